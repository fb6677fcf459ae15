//! A comparison as a machine reads it.
//!
//! The shape is versioned by [`ComparisonReport::SCHEMA`] and changes only with it.

use super::clause_range::{highest, range};
use crate::align::{
    BlockMove, Change, Comparison, Fate, Nature, Reason, Reference, ReferenceFate, Renumbering,
};
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
/// | `block_moves` | what moved, clauses that moved together as one, each moved change in exactly one |
/// | `renumberings` | numbers that changed together, each renumbered change in exactly one |
/// | `references` | references to the draft's own clauses that follow a renumbering, or do not |
///
/// The last three point at changes by their places in `changes`, from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
    /// What moved.
    pub block_moves: Vec<BlockMoveReport>,
    /// What was renumbered.
    pub renumberings: Vec<RenumberingReport>,
    /// References that follow a renumbering, or do not.
    pub references: Vec<ReferenceReport>,
}

/// A draft by its names.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
    #[cfg_attr(feature = "schema", schemars(range(max = 1000)))]
    pub similarity: u16,
    /// Whether a limit on work cut the search for its clauses or its edits, so that there may be a finer
    /// answer.
    pub coarse: bool,
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
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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

/// Clauses that moved together, one or more.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct BlockMoveReport {
    /// The changes of those that moved, by their places, in order.
    pub changes: Vec<usize>,
    /// Where they stood.
    pub before: StretchReport,
    /// Where they stand.
    pub after: StretchReport,
}

/// Clauses from one to another, both included, and all between.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct StretchReport {
    /// The number of the first in the draft, from 0.
    pub first: usize,
    /// The number of the last.
    pub last: usize,
    /// How a person cites them: `Articles 5 to 9`.
    pub path: String,
    /// Where they stand, in bytes of the reading text.
    pub span: Span,
}

/// Clauses whose numbers changed together, one or more.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct RenumberingReport {
    /// The changes of the clauses, by their places, in order.
    pub changes: Vec<usize>,
    /// Those of clauses below them whose numbers hold theirs.
    pub below: Vec<usize>,
    /// By how much the numbers grew; 0 for another style, `None` where they cannot be counted.
    pub step: Option<i64>,
    /// The changes that made them grow or shrink, where that can be told.
    pub causes: Vec<usize>,
    /// How a person cited them: `Articles 13 to 25`.
    pub before: String,
    /// How a person cites them now.
    pub after: String,
}

/// A reference to clauses of the draft itself that follows a renumbering, or does not.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct ReferenceReport {
    /// Whether it follows.
    pub fate: ReferenceFate,
    /// The change of the clause it stands in, by its place.
    pub change: usize,
    /// The words that cite before.
    pub before: Quotation,
    /// The words that cite after.
    pub after: Quotation,
    /// What those before point at.
    pub cited_before: Vec<CitedReport>,
    /// What those after point at; nothing if no clause has that number.
    pub cited_after: Vec<CitedReport>,
    /// What those of `cited_before` have become; nothing if they were dropped.
    pub became: Vec<CitedReport>,
}

/// A clause that is cited.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct CitedReport {
    /// Its number in the draft, from 0.
    pub id: usize,
    /// How a person cites it.
    pub path: String,
}

impl ComparisonReport {
    /// The name and version of the shape.
    pub const SCHEMA: &'static str = "travaux/comparison/4";
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
            block_moves: self.block_moves().iter().map(BlockMoveReport::of).collect(),
            renumberings: self.renumberings().iter().map(RenumberingReport::of).collect(),
            references: self.references().map(ReferenceReport::of).collect(),
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
            coarse: change.is_coarse(),
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

impl BlockMoveReport {
    fn of(moved: &BlockMove<'_>) -> Self {
        Self {
            changes: moved.changes().map(Change::place).collect(),
            before: StretchReport::of(&moved.before_clauses()),
            after: StretchReport::of(&moved.after_clauses()),
        }
    }
}

impl StretchReport {
    fn of(clauses: &[Clause<'_>]) -> Self {
        let id = |clause: Option<&Clause<'_>>| clause.map_or(0, |clause| clause.id().index());
        Self {
            first: id(clauses.first()),
            last: id(clauses.last()),
            path: range(&highest(clauses)),
            span: clauses
                .iter()
                .map(|clause| clause.span())
                .reduce(Span::union)
                .unwrap_or_default(),
        }
    }
}

impl RenumberingReport {
    fn of(renumbering: &Renumbering<'_>) -> Self {
        Self {
            changes: renumbering.changes().map(Change::place).collect(),
            below: renumbering.below().map(Change::place).collect(),
            step: renumbering.step(),
            causes: renumbering.causes().map(Change::place).collect(),
            before: range(&renumbering.before_clauses()),
            after: range(&renumbering.after_clauses()),
        }
    }
}

impl ReferenceReport {
    fn of(reference: Reference<'_>) -> Self {
        let (before, after) = reference.quotations();
        Self {
            fate: reference.fate(),
            change: reference.change().place(),
            before,
            after,
            cited_before: reference.cited_before().map(CitedReport::of).collect(),
            cited_after: reference.cited_after().map(CitedReport::of).collect(),
            became: reference.became().map(CitedReport::of).collect(),
        }
    }
}

impl CitedReport {
    fn of(clause: Clause<'_>) -> Self {
        Self { id: clause.id().index(), path: clause.path() }
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
