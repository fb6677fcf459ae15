//! A deed that has become another which goes less far, or further: *shall adopt*, *shall examine*; *shall ensure*,
//! *shall promote*.

use std::ops::Range;

use super::acts::actor;
use super::effect::EffectRule;
use super::kind::EffectKind as Kind;
use super::lists::{Deeds, PhraseList};
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
        let deeds = [(0, &one), (1, &other)].map(|(side, deed)| -> Vec<&str> {
            site.sides[side].words[deed.clone()].iter().map(|word| &*word.folded).collect()
        });
        // "shall examine", "shall be examined"
        if matches!(deeds.each_ref().map(Vec::as_slice), [[one], [other]] if site.sides[0].is_form(one, other))
        {
            continue;
        }
        let told = match goes_less_far(lists, &deeds[0], &deeds[1]) {
            Some(kind) => Some(kind.mirrored()),
            None => goes_less_far(lists, &deeds[1], &deeds[0]),
        };
        let deeds = [one, other];
        let Some(kind) = told.filter(|_| have_one_object(site, pair, &deeds)) else { continue };
        let rule = match kind {
            Kind::HedgeAdded | Kind::HedgeRemoved => EffectRule::Hedge,
            _ => EffectRule::Predicate,
        };
        let effect = site.push(kind, rule, deeds.clone().map(Some));
        (effect.actor_before, effect.actor_after) = (actor(pair[0]), actor(pair[1]));
        claim_forms(site, &deeds);
    }
}

/// What it is that a deed gives way to one that goes less far; `None` if the second does not.
fn goes_less_far(lists: &Deeds, less: &[&str], more: &[&str]) -> Option<Kind> {
    let is_one =
        |list: &PhraseList, deed: &[&str]| list.at(deed.iter().copied()) == Some(deed.len());
    let thinks = |deed: &[&str]| is_one(&lists.deliberating, deed);
    let steps = [(&lists.ensuring, &lists.promoting), (&lists.ending, &lists.lessening)];
    match () {
        () if thinks(less) && !thinks(more) && !is_one(&lists.attending, more) => {
            Some(Kind::HedgeAdded)
        }
        () if steps.iter().any(|(far, near)| is_one(near, less) && is_one(far, more)) => {
            Some(Kind::Weakened)
        }
        () => None,
    }
}

/// The verb of what is done, with what belongs to it, as in *phase out*, if some of it stands on one side only and it
/// is in no phrase that is told as a hedge: *study the possibility of*. What is decided is done by saying so: *the
/// Parties adopt the guidelines*.
fn verb(side: &Side<'_>, placed: &Placed<'_>) -> Option<Range<usize>> {
    let decides = placed.act.act_type == ActType::Decisive && placed.verb.is_empty();
    let words = if decides { &placed.predicate } else { &placed.verb };
    let verb = words.clone().find(|at| side.words[*at].is_content())?;
    let mut phrases = placed.act.modifiers.iter().map(|one| side.at(one.span));
    let hedged = phrases.any(|phrase| phrase.len() > 1 && phrase.contains(&verb));
    let deeds = &side.lists.deeds;
    let lists = [&deeds.ending, &deeds.lessening];
    let len = lists.iter().filter_map(|list| list.at(side.folded(verb))).max().unwrap_or(1);
    let deed = verb..verb + len;
    (side.any_free(deed.clone()) && !hedged).then_some(deed)
}

/// So many words behind both verbs, the same thing must be named.
const OBJECT_REACH: usize = 6;

/// Whether both verbs have one object: a word near behind the one stands near behind the other.
fn have_one_object(site: &Site<'_>, pair: [&Placed<'_>; 2], deeds: &[Range<usize>; 2]) -> bool {
    let [a, b] = &site.sides;
    let behind = |side: &Side<'_>, placed: &Placed<'_>, deed: &Range<usize>| -> Range<usize> {
        let end = placed.extent.end.min(side.words.len()).min(deed.end + OBJECT_REACH);
        deed.end..end.max(deed.end)
    };
    let [ours, theirs] = [behind(a, pair[0], &deeds[0]), behind(b, pair[1], &deeds[1])];
    let mut said = ours.filter(|at| a.words[*at].is_content());
    said.any(|at| a.words[at].twin.is_some_and(|twin| theirs.contains(&twin)))
}

/// Claims the verbs and the words that name what is done behind the thought of it: *explore the establishment of*.
fn claim_forms(site: &mut Site<'_>, deeds: &[Range<usize>; 2]) {
    for side in 0..2 {
        let deed = site.sides[1 - side].words[deeds[1 - side].start].folded.to_string();
        let own = &site.sides[side];
        let end = own.words.len().min(deeds[side].end + OBJECT_REACH);
        let names =
            |at: &usize| own.words[*at].is_free() && own.is_form(&deed, &own.words[*at].folded);
        let named = (deeds[side].end..end).find(names);
        site.sides[side].claim(deeds[side].clone());
        named.into_iter().for_each(|at| site.sides[side].claim(at..at + 1));
    }
}
