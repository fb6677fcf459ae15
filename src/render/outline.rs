//! The clauses of a draft, as a list for people and as records for machines.

use super::comparison_text::shortened;
use super::style::Style;
use super::wrap::{Look, columns, styled};
use crate::document::{Clause, ClauseKind, Draft};
use crate::span::Span;

/// The clauses of a draft, one a line, indented under those above them.
///
/// ```
/// use travaux::{Draft, render::Outline};
///
/// let draft = Draft::parse("rev1", "1. Urges States to:\n(a) talk;\n(b) act.");
/// let page = Outline::new(&draft).to_string();
/// assert_eq!(page.lines().nth(1), Some("  item           1 (a)  talk;"));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Outline<'d> {
    draft: &'d Draft,
    style: Style,
}

impl<'d> Outline<'d> {
    /// The outline of `draft`.
    #[must_use]
    pub fn new(draft: &'d Draft) -> Self {
        Self { draft, style: Style::new() }
    }

    /// The same in another style.
    #[must_use]
    pub fn styled(self, style: Style) -> Self {
        Self { style, ..self }
    }

    /// One record for each clause, in reading order.
    pub fn records(self) -> impl ExactSizeIterator<Item = ClauseRecord> {
        self.draft.clauses().map(ClauseRecord::new)
    }
}

impl std::fmt::Display for Outline<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for clause in self.draft.clauses() {
            let indent = 2 * clause.depth().min(MOST_INDENT);
            let path = clause.path();
            let kind = clause.kind().name();
            let label = format!("{:indent$}{kind:<15}{path}  ", "");
            let room = self.style.width.saturating_sub(columns(&label));
            let look = if clause.kind().is_heading() { Look::Strong } else { Look::Plain };
            styled(f, &label, Look::Faint, self.style.color)?;
            styled(f, &first_words(clause.body(), room), look, self.style.color)?;
            f.write_str("\n")?;
        }
        Ok(())
    }
}

/// Deeper clauses are not indented further: a line must leave room for words.
const MOST_INDENT: usize = 10;
/// However long the number of a clause is, so much is shown of its words.
const LEAST_WORDS: usize = 24;

/// The beginning of `body` that fits into `room` columns, white space folded.
fn first_words(body: &str, room: usize) -> String {
    shortened(body, room.max(LEAST_WORDS))
}

/// A clause as a machine reads it, without its words.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct ClauseRecord {
    /// Its number in the draft, from 0.
    pub clause: usize,
    /// What form it has.
    pub kind: ClauseKind,
    /// Its printed number in one spelling, where it has one: `13`, `12bis`, `article 5`.
    pub enumerator: Option<String>,
    /// The numbers from the top down, in one spelling: `article-5/2/b`.
    pub path: String,
    /// How many clauses stand above it.
    pub depth: usize,
    /// The number of the clause right above it.
    pub parent: Option<usize>,
    /// Number and words, in bytes of the reading text.
    pub span: Span,
    /// The same in bytes of the source, markup between them included.
    pub source: Span,
}

impl ClauseRecord {
    /// The name and version of the shape, for its [`schema`](super::schema()); a record is one of many, so that it
    /// is not written into each.
    pub const SCHEMA: &'static str = "travaux/clause/1";

    /// The record of `clause`.
    #[must_use]
    pub fn new(clause: Clause<'_>) -> Self {
        let label = clause.enumerator().map(|enumerator| enumerator.label.clone());
        Self {
            clause: clause.id().index(),
            kind: clause.kind(),
            enumerator: label.filter(|label| !label.is_empty()),
            path: clause.canonical_path(),
            depth: clause.depth(),
            parent: clause.parent().map(|parent| parent.id().index()),
            span: clause.span(),
            source: clause.draft().source_span(clause.span()),
        }
    }
}
