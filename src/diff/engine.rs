//! Which elements of two sequences answer to each other.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::script::EditScript;

/// Beyond this many elements in one gap without an anchor, the gap is one replacement: still
/// correct, coarser. Histogram takes 75 ms on two sides of 20,000 elements of 20 kinds and grows
/// with the square.
const MOST_GAP: usize = 60_000;

/// Compares many pairs of sequences over one vocabulary, with its tables made once.
pub(crate) struct Differ<F> {
    /// Whether an element carries little: such elements are never anchors.
    is_light: F,
    /// For each element, how often it stands in the gap at hand, on either side, and where last.
    seen: Vec<Seen>,
    round: u16,
    /// What is still to be done, the last first.
    open: Vec<Step>,
    matches: Vec<Match>,
    unique: Vec<(usize, usize)>,
}

/// Elements that answer to each other: the first before, the first after, and how many.
type Match = (usize, usize, usize);

/// A part of a comparison, in order of place.
#[derive(Clone, Copy)]
enum Step {
    Known(Match),
    Gap(Gap),
}

/// Eight bytes, for every element of a vocabulary has one. More than two is as good as two.
#[derive(Clone, Copy, Default)]
struct Seen {
    place: u32,
    round: u16,
    before: u8,
    after: u8,
}

/// A stretch of both sequences between two matches.
#[derive(Clone, Copy)]
struct Gap {
    before: (usize, usize),
    after: (usize, usize),
}

impl<F: Fn(u32) -> bool> Differ<F> {
    pub(crate) fn new(is_light: F) -> Self {
        let (open, matches, unique) = (Vec::new(), Vec::new(), Vec::new());
        Self { is_light, seen: Vec::new(), round: 0, open, matches, unique }
    }

    /// The script from `before` to `after`.
    pub(crate) fn diff(&mut self, before: &[u32], after: &[u32]) -> EditScript {
        self.matches.clear();
        self.open.clear();
        self.open.push(Step::Gap(Gap { before: (0, before.len()), after: (0, after.len()) }));
        while let Some(step) = self.open.pop() {
            match step {
                Step::Known(found) => self.matches.push(found),
                Step::Gap(gap) => self.gap(before, after, gap),
            }
        }
        EditScript::from_matches(&self.matches, (before.len(), after.len()))
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
        };
        if suffix > 0 {
            self.open.push(Step::Known((gap.before.1, gap.after.1, suffix)));
        }
        let (b, a) = (&b[prefix..b.len() - suffix], &a[prefix..a.len() - suffix]);
        if b.is_empty() || a.is_empty() || b.len() == 1 && a.len() == 1 {
            return;
        }
        let first = self.open.len();
        if self.near_runs(b, a, gap) {
            self.open[first..].reverse();
            return;
        }
        let anchors = self.anchors(b, a);
        if anchors.is_empty() {
            return histogram(b, a, gap, &mut self.matches);
        }
        let mut from = (gap.before.0, gap.after.0);
        for (in_b, in_a, len) in runs(&anchors) {
            let at = (gap.before.0 + in_b, gap.after.0 + in_a);
            self.open.extend(between(from, at).map(Step::Gap));
            self.open.push(Step::Known((at.0, at.1, len)));
            from = (at.0 + len, at.1 + len);
        }
        self.open.extend(between(from, (gap.before.1, gap.after.1)).map(Step::Gap));
        self.open[first..].reverse();
        self.unique = anchors;
    }

    /// Goes through a gap from edit to edit, as long as each is small and plainly over: a few elements
    /// further the sequences go on alike. Says whether any was; the rest is a gap again.
    fn near_runs(&mut self, before: &[u32], after: &[u32], gap: Gap) -> bool {
        let (mut b, mut a) = (0, 0);
        while let Some((skip_b, skip_a)) = self.near_run(&before[b..], &after[a..]) {
            let (from, at) = ((b, a), (b + skip_b, a + skip_a));
            let len = common_start(&before[at.0..], &after[at.1..]);
            let place = |(b, a): (usize, usize)| (gap.before.0 + b, gap.after.0 + a);
            self.open.extend(between(place(from), place(at)).map(Step::Gap));
            let (start_b, start_a) = place(at);
            self.open.push(Step::Known((start_b, start_a, len)));
            (b, a) = (at.0 + len, at.1 + len);
        }
        let rest = (gap.before.0 + b, gap.after.0 + a);
        let found = b > 0 || a > 0;
        if found {
            self.open.extend(between(rest, (gap.before.1, gap.after.1)).map(Step::Gap));
        }
        found
    }

    /// How many elements to skip on either side, the fewest in all, to where the sequences go on
    /// alike for [`RUN`] elements that are not mostly light.
    fn near_run(&self, before: &[u32], after: &[u32]) -> Option<(usize, usize)> {
        for skipped in 1..=MOST_SKIPPED {
            for in_before in 0..=skipped {
                let in_after = skipped - in_before;
                let (Some(b), Some(a)) = (run(before, in_before), run(after, in_after)) else {
                    continue;
                };
                let telling = || b.iter().filter(|&&id| !(self.is_light)(id)).count() * 2 >= RUN;
                if b == a && telling() {
                    return Some((in_before, in_after));
                }
            }
        }
        None
    }

    /// The longest run of elements that are unique on both sides, in the same order on both.
    fn anchors(&mut self, before: &[u32], after: &[u32]) -> Vec<(usize, usize)> {
        self.round = match self.round.checked_add(1) {
            Some(round) => round,
            None => {
                self.seen.fill(Seen::default());
                1
            }
        };
        for (place, &id) in before.iter().enumerate() {
            let seen = self.seen_mut(id);
            seen.before = 2.min(seen.before + 1);
            seen.place = place as u32;
        }
        for &id in after {
            let seen = self.seen_mut(id);
            seen.after = 2.min(seen.after + 1);
        }
        let mut unique = std::mem::take(&mut self.unique);
        unique.clear();
        unique.extend(after.iter().enumerate().filter_map(|(in_after, &id)| {
            let seen = self.seen[id as usize];
            let once = seen.before == 1 && seen.after == 1 && !(self.is_light)(id);
            once.then_some((seen.place as usize, in_after))
        }));
        longest_increasing(unique)
    }

    fn seen_mut(&mut self, id: u32) -> &mut Seen {
        let index = id as usize;
        if index >= self.seen.len() {
            self.seen.resize((index + 1).next_power_of_two(), Seen::default());
        }
        let seen = &mut self.seen[index];
        if seen.round != self.round {
            *seen = Seen { round: self.round, ..Seen::default() };
        }
        seen
    }
}

/// The [`RUN`] elements from `at` on.
#[inline]
fn run(elements: &[u32], at: usize) -> Option<&[u32; RUN]> {
    elements.get(at..)?.first_chunk()
}

/// Pairs that follow each other on both sides, as one match each: starts and length.
fn runs(pairs: &[(usize, usize)]) -> impl Iterator<Item = Match> {
    let follows = |x: &(usize, usize), y: &(usize, usize)| x.0 + 1 == y.0 && x.1 + 1 == y.1;
    pairs.chunk_by(follows).map(|run| (run[0].0, run[0].1, run.len()))
}

/// The gap between two places; `None` if there is nothing to compare on one of its sides.
fn between(from: (usize, usize), to: (usize, usize)) -> Option<Gap> {
    let both = from.0 < to.0 && from.1 < to.1;
    both.then_some(Gap { before: (from.0, to.0), after: (from.1, to.1) })
}

/// So many elements in a row show that two sequences go on alike: with 4, all but 25 of 93,525
/// scripts between clauses of the real texts are those that unique anchors alone give.
const RUN: usize = 4;
/// So many elements of both sides together are skipped at most before a run.
const MOST_SKIPPED: usize = 8;

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

/// The engine inside gaps, swappable: nothing outside this function knows it.
fn histogram(before: &[u32], after: &[u32], gap: Gap, matches: &mut Vec<Match>) {
    if before.len() + after.len() > MOST_GAP {
        return;
    }
    for op in capture_diff_slices(Algorithm::Histogram, before, after) {
        if let DiffOp::Equal { old_index, new_index, len } = op {
            matches.push((gap.before.0 + old_index, gap.after.0 + new_index, len));
        }
    }
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
