//! How much of a text is not settled, in words.

use super::brackets::Bracket;
use crate::document::draft::Draft;
use crate::document::revision::RevisionKind;
use crate::span::Span;

/// How many of some words are not settled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Share {
    /// The words in brackets that are [open](super::BracketKind::is_open), and those struck out.
    pub unsettled: u32,
    /// All words.
    pub words: u32,
}

impl Share {
    /// The one in the other, from 0 to 1; 0 of no words.
    #[must_use]
    pub fn ratio(self) -> f64 {
        f64::from(self.unsettled) / f64::from(self.words.max(1))
    }

    pub(super) const fn plus(self, other: Self) -> Self {
        Self { unsettled: self.unsettled + other.unsettled, words: self.words + other.words }
    }
}

impl std::fmt::Display for Share {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} of {} words", self.unsettled, self.words)
    }
}

/// The share of every clause, in order. Printed numbers are no words.
pub(super) fn shares(draft: &Draft, all: &[Bracket]) -> Vec<Share> {
    let open = merged(unsettled_spans(draft, all));
    let mut next = 0;
    let share = |range: std::ops::Range<usize>| {
        let mut share = Share::default();
        for cut in draft.tokens.cuts(range).filter(|cut| cut.kind.is_word()) {
            while open.get(next).is_some_and(|span| span.end() <= cut.span.start()) {
                next += 1;
            }
            share.words += 1;
            share.unsettled +=
                u32::from(open.get(next).is_some_and(|span| span.overlaps(cut.span)));
        }
        share
    };
    draft.token_ranges().into_iter().map(share).collect()
}

/// Where words are not settled; in a bracket that no reading touches nothing is.
fn unsettled_spans(draft: &Draft, all: &[Bracket]) -> Vec<Span> {
    let struck = draft.revisions.iter().filter(|revision| revision.kind == RevisionKind::Deleted);
    let open = outermost(all).filter(|bracket| bracket.kind.is_open()).map(|bracket| bracket.span);
    let mut spans: Vec<Span> = open.chain(struck.map(|revision| revision.span)).collect();
    spans.sort_unstable();
    spans
}

/// The brackets that stand in no other one.
pub(in crate::document) fn outermost(all: &[Bracket]) -> impl Iterator<Item = &Bracket> {
    all.iter().filter(|bracket| bracket.parent.is_none())
}

/// Spans in order, those that touch or overlap as one.
pub(in crate::document) fn merged(spans: Vec<Span>) -> Vec<Span> {
    let mut merged: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match merged.last_mut().filter(|last| span.start() <= last.end()) {
            Some(last) => *last = last.union(span),
            None => merged.push(span),
        }
    }
    merged
}
