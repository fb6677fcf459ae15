//! Words that make an act stronger or weaker, on one side only.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::ops::Range;

use super::acts::actor;
use super::conditions::claim_with_comma;
use super::effect::EffectRule;
use super::joiners::joiner_at;
use super::kind::EffectKind as Kind;
use super::lists::PhraseList;
use super::members::moves;
use super::pairing::{Bond, Pairing, Placed};
use super::side::{Side, Word};
use super::site::Site;
use crate::document::ClauseId;
use crate::force::{ActType, Modifier, ModifierClass, Norm, bare_modifiers};

/// Compares the modifiers of acts that answer to each other.
pub(super) fn modifiers(site: &mut Site<'_>, pairing: &Pairing<'_>) {
    for [a, b] in &pairing.pairs {
        let pair = [&pairing.acts[0][*a], &pairing.acts[1][*b]];
        // a modifier of the same words counts wherever in the act it stands
        let known = [0, 1].map(|side| {
            let modifiers = pair[side].act.modifiers.iter();
            modifiers.map(|modifier| key(&site.sides[side], modifier)).collect::<BTreeSet<_>>()
        });
        let places = [0, 1].map(|side| {
            let modifiers = pair[side].act.modifiers.iter();
            modifiers.map(|one| (one.class, site.sides[side].at(one.span))).collect::<Vec<_>>()
        });
        moved_into_list(site, pair);
        for side in 0..2 {
            let own = &site.sides[side];
            let modifiers = pair[side].act.modifiers.iter();
            let lone = modifiers.filter(|one| !known[1 - side].contains(&key(own, one)));
            let mut lone: Vec<_> =
                lone.filter_map(|one| compare(own, pair, side, *one, &places[1 - side])).collect();
            lone.truncate(MOST_MODIFIERS);
            // "an undue burden" that only changed its place
            lone.retain(|one| !one.measures || !moves(site, side, &one.range));
            lone.sort_by_key(|one| (one.range.start, Reverse(one.range.end)));
            for one in together(own, lone) {
                let effect = match with_verb(pair, side, &one) {
                    Some([own, answer]) if side == 0 => {
                        site.push(one.kind, one.rule, [Some(own), Some(answer)])
                    }
                    Some([own, answer]) => {
                        site.push(one.kind.mirrored(), one.rule, [Some(answer), Some(own)])
                    }
                    None => site.push_lone(one.kind, one.rule, side, one.range.clone()),
                };
                (effect.actor_before, effect.actor_after) = (actor(pair[0]), actor(pair[1]));
                claim_with_comma(site, side, one.range);
            }
        }
    }
}

/// The verb of an act with the intensifier right beside it, and the verb that answers to it: *Deeply concerned*,
/// *Concerned*.
fn with_verb(pair: [&Placed<'_>; 2], side: usize, one: &Lone) -> Option<[Range<usize>; 2]> {
    let (verb, answer) = (&pair[side].predicate, &pair[1 - side].predicate);
    let beside = one.range.end == verb.start || verb.end == one.range.start;
    let says = pair.iter().all(|placed| placed.act.act_type != ActType::Norm);
    let told = one.rule == EffectRule::Intensifier && beside && says;
    (told && !verb.is_empty() && !answer.is_empty()).then(|| {
        let start = one.range.start.min(verb.start);
        [start..one.range.end.max(verb.end), answer.clone()]
    })
}

/// Of one act no more modifiers are told.
const MOST_MODIFIERS: usize = 64;

/// A modifier that stands on one side only, and what it is that it goes.
struct Lone {
    kind: Kind,
    rule: EffectRule,
    range: Range<usize>,
    /// Whether it leaves open how much.
    measures: bool,
}

/// Makes one of modifiers with nothing but small words between them: *common but differentiated responsibilities
/// and respective capabilities*.
fn together(side: &Side<'_>, modifiers: Vec<Lone>) -> Vec<Lone> {
    let mut all: Vec<Lone> = Vec::new();
    for one in modifiers {
        match all.last_mut() {
            Some(last) if one.range.start < last.range.end => {}
            Some(last)
                if last.kind == one.kind
                    && side.words[last.range.end..one.range.start]
                        .iter()
                        .all(|word| word.is_free() && !word.is_content() && !word.is_stop()) =>
            {
                last.range.end = one.range.end;
            }
            _ => all.push(one),
        }
    }
    all
}

/// Tells which hedges stand before one member of a list on one side, *and, where appropriate, their plans*, and
/// elsewhere on the other: all that is left holds without them.
fn moved_into_list(site: &mut Site<'_>, pair: [&Placed<'_>; 2]) {
    let hedges = [0, 1].map(|side| {
        let own = &site.sides[side];
        let modifiers = pair[side].act.modifiers.iter().filter(|one| is_bare_hedge(one));
        let free = |range: &Range<usize>| own.words[range.clone()].iter().all(Word::is_free);
        let places = modifiers.map(|one| (key(own, one), own.at(one.span)));
        places.filter(|(_, range)| !range.is_empty() && free(range)).collect::<Vec<_>>()
    });
    let one_member = |side: usize, range: &Range<usize>| {
        let own = &site.sides[side];
        let before = own.words[..range.start].iter().rposition(|word| !word.is(","));
        before.is_some_and(|at| joiner_at(own, at).is_some())
    };
    let mut moved = Vec::new();
    for (key, range) in &hedges[0] {
        let answers = hedges[1].iter().filter(|(other, _)| other == key);
        let mut places =
            answers.map(|(_, other)| (other, one_member(0, range), one_member(1, other)));
        if let Some((other, _, answer)) = places.next().filter(|(_, one, answer)| one != answer) {
            let kind = if answer { Kind::HedgeRemoved } else { Kind::HedgeAdded };
            moved.push((kind, [range.clone(), other.clone()]));
        }
    }
    for (kind, [one, other]) in moved {
        let effect = site.push(kind, EffectRule::Hedge, [Some(one.clone()), Some(other.clone())]);
        (effect.actor_before, effect.actor_after) = (actor(pair[0]), actor(pair[1]));
        claim_with_comma(site, 0, one);
        claim_with_comma(site, 1, other);
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
            let lone = !range.is_empty() && is_lone(own, range.clone()) && !restricts(own, &range);
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

fn compare(
    own: &Side<'_>,
    pair: [&Placed<'_>; 2],
    side: usize,
    modifier: Modifier,
    answers: &[(ModifierClass, Range<usize>)],
) -> Option<Lone> {
    let mut range = own.at(modifier.span);
    let gone = || is_lone(own, range.clone()) || is_broken(own, &range, modifier, answers);
    if range.is_empty() || !gone() || !counts(own, pair, side, modifier) {
        return None;
    }
    if matches!(modifier.class, ModifierClass::Sovereignty | ModifierClass::Voluntariness) {
        range = own.trimmed(range.start..clause_end(own, range.end), false);
    }
    let (kind, rule) = match modifier.class {
        ModifierClass::Intensifier => (Kind::Weakened, EffectRule::Intensifier),
        _ => (Kind::HedgeRemoved, EffectRule::Hedge),
    };
    Some(Lone { kind, rule, range, measures: modifier.class == ModifierClass::VagueThreshold })
}

/// Whether words stand on one side only, but for a small one: *to create*, *to study the possibility of
/// creating*.
fn is_lone(side: &Side<'_>, range: Range<usize>) -> bool {
    // "without prejudice to Article 9": the citation took some of its words along
    let alone = |word: &Word<'_>| word.twin.is_none();
    let words = &side.words[range.clone()];
    let told = words.iter().any(|word| word.is_content() && word.is_free())
        && words.iter().filter(|word| word.is_content()).all(alone);
    told || words.iter().all(Word::is_free)
}

/// Whether words of a hedge stayed that are none without the others: *on mutually agreed terms*, *on fair terms*.
fn is_broken(
    side: &Side<'_>,
    range: &Range<usize>,
    modifier: Modifier,
    answers: &[(ModifierClass, Range<usize>)],
) -> bool {
    let words = &side.words[range.clone()];
    let twin = |word: &Word<'_>| word.twin;
    let same = |(class, answer): &(ModifierClass, Range<usize>)| {
        *class == modifier.class && words.iter().filter_map(twin).any(|twin| answer.contains(&twin))
    };
    modifier.class.is_hedge()
        && words.iter().any(|word| word.is_content() && word.is_free())
        && !answers.iter().any(same)
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

/// Whether a word belongs to a reason that is put in behind a comma: *, noting the significant role of pilots,*
fn is_in_reason(side: &Side<'_>, at: usize) -> bool {
    let comma = (0..at).rev().find(|at| side.words[*at].is(",") || side.words[*at].is_stop());
    let verbs = side.lexicon.force();
    comma.is_some_and(|comma| verbs.is_present_participle(&side.words[comma + 1].folded))
}

/// Whether a word belongs to a condition of its act, and not to what is done: *if it is appropriate to close the port*.
fn is_in_condition(side: &Side<'_>, placed: &Placed<'_>, at: usize) -> bool {
    let conditions =
        placed.act.modifiers.iter().filter(|one| one.class == ModifierClass::Conditional);
    conditions.map(|one| side.at(one.span).end).any(|end| {
        end <= at && side.words[end..at].iter().all(|word| !word.is_stop() && !word.is(","))
    })
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
        ModifierClass::VagueThreshold
            if placed.bond() == Bond::Recital || is_in_reason(side, range.start) =>
        {
            false
        }
        ModifierClass::VagueThreshold
            if side.lists.softening.has(&side.words[range.start].folded) =>
        {
            !is_in_condition(side, placed, range.start)
        }
        ModifierClass::Intensifier => {
            let near = |verb: &Range<usize>| {
                !verb.is_empty()
                    && range.start < verb.end + INTENSIFIER_REACH
                    && verb.start < range.end + INTENSIFIER_REACH
            };
            near(&placed.predicate) || near(&placed.verb)
        }
        // told with what it is joined to
        ModifierClass::VagueThreshold => !restricts(side, &range),
        _ => true,
    }
}

/// Whether a word is one of two that restrict what is behind them: *intentionally and substantially*.
fn restricts(side: &Side<'_>, range: &Range<usize>) -> bool {
    let before = range.start.checked_sub(2).filter(|at| joiner_at(side, at + 1).is_some());
    let purposes = &side.lists.limits.purposes;
    before.is_some_and(|at| side.words[at].is_free() && purposes.at(side.folded(at)) == Some(1))
}
