//! The words two clauses share in a row.

use std::ops::Range;

use super::words::{Key, UNSEEN, Words};

/// A pair of words that one clause repeats more often than this is looked at in its first places only.
const REPEATS: usize = 32;

/// Words of matter in a row, the same on both sides; the small words between them may differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Run {
    /// Where it stands in the words of the borrower, from its first word of matter to its last.
    pub(super) here: Range<usize>,
    /// Where it stands in the words of the source.
    pub(super) there: Range<usize>,
    /// The words of matter.
    pub(super) keys: Vec<Key>,
}

/// The words of matter of a clause, each with its place among all words.
pub(super) struct Matter {
    pub(super) keys: Vec<Key>,
    pub(super) places: Vec<usize>,
}

impl Matter {
    pub(super) fn of(keys: impl Iterator<Item = Key>, words: &Words) -> Self {
        let kept = keys.enumerate().filter(|(_, key)| words.is_matter(*key));
        let (places, keys) = kept.unzip();
        Self { keys, places }
    }

    /// A part of a run, by its words of matter on both sides.
    pub(super) fn part(run: &Run, part: Range<usize>, sides: [&Self; 2]) -> Run {
        let side = |side: usize, words: &Range<usize>| {
            let begin = sides[side].place_of(words.start);
            sides[side].words(&(begin + part.start..begin + part.end))
        };
        Run {
            here: side(0, &run.here),
            there: side(1, &run.there),
            keys: run.keys[part.clone()].to_vec(),
        }
    }

    /// Which word of matter is the first that stands at a place among all words, or behind it.
    pub(super) fn place_of(&self, word: usize) -> usize {
        self.places.partition_point(|place| *place < word)
    }

    fn words(&self, matter: &Range<usize>) -> Range<usize> {
        self.places[matter.start]..self.places[matter.end - 1] + 1
    }
}

/// Equal stretches of two rows of words of matter, by their places in these.
struct Stretch {
    here: usize,
    there: usize,
    len: usize,
}

/// The runs of two or more words of matter that two clauses share, none of which overlaps another on
/// either side; longer ones are chosen first, and they come in order of the borrower. Then the single
/// words that they share besides, each with its places among the words of matter on both sides.
/// No run goes over the first `lead` words of the source.
pub(super) fn shared(
    here: &Matter,
    there: &Matter,
    lead: usize,
) -> (Vec<Run>, Vec<(usize, usize)>) {
    let split = there.place_of(lead);
    let mut stretches = stretches(&here.keys, &there.keys[..split]);
    let behind = self::stretches(&here.keys, &there.keys[split..]).into_iter();
    stretches.extend(behind.map(|found| Stretch { there: found.there + split, ..found }));
    stretches.sort_by_key(|found| (std::cmp::Reverse(found.len), found.here, found.there));
    let mut taken = [vec![false; here.keys.len()], vec![false; there.keys.len()]];
    let mut runs: Vec<(Range<usize>, Range<usize>)> = Vec::new();
    for found in stretches {
        // what is left of it once longer ones have taken their words
        let mut at = 0;
        while at < found.len {
            let is_free = |at: &usize| !taken[0][found.here + at] && !taken[1][found.there + at];
            let len = (at..found.len).take_while(is_free).count();
            if len >= 2 {
                let (h, t) = (found.here + at, found.there + at);
                taken[0][h..h + len].fill(true);
                taken[1][t..t + len].fill(true);
                runs.push((h..h + len, t..t + len));
            }
            at += len.max(1);
        }
    }
    runs.sort_by_key(|(here, _)| here.start);
    let singles = singles(here, there, &taken);
    let run = |(h, t): (Range<usize>, Range<usize>)| Run {
        here: here.words(&h),
        there: there.words(&t),
        keys: here.keys[h].to_vec(),
    };
    (runs.into_iter().map(run).collect(), singles)
}

/// All longest equal stretches of two or more.
fn stretches(here: &[Key], there: &[Key]) -> Vec<Stretch> {
    let mut pairs: Vec<(Key, Key, usize)> =
        there.windows(2).enumerate().map(|(at, pair)| (pair[0], pair[1], at)).collect();
    pairs.sort_unstable();
    let mut found = Vec::new();
    for (at, pair) in here.windows(2).enumerate() {
        let begin = pairs.partition_point(|(one, two, _)| (*one, *two) < (pair[0], pair[1]));
        let same = pairs[begin..].iter().take_while(|(one, two, _)| [*one, *two] == *pair);
        for (_, _, there_at) in same.take(REPEATS) {
            let goes_back = at > 0 && *there_at > 0 && here[at - 1] == there[there_at - 1];
            if pair[0] == UNSEEN || goes_back {
                continue;
            }
            let ends = here[at..].iter().zip(&there[*there_at..]);
            let len = ends.take_while(|(one, other)| one == other).count();
            found.push(Stretch { here: at, there: *there_at, len });
        }
    }
    found
}

/// The words outside of runs that stand on both sides, each taken once, in order.
fn singles(here: &Matter, there: &Matter, taken: &[Vec<bool>; 2]) -> Vec<(usize, usize)> {
    let free = |side: usize, keys: &[Key]| {
        let free = (0..keys.len()).filter(|at| !taken[side][*at]);
        let mut free: Vec<(Key, usize)> = free.map(|at| (keys[at], at)).collect();
        free.sort_unstable();
        free
    };
    let (ours, theirs) = (free(0, &here.keys), free(1, &there.keys));
    let (mut a, mut b) = (0, 0);
    let mut pairs = Vec::new();
    while a < ours.len() && b < theirs.len() {
        match ours[a].0.cmp(&theirs[b].0) {
            std::cmp::Ordering::Less => a += 1,
            std::cmp::Ordering::Greater => b += 1,
            std::cmp::Ordering::Equal => {
                pairs.push((ours[a].1, theirs[b].1));
                (a, b) = (a + 1, b + 1);
            }
        }
    }
    pairs.sort_unstable();
    pairs
}

/// So many words of matter may stand between two of a chain on either side.
const GAP: usize = 2;
/// So many places of a word are tried in chains.
const IN_CHAINS: usize = 6;

/// The heaviest chain of equal words of matter: in the same order on both sides, and never far apart.
/// `weights` are of the words of matter here.
pub(super) fn chain(here: &Matter, there: &Matter, weights: &[f64]) -> f64 {
    let mut places: Vec<(Key, usize)> =
        there.keys.iter().enumerate().map(|(at, key)| (*key, at)).collect();
    places.sort_unstable();
    // for every word the places there, each with the weight of the best chain that ends there
    let mut ends: Vec<Vec<(usize, f64)>> = Vec::with_capacity(here.keys.len());
    let mut best = 0.0;
    for (at, key) in here.keys.iter().enumerate() {
        let begin = places.partition_point(|(other, _)| other < key);
        let same = places[begin..].iter().take_while(|(other, _)| other == key).take(IN_CHAINS);
        let own = same.map(|(_, place)| {
            let before = ends[at.saturating_sub(GAP + 1)..at].iter().flatten();
            let near = before.filter(|(end, _)| end < place && place - end <= GAP + 1);
            (*place, weights[at] + near.map(|(_, weight)| *weight).fold(0.0, f64::max))
        });
        ends.push(own.collect());
        best = ends[at].iter().map(|(_, weight)| *weight).fold(best, f64::max);
    }
    best
}

/// Rows of words whose lengths multiplied are more are looked through around their runs only.
const WHOLE: usize = 1 << 16;
/// … with so many words on either side.
const AROUND: usize = 32;

/// The longest row of equal forms, small words counted, the first of the longest, and not over the first
/// `lead` words of the source; of long sentences the longest near one of the runs. Where here, where there.
pub(super) fn longest<'r, I: Iterator<Item = &'r Run>>(
    here: &[u32],
    there: &[u32],
    lead: usize,
    runs: impl Fn() -> I,
) -> Option<(Range<usize>, Range<usize>)> {
    let around = |range: &Range<usize>, len: usize| {
        range.start.saturating_sub(AROUND)..(range.end + AROUND).min(len)
    };
    let whole = (0..here.len(), 0..there.len());
    let places: Vec<_> = match here.len() * there.len() <= WHOLE {
        true => vec![whole],
        false => runs()
            .map(|run| (around(&run.here, here.len()), around(&run.there, there.len())))
            .collect(),
    };
    let parts = places.into_iter().flat_map(|(h, t)| {
        let split = lead.clamp(t.start, t.end);
        [(h.clone(), t.start..split), (h, split..t.end)]
    });
    let rows = parts.map(|(h, t)| longest_row(here, h, there, t));
    let (len, h, t) = rows.max_by_key(|(len, h, _)| (*len, std::cmp::Reverse(*h)))?;
    (len > 0).then(|| (h..h + len, t..t + len))
}

fn longest_row(
    here: &[u32],
    h: Range<usize>,
    there: &[u32],
    t: Range<usize>,
) -> (usize, usize, usize) {
    let mut lens = vec![0; t.len() + 1];
    let mut best = (0, 0, 0);
    for at in h {
        // from behind, so that the row above is still the last one's
        for other in t.clone().rev() {
            let place = other - t.start + 1;
            lens[place] = if here[at] == there[other] { lens[place - 1] + 1 } else { 0 };
            if lens[place] > best.0 {
                best = (lens[place], at + 1 - lens[place], other + 1 - lens[place]);
            }
        }
    }
    best
}
