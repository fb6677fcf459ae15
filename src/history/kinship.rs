//! Drafts whose order says nothing, put into one: each behind the one likest to it.

use std::collections::BTreeMap;

use super::stemma::Stemma;
use crate::document::{ClauseId, Draft};
use crate::span::Span;
use crate::text::{Normalization, Vocabulary};

/// How like drafts are that nothing tells apart, also if they have no words: more than any two others, so that
/// they hang together and not both on a third, where which of them comes first would depend on their order.
const TWINS: u64 = 1_000_001;

/// An order of drafts and the likest one before each, whatever order they came in.
pub(super) struct Kinship {
    /// The places of the drafts, as they came.
    pub(super) order: Vec<usize>,
    /// Over the drafts so ordered.
    pub(super) stemma: Stemma,
}

impl Kinship {
    pub(super) fn new(drafts: &[&Draft]) -> Self {
        let mut sorted: Vec<usize> = (0..drafts.len()).collect();
        sorted.sort_by_cached_key(|at| key(drafts[*at]));
        let ordered: Vec<&Draft> = sorted.iter().map(|at| drafts[*at]).collect();
        let (keys, words): (Vec<_>, _) =
            (ordered.iter().map(|draft| key(draft)).collect(), words(&ordered));
        let (tree, parents) = tree(ordered.len(), |one, other| match keys[one] == keys[other] {
            true => TWINS,
            false => shared(&words[one], &words[other]),
        });
        let order = tree.iter().map(|at| sorted[*at]).collect();
        let parents = parents.into_iter().map(|parent| parent.into_iter().collect()).collect();
        // every parent was put in before
        Self { order, stemma: Stemma::new(parents).unwrap_or_default() }
    }
}

/// What tells drafts apart, so that drafts with the same key may change places.
fn key(draft: &Draft) -> (&str, Vec<(Span, Option<ClauseId>)>) {
    let clauses = draft.clauses();
    let places = clauses.map(|clause| (clause.body_span(), clause.parent().map(|p| p.id())));
    (draft.text(), places.collect())
}

/// How often every word stands in each draft, in order of the words' numbers.
fn words(drafts: &[&Draft]) -> Vec<Vec<(u32, u32)>> {
    let mut vocabulary = Vocabulary::new(Normalization::CaseInsensitive);
    let count = |draft: &&Draft| {
        let mut counts: BTreeMap<u32, u32> = BTreeMap::new();
        for token in draft.tokens().iter(draft.text()).filter(|token| token.kind().is_word()) {
            *counts.entry(vocabulary.intern(token.word()).0).or_default() += 1;
        }
        counts.into_iter().collect()
    };
    drafts.iter().map(count).collect()
}

/// The drafts in order, the one likest to all first, then always the one likest to any before it; and
/// that one's place in the order.
fn tree(len: usize, likeness: impl Fn(usize, usize) -> u64) -> (Vec<usize>, Vec<Option<usize>>) {
    let mut alike = vec![vec![0; len]; len];
    let pairs = (0..len).flat_map(|one| (one + 1..len).map(move |other| (one, other)));
    for (one, other) in pairs {
        let likeness = likeness(one, other);
        (alike[one][other], alike[other][one]) = (likeness, likeness);
    }
    // the first of equals
    let best = |scores: &[(u64, usize)]| {
        let first = |(score, at): &(u64, usize)| (*score, std::cmp::Reverse(*at));
        scores.iter().copied().max_by_key(first)
    };
    let sums: Vec<_> = (0..len).map(|at| (alike[at].iter().sum(), at)).collect();
    let Some((_, root)) = best(&sums) else { return (Vec::new(), Vec::new()) };
    let (mut order, mut parents) = (vec![root], vec![None]);
    // for every draft still out, its likest in the order
    let mut nearest: Vec<Option<(u64, usize)>> =
        (0..len).map(|at| (at != root).then_some((alike[at][root], 0))).collect();
    while order.len() < len {
        let out = nearest.iter().enumerate().filter_map(|(at, near)| Some((near.as_ref()?.0, at)));
        let Some((_, next)) = best(&out.collect::<Vec<_>>()) else { break };
        parents.push(nearest[next].take().map(|(_, parent)| parent));
        let place = order.len();
        order.push(next);
        for (at, near) in nearest.iter_mut().enumerate() {
            let score = alike[at][next];
            *near = near.map(|near| if score > near.0 { (score, place) } else { near });
        }
    }
    (order, parents)
}

/// How many of the words of two drafts are the same, in millionths of all.
fn shared(one: &[(u32, u32)], other: &[(u32, u32)]) -> u64 {
    let (mut at, mut both) = (0, 0);
    for (word, count) in one {
        while other.get(at).is_some_and(|(theirs, _)| theirs < word) {
            at += 1;
        }
        if let Some((_, theirs)) = other.get(at).filter(|(theirs, _)| theirs == word) {
            both += u64::from(*count.min(theirs));
        }
    }
    let all = |words: &[(u32, u32)]| words.iter().map(|(_, count)| u64::from(*count)).sum::<u64>();
    2_000_000 * both / (all(one) + all(other)).max(1)
}
