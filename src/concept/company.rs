//! Whether the company a rule asks for stands beside a match.

use std::collections::BTreeMap;
use std::ops::Range;

use super::arms::{Contexts, Demand, Marked};
use super::expression::{Side, Within};
use super::filter::CONTEXT;
use super::phrase::LONGEST_MATCH;
use super::reach::Reach;
use super::trie::{Hit, Trie};
use super::units::Units;
use crate::document::{Clause, ClauseId, Draft};
use crate::span::Span;

/// Everything that is company to some rule, ready to be searched for.
#[derive(Clone, Debug)]
pub(super) struct Companies {
    pub(super) trie: Trie,
    /// What each context demands itself, by its number.
    demands: Vec<Vec<Demand>>,
    /// The readings that hold a capture, by the number of their context.
    pub(super) capturing: BTreeMap<u32, Vec<Marked>>,
    /// Whether any context demands anything.
    nested: bool,
    /// Whether any rule or context looks beyond its clause.
    far: bool,
    /// Whether any of them asks which sentence words stand in.
    by_sentence: bool,
}

impl Companies {
    /// The contexts of a scheme whose rules demand `demands`.
    pub(super) fn new<'d>(contexts: Contexts, demands: impl Iterator<Item = &'d Demand>) -> Self {
        let (mut far, mut by_sentence) = (false, false);
        let mut look = |demand: &Demand| {
            far |= demand.is_far();
            by_sentence |= demand.within == Within::Reach(Reach::Sentence);
        };
        contexts.demands.iter().flatten().for_each(&mut look);
        demands.for_each(look);
        Self {
            trie: contexts.trie.build(),
            nested: contexts.demands.iter().any(|demands| !demands.is_empty()),
            demands: contexts.demands,
            capturing: contexts.capturing,
            far,
            by_sentence,
        }
    }

    /// All company in a draft, if any rule looks beyond its clause.
    pub(super) fn everywhere(&self, draft: &Draft, units: &mut Units<'_>) -> Option<Everywhere> {
        self.far.then(|| Everywhere::new(self, draft, units))
    }
}

/// The company in one clause.
#[derive(Clone, Debug, Default)]
pub(super) struct Nearby {
    /// Sorted by context and start.
    hits: Vec<Hit>,
    /// The unit each sentence begins with, where any rule asks.
    sentences: Vec<u32>,
}

impl Nearby {
    /// Finds all company in the clause read last into `units`, where no rule looks beyond it.
    pub(super) fn read(&mut self, all: &Companies, clause: Clause<'_>, units: &mut Units<'_>) {
        self.find(all, clause, units);
        if all.nested {
            for hit in std::mem::take(&mut self.hits) {
                let place = Place { hit, span: units.span(hit), clause: clause.id() };
                // what a context demands has smaller numbers, and is settled
                if place.answers(&all.demands[hit.phrase as usize], self, None) {
                    self.hits.push(hit);
                }
            }
        }
    }

    /// Finds the contexts, whatever they demand.
    fn find(&mut self, all: &Companies, clause: Clause<'_>, units: &mut Units<'_>) {
        all.trie.find(CONTEXT, clause.draft().text(), units, &mut self.hits);
        self.hits.sort_unstable_by_key(|hit| (hit.phrase, hit.start));
        self.sentences.clear();
        if all.by_sentence && !self.hits.is_empty() {
            let places = units.places();
            let first = |sentence: Span| {
                places.partition_point(|unit| (unit.start as usize) < sentence.start()) as u32
            };
            self.sentences.extend(clause.sentences().into_iter().map(first));
        }
    }

    /// The units of the sentence around a unit, the end not included.
    fn sentence(&self, unit: u32) -> (u32, u32) {
        let next = self.sentences.partition_point(|&first| first <= unit);
        let from = next.checked_sub(1).map_or(0, |own| self.sentences[own]);
        (from, self.sentences.get(next).copied().unwrap_or(u32::MAX))
    }

    fn of(&self, context: u32) -> &[Hit] {
        let from = self.hits.partition_point(|hit| hit.phrase < context);
        let to = self.hits.partition_point(|hit| hit.phrase <= context);
        &self.hits[from..to]
    }
}

/// A context found anywhere in a draft.
#[derive(Clone, Copy, Debug)]
struct Distant {
    context: u32,
    clause: ClauseId,
    hit: Hit,
    span: Span,
}

/// The company in all clauses of a draft.
#[derive(Debug)]
pub(super) struct Everywhere {
    /// By the number of the clause.
    nearby: Vec<Nearby>,
    /// Sorted by context, then by place.
    distant: Vec<Distant>,
    /// The first and the last clause within each reach of each clause, from the paragraph on.
    around: Vec<[(ClauseId, ClauseId); 3]>,
}

impl Everywhere {
    fn new(all: &Companies, draft: &Draft, units: &mut Units<'_>) -> Self {
        let mut found = Vec::new();
        let mut everywhere = Self { nearby: Vec::new(), distant: Vec::new(), around: Vec::new() };
        let mut token = 0;
        for clause in draft.clauses() {
            token = units.read(draft, clause.body_span(), token);
            let mut nearby = Nearby::default();
            nearby.find(all, clause, units);
            found.extend(nearby.hits.drain(..).map(|hit| {
                let (context, span) = (hit.phrase, units.span(hit));
                Distant { context, clause: clause.id(), hit, span }
            }));
            everywhere.nearby.push(nearby);
            let reaches = [Reach::Paragraph, Reach::Section, Reach::Document];
            everywhere.around.push(reaches.map(|reach| reach.clauses(clause)));
        }
        found.sort_by_key(|one| (one.context, one.clause));
        for one in found {
            let Distant { context, clause, hit, span } = one;
            let place = Place { hit, span, clause };
            let nearby = &everywhere.nearby[clause.index()];
            // what a context demands has smaller numbers, and is settled
            if place.answers(&all.demands[context as usize], nearby, Some(&everywhere)) {
                everywhere.nearby[clause.index()].hits.push(hit);
                everywhere.distant.push(one);
            }
        }
        everywhere
    }

    /// The company in a clause.
    pub(super) fn nearby(&self, clause: ClauseId) -> &Nearby {
        &self.nearby[clause.index()]
    }

    /// The places of a context within `reach` of a clause.
    fn of(&self, context: u32, clause: ClauseId, reach: Reach) -> &[Distant] {
        let (first, last) = match reach {
            Reach::Sentence | Reach::Clause => (clause, clause),
            Reach::Paragraph => self.around[clause.index()][0],
            Reach::Section => self.around[clause.index()][1],
            Reach::Document => self.around[clause.index()][2],
        };
        let from = self.distant.partition_point(|one| (one.context, one.clause) < (context, first));
        let to = self.distant.partition_point(|one| (one.context, one.clause) <= (context, last));
        &self.distant[from..to]
    }
}

/// Words that are company to a match.
#[derive(Clone, Copy, Debug)]
pub(super) struct Companion {
    pub(super) context: u32,
    pub(super) clause: ClauseId,
    pub(super) hit: Hit,
}

/// A match whose company is asked for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub(super) hit: Hit,
    pub(super) span: Span,
    pub(super) clause: ClauseId,
}

impl Place {
    /// Whether all company stands here that must, and none that must not.
    pub(super) fn answers(
        self,
        demands: &[Demand],
        nearby: &Nearby,
        everywhere: Option<&Everywhere>,
    ) -> bool {
        let met = |demand: &Demand| self.companion(demand, nearby, everywhere).is_some();
        demands.iter().all(|demand| met(demand) != demand.negated)
    }

    /// The company of `demand` that stands nearest, of that in the clause; any, of that beyond it.
    pub(super) fn companion(
        self,
        demand: &Demand,
        nearby: &Nearby,
        everywhere: Option<&Everywhere>,
    ) -> Option<Companion> {
        let company = demand.company.iter().copied();
        let clause = self.clause;
        match (demand.within, everywhere) {
            (Within::Reach(reach), Some(all)) if demand.is_far() => {
                company.filter_map(|context| self.far(context, demand.side, reach, all)).next()
            }
            (within, _) => {
                let (from, to) = match within {
                    Within::Reach(Reach::Sentence) => nearby.sentence(self.hit.start),
                    _ => (0, u32::MAX),
                };
                let words = if let Within::Words(words) = within { words } else { u32::MAX };
                let near = |context| {
                    let others = nearby.of(context);
                    let (away, hit) = self.near(others, demand.side, from..to, words)?;
                    Some((away, hit.start, Companion { context, clause, hit }))
                };
                let nearest =
                    company.filter_map(near).min_by_key(|&(away, start, _)| (away, start));
                nearest.map(|(_, _, companion)| companion)
            }
        }
    }

    /// The nearest of the hits of one context that does not overlap the match, and how many words
    /// stand between; at most one of them begins at any word.
    fn near(
        self,
        others: &[Hit],
        side: Side,
        bounds: Range<u32>,
        words: u32,
    ) -> Option<(u32, Hit)> {
        let hit = self.hit;
        let after = others.get(others.partition_point(|other| other.start < hit.end));
        let before = &others[..others.partition_point(|other| other.start < hit.start)];
        let before = before.iter().rev().take(LONGEST_MATCH).find(|other| other.end <= hit.start);
        let after =
            after.filter(|_| side != Side::Before).map(|other| (other.start - hit.end, *other));
        let before =
            before.filter(|_| side != Side::After).map(|other| (hit.start - other.end, *other));
        let inside = |&(away, other): &(u32, Hit)| away < words && bounds.contains(&other.start);
        after
            .into_iter()
            .chain(before)
            .filter(inside)
            .min_by_key(|&(away, other)| (away, other.start))
    }

    /// Company within a reach beyond the clause.
    fn far(self, context: u32, side: Side, reach: Reach, all: &Everywhere) -> Option<Companion> {
        let others = all.of(context, self.clause, reach);
        let place = |one: &Distant| (one.clause, one.span.start());
        let after =
            &others[others.partition_point(|one| place(one) < (self.clause, self.span.end()))..];
        let before =
            &others[..others.partition_point(|one| place(one) < (self.clause, self.span.start()))];
        let after = after.first().filter(|_| side != Side::Before);
        let clear =
            |one: &&Distant| one.clause < self.clause || one.span.end() <= self.span.start();
        let before = before.iter().rev().filter(|_| side != Side::After).find(clear);
        let found = before.or(after)?;
        Some(Companion { context, clause: found.clause, hit: found.hit })
    }
}
