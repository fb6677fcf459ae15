//! Tokens: the smallest units of change.

use super::classes::{
    CLASS, DIGIT, GLUE, Known, LETTER, MID_LETTER, MID_NUMBER, NON_ASCII, WHITE, WORD, known,
};
use super::segment::Segments;
use crate::bytes::{ascii_letters_end, ascii_word_end};
use crate::span::Span;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum TokenKind {
    /// Letters, with the apostrophes and full stops inside them: `States`, `don't`, `U.N`.
    Word,
    /// Words joined by hyphens: `capacity-building`.
    Compound,
    /// Digits, with what joins them: `13`, `2.5`, `70/237`.
    Number,
    /// A printed number of a clause: `(iv)`, `3.1(a)`.
    Enumerator,
    /// A document symbol: `A/RES/70/237`.
    Symbol,
    /// `[`, `]`, `(`, `)` and their like.
    Bracket,
    /// `…`, or two or more full stops.
    Ellipsis,
    /// Any other single mark.
    Punctuation,
    /// White space before the first word of a text; every other space belongs to a token.
    Space,
}

impl TokenKind {
    /// Whether the token says something: words and numbers do, marks and space do not.
    #[must_use]
    pub const fn is_word(self) -> bool {
        matches!(self, Self::Word | Self::Compound | Self::Number | Self::Enumerator | Self::Symbol)
    }
}

/// One token of a text: a word, and the white space that follows it.
///
/// Only the word is compared. White space of any kind and length belongs to the token before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token<'t> {
    text: &'t str,
    start: usize,
    word_len: usize,
    kind: TokenKind,
}

impl<'t> Token<'t> {
    /// What the token is.
    #[must_use]
    pub fn kind(self) -> TokenKind {
        self.kind
    }

    /// The word, without the space after it; empty for [`TokenKind::Space`].
    #[must_use]
    pub fn word(self) -> &'t str {
        &self.text[..self.word_len]
    }

    /// The white space after the word.
    #[must_use]
    pub fn space(self) -> &'t str {
        &self.text[self.word_len..]
    }

    /// Word and space.
    #[must_use]
    pub fn as_str(self) -> &'t str {
        self.text
    }

    /// Where the word stands, in bytes of the text that was cut.
    #[must_use]
    pub fn span(self) -> Span {
        Span::new(self.start, self.start + self.word_len)
    }

    /// Where word and space stand.
    #[must_use]
    pub fn full_span(self) -> Span {
        Span::new(self.start, self.start + self.text.len())
    }
}

/// Twelve bytes a token; a token ends where the next one starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Entry {
    start: u32,
    word_end: u32,
    kind: TokenKind,
    plain: bool,
}

impl Entry {
    #[inline]
    fn cut(self) -> Cut {
        let span = Span::new(self.start as usize, self.word_end as usize);
        Cut { span, kind: self.kind, plain: self.plain }
    }
}

/// A token without its text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cut {
    /// Where the word stands.
    pub(crate) span: Span,
    pub(crate) kind: TokenKind,
    /// Whether it is a word or number of ASCII letters, digits and `_` alone.
    pub(crate) plain: bool,
}

/// The tokens of one text, in order.
///
/// Laws: the tokens concatenate to the text; every token starts at a word boundary of UAX #29, and
/// so does the space inside it. Texts longer than 4 GiB are not cut beyond that size.
///
/// ```
/// use travaux::text::{TokenKind, Tokens};
///
/// let text = "(iv) Recalls A/RES/70/237 on capacity-building…";
/// let tokens = Tokens::new(text);
/// let words: Vec<_> = tokens.iter(text).map(|token| token.word()).collect();
/// assert_eq!(words, ["(iv)", "Recalls", "A/RES/70/237", "on", "capacity-building", "…"]);
/// assert_eq!(tokens.get(text, 2).kind(), TokenKind::Symbol);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tokens {
    entries: Vec<Entry>,
    end: u32,
}

impl Tokens {
    /// Cuts `text`.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Cutter::new(addressable(text)).run()
    }

    /// How many tokens there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether the text was empty.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The token with the number `index`, of the `text` that was cut.
    ///
    /// # Panics
    /// If there is no such token, or `text` is not the text that was cut.
    #[must_use]
    pub fn get<'t>(&self, text: &'t str, index: usize) -> Token<'t> {
        let entry = self.entries[index];
        let end = self.entries.get(index + 1).map_or(self.end, |next| next.start);
        let (start, word_end, end) = (entry.start as usize, entry.word_end as usize, end as usize);
        Token { text: &text[start..end], start, word_len: word_end - start, kind: entry.kind }
    }

    /// All tokens of the `text` that was cut.
    #[must_use]
    pub fn iter<'t>(
        &self,
        text: &'t str,
    ) -> impl ExactSizeIterator<Item = Token<'t>> + use<'_, 't> {
        (0..self.len()).map(move |index| self.get(text, index))
    }

    /// The kind of the token `index`.
    ///
    /// # Panics
    /// If there is no such token.
    #[must_use]
    pub fn kind(&self, index: usize) -> TokenKind {
        self.entries[index].kind
    }

    /// Where the word of the token `index` stands.
    ///
    /// # Panics
    /// If there is no such token.
    #[must_use]
    #[inline]
    pub fn span(&self, index: usize) -> Span {
        let entry = self.entries[index];
        Span::new(entry.start as usize, entry.word_end as usize)
    }

    /// Some tokens without their text.
    pub(crate) fn cuts(
        &self,
        tokens: std::ops::Range<usize>,
    ) -> impl ExactSizeIterator<Item = Cut> {
        self.entries[tokens].iter().map(|entry| entry.cut())
    }

    /// The token `index` without its text.
    pub(crate) fn cut(&self, index: usize) -> Cut {
        self.entries[index].cut()
    }

    /// The number of the first token that starts at or after byte `offset`.
    #[must_use]
    pub fn at_or_after(&self, offset: usize) -> usize {
        self.entries.partition_point(|entry| (entry.start as usize) < offset)
    }

    /// The numbers of the tokens that start within `span`.
    #[must_use]
    pub fn within(&self, span: Span) -> std::ops::Range<usize> {
        self.at_or_after(span.start())..self.at_or_after(span.end())
    }
}

/// The part of `text` that 32-bit places can address.
fn addressable(text: &str) -> &str {
    let mut end = text.len().min(u32::MAX as usize);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

struct Cutter<'t> {
    text: &'t str,
    pieces: Segments<'t>,
    entries: Vec<Entry>,
}

impl<'t> Cutter<'t> {
    fn new(text: &'t str) -> Self {
        // English runs to five or six bytes a token, space included
        let entries = Vec::with_capacity(text.len() / 5 + 4);
        Self { text, pieces: Segments::new(text), entries }
    }

    fn run(mut self) -> Tokens {
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
        Tokens { entries: self.entries, end: self.text.len() as u32 }
    }

    /// Moves over words of ASCII letters, with or without a mark behind them, that one space parts from
    /// what follows: most of a text.
    #[inline]
    fn plain_words(&mut self) {
        if !self.pieces.is_fast() {
            return;
        }
        let bytes = self.text.as_bytes();
        let mut start = self.pieces.position();
        loop {
            let end = ascii_letters_end(bytes, start);
            let space = match bytes.get(end) {
                Some(b' ' | b'\n') => end,
                Some(b',' | b'.' | b';' | b':') => end + 1,
                _ => break,
            };
            let parted = matches!(bytes.get(space), Some(b' ' | b'\n'));
            if end == start || !parted || self.class(space + 1) & (WHITE | NON_ASCII) != 0 {
                break;
            }
            self.push(start, end, TokenKind::Word, true);
            if space > end {
                self.push(end, space, TokenKind::Punctuation, false);
            }
            start = space + 1;
        }
        self.pieces.jump(start);
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
        self.entries.push(Entry { start: start as u32, word_end: word_end as u32, kind, plain });
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
        let mut end = self.pieces.position();
        while matches!(self.text.as_bytes().get(end), Some(b' ' | b'\n')) {
            end += 1;
        }
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
