//! What a text leaves out, and since when: `gaps` for the corpus, `gaps DRAFT SOURCE [QUERY…]` for files.
//! Gaps come with the lists their siblings stand in and what the source has; queries with verdicts.
#![allow(clippy::print_stderr)]

use std::fmt::Write as _;
use std::io::Write;
use std::process::ExitCode;

use travaux::coverage::{MapDifference, Query};
use travaux::render::GapsText;
use travaux::{Error, Scheme, read};

const CORPUS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/corpus/");
const QUERY: &str = "standards-creation -standards-implementation";
fn main() -> ExitCode {
    let given: Vec<String> = std::env::args().skip(1).collect();
    let files = ["families/harbour-declaration/draft-4.md", "instruments/summit-agenda-2025.md"];
    let own = files.map(|name| format!("{CORPUS}{name}"));
    let told = match given.as_slice() {
        [] => gaps(&own[0], &own[1], &[QUERY.to_owned()]),
        [draft, source, queries @ ..] => gaps(draft, source, queries),
        [_] => {
            eprintln!("usage: gaps [DRAFT SOURCE [QUERY…]]");
            return ExitCode::from(2);
        }
    };
    if let Err(error) = told {
        eprintln!("{error:#}");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

fn gaps(draft: &str, source: &str, queries: &[String]) -> Result<(), Error> {
    let (draft, source) = (read::path(draft)?, read::path(source)?);
    let scheme = Scheme::builtin("cyber")?;
    let (map, source) = (scheme.annotate(&draft), scheme.annotate(&source));
    let mut page = map.coverage().to_string();
    let _ = write!(page, "{}", GapsText::new(&map, Some(&source)));
    for query in queries {
        let _ = write!(page, "\n{}", Query::parse(query)?.ask(&map)?);
    }
    let _ = write!(page, "\n{}", MapDifference::new(&source, &map));
    // a pager that has read enough closes the pipe
    let _ = std::io::stdout().write_all(page.as_bytes());
    Ok(())
}
