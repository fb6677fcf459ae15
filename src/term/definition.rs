//! What is found out about terms.

use crate::document::ClauseId;
use crate::span::Span;

/// A place that gives a term its meaning, or a name to something.
///
/// Law: term and meaning are disjoint and stand in the words of the draft.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Definition {
    /// The term, without its quotation marks.
    pub term: Span,
    /// What it means, if the words that say so can be told from those around.
    pub meaning: Option<Span>,
    /// The clause the term stands in.
    pub clause: ClauseId,
    /// How the term gets its meaning.
    pub form: DefinitionForm,
}

/// How a term gets its meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum DefinitionForm {
    /// A verb says so: *“Vessel” means a ship*, *on entend par « navire »*.
    Meaning,
    /// It is an item of a list that says so: *on entend par : a) « Navire » un bâtiment*.
    Listed,
    /// A short name for what was named: *the Convention on Wrecks (the “Convention”)*.
    ShortName,
    /// The first letters of what was named: *the Wreck Removal Fund (WRF)*.
    Acronym,
}

impl DefinitionForm {
    /// What the form is called.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Meaning => "meaning",
            Self::Listed => "listed",
            Self::ShortName => "short name",
            Self::Acronym => "acronym",
        }
    }
}

/// A place where a term is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct TermUse {
    /// The words.
    pub span: Span,
    /// The clause they stand in.
    pub clause: ClauseId,
}

/// A term that is marked as one, in quotation marks or by capital letters, and nowhere defined.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct UndefinedTerm {
    /// Where it is used first.
    pub first: TermUse,
    /// How often it is used so.
    pub uses: usize,
    /// Whether it stands in quotation marks there; otherwise it is told by its capital letters.
    pub quoted: bool,
}

/// Words behind a term that say where its meaning is to be found, or say it in passing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Gloss {
    /// Of what sort.
    pub kind: GlossKind,
    /// The words, from those that lead in to the end of the sentence or the next comma.
    pub span: Span,
}

/// What the words behind a term say of its meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum GlossKind {
    /// It is defined elsewhere: *as defined in the Convention*.
    Reference,
    /// It is explained in passing: *namely the root servers*.
    Apposition,
}
