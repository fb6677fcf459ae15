//! Which sentences of a library hold a word, and a word before another.

use std::ops::Range;

use super::words::{Key, UNSEEN, Words, is_traced, sentences};
use crate::document::{Clause, ClauseId, Draft};

/// So many words of the clauses that govern an item stand before its own where clauses are looked for: a
/// chapeau is read with its items, and never so long that a deep list costs more than its text.
const LEAD: usize = 48;

/// A sentence of the library, or a clause that is one.
pub(super) struct Unit {
    pub(super) source: u32,
    pub(super) clause: ClauseId,
    /// Which of the words of the clause is its first.
    pub(super) first: usize,
    /// Where its words begin among all, those of its governors first.
    start: usize,
    /// Where its own words begin.
    own: usize,
}

/// The words of all clauses, and for each word where it stands.
pub(super) struct Index {
    pub(super) units: Vec<Unit>,
    words: Vec<Key>,
    /// For each word, where its places begin in `places`.
    starts: Vec<usize>,
    /// The word of matter behind it, and the clause; in order.
    places: Vec<u64>,
    /// In how many clauses each word stands.
    holders: Vec<u32>,
}

fn place(next: Key, unit: usize) -> u64 {
    u64::from(next) << 32 | unit as u64
}

fn unit_of(place: u64) -> usize {
    (place & u64::from(u32::MAX)) as usize
}

impl Index {
    /// Indexes the clauses of all drafts but headings, signatures, places and dates.
    pub(super) fn new<'d>(drafts: impl Iterator<Item = &'d Draft>, vocabulary: &mut Words) -> Self {
        let (mut units, mut words) = (Vec::new(), Vec::new());
        for (source, draft) in drafts.enumerate() {
            let lane = vocabulary.lane(draft);
            // where the own words of every clause are
            let mut owns: Vec<Range<usize>> = Vec::with_capacity(draft.clauses().len());
            for clause in draft.clauses() {
                let start = words.len();
                if !is_traced(clause) {
                    owns.push(start..start);
                    continue;
                }
                for (governor, range) in lead(clause, |governor| owns[governor.id().index()].len())
                {
                    let begin = owns[governor.id().index()].start;
                    words.extend_from_within(begin + range.start..begin + range.end);
                }
                let own = words.len();
                vocabulary.read(lane, clause, &mut words);
                owns.push(own..words.len());
                if own == words.len() {
                    words.truncate(start);
                }
                let spans = || Words::spans(clause);
                for sentence in sentences(clause, words.len().saturating_sub(own), spans) {
                    let own = own + sentence.start;
                    let start = if sentence.start == 0 { start } else { own };
                    let (source, first) = (source as u32, sentence.start);
                    units.push(Unit { source, clause: clause.id(), first, start, own });
                }
            }
        }
        let mut index =
            Self { units, words, starts: Vec::new(), places: Vec::new(), holders: Vec::new() };
        index.invert(vocabulary);
        index
    }

    fn invert(&mut self, vocabulary: &Words) {
        let is_matter = |key: Key| vocabulary.is_matter(key);
        let mut starts = vec![0; vocabulary.len() + 1];
        for key in self.words.iter().filter(|key| is_matter(**key)) {
            starts[*key as usize + 1] += 1;
        }
        for key in 1..starts.len() {
            starts[key] += starts[key - 1];
        }
        let mut free = starts.clone();
        let mut places = vec![0; starts[starts.len() - 1]];
        let mut holders = vec![0; vocabulary.len()];
        let mut last = vec![u32::MAX; vocabulary.len()];
        for unit in 0..self.units.len() {
            let keys = self.words(unit).iter().copied().filter(|key| is_matter(*key));
            let mut keys = keys.peekable();
            while let Some(key) = keys.next() {
                let next = keys.peek().copied().unwrap_or(UNSEEN);
                places[free[key as usize]] = place(next, unit);
                free[key as usize] += 1;
                if last[key as usize] != unit as u32 {
                    last[key as usize] = unit as u32;
                    holders[key as usize] += 1;
                }
            }
        }
        for key in 0..vocabulary.len() {
            places[starts[key]..starts[key + 1]].sort_unstable();
        }
        (self.starts, self.places, self.holders) = (starts, places, holders);
    }

    /// The words of a sentence, behind those of its clause's governors.
    pub(super) fn words(&self, unit: usize) -> &[Key] {
        let end = self.units.get(unit + 1).map_or(self.words.len(), |next| next.start);
        &self.words[self.units[unit].start..end]
    }

    /// The words of a sentence alone.
    pub(super) fn own_words(&self, unit: usize) -> &[Key] {
        &self.words(unit)[self.lead(unit)..]
    }

    /// How many of the words of a sentence are those of its clause's governors.
    pub(super) fn lead(&self, unit: usize) -> usize {
        self.units[unit].own - self.units[unit].start
    }

    /// How many words there are, those of governors counted for each item.
    pub(super) fn total_words(&self) -> usize {
        self.words.len()
    }

    /// In how many clauses a word stands.
    pub(super) fn holders(&self, key: Key) -> usize {
        self.holders.get(key as usize).map_or(0, |count| *count as usize)
    }

    /// The clauses a word stands in, in no order and as often as it does there.
    pub(super) fn with(&self, key: Key) -> &[u64] {
        match self.starts.get(key as usize + 1).filter(|_| key != UNSEEN) {
            Some(end) => &self.places[self.starts[key as usize]..*end],
            None => &[],
        }
    }

    /// The clauses a word stands in before `next`, in order.
    pub(super) fn with_pair(&self, key: Key, next: Key) -> &[u64] {
        if next == UNSEEN {
            return &[];
        }
        let places = self.with(key);
        let begin = places.partition_point(|found| *found < place(next, 0));
        let end = begin + places[begin..].partition_point(|found| *found < place(next + 1, 0));
        &places[begin..end]
    }

    /// The clauses of places.
    pub(super) fn units_of(places: &[u64]) -> impl Iterator<Item = usize> + '_ {
        places.iter().map(|place| unit_of(*place))
    }
}

/// The clauses that govern one, in order, and which of their words are read with it; `words` says how many each
/// has.
pub(super) fn lead<'d>(
    clause: Clause<'d>,
    words: impl Fn(Clause<'d>) -> usize,
) -> Vec<(Clause<'d>, Range<usize>)> {
    let mut left = LEAD;
    let above = std::iter::successors(clause.parent(), |clause| clause.parent());
    let governors = above.take_while(|clause| !clause.kind().is_heading());
    let mut found: Vec<_> = governors
        .map_while(|governor| {
            let all = words(governor);
            let taken = all.min(left);
            left -= taken;
            (left > 0 || taken > 0).then_some((governor, all - taken..all))
        })
        .collect();
    found.reverse();
    found
}
