//! Clauses that stand on one side only.

use super::acts::{actor, removed};
use super::effect::EffectRule;
use super::kind::EffectKind as Kind;
use super::options::Places;
use super::pairing::{Bond, Pairing, Placed};
use super::site::Site;
use crate::document::{Brackets, ClauseKind};
use crate::force::is_exception;
use crate::span::Span;

/// Tells what a clause was for that stands on one side only.
pub(super) fn whole(
    site: &mut Site<'_>,
    pairing: &Pairing<'_>,
    brackets: [Option<&Brackets>; 2],
    options: [&Places; 2],
) {
    for side in 0..2 {
        let own = &site.sides[side];
        let Some(clause) = own.clauses.first().map(|id| own.draft.clause(*id)) else { continue };
        if own.words.is_empty() || clause.kind().is_heading() {
            continue;
        }
        let all = 0..own.words.len();
        let open = brackets[side].is_some_and(|brackets| is_open(brackets, clause.body_span()));
        let option = options[side].get(&clause.id());
        if open || option.is_some() {
            // nobody had agreed to it
            let effect = site.push_lone(Kind::BracketResolved, EffectRule::Bracket, side, all);
            effect.detail = option.and_then(|option| option.choice());
            continue;
        }
        if clause.kind() == ClauseKind::Definition {
            site.push_lone(Kind::DefinitionRemoved, EffectRule::LoneClause, side, all);
            continue;
        }
        if clause.kind() == ClauseKind::Item && is_exception(clause) {
            site.push_lone(Kind::ConditionRemoved, EffectRule::Condition, side, all);
            continue;
        }
        lone_clause(site, pairing, side, brackets[side]);
        let preambular = clause.kind() == ClauseKind::Preambular;
        if preambular && pairing.acts[side].is_empty() {
            site.push_lone(Kind::RecitalRemoved, EffectRule::LoneClause, side, all);
        }
    }
}

/// No more brackets around each other are looked at.
const MOST_AROUND: usize = 64;

/// Whether all words of a span stand in brackets and are not agreed.
fn is_open(brackets: &Brackets, span: Span) -> bool {
    let all = brackets.all();
    let next = all.partition_point(|one| one.span.start() <= span.start());
    let nearest = next.checked_sub(1).map(|at| &all[at]);
    let around = std::iter::successors(nearest, |one| one.parent.map(|at| &all[at as usize]));
    around.take(MOST_AROUND).any(|one| one.kind.is_open() && one.span.contains(span))
}

/// The acts of the clause that stand in no other, each kind once; of those in brackets only the first,
/// if there are no others.
fn lone_clause(
    site: &mut Site<'_>,
    pairing: &Pairing<'_>,
    side: usize,
    brackets: Option<&Brackets>,
) {
    let acts = &pairing.acts[side];
    let outer = |placed: &Placed<'_>| {
        placed.act.within.is_none() && !placed.extent.is_empty() && !placed.is_ability()
    };
    let agreed = |placed: &Placed<'_>| {
        !brackets.is_some_and(|brackets| is_open(brackets, placed.act.predicate))
    };
    let mut told: Vec<usize> = (0..acts.len()).filter(|at| outer(&acts[*at])).collect();
    match told.iter().any(|at| agreed(&acts[*at])) {
        true => told.retain(|at| agreed(&acts[*at])),
        false => told.truncate(1),
    }
    let kind = |placed: &Placed<'_>| match placed.act.inherited.is_some() {
        // "cooperation may include: (a) early warning"
        true if placed.listed || placed.bond() == Bond::Provision => Kind::ConjunctDropped,
        _ => removed(placed),
    };
    let mut kinds: Vec<Kind> = Vec::new();
    for (place, at) in told.iter().enumerate() {
        let (placed, kind) = (&acts[*at], kind(&acts[*at]));
        if kinds.contains(&kind) {
            continue;
        }
        kinds.push(kind);
        let own = &site.sides[side];
        let next = told.get(place + 1).map(|next| acts[*next].extent.start);
        let end = next.unwrap_or(own.words.len()).max(placed.extent.end).min(own.words.len());
        let range = own.trimmed(placed.extent.start..end, false);
        let effect = site.push_lone(kind, EffectRule::LoneClause, side, range);
        let bound = actor(placed).filter(|_| kind != Kind::ConjunctDropped);
        *(if side == 0 { &mut effect.actor_before } else { &mut effect.actor_after }) = bound;
    }
}
