//! Resolutions and decisions by their numbers, and dates.

use super::instrument::{Found, MOST_RUN, ends_phrase, starts_badly};
use super::words::Words;
use super::{Adopted, Instrument};
use crate::lexicon::Role;
use crate::text::TokenKind;

/// So many numbers are read as one list of resolutions.
const MOST_NUMBERS: usize = 64;

/// *General Assembly resolutions 56/19 and 57/53 of 20 December 2002*; all of a list if `list`.
pub(super) fn adopted(words: &Words<'_, '_>, at: usize, list: bool) -> Option<Found> {
    let noun = (at..at + MOST_RUN).find(|&at| !in_body_name(words, at))?;
    let decision = words.is(noun, Role::Decision);
    if !decision && !words.is(noun, Role::Resolution) {
        return None;
    }
    // "Recalling General Assembly resolution": the name begins behind the verb
    if noun > at && starts_badly(words, at) {
        return None;
    }
    let list = list && words.all[noun].folded().ends_with('s');
    let body = (noun > at).then(|| words.print(at, noun));
    let (mut from, mut end, mut next) = (at, noun, noun + 1);
    let mut instruments = Vec::new();
    while let Some((number, behind)) = number(words, next, decision) {
        let (date, behind) = date(words, behind);
        let adopted = Adopted { number, body: body.clone(), date };
        let make = if decision { Instrument::Decision } else { Instrument::Resolution };
        instruments.push((make(adopted), words.span(from, behind)));
        end = behind;
        next = words.skip(words.past_comma(behind), Role::And);
        from = next;
        if !list || next == behind || instruments.len() == MOST_NUMBERS {
            break;
        }
    }
    (!instruments.is_empty()).then_some(Found { instruments, start: at, end })
}

fn in_body_name(words: &Words<'_, '_>, at: usize) -> bool {
    let adopts = words.is(at, Role::Resolution) || words.is(at, Role::Decision);
    words.is_capital(at) && !adopts || words.is(at, Role::And) && words.is_capital(at + 1)
}

/// `70/237`, `1325 (2000)`, `217 A (III)`, `1/CP.17`, `ES-11/1`, `II`, and the place behind.
fn number(words: &Words<'_, '_>, at: usize, decision: bool) -> Option<(String, usize)> {
    let word = words.get(at)?;
    let slashed = word.text.contains('/');
    let is_number = |at: usize| words.get(at).is_some_and(|word| word.kind == TokenKind::Number);
    let mut end = at + 1;
    match word.kind {
        // "1/CP. 16"
        TokenKind::Symbol if words.mark(end, ".") && is_number(end + 1) => end += 2,
        TokenKind::Symbol => {}
        TokenKind::Compound | TokenKind::Word if words.mark(end, "/") && is_number(end + 1) => {
            end += 2;
        }
        TokenKind::Word if is_roman(word.text) && !decision => {}
        TokenKind::Number if slashed => end = session(words, end, true).unwrap_or(end),
        TokenKind::Number if !decision && is_short(word.text) => {
            // "resolution 45 pixels"
            let bare = ends_phrase(words, end).then_some(end);
            end = session(words, end, false).or(bare)?;
        }
        _ => return None,
    }
    Some((words.print(at, end).replace(". ", "."), end))
}

fn is_short(number: &str) -> bool {
    number.len() <= 4 && !number.contains(['.', ','])
}

/// The place behind the session or year of a resolution, *(XXV)*, *A (III)*, *(2000)*, or behind a
/// letter alone if `lettered`.
fn session(words: &Words<'_, '_>, at: usize, lettered: bool) -> Option<usize> {
    let letter = words.get(at).is_some_and(|word| word.text.len() == 1 && word.is_capital());
    let open = at + usize::from(letter);
    let word = words.get(open);
    let joined = word.is_some_and(|word| {
        word.kind == TokenKind::Enumerator && is_roman(word.text.trim_matches(['(', ')']))
    });
    let apart = words.mark(open, "(")
        && words.mark(open + 2, ")")
        && words.get(open + 1).is_some_and(|inner| is_year(inner.text) || is_roman(inner.text));
    match () {
        () if joined => Some(open + 1),
        () if apart => Some(open + 3),
        () => (letter && lettered).then_some(open),
    }
}

pub(super) fn is_roman(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| b"IVXLC".contains(&byte))
}

pub(super) fn is_year(text: &str) -> bool {
    let digits = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    digits && (text.starts_with('1') || text.starts_with("20"))
}

/// *(2000)*: the year and the place behind it.
pub(super) fn bracketed_year(words: &Words<'_, '_>, at: usize) -> Option<(String, usize)> {
    let year = words.get(at + 1).filter(|word| is_year(word.text))?;
    let enclosed = words.mark(at, "(") && words.mark(at + 2, ")");
    enclosed.then(|| (year.text.to_owned(), at + 3))
}

/// *of 12 August 1949*, *of December 23, 2015*, *of 1951*, *(1959)*, *du 1er juillet 1970*: the date
/// as far as said, and the place behind it, or `at`.
pub(super) fn date(words: &Words<'_, '_>, at: usize) -> (Option<String>, usize) {
    if let Some((year, end)) = bracketed_year(words, at) {
        return (Some(year), end);
    }
    let found = if words.is(at, Role::Of) { day_or_year(words, at + 1) } else { None };
    found.map_or((None, at), |(date, end)| (Some(date), end))
}

fn day_or_year(words: &Words<'_, '_>, at: usize) -> Option<(String, usize)> {
    let text = |at: usize| words.get(at).map_or("", |word| word.text);
    let month = |at: usize| words.get(at).and_then(|word| words.cited().month(word.folded()));
    let day = |at: usize| {
        let day = text(at).trim_end_matches("er").parse::<u32>().ok();
        day.filter(|day| (1..=31).contains(day))
    };
    let (date, year) = match (day(at), month(at + 1), month(at), day(at + 1)) {
        (Some(day), Some(month), ..) => (format!("-{month:02}-{day:02}"), at + 2),
        (_, _, Some(month), Some(day)) => {
            (format!("-{month:02}-{day:02}"), words.past_comma(at + 2))
        }
        (_, _, Some(month), None) => (format!("-{month:02}"), at + 1),
        _ => (String::new(), at),
    };
    is_year(text(year)).then(|| (format!("{}{date}", text(year)), year + 1))
}
