//! The words by which a language negates, and those at which a negation ends.

use super::phrases::{Phrases, Table, words as words_of};
use super::word_file::WordFile;

/// What a word does beside a negation; one word can do several of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// Negates what is said with it: *not*.
    Cue,
    /// The same as a determiner or pronoun: *no*, *nothing*.
    CueNoun,
    /// Negates what stands behind it: *without*.
    CueForward,
    /// Answers or exclaims, alone between marks: *No,*.
    Answer,
    /// The halves of *neither … nor*.
    PairOpener,
    PairCloser,
    /// The halves of *ne … pas*, and of *aucun … ne*.
    Particle,
    ParticleCloser,
    ParticleOpener,
    /// A verb that *ne* negates alone.
    LoneVerb,
    /// Makes of *ne* an *only*.
    Restrictive,
    /// Reads *number* where one follows.
    NumberSign,
    Auxiliary,
    FiniteVerb,
    /// Looks like a finite verb and is none.
    NotFinite,
    Subject,
    /// A subject where a verb follows.
    WeakSubject,
    Relative,
    Complementizer,
    Subordinator,
    /// A preposition unless a verb follows.
    HalfSubordinator,
    Additive,
    Alternative,
    Contrast,
    /// Belongs to *nothing* and its like: *nothing but*.
    Exceptive,
    Adverb,
    Preposition,
    Determiner,
    Pronoun,
    Infinitive,
    Genitive,
}

const LISTS: [(&str, Place); 31] = [
    ("cues", Place::Cue),
    ("cue-nouns", Place::CueNoun),
    ("cues-forward", Place::CueForward),
    ("answers", Place::Answer),
    ("pair-openers", Place::PairOpener),
    ("pair-closers", Place::PairCloser),
    ("particles", Place::Particle),
    ("particle-closers", Place::ParticleCloser),
    ("particle-openers", Place::ParticleOpener),
    ("lone-particle-verbs", Place::LoneVerb),
    ("restrictives", Place::Restrictive),
    ("number-signs", Place::NumberSign),
    ("auxiliaries", Place::Auxiliary),
    ("finite-verbs", Place::FiniteVerb),
    ("not-finite", Place::NotFinite),
    ("subjects", Place::Subject),
    ("weak-subjects", Place::WeakSubject),
    ("relatives", Place::Relative),
    ("complementizers", Place::Complementizer),
    ("subordinators", Place::Subordinator),
    ("half-subordinators", Place::HalfSubordinator),
    ("additive", Place::Additive),
    ("alternative", Place::Alternative),
    ("contrast", Place::Contrast),
    ("exceptive", Place::Exceptive),
    ("adverbs", Place::Adverb),
    ("prepositions", Place::Preposition),
    ("determiners", Place::Determiner),
    ("pronouns", Place::Pronoun),
    ("infinitive", Place::Infinitive),
    ("genitive", Place::Genitive),
];

/// The lists of words of which one belongs to whatever negates.
const NEGATING: [&str; 5] = ["cues", "cue-nouns", "cues-forward", "pair-openers", "particles"];

/// What a word does, one bit for each [`Place`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Places(u32);

impl Places {
    /// The set of some places.
    pub(crate) const fn of(places: &[Place]) -> Self {
        let (mut bits, mut at) = (0, 0);
        while at < places.len() {
            bits |= 1 << places[at] as u32;
            at += 1;
        }
        Self(bits)
    }

    /// Whether the word does any of these.
    pub(crate) const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    pub(crate) const fn has(self, place: Place) -> bool {
        self.0 & (1 << place as u32) != 0
    }

    fn add(&mut self, place: Place) {
        self.0 |= 1 << place as u32;
    }
}

/// The lists of one language.
#[derive(Debug, Default)]
pub(crate) struct NegationWords {
    places: Table<Places>,
    finite_endings: Vec<String>,
    participle_endings: Vec<String>,
    /// Two words printed as one.
    joined: Vec<(String, String)>,
    endings: Vec<String>,
    elisions: Table<()>,
    pub(crate) cue_phrases: Phrases,
    /// The words of which one stands in whatever is negated.
    negating: Table<()>,
    pub(crate) exempt: Phrases,
    pub(crate) exempt_adverbs: Phrases,
    affix_prefixes: Vec<String>,
    affix_suffixes: Vec<String>,
    affix_exceptions: Table<()>,
    affix_words: Table<()>,
}

/// A word that ends in a listed ending is a finite verb if it has so many bytes more: *bed* is none.
const SHORTEST_STEM: usize = 3;
/// *unable* has four behind its prefix, *harmless* four before its suffix.
const SHORTEST_AFFIXED: usize = 4;
/// The prefixes of whole words in the lists are all of this length: *im*, *dis* is cut by its own.
const SHORT_PREFIX: usize = 2;

impl NegationWords {
    pub(super) fn from_data(data: &str) -> Self {
        let file = WordFile::read(data);
        let list = |key: &str| file.list(&[key]);
        let owned = |key: &str| file.owned(&[key]);
        let mut places = Table::default();
        for (key, place) in LISTS {
            for word in list(key) {
                places.or_insert(word, Places::default()).add(place);
            }
        }
        let words = |key: &str| super::Words::new(&list(key));
        let joined = list("joined");
        let mut negating: Vec<String> = NEGATING.into_iter().flat_map(owned).collect();
        // all words of a phrase stand where it stands, the longest in the fewest sentences
        let rarest =
            |phrase: &&str| words_of(phrase).max_by_key(|word| word.len()).map(str::to_owned);
        negating.extend(list("cue-phrases").iter().filter_map(rarest));
        negating.extend(joined.iter().map(|word| word.replace('|', "")));
        let halves = joined.iter().filter_map(|word| word.split_once('|'));
        Self {
            places,
            finite_endings: owned("finite-endings"),
            participle_endings: owned("participle-endings"),
            joined: halves.map(|(one, other)| (one.to_owned(), other.to_owned())).collect(),
            endings: owned("endings"),
            elisions: words("elisions"),
            cue_phrases: Phrases::new(&list("cue-phrases")),
            negating: super::Words::new(&negating.iter().map(String::as_str).collect::<Vec<_>>()),
            exempt: Phrases::new(&list("exempt")),
            exempt_adverbs: Phrases::new(&list("exempt-adverbs")),
            affix_prefixes: owned("affix-prefixes"),
            affix_suffixes: owned("affix-suffixes"),
            affix_exceptions: words("affix-exceptions"),
            affix_words: words("affix-words"),
        }
    }

    /// What a word does, in letters of any size.
    pub(crate) fn places(&self, word: &str) -> Places {
        let mut places = self.places.get_any(word).copied().unwrap_or_default();
        if has_ending(word, &self.finite_endings) && !places.has(Place::NotFinite) {
            places.add(Place::FiniteVerb);
        }
        places
    }

    /// Whether a word, or a part of one, can belong to what negates: without any nothing in a sentence is negated.
    pub(crate) fn may_negate(&self, word: &str) -> bool {
        let listed = |word: &str| self.negating.contains_any(word);
        if word.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return listed(word);
        }
        let cut = self.cut(word).is_some_and(|cut| listed(&word[..cut]) || listed(&word[cut..]));
        cut || listed(word) || words_of(word).any(listed)
    }

    /// Whether a word has the ending of a participle.
    pub(crate) fn is_participle(&self, word: &str) -> bool {
        has_ending(word, &self.participle_endings)
    }

    /// Where a word parts into two, if it does: *can|not*, *did|n't*, *n’|est*.
    pub(crate) fn cut(&self, word: &str) -> Option<usize> {
        let is = |(one, other): &&(String, String)| {
            word.len() == one.len() + other.len()
                && ends_with(word, other)
                && word.is_char_boundary(one.len())
                && word[..one.len()].eq_ignore_ascii_case(one)
        };
        if let Some((one, _)) = self.joined.iter().find(is) {
            return Some(one.len());
        }
        // every ending and elision has an apostrophe
        if word.bytes().all(|byte| byte.is_ascii() && byte != b'\'') {
            return None;
        }
        let ending = self.endings.iter().find(|ending| ends_with(word, ending));
        if let Some(ending) = ending.filter(|ending| ending.len() < word.len()) {
            return Some(word.len() - ending.len());
        }
        let (at, mark) = word.char_indices().find(|(_, c)| matches!(c, '\'' | '’'))?;
        let cut = at + mark.len_utf8();
        (cut < word.len() && self.elisions.contains_any(&word[..at])).then_some(cut)
    }

    /// Where inside a word a negating affix stands, if one does, in bytes of the word.
    pub(crate) fn affix(&self, word: &str) -> Option<std::ops::Range<usize>> {
        if word.len() <= SHORTEST_AFFIXED || !word.bytes().all(|byte| byte.is_ascii_alphabetic()) {
            return None;
        }
        if self.affix_words.contains_any(word) {
            let long = word.get(..3).is_some_and(|head| head.eq_ignore_ascii_case("dis"));
            return Some(0..if long { SHORT_PREFIX + 1 } else { SHORT_PREFIX });
        }
        if self.affix_exceptions.contains_any(word) {
            return None;
        }
        let has_stem = |affix: &&String, least: usize| word.len() >= affix.len() + least;
        let mut prefixes =
            self.affix_prefixes.iter().filter(|prefix| has_stem(prefix, SHORTEST_AFFIXED));
        if let Some(prefix) =
            prefixes.find(|prefix| word[..prefix.len()].eq_ignore_ascii_case(prefix))
        {
            return Some(0..prefix.len());
        }
        let mut suffixes =
            self.affix_suffixes.iter().filter(|suffix| has_stem(suffix, SHORTEST_STEM));
        let suffix = suffixes.find(|suffix| ends_with(word, suffix))?;
        let start = word.len() - suffix.len();
        // of "lessly" the first four letters negate
        Some(start..start + self.affix_suffixes[0].len())
    }

    /// Whether the language has no lists.
    pub(crate) fn is_empty(&self) -> bool {
        self.places.is_empty()
    }
}

fn has_ending(word: &str, endings: &[String]) -> bool {
    let fits = |ending: &String| word.len() >= ending.len() + SHORTEST_STEM;
    endings.iter().any(|ending| fits(ending) && ends_with(word, ending))
}

/// Whether `word`, in letters of any size, ends with `ending`.
fn ends_with(word: &str, ending: &str) -> bool {
    let start = word.len().checked_sub(ending.len());
    let end = start.and_then(|start| word.as_bytes().get(start..));
    end.is_some_and(|end| end.eq_ignore_ascii_case(ending.as_bytes()))
}
