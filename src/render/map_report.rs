//! A concept map as a machine reads it.
//!
//! The shape is versioned by [`MapReport::SCHEMA`] and changes only with it.

use super::comparison_report::{ClauseReport, DraftReport};
use crate::concept::{Concept, ConceptMap, Gap, GroupCoverage, Mention, Miss, RuleKind, Scheme};
use crate::document::{ClauseId, Quotation};

/// A concept map with all it says, and the words it says it by; owns everything.
///
/// | field | holds |
/// |---|---|
/// | `schema` | [`SCHEMA`](Self::SCHEMA) |
/// | `scheme` | id, title and version of the scheme |
/// | `draft` | sigil, title, date and language of the draft |
/// | `scope` | the clause the map is limited to, if it is |
/// | `searched` | how many clauses were searched |
/// | `present` | every concept that is named, or has a narrower one that is |
/// | `gaps` | every concept that is absent |
/// | `groups` | how much of each group is present |
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct MapReport {
    /// The name and version of the shape.
    pub schema: String,
    /// The scheme searched for.
    pub scheme: SchemeReport,
    /// The draft searched.
    pub draft: DraftReport,
    /// The clause the map is limited to, with all below it.
    pub scope: Option<ClauseReport>,
    /// How many clauses were searched.
    pub searched: usize,
    /// The concepts that are present, in the order of the scheme.
    pub present: Vec<PresentReport>,
    /// The concepts that are absent, in the order of the scheme.
    pub gaps: Vec<GapReport>,
    /// The groups, in the order of the scheme.
    pub groups: Vec<GroupReport>,
}

impl MapReport {
    /// The name and version of the shape.
    pub const SCHEMA: &'static str = "travaux/map/1";
}

/// A scheme by its names.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct SchemeReport {
    /// Its short name.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its version, as written.
    pub version: Option<String>,
}

/// A concept that is present.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct PresentReport {
    /// Its id in the scheme.
    pub concept: String,
    /// Its preferred label in the language of the draft.
    pub name: String,
    /// The places it is named at; none if only narrower concepts are.
    pub mentions: Vec<MentionReport>,
    /// The look-alikes that were rejected.
    pub near_misses: Vec<MissReport>,
}

/// A concept that is absent, with the evidence for it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct GapReport {
    /// Its id in the scheme.
    pub concept: String,
    /// Its preferred label in the language of the draft.
    pub name: String,
    /// The ids of the members of its groups that are present.
    pub present_siblings: Vec<String>,
    /// The phrases searched for, those of narrower concepts too.
    pub searched_for: Vec<String>,
    /// The look-alikes that were rejected, those of narrower concepts too.
    pub near_misses: Vec<MissReport>,
}

/// A place a concept is named at.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct MentionReport {
    /// The number of the clause in the draft, from 0.
    pub clause: ClauseId,
    /// How a person cites the clause.
    pub path: String,
    /// What kind of rule matched.
    pub kind: RuleKind,
    /// The phrase or expression that matched, as written in the scheme.
    pub phrase: String,
    /// The words.
    pub quotation: Quotation,
}

/// A place that looks like a concept.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct MissReport {
    /// The number of the clause in the draft, from 0.
    pub clause: ClauseId,
    /// How a person cites the clause.
    pub path: String,
    /// The phrase or expression that matched, as written in the scheme.
    pub phrase: String,
    /// Why the words do not count.
    pub reason: String,
    /// The words.
    pub quotation: Quotation,
}

/// How much of a group is present.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct GroupReport {
    /// Its id in the scheme.
    pub group: String,
    /// Its title.
    pub title: String,
    /// The ids of its members that are present.
    pub present: Vec<String>,
    /// The ids of its members that are absent.
    pub absent: Vec<String>,
}

impl ConceptMap<'_> {
    /// Everything the map says, in a shape of its own that serializes.
    #[must_use]
    pub fn report(&self) -> MapReport {
        let (scheme, draft) = (self.scheme(), self.draft());
        let present = scheme.concepts().filter(|concept| self.is_present(*concept));
        MapReport {
            schema: MapReport::SCHEMA.to_owned(),
            scheme: SchemeReport::of(scheme),
            draft: DraftReport::of(draft),
            scope: self.scope().map(ClauseReport::of),
            searched: self.searched().count(),
            present: present.map(|concept| PresentReport::of(self, concept)).collect(),
            gaps: self.gaps().map(GapReport::of).collect(),
            groups: self.groups().map(|group| GroupReport::of(&group)).collect(),
        }
    }
}

impl SchemeReport {
    pub(super) fn of(scheme: &Scheme) -> Self {
        Self {
            id: scheme.id().to_owned(),
            title: scheme.title().to_owned(),
            version: scheme.version().map(str::to_owned),
        }
    }
}

impl PresentReport {
    fn of(map: &ConceptMap<'_>, concept: Concept<'_>) -> Self {
        Self {
            concept: concept.id().to_owned(),
            name: name(map, concept),
            mentions: map.mentions_of(concept.id()).map(MentionReport::of).collect(),
            near_misses: map.near_misses_of(concept.id()).map(MissReport::of).collect(),
        }
    }
}

impl GapReport {
    fn of(gap: Gap<'_>) -> Self {
        Self {
            concept: gap.concept().id().to_owned(),
            name: name(gap.map(), gap.concept()),
            present_siblings: ids(&gap.present_siblings()),
            searched_for: gap.searched_for().iter().map(|rule| rule.phrase().to_owned()).collect(),
            near_misses: gap.near_misses().map(MissReport::of).collect(),
        }
    }
}

impl MentionReport {
    pub(super) fn of(mention: Mention<'_>) -> Self {
        Self {
            clause: mention.clause().id(),
            path: mention.clause().path(),
            kind: mention.rule().kind(),
            phrase: mention.rule().phrase().to_owned(),
            quotation: mention.quotation(),
        }
    }
}

impl MissReport {
    fn of(miss: Miss<'_>) -> Self {
        Self {
            clause: miss.clause().id(),
            path: miss.clause().path(),
            phrase: miss.rule().phrase().to_owned(),
            reason: miss.reason(),
            quotation: miss.quotation(),
        }
    }
}

impl GroupReport {
    fn of(coverage: &GroupCoverage<'_>) -> Self {
        Self {
            group: coverage.group().id().to_owned(),
            title: coverage.group().title().to_owned(),
            present: ids(coverage.present()),
            absent: ids(coverage.absent()),
        }
    }
}

fn ids(concepts: &[Concept<'_>]) -> Vec<String> {
    concepts.iter().map(|concept| concept.id().to_owned()).collect()
}

pub(super) fn name(map: &ConceptMap<'_>, concept: Concept<'_>) -> String {
    concept.name(map.draft().language().unwrap_or("en")).to_owned()
}
