//! Of two clauses compared, the sentences that have words in common.

use super::comparison_text::runs;
use super::style::Style;
use super::wrap::{Look, Run};
use crate::align::Piece;
use crate::change::Effect;
use crate::document::Clause;
use crate::lineage::Origin;
use crate::span::Span;

/// The sentences of both clauses of an origin that hold shared words: a paragraph of forty lines of which
/// one sentence was taken over is shown by that sentence.
pub(super) struct SharedSentences {
    before: Vec<Span>,
    after: Vec<Span>,
}

impl SharedSentences {
    pub(super) fn of(origin: Origin<'_, '_>) -> Self {
        let found = origin.derivation();
        let passages = found.passages.iter().map(|passage| (passage.here, passage.there));
        let (here, there) = passages.chain(found.words.iter().copied()).unzip();
        Self { before: with(origin.source_clause(), there), after: with(origin.clause(), here) }
    }

    /// Whether an effect is of these sentences.
    pub(super) fn hold(&self, effect: &Effect) -> bool {
        let holds = |sentences: &[Span], words: Option<Span>| {
            words.is_none_or(|words| sentences.iter().any(|sentence| sentence.overlaps(words)))
        };
        holds(&self.before, effect.before) && holds(&self.after, effect.after)
    }

    /// The edits of these sentences, with a mark where others stand.
    pub(super) fn runs<'t>(&self, origin: Origin<'t, '_>, style: Style) -> Vec<Run<'t>> {
        let Some(change) = origin.change() else { return Vec::new() };
        // what stands between gaps
        let mut stretches: Vec<Vec<Piece<'t>>> = vec![Vec::new()];
        for piece in change.pieces() {
            let before = clipped(&self.before, piece.before, piece.before_span);
            let after = clipped(&self.after, piece.after, piece.after_span);
            let opens = before.opens || after.opens;
            let ends = before.ends || after.ends;
            if opens {
                stretches.push(Vec::new());
            }
            if !(before.words.is_empty() && after.words.is_empty()) {
                let piece = Piece {
                    before: before.words,
                    before_span: before.span,
                    after: after.words,
                    after_span: after.span,
                    ..piece
                };
                stretches.last_mut().into_iter().for_each(|stretch| stretch.push(piece));
            }
            if ends {
                stretches.push(Vec::new());
            }
        }
        let gap = || Run { text: "… ", look: Look::Faint };
        let last = stretches.len() - 1;
        let mut all = Vec::new();
        for (at, stretch) in stretches.iter().enumerate() {
            all.extend(runs(stretch, change.fate(), style.lightest));
            let is_told = all.last().is_some_and(|run: &Run<'_>| run.text == gap().text);
            if at < last && !is_told {
                all.push(gap());
            }
        }
        all
    }
}

/// The sentences of a clause that hold some of these words.
fn with(clause: Clause<'_>, words: Vec<Span>) -> Vec<Span> {
    let mut sentences = clause.sentences();
    sentences.retain(|sentence| words.iter().any(|word| sentence.overlaps(*word)));
    sentences
}

/// What of some words is shown, and whether anything before or behind it is not.
struct Clipped<'t> {
    words: &'t str,
    span: Span,
    opens: bool,
    ends: bool,
}

/// Words from the first of these sentences that they are in to the last.
fn clipped<'t>(sentences: &[Span], words: &'t str, span: Span) -> Clipped<'t> {
    let own: Vec<&Span> = sentences.iter().filter(|sentence| sentence.overlaps(span)).collect();
    let (Some(first), Some(last)) = (own.first(), own.last()) else {
        let is_hidden = !words.is_empty();
        return Clipped { words: "", span, opens: is_hidden, ends: is_hidden };
    };
    let (start, end) = (span.start().max(first.start()), span.end().min(last.end()));
    let (opens, ends) = (start > span.start(), end < span.end());
    let from = start - span.start();
    // the space behind the last word stands with it
    let to = if ends { end - span.start() } else { words.len() };
    Clipped { words: &words[from..to], span: Span::new(start, end), opens, ends }
}
