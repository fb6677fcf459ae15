//! Predicates behind *it*, which is nobody: whoever they are said of stands behind them.

use std::ops::Range;

use super::act::is_permissive;
use super::matter::status_at;
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
            || self.words.words[end - 1].is_any(&[Grammar::For, Grammar::Whose]);
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
        // "est demandé aux", "is the duty of" is one phrase
        let inside = self.words.words[end - 1].is_any(&[Grammar::For, Grammar::Whose]);
        let lead = if inside { end - 1 } else { end };
        let led = self.words.words[..self.end].get(lead);
        let led = led.filter(|word| inside || word.is_any(&leads))?;
        let describes =
            |at: &usize| self.words.words[*at].is_any(&[Grammar::Determiner, Grammar::Describing]);
        let head = (lead + 1..self.end).find(|at| !describes(at))?;
        let named = self.words.actor(head, self.end).map(|(_, end)| end);
        let from = named.or((inside || led.is(Grammar::For)).then_some(head + 1))?;
        let stops = |at: &usize| {
            let word = &self.words.words[*at];
            word.is(Grammar::To) || !word.is_word()
        };
        let to = (from..self.end.min(from + LONGEST_AGENT)).find(stops)?;
        let leads_on = self.words.words[to].is(Grammar::To);
        leads_on.then(|| lead + 1..named.unwrap_or(to))
    }

    /// *It shall be the duty of the pilot to*, *it shall not be lawful for pilots to*: behind a modal that leaves no
    /// choice, what falls to whoever stands behind it. Gives the place to go on at.
    pub(super) fn falls_behind_modal(&mut self, at: usize, end: usize, name: u16) -> Option<usize> {
        let called = self.words.lists.name(name);
        if is_permissive(called) || called == "should" || !self.is_nobody(self.begin..at) {
            return None;
        }
        let verb = (end..self.end).find(|at| !is_slight(self.words, *at))?;
        let (status, behind) = status_at(self.words, verb, self.end)?;
        let to = self.words.words[..self.end].get(behind).is_some_and(|word| word.is(Grammar::To));
        let forbids = self.words.lists.name(status) == "prohibition" && to;
        if !forbids && self.whom(behind).is_none() {
            return None;
        }
        self.push(Kind::Status(status), at..behind, false);
        Some(self.impersonal(behind))
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
