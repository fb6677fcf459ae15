//! Which words of a text are worth a look.

use super::prefixes::Prefixes;

/// What a word may begin: a set of the two bits.
pub(super) type Begins = u8;
/// A phrase that names a concept.
pub(super) const PHRASE: Begins = 1;
/// A phrase that admits a match.
pub(super) const CONTEXT: Begins = 2;

/// Tells of the head of a word (see [`head`]) whether any phrase may begin with it. Four words in
/// five begin none, and this says so in one look; that it is sometimes wrong the other way costs a
/// second look and no answer.
#[derive(Clone, Debug)]
pub(super) struct Filter {
    /// Two bits for each hash of a head.
    bits: Box<[u64; HASHES / 32]>,
    prefixes: Prefixes,
}

const HASHES: usize = 1 << 16;

impl Filter {
    /// The filter of words that begin with one of `prefixes`, and of those whose heads are added.
    pub(super) fn new(prefixes: Prefixes) -> Self {
        Self { bits: Box::new([0; HASHES / 32]), prefixes }
    }

    /// Adds the head of a word that begins something.
    pub(super) fn add(&mut self, head: u64, begins: Begins) {
        let hash = hash(head);
        self.bits[hash / 32] |= u64::from(begins) << (hash % 32 * 2);
    }

    /// What a word with this head may begin.
    #[inline]
    pub(super) fn of(&self, head: u64) -> Begins {
        let hash = hash(head);
        let own = (self.bits[hash / 32] >> (hash % 32 * 2)) as u8 & (PHRASE | CONTEXT);
        own | (u8::from(self.prefixes.may_begin(head)) * (PHRASE | CONTEXT))
    }
}

#[inline]
const fn hash(head: u64) -> usize {
    // the top bits of a product with an odd number depend on all bits of the head
    (head.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (64 - HASHES.trailing_zeros())) as usize
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
