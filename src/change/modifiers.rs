//! Words that make an act stronger or weaker, on one side only.

use std::collections::BTreeSet;
use std::ops::Range;

use super::acts::actor;
use super::conditions::claim_with_comma;
use super::effect::EffectRule;
use super::kind::EffectKind as Kind;
use super::lists::PhraseList;
use super::pairing::{Pairing, Placed};
use super::side::{Side, Word};
use super::site::Site;
use crate::document::ClauseId;
use crate::force::{Modifier, ModifierClass, Norm, bare_modifiers};

/// Compares the modifiers of acts that answer to each other.
pub(super) fn modifiers(site: &mut Site<'_>, pairing: &Pairing<'_>) {
    for [a, b] in &pairing.pairs {
        let pair = [&pairing.acts[0][*a], &pairing.acts[1][*b]];
        // a modifier of the same words counts wherever in the act it stands
        let known = [0, 1].map(|side| {
            let modifiers = pair[side].act.modifiers.iter();
            modifiers.map(|modifier| key(&site.sides[side], modifier)).collect::<BTreeSet<_>>()
        });
        for side in 0..2 {
            for modifier in &pair[side].act.modifiers {
                if !known[1 - side].contains(&key(&site.sides[side], modifier)) {
                    compare(site, pair, side, *modifier);
                }
            }
        }
    }
}

/// Compares the hedges of numbered clauses without a verb or modal that does something: principles, items of a
/// plan.
pub(super) fn bare(site: &mut Site<'_>, pairing: &Pairing<'_>) {
    let numbered = |clause: &ClauseId, side: &Side<'_>| {
        let clause = side.draft.clause(*clause);
        clause.enumerator().is_some() && !clause.kind().is_heading()
    };
    let listed = site.sides.iter().all(|side| side.clauses.iter().all(|one| numbered(one, side)));
    if !listed || pairing.acts.iter().any(|acts| !acts.is_empty()) {
        return;
    }
    let modifiers = site.sides.each_ref().map(|side| {
        let clauses = side.clauses.iter().map(|clause| side.draft.clause(*clause));
        clauses.flat_map(bare_modifiers).filter(is_bare_hedge).collect::<Vec<_>>()
    });
    let known = [0, 1].map(|side| {
        let modifiers = modifiers[side].iter();
        modifiers.map(|modifier| key(&site.sides[side], modifier)).collect::<BTreeSet<_>>()
    });
    for side in 0..2 {
        for modifier in &modifiers[side] {
            let own = &site.sides[side];
            let range = own.at(modifier.span);
            let lone = !range.is_empty() && is_lone(own, range.clone());
            if lone && !known[1 - side].contains(&key(own, modifier)) {
                site.push_lone(Kind::HedgeRemoved, EffectRule::Hedge, side, range.clone());
                claim_with_comma(site, side, range);
            }
        }
    }
}

/// Whether a modifier takes something back wherever it stands; conditions are told without an act.
fn is_bare_hedge(modifier: &Modifier) -> bool {
    modifier.class.is_hedge()
        && !matches!(modifier.class, ModifierClass::OpenList | ModifierClass::Conditional)
}

fn key(side: &Side<'_>, modifier: &Modifier) -> (ModifierClass, String) {
    (modifier.class, side.draft.text()[modifier.span.range()].to_lowercase())
}

fn compare(site: &mut Site<'_>, pair: [&Placed<'_>; 2], side: usize, modifier: Modifier) {
    let own = &site.sides[side];
    let mut range = own.at(modifier.span);
    if range.is_empty() || !is_lone(own, range.clone()) || !counts(own, pair, side, modifier) {
        return;
    }
    if matches!(modifier.class, ModifierClass::Sovereignty | ModifierClass::Voluntariness) {
        range = own.trimmed(range.start..clause_end(own, range.end), false);
    }
    let (kind, rule) = match modifier.class {
        ModifierClass::Intensifier => (Kind::Weakened, EffectRule::Intensifier),
        _ => (Kind::HedgeRemoved, EffectRule::Hedge),
    };
    let effect = site.push_lone(kind, rule, side, range.clone());
    (effect.actor_before, effect.actor_after) = (actor(pair[0]), actor(pair[1]));
    claim_with_comma(site, side, range);
}

/// Whether words stand on one side only, but for a small one: *to create*, *to study the possibility of
/// creating*.
fn is_lone(side: &Side<'_>, range: Range<usize>) -> bool {
    side.all_free(range.clone()) || side.words[range].iter().all(Word::is_free)
}

/// The words right before *measures* can be no more than so many.
const LONGEST_ADJECTIVE: usize = 3;

/// Tells which words before *measures* and its like stand on one side only: *appropriate*, *all necessary*.
pub(super) fn means(site: &mut Site<'_>) {
    for side in 0..2 {
        for at in 1..site.sides[side].words.len() {
            let (own, answer) = (&site.sides[side], &site.sides[1 - side]);
            let Some(twin) = own.words[at].twin else { continue };
            if !own.words[at - 1].is_free() || !own.lists.means.has(&own.words[at].folded) {
                continue;
            }
            let is_free =
                |place: &usize| own.words[*place].is_free() && own.words[*place].is_word();
            let from = at.saturating_sub(LONGEST_ADJECTIVE);
            let start = (from..at).rev().take_while(is_free).last().unwrap_or(at);
            let is_replaced = twin > 0 && answer.words[twin - 1].is_free();
            let all = |list: &PhraseList| list.at(own.folded(start)) == Some(at - start);
            let (kind, rule) = match () {
                () if is_replaced => continue,
                () if all(&own.lists.softening) => (Kind::HedgeRemoved, EffectRule::Hedge),
                () if all(&own.lists.stressing) => (Kind::Weakened, EffectRule::Intensifier),
                () => continue,
            };
            site.push_lone(kind, rule, side, start..at);
            site.sides[side].claim(start..at);
        }
    }
}

/// Where the free words behind a place end, at a mark at the latest.
fn clause_end(side: &Side<'_>, from: usize) -> usize {
    let ends = |at: &usize| !side.words[*at].is_free() || !side.words[*at].is_word();
    (from..side.words.len()).find(ends).unwrap_or(side.words.len())
}

/// So near its verb an intensifier makes the act stronger; further off it is one word among others.
const INTENSIFIER_REACH: usize = 2;

/// Whether a modifier says something of the act as a whole.
fn counts(side: &Side<'_>, pair: [&Placed<'_>; 2], number: usize, modifier: Modifier) -> bool {
    let (placed, answer) = (pair[number], pair[1 - number]);
    let range = side.at(modifier.span);
    match modifier.class {
        // conditions are told without an act
        ModifierClass::Conditional => false,
        // "may leave" asks for less than "shall be able to leave"
        ModifierClass::Ability => answer.norm() != Some(Norm::Permission),
        ModifierClass::OpenList => side.lists.naming.at(side.folded(range.start)).is_none(),
        ModifierClass::Intensifier => {
            let near = |verb: &Range<usize>| {
                !verb.is_empty()
                    && range.start < verb.end + INTENSIFIER_REACH
                    && verb.start < range.end + INTENSIFIER_REACH
            };
            near(&placed.predicate) || near(&placed.verb)
        }
        _ => true,
    }
}
