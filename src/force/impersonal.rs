//! Predicates behind *it*, which is nobody: whoever they are said of stands behind them.

use std::ops::Range;

use super::predicates::{Hidden, Kind, LONGEST_AGENT, Scan, is_slight, status};
use crate::lexicon::Grammar;

impl Scan<'_, '_> {
    /// Looks behind the last predicate, which ends at `end`, for its subject, if what stands before it is
    /// nobody; gives the place to go on at.
    pub(super) fn impersonal(&mut self, end: usize) -> usize {
        let Some(last) = self.found.last().map(|last| last.subject.clone()) else { return end };
        let leads = [Grammar::To, Grammar::That, Grammar::For, Grammar::Preposition];
        let next = self.words.words[..self.end].get(end);
        let leads = next.is_some_and(|next| next.is_any(&leads))
            || self.permits(end)
            || self.words.words[end - 1].is(Grammar::For);
        if !leads || !self.is_nobody(last) {
            return end;
        }
        let subject = self.whom(end).unwrap_or(end..end);
        let behind = subject.end;
        if let Some(last) = self.found.last_mut() {
            (last.impersonal, last.shares, last.subject) = (true, false, subject);
        }
        self.begin = behind;
        behind
    }

    /// Whether the last predicate is *is permitted to*: behind *it*, who *is required to* is somebody.
    fn permits(&self, end: usize) -> bool {
        let Some(Kind::Status(name)) = self.found.last().map(|last| last.kind) else {
            return false;
        };
        self.words.lists.name(name) == "permission" && self.words.words[end - 1].is(Grammar::To)
    }

    /// Whether all that says something among some words is *it*.
    pub(super) fn is_nobody(&self, words: Range<usize>) -> bool {
        let says = |at: &usize| self.words.words[*at].is_word() && !is_slight(self.words, *at);
        let mut words = words.filter(says);
        let expletive = words.next().is_some_and(|at| self.words.words[at].is(Grammar::Expletive));
        expletive && words.next().is_none()
    }

    /// Whom *it is forbidden* is said of, behind it and before *to*: *for pilots*.
    pub(super) fn whom(&self, end: usize) -> Option<Range<usize>> {
        let leads = [Grammar::For, Grammar::Preposition, Grammar::To];
        // "est demandé aux" is one phrase
        let lead = if self.words.words[end - 1].is(Grammar::For) { end - 1 } else { end };
        let led = self.words.words[..self.end].get(lead).filter(|word| word.is_any(&leads))?;
        let describes =
            |at: &usize| self.words.words[*at].is_any(&[Grammar::Determiner, Grammar::Describing]);
        let head = (lead + 1..self.end).find(|at| !describes(at))?;
        let named = self.words.actor(head, self.end).map(|(_, end)| end);
        let from = named.or(led.is(Grammar::For).then_some(head + 1))?;
        let stops = |at: &usize| {
            let word = &self.words.words[*at];
            word.is_any(&[Grammar::To, Grammar::Preposition]) || !word.is_word()
        };
        let to = (from..self.end.min(from + LONGEST_AGENT)).find(stops)?;
        let leads_on = self.words.words[to].is(Grammar::To);
        leads_on.then(|| lead + 1..named.unwrap_or(to))
    }

    /// *Il incombe aux États de*: what falls to someone, behind nobody.
    pub(super) fn falls_to(&mut self, at: usize) -> Option<usize> {
        let whose = self.hidden == Hidden::No && self.is_nobody(self.begin..at);
        let (name, end) = self.words.longest(at, self.end, status).filter(|_| whose)?;
        self.whom(end)?;
        self.push(Kind::Status(name), at..end, false);
        Some(self.impersonal(end))
    }
}
