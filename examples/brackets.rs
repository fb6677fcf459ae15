//! What is still in brackets in a draft, and what else its brackets are:
//! `cargo run --example brackets FILE`.
#![allow(clippy::print_stdout, clippy::print_stderr)]

use std::process::ExitCode;

use travaux::document::Bracket;
use travaux::{Draft, read};

fn main() -> ExitCode {
    let files: Vec<String> = std::env::args().skip(1).collect();
    let [file] = files.as_slice() else {
        eprintln!("usage: brackets FILE");
        return ExitCode::from(2);
    };
    match read::path(file) {
        Ok(draft) => show(&draft),
        Err(error) => {
            eprintln!("{error:#}");
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}

fn show(draft: &Draft) {
    let brackets = draft.brackets();
    for bracket in brackets.all() {
        let place = bracket.alternative.map_or_else(String::new, |place| {
            format!(" #{}.{}", place.group + 1, place.position + 1)
        });
        let names = bracket
            .attribution
            .as_ref()
            .map_or_else(String::new, |attribution| format!(" {}:", attribution.names.join(", ")));
        let kind = bracket.kind.name();
        let path = draft.clause(bracket.first).path();
        let words = excerpt(draft.text(), bracket);
        println!("{path}: {kind} {}{place}{names} {words}", bracket.depth);
    }
    for group in brackets.groups() {
        println!("{} {:?}", group.alternatives.len(), group.form);
    }
    println!("{} not settled", brackets.unsettled_share_of_draft());
}

/// The words of a bracket, or their beginning and end.
fn excerpt(text: &str, bracket: &Bracket) -> String {
    let words: Vec<&str> = text[bracket.words.range()].split_whitespace().collect();
    match words.as_slice() {
        [first, second, .., last] if words.len() > 12 => format!("{first} {second} … {last}"),
        words => words.join(" "),
    }
}
