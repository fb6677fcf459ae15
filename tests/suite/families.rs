//! Whole draft histories of the corpus, as a person reads them and as a machine does.

use travaux::render::{ForceReport, MapReport, Style};
use travaux::{Act, Comparison, Draft, Effects, Force, Scheme};

use crate::corpus::{harbour, read, root};

#[test]
fn every_step_of_the_harbour_declaration_reads_well() {
    for (before, after) in [(1, 2), (2, 3), (3, 4), (1, 4)] {
        let (before_draft, after_draft) = (harbour(before), harbour(after));
        let comparison = Comparison::new(&before_draft, &after_draft);
        insta::assert_snapshot!(format!("harbour-{before}-{after}"), comparison.to_string());
    }
}

#[test]
fn the_wire_form_carries_the_quotations() {
    let (before, after) = (harbour(2), harbour(3));
    let report = Comparison::new(&before, &after).report();
    let changed: Vec<_> =
        report.changes.iter().filter(|change| !change.edits.is_empty()).take(3).collect();
    insta::assert_snapshot!("harbour-2-3-wire", serde_json::to_string_pretty(&changed).unwrap());
    let json = serde_json::to_string(&report).unwrap();
    assert_eq!(serde_json::from_str::<travaux::render::ComparisonReport>(&json).unwrap(), report);
}

#[test]
fn the_wire_form_points_at_changes() {
    let case = |name: &str| {
        let input = std::fs::read_to_string(root().join("cases/align").join(name)).unwrap();
        let (before, after) = input.split_once("======== after\n").unwrap();
        let (before, after) = (Draft::parse("before", before), Draft::parse("after", after));
        Comparison::new(&before, &after).report()
    };
    let moves = case("block-moved.txt").block_moves;
    let numbers = case("renumbered-with-numbers-below.txt").renumberings;
    let mut references = case("references-follow-in-part.txt").references;
    references.truncate(3);
    insta::assert_snapshot!(
        "together-wire",
        serde_json::to_string_pretty(&(moves, numbers, references)).unwrap()
    );
}

#[test]
fn the_last_draft_maps_well_in_both_languages() {
    let scheme = Scheme::builtin("cyber").unwrap();
    for name in ["draft-4.md", "draft-4.fr.md"] {
        let draft = read(&root().join("families/harbour-declaration").join(name));
        let map = scheme.annotate(&draft);
        insta::assert_snapshot!(format!("harbour-map-{name}"), map.to_string());
        assert!(map.to_string().lines().all(|line| line.chars().count() <= 80));
    }
}

#[test]
fn a_gap_says_what_was_searched_and_rejected() {
    let draft = harbour(4);
    let map = Scheme::builtin("cyber").unwrap().annotate(&draft);
    let pages: Vec<String> = ["confidentiality", "norm-development", "cybercrime", "privacy"]
        .iter()
        .map(|id| map.gap(id).unwrap().to_string())
        .collect();
    insta::assert_snapshot!("harbour-gaps", pages.join("\n"));
    let norms = map.mentions_of("norm-acceptance").next().unwrap().clause().id();
    let within = map.within(norms);
    insta::assert_snapshot!(
        "harbour-gap-within",
        within.gap("norm-development").unwrap().to_string()
    );
}

/// Color only adds escape sequences.
#[test]
fn color_changes_no_word() {
    let (before, after) = (harbour(2), harbour(3));
    let comparison = Comparison::new(&before, &after);
    let map = Scheme::builtin("cyber").unwrap().annotate(&after);
    let gap = map.gap("confidentiality").unwrap();
    let color = Style::new().color(true);
    for (colored, plain) in [
        (comparison.styled(color).to_string(), comparison.to_string()),
        (map.styled(color).to_string(), map.to_string()),
        (gap.styled(color).to_string(), gap.to_string()),
    ] {
        let mut stripped = String::new();
        for (index, part) in colored.split('\x1b').enumerate() {
            let part = if index == 0 { part } else { part.split_once('m').unwrap().1 };
            stripped.push_str(part);
        }
        assert!(colored.len() > plain.len());
        assert_eq!(stripped, plain);
    }
}

#[test]
fn the_wire_form_of_a_map_carries_the_quotations() {
    let draft = harbour(4);
    let map = Scheme::builtin("cyber").unwrap().annotate(&draft);
    let report = map.report();
    let json = serde_json::to_string(&report).unwrap();
    assert_eq!(serde_json::from_str::<MapReport>(&json).unwrap(), report);
    let core = map.mentions_of("public-core").next().unwrap().clause().id();
    let mut report = map.within(core).report();
    report.gaps.retain(|gap| gap.concept == "confidentiality");
    report.groups.truncate(1);
    insta::assert_snapshot!("harbour-map-wire", serde_json::to_string_pretty(&report).unwrap());
    let odd = json.replacen("{", "{\"more\":1,", 1);
    let error = serde_json::from_str::<MapReport>(&odd).unwrap_err().to_string();
    assert!(error.contains("unknown field `more`"), "{error}");
}

#[test]
fn the_wire_form_of_force_carries_the_quotations() {
    let draft = harbour(4);
    let mut report = Force::new(&draft).report();
    let json = serde_json::to_string(&report).unwrap();
    assert_eq!(serde_json::from_str::<ForceReport>(&json).unwrap(), report);
    report.acts.retain(|act| act.clause.path.starts_with("8"));
    insta::assert_snapshot!("harbour-force-wire", serde_json::to_string_pretty(&report).unwrap());
    let facts = serde_json::to_string(Force::new(&draft).acts()).unwrap();
    assert_eq!(serde_json::from_str::<Vec<Act>>(&facts).unwrap(), Force::new(&draft).acts());
}

/// What the README shows is what the examples print.
#[test]
fn the_readme_shows_real_output() {
    let readme = std::fs::read_to_string(root().join("../README.md")).unwrap();
    let shown: Vec<&str> =
        readme.split("```text\n").skip(1).map(|block| block.split_once("```").unwrap().0).collect();
    let (before, after, last) = (harbour(2), harbour(3), harbour(4));
    let map = Scheme::builtin("cyber").unwrap().annotate(&last);
    let comparison = Comparison::new(&before, &after);
    let effects = Effects::new(&comparison);
    let real = [comparison.to_string(), effects.to_string(), map.to_string()];
    for (shown, real) in shown.iter().zip(&real) {
        assert!(real.starts_with(shown), "{shown}\n{real}");
    }
    let [article] = shown[real.len()..] else { panic!("one page more, of the article") };
    let checks = crate::checks::checks("article.toml");
    let decided = checks.run(&checks.read_texts().unwrap()).to_string();
    for claim in article.split("\n\n") {
        assert!(decided.contains(claim.trim_end()), "{claim}\n{decided}");
    }
}
