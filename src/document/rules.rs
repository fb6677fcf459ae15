//! Footnotes behind a rule of underscores or dashes, as typists set them: numbered, with a mark or
//! with neither, at the end of a page that may have parted a sentence.

use super::cleaning::{Cut, Omission};
use super::pages::is_page_number;
use crate::span::Span;

/// A rule has at least so many marks.
const SHORTEST_RULE: usize = 5;
/// More footnotes than this stand on no page; a list between two rules is a list.
const MOST_NOTES: usize = 40;
/// A footnote is called on the page that it ends: so many bytes before the rule at most.
const LONGEST_PAGE: usize = 6_000;

/// What stands below a rule.
pub(super) struct Foot {
    pub(super) notes: Vec<Span>,
    /// Where they are called above it.
    pub(super) calls: Vec<Span>,
}

/// What is to be cut of the footnotes in a text without pages, in order.
pub(super) fn notes(text: &str) -> Vec<Cut> {
    let rules = rules(text, Span::new(0, text.len()));
    let mut cuts = Vec::new();
    let mut from = 0;
    for (index, rule) in rules.iter().enumerate() {
        let end = rules.get(index + 1).map_or(text.len(), |next| next.start());
        let body = Span::new(from, from + text[from..rule.start()].trim_end().len());
        let (below, rest) = below(text, Span::new(rule.end(), end));
        let goes_on = is_open(&text[body.range()]) && text[rest..].starts_with(char::is_lowercase);
        from = rule.end();
        let Some(foot) = foot(text, body, &below, goes_on) else { continue };
        let gap = Span::new(body.end(), rest);
        cuts.extend(
            foot.calls.into_iter().map(|call| Cut::omission(call, "", Omission::FootnoteCall)),
        );
        cuts.push(Cut::plain(gap, if goes_on { "\n" } else { "\n\n" }));
        let numbers = below.iter().filter(|line| is_page_number(&text[line.range()]));
        cuts.extend(numbers.map(|line| Cut::record(*line, Omission::PageNumber)));
        cuts.extend(foot.notes.into_iter().map(Cut::note));
        from = rest;
    }
    cuts
}

/// The last rule of a page and the footnotes below it; `goes_on` if the next page may go on with a
/// sentence of this one.
pub(super) fn at_foot(text: &str, page: Span, goes_on: bool) -> Option<(Span, Foot)> {
    let rule = rules(text, page).pop()?;
    let body = Span::new(page.start(), text[..rule.start()].trim_end().len().max(page.start()));
    let (below, rest) = below(text, Span::new(rule.end(), page.end()));
    let goes_on = goes_on && is_open(&text[body.range()]);
    let foot = foot(text, body, &below, goes_on).filter(|_| text[rest..page.end()].is_empty())?;
    Some((body, foot))
}

/// What is to be cut of the footnotes that end a text with no rule before them: a last paragraph of lines
/// that count on, each of which is called above, or some paragraphs that do so in brackets: `[1]`.
pub(super) fn notes_at_end(text: &str) -> Vec<Cut> {
    let words = text.trim_end();
    let mut start = last_paragraph(words);
    let is_bracketed = bracketed_number(&words[start..]).is_some();
    if is_bracketed {
        start = first_bracketed(words, start);
    }
    let first = match is_bracketed {
        true => bracketed_number(&words[start..]),
        false => number(&words[start..]).map(|(number, _)| number),
    };
    // nearly all texts, at once
    let Some(first) = first else { return Vec::new() };
    let body = Span::new(0, text[..start].trim_end().len());
    let (mut notes, mut calls): (Vec<Span>, Vec<Cut>) = (Vec::new(), Vec::new());
    let (mut at, mut from) = (start, 0);
    for line in words[start..].split_inclusive('\n') {
        let own = Span::new(at, at + line.trim_end().len());
        at += line.len();
        let number = match first + notes.len() {
            number if is_bracketed => format!("[{number}]"),
            number => number.to_string(),
        };
        let is_next = line.strip_prefix(number.as_str()).is_some_and(begins_note);
        if own.is_empty() {
            continue;
        }
        if !is_next {
            let Some(note) = notes.last_mut() else { return Vec::new() };
            *note = note.union(own);
            continue;
        }
        let call = call_of(text, Span::new(from, body.end()), &number);
        // "the moon [1]" cites a list of works
        let is_glued = |call: &Span| !is_bracketed || text[call.range()].starts_with('[');
        let Some(call) = call.filter(is_glued) else { return Vec::new() };
        from = call.end();
        calls.push(Cut::omission(call, "", Omission::FootnoteCall));
        notes.push(own);
    }
    calls.push(Cut::plain(Span::new(body.end(), text.len()), "\n"));
    calls.extend(notes.into_iter().map(Cut::note));
    calls
}

/// The number that `words` begin with, and its length.
fn number(words: &str) -> Option<(usize, usize)> {
    let digits = words.bytes().take_while(u8::is_ascii_digit).count();
    words[..digits.min(MOST_DIGITS + 1)].parse().ok().map(|number| (number, digits))
}

/// The number of a note that `words` begin with: *[3] See …*
fn bracketed_number(words: &str) -> Option<usize> {
    let inside = words.strip_prefix('[')?;
    let (number, len) = number(inside)?;
    inside[len..].starts_with("] ").then_some(number)
}

/// Where the first of the last paragraphs begins that all begin with such numbers; the last one begins at
/// `start`.
fn first_bracketed(text: &str, mut start: usize) -> usize {
    loop {
        let before = last_paragraph(text[..start].trim_end());
        if before == start || bracketed_number(&text[before..]).is_none() {
            return start;
        }
        start = before;
    }
}

/// Where the last paragraph of a text begins.
fn last_paragraph(text: &str) -> usize {
    let mut start = text.len();
    for line in text.split_inclusive('\n').rev() {
        if line.trim().is_empty() {
            break;
        }
        start -= line.len();
    }
    start
}

/// Whether the words of a footnote stand behind its number: a name, a symbol, an address.
fn begins_note(behind: &str) -> bool {
    let words = behind.trim_start_matches([' ', '\t']);
    words.len() < behind.len()
        && (words.starts_with(char::is_uppercase) || words.starts_with("http"))
}

/// The lines of `within` that are rules.
fn rules(text: &str, within: Span) -> Vec<Span> {
    let mut found = Vec::new();
    let mut seen = within.start();
    let bytes = &text.as_bytes()[..within.end()];
    for at in memchr::memchr2_iter(b'_', b'-', &bytes[within.start()..]) {
        let at = within.start() + at;
        // nearly all hyphens stand between letters
        if at < seen || bytes.get(at + 1) != Some(&bytes[at]) {
            continue;
        }
        seen = at + bytes[at..].iter().take_while(|byte| **byte == bytes[at]).count();
        let behind = &text[seen..within.end()];
        if seen - at >= SHORTEST_RULE && stands_alone(&text[within.start()..at], behind) {
            found.push(Span::new(at, seen));
        }
    }
    found
}

/// Whether nothing but space stands on the line that `before` ends in and `behind` goes on with.
fn stands_alone(before: &str, behind: &str) -> bool {
    let before = before.trim_end_matches(' ');
    let behind = behind.trim_start_matches([' ', '\r']);
    (before.is_empty() || before.ends_with('\n')) && (behind.is_empty() || behind.starts_with('\n'))
}

/// The lines below a rule that may be footnotes or page numbers, and where what follows begins: a
/// paragraph that is neither the first one nor begins with a mark.
fn below(text: &str, within: Span) -> (Vec<Span>, usize) {
    let mut lines: Vec<Span> = Vec::new();
    let mut blank_before = false;
    let mut at = within.start();
    for line in text[within.range()].split_inclusive('\n') {
        let start = at + (line.len() - line.trim_start().len());
        let words = Span::new(start, start + line.trim().len());
        at += line.len();
        if words.is_empty() {
            blank_before = !lines.is_empty();
            continue;
        }
        let printed = &text[words.range()];
        if blank_before && mark(printed).is_none() && !is_page_number(printed) {
            return (lines, words.start());
        }
        blank_before = false;
        lines.push(words);
    }
    (lines, within.end())
}

/// The footnotes that `below` are, if they are: all of them marked and the first one called above, or
/// in the middle of a sentence.
fn foot(text: &str, body: Span, below: &[Span], goes_on: bool) -> Option<Foot> {
    let mut notes: Vec<Span> = Vec::new();
    let mut calls: Vec<Span> = Vec::new();
    let near = body.end().saturating_sub(LONGEST_PAGE).max(body.start());
    let mut from = (near..).find(|at| text.is_char_boundary(*at))?;
    for line in below.iter().filter(|line| !is_page_number(&text[line.range()])) {
        let own = mark(&text[line.range()]);
        match notes.last_mut().filter(|_| own.is_none()) {
            Some(note) => *note = note.union(*line),
            None => notes.push(*line),
        }
        let call = own.and_then(|own| call_of(text, Span::new(from, body.end()), own));
        if let Some(call) = call {
            from = call.end();
            calls.push(call);
        } else if !goes_on && notes.len() == 1 && calls.is_empty() {
            return None;
        }
        if notes.len() > MOST_NOTES {
            return None;
        }
    }
    (!notes.is_empty() && !body.is_empty()).then_some(Foot { notes, calls })
}

/// The mark a footnote begins with: `*`, `†`, `1/`, `[1]`, or a number before a capital letter.
fn mark(line: &str) -> Option<&str> {
    let stars = line.trim_start_matches(['*', '†', '‡']);
    if stars.len() < line.len() {
        return Some(&line[..line.len() - stars.len()]);
    }
    let open = line.strip_prefix('[').unwrap_or(line);
    let digits = open.bytes().take_while(u8::is_ascii_digit).count();
    if !(1..=MOST_DIGITS).contains(&digits) {
        return None;
    }
    let lead = line.len() - open.len();
    match (lead, open[digits..].chars().next()?) {
        (0, '/') | (1, ']') => Some(&line[..lead + digits + 1]),
        (0, ' ' | '\t') if open[digits..].trim_start().starts_with(char::is_uppercase) => {
            Some(&line[..digits])
        }
        _ => None,
    }
}

/// No text counts its footnotes further.
const MOST_DIGITS: usize = 3;

/// Where a footnote is called within `body`, with the space before it: behind a word or a mark, with
/// nothing but space or a mark behind it.
pub(super) fn call_of(text: &str, body: Span, mark: &str) -> Option<Span> {
    let found = text[body.range()].match_indices(mark).map(|(at, _)| body.start() + at);
    // "spring 1/" is a call, "spring 1" is a date
    let may_stand_apart = !mark.ends_with(|c: char| c.is_ascii_digit());
    found.map(|at| Span::new(at, at + mark.len())).find_map(|call| {
        let before = &text[..call.start()];
        let word = if may_stand_apart { before.trim_end_matches(' ') } else { before };
        let glued = word.ends_with(|c: char| c.is_alphabetic() || ",.;:)]”’\"»".contains(c));
        // "Pp1 Being Parties"
        let word_start = word.trim_end_matches(char::is_alphabetic).len();
        let is_number = ["pp", "op"].iter().any(|own| word[word_start..].eq_ignore_ascii_case(own));
        let behind = text[call.end()..].chars().next();
        let ends = behind.is_none_or(|c| c.is_whitespace() || ",.;:)]}”’\"».".contains(c));
        (glued && !is_number && ends && word.len() >= body.start())
            .then(|| Span::new(word.len(), call.end()))
    })
}

/// Whether words are a sentence that has not ended.
pub(super) fn is_open(words: &str) -> bool {
    words.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ',' | ')' | '”' | '’' | '*' | '/'))
}
