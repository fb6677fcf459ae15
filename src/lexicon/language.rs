//! The languages with word lists, each file of which is read when first asked for.

use std::sync::OnceLock;

use super::Lexicon;
use super::common_words::CommonWords;
use super::conjugation::Conjugation;
use super::word_file::WordFile;

/// The files of a language; empty where it has none.
#[derive(Debug)]
pub(super) struct Files {
    pub(super) language: &'static str,
    pub(super) base: &'static str,
    pub(super) common: &'static str,
    pub(super) force: &'static str,
    pub(super) negation: &'static str,
    pub(super) definitions: &'static str,
    pub(super) qualifiers: &'static str,
    pub(super) formulae: &'static str,
    pub(super) variants: &'static str,
}

/// A language and what was read of its files.
#[derive(Debug)]
pub(super) struct Language {
    pub(super) files: Files,
    common: OnceLock<CommonWords>,
    conjugation: OnceLock<Conjugation>,
    lexicon: OnceLock<Lexicon>,
}

macro_rules! language {
    ($tag:literal) => {
        Language::new(Files {
            language: $tag,
            base: include_str!(concat!("../../corpus/lexicon/", $tag, ".toml")),
            common: include_str!(concat!("../../corpus/lexicon/common/", $tag, ".toml")),
            force: include_str!(concat!("../../corpus/lexicon/force/", $tag, ".toml")),
            negation: include_str!(concat!("../../corpus/lexicon/negation/", $tag, ".toml")),
            definitions: include_str!(concat!("../../corpus/lexicon/definitions/", $tag, ".toml")),
            qualifiers: include_str!(concat!("../../corpus/lexicon/qualifiers/", $tag, ".toml")),
            formulae: include_str!(concat!("../../corpus/lexicon/formulae/", $tag, ".toml")),
            variants: include_str!(concat!("../../corpus/lexicon/variants/", $tag, ".toml")),
        })
    };
}

/// How many languages there are lists of.
pub(super) const MANY: usize = 2;

pub(super) static LANGUAGES: [Language; MANY] = [language!("en"), language!("fr")];

/// What all languages have in common, for texts in others.
static UNDETERMINED: Language = Language::new(Files {
    language: "und",
    base: include_str!("../../corpus/lexicon/und.toml"),
    common: "",
    force: "",
    negation: "",
    definitions: "",
    qualifiers: "",
    formulae: "",
    variants: "",
});

/// The lexicon of texts in a language that has none.
pub(super) fn undetermined() -> &'static Lexicon {
    UNDETERMINED.lexicon.get_or_init(|| {
        let mut union = Lexicon::of_files(&UNDETERMINED);
        LANGUAGES.iter().for_each(|language| union.join(language.lexicon()));
        union
    })
}

impl Language {
    const fn new(files: Files) -> Self {
        Self {
            files,
            common: OnceLock::new(),
            conjugation: OnceLock::new(),
            lexicon: OnceLock::new(),
        }
    }

    pub(super) fn lexicon(&'static self) -> &'static Lexicon {
        self.lexicon.get_or_init(|| Lexicon::of_files(self))
    }

    pub(super) fn common(&self) -> &CommonWords {
        self.common.get_or_init(|| CommonWords::from_data(self.files.common))
    }

    /// How verbs are inflected.
    pub(super) fn conjugation(&self) -> &Conjugation {
        self.conjugation.get_or_init(|| Conjugation::of(&WordFile::read(self.files.force)))
    }
}
