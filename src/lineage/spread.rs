//! How far wording is spread over a library: what is nobody's, and what is somebody's.

use std::collections::HashMap;
use std::ops::Range;

use foldhash::fast::RandomState;

use super::formulae::{Formulae, WINDOW};
use super::index::Index;
use super::words::{Key, UNSEEN, Words};

/// Boilerplate stands in at least so many clauses, and in more the larger the library is …
const CLAUSES: usize = 3;
/// … the square root of how many clauses there are, over this.
const CLAUSES_ROOT: f64 = 3.0;
/// … and between so many different words on one of its sides: what is taken over whole has one neighbour.
const NEIGHBOURS: usize = 3;
/// So many places are looked through; wording with more is counted in these.
const MOST_PLACES: usize = 512;

/// … and to count its texts so many: of what has more it is at least those.
const MOST_COUNTED: usize = 2_048;

/// What is known of a window.
#[derive(Clone, Copy, Default)]
struct Window {
    clauses: usize,
    /// How many different words stand before it, and behind it.
    neighbours: [usize; 2],
}

/// Tells how far wording is spread, each window once.
pub(super) struct Spread<'i> {
    index: &'i Index,
    words: &'i Words,
    formulae: &'i Formulae,
    boilerplate: usize,
    windows: HashMap<[Key; WINDOW], Window, RandomState>,
}

impl<'i> Spread<'i> {
    pub(super) fn new(index: &'i Index, words: &'i Words, formulae: &'i Formulae) -> Self {
        let root = (index.units.len() as f64).sqrt() / CLAUSES_ROOT;
        let boilerplate = CLAUSES.max(root as usize);
        Self { index, words, formulae, boilerplate, windows: HashMap::default() }
    }

    /// In how many texts words of matter stand in a row, or at least stand.
    pub(super) fn texts(&self, keys: &[Key]) -> usize {
        let places = match keys {
            [only] => self.index.with(*only),
            _ => self.rarest(keys),
        };
        let mut units: Vec<usize> =
            Index::units_of(&places[..places.len().min(MOST_COUNTED)]).collect();
        units.dedup();
        let holds = |unit: &usize| self.found(self.index.words(*unit), keys).is_some();
        let mut sources: Vec<u32> =
            units.into_iter().filter(holds).map(|unit| self.index.units[unit].source).collect();
        sources.sort_unstable();
        sources.dedup();
        sources.len()
    }

    /// Which stretches of words of matter in a row are boilerplate: wording that many clauses have with
    /// different words around it, formulae that any text of its kind may have, however small the library,
    /// and the words that `nobodys` says are nobody's, for they stand in names or point at another division.
    /// With them, which words are nobody's, those of formulae among them.
    pub(super) fn boilerplate(
        &mut self,
        keys: &[Key],
        mut nobodys: Vec<bool>,
    ) -> (Vec<Range<usize>>, Vec<bool>) {
        let formulae = self.formulae.marks(keys);
        nobodys.iter_mut().zip(formulae).for_each(|(mark, formula)| *mark |= formula);
        let mut is_boilerplate = nobodys.clone();
        for stretch in self.spread(keys) {
            is_boilerplate[stretch].fill(true);
        }
        let places: Vec<usize> = (0..keys.len()).filter(|at| is_boilerplate[*at]).collect();
        let stretches = places.chunk_by(|one, other| one + 1 == *other);
        let stretches = stretches.map(|stretch| stretch[0]..stretch[0] + stretch.len());
        (stretches.collect(), nobodys)
    }

    /// Which stretches many clauses have with different words around them.
    fn spread(&mut self, keys: &[Key]) -> Vec<Range<usize>> {
        let size = WINDOW.min(keys.len());
        let windows: Vec<Window> = keys.windows(size).map(|keys| self.window(keys)).collect();
        let mut found = Vec::new();
        let mut at = 0;
        while at < windows.len() {
            let spread = windows[at..].iter().take_while(|one| one.clauses >= self.boilerplate);
            let len = spread.count();
            if len > 0 {
                let before = windows[at].neighbours[0];
                let behind = windows[at + len - 1].neighbours[1];
                if before.max(behind) >= NEIGHBOURS {
                    found.push(at..at + len + size - 1);
                }
            }
            at += len + 1;
        }
        found
    }

    fn window(&mut self, keys: &[Key]) -> Window {
        let mut name = [UNSEEN; WINDOW];
        name[..keys.len()].copy_from_slice(keys);
        if let Some(known) = self.windows.get(&name) {
            return *known;
        }
        let places = self.rarest(keys);
        let mut window = Window::default();
        let mut sides = [Vec::new(), Vec::new()];
        let mut last = usize::MAX;
        for unit in Index::units_of(&places[..places.len().min(MOST_PLACES)]) {
            if unit == last {
                continue;
            }
            last = unit;
            let own = self.index.own_words(unit);
            let Some(neighbours) = self.found(own, keys) else { continue };
            window.clauses += 1;
            for (side, neighbour) in sides.iter_mut().zip(neighbours) {
                if side.len() < NEIGHBOURS && !side.contains(&neighbour) {
                    side.push(neighbour);
                }
            }
        }
        window.clauses = window.clauses * places.len().max(1) / places.len().clamp(1, MOST_PLACES);
        window.neighbours = sides.map(|side| side.len());
        self.windows.insert(name, window);
        window
    }

    /// The places of the pair of words that stands in the fewest.
    fn rarest(&self, keys: &[Key]) -> &'i [u64] {
        let pairs = keys.windows(2).map(|pair| self.index.with_pair(pair[0], pair[1]));
        pairs.min_by_key(|places| places.len()).unwrap_or_default()
    }

    /// The words of matter on both sides of the first place in a sentence where words of matter stand in
    /// a row; [`UNSEEN`] at its ends.
    fn found(&self, sentence: &[Key], keys: &[Key]) -> Option<[Key; 2]> {
        let is_matter = |key: &&Key| self.words.is_matter(**key);
        let mut before = UNSEEN;
        for (at, key) in sentence.iter().enumerate().filter(|(_, key)| is_matter(key)) {
            if *key == keys[0] {
                let mut rest = sentence[at..].iter().filter(is_matter);
                if keys.iter().all(|wanted| rest.next() == Some(wanted)) {
                    return Some([before, rest.next().copied().unwrap_or(UNSEEN)]);
                }
            }
            before = *key;
        }
        None
    }
}
