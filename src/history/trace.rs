//! Facts: clauses and words through all drafts, by their numbers.

use crate::align::Fate;
use crate::document::ClauseId;

/// Where a clause stands in one draft of several, and what became of it since the draft before.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Stage {
    /// The clauses, in order; none while it is away, several after a split or before a merge.
    pub clauses: Vec<ClauseId>,
    /// The last in order of the fates of its links from the draft before, or of several parents from the
    /// likest; `None` in the first draft and while nothing happens to an absent clause. One that returned
    /// has its fate since it was last there.
    pub fate: Option<Fate>,
    /// Whether any of it moved.
    pub moved: bool,
    /// Whether the printed number of any of it changed.
    pub renumbered: bool,
    /// The draft, from 0, that it was made of, if it stood there.
    pub parent: Option<usize>,
    /// The draft, from 0, in which what returned was last there. If it was part of another clause there, the
    /// trace has no clause in that draft, and its fate is [`Fate::Added`].
    pub returned_from: Option<usize>,
}

/// One clause through all drafts, with all it was split into and merged with.
///
/// Law: the traces of a history hold every clause of every draft once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Trace {
    /// One stage for each draft.
    pub stages: Vec<Stage>,
}

impl Trace {
    /// Whether it stands in every draft with the same words, place and number.
    #[must_use]
    pub fn is_constant(&self) -> bool {
        self.stages.iter().all(|stage| {
            let kept = matches!(stage.fate, None | Some(Fate::Kept));
            !stage.clauses.is_empty() && kept && !stage.moved && !stage.renumbered
        })
    }
}

/// One word through all drafts.
///
/// Laws: it stands at most once in a draft, and in none before its origin.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct WordLife {
    /// The draft it came from, from 0.
    pub draft: usize,
    /// Its token there.
    pub token: usize,
    /// All drafts it stands in, in order.
    pub drafts: Vec<usize>,
}
