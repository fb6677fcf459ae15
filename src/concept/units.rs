//! A clause as the sequence of its words as phrases see them.

use super::filter::{Begins, CONTEXT, Filter, PAIR, PHRASE, head};
use super::symbols::{LEVEL, NONE, Symbols};
use crate::document::Draft;
use crate::span::Span;
use crate::text::{Cut, Normalization, Packed, TokenKind, elided_article_len, without_possessive};

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
    /// The symbol of its base form, [`NONE`] if no phrase holds it, `UNREAD` before anyone asks.
    pub(super) symbol: u32,
    /// The symbol of the longest prefix some phrase asks for, [`NONE`] if there is none.
    pub(super) prefix: u32,
    pub(super) start: u32,
    pub(super) end: u32,
    /// What stands between it and the word before.
    pub(super) apart: Break,
}

const UNREAD: u32 = NONE - 1;

/// The words of one clause after the other; its lists are kept from clause to clause.
#[derive(Debug)]
pub(super) struct Units<'m> {
    symbols: &'m Symbols,
    filter: &'m Filter,
    units: Vec<Unit>,
    /// The units that may begin something, and what.
    starts: Vec<(u32, Begins)>,
}

impl<'m> Units<'m> {
    pub(super) fn new(symbols: &'m Symbols, filter: &'m Filter) -> Self {
        Self { symbols, filter, units: Vec::new(), starts: Vec::new() }
    }

    /// The places of the units of the clause read last; their symbols are for [`Units::get`] to
    /// tell.
    pub(super) fn places(&self) -> &[Unit] {
        &self.units
    }

    /// The units that may begin something, and what, in order.
    pub(super) fn start(&self, index: usize) -> Option<(u32, Begins)> {
        self.starts.get(index).copied()
    }

    /// The unit with the number `index` of the clause read last, whose text is `text`.
    #[inline]
    pub(super) fn get(&mut self, text: &str, index: usize) -> Option<Unit> {
        let unit = self.units.get_mut(index)?;
        if unit.symbol == UNREAD {
            let span = Span::new(unit.start as usize, unit.end as usize);
            (unit.symbol, unit.prefix) = self.symbols.at(text, span);
        }
        Some(*unit)
    }

    /// The prefixes a unit has, the longest first.
    #[inline]
    pub(super) fn prefixes_of(&self, unit: Unit) -> impl Iterator<Item = u32> + use<'m> {
        self.symbols.prefixes_of(unit.prefix)
    }

    /// Reads the words of a draft that stand in `body`, where no token before `token` does; gives
    /// the token after them.
    pub(super) fn read(&mut self, draft: &Draft, body: Span, token: usize) -> usize {
        let text = draft.text();
        self.units.clear();
        self.starts.clear();
        let mut apart = Break::None;
        let mut last_end = usize::MAX;
        // the head of the last unit, if it begins something only with the right word after it
        let mut waiting = None;
        let mut token = token;
        for Cut { span, kind, plain } in draft.tokens().cuts(token..draft.tokens().len()) {
            if span.start() >= body.end() {
                break;
            }
            token += 1;
            if span.start() < body.start() {
                continue;
            }
            if plain {
                let own = head(text.as_bytes(), span.start(), span.end());
                let number = self.units.len() as u32;
                if let Some(first) = waiting.take() {
                    if apart == Break::None && self.filter.follows(first, own) {
                        self.starts.push((number - 1, PHRASE));
                    }
                }
                let begins = self.filter.of(own);
                if begins != 0 {
                    if begins & (PHRASE | PAIR) == PAIR {
                        waiting = Some(own);
                    }
                    if begins & (PHRASE | CONTEXT) != 0 {
                        self.starts.push((number, begins));
                    }
                }
                self.units.push(unit((UNREAD, NONE), span, apart));
                apart = Break::None;
            } else if kind.is_word() && kind != TokenKind::Enumerator {
                if waiting.take().is_some() {
                    self.starts.push((self.units.len() as u32 - 1, PHRASE));
                }
                self.read_pieces(text, span, kind, apart);
                apart = Break::None;
            } else {
                apart = apart.max(match kind {
                    TokenKind::Ellipsis => Break::Strong,
                    TokenKind::Punctuation => {
                        strength(&text[span.range()], span.start() == last_end)
                    }
                    _ => Break::None,
                });
            }
            last_end = span.end();
        }
        token
    }

    /// Forgets what the filter said: every unit may begin anything.
    #[cfg(test)]
    pub(super) fn start_everywhere(&mut self) {
        self.starts = (0..self.units.len() as u32).map(|unit| (unit, PHRASE | CONTEXT)).collect();
    }

    /// The way of long words, and of those with hyphens, apostrophes or other letters than `a` to `z`.
    #[inline(never)]
    fn read_pieces(&mut self, text: &str, span: Span, kind: TokenKind, apart: Break) {
        let mut apart = apart;
        pieces(text, span, kind, |piece| {
            let (symbol, prefix) = match Packed::of(text.as_bytes(), piece, LEVEL) {
                Some(word) if !word.holds(b'\'') => self.symbols.at(text, piece),
                _ => {
                    let folded = LEVEL.fold(&text[piece.range()]);
                    let word = without_possessive(&folded);
                    self.symbols.at(word, Span::new(0, word.len()))
                }
            };
            if symbol != NONE || prefix != NONE {
                self.starts.push((self.units.len() as u32, PHRASE | CONTEXT));
            }
            self.units.push(unit((symbol, prefix), piece, apart));
            apart = Break::None;
        });
    }
}

fn unit((symbol, prefix): (u32, u32), span: Span, apart: Break) -> Unit {
    Unit { symbol, prefix, start: span.start() as u32, end: span.end() as u32, apart }
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
