//! Markdown to drafts.

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::builder::Builder;
use crate::document::{
    Draft, EnumeratorStyle as Style, FrontMatter, Omission, RevisionKind, Shape, TrackedChanges,
    printed_number,
};
use crate::lexicon::Lexicon;
use crate::span::Span;

/// Reads Markdown as a draft, cited as `sigil`.
///
/// The reading text is the source without markup: emphasis, links and tags go, list markers stay as
/// printed (`3.` stays `3.` whatever Markdown would renumber it to), but of `- (a)` only the number.
/// Images are no words, but [omissions](Draft::omissions); raw HTML is read as a page of it is, with the
/// feature `html`. Every byte of the reading text
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
    let mut reader = Reader {
        source,
        builder,
        marker: None,
        struck: false,
        raw: false,
        cells: 0,
        in_heading: false,
        bold: 0,
        images: 0,
        after_image: false,
        html: None,
        tracked,
    };
    for (event, range) in Parser::new_ext(body, options).into_offset_iter() {
        reader.event(event, range.start + matter.end..range.end + matter.end);
    }
    reader.read_html();
    reader.builder.end_block();
    reader.builder.find_headings(matter.language.as_deref());
    reader.builder.finish(sigil.into(), matter)
}

struct Reader<'s> {
    source: &'s str,
    builder: Builder,
    /// The printed marker of an item whose words have not begun.
    marker: Option<Span>,
    /// Whether words of the item were struck out and are left out.
    struck: bool,
    /// Code: text of several lines that is cut as plain text is.
    raw: bool,
    /// Inside a table row, how many cells have been read.
    cells: u32,
    /// Inside a heading, as Markdown knows them.
    in_heading: bool,
    /// Inside so much that is set in bold.
    bold: u32,
    /// Inside so many images.
    images: u32,
    /// An image stands before what comes now.
    after_image: bool,
    /// Raw HTML that has not been read.
    html: Option<Span>,
    #[cfg_attr(not(feature = "html"), expect(dead_code, reason = "only raw HTML asks"))]
    tracked: TrackedChanges,
}

impl Reader<'_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            // a table may have blank lines, at which Markdown begins another block
            Event::Start(Tag::HtmlBlock) | Event::End(TagEnd::HtmlBlock) => return,
            Event::Html(_) => return self.gather_html(range),
            _ => self.read_html(),
        }
        match event {
            Event::Start(tag) => self.start(&tag, range),
            Event::End(tag) => self.end(tag),
            // an image is no wording of a draft
            Event::Text(_) | Event::Code(_) | Event::SoftBreak | Event::HardBreak
                if self.images > 0 => {}
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
            Event::FootnoteReference(label) => self.builder.call_note(&label),
            Event::Html(_) | Event::TaskListMarker(_) => {}
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
                self.builder.begin_item();
                self.struck = false;
                self.marker = printed_marker(self.source, &range);
            }
            Tag::FootnoteDefinition(label) => {
                self.end_block();
                self.builder.begin_note(label);
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
            Tag::Strikethrough => {
                // the number is not struck with the words
                if self.builder.keeps(RevisionKind::Deleted) {
                    self.push_marker();
                }
                self.builder.open_change(RevisionKind::Deleted, None, None);
            }
            Tag::Image { .. } => {
                if self.images == 0 {
                    self.builder.omit(Omission::Image, Span::new(range.start, range.end));
                }
                self.images += 1;
            }
            Tag::Strong => self.bold += 1,
            Tag::Paragraph | Tag::BlockQuote(_) | Tag::Table(_) => self.end_block(),
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
                // an item without words is a clause all the same, but not one all of which is struck
                if self.struck {
                    self.marker = None;
                }
                self.push_marker();
                self.end_block();
                self.builder.end_item();
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
            TagEnd::Strong => self.bold -= 1,
            TagEnd::Paragraph => {
                self.end_block();
                if matches!(self.builder.shape, Shape::Heading(_)) {
                    self.builder.shape = Shape::Text;
                }
            }
            TagEnd::Image => {
                self.images -= 1;
                self.after_image = true;
            }
            TagEnd::BlockQuote(_) => self.end_block(),
            _ => {}
        }
    }

    fn push_marker(&mut self) {
        if let Some(marker) = self.marker.take() {
            self.builder.push_number(&self.source[marker.range()], marker, true);
            self.builder.push_number(" ", Span::new(marker.end(), marker.end()), false);
        }
    }

    /// Of a bullet and a number printed behind it, as in `- (a) text`, the number counts.
    fn settle_marker(&mut self, words: &str) {
        let is_bullet = |marker: Span| marker.len() == 1;
        if self.marker.is_some_and(is_bullet) && numbers_item(words) {
            self.marker = None;
        }
    }

    fn push(&mut self, text: &str, range: Range<usize>) {
        let text = without_attributes(text);
        if text.is_empty() {
            return;
        }
        if !self.builder.is_open() && text.trim().is_empty() {
            return;
        }
        if self.builder.is_suppressed() {
            self.struck = true;
            self.builder.strike();
            return;
        }
        let begins = !self.builder.is_open();
        self.settle_marker(text.trim_start());
        self.push_marker();
        // behind struck words a block begins with the space that parted them, and an image leaves two
        let after_image = std::mem::take(&mut self.after_image) && self.builder.ends_in_space();
        let text = if begins || after_image { text.trim_start() } else { text };
        let (text, range) = self.tight_heading(text, range);
        let (range, verbatim) = self.verbatim(text, range);
        self.builder.is_bold = self.bold > 0;
        self.builder.push(text, Span::new(range.start, range.end), verbatim);
    }

    /// A paragraph such as `###SECTION 1` is a heading whose writer forgot the space.
    fn tight_heading<'t>(&mut self, text: &'t str, range: Range<usize>) -> (&'t str, Range<usize>) {
        let title = text.trim_start_matches('#');
        let level = text.len() - title.len();
        // "####- Right of access"
        let title = title.strip_prefix("- ").unwrap_or(title);
        let heads = (2..=6).contains(&level) && title.starts_with(char::is_alphanumeric);
        if !heads || self.builder.is_open() || self.builder.shape != Shape::Text {
            return (text, range);
        }
        self.builder.shape = Shape::Heading(level as u8);
        (title, range.start + text.len() - title.len()..range.end)
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

    /// Keeps a line of raw HTML until all of it is there.
    fn gather_html(&mut self, range: Range<usize>) {
        let line = Span::new(range.start, range.end);
        self.html = match self.html.take() {
            Some(html) if self.source[html.end()..line.start()].trim().is_empty() => {
                Some(html.union(line))
            }
            // the marks of a quotation stand before the line
            before => {
                self.html = before;
                self.read_html();
                Some(line)
            }
        };
    }

    /// Reads the raw HTML before what comes now.
    fn read_html(&mut self) {
        let Some(html) = self.html.take() else { return };
        self.end_block();
        match self.marker {
            None => self.read_part(html),
            Some(_) => self.push_tags_removed(html),
        }
        self.end_block();
    }

    #[cfg(feature = "html")]
    fn read_part(&mut self, html: Span) {
        let builder = std::mem::replace(&mut self.builder, Builder::new(0, 0, self.tracked));
        self.builder = super::html::part(self.source, html, builder, self.tracked);
    }

    #[cfg(not(feature = "html"))]
    fn read_part(&mut self, html: Span) {
        self.push_tags_removed(html);
    }

    /// The text of raw HTML without its tags and comments, which part words.
    fn push_tags_removed(&mut self, html: Span) {
        let source = self.source;
        let mut rest = &source[html.range()];
        while !rest.is_empty() {
            let text_len = rest.find('<').unwrap_or(rest.len());
            let at = html.end() - rest.len();
            if !rest[..text_len].trim().is_empty() {
                self.push(&rest[..text_len], at..at + text_len);
            }
            rest = &rest[text_len..];
            let close = if rest.starts_with("<!--") { "-->" } else { ">" };
            let tag_len = rest.find(close).map_or(rest.len(), |end| end + close.len());
            if parts_words(&rest[..tag_len]) && self.builder.is_open() {
                let at = html.end() - rest.len();
                self.builder.push(" ", Span::new(at, at + tag_len), false);
            }
            rest = &rest[tag_len..];
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

/// A line without the attributes of its block, as kramdown writes them: `Ponds {: #ponds}`.
fn without_attributes(text: &str) -> &str {
    match text.strip_suffix('}').and_then(|inside| inside.rfind("{:")) {
        Some(at) => text[..at].trim_end(),
        None => text,
    }
}

/// So many letters, not all of them Roman numerals, are no number: `aaa` can be one.
const SHORTEST_WORD: usize = 4;

/// Whether the words of an item begin with a number that is one without the bullet before it: an
/// initial and the name of an article are none.
fn numbers_item(words: &str) -> bool {
    // most items begin with a word, and few with one that could be a Roman numeral: no list need be read to tell
    let first = words.bytes().take_while(u8::is_ascii_alphabetic);
    let (letters, others) = first.fold((0, 0), |(letters, others), byte| {
        (letters + 1, others + usize::from(!b"ivxlcdm".contains(&byte.to_ascii_lowercase())))
    });
    if letters >= SHORTEST_WORD && others > 0 {
        return false;
    }
    printed_number(words, 0, Lexicon::of("und")).is_some_and(|(number, _)| {
        let printed = &words[number.span.range()];
        match number.style {
            Style::Bullet | Style::Named | Style::Choice => false,
            Style::CapitalLetter | Style::CapitalRoman => printed.ends_with(')'),
            _ => true,
        }
    })
}

/// Whether a tag of raw HTML stands between words: that of a cell, a paragraph, a line break.
fn parts_words(tag: &str) -> bool {
    let name = tag.trim_start_matches(['<', '/']);
    let name = name.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
    let inline = ["a", "b", "em", "i", "s", "small", "span", "strong", "sub", "sup", "u"];
    !name.is_empty() && !inline.iter().any(|inline| name.eq_ignore_ascii_case(inline))
}

/// The marker at the start of an item as the source prints it: `-`, `3.`, `3)`.
fn printed_marker(source: &str, item: &Range<usize>) -> Option<Span> {
    // of four spaces before an inner item, one too many stands in its range
    let text = source.get(item.clone())?.trim_start_matches([' ', '\t']);
    let start = item.end - text.len();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let marker = text[digits..].chars().next()?;
    matches!(marker, '-' | '*' | '+' | '.' | ')').then(|| Span::new(start, start + digits + 1))
}

#[cfg(test)]
mod tests {
    use super::without_attributes;

    #[test]
    fn attributes_are_no_words() {
        for (text, words) in [
            ("Ponds {: #ponds}", "Ponds"),
            ("{: .note}", ""),
            ("ponds {a} and {b}", "ponds {a} and {b}"),
            ("ponds {: of eels", "ponds {: of eels"),
        ] {
            assert_eq!(without_attributes(text), words);
        }
    }
}
