//! Formulae: wording that a person who knows such texts takes for nobody's, though but two texts have it.

use std::collections::HashSet;

use foldhash::fast::RandomState;

use super::words::{Key, UNSEEN, Words};

/// Wording is looked at in windows of so many words of matter.
pub(super) const WINDOW: usize = 3;

/// The formulae of the languages of a library, by their words of matter.
pub(super) struct Formulae {
    windows: HashSet<[Key; WINDOW], RandomState>,
    /// Formulae of two words.
    pairs: HashSet<[Key; 2], RandomState>,
    /// Any two neighbouring words of a formula.
    turns: HashSet<[Key; 2], RandomState>,
}

impl Formulae {
    pub(super) fn new(words: &Words) -> Self {
        let mut formulae = Self {
            windows: HashSet::default(),
            pairs: HashSet::default(),
            turns: HashSet::default(),
        };
        for keys in words.formulae() {
            let seen = |keys: &&[Key]| !keys.contains(&UNSEEN);
            formulae.windows.extend(keys.windows(WINDOW).filter(seen).map(row));
            formulae.turns.extend(keys.windows(2).filter(seen).map(row));
            if keys.len() == 2 {
                formulae.pairs.extend(keys.windows(2).filter(seen).map(row));
            }
        }
        formulae
    }

    /// Which of some words of matter in a row stand in a formula. Two that stand alone may be any two of it; in a
    /// longer row two words show none, unless they are all of one.
    pub(super) fn marks(&self, keys: &[Key]) -> Vec<bool> {
        let mut marks = vec![false; keys.len()];
        for (at, window) in keys.windows(WINDOW).enumerate() {
            if self.windows.contains(&row(window)) {
                marks[at..at + WINDOW].fill(true);
            }
        }
        let pairs = if keys.len() == 2 { &self.turns } else { &self.pairs };
        for (at, pair) in keys.windows(2).enumerate() {
            if pairs.contains(&row(pair)) {
                marks[at..at + 2].fill(true);
            }
        }
        marks
    }
}

fn row<const N: usize>(keys: &[Key]) -> [Key; N] {
    let mut row = [UNSEEN; N];
    row.iter_mut().zip(keys).for_each(|(own, key)| *own = *key);
    row
}
