//! Which clauses are the same on both sides.

use super::comparison::Comparison;
use crate::document::{ClauseId, Draft};

/// For each clause of either draft what it answers to.
pub(super) struct Counterparts {
    /// For each clause of either side a number that it shares with its counterparts.
    answers: [Vec<Option<usize>>; 2],
    /// Whether the clause and all below it stand on one side only.
    alone: [Vec<bool>; 2],
    /// The clauses after, by that number.
    after: Vec<Vec<ClauseId>>,
}

impl Counterparts {
    pub(super) fn new(comparison: &Comparison<'_>) -> Self {
        let links = comparison.alignment().links();
        let drafts = [comparison.before(), comparison.after()];
        let mut answers = drafts.map(|draft| vec![None; draft.clauses().len()]);
        let mut after: Vec<Vec<ClauseId>> = Vec::with_capacity(links.len());
        for (place, link) in links.iter().enumerate() {
            after.push(if link.is_pair() { link.after.clone() } else { Vec::new() });
            if link.is_pair() {
                link.before.iter().for_each(|id| answers[0][id.index()] = Some(place));
                link.after.iter().for_each(|id| answers[1][id.index()] = Some(place));
            }
        }
        let alone = [0, 1].map(|side| alone(drafts[side], &answers[side]));
        Self { answers, alone, after }
    }

    /// Whether clauses before and after are the same but for what was put in among them or dropped;
    /// `None` if that cannot be told, because what those before became is not known.
    pub(super) fn compare(&self, before: &[ClauseId], after: &[ClauseId]) -> Option<bool> {
        let (old, unknown) = self.known(0, before);
        let (new, unknown_after) = self.known(1, after);
        if old.is_empty() || unknown || unknown_after {
            return None;
        }
        Some(old == new)
    }

    /// The numbers of those with counterparts, and whether of others parts have some.
    fn known(&self, side: usize, clauses: &[ClauseId]) -> (Vec<usize>, bool) {
        let answer = |id: &ClauseId| self.answers[side][id.index()];
        let mut known: Vec<usize> = clauses.iter().filter_map(answer).collect();
        known.sort_unstable();
        known.dedup();
        let mut others = clauses.iter().filter(|id| answer(id).is_none());
        (known, others.any(|id| !self.alone[side][id.index()]))
    }

    /// Whether nothing of the clauses before is left; there is at least one.
    pub(super) fn are_dropped(&self, before: &[ClauseId]) -> bool {
        !before.is_empty() && before.iter().all(|id| self.alone[0][id.index()])
    }

    /// What clauses before became.
    pub(super) fn after(&self, before: &[ClauseId]) -> Vec<ClauseId> {
        let (known, _) = self.known(0, before);
        let mut after: Vec<ClauseId> =
            known.into_iter().flat_map(|answer| self.after[answer].clone()).collect();
        after.sort_unstable();
        after
    }
}

fn alone(draft: &Draft, answers: &[Option<usize>]) -> Vec<bool> {
    let mut alone: Vec<bool> = answers.iter().map(Option::is_none).collect();
    let clauses: Vec<_> = draft.clauses().collect();
    // clauses stand behind those above them
    for clause in clauses.into_iter().rev() {
        if let (false, Some(parent)) = (alone[clause.id().index()], clause.parent()) {
            alone[parent.id().index()] = false;
        }
    }
    alone
}
