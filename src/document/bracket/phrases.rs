//! The words that tell what a bracket is, as data: `corpus/lexicon/brackets.toml`.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::lexicon::WordFile;
use foldhash::fast::FixedState;

/// Phrases of one list, in small letters.
pub(super) struct Phrases {
    phrases: HashSet<String, FixedState>,
    most_words: usize,
}

impl Phrases {
    /// The length of the longest phrase that `words` (folded, one space apart) begin with, in bytes.
    pub(super) fn opening(&self, words: &str) -> Option<usize> {
        let ends = words.match_indices(' ').map(|(at, _)| at).take(self.most_words);
        let all = (words.split(' ').count() <= self.most_words).then_some(words.len());
        ends.chain(all).filter(|end| self.phrases.contains(&words[..*end])).last()
    }

    /// Whether `words` are one of the phrases.
    pub(super) fn contains(&self, words: &str) -> bool {
        self.phrases.contains(words)
    }
}

/// All lists.
pub(super) struct Lists {
    pub(super) placeholder_openings: Phrases,
    pub(super) placeholder_endings: Phrases,
    pub(super) placeholders: Phrases,
    pub(super) placeholder_labels: Phrases,
    pub(super) deletions: Phrases,
    pub(super) deletion_requests: Phrases,
    pub(super) editorial_openings: Phrases,
    pub(super) editorial_labels: Phrases,
    pub(super) editorials: Phrases,
    pub(super) editorial_captions: Phrases,
    pub(super) editorial_remarks: Phrases,
    pub(super) referring_words: Phrases,
    pub(super) part_words: Phrases,
    pub(super) pronouns: Phrases,
    pub(super) word_beginnings: Phrases,
    pub(super) adding_openings: Phrases,
    pub(super) modals: Phrases,
    pub(super) name_particles: Phrases,
    pub(super) no_names: Phrases,
    pub(super) proposal_words: Phrases,
    pub(super) proposal_openings: Phrases,
}

pub(super) static LISTS: LazyLock<Lists> = LazyLock::new(|| {
    let data = include_str!("../../../corpus/lexicon/brackets.toml");
    let file = WordFile::read(data);
    let list = |key: &str| {
        let phrases: HashSet<String, FixedState> = file.owned(&[key]).into_iter().collect();
        let most_words = phrases.iter().map(|phrase| phrase.split(' ').count()).max();
        Phrases { most_words: most_words.unwrap_or(0), phrases }
    };
    Lists {
        placeholder_openings: list("placeholder-openings"),
        placeholder_endings: list("placeholder-endings"),
        placeholders: list("placeholders"),
        placeholder_labels: list("placeholder-labels"),
        deletions: list("deletions"),
        deletion_requests: list("deletion-requests"),
        editorial_openings: list("editorial-openings"),
        editorial_labels: list("editorial-labels"),
        editorials: list("editorials"),
        editorial_captions: list("editorial-captions"),
        editorial_remarks: list("editorial-remarks"),
        referring_words: list("referring-words"),
        part_words: list("part-words"),
        pronouns: list("pronouns"),
        word_beginnings: list("word-beginnings"),
        adding_openings: list("adding-openings"),
        modals: list("modals"),
        name_particles: list("name-particles"),
        no_names: list("no-names"),
        proposal_words: list("proposal-words"),
        proposal_openings: list("proposal-openings"),
    }
});

/// Whether other words begin with `word`, which is none or seldom one by itself: *trans*, *inter*.
pub(in crate::document) fn begins_words(word: &str) -> bool {
    LISTS.word_beginnings.contains(&word.to_lowercase())
}

/// At most this many words of a bracket are looked at to tell what it is.
const MOST_WORDS: usize = 10;

/// The first words of `text` in small letters, without marks, one space apart.
pub(super) fn folded(text: &str) -> String {
    let mut folded = String::new();
    let words = text.split(|c: char| c.is_whitespace() || matches!(c, '[' | ']' | '(' | ')'));
    let words = words.filter(|word| !word.is_empty());
    let words = words.map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    for word in words.filter(|word| !word.is_empty()).take(MOST_WORDS) {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.extend(word.chars().take(40).flat_map(char::to_lowercase).map(straight));
    }
    folded
}

fn straight(c: char) -> char {
    if c == '’' { '\'' } else { c }
}

#[cfg(test)]
mod tests {
    use super::{LISTS, folded};

    #[test]
    fn phrases_end_where_words_end() {
        assert_eq!(folded("  Editor’s NOTE: [see] below."), "editor's note see below");
        assert_eq!(LISTS.editorial_openings.opening("editor's note see"), Some(13));
        assert_eq!(LISTS.editorial_openings.opening("sic"), Some(3));
        assert_eq!(LISTS.editorial_openings.opening("sicken"), None);
    }

    #[test]
    fn every_list_has_phrases() {
        let lists = [&LISTS.placeholders, &LISTS.part_words, &LISTS.modals, &LISTS.no_names];
        assert!(lists.iter().all(|list| list.most_words > 0));
    }
}
