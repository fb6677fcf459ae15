//! Sentences of legal and diplomatic prose.

use super::line::{Lines, breaks};
use super::mark::{
    is_bullet, is_closing, is_dotted, is_full_width_stop, is_labelled, is_note_label, is_number,
    is_opening, is_roman, is_short_label, is_short_number, is_shouted,
};
use super::token::{TokenKind, Tokens};
use crate::lexicon::{Abbreviation, Lexicon};
use crate::span::Span;

/// The sentences of `text`, in order, each without the white space around it.
///
/// A sentence ends at `.`, `?`, `!` or an ellipsis when what follows can open one; closing quotes,
/// brackets and calls of footnotes behind the mark belong to it. It does not end at the full stop of
/// `para. 13`, `Art. 4.4` or `i.e.`, which `lexicon` lists, nor at those of an initial or inside a
/// citation (`16 Wall. 36`). It ends at an empty line, and at the end of a line that stops well
/// before the margin, as headings and items do; hard-wrapped lines go on. A printed number (`1.`,
/// `(a)`, `[2]`) that opens a sentence is a piece of its own.
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
    let mut reader = Reader { text, tokens, lexicon, lines: Lines::new(text) };
    let mut found = Vec::new();
    let mut first = None;
    for index in 0..tokens.len() {
        if tokens.kind(index) == TokenKind::Space {
            continue;
        }
        let start = *first.get_or_insert(index);
        if reader.may_end(index) && reader.ends(start, index) {
            found.push(Span::new(tokens.span(start).start(), tokens.span(index).end()));
            first = None;
        }
    }
    if let Some(start) = first {
        found.push(Span::new(tokens.span(start).start(), tokens.span(tokens.len() - 1).end()));
    }
    found
}

/// A text and its tokens, with the questions a sentence end depends on.
struct Reader<'t> {
    text: &'t str,
    tokens: &'t Tokens,
    lexicon: &'t Lexicon,
    lines: Lines<'t>,
}

/// How many closing quotes, brackets and calls of footnotes may stand behind a mark, and how many
/// opening ones before the next word: without a limit a text of brackets would be read again and again.
const MAX_CLOSING: usize = 8;
const MAX_OPENING: usize = 4;

/// Shorter lines in small letters on both sides of an empty line are items of a list: the pages of
/// `gold/legal-sbd` end in full lines of 80 and more, items are seldom half as long.
const FULL_LINE: usize = 40;

/// The longest name of a reporter without a list: `Cush`, `Wheat`, `Hawaii`. Any limit from 4 on
/// scores alike on `gold/legal-sbd`; without the rule .003 less.
const MAX_REPORTER: usize = 6;

impl<'t> Reader<'t> {
    fn word(&self, index: usize) -> &'t str {
        &self.text[self.tokens.span(index).range()]
    }

    fn space(&self, index: usize) -> &'t str {
        self.tokens.get(self.text, index).space()
    }

    /// The word of a token that may not exist.
    fn peek(&self, index: usize) -> &'t str {
        if index < self.tokens.len() { self.word(index) } else { "" }
    }

    fn is_tight(&self, index: usize) -> bool {
        self.space(index).is_empty()
    }

    /// Most tokens are words and commas before a plain space: nothing ends there.
    #[inline]
    fn may_end(&self, index: usize) -> bool {
        let bytes = self.text.as_bytes();
        let end = self.tokens.span(index).end();
        let goes_on = matches!(bytes[end - 1], b'a'..=b'z' | b'A'..=b'Z' | b',' | b';' | b':');
        !(goes_on
            && bytes.get(end) == Some(&b' ')
            && matches!(bytes.get(end + 1), Some(b'!'..=b'~')))
    }

    /// Whether the sentence that began with token `start` ends after token `index`.
    fn ends(&mut self, start: usize, index: usize) -> bool {
        if self.is_full_width_end(start, index) {
            return true;
        }
        let space = self.space(index);
        if space.is_empty() {
            return false;
        }
        if self.is_printed_number(start, index) {
            return true;
        }
        match breaks(space) {
            0 => {}
            1 if self.line_ends(start, index) => return true,
            1 => {}
            _ if !self.runs_over(start, index) => return true,
            _ => return false,
        }
        self.stop_ends(start, index)
    }

    /// Whether the sentence ends at `。` or its like, behind which no space is written.
    fn is_full_width_end(&self, start: usize, index: usize) -> bool {
        let word = self.word(index);
        let stops = is_full_width_stop(word)
            || is_closing(word) && index > start && is_full_width_stop(self.word(index - 1));
        stops && !is_closing(self.peek(index + 1))
    }

    /// Whether a sentence goes on behind the empty line after token `index`: a page ended in the
    /// middle of it, or its last words stand apart.
    fn runs_over(&self, start: usize, index: usize) -> bool {
        if index + 1 == self.tokens.len() {
            return false;
        }
        let next = self.word(index + 1);
        let before = self.lines.before(self.tokens.span(index).end());
        if start < index && is_number(before) {
            return next.starts_with(char::is_lowercase);
        }
        if !self.word(index).ends_with(char::is_lowercase) {
            return false;
        }
        if let Some(inside) = self.page_number_inside(index + 1) {
            return inside;
        }
        let goes_on = next.chars().take(2).filter(|c| c.is_lowercase()).count() == 2;
        goes_on && before.len() >= FULL_LINE || self.leads_on(index) && !self.opens_item(index + 1)
    }

    /// If the line that begins with token `index` is the number of a page: whether it stands in the
    /// middle of a sentence.
    fn page_number_inside(&self, index: usize) -> Option<bool> {
        let start = self.tokens.span(index).start();
        let line = self.lines.after(start);
        let behind = self.text[start + line.len()..].trim_start();
        is_number(line).then(|| behind.starts_with(char::is_lowercase))
    }

    /// Whether token `index` begins an item of a list: `(b)`, `b)`, `b.`
    fn opens_item(&self, index: usize) -> bool {
        index < self.tokens.len()
            && (self.tokens.kind(index) == TokenKind::Enumerator
                || is_short_label(self.word(index))
                    && self.is_tight(index)
                    && matches!(self.peek(index + 1), ")" | ".")
                    && !self.is_tight(index + 1))
    }

    /// Whether the sentence ends with the line that ends after token `index`.
    fn line_ends(&mut self, start: usize, index: usize) -> bool {
        if index + 1 == self.tokens.len() {
            return true;
        }
        let (word, next) = (self.word(index), self.word(index + 1));
        // items that a semicolon parts are one sentence
        if word == ";" || self.leads_on(index) {
            return false;
        }
        let next_start = self.tokens.span(index + 1).start();
        let before = self.lines.before(self.tokens.span(index).end());
        if next.starts_with(char::is_lowercase) {
            let over = matches!(word, "." | ":");
            let item = self.opens_item(index + 1);
            let bracketed = item && self.word(index + 2) == ")" && !is_number(before);
            return over && item
                || (word == "." || bracketed) && self.lines.had_room(before, next_start);
        }
        if let Some(inside) = self.page_number_inside(index + 1) {
            return !inside;
        }
        let after = self.lines.after(next_start);
        start == index && is_number(before)
            || is_bullet(next) && !self.is_tight(index + 1)
            || is_shouted(before) != is_shouted(after)
            || is_labelled(after)
            || self.lines.had_room(before, next_start)
    }

    /// Whether token `index` cannot be the last of a sentence, whatever follows.
    fn leads_on(&self, index: usize) -> bool {
        let word = self.word(index);
        match word {
            "," | "(" | "[" | "–" | "—" | "-" | "“" | "«" => return true,
            "." if index > 0 && self.is_tight(index - 1) => {
                let abbreviation = self.lexicon.abbreviation(self.word(index - 1));
                return abbreviation == Abbreviation::Never;
            }
            _ => {}
        }
        word.starts_with(char::is_lowercase) && self.lexicon.leads_on(word)
    }

    /// Whether the tokens from `start` to `index` are a printed number.
    fn is_printed_number(&self, start: usize, index: usize) -> bool {
        let word = self.word(start);
        let second = self.peek(start + 1);
        match index - start {
            0 => self.tokens.kind(start) == TokenKind::Enumerator && word.starts_with('('),
            1 if word == "*" => {
                self.tokens.kind(index) == TokenKind::Number && self.is_tight(start)
            }
            1 if second == "." => self.is_tight(start) && self.is_label(start, index),
            1 if second == ")" => self.is_tight(start) && is_short_label(word),
            2 if word == "[" => self.word(index) == "]" && is_note_label(second),
            2 => second == "." && matches!(self.word(index), "ª" | "º") && is_number(word),
            _ => false,
        }
    }

    /// Whether the word `start`, the full stop `stop` behind it, number what follows: `3.`, `II.`;
    /// a letter is as likely an initial, unless a wide gap sets it off.
    fn is_label(&self, start: usize, stop: usize) -> bool {
        let word = self.word(start);
        let opens_line = start == 0
            || breaks(self.space(start - 1)) > 0
            || self.tokens.kind(start - 1) == TokenKind::Space;
        let roman =
            word.bytes().all(|byte| b"IVX".contains(&byte)) && (word == "I" || word.len() > 1);
        let set_off = word.len() == 1 && self.space(stop).chars().count() > 1;
        is_short_number(word) || opens_line && (roman || set_off)
    }

    /// Whether a mark that ends a sentence stands at token `index`, with what belongs to it, and
    /// what follows can open one.
    fn stop_ends(&self, start: usize, index: usize) -> bool {
        let Some(stop) = self.stop_before(start, index) else { return false };
        let (ellipsis, mark) = (self.tokens.kind(stop) == TokenKind::Ellipsis, self.word(stop));
        if stop == index && self.leaves_out(stop) {
            return stop > start && self.is_tight(stop - 1);
        }
        let next = self.opener(index + 1);
        if next == self.tokens.len() {
            return true;
        }
        let word = self.word(next);
        if word.starts_with(char::is_lowercase) && self.word(next - 1) != "["
            || matches!(word, ")" | "," | ";" | ":" | "." | "]")
        {
            return false;
        }
        if index + 1 < self.tokens.len() && self.closes_apart(index + 1) {
            return false;
        }
        if ellipsis || mark != "." || stop == start {
            return true;
        }
        if !self.is_tight(stop - 1) {
            return self.spaced_stop_ends(stop, next);
        }
        self.full_stop_ends(stop - 1, next)
    }

    /// The mark that ends a sentence, behind which only closing quotes, brackets and calls of
    /// footnotes stand up to token `index`.
    fn stop_before(&self, start: usize, index: usize) -> Option<usize> {
        let mut stop = index;
        while index - stop <= MAX_CLOSING {
            let word = self.word(stop);
            let is_stop = matches!(word, "." | "?" | "!" | "؟" | "۔" | "።" | "।" | "։")
                || self.tokens.kind(stop) == TokenKind::Ellipsis;
            if is_stop {
                return Some(stop);
            }
            let passed = if is_closing(word) {
                self.note_len(start, stop)
            } else {
                self.call_len(start, stop)
            };
            if passed == 0 || stop < start + passed {
                return None;
            }
            if !self.is_tight(stop - passed) && !self.closes_apart(stop) {
                return None;
            }
            stop -= passed;
        }
        None
    }

    /// Whether token `index` is a closing quote though a space stands before it: `… fin. »`, or the
    /// outer one of two, `.' "`.
    fn closes_apart(&self, index: usize) -> bool {
        match self.word(index) {
            "»" => true,
            "\"" => matches!(self.word(index - 1), "'" | "’") && !self.is_tight(index),
            _ => false,
        }
    }

    /// How many tokens the bracketed call of a footnote has that ends with the closing mark `stop`:
    /// `[12]`, `[*]`; 1 for any other closing mark.
    fn note_len(&self, start: usize, stop: usize) -> usize {
        let is_note = stop >= start + 2
            && self.word(stop) == "]"
            && self.word(stop - 2) == "["
            && is_note_label(self.word(stop - 1));
        if is_note { 3 } else { 1 }
    }

    /// 1 if token `stop` is the call of a footnote behind a full stop (`law.12`), else 0.
    fn call_len(&self, start: usize, stop: usize) -> usize {
        let word = self.word(stop);
        let raised = |c: char| matches!(c, '¹' | '²' | '³' | '⁰'..='⁹');
        if !word.is_empty() && word.chars().all(raised) {
            return 1;
        }
        let quoted = stop > start && matches!(self.word(stop - 1), "”" | "\"" | "’" | "»");
        let mark = stop.saturating_sub(1 + usize::from(quoted));
        let behind_word = mark > start
            && self.word(mark) == "."
            && self.word(mark - 1).chars().filter(|c| c.is_lowercase()).count() > 2;
        usize::from(behind_word && is_short_number(word))
    }

    /// The first token from `index` on that is not an opening quote or bracket, or the number of a
    /// page of the print (`*484`).
    fn opener(&self, index: usize) -> usize {
        let mut next = index;
        while next < self.tokens.len() && next < index + MAX_OPENING {
            let word = self.word(next);
            if word == "*"
                && self.tokens.len() > next + 1
                && self.tokens.kind(next + 1) == TokenKind::Number
            {
                next += 2;
            } else if is_opening(word) {
                next += 1;
            } else {
                break;
            }
        }
        next.min(self.tokens.len())
    }

    /// Whether a full stop with a space before it ends a sentence: one of four in a row does, one of
    /// three leaves something out.
    fn spaced_stop_ends(&self, stop: usize, next: usize) -> bool {
        let dots = (0..=stop).rev().take(4).take_while(|&at| self.word(at) == ".").count();
        match dots {
            3 => self.opens_sentence(next),
            // behind a word and its full stop the sentence ended there
            4 => stop == 3 || !self.is_tight(stop - 4),
            _ => true,
        }
    }

    /// Whether a sentence ended with the first of four spaced full stops: `. . . .`
    fn leaves_out(&self, stop: usize) -> bool {
        (1..4).all(|at| self.peek(stop + at) == "." && !self.is_tight(stop + at - 1))
            && !self.is_tight(stop + 3)
            && self.peek(self.opener(stop + 4)).starts_with(char::is_uppercase)
    }

    /// Whether the full stop behind the token `index` ends a sentence that `next` would follow.
    fn full_stop_ends(&self, index: usize, next: usize) -> bool {
        let (word, following) = (self.word(index), self.word(next));
        let numbered = self.is_numbered(next);
        if matches!(following, "–" | "—" | "-") && (is_number(word) || is_roman(word)) {
            return false;
        }
        if !word.starts_with(char::is_alphabetic) {
            return !self.is_ordinal(index, following);
        }
        let abbreviation = self.lexicon.abbreviation(word);
        if word.chars().count() == 1 || is_dotted(word) {
            return abbreviation != Abbreviation::Never && !numbered && self.opens_sentence(next);
        }
        match abbreviation {
            Abbreviation::Never => false,
            Abbreviation::BeforeNumber => !numbered && !is_roman(following),
            Abbreviation::Closing => !numbered && self.opens_sentence(next),
            Abbreviation::None => {
                !self.is_reporter(index) || !numbered && self.opens_sentence(next)
            }
        }
    }

    /// Whether `next` is a number, or the abbreviation of one: `5`, `§ 5`, `(5)`, `No. 5`.
    fn is_numbered(&self, next: usize) -> bool {
        let word = self.word(next);
        word.starts_with(|c: char| c.is_ascii_digit() || c == '§')
            || self.tokens.kind(next) == TokenKind::Enumerator
            || self.peek(next + 1) == "."
                && self.is_tight(next)
                && word.len() > 1
                && self.lexicon.abbreviation(word) == Abbreviation::BeforeNumber
    }

    /// Whether token `next` is a word that opens sentences, and no initial.
    fn opens_sentence(&self, next: usize) -> bool {
        self.lexicon.opens_sentence(self.word(next))
            && !(self.word(next).len() == 1 && self.peek(next + 1) == ".")
    }

    /// Whether token `index` names what is cited behind the number of its volume: `16 Wall. 36`,
    /// but not `Article 1 Scope.`
    fn is_reporter(&self, index: usize) -> bool {
        let word = self.word(index);
        index > 0
            && word.len() <= MAX_REPORTER
            && word.starts_with(char::is_uppercase)
            && is_number(self.word(index - 1))
            && !(index > 1 && self.lexicon.is_heading_word(&self.word(index - 2).to_lowercase()))
    }

    /// Whether the number `index` is an ordinal: *am 3. März*.
    fn is_ordinal(&self, index: usize, next: &str) -> bool {
        is_short_number(self.word(index))
            && index > 0
            && self.lexicon.introduces_ordinal(self.word(index - 1))
            && next.starts_with(char::is_uppercase)
    }
}
