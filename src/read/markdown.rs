//! Markdown to drafts.

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::builder::Builder;
use crate::document::{Draft, FrontMatter, RevisionKind, Shape, TrackedChanges};
use crate::span::Span;

/// Reads Markdown as a draft, cited as `sigil`.
///
/// The reading text is the source without markup: emphasis, links and tags go, list markers stay as
/// printed (`3.` stays `3.` whatever Markdown would renumber it to). Every byte of the reading text
/// leads back to the source through [`Draft::source_span`].
///
/// ```
/// let source = "7. Calls **upon** States";
/// let draft = travaux::read::markdown("rev1", source);
/// assert_eq!(draft.text(), "7. Calls upon States");
/// let upon = travaux::Span::new(9, 13);
/// assert_eq!(&source[draft.source_span(upon).range()], "upon");
/// ```
#[must_use]
pub fn markdown(sigil: impl Into<String>, source: &str) -> Draft {
    markdown_with_options(sigil, source, TrackedChanges::default())
}

/// Reads Markdown as a draft, with or without the words it strikes out (`~~struck~~`).
///
/// ```
/// use travaux::read::{TrackedChanges, markdown_with_options};
///
/// let source = "7. ~~Urges~~ Invites States";
/// let read = |tracked| markdown_with_options("rev1", source, tracked).text().to_owned();
/// assert_eq!(read(TrackedChanges::After), "7. Invites States");
/// assert_eq!(read(TrackedChanges::Marked), "7. Urges Invites States");
/// ```
#[must_use]
pub fn markdown_with_options(
    sigil: impl Into<String>,
    source: &str,
    tracked: TrackedChanges,
) -> Draft {
    let matter = FrontMatter::of(source);
    let body = &source[matter.end..];
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH;
    let builder = Builder::new(matter.end, body.len(), tracked);
    let mut reader =
        Reader { source, builder, marker: None, raw: false, cells: 0, in_heading: false };
    for (event, range) in Parser::new_ext(body, options).into_offset_iter() {
        reader.event(event, range.start + matter.end..range.end + matter.end);
    }
    reader.builder.finish(sigil.into(), matter)
}

struct Reader<'s> {
    source: &'s str,
    builder: Builder,
    /// The printed marker of an item whose words have not begun.
    marker: Option<Span>,
    /// Code and raw HTML: text of several lines that is cut as plain text is.
    raw: bool,
    /// Inside a table row, how many cells have been read.
    cells: u32,
    /// Inside a heading, as Markdown knows them.
    in_heading: bool,
}

impl Reader<'_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(&tag, range),
            Event::End(tag) => self.end(tag),
            Event::Html(text) => self.push_tags_removed(&text, range),
            Event::Text(text)
            | Event::Code(text)
            | Event::InlineMath(text)
            | Event::DisplayMath(text) => {
                self.push(&text, range);
            }
            Event::SoftBreak | Event::HardBreak => self.line_break(range),
            Event::Rule => self.end_block(),
            Event::InlineHtml(tag) => {
                // a tag between two words parts them
                if tag.starts_with("<br") {
                    self.builder.push_break(Span::new(range.start, range.end));
                }
            }
            Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Heading { level, .. } => {
                self.end_block();
                self.builder.shape = Shape::Heading(level_number(*level));
                self.in_heading = true;
            }
            Tag::List(_) => {
                self.end_block();
                self.builder.list_depth += 1;
            }
            Tag::Item => {
                self.end_block();
                self.marker = printed_marker(self.source, &range);
            }
            Tag::FootnoteDefinition(_) => {
                self.end_block();
                self.builder.shape = Shape::Footnote;
            }
            Tag::CodeBlock(_) => {
                self.end_block();
                self.raw = true;
            }
            Tag::TableCell => {
                if self.cells > 0 && self.builder.is_open() {
                    self.builder.push(" | ", Span::new(range.start, range.start), false);
                }
                self.cells += 1;
            }
            Tag::TableHead | Tag::TableRow => {
                self.end_block();
                self.cells = 0;
                self.builder.shape = Shape::Row;
            }
            Tag::Strikethrough => self.builder.open_change(RevisionKind::Deleted, None, None),
            Tag::Paragraph | Tag::BlockQuote(_) | Tag::HtmlBlock | Tag::Table(_) => {
                self.end_block()
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) => {
                self.end_block();
                self.in_heading = false;
                self.builder.shape = Shape::Text;
            }
            TagEnd::FootnoteDefinition => {
                self.end_block();
                self.builder.shape = Shape::Text;
            }
            TagEnd::List(_) => {
                self.end_block();
                self.builder.list_depth -= 1;
            }
            TagEnd::Item => {
                // an item without words is a clause all the same
                self.push_marker();
                self.end_block();
            }
            TagEnd::CodeBlock => {
                self.end_block();
                self.raw = false;
            }
            TagEnd::TableHead | TagEnd::TableRow => {
                self.end_block();
                self.builder.shape = Shape::Text;
            }
            TagEnd::Strikethrough => self.builder.close_change(),
            TagEnd::Paragraph => {
                self.end_block();
                if matches!(self.builder.shape, Shape::Heading(_)) {
                    self.builder.shape = Shape::Text;
                }
            }
            TagEnd::BlockQuote(_) | TagEnd::HtmlBlock => self.end_block(),
            _ => {}
        }
    }

    fn push_marker(&mut self) {
        if let Some(marker) = self.marker.take() {
            self.builder.push(&self.source[marker.range()], marker, true);
            self.builder.push(" ", Span::new(marker.end(), marker.end()), false);
        }
    }

    fn push(&mut self, text: &str, range: Range<usize>) {
        // attributes of a block, as kramdown writes them
        if text.starts_with("{:") && text.ends_with('}') {
            return;
        }
        if !self.builder.is_open() && text.trim().is_empty() {
            return;
        }
        self.push_marker();
        let (text, range) = self.tight_heading(text, range);
        let (range, verbatim) = self.verbatim(text, range);
        self.builder.push(text, Span::new(range.start, range.end), verbatim);
    }

    /// A paragraph such as `###SECTION 1` is a heading whose writer forgot the space.
    fn tight_heading<'t>(&mut self, text: &'t str, range: Range<usize>) -> (&'t str, Range<usize>) {
        let title = text.trim_start_matches('#');
        let level = text.len() - title.len();
        let heads = (2..=6).contains(&level) && title.starts_with(char::is_alphanumeric);
        if !heads || self.builder.is_open() || self.builder.shape != Shape::Text {
            return (text, range);
        }
        self.builder.shape = Shape::Heading(level as u8);
        (title, range.start + level..range.end)
    }

    /// A soft break ends a heading that the writer forgot the space of.
    fn line_break(&mut self, range: Range<usize>) {
        if matches!(self.builder.shape, Shape::Heading(_)) && !self.in_heading {
            self.end_block();
            self.builder.shape = Shape::Text;
        } else {
            self.builder.push_break(Span::new(range.start, range.end));
        }
    }

    /// Where inside `range` the bytes of `text` stand, if they do: code stands between its ticks.
    fn verbatim(&self, text: &str, range: Range<usize>) -> (Range<usize>, bool) {
        if self.source.get(range.clone()) == Some(text) {
            return (range, true);
        }
        let inner = self.source.get(range.clone()).and_then(|source| source.find(text));
        match inner {
            Some(at) if !text.is_empty() => (range.start + at..range.start + at + text.len(), true),
            _ => (range, false),
        }
    }

    /// The text of raw HTML without its tags and comments.
    fn push_tags_removed(&mut self, html: &str, range: Range<usize>) {
        let mut rest = html;
        while !rest.is_empty() {
            let text_len = rest.find('<').unwrap_or(rest.len());
            let at = range.start + (html.len() - rest.len());
            if !rest[..text_len].trim().is_empty() {
                self.push(&rest[..text_len], at..at + text_len);
            }
            rest = &rest[text_len..];
            let close = if rest.starts_with("<!--") { "-->" } else { ">" };
            rest = rest.find(close).map_or("", |end| &rest[end + close.len()..]);
        }
    }

    fn end_block(&mut self) {
        if self.raw {
            self.builder.end_plain_block();
        } else {
            self.builder.end_block();
        }
    }
}

const fn level_number(level: HeadingLevel) -> u8 {
    level as u8
}

/// The marker at the start of an item as the source prints it: `-`, `3.`, `3)`.
fn printed_marker(source: &str, item: &Range<usize>) -> Option<Span> {
    let text = source.get(item.clone())?;
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let marker = text[digits..].chars().next()?;
    matches!(marker, '-' | '*' | '+' | '.' | ')')
        .then(|| Span::new(item.start, item.start + digits + 1))
}
