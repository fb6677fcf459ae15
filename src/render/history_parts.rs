//! The answers of a history as a machine reads them.

use super::clause_range::cited;
use crate::change::EffectKind;
use crate::document::BracketKind;
use crate::history::{
    Churn, History, Lifespan, Occurrence, Outcome, ProposalKind, Sought, Swing, TurnKind,
    TurningPoints,
};

/// Words in their place.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct PlaceReport {
    /// How a person cites the clause.
    pub path: String,
    /// The words.
    pub words: String,
}

/// A section through all drafts.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct SectionReport {
    /// The heading as it was last; `None` for what stands under none.
    pub heading: Option<String>,
    /// Its words in every draft.
    pub drafts: Vec<Churn>,
}

/// A step at which a clause got stronger or weaker.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct TurningPointReport {
    /// The clause, by its place among `traces`.
    pub trace: usize,
    /// The draft it turned in.
    pub draft: usize,
    /// The draft since which it turned.
    pub parent: usize,
    /// Which way.
    pub swing: Swing,
    /// The weights of what makes it more.
    pub more: u32,
    /// The weights of what makes it less.
    pub less: u32,
    /// What tells so.
    pub effects: Vec<TurnedReport>,
}

/// What makes a clause stronger or weaker.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct TurnedReport {
    /// What the edit does.
    pub kind: EffectKind,
    /// The words before.
    pub before: Option<String>,
    /// The words after.
    pub after: Option<String>,
}

/// A bracket through all drafts in which it is open.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct BracketLifeReport {
    /// It in every draft that has it.
    pub stages: Vec<BracketStageReport>,
    /// The first draft without it.
    pub resolved: Option<usize>,
    /// What became of its words then.
    pub outcome: Option<Outcome>,
}

/// A bracket in one draft.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct BracketStageReport {
    /// The draft.
    pub draft: usize,
    /// What its words are.
    pub kind: BracketKind,
    /// The words, without marks and names.
    pub place: PlaceReport,
    /// Who is said to want them.
    pub names: Vec<String>,
}

/// Words with the name of those who want them there, or gone.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct ProposalReport {
    /// Who.
    pub by: String,
    /// The first draft that says so.
    pub draft: usize,
    /// When, as the file writes it.
    pub date: Option<String>,
    /// What was proposed.
    pub kind: ProposalKind,
    /// The words.
    pub place: PlaceReport,
    /// The first draft that no longer marks them.
    pub settled: Option<usize>,
    /// What became of them.
    pub outcome: Option<Outcome>,
}

/// The life of a phrase, a pattern or a concept; owns everything. Drafts go by their numbers, from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct LifespanReport {
    /// The name and version of the shape.
    pub schema: String,
    /// What was looked for.
    pub sought: Sought,
    /// The first draft that has it.
    pub born: Option<usize>,
    /// The draft from which on none has it.
    pub died: Option<usize>,
    /// The drafts that have it again.
    pub returned: Vec<usize>,
    /// Where it stands, for each draft.
    pub drafts: Vec<Vec<PlaceReport>>,
    /// Where it came in and went.
    pub turns: Vec<TurnReport>,
}

/// A place where something came in or went.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct TurnReport {
    /// Which way.
    pub kind: TurnKind,
    /// The draft it happened in.
    pub draft: usize,
    /// The draft that was otherwise.
    pub parent: usize,
    /// It in the draft that has it.
    pub place: PlaceReport,
    /// What stands there in the other.
    pub other: Option<PlaceReport>,
}

impl LifespanReport {
    /// The name and version of the shape.
    pub const SCHEMA: &'static str = "travaux/lifespan/1";
}

impl Lifespan {
    /// Everything it says, in a shape of its own that serializes, with the history it was found in.
    #[must_use]
    pub fn report(&self, history: &History<'_>) -> LifespanReport {
        let drafts = self.occurrences.iter().enumerate();
        let places = |(draft, own): (usize, &Vec<Occurrence>)| {
            own.iter().map(|one| place(history, draft, *one)).collect()
        };
        let turns = self.turns.iter().map(|turn| {
            let (has, not) = match turn.kind {
                TurnKind::Appeared => (turn.draft, turn.parent),
                TurnKind::Vanished => (turn.parent, turn.draft),
            };
            TurnReport {
                kind: turn.kind,
                draft: turn.draft,
                parent: turn.parent,
                place: place(history, has, turn.phrase),
                other: turn.other.map(|other| place(history, not, other)),
            }
        });
        LifespanReport {
            schema: LifespanReport::SCHEMA.to_owned(),
            sought: self.sought.clone(),
            born: self.born(),
            died: self.died(),
            returned: self.returned().to_vec(),
            drafts: drafts.map(places).collect(),
            turns: turns.collect(),
        }
    }
}

fn place(history: &History<'_>, draft: usize, place: Occurrence) -> PlaceReport {
    let draft = history.drafts()[draft];
    let words = draft.text().get(place.span.range()).unwrap_or_default().to_owned();
    PlaceReport { path: draft.clause(place.clause).path(), words }
}

pub(super) fn sections(history: &History<'_>) -> Vec<SectionReport> {
    let heading = |trace: usize| {
        let stages = history.traces()[trace].stages.iter().enumerate().rev();
        let mut last = stages.filter_map(|(draft, stage)| Some((draft, *stage.clauses.first()?)));
        last.next().map(|(draft, id)| cited(history.drafts()[draft].clause(id)))
    };
    let sections = history.churn_by_section().into_iter();
    let report = sections.map(|section| SectionReport {
        heading: section.heading.and_then(heading),
        drafts: section.drafts,
    });
    report.collect()
}

pub(super) fn turning_points(history: &History<'_>) -> Vec<TurningPointReport> {
    let turning = TurningPoints::new(history);
    let points = turning.points().iter().map(|point| {
        let words = turning.words(point);
        let effects = point.effects.iter().zip(words).map(|(effect, [before, after])| {
            let [before, after] = [before, after].map(|words| words.map(str::to_owned));
            TurnedReport { kind: effect.kind, before, after }
        });
        TurningPointReport {
            trace: point.trace,
            draft: point.draft,
            parent: point.parent,
            swing: point.swing,
            more: point.more,
            less: point.less,
            effects: effects.collect(),
        }
    });
    points.collect()
}

pub(super) fn brackets(history: &History<'_>) -> Vec<BracketLifeReport> {
    let lives = history.bracket_lives().into_iter().map(|life| {
        let stages = life.stages.iter().map(|stage| BracketStageReport {
            draft: stage.draft,
            kind: stage.kind,
            place: place(history, stage.draft, stage.words),
            names: stage.names.clone(),
        });
        let stages = stages.collect();
        BracketLifeReport { stages, resolved: life.resolved, outcome: life.outcome }
    });
    lives.collect()
}

pub(super) fn proposals(history: &History<'_>) -> Vec<ProposalReport> {
    let proposals = history.proposals().into_iter().map(|own| ProposalReport {
        place: place(history, own.draft, own.words),
        by: own.by,
        draft: own.draft,
        date: own.date,
        kind: own.kind,
        settled: own.settled,
        outcome: own.outcome,
    });
    proposals.collect()
}
