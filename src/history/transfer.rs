//! Passages that one draft has in a clause, and the next in another.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use super::timeline::History;
use crate::document::{ClauseId, Draft};
use crate::span::Span;

/// So many words are a passage: what is shorter may be anyone's …
const PASSAGE: usize = 5;
/// … if each stands so many tokens behind the last or nearer.
const GAP: usize = 4;

/// Words in order that went from a clause to another one, which was not made of it.
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
        let (before, after) = (comparison.before(), comparison.after());
        let (mut open, mut made_of) = (Vec::new(), vec![&[][..]; after.clauses().len()]);
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
            let tokens = after.clause(id).token_range();
            let from = |token: usize| {
                let place = places.get(&self.word_number(draft, token)?)?;
                (!made_of[id.index()].contains(&place.0)).then_some(*place)
            };
            let found = tokens.filter_map(|token| Some((token, from(token)?)));
            let found: Vec<(usize, (ClauseId, usize))> = found.collect();
            let goes_on = |one: &(usize, (ClauseId, usize)), next: &(usize, (ClauseId, usize))| {
                one.1.0 == next.1.0 && next.0 - one.0 <= GAP && one.1.1 < next.1.1
            };
            for run in found.chunk_by(goes_on) {
                let (first, last) = (run[0], run[run.len() - 1]);
                let word = |(token, _): &&(usize, _)| {
                    let words = after.tokens().get(after.text(), *token).word();
                    words.contains(char::is_alphanumeric)
                };
                if run.iter().filter(word).count() < PASSAGE {
                    continue;
                }
                let hull = |draft: &Draft, one: usize, other: usize| {
                    draft.tokens().span(one).union(draft.tokens().span(other))
                };
                transfers.push(Transfer {
                    from: first.1.0,
                    before: hull(before, first.1.1, last.1.1),
                    to: id,
                    after: hull(after, first.0, last.0),
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
