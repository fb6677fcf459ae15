//! Stems of words, for what is looked for and not yet compared.

use std::borrow::Cow;

use snowball_stemmers_rs::{Algorithm, Stemmer as Snowball};

/// The stemmer of one language.
///
/// Stems bring *develops* to *development*, and with them words that mean different things: they
/// propose, and never decide.
pub(crate) struct Stemmer(Option<Snowball>);

impl Stemmer {
    /// The stemmer of a language by its BCP 47 tag; of one it has no rules for every word is its own
    /// stem.
    pub(crate) fn of(language: &str) -> Self {
        let primary = language.split('-').next().unwrap_or_default();
        let algorithm = match primary {
            "ar" => Algorithm::Arabic,
            "da" => Algorithm::Danish,
            "de" => Algorithm::German,
            "en" => Algorithm::English,
            "es" => Algorithm::Spanish,
            "fi" => Algorithm::Finnish,
            "fr" => Algorithm::French,
            "it" => Algorithm::Italian,
            "nl" => Algorithm::Dutch,
            "no" | "nb" | "nn" => Algorithm::Norwegian,
            "pt" => Algorithm::Portuguese,
            "ru" => Algorithm::Russian,
            "sv" => Algorithm::Swedish,
            _ => return Self(None),
        };
        Self(Some(Snowball::create(algorithm)))
    }

    /// The stem of a folded word.
    pub(crate) fn stem<'w>(&self, word: &'w str) -> Cow<'w, str> {
        // far longer than any word, and the rules are not made to be quick on it
        const LONGEST: usize = 64;
        match &self.0 {
            Some(stemmer) if word.len() <= LONGEST => stemmer.stem(word),
            _ => Cow::Borrowed(word),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Stemmer;

    #[test]
    fn kin_meet_and_strangers_do_not() {
        for (language, one, other, meet) in [
            ("en", "developing", "development", true),
            ("en", "international", "internal", false),
            ("en", "organization", "organ", false),
            ("fr-CH", "prévention", "préventions", true),
            ("und", "works", "work", false),
        ] {
            let stemmer = Stemmer::of(language);
            assert_eq!(stemmer.stem(one) == stemmer.stem(other), meet, "{one} {other}");
        }
    }
}
