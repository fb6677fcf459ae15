//! What can be seen of one bracket: what stands inside, and what around it.

use super::pairing::Pair;
use super::phrases::folded;
use crate::document::clause::ClauseData;
use crate::span::Span;

/// At most this many bytes inside or behind a bracket are looked at to tell what it is, so that
/// brackets in brackets are not read over and over.
const MOST_BYTES: usize = 160;

/// One bracket, as far as it can be judged by itself.
pub(super) struct Cues<'t> {
    pub(super) text: &'t str,
    /// What stands between the marks, without white space at its ends.
    pub(super) inner: Span,
    /// Its beginning.
    pub(super) head: &'t str,
    /// Whether that is all of it.
    pub(super) whole: bool,
    /// The first words of it in small letters.
    pub(super) words: String,
    pub(super) before: &'t str,
    pub(super) after: &'t str,
    /// Whether no word of its clause stands before, or behind it.
    pub(super) leads: bool,
    pub(super) trails: bool,
    /// Whether it stands in words of somebody else.
    pub(super) quoted: bool,
}

impl<'t> Cues<'t> {
    pub(super) fn new(text: &'t str, clauses: &[ClauseData], pair: &Pair, quoted: bool) -> Self {
        let inner = trimmed(text, pair.open + 1, pair.close);
        let head = &text[inner.start()..floor(text, inner.start() + MOST_BYTES, inner.end())];
        let (first, last) =
            (clause_span(clauses, pair.clauses.0), clause_span(clauses, pair.clauses.1));
        let before =
            &text[ceil(text, first.start(), pair.open.saturating_sub(MOST_BYTES))..pair.open];
        let after = &text[pair.close + 1
            ..floor(text, pair.close + 1 + MOST_BYTES, last.end().max(pair.close + 1))];
        let number = clauses.get(pair.clauses.0).and_then(|data| data.enumerator.as_ref());
        let number_end = number.map_or(0, |number| number.span.end());
        let lead = &text[number_end.clamp(pair.open - before.len(), pair.open)..pair.open];
        let wordless = |part: &str| !part.contains(char::is_alphanumeric);
        Self {
            text,
            inner,
            head,
            whole: head.len() == inner.len(),
            words: folded(head),
            leads: wordless(lead) && pair.open - before.len() == first.start(),
            trails: wordless(after) && pair.close + 1 + after.len() >= last.end(),
            before,
            after,
            quoted,
        }
    }

    /// The character right before the bracket.
    pub(super) fn before_char(&self) -> Option<char> {
        self.before.chars().next_back()
    }

    /// The character right behind it.
    pub(super) fn after_char(&self) -> Option<char> {
        self.after.chars().next()
    }

    /// Whether there is no space between it and what stands before.
    pub(super) fn glued(&self) -> bool {
        self.before_char()
            .is_some_and(|c| !c.is_whitespace() && !matches!(c, '(' | '[' | '“' | '"' | '«'))
    }

    /// Whether all of it is `phrase`-like: few words, all of them seen.
    pub(super) fn word_count(&self) -> usize {
        if self.words.is_empty() { 0 } else { self.words.split(' ').count() }
    }

    /// Whether it begins with a capital letter.
    pub(super) fn is_capital(&self) -> bool {
        self.head.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_uppercase)
    }
}

fn clause_span(clauses: &[ClauseData], clause: usize) -> Span {
    clauses.get(clause).map(|data| data.span).unwrap_or_default()
}

/// `start..end` without white space at its ends.
pub(super) fn trimmed(text: &str, start: usize, end: usize) -> Span {
    let words = &text[start..end];
    let start = start + (words.len() - words.trim_start().len());
    Span::new(start, start + words.trim().len())
}

/// The last character boundary up to `at` and `end`.
fn floor(text: &str, at: usize, end: usize) -> usize {
    let mut at = at.min(end);
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The first character boundary from `start` and `at` on.
fn ceil(text: &str, start: usize, at: usize) -> usize {
    let mut at = at.max(start);
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}
