//! Whether a verb stands where it does what it says: a noun, an infinitive or a verb in another form does
//! not.

use super::act::{ActType, Party};
use super::matter::intensifier;
use super::predicates::{
    Hidden, Kind, LONGEST_ACTOR, LONGEST_ASIDE, Predicate, Scan, is_slight, modal,
};
use super::profile::Profiles;
use super::words::{Mark, Word};
use crate::lexicon::{Form, Grammar, Sense};
use crate::text::base_form;

/// No more adjectives stand behind an actor, with the *and* between them.
const MOST_ADJECTIVES: usize = 3;

/// So many words before a verb, its subject may stand, with negations and those it is done to in between.
const MOST_PRONOUNS: usize = 4;

/// So many words behind a verb of giving, who gets it may stand.
const LONGEST_GIFT: usize = 12;

/// The class of actors that those who speak are.
pub(super) const SPEAKERS: &str = "speakers";
/// The class of actors that mere people are.
pub(super) const INDIVIDUALS: &str = "individuals";

/// Whether someone is who speaks: *we*.
pub(crate) fn is_speaker(party: &Party) -> bool {
    party.class.as_deref() == Some(SPEAKERS)
}

impl Scan<'_, '_> {
    /// *Les Parties coopèrent*: behind an actor that opens its sentence, or what leads into it.
    pub(super) fn indicative(&mut self, at: usize) -> Option<usize> {
        if self.setting.recital || !self.found.is_empty() || self.hidden != Hidden::No || self.opens
        {
            return None;
        }
        let before = self.before(at)?;
        let actor = self.actor_described_up_to(before)?;
        let word = |at: usize| &self.words.words[at];
        let comma = self.reach(self.begin, actor).rev().find(|at| word(*at).mark == Mark::Comma);
        let led = (comma.map_or(self.begin, |comma| comma + 1)..actor).all(|at| {
            is_slight(self.words, at)
                || word(at).is_any(&[Grammar::Determiner, Grammar::Describing])
        });
        let singular = !self.words.print(actor).ends_with(['s', 'x']);
        let taken = [
            Grammar::Determiner,
            Grammar::Preposition,
            Grammar::To,
            Grammar::Adverb,
            Grammar::That,
        ];
        let behind = self.words.words[..self.end].get(at + 1..).unwrap_or_default();
        let takes = |word: &Word| word.is_any(&taken) || word.adverb || word.mark == Mark::Stop;
        // "coopère et partage ses cartes", not "l'Organe scientifique et technique peut"
        let object = !singular
            || match behind {
                [and, other, next, ..] if and.is(Grammar::And) && other.is_word() => takes(next),
                [and, _, ..] if and.is(Grammar::And) => true,
                [next, ..] => takes(next),
                [] => false,
            };
        let no_verb = [Grammar::Preposition, Grammar::Determiner, Grammar::And, Grammar::Relative];
        let known = is_slight(self.words, at) || word(at).is_any(&no_verb);
        if !led
            || known
            || !object
            || !self.words.lists.is_indicative(self.words.print(at), singular)
        {
            return None;
        }
        // "s'efforcent de" is one phrase
        let reflexive = at > self.begin && word(at - 1).is(Grammar::Reflexive);
        self.push(Kind::Indicative, at - usize::from(reflexive)..at + 1, false);
        Some(at + 1)
    }

    /// *Nous publierons*, *vous ne vendrez pas*: the future of those who speak or are spoken to.
    pub(super) fn future(&mut self, at: usize) -> Option<usize> {
        if self.hidden != Hidden::No || self.words.words[at].is(Grammar::Undergoing) {
            return None;
        }
        let print = self.words.print(at);
        if !self.words.lists.ends_future(print) {
            return None;
        }
        let pronoun = |at: usize| self.words.actor(at, at + 1).map(|(class, _)| class);
        let between = |at: &usize| {
            is_slight(self.words, *at) || self.words.words[*at].is(Grammar::Determiner)
        };
        let mut places = self.reach(self.begin, at).rev().take(MOST_PRONOUNS);
        // "nous vous le dirons"
        let subject = places.find(|at| {
            pronoun(*at).is_some_and(|class| {
                self.words.lists.is_future(print, self.words.lists.name(class))
            })
        })?;
        if !(subject + 1..at).all(|at| between(&at) || pronoun(at).is_some()) {
            return None;
        }
        self.push(Kind::Indicative, at..at + 1, false);
        Some(at + 1)
    }

    /// *We make sure that …*, *we do not sell your data*: what those who speak say they do or never do, they promise.
    pub(super) fn promise(&mut self, at: usize) -> Option<usize> {
        let promise = |sense| match sense {
            Sense::Promise(name) => Some(name),
            _ => None,
        };
        let (name, end) = self.words.longest(at, self.end, promise)?;
        let before = self.before(at).filter(|_| self.hidden == Hidden::No && !self.opens)?;
        let class =
            self.words.actor(before, before + 1).map(|(class, _)| self.words.lists.name(class));
        let act_type = Profiles::all().first().act_type(self.words.lists.name(name));
        // "we", "Lockhand (“we”)"
        let speaks = class == Some(SPEAKERS) || self.words.author == Some(self.words.print(before));
        if !speaks || act_type == Some(ActType::Norm) && !self.promises_by_denying(end) {
            return None;
        }
        let kind = match act_type {
            Some(ActType::Norm) => Kind::Modal(name),
            _ => Kind::Verb(name, Form::Plain),
        };
        self.push(kind, at..end, false);
        Some(end)
    }

    /// Whether the verb behind *we do not* is of a deed: not *we do not know*, *we do not welcome*.
    fn promises_by_denying(&self, from: usize) -> bool {
        let verb = (from..self.end).find(|at| !is_slight(self.words, *at));
        verb.is_some_and(|at| {
            let no_deed = [
                Grammar::Unpromising,
                Grammar::Be,
                Grammar::Have,
                Grammar::Do,
                Grammar::Preposition,
                Grammar::Determiner,
                Grammar::Subject,
                Grammar::To,
            ];
            let word = &self.words.words[at];
            let listed = |sense| matches!(sense, Sense::Verb(..) | Sense::Modal(_)).then_some(());
            // "we do not provide advice", and "we do not provide your data to others"
            let offers = word.is(Grammar::Offering) && !self.is_given(at);
            word.mark == Mark::Word
                && !offers
                && !word.is_any(&no_deed)
                && self.words.longest(at, self.end, listed).is_none()
        })
    }

    /// Whether someone gets what stands behind a verb: *to others*, no deed as in *to sell*.
    fn is_given(&self, verb: usize) -> bool {
        let ahead = verb + 1..self.end.min(verb + LONGEST_GIFT);
        let gets = |at: usize| {
            let next = self.words.words[..self.end].get(at + 1);
            let someone = |next: &Word| {
                next.is_any(&[Grammar::Determiner, Grammar::Describing])
                    || self.words.actor(at + 1, self.end).is_some()
            };
            self.words.words[at].is(Grammar::To) && next.is_some_and(someone)
        };
        ahead.into_iter().any(gets)
    }

    /// Where the actor begins that ends with a word, or with adjectives: *l’Organe scientifique et technique*.
    fn actor_described_up_to(&self, last: usize) -> Option<usize> {
        let describes = |at: usize| {
            let word = &self.words.words[at];
            let unknown = word.grammars.is_none() && word.senses.are_none();
            word.mark == Mark::Word && (unknown && !word.capital || word.is(Grammar::And))
        };
        let first = self.begin.max(last.saturating_sub(MOST_ADJECTIVES));
        let mut ends = (first..=last).rev();
        let end = ends.find(|at| self.actor_ending(*at).is_some() || !describes(*at))?;
        self.actor_ending(end)
    }

    /// Where the actor begins that ends with a word.
    pub(super) fn actor_ending(&self, last: usize) -> Option<usize> {
        let begin = self.begin.max(last.saturating_sub(LONGEST_ACTOR));
        (begin..=last).find(|place| {
            let longest = self.words.actor(*place, last + 1);
            longest.is_some_and(|(_, end)| end == last + 1)
        })
    }

    /// Whether a verb in this form does here what it says.
    pub(super) fn may_stand(&self, at: usize, form: Form) -> bool {
        if form == Form::Past {
            return false;
        }
        if self.opens {
            return match form {
                Form::Third => {
                    let leads = self.words.words[at].capital || at > self.begin;
                    (leads || !self.found.is_empty()) && self.has_object(at)
                }
                Form::Present => self.setting.recital,
                _ => {
                    self.setting.plain && self.has_object(at) && !self.before_comma(at)
                        || self.coordinates(at, form)
                }
            };
        }
        if self.coordinates(at, form) {
            return true;
        }
        // where infinitives are told by their endings, none has a subject: "devions vous demander"
        let infinitive =
            form == Form::Plain && self.words.lists.ends_infinitive(self.words.print(at));
        if self.hidden != Hidden::No || form == Form::Present || infinitive {
            return false;
        }
        // "the Party is committed to": a form of *be* is no noun
        if self.words.words[at].is(Grammar::Finite) {
            return at > self.begin && !self.words.words[at - 1].is(Grammar::Relative);
        }
        let Some(before) = self.before(at) else { return false };
        // "the Board does not recommend"
        if self.words.words[before].is(Grammar::Do) {
            return form == Form::Plain && before > self.begin;
        }
        match self.words.words[before].is(Grammar::Subject) {
            // "doit vous proposer": behind a modal a pronoun is whom it is done to
            true => !self.found.last().is_some_and(|last| {
                matches!(last.kind, Kind::Modal(_))
                    && (last.words.end..before).all(|at| is_slight(self.words, at))
            }),
            // "all Member States that have": no verb inside a sentence has a large letter
            false => {
                let titled = self.words.words[at].capital
                    && self.words.print(at).chars().skip(1).any(char::is_lowercase);
                let led =
                    self.follows_actor(before, at, form) || self.follows_name(before, at, form);
                !titled && led && self.has_object(at)
            }
        }
    }

    /// Whether people do with their hands what bodies do by saying so: *the rooms you create*, *the names users adopt*,
    /// but *you authorize us*.
    pub(super) fn is_mere(&self, at: usize, name: u16) -> bool {
        let subject = || {
            let before = self.before(at)?;
            let (class, _) = self.words.actor(self.actor_ending(before)?, before + 1)?;
            Some(self.words.lists.name(class))
        };
        matches!(self.words.lists.name(name), "establish" | "adopt" | "terminate")
            && subject() == Some(INDIVIDUALS)
    }

    /// The word before, adverbs and an aside between commas left out.
    pub(super) fn before(&self, at: usize) -> Option<usize> {
        let mut before = self.reach(self.begin, at).rev().find(|at| !is_slight(self.words, *at))?;
        if self.words.words[before].mark == Mark::Comma {
            let aside = (self.begin..before).rev().take(LONGEST_ASIDE);
            let open = aside.into_iter().find(|at| self.words.words[*at].mark == Mark::Comma)?;
            before = open.checked_sub(1).filter(|before| *before >= self.begin)?;
        }
        Some(before)
    }

    /// Whether the verb joins one in the same form: *recognizes … and urges*.
    pub(super) fn coordinates(&self, at: usize, form: Form) -> bool {
        let Some(last) = self.last_verb.map(|last| &self.found[last]) else { return false };
        let same = match last.kind {
            Kind::Verb(_, other) => form == other && !last.passive,
            _ => form == Form::Present,
        };
        let joins = |word: &Word| {
            word.mark == Mark::Comma
                || word.mark == Mark::Break
                || word.is_any(&[Grammar::And, Grammar::Or])
        };
        let mut near = self.reach(last.words.end, at).rev();
        let before = near.find(|at| !is_slight(self.words, *at) || joins(&self.words.words[*at]));
        // "to welcome and support", as things to be done, are no verbs of the same rank
        let infinitive = form == Form::Plain
            && (self.is_infinitive(last, at) && !self.speaks_anew(at) || self.follows_deed(at));
        same && !infinitive
            && before.is_some_and(|before| joins(&self.words.words[before]))
            && (form != Form::Plain || self.has_object(at))
    }

    /// Whether a verb behind a comma and *and* does something by being said, though what was said before ends in a deed:
    /// *decide to open the port, and invite the pilots to return*. That someone is asked to do something, or that
    /// something is decided, is no part of a deed.
    fn speaks_anew(&self, at: usize) -> bool {
        let verb = |sense| match sense {
            Sense::Verb(name, Form::Plain) => Some(name),
            _ => None,
        };
        let Some((name, end)) = self.words.longest(at, self.end, verb) else { return false };
        let mut before = (self.begin..at)
            .rev()
            .filter(|at| !is_slight(self.words, *at) || self.words.words[*at].is(Grammar::And));
        let joined = before.next().is_some_and(|at| self.words.words[at].is(Grammar::And))
            && before.next().is_some_and(|at| self.words.words[at].mark == Mark::Comma);
        let leads = |at: usize| {
            let word = &self.words.words[at];
            word.is_any(&[Grammar::To, Grammar::That])
        };
        let act_type = Profiles::all().first().act_type(self.words.lists.name(name));
        joined
            && match act_type {
                Some(ActType::Directive) => {
                    let asked = end..self.end.min(end + LONGEST_GIFT);
                    let names = |at: &usize| {
                        self.words.words[*at].capital || self.words.actor(*at, self.end).is_some()
                    };
                    let named = asked.clone().find(names);
                    named.is_some_and(|named| (named..asked.end).any(leads))
                }
                Some(ActType::Decisive) => end < self.end && leads(end),
                _ => false,
            }
    }

    /// Whether what someone is to do goes on: *affirm that none shall conduct or support*.
    fn follows_deed(&self, at: usize) -> bool {
        let modal = self.found.last().filter(|last| matches!(last.kind, Kind::Modal(_)));
        modal.is_some_and(|modal| {
            let between = &self.words.words[modal.words.end.min(at)..at];
            between.iter().all(|word| word.mark != Mark::Break)
        })
    }

    /// Whether *to* with a verb stands between a predicate and a place.
    fn is_infinitive(&self, last: &Predicate, at: usize) -> bool {
        let no_verb = [Grammar::Determiner, Grammar::Preposition, Grammar::Describing];
        let goes_on = |at: usize| {
            let next = self.words.words[..self.end].get(at + 1);
            let is_plural = || base_form(self.words.print(at + 1)) != self.words.print(at + 1);
            next.is_some_and(|next| !next.is_any(&no_verb) && !is_plural())
                && self.words.actor(at + 1, self.end).is_none()
        };
        // "harm to individuals" is no deed
        let to = |at: usize| self.words.words[at].is(Grammar::To);
        self.reach(last.words.end, at).any(|at| to(at) && goes_on(at))
    }

    /// Whether an actor ends at `before` with whom the verb at `at` agrees.
    fn follows_actor(&self, before: usize, at: usize, form: Form) -> bool {
        let verb = |sense| matches!(sense, Sense::Verb(_, own) if own == form).then_some(());
        let end = self.words.longest(at, self.end, verb).map_or(at, |((), end)| end);
        let actor = self.actor_ending(before).map(|actor| (actor, before));
        let Some((actor, before)) = actor.or_else(|| self.actor_of_name(before)) else {
            return false;
        };
        // "assistance to States support", "under the Convention States agree"
        let governed = self.reach(self.begin, actor).rev().find(|at| {
            !is_slight(self.words, *at) && !self.words.words[*at].is(Grammar::Determiner)
        });
        let free = governed.is_none_or(|at| {
            let word = &self.words.words[at];
            !word.is_any(&[Grammar::Preposition, Grammar::To, Grammar::By]) && word.is_word()
                || word.mark == Mark::Comma
        });
        let plural = self.words.print(before).ends_with(['s', 'S']);
        // "les Parties conviennent": where forms are told by endings, the third has two
        let several = |at: usize| self.words.lists.is_indicative(self.words.print(at), false);
        free && match form {
            Form::Plain => plural,
            _ => !plural || (at..end).any(several),
        }
    }

    /// Where an actor begins and ends that the name behind it belongs to, which ends with a word: *the members of the
    /// Lisse League*, *the Parties to this Agreement*.
    fn actor_of_name(&self, last: usize) -> Option<(usize, usize)> {
        let names = |at: &usize| {
            let (word, print) = (&self.words.words[*at], self.words.print(*at));
            let owns = print.ends_with("'s") || print.ends_with("’s");
            let small = word.is_any(&[Grammar::Determiner, Grammar::Whose, Grammar::To]);
            word.capital && !owns || small
        };
        let first = self.begin.max(last.saturating_sub(LONGEST_ACTOR));
        let start = (first..=last).rev().take_while(names).last()?;
        let leads = |at: &usize| self.words.words[*at].is_any(&[Grammar::Whose, Grammar::To]);
        let lead = (start..last).find(leads).filter(|lead| *lead > self.begin)?;
        let named = self.words.words[last].capital;
        self.actor_ending(lead - 1).filter(|_| named).map(|actor| (actor, lead - 1))
    }

    /// Whether a name that no list knows opens the sentence, and someone known stands behind the verb, who is asked to
    /// do something: *the Lisse Call invites all States to*.
    fn follows_name(&self, before: usize, at: usize, form: Form) -> bool {
        let directive = |sense| match sense {
            Sense::Verb(name, own) if own == form => Some(name),
            _ => None,
        };
        let Some((name, end)) = self.words.longest(at, self.end, directive) else { return false };
        let small = [Grammar::Determiner, Grammar::Whose];
        let named = |at: usize| {
            let word = &self.words.words[at];
            word.capital || word.is_any(&small)
        };
        let begin = self.begin.max((before + 1).saturating_sub(LONGEST_ACTOR));
        let act_type = Profiles::all().first().act_type(self.words.lists.name(name));
        form == Form::Third
            && act_type == Some(ActType::Directive)
            && begin == self.begin
            && self.words.words[before].capital
            && (begin..=before).all(named)
            && self.asks_someone_behind(end)
    }

    /// Whether someone known stands right behind a place, articles and adjectives left out, and *to* behind them.
    fn asks_someone_behind(&self, from: usize) -> bool {
        let small = [Grammar::Determiner, Grammar::Describing, Grammar::To, Grammar::Preposition];
        let head = (from..self.end).find(|at| !self.words.words[*at].is_any(&small));
        let actor = head.and_then(|head| self.words.actor(head, self.end));
        actor.is_some_and(|(_, behind)| {
            let ahead = &self.words.words[behind..self.end.min(behind + LONGEST_GIFT)];
            ahead.iter().any(|word| word.is(Grammar::To))
        })
    }

    /// Whether what stands behind can be what a verb is done to, so that it is no noun: *supports the*.
    fn has_object(&self, at: usize) -> bool {
        let verb = |sense| matches!(sense, Sense::Verb(..)).then_some(());
        let Some(((), end)) = self.words.longest(at, self.end, verb) else { return false };
        // "condemns in the strongest terms the attack"
        let stressed = self.words.longest(end, self.end, |sense| intensifier(self.words, sense));
        let end = stressed.map_or(end, |(_, behind)| behind);
        let Some(next) = self.words.words[..self.end].get(end) else { return end > at + 1 };
        let taken = |word: &Word| {
            word.is_any(&[Grammar::Determiner, Grammar::That, Grammar::Adverb])
                || word.capital
                || word.mark == Mark::Comma
        };
        let actor = self.words.actor(end, self.end).is_some();
        taken(next)
            || actor
            || end > at + 1
            || next.is(Grammar::To)
            || next.is_word()
                && !next.is(Grammar::Preposition)
                && !next.is_any(&[Grammar::And, Grammar::Or, Grammar::Be, Grammar::Have])
                && self.words.longest(end, self.end, modal).is_none()
    }

    /// Whether a comma stands right behind: *Support, including financial support, shall …*
    pub(super) fn before_comma(&self, at: usize) -> bool {
        self.words.words[..self.end].get(at + 1).is_some_and(|word| word.mark == Mark::Comma)
    }
}
