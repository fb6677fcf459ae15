//! Edit scripts.

use std::ops::Range;

/// What a step of a script does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum EditKind {
    /// The same elements on both sides.
    Keep,
    /// Elements only before.
    Delete,
    /// Elements only after.
    Insert,
    /// Elements before that give way to others after.
    Replace,
}

/// One step of a script: which elements before, by their numbers, become which after.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Edit {
    /// What the step does.
    pub kind: EditKind,
    /// The elements before.
    pub before: Range<usize>,
    /// The elements after.
    pub after: Range<usize>,
}

impl Edit {
    fn of(kept: bool, before: Range<usize>, after: Range<usize>) -> Self {
        let kind = match (kept, before.is_empty(), after.is_empty()) {
            (true, ..) => EditKind::Keep,
            (false, false, true) => EditKind::Delete,
            (false, true, false) => EditKind::Insert,
            _ => EditKind::Replace,
        };
        Self { kind, before, after }
    }
}

/// All steps from one sequence to another, in order and without a gap.
///
/// Laws: the ranges of either side, put together, are that whole side; no two neighbours both keep,
/// nor both change; [applying](EditScript::apply) the script to *before* gives *after*;
/// [inverting](EditScript::inverted) swaps the sides.
///
/// ```
/// use travaux::diff::EditScript;
///
/// let (before, after) = ([1, 2, 3, 4], [1, 9, 3, 4]);
/// let script = EditScript::new(&before, &after);
/// assert_eq!(script.apply(&before, &after), after);
/// assert_eq!(script.inverted().apply(&after, &before), before);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct EditScript {
    edits: Vec<Edit>,
    coarse: bool,
}

/// Changes that stand close together, with the kept elements around them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hunk {
    /// The steps, the first and last of which may be shortened keeps.
    pub edits: Vec<Edit>,
}

impl EditScript {
    /// The script from `before` to `after`: elements unique on both sides are anchors, and in the gaps
    /// between them a longest common subsequence is kept. In gaps of more than 4,096 elements on each
    /// side it is the longest of a stretch at a time, so that time grows with length alone; then the
    /// script [is coarse](Self::is_coarse).
    #[must_use]
    pub fn new(before: &[u32], after: &[u32]) -> Self {
        super::engine::Differ::new(|_| false).diff(before, after)
    }

    /// The script that keeps the `matches`, each a start before, a start after and a length, in
    /// order; everything between them changes.
    pub(crate) fn from_matches(matches: &[(usize, usize, usize)], lens: (usize, usize)) -> Self {
        let mut script = Self::with_capacity(2 * matches.len() + 1);
        let (mut before, mut after) = (0, 0);
        for &(b, a, len) in matches {
            script.push(Edit::of(false, before..b, after..a));
            script.push(Edit::of(true, b..b + len, a..a + len));
            (before, after) = (b + len, a + len);
        }
        script.push(Edit::of(false, before..lens.0, after..lens.1));
        script
    }

    /// A script without steps and with room for some.
    pub(crate) fn with_capacity(steps: usize) -> Self {
        Self { edits: Vec::with_capacity(steps), coarse: false }
    }

    /// Adds a step, joined to the last one where both keep or both change.
    pub(crate) fn push(&mut self, edit: Edit) {
        if edit.before.is_empty() && edit.after.is_empty() {
            return;
        }
        let keeps = edit.kind == EditKind::Keep;
        match self.edits.last_mut() {
            Some(last) if (last.kind == EditKind::Keep) == keeps => {
                *last = Edit::of(
                    keeps,
                    last.before.start..edit.before.end,
                    last.after.start..edit.after.end,
                );
            }
            _ => self.edits.push(edit),
        }
    }

    /// The script of steps that keep its laws.
    pub(crate) fn from_edits(edits: Vec<Edit>) -> Self {
        Self { edits, coarse: false }
    }

    /// The same steps, said to be coarse or not.
    pub(crate) fn said_coarse(self, coarse: bool) -> Self {
        Self { coarse, ..self }
    }

    pub(crate) fn into_edits(self) -> Vec<Edit> {
        self.edits
    }

    /// The steps.
    #[must_use]
    pub fn edits(&self) -> &[Edit] {
        &self.edits
    }

    /// The steps that change something.
    pub fn changes(&self) -> impl Iterator<Item = &Edit> {
        self.edits.iter().filter(|edit| edit.kind != EditKind::Keep)
    }

    /// Whether a limit on work cut the search, so that more may be kept than the script says. It leads
    /// from *before* to *after* all the same.
    #[must_use]
    pub fn is_coarse(&self) -> bool {
        self.coarse
    }

    /// Whether nothing changes.
    #[must_use]
    pub fn is_identity(&self) -> bool {
        self.changes().next().is_none()
    }

    /// *After*, made of what is kept of `before` and what is put in from `after`.
    ///
    /// # Panics
    /// If the slices are not those the script was made for.
    #[must_use]
    pub fn apply<T: Clone>(&self, before: &[T], after: &[T]) -> Vec<T> {
        let mut made = Vec::with_capacity(after.len());
        for edit in &self.edits {
            match edit.kind {
                EditKind::Keep => made.extend_from_slice(&before[edit.before.clone()]),
                _ => made.extend_from_slice(&after[edit.after.clone()]),
            }
        }
        made
    }

    /// The script the other way round.
    #[must_use]
    pub fn inverted(&self) -> Self {
        let swap = |edit: &Edit| {
            Edit::of(edit.kind == EditKind::Keep, edit.after.clone(), edit.before.clone())
        };
        Self { edits: self.edits.iter().map(swap).collect(), coarse: self.coarse }
    }

    /// The changes in groups, with up to `context` kept elements on each side.
    #[must_use]
    pub fn hunks(&self, context: usize) -> Vec<Hunk> {
        let mut hunks: Vec<Hunk> = Vec::new();
        let mut open = false;
        for (index, edit) in self.edits.iter().enumerate() {
            if edit.kind != EditKind::Keep {
                if !open {
                    hunks.push(Hunk { edits: Vec::new() });
                    open = true;
                    let lead =
                        index.checked_sub(1).map(|before| tail(&self.edits[before], context));
                    hunks.last_mut().into_iter().for_each(|hunk| hunk.edits.extend(lead.clone()));
                }
                hunks.last_mut().into_iter().for_each(|hunk| hunk.edits.push(edit.clone()));
            } else if let Some(hunk) = hunks.last_mut() {
                let joins = edit.before.len() <= 2 * context && index + 1 < self.edits.len();
                hunk.edits.push(if joins { edit.clone() } else { head(edit, context) });
                open = joins;
            }
        }
        hunks
    }
}

fn head(edit: &Edit, len: usize) -> Edit {
    let len = len.min(edit.before.len());
    let (b, a) = (edit.before.start, edit.after.start);
    Edit { kind: EditKind::Keep, before: b..b + len, after: a..a + len }
}

fn tail(edit: &Edit, len: usize) -> Edit {
    let len = len.min(edit.before.len());
    let (b, a) = (edit.before.end, edit.after.end);
    Edit { kind: EditKind::Keep, before: b - len..b, after: a - len..a }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for EditScript {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Wire { edits, coarse } = Wire::deserialize(deserializer)?;
        let (mut before, mut after) = (0, 0);
        let mut kept = None;
        for edit in &edits {
            let keeps = edit.kind == EditKind::Keep;
            let whole = edit.before.start == before
                && edit.after.start == after
                && edit.before.end >= before
                && edit.after.end >= after
                && (!keeps || edit.before.len() == edit.after.len())
                && *edit == Edit::of(keeps, edit.before.clone(), edit.after.clone());
            if !whole || kept == Some(keeps) {
                return Err(serde::de::Error::custom(
                    "found an edit script with a gap or an overlap",
                ));
            }
            (before, after, kept) = (edit.before.end, edit.after.end, Some(keeps));
        }
        Ok(Self { edits, coarse })
    }
}

/// A script that may break its laws.
#[cfg(feature = "serde")]
#[derive(serde::Deserialize)]
#[serde(rename = "EditScript", deny_unknown_fields)]
struct Wire {
    edits: Vec<Edit>,
    coarse: bool,
}
