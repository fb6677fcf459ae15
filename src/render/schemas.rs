//! The shapes that machines read, described in JSON Schema.

use super::{
    AgreementReport, AnswerReport, AuditReport, BracketsReport, CitationsReport, ClauseRecord,
    CollationReport, ComparisonReport, ConceptsReport, ConcordanceReport, CoverageReport,
    EffectsReport, EvaluationReport, ForceReport, GapsReport, HistoryReport, KeyTermsReport,
    LifespanReport, LineageReport, MapDifferenceReport, MapReport, MatrixReport, MergeReport,
    OutlineReport, OverlapReport, RosterReport, SchemesReport, ScoresReport, SettingsReport,
    TermsReport, TokensReport,
};
use crate::check::{Explanation, Outcome};
use crate::concordance::Run;

/// Every shape by its name, and its schema; made from the types by `tests/schemas.rs`.
const SCHEMAS: [(&str, &str); 34] = [
    (AgreementReport::SCHEMA, include_str!("../../corpus/schemas/agreement-1.schema.json")),
    (AnswerReport::SCHEMA, include_str!("../../corpus/schemas/answer-1.schema.json")),
    (AuditReport::SCHEMA, include_str!("../../corpus/schemas/audit-1.schema.json")),
    (BracketsReport::SCHEMA, include_str!("../../corpus/schemas/brackets-1.schema.json")),
    (Outcome::SCHEMA, include_str!("../../corpus/schemas/checks-1.schema.json")),
    (CitationsReport::SCHEMA, include_str!("../../corpus/schemas/citations-1.schema.json")),
    (ClauseRecord::SCHEMA, include_str!("../../corpus/schemas/clause-1.schema.json")),
    (CollationReport::SCHEMA, include_str!("../../corpus/schemas/collation-1.schema.json")),
    (ComparisonReport::SCHEMA, include_str!("../../corpus/schemas/comparison-4.schema.json")),
    (ConceptsReport::SCHEMA, include_str!("../../corpus/schemas/concepts-1.schema.json")),
    (ConcordanceReport::SCHEMA, include_str!("../../corpus/schemas/concordance-1.schema.json")),
    (CoverageReport::SCHEMA, include_str!("../../corpus/schemas/coverage-1.schema.json")),
    (EffectsReport::SCHEMA, include_str!("../../corpus/schemas/effects-1.schema.json")),
    (EvaluationReport::SCHEMA, include_str!("../../corpus/schemas/evaluation-1.schema.json")),
    (Explanation::SCHEMA, include_str!("../../corpus/schemas/explanation-1.schema.json")),
    (ForceReport::SCHEMA, include_str!("../../corpus/schemas/force-1.schema.json")),
    (GapsReport::SCHEMA, include_str!("../../corpus/schemas/gaps-1.schema.json")),
    (HistoryReport::SCHEMA, include_str!("../../corpus/schemas/history-1.schema.json")),
    (KeyTermsReport::SCHEMA, include_str!("../../corpus/schemas/key-terms-1.schema.json")),
    (LifespanReport::SCHEMA, include_str!("../../corpus/schemas/lifespan-1.schema.json")),
    (LineageReport::SCHEMA, include_str!("../../corpus/schemas/lineage-1.schema.json")),
    (MapReport::SCHEMA, include_str!("../../corpus/schemas/map-1.schema.json")),
    (
        MapDifferenceReport::SCHEMA,
        include_str!("../../corpus/schemas/map-difference-1.schema.json"),
    ),
    (MatrixReport::SCHEMA, include_str!("../../corpus/schemas/matrix-1.schema.json")),
    (MergeReport::SCHEMA, include_str!("../../corpus/schemas/merge-1.schema.json")),
    (OutlineReport::SCHEMA, include_str!("../../corpus/schemas/outline-1.schema.json")),
    (OverlapReport::SCHEMA, include_str!("../../corpus/schemas/overlap-1.schema.json")),
    (RosterReport::SCHEMA, include_str!("../../corpus/schemas/roster-1.schema.json")),
    (Run::SCHEMA, include_str!("../../corpus/schemas/run-1.schema.json")),
    (SchemesReport::SCHEMA, include_str!("../../corpus/schemas/schemes-1.schema.json")),
    (ScoresReport::SCHEMA, include_str!("../../corpus/schemas/scores-1.schema.json")),
    (SettingsReport::SCHEMA, include_str!("../../corpus/schemas/settings-1.schema.json")),
    (TermsReport::SCHEMA, include_str!("../../corpus/schemas/terms-1.schema.json")),
    (TokensReport::SCHEMA, include_str!("../../corpus/schemas/tokens-1.schema.json")),
];

/// The JSON Schema (draft 2020-12) of a shape by its name, such as `travaux/comparison/4`; `None` if no shape
/// has that name.
///
/// A schema says what is written: every field is there, one that has nothing to say is `null`, and no other
/// field is. It is the same whatever features are on, and the same as the file in `corpus/schemas/`.
/// [`wire_forms`] has the names; that of a report is in its field `schema`.
///
/// ```
/// use travaux::render::{ComparisonReport, schema};
///
/// let schema = schema(ComparisonReport::SCHEMA).unwrap();
/// assert!(schema.contains("\"$id\": \"urn:travaux:comparison:4\""));
/// ```
#[must_use]
pub fn schema(name: &str) -> Option<&'static str> {
    SCHEMAS.iter().find(|(own, _)| *own == name).map(|(_, schema)| *schema)
}

/// The names of all shapes that have a [`schema`], in alphabetical order.
#[must_use]
pub fn wire_forms() -> impl ExactSizeIterator<Item = &'static str> {
    SCHEMAS.iter().map(|(name, _)| *name)
}
