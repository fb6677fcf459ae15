//! How pieces of texts and answers are printed, walked through and found.

use travaux::check::Checks;
use travaux::concordance::Concordance;
use travaux::history::TurningPoints;
use travaux::{Draft, History, Roster, Scheme};

#[test]
fn pieces_print_their_words() {
    let draft = Draft::parse("rev1", "1. Ships shall pay fees.\n\n2. Ships may rest.");
    let clause = draft.clause_at_path("2").unwrap();
    assert_eq!(format!("{clause}|{clause:20}|"), "2. Ships may rest.|2. Ships may rest.  |");
    assert_eq!(clause.tokens().next().unwrap().to_string(), "Ships");
    let scheme = "scheme.id = \"tolls\"\n[[concept]]\nid = \"fee\"\nlabel.en = \"fee\"";
    let scheme = Scheme::from_toml(scheme).unwrap();
    let map = scheme.annotate(&draft);
    assert_eq!(map.mentions().next().unwrap().to_string(), "fees");
    let lines = Concordance::of_pattern(&[&draft], "may").unwrap();
    assert_eq!(lines.lines().next().unwrap().to_string(), "Ships may rest.");
    let roster = "[roster]\ntitle = \"Tolls\"\nsource = \"harbour office\"\nas-of = 2031-01-01\n\n\
        [[member]]\nname = \"Selune\"\ntype = \"state\"";
    let roster = Roster::from_toml(roster).unwrap();
    assert_eq!(roster.members().next().unwrap().to_string(), "Selune");
}

#[test]
fn answers_are_walked_through() {
    let drafts = ["1. Ships shall pay.", "1. Ships should pay."];
    let drafts = drafts.map(|text| Draft::parse("tolls", text));
    let history: History = drafts.iter().collect();
    let turning = TurningPoints::new(&history);
    let swings: Vec<String> = (&turning).into_iter().map(|point| point.swing.to_string()).collect();
    assert_eq!(swings, ["weaker"]);
    let checks = "title = \"Red lines\"\n[[text]]\nname = \"tolls\"\n[[check]]\nid = \"pay\"\n\
        says = \"Ships pay.\"\nthat = { phrase = \"pay\" }";
    let outcome = Checks::from_toml(checks).unwrap().run([&drafts[0]]);
    for finding in &outcome {
        let told: Vec<String> = finding.evidence.iter().map(ToString::to_string).collect();
        assert_eq!(told, ["shown by tolls, 1: “pay”"]);
    }
}

#[test]
fn a_clause_is_found_by_how_it_is_cited() {
    let draft =
        Draft::parse("rev1", "Article 4\n\n1. Ships shall:\n(a) pay;\n(b) rest.\n\n2. All agree.");
    for clause in draft.clauses() {
        for path in [clause.path(), clause.canonical_path()] {
            assert_eq!(draft.clause_at_path(&path).unwrap().id(), clause.id(), "{path}");
        }
    }
    assert!(draft.clause_at_path("Article 5").is_none());
}
