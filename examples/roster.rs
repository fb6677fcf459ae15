//! Who signed, and which members of a group are not on the list: `roster` for the corpus, or
//! `roster ROSTER FROM UNTIL [GROUP…]` for lists of yours in TOML or CSV and two dates.
#![allow(clippy::print_stderr)]

use std::io::Write;
use std::process::ExitCode;

use travaux::Error;
use travaux::roster::{Date, Roster};

const ROSTERS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/corpus/rosters");

fn main() -> ExitCode {
    let given: Vec<String> = std::env::args().skip(1).collect();
    let own = |name: &str| format!("{ROSTERS}/{name}");
    let groups = ["council-permanent.toml", "five-largest.csv", "tidal-compact.csv"].map(own);
    let page = match given.as_slice() {
        [] => page(&own("harbour-declaration.toml"), "2032-02-11", "2032-12-31", &groups),
        [roster, from, until, groups @ ..] => page(roster, from, until, groups),
        _ => {
            eprintln!("usage: roster [ROSTER FROM UNTIL [GROUP…]]");
            return ExitCode::from(2);
        }
    };
    match page {
        // a pager that has read enough closes the pipe
        Ok(page) => drop(std::io::stdout().write_all(page.as_bytes())),
        Err(error) => {
            eprintln!("{error:#}");
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}

fn page(roster: &str, from: &str, until: &str, groups: &[String]) -> Result<String, Error> {
    let roster = Roster::from_path(roster)?;
    let (from, until): (Date, Date) = (from.parse()?, until.parse()?);
    let view = roster.as_of(until);
    let mut page = format!("{view}\n{}", roster.between(from, until));
    for group in groups {
        let group = Roster::from_path(group)?;
        page += &format!("\n{}", view.among(&group.as_of(until)));
    }
    Ok(page)
}
