//! A phrase through all drafts.

use std::collections::BTreeSet;

use super::timeline::History;
use crate::align::{Comparison, Piece};
use crate::diff::EditKind;
use crate::document::{ClauseId, Draft};
use crate::span::Span;
use crate::text::{Normalization, Tokens};

/// A phrase in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Occurrence {
    /// The clause.
    pub clause: ClauseId,
    /// The place in the reading text.
    pub span: Span,
}

/// Which way a phrase turned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum TurnKind {
    /// It stands where it did not.
    Appeared,
    /// It no longer stands where it did.
    Vanished,
}

/// A place where a phrase came in or went.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Turn {
    /// Which way.
    pub kind: TurnKind,
    /// The draft it happened in, from 0: the first with the phrase or the first without.
    pub draft: usize,
    /// The draft, from 0, that it was made of and that was otherwise.
    pub parent: usize,
    /// The phrase in the draft that has it.
    pub phrase: Occurrence,
    /// What stands there in the other draft: the words it took the place of or gave way to, with kept words
    /// between them; `None` if nothing does.
    pub other: Option<Occurrence>,
}

/// Where a phrase stands in every draft, and how it came and went.
///
/// ```
/// use travaux::{Draft, History};
///
/// let drafts = ["States must act.", "States should act.", "States must act."]
///     .map(|text| Draft::parse("", text));
/// let history = History::new(&[&drafts[0], &drafts[1], &drafts[2]]);
/// let must = history.lifespan("MUST");
/// assert_eq!((must.born(), must.died(), must.returned()), (Some(0), None, vec![2]));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Lifespan {
    /// The words looked for.
    pub phrase: String,
    /// Where it stands, for each draft.
    pub occurrences: Vec<Vec<Occurrence>>,
    /// Where it came in and went, in order of drafts.
    pub turns: Vec<Turn>,
}

impl Lifespan {
    /// The first draft that has it.
    #[must_use]
    pub fn born(&self) -> Option<usize> {
        self.occurrences.iter().position(|found| !found.is_empty())
    }

    /// The draft from which on none has it.
    #[must_use]
    pub fn died(&self) -> Option<usize> {
        let last = self.occurrences.iter().rposition(|found| !found.is_empty())?;
        (last + 1 < self.occurrences.len()).then_some(last + 1)
    }

    /// The drafts that have it again after one without.
    #[must_use]
    pub fn returned(&self) -> Vec<usize> {
        let has = |draft: usize| !self.occurrences[draft].is_empty();
        let born = self.born().unwrap_or(self.occurrences.len());
        (born + 1..self.occurrences.len()).filter(|&at| has(at) && !has(at - 1)).collect()
    }
}

impl History<'_> {
    /// Where a phrase stands inside clauses in every draft, whatever its capitals and marks' print.
    #[must_use]
    pub fn lifespan(&self, phrase: &str) -> Lifespan {
        let normal = |word: &str| Normalization::CaseInsensitive.fold(word).into_owned();
        let wanted: Vec<String> =
            Tokens::new(phrase.trim()).iter(phrase.trim()).map(|t| normal(t.word())).collect();
        let found: Vec<_> = self.drafts().iter().map(|draft| find(draft, &wanted)).collect();
        let mut turns = Vec::new();
        for ((before, after), comparison) in self.stemma().steps().zip(self.steps()) {
            let places = places(comparison);
            for (kind, has, not) in
                [(TurnKind::Vanished, before, after), (TurnKind::Appeared, after, before)]
            {
                let theirs: BTreeSet<_> =
                    found[not].iter().flat_map(|one| self.numbers(not, one.span)).collect();
                for phrase in &found[has] {
                    if self.numbers(has, phrase.span).iter().any(|word| theirs.contains(word)) {
                        continue;
                    }
                    let other = beside(comparison, &places, kind, *phrase);
                    turns.push(Turn { kind, draft: after, parent: before, phrase: *phrase, other });
                }
            }
        }
        Lifespan { phrase: phrase.trim().to_owned(), occurrences: found, turns }
    }

    fn numbers(&self, draft: usize, span: Span) -> Vec<usize> {
        let tokens = self.drafts()[draft].tokens().within(span);
        tokens.filter_map(|token| self.word_number(draft, token)).collect()
    }
}

fn find(draft: &Draft, wanted: &[String]) -> Vec<Occurrence> {
    let mut found = Vec::new();
    for clause in draft.clauses().filter(|_| !wanted.is_empty()) {
        let tokens: Vec<_> =
            clause.token_range().map(|at| draft.tokens().get(draft.text(), at)).collect();
        for window in tokens.windows(wanted.len()) {
            let same = window.iter().zip(wanted).all(|(token, wanted)| {
                Normalization::CaseInsensitive.fold(token.word()) == wanted.as_str()
            });
            if same {
                let span = window[0].span().union(window[window.len() - 1].span());
                found.push(Occurrence { clause: clause.id(), span });
            }
        }
    }
    found
}

/// For every clause before, then after, the place of its link.
fn places(comparison: &Comparison<'_>) -> [Vec<usize>; 2] {
    let drafts = [comparison.before(), comparison.after()];
    let mut places = drafts.map(|draft| vec![0; draft.clauses().len()]);
    for (place, link) in comparison.alignment().links().iter().enumerate() {
        link.before.iter().for_each(|id| places[0][id.index()] = place);
        link.after.iter().for_each(|id| places[1][id.index()] = place);
    }
    places
}

/// What stands in the other draft where the phrase stands in one.
fn beside(
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
