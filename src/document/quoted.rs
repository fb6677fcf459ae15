//! Paragraphs that an amending clause quotes: *in Article 4, the following is inserted: “2a. The Ports …”*.
//!
//! They are words of another text. Their numbers do not count on from those of this one, and those of
//! this one go on behind them.

use super::blocks::{Block, Number, Shape};
use super::enumerator::{self, Enumerator, EnumeratorStyle as Style};
use crate::lexicon::Lexicon;

/// So many paragraphs are looked through for the closing mark of a quotation; a limit on work. None of the
/// texts at hand quotes more than one.
const MOST_QUOTED: usize = 400;

/// A pair of quotation marks.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Marks {
    open: &'static str,
    close: &'static [&'static str],
}

const MARKS: [Marks; 6] = [
    Marks { open: "“", close: &["”"] },
    Marks { open: "„", close: &["“", "”"] },
    Marks { open: "«", close: &["»"] },
    Marks { open: "‘", close: &["’"] },
    Marks { open: "``", close: &["''"] },
    Marks { open: "\"", close: &["\""] },
];

impl Marks {
    /// Those that a paragraph begins with.
    fn of(words: &str) -> Option<Self> {
        MARKS.into_iter().find(|marks| words.starts_with(marks.open))
    }

    /// How many quotations are open behind `words`, if none was before it. What is closed that was not
    /// opened counts against it.
    fn balance(self, words: &str) -> i32 {
        let opened = words.matches(self.open).count() as i32;
        if self.close == [self.open] {
            return opened % 2;
        }
        let closed = self.close.iter().flat_map(|close| words.match_indices(close));
        opened - closed.filter(|(at, mark)| !is_apostrophe(words, *at, mark)).count() as i32
    }

    /// Whether a paragraph ends with the closing mark and what may stand behind it: *”; and*
    fn close(self, words: &str, lexicon: &Lexicon) -> bool {
        let stops = |c: char| c.is_whitespace() || matches!(c, '.' | ',' | ';' | ':');
        let mut end = words.trim_end_matches(stops);
        let last = end.rsplit(char::is_whitespace).next().unwrap_or_default();
        if last.len() < end.len() && lexicon.is_joining_word(last) {
            end = end[..end.len() - last.len()].trim_end_matches(stops);
        }
        self.close.iter().any(|close| end.len() > close.len() && end.ends_with(close))
    }
}

/// Whether a mark stands inside a word or behind the last letter of a plural: *the keepers’ duties*.
fn is_apostrophe(words: &str, at: usize, mark: &str) -> bool {
    let behind = &words[at + mark.len()..];
    let is_plural = words[..at].ends_with('s')
        && behind.strip_prefix(' ').is_some_and(|next| next.starts_with(char::is_lowercase));
    mark == "’" && (behind.starts_with(char::is_alphabetic) || is_plural)
}

/// The number behind the mark that a quoted paragraph begins with, and the length of all up to its words;
/// that of any other paragraph is told without the mark.
pub(super) fn number(words: &str, offset: usize, lexicon: &Lexicon) -> Option<(Enumerator, usize)> {
    let open = Marks::of(words)?.open;
    let behind = words[open.len()..].trim_start();
    let mark = words.len() - behind.len();
    let (own, len) = enumerator::parse(behind, offset + mark, lexicon)?;
    (own.style != Style::Bullet).then_some((own, mark + len))
}

/// The blocks of a quotation without headings, for none of them heads anything of this text: the title of an
/// article is joined to its number, *‘Article 7* and *Reports*.
pub(super) fn without_headings(text: &str, blocks: &[Block], lexicon: &Lexicon) -> Vec<Block> {
    let mut bare: Vec<Block> = Vec::with_capacity(blocks.len());
    for block in blocks {
        let is_title = matches!(block.shape, Shape::Heading(_));
        match bare
            .last_mut()
            .filter(|last| is_title && is_article(&text[last.span.range()], lexicon))
        {
            Some(article) => article.span = article.span.union(block.span),
            None => {
                bare.push(Block { shape: Shape::Text, number: Number::Unread, ..block.clone() })
            }
        }
    }
    bare
}

/// Whether a paragraph is the number of an article and nothing else.
fn is_article(words: &str, lexicon: &Lexicon) -> bool {
    let own = number(words, 0, lexicon).or_else(|| enumerator::parse(words, 0, lexicon));
    own.is_some_and(|(own, len)| own.style == Style::Named && len == words.len())
}

/// How many of `blocks`, from the second on, the first one quotes as words of another text.
pub(super) fn count(text: &str, blocks: &mut [Block], lexicon: &Lexicon) -> usize {
    let [lead, quoted @ ..] = blocks else { return 0 };
    let Some(first) = quoted.first() else { return 0 };
    let words = &text[first.span.range()];
    // nearly all paragraphs, at once
    let Some(marks) = Marks::of(words).filter(|_| is_text(lead) && is_text(first)) else {
        return 0;
    };
    let leads = text[lead.span.range()].ends_with([':', '—', '–', '：'])
        || text[lead.span.range()].ends_with("--");
    let closes_early = marks.balance(words) <= 0 && !marks.close(words, lexicon);
    let is_numbered = number(words, 0, lexicon).is_some();
    if !leads || closes_early || !(is_numbered || lead.number(text, lexicon).is_some()) {
        return 0;
    }
    let opens = |block: &&Block| is_text(block) && text[block.span.range()].starts_with(marks.open);
    let opened = quoted.iter().take(MOST_QUOTED).take_while(opens).count();
    let (mut open, mut is_opened) = (0, true);
    for (index, block) in
        quoted.iter().take(MOST_QUOTED).take_while(|block| is_text(block)).enumerate()
    {
        let words = &text[block.span.range()];
        let opens = words.starts_with(marks.open);
        // a second quotation, and the first one is not closed
        if opens && !is_opened {
            break;
        }
        is_opened = opens;
        open = marks.balance(words) + if opens { 0 } else { open };
        let is_closed = if marks.close == [marks.open] { open % 2 == 0 } else { open <= 0 };
        if is_closed && marks.close(words, lexicon) {
            return index + 1;
        }
    }
    opened
}

/// Whether a block is a paragraph outside any list of its format.
fn is_text(block: &Block) -> bool {
    let is_text = matches!(block.shape, Shape::Text | Shape::Clause | Shape::Heading(_));
    is_text && block.list_depth == 0 && block.depth.is_none()
}
