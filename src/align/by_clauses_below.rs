//! Clauses that their words do not tell: each answers to the one above the same clauses.

use std::ops::Range;

use super::aligner::class;
use super::alignment::{Fate, Reason};
use super::matching::{Match, id};
use super::numbers::Numbers;
use crate::document::{Clause, ClauseId, Draft};

/// Links headings without words, such as *Article 5*, anew by what stands below them; and so clauses
/// without an answer, for titles are struck out and put in, and chapeaux written anew.
///
/// Without words all such headings are alike. Taken in order, as equal clauses are, they go one off
/// behind every article that is put in, and its number is said to be that of the article behind it.
pub(super) fn link_by_clauses_below(
    matches: &mut Vec<Match>,
    drafts: [&Draft; 2],
    numbers: &Numbers,
) {
    let rows = &numbers.rows;
    let asked = asked(matches, rows);
    if asked.iter().any(|asked| !asked.contains(&true)) {
        return;
    }
    let mut pairs = elected(matches, drafts, rows, &asked);
    let held = held(matches, rows);
    let of_class = |side: usize, clause: usize| class(drafts[side].clause(id(clause)));
    pairs.retain(|&(b, a)| !held[0][b] && !held[1][a] && of_class(0, b) == of_class(1, a));
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
    matches.extend(pairs.into_iter().chain(left).map(|(b, a)| {
        let (words_b, words_a) = (numbers.clause(0, b), numbers.clause(1, a));
        Match {
            fate: if words_b == words_a { Fate::Kept } else { Fate::Revised },
            before: vec![id(b)],
            after: vec![id(a)],
            reason: Reason::Place,
            similarity: shared(words_b, words_a),
            runner_up: None,
            script: None,
        }
    }));
}

/// How much of their words two headings share; those without words share all.
fn shared(before: &[u32], after: &[u32]) -> f64 {
    let all = before.len() + after.len();
    let mut rest = after.to_vec();
    let is_shared = |word: &&u32| {
        let at = rest.iter().position(|other| other == *word);
        at.map(|at| rest.swap_remove(at)).is_some()
    };
    let both = before.iter().filter(is_shared).count();
    if all == 0 { 1.0 } else { 2.0 * both as f64 / all as f64 }
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
            // clauses nest so little that these looks together cost no square
            let mut below = drafts[side].clause(id(clause)).below();
            !taken[side][clause] && below.all(|below| rows[side][below.id().index()].is_empty())
        });
        free.sort_unstable();
        free
    };
    free(0).into_iter().zip(free(1)).collect()
}

/// Which clauses of either side are asked what stands below them: those without words, or without an
/// answer.
fn asked(matches: &[Match], rows: &[Vec<Range<usize>>; 2]) -> [Vec<bool>; 2] {
    let mut asked = rows.each_ref().map(|rows| vec![true; rows.len()]);
    for found in matches {
        let is_bare = |side: usize, id: &ClauseId| rows[side][id.index()].is_empty();
        found.before.iter().for_each(|b| asked[0][b.index()] = is_bare(0, b));
        found.after.iter().for_each(|a| asked[1][a.index()] = is_bare(1, a));
    }
    asked
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
    asked: &[Vec<bool>; 2],
) -> Vec<(usize, usize)> {
    let mut votes: Vec<(usize, usize)> = Vec::new();
    let mut voters = [vec![0; rows[0].len()], vec![0; rows[1].len()]];
    for found in matches {
        let (b, a) = found.first();
        if rows[0][b].is_empty() || rows[1][a].is_empty() {
            continue;
        }
        let above =
            |side: usize, clause: usize| asked_above(drafts[side].clause(id(clause)), &asked[side]);
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

/// The clauses above, the nearest first, where these are asked.
fn asked_above(clause: Clause<'_>, asked: &[bool]) -> Vec<Option<usize>> {
    let above = std::iter::successors(clause.parent(), |clause| clause.parent());
    let above = above.map(|clause| clause.id().index());
    above.map(|clause| asked[clause].then_some(clause)).collect()
}
