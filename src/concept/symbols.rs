//! The words of phrases as numbers, and a clause as the sequence of them.

use std::collections::BTreeMap;

use super::phrase::PhraseWord;
use crate::document::Draft;
use crate::span::Span;
use crate::text::{
    Normalization, TokenKind, Vocabulary, base_form, elided_article_len, regular_forms,
    without_possessive,
};

/// A word no phrase holds.
pub(super) const NONE: u32 = u32::MAX;

/// How far apart two neighboring words are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Break {
    /// White space, hyphens, quotation marks, brackets: nothing a phrase would notice.
    None,
    /// A comma, a dash, a colon: a gap may go over it, juxtaposed words may not.
    Weak,
    /// The end of a sentence or a semicolon: no phrase goes over it.
    Strong,
}

/// A word of a clause as phrases see it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Unit {
    /// The symbol of its base form.
    pub(super) symbol: u32,
    /// The symbol of the longest prefix some phrase asks for, [`NONE`] if there is none.
    pub(super) prefix: u32,
    pub(super) start: u32,
    pub(super) end: u32,
    /// What stands between it and the word before.
    pub(super) apart: Break,
}

/// Every word form the phrases of a scheme are written in.
#[derive(Clone, Debug)]
pub(super) struct Symbols {
    forms: Vocabulary,
    /// The symbol of each form.
    symbols: Vec<u32>,
    bases: BTreeMap<String, u32>,
    prefixes: BTreeMap<String, u32>,
    /// Whether any prefix begins with the letter; other letters count as 0.
    prefix_initials: [bool; 128],
    /// The prefix of the prefix, by symbol.
    shorter: Vec<u32>,
    count: u32,
}

impl Symbols {
    pub(super) fn new() -> Self {
        Self {
            forms: Vocabulary::new(Normalization::CaseInsensitive),
            symbols: Vec::new(),
            bases: BTreeMap::new(),
            prefixes: BTreeMap::new(),
            prefix_initials: [false; 128],
            shorter: Vec::new(),
            count: 0,
        }
    }

    /// How many symbols there are.
    pub(super) fn len(&self) -> usize {
        self.count as usize
    }

    /// The symbol of a word of a phrase, a new one if it has none yet.
    pub(super) fn intern(&mut self, word: &PhraseWord) -> u32 {
        let next = self.count;
        let symbol = match word {
            PhraseWord::Prefix(stem) => *self.prefixes.entry(stem.clone()).or_insert(next),
            PhraseWord::Form(word) => {
                let word = without_possessive(word);
                *self.bases.entry(base_form(word).into_owned()).or_insert(next)
            }
        };
        if symbol == next {
            self.count += 1;
            self.shorter.push(NONE);
            match word {
                PhraseWord::Prefix(stem) => self.remember_prefix(stem),
                PhraseWord::Form(word) => self.remember_forms(word, symbol),
            }
        }
        symbol
    }

    fn remember_forms(&mut self, word: &str, symbol: u32) {
        for form in regular_forms(without_possessive(word)) {
            let id = self.forms.intern(&form);
            if id.index() == self.symbols.len() {
                self.symbols.push(symbol);
            }
        }
    }

    fn remember_prefix(&mut self, stem: &str) {
        self.prefix_initials[initial(stem.as_bytes()[0])] = true;
        let shorter = |of: &str| {
            // in alphabetical order the longest of them comes last
            let mut others = self.prefixes.iter().rev().filter(|(other, _)| other.len() < of.len());
            others.find(|(other, _)| of.starts_with(other.as_str())).map_or(NONE, |(_, &s)| s)
        };
        let links: Vec<_> = self.prefixes.iter().map(|(of, &s)| (s, shorter(of))).collect();
        for (of, shorter) in links {
            self.shorter[of as usize] = shorter;
        }
    }

    /// All symbols a word counts as.
    pub(super) fn of(&self, unit: Unit) -> impl Iterator<Item = u32> {
        let next = |&prefix: &u32| Some(self.shorter[prefix as usize]).filter(|&s| s != NONE);
        let prefixes = std::iter::successors(Some(unit.prefix).filter(|&p| p != NONE), next);
        Some(unit.symbol).filter(|&symbol| symbol != NONE).into_iter().chain(prefixes)
    }

    /// Reads the tokens `range` of a draft into `units`.
    pub(super) fn read(&self, draft: &Draft, range: std::ops::Range<usize>, units: &mut Vec<Unit>) {
        let (text, tokens) = (draft.text(), draft.tokens());
        units.clear();
        let mut apart = Break::None;
        let mut last_end = usize::MAX;
        for index in range {
            let span = tokens.span(index);
            let kind = tokens.kind(index);
            match kind {
                TokenKind::Word | TokenKind::Number | TokenKind::Symbol | TokenKind::Compound => {
                    self.read_word(text, span, kind, apart, units);
                    apart = Break::None;
                }
                TokenKind::Enumerator | TokenKind::Bracket | TokenKind::Space => {}
                TokenKind::Ellipsis => apart = Break::Strong,
                TokenKind::Punctuation => {
                    let glued = span.start() == last_end;
                    apart = apart.max(strength(&text[span.range()], glued));
                }
            }
            last_end = span.end();
        }
    }

    #[inline]
    fn read_word(
        &self,
        text: &str,
        span: Span,
        kind: TokenKind,
        apart: Break,
        units: &mut Vec<Unit>,
    ) {
        if kind == TokenKind::Compound || is_odd(&text.as_bytes()[span.range()]) {
            self.read_pieces(text, span, kind, apart, units);
        } else {
            let symbol = self.forms.get_at(text, span);
            let symbol = symbol.map_or(NONE, |form| self.symbols[form.index()]);
            let prefix = self.prefix_of(text.as_bytes(), span);
            units.push(unit(symbol, prefix, span, apart));
        }
    }

    /// The way of words with hyphens, apostrophes or other letters than `a` to `z`.
    #[cold]
    fn read_pieces(
        &self,
        text: &str,
        span: Span,
        kind: TokenKind,
        apart: Break,
        units: &mut Vec<Unit>,
    ) {
        let mut apart = apart;
        pieces(text, span, kind, |piece| {
            let folded = Normalization::CaseInsensitive.fold(&text[piece.range()]);
            let word = without_possessive(&folded);
            let whole = Span::new(0, word.len());
            let symbol = self.forms.get_at(word, whole);
            let symbol = symbol.map_or(NONE, |form| self.symbols[form.index()]);
            let prefix = self.prefix_of(word.as_bytes(), whole);
            units.push(unit(symbol, prefix, piece, apart));
            apart = Break::None;
        });
    }

    /// The symbol of the longest prefix of the word, which is ASCII or folded.
    #[inline]
    fn prefix_of(&self, text: &[u8], span: Span) -> u32 {
        let first = text.get(span.start()).map_or(0, u8::to_ascii_lowercase);
        if !self.prefix_initials[initial(first)] { NONE } else { self.longest_prefix(text, span) }
    }

    fn longest_prefix(&self, text: &[u8], span: Span) -> u32 {
        let word = &text[span.range()];
        let begins = |stem: &str| {
            word.get(..stem.len()).is_some_and(|head| head.eq_ignore_ascii_case(stem.as_bytes()))
        };
        let fitting = self.prefixes.iter().filter(|(stem, _)| begins(stem));
        fitting.max_by_key(|(stem, _)| stem.len()).map_or(NONE, |(_, &symbol)| symbol)
    }
}

fn initial(byte: u8) -> usize {
    if byte < 0x80 { byte as usize } else { 0 }
}

fn unit(symbol: u32, prefix: u32, span: Span, apart: Break) -> Unit {
    Unit { symbol, prefix, start: span.start() as u32, end: span.end() as u32, apart }
}

/// Whether a word has an apostrophe or a letter beyond ASCII.
#[inline]
fn is_odd(word: &[u8]) -> bool {
    word.iter().fold(false, |odd, &byte| odd | (byte == b'\'') | (byte >= 0x80))
}

/// How far a mark sets the words around it apart; `glued` if no space precedes it.
fn strength(mark: &str, glued: bool) -> Break {
    match mark.chars().next().unwrap_or(' ') {
        '"' | '\'' | '‘' | '’' | '“' | '”' | '„' | '«' | '»' | '*' | '_' => Break::None,
        // a line may end at a hyphen: "public-\ncore"
        '-' | '‐' | '‑' | '/' if glued => Break::None,
        '.' | ';' | '!' | '?' => Break::Strong,
        _ => Break::Weak,
    }
}

/// Cuts the word at `span` of `text` at its hyphens and after an elided article: the parts phrases
/// see as words.
pub(super) fn pieces(text: &str, span: Span, kind: TokenKind, mut found: impl FnMut(Span)) {
    let is_hyphen = |c: char| kind == TokenKind::Compound && matches!(c, '-' | '‐' | '‑');
    let mut start = span.start();
    for part in text[span.range()].split_inclusive(is_hyphen) {
        let word = part.trim_end_matches(is_hyphen);
        let mut word_start = start;
        if let Some(apostrophe) = elision(word) {
            found(Span::new(start, start + apostrophe.start));
            word_start += apostrophe.end;
        }
        found(Span::new(word_start, start + word.len()));
        start += part.len();
    }
}

/// Where the apostrophe after an elided article stands.
fn elision(word: &str) -> Option<std::ops::Range<usize>> {
    let folded = Normalization::CaseInsensitive.fold(word);
    if elided_article_len(&folded) == 0 {
        return None;
    }
    let is_apostrophe =
        |c: char| Normalization::Typographic.fold(c.encode_utf8(&mut [0; 4])) == "'";
    let (start, apostrophe) = word.char_indices().find(|&(_, c)| is_apostrophe(c))?;
    Some(start..start + apostrophe.len_utf8())
}
