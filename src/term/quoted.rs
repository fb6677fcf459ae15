//! Words in quotation marks.

use crate::span::Span;

/// A term has at most so many bytes: the longest of the treaties read has 96.
pub(super) const LONGEST_TERM: usize = 120;

/// The closing marks of an opening one.
fn closers(open: char) -> Option<&'static [char]> {
    match open {
        '“' => Some(&['”', '"', '“']),
        '"' => Some(&['"', '”']),
        '«' => Some(&['»']),
        '‘' => Some(&['’']),
        '„' => Some(&['“', '”', '"']),
        // as typewriters and typesetters' files have it: ``vessel''
        '`' => Some(&['"', '”', '’', '\'']),
        '\'' => Some(&['\'']),
        _ => None,
    }
}

/// The words of a text that stand in quotation marks and are short enough for a term, without the marks
/// and the space inside them; in order, disjoint. `offset` is where `body` begins in the text.
pub(super) fn quoted(body: &str, offset: usize) -> Vec<Span> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some((start, open)) = next_opening(body, at) {
        let inside = start + open.len_utf8();
        let closes = closers(open).unwrap_or_default();
        let mut reach = body.len().min(inside + LONGEST_TERM);
        while !body.is_char_boundary(reach) {
            reach -= 1;
        }
        let Some(length) = closing(&body[inside..reach], closes) else {
            at = inside;
            continue;
        };
        let words = &body[inside..inside + length];
        // a mark inside a mark: “‘the Fund’”
        let is_edge =
            |c: char| c.is_whitespace() || matches!(c, '‘' | '’' | '\'' | '“' | '"' | '`');
        let lead = words.len() - words.trim_start_matches(is_edge).len();
        let (start, length_inside) = (inside + lead, words.trim_matches(is_edge).len());
        if length_inside > 0 {
            found.push(Span::new(offset + start, offset + start + length_inside));
        }
        at = inside + length + body[inside + length..].chars().next().map_or(0, char::len_utf8);
    }
    found
}

/// Where the first mark stands that closes; not an apostrophe: *isn’t*.
fn closing(inside: &str, closes: &[char]) -> Option<usize> {
    let mut marks = inside.match_indices(closes);
    let closes = |(at, mark): &(usize, &str)| {
        let next = inside[at + mark.len()..].chars().next();
        !matches!(*mark, "’" | "'") || !next.is_some_and(char::is_alphanumeric)
    };
    marks.find(closes).map(|(at, _)| at)
}

/// The next mark that opens; a straight one only where no letter stands before it, which would make it
/// a mark of inches or an apostrophe, and a grave accent only where it is doubled.
fn next_opening(body: &str, from: usize) -> Option<(usize, char)> {
    let marks = body[from..].char_indices().map(|(at, c)| (from + at, c));
    marks.into_iter().find(|(at, c)| {
        let before = body[..*at].chars().next_back();
        let rest = &body[at + c.len_utf8()..];
        let opens = match *c {
            '"' | '‘' => !before.is_some_and(char::is_alphanumeric),
            '\'' => {
                before.is_none_or(|c| c.is_whitespace() || c == '(')
                    && rest.starts_with(char::is_alphabetic)
            }
            '`' => rest.starts_with('`'),
            _ => true,
        };
        opens && closers(*c).is_some()
    })
}

/// The text behind the mark that closes a quotation which ends at `end`.
pub(super) fn behind(text: &str, end: usize) -> usize {
    let rest = &text[end..];
    let trimmed = rest.trim_start();
    let mark = trimmed.chars().next().filter(|c| matches!(c, '”' | '"' | '»' | '’' | '“' | '\''));
    // two apostrophes are one mark: ``vessel''
    let length = if trimmed.starts_with("''") { 2 } else { mark.map_or(0, char::len_utf8) };
    end + (rest.len() - trimmed.len()) + length
}

/// Where the mark stands that opens a quotation which begins at `start`.
pub(super) fn before(text: &str, start: usize) -> usize {
    let rest = text[..start].trim_end();
    let accents = rest.trim_end_matches('`');
    if accents.len() < rest.len() {
        return accents.len();
    }
    let mark = rest.chars().next_back().filter(|c| matches!(c, '“' | '"' | '«' | '‘' | '„' | '\''));
    rest.len() - mark.map_or(0, char::len_utf8)
}
