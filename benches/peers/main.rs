//! The crate against its peers, both timed in the same run.
//!
//! `cargo bench` prints, for every task and text, the speed of both sides and how many times faster
//! this crate is; `cargo bench -- WORD` only those whose name holds the word; `cargo bench -- --test`
//! runs everything once and times nothing. The real texts join in where the environment variable
//! `TRAVAUX_TEXTS` says they are.
#![allow(missing_docs, clippy::print_stdout)]

mod checking;
mod comparing;
#[path = "../files/mod.rs"]
mod files;
mod labels;
mod mapping;
mod paging;
mod ratio;
mod reading;
mod telling;
mod texts;
mod tokenizing;
mod tracing;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let once = arguments.iter().any(|argument| argument == "--test");
    let names = arguments.iter().filter(|argument| !argument.starts_with('-')).cloned().collect();
    let mut race = ratio::Race::new(once, names);
    reading::run(&mut race);
    tokenizing::run(&mut race);
    comparing::run(&mut race);
    mapping::run(&mut race);
    labels::run(&mut race);
    telling::run(&mut race);
    checking::run(&mut race);
    tracing::run(&mut race);
    paging::run(&mut race);
}
