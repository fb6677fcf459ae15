//! What a draft has from where, as a machine reads it.
//!
//! The shape is versioned by [`LineageReport::SCHEMA`] and changes only with it.

use super::comparison_report::DraftReport;
use crate::document::{Clause, Quotation};
use crate::lineage::{Attribution, DerivationClass, Origin, Passage, Precedence, Source, Tracing};
use crate::roster::Date;

/// A tracing with the words it is told by; owns everything.
///
/// | field | holds |
/// |---|---|
/// | `schema` | [`SCHEMA`](Self::SCHEMA) |
/// | `draft` | the draft that was traced |
/// | `sources` | the texts of the library, in its order: all that was searched |
/// | `origins` | what clauses have from where, in the order of the clauses and for one of rank |
/// | `novel` | the clauses for which no source was found |
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct LineageReport {
    /// The name and version of the shape.
    pub schema: String,
    /// The draft that was traced.
    pub draft: SourceReport,
    /// The texts it was traced in.
    pub sources: Vec<SourceReport>,
    /// What its clauses have from where.
    pub origins: Vec<OriginReport>,
    /// The clauses for which no source was found.
    pub novel: Vec<CitedClause>,
}

/// A text of a library.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct SourceReport {
    /// What is known of the draft.
    pub draft: DraftReport,
    /// When it was made, as far as it is a date.
    pub date: Option<Date>,
}

/// A clause, cited.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct CitedClause {
    /// How a person cites it.
    pub path: String,
    /// Its words.
    pub text: String,
}

/// What one clause has from one clause of a source.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct OriginReport {
    /// The clause that has it.
    pub clause: CitedClause,
    /// The source, by its place in the library.
    pub source: u32,
    /// The clause of the source.
    pub source_clause: CitedClause,
    /// How much of the source it is.
    pub class: DerivationClass,
    /// Its rank among those of the clause, from 1; ties share one.
    pub rank: u32,
    /// Which is older.
    pub precedence: Precedence,
    /// What the clause itself says of it.
    pub attribution: Option<Attribution>,
    /// How much of the words' weight of a sentence stands in passages, in thousandths.
    #[cfg_attr(feature = "schema", schemars(range(max = 1000)))]
    pub share: u16,
    /// How much it weighs, in thousandths.
    pub weight: u32,
    /// How many words the longest row of equal words has.
    pub run: u32,
    /// The words on both sides.
    pub passages: Vec<PassageReport>,
    /// Single words that stand on both sides besides, as printed here.
    pub words: Vec<String>,
}

/// Words that stand on both sides.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct PassageReport {
    /// Where they stand in the draft.
    pub here: Quotation,
    /// Where they stand in the source.
    pub there: Quotation,
    /// In how many texts of the library they stand so.
    pub texts: u32,
    /// Whether they are nobody's.
    pub boilerplate: bool,
}

impl LineageReport {
    /// The name and version of the shape.
    pub const SCHEMA: &'static str = "travaux/lineage/1";
}

impl Tracing<'_, '_> {
    /// Everything the tracing says, in a shape of its own that serializes.
    #[must_use]
    pub fn report(&self) -> LineageReport {
        LineageReport {
            schema: LineageReport::SCHEMA.to_owned(),
            draft: source(self.borrower()),
            sources: self.lineage().sources().iter().map(source).collect(),
            origins: self.origins().map(origin).collect(),
            novel: self.novel().map(cited).collect(),
        }
    }
}

fn source(source: &Source<'_>) -> SourceReport {
    SourceReport { draft: DraftReport::of(source.draft()), date: source.date() }
}

fn cited(clause: Clause<'_>) -> CitedClause {
    CitedClause { path: clause.path(), text: clause.body().to_owned() }
}

fn origin(origin: Origin<'_, '_>) -> OriginReport {
    let found = origin.derivation();
    let [here, there] = [origin.clause().draft(), origin.source().draft()];
    let passage = |passage: &Passage| PassageReport {
        here: here.quote(passage.here),
        there: there.quote(passage.there),
        texts: passage.texts,
        boilerplate: passage.boilerplate,
    };
    OriginReport {
        clause: cited(origin.clause()),
        source: found.source,
        source_clause: cited(origin.source_clause()),
        class: found.class,
        rank: found.rank,
        precedence: found.precedence,
        attribution: found.attribution,
        share: found.share,
        weight: found.weight,
        run: found.run.map_or(0, |run| run.2),
        passages: found.passages.iter().map(passage).collect(),
        words: found.words.iter().map(|(word, _)| here.text()[word.range()].to_owned()).collect(),
    }
}
