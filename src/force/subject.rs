//! Where the subject of a predicate stands.

use std::ops::Range;

use super::predicates::{Scan, is_slight};
use super::words::Mark;
use crate::lexicon::Grammar;

/// So many bodies at most belong to each other: *the Chair of the Committee of the League*.
const MOST_OWNERS: usize = 3;
/// No subject has more words, with all that is put in behind it; what is further away is not asked.
const LONGEST_SUBJECT: usize = 100;

impl Scan<'_, '_> {
    pub(super) fn subject_is_empty(&self, at: usize) -> bool {
        self.words.words[self.begin.min(at)..at].iter().all(|word| !word.is_word())
    }

    /// The words from `begin` up to before `at`, but no more than a subject may have.
    pub(super) fn reach(&self, begin: usize, at: usize) -> Range<usize> {
        begin.max(at.saturating_sub(LONGEST_SUBJECT)).min(at)..at
    }

    /// Whether an actor stands among the words before.
    pub(super) fn subject_acts(&self, at: usize) -> bool {
        self.reach(self.begin, at).any(|place| self.words.actor(place, at).is_some())
    }

    /// The words before a predicate that can be its subject.
    pub(super) fn subject(&self, at: usize) -> Range<usize> {
        let last = self.found.last().map_or(self.begin, |last| last.words.end.max(self.begin));
        if self.found.is_empty()
            || last > self.begin
            || self.within == Some(self.found.len() - 1)
                && self.begin > self.found[self.found.len() - 1].words.end
        {
            return self.begin..at;
        }
        // behind what the predicate before says: from the last word that joins
        let joins = |place: &usize| {
            let word = &self.words.words[*place];
            word.mark == Mark::Comma || word.is_any(&[Grammar::And, Grammar::Or, Grammar::But])
        };
        let holds_word = |place: usize| {
            (place + 1..at).any(|at| self.words.words[at].is_word() && !is_slight(self.words, at))
        };
        let mut places = self.reach(self.begin, at).rev().filter(joins);
        match places.next() {
            Some(place) if !holds_word(place) => at..at,
            // "the Secretary-General of the League, who shall"
            Some(place) if place + 2 == at && self.words.words[place + 1].is(Grammar::Relative) => {
                self.named_before(place).unwrap_or(place + 1)..at
            }
            Some(place) => place + 1..at,
            None => self.antecedent(at).unwrap_or(self.begin)..at,
        }
    }

    /// Where an actor begins that ends before a place, with whose it is: *the Secretary-General of the League*.
    fn named_before(&self, place: usize) -> Option<usize> {
        let ending = |place: usize| {
            let last = place.checked_sub(1).filter(|last| *last >= self.begin)?;
            self.actor_ending(last)
        };
        let mut start = ending(place)?;
        for _ in 0..MOST_OWNERS {
            let led = self.reach(self.begin, start).rev();
            let mut led = led.skip_while(|at| self.words.words[*at].is(Grammar::Determiner));
            let of = led.next().filter(|at| self.words.words[*at].is(Grammar::Whose));
            let Some(owned) = of.and_then(ending) else { break };
            start = owned;
        }
        Some(start)
    }

    /// Where whom a relative pronoun before a predicate stands for is named, or else the pronoun: what stands before
    /// belongs to the predicate before.
    fn antecedent(&self, at: usize) -> Option<usize> {
        let relative = at.checked_sub(1).filter(|place| *place >= self.begin)?;
        let named = || relative.checked_sub(1).filter(|place| *place >= self.begin);
        self.words.words[relative]
            .is(Grammar::Relative)
            .then(|| named().and_then(|last| self.actor_ending(last)).unwrap_or(relative))
    }
}
