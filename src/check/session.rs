//! One run: what is known of the texts is found once, whoever asks.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use super::answer::{Answer, fact};
use super::checks::{Check, Checks};
use super::statement::{Claim, Statement};
use super::verdict::{Finding, Role, Verdict};
use super::words::WordIndex;
use crate::align::Comparison;
use crate::change::Effects;
use crate::concept::{Annotation, ConceptMap};
use crate::document::Draft;
use crate::force::Force;
use crate::history::History;
use crate::roster::Date;
use crate::setting::Settings;
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
    pub(super) fn numbers(&self, concept: crate::concept::Concept<'_>) -> Vec<usize> {
        let own = |id: crate::concept::ConceptId| self.by_concept[id.index()].iter().copied();
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
    maps: Vec<OnceCell<Mapped<'d>>>,
    forces: Vec<OnceCell<Force<'d>>>,
    terms: Vec<OnceCell<Terms<'d>>>,
    words: Vec<OnceCell<WordIndex>>,
    pairs: BTreeMap<(usize, usize), OnceCell<Comparison<'d>>>,
    histories: BTreeMap<Vec<usize>, OnceCell<History<'d>>>,
}

fn cells<T>(count: usize) -> Vec<OnceCell<T>> {
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
        };
        for check in &checks.checks {
            for text in stock.texts(check.text.as_deref()) {
                stock.foresee(&check.statement, text);
            }
            if check.text.is_none() {
                stock.foresee(&check.statement, None);
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

    /// The earlier draft of that name; `previous` is the one given before the text.
    pub(super) fn earlier(&self, from: &str, text: usize) -> Option<usize> {
        match from {
            PREVIOUS => text.checked_sub(1),
            name => self.number(name),
        }
    }

    /// The texts that a name means: one, perhaps not given, or all given ones of a set.
    fn texts(&self, name: Option<&str>) -> Vec<Option<usize>> {
        let Some(name) = name else { return Vec::new() };
        match self.checks.texts.iter().find(|text| text.name == name && text.is_set()) {
            Some(set) => self.members(set).map(Some).collect(),
            None => vec![self.number(name)],
        }
    }

    fn members(&self, set: &super::checks::TextSource) -> impl Iterator<Item = usize> {
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

    /// The date of a text, as the check file or the text itself has it.
    pub(super) fn date(&self, text: usize) -> Option<Date> {
        let draft = self.drafts[text];
        let own = self.checks.texts.iter().find(|source| source.name == draft.sigil());
        own.and_then(|source| source.date).or_else(|| draft.date()?.parse().ok())
    }
}

/// What is known beyond that, and the answers.
pub(super) struct Session<'s, 'd> {
    pub(super) stock: &'s Stock<'d>,
    effects: BTreeMap<(usize, usize), OnceCell<Effects<'s>>>,
    settings: Vec<OnceCell<Settings<'s>>>,
}

impl<'s, 'd> Session<'s, 'd> {
    pub(super) fn new(stock: &'s Stock<'d>) -> Self {
        let effects = stock.pairs.keys().map(|pair| (*pair, OnceCell::new())).collect();
        Self { stock, effects, settings: cells(stock.maps.len()) }
    }

    pub(super) fn draft(&self, text: usize) -> &'d Draft {
        self.stock.drafts[text]
    }

    pub(super) fn effects(&self, from: usize, to: usize) -> Option<&Effects<'s>> {
        let comparison = self.stock.comparison(from, to)?;
        Some(self.effects.get(&(from, to))?.get_or_init(|| Effects::new(comparison)))
    }

    pub(super) fn settings(&self, text: usize, scheme: &str) -> Option<&Settings<'s>> {
        let schemes = &self.stock.checks.schemes;
        let number = schemes.iter().position(|own| own.name == scheme)?;
        let (map, force) = (&self.stock.map(text, scheme)?.map, self.stock.force(text));
        let cell = &self.settings[text * schemes.len() + number];
        Some(cell.get_or_init(|| Settings::new(map, force)))
    }

    /// The answers to a check: one, or one for every text of a set.
    pub(super) fn findings(&self, check: &Check) -> Vec<Finding> {
        let Some(name) = check.text.as_deref() else {
            return vec![self.finding(check, String::new(), self.answer(&check.statement, None))];
        };
        let mut texts = self.stock.texts(Some(name));
        if texts.len() > 1 {
            // of a set, the draft that the others are compared with has nothing to answer
            let is_from = |text: &Option<usize>| {
                text.is_some_and(|text| check.statement.is_of_change_from(self.draft(text).sigil()))
            };
            texts.retain(|text| !is_from(text));
        }
        if texts.is_empty() {
            let answer = Answer::not_decidable(format!("no text of the set “{name}” was given"));
            return vec![self.finding(check, name.to_owned(), answer)];
        }
        let finding = |text: Option<usize>| {
            let sigil = text.map_or(name, |text| self.draft(text).sigil()).to_owned();
            let answer = match text {
                None if check.statement.needs_text() => not_given(&[name]),
                text => self.answer(&check.statement, text),
            };
            self.finding(check, sigil, answer)
        };
        texts.into_iter().map(finding).collect()
    }

    fn finding(&self, check: &Check, text: String, answer: Answer) -> Finding {
        let (id, says) = (check.id.clone(), check.says.clone());
        Finding {
            check: id,
            says,
            severity: check.severity,
            text,
            verdict: answer.verdict,
            because: answer.because,
            evidence: answer.evidence,
            known: false,
        }
    }

    /// What the texts say of a statement, asked of `text` unless it names another.
    pub(super) fn answer(&self, statement: &Statement, text: Option<usize>) -> Answer {
        let texts = match &statement.text {
            Some(name) => self.stock.texts(Some(name)),
            None => vec![text],
        };
        match texts[..] {
            [text] => self.answer_for(statement, text),
            [] => not_given(&[statement.text.as_deref().unwrap_or_default()]),
            _ => joined(texts.iter().map(|text| self.answer_for(statement, *text)), Verdict::and),
        }
    }

    fn answer_for(&self, statement: &Statement, text: Option<usize>) -> Answer {
        match &statement.claim {
            Claim::All(all) => joined(all.iter().map(|one| self.answer(one, text)), Verdict::and),
            Claim::Any(any) => joined(any.iter().map(|one| self.answer(one, text)), Verdict::or),
            Claim::Not(one) => self.answer(one, text).negated(),
            Claim::Interpretive { why, evidence } => {
                let mut answer =
                    Answer::new(Verdict::Undecided, format!("for a person to judge: {why}"));
                for (number, one) in evidence.iter().enumerate() {
                    let found = self.answer(one, text);
                    let note =
                        format!("({}) {}: {}", number + 1, found.verdict.name(), found.because);
                    let of = one.text.as_deref().or(text.map(|text| self.draft(text).sigil()));
                    answer.evidence.push(fact(Role::Asked, of.unwrap_or("the rosters"), note));
                    answer.evidence.extend(found.evidence);
                }
                answer
            }
            Claim::Roster(demand) => self.roster(demand),
            Claim::PhraseLife { phrase, turn, drafts } => self.phrase_life(phrase, *turn, drafts),
            _ => match text {
                Some(text) => self.of_text(statement, text),
                None => not_given(&[statement.text.as_deref().unwrap_or("that of the check")]),
            },
        }
    }

    fn of_text(&self, statement: &Statement, text: usize) -> Answer {
        let place = &statement.place;
        match &statement.claim {
            Claim::Present { matter, times } => self.present(matter, *times, place, text),
            Claim::Absent(matter) => self.absent(matter, place, text),
            Claim::Gap { concept, beside } => self.gap(concept, beside, place, text),
            Claim::Mentions { concept, with, without } => {
                self.mentions(concept, (with, without), place, text)
            }
            Claim::Force(demand) => self.demanded(demand, place, text),
            Claim::Actor { actor, role } => self.actor(actor, *role, place, text),
            Claim::Stands { concept, way } => self.stands(concept, way, place, text),
            Claim::Defined(term) => self.defined(term, text),
            Claim::Undefined(term) => self.undefined(term, text),
            Claim::DefinedElsewhere { term, texts } => self.defined_elsewhere(term, texts, text),
            Claim::Substituted { from, before, after } => {
                self.substituted(from, [before, after], text)
            }
            Claim::ConjunctDropped { from, words } => self.conjunct_dropped(from, words, text),
            Claim::Effect { from, kinds } => self.effect(from, kinds, place, text),
            Claim::Fate { from, fate } => self.fate(from, fate, place, text),
            Claim::BracketsLeft => self.brackets_left(place, text),
            Claim::MoreOn { matter, than } => self.more_on(matter, than, place, text),
            Claim::ShareOf { matter, among, at_least, at_most } => {
                self.share_of(matter, *among, [*at_least, *at_most], place, text)
            }
            Claim::FirstOn { matter, before } => self.first_on(matter, before, text),
            Claim::FollowUp { scheme, says, lacks } => {
                self.follow_up(scheme, (says, lacks), place, text)
            }
            Claim::Attributed(said) => self.attributed(said, place, text),
            Claim::Join { table, position, actors, off_roster } => {
                self.join(table, (position, actors), off_roster.as_ref(), text)
            }
            Claim::Novel { matter, against } => self.novel(matter, against, text),
            Claim::Precedes(other) => self.precedes(other, text),
            Claim::InheritedGap { concept, source } => self.inherited_gap(concept, source, text),
            // answered before a text was asked for
            _ => Answer::not_decidable("nothing is claimed of a text"),
        }
    }
}

/// The answer for texts that were not given.
pub(super) fn not_given(names: &[&str]) -> Answer {
    let names: Vec<String> = names.iter().map(|name| format!("“{name}”")).collect();
    let text = if names.len() == 1 { "text" } else { "texts" };
    let names = super::answer::listed(&names);
    let was = if text == "text" { "was" } else { "were" };
    Answer::not_decidable(format!("the {text} {names} {was} not given"))
}

/// Several answers as one: the reasons of those that decide, and all evidence.
fn joined(answers: impl Iterator<Item = Answer>, join: fn(Verdict, Verdict) -> Verdict) -> Answer {
    let answers: Vec<Answer> = answers.collect();
    let verdict = answers.iter().map(|answer| answer.verdict).reduce(join);
    let verdict = verdict.unwrap_or(Verdict::NotDecidable);
    let mut reasons: Vec<String> = Vec::new();
    for answer in answers.iter().filter(|answer| answer.verdict == verdict) {
        if !reasons.contains(&answer.because) {
            reasons.push(answer.because.clone());
        }
    }
    let mut joined = Answer::new(verdict, reasons.join("; "));
    // what decides comes first
    let (first, rest): (Vec<_>, Vec<_>) =
        answers.into_iter().partition(|answer| answer.verdict == verdict);
    for answer in first.into_iter().chain(rest) {
        let new = answer.evidence.into_iter().filter(|own| !joined.evidence.contains(own));
        let new: Vec<_> = new.collect();
        joined.evidence.extend(new);
    }
    joined
}
