//! Words as numbers, the same in every draft of a comparison.

use std::collections::HashMap;
use std::hash::BuildHasher;

use foldhash::fast::RandomState;

use super::normalize::Normalization;
use crate::span::Span;

/// The number of a word in one [`Vocabulary`], counted from 0 in order of first sight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WordId(pub(crate) u32);

impl WordId {
    /// The number itself, fit to index a table with [`Vocabulary::len`] entries.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// Gives every distinct word, as one [`Normalization`] sees it, one number.
///
/// Law: two words get the same number exactly if their folded forms are equal. Numbers depend only
/// on the order in which words came.
///
/// ```
/// use travaux::text::{Normalization, Vocabulary};
///
/// let mut vocabulary = Vocabulary::new(Normalization::CaseInsensitive);
/// let id = vocabulary.intern("Shall");
/// assert_eq!(vocabulary.intern("SHALL"), id);
/// assert_eq!(vocabulary.word(id), "shall");
/// ```
#[derive(Clone, Debug)]
pub struct Vocabulary {
    normalization: Normalization,
    /// ASCII words of up to 16 bytes: nearly all there are.
    packed: PackedWords,
    /// All others, by their folded form.
    long: HashMap<Box<str>, u32, RandomState>,
    /// All folded forms in order of their numbers.
    words: Vec<Form>,
}

/// A folded form as it is kept.
#[derive(Clone, Debug)]
enum Form {
    Packed([u8; 16]),
    Long(Box<str>),
}

impl Vocabulary {
    /// An empty vocabulary that sees as much as `normalization` does.
    #[must_use]
    pub fn new(normalization: Normalization) -> Self {
        // Random seeds keep hostile texts from forcing collisions; no answer depends on them,
        // since nothing here is ever listed in hash order.
        Self {
            normalization,
            packed: PackedWords::default(),
            long: HashMap::default(),
            words: Vec::new(),
        }
    }

    /// The normalization words are compared at.
    #[must_use]
    pub fn normalization(&self) -> Normalization {
        self.normalization
    }

    /// The number of `word`, a new one if it has none yet.
    pub fn intern(&mut self, word: &str) -> WordId {
        self.intern_at(word, Span::new(0, word.len()))
    }

    /// The number of the word at `span` of `text`; faster than [`Vocabulary::intern`] on the slice,
    /// for it may look past the word's end.
    ///
    /// # Panics
    /// If `span` does not lie on character boundaries of `text`.
    #[inline]
    pub fn intern_at(&mut self, text: &str, span: Span) -> WordId {
        match Packed::of(text.as_bytes(), span, self.normalization) {
            Some(word) => self.intern_packed(word),
            None => self.intern_long(&text[span.range()]),
        }
    }

    #[inline]
    fn intern_packed(&mut self, word: Packed) -> WordId {
        let next = self.words.len() as u32;
        let id = self.packed.get_or_insert(word, next);
        if id == next {
            self.words.push(Form::Packed(word.bytes()));
        }
        WordId(id)
    }

    fn intern_long(&mut self, word: &str) -> WordId {
        let folded = self.normalization.fold(word);
        // a folded form may be short and ASCII though the word was not: "ﬁt"
        if &*folded != word {
            return self.intern(&folded);
        }
        if let Some(&id) = self.long.get(&*folded) {
            return WordId(id);
        }
        let id = self.words.len() as u32;
        self.words.push(Form::Long(folded.as_ref().into()));
        self.long.insert(folded.into(), id);
        WordId(id)
    }

    /// The folded form of a word.
    ///
    /// # Panics
    /// If `id` came from another vocabulary and this one has no such number.
    #[must_use]
    pub fn word(&self, id: WordId) -> &str {
        match &self.words[id.index()] {
            Form::Long(word) => word,
            Form::Packed(bytes) => {
                let len = bytes.iter().rposition(|&byte| byte != 0).map_or(0, |last| last + 1);
                std::str::from_utf8(&bytes[..len]).unwrap_or_default()
            }
        }
    }

    /// How many distinct words there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether no word has been seen.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }
}

/// The folded bytes of an ASCII word of up to 16 bytes, as two numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Packed {
    low: u64,
    high: u64,
}

impl Packed {
    /// The word at `span` of `text`; `None` for words of more than 16 bytes, words that are not
    /// ASCII, and words that end in a NUL, which would not show.
    ///
    /// Reads sixteen bytes whatever the word's length: lengths of words are what a processor
    /// predicts worst.
    #[inline]
    pub(crate) fn of(text: &[u8], span: Span, normalization: Normalization) -> Option<Self> {
        let len = span.len();
        if len > 16 || len == 0 {
            return None;
        }
        let mut bytes = [0; 16];
        match text.get(span.start()..span.start() + 16) {
            Some(window) => bytes.copy_from_slice(window),
            None => bytes[..len].copy_from_slice(&text[span.range()]),
        }
        let bytes = u128::from_le_bytes(bytes) & (u128::MAX >> (128 - 8 * len));
        let (low, high) = (bytes as u64, (bytes >> 64) as u64);
        let last_is_nul = text[span.end() - 1] == 0;
        if (low | high) & HIGH_BITS != 0 || last_is_nul {
            return None;
        }
        Some(match normalization {
            Normalization::CaseInsensitive => Self { low: lower(low), high: lower(high) },
            _ => Self { low, high },
        })
    }

    /// No word.
    pub(crate) const EMPTY: Self = Self { low: 0, high: 0 };

    /// The two halves of a product with random numbers, one over the other: every bit depends on
    /// every bit of the word.
    #[inline]
    pub(crate) fn hash(self, seeds: (u64, u64)) -> u64 {
        let product = u128::from(self.low ^ seeds.0) * u128::from(self.high ^ seeds.1);
        product as u64 ^ (product >> 64) as u64
    }

    /// All bytes, 0 beyond the end of the word.
    fn bytes(self) -> [u8; 16] {
        (u128::from(self.low) | u128::from(self.high) << 64).to_le_bytes()
    }

    /// The first eight bytes, the first of them lowest; 0 beyond the end of a shorter word.
    #[inline]
    pub(crate) fn head(self) -> u64 {
        self.low
    }

    /// Whether the byte `wanted`, which is ASCII, stands in the word.
    #[inline]
    pub(crate) fn holds(self, wanted: u8) -> bool {
        // a byte that becomes 0 is the only one that borrows
        let zeros = |bytes: u64| {
            let bytes = bytes ^ (u64::from(wanted) * EACH);
            bytes.wrapping_sub(EACH) & !bytes & HIGH_BITS
        };
        (zeros(self.low) | zeros(self.high)) != 0
    }
}

const EACH: u64 = 0x0101_0101_0101_0101;
const HIGH_BITS: u64 = 0x8080_8080_8080_8080;

/// Small letters for capitals in eight ASCII bytes at once.
#[inline]
const fn lower(bytes: u64) -> u64 {
    let from_a = bytes + (0x80 - b'A' as u64) * EACH;
    let past_z = bytes + (0x7F - b'Z' as u64) * EACH;
    let capitals = (from_a ^ past_z) & HIGH_BITS;
    bytes | capitals >> 2
}

/// Packed words and their numbers: open addressing with linear probing.
///
/// A standard map of the same keys takes half again the time, and this is the step every word of
/// every draft goes through.
#[derive(Clone, Debug)]
struct PackedWords {
    /// A byte of each slot's hash, 0 for a free slot: small enough to stay close to the processor,
    /// so that words which are not here seldom cost a look into `slots`.
    tags: Vec<u8>,
    /// A power of two many, at most half of them taken.
    slots: Vec<(Packed, u32)>,
    taken: usize,
    seeds: (u64, u64),
}

const NO_WORD: (Packed, u32) = (Packed::EMPTY, 0);

impl Default for PackedWords {
    fn default() -> Self {
        // Random seeds keep hostile texts from forcing collisions; no answer depends on them,
        // since nothing here is ever listed in hash order.
        let state = RandomState::default();
        let seeds = (state.hash_one(0), state.hash_one(1));
        Self { tags: vec![0; 1 << 12], slots: vec![NO_WORD; 1 << 12], taken: 0, seeds }
    }
}

impl PackedWords {
    /// The number of a word, which is `next` if it has none yet.
    #[inline]
    fn get_or_insert(&mut self, word: Packed, next: u32) -> u32 {
        let place = self.find(word);
        match place {
            Ok(at) => self.slots[at].1,
            Err(at) => {
                self.insert(word, next, at);
                next
            }
        }
    }

    /// The slot of a word, or the free one it would take.
    #[inline]
    fn find(&self, word: Packed) -> Result<usize, usize> {
        let mask = self.tags.len() - 1;
        let (mut at, tag) = self.place(word);
        loop {
            at &= mask;
            match self.tags[at] {
                0 => return Err(at),
                found if found == tag && self.slots[at].0 == word => return Ok(at),
                _ => at += 1,
            }
        }
    }

    /// Where to look for a word first, and its tag.
    #[inline]
    fn place(&self, word: Packed) -> (usize, u8) {
        let hash = word.hash(self.seeds);
        (hash as usize, (hash >> 56) as u8 | 1)
    }

    fn insert(&mut self, word: Packed, number: u32, at: usize) {
        self.tags[at] = self.place(word).1;
        self.slots[at] = (word, number);
        self.taken += 1;
        if self.taken * 2 > self.slots.len() {
            self.grow();
        }
    }

    #[cold]
    fn grow(&mut self) {
        let len = self.slots.len() * 2;
        let tags = std::mem::replace(&mut self.tags, vec![0; len]);
        let slots = std::mem::replace(&mut self.slots, vec![NO_WORD; len]);
        for (_, (word, number)) in tags.into_iter().zip(slots).filter(|(tag, _)| *tag != 0) {
            if let Err(at) = self.find(word) {
                self.tags[at] = self.place(word).1;
                self.slots[at] = (word, number);
            }
        }
    }
}
