//! Numbers of paragraphs that nothing closes, as Swiss and Canadian laws print them: *1 This Act applies to …*,
//! *2 It does not apply to …*

use super::blocks::{Block, Number, Shape, closes};
use super::enumerator::{self, Enumerator};
use super::headings::{MOST_HEADING_WORDS, has_more_words};
use crate::bytes;
use crate::lexicon::{Lexicon, words};
use crate::span::Span;

/// A paragraph has more words than this; *1 Lamps* is a title or a cell.
const MOST_TITLE_WORDS: usize = 3;

/// Reads the bare numbers of paragraphs where they count on from 1 right below a heading, two at least: alone, a
/// number is a quantity. Behind a further heading they count on right below it, or it begins anew; behind *1.* they
/// are those of sentences.
pub(super) fn number_bare_paragraphs(text: &str, blocks: &mut [Block], lexicon: &Lexicon) {
    let mut first: Option<(usize, (Enumerator, usize))> = None;
    let (mut counted, mut below_heading, mut same_division) = (0, false, false);
    for index in 0..blocks.len() {
        if matches!(blocks[index].shape, Shape::Heading(_)) {
            (below_heading, same_division) = (true, false);
            continue;
        }
        let below_heading = std::mem::take(&mut below_heading);
        // nearly all paragraphs, at once
        if !text[blocks[index].span.start()..].starts_with(|c: char| c.is_ascii_digit()) {
            continue;
        }
        let Some(number) = bare_number(text, &mut blocks[index], lexicon) else {
            counted = 0;
            continue;
        };
        let Some((own, _)) = number.0.ordinal() else { continue };
        let counts_on = counted > 0 && own == counted + 1 && (below_heading || same_division);
        if own == 1 && below_heading {
            first = Some((index, number));
        } else if counts_on {
            if let Some((first, number)) = first.take() {
                blocks[first].number = Number::Read(Some(number));
            }
            blocks[index].number = Number::Read(Some(number));
        } else {
            continue;
        }
        (counted, same_division) = (own, true);
    }
}

/// Where the lines of `within` begin that are numbered paragraphs right below a title, which no blank line parts from
/// it: bare numbers that count on from 1, two at least, and the further paragraphs of each, *(2)*.
pub(super) fn below_titles(text: &str, within: Span) -> Vec<usize> {
    let mut found = Vec::new();
    let (mut counted, mut inner) = (0, 1);
    let (mut at, mut before, mut above) = (within.start(), "", "");
    for line in bytes::lines(&text[within.range()]) {
        let from = at;
        at += line.len();
        let title = std::mem::replace(&mut before, line);
        let over = std::mem::replace(&mut above, title);
        // nearly all lines, at once
        let first = line.as_bytes().trim_ascii_start().first();
        if first.is_none_or(|first| first.is_ascii() && !matches!(first, b'0'..=b'9' | b'(')) {
            continue;
        }
        let start = from + (line.len() - line.trim_start().len());
        let words = &text[start..at];
        if !words.starts_with(|c: char| c.is_ascii_digit() || c == '(') {
            continue;
        }
        let is_below = bytes::is_blank(over) && is_title(title);
        if !is_below && !bytes::is_blank(title) {
            continue;
        }
        let own = enumerator::bare(words, start).and_then(|(own, _)| Some(own.ordinal()?.0));
        let counts_on = own.is_some_and(|own| own == 1 || counted > 0 && own == counted + 1);
        let goes_on = counted > 0 && words.starts_with(&format!("({}) ", inner + 1));
        match own {
            Some(own) if counts_on => (counted, inner) = (own, 1),
            None if goes_on => inner += 1,
            _ => continue,
        }
        if is_below {
            found.push(start);
        }
    }
    if counted > 1 { found } else { Vec::new() }
}

/// Whether a line may be a title in the margin of what stands below it.
fn is_title(line: &str) -> bool {
    let line = line.trim();
    line.starts_with(char::is_uppercase)
        && !line.ends_with(closes)
        && !has_more_words(line, MOST_HEADING_WORDS)
}

/// The number that a paragraph begins with, if it has no other and a date or a sum is none.
fn bare_number(text: &str, block: &mut Block, lexicon: &Lexicon) -> Option<(Enumerator, usize)> {
    let paragraph = &text[block.span.range()];
    let is_text = matches!(block.shape, Shape::Text | Shape::Clause)
        && block.list_depth == 0
        && block.depth.is_none();
    if !is_text || block.number(text, lexicon).is_some() {
        return None;
    }
    let (own, len) = enumerator::bare(paragraph, block.span.start())?;
    let first = words(&paragraph[len..]).next()?;
    let is_paragraph =
        has_more_words(&paragraph[len..], MOST_TITLE_WORDS) && !lexicon.openings().is_month(first);
    is_paragraph.then_some((own, len))
}
