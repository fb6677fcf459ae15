//! Facts: what an edit does, by places.

use super::kind::EffectKind;
use crate::span::Span;

/// One thing that a change does, with the words that show it.
///
/// Law: the spans lie in the clauses of the change, `before` in those of the earlier draft and `after`
/// in those of the later; at least one side has words.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Effect {
    /// What it does.
    pub kind: EffectKind,
    /// The rule by which that is told.
    pub rule: EffectRule,
    /// The change it is an effect of, by the [place](crate::Change::place) of its link.
    pub change: usize,
    /// The words before; `None` where something is new.
    pub before: Option<Span>,
    /// The words after; `None` where something has gone.
    pub after: Option<Span>,
    /// Who is bound by what changed, before.
    pub actor_before: Option<Span>,
    /// Who is bound by what changed, after.
    pub actor_after: Option<Span>,
    /// What else there is to say.
    pub detail: Option<EffectDetail>,
}

impl Effect {
    /// What the edit does, in a few words: those of its kind, but for a number or date that stands on one side only.
    #[must_use]
    pub fn describe(&self) -> &'static str {
        match (self.kind, self.before, self.after) {
            (EffectKind::NumberChanged, None, _) => "a number comes in",
            (EffectKind::NumberChanged, _, None) => "a number has gone",
            (EffectKind::DateChanged, None, _) => "a date comes in",
            (EffectKind::DateChanged, _, None) => "a date has gone",
            _ => self.kind.describe(),
        }
    }
}

/// What there is to say of an effect beside its words.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum EffectDetail {
    /// Published orders disagree: the profiles by which the text is stronger now, and those by which
    /// it is weaker.
    Profiles {
        /// By these it is stronger now.
        stronger: Vec<String>,
        /// By these it is weaker now.
        weaker: Vec<String>,
    },
    /// The concept gained or lost, by its id in the scheme.
    Concept(String),
    /// Of several alternatives in brackets the one that stands on the side without them, from 0.
    Alternative(u32),
}

impl EffectDetail {
    fn mirrored(self) -> Self {
        match self {
            Self::Profiles { stronger, weaker } => {
                Self::Profiles { stronger: weaker, weaker: stronger }
            }
            detail => detail,
        }
    }
}

impl Effect {
    /// The effect of the same edit the other way round.
    #[must_use]
    pub fn mirrored(self) -> Self {
        Self {
            kind: self.kind.mirrored(),
            before: self.after,
            after: self.before,
            actor_before: self.actor_after,
            actor_after: self.actor_before,
            detail: self.detail.map(EffectDetail::mirrored),
            ..self
        }
    }
}

/// By what an effect is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum EffectRule {
    /// The verb or modal of one act differs.
    Predicate,
    /// One of two acts that answer to each other is negative.
    Polarity,
    /// A word that makes an act stronger stands on one side only.
    Intensifier,
    /// A hedge stands on one side only.
    Hedge,
    /// An act stands on one side only.
    LoneAct,
    /// The clause stands on one side only.
    LoneClause,
    /// A condition stands on one side only.
    Condition,
    /// Those named before a verb or modal, behind it, or as gaining, differ.
    Party,
    /// Words of place, time or case stand on one side only.
    Scope,
    /// A member of a list stands on one side only.
    List,
    /// The word between the members of a list differs.
    Joiner,
    /// A number differs.
    Number,
    /// A date differs.
    Date,
    /// A deadline differs.
    Deadline,
    /// What is cited differs.
    Citation,
    /// A paragraph that defines a term differs.
    Definition,
    /// Words in brackets stand without them on the other side.
    Bracket,
    /// Words give way to words at the same place.
    Substitution,
    /// The annotations of the scheme differ where words do.
    Scheme,
    /// Only print and marks differ.
    Print,
}

impl EffectRule {
    /// The rule in a sentence.
    #[must_use]
    pub const fn describe(self) -> &'static str {
        match self {
            Self::Predicate => "the verb or modal of one act differs",
            Self::Polarity => "one of two acts that answer to each other is negative",
            Self::Intensifier => "a word that makes an act stronger stands on one side only",
            Self::Hedge => "a hedge stands on one side only",
            Self::LoneAct => "an act stands on one side only",
            Self::LoneClause => "the clause stands on one side only",
            Self::Condition => "a condition stands on one side only",
            Self::Party => "those who are bound, asked or served differ",
            Self::Scope => "words of place, time or case stand on one side only",
            Self::List => "a member of a list stands on one side only",
            Self::Joiner => "the word between the members of a list differs",
            Self::Number => "a number differs",
            Self::Date => "a date differs",
            Self::Deadline => "a deadline differs",
            Self::Citation => "what is cited differs",
            Self::Definition => "a paragraph that defines a term differs",
            Self::Bracket => "words in brackets stand without them on the other side",
            Self::Substitution => "words give way to words at the same place",
            Self::Scheme => "the annotations of the scheme differ where words do",
            Self::Print => "only print and marks differ",
        }
    }
}
