//! The beginnings of words some phrase asks for.

use super::symbols::NONE;
use crate::span::Span;
use crate::text::Packed;

/// Prefixes and their symbols, the longer before the shorter.
#[derive(Clone, Debug)]
pub(super) struct Prefixes {
    all: Vec<Prefix>,
    /// Which beginnings of three letters any of them has, a bit each: most words of a text have
    /// none of them, and this says so in one look.
    beginnings: Box<[u64; 512]>,
}

#[derive(Clone, Debug)]
struct Prefix {
    stem: String,
    symbol: u32,
    /// Its first eight bytes, the first of them lowest, and the bits they take.
    head: u64,
    mask: u64,
}

impl Default for Prefixes {
    fn default() -> Self {
        Self { all: Vec::new(), beginnings: Box::new([0; 512]) }
    }
}

impl Prefixes {
    /// The symbol of the prefix `stem` itself.
    pub(super) fn get(&self, stem: &str) -> Option<u32> {
        self.all.iter().find(|prefix| prefix.stem == stem).map(|prefix| prefix.symbol)
    }

    /// Adds a prefix, which is folded.
    pub(super) fn insert(&mut self, stem: &str, symbol: u32) {
        let mut head = [0; 8];
        let len = stem.len().min(8);
        head[..len].copy_from_slice(&stem.as_bytes()[..len]);
        let prefix = Prefix {
            stem: stem.to_owned(),
            symbol,
            head: u64::from_le_bytes(head),
            mask: u64::MAX >> (64 - 8 * len),
        };
        for rest in 0..1 << 15 {
            // a short prefix has any letters after its own
            let place = beginning(prefix.head | (spread(rest) & !prefix.mask));
            self.beginnings[place / 64] |= 1 << (place % 64);
        }
        self.all.push(prefix);
        self.all.sort_by_key(|prefix| std::cmp::Reverse(prefix.stem.len()));
    }

    /// Writes the longest prefix of each prefix into `shorter`, by symbol.
    pub(super) fn chain(&self, shorter: &mut [u32]) {
        for (index, prefix) in self.all.iter().enumerate() {
            let rest = self.all[index + 1..].iter();
            let mut others = rest.filter(|other| prefix.stem.starts_with(&other.stem));
            shorter[prefix.symbol as usize] = others.next().map_or(NONE, |other| other.symbol);
        }
    }

    /// The symbol of the longest prefix of a folded word, [`NONE`] if it has none.
    pub(super) fn of(&self, word: &str) -> u32 {
        let longest = self.all.iter().find(|prefix| word.starts_with(&prefix.stem));
        longest.map_or(NONE, |prefix| prefix.symbol)
    }

    /// Whether an ASCII word with these first eight bytes may have a prefix; seldom true if it has
    /// not.
    #[inline]
    pub(super) fn may_begin(&self, head: u64) -> bool {
        let place = beginning(head);
        self.beginnings[place / 64] >> (place % 64) & 1 != 0
    }

    /// The same as [`Prefixes::of`] for the packed word at `span` of `text`.
    #[inline]
    pub(super) fn of_packed(&self, word: Packed, text: &str, span: Span) -> u32 {
        if self.may_begin(word.head()) { self.longest(word, &text[span.range()]) } else { NONE }
    }

    #[inline(never)]
    fn longest(&self, word: Packed, printed: &str) -> u32 {
        let begins = |prefix: &&Prefix| {
            let stem = prefix.stem.as_bytes();
            let beginning = printed.as_bytes().get(..stem.len());
            word.head() & prefix.mask == prefix.head
                && (stem.len() <= 8 || beginning.is_some_and(|b| b.eq_ignore_ascii_case(stem)))
        };
        self.all.iter().find(begins).map_or(NONE, |prefix| prefix.symbol)
    }
}

/// Five bits of each of the first three letters.
#[inline]
const fn beginning(head: u64) -> usize {
    (head & 0x1F | head >> 3 & 0x3E0 | head >> 6 & 0x7C00) as usize
}

/// The three bytes that [`beginning`] makes `place` of.
const fn spread(place: u64) -> u64 {
    place & 0x1F | (place & 0x3E0) << 3 | (place & 0x7C00) << 6
}
