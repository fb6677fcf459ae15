//! Clauses to acts.

use std::borrow::Cow;
use std::ops::Range;

use super::act::{
    Act, ActType, Content, Coordination, Coordinator, Modifier, ModifierClass, Norm, Party,
    Polarity,
};
use super::matter::{Matter, class, intensifier, is_step};
use super::parties::{agents, asked, served, subjects};
use super::predicates::{Kind, Predicate, Setting, actor, modal, predicates};
use super::profile::Profiles;
use super::words::{Mark, Words};
use crate::document::{Clause, ClauseKind, Draft, Part};
use crate::lexicon::Grammar;
use crate::span::Span;

/// The acts of all clauses, in order.
pub(super) fn acts(draft: &Draft) -> Vec<Act> {
    if draft.lexicon().force().is_empty() {
        return Vec::new();
    }
    let mut acts: Vec<Act> = Vec::new();
    // for every clause the act its items take over, and who stands ready as their subject
    let mut open: Vec<Option<Governing>> = vec![None; draft.clauses().len()];
    for (clause, tokens) in draft.clauses().zip(draft.token_ranges()) {
        if !commits(clause.kind()) {
            continue;
        }
        let words = Words::of(clause, tokens, draft.lexicon());
        let above = clause.parent().and_then(|parent| open[parent.id().index()].clone());
        let first = acts.len();
        let mut reader = Reader { clause, words: &words, acts: &mut acts };
        let subject = reader.read(above);
        let leads = clause.children().next().is_some_and(|child| !child.kind().is_heading());
        let last =
            (first..acts.len()).rfind(|at| acts[*at].within.is_none() || at + 1 == acts.len());
        open[clause.id().index()] = last.filter(|_| leads).map(|act| Governing { act, subject });
    }
    acts
}

/// Whether clauses of a kind do anything by being said.
fn commits(kind: ClauseKind) -> bool {
    !kind.is_heading()
        && !matches!(
            kind,
            ClauseKind::Footnote
                | ClauseKind::PlaceAndDate
                | ClauseKind::Signature
                | ClauseKind::BackMatter
        )
}

/// What the items below a clause take from it.
#[derive(Clone)]
struct Governing {
    /// The number of the act.
    act: usize,
    /// Whom the clause ends with: *Decides that the Board:*
    subject: Vec<Party>,
}

struct Reader<'r, 'd> {
    clause: Clause<'d>,
    words: &'r Words<'d>,
    acts: &'r mut Vec<Act>,
}

impl Reader<'_, '_> {
    /// Reads the acts of the clause; gives whom it ends with as the subject of what follows.
    fn read(&mut self, above: Option<Governing>) -> Vec<Party> {
        let sentences = self.words.sentences();
        let setting = self.setting(above.is_some());
        let mut subject = Vec::new();
        for (number, sentence) in sentences.into_iter().enumerate() {
            let found = predicates(self.words, sentence.clone(), setting);
            let mut ready = Vec::new();
            if let Some(above) = above.as_ref().filter(|_| number == 0) {
                self.take_over(above.act, &found, sentence.clone());
                ready.clone_from(&above.subject);
            }
            subject = self.sentence(&found, sentence, ready);
        }
        subject
    }

    fn setting(&self, governed: bool) -> Setting {
        let kind = self.clause.kind();
        let recital = self.clause.part() == Part::Preamble || kind == ClauseKind::Preambular;
        let lists = matches!(
            kind,
            ClauseKind::Item | ClauseKind::Operative | ClauseKind::Chapeau | ClauseKind::Statement
        );
        Setting {
            recital,
            plain: !governed && lists,
            operative: self.clause.part() == Part::Operative,
        }
    }

    /// Gives an item the act of the words that govern it, unless it is a sentence of its own.
    fn take_over(&mut self, above: usize, found: &[Predicate], sentence: Range<usize>) {
        let own = found.first().is_some_and(|first| {
            let words = &self.words.words[sentence.start..first.words.start];
            !first.shares && words.iter().any(|word| word.is_word())
        });
        if own && self.acts[above].act_type == ActType::Norm {
            return;
        }
        let end = found.first().map_or(sentence.end, |first| first.words.start.max(sentence.start));
        let mut act = self.acts[above].clone();
        let from = act.inherited.unwrap_or(act.clause);
        (act.clause, act.inherited, act.within) = (self.clause.id(), Some(from), None);
        let end = if own { end } else { sentence.end };
        let start = sentence.start + usize::from(self.words.words[sentence.start].is(Grammar::To));
        let mut matter = Matter::of(self.words, start..end, false);
        if found.first().is_some_and(|first| Some(first.words.start) == matter.verb) {
            matter.verb = None;
        }
        if matter.negative {
            act.polarity = Polarity::Negative;
        }
        act.content = self.content(&matter, end);
        act.modifiers.extend(&matter.hedges);
        act.modifiers.extend(self.modifiers(sentence.start..end, &[]));
        act.beneficiaries = served(self.words, sentence.start..end);
        act.coordinations = self.coordinations(sentence.start..end);
        act.norm = act.norm.map(|norm| negated(norm, matter.negative));
        if let Some(span) = self.words.span(sentence) {
            act.extent = span;
            settle(&mut act);
            self.acts.push(act);
        }
    }

    /// Reads the acts of a sentence, whose subject may be `ready`; gives whom it ends with.
    fn sentence(
        &mut self,
        found: &[Predicate],
        sentence: Range<usize>,
        ready: Vec<Party>,
    ) -> Vec<Party> {
        // for every predicate the number of its act
        let mut numbers: Vec<Option<u32>> = Vec::new();
        let mut speaking = ready;
        for (place, predicate) in found.iter().enumerate() {
            if !predicate.subject.is_empty() {
                speaking = subjects(self.words, predicate.subject.clone());
            }
            let start = match place {
                0 => sentence.start,
                _ if predicate.subject.is_empty() => predicate.words.start,
                _ => predicate.subject.start.min(predicate.words.start),
            };
            let end =
                found.get(place + 1).map_or(sentence.end, |next| match next.subject.is_empty() {
                    true => next.words.start,
                    false => next.subject.start.min(next.words.start).max(predicate.words.end),
                });
            let mut act = self.act(predicate, start..end, speaking.clone());
            act.within = predicate.within.and_then(|within| numbers[within]);
            let foretells = self.foretells(&act);
            numbers.push((!foretells).then_some(self.acts.len() as u32));
            if !foretells {
                self.acts.push(act);
            }
        }
        let Some(last) = found.last().filter(|last| matches!(last.kind, Kind::Verb(..))) else {
            return Vec::new();
        };
        let that =
            (last.words.end..sentence.end).find(|at| self.words.words[*at].is(Grammar::That));
        let behind = match self.words.words[last.words.end - 1].is(Grammar::That) {
            true => Some(last.words.end),
            false => that.map(|that| that + 1),
        };
        behind.map_or_else(Vec::new, |from| subjects(self.words, from..sentence.end))
    }

    /// Whether a modal inside a recital says what will be, not what anyone must do: *recognizing that
    /// reefs will need decades*.
    fn foretells(&self, act: &Act) -> bool {
        let reason = [ActType::Recital, ActType::Approval, ActType::Disapproval];
        let within = act.within.map(|within| self.acts[within as usize].act_type);
        let nobody = act.actors.iter().all(|party| party.class.is_none());
        let weak = matches!(&*act.name, "will" | "would" | "can" | "may" | "might");
        act.act_type == ActType::Norm
            && within.is_some_and(|within| reason.contains(&within))
            && nobody
            && weak
    }

    fn act(&self, predicate: &Predicate, extent: Range<usize>, speaking: Vec<Party>) -> Act {
        let words = self.words;
        let name = self.name(predicate.kind);
        let (act_type, name) = match predicate.kind {
            Kind::Verb(..) | Kind::Opening(_) => {
                (Profiles::all().first().act_type(name).unwrap_or(ActType::Recital), name)
            }
            Kind::Modal(_) => (ActType::Norm, name),
            Kind::Status(_) => (ActType::Norm, plain_modal(name)),
            Kind::Indicative => (ActType::Norm, name),
        };
        let behind = match predicate.kind {
            Kind::Indicative => predicate.words.start..extent.end,
            _ if predicate.inverted => predicate.subject.end..extent.end,
            _ => predicate.words.end..extent.end,
        };
        let mut actors = speaking;
        let mut addressees = Vec::new();
        let matter = match act_type {
            ActType::Norm => Matter::of(words, behind.clone(), true),
            _ => {
                let (deed, is_verb) = self.deed(act_type, behind.clone());
                if act_type == ActType::Directive {
                    addressees = asked(words, behind.start..deed);
                    if predicate.passive {
                        // "it is recommended that" asks nobody
                        addressees = std::mem::take(&mut actors);
                        let that = words.words.get(predicate.words.end);
                        let that = that.is_some_and(|next| next.is(Grammar::That));
                        addressees.retain(|_| !that);
                    }
                }
                let mut matter = Matter::of(words, deed..extent.end, false);
                if !is_verb {
                    (matter.verb, matter.prohibitive) = (None, false);
                    matter.hedges.clear();
                }
                matter
            }
        };
        if act_type == ActType::Norm && matter.passive {
            actors = agents(words, behind.clone());
        }
        let nobody = predicate.subject.clone().find(|at| words.words[*at].is_word());
        let nobody = nobody.is_some_and(|at| words.words[at].is(Grammar::None));
        let own_not = words.words[predicate.words.clone()].iter().any(|word| word.is(Grammar::Not));
        let before = predicate.words.start.checked_sub(1);
        let before = |grammar| before.is_some_and(|at| words.words[at].is(grammar));
        let not = matter.negative || own_not || before(Grammar::Not);
        // "aucun État ne peut" negates once, "ne peut" too
        let negative = (not || predicate.inverted) != nobody || before(Grammar::Particle);
        let norm = match predicate.kind {
            Kind::Modal(_) | Kind::Indicative => Some(self.norm(name, &matter, negative, &actors)),
            Kind::Status(status) => Some(self.of_status(status, negative)),
            _ => None,
        };
        let mut modifiers = matter.hedges.clone();
        modifiers.extend(self.modifiers(extent.clone(), &[predicate.words.clone()]));
        let mut act = Act {
            clause: self.clause.id(),
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
            beneficiaries: served(words, behind.clone()),
            modifiers,
            coordinations: self.coordinations(behind),
            extent: words.span(extent).unwrap_or_default(),
        };
        settle(&mut act);
        act
    }

    fn name(&self, kind: Kind) -> &'static str {
        match kind {
            Kind::Verb(name, _) | Kind::Opening(name) | Kind::Modal(name) | Kind::Status(name) => {
                self.words.lists.name(name)
            }
            Kind::Indicative => "shall",
        }
    }

    /// Where what is asked for, promised or decided begins, and whether with a verb: behind the *to* of
    /// an infinitive, behind *that*, or right behind the predicate.
    fn deed(&self, act_type: ActType, behind: Range<usize>) -> (usize, bool) {
        let words = &self.words.words;
        if words[behind.start - 1].is(Grammar::To) {
            return (behind.start, true);
        }
        let reach = match act_type {
            ActType::Directive => LONGEST_ADDRESS,
            ActType::Commissive | ActType::Decisive => 1,
            _ => 0,
        };
        let mut asked = false;
        for at in behind.clone().take(reach) {
            let next = words[..behind.end].get(at + 1);
            let no_verb = [Grammar::Determiner, Grammar::Preposition, Grammar::Subject];
            let verb = next.is_some_and(|next| !next.capital && !next.is_any(&no_verb));
            asked |= self.words.longest(at, behind.end, actor).is_some();
            if words[at].is(Grammar::To) && verb && (asked || at == behind.start) {
                return (at + 1, true);
            }
            if words[at].is(Grammar::That) {
                return (at + 1, false);
            }
        }
        (behind.start, false)
    }

    fn norm(&self, name: &str, matter: &Matter, negative: bool, actors: &[Party]) -> Norm {
        if let Some(status) = matter.status {
            return match name {
                // "may be required to" binds nobody yet
                "may" | "can" | "might" => Norm::Permission,
                _ => self.of_status(status, negative),
            };
        }
        let known = actors.iter().any(|party| party.class.is_some());
        if matter.always_constitutive || (matter.constitutive || matter.copula) && !known {
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

    fn of_status(&self, status: u16, negative: bool) -> Norm {
        let norm = match self.words.lists.name(status) {
            "permission" => Norm::Permission,
            "prohibition" => Norm::Prohibition,
            "exemption" => return Norm::Exemption,
            "no-entitlement" => return Norm::NoEntitlement,
            "entitlement" => Norm::Entitlement,
            _ if negative => return Norm::Exemption,
            _ => Norm::Obligation,
        };
        negated(norm, negative)
    }

    fn content(&self, matter: &Matter, end: usize) -> Option<Content> {
        let first = matter.first?;
        Some(Content {
            verb: matter.verb.map(|verb| self.words.words[verb].span),
            span: self.words.span(first..end)?,
            prohibitive: matter.prohibitive,
        })
    }

    /// The modifiers among some words, those that are verbs before a verb only behind *to* or *and*.
    fn modifiers(&self, range: Range<usize>, predicate: &[Range<usize>]) -> Vec<Modifier> {
        let words = self.words;
        let mut found = Vec::new();
        let mut at = range.start;
        while at < range.end {
            let inside = predicate.iter().any(|predicate| predicate.contains(&at));
            let joined =
                at > 0 && words.words[at - 1].is_any(&[Grammar::To, Grammar::And, Grammar::Or]);
            let fits =
                |class: ModifierClass| (!inside && (joined || !is_step(class))).then_some(class);
            let phrase = words.longest(at, range.end, |sense| match inside {
                true => intensifier(words, sense),
                false => class(words, sense).and_then(fits),
            });
            let phrase = phrase.filter(|_| words.words[at].is_word());
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

    fn coordinations(&self, range: Range<usize>) -> Vec<Coordination> {
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

/// Behind a verb, who is asked stands within so many words.
const LONGEST_ADDRESS: usize = 40;

/// The modal that a status without one comes to.
fn plain_modal(status: &str) -> &'static str {
    match status {
        "permission" | "entitlement" | "no-entitlement" => "may",
        "exemption" => "need not",
        _ => "must",
    }
}

fn negated(norm: Norm, negative: bool) -> Norm {
    match (norm, negative) {
        (norm, false) => norm,
        (Norm::Obligation | Norm::Permission, true) => Norm::Prohibition,
        (Norm::Prohibition, true) => Norm::Permission,
        (Norm::Entitlement, true) => Norm::NoEntitlement,
        (norm, true) => norm,
    }
}

/// Puts modifiers in order, each once, and gives modals that are ranked with their hedge its name.
fn settle(act: &mut Act) {
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
