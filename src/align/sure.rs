//! Clauses that are surely the same: they keep most of their words, in order, and share words that no others
//! have or stand between the same neighbours.

use std::cell::OnceCell;
use std::ops::Range;

use super::alignment::{Fate, Reason};
use super::boilerplate::Boilerplate;
use super::candidates::Holders;
use super::matching::{Match, Matcher, id};
use crate::diff::{Differ, EditKind, EditScript};

/// Two clauses that keep at least this share of their words, on both sides and in order, are a pair
/// without a look at any other. In tenths, for word counts are whole. Between 5 and 9 the F1 of links
/// between two drafts of a control catalogue (909 and 1,007 clauses, `gold/nist-800-53-drafts`) stays
/// between .973 and .975.
const SURE_TENTHS: usize = 7;

/// Two clauses that stand right behind clauses that answer to each other and keep so many tenths of
/// their words are a pair without a look at boilerplate; that look costs a sixth to a third of a comparison.
const PLAIN_TENTHS: usize = 9;

/// A word of a clause's own counts for so many of boilerplate: as where likeness is weighed.
const OWN_WEIGHT: usize = 5;

/// So many clauses after the place of an answer are tried where they stand; 1 to 6 make no
/// difference to that F1 beyond .001.
const NEAR: usize = 3;

impl Matcher<'_> {
    /// Pairs that share words unique to them, and keep most of all their words in order.
    pub(super) fn sure_pairs<F: Fn(u32) -> bool>(
        &mut self,
        [before, after]: &[Holders; 2],
        differ: &mut Differ<F>,
    ) -> Vec<Match> {
        let mut votes: Vec<u32> = Vec::new();
        let mut found = Vec::new();
        for b in 0..self.before.ids.len() {
            if self.taken[0][b] {
                continue;
            }
            let ids = self.before.ids[b];
            votes.clear();
            let unique =
                ids.iter().filter(|&&id| before.only(id).is_some() && self.counts[id as usize]);
            votes.extend(unique.filter_map(|&id| after.only(id)));
            let Some(a) = most_voted(&mut votes) else { continue };
            if !self.is_open(1, a) {
                continue;
            }
            found.extend(self.sure_pair(b, a, None, differ));
        }
        found
    }

    /// Pairs that keep most of all their words in order, and stand between the same neighbours.
    pub(super) fn sure_in_place<F: Fn(u32) -> bool>(
        &mut self,
        boilerplate: &OnceCell<Boilerplate>,
        differ: &mut Differ<F>,
        found: &mut Vec<Match>,
    ) {
        let mut answers: Vec<Option<usize>> =
            self.sure[0].iter().map(|sure| sure.map(|a| a as usize)).collect();
        self.matches.iter().map(Match::first).for_each(|(b, a)| answers[b] = Some(a));
        // the place after the answer of the clause before
        let mut next = 0;
        for (b, answer) in answers.into_iter().enumerate() {
            if let Some(answer) = answer {
                next = answer + 1;
                continue;
            }
            for a in next..self.after.ids.len().min(next + NEAR) {
                if !self.is_open(1, a) {
                    break;
                }
                // boilerplate alone is rarely nearly all of two clauses that follow their neighbours
                let tenths = if a > next { 10 } else { PLAIN_TENTHS };
                if let Some(pair) = self.sure_pair(b, a, Some((boilerplate, tenths)), differ) {
                    found.push(pair);
                    next = a + 1;
                    break;
                }
            }
        }
    }

    /// The pair of two open clauses, if they keep most of their words.
    fn sure_pair<F: Fn(u32) -> bool>(
        &mut self,
        b: usize,
        a: usize,
        boilerplate: Option<(&OnceCell<Boilerplate>, usize)>,
        differ: &mut Differ<F>,
    ) -> Option<Match> {
        let (before, after) = (self.before.ids[b], self.after.ids[a]);
        let (fewer, more) = (before.len().min(after.len()), before.len().max(after.len()));
        if self.before.classes[b] != self.after.classes[a] || 10 * fewer < SURE_TENTHS * more {
            return None;
        }
        let script = differ.diff(before, after);
        let keeps = script.edits().iter().filter(|edit| edit.kind == EditKind::Keep);
        let kept: usize = keeps.map(|edit| edit.before.len()).sum();
        let owns = |(boilerplate, tenths): (&OnceCell<_>, usize)| {
            10 * kept >= tenths * more
                || self.keeps_its_own(b, a, &script, boilerplate.get_or_init(|| self.boilerplate()))
        };
        if kept == 0 || 10 * kept < SURE_TENTHS * more || !boilerplate.is_none_or(owns) {
            return None;
        }
        (self.sure[0][b], self.sure[1][a]) = (Some(a as u32), Some(b as u32));
        Some(Match {
            fate: if fewer == kept && kept == more { Fate::Kept } else { Fate::Revised },
            before: vec![id(b)],
            after: vec![id(a)],
            reason: Reason::Similarity,
            similarity: 2.0 * kept as f64 / (fewer + more) as f64,
            runner_up: None,
            script: Some(script),
        })
    }

    /// Whether two clauses keep most of their words also where boilerplate counts for little.
    fn keeps_its_own(
        &self,
        b: usize,
        a: usize,
        script: &EditScript,
        boilerplate: &Boilerplate,
    ) -> bool {
        let weight = |side: usize, one: usize, places: Range<usize>| -> usize {
            let weight = |place| if boilerplate.holds(side, one, place) { 1 } else { OWN_WEIGHT };
            places.map(weight).sum()
        };
        let keeps = script.edits().iter().filter(|edit| edit.kind == EditKind::Keep);
        let kept: usize = keeps.map(|edit| weight(0, b, edit.before.clone())).sum();
        let before = weight(0, b, 0..self.before.ids[b].len());
        let after = weight(1, a, 0..self.after.ids[a].len());
        10 * kept >= SURE_TENTHS * before.max(after)
    }
}

/// The clause with the most votes, the earliest of several.
fn most_voted(votes: &mut [u32]) -> Option<usize> {
    if votes.iter().any(|vote| *vote != votes[0]) {
        votes.sort_unstable();
    }
    let (mut best, mut most) = (None, 0);
    for run in votes.chunk_by(|x, y| x == y) {
        if run.len() > most {
            (best, most) = (Some(run[0] as usize), run.len());
        }
    }
    best
}
