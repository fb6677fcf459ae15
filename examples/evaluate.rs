//! How good a scheme is, and whether two people agree: `evaluate` for the corpus, or
//! `evaluate LABELS.csv CODER DRAFT…` for labels of yours: the scheme `cyber` held against what CODER
//! found in every clause, and for each concept how far the coders agree.
#![allow(clippy::print_stderr)]

use std::collections::BTreeSet;
use std::io::Write;
use std::process::ExitCode;

use travaux::evaluation::{
    Bootstrap, LabelFormat, Ratings, Scores, Silence, UnitLabel, unit_labels,
};
use travaux::{Draft, Error, Scheme, read};

const CODINGS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/corpus/codings/");

fn main() -> ExitCode {
    let given: Vec<String> = std::env::args().skip(1).collect();
    let own =
        ["two-coders.csv", "quay-charter.txt", "quay-annex.txt"].map(|n| format!("{CODINGS}{n}"));
    let evaluated = match given.as_slice() {
        [] => evaluate(&own[0], "ana", &own[1..]),
        [labels, coder, drafts @ ..] => evaluate(labels, coder, drafts),
        [_] => {
            eprintln!("usage: evaluate [LABELS.csv CODER DRAFT…]");
            return ExitCode::from(2);
        }
    };
    match evaluated {
        // a pager that has read enough closes the pipe
        Ok(page) => drop(std::io::stdout().write_all(page.as_bytes())),
        Err(error) => {
            eprintln!("{error:#}");
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}

fn evaluate(labels: &str, coder: &str, drafts: &[String]) -> Result<String, Error> {
    let labels = unit_labels(&read::data(labels)?, LabelFormat::Csv)?;
    let drafts = drafts.iter().map(read::path).collect::<Result<Vec<Draft>, Error>>()?;
    let drafts: Vec<&Draft> = drafts.iter().collect();
    let scheme = Scheme::builtin("cyber")?;
    let by_scheme = |draft: &&Draft| UnitLabel::of_map(&scheme.annotate(draft), "cyber");
    let mut found: Vec<UnitLabel> = drafts.iter().flat_map(by_scheme).collect();
    let gold: Vec<UnitLabel> = labels.iter().filter(|own| own.coder == coder).cloned().collect();
    let codes: BTreeSet<&str> = labels.iter().map(|own| own.code.as_str()).collect();
    // nobody looked for the other concepts of the scheme
    found.retain(|own| codes.contains(own.code.as_str()));
    let scores = Scores::of_units(&gold, &found);
    let mut page = format!("The scheme against {coder}\n{}", scores.report(Bootstrap::new()));
    for code in codes.into_iter().filter(|code| !code.is_empty()) {
        let ratings = Ratings::of_code(&labels, code, Silence::Nothing);
        page += &format!("\n{code}\n{}", ratings.report(Bootstrap::new(), &drafts));
    }
    Ok(page)
}
