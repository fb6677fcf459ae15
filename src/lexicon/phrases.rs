//! Words and phrases of a list, looked up in a running text.

use std::collections::HashMap;

use foldhash::fast::FixedState;
use unicode_normalization::UnicodeNormalization;

/// Phrases of a list, by their first words.
#[derive(Debug, Default)]
pub(crate) struct Phrases {
    by_first: HashMap<String, Vec<Vec<String>>, FixedState>,
}

impl Phrases {
    pub(super) fn new(list: Vec<String>) -> Self {
        let mut by_first: HashMap<String, Vec<Vec<String>>, FixedState> = HashMap::default();
        for phrase in list {
            let mut words = words(&phrase).map(str::to_owned);
            if let Some(first) = words.next() {
                by_first.entry(first).or_default().push(words.collect());
            }
        }
        Self { by_first }
    }

    /// How many words the longest phrase has that `words` begin with.
    pub(crate) fn at<'w>(&self, mut words: impl Iterator<Item = &'w str> + Clone) -> Option<usize> {
        let rests = self.by_first.get(Folded::of(words.next()?).as_str())?;
        let fits = |rest: &&Vec<String>| {
            let mut words = words.clone();
            let same =
                |word: &String| words.next().is_some_and(|next| Folded::of(next).as_str() == word);
            rest.iter().all(same)
        };
        rests.iter().filter(fits).map(|rest| rest.len() + 1).max()
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
    text.split(|c: char| !c.is_alphabetic() && !is_accent(c)).filter(|word| !word.is_empty())
}

/// Whether a character is an accent that some files print behind its letter.
fn is_accent(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

/// A word in small letters, without a new string: it is asked for at the first words of every clause.
pub(super) enum Folded<'w> {
    Same(&'w str),
    Short([u8; LONGEST], usize),
    /// Longer than any word of a list.
    Long,
}

/// In bytes; the longest word of a list has 19.
const LONGEST: usize = 40;

impl<'w> Folded<'w> {
    pub(super) fn of(word: &'w str) -> Self {
        if word.bytes().all(|byte| byte.is_ascii_lowercase()) {
            return Self::Same(word);
        }
        let mut buffer = [0; LONGEST];
        let mut length = 0;
        for small in word.nfc().flat_map(char::to_lowercase) {
            if length + small.len_utf8() > LONGEST {
                return Self::Long;
            }
            length += small.encode_utf8(&mut buffer[length..]).len();
        }
        Self::Short(buffer, length)
    }

    pub(super) fn as_str(&self) -> &str {
        match self {
            Self::Same(word) => word,
            Self::Short(buffer, length) => {
                std::str::from_utf8(&buffer[..*length]).unwrap_or_default()
            }
            Self::Long => "",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Folded, Phrases, words};

    #[test]
    fn words_are_folded_in_place() {
        for (word, folded) in [
            ("urges", "urges"),
            ("URGES", "urges"),
            ("Étant", "étant"),
            ("fe\u{301}licite", "félicite"),
        ] {
            assert_eq!(Folded::of(word).as_str(), folded);
        }
        assert_eq!(Folded::of(&"X".repeat(41)).as_str(), "");
    }

    #[test]
    fn the_longest_phrase_is_found() {
        let phrases = Phrases::new(vec!["in faith whereof".into(), "in".into(), "done at".into()]);
        assert_eq!(phrases.at(words("IN FAITH WHEREOF the undersigned")), Some(3));
        assert_eq!(phrases.at(words("In faith")), Some(1));
        assert_eq!(phrases.at(words("Done by")), None);
        assert!(phrases.within(words("was done at last")));
    }
}
