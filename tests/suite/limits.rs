//! Limits on work: an answer that met one says so, and no other does.

use travaux::diff::EditScript;
use travaux::document::NoticeKind;
use travaux::{Comparison, Draft};

use crate::corpus::harbour;

/// Sequences without anchors, in which every element repeats.
fn periodic(len: u32) -> [Vec<u32>; 2] {
    [(0..len).map(|n| n % 7).collect(), (0..len).map(|n| n * n % 11 % 7).collect()]
}

/// Sequences in which elements are anchors only in gaps in gaps, so many.
fn nested(levels: u32, side: u32) -> Vec<u32> {
    let mut junk = (0..).map(|n| 1_000 + 2 * n + side);
    let mut made = Vec::new();
    for level in 1..=levels {
        made.extend(junk.next());
        made.push(level);
        made.extend(junk.next());
        made.push(level - 1);
        made.extend(junk.next());
    }
    made
}

#[test]
fn a_script_says_whether_a_limit_cut_its_search() {
    let [small, large] = [4_000, 5_000].map(periodic);
    let deep = |levels: u32| [0, 1].map(|side| nested(levels, side));
    for ([before, after], coarse) in
        [(small, false), (large, true), (deep(40), false), (deep(80), true)]
    {
        let script = EditScript::new(&before, &after);
        assert_eq!(script.is_coarse(), coarse, "{} elements", before.len());
        assert_eq!(script.inverted().is_coarse(), coarse);
        assert_eq!(script.apply(&before, &after), after);
    }
}

/// Paragraphs between two that stay, none like any of another `word`.
fn rewritten(word: &str, paragraphs: usize) -> Draft {
    let middle: String = (0..paragraphs)
        .map(|n| format!("All{word}{n} the{word}{n} keep{word}{n} every{word}{n}.\n\n"))
        .collect();
    let text = format!("Lights burn at the harbour.\n\n{middle}Bells ring behind the mole.");
    Draft::parse(word, &text)
}

#[test]
fn a_comparison_says_which_of_its_answers_met_a_limit() {
    for (paragraphs, coarse) in [(60, 0), (70, 140)] {
        let (before, after) = (rewritten("quay", paragraphs), rewritten("ferry", paragraphs));
        let (forwards, backwards) =
            (Comparison::new(&before, &after), Comparison::new(&after, &before));
        let said = |comparison: &Comparison<'_>| {
            comparison.to_string().contains(&format!("{coarse} answers may be coarser"))
        };
        for comparison in [&forwards, &backwards] {
            assert_eq!(comparison.alignment().coarse(), coarse);
            assert_eq!(comparison.clauses().filter(|change| change.is_coarse()).count(), coarse);
            assert_eq!(said(comparison), coarse > 0, "{comparison}");
            let report = comparison.report();
            assert_eq!(report.changes.iter().filter(|change| change.coarse).count(), coarse);
        }
        assert_eq!(forwards.alignment().clone().inverted(), *backwards.alignment());
    }
}

/// Rows of which each is like all others, and eight are weighed.
#[test]
fn where_too_many_are_alike_the_answers_say_so() {
    let table = |side: &str, rows: usize| {
        let row = |n: usize| {
            format!(
                "Berth {side}{n} lies open {side}free{n} to {side}ships{n} of all \
                 at each {side}tide{n}.\n\n"
            )
        };
        Draft::parse(side, &(0..rows).map(row).collect::<String>())
    };
    for (rows, coarse) in [(8, false), (30, true)] {
        let (before, after) = (table("north", rows), table("south", rows));
        let comparison = Comparison::new(&before, &after);
        assert_eq!(comparison.alignment().coarse() > 0, coarse, "{rows} rows");
    }
}

#[test]
fn drafts_of_one_text_meet_no_limit() {
    for (before, after) in [(1, 2), (2, 3), (3, 4), (1, 4)].map(|(b, a)| (harbour(b), harbour(a))) {
        let comparison = Comparison::new(&before, &after);
        let coarse: Vec<_> = comparison.clauses().filter(|change| change.is_coarse()).collect();
        assert!(coarse.is_empty(), "{coarse:?}");
    }
}

#[test]
fn notices_say_that_there_are_more() {
    for (odd, listed) in [(100, 100), (150, 101)] {
        let draft = Draft::parse("odd", &"Bells\u{7} ring. ".repeat(odd));
        assert_eq!(draft.notices().len(), listed);
        let (last, others) = draft.notices().split_last().unwrap();
        assert!(others.iter().all(|notice| notice.kind == NoticeKind::ControlCharacter));
        assert_eq!(last.kind == NoticeKind::Unlisted, odd > 100);
        assert_eq!(last.describe(draft.text()).contains("not listed"), odd > 100);
    }
}
