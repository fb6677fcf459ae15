//! Sentences that begin with what they ask for and name nobody: *use strong passwords*, *do not share them*.

use std::ops::Range;

use super::predicates::{Hidden, Kind, Predicate, Scan, is_slight, modal};
use super::words::Mark;
use crate::lexicon::{Grammar, Sense};

impl Scan<'_, '_> {
    /// The verb that opens a sentence, or stands behind what it is asked on condition of: *if you find a flaw,
    /// report it*. Gives the place behind it.
    pub(super) fn imperative(&mut self, at: usize) -> Option<usize> {
        let word = |at: usize| &self.words.words[at];
        // nearly all words, at once
        let asking = [Grammar::Imperative, Grammar::ImperativeOrNoun, Grammar::Do];
        if !word(at).is_any(&asking) && (at == self.begin || !is_slight(self.words, at - 1)) {
            return None;
        }
        let asks = |last: &Predicate| matches!(last.kind, Kind::Imperative | Kind::Request);
        if !self.setting.free || !self.found.last().is_none_or(asks) || !self.leads(at) {
            return None;
        }
        let lead = self.lead_start(at);
        let marked = |lead: Range<usize>| {
            let marks = [Grammar::Not, Grammar::Particle, Grammar::Please];
            self.words.words[lead].iter().any(|word| word.is_any(&marks))
        };
        // "do not share", "never share", "n’utilisez pas"
        let does = word(at).is(Grammar::Do) && self.denies_next(at);
        let verb = if does { self.behind_adverbs(at)? } else { at };
        let begins = if does || marked(lead..at) { lead } else { at };
        let says_so = begins < verb || !self.is_principle();
        let is_verb = match self.takes_infinitive(lead..verb, verb) {
            true => self.may_be_verb(verb),
            false => self.is_asked_for(verb),
        };
        if !is_verb || !says_so {
            return None;
        }
        let pleads = (lead..verb).any(|at| word(at).is(Grammar::Please));
        self.push(if pleads { Kind::Request } else { Kind::Imperative }, begins..verb + 1, false);
        if let Some(last) = self.found.last_mut() {
            (last.subject, last.shares) = (begins..begins, false);
        }
        Some(verb + 1)
    }

    /// Whether nothing but adverbs stands before a word in its sentence, or behind a condition.
    fn leads(&self, at: usize) -> bool {
        let slight = |from: usize| self.lead_start(at) <= from;
        // "for help, please ring"
        let mut lead = self.lead_start(at)..at;
        let mut pleads = || lead.any(|at| self.words.words[at].is(Grammar::Please));
        self.hidden == Hidden::No && (self.opens || self.asked_on.is_some_and(slight) || pleads())
    }

    /// Where the few adverbs begin that stand right before a word.
    fn lead_start(&self, at: usize) -> usize {
        let lead = (self.begin.min(at)..at).rev().take(MOST_ADVERBS);
        at - lead.take_while(|at| is_slight(self.words, *at)).count()
    }

    /// The first word behind another that is no adverb.
    fn behind_adverbs(&self, at: usize) -> Option<usize> {
        let mut behind = (at + 1..self.end).take(MOST_ADVERBS);
        behind.find(|at| !is_slight(self.words, *at))
    }

    /// Whether the sentence may be the name of a principle rather than a sentence: it has a number and no full stop.
    fn is_principle(&self) -> bool {
        self.setting.numbered && self.words.words[self.end - 1].mark != Mark::Stop
    }

    fn denies_next(&self, at: usize) -> bool {
        self.words.words[..self.end].get(at + 1).is_some_and(|next| next.is(Grammar::Not))
    }

    /// Whether behind some words a verb stands in its plain form, whatever it is: behind *do not*, *never*, *please*,
    /// *ne pas* and *veuillez*.
    fn takes_infinitive(&self, lead: Range<usize>, verb: usize) -> bool {
        let has = |grammar| self.words.words[lead.clone()].iter().any(|word| word.is(grammar));
        let infinitive = || self.words.lists.ends_infinitive(self.words.print(verb));
        has(Grammar::Do)
            || has(Grammar::DoNot)
            || has(Grammar::Particle) && has(Grammar::Not) && infinitive()
            // "please note that" and "please see below" tell
            || has(Grammar::Please)
                && !self.words.words[verb].is(Grammar::Pointing)
                && self.words.lists.may_be_infinitive(self.words.print(verb))
                && self.words.longest(verb, self.end, says).is_none()
    }

    /// Whether a word can be a verb at all.
    fn may_be_verb(&self, at: usize) -> bool {
        let no_verb = [
            Grammar::Determiner,
            Grammar::Preposition,
            Grammar::Subject,
            Grammar::To,
            Grammar::Unasked,
            Grammar::Finite,
            Grammar::Have,
            Grammar::Do,
        ];
        self.words.words[at].is_word()
            && !self.words.words[at].is_any(&no_verb)
            && self.words.longest(at, self.end, modal).is_none()
    }

    /// Whether the lists have a word among those that ask by opening a sentence, and what stands behind it lets it be
    /// a verb: *share the data*, not *share of the costs*.
    fn is_asked_for(&self, at: usize) -> bool {
        let word = &self.words.words[at];
        let asks = word.is_any(&[Grammar::Imperative, Grammar::ImperativeOrNoun]);
        let next = self.behind_adverbs(at).filter(|_| asks);
        let Some(next) = next.map(|at| &self.words.words[at]) else { return false };
        let no_object = [Grammar::Be, Grammar::Have, Grammar::Relative, Grammar::Whose];
        let ends = !next.is_word()
            || next.is_any(&no_object)
            || (at + 1..self.end)
                .take(NEAR)
                .any(|at| self.words.longest(at, self.end, modal).is_some());
        match () {
            // "be aware that" tells
            () if ends || self.words.longest(at, self.end, says).is_some() => false,
            () if word.is(Grammar::Imperative) => true,
            () => next.is_any(&[Grammar::Determiner, Grammar::Subject, Grammar::Object]),
        }
    }
}

/// Whether a phrase does something by being said.
fn says(sense: Sense) -> Option<()> {
    matches!(sense, Sense::Verb(..)).then_some(())
}

/// No more adverbs stand before a verb that opens a sentence, or behind it: *please do not ever*.
const MOST_ADVERBS: usize = 8;

/// A modal so few words behind a word has it for its subject: *use by others may*.
const NEAR: usize = 4;
