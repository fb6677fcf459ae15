//! Coverage, differences of maps and answers to queries as a machine reads them.

use super::comparison_report::DraftReport;
use super::map_report::{MapReport, MentionReport, SchemeReport, name};
use crate::concept::ConceptMap;
use crate::coverage::{
    Answer, Cell, Coverage, Finding, MapDifference, Matrix, Place, Region, Row, Shift, Verdict,
};
use crate::document::ClauseId;

/// How much of a draft names each concept; owns everything.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct CoverageReport {
    /// The name and version of the shape.
    pub schema: String,
    /// What the shares are.
    pub formula: String,
    /// The scheme searched for.
    pub scheme: SchemeReport,
    /// The draft searched.
    pub draft: DraftReport,
    /// How many clauses were searched.
    pub clauses: usize,
    /// How many of them name any concept.
    pub naming: usize,
    /// How many words were searched.
    pub words: usize,
    /// How many of them stand in clauses that name any concept.
    pub words_naming: usize,
    /// The concepts that are named, in the order of the scheme.
    pub concepts: Vec<ConceptCoverageReport>,
}

impl CoverageReport {
    /// The name and version of the shape.
    pub const SCHEMA: &'static str = "travaux/coverage/1";
}

/// How much names one concept.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct ConceptCoverageReport {
    /// Its id in the scheme.
    pub concept: String,
    /// Its preferred label in the language of the draft.
    pub name: String,
    /// At how many places it stands.
    pub mentions: usize,
    /// How many clauses name it.
    pub clauses: usize,
    /// How many words those clauses have.
    pub words: usize,
    /// Those clauses, of all clauses searched.
    pub share_of_clauses: f64,
    /// Those words, of all words searched.
    pub share_of_words: f64,
    /// The first clause that names it.
    pub first: ClauseId,
    /// How a person cites that clause.
    pub first_path: String,
    /// How many of the clauses searched stand before that one.
    pub position: usize,
    /// How many mentions stand in headings.
    pub in_headings: usize,
    /// How many stand in operative clauses.
    pub operative: usize,
    /// How many stand in preambular clauses.
    pub preambular: usize,
    /// The weightiest part it stands in.
    pub place: Place,
}

/// What became of concepts from one map to another; owns everything.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct MapDifferenceReport {
    /// The name and version of the shape.
    pub schema: String,
    /// The draft before.
    pub before: DraftReport,
    /// The draft after.
    pub after: DraftReport,
    /// The concepts something became of, in the order of the scheme before.
    pub shifts: Vec<ShiftReport>,
}

impl MapDifferenceReport {
    /// The name and version of the shape.
    pub const SCHEMA: &'static str = "travaux/map-difference/1";
}

/// What became of one concept.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct ShiftReport {
    /// Its id.
    pub concept: String,
    /// What became of it.
    pub kinds: Vec<Shift>,
    /// The places it stood at.
    pub before: Vec<MentionReport>,
    /// The places it stands at.
    pub after: Vec<MentionReport>,
}

/// What a map answers to a query; owns everything.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct AnswerReport {
    /// The name and version of the shape.
    pub schema: String,
    /// The draft asked.
    pub draft: DraftReport,
    /// The ids of the concepts that should stand together.
    pub with: Vec<String>,
    /// The ids of those that should be absent.
    pub without: Vec<String>,
    /// Every clause that names the first concept.
    pub findings: Vec<FindingReport>,
}

impl AnswerReport {
    /// The name and version of the shape.
    pub const SCHEMA: &'static str = "travaux/answer/1";
}

/// A clause that names the first concept of a query, and a verdict for every region around it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct FindingReport {
    /// The number of the clause in the draft, from 0.
    pub clause: ClauseId,
    /// How a person cites it.
    pub path: String,
    /// The verdicts, the smallest region first.
    pub verdicts: Vec<VerdictReport>,
}

/// Whether a query holds in a region.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct VerdictReport {
    /// The region.
    pub region: Region,
    /// Whether it holds there.
    pub holds: bool,
    /// The mentions of what should stand there.
    pub satisfying: Vec<MentionReport>,
    /// The mentions of what should not.
    pub spoiling: Vec<MentionReport>,
    /// The ids of what should stand there and does not.
    pub missing: Vec<String>,
}

/// What a draft leaves out, what else a source of it has, and what it answers to queries; owns everything.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct GapsReport {
    /// The name and version of the shape.
    pub schema: String,
    /// What the draft names and leaves out.
    pub map: MapReport,
    /// What became of concepts since the source, if there is one.
    pub difference: Option<MapDifferenceReport>,
    /// What was asked besides.
    pub answers: Vec<AnswerReport>,
}

impl GapsReport {
    /// The name and version of the shape.
    pub const SCHEMA: &'static str = "travaux/gaps/1";

    /// What a map, the map of a source and answers say together.
    #[must_use]
    pub fn new(
        map: &ConceptMap<'_>,
        source: Option<&ConceptMap<'_>>,
        answers: &[Answer<'_>],
    ) -> Self {
        Self {
            schema: Self::SCHEMA.to_owned(),
            map: map.report(),
            difference: source.map(|source| MapDifference::new(source, map).report()),
            answers: answers.iter().map(Answer::report).collect(),
        }
    }
}

/// How often each concept stands in each clause, section or draft; owns everything.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct MatrixReport {
    /// The name and version of the shape.
    pub schema: String,
    /// What a row is.
    pub region: Region,
    /// The rows.
    pub rows: Vec<Row>,
    /// The ids of the concepts, in alphabetical order.
    pub concepts: Vec<String>,
    /// The cells that are not empty, by row and concept.
    pub cells: Vec<Cell>,
}

impl MatrixReport {
    /// The name and version of the shape.
    pub const SCHEMA: &'static str = "travaux/matrix/1";
}

impl Matrix {
    /// The matrix in a shape of its own that serializes.
    #[must_use]
    pub fn report(&self) -> MatrixReport {
        MatrixReport {
            schema: MatrixReport::SCHEMA.to_owned(),
            region: self.region,
            rows: self.rows.clone(),
            concepts: self.concepts.clone(),
            cells: self.cells.clone(),
        }
    }
}

impl Coverage<'_> {
    /// Everything the figures say, in a shape of its own that serializes.
    #[must_use]
    pub fn report(&self) -> CoverageReport {
        let map: &ConceptMap<'_> = self.map();
        let concepts = map.scheme().concepts().filter_map(|concept| {
            let own = self.get(concept)?;
            Some(ConceptCoverageReport {
                concept: concept.id().to_owned(),
                name: name(map, concept),
                mentions: own.mentions,
                clauses: own.clauses,
                words: own.words,
                share_of_clauses: own.share_of_clauses(self),
                share_of_words: own.share_of_words(self),
                first: own.first,
                first_path: map.draft().clause(own.first).path(),
                position: own.position,
                in_headings: own.in_headings,
                operative: own.operative,
                preambular: own.preambular,
                place: own.place(),
            })
        });
        CoverageReport {
            schema: CoverageReport::SCHEMA.to_owned(),
            formula: Coverage::FORMULA.to_owned(),
            scheme: SchemeReport::of(map.scheme()),
            draft: DraftReport::of(map.draft()),
            clauses: self.clauses,
            naming: self.naming,
            words: self.words,
            words_naming: self.words_naming,
            concepts: concepts.collect(),
        }
    }
}

impl MapDifference<'_> {
    /// Everything the difference says, in a shape of its own that serializes.
    #[must_use]
    pub fn report(&self) -> MapDifferenceReport {
        let shifts = self.shifts().map(|shift| ShiftReport {
            concept: shift.id().to_owned(),
            kinds: shift.kinds().to_vec(),
            before: shift.mentions_before().map(MentionReport::of).collect(),
            after: shift.mentions_after().map(MentionReport::of).collect(),
        });
        MapDifferenceReport {
            schema: MapDifferenceReport::SCHEMA.to_owned(),
            before: DraftReport::of(self.before().draft()),
            after: DraftReport::of(self.after().draft()),
            shifts: shifts.collect(),
        }
    }
}

impl Answer<'_> {
    /// Everything the answer says, in a shape of its own that serializes.
    #[must_use]
    pub fn report(&self) -> AnswerReport {
        let finding = |finding: Finding<'_>| FindingReport {
            clause: finding.clause().id(),
            path: finding.clause().path(),
            verdicts: finding.verdicts().map(VerdictReport::of).collect(),
        };
        AnswerReport {
            schema: AnswerReport::SCHEMA.to_owned(),
            draft: DraftReport::of(self.map().draft()),
            with: self.query().wanted().to_vec(),
            without: self.query().unwanted().to_vec(),
            findings: self.findings().map(finding).collect(),
        }
    }
}

impl VerdictReport {
    fn of(verdict: Verdict<'_>) -> Self {
        Self {
            region: verdict.region(),
            holds: verdict.holds(),
            satisfying: verdict.satisfying().map(MentionReport::of).collect(),
            spoiling: verdict.spoiling().map(MentionReport::of).collect(),
            missing: verdict.missing().map(str::to_owned).collect(),
        }
    }
}
