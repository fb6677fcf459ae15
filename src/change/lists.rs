//! The word lists that tell what a change does, from `corpus/lexicon/change/`.

use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::FixedState;

use crate::lexicon::WordFile;

/// The word lists of one language.
#[derive(Debug, Default)]
pub(super) struct Lists {
    pub(super) conditions: PhraseList,
    pub(super) conditional: Conditional,
    pub(super) considerations: PhraseList,
    pub(super) deadline_leads: PhraseList,
    pub(super) deadlines: PhraseList,
    pub(super) amount_leads: PhraseList,
    /// What stands before a number: no fewer, no more, more than, fewer than, about so many.
    pub(super) bounds: [PhraseList; 5],
    pub(super) span_leads: PhraseList,
    pub(super) ordinal_endings: PhraseList,
    pub(super) units: PhraseList,
    pub(super) date_leads: PhraseList,
    pub(super) behind_months: PhraseList,
    numbers: Values,
    ordinals: Values,
    /// The words for one, which are a number before a fraction.
    pub(super) one: PhraseList,
    /// What deadlines are called in other words: *monthly*, *every month*.
    same_deadlines: Values,
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
    pub(super) deeds: Deeds,
    pub(super) naming: PhraseList,
    pub(super) means: PhraseList,
    pub(super) softening: PhraseList,
    pub(super) stressing: PhraseList,
    pub(super) giving: PhraseList,
    pub(super) giving_to: PhraseList,
    pub(super) determiners: PhraseList,
    pub(super) pronouns: PhraseList,
    pub(super) parties: PhraseList,
    pub(super) being: PhraseList,
    /// Modals that leave open whether something is so: *may*.
    pub(super) possibility: PhraseList,
    /// Auxiliaries that leave nothing open: *will*.
    pub(super) stating: PhraseList,
    pub(super) infinitives: PhraseList,
    pub(super) scope: PhraseList,
    pub(super) poles: PhraseList,
    pub(super) limits: Limits,
    pub(super) qualifiers: Qualifiers,
    pub(super) circumstances: Circumstances,
    pub(super) endings: Vec<String>,
    /// For every form of a verb that goes its own way the number of that verb.
    irregular: HashMap<String, usize, FixedState>,
    /// The beginnings of words of which one could be taken for a misprint of the other.
    two_words: Vec<(String, String)>,
}

/// The words that say for how many cases something holds, and whether it is to be had for nothing.
#[derive(Debug, Default)]
pub(super) struct Limits {
    pub(super) universal: PhraseList,
    pub(super) partial: PhraseList,
    pub(super) only: PhraseList,
    pub(super) not_only: PhraseList,
    pub(super) purposes: PhraseList,
    pub(super) closing: PhraseList,
    pub(super) open_ended: PhraseList,
    pub(super) free_of_charge: PhraseList,
    pub(super) price: PhraseList,
}

impl Limits {
    fn from_file(file: &WordFile<'_>) -> Self {
        let list = |path: &[&str]| PhraseList::new(&file.owned(path));
        Self {
            universal: list(&["scope", "universal"]),
            partial: list(&["scope", "partial"]),
            only: list(&["scope", "only"]),
            not_only: list(&["scope", "not-only"]),
            purposes: list(&["scope", "purposes"]),
            closing: list(&["lists", "closing"]),
            open_ended: list(&["lists", "open-ended"]),
            free_of_charge: list(&["charge", "none"]),
            price: list(&["charge", "price"]),
        }
    }
}

/// Verbs by how far they go with a thing.
#[derive(Debug, Default)]
pub(super) struct Deeds {
    /// It is thought of, and stays as it is: *examine*.
    pub(super) deliberating: PhraseList,
    /// It is taken in or measured, and stays as it is: *receive*, *assess*.
    pub(super) attending: PhraseList,
    /// It comes about: *ensure*.
    pub(super) ensuring: PhraseList,
    /// It becomes likelier: *promote*.
    pub(super) promoting: PhraseList,
    /// It is no more: *eliminate*.
    pub(super) ending: PhraseList,
    /// It becomes less: *reduce*.
    pub(super) lessening: PhraseList,
}

impl Deeds {
    fn from_file(file: &WordFile<'_>) -> Self {
        let list = |key: &str| PhraseList::new(&file.owned(&["deeds", key]));
        Self {
            deliberating: list("deliberating"),
            attending: list("attending"),
            ensuring: list("ensuring"),
            promoting: list("promoting"),
            ending: list("ending"),
            lessening: list("lessening"),
        }
    }
}

/// The words that set a condition with what stands around them.
#[derive(Debug, Default)]
pub(super) struct Conditional {
    pub(super) consent_leads: PhraseList,
    pub(super) consents: PhraseList,
    /// What says that something goes without what others say to it.
    pub(super) lacking: PhraseList,
    pub(super) cases: PhraseList,
    pub(super) case_heads: PhraseList,
    pub(super) standards: PhraseList,
    /// What sets a condition only behind a comma: *provided*.
    pub(super) bare: PhraseList,
    /// What a case has that tells what was.
    pub(super) past: PhraseList,
    /// Behind these *if* asks a question, …
    pub(super) asking: PhraseList,
    /// … and before these it measures a degree.
    pub(super) degree: PhraseList,
}

impl Conditional {
    fn from_file(file: &WordFile<'_>) -> Self {
        let list = |key: &str| PhraseList::new(&file.owned(&[key]));
        Self {
            consent_leads: list("consent-leads"),
            consents: list("consents"),
            lacking: list("lacking"),
            cases: list("cases"),
            case_heads: list("case-heads"),
            standards: list("standards"),
            bare: list("bare-conditions"),
            past: list("past"),
            asking: list("asking"),
            degree: list("degree"),
        }
    }
}

/// The words that say of what sort a thing is.
#[derive(Debug, Default)]
pub(super) struct Qualifiers {
    pub(super) demanding: PhraseList,
    pub(super) idle: PhraseList,
    /// These say how much or how bad something is.
    pub(super) degrees: PhraseList,
    pub(super) excepting: PhraseList,
    /// Nouns that end as adjectives do.
    pub(super) nouns: PhraseList,
    /// The endings of adjectives.
    pub(super) endings: Vec<String>,
    /// Whether they stand behind their noun.
    pub(super) behind: bool,
}

impl Qualifiers {
    fn from_file(file: &WordFile<'_>) -> Self {
        let list = |key: &str| PhraseList::new(&file.owned(&["qualifiers", key]));
        Self {
            demanding: list("demanding"),
            idle: list("idle"),
            degrees: list("degrees"),
            excepting: list("excepting"),
            nouns: list("nouns"),
            endings: file.owned(&["qualifiers", "endings"]),
            behind: file.owned(&["qualifiers", "place"]) == ["behind"],
        }
    }
}

/// The words that say where, when and for what something holds.
#[derive(Debug, Default)]
pub(super) struct Circumstances {
    leads: PhraseList,
    /// Of these, those behind which a purpose must be named.
    pub(super) purpose_leads: PhraseList,
    pub(super) purposes: PhraseList,
    /// How something is done, …
    pub(super) manners: PhraseList,
    /// … and what leads to it.
    pub(super) manner_leads: PhraseList,
    pub(super) idle: PhraseList,
    /// What begins a phrase that says before what something is to be done.
    deadlines: PhraseList,
    /// What begins a phrase that says what has to be done first.
    conditions: PhraseList,
    /// Whom one stands before.
    pub(super) seats: PhraseList,
    /// What begins a phrase that leaves nothing out.
    pub(super) unbounded: PhraseList,
    /// The endings of verbs behind a preposition.
    pub(super) gerunds: Vec<String>,
}

/// What a phrase of circumstance says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lead {
    /// Where, when or for what: *on the high seas*.
    Place,
    /// Before what: *before deployment*.
    Deadline,
    /// After what: *after consultation*.
    Condition,
}

impl Circumstances {
    /// What the phrase says that begins with folded words, and how many of them lead to its matter.
    pub(super) fn lead<'w>(
        &self,
        words: impl Iterator<Item = &'w str> + Clone,
    ) -> Option<(Lead, usize)> {
        let lists = [
            (Lead::Place, &self.leads),
            (Lead::Deadline, &self.deadlines),
            (Lead::Condition, &self.conditions),
        ];
        let mut leads =
            lists.into_iter().filter_map(|(lead, list)| Some((lead, list.at(words.clone())?)));
        leads.next()
    }

    fn from_file(file: &WordFile<'_>) -> Self {
        let list = |key: &str| PhraseList::new(&file.owned(&["circumstances", key]));
        Self {
            leads: list("leads"),
            purpose_leads: list("purpose-leads"),
            purposes: list("purposes"),
            manners: list("manners"),
            manner_leads: list("manner-leads"),
            idle: list("idle"),
            deadlines: list("deadlines"),
            conditions: list("conditions"),
            seats: list("seats"),
            unbounded: list("unbounded"),
            gerunds: file.owned(&["circumstances", "gerunds"]),
        }
    }
}

/// What words stand for.
type Values = HashMap<String, String, FixedState>;

fn values(file: &WordFile<'_>, key: &str) -> Values {
    let texts = file.texts(&[key]).into_iter();
    texts.map(|(word, value)| (word.to_owned(), value.to_owned())).collect()
}

/// The words that stand for something.
fn firsts(values: &Values) -> Vec<String> {
    values.keys().cloned().collect()
}

/// The forms of verbs that go their own way, each with the number of its verb.
fn irregular(verbs: &[String]) -> HashMap<String, usize, FixedState> {
    let forms = verbs.iter().enumerate();
    forms
        .flat_map(|(number, forms)| {
            forms.split_whitespace().map(move |form| (form.to_owned(), number))
        })
        .collect()
}

/// Pairs of words.
fn pairs(entries: &[String]) -> Vec<(String, String)> {
    let split = |entry: &String| {
        let (one, other) = entry.split_once(' ')?;
        Some((one.to_owned(), other.to_owned()))
    };
    entries.iter().filter_map(split).collect()
}

/// Phrases, by their first words.
///
/// Asked of nearly every word that changed, and nearly always in vain: two letters and the length say so.
#[derive(Debug, Default)]
pub(super) struct PhraseList {
    by_first: HashMap<String, Vec<Vec<String>>, FixedState>,
    /// A bit for each first word, by two of its letters and its length.
    seen: [u64; 16],
}

impl PhraseList {
    fn new(phrases: &[String]) -> Self {
        let mut list = Self::default();
        for phrase in phrases {
            let mut words = phrase.split_whitespace().map(str::to_owned);
            if let Some(first) = words.next() {
                let (place, bit) = mark(&first);
                list.seen[place] |= bit;
                list.by_first.entry(first).or_default().push(words.collect());
            }
        }
        list
    }

    fn rests(&self, word: &str) -> Option<&Vec<Vec<String>>> {
        let (place, bit) = mark(word);
        let listed = self.seen[place] & bit != 0;
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

/// Where the bit of a word stands, by its first letter, its last and its length.
fn mark(word: &str) -> (usize, u64) {
    let bytes = word.as_bytes();
    let at = |place: Option<&u8>| place.map_or(0, |byte| usize::from(*byte));
    let sum = at(bytes.first()) + 7 * at(bytes.last()) + 53 * bytes.len();
    (sum / 64 % 16, 1 << (sum % 64))
}

/// What may stand before a number.
const BOUNDS: [&str; 5] = ["floor", "ceiling", "above", "below", "about"];

/// By language; each is read when first asked for.
static LISTS: [(&str, LazyLock<Lists>); 2] = [
    ("en", LazyLock::new(|| Lists::from_data(include_str!("../../corpus/lexicon/change/en.toml")))),
    ("fr", LazyLock::new(|| Lists::from_data(include_str!("../../corpus/lexicon/change/fr.toml")))),
];

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

    /// Which place a folded word gives in an order.
    pub(super) fn ordinal(&self, word: &str) -> Option<&str> {
        self.ordinals.get(word).map(String::as_str)
    }

    /// Whether two folded words are forms of one verb that goes its own way: *keep*, *kept*.
    pub(super) fn are_one_verb(&self, one: &str, other: &str) -> bool {
        let verb = |word| self.irregular.get(word);
        // nearly all words that differ, at once
        one.as_bytes().first() == other.as_bytes().first()
            && verb(one).is_some_and(|number| verb(other) == Some(number))
    }

    /// Whether two folded words that differ by a slip are known to be two: *contract*, *contact*; *contracts*,
    /// *contacts*.
    pub(super) fn are_two_words(&self, one: &str, other: &str) -> bool {
        let goes_on = |word: &str, begin: &str, answer: &str, end: &str| {
            let rest = word.strip_prefix(begin);
            rest.is_some() && rest == answer.strip_prefix(end)
        };
        let is_pair =
            |(a, b): &(String, String)| goes_on(one, a, other, b) || goes_on(one, b, other, a);
        self.two_words.iter().any(is_pair)
    }

    fn from_data(data: &str) -> Self {
        let file = WordFile::read(data);
        let list = |path: &[&str]| PhraseList::new(&file.owned(path));
        let (numbers, ordinals) = (values(&file, "numbers"), values(&file, "ordinals"));
        let (words, places) = (firsts(&numbers), firsts(&ordinals));
        let any = |paths: &[&[&str]]| -> Vec<String> {
            paths.iter().flat_map(|path| file.owned(path)).collect()
        };
        let leads = any(&[&["deadlines"], &["deadline-leads"], &["one"]]);
        Self {
            number_words: PhraseList::new(&words),
            figures: PhraseList::new(&[words, places, leads].concat()),
            joiners: PhraseList::new(&any(&[&["lists", "and"], &["lists", "or"]])),
            conditions: list(&["conditions"]),
            conditional: Conditional::from_file(&file),
            considerations: list(&["considerations"]),
            deadline_leads: list(&["deadline-leads"]),
            deadlines: list(&["deadlines"]),
            amount_leads: list(&["amount-leads"]),
            bounds: BOUNDS.map(|bound| list(&["bounds", bound])),
            span_leads: list(&["span-leads"]),
            ordinal_endings: list(&["ordinal-endings"]),
            units: list(&["units"]),
            date_leads: list(&["date-leads"]),
            behind_months: list(&["behind-months"]),
            numbers,
            ordinals,
            one: list(&["one"]),
            same_deadlines: values(&file, "same-deadlines"),
            and: list(&["lists", "and"]),
            or: list(&["lists", "or"]),
            or_nothing: list(&["lists", "or-nothing"]),
            breakers: list(&["lists", "breakers"]),
            connectives: list(&["lists", "connectives"]),
            name_links: list(&["lists", "name-links"]),
            negations: list(&["acts", "negations"]),
            abstaining: list(&["acts", "abstaining"]),
            deeds: Deeds::from_file(&file),
            naming: list(&["acts", "naming"]),
            means: list(&["acts", "means"]),
            softening: list(&["acts", "softening"]),
            stressing: list(&["acts", "stressing"]),
            giving: list(&["acts", "giving"]),
            giving_to: list(&["acts", "giving-to"]),
            determiners: list(&["acts", "determiners"]),
            pronouns: list(&["acts", "pronouns"]),
            parties: list(&["acts", "parties"]),
            being: list(&["acts", "being"]),
            possibility: list(&["acts", "possibility"]),
            stating: list(&["acts", "stating"]),
            infinitives: list(&["acts", "infinitives"]),
            scope: list(&["scope", "narrowing"]),
            poles: list(&["scope", "poles"]),
            limits: Limits::from_file(&file),
            qualifiers: Qualifiers::from_file(&file),
            circumstances: Circumstances::from_file(&file),
            endings: file.owned(&["words", "endings"]),
            irregular: irregular(&file.owned(&["words", "irregular"])),
            two_words: pairs(&file.owned(&["words", "two-words"])),
        }
    }
}
