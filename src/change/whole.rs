//! Clauses that stand on one side only.

use super::acts::{actor, end_of, removed};
use super::effect::EffectRule;
use super::kind::EffectKind as Kind;
use super::pairing::{Bond, Pairing};
use super::site::Site;
use crate::document::{Brackets, ClauseKind};
use crate::span::Span;

/// Tells what a clause was for that stands on one side only.
pub(super) fn whole(site: &mut Site<'_>, pairing: &Pairing<'_>, brackets: [Option<&Brackets>; 2]) {
    for side in 0..2 {
        let own = &site.sides[side];
        let Some(clause) = own.clauses.first().map(|id| own.draft.clause(*id)) else { continue };
        if own.words.is_empty() || clause.kind().is_heading() {
            continue;
        }
        let all = 0..own.words.len();
        if brackets[side].is_some_and(|brackets| is_open(brackets, clause.body_span())) {
            // nobody had agreed to it
            let (kind, ranges) = match side {
                0 => (Kind::BracketResolved, [Some(all), None]),
                _ => (Kind::BracketOpened, [None, Some(all)]),
            };
            site.push(kind, EffectRule::Bracket, ranges);
            continue;
        }
        if clause.kind() == ClauseKind::Definition {
            site.push_lone(Kind::DefinitionRemoved, EffectRule::LoneClause, side, all);
            continue;
        }
        lone_clause(site, pairing, side);
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

/// The acts of the clause that stand in no other, each kind once.
fn lone_clause(site: &mut Site<'_>, pairing: &Pairing<'_>, side: usize) {
    let mut told: Vec<Kind> = Vec::new();
    let acts = &pairing.acts[side];
    for (at, placed) in acts.iter().enumerate() {
        if placed.act.within.is_some() || placed.extent.is_empty() || placed.is_ability() {
            continue;
        }
        let listed = placed.act.inherited.is_some() && placed.bond() == Bond::Provision;
        // "cooperation may include: (a) early warning"
        let kind = if listed { Kind::ConjunctDropped } else { removed(placed.bond()) };
        if told.contains(&kind) {
            continue;
        }
        told.push(kind);
        let own = &site.sides[side];
        let end = end_of(acts, at).min(own.words.len()).max(placed.extent.start);
        let range = own.trimmed(placed.extent.start..end, false);
        let effect = site.push_lone(kind, EffectRule::LoneClause, side, range);
        *(if side == 0 { &mut effect.actor_before } else { &mut effect.actor_after }) =
            actor(placed);
    }
}
