//! What the documents of pairs share, word by word.

use std::ops::Range;

use super::collection::{Collection, Document};
use super::likeness::WHOLE;
use super::pair::{Pair, SharedRun};
use super::rarity::Rarity;
use super::rows::Row;
use super::runs::{Grams, Run, Side};
use crate::lineage::Precedence;
use crate::lineage::crew::work;

/// So many runs are kept of a pair, those that weigh most.
const KEPT_RUNS: usize = 3;

/// Two documents that are alike, the earlier one first.
pub(super) struct Candidate {
    pub(super) earlier: usize,
    pub(super) later: usize,
    pub(super) likeness: u32,
    pub(super) precedence: Precedence,
}

pub(super) struct Matching<'r> {
    pub(super) collection: &'r Collection,
    pub(super) rows: &'r [Row],
    pub(super) rarity: &'r Rarity,
    pub(super) threads: usize,
}

impl Matching<'_> {
    /// The pairs of the candidates, which are in order of their later documents, and for each document how
    /// much of it stands in earlier ones.
    pub(super) fn run(
        &self,
        candidates: &[Candidate],
        mut seen: impl FnMut(usize, usize),
    ) -> (Vec<Pair>, Vec<f64>) {
        let groups: Vec<&[Candidate]> =
            candidates.chunk_by(|one, other| one.later == other.later).collect();
        let mut found: Vec<Vec<Pair>> = groups.iter().map(|_| Vec::new()).collect();
        let mut reused = vec![0.0; self.rows.len()];
        let mut done = 0;
        work(
            self.threads,
            groups.len(),
            || (),
            |(), job| self.group(groups[job]),
            |job, (pairs, share)| {
                found[job] = pairs;
                reused[groups[job][0].later] = share;
                done += 1;
                seen(done, groups.len());
            },
        );
        (found.into_iter().flatten().collect(), reused)
    }

    fn side(&self, document: usize) -> Side<'_> {
        let Document { words, language, .. } = &self.collection.documents()[document];
        Side { words, turns: &self.rows[document].turns, language: *language }
    }

    /// The pairs of one later document, and how much of it stands in those that are earlier for certain.
    fn group(&self, candidates: &[Candidate]) -> (Vec<Pair>, f64) {
        let later = self.side(candidates[0].later);
        let grams = Grams::new(later);
        let mut by_any = vec![false; grams.len()];
        let pairs = candidates.iter().map(|candidate| {
            let earlier = self.side(candidate.earlier);
            let places = grams.places(earlier);
            let mut marks = vec![false; grams.len()];
            for place in places.iter().flatten() {
                marks[*place as usize] = true;
                by_any[*place as usize] |= candidate.precedence == Precedence::Earlier;
            }
            let runs = grams.runs(earlier, &places, self.rarity);
            Pair {
                earlier: candidate.earlier,
                later: candidate.later,
                precedence: candidate.precedence,
                likeness: f64::from(candidate.likeness) / WHOLE,
                earlier_share: rounded(earlier.share(|place| places[place].is_some(), self.rarity)),
                later_share: rounded(
                    later.share(|place| grams.is_marked(place, &marks), self.rarity),
                ),
                longest: runs.iter().map(|run| run.own.len()).max().unwrap_or(0),
                runs: self.kept(candidate, runs),
            }
        });
        let pairs = pairs.collect();
        (pairs, rounded(later.share(|place| grams.is_marked(place, &by_any), self.rarity)))
    }

    /// The runs that weigh most, and where they stand.
    fn kept(&self, pair: &Candidate, mut runs: Vec<Run>) -> Vec<SharedRun> {
        runs.sort_by(|one, other| {
            other.weight.total_cmp(&one.weight).then(one.other.start.cmp(&other.other.start))
        });
        runs.truncate(KEPT_RUNS);
        let tokens = |document: usize, words: &Range<usize>| {
            self.collection.documents()[document].tokens(words)
        };
        let shared = |run: &Run| {
            let turns = &self.rows[pair.later].turns[run.own.start..run.own.end - 1];
            SharedRun {
                earlier: tokens(pair.earlier, &run.other),
                later: tokens(pair.later, &run.own),
                words: run.own.len(),
                holders: turns.iter().map(|&turn| self.rarity.turn_holders(turn)).min().unwrap_or(0)
                    as usize,
            }
        };
        runs.iter().map(shared).collect()
    }
}

/// In millionths, so that what is equal is equal.
fn rounded(share: f64) -> f64 {
    (share * WHOLE).round() / WHOLE
}
