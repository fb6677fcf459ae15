//! A predicate to an act.

use std::borrow::Cow;
use std::ops::Range;

use super::act::{
    Act, ActType, Content, Coordination, Coordinator, Modifier, ModifierClass, Norm, Party,
    Polarity, is_permissive,
};
use super::matter::{GRANTED, Matter, class, intensifier, is_step};
use super::parties::{agents, asked, asked_by_pronoun, begun_with, served};
use super::predicates::{Kind, Predicate, is_slight, modal};
use super::profile::Profiles;
use super::stance::INDIVIDUALS;
use super::words::{Mark, Word, Words};
use crate::document::ClauseId;
use crate::lexicon::{Grammar, Roles, Sense, Senses};
use crate::span::Span;

/// Makes acts of the predicates of one clause.
#[derive(Clone, Copy)]
pub(super) struct Assembly<'w, 'd> {
    pub(super) clause: ClauseId,
    pub(super) words: &'w Words<'d>,
}

impl Assembly<'_, '_> {
    /// The act of a predicate, given the words that belong to it and who speaks or is bound by them.
    pub(super) fn act(
        self,
        predicate: &Predicate,
        extent: Range<usize>,
        speaking: Vec<Party>,
    ) -> Act {
        let words = self.words;
        let (mut act_type, mut name) = self.named(predicate.kind);
        let behind = match predicate.kind {
            Kind::Indicative => predicate.words.start..extent.end,
            Kind::Imperative | Kind::Request => predicate.words.end - 1..extent.end,
            _ if predicate.inverted || predicate.impersonal => {
                predicate.subject.end.max(predicate.words.end)..extent.end
            }
            _ => predicate.words.end..extent.end,
        };
        if name == "intend" && self.wants_others_to(behind.clone()) {
            (act_type, name) = (ActType::Directive, "request");
        }
        let (matter, deed) = self.matter(act_type, behind.clone());
        let [actors, addressees, beneficiaries] =
            self.parties(predicate, (act_type, name), &matter, (behind.clone(), deed), speaking);
        let saves = self.saves(predicate);
        let actors = if saves { Vec::new() } else { actors };
        let negative = self.is_negative(predicate, &matter, behind.clone());
        if negative && self.has_to(predicate, name) {
            name = "need not";
        }
        let norm = match saves {
            true => Some(Norm::Constitutive),
            false => self.norm_of(predicate.kind, name, &matter, negative, &actors),
        };
        let mut modifiers = matter.hedges.clone();
        modifiers.extend(self.modifiers(extent.clone(), predicate.without_deed()));
        let mut act = Act {
            clause: self.clause,
            inherited: None,
            within: None,
            act_type,
            name: Cow::Borrowed(name),
            predicate: words.span(predicate.words.clone()).unwrap_or_default(),
            polarity: if negative { Polarity::Negative } else { Polarity::Positive },
            norm,
            content: self.content(&matter, extent.end),
            actors,
            addressees,
            beneficiaries,
            modifiers,
            negations: Vec::new(),
            scopes: Vec::new(),
            times: Vec::new(),
            coordinations: self.coordinations(behind),
            extent: words.span(extent).unwrap_or_default(),
        };
        settle(&mut act);
        act
    }

    /// Whether a predicate is *have to*: who does not have to do something may do it.
    fn has_to(self, predicate: &Predicate, name: &str) -> bool {
        let last = &self.words.words[predicate.words.end - 1];
        name == "must" && matches!(predicate.kind, Kind::Modal(_)) && last.is(Grammar::To)
    }

    /// Whether a text says what it does not do: *nothing in this Agreement shall prevent a Party from leaving*.
    fn saves(self, predicate: &Predicate) -> bool {
        let words = self.words;
        let first = predicate.subject.clone().find(|at| words.words[*at].is_word());
        let binds = matches!(predicate.kind, Kind::Modal(_) | Kind::Indicative);
        let Some(first) = first.filter(|_| binds) else { return false };
        let saving = |sense| (sense == Sense::Saving).then_some(());
        let Some(((), end)) = words.longest(first, predicate.subject.end, saving) else {
            return false;
        };
        let cites = words.lexicon.citation_words();
        let text = |at: usize| cites.roles_any(words.print(at)).meets(Roles::TELLING);
        (first..predicate.subject.end.min(end + LONGEST_TEXT)).any(text)
    }

    /// Who is bound, who is asked and who gains, by the words `behind` a predicate, of which those before `deed`
    /// say whom it asks.
    fn parties(
        self,
        predicate: &Predicate,
        (act_type, name): (ActType, &str),
        matter: &Matter,
        (behind, deed): (Range<usize>, usize),
        speaking: Vec<Party>,
    ) -> [Vec<Party>; 3] {
        let words = self.words;
        let given = matter.verb.filter(|verb| words.words[*verb].is(Grammar::Given));
        let mut beneficiaries = served(words, behind.clone(), given);
        // "visitors may be granted access": others may do that, for them
        let gains = matter.status.is_some_and(|status| words.lists.name(status) == GRANTED)
            && is_permissive(name);
        if gains {
            beneficiaries.extend_from_slice(&speaking);
            beneficiaries.sort_by_key(|party| party.span);
        }
        let entitled = self.entitles(predicate.kind, matter);
        let (actors, addressees) = match act_type {
            // "members may be required to pay": others may ask that of them
            ActType::Norm if self.may_bind(matter) && is_permissive(name) => (Vec::new(), speaking),
            ActType::Norm if self.is_said_of_deeds(predicate, matter, &speaking) => {
                (Vec::new(), Vec::new())
            }
            ActType::Norm if matter.passive && !entitled || gains => {
                (agents(words, behind), Vec::new())
            }
            ActType::Directive => self.asking(predicate, behind, deed, speaking),
            _ => (speaking, Vec::new()),
        };
        [actors, addressees, beneficiaries]
    }

    /// Whether someone is bound to something by what stands behind a modal: *be required to*.
    fn may_bind(self, matter: &Matter) -> bool {
        matter.status.is_some_and(|status| self.words.lists.name(status) == "obligation")
    }

    /// Whether the subject is what must or may be done, and nobody whom a list knows: *discrimination is
    /// prohibited*, *copies are permitted*, *consent is required*. Who is forbidden something is so *from* or *to* do it.
    fn is_said_of_deeds(self, predicate: &Predicate, matter: &Matter, speaking: &[Party]) -> bool {
        let words = &self.words.words;
        let (status, last) = match (predicate.kind, matter.status) {
            (Kind::Status(status), _) => (status, predicate.words.end - 1),
            (_, Some(status)) => (status, matter.status_end - 1),
            _ => return false,
        };
        let of_deeds = match self.words.lists.name(status) {
            "prohibition" | "permission" => true,
            "obligation" => self.words.is_participle(last),
            _ => false,
        };
        let leads = |at: usize| words.get(at).is_some_and(|word| word.is(Grammar::To));
        let leads_on = leads(last) || words[last].is(Grammar::Preposition) || leads(last + 1);
        of_deeds
            && !leads_on
            && !predicate.impersonal
            && speaking.iter().all(|party| party.class.is_none())
    }

    fn named(self, kind: Kind) -> (ActType, &'static str) {
        let lists = self.words.lists;
        match kind {
            Kind::Verb(name, _) | Kind::Opening(name) => {
                let name = lists.name(name);
                (Profiles::all().first().act_type(name).unwrap_or(ActType::Recital), name)
            }
            Kind::Modal(name) => (ActType::Norm, lists.name(name)),
            Kind::Status(name) => (ActType::Norm, plain_modal(lists.name(name))),
            Kind::Indicative => (ActType::Norm, "shall"),
            Kind::Imperative => (ActType::Norm, "must"),
            Kind::Request => (ActType::Norm, "should"),
        }
    }

    /// Whether the right is that of the subject, whoever acts: *everyone has the right to be heard*.
    fn entitles(self, kind: Kind, matter: &Matter) -> bool {
        let status = match kind {
            Kind::Status(status) => Some(status),
            _ => matter.status,
        };
        status.is_some_and(|status| self.words.lists.name(status).ends_with("entitlement"))
    }

    /// Whether someone known stands between a verb of wanting and what is to be done: *we expect users to pay*.
    fn wants_others_to(self, behind: Range<usize>) -> bool {
        let describes = |at: &usize| {
            let word = &self.words.words[*at];
            word.is_any(&[Grammar::Determiner, Grammar::Describing])
        };
        let head = behind.start + behind.clone().take_while(describes).count();
        let named = self.words.actor(head, behind.end);
        named.is_some() && self.deed(ActType::Directive, behind).1
    }

    /// What is to be done, and where it begins.
    fn matter(self, act_type: ActType, behind: Range<usize>) -> (Matter, usize) {
        if act_type == ActType::Norm {
            return (Matter::of(self.words, behind.clone(), true), behind.start);
        }
        let (deed, is_verb) = self.deed(act_type, behind.clone());
        let mut matter = Matter::of(self.words, deed..behind.end, false);
        if !is_verb {
            (matter.verb, matter.prohibitive) = (None, false);
            matter.hedges.clear();
        }
        (matter, deed)
    }

    /// Who asks and who is asked, before `deed` or, behind *that*, at its beginning.
    fn asking(
        self,
        predicate: &Predicate,
        behind: Range<usize>,
        deed: usize,
        speaking: Vec<Party>,
    ) -> (Vec<Party>, Vec<Party>) {
        let that = |at: usize| self.words.words[at].is(Grammar::That);
        if !predicate.passive {
            // "demands that all parties withdraw"
            let leads = deed <= behind.start + 1 && that(deed - 1);
            return match leads {
                true => (speaking, begun_with(self.words, deed..behind.end)),
                false => {
                    let mut asked = asked(self.words, behind.start..deed);
                    asked.extend(asked_by_pronoun(self.words, predicate.words.start));
                    (speaking, asked)
                }
            };
        }
        // "it is recommended that" asks nobody
        let next = self.words.words.get(predicate.words.end);
        match next.is_some_and(|next| next.is(Grammar::That)) {
            true => (Vec::new(), Vec::new()),
            false => (Vec::new(), speaking),
        }
    }

    fn is_negative(self, predicate: &Predicate, matter: &Matter, behind: Range<usize>) -> bool {
        let words = &self.words.words;
        let first = predicate.subject.clone().find(|at| words[*at].is_word());
        let nobody = first.is_some_and(|at| words[at].is(Grammar::None));
        let own_not = words[predicate.words.clone()].iter().any(|word| word.is(Grammar::Not));
        let before = predicate.words.start.checked_sub(1);
        let before = |grammar| before.is_some_and(|at| words[at].is(grammar));
        let not = matter.negative || own_not || before(Grammar::Not) || predicate.inverted;
        // "n'agissent qu'en mer" denies nothing
        // "nous ne vendons pas": the promise begins with what denies
        let own = words[predicate.words.clone()].iter().any(|word| word.is(Grammar::Particle));
        let only = (predicate.kind == Kind::Indicative || own) && !not && self.restricts(behind);
        // "aucun État ne peut" negates once, "ne peut" too
        not != nobody || (own || before(Grammar::Particle)) && !only
    }

    /// Whether *que* stands behind a verb that *ne* stands before: *n’agissent qu’en mer*.
    fn restricts(self, behind: Range<usize>) -> bool {
        let words = &self.words.words[behind];
        let ends = |word: &&Word| word.is_any(&[Grammar::Not, Grammar::None]) || !word.is_word();
        words.iter().take_while(|word| !ends(word)).any(|word| word.is(Grammar::That))
    }

    /// Where what is asked for, promised or decided begins, and whether with a verb: behind the *to* of
    /// an infinitive, behind *that*, or right behind the predicate.
    fn deed(self, act_type: ActType, behind: Range<usize>) -> (usize, bool) {
        let words = &self.words.words;
        if words[behind.start - 1].is(Grammar::To) {
            return (behind.start, true);
        }
        let reach = match act_type {
            ActType::Directive => LONGEST_ADDRESS,
            ActType::Commissive | ActType::Decisive => 1,
            _ => 0,
        };
        let (mut asked, mut named) = (false, self.begins_name(behind.clone()));
        let mut at = behind.start;
        while at < behind.end.min(behind.start + reach) {
            let next = words[..behind.end].get(at + 1);
            let no_verb = [Grammar::Determiner, Grammar::Preposition, Grammar::Subject];
            let verb = next.is_some_and(|next| !next.capital && !next.is_any(&no_verb))
                && self.is_infinitive(at + 1..behind.end);
            // "members in a position to do so to provide"
            let hedge = self.words.longest(at, behind.end, |sense| class(self.words, sense));
            if let Some((_, end)) = hedge.filter(|(_, end)| *end > at + 1) {
                at = end;
                continue;
            }
            asked |= self.words.actor(at, behind.end).is_some();
            let led = asked || named && at <= behind.start + LONGEST_NAME || at == behind.start;
            if words[at].is(Grammar::To) && verb && led {
                return (at + 1, true);
            }
            if words[at].is(Grammar::That) {
                return (at + 1, false);
            }
            // "encourages work which allows people to read": what stands behind belongs to another verb
            // but not "those who find a fault"
            let those = at > behind.start && words[at - 1].is(Grammar::Determiner);
            if words[at].is(Grammar::Relative) && !asked && !those {
                break;
            }
            named &= words[at].is_word()
                && (words[at].is(Grammar::Determiner) || !words[at].is(Grammar::Preposition));
            at += 1;
        }
        (behind.start, false)
    }

    /// Whether the verb that some words begin with can be an infinitive: not *l’adoption de normes*.
    fn is_infinitive(self, words: Range<usize>) -> bool {
        let verb = words.into_iter().find(|at| !is_slight(self.words, *at));
        verb.is_some_and(|at| self.words.lists.may_be_infinitive(self.words.print(at)))
    }

    /// Whether someone whom no list knows may be named: *the Warden*, *those who sail*.
    fn begins_name(self, behind: Range<usize>) -> bool {
        let first = self.words.words[behind].first();
        first.is_some_and(|word| word.is(Grammar::Determiner) || word.capital)
    }

    /// What a predicate makes of whoever is bound; `None` for a verb that does something by being said.
    fn norm_of(
        self,
        kind: Kind,
        name: &str,
        matter: &Matter,
        negative: bool,
        actors: &[Party],
    ) -> Option<Norm> {
        match kind {
            Kind::Modal(_) | Kind::Indicative => Some(self.norm(name, matter, negative, actors)),
            Kind::Status(status) => Some(self.of_status(status, negative)),
            Kind::Imperative => Some(negated(Norm::Obligation, negative)),
            Kind::Request => Some(Norm::Recommendation),
            Kind::Verb(..) | Kind::Opening(_) => None,
        }
    }

    fn norm(self, name: &str, matter: &Matter, negative: bool, actors: &[Party]) -> Norm {
        if let Some(status) = matter.status {
            // "may be required to" binds nobody yet
            return match is_permissive(name) {
                true => negated(Norm::Permission, negative),
                false => self.of_status(status, negative),
            };
        }
        let known = actors.iter().any(|party| party.class.is_some());
        // "there shall be no discrimination"
        if matter.excludes && actors.is_empty() && matches!(name, "shall" | "must") {
            return Norm::Prohibition;
        }
        if matter.always_constitutive || (matter.constitutive || matter.copula) && !known {
            return Norm::Constitutive;
        }
        // whether people who "shall be able to" are served or asked, words do not tell; nobody asks a system
        if matter.able && !actors.iter().any(is_asked) {
            return Norm::Constitutive;
        }
        let norm = match name {
            "may" | "can" | "might" | "would" => Norm::Permission,
            "should" => Norm::Recommendation,
            "need not" => return Norm::Exemption,
            _ => Norm::Obligation,
        };
        negated(norm, negative)
    }

    fn of_status(self, status: u16, negative: bool) -> Norm {
        let norm = match self.words.lists.name(status) {
            "permission" | "ability" => Norm::Permission,
            "prohibition" => Norm::Prohibition,
            "recommendation" => Norm::Recommendation,
            "exemption" => return Norm::Exemption,
            "no-entitlement" => return Norm::NoEntitlement,
            "entitlement" | GRANTED => Norm::Entitlement,
            _ if negative => return Norm::Exemption,
            _ => Norm::Obligation,
        };
        negated(norm, negative)
    }

    pub(super) fn content(self, matter: &Matter, end: usize) -> Option<Content> {
        let first = matter.first?;
        Some(Content {
            verb: matter.verb.map(|verb| self.words.words[verb].span),
            span: self.words.span(first..end)?,
            prohibitive: matter.prohibitive,
        })
    }

    /// The modifiers among some words, those that are verbs before a verb only behind *to* or *and*.
    pub(super) fn modifiers(self, range: Range<usize>, predicate: Range<usize>) -> Vec<Modifier> {
        let words = self.words;
        let mut found = Vec::new();
        let mut at = range.start;
        while at < range.end {
            let inside = predicate.contains(&at);
            let joined =
                at > 0 && words.words[at - 1].is_any(&[Grammar::To, Grammar::And, Grammar::Or]);
            let fits =
                |class: ModifierClass| (!inside && (joined || !is_step(class))).then_some(class);
            let phrase = || {
                words.longest(at, range.end, |sense| match inside {
                    true => intensifier(words, sense),
                    false => class(words, sense).and_then(fits),
                })
            };
            let word = &words.words[at];
            let begins = word.senses.meet(Senses::MODIFIERS) && word.is_word() && !word.quoted;
            let phrase = begins.then(phrase).flatten();
            // "Should a Party fail, …"
            let inverted = at == range.start
                && !inside
                && words.words[at].capital
                && words.longest(at, range.end, modal).is_some();
            let phrase = phrase.or(inverted.then_some((ModifierClass::Conditional, at + 1)));
            match phrase {
                Some((class, end)) => {
                    found.extend(words.span(at..end).map(|span| Modifier { class, span }));
                    at = end;
                }
                None => at += 1,
            }
        }
        found
    }

    pub(super) fn coordinations(self, range: Range<usize>) -> Vec<Coordination> {
        let coordination = |at: usize| {
            let word = &self.words.words[at];
            let coordinator = match () {
                () if word.mark != Mark::Word => return None,
                () if word.is(Grammar::AndOr) => Coordinator::AndOr,
                () if word.is(Grammar::And) => Coordinator::And,
                () if word.is(Grammar::Or) => Coordinator::Or,
                () => return None,
            };
            Some(Coordination { coordinator, span: word.span })
        };
        range.filter_map(coordination).collect()
    }
}

/// Behind *nothing in*, a text is named within so many words.
const LONGEST_TEXT: usize = 5;
/// Whoever no list knows is named by so many words at most.
const LONGEST_NAME: usize = 8;
/// Behind a verb, who is asked stands within so many words.
const LONGEST_ADDRESS: usize = 40;

/// Whether it is someone known, and no mere person.
fn is_asked(party: &Party) -> bool {
    party.class.as_deref().is_some_and(|class| class != INDIVIDUALS)
}

/// The modal that a status without one comes to.
fn plain_modal(status: &str) -> &'static str {
    match status {
        "permission" | "entitlement" | "no-entitlement" | GRANTED => "may",
        "exemption" => "need not",
        "ability" => "can",
        "recommendation" => "should",
        _ => "must",
    }
}

pub(super) fn negated(norm: Norm, negative: bool) -> Norm {
    match (norm, negative) {
        (norm, false) => norm,
        (Norm::Obligation | Norm::Permission, true) => Norm::Prohibition,
        (Norm::Prohibition, true) => Norm::Permission,
        (Norm::Entitlement, true) => Norm::NoEntitlement,
        (norm, true) => norm,
    }
}

/// Puts modifiers in order, each once, and gives modals that are ranked with their hedge its name.
pub(super) fn settle(act: &mut Act) {
    act.modifiers.sort_by_key(|modifier| (modifier.span.start(), modifier.span.end()));
    let mut last: Option<Span> = None;
    act.modifiers.retain(|modifier| {
        let apart = last.is_none_or(|last| modifier.span.start() >= last.end());
        last = if apart { Some(modifier.span) } else { last };
        apart
    });
    let hedged = |class| act.modifiers.iter().any(|modifier| modifier.class == class);
    act.name = match &*act.name {
        "should" if hedged(ModifierClass::Effort) => Cow::Borrowed("should endeavour"),
        "might" if hedged(ModifierClass::Tentative) => Cow::Borrowed("might consider"),
        _ => return,
    };
}
