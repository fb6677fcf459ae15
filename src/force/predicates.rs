//! Finds the verbs and modals of a sentence by which it does something.

use std::ops::Range;

use super::act::is_permissive;
use super::words::{Mark, Word, Words};
use crate::lexicon::{Form, Grammar, Sense, Senses};

/// What a predicate is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A verb that does what it says, by the number of its name.
    Verb(u16, Form),
    /// Words that open a recital.
    Opening(u16),
    /// A modal.
    Modal(u16),
    /// *is required to*, without a modal.
    Status(u16),
    /// A verb that binds by being in the present, in languages where treaties have it so.
    Indicative,
    /// A verb that asks for something by opening its sentence.
    Imperative,
    /// The same behind *please*.
    Request,
}

/// A verb or modal with its subject.
#[derive(Clone, Debug)]
pub(super) struct Predicate {
    pub(super) kind: Kind,
    /// Its words.
    pub(super) words: Range<usize>,
    /// The words of its subject, with what stands between it and the predicate.
    pub(super) subject: Range<usize>,
    /// Whether it shares the subject of the predicate before.
    pub(super) shares: bool,
    /// The predicate it stands inside, by its place among those of the sentence.
    pub(super) within: Option<usize>,
    /// Whether *is encouraged to* asks its subject, rather than being asked by it.
    pub(super) passive: bool,
    /// Whether its subject stands behind it: *in no event shall a Party pay*.
    pub(super) inverted: bool,
    /// Whether what stands before it is nobody, and its subject, if anyone, whoever stands behind it: *it is
    /// forbidden for pilots to sleep*.
    pub(super) impersonal: bool,
}

impl Predicate {
    /// The verb that an item begins with of which the clause above has the subject.
    pub(super) const fn of_item(at: usize) -> Self {
        Self {
            kind: Kind::Indicative,
            words: at..at + 1,
            subject: at..at,
            shares: false,
            within: None,
            passive: false,
            inverted: false,
            impersonal: false,
        }
    }

    /// Its words but for the deed that an imperative begins with: *support efforts to* is a hedge of it.
    pub(super) fn without_deed(&self) -> Range<usize> {
        let is_deed = matches!(self.kind, Kind::Imperative | Kind::Request);
        self.words.start..self.words.end - usize::from(is_deed)
    }
}

/// In what surroundings a sentence stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Setting {
    /// Whether it gives reasons: participles open it.
    pub(super) recital: bool,
    /// Whether verbs in their plain form may open it: a list of things done, under no other verb.
    pub(super) plain: bool,
    /// Whether it stands where a text says what shall be done.
    pub(super) operative: bool,
    /// Whether it gives no reasons and stands under no other verb.
    pub(super) free: bool,
    /// Whether it has a number, as principles have.
    pub(super) numbered: bool,
}

/// The predicates of a sentence, in order.
pub(super) fn predicates(
    words: &Words<'_>,
    sentence: Range<usize>,
    setting: Setting,
) -> Vec<Predicate> {
    let start = sentence.start;
    let mut scan = Scan {
        words,
        end: sentence.end,
        setting,
        found: Vec::new(),
        begin: start,
        hidden: Hidden::No,
        within: None,
        last_verb: None,
        opens: true,
        asked_on: None,
    };
    let mut at = start;
    while at < sentence.end {
        at = scan.step(at);
    }
    scan.found
}

/// Whether the next modal belongs to a clause that commits nobody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hidden {
    No,
    /// Up to the next comma: *if a Party may*.
    UntilComma,
    /// For one modal: *which it may*.
    Once,
}

pub(super) struct Scan<'w, 'd> {
    pub(super) words: &'w Words<'d>,
    pub(super) end: usize,
    pub(super) setting: Setting,
    pub(super) found: Vec<Predicate>,
    /// Where the words of the next subject may begin.
    pub(super) begin: usize,
    pub(super) hidden: Hidden,
    pub(super) within: Option<usize>,
    /// The last predicate that is a verb.
    pub(super) last_verb: Option<usize>,
    /// Whether nothing but adverbs stands before this word in its sentence.
    pub(super) opens: bool,
    /// Where the words begin that stand behind a condition.
    pub(super) asked_on: Option<usize>,
}

/// No aside in parentheses is longer, in words.
pub(super) const LONGEST_ASIDE: usize = 60;

impl Scan<'_, '_> {
    /// Looks at a word; gives the place to go on at.
    fn step(&mut self, at: usize) -> usize {
        let word = self.words.words[at];
        match word.mark {
            Mark::Comma if self.hidden == Hidden::UntilComma || self.opens_clause(at) => {
                self.asked_on = (self.hidden == Hidden::UntilComma).then_some(at + 1);
                self.hidden = Hidden::No;
                self.begin = at + 1;
                return at + 1;
            }
            Mark::Break => {
                (self.begin, self.hidden, self.within) = (at + 1, Hidden::No, None);
                // "the Assembly: urges", "recalls the report; and requests"
                self.opens = true;
                return at + 1;
            }
            Mark::Open => return self.close(at),
            Mark::Word if !word.quoted => {}
            _ => return at + 1,
        }
        let next = self.predicate(at).unwrap_or_else(|| {
            self.lead_in(at, word);
            at + 1
        });
        if !is_slight(self.words, at) || next > at + 1 {
            self.opens = false;
        }
        next
    }

    /// Whether another clause begins behind the comma at a place, and what hid the next modal has ended: *the rules
    /// that the Board adopts, and each ship shall*.
    fn opens_clause(&self, at: usize) -> bool {
        let ahead = &self.words.words[at + 1..self.end];
        let [joins, article, ..] = ahead else { return false };
        let opens = self.hidden == Hidden::Once
            && joins.is_any(&[Grammar::And, Grammar::Or, Grammar::But])
            && article.is(Grammar::Determiner);
        // "which the Board, and the Council, may adopt"
        let modal = |at: &usize| self.words.longest(*at, self.end, modal).is_some();
        let comma = |at: &usize| self.words.words[*at].mark == Mark::Comma;
        let ends = |at: &usize| comma(at) || modal(at);
        opens && (at + 1..self.end).take(LONGEST_ASIDE).find(ends).is_some_and(|at| modal(&at))
    }

    fn close(&self, at: usize) -> usize {
        let ahead = self.words.words[at..self.end].iter().take(LONGEST_ASIDE);
        let close = ahead.enumerate().find(|(_, word)| word.mark == Mark::Close);
        close.map_or(at + 1, |(ahead, _)| at + ahead + 1)
    }

    /// Sees words that hide the next modal, or lead into a sentence of its own.
    fn lead_in(&mut self, at: usize, word: Word) {
        let finite =
            word.is(Grammar::Finite) || self.words.lists.is_indicative(self.words.print(at), false);
        if finite && self.hidden == Hidden::Once {
            self.hidden = Hidden::No;
        }
        let next = self.words.words[..self.end].get(at + 1);
        if word.is(Grammar::That) && self.complements(at) {
            self.within = Some(self.found.len() - 1);
            (self.begin, self.hidden) = (at + 1, Hidden::No);
        } else if word.is(Grammar::That) && self.goes_on(at) {
            (self.begin, self.hidden) = (at + 1, Hidden::No);
        } else if word.is(Grammar::That) && self.hidden == Hidden::No && self.reports(at) {
            self.hidden = Hidden::Once;
        } else if word.is(Grammar::Relative) && at > self.begin {
            // "States whose rights may be affected"
            let object = word.is(Grammar::Possessive)
                || next.is_some_and(|next| {
                    next.is_any(&[Grammar::Determiner, Grammar::Subject]) || next.capital
                });
            if object && self.hidden == Hidden::No {
                self.hidden = Hidden::Once;
            }
        } else if word.is(Grammar::Reflexive)
            && next.is_some_and(|next| next.is(Grammar::Expletive))
        {
            // "s'il"
            self.hidden = Hidden::UntilComma;
        } else if word.is(Grammar::Condition) && self.conditions(at) {
            self.hidden = Hidden::UntilComma;
        }
    }

    /// Whether *that* says what is recalled, noted or decided.
    fn complements(&self, at: usize) -> bool {
        let Some(last) = self.found.last() else { return false };
        let between = &self.words.words[last.words.end.min(at)..at];
        let verb = matches!(last.kind, Kind::Verb(..) | Kind::Opening(_));
        let aside = between.last().is_some_and(|word| word.mark == Mark::Comma);
        verb && (aside || between.iter().all(|word| word.is(Grammar::Adverb)))
    }

    /// Whether *that* is the second of two: *recognizes that … and that …*
    fn goes_on(&self, at: usize) -> bool {
        let joined = at > 0 && self.words.words[at - 1].is_any(&[Grammar::And, Grammar::Or]);
        self.within.is_some() && joined
    }

    /// Whether *that* follows a participle, which says what is so and binds nobody: *recognizing that
    /// peaking will take longer*.
    fn reports(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).filter(|before| *before >= self.begin) else {
            return false;
        };
        let verb = |sense| matches!(sense, Sense::Verb(..)).then_some(());
        self.words.print(before).ends_with("ing")
            || self.words.longest(before, at + 1, verb).is_some()
    }

    fn conditions(&self, at: usize) -> bool {
        let word = &self.words.words[at];
        let next = self.words.words[..self.end].get(at + 1);
        let modal = |at: usize| self.words.longest(at, self.end, modal).is_some();
        let does = at > self.begin && self.words.words[at - 1].is(Grammar::Do);
        match modal(at) || does {
            // "Should a Party fail", never "Parties should"; "in a position to do so"
            true => false,
            false if word.is(Grammar::Preposition) || word.is(Grammar::Adverb) => {
                // "as often as the work may require"
                let compares = at >= 2
                    && self.words.words[at - 2].number == word.number
                    && word.is(Grammar::Adverb);
                compares
                    || next.is_some_and(|next| next.is(Grammar::Subject))
                    || modal((at + 1).min(self.end - 1))
            }
            false => true,
        }
    }

    /// The predicate that begins at a word; gives the place behind it.
    fn predicate(&mut self, at: usize) -> Option<usize> {
        if let Some(end) = self.imperative(at) {
            return Some(end);
        }
        let word = &self.words.words[at];
        let finite = word.is_any(&[Grammar::Be, Grammar::Have]);
        if !finite && !word.senses.meet(Senses::PREDICATES) {
            return self.indicative(at).or_else(|| self.future(at));
        }
        if let Some((name, end)) = self.modal_at(at) {
            return self.modal(at, name, end);
        }
        if finite {
            // "are determined to" is one verb, "are encouraged to" a form of another
            return self.verb(at).or_else(|| self.status(at));
        }
        let verb = self.verb(at).or_else(|| self.promise(at)).or_else(|| self.reserves(at));
        let verb = verb.or_else(|| self.indicative(at));
        verb.or_else(|| self.future(at)).or_else(|| self.falls_to(at))
    }

    /// The modal that begins at a word, and where it ends. *Have to* is none before a noun: *the rights you have to
    /// your name*.
    pub(super) fn modal_at(&self, at: usize) -> Option<(u16, usize)> {
        let (name, end) = self.words.longest(at, self.end, modal)?;
        let next = self.words.words[..self.end].get(end);
        let to = end > at + 1 && self.words.words[end - 1].is(Grammar::To);
        let noun = next.is_some_and(|next| next.is_any(&[Grammar::Determiner, Grammar::Subject]));
        (!to || !noun).then_some((name, end))
    }

    fn modal(&mut self, at: usize, name: u16, end: usize) -> Option<usize> {
        if self.is_decoy(at, name) {
            return None;
        }
        let called = self.words.lists.name(name);
        let weak = !matches!(called, "shall" | "must" | "should" | "need not");
        let relative = at > self.begin && self.words.words[at - 1].is(Grammar::Relative);
        if called == "should" && self.begins_inverted(at, end) {
            self.hidden = Hidden::UntilComma;
            return Some(end);
        }
        if self.hidden != Hidden::No || relative && weak {
            if self.hidden == Hidden::Once {
                self.hidden = Hidden::No;
            }
            return Some(end);
        }
        // "the aim is to help" binds nobody, "the teams are to be heard" does
        let passive =
            self.words.words[..self.end].get(end).is_some_and(|next| next.is(Grammar::Be));
        if called == "is to" && !passive && !self.subject_acts(at) {
            return None;
        }
        if let Some((must, last)) = self.having_to_behind(end) {
            // "may have to pay" binds nobody yet
            if !is_permissive(called) {
                self.push(Kind::Modal(must), at..last, false);
            }
            return Some(last);
        }
        if let Some(behind) = self.falls_behind_modal(at, end, name) {
            return Some(behind);
        }
        if let Some(subject) = self.inverted(at, end) {
            self.push(Kind::Modal(name), at..end, false);
            if let Some(last) = self.found.last_mut() {
                (last.shares, last.inverted, last.subject) = (false, true, end..subject);
            }
            self.begin = subject;
            return Some(subject);
        }
        self.push(Kind::Modal(name), at..end, false);
        Some(end)
    }

    /// Where the subject ends that stands behind a modal: *in no event shall a Party pay*.
    fn inverted(&self, at: usize, end: usize) -> Option<usize> {
        let leads = |from: usize| {
            let inverting = |sense| (sense == Sense::Inverting).then_some(());
            self.words.longest(from, at, inverting).is_some_and(|((), end)| end == at)
        };
        let led = self.reach(self.begin, at).rev().take(LONGEST_LEAD).any(leads);
        let describes = |word: &Word| word.is_any(&[Grammar::Determiner, Grammar::Describing]);
        let head = (end..self.end).find(|at| !describes(&self.words.words[*at]))?;
        let named = self.words.actor(head, self.end).map(|(_, end)| end);
        named.or((head > end).then_some(head + 1)).filter(|subject| led && *subject < self.end)
    }

    /// "Should a Party fail to report, …"
    fn begins_inverted(&self, at: usize, end: usize) -> bool {
        let next = self.words.words[..self.end].get(end);
        // ", should that prove to be necessary"
        let aside = at > self.begin
            && self.words.words[at - 1].mark == Mark::Comma
            && !self.found.is_empty();
        if aside && self.words.words.get(end).is_some_and(|next| next.is(Grammar::Determiner)) {
            return true;
        }
        let first = at == self.begin || self.words.words[at].capital;
        let subject =
            |word: &Word| word.is_any(&[Grammar::Determiner, Grammar::Subject]) || word.capital;
        first && self.found.is_empty() && self.subject_is_empty(at) && next.is_some_and(subject)
    }

    fn is_decoy(&self, at: usize, name: u16) -> bool {
        let words = &self.words.words;
        let before = (at > 0).then(|| words[at - 1]).filter(Word::is_word);
        let before = |grammar| before.is_some_and(|word: Word| word.is(grammar));
        let next = words.get(at + 1);
        match self.words.lists.name(name) {
            "will" => before(Grammar::WillBefore) && !next.is_some_and(|next| next.is(Grammar::Be)),
            // "il se peut"
            "may" if before(Grammar::Reflexive) => true,
            "may" if words[at].capital => {
                let number =
                    |at: usize| words.get(at).is_some_and(|word| word.mark == Mark::Number);
                before(Grammar::MayBefore) || number(at + 1) || at > 0 && number(at - 1)
            }
            "can" => before(Grammar::CanBefore),
            "must" if before(Grammar::MustBefore) => true,
            "must" => self.words.print(at).starts_with("need") && !self.needs(at),
            _ => false,
        }
    }

    fn verb(&mut self, at: usize) -> Option<usize> {
        let words = self.words;
        let verb = |sense| match sense {
            Sense::Verb(name, form) if self.may_stand(at, form) && !self.is_mere(at, name) => {
                Some(Kind::Verb(name, form))
            }
            Sense::Opening(name) if self.opens && self.setting.recital => Some(Kind::Opening(name)),
            _ => None,
        };
        let (kind, end) = words.longest(at, self.end, verb)?;
        // "demands that all withdraw and requests the Chair to report": the second stands beside the first
        let outer = self.last_verb.filter(|last| self.within == Some(*last));
        let beside = |form| outer.filter(|_| self.coordinates(at, form));
        let beside = if let Kind::Verb(_, form) = kind { beside(form) } else { None };
        self.push(kind, at..end, false);
        if let Some((outer, last)) = beside.zip(self.found.len().checked_sub(1)) {
            self.within = self.found[outer].within;
            let last = &mut self.found[last];
            (last.within, last.subject, last.shares) = (self.within, at..at, true);
        }
        Some(end)
    }

    pub(super) fn push(&mut self, kind: Kind, words: Range<usize>, passive: bool) {
        let subject = self.subject(words.start);
        let says = |at: usize| self.words.words[at].is_word() && !is_slight(self.words, at);
        let subject = match subject.clone().any(says) {
            true => subject,
            false => words.start..words.start,
        };
        let shares = !self.found.is_empty() && subject.is_empty();
        let within = self.within;
        if matches!(kind, Kind::Verb(..) | Kind::Opening(_)) {
            self.last_verb = Some(self.found.len());
        }
        self.begin = words.end;
        self.hidden = Hidden::No;
        self.found.push(Predicate {
            kind,
            words,
            subject,
            shares,
            within,
            passive,
            inverted: false,
            impersonal: false,
        });
    }
}

/// No words that say by whom someone is asked are more.
pub(super) const LONGEST_AGENT: usize = 8;
/// No words that put a modal before its subject are more.
const LONGEST_LEAD: usize = 4;
/// No name of an actor has more words.
pub(super) const LONGEST_ACTOR: usize = 6;

/// Adverbs, negations and brackets: words that stand between a subject and its verb.
pub(super) fn is_slight(words: &Words<'_>, at: usize) -> bool {
    let word = &words.words[at];
    match word.mark {
        Mark::Bracket | Mark::Other => true,
        Mark::Word => {
            word.is_any(&[Grammar::Adverb, Grammar::Not, Grammar::Particle])
                || word.is(Grammar::And) && at == 0
                || words.words[at].adverb
        }
        _ => false,
    }
}

pub(super) fn modal(sense: Sense) -> Option<u16> {
    match sense {
        Sense::Modal(name) => Some(name),
        _ => None,
    }
}

pub(super) fn status(sense: Sense) -> Option<u16> {
    match sense {
        Sense::Status(name) => Some(name),
        _ => None,
    }
}
