//! How much a word or a turn says in a collection.

use super::collection::Collection;
use super::turns::{ALONE, Sieve, Turns, distinct, turn};

/// How many documents hold each word and each turn, and what that makes it weigh.
pub(super) struct Rarity {
    words: Vec<u32>,
    turns: Turns,
    /// The weight of what so many documents hold.
    weights: Vec<f64>,
}

impl Rarity {
    /// Counts over all documents; `seen` is told how many of them are behind it, twice.
    pub(super) fn new(collection: &Collection, mut seen: impl FnMut(usize)) -> Self {
        let documents = collection.documents();
        let total = documents.iter().map(|document| document.words.len()).sum();
        let mut words = vec![0; collection.distinct()];
        let mut sieve = Sieve::new(total);
        for (number, document) in documents.iter().enumerate() {
            let mut own = document.words.clone();
            own.sort_unstable();
            own.dedup();
            own.iter().for_each(|&word| words[word as usize] += 1);
            distinct(&document.words).iter().for_each(|&turn| sieve.see(turn));
            seen(number + 1);
        }
        let mut turns = Turns::new();
        for (number, document) in documents.iter().enumerate() {
            distinct(&document.words).iter().for_each(|&turn| turns.see(turn, &sieve));
            seen(documents.len() + number + 1);
        }
        let weights = (0..=documents.len()).map(|holders| weight(documents.len(), holders));
        Self { words, turns, weights: weights.collect() }
    }

    /// How many words and turns have numbers; those of turns come behind those of words.
    pub(super) fn features(&self) -> usize {
        self.words.len() + self.turns.holders.len()
    }

    /// The number that a turn has as a feature, from its own.
    pub(super) fn feature(&self, turn: u32) -> u32 {
        self.words.len() as u32 + turn
    }

    pub(super) fn word_holders(&self, word: u32) -> u32 {
        self.words[word as usize]
    }

    pub(super) fn turn_holders(&self, turn: u32) -> u32 {
        match turn {
            ALONE => 1,
            turn => self.turns.holders[turn as usize],
        }
    }

    /// What a word or turn weighs that so many documents hold.
    pub(super) fn weight(&self, holders: u32) -> f64 {
        self.weights[holders as usize]
    }

    /// The numbers of the turns of a document, one less than it has words.
    pub(super) fn turns(&self, words: &[u32]) -> Vec<u32> {
        words.windows(2).map(|pair| self.turns.number(turn(pair))).collect()
    }
}

/// The fourth root of how many documents there are for each that holds it, less one. Grows with rarity as
/// slowly as the usual logarithm and falls to nearly nothing for what all hold; square roots, unlike
/// logarithms, are the same on every machine. One document more is counted, so that two can be compared.
fn weight(documents: usize, holders: usize) -> f64 {
    ((documents + 1) as f64 / holders.max(1) as f64).sqrt().sqrt() - 1.0
}
