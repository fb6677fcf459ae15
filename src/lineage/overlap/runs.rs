//! Runs of words that two documents share.

use std::collections::HashMap;
use std::ops::Range;

use foldhash::fast::RandomState;

use super::rarity::Rarity;

/// So many words that count, in a row on both sides, are a run. In running text that is about nine words.
pub(super) const RUN: usize = 5;

type Gram = [u32; RUN];

/// Of a document that says the same run often, so many places are tried for one as long as possible.
const PLACES: usize = 8;

/// A document, as words that count and turns.
#[derive(Clone, Copy)]
pub(super) struct Side<'r> {
    pub(super) words: &'r [u32],
    pub(super) turns: &'r [u32],
    pub(super) language: usize,
}

impl Side<'_> {
    fn gram(&self, place: usize) -> Option<Gram> {
        self.words.get(place..place + RUN).and_then(|words| words.try_into().ok())
    }

    fn grams(&self) -> usize {
        (self.words.len() + 1).saturating_sub(RUN)
    }

    /// The weights of some turns.
    fn weight(&self, turns: Range<usize>, rarity: &Rarity) -> f64 {
        let weight = |&turn: &u32| rarity.turn_weight(turn, self.language);
        self.turns[turns].iter().map(weight).sum()
    }

    /// Which part of the weight lies in turns of the grams marked.
    pub(super) fn share(&self, marked: impl Fn(usize) -> bool, rarity: &Rarity) -> f64 {
        let (mut sum, mut all) = (0.0, 0.0);
        // up to which turn the last gram marked reaches
        let mut end = 0;
        for (place, &turn) in self.turns.iter().enumerate() {
            if place < self.grams() && marked(place) {
                end = place + RUN - 1;
            }
            let weight = rarity.turn_weight(turn, self.language);
            all += weight;
            if place < end {
                sum += weight;
            }
        }
        if all > 0.0 { sum / all } else { 0.0 }
    }
}

/// The grams of the document that others are compared with.
pub(super) struct Grams<'r> {
    side: Side<'r>,
    /// The first place of each gram.
    first: HashMap<Gram, u32, RandomState>,
    /// For each place, the first one with the same gram.
    same: Vec<u32>,
    /// For each place, the next one with the same gram; itself if there is none.
    next: Vec<u32>,
}

/// Words that stand on both sides, and what they weigh.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Run {
    pub(super) other: Range<usize>,
    pub(super) own: Range<usize>,
    pub(super) weight: f64,
}

impl<'r> Grams<'r> {
    pub(super) fn new(side: Side<'r>) -> Self {
        let count = side.grams();
        let mut first = HashMap::with_capacity_and_hasher(count, RandomState::default());
        let mut last: Vec<u32> = (0..count as u32).collect();
        let (mut same, mut next) = (last.clone(), last.clone());
        for place in 0..count as u32 {
            let Some(gram) = side.gram(place as usize) else { break };
            let known = *first.entry(gram).or_insert(place);
            if known != place {
                same[place as usize] = known;
                next[last[known as usize] as usize] = place;
                last[known as usize] = place;
            }
        }
        Self { side, first, same, next }
    }

    /// For each gram of another document, its first place here.
    pub(super) fn places(&self, other: Side<'_>) -> Vec<Option<u32>> {
        (0..other.grams()).map(|place| self.first.get(&other.gram(place)?).copied()).collect()
    }

    /// Whether the gram at a place is one of those whose first places are marked.
    pub(super) fn is_marked(&self, place: usize, marks: &[bool]) -> bool {
        marks[self.same[place] as usize]
    }

    pub(super) fn len(&self) -> usize {
        self.same.len()
    }

    /// The runs shared with another document, apart on its side, given the places of its grams.
    pub(super) fn runs(
        &self,
        other: Side<'_>,
        places: &[Option<u32>],
        rarity: &Rarity,
    ) -> Vec<Run> {
        let mut runs = Vec::new();
        let mut at = 0;
        while at < places.len() {
            let Some(first) = places[at] else {
                at += 1;
                continue;
            };
            let (mut best, mut from) = (0, 0);
            let mut place = first as usize;
            for _ in 0..PLACES {
                let len = alike(&self.side.words[place..], &other.words[at..]);
                if len > best {
                    (best, from) = (len, place);
                }
                match self.next[place] as usize {
                    next if next == place => break,
                    next => place = next,
                }
            }
            let weight = other.weight(at..at + best - 1, rarity);
            runs.push(Run { other: at..at + best, own: from..from + best, weight });
            at += best;
        }
        runs
    }
}

fn alike(one: &[u32], other: &[u32]) -> usize {
    one.iter().zip(other).take_while(|(one, other)| one == other).count()
}
