//! Check files: what they say of the corpus and of real texts, and what is said of their mistakes.

use std::path::PathBuf;

use travaux::check::{Checks, Outcome, Verdict};
use travaux::{Draft, ErrorKind, read};

use crate::cases::each;
use crate::corpus::root;
use crate::real_texts;

pub(crate) fn checks(file: &str) -> Checks {
    Checks::from_path(root().join("checks").join(file)).unwrap_or_else(|error| panic!("{error:#}"))
}

fn run(file: &str) -> Outcome {
    let checks = checks(file);
    let texts = checks.read_texts().unwrap_or_else(|error| panic!("{error:#}"));
    checks.run(&texts)
}

fn snapshot(name: &str, page: String) {
    insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!(name, page);
    });
}

#[test]
fn red_lines_pass_on_the_second_draft_and_fail_on_the_third() {
    let outcome = run("red-lines.toml");
    let verdicts = |draft: &str| -> Vec<Verdict> {
        let own = outcome.findings.iter().filter(|finding| finding.text == draft);
        own.map(|finding| finding.verdict).collect()
    };
    assert!(verdicts("draft-2").iter().all(|verdict| *verdict == Verdict::Holds));
    let fails = verdicts("draft-3").iter().filter(|verdict| **verdict == Verdict::Fails).count();
    assert_eq!((fails, outcome.exit_status()), (4, 2));
    snapshot("checks@red-lines", outcome.to_string());
}

/// Fifty claims, none missing: each is decided, or said to be for a person to judge.
#[test]
fn the_article_is_decided_on_the_corpus() {
    let checks = checks("article.toml");
    let texts = checks.read_texts().unwrap_or_else(|error| panic!("{error:#}"));
    let outcome = checks.run(&texts);
    for number in 1..=50 {
        let id = format!("{number:02}");
        let finding = outcome.finding(&id).unwrap_or_else(|| panic!("claim {id} is missing"));
        assert_ne!(finding.verdict, Verdict::NotDecidable, "{id}: {}", finding.because);
        let is_open = finding.verdict == Verdict::Undecided;
        let says_why = ["for a person to judge", "of the same month", "as a body"];
        assert!(!is_open || says_why.iter().any(|why| finding.because.contains(why)), "{id}");
    }
    let quotes = |finding: &&travaux::check::Finding| {
        finding.evidence.iter().any(|evidence| evidence.quotation.is_some())
            || finding.evidence.iter().any(|evidence| evidence.note.contains("roster"))
            || finding.evidence.iter().any(|evidence| evidence.note.contains("clause"))
    };
    assert!(outcome.findings.iter().filter(quotes).count() + 1 >= outcome.findings.len());
    snapshot("checks@article", outcome.to_string());
}

/// The same statements on the Paris Call and what is at hand of the texts around it.
#[test]
fn the_article_is_decided_on_the_real_texts() {
    let Some(root) = real_texts::root() else { return };
    let checks = checks("article.toml");
    let call = read::path(root.join("texts/paris-call/paris-call-2018-11-12.en.md")).unwrap();
    let recalled = std::fs::read_to_string(root.join("texts/recalled/clauses.tsv")).unwrap();
    let of = |name: &str, date: &str, instrument: &str| {
        let lines = recalled.lines().filter_map(|line| line.split_once('\t'));
        let own = lines.filter(|(own, _)| *own == instrument);
        let clauses: Vec<&str> = own.filter_map(|(_, rest)| rest.split('\t').nth(1)).collect();
        assert!(!clauses.is_empty(), "{instrument}");
        let head = format!("<!--\ndate: {date}\nlang: en\n-->\n\n");
        Draft::parse(name, &(head + &clauses.join("\n\n")))
    };
    let texts = [
        call.cited_as("call"),
        of("agenda", "2005-11-18", "Tunis Agenda"),
        of("experts-norms", "2015-07-22", "A/70/174"),
        of("election-norm", "2018-05", "GCSC 2018 (Bratislava)"),
    ];
    let outcome = checks.run(&texts);
    let (mut table, mut wrong) = (String::new(), Vec::new());
    for (id, wanted) in ON_REAL_TEXTS {
        let finding = outcome.finding(id).unwrap();
        table.push_str(&format!("{id} {}: {}\n", finding.verdict.name(), finding.because));
        if finding.verdict != wanted {
            wrong.push(format!("{id}: {} {:#?}", finding.because, finding.evidence));
        }
    }
    println!("{table}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    // where a text is not at hand, that is said
    for id in ["02", "04", "06", "29", "30", "34", "37", "40", "43"] {
        let finding = outcome.finding(id).unwrap();
        assert_eq!(finding.verdict, Verdict::NotDecidable, "{id}: {}", finding.because);
        assert!(finding.because.contains("not given"), "{}", finding.because);
    }
}

use Verdict::{Fails, Holds, Undecided};

/// The verdict on every claim whose inputs are at hand, as the list of claims has it.
const ON_REAL_TEXTS: [(&str, Verdict); 33] = [
    ("01", Holds),
    ("04-trap", Holds),
    // nothing in the text answers to what the speech was about
    ("07", Fails),
    ("08", Holds),
    // the clause that condemns is of peacetime, the one that prevents is not
    ("09", Fails),
    ("10", Holds),
    // it welcomes
    ("11", Fails),
    ("12", Holds),
    ("13", Undecided),
    ("14", Holds),
    ("14-trap", Fails),
    ("15", Holds),
    ("15-trap", Fails),
    ("16", Holds),
    ("17", Holds),
    ("19", Holds),
    ("20", Holds),
    ("20-trap", Fails),
    ("21", Holds),
    ("22", Holds),
    ("23", Holds),
    ("24", Holds),
    // neither is named in the clause on hygiene
    ("25", Fails),
    ("27", Holds),
    ("28", Holds),
    ("31", Holds),
    ("32", Holds),
    ("33", Holds),
    ("35", Holds),
    ("36", Holds),
    // it promotes, under a promise to work together
    ("39", Fails),
    ("42", Holds),
    ("44", Holds),
];

#[test]
fn mistakes_in_check_files() {
    each("check-files", "*.toml", |_, input| {
        let error = Checks::from_toml(input).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Checks);
        error.to_string()
    });
}

#[test]
fn a_missing_text_is_told_with_its_path() {
    let text = "[[text]]\nname = \"a\"\npath = \"no/such.md\"\n[[text]]\nname = \"b\"\n\
                glob = \"no/such-*.md\"\n[[check]]\nid = \"x\"\nsays = \"x\"\ntext = \"a\"\n\
                that = { phrase = \"x\" }";
    let error = Checks::from_toml(text).unwrap().read_texts().unwrap_err();
    let told = error.to_string();
    assert!(told.contains("no/such.md: found no such file"), "{told}");
    assert!(told.contains("no/such-*.md: found no file for the text `b`"), "{told}");
    let path = PathBuf::from("no/such/checks.toml");
    assert_eq!(Checks::from_path(&path).unwrap_err().kind(), ErrorKind::Io);
}
