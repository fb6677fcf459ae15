//! Articles, sections and other named divisions whose numbers begin anew inside others.

use std::collections::BTreeMap;

use super::clause::{ClauseData, ClauseId};

/// Says of the divisions that are numbered anew in each of those above them which one they stand in, and of
/// those of annexes, as far as their numbers stand elsewhere too, which annex.
///
/// Articles mostly count on through chapters, so that *Article 12* is enough; sections mostly do not. That a
/// second text with an *Article 1* stands in one of the parts does not make articles begin anew.
pub(super) fn settle_divisions(clauses: &mut [ClauseData]) {
    let above = named_above(clauses);
    let mut standing: BTreeMap<&str, usize> = BTreeMap::new();
    // of each kind of division the lowest and the highest number in each division above
    let mut numbers: BTreeMap<&str, BTreeMap<usize, (u32, u32)>> = BTreeMap::new();
    for (at, label) in named(clauses) {
        *standing.entry(label).or_default() += 1;
        let number = clauses[at].enumerator.as_ref().and_then(|own| own.ordinal());
        if let (Some(own), None, Some((number, _))) = (above[at], annex(clauses, at), number) {
            let numbers = numbers.entry(kind(label)).or_default();
            let (lowest, highest) = numbers.entry(own).or_insert((number, number));
            (*lowest, *highest) = (number.min(*lowest), number.max(*highest));
        }
    }
    let begins_anew = |label: &str| {
        let numbers: Vec<_> =
            numbers.get(kind(label)).into_iter().flat_map(BTreeMap::values).collect();
        let counts_on = |pair: &[&(u32, u32)]| pair[1].0 > 1 && pair[1].0 == pair[0].1 + 1;
        let first = numbers.iter().filter(|(lowest, _)| *lowest == 1).count();
        first > 1 && !numbers.windows(2).any(counts_on)
    };
    let within = |(at, label): (usize, &str)| {
        let within = match annex(clauses, at) {
            Some(annex) => Some(annex).filter(|_| standing[label] > 1),
            None => above[at].filter(|_| begins_anew(label)),
        };
        within.map(|within| (at, within))
    };
    let settled: Vec<(usize, usize)> = named(clauses).filter_map(within).collect();
    for (at, within) in settled {
        clauses[at].within = Some(ClauseId(within as u32));
    }
}

/// The named divisions with their numbers: `article 5`; not those of other texts that a clause quotes.
fn named(clauses: &[ClauseData]) -> impl Iterator<Item = (usize, &str)> {
    let is_own = |data: &ClauseData| {
        data.parent.is_none_or(|parent| clauses[parent.index()].kind.is_heading())
    };
    let named = clauses.iter().enumerate();
    let named = named.filter(move |(_, data)| data.is_named() && is_own(data));
    named.filter_map(|(at, data)| Some((at, data.enumerator.as_ref()?.label.as_str())))
}

/// For each clause the nearest named division above it.
fn named_above(clauses: &[ClauseData]) -> Vec<Option<usize>> {
    let mut above: Vec<Option<usize>> = Vec::with_capacity(clauses.len());
    for data in clauses {
        above.push(
            data.parent
                .map(ClauseId::index)
                .and_then(|own| if clauses[own].is_named() { Some(own) } else { above[own] }),
        );
    }
    above
}

/// The numbered annex that a clause stands in.
fn annex(clauses: &[ClauseData], at: usize) -> Option<usize> {
    let annex = clauses[at].annex.map(ClauseId::index)?;
    clauses[annex].is_numbered_annex().then_some(annex)
}

/// What a division calls itself: `article`.
fn kind(label: &str) -> &str {
    label.split(' ').next().unwrap_or(label)
}
