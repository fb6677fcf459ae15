//! The words a language is told by.

use std::sync::OnceLock;

use super::phrases::Words;
use super::word_file::WordFile;

/// The words that carry grammar, and the modals: the commonest of a language.
///
/// They stand in a file of their own, for every text is asked in which language it is, and few are asked
/// anything in two.
#[derive(Debug)]
pub(super) struct CommonWords {
    function_words: Words,
    /// The same, in alphabetical order.
    sorted: Vec<String>,
    modals: Words,
}

/// What tells that a text is in a language without lists.
#[derive(Debug)]
pub(super) struct ForeignWords {
    words: Words,
    letters: Vec<char>,
}

impl ForeignWords {
    pub(super) fn get() -> &'static Self {
        static FOREIGN: OnceLock<ForeignWords> = OnceLock::new();
        FOREIGN.get_or_init(|| {
            let file = WordFile::read(include_str!("../../corpus/lexicon/common/others.toml"));
            let letters = file.owned(&["letters"]);
            Self {
                words: Words::new(&file.owned(&["words"])),
                letters: letters.iter().flat_map(|letter| letter.chars()).collect(),
            }
        })
    }

    /// Whether a word, `folded` from what is `printed`, is in no language with lists.
    pub(super) fn contains(&self, folded: &str, printed: &str) -> bool {
        let is_name = printed.starts_with(char::is_uppercase);
        let foreign = |letter: char| self.letters.contains(&letter);
        self.words.contains(folded) || !is_name && !printed.is_ascii() && printed.contains(foreign)
    }
}

impl CommonWords {
    pub(super) fn from_data(data: &str) -> Self {
        let file = WordFile::read(data);
        let mut sorted = file.owned(&["function-words"]);
        let function_words = Words::new(&sorted);
        sorted.sort_unstable();
        sorted.dedup();
        let modals = file.lists(&["modals"]).into_iter().flat_map(|(_, words)| words);
        let single: Vec<&str> = modals.filter(|words| !words.contains(' ')).collect();
        Self { function_words, sorted, modals: Words::new(&single) }
    }

    /// Whether a folded word is one of them.
    pub(super) fn contains(&self, folded: &str) -> bool {
        self.function_words.contains(folded) || self.modals.contains(folded)
    }

    /// Whether a folded word is a modal of one word.
    pub(super) fn is_modal(&self, folded: &str) -> bool {
        self.modals.contains(folded)
    }

    /// The words that carry grammar.
    pub(super) fn function_words(&self) -> &Words {
        &self.function_words
    }

    /// The same, in alphabetical order.
    pub(super) fn sorted(&self) -> &[String] {
        &self.sorted
    }
}
