//! The words by which a language turns a noun phrase round.

use std::collections::BTreeMap;

use super::word_file::WordFile;

/// The lists of one language.
#[derive(Debug, Default)]
pub(crate) struct VariantWords {
    /// *of*, between a noun and what it is of.
    pub(crate) genitives: Vec<String>,
    pub(crate) articles: Vec<String>,
    pub(crate) joining: Vec<String>,
    /// *is*, between what something is said of and what is said.
    pub(crate) copulas: Vec<String>,
    /// How adjectives end that stand before their noun; a language that has them makes compounds too.
    pub(crate) modifiers_before: Vec<String>,
    /// How adjectives end that stand behind it.
    pub(crate) modifiers_behind: Vec<String>,
    /// *cyber*, which is written with its word closed, with a hyphen or apart.
    pub(crate) prefixes: Vec<String>,
    /// The verbs of deeds, each with the preposition before its object: *respond to* for *response*.
    verbs: BTreeMap<String, String>,
    /// The adjectives of qualities: *stable* for *stability*.
    qualities: BTreeMap<String, String>,
}

impl VariantWords {
    pub(super) fn from_data(data: &str) -> Self {
        let file = WordFile::read(data);
        let owned = |key: &str| file.owned(&[key]);
        let table = |key: &str| {
            let entries = file.texts(&[key]).into_iter();
            entries.map(|(noun, other)| (noun.to_owned(), other.to_owned())).collect()
        };
        Self {
            genitives: owned("genitives"),
            articles: owned("articles"),
            joining: owned("joining"),
            copulas: owned("copulas"),
            modifiers_before: owned("modifiers-before"),
            modifiers_behind: owned("modifiers-behind"),
            prefixes: owned("prefixes"),
            verbs: table("verbs"),
            qualities: table("qualities"),
        }
    }

    /// The verb of the deed that a folded noun in the singular names.
    pub(crate) fn verb(&self, noun: &str) -> Option<&str> {
        self.verbs.get(noun).map(String::as_str)
    }

    /// The adjective, in all its forms, of the quality that a folded noun in the singular names.
    pub(crate) fn quality(&self, noun: &str) -> Option<&str> {
        self.qualities.get(noun).map(String::as_str)
    }
}
