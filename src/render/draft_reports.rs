//! What one draft is made of, as a machine reads it: clauses, brackets, terms, citations, tokens.
//!
//! Each shape is versioned by its `SCHEMA` and changes only with it.

use super::comparison_report::DraftReport;
use super::outline::{ClauseRecord, Outline};
use crate::document::{AlternativeGroup, Bracket, Citation, Draft, Notice, Share};
use crate::span::Span;
use crate::term::{Definition, Terms, UndefinedTerm};
use crate::text::TokenKind;

/// Facts with the words they are about; one object where it is serialized.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Worded<F> {
    /// What is found out.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub facts: F,
    /// The words.
    pub text: String,
}

impl<F> Worded<F> {
    fn new(facts: F, text: &str) -> Self {
        Self { facts, text: text.to_owned() }
    }
}

/// The clauses of a draft with their words, and what was odd in it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct OutlineReport {
    /// The name and version of the shape.
    pub schema: String,
    /// The draft.
    pub draft: DraftReport,
    /// The clauses in reading order, each with its words without the number.
    pub clauses: Vec<Worded<ClauseRecord>>,
    /// What was odd, in order of place.
    pub notices: Vec<Notice>,
}

/// The brackets of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct BracketsReport {
    /// The name and version of the shape.
    pub schema: String,
    /// The draft.
    pub draft: DraftReport,
    /// All of them, in order of their openings, each with the words between its marks.
    pub brackets: Vec<Worded<Bracket>>,
    /// The sets of words of which one will stay.
    pub groups: Vec<AlternativeGroup>,
    /// Marks that have no partner.
    pub unpaired: Vec<Span>,
    /// How much of the draft is not settled.
    pub unsettled: Share,
}

/// The terms of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct TermsReport {
    /// The name and version of the shape.
    pub schema: String,
    /// The draft.
    pub draft: DraftReport,
    /// The terms that are defined, each in its own words.
    pub defined: Vec<Worded<Definition>>,
    /// Those that are marked as terms and nowhere defined, as they stand first.
    pub undefined: Vec<Worded<UndefinedTerm>>,
}

/// The citations in a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct CitationsReport {
    /// The name and version of the shape.
    pub schema: String,
    /// The draft.
    pub draft: DraftReport,
    /// All of them, in order of place.
    pub citations: Vec<Worded<Citation>>,
}

/// How a draft is cut into words and marks.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct TokensReport {
    /// The name and version of the shape.
    pub schema: String,
    /// The draft.
    pub draft: DraftReport,
    /// All of them, each without the space behind it.
    pub tokens: Vec<Worded<TokenReport>>,
}

/// A token by its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct TokenReport {
    /// Word and the space behind it, in bytes of the reading text.
    pub span: Span,
    /// What it is.
    pub kind: TokenKind,
}

impl OutlineReport {
    /// The name and version of the shape.
    pub const SCHEMA: &'static str = "travaux/outline/1";

    /// The clauses of `draft`.
    ///
    /// ```
    /// use travaux::{Draft, render::OutlineReport};
    ///
    /// let report = OutlineReport::new(&Draft::parse("rev1", "1. Urges States to:\n(a) talk."));
    /// assert_eq!((&*report.clauses[1].facts.path, &*report.clauses[1].text), ("1/a", "talk."));
    /// ```
    #[must_use]
    pub fn new(draft: &Draft) -> Self {
        let clauses = draft.clauses().zip(Outline::new(draft).records());
        Self {
            schema: Self::SCHEMA.to_owned(),
            draft: DraftReport::of(draft),
            clauses: clauses.map(|(own, record)| Worded::new(record, own.body())).collect(),
            notices: draft.notices().to_vec(),
        }
    }
}

impl BracketsReport {
    /// The name and version of the shape.
    pub const SCHEMA: &'static str = "travaux/brackets/1";

    /// The brackets of `draft`.
    ///
    /// ```
    /// use travaux::{Draft, render::BracketsReport};
    ///
    /// let report = BracketsReport::new(&Draft::parse("rev1", "1. States [shall][should] act."));
    /// assert_eq!(report.brackets[1].text, "should");
    /// assert_eq!(report.groups[0].alternatives.len(), 2);
    /// ```
    #[must_use]
    pub fn new(draft: &Draft) -> Self {
        let brackets = draft.brackets();
        let all = brackets.all().iter().cloned();
        Self {
            schema: Self::SCHEMA.to_owned(),
            draft: DraftReport::of(draft),
            brackets: all.map(|own| worded(draft, own.words, own)).collect(),
            groups: brackets.groups().to_vec(),
            unpaired: brackets.unpaired().to_vec(),
            unsettled: brackets.unsettled_share_of_draft(),
        }
    }
}

impl TermsReport {
    /// The name and version of the shape.
    pub const SCHEMA: &'static str = "travaux/terms/1";

    /// The terms of `draft`.
    ///
    /// ```
    /// use travaux::{Draft, render::TermsReport};
    ///
    /// let report = TermsReport::new(&Draft::parse("rev1", "1. “Vessel” means a ship of any size."));
    /// assert_eq!(report.defined[0].text, "Vessel");
    /// ```
    #[must_use]
    pub fn new(draft: &Draft) -> Self {
        Terms::new(draft).report()
    }
}

impl Terms<'_> {
    /// What is defined and what is used undefined, in a shape of its own that serializes.
    #[must_use]
    pub fn report(&self) -> TermsReport {
        let draft = self.draft();
        let (defined, undefined) = (self.definitions().iter(), self.undefined().iter());
        TermsReport {
            schema: TermsReport::SCHEMA.to_owned(),
            draft: DraftReport::of(draft),
            defined: defined.map(|own| worded(draft, own.term, own.clone())).collect(),
            undefined: undefined.map(|own| worded(draft, own.first.span, own.clone())).collect(),
        }
    }
}

impl CitationsReport {
    /// The name and version of the shape.
    pub const SCHEMA: &'static str = "travaux/citations/1";

    /// The citations in `draft`.
    ///
    /// ```
    /// use travaux::{Draft, render::CitationsReport};
    ///
    /// let report = CitationsReport::new(&Draft::parse("rev1", "1. Act as set out in paragraph 2."));
    /// assert_eq!(report.citations[0].text, "paragraph 2");
    /// ```
    #[must_use]
    pub fn new(draft: &Draft) -> Self {
        let citations = draft.citations().into_iter();
        Self {
            schema: Self::SCHEMA.to_owned(),
            draft: DraftReport::of(draft),
            citations: citations.map(|own| worded(draft, own.span, own)).collect(),
        }
    }
}

impl TokensReport {
    /// The name and version of the shape.
    pub const SCHEMA: &'static str = "travaux/tokens/1";

    /// The tokens of `draft`.
    ///
    /// ```
    /// use travaux::{Draft, render::TokensReport};
    ///
    /// let report = TokensReport::new(&Draft::parse("rev1", "Ships pay."));
    /// let words: Vec<&str> = report.tokens.iter().map(|own| &*own.text).collect();
    /// assert_eq!(words, ["Ships", "pay", "."]);
    /// ```
    #[must_use]
    pub fn new(draft: &Draft) -> Self {
        let tokens = draft.tokens().iter(draft.text());
        let tokens = tokens
            .map(|own| Worded::new(TokenReport { span: own.span(), kind: own.kind() }, own.word()));
        Self {
            schema: Self::SCHEMA.to_owned(),
            draft: DraftReport::of(draft),
            tokens: tokens.collect(),
        }
    }
}

fn worded<F>(draft: &Draft, span: Span, facts: F) -> Worded<F> {
    Worded::new(facts, &draft.text()[span.range()])
}
