//! Clauses to links.

use std::collections::HashMap;

use super::alignment::{Fate, Reason};
use super::candidates::{Index, Rarity, Side, joined, shared};

/// Two clauses that share less of their weight than this are no pair wherever they stand.
/// wikidiff2 and stemma put the floor at 0.4 and 0.15; between 0.25 and 0.45 the F1 on two drafts of
/// a control catalogue (911 and 1,176 clauses, `gold/nist-800-53-drafts`) changes by less than 0.005.
const PAIR_FLOOR: f64 = 0.35;

/// Between two linked neighbours, or as the only candidate of each other, less is enough.
const PLACE_FLOOR: f64 = 0.15;

/// A clause is split into, or merged from, parts that hold together at least this much of its
/// weight (wikidiff2 accepts 0.6) …
const SPLIT_FLOOR: f64 = 0.6;
/// … each of which finds at least this much of its own weight in it …
const PART_FLOOR: f64 = 0.6;
/// … and that explain it better than the best of them alone by at least this much.
const SPLIT_GAIN: f64 = 0.08;
/// A clause splits into at most this many parts.
const MOST_PARTS: usize = 6;
/// Texts shorter than this many words can be equal by chance.
const FEW_WORDS: f64 = 3.0;

/// Clauses that answer to each other, by number.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Match {
    pub(super) fate: Fate,
    pub(super) before: Vec<usize>,
    pub(super) after: Vec<usize>,
    pub(super) reason: Reason,
    pub(super) similarity: f64,
}

/// What is known of the clauses of one draft.
pub(super) struct Clauses<'a> {
    /// The words of each clause.
    pub(super) ids: Vec<&'a [u32]>,
    /// What a clause may be paired with: headings only with headings.
    pub(super) classes: Vec<u8>,
    /// The printed number of each clause, under those above it.
    pub(super) labels: Vec<Option<&'a str>>,
}

pub(super) struct Matcher<'a> {
    before: Clauses<'a>,
    after: Clauses<'a>,
    rarity: Rarity,
    sides: [Side; 2],
    words: usize,
    /// For each clause of each side, whether it has its answer.
    taken: [Vec<bool>; 2],
    matches: Vec<Match>,
}

impl<'a> Matcher<'a> {
    /// `counts` says for each word whether it counts: marks of punctuation do not.
    pub(super) fn new(before: Clauses<'a>, after: Clauses<'a>, counts: &[bool]) -> Self {
        let rarity = Rarity::new(counts.len(), [&before.ids, &after.ids]);
        let sides = [Side::new(&before.ids, &rarity, counts), Side::new(&after.ids, &rarity, counts)];
        let taken = [vec![false; before.ids.len()], vec![false; after.ids.len()]];
        Self { before, after, rarity, sides, words: counts.len(), taken, matches: Vec::new() }
    }

    pub(super) fn run(mut self) -> Vec<Match> {
        self.equal();
        let mut pairs = self.candidates();
        self.splits(&mut pairs);
        self.best_first(&pairs);
        self.by_place();
        self.matches
    }

    fn take(&mut self, found: Match) {
        found.before.iter().for_each(|&b| self.taken[0][b] = true);
        found.after.iter().for_each(|&a| self.taken[1][a] = true);
        self.matches.push(found);
    }

    fn pair(&mut self, b: usize, a: usize, reason: Reason, similarity: f64) {
        let fate = if self.before.ids[b] == self.after.ids[a] { Fate::Kept } else { Fate::Revised };
        self.take(Match { fate, before: vec![b], after: vec![a], reason, similarity });
    }

    /// Equal clauses: unique ones wherever they stand, repeated ones in order if they are as many.
    fn equal(&mut self) {
        let mut places: HashMap<(u8, &[u32]), (Vec<usize>, Vec<usize>)> = HashMap::new();
        for (b, ids) in self.before.ids.iter().enumerate() {
            places.entry((self.before.classes[b], ids)).or_default().0.push(b);
        }
        for (a, ids) in self.after.ids.iter().enumerate() {
            if let Some(places) = places.get_mut(&(self.after.classes[a], ids)) {
                places.1.push(a);
            }
        }
        for b in 0..self.before.ids.len() {
            let key = (self.before.classes[b], self.before.ids[b]);
            let Some((befores, afters)) = places.remove(&key) else { continue };
            // without words there is nothing to be equal
            if afters.len() != befores.len() || key.1.is_empty() {
                continue;
            }
            let reason = if befores.len() == 1 { Reason::Anchor } else { Reason::Repeat };
            for (b, a) in befores.into_iter().zip(afters) {
                self.pair(b, a, reason, 1.0);
            }
        }
    }

    fn similarity(&self, b: usize, a: usize) -> f64 {
        let weight = self.sides[0].weights[b] + self.sides[1].weights[a];
        if weight == 0.0 {
            return 0.0;
        }
        2.0 * shared(&self.sides[0].bags[b], &self.sides[1].bags[a], &self.rarity) / weight
    }

    /// Pairs of open clauses that share a rare word, with their similarity.
    fn candidates(&self) -> Vec<(usize, usize, f64)> {
        let mut index = Index::new(&self.sides[1], |a| !self.taken[1][a], self.words);
        let mut pairs = Vec::new();
        for b in (0..self.before.ids.len()).filter(|&b| !self.taken[0][b]) {
            for a in index.candidates(&self.sides[0].bags[b]) {
                if self.before.classes[b] == self.after.classes[a] {
                    let similarity = self.similarity(b, a);
                    if similarity >= PLACE_FLOOR {
                        pairs.push((b, a, similarity));
                    }
                }
            }
        }
        pairs
    }

    /// Splits and merges, before pairs freeze; the pairs they settle are dropped from `pairs`.
    fn splits(&mut self, pairs: &mut Vec<(usize, usize, f64)>) {
        let mut found: Vec<(f64, usize, Match)> = Vec::new();
        let mut best = self.taken.each_ref().map(|taken| vec![None; taken.len()]);
        for &(b, a, similarity) in pairs.iter() {
            for (side, one, other) in [(0, b, a), (1, a, b)] {
                let best: &mut Option<(f64, usize)> = &mut best[side][one];
                if best.is_none_or(|(most, _)| similarity > most) {
                    *best = Some((similarity, other));
                }
            }
        }
        for side in [0, 1] {
            let fate = if side == 0 { Fate::Split } else { Fate::Merged };
            for one in 0..self.taken[side].len() {
                let Some(seed) = best[side][one] else { continue };
                if let Some((parts, gain, similarity)) = self.parts(side, one, seed) {
                    let (before, after) = if side == 0 { (vec![one], parts) } else { (parts, vec![one]) };
                    let reason = Reason::Similarity;
                    found.push((gain, found.len(), Match { fate, before, after, reason, similarity }));
                }
            }
        }
        found.sort_by(|x, y| y.0.total_cmp(&x.0).then(x.1.cmp(&y.1)));
        for (_, _, found) in found {
            let free = found.before.iter().all(|&b| !self.taken[0][b]) && found.after.iter().all(|&a| !self.taken[1][a]);
            if free {
                self.take(found);
            }
        }
        pairs.retain(|&(b, a, _)| !self.taken[0][b] && !self.taken[1][a]);
    }

    /// The neighbouring clauses of the other side that together are the clause `one`, with what they
    /// gain over the best of them alone.
    fn parts(&self, side: usize, one: usize, seed: (f64, usize)) -> Option<(Vec<usize>, f64, f64)> {
        let other = 1 - side;
        let whole = &self.sides[side].bags[one];
        let whole_weight = self.sides[side].weights[one];
        let (best, seed) = seed;
        let fits = |part: usize| {
            let weight = self.sides[other].weights[part];
            weight >= FEW_WORDS
                && !self.taken[other][part]
                && shared(&self.sides[other].bags[part], whole, &self.rarity) >= PART_FLOOR * weight
        };
        if !fits(seed) {
            return None;
        }
        let (mut parts, mut bag) = (vec![seed], self.sides[other].bags[seed].clone());
        let mut weight = self.sides[other].weights[seed];
        let mut similarity = best;
        while parts.len() < MOST_PARTS {
            let sides = [parts[0].checked_sub(1), parts.last().map(|last| last + 1)];
            let next = sides.into_iter().flatten().filter(|&part| part < self.taken[other].len() && fits(part));
            let grown = next.map(|part| {
                let bag = joined(&bag, &self.sides[other].bags[part]);
                let weight = weight + self.sides[other].weights[part];
                (2.0 * shared(&bag, whole, &self.rarity) / (weight + whole_weight), part, bag, weight)
            });
            let Some(grown) = grown.max_by(|x, y| x.0.total_cmp(&y.0)) else { break };
            if grown.0 < similarity + SPLIT_GAIN {
                break;
            }
            similarity = grown.0;
            if grown.1 < parts[0] { parts.insert(0, grown.1) } else { parts.push(grown.1) }
            (bag, weight) = (grown.2, grown.3);
        }
        (parts.len() > 1 && similarity >= SPLIT_FLOOR).then_some((parts, similarity - best, similarity))
    }

    /// Pairs by similarity, the best first; at equal similarity the same printed number, then the
    /// nearer place.
    fn best_first(&mut self, pairs: &[(usize, usize, f64)]) {
        let lens = (self.before.ids.len().max(1), self.after.ids.len().max(1));
        let distance = |b: usize, a: usize| (b * lens.1).abs_diff(a * lens.0);
        let mut order: Vec<_> = pairs.iter().filter(|pair| pair.2 >= PAIR_FLOOR).collect();
        order.sort_by(|x, y| {
            let label = |pair: &(usize, usize, f64)| self.same_label(pair.0, pair.1);
            y.2.total_cmp(&x.2)
                .then_with(|| label(y).cmp(&label(x)))
                .then_with(|| distance(x.0, x.1).cmp(&distance(y.0, y.1)))
                .then_with(|| (x.0, x.1).cmp(&(y.0, y.1)))
        });
        for &&(b, a, similarity) in &order {
            if !self.taken[0][b] && !self.taken[1][a] {
                self.pair(b, a, Reason::Similarity, similarity);
            }
        }
        self.only_choices(pairs);
    }

    fn same_label(&self, b: usize, a: usize) -> bool {
        self.before.labels[b].is_some() && self.before.labels[b] == self.after.labels[a]
    }

    /// Weaker pairs, where each clause is the only open candidate of the other.
    fn only_choices(&mut self, pairs: &[(usize, usize, f64)]) {
        let open: Vec<_> = pairs.iter().filter(|pair| !self.taken[0][pair.0] && !self.taken[1][pair.1]).copied().collect();
        let (mut of_before, mut of_after) = (HashMap::new(), HashMap::new());
        for &(b, a, _) in &open {
            *of_before.entry(b).or_insert(0) += 1;
            *of_after.entry(a).or_insert(0) += 1;
        }
        for (b, a, similarity) in open {
            if of_before[&b] == 1 && of_after[&a] == 1 {
                self.pair(b, a, Reason::Similarity, similarity);
            }
        }
    }

    /// What is left between the same linked neighbours, in order, if it shares something or bears
    /// the same number.
    fn by_place(&mut self) {
        let mut answer = vec![None; self.before.ids.len()];
        for found in &self.matches {
            answer[found.before[0]] = Some(found.after[0]);
        }
        let mut b = 0;
        while b < self.before.ids.len() {
            if self.taken[0][b] {
                b += 1;
                continue;
            }
            let end = (b..self.before.ids.len()).find(|&next| self.taken[0][next]).unwrap_or(self.before.ids.len());
            let from = b.checked_sub(1).and_then(|last| answer[last]).map_or(0, |a| a + 1);
            let to = answer.get(end).copied().flatten().unwrap_or(if end == answer.len() { self.after.ids.len() } else { from });
            let mut next = from;
            for b in b..end {
                // a clause looks only a little ahead, so that two long rewrites cost no square
                let limit = to.max(next).min(next + MOST_PARTS);
                let fitting = (next..limit).find(|&a| self.fits_place(b, a));
                if let Some(a) = fitting {
                    self.pair(b, a, Reason::Place, self.similarity(b, a));
                    next = a + 1;
                }
            }
            b = end;
        }
    }

    fn fits_place(&self, b: usize, a: usize) -> bool {
        let same_class = self.before.classes[b] == self.after.classes[a];
        let similarity = self.similarity(b, a);
        let floor = if self.same_label(b, a) { PLACE_FLOOR / 2.0 } else { PLACE_FLOOR };
        let empty = self.before.ids[b].is_empty() && self.after.ids[a].is_empty();
        !self.taken[1][a] && same_class && (similarity >= floor || empty)
    }
}
