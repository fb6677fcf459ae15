//! A collation as a machine reads it.
//!
//! The shape is versioned by [`CollationReport::SCHEMA`] and changes only with it.

use super::comparison_report::DraftReport;
use crate::history::{Collation, LocusKind};

/// A collation with all words; owns everything.
///
/// | field | holds |
/// |---|---|
/// | `schema` | [`SCHEMA`](Self::SCHEMA) |
/// | `witnesses` | sigil, title, date and language of the drafts, in the order of the columns |
/// | `rows` | every locus, in order |
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct CollationReport {
    /// The name and version of the shape.
    pub schema: String,
    /// The drafts.
    pub witnesses: Vec<DraftReport>,
    /// The rows.
    pub rows: Vec<RowReport>,
}

impl CollationReport {
    /// The name and version of the shape.
    pub const SCHEMA: &'static str = "travaux/collation/1";
}

/// A row: a place, and what every witness has there.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct RowReport {
    /// The number of the passage, from 0.
    pub passage: usize,
    /// For each witness the paths of its clauses of the passage.
    pub paths: Vec<Vec<String>>,
    /// Whether the row holds printed numbers or words.
    pub kind: LocusKind,
    /// Whether the witnesses that have the passage differ.
    pub varies: bool,
    /// For each witness its words, with the space behind; empty if it leaves them out, `None` if it has
    /// none of the passage.
    pub readings: Vec<Option<String>>,
    /// For each witness the number of its variant, from 0; `None` if it has none of the passage.
    pub variants: Vec<Option<usize>>,
}

impl Collation<'_> {
    /// The collation as a machine reads it.
    ///
    /// ```
    /// use travaux::Draft;
    /// use travaux::history::Collation;
    ///
    /// let drafts = ["Ships pay.", "Ships must pay."].map(|text| Draft::parse("", text));
    /// let report = Collation::new(&drafts.each_ref()).report();
    /// assert_eq!(report.rows[1].readings, [Some("".into()), Some("must ".into())]);
    /// ```
    #[must_use]
    pub fn report(&self) -> CollationReport {
        let row = |row: usize| {
            let locus = &self.loci()[row];
            let mut variants = vec![None; self.drafts().len()];
            for (number, variant) in self.variants(row).iter().enumerate() {
                variant.witnesses.iter().for_each(|witness| variants[*witness] = Some(number));
            }
            let witnesses = 0..self.drafts().len();
            let reading = |witness| self.reading(row, witness).map(str::to_owned);
            RowReport {
                passage: locus.passage,
                paths: self.paths(locus.passage),
                kind: locus.kind,
                varies: locus.varies,
                readings: witnesses.map(reading).collect(),
                variants,
            }
        };
        CollationReport {
            schema: CollationReport::SCHEMA.to_owned(),
            witnesses: self.drafts().iter().map(|draft| DraftReport::of(draft)).collect(),
            rows: (0..self.loci().len()).map(row).collect(),
        }
    }

    fn paths(&self, passage: usize) -> Vec<Vec<String>> {
        let own = self.passages()[passage].clauses.iter().zip(self.drafts());
        let paths = own.map(|(ids, draft)| ids.iter().map(|id| draft.clause(*id).path()).collect());
        paths.collect()
    }
}
