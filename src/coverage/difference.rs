//! What became of concepts from one map to another.

use super::figures::{ConceptCoverage, Place};
use crate::concept::{Concept, ConceptMap, Mention};

/// What became of a concept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Shift {
    /// It is named, and was not.
    Gained,
    /// It was named, and is not any more.
    Lost,
    /// It stood in an operative clause, and now in preambular ones alone.
    ToPreamble,
    /// It stood in preambular clauses alone, and now in an operative one.
    ToOperative,
    /// It has more mentions.
    More,
    /// It has fewer mentions.
    Less,
}

impl Shift {
    /// The shift that undoes it.
    #[must_use]
    pub const fn mirrored(self) -> Self {
        match self {
            Self::Gained => Self::Lost,
            Self::Lost => Self::Gained,
            Self::ToPreamble => Self::ToOperative,
            Self::ToOperative => Self::ToPreamble,
            Self::More => Self::Less,
            Self::Less => Self::More,
        }
    }

    /// The shift in words.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Gained => "gained",
            Self::Lost => "lost",
            Self::ToPreamble => "moved to the preamble",
            Self::ToOperative => "moved to the operative part",
            Self::More => "more",
            Self::Less => "less",
        }
    }
}

/// What became of the concepts of one map in another, of a later draft or of another text.
///
/// A concept is its id; only those that both schemes have are compared. Law: turned round, every shift
/// is [mirrored](Shift::mirrored).
///
/// ```
/// use travaux::coverage::{MapDifference, Shift};
/// use travaux::{Draft, Scheme};
///
/// let before = Draft::parse("rev1", "1. Protect the integrity of data.");
/// let after = Draft::parse("rev2", "1. Protect the availability of data.");
/// let scheme = Scheme::builtin("cyber")?;
/// let (before, after) = (scheme.annotate(&before), scheme.annotate(&after));
/// let difference = MapDifference::new(&before, &after);
/// let shifts: Vec<_> = difference.shifts().map(|own| (own.id(), own.kinds()[0])).collect();
/// assert_eq!(shifts, [("integrity", Shift::Lost), ("availability", Shift::Gained)]);
/// # Ok::<(), travaux::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct MapDifference<'m> {
    before: &'m ConceptMap<'m>,
    after: &'m ConceptMap<'m>,
    shifts: Vec<Found>,
}

#[derive(Clone, Debug)]
struct Found {
    id: String,
    kinds: Vec<Shift>,
    before: Option<ConceptCoverage>,
    after: Option<ConceptCoverage>,
}

impl<'m> MapDifference<'m> {
    /// Compares two maps.
    #[must_use]
    pub fn new(before: &'m ConceptMap<'m>, after: &'m ConceptMap<'m>) -> Self {
        let (of_before, of_after) = (before.coverage(), after.coverage());
        let mut shifts = Vec::new();
        for concept in before.scheme().concepts() {
            let Some(other) = after.scheme().concept(concept.id()) else { continue };
            let (old, new) = (of_before.get(concept), of_after.get(other));
            let kinds = kinds(old, new);
            if !kinds.is_empty() {
                let (before, after) = (old.copied(), new.copied());
                shifts.push(Found { id: concept.id().to_owned(), kinds, before, after });
            }
        }
        Self { before, after, shifts }
    }

    /// The map before.
    #[must_use]
    pub fn before(&self) -> &'m ConceptMap<'m> {
        self.before
    }

    /// The map after.
    #[must_use]
    pub fn after(&self) -> &'m ConceptMap<'m> {
        self.after
    }

    /// The concepts something became of, in the order of the scheme before.
    #[must_use]
    pub fn shifts(&self) -> impl ExactSizeIterator<Item = ConceptShift<'_>> {
        self.shifts.iter().map(|found| ConceptShift { difference: self, found })
    }
}

/// What became of a concept, with its mentions as evidence.
#[derive(Clone, Copy, Debug)]
pub struct ConceptShift<'d> {
    difference: &'d MapDifference<'d>,
    found: &'d Found,
}

impl<'d> ConceptShift<'d> {
    /// The id of the concept.
    #[must_use]
    pub fn id(self) -> &'d str {
        &self.found.id
    }

    /// The concept, as the scheme after has it.
    #[must_use]
    pub fn concept(self) -> Option<Concept<'d>> {
        self.difference.after.scheme().concept(self.id())
    }

    /// What became of it: one of *gained*, *lost*; or where it moved and whether there is more or less of
    /// it, or both.
    #[must_use]
    pub fn kinds(self) -> &'d [Shift] {
        &self.found.kinds
    }

    /// Its figures before; `None` if it was not named.
    #[must_use]
    pub fn before(self) -> Option<ConceptCoverage> {
        self.found.before
    }

    /// Its figures after; `None` if it is not named.
    #[must_use]
    pub fn after(self) -> Option<ConceptCoverage> {
        self.found.after
    }

    /// The places it stood at.
    pub fn mentions_before(self) -> impl Iterator<Item = Mention<'d>> {
        self.difference.before.mentions_of(self.id())
    }

    /// The places it stands at.
    pub fn mentions_after(self) -> impl Iterator<Item = Mention<'d>> {
        self.difference.after.mentions_of(self.id())
    }
}

fn kinds(old: Option<&ConceptCoverage>, new: Option<&ConceptCoverage>) -> Vec<Shift> {
    let (old, new) = match (old, new) {
        (None, None) => return Vec::new(),
        (None, Some(_)) => return vec![Shift::Gained],
        (Some(_), None) => return vec![Shift::Lost],
        (Some(old), Some(new)) => (old, new),
    };
    let mut kinds = Vec::new();
    match (old.place(), new.place()) {
        (Place::Operative, Place::Preamble) => kinds.push(Shift::ToPreamble),
        (Place::Preamble, Place::Operative) => kinds.push(Shift::ToOperative),
        _ => {}
    }
    match old.mentions.cmp(&new.mentions) {
        std::cmp::Ordering::Less => kinds.push(Shift::More),
        std::cmp::Ordering::Greater => kinds.push(Shift::Less),
        std::cmp::Ordering::Equal => {}
    }
    kinds
}
