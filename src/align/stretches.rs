//! Open clauses between links that stay in order: which of them answer to each other, in order.

use std::ops::Range;

use super::alignment::Reason;
use super::matching::{Match, Matcher, Scales};
use super::order::heaviest_increasing;
use super::place::PLACE_FLOOR;

/// A pair adds what its likeness is above this, or takes away what it is below; less where numbers speak
/// for it. In one half of the essays F1 of links is .9745 from 0.4 to 0.42 and .972 at 0.48.
pub(super) const LEVEL: f64 = 0.42;

/// Every gap, a run of clauses of one side without an answer, costs so much however long it is. So
/// two clauses between neighbours that are linked need less likeness by two gaps, those beside one
/// linked neighbour by one: what stands where old words stood is rather these words anew. In the half
/// of the essays F1 is .973 at 0.1 and .974 from 0.05 on, of a control catalogue it is best from 0.08 on.
const GAP: f64 = 0.08;

/// Of a stretch so many pairs are weighed. One with more is cut at its likest pairs in order, then
/// into parts of this size.
const MOST_CELLS: usize = 64 * 64;

/// The open clauses between two links, or what may be of them.
struct Stretch {
    before: Vec<usize>,
    after: Vec<usize>,
}

impl Stretch {
    fn cells(&self) -> usize {
        self.before.len() * self.after.len()
    }

    /// The stretch, cut at pairs of it, in order, that are in neither of the parts.
    fn cut(&self, pairs: &[(usize, usize)]) -> Vec<Self> {
        let mut parts = Vec::new();
        let (mut b, mut a) = (0, 0);
        let len = (self.before.len(), self.after.len());
        for (at_b, at_a) in pairs.iter().copied().chain([len]) {
            let (before, after) = (b..at_b, a..at_a);
            parts.push(self.part(before, after));
            (b, a) = (at_b + 1, at_a + 1);
        }
        parts
    }

    fn part(&self, before: Range<usize>, after: Range<usize>) -> Self {
        Self { before: self.before[before].to_vec(), after: self.after[after].to_vec() }
    }

    /// Parts of bearable size, each side cut evenly.
    fn parts(self) -> Vec<Self> {
        let most = MOST_CELLS.isqrt();
        let count = self.before.len().max(self.after.len()).div_ceil(most);
        if self.cells() <= MOST_CELLS {
            return vec![self];
        }
        let range = |len: usize, part: usize| len * part / count..len * (part + 1) / count;
        let lens = (self.before.len(), self.after.len());
        (0..count).map(|part| self.part(range(lens.0, part), range(lens.1, part))).collect()
    }
}

impl Matcher<'_> {
    /// Pairs open clauses in order, between links that stay in order.
    pub(super) fn in_order(&mut self, scales: &Scales, pairs: &[(usize, usize, f64)]) {
        if self.taken.iter().any(|side| !side.contains(&false)) {
            return;
        }
        for stretch in self.stretches() {
            if stretch.cells() > MOST_CELLS {
                stretch.before.iter().for_each(|&b| self.cut.mark(0, b));
                stretch.after.iter().for_each(|&a| self.cut.mark(1, a));
            }
            for part in self.bearable(stretch, pairs) {
                self.pair_in_order(scales, &part);
            }
        }
    }

    /// The stretches of open clauses between links that stay in order.
    fn stretches(&self) -> Vec<Stretch> {
        let len = |side: usize| self.taken[side].len();
        let mut parts = Vec::new();
        let (mut b, mut a) = (0, 0);
        for (at_b, at_a) in self.chain().into_iter().chain([(len(0), len(1))]) {
            let open = |side: usize, range: Range<usize>| -> Vec<usize> {
                range.filter(|&one| !self.taken[side][one]).collect()
            };
            let stretch = Stretch { before: open(0, b..at_b), after: open(1, a..at_a) };
            if stretch.cells() > 0 {
                parts.push(stretch);
            }
            (b, a) = (at_b + 1, at_a + 1);
        }
        parts
    }

    /// The links that stay in order, by the first of their clauses.
    pub(super) fn chain(&self) -> Vec<(usize, usize)> {
        let mut links: Vec<&Match> = self.matches.iter().collect();
        links.sort_unstable_by_key(|found| found.before[0]);
        let firsts: Vec<(usize, usize)> = links.iter().map(|found| found.first()).collect();
        let seconds: Vec<usize> = firsts.iter().map(|first| first.1).collect();
        let words = |found: &Match| -> usize {
            found.after.iter().map(|after| self.after.ids[after.index()].len()).sum()
        };
        let weights: Vec<u64> = links.iter().map(|found| found.weight(words(found))).collect();
        let stayed = heaviest_increasing(&seconds, &weights);
        firsts
            .into_iter()
            .zip(stayed)
            .filter(|(_, stayed)| *stayed)
            .map(|(first, _)| first)
            .collect()
    }

    /// A stretch in parts small enough to weigh every pair: cut at its likest of `pairs`, which are sorted.
    fn bearable(&self, stretch: Stretch, pairs: &[(usize, usize, f64)]) -> Vec<Stretch> {
        if stretch.cells() <= MOST_CELLS {
            return vec![stretch];
        }
        let place = |side: &[usize], one: usize| side.binary_search(&one).ok();
        let (first, last) = (stretch.before[0], stretch.before[stretch.before.len() - 1]);
        let from = pairs.partition_point(|pair| pair.0 < first);
        let to = pairs.partition_point(|pair| pair.0 <= last);
        let mut inside: Vec<(usize, usize, f64)> = pairs[from..to]
            .iter()
            .filter(|pair| pair.2 >= LEVEL)
            .filter_map(|&(b, a, likeness)| {
                Some((place(&stretch.before, b)?, place(&stretch.after, a)?, likeness))
            })
            .collect();
        // of the pairs of one clause no two are in order
        inside.sort_unstable_by(|x, y| x.0.cmp(&y.0).then(y.1.cmp(&x.1)));
        let seconds: Vec<usize> = inside.iter().map(|pair| pair.1).collect();
        let weights: Vec<u64> = inside.iter().map(|pair| (pair.2 * 1000.0) as u64).collect();
        let stayed = heaviest_increasing(&seconds, &weights);
        let cuts: Vec<(usize, usize)> = inside
            .iter()
            .zip(stayed)
            .filter(|(_, stayed)| *stayed)
            .map(|(pair, _)| (pair.0, pair.1))
            .collect();
        let mut parts: Vec<Stretch> =
            stretch.cut(&cuts).into_iter().flat_map(Stretch::parts).collect();
        parts.extend(cuts.iter().map(|&(b, a)| stretch.part(b..b + 1, a..a + 1)));
        parts
    }

    /// What a pair adds, if it may be one: both are headings or neither, and they share something.
    fn worth(&self, scales: &Scales, b: usize, a: usize) -> Option<f64> {
        if self.before.classes[b] != self.after.classes[a] {
            return None;
        }
        if self.before.ids[b].is_empty() && self.after.ids[a].is_empty() {
            return Some(0.0);
        }
        let likeness = scales.similarity(b, a);
        // place_floor says by how much less where numbers speak for a pair
        let level = LEVEL - PLACE_FLOOR + self.place_floor(b, a);
        let may_be = likeness > 0.0 && !self.took_place(scales, (b, a), likeness);
        may_be.then_some(likeness - level)
    }

    /// The pairs in order that add most, gaps taken off (after Gotoh 1982).
    fn pair_in_order(&mut self, scales: &Scales, stretch: &Stretch) {
        let (before, after) = (&stretch.before, &stretch.after);
        let width = after.len() + 1;
        let mut table = Table::new(before.len() + 1, width);
        for (at_b, &b) in before.iter().enumerate() {
            for (at_a, &a) in after.iter().enumerate() {
                table.fill(at_b + 1, at_a + 1, self.worth(scales, b, a));
            }
        }
        for (b, a) in table.pairs() {
            let likeness = scales.similarity(before[b], after[a]);
            let reason = if likeness >= LEVEL { Reason::Similarity } else { Reason::Place };
            self.pair(before[b], after[a], reason, likeness);
        }
    }
}

/// The best sums up to every pair of places, by how they end.
struct Table {
    width: usize,
    cells: Vec<[f64; 3]>,
    from: Vec<[u8; 3]>,
}

const PAIRED: usize = 0;
const GAP_BEFORE: usize = 1;
const GAP_AFTER: usize = 2;

impl Table {
    fn new(height: usize, width: usize) -> Self {
        let mut table = Self {
            width,
            cells: vec![[f64::NEG_INFINITY; 3]; height * width],
            from: vec![[PAIRED as u8; 3]; height * width],
        };
        table.cells[0][PAIRED] = 0.0;
        for b in 1..height {
            table.gap(b * width, (b - 1) * width, GAP_BEFORE);
        }
        for a in 1..width {
            table.gap(a, a - 1, GAP_AFTER);
        }
        table
    }

    /// Fills the cell of two places, given what their pair adds if they may be one.
    fn fill(&mut self, b: usize, a: usize, value: Option<f64>) {
        let at = b * self.width + a;
        if let Some(value) = value {
            let last = at - self.width - 1;
            let from = best(&self.cells[last]);
            self.cells[at][PAIRED] = self.cells[last][from] + value;
            self.from[at][PAIRED] = from as u8;
        }
        self.gap(at, at - self.width, GAP_BEFORE);
        self.gap(at, at - 1, GAP_AFTER);
    }

    /// A cell behind another, with one more clause in the gap.
    fn gap(&mut self, at: usize, last: usize, gap: usize) {
        let mut sums = self.cells[last].map(|sum| sum - GAP);
        sums[gap] += GAP;
        let from = best(&sums);
        self.cells[at][gap] = sums[from];
        self.from[at][gap] = from as u8;
    }

    fn pairs(&self) -> Vec<(usize, usize)> {
        let mut pairs = Vec::new();
        let mut at = self.cells.len() - 1;
        let mut state = best(&self.cells[at]);
        while at > 0 {
            let from = usize::from(self.from[at][state]);
            at -= match state {
                PAIRED => {
                    pairs.push((at / self.width - 1, at % self.width - 1));
                    self.width + 1
                }
                GAP_BEFORE => self.width,
                _ => 1,
            };
            state = from;
        }
        pairs.reverse();
        pairs
    }
}

/// The state with the highest sum, the first of several.
fn best(sums: &[f64; 3]) -> usize {
    let mut best = 0;
    for state in 1..3 {
        if sums[state] > sums[best] {
            best = state;
        }
    }
    best
}
