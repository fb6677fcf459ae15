//! Sentences of legal and diplomatic prose.

use super::token::{TokenKind, Tokens};
use crate::lexicon::Lexicon;
use crate::span::Span;

/// The sentences of `text`, in order, each without the white space around it.
///
/// A sentence ends at `.`, `?`, `!` or an ellipsis when what follows can open one, and at a blank
/// line. It does not end at the full stop of `para. 13`, `No. 5`, `Art. 4.4` or `i.e.`, which
/// `lexicon` lists, nor after a printed number (`1. Urges …`).
///
/// Law: the sentences are disjoint, in order, and cover every byte that is not white space.
///
/// ```
/// use travaux::lexicon::Lexicon;
/// use travaux::text::{Tokens, sentences};
///
/// let text = "See para. 13 of resolution No. 5. The U.N. took note.";
/// let found = sentences(text, &Tokens::new(text), Lexicon::of("en"));
/// assert_eq!(found.len(), 2);
/// assert_eq!(&text[found[1].range()], "The U.N. took note.");
/// ```
#[must_use]
pub fn sentences(text: &str, tokens: &Tokens, lexicon: &Lexicon) -> Vec<Span> {
    let mut found = Vec::new();
    let mut first = None;
    for index in 0..tokens.len() {
        if tokens.kind(index) == TokenKind::Space {
            continue;
        }
        let start = *first.get_or_insert(index);
        if ends_sentence(text, tokens, lexicon, start, index) {
            found.push(Span::new(tokens.span(start).start(), tokens.span(index).end()));
            first = None;
        }
    }
    if let Some(start) = first {
        found.push(Span::new(tokens.span(start).start(), tokens.span(tokens.len() - 1).end()));
    }
    found
}

/// Whether the sentence that began with token `start` ends after token `index`.
fn ends_sentence(
    text: &str,
    tokens: &Tokens,
    lexicon: &Lexicon,
    start: usize,
    index: usize,
) -> bool {
    let token = tokens.get(text, index);
    if is_blank_line(token.space()) {
        return true;
    }
    if token.space().is_empty() {
        return false;
    }
    // closing quotes and brackets after the stop belong to the sentence
    let mut stop = index;
    while stop > start
        && is_closing(tokens.get(text, stop).word())
        && tokens.get(text, stop - 1).space().is_empty()
    {
        stop -= 1;
    }
    let mark = tokens.get(text, stop).word();
    let is_stop = matches!(mark, "." | "?" | "!" | "。" | "؟" | "۔")
        || tokens.kind(stop) == TokenKind::Ellipsis;
    if !is_stop || stop == start {
        return false;
    }
    let next = (index + 1..tokens.len())
        .map(|next| tokens.get(text, next).word())
        .find(|word| !is_opening(word));
    let Some(next) = next else { return true };
    if next.chars().next().is_some_and(char::is_lowercase) {
        return false;
    }
    if mark != "." {
        return true;
    }
    let before = tokens.get(text, stop - 1);
    if !before.space().is_empty() {
        return true;
    }
    let printed_number = stop - 1 == start && is_printed_number(before.word());
    !printed_number && !lexicon.abbreviates(before.word(), next)
}

/// White space that holds an empty line.
fn is_blank_line(space: &str) -> bool {
    let lines = space.split('\n').count() - 1;
    lines > 1 || (lines == 0 && space.matches('\r').count() > 1) || space.contains('\x0C')
}

fn is_closing(word: &str) -> bool {
    matches!(word, ")" | "]" | "\"" | "'" | "”" | "’" | "»")
}

fn is_opening(word: &str) -> bool {
    matches!(word, "(" | "[" | "\"" | "'" | "“" | "‘" | "«")
}

fn is_printed_number(word: &str) -> bool {
    let roman = word.bytes().all(|byte| b"IVXLC".contains(&byte));
    roman
        || word.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
        || word.chars().count() == 1
}
