//! Plain text to blocks: the stretches that will be clauses.

use super::annex::heads_annex;
use super::clause::ClauseKind;
use super::closing::is_date_line;
use super::dense;
use super::enumerator::{self, Enumerator, EnumeratorStyle as Style};
use super::numeral::is_unspaced;
use super::pages::is_symbol;
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
            // Russian preambles begin their paragraphs with small letters
            return last != ',' || !self.opens(line);
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
    // what stands before the title, if not the symbol of the document, takes its place
    let mut begins = true;
    let mut counted = None;
    for index in 1..blocks.len() {
        let (before, behind) = blocks.split_at_mut(index);
        let (block, next) = (&mut before[index - 1], &mut behind[0]);
        let line = &text[block.span.range()];
        let is_symbol = begins && is_symbol(line) && !line.contains(char::is_whitespace);
        if block.shape == Shape::Text && block.list_depth == 0 && !is_symbol {
            // the first line of a text is its title, unless it is an article like the others
            let may_be_title = begins && block.number(text, lexicon).is_none();
            match heading_level(text, block, lexicon, Below { next, counted }) {
                Some(level) => block.shape = Shape::Heading(if may_be_title { 1 } else { level }),
                None if may_be_title && is_long_title(line) => block.shape = Shape::Heading(1),
                None => {}
            }
        }
        begins &= is_symbol;
        if let Some(number) = figure(text, block, lexicon) {
            counted = Some(number).filter(|_| matches!(block.shape, Shape::Heading(_)));
        }
    }
}

/// What stands below a paragraph that may be a heading, and above it.
struct Below<'b> {
    /// The block behind it.
    next: &'b mut Block,
    /// The number of the last block that is numbered in figures, if it is a heading.
    counted: Option<u32>,
}

/// The number of a block that is numbered in figures: *2. Scope*.
fn figure(text: &str, block: &mut Block, lexicon: &Lexicon) -> Option<u32> {
    let (own, _) = block.number(text, lexicon).filter(|(own, _)| own.style == Style::Decimal)?;
    own.ordinal().map(|(number, _)| number)
}

/// Whether the first paragraph of a text is its title though it goes on in small letters and has commas:
/// *REGULATION OF THE COUNCIL / of 9 April 2031 / on ropes, and repealing …*
fn is_long_title(paragraph: &str) -> bool {
    let line = paragraph.lines().next().unwrap_or_default();
    is_shouted(line)
        && words(line).nth(1).is_some()
        && !paragraph.ends_with(closes)
        && !has_more_words(paragraph, MOST_TITLE_WORDS)
}

/// Whether all letters are capitals, and there are any.
fn is_shouted(line: &str) -> bool {
    !line.contains(char::is_lowercase) && line.contains(char::is_uppercase)
}

/// As [`mark_headings`], of the blocks that `may` name: those that a writer set in bold.
pub(crate) fn mark_some_headings(
    text: &str,
    blocks: &mut [Block],
    lexicon: &Lexicon,
    may: &[usize],
) {
    for &index in may {
        let [block, next, ..] = &mut blocks[index..] else { return };
        if let Some(level) = heading_level(text, block, lexicon, Below { next, counted: None }) {
            block.shape = Shape::Heading(level);
        }
    }
}

/// Joins an article's number and its title, each a heading of its own, to one; the title of an annex
/// without a number stands below *ANNEX*, though it may be printed alike.
pub(crate) fn join_titles(text: &str, blocks: &mut Vec<Block>, lexicon: &Lexicon) {
    let mut joined = 0;
    for next in 1..blocks.len() {
        let (before, behind) = blocks.split_at_mut(next);
        let (number, title) = (&mut before[joined], &mut behind[0]);
        let heads_title = is_title(text, title, lexicon);
        if heads_title && is_bare_number(text, number, lexicon) {
            number.span = number.span.union(title.span);
            number.number = Number::Unread;
        } else {
            if heads_title && number.shape == title.shape {
                title.shape = below_annex(text, number, lexicon).unwrap_or(title.shape);
            }
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

/// The shape of the title below a heading that says that an annex begins, and nothing else: *ANNEX*.
fn below_annex(text: &str, block: &Block, lexicon: &Lexicon) -> Option<Shape> {
    let Shape::Heading(level @ 1..LOWEST_LEVEL) = block.shape else { return None };
    let heading = &text[block.span.range()];
    let len = lexicon.openings().annexes.at(words(heading))?;
    let is_bare = words(heading).nth(len).is_none() && heading.ends_with(char::is_alphabetic);
    (is_bare && block.depth.is_none()).then_some(Shape::Heading(level + 1))
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
fn heading_level(text: &str, block: &mut Block, lexicon: &Lexicon, below: Below<'_>) -> Option<u8> {
    let Below { next, counted } = below;
    let paragraph = &text[block.span.range()];
    if paragraph.len() > 12 * MOST_TITLE_WORDS || is_left_blank(paragraph) {
        return None;
    }
    if paragraph.trim_end_matches(']').ends_with(|c: char| closes(c) || c == '—') {
        return stopped_title_level(text, block, lexicon, next);
    }
    let number = block.number(text, lexicon);
    let rest = number.map_or(paragraph, |(_, len)| &paragraph[*len..]);
    let style = number.map(|(own, _)| own.style);
    let shouted = || is_shouted(rest);
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
        (Some(Style::Decimal), Some((own, _))) if starts_large() && !has_parts(rest) => {
            let before = own.ordinal().and_then(|(number, _)| number.checked_sub(1));
            let counts_on = before.is_some() && before == counted;
            (counts_on || leads_to_prose(text, next, lexicon)).then_some(3)?
        }
        (Some(_), _) => return None,
        (None, _) if shouted() || heads_annex(paragraph, lexicon) => 2,
        (None, _) if starts_large() && !has_parts(rest) && !is_date(rest, lexicon) => LOWEST_LEVEL,
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

/// The level of a title that ends with a full stop, as its number does, with numbered paragraphs below
/// it: *Section 3. Penalties.*
fn stopped_title_level(
    text: &str,
    block: &mut Block,
    lexicon: &Lexicon,
    next: &mut Block,
) -> Option<u8> {
    let words = &text[block.span.range()];
    // nearly all paragraphs, at once
    if words.len() > LONGEST_STOPPED_TITLE || !words.ends_with('.') {
        return None;
    }
    let (own, len) = block.number(text, lexicon)?;
    let is_title = own.style == Style::Named
        && stopped_title(words, *len, lexicon) == Some(words.len())
        && next.number(text, lexicon).is_some_and(|(below, _)| below.style != Style::Named);
    is_title.then(|| division_level(&own.label))
}

/// *Section 12. Reservations and declarations made upon signature.*
const LONGEST_STOPPED_TITLE: usize = 100;
/// A title that a full stop closes has so many words at most; longer ones are sentences.
const MOST_STOPPED_WORDS: usize = 6;

/// The end of the title that stands behind a number of `len` bytes and ends with a full stop as the
/// number does: *Article 1. Name. The name of the club is …*; a sentence has a verb.
pub(super) fn stopped_title(paragraph: &str, len: usize, lexicon: &Lexicon) -> Option<usize> {
    let rest = &paragraph[len..];
    let near =
        (0..=rest.len().min(LONGEST_STOPPED_TITLE)).rev().find(|at| rest.is_char_boundary(*at))?;
    let stop = rest[..near].find(['.', ',', ';', ':'])?;
    let (title, behind) = (&rest[..stop], &rest[stop..]);
    let last = words(title).last()?;
    let is_title = paragraph[..len].trim_end().ends_with('.')
        && behind.starts_with('.')
        && (behind.len() == 1 || behind[1..].starts_with(char::is_whitespace))
        && title.starts_with(char::is_uppercase)
        && words(title).nth(MOST_STOPPED_WORDS).is_none()
        && !words(title).any(|word| lexicon.openings().is_auxiliary(word))
        && !lexicon.abbreviates(last);
    is_title.then_some(len + stop + 1)
}

/// Whether what follows a line such as *2. Scope* is no further item of a list: a sentence without a
/// number.
fn leads_to_prose(text: &str, next: &mut Block, lexicon: &Lexicon) -> bool {
    let words = &text[next.span.range()];
    matches!(next.shape, Shape::Text | Shape::Clause)
        && next.list_depth == 0
        && words.starts_with(|c: char| c.is_uppercase() || has_no_case(c))
        && words.ends_with(closes)
        && next.number(text, lexicon).is_none_or(|(own, _)| own.style == Style::Named)
}

/// Whether a line is a date alone: *12 June 2031*.
fn is_date(line: &str, lexicon: &Lexicon) -> bool {
    // nearly all lines, at once
    let is_digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
    let bytes = line.as_bytes();
    if !is_digit(bytes.first()) && !is_digit(bytes.last()) {
        return false;
    }
    let openings = lexicon.openings();
    let mut letters = words(line).filter(|word| word.starts_with(char::is_alphabetic));
    letters.next().is_some_and(|word| openings.is_month(word)) && letters.next().is_none()
}

/// Whether a line is to be filled in by hand, as those below a text are by who signs: *Signed: _____*
fn is_left_blank(line: &str) -> bool {
    memchr::memmem::find(line.as_bytes(), b"____").is_some()
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
