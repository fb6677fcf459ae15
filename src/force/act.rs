//! Acts: what a clause does by saying it, and to whom.

use std::borrow::Cow;

use super::negation::Negation;
use super::scope::Scope;
use super::time::Time;
use crate::document::{ClauseId, Draft};
use crate::lexicon::Grammar;
use crate::span::Span;
use crate::text::Normalization;

/// One thing that a clause does by saying it: it recalls, welcomes, urges, decides, or lays down what
/// someone shall or may do.
///
/// All spans are in bytes of [`Draft::text`](crate::Draft::text). Those of an item can lie in the
/// clauses that govern it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub struct Act {
    /// The clause whose matter it is about.
    pub clause: ClauseId,
    /// The clause above that holds the verb or modal, if an item takes it from there.
    pub inherited: Option<ClauseId>,
    /// The number of the act it stands inside in the draft, from 0: that of *decides* in
    /// *decides that States should report*.
    pub within: Option<u32>,
    /// What kind of act it is.
    pub act_type: ActType,
    /// What it does, in a word that profiles rank and that is the same in all languages: `call upon`,
    /// `shall`. A sentence that begins with what it asks for, *use the stairs*, is `must`, and behind *please* `should`.
    pub name: Cow<'static, str>,
    /// The words of the verb or modal.
    pub predicate: Span,
    /// Whether it is said to be or not to be.
    pub polarity: Polarity,
    /// What it makes of those it binds; `None` for acts other than [`ActType::Norm`].
    pub norm: Option<Norm>,
    /// What is to be done.
    pub content: Option<Content>,
    /// Who is bound, or speaks.
    pub actors: Vec<Party>,
    /// Who is asked.
    pub addressees: Vec<Party>,
    /// Who gains.
    pub beneficiaries: Vec<Party>,
    /// What makes it stronger or weaker, in order of place.
    pub modifiers: Vec<Modifier>,
    /// What is negated, in order of place; its own polarity among it.
    pub negations: Vec<Negation>,
    /// Where and for whom it holds, in order of place.
    pub scopes: Vec<Scope>,
    /// When and how often, in order of place.
    pub times: Vec<Time>,
    /// What joins the things to be done, in order of place.
    pub coordinations: Vec<Coordination>,
    /// The words from its subject to its end, in its own clause.
    pub extent: Span,
}

/// Whether a modal leaves open whether something is done; denied, it forbids.
pub(crate) fn is_permissive(modal: &str) -> bool {
    matches!(modal, "may" | "can" | "might")
}

impl Act {
    /// Whether it forbids in the text of `draft`: *shall not dump*, and as much *shall refrain from dumping*, an
    /// obligation by its words.
    #[must_use]
    pub fn forbids(&self, draft: &Draft) -> bool {
        let lists = draft.clause(self.clause).lexicon().force();
        let verb = self.content.as_ref().and_then(|content| content.verb);
        let refrains = verb.is_some_and(|verb| {
            let folded = Normalization::CaseInsensitive.fold(&draft.text()[verb.range()]);
            lists.grammars(lists.word(&folded)).has(Grammar::Refraining)
        });
        match self.norm {
            Some(Norm::Prohibition) => !refrains,
            Some(Norm::Obligation) => refrains,
            _ => false,
        }
    }
}

/// What kind of act a clause performs. Only acts of one type compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum ActType {
    /// Says what is so: *recalling*, *recognizes*.
    Recital,
    /// Says what is good: *welcomes*.
    Approval,
    /// Says what is bad: *condemns*.
    Disapproval,
    /// Wants others to act: *urges*.
    Directive,
    /// Binds the speaker: *we commit*.
    Commissive,
    /// Makes it so: *decides*.
    Decisive,
    /// Says what someone shall, should or may do.
    Norm,
}

impl ActType {
    /// All types, in the order of their declaration.
    pub const ALL: [Self; 7] = [
        Self::Recital,
        Self::Approval,
        Self::Disapproval,
        Self::Directive,
        Self::Commissive,
        Self::Decisive,
        Self::Norm,
    ];

    /// The type in a word, as profiles write it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Recital => "recital",
            Self::Approval => "approval",
            Self::Disapproval => "disapproval",
            Self::Directive => "directive",
            Self::Commissive => "commissive",
            Self::Decisive => "decisive",
            Self::Norm => "norm",
        }
    }
}

/// What a norm makes of those it binds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Norm {
    /// They must: *shall report*.
    Obligation,
    /// They must not: *shall not*, *may not*.
    Prohibition,
    /// They had better: *should*, and with a negation *should not*.
    Recommendation,
    /// They may.
    Permission,
    /// They need not: *shall not be required to*.
    Exemption,
    /// They have a right.
    Entitlement,
    /// They have no right.
    NoEntitlement,
    /// Nobody is bound to act: the text itself brings about what it says, or says how things are under it: *shall
    /// enter into force*, *shall mean*, *shall be public*.
    ///
    /// Legal theory parts such rules from those that regulate conduct (Searle, *The Construction of Social
    /// Reality*; von Wright's *Sein-sollen* and *Tun-sollen*), and guides to drafting call this *shall*
    /// declaratory. The evidence is [`Content::verb`]: a verb of the list `constitutive` in
    /// `corpus/lexicon/force/`, or *be* without a participle. Verbs that people can do too, as *apply* and
    /// *replace*, count only where nobody known is their subject, and so does *be*, unless a noun follows: *the
    /// President shall be the head*. A passive that somebody has to carry out, *shall be published*, is an
    /// [`Obligation`](Self::Obligation) without actors.
    Constitutive,
}

impl Norm {
    /// The norm in words.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Obligation => "obligation",
            Self::Prohibition => "prohibition",
            Self::Recommendation => "recommendation",
            Self::Permission => "permission",
            Self::Exemption => "exemption",
            Self::Entitlement => "entitlement",
            Self::NoEntitlement => "no entitlement",
            Self::Constitutive => "constitutive",
        }
    }
}

/// Whether something is said to be or not to be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Polarity {
    /// To be.
    #[default]
    Positive,
    /// Not to be.
    Negative,
}

/// What is to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Content {
    /// The verb, without those that only hedge it: *establishing* in *consider establishing*; `None`
    /// where a thing or a sentence is meant, as in *recalls its resolutions*.
    pub verb: Option<Span>,
    /// All the words, to the end of the act.
    pub span: Span,
    /// Whether the verb is one of preventing, which reverses what is done and negates nothing.
    pub prohibitive: bool,
}

/// Someone who is bound, asked or served.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Party {
    /// The words.
    pub span: Span,
    /// What kind of actor it is, as the lexicon calls it: `states`, `private-sector`; `None` for one
    /// that the lexicon does not know.
    pub class: Option<Cow<'static, str>>,
}

/// Words that make an act stronger or weaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Modifier {
    /// What they do.
    pub class: ModifierClass,
    /// The words.
    pub span: Span,
}

/// What a modifier does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum ModifierClass {
    /// Makes stronger: *strongly*, *without delay*.
    Intensifier,
    /// Leaves open whether it is so: *possibly*.
    Epistemic,
    /// Makes it depend on something: *if*, *subject to*.
    Conditional,
    /// Leaves open where it holds: *as appropriate*.
    Applicability,
    /// Asks no more than can be done: *within available resources*.
    Capacity,
    /// Asks for the attempt, not the result: *endeavour to*.
    Effort,
    /// Asks for thought before the deed: *consider*.
    Tentative,
    /// Asks that it can be done, not that it is: *be able to*.
    Ability,
    /// Leaves it to those who want it: *on a voluntary basis*.
    Voluntariness,
    /// Puts something above it: *without prejudice to*, *in accordance with national law*.
    Sovereignty,
    /// Names only some of a list: *inter alia*.
    OpenList,
    /// Leaves open how much: *significant*.
    VagueThreshold,
    /// Puts a step before the deed: *take steps to*.
    LightVerb,
}

impl ModifierClass {
    /// All classes, in the order of their declaration.
    pub const ALL: [Self; 13] = [
        Self::Intensifier,
        Self::Epistemic,
        Self::Conditional,
        Self::Applicability,
        Self::Capacity,
        Self::Effort,
        Self::Tentative,
        Self::Ability,
        Self::Voluntariness,
        Self::Sovereignty,
        Self::OpenList,
        Self::VagueThreshold,
        Self::LightVerb,
    ];

    /// The class in words, as the lexicon writes it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Intensifier => "intensifier",
            Self::Epistemic => "epistemic",
            Self::Conditional => "conditional",
            Self::Applicability => "applicability",
            Self::Capacity => "capacity",
            Self::Effort => "effort",
            Self::Tentative => "tentative",
            Self::Ability => "ability",
            Self::Voluntariness => "voluntariness",
            Self::Sovereignty => "sovereignty",
            Self::OpenList => "open-list",
            Self::VagueThreshold => "vague-threshold",
            Self::LightVerb => "light-verb",
        }
    }

    /// Whether it makes what it is said of weaker: all do but intensifiers.
    #[must_use]
    pub const fn is_hedge(self) -> bool {
        !matches!(self, Self::Intensifier)
    }
}

/// What joins two things to be done, or two of those who do them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Coordination {
    /// How.
    pub coordinator: Coordinator,
    /// The word.
    pub span: Span,
}

/// How a word joins two things.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Coordinator {
    /// Both.
    And,
    /// One of them.
    Or,
    /// One or both: *and/or*.
    AndOr,
}
