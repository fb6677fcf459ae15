//! Results to pages: what a person reads, and what a machine does.

#[cfg(feature = "akn")]
mod akn;
#[cfg(feature = "annotations")]
mod annotations;
mod audit_report;
mod audit_text;
mod checks_junit;
mod checks_sarif;
mod checks_table;
mod checks_text;
mod chronicle_text;
mod chronicle_words;
mod clause_range;
mod code_points;
mod collation_report;
mod collation_text;
mod comebacks;
mod comparison_closing;
mod comparison_entries;
mod comparison_report;
mod comparison_text;
mod concordance_report;
mod concordance_text;
mod coverage_report;
mod coverage_text;
#[cfg(feature = "docx")]
mod docx;
mod draft_reports;
mod effects_report;
mod effects_text;
mod evaluation_report;
mod evaluation_text;
mod force_report;
mod force_text;
mod gaps_text;
#[cfg(any(feature = "annotations", feature = "oscal", feature = "qdpx"))]
mod guid;
mod history_parts;
mod history_report;
mod history_text;
mod lifespan_text;
mod lineage_report;
mod lineage_text;
mod lone_clauses;
mod map_report;
mod map_text;
mod markdown;
#[cfg(any(feature = "docx", feature = "qdpx"))]
mod markup;
mod names;
#[cfg(feature = "oscal")]
mod oscal;
mod outline;
mod overlap_graphml;
mod overlap_report;
mod overlap_tables;
mod overlap_text;
#[cfg(any(feature = "docx", feature = "qdpx"))]
mod packed;
#[cfg(feature = "pages")]
mod page;
#[cfg(feature = "qdpx")]
mod qdpx;
mod roster_report;
mod roster_text;
mod schemas;
mod scheme_report;
mod setting_report;
mod shared_sentences;
mod style;
mod tables;
mod three_way_report;
mod three_way_text;
mod wrap;
mod xml;

#[cfg(feature = "akn")]
pub use akn::AkomaNtoso;
#[cfg(feature = "annotations")]
pub use annotations::WebAnnotations;
pub use audit_report::{AuditReport, AuditedReport};
pub use audit_text::AuditText;
pub use checks_junit::OutcomeJunit;
pub use checks_sarif::{OutcomeSarif, SourceFile};
pub use checks_table::OutcomeTable;
pub use checks_text::OutcomeText;
pub use chronicle_text::Chronicle;
pub use collation_report::{CollationReport, RowReport};
pub use collation_text::CollationText;
pub use comparison_report::{
    BlockMoveReport, ChangeReport, CitedReport, ClauseReport, ComparisonReport, DraftReport,
    EditReport, ReferenceReport, RenumberingReport, StretchReport,
};
pub use comparison_text::ComparisonText;
pub use concordance_report::{ConcordanceReport, HitReport, KeyTermsReport};
pub use concordance_text::ConcordanceText;
pub use coverage_report::{
    AnswerReport, ConceptCoverageReport, CoverageReport, FindingReport, GapsReport,
    MapDifferenceReport, MatrixReport, ShiftReport, VerdictReport,
};
#[cfg(feature = "docx")]
pub use docx::{ComparisonDocx, DraftDocx, MoveMarks};
pub use draft_reports::{
    BracketsReport, CitationsReport, OutlineReport, TermsReport, TokenReport, TokensReport, Worded,
};
pub use effects_report::{EffectReport, EffectsReport};
pub use effects_text::EffectsText;
pub use evaluation_report::{
    AgreementReport, CodeReport, EvaluationReport, PairReport, ScoreReport, ScoresReport,
};
pub use force_report::{ActReport, CoordinationReport, ForceReport, ModifierReport, PartyReport};
pub use force_text::ForceText;
pub use gaps_text::{GapText, GapsText};
pub use history_parts::{
    BracketLifeReport, BracketStageReport, LifespanReport, PlaceReport, ProposalReport,
    SectionReport, TurnReport, TurnedReport, TurningPointReport,
};
pub use history_report::{
    DatedWordsReport, HistoryDraftReport, HistoryReport, StageReport, TraceReport, WordsReport,
};
pub use history_text::HistoryText;
pub use lifespan_text::LifespanText;
pub use lineage_report::{CitedClause, LineageReport, OriginReport, PassageReport, SourceReport};
pub use lineage_text::LineageText;
pub use map_report::{
    GapReport, GroupReport, MapReport, MentionReport, MissReport, PresentReport, SchemeReport,
};
pub use map_text::MapText;
pub use markdown::Markdown;
#[cfg(feature = "oscal")]
pub use oscal::OscalMapping;
pub use outline::{ClauseRecord, Outline};
pub use overlap_graphml::OverlapGraphMl;
pub use overlap_report::{DocumentReport, OverlapReport, SharingReport};
pub use overlap_tables::{OverlapCsv, OverlapJsonLines};
pub use overlap_text::OverlapText;
#[cfg(any(feature = "docx", feature = "qdpx"))]
pub use packed::Packed;
#[cfg(feature = "pages")]
pub use page::{ConceptMapPage, HistoryPage, LineagePage, OutcomePage, RedlinePage};
#[cfg(feature = "qdpx")]
pub use qdpx::MapsQdpx;
pub use roster_report::{AmongReport, CountReport, MovementsReport, RosterReport};
pub use schemas::{schema, wire_forms};
pub use scheme_report::{ConceptReport, ConceptsReport, MembersReport, RuleReport, SchemesReport};
pub use setting_report::{SettingReport, SettingsReport, WayReport};
pub use style::Style;
pub use tables::{Cell, Table, TableCsv, TableJsonLines};
pub use three_way_report::{MergeReport, MergedLocusReport, MergedStretchReport};
pub use three_way_text::ThreeWayText;
