//! How a collection is compared, and how far one is.

/// How a collection is compared.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OverlapOptions {
    pub(super) least_likeness: f64,
    pub(super) most_partners: usize,
    pub(super) threads: usize,
}

impl OverlapOptions {
    /// The defaults: a likeness of .03, 100 partners, as many threads as the machine has processors.
    #[must_use]
    pub const fn new() -> Self {
        Self { least_likeness: 0.03, most_partners: 100, threads: 0 }
    }

    /// How alike two documents must be to be a pair, from 0 to 1. Default: .03, at which texts that share one
    /// telling sentence are pairs; with less, texts that share their subject and formulae are pairs too, and
    /// there are many more. Of 276 declarations, treaties and submissions, nine pairs in ten above .2 share a
    /// run, four in ten from .03 to .05, and one in twenty below .02.
    #[must_use]
    pub const fn least_likeness(self, least_likeness: f64) -> Self {
        Self { least_likeness, ..self }
    }

    /// How many pairs a document keeps at most, those with the documents most alike; a pair stays if either
    /// of both keeps it. Default: 100; with more, memory and time for shared runs grow.
    /// [`Overlap::partners`](super::Overlap::partners) counts those that went, too.
    #[must_use]
    pub const fn most_partners(self, most_partners: usize) -> Self {
        Self { most_partners, ..self }
    }

    /// How many threads work; 0 for as many as the machine has processors, the default. The answer is the
    /// same for any number.
    #[must_use]
    pub const fn threads(self, threads: usize) -> Self {
        Self { threads, ..self }
    }
}

impl Default for OverlapOptions {
    fn default() -> Self {
        Self::new()
    }
}

/// What is being done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OverlapStep {
    /// Documents are weighed: which words are rare.
    Weighing,
    /// Documents are compared, each with each; a document counts once for every few thousand before it.
    Comparing,
    /// Runs of words that pairs share are looked for, document by document.
    Matching,
}

/// How far a comparison is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// What is being done.
    pub step: OverlapStep,
    /// How much of it is done.
    pub done: usize,
    /// How much there is to do.
    pub of: usize,
}
