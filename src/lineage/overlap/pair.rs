//! What two documents share: facts.

use std::ops::Range;

use crate::lineage::Precedence;

/// Two documents that are alike, by their places in the collection.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Pair {
    /// The earlier document; where it is not known which is earlier, the one that was added first.
    pub earlier: usize,
    /// The later one.
    pub later: usize,
    /// Whether the earlier one is earlier for certain.
    pub precedence: Precedence,
    /// How alike the wording of both is, from 0 to 1: the cosine of the angle between their words and pairs
    /// of neighbouring words, each weighed by how few documents of its language hold it, and by the square
    /// root of how often it is said. Of a page taken from a book of a hundred pages it is about .1.
    pub likeness: f64,
    /// Which part of the earlier document stands in runs that the later one has too, weighed by rarity.
    pub earlier_share: f64,
    /// Which part of the later one.
    pub later_share: f64,
    /// How many words that count the longest run has; 0 if there is no run.
    pub longest: usize,
    /// The runs that weigh most, three at most.
    pub runs: Vec<SharedRun>,
}

/// Words that stand in a row in two documents, but for function words, numbers, marks and case.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct SharedRun {
    /// The numbers of its tokens in the earlier document.
    pub earlier: Range<usize>,
    /// The numbers of its tokens in the later one.
    pub later: Range<usize>,
    /// How many words count.
    pub words: usize,
    /// So many documents of the collection at most hold the whole run: those that hold its rarest two words
    /// side by side. Of a formula they are many.
    pub holders: usize,
}

/// What an overlap found, without the documents.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct OverlapFacts {
    /// The pairs, those most alike first.
    pub pairs: Vec<Pair>,
    /// For each document, how many others are as alike as a pair must be, whether kept or not.
    pub partners: Vec<usize>,
    /// For each document, which part of it stands in runs of those of its pairs that are earlier for certain.
    pub reused: Vec<f64>,
}
