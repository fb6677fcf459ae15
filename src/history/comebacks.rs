//! Passages and clauses that come back from other places than those they went from.

use std::collections::{BTreeMap, HashSet};

use foldhash::fast::RandomState;

use super::draft_tracer::Tracer;
use super::passages::{Arrival, Departure, ROW, is_enough, passages};
use super::trace::WordLife;
use super::weave::{Made, NEW, Strand};
use crate::align::Fate;
use crate::document::ClauseId;

impl Tracer<'_, '_> {
    /// Finds passages that come in among those that went, from whatever place.
    pub(super) fn bring_back(&mut self, draft: usize) {
        let arrivals = self.arrivals_of_words(draft);
        if arrivals.is_empty() {
            return;
        }
        let departures = self.departures();
        let mut left: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for found in passages(&arrivals, &departures) {
            let arrival = &arrivals[found.arrival.0];
            let departure = &departures[found.departure.0];
            let word = departure.numbers[found.departure.1];
            let strand = arrival.strands[found.arrival.1];
            self.now.strands[arrival.clause][strand] = Strand { word, gone: None };
            if let Some((clause, strands)) = &departure.from {
                left.entry(*clause).or_default().push(strands[found.departure.1]);
            }
        }
        for (clause, mut left) in left {
            left.sort_unstable();
            let mut at = 0..;
            self.now.strands[clause]
                .retain(|_| at.next().is_none_or(|at| left.binary_search(&at).is_err()));
        }
    }

    /// The words of a draft that come in, sentence by sentence, as far as they are enough to be looked for.
    fn arrivals_of_words(&mut self, draft: usize) -> Vec<Arrival> {
        let mut arrivals = Vec::new();
        for at in 0..self.woven.len() {
            let clause = self.drafts[draft].clause(self.woven[at]);
            let strands = &self.now.strands[clause.id().index()];
            let alive = || strands.iter().enumerate().filter(|(_, strand)| strand.gone.is_none());
            // in most clauses nothing is new, or only words here and there
            let mut row = 0;
            let mut is_in_row = |word: usize| {
                row = if word == NEW { row + 1 } else { 0 };
                row >= ROW
            };
            if !alive().any(|(_, strand)| is_in_row(strand.word)) {
                continue;
            }
            let is_new = |token: usize, strand: &Strand| {
                strand.word == NEW && self.known.get(token).copied().flatten().is_none()
            };
            let words = alive().zip(clause.token_range());
            let words: Vec<(usize, usize, bool)> =
                words.map(|((at, own), token)| (at, token, is_new(token, own))).collect();
            let ends: Vec<usize> =
                clause.sentences().iter().map(|sentence| sentence.end()).collect();
            let tokens = self.drafts[draft].tokens();
            let sentence = |token: usize| {
                let start = tokens.span(token).start();
                ends.partition_point(|end| *end <= start)
            };
            let runs = words.chunk_by(|one, other| {
                one.2 == other.2 && (!one.2 || sentence(one.1) == sentence(other.1))
            });
            for run in runs.filter(|run| run[0].2) {
                let words: Vec<Made> =
                    run.iter().map(|(_, token, _)| self.made(draft, *token)).collect();
                let strands = run.iter().map(|(at, _, _)| *at).collect();
                if is_enough(&words) {
                    arrivals.push(Arrival { clause: clause.id().index(), strands, words });
                }
            }
        }
        arrivals
    }

    /// The words that went: from clauses that stand, those of each step for themselves, and from clauses that
    /// are away, or with them, of those the latest drafts.
    fn departures(&self) -> Vec<Departure> {
        let standing = self.now.strands.iter().flatten().filter(|strand| strand.gone.is_none());
        let standing: HashSet<usize, RandomState> = standing.map(|strand| strand.word).collect();
        let departure = |from: Option<usize>, left: &[(usize, Strand)]| {
            let left = left.iter().filter(|(_, strand)| !standing.contains(&strand.word));
            let (places, numbers): (Vec<_>, Vec<_>) = left.map(|(at, own)| (*at, own.word)).unzip();
            let words: Vec<Made> = numbers.iter().map(|word: &usize| self.words[*word]).collect();
            let from = from.map(|clause| (clause, places));
            is_enough(&words).then_some(Departure { from, numbers, words })
        };
        let left = |strands: &[Strand], is_away: bool| -> Vec<(usize, Strand)> {
            // of a clause that is away those that stood, of one that stands those that went
            let left = strands.iter().copied().enumerate();
            left.filter(|(_, strand)| strand.gone.is_none() == is_away).collect()
        };
        // what went before the clause itself did, of each step for itself
        let earlier = |from: Option<usize>, strands: &[Strand]| -> Vec<Departure> {
            let mut left = left(strands, false);
            left.sort_by_key(|(_, strand)| strand.gone);
            let steps = left.chunk_by(|one, other| one.1.gone == other.1.gone);
            steps.filter_map(|own| departure(from, own)).collect()
        };
        let mut departures = Vec::new();
        if let Some(first) = self.latest_losses().pop() {
            for (_, own) in self.now.away.range((first, ClauseId(0))..) {
                departures.extend(earlier(None, own));
                departures.extend(departure(None, &left(own, true)));
            }
        }
        for (clause, strands) in self.now.strands.iter().enumerate() {
            departures.extend(earlier(Some(clause), strands));
        }
        departures
    }

    /// The clauses that came in and were part of another clause before they went, for they were merged into it:
    /// most of their words are words of an earlier draft and of none that theirs was made of. Each with its
    /// draft, and the last draft that had any of them.
    pub(super) fn back_by_words(&self, words: &[WordLife]) -> Vec<(usize, usize, usize)> {
        let mut back = Vec::new();
        for (draft, own) in self.drafts.iter().enumerate() {
            let parents = self.stemma.parents(draft);
            let last_seen = |word: usize| {
                let seen = &words[word].drafts;
                let before = &seen[..seen.partition_point(|other| *other < draft)];
                let stayed = parents.iter().any(|parent| before.binary_search(parent).is_ok());
                before.last().copied().filter(|_| !stayed)
            };
            for clause in own.clauses() {
                let place = clause.id().index();
                if self.arrivals[self.firsts[draft] + place].fate != Some(Fate::Added) {
                    continue;
                }
                let tokens = &self.of_token[draft][clause.token_range()];
                let all = tokens.iter().flatten().count();
                let known: Vec<usize> =
                    tokens.iter().flatten().filter_map(|word| last_seen(*word)).collect();
                let from = known.iter().max().filter(|_| 2 * known.len() > all);
                back.extend(from.map(|from| (draft, place, *from)));
            }
        }
        back
    }
}
