//! Markdown to drafts.

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use crate::document::{Block, Draft, FrontMatter, Reading, Shape, SourceMap, plain_blocks};
use crate::lexicon::Lexicon;
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
    let matter = FrontMatter::of(source);
    let body = &source[matter.end..];
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH;
    let mut reader = Reader::new(source, matter.end);
    for (event, range) in Parser::new_ext(body, options).into_offset_iter() {
        reader.event(event, range.start + matter.end..range.end + matter.end);
    }
    reader.end_block();
    let (text, map, blocks) = reader.finish();
    let lexicon = Lexicon::of_text(matter.language.as_deref(), &text);
    Draft::assemble(sigil.into(), Reading { text, map, matter, blocks, lexicon })
}

/// What stands between two blocks of the reading text.
const GAP: &str = "\n\n";

struct Reader<'s> {
    source: &'s str,
    text: String,
    map: SourceMap,
    blocks: Vec<Block>,
    /// Where the block now being read starts in the reading text.
    open: Option<usize>,
    shape: Shape,
    list_depth: u32,
    /// The printed marker of an item whose words have not begun.
    marker: Option<Span>,
    /// Code and raw HTML: text of several lines that is cut as plain text is.
    raw: bool,
    /// Inside a table row, how many cells have been read.
    cells: u32,
    from: usize,
}

impl<'s> Reader<'s> {
    fn new(source: &'s str, from: usize) -> Self {
        Self {
            source,
            text: String::with_capacity(source.len() - from),
            map: SourceMap::default(),
            blocks: Vec::new(),
            open: None,
            shape: Shape::Text,
            list_depth: 0,
            marker: None,
            raw: false,
            cells: 0,
            from,
        }
    }

    fn finish(mut self) -> (String, SourceMap, Vec<Block>) {
        if self.text.is_empty() {
            self.map = SourceMap::verbatim_from(self.from, 0);
        }
        (self.text, self.map, self.blocks)
    }

    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(&tag, range),
            Event::End(tag) => self.end(tag),
            Event::Text(text) if self.raw => self.push_raw(&text, range),
            Event::Html(text) => self.push_tags_removed(&text, range),
            Event::Text(text)
            | Event::Code(text)
            | Event::InlineMath(text)
            | Event::DisplayMath(text) => {
                self.push(&text, range);
            }
            Event::SoftBreak | Event::HardBreak => self.push_break(range),
            Event::Rule => self.end_block(),
            Event::InlineHtml(tag) => {
                // a tag between two words parts them
                if tag.starts_with("<br") {
                    self.push_break(range);
                }
            }
            Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Heading { level, .. } => {
                self.end_block();
                self.shape = Shape::Heading(level_number(*level));
            }
            Tag::List(_) => {
                self.end_block();
                self.list_depth += 1;
            }
            Tag::Item => {
                self.end_block();
                self.marker = printed_marker(self.source, &range);
            }
            Tag::FootnoteDefinition(_) => {
                self.end_block();
                self.shape = Shape::Footnote;
            }
            Tag::CodeBlock(_) => {
                self.end_block();
                self.raw = true;
            }
            Tag::TableCell => {
                if self.cells > 0 && self.open.is_some() {
                    self.text.push_str(" | ");
                }
                self.cells += 1;
            }
            Tag::TableHead | Tag::TableRow => {
                self.end_block();
                self.cells = 0;
            }
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
                self.shape = Shape::Text;
            }
            TagEnd::FootnoteDefinition => {
                self.end_block();
                self.shape = Shape::Text;
            }
            TagEnd::List(_) => {
                self.end_block();
                self.list_depth -= 1;
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
            TagEnd::Paragraph
            | TagEnd::BlockQuote(_)
            | TagEnd::HtmlBlock
            | TagEnd::TableHead
            | TagEnd::TableRow => {
                self.end_block();
            }
            _ => {}
        }
    }

    fn open_block(&mut self) {
        if self.open.is_none() {
            if !self.text.is_empty() {
                self.text.push_str(GAP);
            }
            self.open = Some(self.text.len());
        }
    }

    fn push_marker(&mut self) {
        if let Some(marker) = self.marker.take() {
            self.open_block();
            self.map.push(self.text.len(), marker, true);
            self.text.push_str(&self.source[marker.range()]);
            self.text.push(' ');
        }
    }

    fn push(&mut self, text: &str, range: Range<usize>) {
        if self.open.is_none() && text.trim().is_empty() {
            return;
        }
        self.push_marker();
        self.open_block();
        let (range, verbatim) = self.verbatim(text, range);
        self.map.push(self.text.len(), Span::new(range.start, range.end), verbatim);
        self.text.push_str(text);
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

    fn push_break(&mut self, range: Range<usize>) {
        if self.open.is_some() {
            self.map.push(self.text.len(), Span::new(range.start, range.end), false);
            self.text.push('\n');
        }
    }

    /// Lines of code are lines of plain text that happened to be indented.
    fn push_raw(&mut self, text: &str, range: Range<usize>) {
        if self.open.is_none() && text.trim().is_empty() {
            return;
        }
        self.push(text, range);
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
        let Some(start) = self.open.take() else { return };
        let content = self.text[start..].trim_end();
        let end = start + content.len();
        let lead = content.len() - content.trim_start().len();
        self.text.truncate(end);
        let span = Span::new(start + lead, end);
        if span.is_empty() {
            self.text.truncate(start);
            return;
        }
        if self.raw {
            let language = Lexicon::of("und");
            let blocks = plain_blocks(&self.text, span, language);
            self.blocks.extend(blocks.into_iter().map(|block| Block {
                shape: self.shape,
                list_depth: self.list_depth,
                ..block
            }));
        } else {
            self.blocks.push(Block { span, shape: self.shape, list_depth: self.list_depth });
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
