//! How far around a word other words still belong to it.

use crate::document::{Clause, ClauseId, Draft};
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
///
/// let policy = read::markdown("rev1", "# Policy\nOf 4 May.\n## Security\nWe lock doors.\n## Children\nNone.");
/// let date = policy.clauses().find(|clause| clause.body() == "Of 4 May.").unwrap();
/// assert_eq!(policy.text()[Reach::Section.around(date).range()].trim(), "Policy\n\nOf 4 May.");
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
    /// Everything below the nearest heading, with the heading, the document where there is none; of what stands
    /// before the first heading, or between one and the first below it, that: the date below a title is not in one
    /// section with all chapters.
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
            Self::Section => {
                let (first, last) = clause.section().map_or_else(document, whole);
                let behind = clause.section().map_or(first, |heading| ClauseId(heading.id().0 + 1));
                let lead = lead(clause.draft(), behind, last);
                // what goes on behind the sections below it is in one with them
                let is_led = lead.is_some_and(|end| clause.id() <= end);
                let paragraph = Self::Paragraph.clauses(clause).1;
                (first, lead.filter(|_| is_led).map_or(last, |end| end.max(paragraph)))
            }
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

/// The last clause before the first heading among some, the first and the last of them included; `None` if that
/// heading is the first of them, or there is none.
fn lead(draft: &Draft, first: ClauseId, last: ClauseId) -> Option<ClauseId> {
    let mut all = (first.0..=last.0).map(ClauseId);
    let heading = all.find(|id| draft.clause(*id).kind().is_heading())?;
    (heading > first).then(|| ClauseId(heading.0 - 1))
}
