//! What the short names in a draft stand for.

use std::collections::HashMap;

use foldhash::fast::FixedState;

use super::glance::THIS;
use super::words::Words;
use super::{Division, Instrument};
use crate::document::draft::Draft;
use crate::document::enumerator::EnumeratorStyle;
use crate::lexicon::Role;

/// The texts a draft calls by short names, learnt in reading order.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// How often the draft says *this Convention*, and how often *the Convention*, by the head.
    counts: HashMap<String, (u32, u32), FixedState>,
    title: String,
    known: HashMap<String, Known, FixedState>,
    /// Whether any of these is in capital letters.
    abbreviates: bool,
    /// The divisions the draft itself has.
    divisions: Vec<Division>,
}

/// For one *this Agreement* a text that means itself says *the Agreement* at most so often. Among the
/// treaties at hand the most is 3; a report on an agreement that quotes it says it 800 times.
const MOST_THE: u32 = 10;

/// What one short name may stand for.
#[derive(Debug)]
struct Known {
    instrument: Instrument,
    /// Whether the text says so: *(hereinafter “the Convention”)*.
    defined: bool,
    /// Whether several names have the same head.
    ambiguous: bool,
}

impl Names {
    pub(super) fn new(draft: &Draft) -> Self {
        let words = draft.lexicon().citation_words();
        let mut divisions = Vec::new();
        for clause in draft.clauses() {
            let named = clause.enumerator().filter(|e| e.style == EnumeratorStyle::Named);
            let word = named.and_then(|enumerator| enumerator.label.split(' ').next());
            let division = word.and_then(|word| words.division(word)).and_then(Division::named);
            divisions.extend(division.filter(|division| !divisions.contains(division)));
        }
        let title = draft.title().unwrap_or_default().to_lowercase();
        Self { divisions, title, ..Self::default() }
    }

    /// Counts what the words at `at` say of how the draft calls itself.
    pub(super) fn count(&mut self, words: &Words<'_, '_>, at: usize) {
        let next = words.get(at + 1).is_some_and(|next| next.telling.has(Role::Instrument));
        if !next && !words.all[at].telling.meets(THIS) {
            return;
        }
        if let Some(head) = own_head(words, self, at) {
            self.counts.entry(words.all[head].folded().to_owned()).or_default().0 += 1;
        } else if next && words.is(at, Role::Article) {
            self.counts.entry(words.all[at + 1].folded().to_owned()).or_default().1 += 1;
        }
    }

    /// Whether *the Convention* is the draft itself.
    pub(super) fn is_own(&self, head: &str) -> bool {
        let counts = self.counts.get(head);
        let said_so = counts.is_some_and(|(this, the)| *this > 0 && this * MOST_THE >= *the);
        said_so && !self.known.get(head).is_some_and(|known| known.defined)
    }

    /// Whether the draft's title begins with `name`.
    pub(super) fn is_title(&self, words: &Words<'_, '_>, name: &str) -> bool {
        let title = self.title.strip_prefix("the ").unwrap_or(&self.title);
        let behind = title.strip_prefix(&name.to_lowercase());
        behind.is_some_and(|behind| {
            // "Paris Call for Trust" is the Paris Call, "Paris Call for Trust, annotated" is not
            let word = behind.split(' ').nth(1).unwrap_or_default();
            let roles = words.cited().roles(word);
            let goes_on = roles.has(Role::Topic) || roles.has(Role::Whose);
            behind.is_empty() || behind.starts_with(' ') && goes_on && !behind.contains(',')
        })
    }

    pub(super) fn title_has(&self, word: &str) -> bool {
        self.title.split(|c: char| !c.is_alphanumeric()).any(|other| other == word)
    }

    pub(super) fn has(&self, division: Division) -> bool {
        self.divisions.contains(&division)
    }

    /// Notes a full name under its head.
    pub(super) fn learn(&mut self, head: &str, instrument: &Instrument) {
        match self.known.get_mut(head) {
            Some(known) => known.ambiguous |= !same_name(&known.instrument, instrument),
            None => {
                let instrument = instrument.clone();
                let known = Known { instrument, defined: false, ambiguous: false };
                self.known.insert(head.to_owned(), known);
            }
        }
    }

    /// Notes that the text gives an instrument a short name; the first time counts.
    pub(super) fn define(&mut self, short: &str, instrument: &Instrument) {
        self.abbreviates |= short.starts_with(char::is_uppercase);
        if !self.known.get(short).is_some_and(|known| known.defined) {
            let instrument = instrument.clone();
            let known = Known { instrument, defined: true, ambiguous: false };
            self.known.insert(short.to_owned(), known);
        }
    }

    /// Whether the text has given short names in capital letters so far.
    pub(super) fn abbreviates(&self) -> bool {
        self.abbreviates
    }

    /// What a short name stands for, if that can be told.
    pub(super) fn full(&self, short: &str) -> Option<&Instrument> {
        let known = self.known.get(short)?;
        (known.defined || !known.ambiguous).then_some(&known.instrument)
    }
}

/// The same but for the date.
fn same_name(one: &Instrument, other: &Instrument) -> bool {
    match (one, other) {
        (Instrument::Named { name: one, .. }, Instrument::Named { name: other, .. }) => {
            one.eq_ignore_ascii_case(other)
        }
        _ => one == other,
    }
}

/// Where the draft names itself from `at` on (*this Convention*, *the present Covenant*): the place
/// of the head of the name.
pub(super) fn own_head(words: &Words<'_, '_>, names: &Names, at: usize) -> Option<usize> {
    if !words.get(at)?.telling.meets(THIS) {
        return None;
    }
    let (this, present) = (words.is(at, Role::This), words.is(at, Role::Present));
    let start = at + 1 + usize::from(this && words.is(at + 1, Role::Present));
    let capitals = (start..start + MOST_BEFORE_HEAD)
        .take_while(|&at| words.get(at).is_some_and(|word| word.is_capital()));
    let any = |at: usize, roles: &[Role]| words.is_any(at, roles);
    let heads = [Role::Instrument, Role::WeakInstrument, Role::Text, Role::Resolution];
    let head = capitals.filter(|&at| any(at, &heads)).last().or_else(|| {
        let small = words.get(start)?.folded();
        let named = present && any(start, &heads)
            || words.is(start, Role::Resolution)
            || words.is(start, Role::Instrument) && names.title_has(small);
        named.then_some(start)
    })?;
    // "the present Conventions" are others
    let plural = words.all[head].folded().ends_with('s') && !any(head, &[Role::Text]);
    (!plural).then_some(head)
}

/// `this Additional Protocol`, `these General Terms`
const MOST_BEFORE_HEAD: usize = 4;
