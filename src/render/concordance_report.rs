//! Words in their surroundings, and terms that stand out, as a machine reads them.

use crate::concordance::{Concordance, ConcordanceLine, Term};
use crate::document::ClauseId;
use crate::span::Span;

/// All hits of a concordance in their order; owns everything.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct ConcordanceReport {
    /// The name and version of the shape.
    pub schema: String,
    /// The hits.
    pub hits: Vec<HitReport>,
}

impl ConcordanceReport {
    /// The name and version of the shape.
    pub const SCHEMA: &'static str = "travaux/concordance/1";
}

/// A hit and the words around it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct HitReport {
    /// The sigil of the draft.
    pub draft: String,
    /// The number of the clause in the draft, from 0.
    pub clause: ClauseId,
    /// How a person cites the clause.
    pub path: String,
    /// Where the hit stands, in bytes of the reading text.
    pub span: Span,
    /// What stands before it, as [`ConcordanceLine::left`] gives it.
    pub left: String,
    /// The words, as printed.
    pub hit: String,
    /// What stands behind it, as [`ConcordanceLine::right`] gives it.
    pub right: String,
}

/// The terms that stand out in some texts against others; owns everything.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct KeyTermsReport {
    /// The name and version of the shape.
    pub schema: String,
    /// The terms, those that stand out most first.
    pub terms: Vec<Term>,
}

impl KeyTermsReport {
    /// The name and version of the shape.
    pub const SCHEMA: &'static str = "travaux/key-terms/1";

    /// The report of what [`Keyness`](crate::concordance::Keyness) found.
    #[must_use]
    pub fn new(terms: Vec<Term>) -> Self {
        Self { schema: Self::SCHEMA.to_owned(), terms }
    }
}

impl Concordance<'_> {
    /// All hits, in a shape of its own that serializes.
    #[must_use]
    pub fn report(&self) -> ConcordanceReport {
        ConcordanceReport {
            schema: ConcordanceReport::SCHEMA.to_owned(),
            hits: self.lines().map(HitReport::of).collect(),
        }
    }
}

impl HitReport {
    fn of(line: ConcordanceLine<'_>) -> Self {
        Self {
            draft: line.draft().sigil().to_owned(),
            clause: line.clause().id(),
            path: line.clause().path(),
            span: line.span(),
            left: line.left(),
            hit: line.hit().to_owned(),
            right: line.right(),
        }
    }
}
