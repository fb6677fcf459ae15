//! An overlap as a machine reads it.
//!
//! The shape is versioned by [`OverlapReport::SCHEMA`] and changes only with it.

use super::overlap_tables::run_words;
use crate::lineage::overlap::{Document, Overlap, Pair};
use crate::roster::Date;

/// A collection and what its documents share; owns everything. Documents go by their numbers, from 0.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct OverlapReport {
    /// The name and version of the shape.
    pub schema: String,
    /// The documents.
    pub documents: Vec<DocumentReport>,
    /// The pairs, those most alike first.
    pub pairs: Vec<SharingReport>,
}

/// A document of a collection.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct DocumentReport {
    /// The short name it is cited by.
    pub sigil: String,
    /// What it is called.
    pub title: Option<String>,
    /// When it was made, as far as known.
    pub date: Option<Date>,
    /// How many of its words count.
    pub words: usize,
    /// How many others are as alike as a pair must be, whether kept or not.
    pub partners: usize,
    /// Which part of it stands in runs of those of its pairs that are earlier for certain.
    pub reused: f64,
}

/// Two documents that are alike, with the words they share.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SharingReport {
    /// What they share.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub facts: Pair,
    /// For each run its words that count, the first hundred.
    pub words: Vec<String>,
}

impl OverlapReport {
    /// The name and version of the shape.
    pub const SCHEMA: &'static str = "travaux/overlap/1";
}

impl Overlap<'_> {
    /// The overlap as a machine reads it.
    ///
    /// ```
    /// use travaux::Draft;
    /// use travaux::lineage::overlap::{Collection, Overlap};
    ///
    /// let text = "Pilots measure the depth of every inner harbour before the ice forms.";
    /// let collection: Collection = [Draft::parse("a", text), Draft::parse("b", text)].iter().collect();
    /// let report = Overlap::new(&collection).report();
    /// assert_eq!(report.pairs[0].words, ["pilots measure depth every inner harbour ice forms"]);
    /// ```
    #[must_use]
    pub fn report(&self) -> OverlapReport {
        let facts = self.facts();
        let documents = self.collection().documents().iter();
        let document = |(own, (partners, reused)): (&Document, (&usize, &f64))| DocumentReport {
            sigil: own.sigil().to_owned(),
            title: own.title().map(str::to_owned),
            date: own.date(),
            words: own.len(),
            partners: *partners,
            reused: *reused,
        };
        let sharing = |pair: &Pair| SharingReport {
            words: pair.runs.iter().map(|run| run_words(self, pair, run)).collect(),
            facts: pair.clone(),
        };
        OverlapReport {
            schema: OverlapReport::SCHEMA.to_owned(),
            documents: documents
                .zip(facts.partners.iter().zip(&facts.reused))
                .map(document)
                .collect(),
            pairs: facts.pairs.iter().map(sharing).collect(),
        }
    }
}
