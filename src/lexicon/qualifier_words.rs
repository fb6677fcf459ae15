//! The words that say when and where a commitment holds.

use unicode_normalization::UnicodeNormalization;

use super::phrases::Table;
use super::word_file::WordFile;

/// The number of a word of the lists; 0 for a word that none has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct QualifierWord(u32);

/// A unit in which time is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unit {
    Day,
    Week,
    Month,
    Year,
}

const UNITS: [(&str, Unit); 4] =
    [("day", Unit::Day), ("week", Unit::Week), ("month", Unit::Month), ("year", Unit::Year)];

/// What a phrase says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Meaning {
    Deadline,
    End,
    Start,
    At,
    /// The same; the name of an occasion alone may follow.
    Venue,
    Between,
    /// Between the ends of an interval.
    Through,
    Within,
    /// Within a time that nobody can count: *within a reasonable time*.
    VagueDeadline,
    Duration,
    Every,
    Anchor,
    /// The same, only behind a limit: *within a year of*.
    LimitAnchor,
    Determiner,
    Measure,
    Edge,
    Urgency,
    Review,
    Occasion,
    Which,
    UnitWord,
    Unit(Unit),
    /// As often as this, if it is said how often.
    Frequency(Option<(u32, Unit)>),
    Number(u32),
    Ordinal(u32),
    Peacetime,
    ArmedConflict,
    /// The same, right behind [`Self::Peacetime`].
    ArmedConflictToo,
    /// The same, right before it.
    ArmedConflictBefore,
    ByStates,
    UseOfTechnology,
    NationalLaw,
    InternationalLaw,
    Jurisdiction,
    BeyondJurisdiction,
    Transboundary,
    /// Behind it *by* says who acts.
    Passive,
}

impl Meaning {
    /// Whether a time expression can begin with what says this.
    pub(crate) fn opens_time(self) -> bool {
        matches!(
            self,
            Self::At
                | Self::Between
                | Self::Deadline
                | Self::Duration
                | Self::End
                | Self::Every
                | Self::Frequency(_)
                | Self::Start
                | Self::Urgency
                | Self::VagueDeadline
                | Self::Venue
                | Self::Within
        )
    }

    fn counts(self) -> bool {
        matches!(self, Self::Number(_) | Self::Ordinal(_))
    }

    fn is_scope(self) -> bool {
        self != Self::Passive && SCOPES.iter().any(|(_, scope)| *scope == self)
    }
}

/// What the phrases that begin with a word can say: a look here is most often all it takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Says {
    /// A time expression can begin here.
    pub(crate) opens_time: bool,
    /// They are numbers or ordinals.
    pub(crate) counts: bool,
    /// They say where or under which law.
    pub(crate) scope: bool,
}

const TIMES: [(&str, Meaning); 21] = [
    ("deadline", Meaning::Deadline),
    ("end", Meaning::End),
    ("start", Meaning::Start),
    ("at", Meaning::At),
    ("venue", Meaning::Venue),
    ("between", Meaning::Between),
    ("through", Meaning::Through),
    ("within", Meaning::Within),
    ("vague-deadline", Meaning::VagueDeadline),
    ("duration", Meaning::Duration),
    ("every", Meaning::Every),
    ("anchors", Meaning::Anchor),
    ("limit-anchors", Meaning::LimitAnchor),
    ("determiners", Meaning::Determiner),
    ("measures", Meaning::Measure),
    ("edges", Meaning::Edge),
    ("urgency", Meaning::Urgency),
    ("reviews", Meaning::Review),
    ("occasions", Meaning::Occasion),
    ("which", Meaning::Which),
    ("unit-words", Meaning::UnitWord),
];

const SCOPES: [(&str, Meaning); 12] = [
    ("peacetime", Meaning::Peacetime),
    ("armed-conflict", Meaning::ArmedConflict),
    ("armed-conflict-too", Meaning::ArmedConflictToo),
    ("armed-conflict-before", Meaning::ArmedConflictBefore),
    ("by-states", Meaning::ByStates),
    ("use-of-technology", Meaning::UseOfTechnology),
    ("national-law", Meaning::NationalLaw),
    ("international-law", Meaning::InternationalLaw),
    ("jurisdiction", Meaning::Jurisdiction),
    ("beyond-jurisdiction", Meaning::BeyondJurisdiction),
    ("transboundary", Meaning::Transboundary),
    ("passive-words", Meaning::Passive),
];

/// A word of a phrase: one of these, and whether it may be missing.
#[derive(Debug)]
struct Slot {
    words: Vec<QualifierWord>,
    optional: bool,
}

#[derive(Debug)]
struct Phrase {
    /// Behind the first word.
    rest: Vec<Slot>,
    meaning: Meaning,
}

/// The lists of one language.
#[derive(Debug, Default)]
pub(crate) struct QualifierWords {
    numbers: Table<QualifierWord>,
    /// The phrases by the number of their first word.
    phrases: Vec<Vec<Phrase>>,
    /// What those phrases can say.
    says: Vec<Says>,
    passive_endings: Vec<String>,
}

impl QualifierWords {
    pub(super) fn from_data(data: &str) -> Self {
        let file = WordFile::read(data);
        let mut words = Self::default();
        words.phrases.push(Vec::new());
        words.says.push(Says::default());
        for (keys, section) in [(&TIMES[..], "time"), (&SCOPES[..], "scope")] {
            for (key, meaning) in keys {
                for phrase in file.list(&[section, key]) {
                    words.add(phrase, *meaning);
                }
            }
        }
        for (name, unit) in UNITS {
            for word in file.list(&["time", "units", name]) {
                words.add(word, Meaning::Unit(unit));
            }
        }
        for (often, phrases) in file.lists(&["time", "frequencies"]) {
            for phrase in phrases {
                words.add(phrase, Meaning::Frequency(period(often)));
            }
        }
        let count = |count: &str| count.parse().unwrap_or_default();
        for (key, phrases) in file.lists(&["time", "numbers"]) {
            phrases.into_iter().for_each(|word| words.add(word, Meaning::Number(count(key))));
        }
        for (key, phrases) in file.lists(&["time", "ordinals"]) {
            phrases.into_iter().for_each(|word| words.add(word, Meaning::Ordinal(count(key))));
        }
        let endings = file.list(&["scope", "passive-endings"]);
        words.passive_endings = endings.into_iter().map(str::to_owned).collect();
        words
    }

    /// Adds a phrase once for every word it may begin with.
    fn add(&mut self, phrase: &str, meaning: Meaning) {
        let written: Vec<&str> = phrase.split(' ').collect();
        for start in 0..written.len() {
            let first = written[start];
            for word in first.trim_start_matches('?').split('|') {
                let number = self.number(word).0 as usize;
                let rest = written[start + 1..].iter().map(|slot| self.slot(slot)).collect();
                self.phrases[number].push(Phrase { rest, meaning });
                let says = &mut self.says[number];
                says.opens_time |= meaning.opens_time();
                says.counts |= meaning.counts();
                says.scope |= meaning.is_scope();
            }
            if !first.starts_with('?') {
                break;
            }
        }
    }

    fn slot(&mut self, written: &str) -> Slot {
        let words = written.trim_start_matches('?').split('|');
        let words = words.map(|word| self.number(word)).collect();
        Slot { words, optional: written.starts_with('?') }
    }

    fn number(&mut self, word: &str) -> QualifierWord {
        let next = QualifierWord(self.phrases.len() as u32);
        let number = *self.numbers.or_insert(&word.to_lowercase(), next);
        if number == next {
            self.phrases.push(Vec::new());
            self.says.push(Says::default());
        }
        number
    }

    /// The number of a word in letters of any size.
    pub(crate) fn word(&self, word: &str) -> QualifierWord {
        self.numbers.get_any(word).copied().unwrap_or_default()
    }

    /// What the phrases that begin with a word can say.
    pub(crate) fn says(&self, word: QualifierWord) -> Says {
        self.says.get(word.0 as usize).copied().unwrap_or_default()
    }

    /// What `of` tells of the phrases that `words` begin with, each with how many words it has.
    pub(crate) fn at<T>(
        &self,
        words: &[QualifierWord],
        of: impl Fn(Meaning) -> Option<T>,
    ) -> impl Iterator<Item = (T, usize)> {
        let first = words.first().copied().unwrap_or_default();
        let phrases = self.phrases.get(first.0 as usize).into_iter().flatten();
        phrases.filter_map(move |phrase| {
            Some((of(phrase.meaning)?, 1 + length(&phrase.rest, words.get(1..)?)?))
        })
    }

    /// Whether a word ends as those do behind which *by* says who acts.
    pub(crate) fn is_passive(&self, word: &str) -> bool {
        let word: String = word.nfc().collect();
        self.passive_endings.iter().any(|ending| word.ends_with(ending.as_str()))
    }

    /// Whether the language has no lists.
    pub(crate) fn is_empty(&self) -> bool {
        self.numbers.is_empty()
    }
}

/// How many words fill the slots, the most that can; slots without a word only where they may be.
fn length(slots: &[Slot], words: &[QualifierWord]) -> Option<usize> {
    let Some((slot, rest)) = slots.split_first() else { return Some(0) };
    let fills = words.first().is_some_and(|word| slot.words.contains(word));
    let filled = if fills { length(rest, &words[1..]).map(|length| length + 1) } else { None };
    filled.or_else(|| if slot.optional { length(rest, words) } else { None })
}

/// `5 years`
fn period(often: &str) -> Option<(u32, Unit)> {
    let (count, unit) = often.split_once(' ')?;
    let unit = UNITS.iter().find(|(name, _)| unit.trim_end_matches('s') == *name)?;
    Some((count.parse().ok()?, unit.1))
}
