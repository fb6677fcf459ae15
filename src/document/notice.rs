//! What was odd in a text that is a draft all the same.

use super::bracket::{Pairing, pair};
use super::clause::{ClauseData, ClauseKind};
use crate::span::{Location, Span};

/// What sort of oddity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
    /// A paragraph that begins in the middle of a sentence though the one before it has ended: lines
    /// lost their order when the text was extracted.
    BrokenSentence,
    /// Bytes that are not UTF-8 were read as Windows-1252.
    LegacyEncoding,
    /// From here on there are more oddities of a kind that stands above a hundred times; they are not
    /// listed.
    Unlisted,
}

impl NoticeKind {
    const COUNT: usize = 8;
}

/// An oddity of a draft, and where it stands in the reading text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
            NoticeKind::BrokenSentence => "a paragraph that begins in the middle of a sentence",
            NoticeKind::LegacyEncoding => "bytes that are not UTF-8, read as Windows-1252",
            NoticeKind::Unlisted => "more of a kind that stands above, from here on not listed",
        };
        format!("{}: {what}", Location::of(text, self.span.start()))
    }
}

/// Notices are examples, not a list to work through: of each kind at most this many are kept, and one that
/// says that there are more.
const MOST_OF_A_KIND: usize = 100;

/// What is odd about `text`, in order of place.
pub(super) fn notices(text: &str, clauses: &[ClauseData]) -> Vec<Notice> {
    let mut found = broken_sentences(text, clauses);
    let mut bracketed = false;
    let mut add = |kind: NoticeKind, span: Span| found.push(Notice { kind, span });
    let bytes = text.as_bytes();
    for at in odd_places(text) {
        let byte = bytes[at];
        let span = |len| Span::new(at, at + len);
        match byte {
            b'[' | b']' => bracketed = true,
            0xEF if text[at..].starts_with('\u{fffd}') => {
                add(NoticeKind::ReplacementCharacter, span('\u{fffd}'.len_utf8()));
            }
            // U+0080 to U+009F, but for the line end U+0085
            0xC2 if matches!(bytes[at + 1], 0x80..=0x84 | 0x86..=0x9F) => {
                add(NoticeKind::ControlCharacter, span(2));
            }
            0xC2 | 0xEF => {}
            _ => add(NoticeKind::ControlCharacter, span(1)),
        }
    }
    let pairing = if bracketed { pair(text, clauses) } else { Pairing::default() };
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
    let mut kept = [0; NoticeKind::COUNT];
    found.retain_mut(|notice| {
        let kept = &mut kept[notice.kind as usize];
        *kept += 1;
        if *kept > MOST_OF_A_KIND {
            notice.kind = NoticeKind::Unlisted;
        }
        *kept <= MOST_OF_A_KIND + 1
    });
    found
}

/// Paragraphs without a number that begin in small letters behind the end of a sentence.
fn broken_sentences(text: &str, clauses: &[ClauseData]) -> Vec<Notice> {
    let broken = |pair: &[ClauseData]| {
        let [before, clause] = pair else { return None };
        let small = text[clause.body.range()].starts_with(char::is_lowercase);
        let ended = small && text[before.body.range()].ends_with(['.', ';', '!', '?']);
        let free = clause.kind == ClauseKind::Paragraph && clause.enumerator.is_none();
        let plain = before.kind != ClauseKind::Footnote && before.kind != ClauseKind::BackMatter;
        let kind = NoticeKind::BrokenSentence;
        (ended && free && plain).then_some(Notice { kind, span: clause.span })
    };
    clauses.windows(2).filter_map(broken).collect()
}

/// The places of all bytes that may belong to something odd.
fn odd_places(text: &str) -> Vec<usize> {
    let mut odd = Vec::new();
    for (index, chunk) in text.as_bytes().chunks(CHUNK).enumerate() {
        // nearly all stretches, at once: a loop that never ends early looks at many bytes in one step
        if chunk.iter().fold(false, |odd, byte| odd | may_be_odd(*byte)) {
            let places = chunk.iter().enumerate().filter(|(_, byte)| may_be_odd(**byte));
            odd.extend(places.map(|(at, _)| CHUNK * index + at));
        }
    }
    odd
}

/// How many bytes are looked at together.
const CHUNK: usize = 128;

/// Whether a byte is a bracket, a control character, or what other odd characters begin with.
const fn may_be_odd(byte: u8) -> bool {
    let control = (byte < b'\t') | (byte.wrapping_sub(0x0E) <= 0x1F - 0x0E) | (byte == 0x7F);
    control | (byte == b'[') | (byte == b']') | (byte == 0xC2) | (byte == 0xEF)
}
