//! Pieces of UAX #29 to tokens.

use super::classes::{
    CLASS, DIGIT, GLUE, Known, LETTER, MID_LETTER, MID_NUMBER, NON_ASCII, WHITE, WORD, known,
};
use super::segment::Segments;
use super::token::{Entry, TokenKind};
use crate::bytes::{ascii_word_end, letters_among};

/// The tokens of `text`, in order.
pub(super) fn cut(text: &str) -> Vec<Entry> {
    Cutter::new(text).run()
}

/// The place of a token that is still to be found.
const FREE: Entry = Entry::new(0, 0, TokenKind::Space, false);

struct Cutter<'t> {
    text: &'t str,
    pieces: Segments<'t>,
    /// Those after the first `taken` are free.
    entries: Vec<Entry>,
    taken: usize,
}

impl<'t> Cutter<'t> {
    fn new(text: &'t str) -> Self {
        // English runs to five or six bytes a token, space included
        let entries = vec![FREE; text.len() / 5 + 4];
        Self { text, pieces: Segments::new(text), entries, taken: 0 }
    }

    fn run(mut self) -> Vec<Entry> {
        self.leading_space();
        while self.pieces.position() < self.text.len() {
            self.plain_words();
            let start = self.pieces.position();
            if start == self.text.len() {
                break;
            }
            let (kind, plain) = self.simple(start).unwrap_or_else(|| self.grown(start));
            self.push(start, self.pieces.position(), kind, plain);
            self.trailing_space();
        }
        self.entries.truncate(self.taken);
        self.entries
    }

    /// Moves over words of up to sixteen ASCII letters, with or without a mark behind them, that one
    /// space parts from what follows: most of a text.
    #[inline]
    fn plain_words(&mut self) {
        if self.pieces.is_fast() {
            let end = self.run_of_plain_words(self.pieces.position());
            self.pieces.jump(end);
        }
    }

    /// Where the plain words from byte `start` on end.
    ///
    /// A loop of its own, so that all it needs stays in the registers of the processor.
    #[inline(never)]
    fn run_of_plain_words(&mut self, mut start: usize) -> usize {
        let bytes = self.text.as_bytes();
        let (entries, mut taken) = (&mut self.entries[..], self.taken);
        while let Some(window) = bytes.get(start..).and_then(<[u8]>::first_chunk::<24>) {
            let end = letters_among(window);
            let space = match window[end] {
                b' ' => end,
                b',' | b'.' | b';' | b':' if matches!(window[end + 1], b' ' | b'\n') => end + 1,
                b'\n' => end,
                _ => break,
            };
            let free = entries.get_mut(taken..).and_then(<[Entry]>::first_chunk_mut::<2>);
            let next = CLASS[window[space + 1] as usize];
            let Some([word, mark]) = free.filter(|_| next & (WHITE | NON_ASCII) == 0 && end > 0)
            else {
                break;
            };
            *word = Entry::new(start, start + end, TokenKind::Word, true);
            taken += 1;
            if space > end {
                *mark = Entry::new(start + end, start + space, TokenKind::Punctuation, false);
                taken += 1;
            }
            start += space + 1;
        }
        self.taken = taken;
        start
    }

    /// Moves over the commonest of all other tokens, those that what follows cannot make longer: ASCII
    /// words, whole numbers and single marks. Gives the kind, and whether the token is plain.
    #[inline]
    fn simple(&mut self, start: usize) -> Option<(TokenKind, bool)> {
        if !self.pieces.is_fast() {
            return None;
        }
        let bytes = self.text.as_bytes();
        let first = self.class(start);
        let (end, kind) = match first {
            LETTER => (ascii_word_end(bytes, start), TokenKind::Word),
            DIGIT => (digits_end(bytes, start), TokenKind::Number),
            _ => (start + 1, single_mark(bytes[start])?),
        };
        let next = self.class(end);
        let over = match first & WORD != 0 {
            true if next & (MID_LETTER | MID_NUMBER) != 0 => {
                self.class(end + 1) & (WORD | NON_ASCII) == 0
            }
            true => next & (WORD | NON_ASCII | GLUE) == 0,
            false => next & NON_ASCII == 0 && !bytes[start..].starts_with(b".."),
        };
        over.then(|| {
            self.pieces.jump(end);
            (kind, first & WORD != 0)
        })
    }

    /// Moves over any token.
    fn grown(&mut self, start: usize) -> (TokenKind, bool) {
        self.pieces.advance();
        let kind = match self.kind_of(start) {
            kind @ (TokenKind::Word | TokenKind::Number) => self.grow_word(start, kind),
            TokenKind::Bracket => self.grow_bracket(start),
            TokenKind::Punctuation => self.grow_punctuation(start),
            other => other,
        };
        let is_word = matches!(kind, TokenKind::Word | TokenKind::Number);
        let end = self.pieces.position();
        (kind, is_word && ascii_word_end(self.text.as_bytes(), start) == end)
    }

    fn push(&mut self, start: usize, word_end: usize, kind: TokenKind, plain: bool) {
        if self.taken == self.entries.len() {
            self.entries.resize(2 * self.taken, FREE);
        }
        self.entries[self.taken] = Entry::new(start, word_end, kind, plain);
        self.taken += 1;
    }

    /// The kind of the single piece that starts at `start` and ends where the cutter stands.
    fn kind_of(&self, start: usize) -> TokenKind {
        let piece = &self.text[start..self.pieces.position()];
        let first = piece.chars().next().unwrap_or(' ');
        match first {
            '(' | ')' | '[' | ']' | '{' | '}' => TokenKind::Bracket,
            '…' => TokenKind::Ellipsis,
            _ if first.is_numeric() && !piece.chars().any(char::is_alphabetic) => TokenKind::Number,
            _ if first.is_alphanumeric() || first == '_' => TokenKind::Word,
            _ => TokenKind::Punctuation,
        }
    }

    /// The class of the byte at `at`; none behind the text.
    #[inline]
    fn class(&self, at: usize) -> u8 {
        self.text.as_bytes().get(at).map_or(0, |&byte| CLASS[byte as usize])
    }

    fn byte(&self, at: usize) -> u8 {
        self.text.as_bytes().get(at).copied().unwrap_or(b' ')
    }

    /// Moves to `end`, piece by piece, so that a token never ends inside a piece.
    fn advance_to(&mut self, end: usize) {
        while self.pieces.position() < end && self.pieces.advance() {}
    }

    /// Joins what belongs to the word or number that starts at `start`.
    fn grow_word(&mut self, start: usize, mut kind: TokenKind) -> TokenKind {
        loop {
            let end = self.pieces.position();
            if self.byte(end) == b'/' {
                if let Some((end, grown)) = slashed(self.text.as_bytes(), start, end) {
                    self.advance_to(end);
                    return grown;
                }
            }
            if kind == TokenKind::Number && self.byte(end) == b'(' {
                let mut label_end = end;
                while let Some(end) = enumerator_end(self.text.as_bytes(), label_end) {
                    label_end = end;
                }
                if label_end > end && !starts_word(self.text, label_end) {
                    self.advance_to(label_end);
                    return TokenKind::Enumerator;
                }
            }
            let hyphen = hyphen_len(self.text.as_bytes(), end);
            if hyphen == 0 || !starts_word(self.text, end + hyphen) {
                return kind;
            }
            self.advance_to(end + hyphen + 1);
            kind = match kind {
                TokenKind::Number if self.byte(end + hyphen).is_ascii_digit() => kind,
                _ => TokenKind::Compound,
            };
        }
    }

    /// `(iv)` and `(12)`, but not the plural in `State(s)`.
    fn grow_bracket(&mut self, start: usize) -> TokenKind {
        let after_letter =
            self.text[..start].chars().next_back().is_some_and(char::is_alphanumeric);
        match enumerator_end(self.text.as_bytes(), start) {
            Some(end) if !after_letter && !starts_word(self.text, end) => {
                self.advance_to(end);
                TokenKind::Enumerator
            }
            _ => TokenKind::Bracket,
        }
    }

    fn grow_punctuation(&mut self, start: usize) -> TokenKind {
        if self.byte(start) != b'.' || self.byte(start + 1) != b'.' {
            return TokenKind::Punctuation;
        }
        while self.byte(self.pieces.position()) == b'.' && self.pieces.advance() {}
        TokenKind::Ellipsis
    }

    /// Moves over white space. A space that bears a combining mark is shown, and a token of its own.
    #[inline]
    fn trailing_space(&mut self) {
        let end = spaces_end(self.text.as_bytes(), self.pieces.position());
        if self.class(end) & (WHITE | NON_ASCII) == 0 && self.pieces.is_fast() {
            return self.pieces.jump(end);
        }
        self.any_trailing_space();
    }

    fn any_trailing_space(&mut self) {
        while let Some(start) = self.white_pieces() {
            self.push(start, self.pieces.position(), TokenKind::Punctuation, false);
        }
    }

    fn leading_space(&mut self) {
        let marked = self.white_pieces();
        let end = marked.unwrap_or(self.pieces.position());
        if end > 0 {
            self.push(0, 0, TokenKind::Space, false);
        }
        if let Some(start) = marked {
            self.push(start, self.pieces.position(), TokenKind::Punctuation, false);
            self.trailing_space();
        }
    }

    /// Moves over pieces of white space, up to and over one that only begins with it: gives that
    /// one's start.
    fn white_pieces(&mut self) -> Option<usize> {
        let bytes = self.text.as_bytes();
        loop {
            let at = self.pieces.position();
            let byte = *bytes.get(at)?;
            let white = match CLASS[byte as usize] {
                WHITE => true,
                _ if byte < 0x80 => false,
                _ => self.text[at..].chars().next().is_some_and(char::is_whitespace),
            };
            if !white || !self.pieces.advance() {
                return None;
            }
            let piece = &self.text[at..self.pieces.position()];
            if piece.len() > 1 && !piece.chars().all(char::is_whitespace) {
                return Some(at);
            }
        }
    }
}

/// The end of the spaces and line ends that follow byte `at`.
#[inline]
fn spaces_end(bytes: &[u8], mut at: usize) -> usize {
    while matches!(bytes.get(at), Some(b' ' | b'\n')) {
        at += 1;
    }
    at
}

fn digits_end(bytes: &[u8], start: usize) -> usize {
    start + bytes[start..].iter().take_while(|byte| byte.is_ascii_digit()).count()
}

/// The kind of a mark that is a token by itself, whatever follows; but for an ellipsis.
#[inline]
fn single_mark(byte: u8) -> Option<TokenKind> {
    match byte {
        b')' | b'[' | b']' | b'{' | b'}' => Some(TokenKind::Bracket),
        b'(' => None,
        _ if CLASS[byte as usize] & (WORD | WHITE | NON_ASCII) != 0 => None,
        _ => Some(TokenKind::Punctuation),
    }
}

/// Whether a letter or digit stands at byte `at`.
fn starts_word(text: &str, at: usize) -> bool {
    match text.as_bytes().get(at) {
        None => false,
        Some(&byte) if byte < 0x80 => CLASS[byte as usize] & (LETTER | DIGIT) != 0,
        Some(_) if matches!(known(text.as_bytes(), at), Some((Known::Letter, _))) => true,
        Some(_) => {
            text.get(at..).and_then(|rest| rest.chars().next()).is_some_and(char::is_alphanumeric)
        }
    }
}

/// The length of the hyphen at `at`, 0 if there is none. Dashes are not hyphens.
fn hyphen_len(bytes: &[u8], at: usize) -> usize {
    match bytes.get(at) {
        Some(b'-') => 1,
        Some(0xE2) if matches!(bytes.get(at + 1..at + 3), Some([0x80, 0x90 | 0x91])) => 3,
        _ => 0,
    }
}

/// The end of a bracketed clause number that opens at `at`: one letter, a doubled letter, a Roman
/// numeral up to 39, or up to three digits.
fn enumerator_end(bytes: &[u8], at: usize) -> Option<usize> {
    let inner = bytes.get(at..)?.strip_prefix(b"(")?;
    let len = inner.iter().take(7).take_while(|byte| byte.is_ascii_alphanumeric()).count();
    let (label, rest) = inner.split_at(len);
    if rest.first() != Some(&b')') {
        return None;
    }
    let is_number = match label {
        [] => false,
        [one] => one.is_ascii_alphanumeric(),
        [one, two] if one == two => one.is_ascii_alphanumeric(),
        _ => {
            let roman = |set: &[u8]| label.iter().all(|byte| set.contains(byte));
            roman(b"ivx") || roman(b"IVX") || (len <= 3 && label.iter().all(u8::is_ascii_digit))
        }
    };
    is_number.then_some(at + 1 + len + 1)
}

/// The end and kind of a document symbol or of a number such as `70/237` whose first `/` is at
/// `slash`. `and/or` is neither.
fn slashed(bytes: &[u8], start: usize, slash: usize) -> Option<(usize, TokenKind)> {
    let part = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'.' | b'-');
    let len = bytes[slash..].iter().take(MAX_SYMBOL).take_while(|byte| part(byte)).count();
    let mut end = slash + len;
    while matches!(bytes[end - 1], b'.' | b'-' | b'/') {
        end -= 1;
    }
    if end <= slash {
        return None;
    }
    let symbol = &bytes[start..end];
    let all = |set: fn(&u8) -> bool| symbol.iter().all(set);
    if all(|byte| byte.is_ascii_digit() || matches!(byte, b'/' | b'.')) {
        return Some((end, TokenKind::Number));
    }
    let first = symbol.split(|&byte| byte == b'/').next().unwrap_or_default();
    let shouted = first.iter().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    let numbered = symbol.iter().any(u8::is_ascii_digit);
    (shouted && numbered).then_some((end, TokenKind::Symbol))
}

/// Symbols are short; without a limit a text of slashes would be read again from every slash.
const MAX_SYMBOL: usize = 64;
