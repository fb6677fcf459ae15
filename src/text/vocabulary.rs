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
    /// ASCII words of up to 8 bytes: nine words in ten.
    short: ShortWords,
    /// ASCII words of 9 to 16 bytes, by their folded bytes packed into two numbers.
    medium: HashMap<(u64, u64), u32, RandomState>,
    /// All others, by their folded form.
    long: HashMap<Box<str>, u32, RandomState>,
    /// All folded forms in order of their numbers, one after the other.
    letters: String,
    ends: Vec<u32>,
}

impl Vocabulary {
    /// An empty vocabulary that sees as much as `normalization` does.
    #[must_use]
    pub fn new(normalization: Normalization) -> Self {
        // Random seeds keep hostile texts from forcing collisions; no answer depends on them,
        // since nothing here is ever listed in hash order.
        let state = RandomState::default();
        Self {
            normalization,
            short: ShortWords::new(&state),
            medium: HashMap::with_hasher(state.clone()),
            long: HashMap::with_hasher(state),
            letters: String::new(),
            ends: Vec::new(),
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
        match short_key(text.as_bytes(), span, self.normalization) {
            Some(key) => self.intern_short(key),
            None => self.intern_medium(text, span),
        }
    }

    /// The number of the word at `span` of `text` if it has one; looks as far as
    /// [`Vocabulary::intern_at`] does.
    #[inline]
    pub(crate) fn get_at(&self, text: &str, span: Span) -> Option<WordId> {
        match short_key(text.as_bytes(), span, self.normalization) {
            Some(key) => self.short.get(key).map(WordId),
            None => self.get_longer(text, span),
        }
    }

    fn get_longer(&self, text: &str, span: Span) -> Option<WordId> {
        if let Some(keys) = medium_key(text.as_bytes(), span, self.normalization) {
            return self.medium.get(&keys).copied().map(WordId);
        }
        let word = &text[span.range()];
        let folded = self.normalization.fold(word);
        if &*folded != word {
            return self.get_at(&folded, Span::new(0, folded.len()));
        }
        self.long.get(&*folded).copied().map(WordId)
    }

    #[inline]
    fn intern_short(&mut self, key: u64) -> WordId {
        let next = self.ends.len() as u32;
        let id = self.short.get_or_insert(key, next);
        if id == next {
            self.remember_packed(key);
            self.ends.push(self.letters.len() as u32);
        }
        WordId(id)
    }

    fn intern_medium(&mut self, text: &str, span: Span) -> WordId {
        let Some(keys) = medium_key(text.as_bytes(), span, self.normalization) else {
            return self.intern_long(&text[span.range()]);
        };
        let next = self.ends.len() as u32;
        let id = *self.medium.entry(keys).or_insert(next);
        if id == next {
            self.remember_packed(keys.0);
            self.remember_packed(keys.1);
            self.ends.push(self.letters.len() as u32);
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
        let id = self.ends.len() as u32;
        self.letters.push_str(&folded);
        self.ends.push(self.letters.len() as u32);
        self.long.insert(folded.into(), id);
        WordId(id)
    }

    fn remember_packed(&mut self, key: u64) {
        let bytes = key.to_le_bytes();
        let len = 8 - key.leading_zeros() as usize / 8;
        self.letters.push_str(std::str::from_utf8(&bytes[..len]).unwrap_or_default());
    }

    /// The folded form of a word.
    ///
    /// # Panics
    /// If `id` came from another vocabulary and this one has no such number.
    #[must_use]
    pub fn word(&self, id: WordId) -> &str {
        let start = match id.index() {
            0 => 0,
            i => self.ends[i - 1] as usize,
        };
        &self.letters[start..self.ends[id.index()] as usize]
    }

    /// How many distinct words there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether no word has been seen.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }
}

/// The word at `span` of `text` as one number that stands for its folded bytes; `None` for words of
/// more than 8 bytes, words that are not ASCII, and words that end in a NUL, which would not show.
///
/// Reads eight bytes whatever the word's length: lengths of words are what a processor predicts
/// worst.
#[inline]
pub(crate) fn short_key(text: &[u8], span: Span, normalization: Normalization) -> Option<u64> {
    let len = span.len();
    if len > 8 || len == 0 {
        return None;
    }
    let mut eight = [0; 8];
    match text.get(span.start()..span.start() + 8) {
        Some(window) => eight.copy_from_slice(window),
        None => eight[..len].copy_from_slice(&text[span.range()]),
    }
    let bytes = u64::from_le_bytes(eight) & (u64::MAX >> (64 - 8 * len));
    let last_is_nul = bytes >> (8 * (len - 1)) == 0;
    if bytes & HIGH_BITS != 0 || last_is_nul {
        return None;
    }
    Some(if normalization == Normalization::CaseInsensitive { lower(bytes) } else { bytes })
}

/// The same for words of 9 to 16 bytes, as two numbers.
#[inline]
fn medium_key(text: &[u8], span: Span, normalization: Normalization) -> Option<(u64, u64)> {
    let middle = span.start() + 8;
    if !(9..=16).contains(&span.len()) {
        return None;
    }
    let low = short_key(text, Span::new(span.start(), middle), normalization)?;
    let high = short_key(text, Span::new(middle, span.end()), normalization)?;
    Some((low, high))
}

const HIGH_BITS: u64 = 0x8080_8080_8080_8080;

/// Small letters for capitals in eight ASCII bytes at once.
#[inline]
const fn lower(bytes: u64) -> u64 {
    const EACH: u64 = 0x0101_0101_0101_0101;
    let from_a = bytes + (0x80 - b'A' as u64) * EACH;
    let past_z = bytes + (0x7F - b'Z' as u64) * EACH;
    let capitals = (from_a ^ past_z) & HIGH_BITS;
    bytes | capitals >> 2
}

/// Short words and their numbers: open addressing with linear probing.
///
/// A standard map of the same keys takes half again the time, and this is the step every word of
/// every draft goes through.
#[derive(Clone, Debug)]
struct ShortWords {
    /// A power of two many, at most half of them taken. Key 0 is free: no word has it.
    slots: Vec<(u64, u32)>,
    taken: usize,
    multiplier: u64,
}

impl ShortWords {
    fn new(state: &RandomState) -> Self {
        Self { slots: vec![(0, 0); 1 << 12], taken: 0, multiplier: state.hash_one(0) | 1 }
    }

    #[inline]
    fn get_or_insert(&mut self, key: u64, next: u32) -> u32 {
        let mask = self.slots.len() - 1;
        let mut at = self.first_place(key);
        loop {
            let (found, id) = self.slots[at & mask];
            if found == key {
                return id;
            }
            if found == 0 {
                self.slots[at & mask] = (key, next);
                self.taken += 1;
                if self.taken * 2 > self.slots.len() {
                    self.grow();
                }
                return next;
            }
            at += 1;
        }
    }

    #[inline]
    fn get(&self, key: u64) -> Option<u32> {
        let mask = self.slots.len() - 1;
        let mut at = self.first_place(key);
        loop {
            match self.slots[at & mask] {
                (found, id) if found == key => return Some(id),
                (0, _) => return None,
                _ => at += 1,
            }
        }
    }

    /// The middle bits of a product with a random odd number depend on every bit of the key.
    #[inline]
    fn first_place(&self, key: u64) -> usize {
        (key.wrapping_mul(self.multiplier) >> 32) as usize ^ (key >> 40) as usize
    }

    #[cold]
    fn grow(&mut self) {
        let grown = vec![(0, 0); self.slots.len() * 2];
        let old = std::mem::replace(&mut self.slots, grown);
        let mask = self.slots.len() - 1;
        for (key, id) in old.into_iter().filter(|&(key, _)| key != 0) {
            let mut at = self.first_place(key);
            while self.slots[at & mask].0 != 0 {
                at += 1;
            }
            self.slots[at & mask] = (key, id);
        }
    }
}
