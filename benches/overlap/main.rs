//! A whole collection, each text with each, and the same twice as large: time, memory, and a plain table of
//! shingles beside it.
//!
//! `cargo bench --bench overlap` prints both for 1,250, 2,500 and 5,000 documents made up by a seeded generator;
//! `cargo bench --bench overlap -- 10000` for as many as asked for; `-- --test` does a small one once. Every
//! measurement is a process of its own, so that its peak of memory is known (on Linux).
#![allow(missing_docs, clippy::print_stdout)]

mod collection;
#[allow(dead_code, reason = "others choose by percent")]
#[path = "../mutator/dice.rs"]
mod dice;
mod shingles;

use std::process::Command;
use std::time::Instant;

use travaux::Draft;
use travaux::lineage::overlap::{Collection, Overlap};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|one| one != "--bench").collect();
    let numbers: Vec<usize> = arguments.iter().filter_map(|one| one.parse().ok()).collect();
    match arguments.first().map(String::as_str) {
        Some("--one") => measure(&arguments[1], numbers[0]),
        Some("--test") => check(),
        _ if numbers.is_empty() => [1250, 2500, 5000].iter().for_each(|&size| table(size)),
        _ => numbers.iter().for_each(|&size| table(size)),
    }
}

/// Both find the same pairs, as far as both say what a pair is: those that share a run.
fn check() {
    let texts = collection::texts(60);
    let ours = overlap(&texts).pairs().iter().filter(|pair| !pair.runs.is_empty()).count();
    let theirs = shingles::pairs(&texts).len();
    assert!(ours > 20 && theirs >= ours, "{ours} of {theirs}");
    println!("overlap: checked");
}

fn overlap(texts: &[String]) -> Overlap<'static> {
    let mut collection = Collection::new();
    for (number, text) in texts.iter().enumerate() {
        collection.add(&Draft::parse(number.to_string(), text));
    }
    Overlap::new(Box::leak(Box::new(collection)))
}

/// One measurement: seconds, kilobytes at most, and how many pairs there were.
fn measure(who: &str, size: usize) {
    let texts = collection::texts(size);
    let before = resident("VmRSS");
    let start = Instant::now();
    let (pairs, read) = match who {
        "overlap" => {
            let mut collection = Collection::new();
            for (number, text) in texts.iter().enumerate() {
                collection.add(&Draft::parse(number.to_string(), text));
            }
            let read = start.elapsed();
            (Overlap::new(&collection).pairs().len(), read)
        }
        _ => (shingles::pairs(&texts).len(), start.elapsed()),
    };
    let seconds = start.elapsed().as_secs_f64();
    let memory = resident("VmHWM").saturating_sub(before);
    println!("{seconds:.3} {:.3} {memory} {pairs}", read.as_secs_f64());
}

fn table(size: usize) {
    let exe = std::env::current_exe().unwrap();
    for who in ["overlap", "shingles"] {
        let output = Command::new(&exe).args(["--one", who, &size.to_string()]).output().unwrap();
        let line = String::from_utf8(output.stdout).unwrap();
        let parts: Vec<&str> = line.split_whitespace().collect();
        let [seconds, reading, memory, pairs] = parts.as_slice() else {
            println!("{who} {size}: no answer");
            continue;
        };
        let memory: usize = memory.parse().unwrap();
        println!(
            "{who:<9} {size:>6} documents  {seconds:>9} s, of which reading {reading} s  {:>6} MB  {pairs} pairs",
            memory / 1000
        );
    }
}

/// A figure of this process in kilobytes; 0 where none is kept.
fn resident(field: &str) -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(field)?.strip_prefix(':'));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}
