//! Clauses that run together in one paragraph: items behind items, preambular paragraphs behind each
//! other, the first sentence of an article behind its title.
//!
//! Texts come so from PDF files and from drafters who save paper. Cut here, they have the clauses
//! that the same text has where each begins a line of its own.

use super::blocks::{Block, LONGEST_WRAPPED, Shape};
use super::candidate::{Candidate, Counted, Lead, ROMAN_LETTERS, Seconds, may_follow, readings};
use super::enumerator::{self, Enumerator, EnumeratorStyle as Style, Form};
use super::headings::{division_level, stopped_title};
use super::numeral::{is_right_to_left, is_unspaced};
use super::script;
use crate::lexicon::{Lexicon, Opening, words};
use crate::span::Span;

/// The clauses that run together in `block`, whose `own` number stands before its words, in order;
/// empty if it is a single one. `open` gives the numbers that stand open above it, outermost first.
pub(super) fn split(
    text: &str,
    block: &Block,
    own: Option<&(Enumerator, usize)>,
    lexicon: &Lexicon,
    open: impl FnOnce() -> Vec<Counted>,
) -> Vec<Block> {
    if !matches!(block.shape, Shape::Text) || block.depth.is_some() {
        return Vec::new();
    }
    let words = &text[block.span.range()];
    let division = own.filter(|(own, _)| own.style == Style::Named);
    let body = own.map_or(0, |(_, len)| *len);
    let paragraph = Paragraph { text: words, body, lexicon, titled: division.is_some() };
    let candidates = paragraph.candidates();
    let mut cuts = match candidates.is_empty() {
        true => Vec::new(),
        false => {
            let mut open = open();
            count_own(&mut open, own.map(|(own, _)| own));
            paragraph.items(&candidates, open)
        }
    };
    paragraph.openings(&mut cuts);
    cuts.extend(paragraph.turn());
    paragraph.lines(&mut cuts);
    let title = division.and_then(|(own, _)| paragraph.title_end(own, &cuts));
    let heading = title.or_else(|| paragraph.preamble_heading());
    cuts.extend(heading.map(|(end, _)| end));
    cuts.sort_unstable();
    cuts.dedup();
    pieces(text, block, &cuts, heading.map(|(_, level)| level))
}

/// Adds the number of the block itself to those that are open: it closes what it is a sibling of.
fn count_own(open: &mut Vec<Counted>, own: Option<&Enumerator>) {
    let Some(mut counted) = own.and_then(Counted::of) else { return };
    if own.is_some_and(Enumerator::is_ambiguous) {
        let before = Counted { number: counted.number - 1, ..counted };
        if !open.contains(&before) {
            let number = ROMAN_LETTERS.iter().find(|(letter, _)| *letter == counted.number);
            let number = number.map_or(1, |(_, roman)| *roman);
            counted = Counted { style: Style::Roman, number, ..counted };
        }
    }
    count(open, counted);
}

/// Opens a number, which closes one it is a sibling of and all behind that.
fn count(open: &mut Vec<Counted>, counted: Counted) {
    let same = |open: &Counted| (open.style, open.form) == (counted.style, counted.form);
    if let Some(sibling) = open.iter().rposition(same) {
        open.truncate(sibling);
    }
    open.push(counted);
}

fn pieces(text: &str, block: &Block, cuts: &[usize], heading: Option<u8>) -> Vec<Block> {
    if cuts.is_empty() {
        return Vec::new();
    }
    let ends = cuts.iter().copied().chain([block.span.len()]);
    let starts = [0].into_iter().chain(cuts.iter().copied());
    let mut blocks: Vec<Block> = starts
        .zip(ends)
        .map(|(start, end)| {
            let start = block.span.start() + start;
            let words = text[start..block.span.start() + end].trim_end();
            Block { span: Span::new(start, start + words.len()), ..block.clone() }
        })
        .collect();
    if let Some(level) = heading {
        blocks[0].shape = Shape::Heading(level);
    }
    blocks
}

struct Paragraph<'t> {
    text: &'t str,
    /// Where the words begin, behind the paragraph's own number.
    body: usize,
    lexicon: &'t Lexicon,
    /// Whether it begins with the number of an article or its like.
    titled: bool,
}

impl Paragraph<'_> {
    /// All numbers that stand where a clause could begin.
    fn candidates(&self) -> Vec<Candidate> {
        let bytes = self.text.as_bytes();
        let mut found: Vec<Candidate> = self.second_number().into_iter().collect();
        for at in memchr::memchr3_iter(b'(', b')', b'.', &bytes[self.body..]) {
            let at = at + self.body;
            let start = match bytes[at] {
                b'(' => Some(at),
                _ => label_start(bytes, at),
            };
            let after_last = found.last().is_none_or(|last| last.body <= at);
            let Some(start) = start.filter(|start| *start > self.body && after_last) else {
                continue;
            };
            let Some(mut candidate) = self.candidate(start) else { continue };
            // "(b) (1) (A) A keeper": nothing parts it from the number it stands inside
            let inside = found.last().is_some_and(|last| {
                last.body == start && matches!(last.lead, Lead::Opens | Lead::Ends)
            });
            if inside && candidate.bracketed {
                candidate.lead = Lead::Opens;
            }
            found.push(candidate);
        }
        self.candidates_of_other_scripts(&mut found);
        self.further_choices(&mut found);
        found
    }

    /// The choices behind a first one in the same paragraph: *[Option 1: …] [Option 2: …]*.
    fn further_choices(&self, found: &mut Vec<Candidate>) {
        let first = found.first().filter(|first| first.at == self.body && first.is_choice());
        let Some((first, behind)) = first.map(|first| (first.at, first.body)) else { return };
        let name = self.text[first..].trim_start_matches(['[', '{', ' ']);
        let name = &name[..name.find(|c: char| !c.is_alphabetic()).unwrap_or(name.len())];
        for at in memchr::memmem::find_iter(&self.text.as_bytes()[behind..], name) {
            let before = self.text[..behind + at].trim_end_matches(['[', '{']);
            let begins = before.trim_end().ends_with(['.', ';', ':', ']', '}']);
            let parsed = enumerator::parse(&self.text[before.len()..], 0, self.lexicon);
            let Some((enumerator, len)) = parsed.filter(|_| begins) else { continue };
            let (at, body, lead) = (before.len(), before.len() + len, Lead::Ends);
            let readings = readings(&enumerator).filter(|_| enumerator.style == Style::Choice);
            found.extend(readings.map(|readings| Candidate {
                at,
                body,
                readings,
                lead,
                bracketed: true,
            }));
        }
        found.sort_by_key(|candidate| candidate.at);
        found.dedup_by(|next, last| next.at < last.body);
    }

    /// The numbers that no Latin text has: `- 2` set from right to left, and `（二）`.
    fn candidates_of_other_scripts(&self, found: &mut Vec<Candidate>) {
        let words = &self.text[self.body..];
        // nearly all texts, at once
        if words.as_bytes().first().is_some_and(u8::is_ascii_alphabetic) {
            return;
        }
        let mark = match words.chars().take(MOST_MARKS).find(|c| c.is_alphabetic()) {
            Some(letter) if is_right_to_left(letter) => "-",
            Some(letter) if is_unspaced(letter) => "（",
            _ => return,
        };
        let places = memchr::memmem::find_iter(words.as_bytes(), mark).map(|at| self.body + at);
        let others = places.filter_map(|at| self.candidate(at));
        // "第（三）款"
        found.extend(others.filter(|other| !(other.bracketed && other.lead == Lead::Word)));
        found.sort_by_key(|candidate| candidate.at);
        found.dedup_by(|next, last| next.at < last.body);
    }

    /// The number right behind the paragraph's own: `2. (a) Each Party`, `4. [Option 1: …`.
    fn second_number(&self) -> Option<Candidate> {
        if self.body == 0 {
            return None;
        }
        let (enumerator, len) = enumerator::parse(&self.text[self.body..], 0, self.lexicon)?;
        // "Art. 2. 1. Each Party": the first paragraph of an article
        let is_first = matches!(enumerator.style, Style::Decimal | Style::BracketedDecimal)
            && enumerator.label == "1";
        let deeper = match self.titled {
            true => is_first && self.text[..self.body].trim_end().ends_with('.'),
            false => enumerator.form.is_closed() || enumerator.style == Style::Choice,
        };
        let readings = readings(&enumerator).filter(|_| deeper)?;
        let (at, body, lead) = (self.body, self.body + len, Lead::Opens);
        Some(Candidate { at, body, readings, lead, bracketed: true })
    }

    fn candidate(&self, at: usize) -> Option<Candidate> {
        let before = self.text[..at].trim_end();
        // "State(s)", "2(a)"; but "Title.—(1) This Act"
        let is_apart = before.len() < at || before.ends_with('—');
        if !is_apart && !self.text[at..].starts_with('（') {
            return None;
        }
        let (enumerator, len) = enumerator::parse(&self.text[at..], 0, self.lexicon)?;
        let (_, suffix) = enumerator.ordinal()?;
        if matches!(enumerator.style, Style::Named | Style::Choice | Style::Paragraph) {
            return None;
        }
        let bracketed = enumerator.form.is_closed();
        let body = at + len;
        // "a. sail;", each on a line of its own
        let is_letter = enumerator.style == Style::Letter;
        let is_line = is_letter && self.text[before.len()..at].contains('\n');
        if !(suffix.is_empty() && self.begins_clause(body, bracketed || is_line)) {
            return None;
        }
        let readings = readings(&enumerator)?;
        // "- - 10": a dash too many
        let dashed = enumerator.form == Form::Dashed;
        let before = if dashed { before.trim_end_matches(['-', ' ']) } else { before };
        let lead = match self.lead(before, bracketed) {
            // a line of a list
            Lead::Word if self.text[before.len()..at].contains('\n') => Lead::Ends,
            lead => lead,
        };
        Some(Candidate { at, body, readings, lead, bracketed })
    }

    /// Whether the words behind a number can be those of a clause: `1.` is followed by a capital
    /// letter, `(a)` by anything but what joins it to another number.
    fn begins_clause(&self, body: usize, bracketed: bool) -> bool {
        let rest = &self.text[body..];
        let Some(first) = rest.chars().next() else { return false };
        if !bracketed {
            return first.is_uppercase()
                || script::dashed(rest).is_some()
                || matches!(first, '[' | '{' | '“' | '"' | '«' | '‘' | '(')
                || !first.is_lowercase() && first.is_alphabetic();
        }
        let word = first_word(rest);
        // "(a) to (k)", not "(a) to meet"
        let behind = rest[word.len()..].trim_start();
        let reaches = matches!(word, "to" | "à" | "-" | "–")
            && behind.starts_with(|c: char| c == '(' || c.is_ascii_digit());
        let joins = self.lexicon.is_joining_word(word) || reaches;
        !joins
            && (first.is_alphanumeric() || matches!(first, '[' | '{' | '“' | '"' | '«' | '‘' | '('))
    }

    fn lead(&self, before: &str, bracketed: bool) -> Lead {
        match before.chars().next_back() {
            Some(':' | '—' | '–' | '：') => Lead::Opens,
            Some(';' | '!' | '?' | '；' | '。' | '؛' | '؟') => Lead::Ends,
            Some('.') => {
                // "No. 5. The"
                let word = last_word(&before[..before.len() - 1]).to_lowercase();
                let cites = !bracketed
                    && self.lexicon.is_citing_word(&word)
                    && self.lexicon.abbreviates(&word);
                if cites { Lead::Cites } else { Lead::Ends }
            }
            Some(',' | '，' | '،') => Lead::Joins,
            Some(c) if c.is_alphabetic() => {
                let own = last_word(before);
                let word = own.to_lowercase();
                // "Article 9 Amendment 1. Any Party …": a title that names a division
                let is_title = self.titled && self.text[self.body..].starts_with(own);
                if is_title
                    && before.len() == self.body + own.len()
                    && own.starts_with(char::is_uppercase)
                {
                    Lead::Word
                } else if self.lexicon.is_joining_word(&word) {
                    Lead::Joins
                } else if self.lexicon.is_citing_word(&word) {
                    Lead::Cites
                } else {
                    Lead::Word
                }
            }
            Some(']' | '”' | '"' | '»') => Lead::Joins,
            // a footnote call behind the full stop
            Some(c) if c.is_ascii_digit() => {
                let stop = before.trim_end_matches(|c: char| c.is_ascii_digit());
                let dashed = !bracketed && stop.trim_end().ends_with('-');
                if stop.ends_with(['.', ';']) || dashed { Lead::Ends } else { Lead::Cites }
            }
            _ => Lead::Cites,
        }
    }

    /// Where items begin: numbers that count on from one that is open, or from 1 on.
    fn items(&self, candidates: &[Candidate], mut open: Vec<Counted>) -> Vec<usize> {
        let first_sentence_end = self.sentence_end(self.text.len());
        let seconds = Seconds::of(candidates);
        let mut cuts = Vec::new();
        for (index, candidate) in candidates.iter().enumerate() {
            let next = |open: &Counted| {
                candidate.reads(Counted { number: open.number + 1, ..*open })
                    && may_follow(candidate, open.style)
            };
            if let Some(sibling) = open.iter().rposition(next) {
                open.truncate(sibling + 1);
                open[sibling].number += 1;
                cuts.push(candidate.at);
                continue;
            }
            let titled = self.titled && first_sentence_end.is_none_or(|end| candidate.at <= end);
            let begins = |first: &&Counted| {
                let behind_title = titled && first.style == Style::Decimal;
                let follows = may_follow(candidate, first.style) && seconds.follow(index, **first);
                first.number == 1
                    && candidate.lead != Lead::Cites
                    && (candidate.lead == Lead::Opens || behind_title || follows)
            };
            // "- 1" has come off the page before the article that it stands in
            let displaced = |first: &&Counted| {
                let sort = (Style::Decimal, Form::Dashed);
                let mut inside = open.iter().rev().take_while(|open| open.style != Style::Named);
                let counts = inside.any(|open| (open.style, open.form) == sort);
                let second = (first.style, first.form) == sort && first.number == 2;
                second && !counts && self.titled && candidate.lead == Lead::Ends
            };
            let mut readings = candidate.readings.iter().rev().flatten();
            if let Some(first) = readings.find(|first| begins(first) || displaced(first)) {
                count(&mut open, *first);
                cuts.push(candidate.at);
            }
        }
        cuts
    }

    /// The first place before `end` where a sentence ends behind the paragraph's own number.
    fn sentence_end(&self, end: usize) -> Option<usize> {
        let words = &self.text.as_bytes()[self.body..end];
        memchr::memchr3(b'.', b';', b':', words).map(|at| self.body + at)
    }

    /// Where preambular or operative paragraphs begin behind a comma or semicolon: words such as
    /// *Recalling* have a capital letter only there.
    fn openings(&self, cuts: &mut Vec<usize>) {
        let body = &self.text[self.body..];
        for at in memchr::memchr2_iter(b',', b';', body.as_bytes()) {
            let behind = &body[at + 1..];
            // nearly all commas, at once
            let behind = match behind.as_bytes() {
                [b' ' | b'\n', b'a'..=b'z', ..] => self.behind_joining_word(behind),
                _ => Some(behind),
            };
            let Some(behind) = behind else { continue };
            // a footnote call may stand behind the comma
            let called = behind.trim_start_matches(|c: char| c.is_ascii_digit());
            let words = called.trim_start();
            if words.len() == called.len() || !words.starts_with(char::is_uppercase) {
                continue;
            }
            if matches!(self.opening(words), Opening::Preambular | Opening::Operative) {
                cuts.push(self.text.len() - words.len());
            }
        }
    }

    /// What stands behind a space and a short word that joins, if it is a capital letter: *, and Noting*
    fn behind_joining_word<'t>(&self, behind: &'t str) -> Option<&'t str> {
        let letters = &behind.as_bytes()[1..];
        let len = letters.iter().take(MOST_JOINING + 1).take_while(|byte| **byte != b' ').count();
        // "WELCOMES the plan, and UNDERLINES that": where verbs are shouted, capitals tell nothing
        let capital = letters.get(len + 1).is_some_and(u8::is_ascii_uppercase)
            && !letters.get(len + 2).is_some_and(u8::is_ascii_uppercase);
        let joins = || behind.get(1..=len).is_some_and(|word| self.lexicon.is_joining_word(word));
        (len <= MOST_JOINING && capital && joins()).then(|| &behind[len + 1..])
    }

    /// Where the words begin that end a preamble: *…, Have agreed as follows:*. They have a capital
    /// letter only there, and capital letters alone where no comma stands before them.
    fn turn(&self) -> Option<usize> {
        // nearly all paragraphs, at once
        let last = self.text.as_bytes().last()?;
        if last.is_ascii_graphic() && *last != b':' {
            return None;
        }
        let text = self.text.trim_end();
        let behind_colon = text.strip_suffix(':')?;
        let near =
            (text.len().saturating_sub(LONGEST_TURN)..).find(|at| text.is_char_boundary(*at))?;
        let tail = &behind_colon[near.max(self.body).min(behind_colon.len())..];
        let turns = &self.lexicon.openings().turns;
        // nearly all letters are small ones of ASCII
        let may_start = |byte: u8| byte.is_ascii_uppercase() || !byte.is_ascii();
        let mut starts = (1..tail.len()).filter(|at| may_start(tail.as_bytes()[*at]));
        let begins = |at: &usize| {
            tail.is_char_boundary(*at)
                && tail[*at..].starts_with(char::is_uppercase)
                && tail[..*at].ends_with(char::is_whitespace)
                && turns.at(words(&tail[*at..])).is_some()
        };
        let at = behind_colon.len() - tail.len() + starts.find(begins)?;
        let shouted = !behind_colon[at..].contains(char::is_lowercase);
        let before = self.text[..at].trim_end();
        let is_apart =
            before.ends_with([',', ';']) || shouted && before.ends_with(char::is_lowercase);
        is_apart.then_some(at)
    }

    /// Where a sentence ends with its line though no line is wrapped: there a paragraph ends.
    fn lines(&self, cuts: &mut Vec<usize>) {
        if self.text.len() <= LONGEST_WRAPPED {
            return;
        }
        let mut line_start = 0;
        for line_end in memchr::memchr_iter(b'\n', self.text.as_bytes()) {
            let line = self.text[line_start..line_end].trim_end();
            line_start = line_end + 1;
            if line.is_empty() {
                continue;
            }
            let next = self.text[line_start..].trim_start();
            let next_len = memchr::memchr(b'\n', next.as_bytes()).unwrap_or(next.len());
            // either may be in brackets, or the first may end with a quotation
            let sentence = line.trim_end_matches([']', '}', ')', '”', '"', '»']);
            if line.len().max(next_len) > LONGEST_WRAPPED
                && sentence.ends_with(['.', ';', ':', '!', '?'])
                && next.trim_start_matches(['[', '{']).starts_with(char::is_uppercase)
            {
                cuts.push(self.text.len() - next.len());
            }
        }
    }

    fn opening(&self, words: &str) -> Opening {
        let words = words.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
        self.lexicon.opening(words.take(MOST_OPENING_WORDS))
    }

    /// Where the title of an article ends and its text begins, and the level of the heading that
    /// makes: before the first numbered paragraph, or before a word that has a capital letter only
    /// because a sentence begins with it.
    fn title_end(&self, own: &Enumerator, cuts: &[usize]) -> Option<(usize, u8)> {
        let level = division_level(&own.label);
        let first = cuts.first().copied().unwrap_or(self.text.len());
        if first < self.text.len() && first > self.body && self.sentence_end(first).is_none() {
            return Some((first, level));
        }
        if !self.text.trim_end().ends_with(['.', ':', ';']) && cuts.is_empty() {
            return None;
        }
        let start = self.sentence_start(first).or_else(|| self.behind_stopped_title());
        start.map(|start| (start, level))
    }

    /// The first word behind a title that a full stop closes: *Article 1. Name. The name is …*
    fn behind_stopped_title(&self) -> Option<usize> {
        let end = stopped_title(self.text, self.body, self.lexicon)?;
        let behind = self.text[end..].trim_start();
        behind.starts_with(char::is_uppercase).then(|| self.text.len() - behind.len())
    }

    /// The first word before `end` that has a capital letter only because a sentence begins with it: a
    /// function word, or the first word of the title come again, behind a title in small letters.
    fn sentence_start(&self, end: usize) -> Option<usize> {
        let mut title = Title::default();
        let mut at = self.body;
        let mut words = self.text[self.body..end].split_inclusive(char::is_whitespace).peekable();
        while let Some(word) = words.next() {
            let start = at;
            at += word.len();
            let word = word.trim_end();
            if word.is_empty() {
                continue;
            }
            let next = words.peek().copied().unwrap_or_default();
            let complete =
                title.last.is_some_and(|last| !self.lexicon.is_function_word(&last.to_lowercase()));
            if complete && title.may_end(next) && word.starts_with(char::is_uppercase) {
                let again = title.first == Some(word);
                let cites = next.starts_with(|c: char| c.is_ascii_digit())
                    && self.lexicon.is_heading_word(&word.to_lowercase());
                if again || cites || self.is_function_word(word) {
                    return Some(start);
                }
            }
            if word.ends_with(['.', ';', ':']) {
                return None;
            }
            let content = word.starts_with(char::is_lowercase) && !self.is_function_word(word);
            title = title.and(word, content);
        }
        None
    }

    fn is_function_word(&self, word: &str) -> bool {
        let folded = word.to_lowercase();
        let word = folded.trim_end_matches(|c: char| !c.is_alphanumeric());
        // "L’objectif"
        let elided = word
            .split_once(['\'', '’'])
            .is_some_and(|(article, rest)| article.len() <= 2 && rest.chars().count() > 2);
        elided || self.lexicon.is_function_word(word) || self.lexicon.opens_text(word)
    }

    /// Where the text behind a heading of one word begins: `PREAMBLE The Parties …`.
    fn preamble_heading(&self) -> Option<(usize, u8)> {
        let begins_large = self.text.starts_with(char::is_uppercase);
        if !begins_large || !self.lexicon.may_head_preamble(self.text) {
            return None;
        }
        let word = self.text.split(char::is_whitespace).next()?;
        let rest = self.text[word.len()..].trim_start();
        let heads = !rest.is_empty()
            && rest.starts_with(char::is_uppercase)
            && self.lexicon.is_preamble_heading(&word.to_lowercase());
        heads.then(|| (self.text.len() - rest.len(), 2))
    }
}

/// The words of a title so far.
#[derive(Default)]
struct Title<'t> {
    first: Option<&'t str>,
    last: Option<&'t str>,
    /// Whether a word that is no function word has a small letter, so that a capital one tells.
    small: bool,
}

impl<'t> Title<'t> {
    fn and(self, word: &'t str, small: bool) -> Self {
        Self { first: self.first.or(Some(word)), last: Some(word), small: self.small || small }
    }

    /// Whether the title may end here, with `next` the second word behind it.
    fn may_end(&self, next: &str) -> bool {
        let Some(last) = self.last else { return false };
        let open =
            last.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ')' | '”' | '"' | '»'));
        let alone = self.first == self.last;
        let small = last.starts_with(char::is_lowercase) || !last.starts_with(char::is_alphabetic);
        open && (alone || small || self.small && next.starts_with(char::is_lowercase))
    }
}

/// Quotes, brackets and marks before the first word.
const MOST_MARKS: usize = 8;

/// Adverbs may stand before the word that says what a paragraph is; more than this many do not.
const MOST_OPENING_WORDS: usize = 6;

/// *and* is among the longest words that join paragraphs, in letters.
const MOST_JOINING: usize = 3;

/// The words that end a preamble take up no more bytes, colon included.
const LONGEST_TURN: usize = 120;

/// The start of the label that `mark` closes, as in `1.`, `iv.` and `a)`; `None` if what stands there
/// is longer than any label, or no label.
fn label_start(bytes: &[u8], mark: usize) -> Option<usize> {
    let digit = mark > 0 && bytes[mark - 1].is_ascii_digit();
    let behind = bytes.get(mark + 1)?;
    // "2.They", as "2. They"
    if !(behind.is_ascii_whitespace() || digit && behind.is_ascii_uppercase()) {
        return None;
    }
    let label = bytes[..mark].iter().rev().take(MOST_LABEL + 1);
    let len = label.take_while(|byte| byte.is_ascii_alphanumeric()).count();
    let start = mark - len;
    let apart = start > 0 && bytes[start - 1].is_ascii_whitespace();
    (apart && (1..=MOST_LABEL).contains(&len)).then_some(start)
}

/// `viii` is among the longest labels of run-in items.
const MOST_LABEL: usize = 5;

/// No word that joins or cites is longer, in bytes. Chinese paragraphs are one word up to their end,
/// and must not be read anew for every number in them.
const MOST_WORD: usize = 64;

fn first_word(text: &str) -> &str {
    let end = (0..=text.len().min(MOST_WORD)).rev().find(|end| text.is_char_boundary(*end));
    let near = &text[..end.unwrap_or_default()];
    near.split(char::is_whitespace).next().unwrap_or_default()
}

fn last_word(text: &str) -> &str {
    let mut starts = text.len().saturating_sub(MOST_WORD)..=text.len();
    let start = starts.find(|start| text.is_char_boundary(*start)).unwrap_or_default();
    let apart = |c: char| c.is_whitespace() || matches!(c, '(' | '[');
    text[start..].rsplit(apart).next().unwrap_or_default()
}
