//! The words in which a language cites instruments and their divisions.

use std::collections::{HashMap, HashSet};

use foldhash::fast::FixedState;

use super::phrases::Table;
use super::word_file::WordFile;

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
    pub(crate) const fn of(role: Role) -> Self {
        Self(1 << role as u32)
    }

    pub(crate) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The roles in both.
    pub(crate) const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    pub(crate) const fn has(self, role: Role) -> bool {
        self.meets(Self::of(role))
    }

    /// Whether any role is in both.
    pub(crate) const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// The roles that tell whether a clause may cite, and which of its words may begin a citation.
    pub(crate) const TELLING: Self = Self::of(Role::Instrument)
        .or(Self::of(Role::WeakInstrument))
        .or(Self::of(Role::Plan))
        .or(Self::of(Role::Text))
        .or(Self::of(Role::Resolution))
        .or(Self::of(Role::Decision))
        .or(Self::of(Role::This))
        .or(Self::of(Role::Present))
        .or(Self::of(Role::Preambular))
        .or(Self::of(Role::Operative))
        .or(Self::of(Role::Division));
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
#[derive(Debug, Default)]
pub(crate) struct CitationWords {
    /// The name of a division by its words.
    divisions: Map<String>,
    roles: Table<Roles>,
    /// Of these the telling ones: most words that cite join others, and stand everywhere.
    telling: Table<Roles>,
    look_alikes: HashSet<String, FixedState>,
    acronyms: HashSet<String, FixedState>,
    endings: Vec<String>,
    months: Map<u32>,
    ordinals: Map<u32>,
}

impl CitationWords {
    pub(super) fn from_file(file: &WordFile<'_>) -> Self {
        let mut words = Self {
            look_alikes: file.owned(&["citation-words", "look-alike"]).into_iter().collect(),
            acronyms: file.owned(&["citation-words", "acronym"]).into_iter().collect(),
            endings: file.owned(&["citation-endings"]),
            months: numbered(file.owned(&["citation-months"])),
            ordinals: numbered(file.owned(&["citation-ordinals"])),
            ..Self::default()
        };
        for (division, named) in file.lists(&["citation-divisions"]) {
            for word in named {
                words.add(word, Role::Division);
                words.divisions.insert(word.to_owned(), division.to_owned());
            }
        }
        for (role, key) in Role::ALL {
            for word in file.list(&["citation-words", key]) {
                words.add(word, role);
            }
        }
        words
    }

    fn add(&mut self, word: &str, role: Role) {
        let role = Roles::of(role);
        let add = |table: &mut Table<Roles>| {
            let roles = table.or_insert(word, Roles::default());
            *roles = roles.or(role);
        };
        add(&mut self.roles);
        if role.meets(Roles::TELLING) {
            add(&mut self.telling);
        }
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
        let both = |own: &mut Roles, other: &Roles| *own = own.or(*other);
        self.roles.join_with(&other.roles, both);
        self.telling.join_with(&other.telling, both);
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

    /// Which of the telling roles an ASCII word in letters of any size has.
    pub(crate) fn telling_roles(&self, word: &str) -> Roles {
        self.telling.get_ascii(word).copied().unwrap_or_default()
    }

    /// What a word in letters of any size can do.
    pub(crate) fn roles_any(&self, word: &str) -> Roles {
        self.roles.get_any(word).copied().unwrap_or_default()
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

    /// The numbers of the months, from 1, whose names begin with a folded word, in order.
    pub(super) fn months_beginning(&self, word: &str) -> Vec<u32> {
        let named = self.months.iter().filter(|(month, _)| month.starts_with(word));
        let mut numbers: Vec<u32> = named.map(|(_, number)| *number).collect();
        numbers.sort_unstable();
        numbers
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

fn numbered(words: Vec<String>) -> Map<u32> {
    words.into_iter().zip(1..).collect()
}
