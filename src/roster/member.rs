//! Who is on a roster.

use super::date::Date;
use crate::text::{Normalization, without_accents};

/// The types of members every roster may have; a roster may name further ones of its own.
pub const TYPES: [&str; 6] =
    ["state", "company", "civil-society", "international-organization", "local-authority", OTHER];

/// The type of whoever is of none, which may be the same as any.
pub(super) const OTHER: &str = "other";

/// The place of a member among those of its roster, which stand in the order of their names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(transparent))]
pub struct MemberId(pub(super) u32);

impl MemberId {
    pub(super) fn new(index: usize) -> Self {
        Self(u32::try_from(index).unwrap_or(u32::MAX))
    }

    pub(super) const fn index(self) -> usize {
        self.0 as usize
    }
}

/// One that is or was on a roster.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case", deny_unknown_fields))]
pub struct Member {
    /// The name as the roster has it.
    pub name: String,
    /// One of [`TYPES`], or of the types the roster adds.
    #[cfg_attr(feature = "serde", serde(rename = "type"))]
    pub member_type: String,
    /// The country, of a company that of its headquarters; `None` if it is not known.
    #[cfg_attr(feature = "serde", serde(default))]
    pub country: Option<String>,
    /// The sector; `None` if it is not known.
    #[cfg_attr(feature = "serde", serde(default))]
    pub sector: Option<String>,
    /// What else it is called.
    #[cfg_attr(feature = "serde", serde(default))]
    pub aliases: Vec<String>,
    /// The first day on the roster; `None` if only that it was on it is known.
    #[cfg_attr(feature = "serde", serde(default))]
    pub from: Option<Date>,
    /// The first day no longer on the roster; `None` if it has not left.
    #[cfg_attr(feature = "serde", serde(default))]
    pub until: Option<Date>,
}

impl Member {
    /// The name and the aliases.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.name).chain(&self.aliases).map(String::as_str)
    }
}

/// A name as it is compared: without capitals, accents, typography and the width of spaces.
pub(super) fn folded(name: &str) -> String {
    // marks that print nothing may stand between words, so they go first
    let plain = Normalization::CaseInsensitive.fold(name);
    let words: Vec<_> = plain.split_whitespace().map(without_accents).collect();
    words.join(" ")
}
