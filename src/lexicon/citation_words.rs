//! The words in which a language cites instruments and their divisions.

use std::collections::{HashMap, HashSet};

use foldhash::fast::FixedState;
use toml::de::DeTable;

type Map<V> = HashMap<String, V, FixedState>;

/// What a word can do in a citation; one word can do several of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// Heads the name of an instrument: *Convention*.
    Instrument,
    /// Does so only with a name before it: *Act*.
    WeakInstrument,
    /// Does so only with a name before it and a matter behind it: *Framework*.
    Plan,
    /// Stands for a text behind *paragraph 3 of the*: *report*.
    Text,
    Resolution,
    Decision,
    Of,
    To,
    In,
    And,
    Through,
    Article,
    Its,
    This,
    Present,
    That,
    Preceding,
    Following,
    /// Says that what is cited is in the same text: *above*.
    Near,
    Thereof,
    Preambular,
    Operative,
    Means,
    /// Leads from the head of a name to its matter: *on*, *against*.
    Topic,
    /// Leads from the head of a name to whose it is: *of*, *between*.
    Whose,
    /// Joins words inside a name.
    Joiner,
    /// A verb that may follow a number.
    Modal,
    /// Joins a head to make one name: *Declaration and Programme of Action*.
    Twin,
    /// Names a division; [`CitationWords::division`] says which.
    Division,
}

/// What a word can do, one bit for each [`Role`].
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Roles(u32);

impl Roles {
    pub(crate) fn has(self, role: Role) -> bool {
        self.0 & (1 << role as u32) != 0
    }

    fn add(&mut self, role: Role) {
        self.0 |= 1 << role as u32;
    }
}

impl Role {
    const ALL: [(Self, &'static str); 28] = [
        (Self::Instrument, "instrument"),
        (Self::WeakInstrument, "weak-instrument"),
        (Self::Plan, "plan"),
        (Self::Text, "text"),
        (Self::Resolution, "resolution"),
        (Self::Decision, "decision"),
        (Self::Of, "of"),
        (Self::To, "to"),
        (Self::In, "in"),
        (Self::And, "and"),
        (Self::Through, "through"),
        (Self::Article, "article"),
        (Self::Its, "its"),
        (Self::This, "this"),
        (Self::Present, "present"),
        (Self::That, "that"),
        (Self::Preceding, "preceding"),
        (Self::Following, "following"),
        (Self::Near, "near"),
        (Self::Thereof, "thereof"),
        (Self::Preambular, "preambular"),
        (Self::Operative, "operative"),
        (Self::Means, "means"),
        (Self::Topic, "topic"),
        (Self::Whose, "whose"),
        (Self::Joiner, "joiner"),
        (Self::Modal, "modal"),
        (Self::Twin, "twin"),
    ];
}

/// The words in which one language, or every language, cites.
#[derive(Clone, Debug, Default)]
pub(crate) struct CitationWords {
    /// The name of a division by its words.
    divisions: Map<String>,
    roles: Map<Roles>,
    look_alikes: HashSet<String, FixedState>,
    acronyms: HashSet<String, FixedState>,
    endings: Vec<String>,
    months: Map<u32>,
    ordinals: Map<u32>,
}

impl CitationWords {
    pub(super) fn from_table(table: &DeTable<'_>) -> Self {
        let mut words = Self {
            look_alikes: list(table, &["citation-words", "look-alike"]).collect(),
            acronyms: list(table, &["citation-words", "acronym"]).collect(),
            endings: list(table, &["citation-endings"]).collect(),
            months: numbered(list(table, &["citation-months"])),
            ordinals: numbered(list(table, &["citation-ordinals"])),
            ..Self::default()
        };
        let divisions =
            table.get("citation-divisions").and_then(|value| value.get_ref().as_table());
        for (division, _) in divisions.into_iter().flatten() {
            let division = division.get_ref();
            let named = list(table, &["citation-divisions", division]);
            for word in named {
                words.roles.entry(word.clone()).or_default().add(Role::Division);
                words.divisions.insert(word, division.to_string());
            }
        }
        for (role, key) in Role::ALL {
            for word in list(table, &["citation-words", key]) {
                words.roles.entry(word).or_default().add(role);
            }
        }
        words
    }

    /// Adds the words of another language; for those both know, what this one says stands. Names in
    /// small letters are left out: where they end hangs on the grammar of the language.
    pub(super) fn join(&mut self, other: &Self) {
        fn add<V: Clone>(to: &mut Map<V>, from: &Map<V>) {
            for (word, value) in sorted(from) {
                to.entry(word.clone()).or_insert_with(|| value.clone());
            }
        }
        add(&mut self.divisions, &other.divisions);
        for (word, roles) in sorted(&other.roles) {
            self.roles.entry(word.clone()).or_default().0 |= roles.0;
        }
        self.look_alikes = &self.look_alikes | &other.look_alikes;
        self.acronyms = &self.acronyms | &other.acronyms;
        add(&mut self.months, &other.months);
        add(&mut self.ordinals, &other.ordinals);
    }

    /// The name of the division that a folded word names.
    pub(crate) fn division(&self, word: &str) -> Option<&str> {
        self.divisions.get(word).map(String::as_str)
    }

    /// What a folded word can do.
    pub(crate) fn roles(&self, word: &str) -> Roles {
        self.roles.get(word).copied().unwrap_or_default()
    }

    /// Whether a name that ends with these two folded words names no instrument.
    pub(crate) fn is_look_alike(&self, before: &str, head: &str) -> bool {
        self.look_alikes.contains(&format!("{before} {head}"))
    }

    /// Whether a word, as printed, is the short name of an instrument.
    pub(crate) fn is_acronym(&self, word: &str) -> bool {
        self.acronyms.contains(word)
    }

    /// Whether names go on with words in small letters, and adjectives are told by their endings.
    pub(crate) fn has_small_names(&self) -> bool {
        !self.endings.is_empty()
    }

    /// Whether a folded word ends like an adjective.
    pub(crate) fn is_adjective(&self, word: &str) -> bool {
        self.endings.iter().any(|ending| word.ends_with(ending.as_str()))
    }

    /// The number of the month a folded word names, from 1.
    pub(crate) fn month(&self, word: &str) -> Option<u32> {
        self.months.get(word).copied()
    }

    /// The number a folded word counts to, from 1.
    pub(crate) fn ordinal(&self, word: &str) -> Option<u32> {
        self.ordinals.get(word).copied()
    }
}

/// In order of words, for no answer may hang on the order of a hash.
fn sorted<V>(map: &Map<V>) -> Vec<(&String, &V)> {
    let mut all: Vec<_> = map.iter().collect();
    all.sort_unstable_by_key(|(word, _)| *word);
    all
}

fn numbered(words: impl Iterator<Item = String>) -> Map<u32> {
    words.zip(1..).collect()
}

/// The words of the list at a path of keys.
fn list(table: &DeTable<'_>, path: &[&str]) -> impl Iterator<Item = String> + use<> {
    let (last, above) = path.split_last().unwrap_or((&"", &[]));
    let inner = above.iter().try_fold(table, |table, key| table.get(*key)?.get_ref().as_table());
    let words = inner.and_then(|table| table.get(*last)?.get_ref().as_array());
    let words = words.into_iter().flatten().filter_map(|word| word.get_ref().as_str());
    words.map(str::to_owned).collect::<Vec<_>>().into_iter()
}
