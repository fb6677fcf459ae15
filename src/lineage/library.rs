//! The library: texts that others may have drawn on.

use std::fmt;

use super::formulae::Formulae;
use super::index::Index;
use super::source::Source;
use super::tracer::Ground;
use super::tracing::Tracing;
use super::words::Words;

/// A library of texts, in which those that a draft has its words from are found.
///
/// Dates decide who may have drawn on whom: texts that are surely younger than the traced one are left
/// out, and so is that one itself.
///
/// ```
/// use travaux::lineage::{DerivationClass, Lineage};
/// use travaux::Draft;
///
/// let treaty = Draft::parse("treaty", "1. Ships in distress may enter any port without asking.");
/// let call = Draft::parse("call", "Affirms that ships in distress may enter any port.");
/// let lineage = Lineage::new([&treaty]);
/// let tracing = lineage.trace(&call);
/// assert_eq!(tracing.derivations()[0].class, DerivationClass::Verbatim);
/// ```
pub struct Lineage<'d> {
    pub(super) sources: Vec<Source<'d>>,
    pub(super) words: Words,
    pub(super) index: Index,
    pub(super) formulae: Formulae,
}

impl<'d> Lineage<'d> {
    /// Indexes the sources, in time and memory in proportion to the length of their texts.
    #[must_use]
    pub fn new<S: Into<Source<'d>>>(sources: impl IntoIterator<Item = S>) -> Self {
        let sources: Vec<Source<'d>> = sources.into_iter().map(Into::into).collect();
        let mut words = Words::new(sources.iter().map(Source::draft));
        let index = Index::new(sources.iter().map(Source::draft), &mut words);
        let formulae = Formulae::new(&words);
        Self { sources, words, index, formulae }
    }

    /// The texts, in the order given.
    #[must_use]
    pub fn sources(&self) -> &[Source<'d>] {
        &self.sources
    }

    /// Finds where the clauses of a draft have their words from. Headings, signatures, places and dates are
    /// passed over on both sides.
    #[must_use]
    pub fn trace<'l>(&'l self, draft: impl Into<Source<'d>>) -> Tracing<'l, 'd> {
        let borrower = draft.into();
        let derivations = Ground::new(self, &borrower).trace();
        Tracing::new(self, borrower, derivations)
    }
}

impl fmt::Debug for Lineage<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Lineage")
            .field("sources", &self.sources.len())
            .field("clauses", &self.index.units.len())
            .finish_non_exhaustive()
    }
}
