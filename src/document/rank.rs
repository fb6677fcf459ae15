//! How high clauses stand: which may stand under which.

use super::blocks::Shape;
use super::clause::ClauseData;
use super::enumerator::{Enumerator, EnumeratorStyle as Style};
use super::headings::{LOWEST_LEVEL, division_level};

/// What sort of place a clause takes in the tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rank {
    /// A heading of a level by its format; among those of one level a chapter stands over an article.
    Heading {
        level: u8,
        division: Option<u8>,
    },
    /// An article that is a paragraph, not a heading; as high as if it were one.
    Division(u8),
    Paragraph,
    /// What a term means, below words that lead to such paragraphs, without a number.
    Definition,
    Item {
        style: Style,
        list_depth: u32,
    },
}

impl Rank {
    /// Whether a heading of this rank may stand under `above`.
    pub(super) fn heads_under(self, above: Self) -> bool {
        if let (Self::Division(own), Self::Division(high)) = (self, above) {
            return own > LOWEST_LEVEL && high < own;
        }
        let Self::Heading { level: high, division: high_division } = above else { return false };
        match self {
            Self::Heading { level, division } => {
                let under = high_division.zip(division).is_some_and(|(high, own)| high < own);
                high < level || high == level && under
            }
            Self::Division(own) => high_division.map_or(high < own, |division| division < own),
            _ => true,
        }
    }

    /// Whether it is a heading of the same level by its format as that of `above`, or a lower one.
    pub(super) fn is_as_low(self, above: Self) -> bool {
        match (self, above) {
            (Self::Heading { level, .. }, Self::Heading { level: high, .. }) => high <= level,
            _ => false,
        }
    }

    /// Whether items of the two ranks may be of one list: the format need not say of each how deep
    /// it stands.
    pub(super) fn lists_with(self, other: Self) -> bool {
        match (self, other) {
            (
                Self::Item { style, list_depth },
                Self::Item { style: other, list_depth: other_depth },
            ) => {
                let apart = list_depth != other_depth && list_depth > 0 && other_depth > 0;
                style == other && !apart
            }
            _ => false,
        }
    }
}

/// Divisions that a text has inside others than most texts have, and how high they stand there.
#[derive(Debug, Default)]
pub(super) struct Inner(Vec<(String, u8)>);

impl Inner {
    /// How high a named division stands in this text.
    pub(super) fn level(&self, label: &str) -> u8 {
        let name = division_name(label);
        let inner = self.0.iter().find(|(inner, _)| inner == name);
        inner.map_or_else(|| division_level(label), |(_, level)| *level)
    }

    /// From here on a division stands as high as `level` says.
    pub(super) fn raise(&mut self, name: &str, level: u8) {
        self.0.push((name.to_owned(), level));
    }

    /// Learns that *§ 1* stands inside the open article, where others call an article so.
    pub(super) fn learn_paragraphs(&mut self, own: &Enumerator, in_article: bool) {
        let is_first = own.label == "§ 1" && in_article;
        if is_first && self.level(&own.label) == LOWEST_LEVEL {
            self.raise("§", LOWEST_LEVEL + 1);
        }
    }

    /// Learns that titles stand inside sections, say, from a first one of a `shape` that follows the
    /// heading of a section, the `last` clause, with nothing between: no division is empty.
    pub(super) fn learn(&mut self, shape: Shape, own: &Enumerator, last: &ClauseData) {
        let outer = last.enumerator.as_ref().filter(|_| last.is_named_division());
        let (Style::Named, Some(outer)) = (own.style, outer) else { return };
        let inside = self.level(&outer.label) + 1;
        let is_higher = self.level(&own.label) < inside - 1;
        let is_first = own.ordinal().is_some_and(|(number, _)| number == 1);
        let name = division_name(&own.label);
        let may_be = is_higher && is_first && matches!(name, "title" | "part" | "book" | "chapter");
        if may_be && inside < LOWEST_LEVEL && shape == last.shape {
            self.0.push((name.to_owned(), inside));
        }
    }
}

/// `title` of `title iv`
fn division_name(label: &str) -> &str {
    label.split(' ').next().unwrap_or_default()
}
