//! What clauses commit whom to, as a machine reads it.
//!
//! The shape is versioned by [`ForceReport::SCHEMA`] and changes only with it.

use super::comparison_report::{CitedReport, DraftReport};
use crate::document::{ClauseId, Draft, Quotation};
use crate::force::{
    Act, ActType, Coordinator, Force, ModifierClass, Norm, Party, Polarity, ScopeClass, TimeKind,
};
use crate::span::Span;

/// The acts of a draft with the words that show them; owns everything.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct ForceReport {
    /// The name and version of the shape.
    pub schema: String,
    /// The draft.
    pub draft: DraftReport,
    /// The acts, in order of their clauses.
    pub acts: Vec<ActReport>,
}

impl ForceReport {
    /// The name and version of the shape.
    pub const SCHEMA: &'static str = "travaux/force/1";
}

/// An act, with the words that show it; the fields are those of [`Act`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct ActReport {
    /// The clause it is about.
    pub clause: CitedReport,
    /// The clause above that holds the verb or modal, if an item takes it from there.
    pub inherited: Option<CitedReport>,
    /// The number of the act it stands inside, from 0.
    pub within: Option<u32>,
    /// What kind of act it is.
    pub act_type: ActType,
    /// What it does, in a word that profiles rank.
    pub name: String,
    /// Whether it is said to be or not to be.
    pub polarity: Polarity,
    /// What it makes of those it binds.
    pub norm: Option<Norm>,
    /// The verb or modal.
    pub predicate: Quotation,
    /// The verb of what is to be done.
    pub deed: Option<Quotation>,
    /// Whether that verb is one of preventing.
    pub prohibitive: bool,
    /// All that is to be done, or said.
    pub content: Option<Quotation>,
    /// Who is bound, or speaks.
    pub actors: Vec<PartyReport>,
    /// Who is asked.
    pub addressees: Vec<PartyReport>,
    /// Who gains.
    pub beneficiaries: Vec<PartyReport>,
    /// What makes it stronger or weaker.
    pub modifiers: Vec<ModifierReport>,
    /// Where and for whom it holds.
    pub scopes: Vec<ScopeReport>,
    /// When and how often.
    pub times: Vec<TimeReport>,
    /// What is negated.
    pub negations: Vec<NegationReport>,
    /// What joins the things to be done.
    pub coordinations: Vec<CoordinationReport>,
}

/// Someone who is bound, asked or served.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct PartyReport {
    /// What kind of actor it is, if the lexicon knows it.
    pub class: Option<String>,
    /// The words.
    pub quotation: Quotation,
}

/// Words that make an act stronger or weaker.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct ModifierReport {
    /// What they do.
    pub class: ModifierClass,
    /// The words.
    pub quotation: Quotation,
}

/// Words that say where or for whom an act holds.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct ScopeReport {
    /// What they say.
    pub class: ScopeClass,
    /// The words.
    pub quotation: Quotation,
}

/// Words that say when or how often.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct TimeReport {
    /// What they say.
    pub kind: TimeKind,
    /// The same in figures: `2031-12-31`, `2 years`.
    pub value: Option<String>,
    /// Whether what is done then is a review.
    pub review: bool,
    /// The words.
    pub quotation: Quotation,
}

/// A negation.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct NegationReport {
    /// The words that negate.
    pub cue: Vec<Quotation>,
    /// What they negate.
    pub scope: Vec<Quotation>,
}

/// A word that joins two things.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct CoordinationReport {
    /// How it joins them.
    pub coordinator: Coordinator,
    /// The word.
    pub quotation: Quotation,
}

impl Force<'_> {
    /// All acts with the words that show them, in a shape of its own that serializes.
    #[must_use]
    pub fn report(&self) -> ForceReport {
        ForceReport {
            schema: ForceReport::SCHEMA.to_owned(),
            draft: DraftReport::of(self.draft()),
            acts: self.acts().iter().map(|act| ActReport::of(self.draft(), act)).collect(),
        }
    }
}

impl ActReport {
    pub(super) fn of(draft: &Draft, act: &Act) -> Self {
        let cited = |id: ClauseId| CitedReport { id: id.index(), path: draft.clause(id).path() };
        let parties = |parties: &[Party]| {
            let one = |party: &Party| PartyReport {
                class: party.class.as_deref().map(str::to_owned),
                quotation: draft.quote(party.span),
            };
            parties.iter().map(one).collect()
        };
        let content = act.content.as_ref();
        let modifiers = act.modifiers.iter().map(|modifier| ModifierReport {
            class: modifier.class,
            quotation: draft.quote(modifier.span),
        });
        let coordinations = act.coordinations.iter().map(|coordination| CoordinationReport {
            coordinator: coordination.coordinator,
            quotation: draft.quote(coordination.span),
        });
        let scopes = act
            .scopes
            .iter()
            .map(|scope| ScopeReport { class: scope.class, quotation: draft.quote(scope.span) });
        let times = act.times.iter().map(|time| TimeReport {
            kind: time.kind,
            value: time.value.as_ref().map(ToString::to_string),
            review: time.review,
            quotation: draft.quote(time.span),
        });
        let quotes = |spans: &[Span]| spans.iter().map(|span| draft.quote(*span)).collect();
        let negations = act.negations.iter().map(|negation| NegationReport {
            cue: quotes(&negation.cue),
            scope: quotes(&negation.scope),
        });
        Self {
            clause: cited(act.clause),
            inherited: act.inherited.map(cited),
            within: act.within,
            act_type: act.act_type,
            name: act.name.clone().into_owned(),
            polarity: act.polarity,
            norm: act.norm,
            predicate: draft.quote(act.predicate),
            deed: content.and_then(|content| content.verb).map(|verb| draft.quote(verb)),
            prohibitive: content.is_some_and(|content| content.prohibitive),
            content: content.map(|content| draft.quote(content.span)),
            actors: parties(&act.actors),
            addressees: parties(&act.addressees),
            beneficiaries: parties(&act.beneficiaries),
            modifiers: modifiers.collect(),
            scopes: scopes.collect(),
            times: times.collect(),
            negations: negations.collect(),
            coordinations: coordinations.collect(),
        }
    }
}
