//! Tables of two drafts: changes, edits, effects.

use super::cell::{several, share, spelled};
use super::characters::Characters;
use super::{Table, table};
use crate::align::{Change, Comparison};
use crate::change::{EffectDetail, Effects};
use crate::diff::EditKind;
use crate::document::{Clause, Quotation};

impl Table {
    /// What became of every clause, kept clauses included: a row for each change.
    ///
    /// | column | holds |
    /// |---|---|
    /// | `draft_…` | the sigils of the drafts |
    /// | `change` | the place of the change, by which the tables of edits and effects name it |
    /// | `fate`, `moved`, `renumbered`, `editorial`, `nature`, `reason`, `similarity`, `coarse` | as in [`ChangeReport`](super::super::ChangeReport); `similarity` from 0 to 1 |
    /// | `clauses_…` | the numbers of the clauses, as in [`clauses`](Self::clauses) |
    /// | `path_…`, `label_…`, `kind_…` | how they are cited, their printed numbers in one spelling, their form |
    /// | `words_dropped`, `words_added` | how many words went and came |
    /// | `text_…` | the words, those of several clauses on lines of their own |
    #[must_use]
    pub fn changes(comparison: &Comparison<'_>) -> Self {
        table! {
            "changes", change in comparison.clauses(), {
                let [dropped, added] = words_changed(change);
                let before: Vec<Clause<'_>> = change.before_clauses().collect();
                let after: Vec<Clause<'_>> = change.after_clauses().collect();
            }
            draft_before: comparison.before().sigil(),
            draft_after: comparison.after().sigil(),
            change: change.place(),
            fate: spelled(change.fate()),
            moved: change.is_moved(),
            renumbered: change.is_renumbered(),
            editorial: change.is_editorial(),
            nature: change.nature().map(spelled),
            reason: spelled(change.link().reason),
            similarity: share(change.link().similarity),
            coarse: change.is_coarse(),
            clauses_before: several(before.iter().map(|own| own.id().index().to_string())),
            clauses_after: several(after.iter().map(|own| own.id().index().to_string())),
            path_before: several(before.iter().map(|own| own.path())),
            path_after: several(after.iter().map(|own| own.path())),
            label_before: several(before.iter().filter_map(|own| label(*own))),
            label_after: several(after.iter().filter_map(|own| label(*own))),
            kind_before: several(before.iter().map(|own| spelled(own.kind()))),
            kind_after: several(after.iter().map(|own| spelled(own.kind()))),
            words_dropped: dropped,
            words_added: added,
            text_before: text(&before),
            text_after: text(&after),
        }
    }

    /// Every word edit inside clauses that stand on both sides.
    ///
    /// `edit` is its number inside its `change`; `kind` is `insert`, `delete` or `replace`; `nature` is what
    /// kind of difference it makes.
    #[must_use]
    pub fn edits(comparison: &Comparison<'_>) -> Self {
        let [from, to] = [comparison.before(), comparison.after()].map(Characters::new);
        let both = comparison
            .clauses()
            .filter(|change| !change.link().before.is_empty() && !change.link().after.is_empty());
        let edits = both.flat_map(|change| {
            let edits = change.pieces().into_iter().filter(|piece| piece.kind != EditKind::Keep);
            edits.enumerate().map(move |(number, piece)| (change, number, piece))
        });
        table! {
            "edits", (change, number, piece) in edits, {
                let before = (!piece.before.is_empty()).then_some(piece.before_span);
                let after = (!piece.after.is_empty()).then_some(piece.after_span);
                let words = |draft: &crate::document::Draft, span: Option<crate::span::Span>| {
                    span.map(|span| draft.text()[span.range()].to_owned())
                };
            }
            draft_before: comparison.before().sigil(),
            draft_after: comparison.after().sigil(),
            change: change.place(),
            edit: number,
            fate: spelled(change.fate()),
            path_before: several(change.before_clauses().map(Clause::path)),
            path_after: several(change.after_clauses().map(Clause::path)),
            kind: spelled(piece.kind),
            nature: piece.nature.map(spelled),
            words_before: words(comparison.before(), before),
            words_after: words(comparison.after(), after),
            @"_before" from.place_if(before),
            @"_after" to.place_if(after),
        }
    }

    /// What the changes do: a row for each effect, with its rule and the words it is told by.
    ///
    /// `effect` is its number; `concept`, `alternative`, `stronger_by` and `weaker_by` hold what else there
    /// is to say, each for the kinds of effect that say it.
    #[must_use]
    pub fn effects(effects: &Effects<'_>) -> Self {
        let comparison = effects.comparison();
        let (before, after) = (comparison.before(), comparison.after());
        let (from, to) = (Characters::new(before), Characters::new(after));
        let exact = |quotation: Option<Quotation>| quotation.map(|quotation| quotation.exact);
        table! {
            "effects", (number, effect) in effects.iter().enumerate(), {
                let change = effects.change(effect);
                let [words_before, words_after] = effects.quotations(effect).map(exact);
                let (mut concept, mut alternative, mut by) = (None, None, [None, None]);
                match &effect.detail {
                    Some(EffectDetail::Concept(id)) => concept = Some(id.as_str()),
                    Some(EffectDetail::Alternative(number)) => alternative = Some(*number),
                    Some(EffectDetail::Profiles { stronger, weaker }) => {
                        by = [several(stronger), several(weaker)];
                    }
                    None => {}
                }
                let [stronger_by, weaker_by] = by;
            }
            draft_before: before.sigil(),
            draft_after: after.sigil(),
            change: effect.change,
            effect: number,
            kind: spelled(effect.kind),
            rule: spelled(effect.rule),
            rule_says: effect.rule.describe(),
            path_before: several(change.before_clauses().map(Clause::path)),
            path_after: several(change.after_clauses().map(Clause::path)),
            words_before: words_before,
            words_after: words_after,
            actor_before: effect.actor_before.map(|span| &before.text()[span.range()]),
            actor_after: effect.actor_after.map(|span| &after.text()[span.range()]),
            concept: concept,
            alternative: alternative,
            stronger_by: stronger_by,
            weaker_by: weaker_by,
            @"_before" from.place_if(effect.before),
            @"_after" to.place_if(effect.after),
        }
    }
}

/// The printed number of a clause in one spelling.
pub(super) fn label(clause: Clause<'_>) -> Option<&str> {
    clause.enumerator().map(|own| own.label.as_str()).filter(|label| !label.is_empty())
}

/// The words of clauses, each on lines of its own.
pub(super) fn text(clauses: &[Clause<'_>]) -> Option<String> {
    let bodies: Vec<&str> = clauses.iter().map(|clause| clause.body()).collect();
    (!bodies.is_empty()).then(|| bodies.join("\n"))
}

/// How many words went, and how many came.
fn words_changed(change: Change<'_>) -> [usize; 2] {
    let edits = change.link().edits.edits().iter().filter(|edit| edit.kind != EditKind::Keep);
    edits.fold([0, 0], |[dropped, added], edit| {
        [dropped + edit.before.len(), added + edit.after.len()]
    })
}
