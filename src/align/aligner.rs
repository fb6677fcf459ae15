//! Two drafts to an alignment: clauses to matches, matches to links.

use std::borrow::Cow;
use std::ops::Range;

use super::alignment::{Alignment, Fate, Link, Reason, RunnerUp};
use super::by_clauses_below::link_by_clauses_below;
use super::comparison::ComparisonOptions;
use super::cut::Cut;
use super::matching::{Clauses, Match, Matcher};
use super::numbers::Numbers;
use super::order::heaviest_increasing;
use crate::diff::{Differ, EditKind, EditScript, Weights};
use crate::document::{Clause, ClauseId, ClauseKind, Draft};

/// Which clauses answer to which, and how their words change.
pub(super) fn align(before: &Draft, after: &Draft, options: ComparisonOptions) -> Alignment {
    Aligner::new(before, after, options).align()
}

/// How the words of clauses change that are said to answer to each other.
pub(super) fn align_pairs(
    before: &Draft,
    after: &Draft,
    options: ComparisonOptions,
    pairs: &[(ClauseId, ClauseId)],
) -> Alignment {
    Aligner::new(before, after, options).align_pairs(pairs)
}

struct Aligner<'d> {
    before: &'d Draft,
    after: &'d Draft,
    options: ComparisonOptions,
    numbers: Numbers,
}

impl<'d> Aligner<'d> {
    fn new(before: &'d Draft, after: &'d Draft, options: ComparisonOptions) -> Self {
        let numbers = Numbers::new(before, after, options.normalization);
        Self { before, after, options, numbers }
    }

    fn align(self) -> Alignment {
        let facts = &self.numbers.facts;
        let mut differ = Differ::new(|id: u32| facts.is_light(id));
        let (before, after) = (self.clauses(self.before, 0), self.clauses(self.after, 1));
        let (mut matches, cut) = Matcher::new(before, after, &self.numbers).run(&mut differ);
        link_by_clauses_below(&mut matches, [self.before, self.after], &self.numbers);
        self.links(matches, &cut, &mut differ)
    }

    fn align_pairs(self, pairs: &[(ClauseId, ClauseId)]) -> Alignment {
        let facts = &self.numbers.facts;
        let mut differ = Differ::new(|id: u32| facts.is_light(id));
        let mut taken = [0, 1].map(|side| vec![false; self.numbers.rows[side].len()]);
        let mut matches = Vec::new();
        for (b, a) in pairs {
            let is_taken = [(0, b), (1, a)]
                .map(|(side, id)| std::mem::replace(&mut taken[side][id.index()], true));
            assert!(is_taken == [false, false], "found a clause in two pairs");
            let words = [self.numbers.clause(0, b.index()), self.numbers.clause(1, a.index())];
            let script = differ.diff(words[0], words[1]);
            let kept: usize = script
                .edits()
                .iter()
                .filter(|edit| edit.kind == EditKind::Keep)
                .map(|edit| edit.before.len())
                .sum();
            let most = words[0].len().max(words[1].len()).max(1);
            matches.push(Match {
                fate: if words[0] == words[1] { Fate::Kept } else { Fate::Revised },
                before: vec![*b],
                after: vec![*a],
                reason: Reason::Given,
                similarity: kept as f64 / most as f64,
                runner_up: None,
                script: Some(script),
            });
        }
        let cut = Cut::new([taken[0].len(), taken[1].len()]);
        self.links(matches, &cut, &mut differ)
    }

    fn clauses(&self, draft: &'d Draft, side: usize) -> Clauses<'_> {
        let clauses = 0..self.numbers.rows[side].len();
        Clauses {
            ids: clauses.map(|clause| self.numbers.clause(side, clause)).collect(),
            classes: draft.clauses().map(class).collect(),
            labels: draft.clauses().map(label).collect(),
            listed: listed(draft),
            recitals: draft.clauses().map(is_recital).collect(),
            parents: draft
                .clauses()
                .map(|clause| clause.parent().map(|above| above.id().0))
                .collect(),
        }
    }

    fn links<F: Fn(u32) -> bool>(
        &self,
        matches: Vec<Match>,
        cut: &Cut,
        differ: &mut Differ<F>,
    ) -> Alignment {
        let rows = &self.numbers.rows;
        let moved = moved(&matches, rows);
        let mut links: Vec<Link> = Vec::with_capacity(matches.len());
        let mut answered = [vec![false; rows[0].len()], vec![false; rows[1].len()]];
        for (mut found, moved) in matches.into_iter().zip(moved) {
            found.before.iter().for_each(|b| answered[0][b.index()] = true);
            found.after.iter().for_each(|a| answered[1][a.index()] = true);
            let script = found.script.take();
            let edits = self.edits(differ, &found, script);
            links.push(Link {
                fate: found.fate,
                moved,
                renumbered: self.renumbered(&found.before, &found.after),
                reason: found.reason,
                similarity: thousandths(found.similarity),
                runner_up: found.runner_up.map(|(b, a, similarity)| RunnerUp {
                    before: ClauseId(b as u32),
                    after: ClauseId(a as u32),
                    similarity: thousandths(similarity),
                }),
                coarse: found.could_be_better() && cut.holds(&found.before, &found.after),
                before: found.before,
                after: found.after,
                edits,
            });
        }
        self.lonely(&answered, cut, &mut links);
        Alignment::new(links)
    }

    fn edits<F: Fn(u32) -> bool>(
        &self,
        differ: &mut Differ<F>,
        found: &Match,
        script: Option<EditScript>,
    ) -> EditScript {
        let words = |side: usize, clauses: &[ClauseId]| -> Cow<'_, [u32]> {
            let words = |clause: &ClauseId| self.numbers.clause(side, clause.index());
            match clauses {
                [one] => words(one).into(),
                _ => clauses.iter().flat_map(words).copied().collect(),
            }
        };
        let (before, after) = (words(0, &found.before), words(1, &found.after));
        if before == after {
            return EditScript::from_matches(&[(0, 0, before.len())], (before.len(), after.len()));
        }
        let script = script.unwrap_or_else(|| differ.diff(&before, &after));
        match self.options.clean_up {
            true => script.cleaned(&before, &after, &self.numbers.facts),
            false => script,
        }
    }

    fn renumbered(&self, before: &[ClauseId], after: &[ClauseId]) -> bool {
        let number = |draft: &'d Draft, ids: &[ClauseId]| {
            ids.first().and_then(|id| draft.clause(*id).enumerator())
        };
        match (number(self.before, before), number(self.after, after)) {
            (Some(before), Some(after)) => !before.same_number(after),
            (None, None) => false,
            (Some(one), None) | (None, Some(one)) => !one.label.is_empty(),
        }
    }

    /// Links for the clauses without an answer.
    fn lonely(&self, answered: &[Vec<bool>; 2], cut: &Cut, links: &mut Vec<Link>) {
        for (side, fate) in [(0, Fate::Dropped), (1, Fate::Added)] {
            for clause in (0..answered[side].len()).filter(|&clause| !answered[side][clause]) {
                let len = self.numbers.rows[side][clause].len();
                let id = vec![ClauseId(clause as u32)];
                let (before, after) = if side == 0 { (id, Vec::new()) } else { (Vec::new(), id) };
                let lens = if side == 0 { (len, 0) } else { (0, len) };
                let coarse = cut.holds(&before, &after);
                links.push(Link {
                    fate,
                    before,
                    after,
                    moved: false,
                    renumbered: false,
                    reason: Reason::Alone,
                    similarity: 0,
                    runner_up: None,
                    coarse,
                    edits: EditScript::from_matches(&[], lens),
                });
            }
        }
    }
}

fn thousandths(similarity: f64) -> u16 {
    (similarity * 1000.0).round() as u16
}

/// The class of headings.
pub(super) const HEADINGS: u8 = 1;

/// Headings answer to headings, footnotes to footnotes.
pub(super) fn class(clause: Clause<'_>) -> u8 {
    match clause.kind() {
        ClauseKind::Heading | ClauseKind::Annex => HEADINGS,
        ClauseKind::Footnote => 2,
        _ => 0,
    }
}

fn is_recital(clause: Clause<'_>) -> bool {
    clause.kind() == ClauseKind::Preambular
}

/// How many clauses stand beside each under the same one, itself included.
fn listed(draft: &Draft) -> Vec<u32> {
    let place = |clause: Clause<'_>| clause.parent().map_or(0, |parent| parent.id().index() + 1);
    let mut below = vec![0; draft.clauses().len() + 1];
    draft.clauses().for_each(|clause| below[place(clause)] += 1);
    draft.clauses().map(|clause| below[place(clause)]).collect()
}

fn label(clause: Clause<'_>) -> Option<&str> {
    clause
        .enumerator()
        .map(|enumerator| enumerator.label.as_str())
        .filter(|label| !label.is_empty())
}

/// Which matches changed their place: those outside the heaviest run in order. A long clause that
/// changed little weighs most; between two that trade places, the one that changed more moved.
fn moved(matches: &[Match], rows: &[Vec<Range<usize>>; 2]) -> Vec<bool> {
    let mut order: Vec<usize> = (0..matches.len()).collect();
    order.sort_by_key(|&index| matches[index].before[0]);
    let seconds: Vec<usize> = order.iter().map(|&index| matches[index].first().1).collect();
    let weights: Vec<u64> = order
        .iter()
        .map(|&index| {
            let words: usize = matches[index].after.iter().map(|a| rows[1][a.index()].len()).sum();
            matches[index].weight(words)
        })
        .collect();
    let stayed = heaviest_increasing(&seconds, &weights);
    let mut moved = vec![false; matches.len()];
    order.into_iter().zip(stayed).for_each(|(index, stayed)| moved[index] = !stayed);
    moved
}
