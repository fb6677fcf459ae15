//! What the clauses of a draft commit to.

use super::act::Act;
use super::reader::acts;
use crate::document::{Clause, ClauseId, Draft};

/// A draft with the acts of its clauses.
///
/// Laws: acts stand in order of their clauses; the spans of an act lie in its clause or in those that
/// govern it; a draft in a language without word lists has none.
///
/// ```
/// use travaux::force::{ActType, Force, Norm};
/// use travaux::Draft;
///
/// let draft = Draft::parse("a", "1. Each Party shall, where appropriate, report its losses.");
/// let force = Force::new(&draft);
/// let act = &force.acts()[0];
/// assert_eq!((act.act_type, act.norm, &*act.name), (ActType::Norm, Some(Norm::Obligation), "shall"));
/// assert_eq!(&draft.text()[act.actors[0].span.range()], "Each Party");
/// assert_eq!(&draft.text()[act.modifiers[0].span.range()], "where appropriate");
/// ```
#[derive(Clone, Debug)]
pub struct Force<'d> {
    draft: &'d Draft,
    acts: Vec<Act>,
    /// Where the acts of every clause begin.
    starts: Vec<usize>,
}

impl<'d> Force<'d> {
    /// Reads the acts of a draft.
    #[must_use]
    pub fn new(draft: &'d Draft) -> Self {
        Self::reading(draft, acts(draft, |_| true, true))
    }

    /// Reads the acts of some of its clauses and of those that govern them, without what is negated and
    /// where and when they hold; to ask for other clauses is to get no acts.
    pub(crate) fn of_clauses(draft: &'d Draft, asked_for: impl Fn(ClauseId) -> bool) -> Self {
        Self::reading(draft, acts(draft, asked_for, false))
    }

    fn reading(draft: &'d Draft, acts: Vec<Act>) -> Self {
        let start = |clause: Clause<'_>| acts.partition_point(|act| act.clause < clause.id());
        let starts = draft.clauses().map(start).collect();
        Self { draft, acts, starts }
    }

    /// The draft.
    #[must_use]
    pub fn draft(&self) -> &'d Draft {
        self.draft
    }

    /// All acts, in order.
    #[must_use]
    pub fn acts(&self) -> &[Act] {
        &self.acts
    }

    /// The acts of a clause, also those whose verb stands in a clause above it.
    ///
    /// # Panics
    /// If the draft has no such clause.
    #[must_use]
    pub fn acts_of(&self, clause: ClauseId) -> &[Act] {
        let end = self.starts.get(clause.index() + 1).copied().unwrap_or(self.acts.len());
        &self.acts[self.starts[clause.index()]..end]
    }
}
