//! Clauses that became several, or one out of several.

use super::alignment::{Fate, Reason};
use super::candidates::{Held, joined, shared};
use super::matching::{Match, Matcher, Scales, id};

/// A clause is split into, or merged from, parts that hold together at least this much of its
/// weight (wikidiff2 accepts 0.6) …
const SPLIT_FLOOR: f64 = 0.6;
/// … each of which finds at least this much of its own weight in it, in words that the other parts
/// have not found there. What a part adds to the similarity says little: a short sentence cut off a
/// long paragraph adds hardly anything.
const PART_FLOOR: f64 = 0.6;
/// A clause splits into at most this many parts; a limit on work.
const MOST_PARTS: usize = 16;
/// Texts lighter than this can be found anywhere by chance.
const FEW_WORDS: f64 = 3.0;

/// A clause of one side, and neighbors of the other that together are like it.
struct Whole {
    parts: Vec<usize>,
    similarity: f64,
    /// How much more similar they are than the best of them alone.
    gain: f64,
}

/// Parts of a clause, so far.
struct Growing {
    parts: Vec<usize>,
    bag: Vec<Held>,
    weight: f64,
    /// The weight of the words they share with the whole.
    covered: f64,
    similarity: f64,
}

impl Matcher<'_> {
    /// Splits and merges, before pairs freeze; the pairs they settle are dropped from `pairs`.
    pub(super) fn splits(&mut self, scales: &Scales, pairs: &mut Vec<(usize, usize, f64)>) {
        let mut found: Vec<(f64, Match)> = Vec::new();
        let seeds = self.seeds(scales, pairs);
        for (side, fate) in [(0, Fate::Split), (1, Fate::Merged)] {
            for (one, seed) in seeds[side].iter().enumerate() {
                let Some((_, seed)) = *seed else { continue };
                let Some(whole) = self.whole(scales, side, one, seed) else { continue };
                let (one, parts) = (vec![id(one)], whole.parts.into_iter().map(id).collect());
                let (before, after) = if side == 0 { (one, parts) } else { (parts, one) };
                let (reason, similarity) = (Reason::Similarity, whole.similarity);
                let (runner_up, script) = (None, None);
                let found_here =
                    Match { fate, before, after, reason, similarity, runner_up, script };
                found.push((whole.gain, found_here));
            }
        }
        found.sort_by(|x, y| y.0.total_cmp(&x.0));
        for (_, found) in found {
            let free = found.before.iter().all(|b| !self.taken[0][b.index()])
                && found.after.iter().all(|a| !self.taken[1][a.index()]);
            if free {
                self.take(found);
            }
        }
        pairs.retain(|&(b, a, _)| !self.taken[0][b] && !self.taken[1][a]);
    }

    /// For each clause of each side, the clause of the other that is most of it and little else.
    fn seeds(
        &self,
        scales: &Scales,
        pairs: &[(usize, usize, f64)],
    ) -> [Vec<Option<(f64, usize)>>; 2] {
        let mut seeds = self.taken.each_ref().map(|taken| vec![None; taken.len()]);
        for &(b, a, similarity) in pairs {
            let weights = [scales.sides[0].weights[b], scales.sides[1].weights[a]];
            let share = similarity * (weights[0] + weights[1]) / 2.0;
            for (side, one, other) in [(0, b, a), (1, a, b)] {
                let seed: &mut Option<(f64, usize)> = &mut seeds[side][one];
                let is_part = share >= PART_FLOOR * weights[1 - side];
                if is_part && seed.is_none_or(|(most, _)| share > most) {
                    *seed = Some((share, other));
                }
            }
        }
        seeds
    }

    /// The neighbouring clauses of the other side that together are the clause `one`.
    fn whole(&self, scales: &Scales, side: usize, one: usize, seed: usize) -> Option<Whole> {
        let other = 1 - side;
        let mut growing = Growing {
            parts: Vec::new(),
            bag: Vec::new(),
            weight: 0.0,
            covered: 0.0,
            similarity: 0.0,
        };
        growing = self.grown(scales, side, one, &growing, seed)?;
        let alone = growing.similarity;
        while growing.parts.len() < MOST_PARTS {
            let (first, last) = (growing.parts[0], growing.parts[growing.parts.len() - 1]);
            let next = [first.checked_sub(1), Some(last + 1)].into_iter().flatten();
            let next = next.filter(|&part| part < self.taken[other].len());
            let grown = next.filter_map(|part| self.grown(scales, side, one, &growing, part));
            match grown.max_by(|x, y| x.similarity.total_cmp(&y.similarity)) {
                Some(grown) => growing = grown,
                None => break,
            }
        }
        let Growing { parts, similarity, .. } = growing;
        let is_whole = parts.len() > 1 && similarity >= SPLIT_FLOOR;
        is_whole.then_some(Whole { parts, similarity, gain: similarity - alone })
    }

    /// The parts with one more, if it is a part of the clause `one`.
    fn grown(
        &self,
        scales: &Scales,
        side: usize,
        one: usize,
        growing: &Growing,
        part: usize,
    ) -> Option<Growing> {
        let other = 1 - side;
        let weight = scales.sides[other].weights[part];
        let free = self.is_open(other, part) || self.sure[other][part] == Some(one as u32);
        if weight < FEW_WORDS || !free {
            return None;
        }
        let bag = joined(&growing.bag, &scales.sides[other].bags[part]);
        let covered = shared(&bag, &scales.sides[side].bags[one], &scales.rarity);
        let all = growing.weight + weight;
        let similarity = 2.0 * covered / (all + scales.sides[side].weights[one]);
        let fits = covered - growing.covered >= PART_FLOOR * weight;
        if !fits || similarity <= growing.similarity {
            return None;
        }
        let mut parts = growing.parts.clone();
        parts.push(part);
        parts.sort_unstable();
        Some(Growing { parts, bag, weight: all, covered, similarity })
    }
}
