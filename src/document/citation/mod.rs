//! Citations: what a clause points at, in its own text or in another.

mod adopted;
mod display;
mod glance;
mod instrument;
mod label;
mod names;
mod phrase;
mod reader;
mod resolve;
mod unit;
mod words;

pub use resolve::CrossReferences;

use super::clause::{Clause, ClauseId};
use super::draft::Draft;
use crate::span::Span;

/// A place where a text points at a text: *paragraph 13 (f)*, *Articles 2(4) and 33 of the Charter*.
///
/// Laws: it stands in the words of one clause; its targets stand in it, in order, and those told apart
/// by other words are disjoint.
///
/// ```
/// use travaux::Draft;
///
/// let draft = Draft::parse("rev1", "Guided by Articles 2(4) and 33 of the Charter of the United Nations.");
/// let citation = &draft.citations()[0];
/// assert_eq!(
///     citation.to_string(),
///     "Charter of the United Nations, article 2, paragraph 4; \
///      Charter of the United Nations, article 33",
/// );
/// assert!(!citation.is_internal());
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Citation {
    /// Where it stands, in bytes of the reading text.
    pub span: Span,
    /// What it points at, in order of place; at least one.
    pub targets: Vec<Target>,
}

impl Citation {
    /// Whether everything it points at is in the draft that cites.
    #[must_use]
    pub fn is_internal(&self) -> bool {
        self.targets.iter().all(|target| target.instrument == Instrument::Own)
    }
}

/// One thing a citation points at: a text, or a division of it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Target {
    /// The words that tell it from the other targets of the citation. In *paragraphs 1 and 2 of
    /// articles 3 and 4* two targets share each paragraph.
    pub span: Span,
    /// The text it is in.
    pub instrument: Instrument,
    /// The divisions to go through, outermost first; none for a text as a whole.
    pub path: Vec<Step>,
    /// The last label of a range that begins with the last step: `19` of *paragraphs 14 to 19*.
    pub through: Option<String>,
}

/// A division of a text, as a citation names it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Step {
    /// What sort of division.
    pub division: Division,
    /// Which one.
    pub label: Label,
}

/// Which of the divisions of a sort.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Label {
    /// The one with this printed number, without brackets and spaces: `13`, `4bis`, `VII`, `f`.
    Printed(String),
    /// The one counted from 1, whether it has a number or not: *the second paragraph*.
    Ordinal(u32),
    /// The one the citation stands in: *this Article*.
    This,
    /// The one before: *the preceding paragraph*.
    Preceding,
    /// The one behind: *the following paragraph*.
    Following,
    /// The only one: *the annex*.
    Sole,
}

/// What sort of division of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
#[expect(missing_docs, reason = "the names say all there is to say")]
pub enum Division {
    Annex,
    Appendix,
    Title,
    Part,
    Chapter,
    Section,
    Rule,
    Principle,
    Recommendation,
    Goal,
    Article,
    Clause,
    Paragraph,
    PreambularParagraph,
    OperativeParagraph,
    /// A provision numbered through a whole text: *No. 241 of this Convention*.
    Number,
    /// A subparagraph or item below a paragraph: *(f)*, *subparagraph (b)*.
    Item,
    Sentence,
}

impl Division {
    const ALL: [Self; 18] = [
        Self::Annex,
        Self::Appendix,
        Self::Title,
        Self::Part,
        Self::Chapter,
        Self::Section,
        Self::Rule,
        Self::Principle,
        Self::Recommendation,
        Self::Goal,
        Self::Article,
        Self::Clause,
        Self::Paragraph,
        Self::PreambularParagraph,
        Self::OperativeParagraph,
        Self::Number,
        Self::Item,
        Self::Sentence,
    ];

    /// The division in a word or two.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Annex => "annex",
            Self::Appendix => "appendix",
            Self::Title => "title",
            Self::Part => "part",
            Self::Chapter => "chapter",
            Self::Section => "section",
            Self::Rule => "rule",
            Self::Principle => "principle",
            Self::Recommendation => "recommendation",
            Self::Goal => "goal",
            Self::Article => "article",
            Self::Clause => "clause",
            Self::Paragraph => "paragraph",
            Self::PreambularParagraph => "preambular paragraph",
            Self::OperativeParagraph => "operative paragraph",
            Self::Number => "number",
            Self::Item => "item",
            Self::Sentence => "sentence",
        }
    }

    /// The division with that name.
    fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|division| division.name() == name)
    }

    /// How far in it stands; articles and their like are as deep as each other.
    const fn rank(self) -> u8 {
        match self {
            Self::Annex | Self::Appendix => 0,
            Self::Title => 1,
            Self::Part => 2,
            Self::Chapter => 3,
            Self::Section => 4,
            Self::Rule | Self::Principle | Self::Recommendation | Self::Goal | Self::Article => 5,
            Self::Clause
            | Self::Paragraph
            | Self::PreambularParagraph
            | Self::OperativeParagraph
            | Self::Number => 6,
            Self::Item => 7,
            Self::Sentence => 8,
        }
    }

    /// Whether one of this sort can hold one of the `inner` sort. Constitutions have sections in
    /// their articles.
    const fn holds(self, inner: Self) -> bool {
        self.rank() < inner.rank()
            || matches!((self, inner), (Self::Article | Self::Rule, Self::Section))
    }

    /// Whether numbers begin anew in each of this sort.
    const fn is_numbering_scope(self) -> bool {
        matches!(
            self,
            Self::Annex
                | Self::Appendix
                | Self::Rule
                | Self::Principle
                | Self::Recommendation
                | Self::Article
        )
    }
}

/// A text that is cited.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Instrument {
    /// The draft that cites, named (*the present Convention*) or not (*Article 5*).
    Own,
    /// A document by its symbol: *A/RES/70/237*.
    Document {
        /// The symbol, with the year behind it if any: `S/RES/1325 (2000)`.
        symbol: String,
    },
    /// A resolution by its number.
    Resolution(Adopted),
    /// A decision by its number.
    Decision(Adopted),
    /// Any other text by its name: *Charter of the United Nations*.
    Named {
        /// The name as printed, or where only its head is printed (*the Charter*), the full name
        /// given before.
        name: String,
        /// When it was made, as far as said there: `1949-08-12`, `1951`.
        date: Option<String>,
    },
}

/// What a body has adopted, by its number.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Adopted {
    /// The number as printed: `70/237`, `1325 (2000)`, `217 A (III)`, `1/CP.17`.
    pub number: String,
    /// Who adopted it, if said: `General Assembly`.
    pub body: Option<String>,
    /// When, as far as said: `2015-12-23`, `2015`.
    pub date: Option<String>,
}

impl Draft {
    /// The citations in the words of all clauses, in order of place. Headings cite nothing.
    ///
    /// Laws: disjoint, and each within the words of one clause. Takes time in proportion to the
    /// length of the text.
    ///
    /// ```
    /// use travaux::Draft;
    ///
    /// let draft = Draft::parse("rev1", "1. Act as set out in paragraphs 2 and 3.\n\n2. Talk.");
    /// let citations = draft.citations();
    /// assert_eq!(citations[0].to_string(), "paragraph 2; paragraph 3");
    /// // there is no paragraph 3
    /// let found = draft.resolve(&citations[0]);
    /// assert_eq!(found.iter().map(|id| id.index()).collect::<Vec<_>>(), [1]);
    /// ```
    #[must_use]
    pub fn citations(&self) -> Vec<Citation> {
        reader::citations(self)
    }

    /// The clauses a citation of this draft points at, in order of place; none for what is in other
    /// texts, and none for what is not there. See [`CrossReferences::resolve`], which is quicker for
    /// many.
    #[must_use]
    pub fn resolve(&self, citation: &Citation) -> Vec<ClauseId> {
        CrossReferences::new(self).resolve(citation)
    }
}

impl Clause<'_> {
    /// Whether the words of the clause may cite. Only that one of them can is looked at: what short names stand for
    /// the whole draft would tell.
    pub(crate) fn may_cite(self) -> bool {
        reader::may_cite(self)
    }

    /// The citations in the words of the clause. All of the draft is read to learn what its short
    /// names stand for: for many clauses call [`Draft::citations`] once.
    #[must_use]
    pub fn citations(self) -> Vec<Citation> {
        let mut all = self.draft().citations();
        all.retain(|citation| self.body_span().contains(citation.span));
        all
    }
}
