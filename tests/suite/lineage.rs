//! Which clause has its words from where: pairs made for it, and a catalogue that paraphrases draw on.

use std::collections::BTreeMap;

use serde_json::Value;
use travaux::lineage::{DerivationClass, Lineage};
use travaux::{ClauseId, Draft};

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
        let own = tracing.derivations().iter().filter(|found| is_own(found.source));
        let class = own.map(|found| found.class).min().map_or("none", DerivationClass::name);
        let place = |name: &str| CLASSES.iter().position(|class| *class == name).unwrap();
        table[place(&pair.class)][place(class)] += 1;
        first += usize::from(tracing.derivations().first().is_some_and(|one| is_own(one.source)));
        if half == "tune" && class != pair.class {
            println!(
                "{} {} -> {class}\n  {}\n  {}",
                pair.id, pair.class, pair.borrower, pair.source
            );
        }
    }
    (table, first)
}

#[test]
fn gold_pairs_are_told_apart() {
    for half in ["tune", "check"] {
        let (table, first) = judged(half);
        println!("{half}: {first} have their source first");
        for (class, row) in CLASSES.iter().zip(table) {
            println!("{class:9} {row:?}");
        }
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
        if rank != Some(0) && std::env::var_os("SHOW").is_some() {
            println!("{gold} {rank:?}: {}", query.text());
            for origin in tracing.origins().take(3) {
                println!(
                    "     {:?} {} {} {}",
                    origin.derivation().class,
                    origin.derivation().weight,
                    origin.source_clause().path(),
                    origin.source_clause().body()
                );
            }
        }
    }
    println!("{} of the passages found in the drafts", places.len());
    println!("R@1 {:.4} R@5 {:.4}", first as f64 / queries as f64, in_five as f64 / queries as f64);
}
