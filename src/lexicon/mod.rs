//! Word lists per language, as data: adding a language is adding a file to `corpus/lexicon/`.

mod citation_words;

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use foldhash::fast::FixedState;
use toml::de::DeTable;

pub(crate) use citation_words::{CitationWords, Role};

/// The word lists of one language.
///
/// ```
/// use travaux::lexicon::Lexicon;
///
/// assert!(Lexicon::of("en").is_function_word("the"));
/// assert_eq!(Lexicon::of("xx").language(), "und");
/// ```
#[derive(Debug, Default)]
pub struct Lexicon {
    language: String,
    function_words: Words,
    /// The same, in alphabetical order.
    sorted_function_words: Vec<String>,
    abbreviations: Words,
    closing_abbreviations: Words,
    sentence_openers: Words,
    openings: HashMap<String, Opening, FixedState>,
    opening_adverbs: Words,
    heading_words: Words,
    citation_words: CitationWords,
}

/// Asked of every word or every clause, never listed: the lists are ours, and no text can choose
/// words that collide.
type Words = HashSet<String, FixedState>;

static LEXICONS: LazyLock<[Lexicon; 2]> = LazyLock::new(|| {
    [
        Lexicon::from_data("en", include_str!("../../corpus/lexicon/en.toml")),
        Lexicon::from_data("fr", include_str!("../../corpus/lexicon/fr.toml")),
    ]
});

static UNDETERMINED: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut union = Lexicon { language: "und".to_owned(), ..Lexicon::default() };
    for lexicon in LEXICONS.iter() {
        union.abbreviations = &union.abbreviations | &lexicon.abbreviations;
        union.closing_abbreviations = &union.closing_abbreviations | &lexicon.closing_abbreviations;
        union.sentence_openers = &union.sentence_openers | &lexicon.sentence_openers;
        union.heading_words = &union.heading_words | &lexicon.heading_words;
        union.citation_words.join(&lexicon.citation_words);
    }
    union
});

impl Lexicon {
    /// The lexicon of a language, by its BCP 47 tag (`fr`, `fr-CA`).
    ///
    /// For a language without one: abbreviations and heading words of all languages, and no list
    /// that only makes sense in one.
    #[must_use]
    pub fn of(language: &str) -> &'static Self {
        let primary = language.split(['-', '_']).next().unwrap_or_default();
        let known = LEXICONS.iter().find(|lexicon| lexicon.language.eq_ignore_ascii_case(primary));
        known.unwrap_or(&UNDETERMINED)
    }

    /// The lexicon of the language `said`, or else of the one `text` seems to be written in by its
    /// first words.
    pub(crate) fn of_text(said: Option<&str>, text: &str) -> &'static Self {
        match said {
            Some(language) => Self::of(language),
            None => {
                let words = text.split(|c: char| !c.is_alphabetic());
                Self::guess(words.filter(|word| !word.is_empty()).take(GUESS_WORDS))
            }
        }
    }

    /// The lexicon that has the most different words of `words` among its function words; the
    /// undetermined one if no lexicon has enough of them.
    ///
    /// Different words, for a language shares a few of its commonest with its neighbors: by the
    /// share of *de*, *la* and *es* Spanish and Dutch pass for French. Of 200 words English texts have
    /// 16 to 29 of the list, French ones 18 to 33, Spanish ones up to 11 of the French list, texts in
    /// other languages up to 9 of either (measured on the 188 texts of `multilingual/`).
    fn guess<'w>(words: impl Iterator<Item = &'w str>) -> &'static Self {
        let mut found = [Vec::new(), Vec::new()];
        let mut total = 0;
        for word in words {
            total += 1;
            let folded: Cow<'_, str> = match word.starts_with(char::is_uppercase) {
                true => word.to_lowercase().into(),
                false => word.into(),
            };
            for (found, lexicon) in found.iter_mut().zip(LEXICONS.iter()) {
                if lexicon.is_function_word(&folded) && !found.contains(&folded) {
                    found.push(folded.clone());
                }
            }
        }
        let counts = found.map(|words| words.len());
        let best = usize::from(counts[1] > counts[0]);
        let enough = total.min(ENOUGH_WORDS * SHARE).div_ceil(SHARE).max(1);
        if counts[best] >= enough { &LEXICONS[best] } else { &UNDETERMINED }
    }

    fn from_data(language: &str, data: &str) -> Self {
        let table = DeTable::parse(data).map(toml::Spanned::into_inner).unwrap_or_default();
        let list = |key: &str| -> Vec<String> {
            let words = table.get(key).and_then(|value| value.get_ref().as_array());
            let words = words.into_iter().flatten().filter_map(|word| word.get_ref().as_str());
            words.map(str::to_owned).collect()
        };
        let words = |key: &str| Words::from_iter(list(key));
        let mut openings = HashMap::default();
        for (key, opening) in [
            ("statement-subjects", Opening::Statement),
            ("preambular-openings", Opening::Preambular),
            ("operative-openings", Opening::Operative),
            ("plain-operative-openings", Opening::PlainOperative),
        ] {
            for word in list(key) {
                openings.entry(word).or_insert(opening);
            }
        }
        let mut sorted_function_words = list("function-words");
        sorted_function_words.sort_unstable();
        sorted_function_words.dedup();
        Self {
            language: language.to_owned(),
            function_words: words("function-words"),
            sorted_function_words,
            abbreviations: words("abbreviations"),
            closing_abbreviations: words("closing-abbreviations"),
            sentence_openers: words("sentence-openers"),
            openings,
            opening_adverbs: words("opening-adverbs"),
            heading_words: words("heading-words"),
            citation_words: CitationWords::from_table(&table),
        }
    }

    /// The language tag, `und` for undetermined.
    #[must_use]
    pub fn language(&self) -> &str {
        &self.language
    }

    /// Whether a folded word carries grammar rather than matter: articles, prepositions,
    /// conjunctions, pronouns. Modals are not among them.
    #[must_use]
    pub fn is_function_word(&self, word: &str) -> bool {
        self.function_words.contains(word)
    }

    /// All function words, in alphabetical order.
    pub(crate) fn function_words(&self) -> impl Iterator<Item = &str> {
        self.sorted_function_words.iter().map(String::as_str)
    }

    /// Whether the full stop after `word` belongs to an abbreviation when `next` follows.
    pub(crate) fn abbreviates(&self, word: &str, next: &str) -> bool {
        // "l’art. 3"
        let word = word.split_once(['\'', '’']).map_or(word, |(_, rest)| rest);
        let folded = word.to_lowercase();
        if self.abbreviations.contains(&folded) {
            return true;
        }
        // "Art. 4.4" and "U.N. Charter", but "… of the U.N. The Assembly …"
        let dotted = word.contains('.') && word.split('.').all(|part| part.chars().count() <= 2);
        let initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
        let may_close = dotted || initial || self.closing_abbreviations.contains(&folded);
        may_close && !self.sentence_openers.contains(next)
    }

    /// What the opening words of a paragraph say of its part.
    pub(crate) fn opening<'w>(&self, mut words: impl Iterator<Item = &'w str>) -> Opening {
        let mut word = words.next();
        while word.is_some_and(|word| self.opening_adverbs.contains(&word.to_lowercase())) {
            word = words.next();
        }
        let opening = word.and_then(|word| self.openings.get(&word.to_lowercase()));
        opening.copied().unwrap_or(Opening::Other)
    }

    /// The words in which the language cites.
    pub(crate) fn citation_words(&self) -> &CitationWords {
        &self.citation_words
    }

    /// Whether a paragraph or sentence may open with `word`, of which the name of a text is no part.
    pub(crate) fn may_open(&self, word: &str) -> bool {
        self.openings.contains_key(word)
            || self.function_words.contains(word)
            || self.opening_adverbs.contains(word)
    }

    /// Whether a folded word names a division of a text: *chapter*, *annex*.
    pub(crate) fn is_heading_word(&self, word: &str) -> bool {
        self.heading_words.contains(word)
    }
}

/// A language shows in its first few sentences.
const GUESS_WORDS: usize = 200;
/// So many different function words show a language …
const ENOUGH_WORDS: usize = 14;
/// … and in a shorter text one for so many words: of 50 words, 24 of 25 English and all 18 French
/// texts have enough, and of the others only 2 of 17 Spanish ones.
const SHARE: usize = 8;

/// What the opening words of a paragraph say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Opening {
    /// A participle or adjective: *Recalling*, *Deeply concerned*.
    Preambular,
    /// A verb in the present: *Calls upon*, *Decides*.
    Operative,
    /// The same verbs in the plain form, which also opens headings and lists: *Call upon*.
    PlainOperative,
    /// A first person: *We reaffirm*.
    Statement,
    Other,
}
