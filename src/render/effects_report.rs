//! What the changes of a comparison do, as a machine reads it.
//!
//! The shape is versioned by [`EffectsReport::SCHEMA`] and changes only with it.

use super::comparison_report::DraftReport;
use crate::align::Change;
use crate::change::{Balance, Effect, EffectDetail, EffectKind, EffectRule, Effects};
use crate::document::{Clause, Draft, Quotation};
use crate::span::Span;

/// The effects of a comparison with the words they are told by; owns everything.
///
/// | field | holds |
/// |---|---|
/// | `schema` | [`SCHEMA`](Self::SCHEMA) |
/// | `before`, `after` | sigil, title, date and language of the drafts |
/// | `balance` | what the effects come to; its places are those in `effects`, from 0 |
/// | `effects` | all effects, in the order of the changes |
/// | `untold` | the changes of whose words no effect was found |
///
/// Changes go by their places among the changes of the comparison's own report, from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct EffectsReport {
    /// The name and version of the shape.
    pub schema: String,
    /// The earlier draft.
    pub before: DraftReport,
    /// The later draft.
    pub after: DraftReport,
    /// What the effects come to.
    pub balance: Balance,
    /// All effects.
    pub effects: Vec<EffectReport>,
    /// The changes of whose words no effect was found.
    pub untold: Vec<usize>,
}

/// One thing a change does.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct EffectReport {
    /// What it does.
    pub kind: EffectKind,
    /// The rule by which that is told.
    pub rule: EffectRule,
    /// The place of its change.
    pub change: usize,
    /// How a person cites the clauses before.
    pub before_paths: Vec<String>,
    /// How a person cites the clauses after.
    pub after_paths: Vec<String>,
    /// The words before.
    pub before: Option<Quotation>,
    /// The words after.
    pub after: Option<Quotation>,
    /// Who is bound by what changed, before.
    pub actor_before: Option<String>,
    /// Who is bound by what changed, after.
    pub actor_after: Option<String>,
    /// What else there is to say.
    pub detail: Option<EffectDetail>,
}

impl EffectsReport {
    /// The name and version of the shape.
    pub const SCHEMA: &'static str = "travaux/effects/1";
}

impl Effects<'_> {
    /// Everything the effects say, in a shape of its own that serializes.
    #[must_use]
    pub fn report(&self) -> EffectsReport {
        let comparison = self.comparison();
        EffectsReport {
            schema: EffectsReport::SCHEMA.to_owned(),
            before: DraftReport::of(comparison.before()),
            after: DraftReport::of(comparison.after()),
            balance: self.balance(),
            effects: self.iter().map(|effect| EffectReport::of(self, effect)).collect(),
            untold: self.untold().map(Change::place).collect(),
        }
    }
}

impl EffectReport {
    fn of(effects: &Effects<'_>, effect: &Effect) -> Self {
        let comparison = effects.comparison();
        let change = effects.change(effect);
        let [before, after] = effects.quotations(effect);
        let words = |draft: &Draft, span: Span| draft.text()[span.range()].to_owned();
        Self {
            kind: effect.kind,
            rule: effect.rule,
            change: effect.change,
            before_paths: change.before_clauses().map(Clause::path).collect(),
            after_paths: change.after_clauses().map(Clause::path).collect(),
            before,
            after,
            actor_before: effect.actor_before.map(|span| words(comparison.before(), span)),
            actor_after: effect.actor_after.map(|span| words(comparison.after(), span)),
            detail: effect.detail.clone(),
        }
    }
}
