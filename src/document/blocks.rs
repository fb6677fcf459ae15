//! Plain text to blocks: the stretches that will be clauses.

use super::clause::ClauseKind;
use super::closing::is_date_line;
use super::enumerator;
use crate::lexicon::Lexicon;
use crate::span::Span;

/// A stretch of reading text that will be one clause, and what its format says of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Block {
    pub(crate) span: Span,
    pub(crate) shape: Shape,
    /// How many lists the block stands in, 0 outside any.
    pub(crate) list_depth: u32,
}

/// What the format says of a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// A heading, of level 1 (the title) to 6.
    Heading(u8),
    /// Text of any kind.
    Text,
    /// The body of a footnote.
    Footnote,
    /// A row of a table, its cells apart by ` | `.
    Row,
    /// What the format says it is: an article of the preamble, a signature.
    Given(ClauseKind),
}

/// A paragraph of a plain text without a full stop is a heading if it has at most this many words;
/// the longest heading of the treaties at hand has 11.
const MOST_HEADING_WORDS: usize = 12;

/// The blocks of a stretch of plain text: paragraphs apart by blank lines, and the items that begin
/// lines inside them.
///
/// A blank line inside a sentence (a page break, a loose list) is no end: what goes on in small
/// letters after a line without a closing mark is the same block.
pub(crate) fn plain_blocks(text: &str, within: Span, lexicon: &Lexicon) -> Vec<Block> {
    let mut builder = Builder { text, lexicon, blocks: Vec::new(), open: None, blank_before: true };
    let mut at = within.start();
    while at < within.end() {
        let line_end = line_end(text.as_bytes(), at, within.end());
        builder.line(Span::new(at, line_end));
        at = line_end;
    }
    builder.close();
    builder.mark_headings();
    builder.blocks
}

/// The end of the line at `at`, its line end included.
fn line_end(bytes: &[u8], at: usize, end: usize) -> usize {
    let line = &bytes[at..end];
    match memchr::memchr3(b'\n', b'\r', 0x0C, line) {
        Some(i) if line[i] == b'\r' && line.get(i + 1) == Some(&b'\n') => at + i + 2,
        Some(i) => at + i + 1,
        None => end,
    }
}

struct Open {
    span: Span,
    lines: usize,
    is_item: bool,
}

struct Builder<'t> {
    text: &'t str,
    lexicon: &'t Lexicon,
    blocks: Vec<Block>,
    open: Option<Open>,
    blank_before: bool,
}

impl Builder<'_> {
    fn line(&mut self, line: Span) {
        let content = trimmed(self.text, line);
        if content.is_empty() {
            self.blank_before = true;
            return;
        }
        let marker = enumerator::parse(&self.text[content.range()], content.start(), self.lexicon);
        let goes_on = match (&self.open, &marker) {
            (None, _) => false,
            (Some(open), Some(_)) => !self.starts_item(open, content),
            (Some(open), None) => !self.blank_before || self.continues(open, content),
        };
        match &mut self.open {
            Some(open) if goes_on => {
                open.span = open.span.union(content);
                open.lines += 1;
            }
            _ => {
                self.close();
                self.open = Some(Open { span: content, lines: 1, is_item: marker.is_some() });
            }
        }
        self.blank_before = false;
    }

    /// Whether the printed number at the start of a line is one, and not the end of "see paragraph"
    /// wrapped there.
    fn starts_item(&self, open: &Open, line: Span) -> bool {
        if self.blank_before || open.is_item && open.lines == 1 {
            return true;
        }
        let before = &self.text[open.span.range()];
        let last_word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
        let joins = matches!(last_word.to_lowercase().as_str(), "and" | "or" | "et" | "ou");
        let bullet =
            self.text[line.range()].starts_with(|c: char| !c.is_alphanumeric() && c != '(');
        joins || bullet || before.ends_with(['.', ';', ':', ',', '!', '?', ']', ')'])
    }

    /// Whether a line after a blank one goes on with the sentence before it.
    fn continues(&self, open: &Open, line: Span) -> bool {
        let small = self.text[line.range()].chars().next().is_some_and(char::is_lowercase);
        let before = self.text[open.span.range()].chars().next_back();
        small
            && !before.is_some_and(|c| matches!(c, '.' | ';' | ':' | '!' | '?' | '…' | '—'))
            && !is_date_line(&self.text[open.span.range()], self.lexicon)
    }

    fn close(&mut self) {
        if let Some(open) = self.open.take() {
            self.blocks.push(Block { span: open.span, shape: Shape::Text, list_depth: 0 });
        }
    }

    /// Short lines without a closing mark are headings, if something follows them.
    fn mark_headings(&mut self) {
        for index in 0..self.blocks.len().saturating_sub(1) {
            let span = self.blocks[index].span;
            if let Some(level) = heading_level(&self.text[span.range()], self.lexicon) {
                // the first line of a text is its title, unless it is an article like the others
                let numbered = || {
                    enumerator::parse(&self.text[span.range()], span.start(), self.lexicon)
                        .is_some()
                };
                let level = if index == 0 && !numbered() { 1 } else { level };
                self.blocks[index].shape = Shape::Heading(level);
            }
        }
    }
}

/// `line` without the white space at both its ends.
fn trimmed(text: &str, line: Span) -> Span {
    let content = &text[line.range()];
    let start = line.start() + (content.len() - content.trim_start().len());
    Span::new(start, start + content.trim().len())
}

/// The level of a paragraph that is a heading; `None` for any other.
fn heading_level(paragraph: &str, lexicon: &Lexicon) -> Option<u8> {
    if paragraph.len() > 12 * MOST_HEADING_WORDS
        || paragraph.ends_with(['.', ',', ';', ':', '!', '?', '…', '—'])
        || paragraph.split_whitespace().count() > MOST_HEADING_WORDS
        || paragraph.lines().count() > 2
    {
        return None;
    }
    let marker = enumerator::parse(paragraph, 0, lexicon);
    let rest = marker.as_ref().map_or(paragraph, |(_, len)| &paragraph[*len..]);
    let shouted = rest.chars().any(char::is_alphabetic) && !rest.chars().any(char::is_lowercase);
    let starts_large = rest.chars().next().is_none_or(|c| c.is_uppercase() || c.is_numeric());
    use enumerator::EnumeratorStyle as Style;
    let style = marker.map(|(enumerator, _)| (enumerator.style, enumerator.label));
    match style {
        Some((Style::Named, label)) => Some(division_level(&label)),
        Some((Style::CapitalRoman, _)) if starts_large => Some(2),
        Some((Style::CapitalLetter | Style::Section, _)) if starts_large => Some(3),
        Some((Style::Decimal, _)) if shouted => Some(3),
        Some(_) => None,
        None if shouted => Some(2),
        None => (starts_large && !rest.contains([',', '|'])).then_some(5),
    }
}

/// How high a named division stands: parts and chapters over sections over articles.
fn division_level(label: &str) -> u8 {
    match label.split(' ').next().unwrap_or_default() {
        "part" | "partie" | "title" | "titre" | "annex" | "annexe" | "protocol" | "protocole" => 2,
        "chapter" | "chapitre" | "division" | "schedule" | "appendix" | "appendice" => 3,
        "section" => 4,
        _ => 5,
    }
}
