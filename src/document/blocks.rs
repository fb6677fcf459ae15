//! Plain text to blocks: the stretches that will be clauses.

use super::bare_numbers::below_titles;
use super::clause::ClauseKind;
use super::closing::is_date_line;
use super::definition::names_term;
use super::dense;
use super::enumerator::{self, Enumerator, EnumeratorStyle as Style};
use super::headings::{MOST_HEADING_WORDS, has_more_words, mark_headings};
use super::quoted;
use crate::bytes;
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

/// The blocks of a stretch of plain text: paragraphs apart by blank lines, and the items that begin
/// lines inside them.
///
/// A blank line inside a sentence (a page break, a loose list) is no end: what goes on in small
/// letters after a line without a closing mark is the same block.
pub(crate) fn plain_blocks(text: &str, within: Span, lexicon: &Lexicon) -> Vec<Block> {
    let width = line_width(&text[within.range()]);
    let (blocks, open, blank_before) = (Vec::new(), None, true);
    let (titles, titled) = (bare_titles(text, within), below_titles(text, within));
    let mut builder = Builder { text, lexicon, width, titles, titled, blocks, open, blank_before };
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
    mark_table_notes(text, &mut builder.blocks, lexicon);
    mark_headings(text, &mut builder.blocks, lexicon);
    builder.blocks
}

/// A line that fills less than this share of the one below it, with its first word, was broken on
/// purpose; as [`crate::text`] has it for sentences.
const TITLE_FILLED: (usize, usize) = (3, 4);

struct Open {
    span: Span,
    lines: usize,
    /// The number that its first line begins with, and the length of number and space.
    number: Option<(Enumerator, usize)>,
    /// Whether it is one of several lines that each give a fact about the text.
    gives_fact: bool,
    /// Whether it is a line in capital letters right below a sentence that has ended.
    is_title_between: bool,
}

struct Builder<'t> {
    text: &'t str,
    lexicon: &'t Lexicon,
    /// How many bytes a full line has, where lines are wrapped.
    width: Option<usize>,
    /// Where the lines of [`bare_titles`] begin, in order.
    titles: Vec<usize>,
    /// The same of [`below_titles`].
    titled: Vec<usize>,
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
        let both_facts = self.open.as_ref().is_some_and(|open| {
            open.lines == 1 && !self.blank_before && self.are_facts(open.span, content)
        });
        let goes_on = match (&self.open, &number) {
            (None, _) => false,
            (Some(open), _) if self.is_bare_title(open.span) || self.is_bare_title(content) => {
                false
            }
            (Some(_), _) if self.titled.binary_search(&content.start()).is_ok() => false,
            (Some(open), _) if open.is_title_between && !self.is_in_capitals(content) => false,
            (Some(_), None) if both_facts => false,
            (Some(open), None) if self.is_quoted_item(open, content) => false,
            (Some(open), Some((own, _))) => {
                !self.starts_item(open, content) || self.is_cited(open, own.style, content)
            }
            (Some(open), None) if self.blank_before => self.continues(open, content),
            (Some(open), None) => {
                !self.is_title_over(open, content) && !self.is_title_between(open, content)
            }
        };
        match &mut self.open {
            Some(open) if goes_on => {
                open.span = open.span.union(content);
                open.lines += 1;
            }
            _ => {
                let is_title_between = number.is_none()
                    && !self.blank_before
                    && self.open.as_ref().is_some_and(|open| self.is_title_between(open, content));
                if let Some(open) = &mut self.open {
                    open.gives_fact |= both_facts;
                }
                self.close();
                self.open = Some(Open {
                    span: content,
                    lines: 1,
                    number,
                    gives_fact: both_facts,
                    is_title_between,
                });
            }
        }
        self.blank_before = false;
    }

    /// Whether two lines each give a fact, as above the minutes of a meeting: *Present: …*, *Apologies: …*
    fn are_facts(&self, one: Span, next: Span) -> bool {
        let gives_fact = |line: Span| {
            let words = &self.text[line.range()];
            words.starts_with(char::is_uppercase) && dense::gives_fact(words)
        };
        let width = self.width.unwrap_or(LONGEST_WRAPPED);
        gives_fact(one) && gives_fact(next) && self.had_room(one, next, width)
    }

    /// Whether a line of a text so wide had room for the first word of the next one.
    fn had_room(&self, line: Span, next: Span, width: usize) -> bool {
        let next = &self.text[next.range()];
        let word = next.find(char::is_whitespace).unwrap_or(next.len());
        let (share, of) = TITLE_FILLED;
        (line.len() + 1 + word) * of < width * share
    }

    /// Whether a line begins a paragraph that an amending clause quotes, or a further one of those: *“2a. …*
    fn is_quoted_item(&self, open: &Open, line: Span) -> bool {
        let before = &self.text[open.span.range()];
        let number = |line: Span| quoted::number(&self.text[line.range()], 0, self.lexicon);
        number(line).is_some() && (before.ends_with([':', '—', '–']) || number(open.span).is_some())
    }

    fn is_bare_title(&self, line: Span) -> bool {
        self.titles.binary_search(&line.start()).is_ok()
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
        joins
            || bullet
            || before.ends_with(|c: char| closes(c) || matches!(c, ']' | '}' | ')' | '）'))
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
        // no word that cites ends with a mark, and *Operative part* may be a heading
        if before.ends_with(closes) || !has_more_words(before, MOST_HEADING_WORDS) {
            return false;
        }
        let (rest, last) = before.rsplit_once(char::is_whitespace).unwrap_or(("", before));
        !rest.is_empty()
            && last.starts_with(char::is_lowercase)
            && self.lexicon.is_citing_word(last)
    }

    /// Whether a line of its own is the numbered title of the paragraph that begins below it: *1. Scope*,
    /// broken though there was room for the next word.
    fn is_title_over(&self, open: &Open, line: Span) -> bool {
        let Some((own, len)) = open.number.as_ref().filter(|_| open.lines == 1) else {
            return false;
        };
        let title = &self.text[open.span.start() + len..open.span.end()];
        let next = &self.text[line.range()];
        matches!(own.style, Style::Decimal | Style::Section)
            && self.had_room(open.span, line, self.width.unwrap_or(next.len()))
            && title.starts_with(char::is_uppercase)
            && next.starts_with(char::is_uppercase)
            && !title.ends_with(closes)
            && !has_more_words(title, MOST_HEADING_WORDS)
    }

    /// Whether a line in capital letters is a title between sentences that no blank line parts from it: *THE PARTIES*.
    fn is_title_between(&self, open: &Open, line: Span) -> bool {
        let before = &self.text[open.span.range()];
        // a title of two lines may have a colon too
        before.ends_with(['.', ':', ';'])
            && self.is_in_capitals(line)
            && before.contains(char::is_lowercase)
    }

    /// Whether a line is a title by its capital letters; a short word may be an acronym.
    fn is_in_capitals(&self, line: Span) -> bool {
        let words = &self.text[line.range()];
        words.len() >= SHORTEST_CAPITALS
            && words.starts_with(char::is_uppercase)
            && !words.contains(char::is_lowercase)
            && !words.ends_with(closes)
            && !words.contains(|c: char| c.is_ascii_digit())
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
        // Russian preambles begin their paragraphs with small letters
        let goes_on = match first.is_lowercase() {
            true => last != ',' || !self.opens(line),
            false => self.is_full_line(before, last) && !self.opens(line),
        };
        // *lamp means …* below *keeper means …*, where no mark ends what is defined
        let words = &self.text[line.range()];
        goes_on && !(names_term(words, self.lexicon) && self.defines(before))
    }

    /// Whether the last line of what is open, which ends with `last`, is as long as others and breaks off.
    fn is_full_line(&self, open: &str, last: char) -> bool {
        let Some(width) = self.width else { return false };
        let last_line = open.rsplit('\n').next().unwrap_or_default().trim_end();
        let full = 5 * last_line.len() >= 4 * width;
        // a heading of capital letters is no sentence, and a comma may end a paragraph of the preamble
        full && last.is_alphanumeric() && last_line.contains(char::is_lowercase)
    }

    /// Whether the open block or one of the last says what a term means.
    fn defines(&self, open: &str) -> bool {
        let last = self.blocks.iter().rev().take(MOST_ITEMS);
        let mut all = last.map(|block| &self.text[block.span.range()]);
        names_term(open, self.lexicon) || all.any(|words| names_term(words, self.lexicon))
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
            Some(width) => {
                self.blocks.extend(dense::paragraphs(self.text, open.span, width, self.lexicon))
            }
            None => {
                let shape = if open.gives_fact { Shape::Clause } else { Shape::Text };
                let mut block = Block::new(open.span, shape);
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

/// Where the lines of `within` begin that are titles over what stands right below them, though nothing
/// closes their numbers: *1 Lamps*, *2 Fines*, two at least that count on from 1.
fn bare_titles(text: &str, within: Span) -> Vec<usize> {
    let mut runs: Vec<Vec<usize>> = Vec::new();
    let (mut counted, mut at, mut last) = (0, within.start(), "");
    let ends = |line: &str| bytes::is_blank(line) || line.trim_end().ends_with(closes);
    let mut lines = bytes::lines(&text[within.range()]).peekable();
    while let Some(line) = lines.next() {
        let indent = line.len() - line.trim_start().len();
        let start = at + indent;
        at += line.len();
        let before = std::mem::replace(&mut last, line);
        // nearly all lines, at once
        if !line[indent..].starts_with(|c: char| c.is_ascii_digit()) || ends(line) || !ends(before)
        {
            continue;
        }
        let words = line.trim();
        let next = lines.peek().map_or("", |next| next.trim());
        let leads = enumerator::bare(next, 0).is_none()
            && next.starts_with(|c: char| c.is_uppercase() || c == '(');
        let Some((own, len)) = enumerator::bare(words, start).filter(|_| leads) else { continue };
        let Some((number, _)) = own.ordinal() else { continue };
        let title = &words[len..];
        if has_more_words(title, MOST_HEADING_WORDS) || title.contains([',', '|', '\t']) {
            continue;
        }
        match runs.last_mut() {
            Some(run) if number == counted + 1 => run.push(start),
            _ if number == 1 => runs.push(vec![start]),
            _ => continue,
        }
        counted = number;
    }
    runs.into_iter().filter(|run| run.len() > 1).flatten().collect()
}

/// No more notes below one table are looked for in it.
const MOST_TABLE_NOTES: usize = 100;

/// Makes the notes right below a table footnotes: *(a) Provisional.* where a cell ends with *(a)*.
fn mark_table_notes(text: &str, blocks: &mut [Block], lexicon: &Lexicon) {
    let mut table: Option<Span> = None;
    let mut notes = 0;
    for block in blocks {
        if block.shape == Shape::Row {
            table = Some(table.map_or(block.span, |table| table.union(block.span)));
            notes = 0;
            continue;
        }
        let Some(rows) = table.filter(|_| notes < MOST_TABLE_NOTES) else { continue };
        notes += 1;
        let words = &text[block.span.range()];
        let own = block.number(text, lexicon).filter(|(own, _)| own.style != Style::Bullet);
        let mark = match own {
            Some((own, _)) => &text[own.span.range()],
            None => &words[..words.len() - words.trim_start_matches(['*', '†', '‡']).len()],
        };
        match !mark.is_empty() && calls(&text[rows.range()], mark) {
            true => block.shape = Shape::Footnote,
            false => table = None,
        }
    }
}

/// Whether a cell of `rows` ends with `mark`, behind words or figures.
fn calls(rows: &str, mark: &str) -> bool {
    rows.match_indices(mark).any(|(at, _)| {
        let behind = rows[at + mark.len()..].trim_start_matches([' ', '\u{a0}']);
        let before = rows[..at].trim_end_matches([' ', '\u{a0}']);
        (behind.is_empty() || behind.starts_with(['|', '\t', '\n']))
            && before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '%' | ')'))
    })
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

/// So many items at most stand below one definition before the next.
const MOST_ITEMS: usize = 8;

/// *PARTIES*, in bytes.
const SHORTEST_CAPITALS: usize = 7;

/// Whether a mark closes a sentence or a part of one, in any of the scripts.
pub(super) const fn closes(c: char) -> bool {
    matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | '…')
        || matches!(c, '。' | '，' | '、' | '；' | '：' | '！' | '？' | '،' | '؛' | '؟' | '۔')
}
