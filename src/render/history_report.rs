//! A history as a machine reads it.
//!
//! The shape is versioned by [`HistoryReport::SCHEMA`] and changes only with it.

use super::comparison_report::{ClauseReport, DraftReport};
use super::history_parts::{
    BracketLifeReport, ProposalReport, SectionReport, TurningPointReport, brackets, proposals,
    sections, turning_points,
};
use crate::align::{Change, Fate};
use crate::diff::EditKind;
use crate::document::Draft;
use crate::history::{History, Stage, Trace};

/// A history with all its answers and the words they rest on; owns everything. Drafts go by their numbers,
/// from 0.
///
/// | field | holds |
/// |---|---|
/// | `schema` | [`SCHEMA`](Self::SCHEMA) |
/// | `drafts` | names, parents and sizes of the drafts |
/// | `traces` | every clause through all drafts, with its edits, and where its last words are from |
/// | `sections` | how many words of each section came and went with each draft |
/// | `turning_points` | where clauses got stronger or weaker |
/// | `brackets` | every open bracket from its first draft to its last |
/// | `proposals` | who proposed what, and what became of it |
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct HistoryReport {
    /// The name and version of the shape.
    pub schema: String,
    /// The drafts, in order.
    pub drafts: Vec<HistoryDraftReport>,
    /// Every clause, in order of first sight.
    pub traces: Vec<TraceReport>,
    /// The sections, in order of first sight.
    pub sections: Vec<SectionReport>,
    /// Where clauses got stronger or weaker, in order of drafts.
    pub turning_points: Vec<TurningPointReport>,
    /// The open brackets, in order of first sight.
    pub brackets: Vec<BracketLifeReport>,
    /// Who proposed what, in order of drafts.
    pub proposals: Vec<ProposalReport>,
}

/// A draft of a history.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct HistoryDraftReport {
    /// Its names.
    pub draft: DraftReport,
    /// What it was made of.
    pub parents: Vec<usize>,
    /// How many clauses it has.
    pub clauses: usize,
    /// How many words its clauses have, marks included.
    pub words: usize,
    /// How many of them are in nothing it was made of.
    pub new: usize,
}

/// A clause through all drafts.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct TraceReport {
    /// Whether it stands in every draft with the same words, place and number.
    pub constant: bool,
    /// It in every draft.
    pub stages: Vec<StageReport>,
    /// The words it had last, each run of them with the draft it came from.
    pub origins: Vec<DatedWordsReport>,
}

/// A clause in one draft.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct StageReport {
    /// The clauses; none while it is away.
    pub clauses: Vec<ClauseReport>,
    /// What became of it; `None` in a draft made of no other, and while nothing happens to it.
    pub fate: Option<Fate>,
    /// Whether any of it moved.
    pub moved: bool,
    /// Whether the printed number of any of it changed.
    pub renumbered: bool,
    /// The draft it was made of, if it stood there.
    pub parent: Option<usize>,
    /// The draft in which what returned was last there.
    pub returned_from: Option<usize>,
    /// The words that changed since its parent.
    pub edits: Vec<WordsReport>,
}

/// Words that gave way to others.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct WordsReport {
    /// The words before; empty if none.
    pub before: String,
    /// The words after; empty if none.
    pub after: String,
}

/// Words that came from one draft.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct DatedWordsReport {
    /// The draft.
    pub draft: usize,
    /// The words.
    pub words: String,
}

impl HistoryReport {
    /// The name and version of the shape.
    pub const SCHEMA: &'static str = "travaux/history/1";
}

impl History<'_> {
    /// Everything the history says, in a shape of its own that serializes.
    ///
    /// ```
    /// use travaux::{Draft, History};
    ///
    /// let drafts = ["1. Ships may enter.", "1. Ships shall enter."].map(|text| Draft::parse("", text));
    /// let report = History::new(&drafts.each_ref()).report();
    /// let origins = report.traces[0].origins.iter().map(|run| (run.draft, run.words.as_str()));
    /// assert_eq!(origins.collect::<Vec<_>>(), [(0, "Ships"), (1, "shall"), (0, "enter.")]);
    /// assert_eq!(report.turning_points[0].swing.name(), "stronger");
    /// ```
    #[must_use]
    pub fn report(&self) -> HistoryReport {
        let draft = |(number, draft): (usize, &&Draft)| {
            let (new, words) = self.churn(number);
            HistoryDraftReport {
                draft: DraftReport::of(draft),
                parents: self.stemma().parents(number).to_vec(),
                clauses: draft.clauses().len(),
                words,
                new,
            }
        };
        // for every step and clause after it the place of its link
        let places: Vec<Vec<usize>> = self
            .steps()
            .iter()
            .map(|step| {
                let mut places = vec![0; step.after().clauses().len()];
                for (place, link) in step.alignment().links().iter().enumerate() {
                    link.after.iter().for_each(|id| places[id.index()] = place);
                }
                places
            })
            .collect();
        HistoryReport {
            schema: HistoryReport::SCHEMA.to_owned(),
            drafts: self.drafts().iter().enumerate().map(draft).collect(),
            traces: self.traces().iter().map(|trace| self.trace_report(trace, &places)).collect(),
            sections: sections(self),
            turning_points: turning_points(self),
            brackets: brackets(self),
            proposals: proposals(self),
        }
    }

    fn trace_report(&self, trace: &Trace, places: &[Vec<usize>]) -> TraceReport {
        let stage = |(draft, stage): (usize, &Stage)| {
            let own = self.drafts()[draft];
            let step = self.came_from(trace, draft).map(|(_, step)| step);
            let mut links: Vec<usize> = step.map_or(Vec::new(), |step| {
                stage.clauses.iter().map(|id| places[step][id.index()]).collect()
            });
            links.dedup();
            let step = step.map(|step| &self.steps()[step]);
            let changes = links.iter().filter_map(|link| Some(step?.change(*link)));
            StageReport {
                clauses: stage.clauses.iter().map(|id| ClauseReport::of(own.clause(*id))).collect(),
                fate: stage.fate,
                moved: stage.moved,
                renumbered: stage.renumbered,
                parent: stage.parent,
                returned_from: stage.returned_from,
                edits: changes.flat_map(edits).collect(),
            }
        };
        TraceReport {
            constant: trace.is_constant(),
            stages: trace.stages.iter().enumerate().map(stage).collect(),
            origins: self.origins(trace),
        }
    }

    fn origins(&self, trace: &Trace) -> Vec<DatedWordsReport> {
        let mut origins: Vec<DatedWordsReport> = Vec::new();
        let last = trace.stages.iter().enumerate().rev().find(|(_, s)| !s.clauses.is_empty());
        let Some((draft, stage)) = last else { return origins };
        let from = self.drafts()[draft];
        for token in stage.clauses.iter().flat_map(|id| from.clause(*id).token_range()) {
            let Some(life) = self.word(draft, token) else { continue };
            let words = from.tokens().get(from.text(), token).as_str();
            match origins.last_mut() {
                Some(run) if run.draft == life.draft => run.words.push_str(words),
                _ => origins.push(DatedWordsReport { draft: life.draft, words: words.to_owned() }),
            }
        }
        origins.iter_mut().for_each(|run| run.words.truncate(run.words.trim_end().len()));
        origins
    }
}

fn edits(change: Change<'_>) -> Vec<WordsReport> {
    if change.link().before.is_empty() || change.link().after.is_empty() {
        return Vec::new();
    }
    let changed = change.pieces().into_iter().filter(|piece| piece.kind != EditKind::Keep);
    let trimmed = |words: &str| words.trim_end().to_owned();
    changed
        .map(|piece| WordsReport { before: trimmed(piece.before), after: trimmed(piece.after) })
        .collect()
}
