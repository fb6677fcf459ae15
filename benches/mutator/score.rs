//! How near an alignment comes to the truth.

use std::collections::HashMap;

use travaux::{Alignment, Draft, Fate};

use super::truth::Truth;

/// How often what was found is what was wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Count {
    pub(crate) right: usize,
    pub(crate) found: usize,
    pub(crate) wanted: usize,
}

impl Count {
    fn of<T: std::hash::Hash + Eq>(found: Vec<T>, wanted: Vec<T>) -> Self {
        let (all_found, all_wanted) = (found.len(), wanted.len());
        let mut left: HashMap<T, usize> = HashMap::new();
        wanted.into_iter().for_each(|wanted| *left.entry(wanted).or_insert(0) += 1);
        let mut is_wanted = |found: &T| match left.get_mut(found) {
            Some(count) if *count > 0 => {
                *count -= 1;
                true
            }
            _ => false,
        };
        let right = found.iter().filter(|found| is_wanted(found)).count();
        Self { right, found: all_found, wanted: all_wanted }
    }

    pub(crate) fn add(&mut self, other: Self) {
        self.right += other.right;
        self.found += other.found;
        self.wanted += other.wanted;
    }

    /// 1 where nothing was found.
    pub(crate) fn precision(self) -> f64 {
        if self.found == 0 { 1.0 } else { self.right as f64 / self.found as f64 }
    }

    /// 1 where nothing was wanted.
    pub(crate) fn recall(self) -> f64 {
        if self.wanted == 0 { 1.0 } else { self.right as f64 / self.wanted as f64 }
    }

    pub(crate) fn f1(self) -> f64 {
        let all = self.found + self.wanted;
        if all == 0 { 1.0 } else { 2.0 * self.right as f64 / all as f64 }
    }
}

/// What an alignment found of the truth.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Score {
    /// Pairs of clauses that answer to each other; of several with the same words any will do.
    pub(crate) links: Count,
    /// Those of them that the alignment calls ambiguous.
    pub(crate) close: Count,
    /// Those of them whose words differ.
    pub(crate) edited: Count,
    pub(crate) moved: Count,
    /// Links that stayed, by the truth.
    pub(crate) stayed: usize,
    /// Splits with all their parts and no others.
    pub(crate) split: Count,
    pub(crate) merged: Count,
    /// Numbers that changed.
    pub(crate) renumbered: Count,
}

impl Score {
    pub(crate) fn new(before: &Draft, after: &Draft, truth: &Truth, found: &Alignment) -> Self {
        let keys = Keys::new(before, after);
        let (found, wanted) = (answers(found), truth_answers(truth));
        let pairs = |answers: &[Flat]| -> Vec<(usize, usize)> {
            let of_one = |answer: &Flat| {
                let after = answer.after.clone();
                let pairs = answer
                    .before
                    .iter()
                    .flat_map(move |&b| after.iter().map(move |&a| (b, a)).collect::<Vec<_>>());
                pairs.collect::<Vec<_>>()
            };
            answers.iter().flat_map(of_one).map(|pair| keys.of(pair)).collect()
        };
        let edited = |pairs: &[(usize, usize)]| -> Vec<(usize, usize)> {
            pairs.iter().filter(|(b, a)| b != a).copied().collect()
        };
        let flagged = |answers: &[Flat], is: fn(&Flat) -> bool| -> Vec<(usize, usize)> {
            answers
                .iter()
                .filter(|answer| is(answer))
                .map(|answer| keys.of(answer.first()))
                .collect()
        };
        let groups = |answers: &[Flat], is: fn(&Flat) -> bool| -> Vec<(Vec<usize>, Vec<usize>)> {
            let sides = |answer: &Flat| (answer.before.clone(), answer.after.clone());
            answers.iter().filter(|answer| is(answer)).map(sides).collect()
        };
        let (found_pairs, wanted_pairs) = (pairs(&found), pairs(&wanted));
        let ambiguous: Vec<_> = found.iter().filter(|answer| answer.ambiguous).cloned().collect();
        let is_split = |answer: &Flat| answer.after.len() > 1;
        let is_merged = |answer: &Flat| answer.before.len() > 1;
        let is_renumbered = |answer: &Flat| answer.renumbered;
        Self {
            edited: Count::of(edited(&found_pairs), edited(&wanted_pairs)),
            close: Count::of(pairs(&ambiguous), wanted_pairs.clone()),
            links: Count::of(found_pairs, wanted_pairs),
            moved: moves(&found, &wanted, &keys),
            stayed: wanted.iter().filter(|answer| !answer.moved).count(),
            split: Count::of(groups(&found, is_split), groups(&wanted, is_split)),
            merged: Count::of(groups(&found, is_merged), groups(&wanted, is_merged)),
            renumbered: Count::of(flagged(&found, is_renumbered), flagged(&wanted, is_renumbered)),
        }
    }

    pub(crate) fn add(&mut self, other: &Self) {
        self.links.add(other.links);
        self.close.add(other.close);
        self.edited.add(other.edited);
        self.moved.add(other.moved);
        self.stayed += other.stayed;
        self.split.add(other.split);
        self.merged.add(other.merged);
        self.renumbered.add(other.renumbered);
    }

    /// The share of what stayed that is said to have moved.
    pub(crate) fn false_moves(&self) -> f64 {
        (self.moved.found - self.moved.right) as f64 / self.stayed.max(1) as f64
    }
}

/// An answer, found or true.
#[derive(Clone, Debug)]
struct Flat {
    before: Vec<usize>,
    after: Vec<usize>,
    moved: bool,
    renumbered: bool,
    ambiguous: bool,
}

impl Flat {
    fn first(&self) -> (usize, usize) {
        (self.before[0], self.after[0])
    }
}

fn answers(alignment: &Alignment) -> Vec<Flat> {
    let linked = |link: &&travaux::Link| !matches!(link.fate, Fate::Added | Fate::Dropped);
    let flat = |link: &travaux::Link| Flat {
        before: link.before.iter().map(|id| id.index()).collect(),
        after: link.after.iter().map(|id| id.index()).collect(),
        moved: link.moved,
        renumbered: link.renumbered,
        ambiguous: link.is_ambiguous(),
    };
    alignment.links().iter().filter(linked).map(flat).collect()
}

fn truth_answers(truth: &Truth) -> Vec<Flat> {
    let flat = |answer: &super::truth::Answer| Flat {
        before: answer.before.clone(),
        after: answer.after.clone(),
        moved: answer.moved,
        renumbered: answer.renumbered,
        ambiguous: false,
    };
    truth.answers.iter().map(flat).collect()
}

/// Numbers for the words of clauses: the same number, the same words.
struct Keys {
    before: Vec<usize>,
    after: Vec<usize>,
    /// How many words each clause before has.
    words: Vec<usize>,
}

impl Keys {
    fn new(before: &Draft, after: &Draft) -> Self {
        let mut numbers: HashMap<(bool, String), usize> = HashMap::new();
        let mut keys = |draft: &Draft| -> Vec<usize> {
            let key = |clause: travaux::Clause<'_>| {
                let next = numbers.len();
                *numbers
                    .entry((clause.kind().is_heading(), clause.body().to_lowercase()))
                    .or_insert(next)
            };
            draft.clauses().map(key).collect()
        };
        let words = before.clauses().map(|clause| clause.tokens().len() + 1).collect();
        Self { before: keys(before), after: keys(after), words }
    }

    fn of(&self, (before, after): (usize, usize)) -> (usize, usize) {
        (self.before[before], self.after[after])
    }
}

/// The moves found, of those wanted. Of two clauses that trade places either may be said to have
/// moved: where links cross, an answer is as good as the truth if all its links are right, what it
/// says stayed is in order, and it moves no more words, or no more clauses, than the truth.
fn moves(found: &[Flat], wanted: &[Flat], keys: &Keys) -> Count {
    let mut count = Count::default();
    for (found, wanted) in crossings(found, wanted) {
        let pairs = |answers: &[&Flat]| -> Vec<(usize, usize)> {
            answers.iter().map(|answer| keys.of(answer.first())).collect()
        };
        let moved = |answers: &[&Flat]| -> Vec<(usize, usize)> {
            let moved = answers.iter().filter(|answer| answer.moved);
            moved.map(|answer| keys.of(answer.first())).collect()
        };
        let links = Count::of(pairs(&found), pairs(&wanted));
        let plain = Count::of(moved(&found), moved(&wanted));
        let all_right = links.right == links.found && links.right == links.wanted;
        let as_good = all_right && stay_in_order(&found) && moves_no_more(&found, &wanted, keys);
        count.add(match as_good {
            true => Count { right: plain.wanted, found: plain.wanted, wanted: plain.wanted },
            false => plain,
        });
    }
    count
}

fn stay_in_order(found: &[&Flat]) -> bool {
    let stayed = found.iter().filter(|answer| !answer.moved).map(|answer| answer.after[0]);
    stayed.is_sorted()
}

fn moves_no_more(found: &[&Flat], wanted: &[&Flat], keys: &Keys) -> bool {
    let moved = |answers: &[&Flat]| -> (usize, usize) {
        let moved = || answers.iter().filter(|answer| answer.moved);
        let words = moved().flat_map(|answer| &answer.before).map(|&one| keys.words[one]);
        (moved().count(), words.sum())
    };
    let ((found, found_words), (wanted, wanted_words)) = (moved(found), moved(wanted));
    found <= wanted || found_words <= wanted_words
}

/// The answers found and wanted, apart wherever neither crosses: all links before the cut on one side
/// are before it on the other.
fn crossings<'f>(found: &'f [Flat], wanted: &'f [Flat]) -> Vec<(Vec<&'f Flat>, Vec<&'f Flat>)> {
    let mut all: Vec<(&Flat, bool)> = found.iter().map(|answer| (answer, true)).collect();
    all.extend(wanted.iter().map(|answer| (answer, false)));
    all.sort_by_key(|(answer, found)| (answer.before[0], *found));
    let mut least_after = vec![usize::MAX; all.len() + 1];
    for place in (0..all.len()).rev() {
        least_after[place] = least_after[place + 1].min(all[place].0.after[0]);
    }
    let mut parts = vec![(Vec::new(), Vec::new())];
    let mut most = 0;
    for (place, (answer, is_found)) in all.iter().enumerate() {
        let begins = place == 0 || all[place - 1].0.before[0] < answer.before[0];
        if begins && least_after[place] > most {
            parts.push((Vec::new(), Vec::new()));
        }
        most = most.max(answer.after[0]);
        let part = parts.last_mut().expect("there is one from the start");
        if *is_found { part.0.push(*answer) } else { part.1.push(*answer) }
    }
    parts
}
