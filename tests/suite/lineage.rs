//! Which clause has its words from where: pairs made for it, a catalogue that paraphrases draw on, cases,
//! laws.

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde_json::Value;
use travaux::lineage::{DerivationClass, Lineage};
use travaux::render::LineageReport;
use travaux::span::Span;
use travaux::{ClauseId, Draft, read};

use crate::gold::json_lines;
use crate::lineage_pairs::{background, pairs};
use crate::real_texts::root;

const CLASSES: [&str; 5] = ["verbatim", "adapted", "echo", "thematic", "none"];

/// How the pairs of a half are judged in a library of all sources: for each class what was found, and
/// how many borrowers have their source first.
fn judged(half: &str) -> ([[usize; 5]; 5], usize) {
    let all: Vec<_> = ["tune", "check"].into_iter().flat_map(pairs).collect();
    let mut sources: Vec<Draft> =
        all.iter().map(|pair| Draft::parse(&pair.id, &pair.source)).collect();
    sources.extend(background().iter().map(|(id, text)| Draft::parse(id, text)));
    let lineage = Lineage::new(&sources);
    let (mut table, mut first) = ([[0; 5]; 5], 0);
    for pair in pairs(half) {
        let borrower = Draft::parse("borrower", &pair.borrower);
        let tracing = lineage.trace(&borrower);
        let is_own = |source: u32| sources[source as usize].sigil() == pair.id;
        let derivations = tracing.derivations().iter();
        let own = derivations.filter(|found| is_own(found.source));
        // to have a formula in common is to have nothing from one another
        let own =
            own.filter(|found| found.class < DerivationClass::Thematic || !found.is_boilerplate());
        let class = own.map(|found| found.class).min().map_or("none", DerivationClass::name);
        let place = |name: &str| CLASSES.iter().position(|class| *class == name).unwrap();
        table[place(&pair.class)][place(class)] += 1;
        first += usize::from(tracing.derivations().first().is_some_and(|one| is_own(one.source)));
    }
    (table, first)
}

/// Floors a little under what is reached. Of the half that nothing was tuned on no error is looked at one
/// by one. What is thematic shares no rare word with its source, so that words cannot find it.
#[test]
fn gold_pairs_are_told_apart() {
    for (half, floors) in [("tune", [13, 16, 13, 0, 13]), ("check", [12, 15, 13, 0, 8])] {
        let (table, first) = judged(half);
        println!("{half}: {first} borrowers have their source first");
        for (place, floor) in floors.into_iter().enumerate() {
            println!("{:9} {:?}", CLASSES[place], table[place]);
            assert!(table[place][place] >= floor, "{half}, {}", CLASSES[place]);
        }
        assert!(first >= 41, "{half}");
    }
}

/// The passages of a control catalogue, in drafts of one control each, and where each passage is.
fn catalogue(rows: &[Value]) -> (Vec<Draft>, BTreeMap<String, (usize, ClauseId)>) {
    let mut drafts = Vec::new();
    let mut places = BTreeMap::new();
    for control in rows.chunk_by(|a, b| a["control"] == b["control"]) {
        let mut text = String::new();
        for row in control {
            let id = row["id"].as_str().unwrap();
            let label = match id.split(' ').next_back().unwrap() {
                label if label.starts_with('(') => format!("{label} "),
                label if id.contains(' ') => format!("{label}. "),
                _ => String::new(),
            };
            text += &format!("{label}{}\n\n", row["text"].as_str().unwrap().trim());
        }
        let draft = Draft::parse(control[0]["control"].as_str().unwrap(), &text);
        let mut clauses = draft.clauses();
        for row in control {
            let words = row["text"].as_str().unwrap().trim();
            let found = clauses
                .find(|clause| !clause.body().is_empty() && words.starts_with(clause.body()));
            let Some(clause) = found else { continue };
            places.insert(row["id"].as_str().unwrap().to_owned(), (drafts.len(), clause.id()));
        }
        drop(clauses);
        drafts.push(draft);
    }
    (drafts, places)
}

#[test]
fn gold_sources_of_paraphrases() {
    let Some(root) = root() else { return };
    let folder = root.join("gold/cci-rev4");
    let (drafts, places) = catalogue(&json_lines(&folder.join("rev4_passages.jsonl")));
    let lineage = Lineage::new(&drafts);
    let (mut queries, mut first, mut in_five) = (0, 0, 0);
    for row in json_lines(&folder.join("cci_queries.jsonl")) {
        let gold = row["gold"].as_str().unwrap();
        queries += 1;
        let Some(wanted) = places.get(gold) else { continue };
        let query = Draft::parse("query", row["text"].as_str().unwrap());
        let tracing = lineage.trace(&query);
        let found = tracing.derivations().iter();
        let rank = found
            .map(|one| (one.source as usize, one.source_clause))
            .position(|one| one == *wanted);
        first += usize::from(rank == Some(0));
        in_five += usize::from(rank.is_some_and(|rank| rank < 5));
    }
    let of = |count: usize| count as f64 / queries as f64;
    println!("cci-rev4: first {:.4}, among five {:.4}", of(first), of(in_five));
    assert!(of(first) >= 0.955 && of(in_five) >= 0.99);
}

/// The first text of a case is traced in the others.
#[test]
fn every_case_reads_well() {
    insta::glob!("../../corpus/cases/lineage", "*.md", |path| {
        let input = std::fs::read_to_string(path).unwrap();
        let texts = input.split("======== next\n").enumerate();
        let drafts: Vec<Draft> =
            texts.map(|(number, text)| read::markdown(format!("text-{number}"), text)).collect();
        let (traced, library) = drafts.split_first().unwrap();
        insta::assert_snapshot!(Lineage::new(library).trace(traced).to_string());
    });
}

#[test]
fn the_report_is_json_and_reads_back() {
    let library =
        [Draft::parse("treaty", "1. No port shall refuse a ship in distress its pilots.")];
    let draft = Draft::parse(
        "call",
        "Prevent refusing a ship in distress its pilots.\n\nPaint every lamp on the pier.",
    );
    let lineage = Lineage::new(&library);
    let report = lineage.trace(&draft).report();
    let json = serde_json::to_string(&report).unwrap();
    assert_eq!(serde_json::from_str::<LineageReport>(&json).unwrap(), report);
    assert_eq!(report.origins[0].run, 6);
    assert_eq!(report.novel[0].text, "Paint every lamp on the pier.");
}

const WORDS: [&str; 16] = [
    "harbour",
    "lamp",
    "the",
    "of",
    "pilot",
    "rope",
    "shall",
    "States",
    "ships’",
    "boat-building",
    "“quay”",
    "tide.",
    "Resolution 12/3",
    "(a)",
    "and",
    "водолаз",
];

fn text() -> impl Strategy<Value = String> {
    let word = proptest::sample::select(WORDS.as_slice());
    let clause = proptest::collection::vec(word, 1..24).prop_map(|words| words.join(" "));
    proptest::collection::vec(clause, 1..6).prop_map(|clauses| clauses.join("\n\n"))
}

proptest! {
    /// Passages hold the same words on both sides, are disjoint, and stand in the texts.
    #[test]
    fn laws_of_derivations(library in proptest::collection::vec(text(), 1..5), traced in text()) {
        let drafts: Vec<Draft> = library.iter().map(|text| Draft::parse("source", text)).collect();
        let draft = Draft::parse("traced", &traced);
        let lineage = Lineage::new(&drafts);
        let tracing = lineage.trace(&draft);
        for origin in tracing.origins() {
            let found = origin.derivation();
            for pair in found.passages.windows(2) {
                prop_assert!(pair[0].here.end() <= pair[1].here.start());
            }
            let mut there: Vec<Span> = found.passages.iter().map(|passage| passage.there).collect();
            there.sort_by_key(|span| span.start());
            prop_assert!(there.windows(2).all(|pair| pair[0].end() <= pair[1].start()));
            for passage in &found.passages {
                prop_assert!(passage.texts >= 1 && passage.texts as usize <= drafts.len());
                prop_assert!(origin.clause().body_span().contains(passage.here));
            }
            let fold = |words: &str| {
                let words = words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
                words.map(str::to_lowercase).collect::<Vec<_>>()
            };
            if let Some((here, there)) = origin.run() {
                prop_assert_eq!(fold(here), fold(there));
            }
let compared = found.class <= DerivationClass::Adapted;
            prop_assert_eq!(origin.change().is_some(), compared);
            if let Some(change) = origin.change() {
                prop_assert_eq!(change.after_clauses().next().unwrap().id(), found.clause);
                prop_assert_eq!(change.before_clauses().next().unwrap().id(), found.source_clause);
            }
        }
        prop_assert!(tracing.to_string().contains("traced in"));
        // what is in the library word for word is found there
        let copy = lineage.trace(&drafts[0]);
        prop_assert!(copy.derivations().iter().all(|one| one.source != 0), "no text is its own source");
    }

    /// The order of the library changes nothing but the numbers of its texts and the order of ties.
    #[test]
    fn the_order_of_the_library_is_no_matter(library in proptest::collection::vec(text(), 2..5), traced in text()) {
        let mut drafts: Vec<Draft> = library
            .iter()
            .enumerate()
            .map(|(number, text)| Draft::parse(number.to_string(), text))
            .collect();
        let draft = Draft::parse("traced", &traced);
        let found = |drafts: &[Draft]| {
            let lineage = Lineage::new(drafts);
            let tracing = lineage.trace(&draft);
            let mut found: Vec<_> = tracing
                .derivations()
                .iter()
                .filter(|one| one.class != DerivationClass::Thematic && one.rank < 4)
                .map(|one| (one.clause, drafts[one.source as usize].sigil().to_owned(), one.source_clause, one.class, one.weight))
                .collect();
            found.sort();
            found
        };
        let forward = found(&drafts);
        drafts.reverse();
        prop_assert_eq!(forward, found(&drafts));
    }
}

/// One word over and over, no sentence ever, a list without end: there is an answer, and soon.
#[test]
fn odd_texts_end() {
    let texts = [
        "harbour ".repeat(2_000),
        "harbour lamp ".repeat(1_000),
        "a) harbour lamp\n\n".repeat(500),
        "the of and ".repeat(500),
        String::new(),
        "港湾の灯りは夜通し燃やされる。".repeat(60),
    ];
    let drafts: Vec<Draft> = texts.iter().map(|text| Draft::parse("odd", text)).collect();
    let lineage = Lineage::new(&drafts);
    for draft in &drafts {
        assert!(lineage.trace(draft).derivations().len() <= 8 * draft.clauses().len());
    }
}
