//! Word lists per language, as data: adding a language is adding a file to `corpus/lexicon/`.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use toml::de::DeTable;

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
    function_words: BTreeSet<String>,
    abbreviations: BTreeSet<String>,
    closing_abbreviations: BTreeSet<String>,
    sentence_openers: BTreeSet<String>,
    preambular_openings: BTreeSet<String>,
    operative_openings: BTreeSet<String>,
    plain_operative_openings: BTreeSet<String>,
    opening_adverbs: BTreeSet<String>,
    statement_subjects: BTreeSet<String>,
    heading_words: BTreeSet<String>,
}

static LEXICONS: LazyLock<[Lexicon; 2]> = LazyLock::new(|| {
    [
        Lexicon::from_data("en", include_str!("../../corpus/lexicon/en.toml")),
        Lexicon::from_data("fr", include_str!("../../corpus/lexicon/fr.toml")),
    ]
});

static UNDETERMINED: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut union = Lexicon { language: "und".to_owned(), ..Lexicon::default() };
    for lexicon in LEXICONS.iter() {
        for (all, own) in [
            (&mut union.abbreviations, &lexicon.abbreviations),
            (&mut union.closing_abbreviations, &lexicon.closing_abbreviations),
            (&mut union.sentence_openers, &lexicon.sentence_openers),
            (&mut union.heading_words, &lexicon.heading_words),
        ] {
            all.extend(own.iter().cloned());
        }
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

    /// The lexicon whose function words are the commonest among `words`, which are folded; the
    /// undetermined one if less than a tenth of them are function words of any language.
    ///
    /// English and French prose has 40 to 50 % function words by these lists, other languages below
    /// 6 % (measured on `multilingual/` of the real texts).
    pub(crate) fn guess<'w>(words: impl Iterator<Item = &'w str>) -> &'static Self {
        let mut counts = [0usize; 2];
        let mut total = 0;
        for word in words {
            total += 1;
            for (count, lexicon) in counts.iter_mut().zip(LEXICONS.iter()) {
                *count += usize::from(lexicon.is_function_word(word));
            }
        }
        let best = if counts[1] > counts[0] { 1 } else { 0 };
        if counts[best] * 10 < total || total == 0 { &UNDETERMINED } else { &LEXICONS[best] }
    }

    fn from_data(language: &str, data: &str) -> Self {
        let table = DeTable::parse(data).map(toml::Spanned::into_inner).unwrap_or_default();
        let list = |key: &str| -> BTreeSet<String> {
            let words = table.get(key).and_then(|value| value.get_ref().as_array());
            words
                .into_iter()
                .flatten()
                .filter_map(|word| word.get_ref().as_str())
                .map(str::to_owned)
                .collect()
        };
        Self {
            language: language.to_owned(),
            function_words: list("function-words"),
            abbreviations: list("abbreviations"),
            closing_abbreviations: list("closing-abbreviations"),
            sentence_openers: list("sentence-openers"),
            preambular_openings: list("preambular-openings"),
            operative_openings: list("operative-openings"),
            plain_operative_openings: list("plain-operative-openings"),
            opening_adverbs: list("opening-adverbs"),
            statement_subjects: list("statement-subjects"),
            heading_words: list("heading-words"),
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
        self.function_words.iter().map(String::as_str)
    }

    /// Whether the full stop after `word` belongs to an abbreviation when `next` follows.
    pub(crate) fn abbreviates(&self, word: &str, next: &str) -> bool {
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
        let Some(word) = word else { return Opening::Other };
        let folded = word.to_lowercase();
        if self.statement_subjects.contains(&folded) {
            return Opening::Statement;
        }
        if self.preambular_openings.contains(&folded) {
            return Opening::Preambular;
        }
        if self.operative_openings.contains(&folded) {
            return Opening::Operative;
        }
        if self.plain_operative_openings.contains(&folded) {
            return Opening::PlainOperative;
        }
        Opening::Other
    }

    /// Whether a folded word names a division of a text: *chapter*, *annex*.
    pub(crate) fn is_heading_word(&self, word: &str) -> bool {
        self.heading_words.contains(word)
    }
}

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
