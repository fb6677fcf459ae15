//! Remarks in the margin: effects, moves, and references that are behind.

use super::super::clause_range::{highest, range};
use super::super::comparison_closing::behind;
use super::super::comparison_entries::Entries;
use super::super::style::Style;
use super::redline::Side;
use crate::align::{BlockMove, Comparison};
use crate::change::{Effect, EffectKind, Effects};
use crate::document::Clause;
use crate::span::Span;

/// A remark, and the words it is about.
#[derive(Clone, Debug)]
pub(super) struct Remark {
    pub(super) side: Side,
    pub(super) span: Span,
    pub(super) text: String,
    /// By what it is told.
    pub(super) rule: &'static str,
}

/// For each link the remarks on its words, in order of place.
pub(super) fn remarks(
    comparison: &Comparison<'_>,
    effects: Option<&Effects<'_>>,
) -> Vec<Vec<Remark>> {
    let mut all = vec![Vec::new(); comparison.alignment().links().len()];
    for block in comparison.block_moves() {
        let first = block.changes().next().map(|change| change.place());
        let words = block.after_clauses().first().map(|clause| (first, clause.span()));
        if let Some((Some(place), span)) = words {
            let rule = "what stands between clauses that kept their order moved";
            all[place].push(Remark { side: Side::After, span, text: moved(&block), rule });
        }
    }
    let text = comparison.styled(Style::new());
    let mut entries = None;
    for reference in behind(comparison) {
        let entries = entries.get_or_insert_with(|| Entries::new(&text));
        let span = reference.quotations().1.span;
        let text = entries.stale(reference);
        let rule =
            "a reference is printed as before, and what it cites has another number or is gone";
        all[reference.change().place()].push(Remark { side: Side::After, span, text, rule });
    }
    if let Some(effects) = effects {
        let text = effects.styled(Style::new());
        for effect in effects.iter().filter(|effect| effect.kind != EffectKind::EditorialOnly) {
            let text = text.effect(effect);
            all[effect.change].extend(anchor(effect).map(|(side, span)| Remark {
                side,
                span,
                text,
                rule: effect.rule.describe(),
            }));
        }
    }
    for remarks in &mut all {
        remarks.sort_by_key(|remark| (remark.span.start(), remark.span.end()));
    }
    all
}

/// The words of an effect: those after, or where something has gone those before.
fn anchor(effect: &Effect) -> Option<(Side, Span)> {
    let after = effect.after.map(|span| (Side::After, span));
    after.or(effect.before.map(|span| (Side::Before, span)))
}

/// "moved: Articles 5 to 9 → Articles 8 to 12, from “Fees” to “Duties”"
fn moved(block: &BlockMove<'_>) -> String {
    let (before, after) = (block.before_clauses(), block.after_clauses());
    let [old, new] = [&before, &after].map(|clauses| range(&highest(clauses)));
    let mut text =
        if old == new { format!("moved: {new}") } else { format!("moved: {old} → {new}") };
    let section = |clauses: &[Clause<'_>]| {
        let section = clauses.first().and_then(|clause| clause.section());
        section.map(|section| super::super::clause_range::cited(section)).unwrap_or_default()
    };
    let (from, to) = (section(&before), section(&after));
    if from != to && !from.is_empty() && !to.is_empty() {
        text.push_str(&format!(", from {from} to {to}"));
    }
    text
}
