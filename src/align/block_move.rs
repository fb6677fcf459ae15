//! Clauses that moved together.

use super::alignment::{Alignment, Link};
use super::comparison::{Change, Comparison};
use crate::document::{Clause, ClauseId, Draft, Quotation};
use crate::span::Span;

/// So many clauses, dropped before or added after, may stand between two that moved together. Of 304
/// pairs of such neighbours in 185 pairs of real texts 297 had none between them, 6 up to two; the one
/// with eight was the end of one section and the beginning of another.
const MOST_BETWEEN: usize = 4;

/// Neighbouring clauses that moved to neighbouring places in the same order, one or more.
///
/// Of the clauses that stand on both sides none other stands between them, on either side; dropped
/// and added ones may, a few at a time. A heading and what stands below it are neighbours like any
/// others.
///
/// Laws: every moved link is in exactly one; comparing the other way round gives the same ones with
/// their sides swapped.
///
/// ```
/// use travaux::{Comparison, Draft};
///
/// let pilots = "Pilots row to every ship that comes in, at dawn and in any weather, at no cost to it.";
/// let before = Draft::parse("a", &format!("Lights burn.\n\nBells ring.\n\n{pilots}"));
/// let after = Draft::parse("b", &format!("{pilots}\n\nLights burn.\n\nBells ring."));
/// let comparison = Comparison::new(&before, &after);
/// let moves = comparison.block_moves();
/// assert_eq!(moves.len(), 1);
/// assert_eq!(moves[0].quotations().1.exact, "Lights burn.\n\nBells ring.");
/// ```
#[derive(Clone, Debug)]
pub struct BlockMove<'c> {
    comparison: &'c Comparison<'c>,
    links: Vec<usize>,
}

impl Comparison<'_> {
    /// What moved, clauses that moved together as one, in the order of *after*.
    #[must_use]
    pub fn block_moves(&self) -> Vec<BlockMove<'_>> {
        let blocks = blocks(self.alignment());
        blocks.into_iter().map(|links| BlockMove { comparison: self, links }).collect()
    }
}

impl<'c> BlockMove<'c> {
    /// What became of the clauses that moved, in order; their fates are their own.
    #[must_use]
    pub fn changes(&self) -> impl ExactSizeIterator<Item = Change<'c>> {
        self.links.iter().map(|place| self.comparison.change(*place))
    }

    /// The clauses before from the first to the last, with those dropped between them.
    #[must_use]
    pub fn before_clauses(&self) -> Vec<Clause<'c>> {
        stretch(self.comparison.before(), self.changes().map(Change::before_clauses))
    }

    /// The clauses after from the first to the last, with those added between them.
    #[must_use]
    pub fn after_clauses(&self) -> Vec<Clause<'c>> {
        stretch(self.comparison.after(), self.changes().map(Change::after_clauses))
    }

    /// The words before and after, from the first clause to the last.
    #[must_use]
    pub fn quotations(&self) -> (Quotation, Quotation) {
        let quote = |draft: &Draft, clauses: Vec<Clause<'c>>| {
            let spans = clauses.into_iter().map(Clause::span).reduce(Span::union);
            draft.quote(spans.unwrap_or_default())
        };
        let (before, after) = (self.comparison.before(), self.comparison.after());
        (quote(before, self.before_clauses()), quote(after, self.after_clauses()))
    }
}

fn stretch<'c, C: Iterator<Item = Clause<'c>>>(
    draft: &'c Draft,
    clauses: impl Iterator<Item = C>,
) -> Vec<Clause<'c>> {
    let ids: Vec<u32> = clauses.flatten().map(|clause| clause.id().0).collect();
    let (Some(first), Some(last)) = (ids.iter().min(), ids.iter().max()) else {
        return Vec::new();
    };
    (*first..=*last).map(|id| draft.clause(ClauseId(id))).collect()
}

/// The moved links, those that moved together as one.
fn blocks(alignment: &Alignment) -> Vec<Vec<usize>> {
    let links = alignment.links();
    // links are in the order of *after* already
    let after: Vec<usize> = (0..links.len()).filter(|&place| links[place].is_pair()).collect();
    let mut before = after.clone();
    before.sort_by_key(|&place| links[place].before[0]);
    let mut next = vec![usize::MAX; links.len()];
    before.windows(2).for_each(|pair| next[pair[0]] = pair[1]);
    let mut blocks: Vec<Vec<usize>> = Vec::new();
    let mut last = None;
    for &place in &after {
        let link = &links[place];
        let joins = last.is_some_and(|last: usize| {
            next[last] == place && links[last].moved && are_near(&links[last], link)
        });
        match blocks.last_mut() {
            Some(block) if joins && link.moved => block.push(place),
            _ if link.moved => blocks.push(vec![place]),
            _ => {}
        }
        last = Some(place);
    }
    blocks
}

fn are_near(one: &Link, other: &Link) -> bool {
    let between = |from: &[ClauseId], to: &[ClauseId]| {
        let end = from.last().map_or(0, |id| id.index() + 1);
        to.first().map_or(0, |id| id.index()).saturating_sub(end)
    };
    between(&one.before, &other.before) <= MOST_BETWEEN
        && between(&one.after, &other.after) <= MOST_BETWEEN
}
