//! What is to be done, behind a verb or modal.

use std::ops::Range;

use super::act::{Modifier, ModifierClass};
use super::predicates::{is_slight, status};
use super::words::{Mark, Words};
use crate::lexicon::{Grammar, Sense, Senses};

/// What stands behind a verb or modal.
#[derive(Debug, Default)]
pub(super) struct Matter {
    /// The first word of what is to be done.
    pub(super) first: Option<usize>,
    /// Its verb.
    pub(super) verb: Option<usize>,
    /// What is said of the subject: *be required to*.
    pub(super) status: Option<u16>,
    /// Where that ends.
    pub(super) status_end: usize,
    /// Whether the subject is to be able to do it: *be able to*.
    pub(super) able: bool,
    pub(super) negative: bool,
    /// Whether the subject has it done to it.
    pub(super) passive: bool,
    /// Whether the verb says how things are, unless an actor is its subject.
    pub(super) constitutive: bool,
    /// Whether it says so whoever its subject is.
    pub(super) always_constitutive: bool,
    /// Whether it is *be* alone: *shall be public*.
    pub(super) copula: bool,
    /// Whether it is *be no* and what there is not to be.
    pub(super) excludes: bool,
    pub(super) prohibitive: bool,
    /// The hedges between the modal and the verb.
    pub(super) hedges: Vec<Modifier>,
}

/// So many steps may be put before a deed: *should endeavour to consider taking steps to*.
const MOST_STEPS: usize = 4;
/// The status of those who are able to do something. Behind a modal it leaves the force to the modal: one who
/// *shall be able to* has no mere permission.
const ABILITY: &str = "ability";
/// The status of those to whom something is granted.
pub(super) const GRANTED: &str = "granted";
/// What no verb is.
const NO_VERB: [Grammar; 7] = [
    Grammar::Preposition,
    Grammar::Condition,
    Grammar::Determiner,
    Grammar::Subject,
    Grammar::And,
    Grammar::Or,
    Grammar::But,
];
/// No aside between commas is longer, in words.
const LONGEST_ASIDE: usize = 40;

impl Matter {
    /// Reads what stands in a range of words.
    pub(super) fn of(words: &Words<'_>, range: Range<usize>, modal: bool) -> Self {
        let mut matter = Self::default();
        let mut at = matter.skip(words, range.clone());
        if modal {
            if let Some((name, end)) = status_at(words, at, range.end.max(at)) {
                if words.lists.name(name) == GRANTED {
                    // "be granted access": what is done is the granting
                    (matter.status, matter.status_end) = (Some(name), end);
                    (matter.first, matter.verb) = (Some(end - 1), Some(end - 1));
                    return matter;
                }
                matter.able = words.lists.name(name) == ABILITY;
                match words.span(at..end).filter(|_| matter.able) {
                    Some(span) => {
                        matter.hedges.push(Modifier { class: ModifierClass::Ability, span });
                    }
                    None => matter.status = Some(name),
                }
                matter.status_end = end;
                at = matter.skip(words, end..range.end);
            }
        }
        if words.words[..range.end].get(at).is_some_and(|word| word.is(Grammar::To)) {
            at = matter.skip(words, at + 1..range.end);
        }
        for _ in 0..MOST_STEPS {
            let Some((class, end)) = step(words, at, range.end) else { break };
            let next = matter.skip(words, end..range.end);
            let goes_on = goes_on(words, end, next, range.end);
            // "take the measures to the Board"
            if class == ModifierClass::LightVerb && !goes_on && words.words[end - 1].is(Grammar::To)
            {
                break;
            }
            if let Some(span) = words.span(at..end) {
                matter.hedges.push(Modifier { class, span });
            }
            if !goes_on {
                break;
            }
            at = next;
        }
        let Some(word) = words.words[..range.end].get(at) else { return matter };
        let list =
            words.longest(at, range.end, constitutive).map(|(list, _)| words.lists.name(list));
        matter.constitutive = list.is_some();
        matter.always_constitutive = list == Some("always");
        matter.prohibitive = word.is(Grammar::Prohibitive);
        matter.first = Some(at);
        matter.verb = (!word.is_any(&NO_VERB) && word.mark == Mark::Word).then_some(at);
        if word.is(Grammar::Be) {
            matter.be(words, at, range.end);
        }
        matter
    }

    /// Reads what stands behind *be*.
    fn be(&mut self, words: &Words<'_>, be: usize, end: usize) {
        let next = self.skip(words, be + 1..end);
        let participle = next < end && words.is_participle(next);
        let is = |grammar| words.words[..end].get(next).is_some_and(|word| word.is(grammar));
        self.copula = !participle;
        // "the President shall be the head of the Court"
        self.always_constitutive |= is(Grammar::Determiner);
        self.excludes = is(Grammar::None);
        (self.passive, self.verb) = (participle, Some(if participle { next } else { be }));
    }

    /// The first word that is no adverb, negation or aside.
    fn skip(&mut self, words: &Words<'_>, range: Range<usize>) -> usize {
        let mut at = range.start;
        while at < range.end {
            let word = &words.words[at];
            if word.is(Grammar::Not) {
                let only = words.words.get(at + 1).is_some_and(|next| next.is(Grammar::Only));
                self.negative |= !only;
            }
            at = match words.longest(at, range.end, |sense| put_in(words, sense)) {
                _ if word.mark == Mark::Comma => aside_end(words, at, range.end),
                _ if step(words, at, range.end).is_some() => return at,
                // "shall, on request, recalling its duties, report"
                _ if at > range.start && goes_on_aside(words, at) => {
                    match next_comma(words, at, range.end) {
                        Some(comma) => comma + 1,
                        None => return at,
                    }
                }
                Some(((), end)) => {
                    // "shall in no event be liable"
                    self.negative |= words.words[at..end].iter().any(|word| word.is(Grammar::None));
                    end
                }
                None if is_slight(words, at) || word.mark == Mark::Quote => at + 1,
                // "doit vous proposer"
                None if word.is(Grammar::Subject)
                    && at + 1 < range.end
                    && words.lists.ends_infinitive(words.print(at + 1)) =>
                {
                    at + 1
                }
                None => return at,
            };
        }
        at
    }
}

/// What *is required to* and the like make of their subject, and where they end. *Be granted* says so only before
/// what is granted: a licence that *may be granted to a company* is no party.
pub(super) fn status_at(words: &Words<'_>, at: usize, end: usize) -> Option<(u16, usize)> {
    let (name, behind) = words.longest(at, end, status)?;
    let object = || {
        let next = (behind..end).find(|at| !is_slight(words, *at));
        next.is_some_and(|at| {
            let word = &words.words[at];
            word.mark == Mark::Word
                && (word.is(Grammar::Determiner)
                    || !word.is_any(&NO_VERB) && !word.is_any(&[Grammar::To, Grammar::By]))
        })
    };
    (words.lists.name(name) != GRANTED || object()).then_some((name, behind))
}

/// Where what is put in between commas ends, from the first of them.
fn aside_end(words: &Words<'_>, comma: usize, end: usize) -> usize {
    let led = comma + 1 < end && leads(words, comma + 1);
    let close = next_comma(words, comma + 1, end).filter(|_| led);
    close.unwrap_or(comma) + 1
}

fn next_comma(words: &Words<'_>, from: usize, end: usize) -> Option<usize> {
    let mut inside = (from..end).take(LONGEST_ASIDE);
    inside.find(|at| words.words[*at].mark == Mark::Comma)
}

/// Whether a word behind a comma begins an aside.
fn leads(words: &Words<'_>, at: usize) -> bool {
    let leads =
        [Grammar::Preposition, Grammar::Condition, Grammar::Adverb, Grammar::Relative, Grammar::To];
    let word = &words.words[at];
    word.is_any(&leads) && !word.is(Grammar::Not) || words.print(at).ends_with("ing")
}

/// Whether an aside goes on here behind a comma: with a participle, or one behind *and*.
fn goes_on_aside(words: &Words<'_>, at: usize) -> bool {
    let participle = |at: usize| words.words.get(at).is_some() && words.print(at).ends_with("ing");
    let joined = words.words[at].is(Grammar::And) && participle(at + 1);
    words.words[at - 1].mark == Mark::Comma && (participle(at) || joined)
}

/// A step before the deed: its class, and where it ends.
fn step(words: &Words<'_>, at: usize, end: usize) -> Option<(ModifierClass, usize)> {
    if at >= end || !words.words[at].senses.meet(Senses::MODIFIERS) {
        return None;
    }
    words.longest(at, end, |sense| class(words, sense).filter(|class| is_step(*class)))
}

/// Whether a deed follows a step that ends at `end`: *endeavour to report*, *consider reporting*, not
/// *consider the report*.
fn goes_on(words: &Words<'_>, end: usize, next: usize, last: usize) -> bool {
    let Some(word) = words.words[..last].get(next) else { return false };
    match words.words[end - 1].is(Grammar::To) {
        true => !word.is_any(&[Grammar::Determiner, Grammar::Preposition]),
        false => {
            let infinitive = || words.lists.ends_infinitive(words.print(next));
            words.print(next).ends_with("ing")
                || words.words[end - 1].is(Grammar::Preposition) && infinitive()
        }
    }
}

/// Whether modifiers of a class stand before the verb as verbs of their own.
pub(super) fn is_step(class: ModifierClass) -> bool {
    matches!(class, ModifierClass::Effort | ModifierClass::Tentative | ModifierClass::LightVerb)
}

/// The class of modifiers that a phrase is of.
pub(super) fn class(words: &Words<'_>, sense: Sense) -> Option<ModifierClass> {
    let (Sense::Modifier(name) | Sense::Measures(name)) = sense else { return None };
    let name = words.lists.name(name);
    ModifierClass::ALL.into_iter().find(|class| class.name() == name)
}

/// The class of what makes a verb stronger from inside: *expresses its deep concern*.
pub(super) fn intensifier(words: &Words<'_>, sense: Sense) -> Option<ModifierClass> {
    let Sense::Modifier(name) = sense else { return None };
    let strong = words.lists.name(name).starts_with(ModifierClass::Intensifier.name());
    strong.then_some(ModifierClass::Intensifier)
}

/// Phrases that are put in before the verb: *as appropriate*.
fn put_in(words: &Words<'_>, sense: Sense) -> Option<()> {
    if sense == Sense::PutIn {
        return Some(());
    }
    let class = class(words, sense)?;
    (!is_step(class) && !matches!(class, ModifierClass::VagueThreshold)).then_some(())
}

fn constitutive(sense: Sense) -> Option<u16> {
    match sense {
        Sense::Constitutive(list) => Some(list),
        _ => None,
    }
}
