//! What a check found.

use crate::document::Quotation;

/// What the texts say of a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Verdict {
    /// It is so.
    Holds,
    /// It is not so.
    Fails,
    /// The texts leave it open: published orders disagree, a date is not exact enough, or it is for a
    /// person to judge.
    Undecided,
    /// These texts cannot decide it: one is missing, no clause is what the statement speaks of, or its
    /// language has no word lists.
    NotDecidable,
}

impl Verdict {
    /// All verdicts, in the order of their declaration.
    pub const ALL: [Self; 4] = [Self::Holds, Self::Fails, Self::Undecided, Self::NotDecidable];

    /// The verdict in words.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Holds => "holds",
            Self::Fails => "fails",
            Self::Undecided => "undecided",
            Self::NotDecidable => "not decidable from these texts",
        }
    }

    /// The verdict on the contrary statement.
    ///
    /// Law: what is open stays open, and negating twice is negating not at all.
    #[must_use]
    pub const fn negated(self) -> Self {
        match self {
            Self::Holds => Self::Fails,
            Self::Fails => Self::Holds,
            open => open,
        }
    }

    /// The verdict on two statements together: one that fails decides, then what is not decidable.
    ///
    /// ```
    /// use travaux::check::Verdict;
    ///
    /// assert_eq!(Verdict::Holds.and(Verdict::Undecided), Verdict::Undecided);
    /// assert_eq!(Verdict::NotDecidable.and(Verdict::Fails), Verdict::Fails);
    /// assert_eq!(Verdict::NotDecidable.or(Verdict::Holds), Verdict::Holds);
    /// ```
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Fails, _) | (_, Self::Fails) => Self::Fails,
            (Self::NotDecidable, _) | (_, Self::NotDecidable) => Self::NotDecidable,
            (Self::Undecided, _) | (_, Self::Undecided) => Self::Undecided,
            (Self::Holds, Self::Holds) => Self::Holds,
        }
    }

    /// The verdict on either of two statements: one that holds decides, then what is not decidable.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        self.negated().and(other.negated()).negated()
    }

    pub(super) const fn of(holds: bool) -> Self {
        if holds { Self::Holds } else { Self::Fails }
    }
}

/// How much it matters that a check does not hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Severity {
    /// It is worth knowing.
    Note,
    /// Somebody should look at it.
    Warning,
    /// The text must not pass.
    #[default]
    Error,
}

impl Severity {
    /// All of them, the slightest first.
    pub const ALL: [Self; 3] = [Self::Note, Self::Warning, Self::Error];

    /// The severity in a word, as check files write it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// What a piece of evidence is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Role {
    /// It shows what the statement speaks of.
    Shows,
    /// It speaks against the statement.
    Against,
    /// It looks like what was looked for and is something else, or comes near it.
    NearMiss,
    /// What was searched, and for what.
    Searched,
    /// The answer to a question that bears on a statement a person must judge.
    Asked,
}

impl Role {
    /// The role in words.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Shows => "shown by",
            Self::Against => "against it",
            Self::NearMiss => "near miss",
            Self::Searched => "searched",
            Self::Asked => "asked of",
        }
    }
}

/// Words or facts that a verdict rests on.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Evidence {
    /// What it is for.
    pub role: Role,
    /// What it stands in: the name of a text, the title of a roster.
    pub source: String,
    /// The clause as a person cites it; empty where there is none.
    pub place: String,
    /// The words, if it is words.
    pub quotation: Option<Quotation>,
    /// What is to be said of it; may be empty.
    pub note: String,
}

/// The answer to one check, for one text.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Finding {
    /// The id of the check.
    pub check: String,
    /// The statement as a person would say it.
    pub says: String,
    /// How much it matters that it does not hold.
    pub severity: Severity,
    /// The text it was asked of; empty where it is of none, as of rosters alone.
    pub text: String,
    /// The verdict.
    pub verdict: Verdict,
    /// Why, in a sentence.
    pub because: String,
    /// What the verdict rests on.
    pub evidence: Vec<Evidence>,
    /// Whether a [`Baseline`](super::Baseline) knows it: it did not hold before either.
    #[cfg_attr(feature = "serde", serde(default))]
    pub known: bool,
}

impl Finding {
    /// Whether somebody must be told: it fails, or these texts cannot decide it.
    #[must_use]
    pub fn is_trouble(&self) -> bool {
        matches!(self.verdict, Verdict::Fails | Verdict::NotDecidable)
    }
}

/// The answers to all checks, in the order of the file.
///
/// The shape is versioned by [`Outcome::SCHEMA`] and changes only with it.
///
/// ```
/// use travaux::check::{Severity, Verdict};
/// use travaux::{Checks, Draft};
///
/// let checks = Checks::from_toml(
///     r#"
///     title = "Red lines"
///     [[check]]
///     id = "pilots"
///     says = "Pilots are bound to come."
///     severity = "warning"
///     that = { force = { at-least = "shall" }, about = "words:pilots" }
///     "#,
/// )?;
/// let outcome = checks.run([&Draft::parse("rev2", "1. Pilots should come aboard.")]);
/// let finding = outcome.of(Verdict::Fails).next().unwrap();
/// assert_eq!(finding.evidence[0].quotation.as_ref().unwrap().exact, "should");
/// assert_eq!((outcome.worst(), outcome.exit_status()), (Some(Severity::Warning), 1));
/// println!("{outcome}");
/// # Ok::<(), travaux::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Outcome {
    /// The name and version of the shape.
    pub schema: String,
    /// What the checks are called together.
    pub title: String,
    /// One for every check and text.
    pub findings: Vec<Finding>,
}

impl<'o> IntoIterator for &'o Outcome {
    type Item = &'o Finding;
    type IntoIter = std::slice::Iter<'o, Finding>;

    fn into_iter(self) -> Self::IntoIter {
        self.findings.iter()
    }
}

impl Outcome {
    /// The name and version of the shape.
    pub const SCHEMA: &'static str = "travaux/checks/1";

    /// The findings with a verdict.
    pub fn of(&self, verdict: Verdict) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(move |finding| finding.verdict == verdict)
    }

    /// The first answer to a check.
    #[must_use]
    pub fn finding(&self, check: &str) -> Option<&Finding> {
        self.findings.iter().find(|finding| finding.check == check)
    }

    /// The worst of what [is trouble](Finding::is_trouble) and not known from before; `None` if all is
    /// well.
    #[must_use]
    pub fn worst(&self) -> Option<Severity> {
        let new = self.findings.iter().filter(|finding| finding.is_trouble() && !finding.known);
        new.map(|finding| finding.severity).max()
    }

    /// The exit status of a program that ran the checks: 0 if nothing but notes is in trouble, 1 for
    /// a warning, 2 for an error.
    #[must_use]
    pub fn exit_status(&self) -> u8 {
        match self.worst() {
            None | Some(Severity::Note) => 0,
            Some(Severity::Warning) => 1,
            Some(Severity::Error) => 2,
        }
    }
}
