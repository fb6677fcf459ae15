//! *Have to* and *need to*: modals of two words, of which the second is a noun as well.

use super::predicates::{Scan, is_slight};
use crate::lexicon::Grammar;

impl Scan<'_, '_> {
    /// The modal *have to* behind another that ends at a word, and where it ends: *will not have to*.
    pub(super) fn having_to_behind(&self, end: usize) -> Option<(u16, usize)> {
        let verb = (end..self.end).find(|at| !is_slight(self.words, *at))?;
        self.modal_at(verb).filter(|(_, end)| self.words.words[end - 1].is(Grammar::To))
    }

    /// Whether somebody stands right before *need to*, so that it is a verb: *keepers need to watch*, not *the need to
    /// watch*, *repairs that the process needs to*.
    pub(super) fn needs(&self, at: usize) -> bool {
        let does = |before: &usize| self.words.words[*before].is(Grammar::Do);
        // "users do not need to"
        let before = self.before(at).and_then(|last| match does(&last) {
            true => self.before(last),
            false => Some(last),
        });
        before.is_some_and(|before| {
            let several = self.words.print(before).ends_with('s');
            let third = self.words.print(at).ends_with('s');
            self.words.words[before].is(Grammar::Subject)
                || self.actor_ending(before).is_some()
                || several && !third
        })
    }
}
