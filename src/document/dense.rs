//! Paragraphs that no blank line parts, as in text taken from the pages of a PDF file: where a line
//! was broken though there was room for the next word, the break was meant.

use super::blocks::{Block, Shape};
use crate::lexicon::Lexicon;
use crate::span::Span;

/// So many lines without a blank one are no single paragraph: of 1,000 paragraphs of the wrapped texts at
/// hand that blank lines part, 995 have fewer.
pub(super) const FEWEST_LINES: usize = 15;
/// A line that ends a sentence and fills less than this share of the width, with the next word on it,
/// ends its paragraph; as [`crate::text`] has it for sentences.
const FILLED: (usize, usize) = (3, 4);
/// A line that ends no sentence is a heading or a line of a list if it fills less than this share.
const SHORT: (usize, usize) = (3, 5);
/// *Entitled by: Ada Brandt*: so many bytes at most stand before the colon of a line that gives a
/// fact about the text.
const LONGEST_NAME: usize = 30;

/// The paragraphs of a stretch of lines, `width` bytes wide, none of which is blank.
pub(super) fn paragraphs(text: &str, span: Span, width: usize, lexicon: &Lexicon) -> Vec<Block> {
    let mut blocks = Vec::new();
    let (mut start, mut at) = (span.start(), span.start());
    let mut lines = text[span.range()].split_inclusive('\n').peekable();
    while let Some(line) = lines.next() {
        at += line.len();
        let next = lines.peek().map(|next| next.trim());
        if next.is_none_or(|next| parts(line.trim(), next, width) && !leads_on(line, lexicon)) {
            blocks.push(block(text, Span::new(start, at)));
            start = at;
        }
    }
    blocks
}

/// Whether a paragraph ends with `line`.
fn parts(line: &str, next: &str, width: usize) -> bool {
    if next.starts_with(char::is_lowercase) {
        return false;
    }
    let word = next.find(char::is_whitespace).unwrap_or(next.len());
    let filled = line.len() + 1 + word;
    let (share, of) = if ends_sentence(line) { FILLED } else { SHORT };
    filled * of < width * share
}

/// Whether the last word of a line wants another behind it: a title of several lines, *THE PORTS OF*.
fn leads_on(line: &str, lexicon: &Lexicon) -> bool {
    let word = line.trim_end().rsplit(char::is_whitespace).next().unwrap_or_default();
    word.ends_with(char::is_alphabetic) && lexicon.leads_on(&word.to_lowercase())
}

fn ends_sentence(line: &str) -> bool {
    let line = line.trim_end_matches(['”', '"', '»', ')', ']']);
    line.ends_with(['.', ';', ':', '!', '?', '…'])
}

fn block(text: &str, span: Span) -> Block {
    let words = &text[span.range()];
    let start = span.start() + (words.len() - words.trim_start().len());
    let words = words.trim();
    // a fact about the text is no heading of it
    let shape = if gives_fact(words) { Shape::Clause } else { Shape::Text };
    Block::new(Span::new(start, start + words.len()), shape)
}

/// Whether one line or two are a name and what is said of it: *Region: Coast*.
pub(super) fn gives_fact(words: &str) -> bool {
    let name = words.split_once(": ").map_or("", |(name, _)| name);
    let is_name = (1..=LONGEST_NAME).contains(&name.len()) && !name.contains('\n');
    is_name && words.lines().count() <= 2 && !ends_sentence(words)
}
