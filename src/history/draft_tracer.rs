//! Drafts to facts, one after the other.

use std::collections::BTreeMap;

use super::trace::{Stage, Trace, WordLife};
use super::weave::{Made, Strand, Weaver, parted};
use crate::align::{Comparison, ComparisonOptions, Fate, Link};
use crate::document::{ClauseId, Draft};
use crate::text::Vocabulary;

/// In so many earlier drafts, the latest that lost clauses, those that come in are looked for, so that a
/// history of many drafts stays linear in them.
const MOST_LOOKED_BACK: usize = 4;

/// All that is found out about a history.
pub(super) struct Facts {
    pub(super) traces: Vec<Trace>,
    pub(super) words: Vec<WordLife>,
    /// For every draft and token its word; `None` for printed numbers and marks outside of clauses' words.
    pub(super) of_token: Vec<Vec<Option<usize>>>,
}

pub(super) struct Tracer<'d, 's> {
    drafts: &'s [&'d Draft],
    steps: &'s [Comparison<'d>],
    options: ComparisonOptions,
    /// For every draft the number of its first clause among all.
    firsts: Vec<usize>,
    /// For every clause of all drafts another one that it goes together with, or itself.
    roots: Vec<usize>,
    arrivals: Vec<Stage>,
    made: Vec<Vec<Option<Made>>>,
    words: Vec<Made>,
    lives: Vec<WordLife>,
    of_token: Vec<Vec<Option<usize>>>,
    strands: Vec<Vec<Strand>>,
    away: BTreeMap<(usize, ClauseId), Vec<Strand>>,
}

impl<'d, 's> Tracer<'d, 's> {
    pub(super) fn new(
        drafts: &'s [&'d Draft],
        steps: &'s [Comparison<'d>],
        options: ComparisonOptions,
    ) -> Self {
        let mut vocabulary = Vocabulary::new(options.normalization);
        let mut firsts = vec![0];
        for draft in drafts {
            firsts.push(firsts[firsts.len() - 1] + draft.clauses().len());
        }
        let all = firsts[drafts.len()];
        Self {
            drafts,
            steps,
            options,
            firsts,
            roots: (0..all).collect(),
            arrivals: vec![Stage::default(); all],
            made: drafts.iter().map(|draft| made(draft, &mut vocabulary)).collect(),
            words: Vec::new(),
            lives: Vec::new(),
            of_token: drafts.iter().map(|draft| vec![None; draft.tokens().len()]).collect(),
            strands: Vec::new(),
            away: BTreeMap::new(),
        }
    }

    pub(super) fn trace(mut self) -> Facts {
        for draft in 0..self.drafts.len() {
            let before = std::mem::take(&mut self.strands);
            self.strands = vec![Vec::new(); self.drafts[draft].clauses().len()];
            match draft.checked_sub(1) {
                None => {
                    let ids: Vec<_> = self.drafts[0].clauses().map(|clause| clause.id()).collect();
                    ids.into_iter().for_each(|id| self.weave(0, &[id], Vec::new(), None));
                }
                Some(last) => self.step(last, before),
            }
        }
        let traces = self.traces();
        Facts { traces, words: self.lives, of_token: self.of_token }
    }

    fn step(&mut self, last: usize, mut before: Vec<Vec<Strand>>) {
        let steps = self.steps;
        let links = steps[last].alignment().links();
        let added = |link: &&Link| link.fate == Fate::Added;
        let mut new: Vec<bool> = vec![false; self.drafts[last + 1].clauses().len()];
        links.iter().filter(added).flat_map(|link| &link.after).for_each(|a| new[a.index()] = true);
        if new.contains(&true) {
            self.returned(last + 1, &mut new);
        }
        for link in links {
            let strands: Vec<Strand> =
                link.before.iter().flat_map(|b| std::mem::take(&mut before[b.index()])).collect();
            match link.fate {
                Fate::Dropped => {
                    self.away.insert((last, link.before[0]), strands);
                }
                Fate::Added if !new[link.after[0].index()] => {}
                _ => self.arrive(link, last, last + 1, strands),
            }
        }
    }

    /// Finds clauses that come in among those that are away, as two drafts are compared.
    fn returned(&mut self, draft: usize, new: &mut [bool]) {
        let mut earlier: Vec<usize> = self.away.keys().map(|(earlier, _)| *earlier).collect();
        earlier.dedup();
        for earlier in earlier.into_iter().rev().take(MOST_LOOKED_BACK) {
            if !new.contains(&true) {
                break;
            }
            let drafts = [self.drafts[earlier], self.drafts[draft]];
            let comparison = Comparison::with_options(drafts[0], drafts[1], self.options);
            for link in comparison.alignment().links() {
                let is_away = link.before.iter().all(|b| self.away.contains_key(&(earlier, *b)));
                let is_new = link.after.iter().all(|a| new[a.index()]);
                if !is_away || !is_new || link.before.is_empty() || link.after.is_empty() {
                    continue;
                }
                let take = |b: &ClauseId| self.away.remove(&(earlier, *b)).unwrap_or_default();
                let strands = link.before.iter().flat_map(take).collect();
                link.after.iter().for_each(|a| new[a.index()] = false);
                self.arrive(link, earlier, draft, strands);
            }
        }
    }

    fn arrive(&mut self, link: &Link, from: usize, draft: usize, strands: Vec<Strand>) {
        let before = link.before.iter().map(|b| self.firsts[from] + b.index());
        let after = link.after.iter().map(|a| self.firsts[draft] + a.index());
        let all: Vec<usize> = before.chain(after).collect();
        for pair in all.windows(2) {
            let (one, other) = (self.root(pair[0]), self.root(pair[1]));
            self.roots[one.max(other)] = one.min(other);
        }
        for after in &link.after {
            self.arrivals[self.firsts[draft] + after.index()] = Stage {
                clauses: Vec::new(),
                fate: Some(link.fate),
                moved: link.moved,
                renumbered: link.renumbered,
                returned_from: (from + 1 < draft).then_some(from),
            };
        }
        self.weave(draft, &link.after, strands, Some(link));
    }

    fn weave(&mut self, draft: usize, after: &[ClauseId], old: Vec<Strand>, link: Option<&Link>) {
        let ranges = after.iter().map(|id| self.drafts[draft].clause(*id).token_range());
        let ranges: Vec<_> = ranges.collect();
        let tokens: Vec<usize> = ranges.iter().cloned().flatten().collect();
        let made: Vec<Made> = tokens.iter().filter_map(|&token| self.made[draft][token]).collect();
        let whole = crate::diff::EditScript::from_matches(&[], (0, tokens.len()));
        let script = link.map_or(&whole, |link| &link.edits);
        let mut weaver = Weaver { after: &made, draft, words: &mut self.words };
        let woven = weaver.weave(old, script);
        let alive = woven.iter().filter(|strand| strand.gone.is_none());
        for (strand, token) in alive.zip(tokens) {
            if strand.word >= self.lives.len() {
                self.lives.push(WordLife { draft, token, drafts: Vec::new() });
            }
            self.lives[strand.word].drafts.push(draft);
            self.of_token[draft][token] = Some(strand.word);
        }
        let lens: Vec<usize> = ranges.iter().map(ExactSizeIterator::len).collect();
        for (id, strands) in after.iter().zip(parted(woven, &lens)) {
            self.strands[id.index()] = strands;
        }
    }

    fn root(&mut self, mut clause: usize) -> usize {
        while self.roots[clause] != clause {
            self.roots[clause] = self.roots[self.roots[clause]];
            clause = self.roots[clause];
        }
        clause
    }

    /// The traces in order of their first clauses.
    fn traces(&mut self) -> Vec<Trace> {
        let mut traces: Vec<Trace> = Vec::new();
        let mut numbers = vec![0; self.roots.len()];
        for (draft, from) in self.drafts.iter().enumerate() {
            for (index, clause) in from.clauses().enumerate() {
                let place = self.firsts[draft] + index;
                let root = self.root(place);
                if root == place {
                    numbers[place] = traces.len();
                    traces.push(Trace { stages: vec![Stage::default(); self.drafts.len()] });
                }
                let stage = &mut traces[numbers[root]].stages[draft];
                let arrival = &self.arrivals[place];
                stage.clauses.push(clause.id());
                stage.fate = stage.fate.max(arrival.fate);
                stage.moved |= arrival.moved;
                stage.renumbered |= arrival.renumbered;
                stage.returned_from = stage.returned_from.max(arrival.returned_from);
            }
        }
        for trace in &mut traces {
            for at in 1..trace.stages.len() {
                if trace.stages[at].clauses.is_empty() && !trace.stages[at - 1].clauses.is_empty() {
                    trace.stages[at].fate = Some(Fate::Dropped);
                }
            }
        }
        traces
    }
}

fn made(draft: &Draft, vocabulary: &mut Vocabulary) -> Vec<Option<Made>> {
    let mut made = vec![None; draft.tokens().len()];
    for token in draft.clauses().flat_map(|clause| clause.token_range()) {
        let word = draft.tokens().get(draft.text(), token).word();
        made[token] = Some(Made { id: vocabulary.intern(word).0, len: word.len() });
    }
    made
}
