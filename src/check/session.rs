//! One run: what is known of the texts is found once, whoever asks.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use super::answer::{Answer, Decided, fact};
use super::checks::Check;
use super::statement::{Claim, Statement};
use super::stock::{PREVIOUS, Stock, cells};
use super::verdict::{Finding, Role, Verdict};
use crate::change::Effects;
use crate::document::Draft;
use crate::lineage::Tracing;
use crate::setting::Settings;

/// What is known beyond that, and the answers.
pub(super) struct Session<'s, 'd> {
    pub(super) stock: &'s Stock<'d>,
    effects: BTreeMap<(usize, usize), OnceCell<Effects<'s>>>,
    settings: Vec<OnceCell<Settings<'s>>>,
    tracings: Vec<OnceCell<Tracing<'s, 'd>>>,
}

impl<'s, 'd> Session<'s, 'd> {
    pub(super) fn new(stock: &'s Stock<'d>) -> Self {
        let effects = stock.pairs.keys().map(|pair| (*pair, OnceCell::new())).collect();
        let (settings, tracings) = (cells(stock.maps.len()), cells(stock.drafts.len()));
        Self { stock, effects, settings, tracings }
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

    /// Where the clauses of a text have their words from, among all texts that any check asks for.
    pub(super) fn tracing(&self, text: usize) -> &Tracing<'s, 'd> {
        self.tracings[text].get_or_init(|| self.stock.lineage().trace(self.stock.source(text)))
    }

    /// The answers to a check: one, or one for every text of a set.
    pub(super) fn findings(&self, check: &Check) -> Vec<Finding> {
        let name = check.text.as_deref().unwrap_or_default();
        let mut texts = self.stock.asked(check);
        if texts.len() > 1 {
            // of a set, the draft that the others are compared with, or the first, has nothing to answer
            let is_from = |text: &Option<usize>| {
                text.is_some_and(|text| {
                    let is_first = self.stock.earlier(PREVIOUS, text).is_none();
                    check.statement.is_of_change_from(self.draft(text).sigil())
                        || is_first && check.statement.is_of_change_from(PREVIOUS)
                })
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
                None if check.statement.needs_text() => not_given(check.text.as_deref().as_slice()),
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
                Some(text) => self.of_text(statement, text).unwrap_or_else(|early| early),
                None => not_given(&[statement.text.as_deref().unwrap_or("that of the check")]),
            },
        }
    }

    fn of_text(&self, statement: &Statement, text: usize) -> Decided {
        let place = &statement.place;
        let answer = match &statement.claim {
            Claim::Present { matter, times } => self.present(matter, *times, place, text)?,
            Claim::Absent(matter) => self.absent(matter, place, text)?,
            Claim::Gap { concept, beside } => self.gap(concept, beside, place, text)?,
            Claim::Mentions { concept, with, without } => {
                self.mentions(concept, (with, without), place, text)?
            }
            Claim::Force(demand) => self.demanded(demand, place, text)?,
            Claim::Actor { actor, role } => self.actor(actor, *role, place, text)?,
            Claim::Stands { concept, way } => self.stands(concept, way, place, text)?,
            Claim::Defined(term) => self.defined(term, text),
            Claim::Undefined(term) => self.undefined(term, text),
            Claim::DefinedElsewhere { term, texts } => self.defined_elsewhere(term, texts, text),
            Claim::Substituted { from, before, after } => {
                self.substituted(from, [before, after], text)?
            }
            Claim::ConjunctDropped { from, words } => self.conjunct_dropped(from, words, text)?,
            Claim::Effect { from, kinds } => self.effect(from, kinds, place, text)?,
            Claim::Fate { from, fate } => self.fate(from, fate, place, text)?,
            Claim::BracketsLeft => self.brackets_left(place, text)?,
            Claim::MoreOn { matter, than } => self.more_on(matter, than, place, text)?,
            Claim::ShareOf { matter, among, at_least, at_most } => {
                self.share_of(matter, *among, [*at_least, *at_most], place, text)?
            }
            Claim::FirstOn { matter, before } => self.first_on(matter, before, text),
            Claim::FollowUp { scheme, says, lacks } => {
                self.follow_up(scheme, (says, lacks), place, text)?
            }
            Claim::Attributed(said) => self.attributed(said, place, text)?,
            Claim::Join { table, position, actors, off_roster } => {
                self.join(table, (position, actors), off_roster.as_ref(), text)
            }
            Claim::Novel { matter, against } => self.novel(matter, against, text)?,
            Claim::Echoes { sources, class, run } => {
                self.echoes(sources, (*class, *run), place, text)?
            }
            Claim::Precedes(other) => self.precedes(other, text),
            Claim::InheritedGap { concept, source } => {
                self.inherited_gap(concept, source, place, text)?
            }
            // answered before a text was asked for
            _ => Answer::not_decidable("nothing is claimed of a text"),
        };
        Ok(answer)
    }
}

/// The answer for texts that were not given.
pub(super) fn not_given(names: &[&str]) -> Answer {
    if names.is_empty() {
        return Answer::not_decidable("no text was given".to_owned());
    }
    let names: Vec<String> = names.iter().map(|name| format!("“{name}”")).collect();
    let text = if names.len() == 1 { "text" } else { "texts" };
    let names = super::answer::listed(&names);
    let was = if text == "text" { "was" } else { "were" };
    Answer::not_decidable(format!("the {text} {names} {was} not given"))
}

/// So much evidence is kept of statements that stand together, that of those that decide first.
const MOST_JOINED: usize = 512;

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
        let room = MOST_JOINED.saturating_sub(joined.evidence.len());
        let new: Vec<_> = new.take(room).collect();
        joined.evidence.extend(new);
    }
    joined
}
