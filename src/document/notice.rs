//! What was odd in a text that is a draft all the same.

use super::bracket::pair;
use super::clause::ClauseData;
use crate::span::{Location, Span};
use crate::text::{Cut, TokenKind, Tokens};

/// What sort of oddity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum NoticeKind {
    /// `[` that no `]` closes; see [`Brackets::unpaired`](super::Brackets::unpaired).
    UnclosedBracket,
    /// `]` that closes no `[`.
    UnopenedBracket,
    /// A control character that no text needs, such as NUL.
    ControlCharacter,
    /// U+FFFD, which stands where a file was decoded wrongly.
    ReplacementCharacter,
    /// The text goes on beyond 4 GiB; the rest was not read.
    Truncated,
}

/// An oddity of a draft, and where it stands in the reading text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Notice {
    /// What sort of oddity.
    pub kind: NoticeKind,
    /// Where, in bytes of the reading text.
    pub span: Span,
}

impl Notice {
    /// The notice as a person reads it, with line and column in `text`, the draft's reading text.
    #[must_use]
    pub fn describe(&self, text: &str) -> String {
        let what = match self.kind {
            NoticeKind::UnclosedBracket => "a bracket that is never closed",
            NoticeKind::UnopenedBracket => "a closing bracket that was never opened",
            NoticeKind::ControlCharacter => "a control character",
            NoticeKind::ReplacementCharacter => "a character that was decoded wrongly",
            NoticeKind::Truncated => "the text is longer than 4 GiB; the rest was not read",
        };
        format!("{}: {what}", Location::of(text, self.span.start()))
    }
}

/// Notices are examples, not a list to work through: of each kind at most this many are kept.
const MOST_OF_A_KIND: usize = 100;

/// What is odd about `text`, in order of place.
pub(super) fn notices(text: &str, tokens: &Tokens, clauses: &[ClauseData]) -> Vec<Notice> {
    let mut found = Vec::new();
    if !may_be_odd(text) {
        return found;
    }
    let mut add = |kind: NoticeKind, span: Span| found.push(Notice { kind, span });
    let marks = tokens.cuts(0..tokens.len()).filter(|cut| cut.kind == TokenKind::Punctuation);
    for Cut { span, .. } in marks {
        match text[span.range()].chars().next() {
            Some('\u{fffd}') => add(NoticeKind::ReplacementCharacter, span),
            Some(c) if c.is_control() => add(NoticeKind::ControlCharacter, span),
            _ => {}
        }
    }
    let pairing = pair(text, clauses);
    for (kind, alone) in [
        (NoticeKind::UnclosedBracket, pairing.unclosed),
        (NoticeKind::UnopenedBracket, pairing.unopened),
    ] {
        alone.into_iter().for_each(|at| add(kind, Span::new(at, at + 1)));
    }
    if text.len() > u32::MAX as usize {
        add(NoticeKind::Truncated, Span::new(u32::MAX as usize, text.len()));
    }
    found.sort_by_key(|notice| notice.span);
    let mut kept = [0; 5];
    found.retain(|notice| {
        kept[notice.kind as usize] += 1;
        kept[notice.kind as usize] <= MOST_OF_A_KIND
    });
    found
}

/// Whether any byte of `text` may belong to something odd: most texts have none, and a look at every
/// byte at once is quicker than one at every token.
fn may_be_odd(text: &str) -> bool {
    let odd = |byte: u8| {
        let control = byte < b'\t' || (0x0E..b' ').contains(&byte) || byte == 0x7F;
        // the first bytes of U+0080 to U+00BF and of U+F000 to U+FFFF
        control || matches!(byte, b'[' | b']' | 0xC2 | 0xEF)
    };
    text.len() > u32::MAX as usize || text.bytes().fold(false, |any, byte| any | odd(byte))
}
