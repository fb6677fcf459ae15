//! Results in Markdown: what one pastes into an issue, a wiki or a note.

mod concepts;
mod effects;
mod escape;
mod histories;
mod redline;

use std::fmt;

pub(super) use escape::cell;

/// A page in Markdown, as CommonMark with the tables that GitHub, GitLab and most wikis know.
///
/// Every word of a draft stays text, whatever it looks like: `*`, `|`, `<`, a number at the beginning of a
/// line. A name behind `@` notifies nobody, and `#12` links to no issue. Words that went stand in `<del>`,
/// words that came in `<ins>`, which all those readers let through: `~~` and `**` open nothing between a
/// letter and a comma, so that they cannot mark every edit. White space of any kind is one space.
///
/// | page | from |
/// |---|---|
/// | the changes, each with its words | [`Comparison::markdown`](crate::Comparison::markdown) |
/// | the whole later text as a redline | [`Comparison::redline`](crate::Comparison::redline) |
/// | what the changes do, as a table | [`Effects::markdown`](crate::Effects::markdown) |
/// | concepts and gaps | [`ConceptMap::markdown`](crate::ConceptMap::markdown) |
/// | clauses through all drafts | [`History::markdown`](crate::History::markdown) |
/// | what a draft has from where | [`Tracing::markdown`](crate::lineage::Tracing::markdown) |
///
/// ```
/// use travaux::{Comparison, Draft};
///
/// let before = Draft::parse("rev1", "1. Urges *all* States to act.");
/// let after = Draft::parse("rev2", "1. Urges *all* States to talk.");
/// let redline = Comparison::new(&before, &after).redline().to_string();
/// assert_eq!(redline, "1\\. Urges \\*all\\* States to <del>act</del><ins>talk</ins>.\n");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Markdown(String);

impl fmt::Display for Markdown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A row of a table; the cells are Markdown already.
fn row<S: AsRef<str>>(page: &mut String, cells: impl IntoIterator<Item = S>) {
    for cell in cells {
        page.push_str("| ");
        page.push_str(cell.as_ref());
        page.push(' ');
    }
    page.push_str("|\n");
}

/// The head of a table.
fn head<S: AsRef<str>>(page: &mut String, columns: impl IntoIterator<Item = S>) {
    let columns: Vec<String> = columns.into_iter().map(|own| own.as_ref().to_owned()).collect();
    row(page, &columns);
    page.push_str(&"|---".repeat(columns.len()));
    page.push_str("|\n");
}
