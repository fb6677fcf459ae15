//! What is known of the texts by themselves, found once, whoever asks.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use super::checks::{Check, Checks, TextSource};
use super::statement::{Claim, Statement};
use super::words::WordIndex;
use crate::align::Comparison;
use crate::concept::{Annotation, Concept, ConceptId, ConceptMap};
use crate::document::Draft;
use crate::force::Force;
use crate::history::History;
use crate::lineage::{Lineage, Source};
use crate::roster::Date;
use crate::term::Terms;

/// What the draft before the one that is asked of is called.
pub(super) const PREVIOUS: &str = "previous";

/// A concept map, with the mentions of every concept at hand.
pub(super) struct Mapped<'d> {
    pub(super) map: ConceptMap<'d>,
    by_concept: Vec<Vec<usize>>,
}

impl<'d> Mapped<'d> {
    fn new(map: ConceptMap<'d>) -> Self {
        let mut by_concept = vec![Vec::new(); map.scheme().concepts().len()];
        for (number, annotation) in map.annotations().iter().enumerate() {
            by_concept[annotation.concept.index()].push(number);
        }
        Self { map, by_concept }
    }

    /// The places of a concept and of those narrower than it, in reading order.
    pub(super) fn mentions(&self, id: &str) -> Vec<Annotation> {
        let Some(concept) = self.map.scheme().concept(id) else { return Vec::new() };
        self.numbers(concept).into_iter().map(|number| self.map.annotations()[number]).collect()
    }

    /// The numbers of the mentions of a concept and of those narrower than it.
    pub(super) fn numbers(&self, concept: Concept<'_>) -> Vec<usize> {
        let own = |id: ConceptId| self.by_concept[id.index()].iter().copied();
        if concept.narrower().len() == 0 {
            return own(concept.number()).collect();
        }
        let all = concept.with_narrower();
        let mut numbers: Vec<usize> = all.into_iter().flat_map(|one| own(one.number())).collect();
        numbers.sort_unstable();
        numbers
    }
}

/// What is known of the texts by themselves.
pub(super) struct Stock<'d> {
    pub(super) checks: &'d Checks,
    pub(super) drafts: Vec<&'d Draft>,
    numbers: BTreeMap<&'d str, usize>,
    pub(super) maps: Vec<OnceCell<Mapped<'d>>>,
    forces: Vec<OnceCell<Force<'d>>>,
    terms: Vec<OnceCell<Terms<'d>>>,
    words: Vec<OnceCell<WordIndex>>,
    pub(super) pairs: BTreeMap<(usize, usize), OnceCell<Comparison<'d>>>,
    histories: BTreeMap<Vec<usize>, OnceCell<History<'d>>>,
    /// The texts that any statement asks for words of.
    sources: BTreeSet<usize>,
    lineage: OnceCell<Lineage<'d>>,
}

pub(super) fn cells<T>(count: usize) -> Vec<OnceCell<T>> {
    (0..count).map(|_| OnceCell::new()).collect()
}

impl<'d> Stock<'d> {
    pub(super) fn new(checks: &'d Checks, given: &[&'d Draft]) -> Self {
        let (mut drafts, mut numbers) = (Vec::new(), BTreeMap::new());
        for draft in given {
            numbers.entry(draft.sigil()).or_insert_with(|| {
                drafts.push(*draft);
                drafts.len() - 1
            });
        }
        let count = drafts.len();
        let mut stock = Self {
            checks,
            drafts,
            numbers,
            maps: cells(count * checks.schemes.len()),
            forces: cells(count),
            terms: cells(count),
            words: cells(count),
            pairs: BTreeMap::new(),
            histories: BTreeMap::new(),
            sources: BTreeSet::new(),
            lineage: OnceCell::new(),
        };
        for check in &checks.checks {
            for text in stock.asked(check) {
                stock.foresee(&check.statement, text);
            }
        }
        stock
    }

    /// Makes room for the comparisons and histories that a statement asks for.
    fn foresee(&mut self, statement: &Statement, text: Option<usize>) {
        let texts = match &statement.text {
            Some(name) => self.texts(Some(name)),
            None => vec![text],
        };
        if let Claim::PhraseLife { drafts, .. } = &statement.claim {
            self.histories.entry(self.all_texts(drafts)).or_default();
        }
        match &statement.claim {
            Claim::Echoes { sources, .. } => self.sources.extend(self.all_texts(sources)),
            Claim::InheritedGap { source, .. } => self.sources.extend(self.number(source)),
            _ => {}
        }
        for text in &texts {
            statement.parts().iter().for_each(|one| self.foresee(one, *text));
        }
        let Some(from) = statement.from() else { return };
        for text in texts.into_iter().flatten() {
            if let Some(earlier) = self.earlier(from, text) {
                self.pairs.entry((earlier, text)).or_default();
            }
        }
    }

    pub(super) fn number(&self, name: &str) -> Option<usize> {
        self.numbers.get(name).copied()
    }

    /// The earlier draft of that name; `previous` is the last one given before the text in its language.
    pub(super) fn earlier(&self, from: &str, text: usize) -> Option<usize> {
        match from {
            PREVIOUS => (0..text).rev().find(|earlier| self.share_language(*earlier, text)),
            name => self.number(name),
        }
    }

    /// Whether two texts are in one language, as far as known.
    pub(super) fn share_language(&self, one: usize, other: usize) -> bool {
        let primary = |text: usize| {
            let language = self.drafts[text].language()?;
            language.split(['-', '_']).next().map(str::to_ascii_lowercase)
        };
        primary(one).zip(primary(other)).is_none_or(|(one, other)| one == other)
    }

    /// The texts that a check is asked of: those it names; all that were given if it names none, or the one
    /// text of the file and no draft is called so. `None` is no text, or one that was not given.
    pub(super) fn asked(&self, check: &Check) -> Vec<Option<usize>> {
        let named = check.text.as_deref();
        let texts = self.texts(named);
        let is_any = match named {
            Some(name) => texts == [None] && self.checks.only_text() == Some(name),
            None => check.statement.needs_text(),
        };
        match is_any && !self.drafts.is_empty() {
            true => (0..self.drafts.len()).map(Some).collect(),
            false if named.is_none() => vec![None],
            false => texts,
        }
    }

    /// The texts that a name means: one, perhaps not given, or all given ones of a set.
    pub(super) fn texts(&self, name: Option<&str>) -> Vec<Option<usize>> {
        let Some(name) = name else { return Vec::new() };
        match self.checks.texts.iter().find(|text| text.name == name && text.is_set()) {
            Some(set) => self.members(set).map(Some).collect(),
            None => vec![self.number(name)],
        }
    }

    fn members(&self, set: &TextSource) -> impl Iterator<Item = usize> {
        let drafts = self.drafts.iter().enumerate();
        drafts.filter(|(_, draft)| set.has(draft.sigil())).map(|(number, _)| number)
    }

    /// The texts that names mean, those not given left out, each once and in order.
    pub(super) fn all_texts(&self, names: &[String]) -> Vec<usize> {
        let mut all = Vec::new();
        for text in names.iter().flat_map(|name| self.texts(Some(name))).flatten() {
            if !all.contains(&text) {
                all.push(text);
            }
        }
        all
    }

    /// The names that mean no text that was given.
    pub(super) fn missing<'n>(&self, names: &'n [String]) -> Vec<&'n str> {
        let gone = |name: &&String| self.texts(Some(name)).iter().all(Option::is_none);
        names.iter().filter(gone).map(String::as_str).collect()
    }

    pub(super) fn map(&self, text: usize, scheme: &str) -> Option<&Mapped<'d>> {
        let schemes = &self.checks.schemes;
        let number = schemes.iter().position(|own| own.name == scheme)?;
        let cell = &self.maps[text * schemes.len() + number];
        Some(cell.get_or_init(|| Mapped::new(schemes[number].value.annotate(self.drafts[text]))))
    }

    pub(super) fn force(&self, text: usize) -> &Force<'d> {
        self.forces[text].get_or_init(|| Force::new(self.drafts[text]))
    }

    pub(super) fn terms(&self, text: usize) -> &Terms<'d> {
        self.terms[text].get_or_init(|| Terms::new(self.drafts[text]))
    }

    pub(super) fn words(&self, text: usize) -> &WordIndex {
        self.words[text].get_or_init(|| WordIndex::new(self.drafts[text]))
    }

    pub(super) fn comparison(&self, from: usize, to: usize) -> Option<&Comparison<'d>> {
        let cell = self.pairs.get(&(from, to))?;
        Some(cell.get_or_init(|| Comparison::new(self.drafts[from], self.drafts[to])))
    }

    pub(super) fn history(&self, texts: &[usize]) -> Option<&History<'d>> {
        let cell = self.histories.get(texts)?;
        let drafts = || texts.iter().map(|text| self.drafts[*text]).collect::<Vec<_>>();
        Some(cell.get_or_init(|| History::new(&drafts())))
    }

    /// The first of the texts asked for that has the same words, so that a text with two names is one in
    /// the library.
    pub(super) fn same_text(&self, text: usize) -> usize {
        let is_same = |other: &&usize| self.drafts[**other].text() == self.drafts[text].text();
        self.sources.iter().find(is_same).copied().unwrap_or(text)
    }

    /// All texts that any statement asks for words of, as one library.
    pub(super) fn lineage(&self) -> &Lineage<'d> {
        self.lineage.get_or_init(|| {
            let first = |text: &&usize| self.same_text(**text) == **text;
            Lineage::new(self.sources.iter().filter(first).map(|text| self.source(*text)))
        })
    }

    /// A text with its date.
    pub(super) fn source(&self, text: usize) -> Source<'d> {
        let source = Source::from(self.drafts[text]);
        match self.date(text) {
            Some(date) => source.dated(date),
            None => source,
        }
    }

    /// The date of a text, as the check file or the text itself has it.
    pub(super) fn date(&self, text: usize) -> Option<Date> {
        let draft = self.drafts[text];
        let own = self.checks.texts.iter().find(|source| source.name == draft.sigil());
        own.and_then(|source| source.date).or_else(|| Date::of(draft))
    }
}
