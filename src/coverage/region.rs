//! How much of a draft is looked at together.

use crate::document::{Clause, ClauseId, ClauseKind};

/// How much of a draft is looked at together, the smallest first. Each lies in the next.
///
/// ```
/// use travaux::Draft;
/// use travaux::coverage::Region;
///
/// let draft = Draft::parse("a", "# Aid\n\n1. States shall:\n(a) give;\n(b) take.\n\n2. They meet.");
/// let clauses: Vec<_> = draft.clauses().collect();
/// let (item, other) = (clauses[2], clauses[3]);
/// assert!(!Region::Clause.holds_both(item, other));
/// assert!(Region::Paragraph.holds_both(item, other));
/// assert!(!Region::Paragraph.holds_both(item, clauses[4]));
/// assert!(Region::Section.holds_both(item, clauses[4]));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Region {
    /// One clause, without those below it.
    Clause,
    /// A clause that no other governs, with all items below it: items and their siblings under one
    /// chapeau.
    Paragraph,
    /// A heading and the clauses whose nearest heading it is; or all clauses that stand under none.
    Section,
    /// The whole draft, or the scope of a map.
    Document,
}

impl Region {
    /// All of them, the smallest first.
    pub const ALL: [Self; 4] = [Self::Clause, Self::Paragraph, Self::Section, Self::Document];

    /// The region in a word.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Clause => "clause",
            Self::Paragraph => "paragraph",
            Self::Section => "section",
            Self::Document => "document",
        }
    }

    /// Whether two clauses of one draft lie in one such region.
    #[must_use]
    pub fn holds_both(self, one: Clause<'_>, other: Clause<'_>) -> bool {
        self.of(one) == self.of(other)
    }

    /// The clause that stands for the region a clause lies in; `None` for the document, and for the
    /// section of what stands under no heading.
    #[must_use]
    pub fn of(self, clause: Clause<'_>) -> Option<ClauseId> {
        match self {
            Self::Clause => Some(clause.id()),
            Self::Paragraph => Some(paragraph(clause).id()),
            Self::Section if clause.kind().is_heading() => Some(clause.id()),
            Self::Section => clause.section().map(Clause::id),
            Self::Document => None,
        }
    }
}

/// The clause that governs a clause and its siblings. Whatever words lead into it, a paragraph that does
/// something by itself is one of its own.
fn paragraph(clause: Clause<'_>) -> Clause<'_> {
    let stands_alone = |clause: &Clause<'_>| {
        let kind = clause.kind();
        kind.is_heading()
            || matches!(
                kind,
                ClauseKind::Operative | ClauseKind::Preambular | ClauseKind::Statement
            )
    };
    let above = std::iter::successors(Some(clause), |clause| {
        let parent = clause.parent().filter(|parent| !parent.kind().is_heading());
        parent.filter(|_| !stands_alone(clause))
    });
    above.last().unwrap_or(clause)
}
