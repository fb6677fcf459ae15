//! Words and phrases of a list, looked up in a running text.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::hash::Hash;

use foldhash::fast::FixedState;
use unicode_normalization::UnicodeNormalization;

use crate::bytes::ascii_letters_end;

/// What a list says of each of its words.
///
/// Asked of every word or every clause, never listed: the lists are ours, and no text can choose words
/// that collide.
#[derive(Debug)]
pub(super) struct Table<T> {
    short: HashMap<Key, T, FixedState>,
    /// Of words too long for a key.
    long: HashMap<Box<[u8]>, T, FixedState>,
    filter: Filter,
}

/// A word as one number, which is hashed and compared at once: its bytes, then its length.
type Key = u128;

/// Words of up to fifteen bytes have a key: nearly all.
fn key(word: &[u8]) -> Option<Key> {
    let mut bytes = [0; size_of::<Key>()];
    let (last, rest) = bytes.split_last_mut()?;
    rest.get_mut(..word.len())?.copy_from_slice(word);
    *last = word.len() as u8;
    Some(Key::from_le_bytes(bytes))
}

/// The key of an ASCII word in small letters.
fn small(key: Key) -> Key {
    let mut bytes = key.to_le_bytes();
    bytes.make_ascii_lowercase();
    Key::from_le_bytes(bytes)
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self { short: HashMap::default(), long: HashMap::default(), filter: Filter::default() }
    }
}

impl<T: Clone> Table<T> {
    /// Adds all entries of another list; for a word in both, its entry stands.
    pub(super) fn join(&mut self, other: &Self) {
        self.join_with(other, T::clone_from);
    }

    /// Adds all entries of another list; for a word in both, `both` changes the entry here.
    pub(super) fn join_with(&mut self, other: &Self, both: impl Fn(&mut T, &T)) {
        self.filter.join(&other.filter);
        join(&mut self.short, &other.short, &both);
        join(&mut self.long, &other.long, &both);
    }

    /// The entry of a word in small letters, which is `new` if there is none.
    pub(super) fn or_insert(&mut self, folded: &str, new: T) -> &mut T {
        let word = folded.as_bytes();
        self.filter.add(word);
        match key(word) {
            Some(key) => self.short.entry(key).or_insert(new),
            None => self.long.entry(word.into()).or_insert(new),
        }
    }

    /// What is said of a word in small letters.
    pub(super) fn get(&self, folded: &str) -> Option<&T> {
        if self.filter.may_hold(folded) { self.entry(folded.as_bytes()) } else { None }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.short.is_empty() && self.long.is_empty()
    }

    /// What is said of an ASCII word in letters of any size; for lists of few words, asked of every word of
    /// a text.
    #[inline]
    pub(super) fn get_ascii(&self, word: &str) -> Option<&T> {
        if self.filter.may_be_as_long(word) { self.get_any(word) } else { None }
    }

    /// What is said of a word in letters of any size.
    pub(super) fn get_any(&self, word: &str) -> Option<&T> {
        if !self.filter.may_hold(word) {
            return None;
        }
        match key(word.as_bytes()).filter(|_| word.is_ascii()) {
            Some(key) => self.short.get(&small(key)),
            None => self.entry(Folded::of(word).as_bytes()),
        }
    }

    fn entry(&self, folded: &[u8]) -> Option<&T> {
        match key(folded) {
            Some(key) => self.short.get(&key),
            None => self.long.get(folded),
        }
    }
}

fn join<K: Clone + Eq + Hash, T: Clone>(
    own: &mut HashMap<K, T, FixedState>,
    other: &HashMap<K, T, FixedState>,
    both: impl Fn(&mut T, &T),
) {
    other.iter().for_each(|(word, entry)| match own.entry(word.clone()) {
        Entry::Occupied(mut own) => both(own.get_mut(), entry),
        Entry::Vacant(own) => drop(own.insert(entry.clone())),
    });
}

/// Words of a list.
pub(super) type Words = Table<()>;

impl Words {
    pub(super) fn new(list: &[impl AsRef<str>]) -> Self {
        let mut words = Self::default();
        for word in list {
            words.or_insert(word.as_ref(), ());
        }
        words
    }

    /// Whether a word in small letters is listed.
    pub(super) fn contains(&self, folded: &str) -> bool {
        self.get(folded).is_some()
    }

    /// Whether `text` may begin with a listed word, by its first letters.
    pub(super) fn may_begin(&self, text: &str) -> bool {
        let letters = text.as_bytes().first_chunk::<3>();
        let told = letters.is_some_and(|letters| letters.iter().all(u8::is_ascii_alphabetic));
        !told || self.filter.may_begin(text)
    }

    /// Whether a word in letters of any size is listed.
    pub(super) fn contains_any(&self, word: &str) -> bool {
        self.get_any(word).is_some()
    }
}

/// Phrases of a list, by their first words.
#[derive(Debug, Default)]
pub(crate) struct Phrases {
    by_first: Table<Vec<Vec<Box<[u8]>>>>,
}

impl Phrases {
    pub(super) fn new(list: &[impl AsRef<str>]) -> Self {
        let mut phrases = Self::default();
        for phrase in list {
            let mut words = words(phrase.as_ref());
            if let Some(first) = words.next() {
                let rest = words.map(|word| word.as_bytes().into()).collect();
                phrases.by_first.or_insert(first, Vec::new()).push(rest);
            }
        }
        phrases
    }

    /// How many words the longest phrase has that `words` begin with.
    pub(crate) fn at<'w>(&self, mut words: impl Iterator<Item = &'w str> + Clone) -> Option<usize> {
        let rests = self.by_first.get_any(words.next()?)?;
        // many phrases begin with "the", and few go on with the word at hand
        let second = words.next();
        let begins = |rest: &&Vec<Box<[u8]>>| {
            rest.first().is_none_or(|word| second.is_some_and(|second| is_same(second, word)))
        };
        let goes_on = |rest: &&Vec<Box<[u8]>>| {
            let mut words = words.clone();
            rest.iter().skip(1).all(|word| words.next().is_some_and(|next| is_same(next, word)))
        };
        rests.iter().filter(begins).filter(goes_on).map(|rest| rest.len() + 1).max()
    }

    /// Whether a phrase stands anywhere among `words`.
    pub(crate) fn within<'w>(&self, mut words: impl Iterator<Item = &'w str> + Clone) -> bool {
        loop {
            if self.at(words.clone()).is_some() {
                return true;
            }
            if words.next().is_none() {
                return false;
            }
        }
    }
}

/// The words of a text as lists of openings count them: letters alone, `s’appuyant` is two.
pub(crate) fn words(text: &str) -> impl Iterator<Item = &str> + Clone {
    let mut at = 0;
    std::iter::from_fn(move || {
        let bytes = text.as_bytes();
        let parts = |byte: &u8| byte.is_ascii() && !byte.is_ascii_alphabetic();
        while bytes.get(at).is_some_and(parts) {
            at += 1;
        }
        at += run_of_any(text, at, false);
        let start = at;
        at = ascii_letters_end(bytes, at);
        at += run_of_any(text, at, true);
        (start < at).then(|| &text[start..at])
    })
}

/// How many bytes from `at` on are letters, or how many are none, if a character outside ASCII stands
/// there.
#[inline]
fn run_of_any(text: &str, at: usize, letters: bool) -> usize {
    if text.as_bytes().get(at).is_none_or(u8::is_ascii) {
        return 0;
    }
    let is_letter = |c: char| c.is_alphabetic() || !c.is_ascii() && is_accent(c);
    let text = &text[at..];
    text.find(|c: char| is_letter(c) != letters).unwrap_or(text.len())
}

/// Whether a character is an accent that some files print behind its letter.
fn is_accent(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

/// A word in small letters, without a new string: it is asked for at the first words of every clause.
enum Folded<'w> {
    Same(&'w str),
    Short([u8; LONGEST], usize),
    /// Longer than any word of a list.
    Long,
}

/// In bytes; the longest word of a list has 19.
const LONGEST: usize = 40;

impl<'w> Folded<'w> {
    fn of(word: &'w str) -> Self {
        let bytes = word.as_bytes();
        if bytes.iter().all(u8::is_ascii_lowercase) {
            return Self::Same(word);
        }
        let mut buffer = [0; LONGEST];
        if word.is_ascii() {
            let Some(small) = buffer.get_mut(..word.len()) else { return Self::Long };
            for (small, byte) in small.iter_mut().zip(bytes) {
                *small = byte.to_ascii_lowercase();
            }
            return Self::Short(buffer, word.len());
        }
        let mut length = 0;
        for small in word.nfc().flat_map(char::to_lowercase) {
            if length + small.len_utf8() > LONGEST {
                return Self::Long;
            }
            length += small.encode_utf8(&mut buffer[length..]).len();
        }
        Self::Short(buffer, length)
    }

    fn as_bytes(&self) -> &[u8] {
        match self {
            Self::Same(word) => word.as_bytes(),
            Self::Short(buffer, length) => &buffer[..*length],
            Self::Long => b"",
        }
    }
}

/// Whether a word in letters of any size is `folded`, one in small letters.
fn is_same(word: &str, folded: &[u8]) -> bool {
    match word.is_ascii() {
        true => word.as_bytes().eq_ignore_ascii_case(folded),
        false => Folded::of(word).as_bytes() == folded,
    }
}

/// Says of most words that no list has them, by their first letter and length, and by their first three
/// letters.
#[derive(Clone, Copy, Debug, Default)]
struct Filter {
    /// The lengths of words that begin with each letter, a bit for each.
    lengths: [u32; 32],
    starts: [u64; FILTER_WORDS],
}

/// 2,048 bits: of lists of some hundred words most stay free.
const FILTER_WORDS: usize = 32;

/// Makes every bit of a product depend on many: the golden ratio.
const SPREAD: u32 = 0x9E37_79B1;

impl Filter {
    fn add(&mut self, folded: &[u8]) {
        let (letter, bit) = Self::length(folded);
        self.lengths[letter] |= bit;
        let (place, bit) = Self::start(folded);
        self.starts[place] |= bit;
    }

    fn join(&mut self, other: &Self) {
        self.lengths.iter_mut().zip(other.lengths).for_each(|(own, other)| *own |= other);
        self.starts.iter_mut().zip(other.starts).for_each(|(own, other)| *own |= other);
    }

    /// Whether a word may be listed, in letters of any size.
    #[inline]
    fn may_hold(&self, word: &str) -> bool {
        match self.may_be_as_long(word) {
            true => self.may_begin(word),
            // letters outside ASCII may be shorter in the list
            false => !word.is_ascii(),
        }
    }

    /// Whether a listed word may have the length of an ASCII word, and its first letter.
    #[inline]
    fn may_be_as_long(&self, word: &str) -> bool {
        let (letter, bit) = Self::length(word.as_bytes());
        self.lengths[letter] & bit != 0
    }

    /// Whether a listed word may begin as a text does.
    #[inline]
    fn may_begin(&self, text: &str) -> bool {
        let bytes = text.as_bytes();
        let (place, bit) = Self::start(bytes);
        // a letter and the accent behind it are one in the list
        self.starts[place] & bit != 0 || !bytes[..bytes.len().min(4)].is_ascii()
    }

    /// The place of a word by its first letter, in either size, and its length.
    #[inline]
    fn length(word: &[u8]) -> (usize, u32) {
        let letter = word.first().map_or(0, |byte| byte & 0x1F);
        (usize::from(letter), 1 << word.len().min(31))
    }

    /// The place of a word by its first letters, in either size.
    #[inline]
    fn start(word: &[u8]) -> (usize, u64) {
        let letter = |at: usize| word.get(at).map_or(0, |byte| u32::from(byte & 0x1F));
        let letters = letter(0) << 10 | letter(1) << 5 | letter(2);
        let hash = letters.wrapping_mul(SPREAD) >> 16;
        (hash as usize / 64 % FILTER_WORDS, 1 << (hash % 64))
    }
}

#[cfg(test)]
mod tests {
    use super::{Folded, Phrases, Words, words};

    /// All words of up to three letters of four, and the same too long to be keys.
    fn all_words() -> Vec<String> {
        let longer = |word: &String| ["", "a", "b", "é", "-"].map(|end| format!("{word}{end}"));
        let mut all = vec![String::new()];
        for _ in 0..3 {
            all = all.iter().flat_map(longer).collect();
        }
        all.extend(all.clone().iter().map(|word| format!("{word}{}", "o".repeat(13))));
        all.sort_unstable();
        all.dedup();
        all
    }

    #[test]
    fn a_table_holds_what_was_put_in_and_nothing_else() {
        let all = all_words();
        let listed: Vec<&String> = all.iter().step_by(3).collect();
        let table = Words::new(&listed);
        for (at, word) in all.iter().enumerate() {
            let is_listed = at % 3 == 0;
            assert_eq!(table.contains(word), is_listed, "{word:?}");
            for printed in [word.clone(), word.to_uppercase(), word.replace('é', "E\u{301}")] {
                assert_eq!(table.contains_any(&printed), is_listed, "{printed:?}");
                let as_ascii = printed.is_ascii().then(|| table.get_ascii(&printed).is_some());
                assert!(as_ascii.is_none_or(|held| held == is_listed), "{printed:?}");
            }
        }
    }

    #[test]
    fn words_are_folded_in_place() {
        for (word, folded) in [
            ("urges", "urges"),
            ("URGES", "urges"),
            ("Étant", "étant"),
            ("fe\u{301}licite", "félicite"),
        ] {
            assert_eq!(Folded::of(word).as_bytes(), folded.as_bytes());
        }
        assert_eq!(Folded::of(&"X".repeat(41)).as_bytes(), b"");
    }

    #[test]
    fn words_are_letters_of_any_script() {
        let found: Vec<_> = words("(1) S’il était… “где”, x9y, unquestionably").collect();
        assert_eq!(found, ["S", "il", "était", "где", "x", "y", "unquestionably"]);
    }

    #[test]
    fn the_longest_phrase_is_found() {
        let phrases = Phrases::new(&["in faith whereof", "in", "done at"]);
        assert_eq!(phrases.at(words("IN FAITH WHEREOF the undersigned")), Some(3));
        assert_eq!(phrases.at(words("In faith")), Some(1));
        assert_eq!(phrases.at(words("Done by")), None);
        assert!(phrases.within(words("was done at last")));
    }
}
