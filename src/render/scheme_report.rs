//! Schemes and their concepts as a machine reads them; to keep one, write it as TOML or SKOS.

use super::map_report::SchemeReport;
use crate::concept::{Concept, Group, Rule, RuleKind, Scheme};

/// Schemes by their names; owns everything.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct SchemesReport {
    /// The name and version of the shape.
    pub schema: String,
    /// The schemes.
    pub schemes: Vec<SchemeReport>,
}

impl SchemesReport {
    /// The name and version of the shape.
    pub const SCHEMA: &'static str = "travaux/schemes/1";

    /// The names of schemes.
    #[must_use]
    pub fn new<'s>(schemes: impl IntoIterator<Item = &'s Scheme>) -> Self {
        let schemes = schemes.into_iter().map(SchemeReport::of).collect();
        Self { schema: Self::SCHEMA.to_owned(), schemes }
    }
}

/// The concepts of a scheme and all they go by; owns everything.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct ConceptsReport {
    /// The name and version of the shape.
    pub schema: String,
    /// The scheme.
    pub scheme: SchemeReport,
    /// What it is for.
    pub description: Option<String>,
    /// Its groups.
    pub groups: Vec<MembersReport>,
    /// The concepts, in the order of the scheme.
    pub concepts: Vec<ConceptReport>,
}

impl ConceptsReport {
    /// The name and version of the shape.
    pub const SCHEMA: &'static str = "travaux/concepts/1";
}

/// Concepts that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct MembersReport {
    /// The id of the group.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The ids of its concepts.
    pub members: Vec<String>,
}

/// A concept and all it goes by.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct ConceptReport {
    /// Its id in the scheme.
    pub id: String,
    /// Its preferred label in English, or else in a language it has one in.
    pub name: String,
    /// What it is.
    pub definition: Option<String>,
    /// Where that is from.
    pub source: Option<String>,
    /// The ids of the concepts it is a kind of.
    pub broader: Vec<String>,
    /// The ids of the concepts that are kinds of it.
    pub narrower: Vec<String>,
    /// What names it, and what only looks like it.
    pub rules: Vec<RuleReport>,
}

/// Words that name a concept, or only look as if they did.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct RuleReport {
    /// What the rule says of the words.
    pub kind: RuleKind,
    /// Their language; `None` for any.
    pub language: Option<String>,
    /// The phrase, pattern or expression, as written in the scheme.
    pub phrase: String,
    /// Why words that look like the concept are not.
    pub reason: Option<String>,
}

impl Scheme {
    /// All concepts with their rules, in a shape of its own that serializes.
    #[must_use]
    pub fn report(&self) -> ConceptsReport {
        ConceptsReport {
            schema: ConceptsReport::SCHEMA.to_owned(),
            scheme: SchemeReport::of(self),
            description: self.description().map(str::to_owned),
            groups: self.groups().map(MembersReport::of).collect(),
            concepts: self.concepts().map(ConceptReport::of).collect(),
        }
    }
}

impl MembersReport {
    fn of(group: Group<'_>) -> Self {
        let (id, title) = (group.id().to_owned(), group.title().to_owned());
        Self { id, title, members: ids(group.members()) }
    }
}

impl ConceptReport {
    fn of(concept: Concept<'_>) -> Self {
        Self {
            id: concept.id().to_owned(),
            name: concept.name("en").to_owned(),
            definition: concept.definition().map(str::to_owned),
            source: concept.source().map(str::to_owned),
            broader: ids(concept.broader()),
            narrower: ids(concept.narrower()),
            rules: concept.rules().iter().map(RuleReport::of).collect(),
        }
    }
}

impl RuleReport {
    fn of(rule: &Rule) -> Self {
        Self {
            kind: rule.kind(),
            language: rule.language().map(str::to_owned),
            phrase: rule.phrase().to_owned(),
            reason: rule.reason().map(str::to_owned),
        }
    }
}

fn ids<'s>(concepts: impl Iterator<Item = Concept<'s>>) -> Vec<String> {
    concepts.map(|concept| concept.id().to_owned()).collect()
}
