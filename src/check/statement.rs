//! Statements: what is claimed of texts, as plain data.

use crate::coverage::Region;
use crate::document::Part;
use crate::lineage::DerivationClass;
use crate::roster::Date;

/// Something claimed of a text, of its drafts, or of who signed it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Statement {
    /// The text it is of; `None` for that of the check or of the statement around it.
    pub text: Option<String>,
    /// Which clauses it speaks of; all without a limit.
    pub place: Place,
    /// What is claimed.
    pub claim: Claim,
}

/// What a clause can be about, or a text can name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Matter {
    /// A concept of a scheme, or one narrower than it.
    Concept {
        /// The name the check file has for the scheme.
        scheme: String,
        /// The id of the concept.
        id: String,
    },
    /// Words, whatever their capitals and marks; `[…]` stands for any words between.
    Words(String),
    /// Words that limit or extend, or weaken and strengthen, by their class: `peacetime`,
    /// `voluntariness`.
    Qualifier(String),
}

/// Which clauses of a text a statement speaks of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Place {
    /// Those that name all of these.
    pub about: Vec<Matter>,
    /// The one cited so, `13 (a)` or `13/a`, with those below it.
    pub at: Option<String>,
    /// Those of this part of the text.
    pub part: Option<Part>,
    /// Those under a heading that holds these words.
    pub section: Option<String>,
    /// How much around them is looked at; `None` for them alone.
    pub reach: Option<Region>,
}

impl Place {
    /// Whether it is the whole text.
    #[must_use]
    pub fn is_everywhere(&self) -> bool {
        *self == Self { reach: self.reach, ..Self::default() }
    }
}

/// What a statement claims.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Claim {
    /// All of these.
    All(Vec<Statement>),
    /// At least one of these.
    Any(Vec<Statement>),
    /// Not this.
    Not(Box<Statement>),
    /// A person must judge it; the evidence is gathered.
    Interpretive {
        /// Why no machine can decide it.
        why: String,
        /// What bears on it.
        evidence: Vec<Statement>,
    },
    /// It is named, so many times at least.
    Present {
        /// What.
        matter: Matter,
        /// How often at least.
        times: usize,
    },
    /// It is not named.
    Absent(Matter),
    /// It is not named, and others of its kind are.
    Gap {
        /// What is missing.
        concept: Matter,
        /// What is there, all of it; if empty, any that a group of the scheme sets beside it.
        beside: Vec<Matter>,
    },
    /// One concept is named, and everywhere it is, others stand with it or do not.
    Mentions {
        /// What is named.
        concept: Matter,
        /// What stands with it.
        with: Vec<Matter>,
        /// What does not.
        without: Vec<Matter>,
    },
    /// What the clauses commit to.
    Force(ForceDemand),
    /// Somebody is bound, asked or served.
    Actor {
        /// A class of actors, or words that name one.
        actor: String,
        /// In which role; `None` for any.
        role: Option<ActorRole>,
    },
    /// A concept stands in this way.
    Stands {
        /// The concept.
        concept: Matter,
        /// The name of a [`Way`](crate::setting::Way), or `asserted`.
        way: String,
    },
    /// A term is defined.
    Defined(String),
    /// A term is used and not defined.
    Undefined(String),
    /// A term is used and not defined here, and one of these texts defines it.
    DefinedElsewhere {
        /// The term.
        term: String,
        /// The other texts.
        texts: Vec<String>,
    },
    /// Words of an earlier draft gave way to others.
    Substituted {
        /// The earlier draft.
        from: String,
        /// The words before.
        before: String,
        /// The words after.
        after: String,
    },
    /// A member of a list has gone since an earlier draft.
    ConjunctDropped {
        /// The earlier draft.
        from: String,
        /// The member.
        words: String,
    },
    /// A change since an earlier draft does one of these.
    Effect {
        /// The earlier draft.
        from: String,
        /// Names of kinds of effects, or of tendencies.
        kinds: Vec<String>,
    },
    /// What became of the clauses since an earlier draft.
    Fate {
        /// The earlier draft.
        from: String,
        /// `kept`, `revised`, `added`, `dropped`, `split`, `merged` or `moved`.
        fate: String,
    },
    /// A phrase came, went or came back in the course of drafts.
    PhraseLife {
        /// The phrase.
        phrase: String,
        /// What it did.
        turn: PhraseTurn,
        /// The drafts, in order, or the name of a set of texts.
        drafts: Vec<String>,
    },
    /// Something is still open in brackets.
    BracketsLeft,
    /// Who is on a roster.
    Roster(RosterDemand),
    /// More clauses are about one thing than about another.
    MoreOn {
        /// The one.
        matter: Matter,
        /// The other.
        than: Matter,
    },
    /// Of the clauses so many in a hundred are about it.
    ShareOf {
        /// What.
        matter: Matter,
        /// Which clauses count.
        among: Among,
        /// At least so many in a hundred.
        at_least: Option<u32>,
        /// At most so many.
        at_most: Option<u32>,
    },
    /// One thing is named before another.
    FirstOn {
        /// The one.
        matter: Matter,
        /// The other.
        before: Matter,
    },
    /// What the text says of how it will be followed up.
    FollowUp {
        /// The name the check file has for the scheme of what can be said.
        scheme: String,
        /// What is said, by ids of concepts.
        says: Vec<String>,
        /// What is not.
        lacks: Vec<String>,
    },
    /// A commentator's sentence about the text, or the verb of one.
    Attributed(String),
    /// The text names what actors have a position on.
    Join {
        /// The table.
        table: String,
        /// The position.
        position: String,
        /// Each of these has it on something the text names; if empty, anyone.
        actors: Vec<String>,
        /// None of those is on this roster.
        off_roster: Option<(String, Date)>,
    },
    /// It is named here and in none of other texts.
    Novel {
        /// What.
        matter: Matter,
        /// The other texts.
        against: Vec<String>,
    },
    /// Clauses have words of an older text.
    Echoes {
        /// The older text, or several, one of which is enough.
        sources: Vec<String>,
        /// As much of it, or more: see [`DerivationClass`].
        class: DerivationClass,
        /// At least so many words of it in a row.
        run: usize,
    },
    /// The text is older than this one.
    Precedes(String),
    /// It is missing here, as it was in an older text.
    InheritedGap {
        /// What is missing.
        concept: Matter,
        /// The older text.
        source: String,
    },
}

/// What an act has to be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct ForceDemand {
    /// As strong as this verb or modal, or stronger.
    pub at_least: Option<String>,
    /// No stronger than this one.
    pub at_most: Option<String>,
    /// As strong as this one.
    pub exactly: Option<String>,
    /// By one of these verbs or modals.
    pub governed_by: Vec<String>,
    /// Of this type, or making this norm.
    pub kind: Option<String>,
    /// With a hedge, or without any.
    pub hedged: Option<bool>,
}

/// In which role somebody stands in a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum ActorRole {
    /// Is bound, or speaks.
    Bound,
    /// Is asked.
    Addressed,
    /// Gains.
    Served,
}

impl ActorRole {
    /// All roles, with the names they have in check files.
    pub const ALL: [(&'static str, Self); 3] =
        [("bound", Self::Bound), ("addressed", Self::Addressed), ("served", Self::Served)];
}

/// What a phrase did in the course of drafts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum PhraseTurn {
    /// It came in after the first draft.
    Born,
    /// The last draft has it no more.
    Died,
    /// It came back after a draft without it.
    Returned,
}

/// Which clauses a share is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Among {
    /// All but headings.
    Clauses,
    /// Items of lists.
    Items,
}

impl Among {
    /// Both, with the names they have in check files.
    pub const ALL: [(&'static str, Self); 2] = [("clauses", Self::Clauses), ("items", Self::Items)];
}

/// Who has to be on a roster.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct RosterDemand {
    /// The roster.
    pub roster: String,
    /// On which date.
    pub as_of: Date,
    /// What is claimed.
    pub claim: RosterClaim,
}

/// What is claimed of a roster.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum RosterClaim {
    /// These are on it, and those are not.
    Names {
        /// On it.
        has: Vec<String>,
        /// Not on it.
        lacks: Vec<String>,
    },
    /// Of a group just these are on it, and just those are not.
    MembersOf {
        /// The roster of the group.
        group: String,
        /// On it.
        has: Vec<String>,
        /// Not on it.
        lacks: Vec<String>,
    },
    /// All of a group are on it.
    AllOf {
        /// The roster of the group.
        group: String,
        /// Whether each member must be on it itself; otherwise the group as a body is enough.
        each: bool,
    },
    /// None of a group is on it.
    NoneOf {
        /// The roster of the group.
        group: String,
    },
    /// So many of a kind are on it.
    Count {
        /// Of this type.
        member_type: Option<String>,
        /// Of this country.
        country: Option<String>,
        /// Of this sector.
        sector: Option<String>,
        /// At least.
        at_least: Option<usize>,
        /// At most.
        at_most: Option<usize>,
    },
}

/// What an actor thinks of something, from a table of positions.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Position {
    /// Who.
    pub actor: String,
    /// On what.
    pub matter: Matter,
    /// What: `objects`, `supports`, or another word.
    pub position: String,
    /// Where that is on record.
    pub source: String,
}
