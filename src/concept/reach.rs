//! How far around a word other words still belong to it.

use crate::document::{Clause, ClauseId};
use crate::span::Span;

/// How far around a place one looks for company, from the narrowest to the widest.
///
/// Law: what lies within one reach of a place lies within every wider one.
///
/// ```
/// use travaux::concept::Reach;
/// use travaux::read;
///
/// let draft = read::markdown("rev1", "# Norms\n1. States shall:\n(a) act;\n(b) report.\n# Review");
/// let item = draft.clauses().find(|clause| clause.body() == "report.").unwrap();
/// let within = |reach: Reach| draft.text()[reach.around(item).range()].to_owned();
/// assert!(!within(Reach::Clause).contains("act"));
/// assert!(within(Reach::Paragraph).contains("act") && !within(Reach::Paragraph).contains("Norms"));
/// assert!(within(Reach::Section).contains("Norms") && !within(Reach::Section).contains("Review"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Reach {
    /// The same sentence of the same clause.
    Sentence,
    /// The same clause, without the items below it.
    Clause,
    /// The paragraph: the clause right below a heading, or below nothing, with all its items.
    Paragraph,
    /// Everything below the nearest heading, with the heading; the document where there is none.
    Section,
    /// The whole text.
    Document,
}

impl Reach {
    /// All reaches, the narrowest first.
    pub const ALL: [Self; 5] =
        [Self::Sentence, Self::Clause, Self::Paragraph, Self::Section, Self::Document];

    /// What it is called in patterns and answers.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Sentence => "sentence",
            Self::Clause => "clause",
            Self::Paragraph => "paragraph",
            Self::Section => "section",
            Self::Document => "document",
        }
    }

    /// The first and the last of the clauses within reach of `clause`, both included.
    #[must_use]
    pub fn clauses(self, clause: Clause<'_>) -> (ClauseId, ClauseId) {
        let whole = |top: Clause<'_>| (top.id(), top.below().last().unwrap_or(top).id());
        let document = || {
            let last = clause.draft().clauses().len().saturating_sub(1) as u32;
            (ClauseId(0), ClauseId(last))
        };
        match self {
            Self::Sentence | Self::Clause => (clause.id(), clause.id()),
            Self::Paragraph => {
                // a heading is a paragraph of its own
                let heading = clause.kind().is_heading();
                let top = clause.governors().next().filter(|_| !heading).unwrap_or(clause);
                if heading { (clause.id(), clause.id()) } else { whole(top) }
            }
            Self::Section if clause.kind().is_heading() => whole(clause),
            Self::Section => clause.section().map_or_else(document, whole),
            Self::Document => document(),
        }
    }

    /// The words within reach of a clause, in bytes of the reading text; those of the whole clause
    /// where a sentence is asked for.
    #[must_use]
    pub fn around(self, clause: Clause<'_>) -> Span {
        let (first, last) = self.clauses(clause);
        let draft = clause.draft();
        Span::new(draft.clause(first).span().start(), draft.clause(last).span().end())
    }
}
