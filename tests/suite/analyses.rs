//! What we publish of our drafts, kept as snapshots: whoever edits a draft, a scheme or a red line sees
//! in review which answers that turns.

use insta::internals::Content;
use insta::{Settings, assert_json_snapshot, assert_snapshot, dynamic_redaction};
use travaux::{Checks, Comparison, Draft, Effects, Scheme, read};

/// Where the drafts lie, from the folder of `Cargo.toml`.
const DRAFTS: &str = "corpus/families/harbour-declaration";
const SCHEME: &str = "corpus/schemes/follow-up.toml";
const RED_LINES: &str = "corpus/checks/red-lines.toml";

fn draft(name: &str) -> Draft {
    read::path(format!("{DRAFTS}/{name}")).unwrap_or_else(|error| panic!("{error:#}"))
}

/// Asserts without what can change while the answer stays.
fn settled(assertions: impl FnOnce()) {
    let mut settings = Settings::clone_current();
    // the number of a shape changes with the library, that of a scheme with every edit of it
    settings.add_redaction(".schema", "[schema]");
    settings.add_redaction(".scheme.version", "[version]");
    // drafts that a program writes are dated anew each time; leave this out if people date them
    settings.add_redaction(".**.date", "[date]");
    // one word put in shifts all places and numbers below; paths and words say as well where it is
    for place in [".**.span", ".**.prefix", ".**.suffix"] {
        settings.add_redaction(place, "[place]");
    }
    for number in [".**.clause", ".**.change", ".**.id", ".searched"] {
        settings.add_redaction(
            number,
            dynamic_redaction(|said, _| match said.as_u64() {
                Some(_) => Content::from("[number]"),
                None => said,
            }),
        );
    }
    // the folder of one machine is not that of another
    settings.add_filter(r#"[^\s"“]*/(?<file>[\w-]+\.(md|txt|toml))"#, "[folder]/$file");
    settings.bind(assertions);
}

#[test]
fn effects_of_the_last_round() {
    let (before, after) = (draft("draft-3.md"), draft("draft-4.md"));
    let comparison = Comparison::new(&before, &after);
    let effects = Effects::new(&comparison);
    // what people read
    settled(|| assert_snapshot!("effects", effects));
    // what programs read; a part that nobody reviews is left out by its name
    let report = effects.report();
    settled(|| assert_json_snapshot!("effects-report", report, { ".balance" => "[balance]" }));
}

#[test]
fn follow_up_of_the_final_draft() {
    let scheme = Scheme::from_path(SCHEME).unwrap_or_else(|error| panic!("{error:#}"));
    let draft = draft("draft-4.md");
    let report = scheme.annotate(&draft).report();
    settled(|| assert_json_snapshot!(report, { ".gaps[].searched_for" => "[labels]" }));
}

#[test]
fn red_lines() {
    let checks = Checks::from_path(RED_LINES).unwrap_or_else(|error| panic!("{error:#}"));
    let texts = checks.read_texts().unwrap_or_else(|error| panic!("{error:#}"));
    let outcome = checks.run(&texts);
    let verdicts = outcome
        .findings
        .iter()
        .map(|finding| format!("{:<9} {} {}", finding.verdict.name(), finding.text, finding.check));
    assert_snapshot!(verdicts.collect::<Vec<_>>().join("\n"));
}

#[test]
fn a_draft_that_is_missing_is_told_by_its_name() {
    let error = read::path(format!("{}/{DRAFTS}/draft-9.md", env!("CARGO_MANIFEST_DIR")));
    settled(|| assert_snapshot!(error.unwrap_err(), @"[folder]/draft-9.md: found no such file"));
}
