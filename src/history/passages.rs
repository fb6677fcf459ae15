//! Passages that went from one place and stand at another.
//!
//! A weave keeps words by their place, so a sentence that leaves a paragraph and comes in at another place
//! would be written anew. What comes in is therefore looked for, a passage at a time, among all words that
//! went not long ago; single words are too common for that.

use std::collections::{BTreeMap, HashMap};

use foldhash::fast::RandomState;

use super::weave::{Made, SHORTEST_TO_RETURN};
use crate::diff::{EditKind, EditScript};

/// A passage is found by so many words in a row, marks counted, …
pub(super) const ROW: usize = 5;
/// … of which so many are no short ones: *in the light of the* is nobody's.
const HEAVY: usize = 2;
/// It is taken for the same one if so much of what came in stands in what went: a formula with which another
/// clause began is less of the new one.
const SHARE: f64 = 0.5;

/// A row that stands in more arrivals than this is looked at in the first of them only, so that a sentence
/// repeated on every line costs no square.
const REPEATS: usize = 32;

/// Words that came in without any others between them.
pub(super) struct Arrival {
    /// The clause, and which of its strands.
    pub(super) clause: usize,
    pub(super) strands: Vec<usize>,
    pub(super) words: Vec<Made>,
}

/// Words that went, in order.
pub(super) struct Departure {
    /// The clause that they went from, and which of its strands they are; `None` of one that is away.
    pub(super) from: Option<(usize, Vec<usize>)>,
    /// Their numbers among all words.
    pub(super) numbers: Vec<usize>,
    pub(super) words: Vec<Made>,
}

/// A word that came in and is one that went: of which arrival and departure, and which word of each.
pub(super) struct Found {
    pub(super) arrival: (usize, usize),
    pub(super) departure: (usize, usize),
}

/// Whether words that came in are enough to be looked for.
pub(super) fn is_enough(words: &[Made]) -> bool {
    words.len() >= ROW && heavy(words) >= HEAVY
}

fn heavy(words: &[Made]) -> usize {
    words.iter().filter(|word| word.len >= SHORTEST_TO_RETURN).count()
}

/// Which words of arrivals are words of departures, each taken once.
pub(super) fn passages(arrivals: &[Arrival], departures: &[Departure]) -> Vec<Found> {
    let rows = rows(arrivals);
    // how many rows of an arrival each departure has
    let mut shared: Vec<BTreeMap<usize, usize>> = vec![BTreeMap::new(); arrivals.len()];
    for (place, departure) in departures.iter().enumerate() {
        for row in departure.words.windows(ROW) {
            for arrival in rows.get(&name(row)).into_iter().flatten() {
                *shared[*arrival].entry(place).or_default() += 1;
            }
        }
    }
    let mut taken: Vec<Vec<bool>> =
        departures.iter().map(|own| vec![false; own.words.len()]).collect();
    let mut found = Vec::new();
    for (at, (arrival, shared)) in arrivals.iter().zip(shared).enumerate() {
        let best = shared.into_iter().max_by_key(|(place, rows)| (*rows, *place));
        let Some((place, _)) = best else { continue };
        let same = same(&departures[place].words, &arrival.words, &taken[place]);
        let is_most = same.len() as f64 >= SHARE * arrival.words.len() as f64;
        for (gone, word) in same.into_iter().filter(|_| is_most) {
            taken[place][gone] = true;
            found.push(Found { arrival: (at, word), departure: (place, gone) });
        }
    }
    found
}

/// The arrivals with each row of words.
fn rows(arrivals: &[Arrival]) -> HashMap<[u32; ROW], Vec<usize>, RandomState> {
    let mut rows: HashMap<[u32; ROW], Vec<usize>, RandomState> = HashMap::default();
    for (at, arrival) in arrivals.iter().enumerate() {
        for row in arrival.words.windows(ROW).filter(|row| heavy(row) >= HEAVY) {
            let own = rows.entry(name(row)).or_default();
            if own.len() < REPEATS && own.last() != Some(&at) {
                own.push(at);
            }
        }
    }
    rows
}

fn name(row: &[Made]) -> [u32; ROW] {
    let mut name = [0; ROW];
    name.iter_mut().zip(row).for_each(|(name, word)| *name = word.id);
    name
}

/// The words that stand in the same order in what went and what came in, but for short ones alone.
fn same(gone: &[Made], came: &[Made], taken: &[bool]) -> Vec<(usize, usize)> {
    let ids = |words: &[Made]| words.iter().map(|word| word.id).collect::<Vec<_>>();
    let script = EditScript::new(&ids(gone), &ids(came));
    let kept = script.edits().iter().filter(|edit| edit.kind == EditKind::Keep);
    let kept = kept.filter(|edit| heavy(&came[edit.after.clone()]) > 0);
    let pairs = kept.flat_map(|edit| edit.before.clone().zip(edit.after.clone()));
    pairs.filter(|(gone, _)| !taken[*gone]).collect()
}
