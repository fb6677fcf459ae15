//! Check files: what they say of the corpus and of real texts, and what is said of their mistakes.

use std::path::PathBuf;

use travaux::check::{Baseline, Checks, Outcome, Verdict, suggestions};
#[cfg(feature = "serde")]
use travaux::render::SourceFile;
use travaux::{Comparison, Draft, ErrorKind, read};

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
const ON_REAL_TEXTS: [(&str, Verdict); 34] = [
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
    // elections are the matter of both, in words of their own
    ("32-trap", Fails),
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

#[test]
fn whatever_is_given_is_asked_by_a_file_of_one_text_or_none() {
    let check = "[[check]]\nid = \"x\"\nsays = \"x\"\nthat = { phrase = \"lamp\" }";
    let [one, other] = [("rev1", "A lamp."), ("rev2", "A chart.")].map(|(n, t)| Draft::parse(n, t));
    for texts in ["", "[[text]]\nname = \"table\"\n"] {
        let checks = Checks::from_toml(&format!("{texts}{check}")).unwrap();
        assert!(checks.missing(&[&one]).is_empty());
        let outcome = checks.run([&one, &other]);
        let told: Vec<_> = outcome.findings.iter().map(|f| (f.text.as_str(), f.verdict)).collect();
        assert_eq!(told, [("rev1", Verdict::Holds), ("rev2", Verdict::Fails)]);
        let nothing = checks.run([]);
        assert_eq!(nothing.findings[0].verdict, Verdict::NotDecidable);
    }
    // a draft that is called so is asked alone
    let checks = Checks::from_toml(&format!("[[text]]\nname = \"rev2\"\n{check}")).unwrap();
    assert_eq!(checks.run([&one, &other]).findings.len(), 1);
    let two = "[[text]]\nname = \"rev2\"\n[[text]]\nname = \"rev3\"\n";
    let checks =
        Checks::from_toml(&format!("{two}{check}").replace("says", "text = \"rev3\"\nsays"));
    assert_eq!(checks.unwrap().missing(&[&one, &other]), ["rev3"]);
}

#[test]
fn outcomes_for_build_servers() {
    let outcome = run("red-lines.toml");
    snapshot("checks@red-lines-junit", outcome.junit().to_string());
    snapshot("checks@red-lines-table", outcome.table().to_string());
    let baseline = Baseline::of(&outcome);
    snapshot("checks@red-lines-baseline", baseline.to_string());
    assert_eq!(Baseline::from_toml(&baseline.to_string()).unwrap(), baseline);
    let known = outcome.clone().against(&baseline);
    assert_eq!(known.exit_status(), 0);
    assert!(known.junit().to_string().contains("failures=\"0\""));
    let error = Baseline::from_toml("[[known]]\ncheck = \"a\"\nverdict = \"fail\"").unwrap_err();
    let told = error.to_string();
    assert!(told.contains("baseline:1:1: found no `text`, expected one"), "{told}");
    assert!(told.contains("baseline:3:11: found `fail` as `verdict`, allowed: holds, "), "{told}");
}

/// Marks of Markdown, XML and JSON in ids, sentences and texts.
fn odd_outcome() -> (Draft, Outcome) {
    let text = "[[text]]\nname = \"a|b\"\n[[check]]\nid = \"<\\\"&|\"\nsays = \"No \\\"fish\\\" | <b>\"\n\
                that = { absent = \"words:fish\" }";
    let draft = Draft::parse("a|b", "1. Keep | \"fish\"\u{1} & <chips> [a](b)\nfor\tall.");
    let outcome = Checks::from_toml(text).unwrap().run([&draft]);
    (draft, outcome)
}

#[cfg(feature = "serde")]
#[test]
fn sarif_is_json_of_its_shape() {
    let source = std::fs::read_to_string(root().join("families/harbour-declaration/draft-3.md"));
    let (source, draft) = (source.unwrap(), crate::corpus::harbour(3));
    let files = [SourceFile::new(&draft, "drafts/third draft.md", &source)];
    let outcome = run("red-lines.toml");
    let sarif = outcome.sarif(&files).to_string();
    let json: serde_json::Value = serde_json::from_str(&sarif).unwrap();
    let run = &json["runs"][0];
    assert_eq!(
        (json["version"].as_str(), run["results"].as_array().unwrap().len()),
        (Some("2.1.0"), 14)
    );
    let mut with_lines = 0;
    for (result, finding) in run["results"].as_array().unwrap().iter().zip(&outcome.findings) {
        // code hosts refuse a result without a place in a file
        let place = &result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"];
        let own = (finding.text == "draft-3").then_some("drafts/third%20draft.md");
        assert!(own.is_none() || place.as_str() == own, "{result}");
        let rule = result["ruleIndex"].as_u64().unwrap() as usize;
        assert_eq!(run["tool"]["driver"]["rules"][rule]["id"], result["ruleId"]);
        // of any other kind than `fail` the level is `none`
        assert_eq!(result["kind"] != "fail", result["level"] == "none");
        for location in result["locations"].as_array().into_iter().flatten() {
            let physical = &location["physicalLocation"];
            let Some(line) = physical["region"]["startLine"].as_u64() else { continue };
            let Some(snippet) = physical["region"]["snippet"]["text"].as_str() else {
                assert_eq!(line, 1);
                continue;
            };
            let line = source.lines().nth(line as usize - 1).unwrap();
            let column = physical["region"]["startColumn"].as_u64().unwrap() as usize - 1;
            let there: String = line.chars().skip(column).collect();
            assert!(there.starts_with(snippet), "{snippet} at {there}");
            with_lines += 1;
        }
    }
    assert!(with_lines >= 3, "{with_lines}");
    let (draft, odd) = odd_outcome();
    let json: serde_json::Value = serde_json::from_str(&odd.sarif(&[]).to_string()).unwrap();
    assert_eq!(json["runs"][0]["results"][0]["ruleId"], "<\"&|");
    assert_eq!(draft.sigil(), "a|b");
}

#[cfg(feature = "serde")]
#[test]
fn outcomes_and_checks_survive_the_wire() {
    let outcome = run("article.toml");
    let wire = serde_json::to_string(&outcome).unwrap();
    assert_eq!(serde_json::from_str::<Outcome>(&wire).unwrap(), outcome);
    for check in checks("article.toml").all() {
        let wire = serde_json::to_string(check).unwrap();
        assert_eq!(&serde_json::from_str::<travaux::check::Check>(&wire).unwrap(), check);
    }
}

#[cfg(feature = "akn")]
#[test]
fn marks_of_a_format_are_escaped() {
    let (_, odd) = odd_outcome();
    let xml = odd.junit().to_string();
    let mut reader = quick_xml::Reader::from_str(&xml);
    let mut next = || reader.read_event().unwrap_or_else(|error| panic!("{error}: {xml}"));
    while next() != quick_xml::events::Event::Eof {}
    let table = odd.table().to_string();
    let row = table.lines().last().unwrap();
    assert_eq!(row.replace("\\|", "").matches('|').count(), 6, "{row}");
}

#[test]
fn a_check_is_explained_statement_by_statement() {
    let checks = checks("red-lines.toml");
    let texts = checks.read_texts().unwrap();
    let mut page = String::new();
    for id in ["suppliers-bound", "norms-developed"] {
        checks.explain(id, &texts).iter().for_each(|why| page.push_str(&format!("{why}\n")));
    }
    assert!(checks.explain("nothing", &texts).is_empty());
    snapshot("checks@explained", page);
}

/// Every suggestion holds of the earlier draft and not of the later one.
#[test]
fn comparisons_suggest_red_lines() {
    let drafts = [1, 2, 3, 4].map(crate::corpus::harbour);
    let mut page = String::new();
    for pair in drafts.windows(2) {
        let found = suggestions(&Comparison::new(&pair[0], &pair[1]));
        for one in &found {
            page.push_str(&format!("{}\n{}\n", one.asks, one.toml));
            for (draft, holds) in [(&pair[0], true), (&pair[1], false)] {
                let later = pair[1].sigil();
                let text = format!("[[text]]\nname = \"{later}\"\n{}", one.toml);
                let outcome =
                    Checks::from_toml(&text).unwrap().run([&draft.clone().cited_as(later)]);
                assert_eq!(outcome.findings[0].verdict == Verdict::Holds, holds, "{}", one.toml);
            }
        }
        assert!(suggestions(&Comparison::new(&pair[0], &pair[0])).is_empty());
    }
    snapshot("checks@suggested", page);
}

/// Six wordings of the nine principles of the Paris Call: the third brought in the words of the Call, and
/// only it did.
#[test]
fn words_that_gave_way_in_real_wordings() {
    let Some(root) = real_texts::root() else { return };
    let glob = root.join("texts/paris-call/nine-principles/*.en.md");
    let mut toml = format!("[[text]]\nname = \"wordings\"\nglob = '{}'\n", glob.display());
    for (id, [before, after]) in [
        ("offence", ["offensive action by non-state actors", "hacking-back"]),
        ("property", ["accessibility and integrity", "availability or integrity"]),
    ] {
        let that = format!("{{ substituted = [\"{before}\", \"{after}\"], from = \"previous\" }}");
        let head = format!("[[check]]\nid = \"{id}\"\nsays = \"{id}\"\ntext = \"wordings\"\n");
        toml.push_str(&format!("{head}that = {that}\n"));
    }
    let checks = Checks::from_toml(&toml).unwrap_or_else(|error| panic!("{error:#}"));
    let outcome = checks.run(&checks.read_texts().unwrap());
    // the first has nothing before it to be compared with
    assert_eq!(outcome.findings.len(), 10);
    let held: Vec<&str> = outcome.of(Verdict::Holds).map(|finding| &*finding.text).collect();
    assert_eq!(held, ["v3-2019-11-04-ea6a28e.en"; 2]);
}
