//! Which words of a text are worth a look.

use super::prefixes::Prefixes;

/// What a word may begin: a set of the bits below.
pub(super) type Begins = u8;
/// A phrase that names a concept.
pub(super) const PHRASE: Begins = 1;
/// A phrase that admits a match.
pub(super) const CONTEXT: Begins = 2;
/// A phrase that names a concept, if the next word [follows](Filter::follows) it.
pub(super) const PAIR: Begins = 4;

/// Tells of the head of a word (see [`head`]) whether any phrase may begin with it. Four words in
/// five begin none, and this says so in one look; that it is sometimes wrong the other way costs a
/// second look and no answer.
#[derive(Clone, Debug)]
pub(super) struct Filter {
    /// Four bits for each hash of a head, a power of two of hashes.
    heads: Vec<u64>,
    /// One bit for each hash of two heads that begin a phrase, a power of two of hashes.
    pairs: Vec<u64>,
    head_bits: u32,
    pair_bits: u32,
    prefixes: Prefixes,
}

/// Sixteen kilobytes each, half of what stays closest to a processor; more only where so many would be
/// full: [`ROOM`] hashes for each of what they hold, up to half a megabyte.
const HEAD_BITS: std::ops::RangeInclusive<u32> = 15..=20;
const PAIR_BITS: std::ops::RangeInclusive<u32> = 17..=22;
const ROOM: usize = 8;

/// How many bits the number of a hash has.
fn bits(count: usize, allowed: std::ops::RangeInclusive<u32>) -> u32 {
    let wanted = (count * ROOM).next_power_of_two().trailing_zeros();
    wanted.clamp(*allowed.start(), *allowed.end())
}

impl Filter {
    /// The filter of words that begin with one of `prefixes`, and of those whose heads are added, about
    /// so many, and so many pairs of them.
    pub(super) fn new(prefixes: Prefixes, heads: usize, pairs: usize) -> Self {
        let (head_bits, pair_bits) = (bits(heads, HEAD_BITS), bits(pairs, PAIR_BITS));
        let (heads, pairs) = (vec![0; 1 << (head_bits - 4)], vec![0; 1 << (pair_bits - 6)]);
        Self { heads, pairs, head_bits, pair_bits, prefixes }
    }

    /// Adds the head of a word that begins something.
    pub(super) fn add(&mut self, head: u64, begins: Begins) {
        let hash = hash(head, self.head_bits);
        self.heads[hash / 16] |= u64::from(begins) << (hash % 16 * 4);
    }

    /// Adds the heads of two words next to each other that begin a phrase.
    pub(super) fn add_pair(&mut self, first: u64, second: u64) {
        let hash = hash(pair(first, second), self.pair_bits);
        self.pairs[hash / 64] |= 1 << (hash % 64);
    }

    /// What a word with this head may begin.
    #[inline]
    pub(super) fn of(&self, head: u64) -> Begins {
        let hash = hash(head, self.head_bits);
        let own = (self.heads[hash / 16] >> (hash % 16 * 4)) as u8 & (PHRASE | CONTEXT | PAIR);
        own | (u8::from(self.prefixes.may_begin(head)) * (PHRASE | CONTEXT))
    }

    /// Whether a phrase may begin with two words of these heads.
    #[inline]
    pub(super) fn follows(&self, first: u64, second: u64) -> bool {
        let hash = hash(pair(first, second), self.pair_bits);
        self.pairs[hash / 64] >> (hash % 64) & 1 != 0 || self.prefixes.may_begin(second)
    }
}

#[inline]
const fn hash(head: u64, bits: u32) -> usize {
    // the top bits of a product with an odd number depend on all bits of the head
    (head.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (64 - bits)) as usize
}

#[inline]
const fn pair(first: u64, second: u64) -> u64 {
    first.wrapping_mul(0xD6E8_FEB8_6659_FD93) ^ second
}

/// The first eight bytes of an ASCII word in small letters, the first of them lowest.
#[inline]
pub(super) fn head(text: &[u8], start: usize, end: usize) -> u64 {
    let len = (end - start).min(8);
    let mut eight = [0; 8];
    match text.get(start..start + 8) {
        Some(window) => eight.copy_from_slice(window),
        None => eight[..len].copy_from_slice(&text[start..start + len]),
    }
    // the bit that makes small letters of capitals does the same harm to other bytes every time
    (u64::from_le_bytes(eight) | SMALL) & (u64::MAX >> (64 - 8 * len))
}

const SMALL: u64 = 0x2020_2020_2020_2020;
