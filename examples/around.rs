//! What stands around the concepts of a draft, and who is to act: `around` for the corpus, `around DRAFT`
//! for a file, `around DRAFT CONCEPT` for one concept of the scheme `cyber`.
#![allow(clippy::print_stderr)]

use std::io::Write;
use std::process::ExitCode;

use travaux::setting::{Setting, Settings};
use travaux::{Draft, Error, Force, Scheme, read};

const DRAFT: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/corpus/families/harbour-declaration/draft-4.md");

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let draft = arguments.first().map_or(DRAFT, String::as_str);
    match print(draft, arguments.get(1).map(String::as_str)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn print(path: &str, wanted: Option<&str>) -> Result<(), Error> {
    let draft = read::path(path)?;
    let map = Scheme::builtin("cyber")?.annotate(&draft);
    let force = Force::new(&draft);
    let settings = Settings::new(&map, &force);
    let mut page = String::new();
    for (mention, setting) in settings.iter() {
        let concept = mention.concept().id();
        if wanted.is_some_and(|wanted| wanted != concept) {
            continue;
        }
        let ways = ways(setting, &draft);
        let who = settings.act(setting).map_or(String::new(), |act| {
            let parties = act.actors.iter().chain(&act.addressees);
            let names: Vec<&str> = parties.map(|party| &draft.text()[party.span.range()]).collect();
            format!("  {} [{}]", act.name, names.join(", "))
        });
        let place = mention.clause().path();
        page += &format!("{place:<10} {concept}: “{}”{ways}{who}\n", mention.words());
    }
    // a pager that has read enough closes the pipe
    let _ = write!(std::io::stdout(), "{page}");
    Ok(())
}

fn ways(setting: &Setting, draft: &Draft) -> String {
    let way = |circumstance: &travaux::setting::Circumstance| {
        let words = &draft.text()[circumstance.evidence.range()];
        format!("  {} by “{words}”", circumstance.way.name())
    };
    setting.circumstances.iter().map(way).collect()
}
