//! The word engine against its peers, on words that have numbers already.
//!
//! `cargo bench --bench engines` prints a table of all engines over all pairs of clauses at hand, races
//! in the same run, and how the time grows with inputs that are hard for one engine or another.
//! `-- WORD` runs only the races whose name holds the word, `-- --test` everything once on the corpus,
//! timing nothing. The real texts join in where the environment variable `TRAVAUX_TEXTS` says they are.
#![allow(missing_docs, clippy::print_stdout)]

mod engine;
#[path = "../files/mod.rs"]
mod files;
mod growth;
mod races;
#[path = "../peers/ratio.rs"]
mod ratio;
mod sources;
mod table;
#[allow(dead_code)]
#[path = "../peers/texts.rs"]
mod texts;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let once = arguments.iter().any(|argument| argument == "--test");
    let names: Vec<String> =
        arguments.into_iter().filter(|argument| !argument.starts_with('-')).collect();
    let mut race = ratio::Race::new(once, names);
    if race.runs("table").is_some() {
        table::print(once);
    }
    races::run(&mut race);
    if race.runs("growth").is_some() {
        growth::print(once);
    }
}
