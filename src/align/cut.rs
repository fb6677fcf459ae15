//! Where limits on work cut the search for what clauses answer to.

use crate::document::ClauseId;

/// For each clause of either draft, whether something that it could answer to was not weighed.
pub(super) struct Cut {
    clauses: [Vec<bool>; 2],
}

impl Cut {
    pub(super) fn new(clauses: [usize; 2]) -> Self {
        Self { clauses: clauses.map(|many| vec![false; many]) }
    }

    pub(super) fn mark(&mut self, side: usize, clause: usize) {
        self.clauses[side][clause] = true;
    }

    /// Whether the search for any of these clauses was cut.
    pub(super) fn holds(&self, before: &[ClauseId], after: &[ClauseId]) -> bool {
        let any =
            |side: usize, ids: &[ClauseId]| ids.iter().any(|id| self.clauses[side][id.index()]);
        any(0, before) || any(1, after)
    }
}
