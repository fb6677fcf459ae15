//! A clause as the sequence of its words as phrases see them.

use super::filter::{Begins, CONTEXT, Filter, PAIR, PHRASE, head};
use super::symbols::{NONE, Symbols};
use super::trie::Hit;
use crate::document::Draft;
use crate::span::Span;
use crate::text::{Cut, Normalization, TokenKind, elided_article_len};

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
    /// The first of its other symbols, that of the printed word or its longest prefix, [`NONE`] if it
    /// has none.
    pub(super) other: u32,
    pub(super) start: u32,
    pub(super) end: u32,
    /// What stands between it and the word before.
    pub(super) apart: Break,
    /// The mask of all its symbols.
    pub(super) mask: u64,
}

const UNREAD: u32 = NONE - 1;

/// The words of one clause after the other; its lists are kept from clause to clause.
#[derive(Debug)]
pub(super) struct Units<'m> {
    symbols: &'m Symbols,
    filter: &'m Filter,
    units: Vec<Unit>,
    /// The units that may begin something, and what; only the first `started` count.
    starts: Vec<(u32, Begins)>,
    started: usize,
}

impl<'m> Units<'m> {
    pub(super) fn new(symbols: &'m Symbols, filter: &'m Filter) -> Self {
        Self { symbols, filter, units: Vec::new(), starts: Vec::new(), started: 0 }
    }

    /// The places of the units of the clause read last; their symbols are for [`Units::get`] to
    /// tell.
    pub(super) fn places(&self) -> &[Unit] {
        &self.units
    }

    /// The words of a hit.
    pub(super) fn span(&self, hit: Hit) -> Span {
        let (first, last) = (self.units[hit.start as usize], self.units[hit.end as usize - 1]);
        Span::new(first.start as usize, last.end as usize)
    }

    /// The units that `span` touches, as a hit with the number `phrase`.
    pub(super) fn hit(&self, phrase: u32, span: Span) -> Option<Hit> {
        let start = self.units.partition_point(|unit| unit.end as usize <= span.start());
        let end = self.units.partition_point(|unit| (unit.start as usize) < span.end());
        (start < end).then_some(Hit { phrase, start: start as u32, end: end as u32 })
    }

    /// The units that may begin something, and what, in order.
    pub(super) fn start(&self, index: usize) -> Option<(u32, Begins)> {
        self.starts[..self.started].get(index).copied()
    }

    /// The unit with the number `index` of the clause read last, whose text is `text`.
    #[inline]
    pub(super) fn get(&mut self, text: &str, index: usize) -> Option<Unit> {
        let unit = self.units.get_mut(index)?;
        if unit.symbol == UNREAD {
            let span = Span::new(unit.start as usize, unit.end as usize);
            (unit.symbol, unit.other) = self.symbols.at(text, span);
            unit.mask = self.symbols.mask(unit.symbol, unit.other);
        }
        Some(*unit)
    }

    /// The other symbols of a unit.
    #[inline]
    pub(super) fn others(&self, unit: Unit) -> impl Iterator<Item = u32> + use<'m> {
        self.symbols.others(unit.symbol, unit.other)
    }

    /// Whether a unit has no symbol but its own.
    #[inline]
    pub(super) fn is_single(&self, unit: Unit) -> bool {
        unit.other == NONE && !self.symbols.has_class(unit.symbol)
    }

    /// Whether a unit stands for the word with the symbol `symbol`.
    pub(super) fn is(&mut self, text: &str, index: usize, symbol: u32) -> bool {
        let unit = self.get(text, index);
        unit.is_some_and(|unit| {
            unit.symbol == symbol || self.others(unit).any(|other| other == symbol)
        })
    }

    /// Reads the words of a draft that stand in `body`, where no token before `token` does; gives
    /// the token after them.
    pub(super) fn read(&mut self, draft: &Draft, body: Span, token: usize) -> usize {
        let text = draft.text();
        self.units.clear();
        self.started = 0;
        let mut apart = Break::None;
        let mut last_end = usize::MAX;
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
                self.begin(self.filter.of(head(text.as_bytes(), span.start(), span.end())));
                self.units.push(unit((UNREAD, NONE), 0, span, apart));
                apart = Break::None;
            } else if kind.is_word() && kind != TokenKind::Enumerator {
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
        self.settle_pairs(text.as_bytes());
        token
    }

    /// Says what the next unit may begin.
    ///
    /// Without a branch: which words begin something is what no processor predicts.
    #[inline]
    fn begin(&mut self, begins: Begins) {
        if self.started == self.starts.len() {
            self.starts.resize(2 * self.started + 64, (0, 0));
        }
        self.starts[self.started] = (self.units.len() as u32, begins);
        self.started += usize::from(begins != 0);
    }

    /// Drops the units that would begin something only before another word than the one that follows.
    fn settle_pairs(&mut self, text: &[u8]) {
        let mut kept = 0;
        for place in 0..self.started {
            let (number, begins) = self.starts[place];
            let only_pairs = begins & (PHRASE | PAIR) == PAIR;
            let phrase = match only_pairs && self.is_pair(text, number as usize) {
                true => PHRASE,
                false => begins & PHRASE,
            };
            let begins = phrase | (begins & CONTEXT);
            self.starts[kept] = (number, begins);
            kept += usize::from(begins != 0);
        }
        self.started = kept;
    }

    /// Whether a phrase may begin with the unit `number` and the one after it.
    #[inline]
    fn is_pair(&self, text: &[u8], number: usize) -> bool {
        let head = |unit: &Unit| head(text, unit.start as usize, unit.end as usize);
        self.units.get(number..number + 2).is_some_and(|pair| {
            let follows = || self.filter.follows(head(&pair[0]), head(&pair[1]));
            pair[1].apart == Break::None && (pair[1].symbol != UNREAD || follows())
        })
    }

    /// Forgets what the filter said: every unit may begin anything.
    #[cfg(test)]
    pub(super) fn start_everywhere(&mut self) {
        self.starts = (0..self.units.len() as u32).map(|unit| (unit, PHRASE | CONTEXT)).collect();
        self.started = self.starts.len();
    }

    /// The way of long words, and of those with hyphens, apostrophes or other letters than `a` to `z`.
    #[inline(never)]
    fn read_pieces(&mut self, text: &str, span: Span, kind: TokenKind, apart: Break) {
        let mut apart = apart;
        pieces(text, span, kind, |piece| {
            let (symbol, other) = self.symbols.at(text, piece);
            let known = symbol != NONE || other != NONE;
            self.begin(u8::from(known) * (PHRASE | CONTEXT));
            let mask = self.symbols.mask(symbol, other);
            self.units.push(unit((symbol, other), mask, piece, apart));
            apart = Break::None;
        });
    }
}

fn unit((symbol, other): (u32, u32), mask: u64, span: Span, apart: Break) -> Unit {
    Unit { symbol, other, start: span.start() as u32, end: span.end() as u32, apart, mask }
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
    let start = word.bytes().take_while(u8::is_ascii_alphabetic).count();
    if start > LONGEST_ARTICLE {
        return None;
    }
    let sign = word[start..].chars().next()?;
    let is_apostrophe = match sign.is_ascii() {
        true => sign == '\'',
        false => Normalization::Typographic.fold(sign.encode_utf8(&mut [0; 4])) == "'",
    };
    let is_elided = || elided_article_len(&Normalization::CaseInsensitive.fold(word)) > 0;
    (is_apostrophe && is_elided()).then(|| start..start + sign.len_utf8())
}

/// The letters of *lorsqu’* and *puisqu’*.
const LONGEST_ARTICLE: usize = 6;
