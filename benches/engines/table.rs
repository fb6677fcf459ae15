//! All engines over all revised clauses: how many words they call changed, how much of what they keep
//! is pepper, how long they take.

use std::hint::black_box;
use std::time::{Duration, Instant};

use travaux::text::{Normalization, Vocabulary};

use crate::engine::{ENGINES, Engine, Match, numbers, words};
use crate::ratio::least;
use crate::sources::revised_clauses;

pub(crate) fn print(once: bool) {
    let texts = revised_clauses(once);
    let mut vocabulary = Vocabulary::new(Normalization::Exact);
    let mut is_short = Vec::new();
    let mut read = |text: &str| {
        let words = words(text, &mut vocabulary);
        is_short.resize(vocabulary.len(), false);
        words.iter().for_each(|word| is_short[word.index()] = short(vocabulary.word(*word)));
        numbers(&words)
    };
    let clauses: Vec<(Vec<u32>, Vec<u32>)> =
        texts.iter().map(|(before, after)| (read(before), read(after))).collect();
    let least_changed: usize =
        clauses.iter().map(|(b, a)| b.len() + a.len() - 2 * longest(b, a)).sum();
    println!("{} revised clauses, {least_changed} words changed at least", clauses.len());
    println!("| engine | words beyond that | pepper | time for one of ours |");
    println!("|---|---|---|---|");
    let ours = time(Engine::Own, &clauses, once);
    for (name, engine) in ENGINES {
        let (mut changed, mut gaps, mut short) = (0, 0, 0);
        for (before, after) in &clauses {
            let matches = engine.matches(before, after);
            let kept: usize = matches.iter().map(|found| found.2).sum();
            changed += before.len() + after.len() - 2 * kept;
            for found in inner(&matches, before.len(), after.len()) {
                gaps += 1;
                short += usize::from(found.2 == 1 && is_short[before[found.0] as usize]);
            }
        }
        assert!(changed >= least_changed, "{name} keeps what is not there");
        let beyond = changed as f64 / least_changed as f64 - 1.0;
        let pepper = short as f64 / gaps.max(1) as f64;
        let ratio = time(engine, &clauses, once).as_secs_f64() / ours.as_secs_f64();
        println!("| {name} | {:.1} % | {pepper:.3} | {ratio:.2} |", beyond * 100.0);
    }
}

/// Whether a word has at most three letters and nothing else.
fn short(word: &str) -> bool {
    word.chars().count() <= 3 && word.chars().all(char::is_alphanumeric)
}

/// The matches that stand between two changes.
fn inner(matches: &[Match], before: usize, after: usize) -> &[Match] {
    let first = matches.first().is_some_and(|found| (found.0, found.1) == (0, 0));
    let ends = |found: &Match| (found.0 + found.2, found.1 + found.2) == (before, after);
    let last = matches.last().is_some_and(ends);
    let range = usize::from(first)..matches.len() - usize::from(last);
    matches.get(range).unwrap_or_default()
}

fn time(engine: Engine, clauses: &[(Vec<u32>, Vec<u32>)], once: bool) -> Duration {
    least(if once { 1 } else { 9 }, || {
        let start = Instant::now();
        for (before, after) in clauses {
            black_box(engine.matches(before, after));
        }
        start.elapsed()
    })
}

/// The length of a longest common subsequence, by the book.
fn longest(before: &[u32], after: &[u32]) -> usize {
    let mut row = vec![0; after.len() + 1];
    for b in before {
        let mut diagonal = 0;
        for (column, a) in after.iter().enumerate() {
            let above = row[column + 1];
            row[column + 1] = if a == b { diagonal + 1 } else { above.max(row[column]) };
            diagonal = above;
        }
    }
    row[after.len()]
}
