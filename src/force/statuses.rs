//! What a form of *be* or *have* and the words behind it make of someone: *is required to*, *are encouraged to*.

use super::act::ActType;
use super::matter::status_at;
use super::predicates::{Hidden, Kind, LONGEST_AGENT, Scan, is_slight, status};
use super::profile::Profiles;
use super::words::Mark;
use crate::lexicon::{Form, Grammar, Sense};

/// What reserves a right has so many words at least, so that *enjoy* is none.
const SHORTEST_RESERVATION: usize = 3;

impl Scan<'_, '_> {
    /// *is required to*, *are encouraged to*.
    pub(super) fn status(&mut self, at: usize) -> Option<usize> {
        if !self.words.words[at].is(Grammar::Finite) || self.hidden != Hidden::No {
            return None;
        }
        let behind_modal = self.found.last().is_some_and(|last| {
            matches!(last.kind, Kind::Modal(_))
                && (last.words.end..at).all(|at| is_slight(self.words, at))
        });
        if behind_modal {
            return None;
        }
        let relative = at > self.begin && self.words.words[at - 1].is(Grammar::Relative);
        let stands = |(name, end): &(u16, usize)| !relative && !self.describes(*name, at, *end);
        if let Some((name, end)) = status_at(self.words, at, self.end).filter(stands) {
            // "prices are expected to rise" asks nobody, "we are not able to" forbids nothing
            let denied = self.words.words[at..end].iter().any(|word| word.is(Grammar::Not));
            let binds = match self.words.lists.name(name) {
                "recommendation" => self.subject_acts(at),
                "ability" => !denied,
                // "it is for the Board to", not "the form is for members"
                "falling" => self.is_nobody(self.begin..at) && self.whom(end).is_some(),
                _ => true,
            };
            if !binds {
                return None;
            }
            self.push(Kind::Status(name), at..end, false);
            return Some(self.impersonal(end));
        }
        let verb = (at + 1..self.end).find(|at| !is_slight(self.words, *at))?;
        let past = |sense| match sense {
            Sense::Verb(name, Form::Past) => Some(name),
            _ => None,
        };
        let Some((name, end)) = self.words.longest(verb, self.end, past) else {
            return self.done(at, verb, relative);
        };
        // "are encouraged to act", "it is recommended that"; not "the report is adopted", "is intended to"
        let next = self.words.words[..self.end].get(end)?;
        // "are urged by the Assembly to act"
        let agent = || {
            let behind = self.words.words[end..self.end].iter().take(LONGEST_AGENT);
            behind.take_while(|word| word.is_word()).any(|word| word.is(Grammar::To))
        };
        let whom = || self.is_nobody(self.begin..at) && self.whom(end).is_some();
        let leads = next.is(Grammar::To) && self.is_asked_to(end + 1)
            || next.is(Grammar::That)
            || next.is(Grammar::By) && agent()
            || whom();
        let called = self.words.lists.name(name);
        let promises = Profiles::all().first().act_type(called) == Some(ActType::Commissive);
        if relative || !leads || promises {
            return self.done(at, verb, relative);
        }
        self.push(Kind::Verb(name, Form::Past), at..end, true);
        Some(self.impersonal(end))
    }

    /// Whether what stands behind *to* is a deed, and nobody or nothing that something goes to: *are directed to leave*,
    /// *is not directed to children*.
    fn is_asked_to(&self, behind: usize) -> bool {
        let first = (behind..self.end).find(|at| !is_slight(self.words, *at));
        // "are invited to: (a) act"
        first.is_none_or(|at| {
            let word = &self.words.words[at];
            let things = [Grammar::Determiner, Grammar::Describing, Grammar::Preposition];
            let deed = !word.is_any(&things) && !word.capital && word.is_word();
            word.mark == Mark::Break || deed && self.words.actor(at, self.end).is_none()
        })
    }

    /// Whether what looks like an entitlement says of what sort the noun behind it is: *have the right information*.
    fn describes(&self, name: u16, at: usize, end: usize) -> bool {
        let next = self.words.words[..self.end].get(end);
        self.words.lists.name(name) == "entitlement"
            && self.words.words[at].is(Grammar::Have)
            && self.words.words[end - 1].grammars.is_none()
            && next.is_some_and(|next| {
                next.mark == Mark::Word
                    && next.grammars.is_none()
                    && next.senses.are_none()
                    && !next.adverb
            })
    }

    /// *We reserve the right to*: a right that someone takes by a verb of its own.
    pub(super) fn reserves(&mut self, at: usize) -> Option<usize> {
        let (name, end) = self.words.longest(at, self.end, status)?;
        let takes = end >= at + SHORTEST_RESERVATION
            && self.words.lists.name(name) == "entitlement"
            && self.hidden == Hidden::No
            && !self.subject_is_empty(at);
        takes.then(|| {
            self.push(Kind::Status(name), at..end, false);
            end
        })
    }

    /// *Les avantages sont partagés*: what shall be done, in languages where the present binds.
    pub(super) fn done(&mut self, at: usize, verb: usize, relative: bool) -> Option<usize> {
        let binds = self.setting.operative && self.found.is_empty() && self.hidden == Hidden::No;
        if relative || !binds || self.opens || !self.words.is_participle(verb) {
            return None;
        }
        let binds = self.words.lists.is_indicative(self.words.print(at), false)
            || self.words.lists.is_indicative(self.words.print(at), true);
        binds.then(|| {
            self.push(Kind::Indicative, at..at + 1, false);
            at + 1
        })
    }
}
