//! Which clauses of a draft something is done to.

use super::dice::Dice;
use super::passage::Passage;
use super::recipe::Recipe;
use super::wording::parts;

/// What is done to a clause as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Act {
    /// It goes behind another clause, with the clauses up to `end` that stand below it.
    Move {
        behind: usize,
        end: usize,
    },
    Split,
    /// It becomes a chapeau with a list.
    List,
    /// It becomes one with the clauses up to `end`.
    Join {
        end: usize,
    },
    Drop,
}

/// One choice for every clause.
#[derive(Clone, Debug)]
pub(crate) struct Plan {
    pub(crate) acts: Vec<Option<Act>>,
    /// Whether a new clause is put in behind the clause.
    pub(crate) insertions: Vec<bool>,
}

/// A clause has at least this many words to be moved or merged: of fewer nobody can say where they
/// went.
const LEAST_WORDS: usize = 4;
/// A clause is split into so many parts at most.
pub(crate) const MOST_PARTS: usize = 4;
/// A list with more items than this, or more words, is not made a paragraph.
const MOST_ITEMS: usize = 6;
const MOST_WORDS: usize = 250;

struct Planner<'p> {
    passages: &'p [Passage],
    /// Behind the last clause that stands below each.
    below_ends: Vec<usize>,
    plan: Plan,
    /// Whether something is done to the clause already.
    busy: Vec<bool>,
    dice: Dice,
}

impl Plan {
    pub(crate) fn new(passages: &[Passage], recipe: &Recipe, seed: u64) -> Self {
        let len = passages.len();
        let plan = Self { acts: vec![None; len], insertions: vec![false; len] };
        let (below_ends, busy) = (below_ends(passages), vec![false; len]);
        let mut planner = Planner { passages, below_ends, plan, busy, dice: Dice::new(seed) };
        planner.sections(recipe.sections);
        planner.gather(recipe.gathered);
        planner.joins(recipe.merged);
        planner.alone(recipe.listed, |planner, one| {
            (parts(&planner.passages[one].body, MOST_PARTS).map_or(0, |parts| parts.len()) > 2)
                .then_some(Act::List)
        });
        planner.alone(recipe.split, |planner, one| {
            parts(&planner.passages[one].body, MOST_PARTS).map(|_| Act::Split)
        });
        planner.alone(recipe.dropped, |_, _| Some(Act::Drop));
        planner.alone(recipe.moved, |planner, one| {
            let end = one + 1;
            Some(Act::Move { behind: planner.place_for(one, end)?, end })
        });
        planner.settle_moves();
        planner.insertions(recipe.inserted);
        planner.plan
    }
}

/// For each passage, behind the last that stands below it.
fn below_ends(passages: &[Passage]) -> Vec<usize> {
    let mut ends: Vec<usize> = (1..=passages.len()).collect();
    for one in (0..passages.len()).rev() {
        if let Some(parent) = passages[one].parent {
            ends[parent] = ends[parent].max(ends[one]);
        }
    }
    ends
}

impl Planner<'_> {
    /// Whether the clause is words with nothing below them, and nothing is done to it yet.
    fn is_free_leaf(&self, one: usize) -> bool {
        let passage = &self.passages[one];
        !self.busy[one]
            && passage.level == 0
            && self.below_ends[one] == one + 1
            && passage.words() >= LEAST_WORDS
    }

    fn set(&mut self, one: usize, end: usize, act: Act) {
        self.plan.acts[one] = Some(act);
        self.busy[one..end].fill(true);
    }

    /// Acts on single clauses.
    fn alone(&mut self, percent: usize, act: impl Fn(&mut Self, usize) -> Option<Act>) {
        for one in 0..self.passages.len() {
            if percent > 0 && self.is_free_leaf(one) && self.dice.happens(percent) {
                if let Some(act) = act(self, one) {
                    self.set(one, one + 1, act);
                }
            }
        }
    }

    /// A place somewhere else for the clauses `one..end`.
    fn place_for(&mut self, one: usize, end: usize) -> Option<usize> {
        const TRIES: usize = 8;
        let len = self.passages.len();
        (0..TRIES).map(|_| self.dice.below(len)).find(|&behind| {
            behind + 1 != one
                && !(one..end).contains(&behind)
                && self.below_ends[behind] == behind + 1
        })
    }

    fn sections(&mut self, percent: usize) {
        for one in 1..self.passages.len() {
            let end = self.below_ends[one];
            let fits = self.passages[one].level > 0
                && end > one + 1
                && 2 * (end - one) < self.passages.len();
            let free = fits && !self.busy[one..end].contains(&true);
            if percent > 0 && free && self.dice.happens(percent) {
                if let Some(behind) = self.section_end(one, end) {
                    self.set(one, end, Act::Move { behind, end });
                }
            }
        }
    }

    /// The last clause of another section of the same level.
    fn section_end(&mut self, one: usize, end: usize) -> Option<usize> {
        let level = self.passages[one].level;
        let others = (0..self.passages.len()).filter(|&other| self.passages[other].level == level);
        let ends: Vec<usize> = others
            .map(|other| self.below_ends[other] - 1)
            .filter(|&last| last + 1 != one && !(one..end).contains(&last))
            .collect();
        self.dice.choose(&ends).copied()
    }

    fn gather(&mut self, percent: usize) {
        for one in 0..self.passages.len() {
            let end = self.below_ends[one];
            let items = one + 1..end;
            let fits = self.passages[one].level == 0
                && self.passages[one].words() >= LEAST_WORDS
                && (2..=MOST_ITEMS).contains(&items.len())
                && items.clone().all(|item| self.is_free_leaf(item))
                && self.passages[one..end].iter().map(Passage::words).sum::<usize>() <= MOST_WORDS;
            if percent > 0 && fits && self.dice.happens(percent) {
                self.set(one, end, Act::Join { end });
            }
        }
    }

    fn joins(&mut self, percent: usize) {
        for one in 0..self.passages.len().saturating_sub(1) {
            let count = 2 + usize::from(self.dice.happens(30));
            let end = (one + count).min(self.passages.len());
            let together = (one..end).all(|each| {
                self.is_free_leaf(each) && self.passages[each].parent == self.passages[one].parent
            });
            if percent > 0 && together && self.dice.happens(percent) {
                self.set(one, end, Act::Join { end });
            }
        }
    }

    fn insertions(&mut self, percent: usize) {
        for one in 0..self.passages.len() {
            let leaf = self.passages[one].level == 0 && self.below_ends[one] == one + 1;
            self.plan.insertions[one] = percent > 0 && leaf && self.dice.happens(percent);
        }
    }

    /// Nothing goes behind a clause that goes elsewhere itself.
    fn settle_moves(&mut self) {
        let acts = self.plan.acts.clone();
        let mut goes = vec![false; acts.len()];
        for (one, act) in acts.iter().enumerate() {
            if let Some(Act::Move { end, .. }) = act {
                goes[one..*end].fill(true);
            }
        }
        for act in &mut self.plan.acts {
            if matches!(act, Some(Act::Move { behind, .. }) if goes[*behind]) {
                *act = None;
            }
        }
    }
}
