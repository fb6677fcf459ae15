//! Running heads and page numbers of a text that has lost its pages, as scans and copies from a screen
//! have: lines between blank ones that say the same again and again under numbers that rise.

use std::collections::BTreeMap;

use super::cleaning::{Cut, Omission};
use super::pages::is_page_number;
use super::rules::is_open;
use crate::bytes;
use crate::span::Span;

/// So many lines alike under rising numbers are no headings.
const FEWEST: usize = 3;
/// A line of print has so many bytes at most.
const LONGEST: usize = 160;
/// The number of a page has so many digits at most.
const MOST_DIGITS: usize = 4;

/// A line between blank ones that has a number at one end.
struct Line<'t> {
    span: Span,
    number: usize,
    /// What stands beside the number; empty for that of a page alone.
    words: &'t str,
}

/// What is to be cut of `text`, in order.
pub(super) fn running_heads(text: &str) -> Vec<Cut> {
    let mut alike: BTreeMap<&str, Vec<Line<'_>>> = BTreeMap::new();
    for line in numbered_lines(text) {
        alike.entry(line.words).or_default().push(line);
    }
    let mut heads: Vec<(Span, Omission)> = Vec::new();
    for (words, lines) in alike {
        let kind = if words.is_empty() { Omission::PageNumber } else { Omission::RunningHead };
        let is_furniture = match kind {
            Omission::PageNumber => {
                rise(&lines, |one, next| one + 1 == next)
                    && lines.iter().any(|l| parts(text, l.span))
            }
            _ => rise(&lines, |one, next| one < next),
        };
        if is_furniture && lines.len() >= FEWEST {
            heads.extend(lines.iter().map(|line| (line.span, kind)));
        }
    }
    heads.sort_unstable_by_key(|(span, _)| span.start());
    heads.into_iter().flat_map(|(span, kind)| [cut(text, span), Cut::record(span, kind)]).collect()
}

fn rise(lines: &[Line<'_>], next: impl Fn(usize, usize) -> bool) -> bool {
    lines.windows(2).all(|pair| next(pair[0].number, pair[1].number))
}

/// The lines between blank ones, with words before or behind them, that begin or end with a number.
fn numbered_lines(text: &str) -> Vec<Line<'_>> {
    let mut found = Vec::new();
    let (mut blank_before, mut at) = (false, 0);
    let mut lines = bytes::lines(text).peekable();
    while let Some(line) = lines.next() {
        let begin = at;
        at += line.len();
        let follows_blank = std::mem::replace(&mut blank_before, bytes::is_blank(line));
        // most lines, at once
        if blank_before || !follows_blank || !lines.peek().is_some_and(|next| bytes::is_blank(next))
        {
            continue;
        }
        let words = line.trim();
        if words.len() <= LONGEST {
            let start = begin + (line.len() - line.trim_start().len());
            let span = Span::new(start, start + words.len());
            found.extend(numbered(words).map(|(number, words)| Line { span, number, words }));
        }
    }
    found
}

/// The number of a page and the words beside it: *12    CONVENTION ON NETS*, *- 12 -*.
fn numbered(line: &str) -> Option<(usize, &str)> {
    let is_digit = |c: char| c.is_ascii_digit();
    // nearly all lines, at once
    let may_be = |c: char| is_digit(c) || matches!(c, '-' | '–' | '—');
    if !line.starts_with(may_be) && !line.ends_with(may_be) {
        return None;
    }
    if is_page_number(line) {
        let digits = line.trim_start_matches(|c| !is_digit(c));
        let len = digits.find(|c| !is_digit(c)).unwrap_or(digits.len());
        return Some((digits[..len].parse().ok()?, ""));
    }
    let before = line.trim_start_matches(is_digit);
    let behind = line.trim_end_matches(is_digit);
    let leads = before.len() < line.len();
    let (digits, beside) = match leads {
        true => (&line[..line.len() - before.len()], before),
        false => (&line[behind.len()..], behind),
    };
    let words = beside.trim();
    let space =
        &beside[if leads { 0..beside.len() - words.len() } else { words.len()..beside.len() }];
    let number = digits.parse().ok().filter(|_| digits.len() <= MOST_DIGITS)?;
    // "Article 13" is no head, nor what ends with the mark of a sentence
    let is_head = words.split_whitespace().nth(1).is_some()
        && words.contains(char::is_alphabetic)
        && !words.ends_with(['.', ':', ';', ',']);
    let is_shouted = leads && !words.contains(char::is_lowercase);
    let is_apart = space.len() > 1 || space == "\t" || space == " " && is_shouted;
    (is_head && is_apart).then_some((number, words))
}

/// Whether a sentence goes on behind a line that stands inside it.
fn parts(text: &str, line: Span) -> bool {
    let behind = text[line.end()..].trim_start();
    is_open(text[..line.start()].trim_end()) && behind.starts_with(char::is_lowercase)
}

/// The line and the blank ones around it, for a line end where a sentence goes on.
fn cut(text: &str, line: Span) -> Cut {
    let start = text[..line.start()].trim_end().len();
    let end = text.len() - text[line.end()..].trim_start().len();
    Cut::plain(Span::new(start, end), if parts(text, line) { "\n" } else { "\n\n" })
}
