//! Headings without words: a mere number answers to the one above the same clauses.

use std::ops::Range;

use super::alignment::{Fate, Reason};
use super::matching::{Match, id};
use crate::document::{Clause, ClauseId, Draft};

/// So many clauses above one vote: texts nest no deeper, and a hostile one must cost no square.
const MOST_ABOVE: usize = 8;
/// So many clauses below a heading are looked at for words.
const MOST_BELOW: usize = 64;

/// Links headings without words, such as *Article 5*, anew by what stands below them.
///
/// Without words all such headings are alike. Taken in order, as equal clauses are, they go one off
/// behind every article that is put in, and its number is said to be that of the article behind it.
pub(super) fn link_by_clauses_below(
    matches: &mut Vec<Match>,
    drafts: [&Draft; 2],
    rows: &[Vec<Range<usize>>; 2],
) {
    if rows.iter().any(|rows| !rows.iter().any(Range::is_empty)) {
        return;
    }
    let mut pairs = elected(matches, drafts, rows);
    let held = held(matches, rows);
    pairs.retain(|(b, a)| !held[0][*b] && !held[1][*a]);
    let mut taken = [vec![false; rows[0].len()], vec![false; rows[1].len()]];
    for (b, a) in &pairs {
        (taken[0][*b], taken[1][*a]) = (true, true);
    }
    let is_taken = |side: usize, ids: &[ClauseId]| ids.iter().any(|id| taken[side][id.index()]);
    let (freed, kept) = std::mem::take(matches)
        .into_iter()
        .partition(|found| is_taken(0, &found.before) || is_taken(1, &found.after));
    *matches = kept;
    let left = left(&freed, drafts, &taken, rows);
    matches.extend(pairs.into_iter().chain(left).map(|(b, a)| Match {
        fate: Fate::Kept,
        before: vec![id(b)],
        after: vec![id(a)],
        reason: Reason::Place,
        similarity: 1.0,
        runner_up: None,
        script: None,
    }));
}

/// Pairs, in order, of those that lost what they were linked to, and have no words below to tell
/// where they went.
fn left(
    freed: &[Match],
    drafts: [&Draft; 2],
    taken: &[Vec<bool>; 2],
    rows: &[Vec<Range<usize>>; 2],
) -> Vec<(usize, usize)> {
    let free = |side: usize| {
        let clauses =
            |found: &Match| if side == 0 { found.before.clone() } else { found.after.clone() };
        let mut free: Vec<usize> = freed.iter().flat_map(clauses).map(ClauseId::index).collect();
        free.retain(|&clause| {
            let mut below = drafts[side].clause(id(clause)).below().take(MOST_BELOW);
            !taken[side][clause] && below.all(|below| rows[side][below.id().index()].is_empty())
        });
        free.sort_unstable();
        free
    };
    free(0).into_iter().zip(free(1)).collect()
}

/// Whether clauses of either side are linked to any with words, as parts of a split may be.
fn held(matches: &[Match], rows: &[Vec<Range<usize>>; 2]) -> [Vec<bool>; 2] {
    let mut held = [vec![false; rows[0].len()], vec![false; rows[1].len()]];
    for found in matches {
        let has_words =
            |side: usize, ids: &[ClauseId]| ids.iter().any(|id| !rows[side][id.index()].is_empty());
        if has_words(0, &found.before) || has_words(1, &found.after) {
            found.before.iter().for_each(|b| held[0][b.index()] = true);
            found.after.iter().for_each(|a| held[1][a.index()] = true);
        }
    }
    held
}

/// Pairs of such headings that more than half of the linked clauses below either are for.
fn elected(
    matches: &[Match],
    drafts: [&Draft; 2],
    rows: &[Vec<Range<usize>>; 2],
) -> Vec<(usize, usize)> {
    let mut votes: Vec<(usize, usize)> = Vec::new();
    let mut voters = [vec![0; rows[0].len()], vec![0; rows[1].len()]];
    for found in matches {
        let (b, a) = found.first();
        if rows[0][b].is_empty() || rows[1][a].is_empty() {
            continue;
        }
        let above =
            |side: usize, clause: usize| bare_above(drafts[side].clause(id(clause)), &rows[side]);
        let (before, after) = (above(0, b), above(1, a));
        before.iter().flatten().for_each(|b| voters[0][*b] += 1);
        after.iter().flatten().for_each(|a| voters[1][*a] += 1);
        votes.extend(before.into_iter().zip(after).filter_map(|(b, a)| b.zip(a)));
    }
    votes.sort_unstable();
    let runs = votes.chunk_by(|one, other| one == other);
    let won = runs.filter(|run| {
        let (b, a) = run[0];
        2 * run.len() > voters[0][b].max(voters[1][a])
    });
    won.map(|run| run[0]).collect()
}

/// The clauses above, the nearest first, where these have no words.
fn bare_above(clause: Clause<'_>, rows: &[Range<usize>]) -> Vec<Option<usize>> {
    let above = std::iter::successors(clause.parent(), |clause| clause.parent());
    let above = above.take(MOST_ABOVE).map(|clause| clause.id().index());
    above.map(|clause| rows[clause].is_empty().then_some(clause)).collect()
}
