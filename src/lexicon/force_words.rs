//! The words by which a language commits someone to something.

use std::collections::HashMap;

use super::conjugation::Conjugation;
use super::word_file::WordFile;
use foldhash::fast::FixedState;

/// The number of a word of the lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct ForceWord(u32);

impl ForceWord {
    /// A word that no list has.
    pub(crate) const UNKNOWN: Self = Self(u32::MAX);
}

/// In what form a verb stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// After *we*, and as the infinitive: *urge*.
    Plain,
    /// After *it*: *urges*.
    Third,
    /// *urging*.
    Present,
    /// *urged*.
    Past,
}

pub(super) const FORMS: [Form; 4] = [Form::Plain, Form::Third, Form::Present, Form::Past];

/// What a phrase of the lists says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sense {
    /// A verb that does by being said what it says, by the number of its name.
    Verb(u16, Form),
    /// A word other than a verb that opens a recital, by the number of its name.
    Opening(u16),
    /// A modal, by the number of its name.
    Modal(u16),
    /// What a form of *be* or *have* and its words make of someone, by the number of its name.
    Status(u16),
    /// A verb that says how things are, by the number of the list it is in.
    Constitutive(u16),
    /// What promises only behind those who speak, by the number of its name: *we make sure*, *we do not*.
    Promise(u16),
    /// A phrase that may stand between a modal and its verb.
    PutIn,
    /// What negates and puts the modal before its subject: *in no event*.
    Inverting,
    /// What leads to a text that does nothing of what follows: *nothing in this Agreement*.
    Saving,
    /// What things bring about: *lead to*.
    Happening(u16),
    /// A class of modifiers, by the number of its name.
    Modifier(u16),
    /// The same, where words that say which measures may stand between: *take all necessary measures to*.
    Measures(u16),
    /// A class of actors, by the number of its name.
    Actor(u16),
}

/// What may stand between the words of a phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Slips {
    Nothing,
    /// Adverbs, possessives, adjectives of feeling.
    Asides,
    /// What says which measures.
    Measuring,
}

impl Sense {
    /// What may stand between the words of a phrase that says this.
    pub(crate) const fn slips(self) -> Slips {
        match self {
            Self::Verb(..) | Self::Status(_) | Self::Modal(_) => Slips::Asides,
            Self::Measures(_) => Slips::Measuring,
            _ => Slips::Nothing,
        }
    }
}

/// Which sorts of phrases begin with a word, one bit for each.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Senses(u8);

impl Senses {
    /// Phrases by which a sentence does something.
    pub(crate) const PREDICATES: Self = Self(0b1);
    /// Modifiers.
    pub(crate) const MODIFIERS: Self = Self(0b10);
    /// Actors.
    pub(crate) const ACTORS: Self = Self(0b100);
    const OTHERS: Self = Self(0b1000);

    const fn of(sense: Sense) -> Self {
        match sense {
            Sense::Verb(..)
            | Sense::Opening(_)
            | Sense::Modal(_)
            | Sense::Status(_)
            | Sense::Promise(_) => Self::PREDICATES,
            Sense::Modifier(_) | Sense::Measures(_) => Self::MODIFIERS,
            Sense::Actor(_) => Self::ACTORS,
            Sense::Constitutive(_)
            | Sense::PutIn
            | Sense::Inverting
            | Sense::Saving
            | Sense::Happening(_) => Self::OTHERS,
        }
    }

    pub(crate) const fn meet(self, others: Self) -> bool {
        self.0 & others.0 != 0
    }

    pub(crate) const fn are_none(self) -> bool {
        self.0 == 0
    }
}

/// What a single word can be in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Grammar {
    And,
    Or,
    AndOr,
    But,
    That,
    Relative,
    To,
    By,
    For,
    Not,
    None,
    Be,
    Have,
    /// A form of *be* or *have* that has a subject.
    Finite,
    Determiner,
    Preposition,
    Condition,
    Subject,
    Adverb,
    SlippedIn,
    Prohibitive,
    WillBefore,
    MayBefore,
    CanBefore,
    MustBefore,
    /// An adjective that describes actors: *relevant*.
    Describing,
    /// Says that someone gains: *assist*, *benefit*.
    Serving,
    Only,
    /// Looks like an adverb and is none: *apply*.
    NotAdverb,
    /// A participle of the past that does not end as others do.
    Participle,
    /// Negates with another word, and by itself if there is none: *ne*.
    Particle,
    /// Stands before a verb that is negated: *does*.
    Do,
    /// A participle of a verb of giving: *sent*.
    Given,
    /// A verb of not doing: *refrain*.
    Refraining,
    /// A verb behind *we do not* that promises nothing: *know*, *own*.
    Unpromising,
    /// Says which measures, or how many: *toutes les mesures appropriées*.
    Measuring,
    /// Leads to what a clause does not hold for: *except*, *other than*.
    Excepting,
    /// A subject that may stand for nobody: *it is forbidden to*.
    Expletive,
    /// Stands before a verb that is done to its subject: *se*.
    Reflexive,
    /// A subject that says that something is: *there shall be*.
    Existential,
    /// A noun behind *by* that does nothing: *by the closing date*.
    NoAgent,
    /// Leads to whose duty it is: *it is the duty of*.
    Whose,
    /// A verb behind *we do not* of what is not on offer, unless someone gets it: *provide*.
    Offering,
    /// A relative pronoun before the subject of its clause: *whose*.
    Possessive,
    /// A verb of what happens to those who are told so: *you will receive*.
    Undergoing,
    /// Before a verb in its plain form, says that it is not to be done: *don’t*, *never*.
    DoNot,
    /// Asks for something where it opens a sentence.
    Imperative,
    /// The same before words that only a verb takes: *share your data*.
    ImperativeOrNoun,
    /// What nobody is asked not to do: *do not hesitate*.
    Unasked,
    /// Points to what says more: *please see*.
    Pointing,
    /// A pronoun that something is done to: *them*.
    Object,
    /// Makes a request of what is asked for: *please*.
    Please,
    /// Says how often something is so: *usually*.
    Usual,
}

const GRAMMAR: [(&str, Grammar); 53] = [
    ("and", Grammar::And),
    ("or", Grammar::Or),
    ("and-or", Grammar::AndOr),
    ("but", Grammar::But),
    ("that", Grammar::That),
    ("relative", Grammar::Relative),
    ("to", Grammar::To),
    ("by", Grammar::By),
    ("for", Grammar::For),
    ("not", Grammar::Not),
    ("none", Grammar::None),
    ("be", Grammar::Be),
    ("have", Grammar::Have),
    ("finite", Grammar::Finite),
    ("determiner", Grammar::Determiner),
    ("preposition", Grammar::Preposition),
    ("condition", Grammar::Condition),
    ("subject", Grammar::Subject),
    ("adverb", Grammar::Adverb),
    ("slipped-in", Grammar::SlippedIn),
    ("prohibitive", Grammar::Prohibitive),
    ("will-before", Grammar::WillBefore),
    ("may-before", Grammar::MayBefore),
    ("can-before", Grammar::CanBefore),
    ("must-before", Grammar::MustBefore),
    ("describing", Grammar::Describing),
    ("serving", Grammar::Serving),
    ("only", Grammar::Only),
    ("not-adverb", Grammar::NotAdverb),
    ("participle", Grammar::Participle),
    ("particle", Grammar::Particle),
    ("do", Grammar::Do),
    ("given", Grammar::Given),
    ("refraining", Grammar::Refraining),
    ("unpromising", Grammar::Unpromising),
    ("measuring", Grammar::Measuring),
    ("excepting", Grammar::Excepting),
    ("expletive", Grammar::Expletive),
    ("reflexive", Grammar::Reflexive),
    ("existential", Grammar::Existential),
    ("no-agent", Grammar::NoAgent),
    ("whose", Grammar::Whose),
    ("offering", Grammar::Offering),
    ("possessive", Grammar::Possessive),
    ("undergoing", Grammar::Undergoing),
    ("do-not", Grammar::DoNot),
    ("imperative", Grammar::Imperative),
    ("imperative-or-noun", Grammar::ImperativeOrNoun),
    ("unasked", Grammar::Unasked),
    ("pointing", Grammar::Pointing),
    ("object", Grammar::Object),
    ("please", Grammar::Please),
    ("usual", Grammar::Usual),
];

/// What a word can be, one bit for each [`Grammar`].
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Grammars(u64);

impl Grammars {
    pub(crate) fn has(self, grammar: Grammar) -> bool {
        self.0 & (1 << grammar as u64) != 0
    }

    pub(crate) fn is_none(self) -> bool {
        self.0 == 0
    }
}

/// A phrase by what stands behind its first word.
#[derive(Debug)]
pub(crate) struct Entry {
    pub(crate) rest: Box<[ForceWord]>,
    pub(crate) sense: Sense,
}

impl Entry {
    /// The word that must follow the first one at once, if one must.
    fn second(&self) -> Option<ForceWord> {
        self.rest.first().copied().filter(|_| self.sense.slips() == Slips::Nothing)
    }
}

#[derive(Debug, Default)]
struct Known {
    grammars: Grammars,
    senses: Senses,
    /// In order of their [second](Entry::second) words, the `free` ones without one first.
    entries: Vec<Entry>,
    free: usize,
}

/// The lists of one language.
#[derive(Debug, Default)]
pub(crate) struct ForceWords {
    numbers: HashMap<Box<str>, u32, FixedState>,
    words: Vec<Known>,
    names: Vec<String>,
    /// The endings of verbs that bind by being in the present, behind several actors and behind one.
    indicative: [Vec<String>; 2],
    /// By classes of actors, the endings of verbs that bind by being in the future behind them.
    futures: Vec<(String, Vec<String>)>,
    /// Endings that stand for words of their own: *’ll*.
    contractions: Vec<String>,
    /// The endings of participles of the past.
    participles: Vec<String>,
    /// The endings of adverbs.
    adverbs: Vec<String>,
    /// The endings of infinitives, where they have some.
    infinitives: Vec<String>,
}

impl ForceWords {
    /// The lists of a file, and the modals of that of common words.
    pub(super) fn from_data(data: &str, common: &str, conjugation: &Conjugation) -> Self {
        let (file, common) = (WordFile::read(data), WordFile::read(common));
        let mut words = Self::default();
        for (word, elided) in file.lists(&["elisions"]) {
            let number = words.number(word);
            words.numbers.extend(elided.iter().map(|elided| ((*elided).into(), number)));
        }
        for (word, endings) in file.lists(&["contractions"]) {
            let number = words.number(word);
            words.numbers.extend(endings.iter().map(|ending| ((*ending).into(), number)));
            words.contractions.extend(endings.into_iter().map(str::to_owned));
        }
        for (name, endings) in file.lists(&["indicative"]) {
            let endings = endings.into_iter().map(str::to_owned).collect();
            words.indicative[usize::from(name == "singular")] = endings;
        }
        let futures = file.lists(&["future"]).into_iter();
        words.futures.extend(futures.map(|(class, endings)| {
            (class.to_owned(), endings.into_iter().map(str::to_owned).collect())
        }));
        for (_, endings) in file.lists(&["infinitive-endings"]) {
            words.infinitives.extend(endings.into_iter().map(str::to_owned));
        }
        for (_, endings) in file.lists(&["participle-endings"]) {
            words.participles.extend(endings.into_iter().map(str::to_owned));
        }
        words.adverbs = file.owned(&["adverb-endings", "endings"]);
        for (name, phrases) in file.lists(&["verbs"]) {
            for phrase in phrases {
                for (form, phrase) in conjugation.forms(phrase) {
                    words.add(&phrase, name, |name| Sense::Verb(name, form));
                }
            }
        }
        for (key, sense) in SECTIONS {
            let file = if key == MODALS { &common } else { &file };
            for (name, phrases) in file.lists(&[key]) {
                let inflected = matches!(key, "statuses" | "constitutive");
                for phrase in phrases {
                    for phrase in conjugation.all_forms(phrase, inflected) {
                        words.add(&phrase, name, sense);
                    }
                }
            }
        }
        for (list, grammar) in GRAMMAR {
            let mut lists = ["words", "decoys"].map(|key| file.lists(&[key]));
            for (_, phrases) in lists.iter_mut().flatten().filter(|(name, _)| *name == list) {
                for phrase in phrases {
                    let number = words.number(phrase);
                    words.words[number as usize].grammars.0 |= 1 << grammar as u64;
                }
            }
        }
        for word in &mut words.words {
            word.entries.sort_by_key(Entry::second);
            word.free = word.entries.partition_point(|entry| entry.second().is_none());
        }
        words
    }

    fn add(&mut self, phrase: &str, name: &str, sense: impl Fn(u16) -> Sense) {
        let named = self.names.iter().position(|known| known == name);
        let name = named.unwrap_or_else(|| {
            self.names.push(name.to_owned());
            self.names.len() - 1
        });
        let mut numbers = phrase.split(' ').map(|word| ForceWord(self.number(word)));
        let Some(first) = numbers.next() else { return };
        let rest = numbers.collect();
        let entry = Entry { rest, sense: sense(name as u16) };
        let word = &mut self.words[first.0 as usize];
        word.senses.0 |= Senses::of(entry.sense).0;
        word.entries.push(entry);
    }

    fn number(&mut self, word: &str) -> u32 {
        let next = self.words.len() as u32;
        let number = *self.numbers.entry(word.into()).or_insert(next);
        if number == next {
            self.words.push(Known::default());
        }
        number
    }

    /// The number of a folded word.
    pub(crate) fn word(&self, folded: &str) -> ForceWord {
        self.numbers.get(folded).map_or(ForceWord::UNKNOWN, |number| ForceWord(*number))
    }

    /// Where the ending begins that stands for a word of its own, in a folded word that no list has: *we’ll*.
    pub(crate) fn contracted(&self, folded: &str) -> Option<usize> {
        let ending = self.contractions.iter().find(|ending| folded.ends_with(ending.as_str()))?;
        let is_listed = self.numbers.contains_key(folded);
        Some(folded.len() - ending.len()).filter(|cut| *cut > 0 && !is_listed)
    }

    /// What a word can be.
    pub(crate) fn grammars(&self, word: ForceWord) -> Grammars {
        self.words.get(word.0 as usize).map_or(Grammars::default(), |known| known.grammars)
    }

    /// Which sorts of phrases begin with a word.
    pub(crate) fn senses(&self, word: ForceWord) -> Senses {
        self.words.get(word.0 as usize).map_or(Senses::default(), |known| known.senses)
    }

    /// The phrases that begin with a word.
    pub(crate) fn entries(&self, word: ForceWord) -> &[Entry] {
        self.words.get(word.0 as usize).map_or(&[], |known| &known.entries)
    }

    /// The phrases that begin with a word and may go on with the next one: of the many that begin with *in*,
    /// few can.
    pub(crate) fn entries_before(
        &self,
        word: ForceWord,
        next: Option<ForceWord>,
    ) -> impl Iterator<Item = &Entry> {
        let free = self.words.get(word.0 as usize).map_or(0, |known| known.free);
        let (free, bound) = self.entries(word).split_at(free);
        let start = bound.partition_point(|entry| entry.second() < next);
        let fitting = bound[start..].iter().take_while(move |entry| entry.second() == next);
        free.iter().chain(fitting)
    }

    /// The name with a number.
    pub(crate) fn name(&self, number: u16) -> &str {
        &self.names[number as usize]
    }

    /// The names of all verbs and openings, which profiles must rank.
    #[cfg(test)]
    pub(crate) fn verb_names(&self) -> Vec<&str> {
        let entries = self.words.iter().flat_map(|word| &word.entries);
        let mut names: Vec<&str> = entries
            .filter_map(|entry| match entry.sense {
                Sense::Verb(name, _) | Sense::Opening(name) => Some(self.name(name)),
                _ => None,
            })
            .collect();
        names.sort_unstable();
        names.dedup();
        names
    }

    /// Whether a folded word can be a verb that binds by being in the present, behind several actors or
    /// behind one.
    pub(crate) fn is_indicative(&self, folded: &str, singular: bool) -> bool {
        let endings = &self.indicative[usize::from(singular)];
        endings.iter().any(|ending| folded.ends_with(ending.as_str()))
    }

    /// Whether a folded word can be a verb in the future behind an actor of a class.
    pub(crate) fn is_future(&self, folded: &str, class: &str) -> bool {
        let ends = |endings: &[String]| endings.iter().any(|end| folded.ends_with(end.as_str()));
        self.futures.iter().any(|(own, endings)| own == class && ends(endings))
    }

    /// Whether a folded word ends as a verb in the future does behind any actor.
    pub(crate) fn ends_future(&self, folded: &str) -> bool {
        let mut endings = self.futures.iter().flat_map(|(_, endings)| endings);
        endings.any(|end| folded.ends_with(end.as_str()))
    }

    /// Whether a word can be an infinitive, as far as its ending tells.
    pub(crate) fn may_be_infinitive(&self, word: &str) -> bool {
        self.infinitives.is_empty() || self.ends_infinitive(word)
    }

    /// Whether a word ends as infinitives do.
    pub(crate) fn ends_infinitive(&self, word: &str) -> bool {
        self.infinitives.iter().any(|ending| word.ends_with(ending.as_str()))
    }

    /// Whether a word ends as adverbs do; `Grammar::NotAdverb` are those that end so and are none.
    pub(crate) fn ends_adverb(&self, word: &str) -> bool {
        self.adverbs.iter().any(|ending| word.ends_with(ending.as_str()))
    }

    /// Whether a folded word is the participle of the present of a verb that does something by being said: *noting*.
    pub(crate) fn is_present_participle(&self, folded: &str) -> bool {
        let entries = self.entries(self.word(folded)).iter();
        entries.into_iter().any(|entry| matches!(entry.sense, Sense::Verb(_, Form::Present)))
    }

    /// Whether a word ends as participles of the past do.
    pub(crate) fn is_participle(&self, word: &str) -> bool {
        self.participles.iter().any(|ending| word.ends_with(ending.as_str()))
    }

    /// Whether the language has no lists.
    pub(crate) fn is_empty(&self) -> bool {
        self.words.is_empty()
    }
}

type Maker = fn(u16) -> Sense;

const MODALS: &str = "modals";

const SECTIONS: [(&str, Maker); 12] = [
    ("openings", Sense::Opening),
    (MODALS, Sense::Modal),
    ("statuses", Sense::Status),
    ("constitutive", Sense::Constitutive),
    ("promises", Sense::Promise),
    ("put-in", |_| Sense::PutIn),
    ("inverting", |_| Sense::Inverting),
    ("saving", |_| Sense::Saving),
    ("happening", Sense::Happening),
    ("modifiers", Sense::Modifier),
    ("measures", Sense::Measures),
    ("actors", Sense::Actor),
];
