//! Which elements of two sequences answer to each other.

use super::lcs::Lcs;
use super::script::EditScript;
use super::tally::Tally;

/// Compares many pairs of sequences over one vocabulary, with its tables made once.
pub(crate) struct Differ<F> {
    /// Whether an element carries little: such elements are never anchors.
    is_light: F,
    tally: Tally,
    lcs: Lcs,
    /// What is still to be done, the last first.
    open: Vec<Step>,
    matches: Vec<Match>,
    unique: Vec<(usize, usize)>,
    /// Whether a limit cut the search.
    coarse: bool,
}

/// Elements that answer to each other: the first before, the first after, and how many.
pub(super) type Match = (usize, usize, usize);

/// A part of a comparison, in order of place.
#[derive(Clone, Copy)]
enum Step {
    Known(Match),
    Gap(Gap),
}

/// A stretch of both sequences between two matches.
#[derive(Clone, Copy)]
pub(super) struct Gap {
    pub(super) before: (usize, usize),
    pub(super) after: (usize, usize),
    /// How many gaps it stands in.
    depth: u8,
}

/// Gaps deeper than this are searched without anchors, for each level costs a look at all elements.
/// In the revised clauses of the real texts none is deeper than 6.
const MOST_DEPTH: u8 = 32;

impl Gap {
    pub(super) fn whole(before: &[u32], after: &[u32]) -> Self {
        Self { before: (0, before.len()), after: (0, after.len()), depth: 0 }
    }

    /// The gap in it between two places; `None` if there is nothing to compare on one of its sides.
    fn between(self, from: (usize, usize), to: (usize, usize)) -> Option<Self> {
        let both = from.0 < to.0 && from.1 < to.1;
        let depth = self.depth + 1;
        both.then_some(Self { before: (from.0, to.0), after: (from.1, to.1), depth })
    }
}

impl<F: Fn(u32) -> bool> Differ<F> {
    pub(crate) fn new(is_light: F) -> Self {
        let (open, matches, unique) = (Vec::new(), Vec::new(), Vec::new());
        let (tally, lcs) = (Tally::default(), Lcs::default());
        Self { is_light, tally, lcs, open, matches, unique, coarse: false }
    }

    /// The script from `before` to `after`.
    pub(crate) fn diff(&mut self, before: &[u32], after: &[u32]) -> EditScript {
        self.matches.clear();
        self.open.clear();
        self.open.push(Step::Gap(Gap::whole(before, after)));
        self.coarse = false;
        while let Some(step) = self.open.pop() {
            match step {
                Step::Known(found) => self.matches.push(found),
                Step::Gap(gap) => self.gap(before, after, gap),
            }
        }
        let script = EditScript::from_matches(&self.matches, (before.len(), after.len()));
        script.said_coarse(self.coarse)
    }

    /// Finds the matches of a gap, and the gaps inside it.
    fn gap(&mut self, before: &[u32], after: &[u32], gap: Gap) {
        let (b, a) = (&before[gap.before.0..gap.before.1], &after[gap.after.0..gap.after.1]);
        let (prefix, suffix) = common_ends(b, a);
        if prefix > 0 {
            self.matches.push((gap.before.0, gap.after.0, prefix));
        }
        let gap = Gap {
            before: (gap.before.0 + prefix, gap.before.1 - suffix),
            after: (gap.after.0 + prefix, gap.after.1 - suffix),
            ..gap
        };
        if suffix > 0 {
            self.open.push(Step::Known((gap.before.1, gap.after.1, suffix)));
        }
        let (b, a) = (&b[prefix..b.len() - suffix], &a[prefix..a.len() - suffix]);
        if b.is_empty() || a.is_empty() || b.len() == 1 && a.len() == 1 {
            return;
        }
        let first = self.open.len();
        let too_deep = gap.depth >= MOST_DEPTH;
        let anchors = if too_deep { Vec::new() } else { self.anchors(b, a) };
        if anchors.is_empty() {
            let is_whole = self.lcs.matches(b, a, gap, &mut self.tally, &mut self.matches);
            self.coarse |= too_deep || !is_whole;
            return;
        }
        let mut from = (gap.before.0, gap.after.0);
        for (in_b, in_a, len) in runs(&anchors) {
            let at = (gap.before.0 + in_b, gap.after.0 + in_a);
            self.open.extend(gap.between(from, at).map(Step::Gap));
            self.open.push(Step::Known((at.0, at.1, len)));
            from = (at.0 + len, at.1 + len);
        }
        self.open.extend(gap.between(from, (gap.before.1, gap.after.1)).map(Step::Gap));
        self.open[first..].reverse();
        self.unique = anchors;
    }

    /// The longest run of elements that are unique on both sides, in the same order on both.
    fn anchors(&mut self, before: &[u32], after: &[u32]) -> Vec<(usize, usize)> {
        self.tally.begin();
        for (place, &id) in before.iter().enumerate() {
            self.tally.stands_before(id, place);
        }
        after.iter().for_each(|&id| self.tally.stands_after(id));
        let mut unique = std::mem::take(&mut self.unique);
        unique.clear();
        unique.extend(after.iter().enumerate().filter_map(|(in_after, &id)| {
            let in_before = self.tally.unique(id).filter(|_| !(self.is_light)(id))?;
            Some((in_before, in_after))
        }));
        longest_increasing(unique)
    }
}

/// Pairs that follow each other on both sides, as one match each: starts and length.
pub(super) fn runs(pairs: &[(usize, usize)]) -> impl Iterator<Item = Match> {
    let follows = |x: &(usize, usize), y: &(usize, usize)| x.0 + 1 == y.0 && x.1 + 1 == y.1;
    pairs.chunk_by(follows).map(|run| (run[0].0, run[0].1, run.len()))
}

fn common_start(before: &[u32], after: &[u32]) -> usize {
    before.iter().zip(after).take_while(|(x, y)| x == y).count()
}

/// How many elements both sequences begin with, and how many of the others both end with.
fn common_ends(before: &[u32], after: &[u32]) -> (usize, usize) {
    let prefix = common_start(before, after);
    let (before, after) = (&before[prefix..], &after[prefix..]);
    let both = before.iter().rev().zip(after.iter().rev());
    (prefix, both.take_while(|(x, y)| x == y).count())
}

/// The longest subsequence of pairs, given in order of their second number, whose first numbers
/// rise.
fn longest_increasing(pairs: Vec<(usize, usize)>) -> Vec<(usize, usize)> {
    if pairs.is_sorted_by(|x, y| x.0 < y.0) {
        return pairs;
    }
    // tails[k] ends the run of k + 1 pairs that ends lowest
    let mut tails: Vec<usize> = Vec::new();
    let mut previous = vec![usize::MAX; pairs.len()];
    for (index, pair) in pairs.iter().enumerate() {
        let at = tails.partition_point(|&tail| pairs[tail].0 < pair.0);
        if at > 0 {
            previous[index] = tails[at - 1];
        }
        match tails.get_mut(at) {
            Some(tail) => *tail = index,
            None => tails.push(index),
        }
    }
    let mut run = Vec::with_capacity(tails.len());
    let mut at = tails.last().copied().unwrap_or(usize::MAX);
    while at != usize::MAX {
        run.push(pairs[at]);
        at = previous[at];
    }
    run.reverse();
    run
}
