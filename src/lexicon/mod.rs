//! Word lists per language, as data: adding a language is adding files to `corpus/lexicon/`.

mod citation_words;
mod common_words;
mod conjugation;
mod definition_words;
mod force_words;
mod language;
mod negation_words;
mod openings;
mod phrases;
mod qualifier_words;
mod spelling;
mod told;
mod variant_words;
mod word_file;

use std::sync::OnceLock;

pub(crate) use citation_words::{CitationWords, Role, Roles};
use common_words::CommonWords;
pub(crate) use definition_words::DefinitionWords;
pub(crate) use force_words::{
    Entry, ForceWord, ForceWords, Form, Grammar, Grammars, Sense, Senses, Slips,
};
use language::{Files, LANGUAGES, Language, MANY, undetermined};
pub(crate) use negation_words::{NegationWords, Place, Places};
pub(crate) use openings::{Lists, Opening, Openings};
pub(crate) use phrases::words;
use phrases::{Table, Words};
pub(crate) use qualifier_words::{Meaning, QualifierWord, QualifierWords, Says, Unit};
use spelling::Spellings;
use told::{GUESS_WORDS, PASSAGE_WORDS, Told, is_plainly, letters};
pub(crate) use variant_words::VariantWords;
pub(crate) use word_file::WordFile;

/// The word lists of one language.
///
/// ```
/// use travaux::lexicon::Lexicon;
///
/// assert!(Lexicon::of("en").is_function_word("the"));
/// assert_eq!(Lexicon::of("xx").language(), "und");
/// ```
#[derive(Debug)]
pub struct Lexicon {
    language: &'static Language,
    common: &'static CommonWords,
    abbreviations: Words,
    numbered_abbreviations: Words,
    closing_abbreviations: Words,
    sentence_openers: Words,
    ordinal_introducers: Words,
    openings: Openings,
    /// The names of divisions, and what each is called in one language for all.
    heading_words: Table<String>,
    /// Those of them that have their number before them: *1. Abschnitt*.
    ordinal_divisions: Words,
    heading_phrases: Vec<(String, String)>,
    /// The same where the number stands inside the name or right behind it, `第*条`: what stands
    /// before it, behind it, and the name.
    frames: Vec<(String, String, String)>,
    /// What shows that the number of a division cites it.
    running_on: Vec<String>,
    choice_words: Words,
    caption_words: Words,
    edition_words: Words,
    /// One, two, three …, each with its other forms.
    number_words: Vec<String>,
    joining_words: Words,
    definite_articles: Words,
    citing_words: Words,
    preamble_headings: Words,
    text_openers: Words,
    citation_words: CitationWords,
    /// Words of form, in alphabetical order.
    forms: Vec<String>,
    spellings: Spellings,
    /// Verbs whose forms no ending tells, each with its forms.
    irregular_verbs: Vec<String>,
    // asked for by those who read what clauses say, not by those who compare them
    force: OnceLock<ForceWords>,
    negation: OnceLock<NegationWords>,
    definition: OnceLock<DefinitionWords>,
    qualifiers: OnceLock<QualifierWords>,
    formulae: OnceLock<Vec<String>>,
    variants: OnceLock<VariantWords>,
}

/// Letters that a month is abbreviated to, at least.
const SHORTEST_MONTH: usize = 3;

impl Lexicon {
    /// The lexicon of a language, by its BCP 47 tag (`fr`, `fr-CA`).
    ///
    /// For a language without one: abbreviations and heading words of all languages, and no list
    /// that only makes sense in one.
    #[must_use]
    pub fn of(language: &str) -> &'static Self {
        let primary = language.split(['-', '_']).next().unwrap_or_default();
        let is = |language: &&Language| language.files.language.eq_ignore_ascii_case(primary);
        LANGUAGES.iter().find(is).map_or_else(undetermined, Language::lexicon)
    }

    /// The lexicon of the language `said`, or else of the one `text` seems to be written in by its
    /// first words.
    pub(crate) fn of_text(said: Option<&str>, text: &str) -> &'static Self {
        match said {
            Some(language) => Self::of(language),
            None => {
                let told = Told::of(letters(text).take(GUESS_WORDS)).language();
                told.map_or_else(undetermined, |language| LANGUAGES[language].lexicon())
            }
        }
    }

    /// The lexicon of another language, if a passage of a text in this one has `fewest` different function
    /// words of it, and no fewer than twice those it has of this one.
    pub(crate) fn of_passage(&self, passage: &str, fewest: usize) -> Option<&'static Self> {
        let own = LANGUAGES.iter().position(|language| std::ptr::eq(language, self.language));
        if own.is_some_and(|own| is_plainly(own, passage)) {
            return None;
        }
        let told = Told::of(letters(passage).take(PASSAGE_WORDS));
        told.another_than(own, fewest).map(|other| LANGUAGES[other].lexicon())
    }

    fn of_files(language: &'static Language) -> Self {
        let file = WordFile::read(language.files.base);
        let list = |key: &str| file.list(&[key]);
        let owned = |key: &str| file.owned(&[key]);
        let words = |key: &str| Words::new(&list(key));
        Self {
            language,
            common: language.common(),
            abbreviations: words("abbreviations"),
            numbered_abbreviations: words("numbered-abbreviations"),
            closing_abbreviations: words("closing-abbreviations"),
            sentence_openers: words("sentence-openers"),
            ordinal_introducers: words("ordinal-introducers"),
            openings: Openings::new(list),
            heading_words: divisions(&list("heading-words")),
            ordinal_divisions: words("ordinal-divisions"),
            heading_phrases: list("heading-phrases")
                .iter()
                .filter_map(|entry| named(entry))
                .collect(),
            frames: list("heading-frames").iter().filter_map(|entry| frame(entry)).collect(),
            running_on: owned("running-on"),
            choice_words: words("choice-words"),
            caption_words: words("caption-words"),
            edition_words: words("edition-words"),
            number_words: owned("number-words"),
            joining_words: words("joining-words"),
            definite_articles: words("definite-articles"),
            citing_words: words("citing-words"),
            preamble_headings: words("preamble-headings"),
            text_openers: words("text-openers"),
            citation_words: CitationWords::from_file(&file),
            forms: forms(&file),
            irregular_verbs: owned("irregular-verbs"),
            spellings: Spellings::new(
                &list("spellings"),
                &list("spelling-endings"),
                &list("not-spellings"),
            ),
            force: OnceLock::new(),
            negation: OnceLock::new(),
            definition: OnceLock::new(),
            qualifiers: OnceLock::new(),
            formulae: OnceLock::new(),
            variants: OnceLock::new(),
        }
    }

    /// Adds the lists of another language that make sense in any.
    fn join(&mut self, other: &Self) {
        self.abbreviations.join(&other.abbreviations);
        self.numbered_abbreviations.join(&other.numbered_abbreviations);
        self.closing_abbreviations.join(&other.closing_abbreviations);
        self.sentence_openers.join(&other.sentence_openers);
        self.heading_words.join(&other.heading_words);
        self.choice_words.join(&other.choice_words);
        self.caption_words.join(&other.caption_words);
        self.edition_words.join(&other.edition_words);
        self.joining_words.join(&other.joining_words);
        self.citing_words.join(&other.citing_words);
        self.preamble_headings.join(&other.preamble_headings);
        self.citation_words.join(&other.citation_words);
        self.spellings.join(&other.spellings);
    }

    /// The words in which the language negates.
    pub(crate) fn negation(&self) -> &NegationWords {
        read_once(&self.negation, self.language.files.negation, NegationWords::from_data)
    }

    /// The words in which the language gives a term its meaning.
    pub(crate) fn definition(&self) -> &DefinitionWords {
        read_once(&self.definition, self.language.files.definitions, DefinitionWords::from_data)
    }

    /// The words that say when and where a commitment holds.
    pub(crate) fn qualifiers(&self) -> &QualifierWords {
        read_once(&self.qualifiers, self.language.files.qualifiers, QualifierWords::from_data)
    }

    /// Wording that texts of a kind share and that none has from another: of each formula its words of matter, in
    /// small letters.
    pub(crate) fn formulae(&self) -> &[String] {
        let read = |data: &str| WordFile::read(data).owned(&["formulae"]);
        let formulae: &Vec<String> = read_once(&self.formulae, self.language.files.formulae, read);
        formulae
    }

    /// The words by which the language turns a noun phrase round.
    pub(crate) fn variants(&self) -> &VariantWords {
        read_once(&self.variants, self.language.files.variants, VariantWords::from_data)
    }

    /// The other spellings of a folded word that are listed behind its own: *behavior* for *behaviour*.
    pub(crate) fn other_spellings(&self, word: &str) -> Vec<String> {
        self.spellings.others(word)
    }

    /// The number of the month, from 1, that a folded word names in any of the languages at hand, or that its
    /// three letters or more begin the name of; `None` if that leaves open which.
    pub(crate) fn month(word: &str) -> Option<u8> {
        if word.chars().count() < SHORTEST_MONTH {
            return None;
        }
        let all = LANGUAGES.iter().map(|own| own.lexicon().citation_words());
        let mut months: Vec<u32> = all.flat_map(|own| own.months_beginning(word)).collect();
        months.sort_unstable();
        months.dedup();
        match months[..] {
            [only] => u8::try_from(only).ok(),
            _ => None,
        }
    }

    /// Every form the verb `verb` has in any language that has a lexicon, in no order that matters.
    ///
    /// A form that is none, "taked", harms nothing: no text holds it.
    pub(crate) fn verb_forms(verb: &str) -> Vec<String> {
        let mut forms: Vec<String> =
            LANGUAGES.iter().flat_map(|own| own.conjugation().all_forms(verb, true)).collect();
        let irregular = LANGUAGES.iter().flat_map(|own| &own.lexicon().irregular_verbs);
        let own = irregular.filter(|forms| forms.split(' ').next() == Some(verb));
        forms.extend(own.flat_map(|forms| forms.split(' ')).map(str::to_owned));
        // the doubled consonant, "planning"
        let last = verb.chars().last().filter(|last| !"aeiouwxy".contains(*last));
        forms.extend(
            last.into_iter()
                .flat_map(|last| [format!("{verb}{last}ed"), format!("{verb}{last}ing")]),
        );
        forms.push(verb.to_owned());
        forms
    }

    /// The words by which the language commits someone to something.
    pub(crate) fn force(&self) -> &ForceWords {
        let Files { common, force, .. } = self.language.files;
        let read = |force: &str| ForceWords::from_data(force, common, self.language.conjugation());
        read_once(&self.force, force, read)
    }

    /// How many lexicons there are.
    pub(crate) const COUNT: usize = MANY + 1;

    /// Which of all lexicons it is, counted from 0.
    pub(crate) fn place(&self) -> usize {
        let is_own = |language: &Language| std::ptr::eq(language, self.language);
        LANGUAGES.iter().position(is_own).unwrap_or(MANY)
    }

    /// The language tag, `und` for undetermined.
    #[must_use]
    pub fn language(&self) -> &str {
        self.language.files.language
    }

    /// Whether it has lists of how the language binds and asks.
    pub(crate) fn has_verbs(&self) -> bool {
        !self.language.files.force.is_empty()
    }

    /// Whether a folded word carries grammar rather than matter: articles, prepositions,
    /// conjunctions, pronouns. Modals are not among them.
    #[must_use]
    pub fn is_function_word(&self, word: &str) -> bool {
        self.common.function_words().contains(word)
    }

    /// Whether a folded word is a modal, such as *shall*.
    pub(crate) fn is_modal(&self, word: &str) -> bool {
        self.common.is_modal(word)
    }

    /// Whether two different folded words are one word spelled in two ways: *behaviour*, *behavior*.
    /// Words that may differ in what they mean are not, as *licence* and *license*.
    #[must_use]
    pub fn is_spelled_as(&self, one: &str, other: &str) -> bool {
        self.spellings.are_one(one, other)
    }

    /// All function words, in alphabetical order.
    pub(crate) fn function_words(&self) -> impl Iterator<Item = &str> {
        self.common.sorted().iter().map(String::as_str)
    }

    /// Words that say what a paragraph does and what it cites, not what it is about: *recalling*, *further*,
    /// *paragraph*, *resolution*, *May*; in alphabetical order.
    pub(crate) fn forms(&self) -> impl Iterator<Item = &str> {
        self.forms.iter().map(String::as_str)
    }

    /// What a full stop behind `word` may be.
    pub(crate) fn abbreviation(&self, word: &str) -> Abbreviation {
        // "l’art. 3"
        let word = word.split_once(['\'', '’']).map_or(word, |(_, rest)| rest);
        let folded = word.to_lowercase();
        let listed = |list: &Words| list.contains(&folded) || list.contains(word);
        if listed(&self.abbreviations) {
            Abbreviation::Never
        } else if listed(&self.numbered_abbreviations) {
            Abbreviation::BeforeNumber
        } else if listed(&self.closing_abbreviations) {
            Abbreviation::Closing
        } else {
            Abbreviation::None
        }
    }

    /// Whether a full stop behind `word` and a number behind that cite a place: *art. 5*.
    pub(crate) fn abbreviates(&self, word: &str) -> bool {
        self.abbreviation(word) != Abbreviation::None
    }

    /// Whether `word`, as it is written, opens a sentence often enough to end the one before.
    pub(crate) fn opens_sentence(&self, word: &str) -> bool {
        self.sentence_openers.contains(word)
    }

    /// Whether a word in small letters wants another behind it, as *of* and *the* do. Where function
    /// words are not known, words of up to three letters pass for them.
    pub(crate) fn leads_on(&self, word: &str) -> bool {
        let unknown = self.common.sorted().is_empty();
        self.is_function_word(word) || (unknown && word.chars().count() <= 3)
    }

    /// Whether a number and a full stop behind `word` are an ordinal.
    pub(crate) fn introduces_ordinal(&self, word: &str) -> bool {
        self.ordinal_introducers.contains(&word.to_lowercase())
    }

    /// What the words of a paragraph say of it, from any of its words on; see [`words`].
    pub(crate) fn opening<'w>(&self, words: impl Iterator<Item = &'w str> + Clone) -> Opening {
        self.openings.opening(words)
    }

    /// The lists that say what a paragraph is by its words.
    pub(crate) fn openings(&self) -> &Openings {
        &self.openings
    }

    /// The words in which the language cites.
    pub(crate) fn citation_words(&self) -> &CitationWords {
        &self.citation_words
    }

    /// Whether a paragraph or sentence may open with `word`, of which the name of a text is no part.
    pub(crate) fn may_open(&self, word: &str) -> bool {
        self.openings.may_open(word) || self.is_function_word(word)
    }

    /// Whether a word names a division of a text: *chapter*, *ANNEX*.
    pub(crate) fn is_heading_word(&self, word: &str) -> bool {
        self.heading_words.get_any(word).is_some()
    }

    /// What the division that a word names is called in English: *part* for *Partie*.
    pub(crate) fn division(&self, word: &str) -> Option<&str> {
        self.heading_words.get_any(word).map(String::as_str)
    }

    /// Whether the language names any divisions behind their numbers.
    pub(crate) fn has_ordinal_divisions(&self) -> bool {
        !self.ordinal_divisions.is_empty()
    }

    /// As [`Lexicon::division`], of one that has its number before it: *1. Abschnitt*.
    pub(crate) fn ordinal_division(&self, word: &str) -> Option<&str> {
        self.division(word).filter(|_| self.ordinal_divisions.contains_any(word))
    }

    /// As [`Lexicon::division`], of several words that `text` begins with, and their length: *Disposición
    /// adicional*.
    pub(crate) fn division_phrase(&self, text: &str) -> Option<(usize, &str)> {
        self.heading_phrases.iter().find_map(|(phrase, name)| {
            let (mut rest, mut letters) = (text.chars(), phrase.chars());
            let same =
                letters.all(|letter| rest.next().is_some_and(|c| c.to_lowercase().eq([letter])));
            let is_whole = !rest.as_str().starts_with(char::is_alphabetic);
            (same && is_whole).then(|| (text.len() - rest.as_str().len(), name.as_str()))
        })
    }

    /// Whether a word names one of several wordings to choose from: *Option*.
    pub(crate) fn is_choice_word(&self, word: &str) -> bool {
        self.choice_words.contains_any(word)
    }

    /// Whether a word begins the caption of a table or a picture: *Figure 3*.
    pub(crate) fn is_caption_word(&self, word: &str) -> bool {
        self.caption_words.contains_any(word)
    }

    /// Whether a word begins a line that says which edition of a text it is: *Version 1.6*.
    pub(crate) fn is_edition_word(&self, word: &str) -> bool {
        self.edition_words.contains_any(word)
    }

    /// The names of divisions that have their number inside or right behind them: what stands before
    /// the number and behind it, and what the division is called in English.
    pub(crate) fn frames(&self) -> impl Iterator<Item = (&str, &str, &str)> {
        self.frames.iter().map(|(before, behind, name)| (&**before, &**behind, &**name))
    }

    /// Whether what stands behind the number of a division shows that it is cited, in a language where
    /// no small letter shows it.
    pub(crate) fn runs_on(&self, rest: &str) -> bool {
        let rest = rest.trim_start();
        self.running_on.iter().any(|words| rest.starts_with(words.as_str()))
    }

    /// The number a folded word stands for behind the name of a division: *article premier*.
    pub(crate) fn number_word(&self, word: &str) -> Option<usize> {
        let is = |entry: &String| entry.split('|').any(|form| form == word);
        self.number_words.iter().position(is).map(|index| index + 1)
    }

    /// The number that the first words of `text` stand for, and their length: *الثاني عشر*.
    pub(crate) fn number_phrase(&self, text: &str) -> Option<(usize, usize)> {
        let mut ends = text.match_indices(|c: char| !c.is_alphabetic()).map(|(at, _)| at);
        let one = ends.next().unwrap_or(text.len());
        let two = ends.next().unwrap_or(text.len());
        let value = |end: usize| self.number_word(&text[..end].to_lowercase());
        let mut ends = [two, one].into_iter().filter(|end| *end <= MOST_NUMBER_WORDS);
        ends.find_map(|end| Some((value(end)?, end)))
    }

    /// Whether a folded word joins the last item of a list to those before it: *and*, *or*.
    pub(crate) fn is_joining_word(&self, word: &str) -> bool {
        self.joining_words.contains(word)
    }

    /// Whether a folded word says that what follows is a known one of its kind: *the*.
    pub(crate) fn is_definite_article(&self, word: &str) -> bool {
        self.definite_articles.contains(word)
    }

    /// Whether a printed number behind a folded word cites a place: *paragraph (a)*.
    pub(crate) fn is_citing_word(&self, word: &str) -> bool {
        self.citing_words.contains(word) || self.is_heading_word(word)
    }

    /// Whether a folded word that is no function word opens sentences, and rarely has a capital letter
    /// inside one.
    pub(crate) fn opens_text(&self, word: &str) -> bool {
        self.text_openers.contains(word)
    }

    /// Whether a text may begin with a word that heads the preamble; most texts do not.
    pub(crate) fn may_head_preamble(&self, text: &str) -> bool {
        self.preamble_headings.may_begin(text)
    }

    /// Whether a folded word alone heads the preamble.
    pub(crate) fn is_preamble_heading(&self, word: &str) -> bool {
        self.preamble_headings.contains(word)
    }
}

/// What a file holds, read when first asked for; nothing if there is no file.
fn read_once<'l, T: Default>(
    known: &'l OnceLock<T>,
    data: &str,
    read: impl FnOnce(&str) -> T,
) -> &'l T {
    known.get_or_init(|| if data.is_empty() { T::default() } else { read(data) })
}

/// The names of divisions: `part`, or `partie = part`.
fn divisions(list: &[&str]) -> Table<String> {
    let mut names = Table::default();
    for entry in list {
        let (word, name) = entry.split_once(" = ").unwrap_or((entry, entry));
        name.clone_into(names.or_insert(word, String::new()));
    }
    names
}

/// An entry of a list of names: `disposición final = final-provision`.
fn named(entry: &str) -> Option<(String, String)> {
    let (words, name) = entry.split_once(" = ")?;
    Some((words.to_owned(), name.to_owned()))
}

/// The words that say what a paragraph does and what it cites.
fn forms(file: &WordFile<'_>) -> Vec<String> {
    const LISTS: [&[&str]; 7] = [
        &["preambular-openings"],
        &["opening-adverbs"],
        &["months"],
        &["citation-words", "instrument"],
        &["citation-words", "resolution"],
        &["citation-words", "decision"],
        &["citation-words", "modal"],
    ];
    let divisions = file.lists(&["citation-divisions"]).into_iter().flat_map(|(_, words)| words);
    let listed = LISTS.into_iter().flat_map(|path| file.list(path)).chain(divisions);
    let mut words: Vec<String> =
        listed.flat_map(str::split_whitespace).map(str::to_owned).collect();
    words.sort_unstable();
    words.dedup();
    words
}

/// No two words for a number are longer, in bytes.
const MOST_NUMBER_WORDS: usize = 48;

/// An entry of the frames of numbers: `第*条 = article`.
fn frame(entry: &str) -> Option<(String, String, String)> {
    let (word, name) = entry.split_once(" = ")?;
    let (before, behind) = word.split_once('*')?;
    Some((before.to_owned(), behind.to_owned(), name.to_owned()))
}

/// Whether a word with a full stop behind it can be the last of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Abbreviation {
    /// No abbreviation: the full stop ends the sentence.
    None,
    /// An abbreviation before a number, else a word like any other: *no. 5*, but *they said no.*
    BeforeNumber,
    /// The last word only when the next one is known to open sentences: *etc.*
    Closing,
    /// Never the last word: *Mr.*
    Never,
}
