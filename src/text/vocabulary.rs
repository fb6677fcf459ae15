//! Words as numbers, the same in every draft of a comparison.

use std::collections::HashMap;
use std::hash::BuildHasher;
use std::sync::OnceLock;

use foldhash::fast::RandomState;

use super::normalize::Normalization;
use crate::lexicon::Lexicon;
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
    /// Where the words are that fit into a [`Packed`]: nearly all there are.
    places: Places,
    /// All others, by their folded form.
    long: HashMap<Box<str>, u32, RandomState>,
    /// All folded forms in order of their numbers; of a long word its place in `long_forms`.
    words: Vec<Packed>,
    long_forms: Vec<Box<str>>,
}

impl Vocabulary {
    /// An empty vocabulary that sees as much as `normalization` does.
    #[must_use]
    pub fn new(normalization: Normalization) -> Self {
        // Random seeds keep hostile texts from forcing collisions; no answer depends on them,
        // since nothing here is ever listed in hash order.
        Self {
            normalization,
            places: Places::default(),
            long: HashMap::default(),
            words: Vec::new(),
            long_forms: Vec::new(),
        }
    }

    /// A vocabulary of the function words of a language, which have the first numbers. They are looked up
    /// once, for drafts as short as a clause are compared by the thousand.
    pub(crate) fn of_function_words(lexicon: &Lexicon, normalization: Normalization) -> Self {
        static MADE: [[OnceLock<Vocabulary>; Normalization::COUNT]; Lexicon::COUNT] =
            [const { [const { OnceLock::new() }; Normalization::COUNT] }; Lexicon::COUNT];
        let make = || {
            let mut made = Self::new(normalization);
            for word in lexicon.function_words() {
                made.intern(word);
            }
            made
        };
        MADE[lexicon.place()][normalization as usize].get_or_init(make).clone()
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

    /// The number of `word`, if it has one.
    #[must_use]
    pub fn get(&self, word: &str) -> Option<WordId> {
        match Packed::of(word.as_bytes(), Span::new(0, word.len()), self.normalization) {
            Some(packed) => self.places.find(packed, &self.words).ok().map(WordId),
            None => match self.normalization.fold(word) {
                folded if &*folded != word => self.get(&folded),
                folded => self.long.get(&*folded).copied().map(WordId),
            },
        }
    }

    #[inline]
    fn intern_packed(&mut self, word: Packed) -> WordId {
        match self.places.find(word, &self.words) {
            Ok(id) => WordId(id),
            Err(at) => self.add(word, at),
        }
    }

    #[inline(never)]
    fn add(&mut self, word: Packed, at: (usize, u8)) -> WordId {
        let id = self.words.len() as u32;
        self.words.push(word);
        self.places.take(at, &self.words);
        WordId(id)
    }

    #[inline(never)]
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
        self.words.push(Packed::stand_in(self.long_forms.len()));
        self.long_forms.push(folded.as_ref().into());
        self.long.insert(folded.into(), id);
        WordId(id)
    }

    /// The folded form of a word.
    ///
    /// # Panics
    /// If `id` came from another vocabulary and this one has no such number.
    #[must_use]
    pub fn word(&self, id: WordId) -> &str {
        let word = &self.words[id.index()];
        match word.stands_for() {
            Some(place) => &self.long_forms[place],
            None => word.as_str(),
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

/// The folded bytes of an ASCII word of up to 16 bytes, 0 beyond its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Packed([u8; 16]);

impl Packed {
    /// The word at `span` of `text`; `None` for words of more than 16 bytes, words that are not
    /// ASCII, and words that end in a NUL, which would not show.
    ///
    /// Reads sixteen bytes whatever the word's length: lengths of words are what a processor
    /// predicts worst.
    #[inline]
    pub(crate) fn of(text: &[u8], span: Span, normalization: Normalization) -> Option<Self> {
        let len = span.len();
        let (kept, but_last) = (*KEPT.get(len + 1)?, KEPT[len]);
        let window = match text.get(span.start()..).and_then(<[u8]>::first_chunk) {
            Some(window) => *window,
            None => last_word(&text[span.range()]),
        };
        let bytes = u128::from_le_bytes(window) & kept;
        let ends_in_nul = bytes <= but_last;
        let (low, high) = (bytes as u64, (bytes >> 64) as u64);
        if (low | high) & HIGH_BITS != 0 || ends_in_nul {
            return None;
        }
        Some(match normalization {
            Normalization::CaseInsensitive => Self::of_halves(lower(low), lower(high)),
            _ => Self::of_halves(low, high),
        })
    }

    /// No word.
    pub(crate) const EMPTY: Self = Self([0; 16]);

    #[inline]
    const fn of_halves(low: u64, high: u64) -> Self {
        Self((low as u128 | (high as u128) << 64).to_le_bytes())
    }

    #[inline]
    const fn halves(self) -> (u64, u64) {
        let bytes = u128::from_le_bytes(self.0);
        (bytes as u64, (bytes >> 64) as u64)
    }

    /// What is no ASCII word and stands for another one kept at `place`.
    fn stand_in(place: usize) -> Self {
        Self::of_halves(place as u64, u64::MAX)
    }

    /// The place of the word it stands for, if it is no word itself.
    fn stands_for(self) -> Option<usize> {
        let (low, high) = self.halves();
        (high == u64::MAX).then_some(low as usize)
    }

    fn as_str(&self) -> &str {
        let len = self.0.iter().rposition(|&byte| byte != 0).map_or(0, |last| last + 1);
        std::str::from_utf8(&self.0[..len]).unwrap_or_default()
    }

    /// The two halves of a product with random numbers, one over the other: every bit depends on
    /// every bit of the word.
    #[inline]
    pub(crate) fn hash(self, seeds: (u64, u64)) -> u64 {
        let (low, high) = self.halves();
        let product = u128::from(low ^ seeds.0) * u128::from(high ^ seeds.1);
        product as u64 ^ (product >> 64) as u64
    }

    /// The first eight bytes, the first of them lowest; 0 beyond the end of a shorter word.
    #[inline]
    pub(crate) fn head(self) -> u64 {
        self.halves().0
    }

    /// Whether the byte `wanted`, which is ASCII, stands in the word.
    #[inline]
    pub(crate) fn holds(self, wanted: u8) -> bool {
        // a byte that becomes 0 is the only one that borrows
        let zeros = |bytes: u64| {
            let bytes = bytes ^ (u64::from(wanted) * EACH);
            bytes.wrapping_sub(EACH) & !bytes & HIGH_BITS
        };
        let (low, high) = self.halves();
        (zeros(low) | zeros(high)) != 0
    }
}

/// The bytes of a word that has none behind it to read along.
#[cold]
fn last_word(word: &[u8]) -> [u8; 16] {
    let mut bytes = [0; 16];
    bytes[..word.len()].copy_from_slice(word);
    bytes
}

/// The bits of a word of so many bytes, one less than the place here.
static KEPT: [u128; 18] = {
    let mut kept = [0; 18];
    let mut len = 1;
    while len <= 16 {
        kept[len + 1] = u128::MAX >> (128 - 8 * len);
        len += 1;
    }
    kept
};

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

/// Where packed words stand in a list of words: open addressing with linear probing.
///
/// A standard map of the same words takes half again the time, and this is the step every word of
/// every draft goes through.
#[derive(Clone, Debug)]
struct Places {
    /// A byte of each slot's hash, 0 for a free slot: small enough to stay close to the processor,
    /// so that most looks at a slot are at the right one.
    tags: Vec<u8>,
    /// The numbers of the words; a power of two many, at most half of them taken. The words
    /// themselves lie in order of first sight, the common ones close together.
    slots: Vec<u32>,
    taken: usize,
    seeds: (u64, u64),
}

impl Default for Places {
    fn default() -> Self {
        // Random seeds keep hostile texts from forcing collisions; no answer depends on them,
        // since nothing here is ever listed in hash order.
        let state = RandomState::default();
        let seeds = (state.hash_one(0), state.hash_one(1));
        Self { tags: vec![0; 1 << 12], slots: vec![0; 1 << 12], taken: 0, seeds }
    }
}

impl Places {
    /// The number of a word among `words`, or else the slot it would take.
    #[inline]
    fn find(&self, word: Packed, words: &[Packed]) -> Result<u32, (usize, u8)> {
        let mask = self.tags.len() - 1;
        let hash = word.hash(self.seeds);
        let (mut at, tag) = (hash as usize, (hash >> 56) as u8 | 1);
        loop {
            at &= mask;
            match self.tags[at] {
                0 => return Err((at, tag)),
                found if found == tag && words[self.slots[at] as usize] == word => {
                    return Ok(self.slots[at]);
                }
                _ => at += 1,
            }
        }
    }

    /// Gives the last of `words` the slot found for it.
    fn take(&mut self, (at, tag): (usize, u8), words: &[Packed]) {
        (self.tags[at], self.slots[at]) = (tag, words.len() as u32 - 1);
        self.taken += 1;
        if self.taken * 2 > self.slots.len() {
            self.grow(words);
        }
    }

    #[cold]
    fn grow(&mut self, words: &[Packed]) {
        let len = self.slots.len() * 2;
        (self.tags, self.slots) = (vec![0; len], vec![0; len]);
        let packed = (0..).zip(words).filter(|(_, word)| word.stands_for().is_none());
        for (number, &word) in packed {
            if let Err((at, tag)) = self.find(word, words) {
                (self.tags[at], self.slots[at]) = (tag, number);
            }
        }
    }
}
