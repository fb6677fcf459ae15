//! The kinds of effects.

/// What an edit does.
///
/// Law: [mirroring](Self::mirrored) twice is mirroring not at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum EffectKind {
    /// Something is bound to be done that was not, or nobody was bound to it: *shall* is new.
    ObligationCreated,
    /// Nobody is bound any more.
    ObligationRemoved,
    /// Something is forbidden that was not: *no vessel may* is new.
    ProhibitionCreated,
    /// It is forbidden no more.
    ProhibitionRemoved,
    /// *Shall* has become *may*.
    ObligationToPermission,
    /// *May* has become *shall*.
    PermissionToObligation,
    /// *Shall* has become *need not*.
    ObligationToExemption,
    /// *Need not* has become *shall*.
    ExemptionToObligation,
    /// *Shall not* has become *may*.
    ProhibitionToPermission,
    /// *May* has become *shall not*.
    PermissionToProhibition,
    /// What was to be done is not to be done.
    NegationAdded,
    /// What was not to be done is to be done.
    NegationRemoved,
    /// The same is asked or promised with a stronger word.
    Strengthened,
    /// The same is asked or promised with a weaker word.
    Weakened,
    /// The words differ in strength, and published orders disagree which is the stronger.
    Contested,
    /// Another act of the same weight: *notes* has become *welcomes*.
    ActChanged,
    /// Something is asked for that was not: *urges*, *should*.
    CallAdded,
    /// Something is no longer asked for.
    CallRemoved,
    /// Something is decided that was not.
    DecisionAdded,
    /// A decision has gone.
    DecisionRemoved,
    /// The text lays down how things are, and did not: *shall enter into force*.
    ProvisionAdded,
    /// It no longer does.
    ProvisionRemoved,
    /// Something is allowed that was not mentioned.
    PermissionCreated,
    /// A permission has gone.
    PermissionRemoved,
    /// Someone need not do what was not mentioned: *is not required to*.
    ExemptionCreated,
    /// Nothing says any more that someone need not do it.
    ExemptionRemoved,
    /// Someone has a right that was not mentioned.
    EntitlementCreated,
    /// A right has gone.
    EntitlementRemoved,
    /// Something is meant, hoped or sought, and was not: *we intend to*.
    IntentionAdded,
    /// An intention has gone.
    IntentionRemoved,
    /// A reason, a praise or a blame is new.
    RecitalAdded,
    /// A reason, a praise or a blame has gone.
    RecitalRemoved,
    /// Words take back some of what is said: *as appropriate*.
    HedgeAdded,
    /// Such words have gone.
    HedgeRemoved,
    /// It depends on something: *if*, *unless*.
    ConditionAdded,
    /// It no longer depends on something.
    ConditionRemoved,
    /// One more is bound.
    ActorAdded,
    /// One less is bound.
    ActorRemoved,
    /// Those who are bound are told by fewer words: *Member States* are now *States*.
    ActorWidened,
    /// Those who are bound are told by more words: *States* are now *coastal States*.
    ActorNarrowed,
    /// Another is bound.
    ActorChanged,
    /// One more is asked.
    AddresseeAdded,
    /// One less is asked.
    AddresseeRemoved,
    /// Those who are asked are told by fewer words.
    AddresseeWidened,
    /// Those who are asked are told by more words.
    AddresseeNarrowed,
    /// Another is asked.
    AddresseeChanged,
    /// One more gains.
    BeneficiaryAdded,
    /// One less gains.
    BeneficiaryRemoved,
    /// Those who gain are told by fewer words.
    BeneficiaryWidened,
    /// Those who gain are told by more words.
    BeneficiaryNarrowed,
    /// Another gains.
    BeneficiaryChanged,
    /// It holds in fewer places, times or cases: *in peacetime*.
    ScopeNarrowed,
    /// It holds in more of them.
    ScopeWidened,
    /// A member of a list is new.
    ConjunctAdded,
    /// A member of a list has gone: *development* beside *acceptance and implementation*.
    ConjunctDropped,
    /// All of a list have become one of it.
    AndToOr,
    /// One of a list has become all of it.
    OrToAnd,
    /// One term stands for another.
    TermSubstituted,
    /// The clause names a concept of the scheme that it did not name.
    ConceptGained,
    /// The clause no longer names a concept of the scheme.
    ConceptLost,
    /// A term, or what it means, is defined otherwise.
    DefinitionChanged,
    /// A term is defined that was not.
    DefinitionAdded,
    /// A term is no longer defined.
    DefinitionRemoved,
    /// A number is another, or there is one where there was none.
    NumberChanged,
    /// A date is another, or there is one where there was none.
    DateChanged,
    /// It is to be done by another time.
    DeadlineChanged,
    /// It is to be done by a time, and was not.
    DeadlineAdded,
    /// It is no longer to be done by a time.
    DeadlineRemoved,
    /// Another text or place is cited beside those before.
    CitationAdded,
    /// A text or place is no longer cited.
    CitationRemoved,
    /// One text or place is cited in the place of another.
    CitationChanged,
    /// Words are not agreed any more, or words not agreed are put in.
    BracketOpened,
    /// Words in brackets were agreed to, or dropped.
    BracketResolved,
    /// Print, spelling and numbers that follow: nothing a reader would act upon.
    EditorialOnly,
}

/// Which way an effect moves a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Tendency {
    /// More is promised or asked.
    Stronger,
    /// Less is promised or asked.
    Weaker,
    /// What is promised is hedged or made to depend on something.
    Hedged,
    /// A hedge or condition has gone.
    Unhedged,
    /// Something is new.
    Gained,
    /// Something has gone.
    Lost,
    /// Neither more nor less.
    Neutral,
}

impl Tendency {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Stronger,
        Self::Weaker,
        Self::Hedged,
        Self::Unhedged,
        Self::Gained,
        Self::Lost,
        Self::Neutral,
    ];

    /// The tendency in a word.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Stronger => "stronger",
            Self::Weaker => "weaker",
            Self::Hedged => "hedged",
            Self::Unhedged => "unhedged",
            Self::Gained => "gained",
            Self::Lost => "lost",
            Self::Neutral => "neutral",
        }
    }

    /// Whether the text promises or asks more: stronger, unhedged or gained.
    ///
    /// Law: the mirror of what is more is [less](Self::is_less).
    ///
    /// ```
    /// use travaux::change::Tendency;
    ///
    /// assert!(Tendency::Unhedged.is_more() && Tendency::Unhedged.mirrored().is_less());
    /// assert!(!Tendency::Neutral.is_more() && !Tendency::Neutral.is_less());
    /// ```
    #[must_use]
    pub const fn is_more(self) -> bool {
        matches!(self, Self::Stronger | Self::Unhedged | Self::Gained)
    }

    /// Whether the text promises or asks less: weaker, hedged or lost.
    ///
    /// ```
    /// use travaux::{Comparison, Draft, Effects};
    ///
    /// let before = Draft::parse("rev1", "1. Ships shall pay.\n\n2. Ships shall wait.");
    /// let after = Draft::parse("rev2", "1. Ships should pay.\n\n2. Ships shall wait, where possible.");
    /// let comparison = Comparison::new(&before, &after);
    /// let effects = Effects::new(&comparison);
    /// let less = effects.iter().filter(|effect| effect.kind.tendency().is_less());
    /// let kinds: Vec<String> = less.map(|effect| effect.kind.to_string()).collect();
    /// assert_eq!(kinds, ["weakened", "hedge-added"]);
    /// ```
    #[must_use]
    pub const fn is_less(self) -> bool {
        matches!(self, Self::Weaker | Self::Hedged | Self::Lost)
    }

    /// The tendency of the same edit the other way round.
    #[must_use]
    pub const fn mirrored(self) -> Self {
        match self {
            Self::Stronger => Self::Weaker,
            Self::Weaker => Self::Stronger,
            Self::Hedged => Self::Unhedged,
            Self::Unhedged => Self::Hedged,
            Self::Gained => Self::Lost,
            Self::Lost => Self::Gained,
            Self::Neutral => Self::Neutral,
        }
    }
}

use EffectKind as Kind;

/// Every kind, one in a line, with its name, what it is in words, what it is the other way round, which way it moves
/// the text and how much it weighs in a balance.
#[rustfmt::skip]
const TABLE: &[(Kind, &str, &str, Kind, Tendency, u32)] = &[
    (Kind::ObligationCreated, "obligation-created", "a new obligation", Kind::ObligationRemoved, Tendency::Gained, 8),
    (Kind::ObligationRemoved, "obligation-removed", "an obligation has gone", Kind::ObligationCreated, Tendency::Lost, 8),
    (Kind::ProhibitionCreated, "prohibition-created", "a new prohibition", Kind::ProhibitionRemoved, Tendency::Gained, 8),
    (Kind::ProhibitionRemoved, "prohibition-removed", "a prohibition has gone", Kind::ProhibitionCreated, Tendency::Lost, 8),
    (Kind::ObligationToPermission, "obligation-to-permission", "an obligation is now a permission", Kind::PermissionToObligation, Tendency::Weaker, 9),
    (Kind::PermissionToObligation, "permission-to-obligation", "a permission is now an obligation", Kind::ObligationToPermission, Tendency::Stronger, 9),
    (Kind::ObligationToExemption, "obligation-to-exemption", "an obligation is now an exemption", Kind::ExemptionToObligation, Tendency::Weaker, 9),
    (Kind::ExemptionToObligation, "exemption-to-obligation", "an exemption is now an obligation", Kind::ObligationToExemption, Tendency::Stronger, 9),
    (Kind::ProhibitionToPermission, "prohibition-to-permission", "a prohibition is now a permission", Kind::PermissionToProhibition, Tendency::Weaker, 9),
    (Kind::PermissionToProhibition, "permission-to-prohibition", "a permission is now a prohibition", Kind::ProhibitionToPermission, Tendency::Stronger, 9),
    (Kind::NegationAdded, "negation-added", "now denied", Kind::NegationRemoved, Tendency::Neutral, 9),
    (Kind::NegationRemoved, "negation-removed", "no longer denied", Kind::NegationAdded, Tendency::Neutral, 9),
    (Kind::Strengthened, "strengthened", "stronger", Kind::Weakened, Tendency::Stronger, 7),
    (Kind::Weakened, "weakened", "weaker", Kind::Strengthened, Tendency::Weaker, 7),
    (Kind::Contested, "contested", "another strength, and the orders disagree which", Kind::Contested, Tendency::Neutral, 5),
    (Kind::ActChanged, "act-changed", "another act", Kind::ActChanged, Tendency::Neutral, 4),
    (Kind::CallAdded, "call-added", "a new call", Kind::CallRemoved, Tendency::Gained, 5),
    (Kind::CallRemoved, "call-removed", "a call has gone", Kind::CallAdded, Tendency::Lost, 5),
    (Kind::DecisionAdded, "decision-added", "a new decision", Kind::DecisionRemoved, Tendency::Gained, 7),
    (Kind::DecisionRemoved, "decision-removed", "a decision has gone", Kind::DecisionAdded, Tendency::Lost, 7),
    (Kind::ProvisionAdded, "provision-added", "a new provision", Kind::ProvisionRemoved, Tendency::Gained, 4),
    (Kind::ProvisionRemoved, "provision-removed", "a provision has gone", Kind::ProvisionAdded, Tendency::Lost, 4),
    (Kind::PermissionCreated, "permission-created", "a new permission", Kind::PermissionRemoved, Tendency::Gained, 4),
    (Kind::PermissionRemoved, "permission-removed", "a permission has gone", Kind::PermissionCreated, Tendency::Lost, 4),
    (Kind::ExemptionCreated, "exemption-created", "a new exemption", Kind::ExemptionRemoved, Tendency::Weaker, 4),
    (Kind::ExemptionRemoved, "exemption-removed", "an exemption has gone", Kind::ExemptionCreated, Tendency::Stronger, 4),
    (Kind::EntitlementCreated, "entitlement-created", "a new right", Kind::EntitlementRemoved, Tendency::Gained, 6),
    (Kind::EntitlementRemoved, "entitlement-removed", "a right has gone", Kind::EntitlementCreated, Tendency::Lost, 6),
    (Kind::IntentionAdded, "intention-added", "a new intention", Kind::IntentionRemoved, Tendency::Gained, 3),
    (Kind::IntentionRemoved, "intention-removed", "an intention has gone", Kind::IntentionAdded, Tendency::Lost, 3),
    (Kind::RecitalAdded, "recital-added", "a new recital", Kind::RecitalRemoved, Tendency::Gained, 2),
    (Kind::RecitalRemoved, "recital-removed", "a recital has gone", Kind::RecitalAdded, Tendency::Lost, 2),
    (Kind::HedgeAdded, "hedge-added", "hedged", Kind::HedgeRemoved, Tendency::Hedged, 5),
    (Kind::HedgeRemoved, "hedge-removed", "a hedge has gone", Kind::HedgeAdded, Tendency::Unhedged, 5),
    (Kind::ConditionAdded, "condition-added", "a new condition", Kind::ConditionRemoved, Tendency::Hedged, 6),
    (Kind::ConditionRemoved, "condition-removed", "a condition has gone", Kind::ConditionAdded, Tendency::Unhedged, 6),
    (Kind::ActorAdded, "actor-added", "one more is bound", Kind::ActorRemoved, Tendency::Gained, 6),
    (Kind::ActorRemoved, "actor-removed", "one less is bound", Kind::ActorAdded, Tendency::Lost, 6),
    (Kind::ActorWidened, "actor-widened", "more are bound", Kind::ActorNarrowed, Tendency::Stronger, 5),
    (Kind::ActorNarrowed, "actor-narrowed", "fewer are bound", Kind::ActorWidened, Tendency::Weaker, 5),
    (Kind::ActorChanged, "actor-changed", "another is bound", Kind::ActorChanged, Tendency::Neutral, 6),
    (Kind::AddresseeAdded, "addressee-added", "one more is asked", Kind::AddresseeRemoved, Tendency::Gained, 4),
    (Kind::AddresseeRemoved, "addressee-removed", "one less is asked", Kind::AddresseeAdded, Tendency::Lost, 4),
    (Kind::AddresseeWidened, "addressee-widened", "more are asked", Kind::AddresseeNarrowed, Tendency::Stronger, 4),
    (Kind::AddresseeNarrowed, "addressee-narrowed", "fewer are asked", Kind::AddresseeWidened, Tendency::Weaker, 4),
    (Kind::AddresseeChanged, "addressee-changed", "another is asked", Kind::AddresseeChanged, Tendency::Neutral, 4),
    (Kind::BeneficiaryAdded, "beneficiary-added", "one more gains", Kind::BeneficiaryRemoved, Tendency::Gained, 4),
    (Kind::BeneficiaryRemoved, "beneficiary-removed", "one less gains", Kind::BeneficiaryAdded, Tendency::Lost, 4),
    (Kind::BeneficiaryWidened, "beneficiary-widened", "more gain", Kind::BeneficiaryNarrowed, Tendency::Stronger, 4),
    (Kind::BeneficiaryNarrowed, "beneficiary-narrowed", "fewer gain", Kind::BeneficiaryWidened, Tendency::Weaker, 4),
    (Kind::BeneficiaryChanged, "beneficiary-changed", "another gains", Kind::BeneficiaryChanged, Tendency::Neutral, 4),
    (Kind::ScopeNarrowed, "scope-narrowed", "holds in fewer cases", Kind::ScopeWidened, Tendency::Weaker, 5),
    (Kind::ScopeWidened, "scope-widened", "holds in more cases", Kind::ScopeNarrowed, Tendency::Stronger, 5),
    (Kind::ConjunctAdded, "conjunct-added", "a list gains a member", Kind::ConjunctDropped, Tendency::Gained, 3),
    (Kind::ConjunctDropped, "conjunct-dropped", "a list loses a member", Kind::ConjunctAdded, Tendency::Lost, 3),
    (Kind::AndToOr, "and-to-or", "one of a list is enough", Kind::OrToAnd, Tendency::Neutral, 3),
    (Kind::OrToAnd, "or-to-and", "all of a list are meant", Kind::AndToOr, Tendency::Neutral, 3),
    (Kind::TermSubstituted, "term-substituted", "one term for another", Kind::TermSubstituted, Tendency::Neutral, 2),
    (Kind::ConceptGained, "concept-gained", "a concept is new to the clause", Kind::ConceptLost, Tendency::Gained, 3),
    (Kind::ConceptLost, "concept-lost", "the clause loses a concept", Kind::ConceptGained, Tendency::Lost, 3),
    (Kind::DefinitionChanged, "definition-changed", "defined otherwise", Kind::DefinitionChanged, Tendency::Neutral, 5),
    (Kind::DefinitionAdded, "definition-added", "a new definition", Kind::DefinitionRemoved, Tendency::Gained, 3),
    (Kind::DefinitionRemoved, "definition-removed", "a definition has gone", Kind::DefinitionAdded, Tendency::Lost, 3),
    (Kind::NumberChanged, "number-changed", "another number", Kind::NumberChanged, Tendency::Neutral, 4),
    (Kind::DateChanged, "date-changed", "another date", Kind::DateChanged, Tendency::Neutral, 4),
    (Kind::DeadlineChanged, "deadline-changed", "another deadline", Kind::DeadlineChanged, Tendency::Neutral, 5),
    (Kind::DeadlineAdded, "deadline-added", "a new deadline", Kind::DeadlineRemoved, Tendency::Stronger, 4),
    (Kind::DeadlineRemoved, "deadline-removed", "a deadline has gone", Kind::DeadlineAdded, Tendency::Weaker, 4),
    (Kind::CitationAdded, "citation-added", "one more citation", Kind::CitationRemoved, Tendency::Gained, 2),
    (Kind::CitationRemoved, "citation-removed", "one citation less", Kind::CitationAdded, Tendency::Lost, 2),
    (Kind::CitationChanged, "citation-changed", "another citation", Kind::CitationChanged, Tendency::Neutral, 2),
    (Kind::BracketOpened, "bracket-opened", "not agreed any more", Kind::BracketResolved, Tendency::Neutral, 3),
    (Kind::BracketResolved, "bracket-resolved", "brackets resolved", Kind::BracketOpened, Tendency::Neutral, 3),
    (Kind::EditorialOnly, "editorial-only", "print alone", Kind::EditorialOnly, Tendency::Neutral, 0),
];

impl EffectKind {
    /// All kinds, in the order of their declaration.
    #[must_use]
    pub fn all() -> impl ExactSizeIterator<Item = Self> {
        TABLE.iter().map(|row| row.0)
    }

    fn row(self) -> &'static (Self, &'static str, &'static str, Self, Tendency, u32) {
        &TABLE[self as usize]
    }

    /// The kind with that name.
    ///
    /// ```
    /// use travaux::change::EffectKind;
    ///
    /// assert_eq!(EffectKind::named("weakened"), Some(EffectKind::Weakened));
    /// assert!(EffectKind::all().all(|kind| EffectKind::named(kind.name()) == Some(kind)));
    /// ```
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::all().find(|kind| kind.name() == name)
    }

    /// The kind in a word, as it is serialized: `conjunct-dropped`.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.row().1
    }

    /// What the edit does, in a few words.
    #[must_use]
    pub fn describe(self) -> &'static str {
        self.row().2
    }

    /// The kind of the same edit the other way round.
    ///
    /// ```
    /// use travaux::change::EffectKind;
    ///
    /// assert_eq!(EffectKind::Weakened.mirrored(), EffectKind::Strengthened);
    /// assert!(EffectKind::all().all(|kind| kind.mirrored().mirrored() == kind));
    /// ```
    #[must_use]
    pub fn mirrored(self) -> Self {
        self.row().3
    }

    /// Which way it moves the text.
    #[must_use]
    pub fn tendency(self) -> Tendency {
        self.row().4
    }

    /// How much it weighs in a balance, from 0 for print alone to 9. A proposal of this project: what
    /// turns a duty weighs most, what changes a word least.
    #[must_use]
    pub fn weight(self) -> u32 {
        self.row().5
    }
}

#[cfg(test)]
mod tests {
    use super::{EffectKind, TABLE};

    #[test]
    fn the_table_has_every_kind_in_its_place() {
        for (place, row) in TABLE.iter().enumerate() {
            assert_eq!(row.0 as usize, place, "{:?}", row.0);
            assert_eq!(row.4.mirrored(), row.3.tendency(), "{:?}", row.0);
            assert_eq!(row.5, row.3.weight(), "{:?}", row.0);
        }
        assert_eq!(EffectKind::all().len(), EffectKind::EditorialOnly as usize + 1);
    }
}
