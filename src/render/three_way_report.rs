//! A merge as a machine reads it.
//!
//! The shape is versioned by [`MergeReport::SCHEMA`] and changes only with it.

use super::comparison_report::{ClauseReport, DraftReport};
use crate::document::{ClauseId, Draft};
use crate::merge::{Accord, Locus, Stretch, ThreeWay};

/// What two sides made of a base, with all words; owns everything.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct MergeReport {
    /// The name and version of the shape.
    pub schema: String,
    /// The text both began with.
    pub base: DraftReport,
    /// What the first side made of it.
    pub left: DraftReport,
    /// What the second side made of it.
    pub right: DraftReport,
    /// All places, in the order of the merged text.
    pub loci: Vec<MergedLocusReport>,
    /// The merged text, conflicts in brackets.
    pub text: String,
}

/// What stands at one place of three drafts.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct MergedLocusReport {
    /// How what the sides did to the words goes together.
    pub accord: Accord,
    /// Which side moved it.
    pub moved: Accord,
    /// The clauses of the base; none if a side put it in.
    pub base: Vec<ClauseReport>,
    /// Those of the first side; none if it dropped them.
    pub left: Vec<ClauseReport>,
    /// Those of the second side.
    pub right: Vec<ClauseReport>,
    /// The words stretch by stretch, where each of the three has one clause.
    pub stretches: Vec<MergedStretchReport>,
    /// What stands there in the merged text, a paragraph a clause.
    pub merged: Vec<String>,
}

/// Words of one clause, and what either side has in their place.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct MergedStretchReport {
    /// How the sides go together.
    pub accord: Accord,
    /// The words of the base.
    pub base: String,
    /// Those of the first side.
    pub left: String,
    /// Those of the second side.
    pub right: String,
}

impl MergeReport {
    /// The name and version of the shape.
    pub const SCHEMA: &'static str = "travaux/merge/1";
}

impl ThreeWay<'_> {
    /// The merge as a machine reads it.
    ///
    /// ```
    /// use travaux::merge::Accord;
    /// use travaux::{Draft, ThreeWay};
    ///
    /// let drafts = ["Ships pay.", "Boats pay.", "Yachts pay."].map(|text| Draft::parse("", text));
    /// let report = ThreeWay::new(&drafts[0], &drafts[1], &drafts[2]).report();
    /// let conflict = &report.loci[0].stretches[0];
    /// assert_eq!((conflict.accord, &*conflict.right), (Accord::Conflict, "Yachts "));
    /// ```
    #[must_use]
    pub fn report(&self) -> MergeReport {
        MergeReport {
            schema: MergeReport::SCHEMA.to_owned(),
            base: DraftReport::of(self.base()),
            left: DraftReport::of(self.left()),
            right: DraftReport::of(self.right()),
            loci: self.loci().iter().map(|locus| self.locus_report(locus)).collect(),
            text: self.text(),
        }
    }

    fn locus_report(&self, locus: &Locus) -> MergedLocusReport {
        let clauses = |draft: &Draft, ids: &[ClauseId]| -> Vec<ClauseReport> {
            ids.iter().map(|id| ClauseReport::of(draft.clause(*id))).collect()
        };
        let [base, left, right] = [
            clauses(self.base(), &locus.base),
            clauses(self.left(), &locus.left),
            clauses(self.right(), &locus.right),
        ];
        let words = |clauses: &[ClauseReport], range: &std::ops::Range<usize>| {
            let words = clauses.first().and_then(|clause| clause.text.get(range.clone()));
            words.unwrap_or_default().to_owned()
        };
        let stretch = |own: &Stretch| MergedStretchReport {
            accord: own.accord,
            base: words(&base, &own.base),
            left: words(&left, &own.left),
            right: words(&right, &own.right),
        };
        MergedLocusReport {
            accord: locus.accord,
            moved: locus.moved,
            stretches: locus.stretches.iter().map(stretch).collect(),
            merged: self.paragraphs(locus),
            base,
            left,
            right,
        }
    }
}
