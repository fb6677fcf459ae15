//! What stands in one draft where a phrase stands in another.

use super::lifespan::{Occurrence, TurnKind};
use crate::align::{Comparison, Piece};
use crate::diff::EditKind;
use crate::document::ClauseId;
use crate::span::Span;

/// For every clause before, then after, the place of its link.
pub(super) fn places(comparison: &Comparison<'_>) -> [Vec<usize>; 2] {
    let drafts = [comparison.before(), comparison.after()];
    let mut places = drafts.map(|draft| vec![0; draft.clauses().len()]);
    for (place, link) in comparison.alignment().links().iter().enumerate() {
        link.before.iter().for_each(|id| places[0][id.index()] = place);
        link.after.iter().for_each(|id| places[1][id.index()] = place);
    }
    places
}

/// What stands in the other draft where the phrase stands in one.
pub(super) fn beside(
    comparison: &Comparison<'_>,
    places: &[Vec<usize>; 2],
    kind: TurnKind,
    phrase: Occurrence,
) -> Option<Occurrence> {
    let side = usize::from(kind == TurnKind::Appeared);
    let place = places[side][phrase.clause.index()];
    let link = &comparison.alignment().links()[place];
    let (ids, draft) = match kind {
        TurnKind::Vanished => (&link.after, comparison.after()),
        TurnKind::Appeared => (&link.before, comparison.before()),
    };
    let sides = |piece: &Piece<'_>| match kind {
        TurnKind::Vanished => (piece.before_span, piece.after_span),
        TurnKind::Appeared => (piece.after_span, piece.before_span),
    };
    let mut hull: Option<Span> = None;
    // words put in right beside the phrase took its place too
    let (mut beside, mut ends_here) = (None, false);
    for piece in comparison.change(place).pieces() {
        let (own, mut span) = sides(&piece);
        if own.is_empty() {
            hull = hull.map(|hull| if ends_here { hull.union(span) } else { hull });
            beside = Some(span);
            continue;
        }
        let touches = own.start() < phrase.span.end() && phrase.span.start() < own.end();
        ends_here = touches && phrase.span.end() >= own.end();
        let beside = beside.take().filter(|_| touches && phrase.span.start() <= own.start());
        hull = hull.into_iter().chain(beside).reduce(Span::union);
        if !touches || span.is_empty() {
            continue;
        }
        if piece.kind == EditKind::Keep && own.range().len() == span.range().len() {
            let from = phrase.span.start().saturating_sub(own.start());
            let to = own.end().saturating_sub(phrase.span.end());
            span = Span::new(span.start() + from, span.end() - to);
        }
        hull = Some(hull.map_or(span, |hull| hull.union(span)));
    }
    let span = hull?;
    // printed otherwise, a kept stretch may be cut inside a letter
    draft.text().get(span.range())?;
    let inside = |id: &&ClauseId| draft.clause(**id).span().range().contains(&span.start());
    Some(Occurrence { clause: *ids.iter().find(inside)?, span })
}
