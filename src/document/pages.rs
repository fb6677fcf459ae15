//! What pages of paper leave in a plain text: running heads, page numbers, footnotes in the middle of
//! sentences. Pages end with a form feed, as `pdftotext` writes them.

use std::collections::HashMap;

use foldhash::fast::FixedState;

use super::blocks::LONGEST_WRAPPED;
use super::cleaning::{Cut, Omission};
use super::rules::{self, call_of};
use crate::span::Span;

/// How many lines at the top and at the foot of a page can be furniture; the heads of the reports at
/// hand take up to four.
const EDGE_LINES: usize = 5;
/// A line at the edge of this share of all pages is furniture …
const REPEATED_SHARE: usize = 4;
/// … but of two at least.
const REPEATED_PAGES: usize = 2;
/// So many words at the top of a page that stand on another page too, in a text whose paragraphs are
/// single lines, are a running head.
const HEAD_WORDS: usize = 3;
/// *Page 103 of 120*, in bytes, without the space between columns.
const LONGEST_PAGE_NUMBER: usize = 24;
/// A line of print, set for a screen, has so many bytes at most.
const WIDEST_LINE: usize = 200;
/// The United Nations number what they print by the year and five figures.
const JOB_DIGITS: usize = 7;
/// A rule of at least so many underscores stands before the footnotes of a page.
const RULE: &str = "_____";

/// What is to be cut between the pages of `text`, in order; empty for a text without pages.
pub(super) fn furniture(text: &str) -> Vec<Cut> {
    let mut pages = Pages::of(text);
    if pages.all.len() < 2 {
        return Vec::new();
    }
    pages.trim_edges();
    pages.trim_run_in_heads();
    pages.trim_notes();
    pages.cuts()
}

struct Page {
    /// What is left of it once furniture and notes are taken away.
    content: Span,
    omitted: Vec<(Omission, Span)>,
    /// Its footnotes, numbers included.
    notes: Vec<Span>,
    /// Where the calls of its footnotes are printed.
    calls: Vec<Span>,
}

struct Pages<'t> {
    text: &'t str,
    all: Vec<Page>,
}

impl<'t> Pages<'t> {
    fn of(text: &'t str) -> Self {
        let mut all = Vec::new();
        let mut start = 0;
        let ends = memchr::memchr_iter(b'\x0C', text.as_bytes()).chain([text.len()]);
        for end in ends {
            let content = Span::new(start, end);
            all.push(Page { content, omitted: Vec::new(), notes: Vec::new(), calls: Vec::new() });
            start = end + 1;
        }
        Self { text, all }
    }

    /// The lines of a page that are not blank, without the space around them.
    fn lines(&self, page: usize) -> Vec<Span> {
        let content = self.all[page].content;
        let mut at = content.start();
        let lines = self.text[content.range()].split_inclusive('\n').map(|line| {
            let start = at + (line.len() - line.trim_start().len());
            at += line.len();
            Span::new(start, start + line.trim().len())
        });
        lines.filter(|line| !line.is_empty()).collect()
    }

    /// Takes page numbers and repeated lines off the top and the foot of every page.
    fn trim_edges(&mut self) {
        let lines: Vec<Vec<Span>> = (0..self.all.len()).map(|page| self.lines(page)).collect();
        let mut pages_of: HashMap<String, usize, FixedState> = HashMap::default();
        for lines in &lines {
            let mut keys: Vec<String> =
                edges(lines).map(|line| key(&self.text[line.range()])).collect();
            keys.sort_unstable();
            keys.dedup();
            for key in keys {
                *pages_of.entry(key).or_default() += 1;
            }
        }
        let enough = REPEATED_PAGES.max(self.all.len() / REPEATED_SHARE);
        for (page, lines) in lines.iter().enumerate() {
            let kind = |line: &Span| {
                let words = &self.text[line.range()];
                let repeated = pages_of.get(&key(words)).is_some_and(|pages| *pages >= enough);
                match (is_page_number(words), repeated) {
                    (true, _) => Some(Omission::PageNumber),
                    // what stands on the first page is the title that the others repeat
                    (false, true) if page > 0 => Some(Omission::RunningHead),
                    _ => None,
                }
            };
            let head: Vec<_> =
                lines.iter().take(EDGE_LINES).map_while(|l| Some((kind(l)?, *l))).collect();
            let rest = &lines[head.len()..];
            let foot: Vec<_> =
                rest.iter().rev().take(EDGE_LINES).map_while(|l| Some((kind(l)?, *l))).collect();
            let inner = &rest[..rest.len() - foot.len()];
            let page = &mut self.all[page];
            page.content = match (inner.first(), inner.last()) {
                (Some(first), Some(last)) => Span::new(first.start(), last.end()),
                _ => Span::new(page.content.end(), page.content.end()),
            };
            page.omitted.extend(head.into_iter().chain(foot));
        }
    }

    /// Takes running heads off pages whose paragraphs are single lines, where a head runs on into the
    /// sentence: a document symbol and the title, which stands on the first page too.
    fn trim_run_in_heads(&mut self) {
        if self.all.len() > MOST_PAGES {
            return;
        }
        let first = self.all[0].content;
        let mut titles: Vec<&str> = Vec::new();
        for page in 1..self.all.len() {
            let line = self.first_line(page);
            let symbol = line.split(' ').next().filter(|word| is_symbol(word)).unwrap_or_default();
            let rest = line[symbol.len()..].trim_start();
            let title = repeated_words(rest, &self.text[first.range()]);
            if !symbol.is_empty() && !title.is_empty() {
                titles.push(title);
                self.trim_head(page, line.len() - rest.len() + title.len());
            }
        }
        for page in 1..self.all.len() {
            // even pages may have the title alone, odd ones the symbol before or behind it
            while let Some(len) = self.head_len(page, &titles).filter(|len| *len > 0) {
                self.trim_head(page, len);
            }
        }
    }

    /// The length of a title, or of a symbol that stands on the first page, at the top of a page.
    fn head_len(&self, page: usize, titles: &[&str]) -> Option<usize> {
        let line = self.first_line(page);
        let title = titles.iter().find(|title| line.starts_with(**title));
        let first = &self.text[self.all[0].content.range()];
        let symbol = line.split(' ').next().filter(|word| is_symbol(word) && first.contains(*word));
        title.copied().or(symbol).map(str::len)
    }

    fn first_line(&self, page: usize) -> &'t str {
        self.text[self.all[page].content.range()].split('\n').next().unwrap_or_default()
    }

    /// Takes `len` bytes off the top of a page.
    fn trim_head(&mut self, page: usize, len: usize) {
        let page = &mut self.all[page];
        let head = Span::new(page.content.start(), page.content.start() + len);
        let behind = &self.text[head.end()..page.content.end()];
        page.omitted.push((Omission::RunningHead, head));
        page.content =
            Span::new(page.content.end() - behind.trim_start().len(), page.content.end());
    }

    /// Takes the footnotes off the foot of every page, and their calls out of its words.
    fn trim_notes(&mut self) {
        let mut next = 1;
        for page in 0..self.all.len() {
            let content = self.all[page].content;
            let Some(notes) = self.notes_at_foot(content, next) else {
                self.trim_marked_notes(page);
                continue;
            };
            let first = notes[0].start();
            let body_end = match self.text[..first].trim_end().trim_end_matches('_') {
                before if before.len() + RULE.len() <= first => before.trim_end().len(),
                _ => self.text[..first].trim_end().len(),
            };
            let body = Span::new(content.start(), body_end.max(content.start()));
            let mut calls = Vec::new();
            let mut from = body.start();
            for number in next..next + notes.len() {
                if let Some(call) =
                    call_of(self.text, Span::new(from, body.end()), &number.to_string())
                {
                    from = call.end();
                    calls.push(call);
                }
            }
            next += notes.len();
            let page = &mut self.all[page];
            (page.content, page.notes, page.calls) = (body, notes, calls);
        }
    }

    /// The same for footnotes that are not counted through the text.
    fn trim_marked_notes(&mut self, page: usize) {
        let next = self.all.get(page + 1).map(|next| &self.text[next.content.range()]);
        let goes_on = next.is_some_and(|next| next.starts_with(char::is_lowercase));
        if let Some((body, foot)) = rules::at_foot(self.text, self.all[page].content, goes_on) {
            let page = &mut self.all[page];
            (page.content, page.notes, page.calls) = (body, foot.notes, foot.calls);
        }
    }

    /// The footnotes that end a page, counted on from `next`: behind a rule, or each on a line of its
    /// own with a call for the first among the words above.
    fn notes_at_foot(&self, content: Span, next: usize) -> Option<Vec<Span>> {
        let page = &self.text[content.range()];
        let ruled = page.rfind(RULE).map(|at| content.start() + at + RULE.len()).and_then(|at| {
            let behind = self.text[at..content.end()].trim_start_matches('_').trim_start();
            let start = content.end() - behind.len();
            starts_note(behind, next).then_some(start)
        });
        let start = ruled.or_else(|| {
            let mut lines = page.match_indices('\n').map(|(at, _)| content.start() + at + 1);
            let start = lines.find(|at| starts_note(&self.text[*at..content.end()], next))?;
            call_of(self.text, Span::new(content.start(), start), &next.to_string())?;
            Some(start)
        })?;
        let mut notes = Vec::new();
        let (mut at, mut number) = (start, next);
        while at < content.end() {
            number += 1;
            let following = self.text[at + 1..content.end()].match_indices([' ', '\n']);
            let mut ends = following.map(|(offset, _)| at + 1 + offset);
            let end = ends.find(|end| starts_note(&self.text[end + 1..content.end()], number));
            let end = end.unwrap_or(content.end());
            notes.push(Span::new(at, at + self.text[at..end].trim_end().len()));
            at = if end < content.end() { end + 1 } else { end };
        }
        Some(notes)
    }

    /// One cut for each gap between the words of two pages, and those inside the pages.
    fn cuts(self) -> Vec<Cut> {
        let mut cuts = Vec::new();
        let mut notes = Vec::new();
        for (index, page) in self.all.iter().enumerate() {
            let next = self.all.get(index + 1).map_or(self.text.len(), |next| next.content.start());
            for call in &page.calls {
                cuts.push(Cut::omission(*call, "", Omission::FootnoteCall));
            }
            if index == 0 && page.content.start() > 0 {
                cuts.push(Cut::plain(Span::new(0, page.content.start()), ""));
            }
            let gap = Span::new(page.content.end(), next);
            let joins = self.all.get(index + 1).is_some_and(|next| self.joins(page, next));
            cuts.push(Cut::plain(gap, if joins { "\n" } else { "\n\x0C\n" }));
            notes.extend(page.notes.iter().copied().map(Cut::note));
        }
        let omitted = self.all.iter().flat_map(|page| &page.omitted);
        cuts.extend(omitted.map(|(kind, span)| Cut::record(*span, *kind)));
        cuts.extend(notes);
        cuts
    }

    /// Whether a sentence goes on from one page to the next: it has no closing mark, and its last
    /// line is full or the next page begins with a small letter.
    fn joins(&self, page: &Page, next: &Page) -> bool {
        let before = &self.text[page.content.range()];
        let after = &self.text[next.content.range()];
        if before.ends_with(['.', ';', ':', '!', '?', '…', '”', '"']) {
            return false;
        }
        let last = before.rsplit('\n').next().unwrap_or_default().trim().chars().count();
        let widest = before.split('\n').map(|line| line.trim().chars().count()).max();
        // where paragraphs are not wrapped, lines do not tell which is full
        let is_full = |widest| widest > LONGEST_WRAPPED || 4 * last >= 3 * widest;
        let full = widest.is_some_and(is_full) && last > SHORT_LINE;
        let plain = after.starts_with(char::is_alphabetic);
        after.starts_with(|c: char| c.is_lowercase() || c == ',') || full && plain
    }
}

/// Looking for the words of one page on another takes time that grows with both.
const MOST_PAGES: usize = 2_000;
/// A line of so many characters may be a heading however wide the page is.
const SHORT_LINE: usize = 40;

/// The lines at the top and at the foot of a page.
fn edges(lines: &[Span]) -> impl Iterator<Item = &Span> {
    let foot = lines.len().saturating_sub(EDGE_LINES).max(EDGE_LINES.min(lines.len()));
    lines[..EDGE_LINES.min(lines.len())].iter().chain(&lines[foot..])
}

/// A line as it is compared with those of other pages: without its numbers and its spacing, for page
/// numbers stand in running heads; but what begins like a clause is compared as it is.
fn key(line: &str) -> String {
    let clause =
        line.starts_with(['(', '[', '-', '•']) || line.starts_with(|c: char| c.is_ascii_digit());
    let headed =
        line.split(' ').nth(1).is_some_and(|word| word.starts_with(|c: char| c.is_ascii_digit()));
    let mut key = String::with_capacity(line.len());
    for word in line.split_whitespace() {
        match word.bytes().all(|byte| byte.is_ascii_digit()) && !clause && !headed {
            true => key.push('#'),
            false => key.push_str(word),
        }
        key.push(' ');
    }
    key
}

/// `12`, `Page 3 of 20`, `- 3 -`, `3/54`, `iv`; the number of the print job, with the letter of the
/// language: `31-04412      1/3`, `31-04412 (E)`, `*3104412*`.
pub(super) fn is_page_number(line: &str) -> bool {
    // the number of a print job and that of a page may stand far apart; nearly all lines, at once
    if line.len() > LONGEST_PAGE_NUMBER {
        let may_be_job =
            line.len() <= WIDEST_LINE && line.starts_with(|c: char| c.is_ascii_digit());
        let len = || line.split_whitespace().map(str::len).sum::<usize>();
        if !may_be_job || len() > LONGEST_PAGE_NUMBER {
            return false;
        }
    }
    let digits = line.bytes().any(|byte| byte.is_ascii_digit());
    let letters = line.bytes().filter(|byte| byte.is_ascii_alphabetic()).count();
    let is_job = letters <= 1 && line.bytes().filter(u8::is_ascii_digit).count() >= JOB_DIGITS;
    let line = if is_job { line.trim_matches('*') } else { line };
    let mut words = line.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    let known = words.all(|word| {
        let word = word.to_lowercase();
        let names = ["page", "p", "of", "sur", "de", "von", "seite"].contains(&word.as_str());
        names || is_job && line.contains(&format!("({})", word.to_uppercase()))
    });
    let marks = if is_job { " -–—/|.()" } else { " -–—/|." };
    let only_marks = line.chars().all(|c| c.is_alphanumeric() || marks.contains(c));
    let roman = line.len() <= 5 && line.bytes().all(|byte| b"ivx".contains(&byte));
    // "1." begins a clause
    (digits && known && only_marks && !line.ends_with('.')) || roman
}

/// `A/RES/77/321`
pub(super) fn is_symbol(word: &str) -> bool {
    word.matches('/').count() > 1 && word.starts_with(|c: char| c.is_ascii_uppercase())
}

/// The words at the start of `line` that stand together in `other` too, as many as there are.
fn repeated_words<'t>(line: &'t str, other: &str) -> &'t str {
    let mut len = 0;
    let mut words = 0;
    for (at, _) in line.match_indices(' ').chain([(line.len(), "")]) {
        if !other.contains(&line[..at]) {
            break;
        }
        (len, words) = (at, words + 1);
    }
    if words < HEAD_WORDS { "" } else { &line[..len] }
}

/// Whether `text` begins with the number of a footnote and its words: `2  See …`, not `2.` or `2 (`.
fn starts_note(text: &str, number: usize) -> bool {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let behind = &text[digits..];
    let words = behind.trim_start_matches([' ', '\t', '\u{a0}']);
    text[..digits].parse() == Ok(number)
        && words.len() < behind.len()
        && words.starts_with(|c: char| c.is_uppercase() || matches!(c, '“' | '"' | '«'))
}
