//! The clauses of a library that share most with a clause, weighed by how rare it is.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use super::index::Index;
use super::words::{Key, Words};
use crate::logarithm::ln;

/// The usual constants of Okapi BM25 (Robertson & Zaragoza 2009). Of the clauses of a control catalogue that
/// paraphrases draw on (`gold/cci-rev4`), B from 0.3 to 0.75 puts .955 to .959 first.
const K1: f64 = 1.2;
const B: f64 = 0.5;
/// Two words in a row weigh so much of what a word of their rarity weighs. On the same set .955 are first
/// at 0, .959 at 0.5, .956 at 1.
const PAIR: f64 = 0.5;

/// The rarest so many words and pairs of a clause are looked up whatever that costs …
const SURE_TERMS: usize = 6;
/// … others while the places looked up are fewer than this.
const PLACES: usize = 4_000;
/// So many places of one word are looked up at most: a word in more clauses tells little of any.
const MOST_PLACES: usize = 50_000;
/// Of the clauses found by these, so many are weighed by all their words.
const WEIGHED: usize = 64;

/// A clause found, with its weight.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hit {
    pub(super) unit: usize,
    pub(super) weight: f64,
}

/// What one search after another uses, so that none begins by making tables.
pub(super) struct Search<'i> {
    index: &'i Index,
    words: &'i Words,
    /// For every clause, the weight of what was found of it so far.
    gains: Vec<f32>,
    touched: Vec<u32>,
    /// For every word, its weight in the clause that is traced; 0 if it does not stand there.
    weights: Vec<f32>,
    counts: Vec<u32>,
    average: f64,
    /// How rare what stands in so many sentences is, for few of them.
    rarities: Vec<f64>,
}

/// So many rarities are worked out once.
const RARITIES: usize = 1 << 12;

fn rarity(sentences: usize, holders: usize) -> f64 {
    ln((sentences as f64 + 1.0) / (holders as f64 + 0.5)).max(0.0)
}

/// The weights of pairs, and the last sentence each was met in.
type Pairs = HashMap<(Key, Key), (f64, usize), RandomState>;

struct Term {
    key: Key,
    next: Option<Key>,
    cost: usize,
    weight: f64,
}

impl<'i> Search<'i> {
    pub(super) fn new(index: &'i Index, words: &'i Words) -> Self {
        Self {
            index,
            words,
            gains: vec![0.0; index.units.len()],
            touched: Vec::new(),
            weights: vec![0.0; words.len()],
            counts: vec![0; words.len()],
            rarities: (0..RARITIES).map(|holders| rarity(index.units.len(), holders)).collect(),
            average: index.total_words() as f64 / index.units.len().max(1) as f64,
        }
    }

    /// How much it says that a clause holds what stands in `holders` of all.
    pub(super) fn rarity(&self, holders: usize) -> f64 {
        match self.rarities.get(holders) {
            Some(known) => *known,
            None => rarity(self.index.units.len(), holders),
        }
    }

    /// The clauses that share most with these words, `most` of those that `is_open` says may be
    /// found, the likest first; those alike in order of the library.
    pub(super) fn find(
        &mut self,
        keys: &[Key],
        most: usize,
        is_open: impl Fn(usize) -> bool,
    ) -> Vec<Hit> {
        let matter: Vec<Key> =
            keys.iter().copied().filter(|key| self.words.is_matter(*key)).collect();
        let terms = self.terms(&matter);
        self.gather(&terms, is_open);
        let mut found = std::mem::take(&mut self.touched);
        let gains = &self.gains;
        let by_gain =
            |a: &u32, b: &u32| gains[*b as usize].total_cmp(&gains[*a as usize]).then(a.cmp(b));
        if found.len() > WEIGHED {
            found.select_nth_unstable_by(WEIGHED, by_gain);
        }
        let weighed: Vec<u32> = found.iter().take(WEIGHED).copied().collect();
        found.drain(..).for_each(|unit| self.gains[unit as usize] = 0.0);
        self.touched = found;
        let mut hits = self.weigh(&terms, &weighed);
        hits.sort_by(|a, b| b.weight.total_cmp(&a.weight).then(a.unit.cmp(&b.unit)));
        hits.truncate(most);
        hits
    }

    /// The words and pairs to look up, the rarest first.
    fn terms(&self, matter: &[Key]) -> Vec<Term> {
        let mut single = matter.to_vec();
        single.sort_unstable();
        single.dedup();
        let mut pairs: Vec<(Key, Key)> = matter.windows(2).map(|pair| (pair[0], pair[1])).collect();
        pairs.sort_unstable();
        pairs.dedup();
        let singles = single.into_iter().map(|key| {
            let weight = self.rarity(self.index.holders(key));
            Term { key, next: None, cost: self.index.with(key).len(), weight }
        });
        let pairs = pairs.into_iter().map(|(key, next)| {
            let cost = self.index.with_pair(key, next).len();
            Term { key, next: Some(next), cost, weight: PAIR * self.rarity(cost) }
        });
        let mut terms: Vec<Term> = singles.chain(pairs).filter(|term| term.cost > 0).collect();
        terms.sort_by_key(|term| (term.cost, term.key, term.next));
        terms
    }

    fn gather(&mut self, terms: &[Term], is_open: impl Fn(usize) -> bool) {
        let mut looked_up = 0;
        for (rank, term) in terms.iter().enumerate() {
            if term.cost > MOST_PLACES || rank >= SURE_TERMS && looked_up + term.cost > PLACES {
                continue;
            }
            looked_up += term.cost;
            let places = match term.next {
                Some(next) => self.index.with_pair(term.key, next),
                None => self.index.with(term.key),
            };
            for unit in Index::units_of(places) {
                if self.gains[unit] == 0.0 {
                    if !is_open(unit) {
                        continue;
                    }
                    self.touched.push(unit as u32);
                }
                self.gains[unit] += term.weight as f32 + f32::MIN_POSITIVE;
            }
        }
    }

    /// Weighs clauses by all their words.
    fn weigh(&mut self, terms: &[Term], units: &[u32]) -> Vec<Hit> {
        let mut pairs = Pairs::default();
        for term in terms {
            match term.next {
                Some(next) => drop(pairs.insert((term.key, next), (term.weight, usize::MAX))),
                None => self.weights[term.key as usize] = term.weight as f32,
            }
        }
        let hits = units
            .iter()
            .map(|unit| *unit as usize)
            .map(|unit| Hit { unit, weight: self.weight(unit, &mut pairs) })
            .collect();
        for term in terms.iter().filter(|term| term.next.is_none()) {
            self.weights[term.key as usize] = 0.0;
        }
        hits
    }

    fn weight(&mut self, unit: usize, pairs: &mut Pairs) -> f64 {
        let words = self.index.words(unit);
        let scale = K1 * (1.0 - B + B * words.len() as f64 / self.average);
        let saturated = |count: f64| count * (K1 + 1.0) / (count + scale);
        let (mut weight, mut met) = (0.0, Vec::new());
        let mut before: Option<Key> = None;
        for key in words.iter().copied().filter(|key| self.words.is_matter(*key)) {
            let shared = self.weights[key as usize] > 0.0;
            if shared {
                if self.counts[key as usize] == 0 {
                    met.push(key);
                }
                self.counts[key as usize] += 1;
                let pair = before.and_then(|before| pairs.get_mut(&(before, key)));
                if let Some((gain, last)) = pair.filter(|(_, last)| *last != unit) {
                    weight += *gain * saturated(1.0);
                    *last = unit;
                }
            }
            before = shared.then_some(key);
        }
        for key in met {
            let count = f64::from(std::mem::take(&mut self.counts[key as usize]));
            weight += f64::from(self.weights[key as usize]) * saturated(count);
        }
        weight
    }
}
