//! A draft, what was made of it, and the truth about both.

use std::collections::BTreeMap;

use travaux::Draft;

use super::dice::Dice;
use super::numbering::{Row, deal, roman, row};
use super::passage::{Passage, lost, passages, same, settled, written};
use super::plan::{Act, MOST_PARTS, Plan};
use super::recipe::Recipe;
use super::truth::Truth;
use super::wording::{Store, modals_swapped, opened, paraphrased, parts};

/// A draft, the same after a recipe was followed, and what became of every clause.
#[derive(Debug)]
pub(crate) struct Mutant {
    pub(crate) before: Draft,
    pub(crate) after: Draft,
    pub(crate) truth: Truth,
    /// Clauses something was to be done to.
    pub(crate) planned: usize,
    /// Those of them left alone because a reader would have found other clauses.
    pub(crate) retracted: usize,
}

/// A passage of the later draft.
#[derive(Clone, Debug)]
struct Made {
    passage: Passage,
    row: Option<Row>,
    /// The passages it was made of.
    origins: Vec<usize>,
    /// The passage whose act made it.
    by: usize,
}

/// Why a recipe could not be followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unmade {
    /// There is nothing in the draft that it could be followed with.
    NothingToDo,
    /// A reader finds other clauses than were written.
    ReadOtherwise,
}

struct Mutator<'m> {
    recipe: &'m Recipe,
    store: &'m Store,
    seed: u64,
    before: Vec<Passage>,
    plan: Plan,
    /// The sentence that stands in many clauses.
    boilerplate: String,
    /// Passages whose words and places are left alone.
    left_alone: Vec<bool>,
}

impl Mutant {
    /// Follows a recipe.
    pub(crate) fn new(
        draft: &Draft,
        recipe: &Recipe,
        store: &Store,
        seed: u64,
    ) -> Result<Self, Unmade> {
        let mut base = passages(draft);
        let boilerplate = store.sentence(16, &mut Dice::of(seed, usize::MAX));
        for (one, passage) in base.iter_mut().enumerate() {
            add_boilerplate(
                passage,
                &boilerplate,
                recipe.boilerplate,
                &mut Dice::of(seed, 3 * one + 2),
            );
        }
        let (before, passages) = settled("before", base).ok_or(Unmade::ReadOtherwise)?;
        let plan = Plan::new(&passages, recipe, seed);
        let left_alone = vec![false; passages.len()];
        let mutator =
            Mutator { recipe, store, seed, before: passages, plan, boilerplate, left_alone };
        mutator.run(before)
    }
}

fn add_boilerplate(passage: &mut Passage, sentence: &str, percent: usize, dice: &mut Dice) {
    if passage.level == 0 && passage.words() > 0 && dice.happens(percent) {
        passage.body.push(' ');
        passage.body.push_str(sentence);
    }
}

impl Mutator<'_> {
    fn run(mut self, before: Draft) -> Result<Mutant, Unmade> {
        const ROUNDS: usize = 12;
        let planned = self.planned();
        if planned == 0 {
            return Err(Unmade::NothingToDo);
        }
        for _ in 0..ROUNDS {
            let made = self.made();
            let meant: Vec<Passage> = made.iter().map(|made| made.passage.clone()).collect();
            let after = written("after", &meant);
            let found = passages(&after);
            if same(&meant, &found) {
                let origins = made.iter().map(|made| made.origins.as_slice());
                let truth = Truth::new(&before, &after, origins);
                let retracted = planned - self.planned();
                return Ok(Mutant { before, after, truth, planned, retracted });
            }
            if !self.leave_alone(&made, &lost(&meant, &found)) {
                break;
            }
        }
        Err(Unmade::ReadOtherwise)
    }

    /// How many clauses something is to be done to.
    fn planned(&self) -> usize {
        (0..self.before.len()).filter(|&one| !self.left_alone[one] && self.is_touched(one)).count()
    }

    /// Leaves those passages alone that a reader did not find, or else their neighbors. Whether there
    /// was anything to leave alone.
    fn leave_alone(&mut self, made: &[Made], lost: &[usize]) -> bool {
        for reach in 0..3 {
            let mut changed = false;
            for &place in lost {
                let near = place.saturating_sub(reach)..(place + reach + 1).min(made.len());
                for made in &made[near] {
                    for &one in made.origins.iter().chain([&made.by]) {
                        changed |= !self.left_alone[one] && self.is_touched(one);
                        self.left_alone[one] = true;
                    }
                }
            }
            if changed {
                return true;
            }
        }
        false
    }

    fn is_touched(&self, one: usize) -> bool {
        let words = self.recipe.edited > 0 || self.recipe.modals || self.recipe.boilerplate > 0;
        words || self.plan.acts[one].is_some() || self.plan.insertions[one]
    }

    fn act(&self, one: usize) -> Option<Act> {
        self.plan.acts[one].filter(|_| !self.left_alone[one])
    }

    /// The passages of the later draft.
    fn made(&self) -> Vec<Made> {
        let (order, units) = (self.order(), self.units());
        let mut made: Vec<Made> = Vec::new();
        for &one in &order {
            made.extend(units[one].iter().cloned());
            if self.plan.insertions[one] && !self.left_alone[one] {
                made.push(self.insertion(one));
            }
        }
        if self.recipe.renumbered {
            let rows: Vec<Option<Row>> = made.iter().map(|made| made.row).collect();
            let mut passages: Vec<Passage> = made.iter().map(|made| made.passage.clone()).collect();
            deal(&self.before, &mut passages, &rows);
            made.iter_mut().zip(passages).for_each(|(made, passage)| made.passage = passage);
        }
        made
    }

    /// The passages of the earlier draft in the order of the later.
    fn order(&self) -> Vec<usize> {
        let mut guests: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        let mut goes = vec![false; self.before.len()];
        for one in 0..self.before.len() {
            if let Some(Act::Move { behind, end }) = self.act(one) {
                guests.entry(behind).or_default().extend(one..end);
                goes[one..end].fill(true);
            }
        }
        let stays = (0..self.before.len()).filter(|&one| !goes[one]);
        stays
            .flat_map(|one| [one].into_iter().chain(guests.remove(&one).unwrap_or_default()))
            .collect()
    }

    /// What each passage becomes; nothing if it is dropped or part of one before it.
    fn units(&self) -> Vec<Vec<Made>> {
        let mut units: Vec<Vec<Made>> = (0..self.before.len()).map(|one| self.unit(one)).collect();
        for one in 0..self.before.len() {
            if let Some(Act::Join { end }) = self.act(one) {
                units[one + 1..end].iter_mut().for_each(Vec::clear);
            }
        }
        units
    }

    fn unit(&self, one: usize) -> Vec<Made> {
        let whole = Made {
            passage: Passage { body: self.words_of(one), ..self.before[one].clone() },
            row: row(&self.before[one]),
            origins: vec![one],
            by: one,
        };
        match self.act(one) {
            None => vec![whole],
            Some(Act::Drop) => Vec::new(),
            Some(Act::Move { behind, end }) => {
                let row = row(&self.before[behind]).filter(|_| end == one + 1).or(whole.row);
                vec![Made { row, ..whole }]
            }
            Some(Act::Join { end }) => {
                let bodies: Vec<String> = (one..end).map(|each| self.words_of(each)).collect();
                let passage = Passage { body: bodies.join(" "), ..whole.passage };
                vec![Made { passage, origins: (one..end).collect(), ..whole }]
            }
            Some(Act::Split) => self.parts(whole, false),
            Some(Act::List) => self.parts(whole, true),
        }
    }

    fn parts(&self, whole: Made, listed: bool) -> Vec<Made> {
        let Some(parts) = parts(&whole.passage.body, MOST_PARTS) else { return vec![whole] };
        let in_letters =
            whole.passage.lead.trim_matches(['(', ')', '.', ' ']).starts_with(char::is_alphabetic);
        let part = |(number, body): (usize, String)| {
            let lead = match (number, listed, in_letters) {
                (0, ..) => whole.passage.lead.clone(),
                (_, false, _) => String::new(),
                (_, true, true) => format!("({}) ", roman(number as u32)),
                (_, true, false) => format!("({}) ", char::from(b'`' + number as u8)),
            };
            let row = whole.row.filter(|_| number == 0 || !listed);
            let body = if listed && number == 0 { opened(&body) } else { body };
            Made { passage: Passage { lead, body, ..whole.passage.clone() }, row, ..whole.clone() }
        };
        parts.into_iter().enumerate().map(part).collect()
    }

    /// The words of a passage after whatever is done to them.
    fn words_of(&self, one: usize) -> String {
        let (recipe, passage) = (self.recipe, &self.before[one]);
        let mut dice = Dice::of(self.seed, 3 * one);
        if self.left_alone[one] {
            return passage.body.clone();
        }
        let there = if self.is_inside_act(one) { recipe.edited_there } else { 0 };
        let mut words = passage.clone();
        if let Some(own) = passage.body.strip_suffix(&self.boilerplate) {
            words.body = own.trim_end().to_owned();
        }
        let percent = recipe.edited + there;
        if percent > 0 {
            words.body = paraphrased(&words.body, percent, self.store, &mut dice);
        }
        if recipe.modals {
            words.body = modals_swapped(&words.body);
        }
        let dice = &mut Dice::of(self.seed, 3 * one + 1);
        add_boilerplate(&mut words, &self.boilerplate, recipe.boilerplate, dice);
        words.body
    }

    fn is_inside_act(&self, one: usize) -> bool {
        (0..=one).rev().take(64).any(|from| match self.act(from) {
            Some(Act::Move { end, .. } | Act::Join { end }) => one < end,
            Some(_) => from == one,
            None => false,
        })
    }

    fn insertion(&self, behind: usize) -> Made {
        let mut dice = Dice::of(self.seed, usize::MAX - 1 - behind);
        let neighbor = &self.before[behind];
        let words = 8 + dice.below(32);
        let body = self.store.sentence(words, &mut dice);
        let passage = Passage { lead: String::new(), body, ..neighbor.clone() };
        Made { passage, row: row(neighbor), origins: Vec::new(), by: behind }
    }
}
