//! Documents, read into numbers.

use std::ops::Range;

use super::prose::Prose;
use crate::lineage::Source;
use crate::roster::Date;
use crate::text::{Normalization, Vocabulary, WordId};

/// A text of a collection.
#[derive(Clone, Debug)]
pub struct Document {
    sigil: String,
    title: Option<String>,
    date: Option<Date>,
    /// The words that count, and the token of each.
    pub(super) words: Vec<u32>,
    tokens: Vec<u32>,
    /// The number of its language.
    pub(super) language: usize,
}

impl Document {
    /// The short name it is cited by.
    #[must_use]
    pub fn sigil(&self) -> &str {
        &self.sigil
    }

    /// What it is called.
    #[must_use]
    pub fn title(&self) -> Option<&str> {
        self.title.as_deref()
    }

    /// When it was made, as far as known.
    #[must_use]
    pub fn date(&self) -> Option<Date> {
        self.date
    }

    /// How many of its words count: no function words, numbers and menus.
    #[must_use]
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether no word of it counts.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The tokens from the first to the last of some words that count.
    pub(super) fn tokens(&self, words: &Range<usize>) -> Range<usize> {
        let token = |word: usize| self.tokens[word] as usize;
        match words.is_empty() {
            true => 0..0,
            false => token(words.start)..token(words.end - 1) + 1,
        }
    }

    /// The words that count of some tokens.
    fn words_of(&self, tokens: &Range<usize>) -> &[u32] {
        let place = |token: usize| self.tokens.partition_point(|&at| (at as usize) < token);
        let (start, end) = (place(tokens.start), place(tokens.end));
        self.words.get(start..end).unwrap_or_default()
    }
}

/// Texts whose wording is compared, each with each. Drafts need not be kept: eight bytes for every word that
/// counts stay.
///
/// ```
/// use travaux::Draft;
/// use travaux::lineage::overlap::Collection;
///
/// let draft = Draft::parse("tides", "<!-- date: 2031-02 -->\n\nThe tides are measured at noon.");
/// let mut collection = Collection::new();
/// collection.add(&draft);
/// let document = &collection.documents()[0];
/// assert_eq!((document.sigil(), document.len()), ("tides", 3));
/// assert_eq!(document.date().unwrap().to_string(), "2031-02");
/// ```
#[derive(Clone, Debug)]
pub struct Collection {
    vocabulary: Vocabulary,
    documents: Vec<Document>,
    languages: Vec<&'static str>,
}

impl Collection {
    /// A collection without texts.
    #[must_use]
    pub fn new() -> Self {
        let vocabulary = Vocabulary::new(Normalization::CaseInsensitive);
        Self { vocabulary, documents: Vec::new(), languages: Vec::new() }
    }

    /// Adds a text: a draft, with the date of its front matter if it has one, or a [`Source`] with another.
    pub fn add<'d>(&mut self, source: impl Into<Source<'d>>) {
        let source = source.into();
        let (draft, date) = (source.draft(), source.date());
        let Prose { words, tokens, language } = Prose::new(draft, &mut self.vocabulary);
        let known = self.languages.iter().position(|&known| known == language);
        let language = known.unwrap_or_else(|| {
            self.languages.push(language);
            self.languages.len() - 1
        });
        let (sigil, title) = (draft.sigil().to_owned(), draft.title().map(str::to_owned));
        self.documents.push(Document { sigil, title, date, words, tokens, language });
    }

    /// The texts, in the order they were added in.
    #[must_use]
    pub fn documents(&self) -> &[Document] {
        &self.documents
    }

    /// How many languages are told apart.
    pub(super) fn languages(&self) -> usize {
        self.languages.len()
    }

    /// Words that count of a document, as they are compared.
    pub(super) fn words(&self, document: usize, tokens: &Range<usize>) -> String {
        let words = self.documents[document].words_of(tokens);
        let words: Vec<&str> = words.iter().map(|&id| self.vocabulary.word(WordId(id))).collect();
        words.join(" ")
    }
}

impl Default for Collection {
    fn default() -> Self {
        Self::new()
    }
}

impl<'d, S: Into<Source<'d>>> FromIterator<S> for Collection {
    fn from_iter<I: IntoIterator<Item = S>>(sources: I) -> Self {
        let mut collection = Self::new();
        sources.into_iter().for_each(|source| collection.add(source));
        collection
    }
}
