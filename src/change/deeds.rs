//! A deed that has become another which goes less far, or further: *shall adopt*, *shall examine*; *shall ensure*,
//! *shall promote*.

use std::ops::Range;

use super::acts::actor;
use super::effect::EffectRule;
use super::kind::EffectKind as Kind;
use super::lists::Deeds;
use super::pairing::{Pairing, Placed};
use super::side::Side;
use super::site::Site;
use crate::force::ActType;

/// Tells of acts that answer to each other which goes less far with the same thing.
pub(super) fn deeds(site: &mut Site<'_>, pairing: &Pairing<'_>) {
    for [a, b] in &pairing.pairs {
        let pair = [&pairing.acts[0][*a], &pairing.acts[1][*b]];
        let verbs = [0, 1].map(|side| verb(&site.sides[side], pair[side]));
        let [Some(one), Some(other)] = verbs else { continue };
        let lists = &site.sides[0].lists.deeds;
        let deeds = [&site.sides[0].words[one].folded, &site.sides[1].words[other].folded];
        let told = match (goes_less_far(lists, deeds[0], deeds[1]), deeds) {
            (Some(kind), _) => Some(kind.mirrored()),
            (None, [less, more]) => goes_less_far(lists, more, less),
        };
        let Some(kind) = told.filter(|_| have_one_object(site, pair, [one, other])) else {
            continue;
        };
        let rule = match kind {
            Kind::HedgeAdded | Kind::HedgeRemoved => EffectRule::Hedge,
            _ => EffectRule::Predicate,
        };
        let ranges = [one..one + 1, other..other + 1];
        let effect = site.push(kind, rule, ranges.map(Some));
        (effect.actor_before, effect.actor_after) = (actor(pair[0]), actor(pair[1]));
        claim_forms(site, [one, other]);
    }
}

/// What it is that a deed gives way to one that goes less far; `None` if the second does not.
fn goes_less_far(lists: &Deeds, less: &str, more: &str) -> Option<Kind> {
    let thinks = |deed: &str| lists.deliberating.has(deed);
    let steps = [(&lists.ensuring, &lists.promoting), (&lists.ending, &lists.lessening)];
    match () {
        () if thinks(less) && !thinks(more) && !lists.attending.has(more) => Some(Kind::HedgeAdded),
        () if steps.iter().any(|(far, near)| near.has(less) && far.has(more)) => {
            Some(Kind::Weakened)
        }
        () => None,
    }
}

/// The verb of what is done, if it stands on one side only and in no phrase that is told as a hedge: *study the
/// possibility of*. What is decided is done by saying so: *the Parties adopt the guidelines*.
fn verb(side: &Side<'_>, placed: &Placed<'_>) -> Option<usize> {
    let decides = placed.act.act_type == ActType::Decisive && placed.verb.is_empty();
    let words = if decides { &placed.predicate } else { &placed.verb };
    let verb = words.clone().find(|at| side.words[*at].is_content())?;
    let mut phrases = placed.act.modifiers.iter().map(|one| side.at(one.span));
    let hedged = phrases.any(|phrase| phrase.len() > 1 && phrase.contains(&verb));
    (side.words[verb].is_free() && !hedged).then_some(verb)
}

/// So many words behind both verbs, the same thing must be named.
const OBJECT_REACH: usize = 6;

/// Whether both verbs have one object: a word near behind the one stands near behind the other.
fn have_one_object(site: &Site<'_>, pair: [&Placed<'_>; 2], verbs: [usize; 2]) -> bool {
    let [a, b] = &site.sides;
    let behind = |side: &Side<'_>, placed: &Placed<'_>, verb: usize| -> Range<usize> {
        let end = placed.extent.end.min(side.words.len()).min(verb + 1 + OBJECT_REACH);
        verb + 1..end.max(verb + 1)
    };
    let [ours, theirs] = [behind(a, pair[0], verbs[0]), behind(b, pair[1], verbs[1])];
    let mut said = ours.filter(|at| a.words[*at].is_content());
    said.any(|at| a.words[at].twin.is_some_and(|twin| theirs.contains(&twin)))
}

/// Claims the verbs and the words that name what is done behind the thought of it: *explore the establishment of*.
fn claim_forms(site: &mut Site<'_>, verbs: [usize; 2]) {
    for side in 0..2 {
        let deed = site.sides[1 - side].words[verbs[1 - side]].folded.to_string();
        let own = &site.sides[side];
        let end = own.words.len().min(verbs[side] + 1 + OBJECT_REACH);
        let names =
            |at: &usize| own.words[*at].is_free() && own.is_form(&deed, &own.words[*at].folded);
        let named = (verbs[side] + 1..end).find(names);
        site.sides[side].claim(verbs[side]..verbs[side] + 1);
        named.into_iter().for_each(|at| site.sides[side].claim(at..at + 1));
    }
}
