//! The words by which a language gives a term its meaning, beside those that open a definition.

use super::phrases::{Phrases, Words};
use super::word_file::WordFile;

/// The lists of one language.
#[derive(Debug, Default)]
pub(crate) struct DefinitionWords {
    naming: Words,
    naming_strong: Words,
    pub(crate) naming_phrases: Phrases,
    /// *includes*, behind a term that begins a paragraph.
    pub(crate) inclusions: Phrases,
    articles: Words,
    joining: Words,
    /// *is the*, between a term and what it is.
    pub(crate) copulas: Phrases,
    relatives: Words,
    pronouns: Words,
    modals: Words,
    pub(crate) references: Phrases,
    pub(crate) glosses: Phrases,
    pub(crate) headings: Phrases,
    pub(crate) titles: Phrases,
    labels: Words,
    idioms: Phrases,
    name_heads: Words,
}

impl DefinitionWords {
    pub(super) fn from_data(data: &str) -> Self {
        let file = WordFile::read(data);
        let list = |key: &str| file.list(&[key]);
        Self {
            naming: Words::new(&list("naming")),
            naming_strong: Words::new(&list("naming-strong")),
            naming_phrases: Phrases::new(&list("naming-phrases")),
            inclusions: Phrases::new(&list("inclusions")),
            articles: Words::new(&list("articles")),
            joining: Words::new(&list("joining")),
            copulas: Phrases::new(&list("copulas")),
            relatives: Words::new(&list("relatives")),
            pronouns: Words::new(&list("pronouns")),
            modals: Words::new(&list("modals")),
            references: Phrases::new(&list("references")),
            glosses: Phrases::new(&list("glosses")),
            headings: Phrases::new(&list("headings")),
            titles: Phrases::new(&list("titles")),
            labels: Words::new(&list("labels")),
            idioms: Phrases::new(&list("idioms")),
            name_heads: Words::new(&list("name-heads")),
        }
    }

    /// Whether the language has no lists.
    pub(crate) fn is_empty(&self) -> bool {
        self.articles.is_empty()
    }

    /// Whether a word may stand between what names and the name.
    pub(crate) fn names(&self, word: &str) -> bool {
        self.naming.contains_any(word)
    }

    /// Whether a word names without brackets: *hereinafter*.
    pub(crate) fn names_alone(&self, word: &str) -> bool {
        self.naming_strong.contains_any(word)
    }

    /// Whether a word is an article, which is no part of a term.
    pub(crate) fn is_article(&self, word: &str) -> bool {
        self.articles.contains_any(word)
    }

    /// Whether a word joins terms that have one meaning: *or*.
    pub(crate) fn joins(&self, word: &str) -> bool {
        self.joining.contains_any(word)
    }

    /// Whether a word begins a relative clause: *which*.
    pub(crate) fn is_relative(&self, word: &str) -> bool {
        self.relatives.contains_any(word)
    }

    /// Whether a word needs no definition to be understood: *we*.
    pub(crate) fn is_pronoun(&self, word: &str) -> bool {
        self.pronouns.contains_any(word)
    }

    /// Whether a verb follows a word: *shall*.
    pub(crate) fn is_modal(&self, word: &str) -> bool {
        self.modals.contains_any(word)
    }

    /// Whether a quotation before a word stands on a screen or a page: *the “Back” button*.
    pub(crate) fn is_label(&self, word: &str) -> bool {
        self.labels.contains_any(word)
    }

    /// Whether a quotation is a set phrase of the law, not a term: *“as is”*.
    pub(crate) fn is_idiom(&self, quoted: &str) -> bool {
        let own = super::phrases::words(quoted);
        self.idioms.at(own.clone()).is_some_and(|count| own.clone().nth(count).is_none())
    }

    /// Whether a name that ends so is no term that a text should define: *Council*.
    pub(crate) fn is_name_head(&self, word: &str) -> bool {
        self.name_heads.contains_any(word)
    }
}
