//! What an editor marked in a file: changes that are tracked, and remarks in the margin.

use crate::span::Span;

/// What was done to the words of a [`Revision`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum RevisionKind {
    /// Put in.
    Inserted,
    /// Struck out, but still there to be read.
    Deleted,
}

/// Words that a file marks as put in or struck out: tracked changes, `ins` and `del`, struck text.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Revision {
    /// Whether the words were put in or struck out.
    pub kind: RevisionKind,
    /// The words, in bytes of the reading text.
    pub span: Span,
    /// Who did it, where the file says so.
    pub author: Option<String>,
    /// When, as the file writes it.
    pub date: Option<String>,
}

/// A remark in the margin of a file.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Comment {
    /// The words it is about, in bytes of the reading text; empty for a remark at a place.
    pub span: Span,
    /// What it says.
    pub text: String,
    /// Who says it, where the file tells.
    pub author: Option<String>,
    /// When, as the file writes it.
    pub date: Option<String>,
}

/// How words that a file marks as put in or struck out are read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum TrackedChanges {
    /// Without what was put in, with what was struck out: the text before the changes.
    Before,
    /// With what was put in, without what was struck out: the text if all changes are accepted.
    #[default]
    After,
    /// With both; [`Draft::revisions`](super::Draft::revisions) says which words are which.
    Marked,
}

impl TrackedChanges {
    /// Whether words of this kind are part of the text so read.
    #[must_use]
    pub const fn keeps(self, kind: RevisionKind) -> bool {
        !matches!(
            (self, kind),
            (Self::Before, RevisionKind::Inserted) | (Self::After, RevisionKind::Deleted)
        )
    }
}
