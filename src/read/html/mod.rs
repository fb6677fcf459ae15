//! HTML to drafts.

mod attributes;
mod element;
mod list;
mod note;
mod numbers;
mod page;
mod table;
mod tokens;
mod tree;
mod walk;

use super::builder::Builder;
use crate::document::{Draft, FrontMatter, TrackedChanges, language_tag};
use crate::span::Span;
use page::Page;
use tree::Tree;

/// Reads a page of HTML as a draft, cited as `sigil`.
///
/// The reading text is what a browser shows of the text: its main part without menus, banners and
/// what is hidden, white space collapsed, the numbers of lists printed (`3. `, `iv. `, `• `), table
/// cells apart by ` | `. Marks of footnotes go, the footnotes stay. Title, date and language come
/// from a front matter, or else from the head of the page. Every byte of the reading text leads back
/// to the source through [`Draft::source_span`]. Any text is a page; nothing is fetched.
///
/// ```
/// let source = "<ol start=7><li>Calls <b>upon</b> States &amp; regions</ol>";
/// let draft = travaux::read::html("rev1", source);
/// assert_eq!(draft.text(), "7. Calls upon States & regions");
/// let upon = travaux::Span::new(9, 13);
/// assert_eq!(&source[draft.source_span(upon).range()], "upon");
/// ```
#[must_use]
pub fn html(sigil: impl Into<String>, source: &str) -> Draft {
    html_with_options(sigil, source, TrackedChanges::default())
}

/// Reads a page of HTML as a draft, with or without the words it marks as put in (`ins`) or struck
/// out (`del`, `s`).
///
/// ```
/// use travaux::read::{TrackedChanges, html_with_options};
///
/// let source = "<p><del>Urges</del> <ins>Invites</ins> States";
/// let read = |tracked| html_with_options("rev1", source, tracked).text().to_owned();
/// assert_eq!(read(TrackedChanges::After), "Invites States");
/// assert_eq!(read(TrackedChanges::Before), "Urges States");
/// assert_eq!(read(TrackedChanges::Marked), "Urges Invites States");
/// ```
#[must_use]
pub fn html_with_options(sigil: impl Into<String>, source: &str, tracked: TrackedChanges) -> Draft {
    let mut matter = FrontMatter::of(source);
    let tree = tokens::tree(source, matter.end);
    fill(&mut matter, &tree);
    let page = Page::new(&tree);
    let builder = Builder::new(matter.end, page.words(), tracked);
    let mut builder = walk::walk(source, &tree, &page, builder, tracked);
    if tree.is_whole {
        // official pages set headings as paragraphs in the middle; a part has none if it marks none
        builder.find_headings(matter.language.as_deref());
    }
    builder.finish(sigil.into(), matter)
}

/// Writes the HTML at `place`, a part of a text in another format, to `builder`.
pub(super) fn part(
    source: &str,
    place: Span,
    builder: Builder,
    tracked: TrackedChanges,
) -> Builder {
    let tree = tokens::tree(&source[..place.end()], place.start());
    let page = Page::part(&tree);
    walk::walk(source, &tree, &page, builder, tracked)
}

/// What the head of the page says, where the front matter says nothing.
fn fill(matter: &mut FrontMatter, tree: &Tree<'_>) {
    let title = tree.title.as_deref().unwrap_or_default();
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    matter.title = matter.title.take().or(Some(title).filter(|title| !title.is_empty()));
    matter.date = matter.date.take().or_else(|| tree.date.clone());
    matter.language = matter.language.take().or_else(|| language_tag(tree.language.as_deref()?));
}
