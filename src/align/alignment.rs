//! Facts: links between clauses, by their numbers.

use crate::diff::EditScript;
use crate::document::ClauseId;

/// What became of a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Fate {
    /// The same words, as the comparison's normalization sees them.
    Kept,
    /// Other words.
    Revised,
    /// One clause became several.
    Split,
    /// Several clauses became one.
    Merged,
    /// Only after.
    Added,
    /// Only before.
    Dropped,
}

impl Fate {
    /// The fate in a word, as it is serialized.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::Revised => "revised",
            Self::Split => "split",
            Self::Merged => "merged",
            Self::Added => "added",
            Self::Dropped => "dropped",
        }
    }

    /// What the fate is the other way round: added and dropped, split and merged change places.
    #[must_use]
    pub const fn inverted(self) -> Self {
        match self {
            Self::Split => Self::Merged,
            Self::Merged => Self::Split,
            Self::Added => Self::Dropped,
            Self::Dropped => Self::Added,
            Self::Kept | Self::Revised => self,
        }
    }
}

/// Why two clauses were linked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Reason {
    /// The same words, unique on both sides.
    Anchor,
    /// The same words as other clauses too; paired in order.
    Repeat,
    /// The words they share.
    Similarity,
    /// The place between linked neighbours, and some shared words or the same printed number.
    Place,
    /// The caller, who said that they answer to each other.
    Given,
    /// No link: the clause stands on one side only.
    Alone,
}

/// The pair of clauses that a link was chosen over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct RunnerUp {
    /// The clause before.
    pub before: ClauseId,
    /// The clause after.
    pub after: ClauseId,
    /// How much of the words' weight they share, in thousandths.
    pub similarity: u16,
}

/// One answer: which clauses before became which after.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Link {
    /// What became of the clauses.
    pub fate: Fate,
    /// The clauses before, in order: none if added, several if merged.
    pub before: Vec<ClauseId>,
    /// The clauses after, in order: none if dropped, several if split.
    pub after: Vec<ClauseId>,
    /// Whether the clause changed its place among those that stayed.
    pub moved: bool,
    /// Whether its printed number changed.
    pub renumbered: bool,
    /// Why the link was made.
    pub reason: Reason,
    /// How much of the words' weight the two sides share, in thousandths; 1000 for equal words.
    pub similarity: u16,
    /// The likest other pair of one of its clauses, where it was linked for its similarity or place and
    /// there was another.
    pub runner_up: Option<RunnerUp>,
    /// Whether a limit on work cut the search for what its clauses answer to, so that there may be a better
    /// answer.
    pub coarse: bool,
    /// The edits, in numbers of tokens counted over the words of `before`, put together, and of
    /// `after`.
    pub edits: EditScript,
}

/// A link whose runner-up comes so near, in thousandths, might as well be another. How many of the links so
/// marked are right is a column of the table in ARCHITECTURE: nine in ten where words were edited, fewer
/// where clauses also moved, and of the others all but about one in a thousand.
const CLOSE: u16 = 100;

impl Link {
    /// Whether its clauses stand on both sides.
    pub(crate) fn is_pair(&self) -> bool {
        !self.before.is_empty() && !self.after.is_empty()
    }

    /// Whether a limit on work cut the search for what its clauses answer to, or for its edits.
    #[must_use]
    pub fn is_coarse(&self) -> bool {
        self.coarse || self.edits.is_coarse()
    }

    /// Whether another pair was nearly as like, so that the link is a close call.
    #[must_use]
    pub fn is_ambiguous(&self) -> bool {
        self.runner_up.is_some_and(|other| other.similarity + CLOSE >= self.similarity)
    }
}

/// Which clauses of one draft answer to which of another.
///
/// Laws: every clause of either draft is in exactly one link; links are in the order of *after*,
/// each dropped clause behind the link of the clause before it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(transparent))]
pub struct Alignment {
    pub(super) links: Vec<Link>,
}

impl Alignment {
    /// Links that hold every clause once, put in order.
    pub(super) fn new(mut links: Vec<Link>) -> Self {
        sort(&mut links);
        Self { links }
    }

    /// The same the other way round.
    #[must_use]
    pub fn inverted(self) -> Self {
        let invert = |link: Link| Link {
            fate: link.fate.inverted(),
            before: link.after,
            after: link.before,
            edits: link.edits.inverted(),
            runner_up: link.runner_up.map(|other| RunnerUp {
                before: other.after,
                after: other.before,
                ..other
            }),
            ..link
        };
        Self::new(self.links.into_iter().map(invert).collect())
    }

    /// The links.
    #[must_use]
    pub fn links(&self) -> &[Link] {
        &self.links
    }

    /// How many links have the fate.
    #[must_use]
    pub fn count(&self, fate: Fate) -> usize {
        self.links.iter().filter(|link| link.fate == fate).count()
    }

    /// How many links moved.
    #[must_use]
    pub fn moved(&self) -> usize {
        self.links.iter().filter(|link| link.moved).count()
    }

    /// How many links were renumbered.
    #[must_use]
    pub fn renumbered(&self) -> usize {
        self.links.iter().filter(|link| link.renumbered).count()
    }

    /// How many links [are coarse](Link::is_coarse): beyond limits, which are counts, not all that could
    /// answer to each other is weighed.
    #[must_use]
    pub fn coarse(&self) -> usize {
        self.links.iter().filter(|link| link.is_coarse()).count()
    }

    /// The link that holds a clause of *before*.
    #[must_use]
    pub fn of_before(&self, clause: ClauseId) -> Option<&Link> {
        self.links.iter().find(|link| link.before.contains(&clause))
    }

    /// The link that holds a clause of *after*.
    #[must_use]
    pub fn of_after(&self, clause: ClauseId) -> Option<&Link> {
        self.links.iter().find(|link| link.after.contains(&clause))
    }
}

/// Puts links in the order of *after*, each dropped clause behind the clause before it.
fn sort(links: &mut [Link]) {
    let before_clauses: usize = links.iter().map(|link| link.before.len()).sum();
    let mut places = vec![0; before_clauses + 1];
    for link in links.iter() {
        if let (Some(after), false) = (link.after.first(), link.moved) {
            for before in &link.before {
                places[before.index() + 1] = after.index() + 1;
            }
        }
    }
    for index in 1..places.len() {
        places[index] = places[index].max(places[index - 1]);
    }
    links.sort_by_cached_key(|link| match (link.after.first(), link.before.first()) {
        (Some(after), _) => (after.index() + 1, 0),
        (None, Some(before)) => (places[before.index()], before.index() + 1),
        (None, None) => (0, 0),
    });
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for Alignment {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let links = Vec::<Link>::deserialize(deserializer)?;
        for side in [|link: &Link| link.before.clone(), |link: &Link| link.after.clone()] {
            let mut clauses: Vec<_> = links.iter().flat_map(side).collect();
            clauses.sort_unstable();
            if clauses.iter().enumerate().any(|(place, clause)| clause.index() != place) {
                return Err(serde::de::Error::custom("found a clause in no link or in two"));
            }
        }
        Ok(Self { links })
    }
}
