//! What became of every clause, as the mutator knows it.

use std::collections::BTreeMap;

use travaux::{Clause, Draft};

/// Clauses of two drafts that answer to each other: one to one, one to several, several to one.
#[derive(Clone, Debug)]
pub(crate) struct Answer {
    pub(crate) before: Vec<usize>,
    pub(crate) after: Vec<usize>,
    /// Whether it is outside the heaviest run in order, by words.
    pub(crate) moved: bool,
    pub(crate) renumbered: bool,
}

impl Answer {
    pub(crate) fn first(&self) -> (usize, usize) {
        (self.before[0], self.after[0])
    }
}

/// All answers, in the order of *before*; clauses in none were dropped or put in.
#[derive(Clone, Debug)]
pub(crate) struct Truth {
    pub(crate) answers: Vec<Answer>,
}

impl Truth {
    /// From the clauses before that each clause after was made of.
    pub(crate) fn new<'o>(
        before: &Draft,
        after: &Draft,
        origins: impl Iterator<Item = &'o [usize]>,
    ) -> Self {
        let mut places: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        let mut answers = Vec::new();
        for (place, origins) in origins.enumerate() {
            match origins {
                [] => {}
                [one] => places.entry(*one).or_default().push(place),
                several => answers.push((several.to_vec(), vec![place])),
            }
        }
        answers.extend(places.into_iter().map(|(one, places)| (vec![one], places)));
        Self::from_pairs(before, after, answers)
    }

    /// From clauses that answer to each other.
    pub(crate) fn from_pairs(
        before: &Draft,
        after: &Draft,
        mut answers: Vec<(Vec<usize>, Vec<usize>)>,
    ) -> Self {
        answers.sort();
        let (old, new): (Vec<_>, Vec<_>) = (before.clauses().collect(), after.clauses().collect());
        let answer = |(before, after): (Vec<usize>, Vec<usize>)| {
            let renumbered = number(old[before[0]]) != number(new[after[0]]);
            Answer { before, after, moved: false, renumbered }
        };
        let mut answers: Vec<Answer> = answers.into_iter().map(answer).collect();
        let weight = |answer: &Answer| {
            answer.before.iter().map(|&one| old[one].tokens().len() as u64).sum::<u64>() + 1
        };
        let weights: Vec<u64> = answers.iter().map(weight).collect();
        let places: Vec<usize> = answers.iter().map(|answer| answer.after[0]).collect();
        let stayed = heaviest_run(&places, &weights);
        answers.iter_mut().zip(stayed).for_each(|(answer, stayed)| answer.moved = !stayed);
        Self { answers }
    }
}

/// The printed number of a clause; bullets number nothing.
fn number(clause: Clause<'_>) -> &str {
    clause.enumerator().map_or("", |enumerator| enumerator.label.as_str())
}

/// The heaviest rising run of places, as a mask; by trying every predecessor, so that it owes nothing
/// to what it is to judge.
fn heaviest_run(places: &[usize], weights: &[u64]) -> Vec<bool> {
    if places.is_sorted() {
        return vec![true; places.len()];
    }
    let mut best: Vec<(u64, Option<usize>)> = Vec::with_capacity(places.len());
    for (one, place) in places.iter().enumerate() {
        let before = (0..one).filter(|&other| places[other] < *place);
        let from = before.max_by_key(|&other| best[other].0);
        best.push((from.map_or(0, |from| best[from].0) + weights[one], from));
    }
    let mut stayed = vec![false; places.len()];
    let mut at = (0..places.len()).max_by_key(|&one| best[one].0);
    while let Some(one) = at {
        stayed[one] = true;
        at = best[one].1;
    }
    stayed
}
