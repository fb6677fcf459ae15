//! The words between the members of lists.

use std::ops::Range;

use super::side::Side;

/// A word or two that joins the members of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Joiner {
    pub(super) words: Range<usize>,
    /// Whether one member is enough.
    pub(super) or: bool,
}

/// The joiner that begins at a word.
pub(super) fn joiner_at(side: &Side<'_>, at: usize) -> Option<Joiner> {
    let word = side.words.get(at).filter(|word| side.lists.may_join(&word.folded))?;
    if !word.is_word() {
        return None;
    }
    // "and/or" is three words, or one
    let slash = side.words.get(at + 1).is_some_and(|word| word.is("/"));
    let third = side.words.get(at + 2).filter(|_| slash);
    if third.is_some_and(|third| side.lists.or.has(&third.folded))
        && side.lists.and.has(&word.folded)
    {
        return Some(Joiner { words: at..at + 3, or: true });
    }
    let and = side.lists.and.at(side.folded(at)).map(|len| (len, false));
    let or = side.lists.or.at(side.folded(at)).map(|len| (len, true));
    let (len, or) = and.or(or)?;
    let next = side.words.get(at + len);
    let nothing = or && next.is_some_and(|next| side.lists.or_nothing.has(&next.folded));
    (!nothing).then_some(Joiner { words: at..at + len, or })
}

/// The joiners of a side near what changed, in order.
pub(super) fn joiners(side: &Side<'_>) -> Vec<Joiner> {
    side.near_ones(|at| joiner_at(side, at).map(|joiner| (joiner.words.end, joiner)))
}
