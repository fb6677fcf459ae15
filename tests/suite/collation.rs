//! Drafts side by side: nothing lost, and the same rows whatever the order of witnesses.

use proptest::prelude::*;
use travaux::history::{Collation, LocusKind};
use travaux::{Draft, History};

use crate::corpus::harbour;
use crate::history::{branches, parts};

fn check(collation: &Collation<'_>) {
    for (number, draft) in collation.drafts().iter().enumerate() {
        assert_eq!(collation.witness(number), draft.text());
    }
    let mut clauses: Vec<usize> = vec![0; collation.drafts().len()];
    let mut rows = 0;
    for (number, passage) in collation.passages().iter().enumerate() {
        assert_eq!(passage.first, rows);
        rows += passage.loci;
        for (draft, own) in passage.clauses.iter().enumerate() {
            clauses[draft] += own.len();
            for row in passage.first..rows {
                let locus = &collation.loci()[row];
                assert_eq!(locus.passage, number);
                assert!(own.is_empty() || locus.readings[draft].is_some());
            }
        }
    }
    assert_eq!(rows, collation.loci().len());
    for (all, draft) in clauses.iter().zip(collation.drafts()) {
        assert_eq!(*all, draft.clauses().len());
    }
    for row in 0..rows {
        assert_eq!(collation.loci()[row].varies, collation.variants(row).len() > 1);
    }
    let _ = collation.to_string();
    let wire = serde_json::to_string(&collation.report()).unwrap();
    let report: travaux::render::CollationReport = serde_json::from_str(&wire).unwrap();
    assert_eq!(report, collation.report());
}

/// The rows with the columns in an order of their own.
fn rows(collation: &Collation<'_>, order: &[usize]) -> Vec<(LocusKind, bool, Vec<Option<String>>)> {
    let row = |row: usize| {
        let words = |witness: &usize| collation.reading(row, *witness).map(str::to_owned);
        let locus = &collation.loci()[row];
        (locus.kind, locus.varies, order.iter().map(words).collect())
    };
    (0..collation.loci().len()).map(row).collect()
}

#[test]
fn the_corpus_keeps_the_laws() {
    check(&Collation::new(&[]));
    let drafts = [4, 1, 3, 2, 1].map(harbour);
    check(&Collation::new(&drafts.each_ref()));
    check(&History::new(&drafts.each_ref()).collation());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn any_drafts_are_read_back_in_any_order(
        texts in prop::collection::vec("([a-d]{1,2} ?|[.;] |\n\n|[12]\\. |\\[){0,24}", 1..6),
        seed in any::<prop::sample::Index>(),
    ) {
        let drafts: Vec<Draft> = texts.iter().map(|text| Draft::parse("", text)).collect();
        let witnesses: Vec<&Draft> = drafts.iter().collect();
        check(&History::new(&witnesses).collation());
        let collation = Collation::new(&witnesses);
        check(&collation);
        let all: Vec<usize> = (0..drafts.len()).collect();
        // the how manieth of all orders, digit by digit
        let mut rest = seed.index(720);
        let mut left = all.clone();
        let mut order = Vec::new();
        while !left.is_empty() {
            let at = rest % left.len();
            rest /= left.len();
            order.push(left.remove(at));
        }
        let shuffled: Vec<&Draft> = order.iter().map(|at| witnesses[*at]).collect();
        let other = Collation::new(&shuffled);
        prop_assert_eq!(rows(&collation, &order), rows(&other, &all));
    }
}

#[test]
fn words_that_did_not_change_make_one_row() {
    let drafts = [1, 2, 3, 4].map(harbour);
    let history = History::new(&drafts.each_ref());
    let collation = history.collation();
    for (number, trace) in history.traces().iter().enumerate().filter(|(_, t)| t.is_constant()) {
        let own = |p: &&travaux::history::Passage| p.clauses[0] == trace.stages[0].clauses;
        let passage = collation.passages().iter().find(own).unwrap();
        let rows = &collation.loci()[passage.first..passage.first + passage.loci];
        let words = rows.iter().filter(|row| row.kind == LocusKind::Words).count();
        let body = drafts[0].clause(trace.stages[0].clauses[0]).body();
        assert!(words == usize::from(!body.is_empty()), "{number}: {body}");
        assert!(rows.iter().all(|row| row.kind == LocusKind::Number || !row.varies));
    }
}

#[test]
fn every_case_reads_well_side_by_side() {
    insta::glob!("../../corpus/cases", "{history,branches,collation}/*.txt", |path| {
        let text = std::fs::read_to_string(path).unwrap();
        let page = match path.parent().unwrap().file_name().unwrap().to_str().unwrap() {
            "branches" => {
                let (drafts, stemma) = branches(&text);
                let borrowed: Vec<&Draft> = drafts.iter().collect();
                History::branching(&borrowed, stemma).unwrap().collation().to_string()
            }
            "history" => {
                let drafts = parts(&text);
                let borrowed: Vec<&Draft> = drafts.iter().collect();
                History::new(&borrowed).collation().to_string()
            }
            _ => {
                let drafts = parts(&text);
                let borrowed: Vec<&Draft> = drafts.iter().collect();
                Collation::new(&borrowed).to_string()
            }
        };
        insta::assert_snapshot!(page);
    });
}

#[test]
fn the_harbour_declaration_reads_well_side_by_side() {
    let drafts = [1, 2, 3, 4].map(harbour);
    let page = History::new(&drafts.each_ref()).collation().to_string();
    insta::assert_snapshot!("harbour-collation", page);
}
