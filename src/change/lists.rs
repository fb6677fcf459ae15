//! The word lists that tell what a change does, from `corpus/lexicon/change/`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::lexicon::WordFile;

/// The word lists of one language.
#[derive(Debug, Default)]
pub(super) struct Lists {
    pub(super) conditions: PhraseList,
    pub(super) asking: PhraseList,
    pub(super) degree: PhraseList,
    pub(super) deadline_leads: PhraseList,
    pub(super) deadlines: PhraseList,
    pub(super) amount_leads: PhraseList,
    pub(super) ordinal_endings: PhraseList,
    pub(super) units: PhraseList,
    pub(super) date_leads: PhraseList,
    pub(super) behind_months: PhraseList,
    numbers: BTreeMap<String, String>,
    /// What deadlines are called in other words: *monthly*, *every month*.
    same_deadlines: BTreeMap<String, String>,
    number_words: PhraseList,
    /// What a number, a date or a deadline begins with, but for digits and months.
    figures: PhraseList,
    /// What joiners begin with.
    joiners: PhraseList,
    pub(super) and: PhraseList,
    pub(super) or: PhraseList,
    pub(super) or_nothing: PhraseList,
    pub(super) breakers: PhraseList,
    pub(super) connectives: PhraseList,
    pub(super) name_links: PhraseList,
    pub(super) negations: PhraseList,
    pub(super) abstaining: PhraseList,
    pub(super) naming: PhraseList,
    pub(super) means: PhraseList,
    pub(super) softening: PhraseList,
    pub(super) stressing: PhraseList,
    pub(super) giving: PhraseList,
    pub(super) giving_to: PhraseList,
    pub(super) determiners: PhraseList,
    pub(super) pronouns: PhraseList,
    pub(super) being: PhraseList,
    pub(super) infinitives: PhraseList,
    pub(super) scope: PhraseList,
    pub(super) poles: PhraseList,
    pub(super) endings: Vec<String>,
}

/// Phrases, by their first words.
///
/// Asked of nearly every word that changed, and nearly always in vain: two letters and the length say so.
#[derive(Debug)]
pub(super) struct PhraseList {
    by_first: BTreeMap<String, Vec<Vec<String>>>,
    /// For the first byte of a word, the lengths of first words that begin with it, a bit each.
    lengths: [u32; 256],
}

impl Default for PhraseList {
    fn default() -> Self {
        Self { by_first: BTreeMap::new(), lengths: [0; 256] }
    }
}

impl PhraseList {
    fn new(phrases: &[String]) -> Self {
        let mut list = Self::default();
        for phrase in phrases {
            let mut words = phrase.split_whitespace().map(str::to_owned);
            if let Some(first) = words.next() {
                list.lengths[usize::from(first.as_bytes()[0])] |= length_bit(&first);
                list.by_first.entry(first).or_default().push(words.collect());
            }
        }
        list
    }

    fn rests(&self, word: &str) -> Option<&Vec<Vec<String>>> {
        let first = word.as_bytes().first()?;
        let listed = self.lengths[usize::from(*first)] & length_bit(word) != 0;
        listed.then(|| self.by_first.get(word)).flatten()
    }

    /// Whether any phrase begins with a folded word.
    fn begins(&self, word: &str) -> bool {
        self.rests(word).is_some()
    }

    /// Whether a folded word is one of the list.
    pub(super) fn has(&self, word: &str) -> bool {
        self.rests(word).is_some_and(|rests| rests.iter().any(Vec::is_empty))
    }

    /// How many of `words`, folded, the longest phrase takes that they begin with.
    pub(super) fn at<'w>(&self, mut words: impl Iterator<Item = &'w str> + Clone) -> Option<usize> {
        let rests = self.rests(words.next()?)?;
        let goes_on = |rest: &&Vec<String>| {
            let mut words = words.clone();
            rest.iter().all(|word| words.next() == Some(word))
        };
        rests.iter().filter(goes_on).map(|rest| rest.len() + 1).max()
    }
}

/// A bit for the length of a word; words of 31 bytes and more share one.
fn length_bit(word: &str) -> u32 {
    1 << word.len().min(31)
}

static LISTS: LazyLock<[(&str, Lists); 2]> = LazyLock::new(|| {
    [
        ("en", Lists::from_data(include_str!("../../corpus/lexicon/change/en.toml"))),
        ("fr", Lists::from_data(include_str!("../../corpus/lexicon/change/fr.toml"))),
    ]
});

static NONE: LazyLock<Lists> = LazyLock::new(Lists::default);

impl Lists {
    /// The lists of a language; empty ones for a language without any.
    pub(super) fn of(language: &str) -> &'static Self {
        LISTS.iter().find(|(own, _)| *own == language).map_or(&NONE, |(_, lists)| lists)
    }

    /// A folded deadline in the words that all of its meaning have.
    pub(super) fn called<'a>(&'a self, deadline: &'a str) -> &'a str {
        self.same_deadlines.get(deadline).map_or(deadline, String::as_str)
    }

    /// What a folded word for a number is worth.
    pub(super) fn number(&self, word: &str) -> Option<&str> {
        let listed = self.number_words.has(word);
        listed.then(|| self.numbers.get(word)).flatten().map(String::as_str)
    }

    /// Whether a folded word may begin a number, a date or a deadline without digits and months.
    pub(super) fn may_begin_figure(&self, word: &str) -> bool {
        self.figures.begins(word)
    }

    /// Whether a folded word may begin what joins the members of a list.
    pub(super) fn may_join(&self, word: &str) -> bool {
        self.joiners.begins(word)
    }

    fn from_data(data: &str) -> Self {
        let file = WordFile::read(data);
        let list = |path: &[&str]| PhraseList::new(&file.owned(path));
        let texts = |path: &[&str]| -> BTreeMap<String, String> {
            let texts = file.texts(path).into_iter();
            texts.map(|(word, value)| (word.to_owned(), value.to_owned())).collect()
        };
        let numbers = texts(&["numbers"]);
        let words: Vec<String> = numbers.keys().cloned().collect();
        let any = |paths: &[&[&str]]| -> Vec<String> {
            paths.iter().flat_map(|path| file.owned(path)).collect()
        };
        let figures = [words.clone(), any(&[&["deadlines"], &["deadline-leads"]])].concat();
        Self {
            number_words: PhraseList::new(&words),
            figures: PhraseList::new(&figures),
            joiners: PhraseList::new(&any(&[&["lists", "and"], &["lists", "or"]])),
            conditions: list(&["conditions"]),
            asking: list(&["asking"]),
            degree: list(&["degree"]),
            deadline_leads: list(&["deadline-leads"]),
            deadlines: list(&["deadlines"]),
            amount_leads: list(&["amount-leads"]),
            ordinal_endings: list(&["ordinal-endings"]),
            units: list(&["units"]),
            date_leads: list(&["date-leads"]),
            behind_months: list(&["behind-months"]),
            numbers,
            same_deadlines: texts(&["same-deadlines"]),
            and: list(&["lists", "and"]),
            or: list(&["lists", "or"]),
            or_nothing: list(&["lists", "or-nothing"]),
            breakers: list(&["lists", "breakers"]),
            connectives: list(&["lists", "connectives"]),
            name_links: list(&["lists", "name-links"]),
            negations: list(&["acts", "negations"]),
            abstaining: list(&["acts", "abstaining"]),
            naming: list(&["acts", "naming"]),
            means: list(&["acts", "means"]),
            softening: list(&["acts", "softening"]),
            stressing: list(&["acts", "stressing"]),
            giving: list(&["acts", "giving"]),
            giving_to: list(&["acts", "giving-to"]),
            determiners: list(&["acts", "determiners"]),
            pronouns: list(&["acts", "pronouns"]),
            being: list(&["acts", "being"]),
            infinitives: list(&["acts", "infinitives"]),
            scope: list(&["scope", "narrowing"]),
            poles: list(&["scope", "poles"]),
            endings: file.owned(&["words", "endings"]),
        }
    }
}
