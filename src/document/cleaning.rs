//! Plain text as typesetters, PDF files and word processors leave it, to a text of sentences.

use std::collections::HashSet;

use foldhash::fast::FixedState;

use super::line_numbers::{Unnumbered, without_line_numbers};
use super::pages;
use super::rules;
use super::running_heads::running_heads;
use super::separators::separators;
use super::source_map::SourceMap;
use crate::bytes;
use crate::span::Span;

/// What sort of print is no part of the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Omission {
    /// A line that stands at the top or the foot of page after page.
    RunningHead,
    /// The number of a page.
    PageNumber,
    /// The number that calls a footnote, glued to a word.
    FootnoteCall,
    /// A hyphen that parts a word at the end of a line.
    LineEndHyphen,
    /// A soft hyphen, which shows only where a line ends.
    SoftHyphen,
    /// The sign before a line that a mail quotes: `>`.
    QuoteSign,
    /// A line of marks that parts paragraphs: `=====`.
    Separator,
    /// The number that a line has in the margin.
    LineNumber,
    /// An image, with the words that describe it to those who do not see it.
    Image,
}

/// A stretch of source that is replaced in the reading text, moved behind it, or only named.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cut {
    span: Span,
    /// What stands there instead; `None` for what lies inside another cut.
    with: Option<&'static str>,
    omission: Option<Omission>,
    is_note: bool,
}

impl Cut {
    /// Replaces a stretch of white space, and what other cuts say of it, by `with`.
    pub(super) fn plain(span: Span, with: &'static str) -> Self {
        Self { span, with: Some(with), omission: None, is_note: false }
    }

    /// Replaces print that is no part of the words.
    pub(super) fn omission(span: Span, with: &'static str, kind: Omission) -> Self {
        Self { span, with: Some(with), omission: Some(kind), is_note: false }
    }

    /// Names print inside another cut.
    pub(super) fn record(span: Span, kind: Omission) -> Self {
        Self { span, with: None, omission: Some(kind), is_note: false }
    }

    /// A footnote inside another cut, to stand behind the text.
    pub(super) fn note(span: Span) -> Self {
        Self { span, with: None, omission: None, is_note: true }
    }
}

/// A plain text without what is no part of its words.
pub(super) struct Cleaned {
    pub(super) text: String,
    pub(super) map: SourceMap,
    /// Where the footnotes stand, behind the text.
    pub(super) notes: Vec<Span>,
    /// What was left out, in bytes of the source.
    pub(super) omissions: Vec<(Omission, Span)>,
}

/// Cleans `body`, which begins at byte `offset` of its source; `None` if there is nothing to clean.
pub(super) fn clean(body: &str, offset: usize) -> Option<Cleaned> {
    let Some(Unnumbered { text, map, mut omissions }) = without_line_numbers(body, offset) else {
        return clean_lines(body, &SourceMap::verbatim_from(offset, body.len()));
    };
    let Some(mut cleaned) = clean_lines(&text, &map) else {
        return Some(Cleaned { text, map, notes: Vec::new(), omissions });
    };
    cleaned.omissions.append(&mut omissions);
    cleaned.omissions.sort_by_key(|(_, span)| span.start());
    Some(cleaned)
}

/// As [`clean`], of lines without numbers, which were read from where `origin` says.
fn clean_lines(body: &str, origin: &SourceMap) -> Option<Cleaned> {
    let mut cuts = pages::furniture(body);
    if cuts.is_empty() {
        cuts = rules::notes(body);
    }
    if cuts.is_empty() {
        cuts = rules::notes_at_end(body);
    }
    if memchr::memchr(b'\x0C', body.as_bytes()).is_none() {
        cuts.append(&mut running_heads(body));
    }
    cuts.append(&mut separators(body));
    hyphens(body, &mut cuts);
    quote_signs(body, &mut cuts);
    if cuts.is_empty() {
        return None;
    }
    // a cut before those inside it
    cuts.sort_by_key(|cut| {
        (cut.span.start(), std::cmp::Reverse(cut.span.end()), cut.with.is_none())
    });
    let mut cleaned = Cleaned {
        text: String::with_capacity(body.len()),
        map: SourceMap::default(),
        notes: Vec::new(),
        omissions: Vec::new(),
    };
    let mut at = 0;
    let source = |span: Span| origin.source_span(span);
    let verbatim = |span: Span, cleaned: &mut Cleaned| {
        origin.copy(span, cleaned.text.len(), &mut cleaned.map);
        cleaned.text.push_str(&body[span.range()]);
    };
    for cut in &cuts {
        cleaned.omissions.extend(cut.omission.map(|kind| (kind, source(cut.span))));
        let Some(with) = cut.with.filter(|_| cut.span.start() >= at) else { continue };
        verbatim(Span::new(at, cut.span.start()), &mut cleaned);
        cleaned.push(with, source(cut.span));
        at = cut.span.end();
    }
    verbatim(Span::new(at, body.len()), &mut cleaned);
    for note in cuts.iter().filter(|cut| cut.is_note) {
        cleaned.push("\n\n", source(Span::new(note.span.start(), note.span.start())));
        let start = cleaned.text.len();
        verbatim(note.span, &mut cleaned);
        cleaned.notes.push(Span::new(start, cleaned.text.len()));
    }
    Some(cleaned)
}

impl Cleaned {
    /// Puts in `words` for what stands at `source`.
    fn push(&mut self, words: &str, source: Span) {
        if !words.is_empty() {
            self.map.push(self.text.len(), source, false);
            self.text.push_str(words);
        }
    }
}

/// Hyphens that part a word at the end of a line, and soft ones anywhere.
fn hyphens(text: &str, cuts: &mut Vec<Cut>) {
    const SOFT: &str = "\u{ad}";
    for at in memchr::memmem::find_iter(text.as_bytes(), SOFT) {
        let span = Span::new(at, at + SOFT.len() + line_end_len(&text[at + SOFT.len()..]));
        cuts.push(Cut::omission(span, "", Omission::SoftHyphen));
    }
    let mut words = None;
    for at in memchr::memmem::find_iter(text.as_bytes(), "-\n") {
        let (Some(before), Some((after, behind))) =
            (word_before(text, at), word_behind(text, at + 1))
        else {
            continue;
        };
        let words = words.get_or_insert_with(|| words_of(text));
        if words.len() < ENOUGH_WORDS {
            return;
        }
        let joined = format!("{before}{after}").to_lowercase();
        let compound = format!("{before}-{after}").to_lowercase();
        let parts = [before, after].map(str::to_lowercase);
        let is_compound = !words.contains(joined.as_str())
            && (words.contains(compound.as_str())
                || parts.iter().all(|part| words.contains(part.as_str())));
        // the hyphen of a compound stays; only the line end goes
        let start = if is_compound { at + 1 } else { at };
        cuts.push(Cut::omission(Span::new(start, behind), "", Omission::LineEndHyphen));
    }
}

/// The signs before lines that a mail quotes, if anywhere two such lines follow each other: one alone
/// may be a sum or the point of an arrow.
fn quote_signs(text: &str, cuts: &mut Vec<Cut>) {
    // nearly all texts, at once
    if memchr::memchr(b'>', text.as_bytes()).is_none() {
        return;
    }
    let mut signs = Vec::new();
    let (mut at, mut before, mut quotes) = (0, 0, false);
    for line in bytes::lines(text) {
        let len = quote_sign_len(line);
        if len > 0 {
            signs.push(Cut::omission(Span::new(at, at + len), "", Omission::QuoteSign));
        }
        quotes |= len > 0 && before > 0;
        (at, before) = (at + line.len(), len);
    }
    if quotes {
        cuts.append(&mut signs);
    }
}

/// The length of the signs before a quoted line and of the space behind each: `> `, `> > `, `>>`.
fn quote_sign_len(line: &str) -> usize {
    let mut rest = line;
    while let Some(behind) = rest.strip_prefix('>') {
        rest = behind.strip_prefix(' ').unwrap_or(behind);
    }
    line.len() - rest.len()
}

/// The length of a line end and the spaces behind it, if one stands at the start of `text`.
fn line_end_len(text: &str) -> usize {
    let line_end = text.len() - text.trim_start_matches([' ', '\r']).len();
    match text[line_end..].strip_prefix('\n') {
        Some(next) => text.len() - next.trim_start_matches(' ').len(),
        None => 0,
    }
}

/// The letters right before byte `end`, if there are two at least, the last in small letters.
fn word_before(text: &str, end: usize) -> Option<&str> {
    let letters = text[..end].chars().rev().take(MOST_LETTERS).take_while(|c| c.is_alphabetic());
    let len: usize = letters.map(char::len_utf8).sum();
    let word = &text[end - len..end];
    (word.chars().count() > 1 && word.ends_with(char::is_lowercase)).then_some(word)
}

/// The letters at the start of the line that follows byte `start`, if they are small, and where they
/// begin.
fn word_behind(text: &str, start: usize) -> Option<(&str, usize)> {
    let begin = start + line_end_len(&text[start..]);
    let letters = text[begin..].chars().take(MOST_LETTERS).take_while(|c| c.is_alphabetic());
    let len: usize = letters.map(char::len_utf8).sum();
    let word = &text[begin..begin + len];
    (len > 0 && word.starts_with(char::is_lowercase)).then_some((word, begin))
}

/// A text of fewer different words cannot tell whether `public-` and `core` are one word or two.
const ENOUGH_WORDS: usize = 200;
/// No word of any text at hand is longer.
const MOST_LETTERS: usize = 64;

/// The words of `text` in small letters, compounds whole; those parted at a line end not among them.
fn words_of(text: &str) -> HashSet<String, FixedState> {
    let words = text.split(|c: char| !c.is_alphabetic() && c != '-');
    words.filter(|word| word.ends_with(char::is_alphabetic)).map(str::to_lowercase).collect()
}
