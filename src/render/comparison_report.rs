//! A comparison as a machine reads it.
//!
//! The shape is versioned by [`ComparisonReport::SCHEMA`] and changes only with it.

use crate::align::{Change, Comparison, Fate, Nature, Reason};
use crate::diff::EditKind;
use crate::document::{Clause, ClauseKind, Draft, Quotation};
use crate::span::Span;

/// A comparison with all it says, and the words it says it by; owns everything.
///
/// | field | holds |
/// |---|---|
/// | `schema` | [`SCHEMA`](Self::SCHEMA) |
/// | `before`, `after` | sigil, title, date and language of the drafts |
/// | `changes` | every clause's fate in the order of *after*, kept clauses included |
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct ComparisonReport {
    /// The name and version of the shape.
    pub schema: String,
    /// The earlier draft.
    pub before: DraftReport,
    /// The later draft.
    pub after: DraftReport,
    /// What became of every clause.
    pub changes: Vec<ChangeReport>,
}

/// A draft by its names.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct DraftReport {
    /// The short name it is cited by.
    pub sigil: String,
    /// Its title.
    pub title: Option<String>,
    /// Its date, as written.
    pub date: Option<String>,
    /// Its language, as a BCP 47 tag.
    pub language: Option<String>,
}

/// What became of one clause, of several merged, or of one split.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct ChangeReport {
    /// What became of it.
    pub fate: Fate,
    /// Whether it changed its place.
    pub moved: bool,
    /// Whether its printed number changed.
    pub renumbered: bool,
    /// Whether only its print changed.
    pub editorial: bool,
    /// The heaviest nature of its edits; `None` if every word is kept and printed alike.
    pub nature: Option<Nature>,
    /// Why the clauses were linked.
    pub reason: Reason,
    /// How much of their words' weight they share, in thousandths.
    pub similarity: u16,
    /// The clauses before.
    pub before: Vec<ClauseReport>,
    /// The clauses after.
    pub after: Vec<ClauseReport>,
    /// The edits inside, if the clause stands on both sides.
    pub edits: Vec<EditReport>,
}

/// A clause by its place and words.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct ClauseReport {
    /// Its number in the draft, from 0.
    pub id: usize,
    /// What form it has.
    pub kind: ClauseKind,
    /// How a person cites it.
    pub path: String,
    /// Where number and words stand, in bytes of the reading text.
    pub span: Span,
    /// Its words, without the number.
    pub text: String,
}

/// One edit inside a clause.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct EditReport {
    /// What it does; never `keep`.
    pub kind: EditKind,
    /// What kind of difference it makes.
    pub nature: Nature,
    /// The words before.
    pub before: Option<Quotation>,
    /// The words after.
    pub after: Option<Quotation>,
}

impl ComparisonReport {
    /// The name and version of the shape.
    pub const SCHEMA: &'static str = "travaux/comparison/2";
}

impl Comparison<'_> {
    /// Everything the comparison says, in a shape of its own that serializes.
    #[must_use]
    pub fn report(&self) -> ComparisonReport {
        ComparisonReport {
            schema: ComparisonReport::SCHEMA.to_owned(),
            before: DraftReport::of(self.before()),
            after: DraftReport::of(self.after()),
            changes: self.clauses().map(ChangeReport::of).collect(),
        }
    }
}

impl DraftReport {
    pub(super) fn of(draft: &Draft) -> Self {
        Self {
            sigil: draft.sigil().to_owned(),
            title: draft.title().map(str::to_owned),
            date: draft.date().map(str::to_owned),
            language: draft.language().map(str::to_owned),
        }
    }
}

impl ChangeReport {
    fn of(change: Change<'_>) -> Self {
        let link = change.link();
        let alone = link.before.is_empty() || link.after.is_empty();
        Self {
            fate: change.fate(),
            moved: change.is_moved(),
            renumbered: change.is_renumbered(),
            editorial: change.is_editorial(),
            nature: change.nature(),
            reason: link.reason,
            similarity: link.similarity,
            before: change.before_clauses().map(ClauseReport::of).collect(),
            after: change.after_clauses().map(ClauseReport::of).collect(),
            edits: if alone { Vec::new() } else { edits(change) },
        }
    }
}

impl ClauseReport {
    pub(super) fn of(clause: Clause<'_>) -> Self {
        Self {
            id: clause.id().index(),
            kind: clause.kind(),
            path: clause.path(),
            span: clause.span(),
            text: clause.body().to_owned(),
        }
    }
}

fn edits(change: Change<'_>) -> Vec<EditReport> {
    let pieces = change.pieces().into_iter().filter(|piece| piece.kind != EditKind::Keep);
    let quoted = pieces.zip(change.quotations());
    quoted
        .map(|(piece, (before, after))| EditReport {
            kind: piece.kind,
            nature: piece.nature.unwrap_or(Nature::Wording),
            before,
            after,
        })
        .collect()
}
