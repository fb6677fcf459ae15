//! Tokens: the smallest units of change.

use super::cutter::cut;
use crate::span::Span;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
pub(super) struct Entry {
    start: u32,
    word_end: u32,
    kind: TokenKind,
    plain: bool,
}

impl Entry {
    #[inline]
    pub(super) const fn new(start: usize, word_end: usize, kind: TokenKind, plain: bool) -> Self {
        Self { start: start as u32, word_end: word_end as u32, kind, plain }
    }

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
        let text = addressable(text);
        Self { entries: cut(text), end: text.len() as u32 }
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
