//! Formulae: wording that a person who knows such texts takes for nobody's, though but two texts have it.

use std::collections::HashSet;

use foldhash::fast::RandomState;

use super::words::{Key, UNSEEN, Words};

/// Wording is looked at in windows of so many words of matter.
pub(super) const WINDOW: usize = 3;

/// The formulae of the languages of a library, by their words of matter.
#[derive(Default)]
pub(super) struct Formulae {
    windows: HashSet<[Key; WINDOW], RandomState>,
    /// Formulae of two words.
    pairs: HashSet<[Key; 2], RandomState>,
}

impl Formulae {
    pub(super) fn new(words: &Words) -> Self {
        let mut formulae = Self::default();
        let seen = |keys: &&[Key]| !keys.contains(&UNSEEN);
        for keys in words.formulae() {
            match keys.len() {
                2 => formulae.pairs.extend(keys.windows(2).filter(seen).map(row)),
                _ => formulae.windows.extend(keys.windows(WINDOW).filter(seen).map(row)),
            }
        }
        formulae
    }

    /// Which of some words of matter in a row stand in a formula.
    pub(super) fn marks(&self, keys: &[Key]) -> Vec<bool> {
        let mut marks = vec![false; keys.len()];
        let windows = keys.windows(WINDOW).enumerate();
        let windows = windows.filter(|(_, window)| self.windows.contains(&row(window)));
        let pairs = keys.windows(2).enumerate();
        let pairs = pairs.filter(|(_, pair)| self.pairs.contains(&row(pair)));
        for (at, words) in windows.chain(pairs) {
            marks[at..at + words.len()].fill(true);
        }
        marks
    }
}

fn row<const N: usize>(keys: &[Key]) -> [Key; N] {
    let mut row = [UNSEEN; N];
    row.iter_mut().zip(keys).for_each(|(own, key)| *own = *key);
    row
}
