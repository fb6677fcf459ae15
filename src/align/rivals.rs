//! Which other pairs a pair of clauses was chosen over.

use std::cmp::Ordering;

use crate::document::ClauseId;

/// A clause before, one after, and their likeness.
type Pair = (usize, usize, f64);

/// The two likest pairs of every clause of either draft.
pub(super) struct Rivals {
    best: [Vec<[Option<Pair>; 2]>; 2],
}

impl Rivals {
    pub(super) fn new(pairs: &[Pair], clauses: [usize; 2]) -> Self {
        let mut best = clauses.map(|many| vec![[None; 2]; many]);
        for &pair in pairs {
            put_in(&mut best[0][pair.0], pair);
            put_in(&mut best[1][pair.1], pair);
        }
        Self { best }
    }

    /// How like a clause of one side is to the likest of the other but for one of them.
    pub(super) fn but_for(&self, side: usize, clause: usize, one: usize) -> f64 {
        let is_other = |pair: &&Pair| one != if side == 0 { pair.1 } else { pair.0 };
        let mut others = self.best[side][clause].iter().flatten().filter(is_other);
        others.next().map_or(0.0, |pair| pair.2)
    }

    /// The likest pair of one of these clauses and another.
    pub(super) fn of(&self, before: &[ClauseId], after: &[ClauseId]) -> Option<Pair> {
        let pairs = (before.iter().flat_map(|b| self.best[0][b.index()]))
            .chain(after.iter().flat_map(|a| self.best[1][a.index()]));
        let holds = |ids: &[ClauseId], clause: usize| ids.iter().any(|id| id.index() == clause);
        let others =
            pairs.flatten().filter(|pair| !(holds(before, pair.0) && holds(after, pair.1)));
        others.max_by(likeness)
    }
}

/// Pairs by likeness; of equal ones the earlier is the more.
fn likeness(x: &Pair, y: &Pair) -> Ordering {
    x.2.total_cmp(&y.2).then((y.0, y.1).cmp(&(x.0, x.1)))
}

/// Keeps the two likest pairs of a clause.
fn put_in(best: &mut [Option<Pair>; 2], pair: Pair) {
    let is_liker = |other: &Option<_>| other.is_none_or(|other| likeness(&pair, &other).is_gt());
    if is_liker(&best[0]) {
        *best = [Some(pair), best[0]];
    } else if is_liker(&best[1]) {
        best[1] = Some(pair);
    }
}
