//! Clauses that became several, or one out of several.

use super::alignment::{Fate, Reason};
use super::candidates::{Held, joined, shared, weight, without};
use super::matching::{Match, Matcher, Scales, id};
use super::rivals::Rivals;
use crate::diff::Differ;

/// A clause is split into, or merged from, parts that hold together at least this much of its
/// weight (wikidiff2 accepts 0.6) …
const SPLIT_FLOOR: f64 = 0.6;
/// … each of which finds at least this much of its own weight in it, in words that the other parts
/// have not found there. What a part adds to the similarity says little: a short sentence cut off a
/// long paragraph adds hardly anything.
const PART_FLOOR: f64 = 0.6;
/// … unless another clause is so much like a part of it: that is its answer, though the words stand here
/// too. With a bit of everything and 20 % of words edited .996 of the splits in every seventh text are
/// found at 0.6 and 0.7, .991 at 0.8, .987 without.
const OWN_ANSWER: f64 = 0.7;

/// A part that is left at last beside the others, without another answer, must find this much of its
/// weight, and all parts together hold so much. Of splits with 20 % of their words edited, .91 are
/// found without such parts, .97 at 0.5, .98 at 0.4; in essays (`gold/argrewrite-v2`), whose annotators
/// saw few splits, F1 of links falls by .001 at 0.4 and by .002 where the whole may hold 0.6.
const LAST_PART_FLOOR: f64 = 0.4;
const LAST_WHOLE_FLOOR: f64 = 0.65;

/// What was cut off a clause, *and shall publish monthly*, can be written anew right behind it: *The Parties
/// should endeavour to publish quarterly*. The clause without an answer there must find so much of what was cut
/// off, words of form not counted …
const CUT_OFF_FLOOR: f64 = 0.4;
/// … which are so many different words at least, and hold so much of its own; …
const CUT_OFF_WORDS: usize = 2;
const ANEW_FLOOR: f64 = 0.2;
/// … and what is left of the clause must be little else than words of it.
const LEFT_FLOOR: f64 = 0.9;

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
    /// Whether there are more of them than may be.
    is_cut: bool,
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
    pub(super) fn splits(
        &mut self,
        scales: &Scales,
        rivals: &Rivals,
        pairs: &mut Vec<(usize, usize, f64)>,
    ) {
        let mut found: Vec<(f64, Match)> = Vec::new();
        let seeds = self.seeds(scales, pairs);
        for (side, fate) in [(0, Fate::Split), (1, Fate::Merged)] {
            for (one, seed) in seeds[side].iter().enumerate() {
                let Some((_, seed)) = *seed else { continue };
                let Some(whole) = self.whole(scales, rivals, side, one, seed) else { continue };
                if whole.is_cut {
                    self.cut.mark(side, one);
                }
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

    /// Parts that are left beside the clauses that answer to a whole, and may be more changed than those
    /// found before: there is nothing else they could be.
    pub(super) fn last_parts<F: Fn(u32) -> bool>(
        &mut self,
        scales: &Scales,
        differ: &mut Differ<F>,
    ) {
        for index in 0..self.matches.len() {
            for side in [0, 1] {
                let found = &self.matches[index];
                let (one, parts) = match side {
                    0 => (&found.before, &found.after),
                    _ => (&found.after, &found.before),
                };
                let ([one], false) = (one.as_slice(), found.fate == Fate::Kept) else { continue };
                let (one, known) = (one.index(), parts.len());
                let parts: Vec<usize> = parts.iter().map(|part| part.index()).collect();
                let is_left = |part: usize| self.taken[1 - side].get(part) == Some(&false);
                if !is_left(parts[0].wrapping_sub(1)) && !is_left(parts[known - 1] + 1) {
                    continue;
                }
                let growing = self.known_parts(scales, side, one, parts.clone());
                let (grown, is_cut) = self.fully_grown(scales, side, one, growing, LAST_PART_FLOOR);
                if grown.parts.len() > known && grown.similarity >= LAST_WHOLE_FLOOR {
                    if is_cut {
                        self.cut.mark(side, one);
                    }
                    self.put_parts(index, side, grown);
                } else if let Some(cut_off) = self.cut_off(scales, side, one, &parts) {
                    let all = parts.into_iter().chain([cut_off]).collect();
                    self.put_parts(index, side, self.known_parts(scales, side, one, all));
                } else {
                    let all = self.in_sequence(scales, side, one, parts, MOST_PARTS, differ);
                    if all.len() > known {
                        self.put_parts(index, side, self.known_parts(scales, side, one, all));
                    }
                }
            }
        }
    }

    /// The clause right behind the parts of another that says anew what was cut off it.
    fn cut_off(&self, scales: &Scales, side: usize, one: usize, parts: &[usize]) -> Option<usize> {
        let other = 1 - side;
        let behind = parts.last()? + 1;
        let classes = [&self.before.classes, &self.after.classes];
        let is_left = self.taken[other].get(behind) == Some(&false);
        if !is_left || classes[other][behind] != classes[side][one] {
            return None;
        }
        let growing = self.known_parts(scales, side, one, parts.to_vec());
        let rarity = &scales.rarity;
        let (whole, anew) = (scales.matter(side, one), scales.matter(other, behind));
        let cut_off = without(&whole, &growing.bag);
        let found =
            |bag: &[Held], floor: f64| shared(bag, &anew, rarity) >= floor * weight(bag, rarity);
        let is_anew = cut_off.len() >= CUT_OFF_WORDS && found(&cut_off, CUT_OFF_FLOOR);
        let is_of_it = shared(&anew, &whole, rarity) >= ANEW_FLOOR * weight(&anew, rarity);
        let is_rest = growing.covered >= LEFT_FLOOR * growing.weight;
        (is_anew && is_of_it && is_rest).then_some(behind)
    }

    fn known_parts(&self, scales: &Scales, side: usize, one: usize, parts: Vec<usize>) -> Growing {
        let other = &scales.sides[1 - side];
        let bag = parts.iter().fold(Vec::new(), |bag, part| joined(&bag, &other.bags[*part]));
        let weight: f64 = parts.iter().map(|part| other.weights[*part]).sum();
        let covered = shared(&bag, &scales.sides[side].bags[one], &scales.rarity);
        let all = weight + scales.sides[side].weights[one];
        let similarity = if all > 0.0 { 2.0 * covered / all } else { 0.0 };
        Growing { parts, bag, weight, covered, similarity }
    }

    fn put_parts(&mut self, index: usize, side: usize, grown: Growing) {
        let (before, after) = self.matches[index].first();
        let one = if side == 0 { before } else { after };
        grown.parts.iter().for_each(|part| self.settle(1 - side, *part, one));
        let parts = grown.parts.into_iter().map(id).collect();
        let found = &mut self.matches[index];
        (found.reason, found.similarity, found.script) =
            (Reason::Similarity, grown.similarity, None);
        match side {
            0 => (found.fate, found.after) = (Fate::Split, parts),
            _ => (found.fate, found.before) = (Fate::Merged, parts),
        }
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
    fn whole(
        &self,
        scales: &Scales,
        rivals: &Rivals,
        side: usize,
        one: usize,
        seed: usize,
    ) -> Option<Whole> {
        let mut growing = Growing {
            parts: Vec::new(),
            bag: Vec::new(),
            weight: 0.0,
            covered: 0.0,
            similarity: 0.0,
        };
        growing = self.grown(scales, side, one, &growing, seed, PART_FLOOR)?;
        let alone = growing.similarity;
        let (Growing { parts, similarity, .. }, is_cut) =
            self.fully_grown(scales, side, one, growing, PART_FLOOR);
        // an answer of its own
        let has_own = |part: &usize| rivals.but_for(1 - side, *part, one) >= OWN_ANSWER;
        if parts.iter().any(has_own) {
            return None;
        }
        let is_whole = parts.len() > 1 && similarity >= SPLIT_FLOOR;
        is_whole.then_some(Whole { parts, similarity, gain: similarity - alone, is_cut })
    }

    /// The parts with all their neighbours that are parts, too; and whether there are more than may be.
    fn fully_grown(
        &self,
        scales: &Scales,
        side: usize,
        one: usize,
        mut growing: Growing,
        floor: f64,
    ) -> (Growing, bool) {
        loop {
            let (first, last) = (growing.parts[0], growing.parts[growing.parts.len() - 1]);
            let next = [first.checked_sub(1), Some(last + 1)].into_iter().flatten();
            let next = next.filter(|&part| part < self.taken[1 - side].len());
            let grown =
                next.filter_map(|part| self.grown(scales, side, one, &growing, part, floor));
            match grown.max_by(|x, y| x.similarity.total_cmp(&y.similarity)) {
                Some(_) if growing.parts.len() == MOST_PARTS => return (growing, true),
                Some(grown) => growing = grown,
                None => return (growing, false),
            }
        }
    }

    /// The parts with one more, if it is a part of the clause `one`.
    fn grown(
        &self,
        scales: &Scales,
        side: usize,
        one: usize,
        growing: &Growing,
        part: usize,
        floor: f64,
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
        let fits = covered - growing.covered >= floor * weight;
        if !fits || similarity <= growing.similarity {
            return None;
        }
        let mut parts = growing.parts.clone();
        parts.push(part);
        parts.sort_unstable();
        Some(Growing { parts, bag, weight: all, covered, similarity })
    }
}
