//! Passages that one draft has in a clause, and the next in another.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use super::timeline::History;
use crate::document::{ClauseId, Draft};
use crate::span::Span;

/// So many words in a row, marks counted, are a passage: what is shorter may be anyone's.
const PASSAGE: usize = 5;

/// Words in a row that went from a clause to another one, which was not made of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Transfer {
    /// Where they stood.
    pub(crate) from: ClauseId,
    pub(crate) before: Span,
    /// Where they stand now.
    pub(crate) to: ClauseId,
    pub(crate) after: Span,
}

impl History<'_> {
    /// The passages that stand in another clause after a step, in the order of the draft it leads to.
    pub(crate) fn transfers(&self, step: usize) -> Vec<Transfer> {
        let comparison = &self.steps()[step];
        let Some((parent, draft)) = self.stemma().steps().nth(step) else { return Vec::new() };
        let before = comparison.before();
        let (mut open, mut made_of) =
            (Vec::new(), vec![&[][..]; comparison.after().clauses().len()]);
        for link in comparison
            .alignment()
            .links()
            .iter()
            .filter(|link| link.edits.changes().next().is_some())
        {
            for id in &link.after {
                made_of[id.index()] = link.before.as_slice();
                open.push(*id);
            }
        }
        if open.is_empty() {
            return Vec::new();
        }
        let places: HashMap<usize, (ClauseId, usize), RandomState> = places(self, parent, before);
        let mut transfers = Vec::new();
        for id in open {
            let tokens = comparison.after().clause(id).token_range();
            let from = |token: usize| {
                let place = places.get(&self.word_number(draft, token)?)?;
                (!made_of[id.index()].contains(&place.0)).then_some(*place)
            };
            let found: Vec<(usize, Option<(ClauseId, usize)>)> =
                tokens.map(|token| (token, from(token))).collect();
            for run in
                found.chunk_by(|one, other| one.1.map(|own| own.0) == other.1.map(|own| own.0))
            {
                let words: Vec<(usize, ClauseId, usize)> = run
                    .iter()
                    .filter_map(|(token, from)| from.map(|from| (*token, from.0, from.1)))
                    .collect();
                let (Some(first), Some(last)) = (words.first(), words.last()) else { continue };
                if words.len() < PASSAGE {
                    continue;
                }
                let hull = |draft: &Draft, one: usize, other: usize| {
                    draft.tokens().span(one).union(draft.tokens().span(other))
                };
                transfers.push(Transfer {
                    from: first.1,
                    before: hull(before, first.2, last.2),
                    to: id,
                    after: hull(comparison.after(), first.0, last.0),
                });
            }
        }
        transfers.sort_by_key(|transfer| transfer.after.start());
        transfers
    }
}

/// Where the words of a draft stand in it: in which clause, and which token they are.
fn places(
    history: &History<'_>,
    number: usize,
    draft: &Draft,
) -> HashMap<usize, (ClauseId, usize), RandomState> {
    let tokens = draft
        .clauses()
        .flat_map(|clause| clause.token_range().map(move |token| (clause.id(), token)));
    let place = |(clause, token)| Some((history.word_number(number, token)?, (clause, token)));
    tokens.filter_map(place).collect()
}
