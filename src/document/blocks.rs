//! Plain text to blocks: the stretches that will be clauses.

use super::clause::ClauseKind;
use super::closing::is_date_line;
use super::dense;
use super::enumerator::{self, Enumerator, EnumeratorStyle as Style};
use super::numeral::is_unspaced;
use crate::lexicon::{Lexicon, Opening, words};
use crate::span::Span;

/// A stretch of reading text that will be one clause, and what its format says of it.
#[derive(Clone, Debug)]
pub(crate) struct Block {
    pub(crate) span: Span,
    pub(crate) shape: Shape,
    /// How many lists the block stands in, 0 outside any.
    pub(crate) list_depth: u32,
    /// Whether it is a further paragraph of the item before it, if it has no number of its own.
    pub(crate) continues: bool,
    /// How many clauses it stands under, where the format says so; what it says is then not questioned
    /// by the numbers and words of the block.
    pub(crate) depth: Option<u32>,
    /// The number it begins with, kept from the first look on; every step asks for it.
    pub(crate) number: Number,
}

/// The printed number at the start of a block, and its length with the space behind it.
#[derive(Clone, Debug, Default)]
pub(crate) enum Number {
    /// Nobody has looked, or not with the word lists of the draft.
    #[default]
    Unread,
    Read(Option<(Enumerator, usize)>),
}

impl Block {
    /// A block outside any list, of which its numbers and words say where it stands.
    pub(crate) const fn new(span: Span, shape: Shape) -> Self {
        let number = Number::Unread;
        Self { span, shape, list_depth: 0, continues: false, depth: None, number }
    }

    /// The number that the block begins with, and its length with the space behind it.
    pub(super) fn number(&mut self, text: &str, lexicon: &Lexicon) -> Option<&(Enumerator, usize)> {
        if let Number::Unread = self.number {
            let words = &text[self.span.range()];
            self.number = Number::Read(enumerator::parse(words, self.span.start(), lexicon));
        }
        match &self.number {
            Number::Read(number) => number.as_ref(),
            Number::Unread => None,
        }
    }

    /// As [`Block::number`], for the one who needs it last.
    pub(super) fn take_number(
        &mut self,
        text: &str,
        lexicon: &Lexicon,
    ) -> Option<(Enumerator, usize)> {
        self.number(text, lexicon);
        match std::mem::take(&mut self.number) {
            Number::Read(number) => number,
            Number::Unread => None,
        }
    }
}

/// What the format says of a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// A heading, of level 1 (the title) to 6.
    Heading(u8),
    /// Text of any kind.
    Text,
    /// Text that is one clause, even if others seem to run together in it.
    Clause,
    /// The body of a footnote.
    Footnote,
    /// A row of a table, its cells apart by ` | `.
    Row,
    /// What the format says it is: an article of the preamble, a signature.
    #[cfg_attr(not(feature = "akn"), expect(dead_code, reason = "only Akoma Ntoso says so"))]
    Given(ClauseKind),
}

/// A paragraph of a plain text without a full stop is a heading if it has at most this many words;
/// the longest heading without a number of the treaties at hand has 11.
const MOST_HEADING_WORDS: usize = 12;
/// The same for a paragraph that says it is one, by the name of a division or by capital letters: the
/// longest title of an article in the treaties at hand has 38 words.
const MOST_TITLE_WORDS: usize = 60;

/// The blocks of a stretch of plain text: paragraphs apart by blank lines, and the items that begin
/// lines inside them.
///
/// A blank line inside a sentence (a page break, a loose list) is no end: what goes on in small
/// letters after a line without a closing mark is the same block.
pub(crate) fn plain_blocks(text: &str, within: Span, lexicon: &Lexicon) -> Vec<Block> {
    let width = line_width(&text[within.range()]);
    let (blocks, open, blank_before) = (Vec::new(), None, true);
    let mut builder = Builder { text, lexicon, width, blocks, open, blank_before };
    let mut at = within.start();
    for end in memchr::memchr3_iter(b'\n', b'\r', 0x0C, text[within.range()].as_bytes()) {
        let end = within.start() + end;
        // the two bytes of "\r\n" end one line
        if !text[at..=end].eq("\n") || !text[..at].ends_with('\r') {
            builder.line(Span::new(at, end));
        }
        at = end + 1;
    }
    builder.line(Span::new(at, within.end()));
    builder.close();
    mark_headings(text, &mut builder.blocks, lexicon);
    builder.blocks
}

struct Open {
    span: Span,
    lines: usize,
    /// The number that its first line begins with, and the length of number and space.
    number: Option<(Enumerator, usize)>,
}

struct Builder<'t> {
    text: &'t str,
    lexicon: &'t Lexicon,
    /// How many bytes a full line has, where lines are wrapped.
    width: Option<usize>,
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
        let number = enumerator::parse(&self.text[content.range()], content.start(), self.lexicon);
        let goes_on = match (&self.open, &number) {
            (None, _) => false,
            (Some(open), Some((own, _))) => {
                !self.starts_item(open, content) || self.is_cited(open, own.style, content)
            }
            (Some(open), None) => !self.blank_before || self.continues(open, content),
        };
        match &mut self.open {
            Some(open) if goes_on => {
                open.span = open.span.union(content);
                open.lines += 1;
            }
            _ => {
                self.close();
                self.open = Some(Open { span: content, lines: 1, number });
            }
        }
        self.blank_before = false;
    }

    /// Whether the printed number at the start of a line is one, and not the end of "see paragraph"
    /// wrapped there.
    fn starts_item(&self, open: &Open, line: Span) -> bool {
        if self.blank_before || open.number.is_some() && open.lines == 1 {
            return true;
        }
        let before = &self.text[open.span.range()];
        let last_word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
        let joins = matches!(last_word.to_lowercase().as_str(), "and" | "or" | "et" | "ou");
        let bullet =
            self.text[line.range()].starts_with(|c: char| !c.is_alphanumeric() && c != '(');
        joins || bullet || before.ends_with(|c: char| closes(c) || matches!(c, ']' | ')' | '）'))
    }

    /// Whether the number of a division is part of the words of an item whose own number stands alone
    /// before it, or the one that a sentence broken off by a page has come to.
    fn is_cited(&self, open: &Open, style: Style, line: Span) -> bool {
        if !self.text[line.range()].ends_with(closes) {
            return false;
        }
        if style == Style::Named && self.is_number_alone(open) {
            return true;
        }
        let before = &self.text[open.span.range()];
        // no word that cites ends with a mark
        if before.ends_with(closes) {
            return false;
        }
        let (rest, last) = before.rsplit_once(char::is_whitespace).unwrap_or(("", before));
        !rest.is_empty()
            && last.starts_with(char::is_lowercase)
            && self.lexicon.is_citing_word(last)
    }

    /// Whether a line after a blank one goes on with the sentence before it: in small letters, or
    /// after a full line that ends with a word.
    fn continues(&self, open: &Open, line: Span) -> bool {
        let Some(first) = self.text[line.range()].chars().next() else { return false };
        let before = &self.text[open.span.range()];
        let Some(last) = before.chars().next_back() else { return false };
        if self.is_number_alone(open) {
            return true;
        }
        let ended = closes(last) && !matches!(last, ',' | '،' | '，' | '、');
        if ended || last == '—' || is_date_line(before, self.lexicon) {
            return false;
        }
        if first.is_lowercase() {
            return true;
        }
        let Some(width) = self.width else { return false };
        let last_line = before.rsplit('\n').next().unwrap_or_default().trim_end();
        let full = 5 * last_line.len() >= 4 * width;
        // a heading of capital letters is no sentence, and a comma may end a paragraph of the preamble
        let goes_on = last.is_alphanumeric() && last_line.contains(char::is_lowercase);
        full && goes_on && !self.opens(line)
    }

    /// Whether a line opens as a paragraph of a preamble or of what follows it.
    fn opens(&self, line: Span) -> bool {
        let opening = self.lexicon.opening(words(&self.text[line.range()]));
        !matches!(opening, Opening::Other | Opening::PlainOperative)
    }

    /// Whether a block is a bullet or the number of an item whose words stand further down.
    fn is_number_alone(&self, open: &Open) -> bool {
        let alone = |len| open.lines == 1 && len == open.span.len();
        open.number.as_ref().is_some_and(|(own, len)| {
            alone(*len) && !matches!(own.style, Style::Named | Style::Paragraph | Style::Choice)
        })
    }

    fn close(&mut self) {
        let Some(open) = self.open.take() else { return };
        if open.lines > 1 {
            let rows = self.rows(&open);
            if !rows.is_empty() {
                return self.blocks.extend(rows);
            }
        }
        match self.width.filter(|_| open.lines >= dense::FEWEST_LINES) {
            Some(width) => self.blocks.extend(dense::paragraphs(self.text, open.span, width)),
            None => {
                let mut block = Block::new(open.span, Shape::Text);
                // a further line may show that the first one begins with no number
                if open.lines == 1 {
                    block.number = Number::Read(open.number);
                }
                self.blocks.push(block);
            }
        }
    }

    /// The lines of a block as rows of a table, if each of them has cells.
    fn rows(&self, open: &Open) -> Vec<Block> {
        let words = &self.text[open.span.range()];
        let has_cells = |line: &str| memchr::memchr2(b'\t', b'|', line.trim().as_bytes()).is_some();
        if !words.lines().all(has_cells) {
            return Vec::new();
        }
        let mut at = open.span.start();
        let lines = words.split_inclusive('\n').map(|line| {
            let span = Span::new(at, at + line.len());
            at = span.end();
            Block::new(trimmed(self.text, span), Shape::Row)
        });
        lines.filter(|row| !row.span.is_empty()).collect()
    }
}

/// Short paragraphs without a closing mark are headings, if something follows them.
pub(crate) fn mark_headings(text: &str, blocks: &mut [Block], lexicon: &Lexicon) {
    let Some((_, all_but_last)) = blocks.split_last_mut() else { return };
    for (index, block) in all_but_last.iter_mut().enumerate() {
        if block.shape != Shape::Text || block.list_depth > 0 {
            continue;
        }
        let Some(level) = heading_level(text, block, lexicon) else { continue };
        // the first line of a text is its title, unless it is an article like the others
        let is_title = index == 0 && block.number(text, lexicon).is_none();
        block.shape = Shape::Heading(if is_title { 1 } else { level });
    }
}

/// Joins an article's number and its title, each a heading of its own, to one.
pub(crate) fn join_titles(text: &str, blocks: &mut Vec<Block>, lexicon: &Lexicon) {
    let mut joined = 0;
    for next in 1..blocks.len() {
        let (before, behind) = blocks.split_at_mut(next);
        let (number, title) = (&mut before[joined], &mut behind[0]);
        if is_bare_number(text, number, lexicon) && is_title(text, title, lexicon) {
            number.span = number.span.union(title.span);
            number.number = Number::Unread;
        } else {
            joined += 1;
            blocks.swap(joined, next);
        }
    }
    blocks.truncate(joined + 1);
}

/// Whether a heading is the number of an article and nothing else.
fn is_bare_number(text: &str, block: &mut Block, lexicon: &Lexicon) -> bool {
    let len = block.span.len();
    let is_bare = |(own, number): &(Enumerator, usize)| own.style == Style::Named && *number == len;
    block.depth.is_none()
        && matches!(block.shape, Shape::Heading(_))
        && block.number(text, lexicon).is_some_and(is_bare)
}

fn is_title(text: &str, block: &mut Block, lexicon: &Lexicon) -> bool {
    matches!(block.shape, Shape::Heading(_)) && block.number(text, lexicon).is_none()
}

/// Of so many lines at the start of a text the longest one in twenty shows how wide it is.
const WIDTH_LINES: usize = 400;
/// Fewer lines do not show a width.
const FEWEST_LINES: usize = 6;
/// A text with longer lines, in bytes, is not wrapped …
pub(super) const LONGEST_WRAPPED: usize = 180;
/// … and one with shorter ones is a list.
const SHORTEST_WRAPPED: usize = 50;

/// How many bytes a full line of a wrapped text has; `None` for a text that is not wrapped.
fn line_width(text: &str) -> Option<usize> {
    let lines = text.split('\n').map(|line| line.trim().len()).filter(|len| *len > 0);
    let mut lens: Vec<usize> = lines.take(WIDTH_LINES).collect();
    lens.sort_unstable();
    let width = *lens.get(lens.len() * 19 / 20)?;
    let full = lens.iter().filter(|len| 5 * **len >= 4 * width).count();
    let many = lens.len() >= FEWEST_LINES && 3 * full >= lens.len();
    ((SHORTEST_WRAPPED..=LONGEST_WRAPPED).contains(&width) && many).then_some(width)
}

/// `line` without the white space at both its ends.
fn trimmed(text: &str, line: Span) -> Span {
    let content = text[line.range()].trim_start();
    let start = line.end() - content.len();
    Span::new(start, start + content.trim_end().len())
}

/// The level of a paragraph that is a heading; `None` for any other.
fn heading_level(text: &str, block: &mut Block, lexicon: &Lexicon) -> Option<u8> {
    let paragraph = &text[block.span.range()];
    if paragraph.len() > 12 * MOST_TITLE_WORDS
        || paragraph.trim_end_matches(']').ends_with(|c: char| closes(c) || c == '—')
    {
        return None;
    }
    let number = block.number(text, lexicon);
    let rest = number.map_or(paragraph, |(_, len)| &paragraph[*len..]);
    let style = number.map(|(own, _)| own.style);
    let shouted = || !rest.chars().any(char::is_lowercase) && rest.chars().any(char::is_uppercase);
    let starts_large =
        || rest.chars().next().is_none_or(|c| c.is_uppercase() || c.is_numeric() || has_no_case(c));
    let level = match (style, number) {
        (Some(Style::Named), Some((own, _))) => division_level(&own.label),
        (Some(Style::CapitalRoman), _) if starts_large() => 2,
        (Some(Style::CapitalLetter), _) if starts_large() => 3,
        (Some(Style::Section), Some((own, _))) if starts_large() => {
            (3 + own.label.matches('.').count() as u8).min(LOWEST_LEVEL)
        }
        (Some(Style::Decimal), _) if shouted() => 3,
        (Some(_), _) => return None,
        (None, _) if shouted() => 2,
        (None, _) if starts_large() && !has_parts(rest) => LOWEST_LEVEL,
        (None, _) => return None,
    };
    let (most_words, most_lines) = match style == Some(Style::Named) || shouted() {
        true => (MOST_TITLE_WORDS, 4),
        false => (MOST_HEADING_WORDS, 2),
    };
    let is_short =
        !has_more_words(paragraph, most_words) && paragraph.lines().nth(most_lines).is_none();
    is_short.then_some(level)
}

/// Whether a mark closes a sentence or a part of one, in any of the scripts.
const fn closes(c: char) -> bool {
    matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | '…')
        || matches!(c, '。' | '，' | '、' | '；' | '：' | '！' | '？' | '،' | '؛' | '؟' | '۔')
}

/// Whether a line has several parts or cells.
fn has_parts(line: &str) -> bool {
    memchr::memchr2(b',', b'|', line.as_bytes()).is_some()
        || !line.is_ascii() && line.contains(['，', '،'])
}

/// Whether a letter is of a script without capital letters.
fn has_no_case(c: char) -> bool {
    !c.is_ascii() && c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase()
}

/// Whether a paragraph has more than `most` words; where no spaces part them, two characters are one.
fn has_more_words(paragraph: &str, most: usize) -> bool {
    if paragraph.is_ascii() {
        let is_space = |byte: u8| matches!(byte, b' ' | b'\t'..=b'\r');
        let begins = |pair: &&[u8]| is_space(pair[0]) && !is_space(pair[1]);
        let bytes = paragraph.as_bytes();
        let first = bytes.first().is_some_and(|first| !is_space(*first));
        return bytes.windows(2).filter(begins).nth(most - usize::from(first)).is_some();
    }
    let unspaced = paragraph.chars().filter(|c| is_unspaced(*c)).count() / 2;
    paragraph.split_whitespace().count() + unspaced > most
}

/// The level of headings that have none above articles.
pub(super) const LOWEST_LEVEL: u8 = 6;

/// How high a named division stands: parts and chapters over sections over articles.
pub(super) fn division_level(label: &str) -> u8 {
    match label.split(' ').next().unwrap_or_default() {
        "part" | "title" | "annex" | "protocol" => 2,
        "book" | "chapter" | "division" | "schedule" | "appendix" => 3,
        "section" => 4,
        "subsection" => 5,
        _ => LOWEST_LEVEL,
    }
}
