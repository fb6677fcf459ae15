//! The laws of merging what two delegations did to one base.

use proptest::prelude::*;
use travaux::merge::{Accord, Locus};
use travaux::{Draft, ThreeWay};

use crate::corpus::{harbour, root, texts};

fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}

/// The merged words, without numbers and marks of headings.
fn bodies(draft: &Draft) -> Vec<String> {
    draft.clauses().map(|clause| words(clause.body()).join(" ")).collect()
}

fn check(base: &Draft, left: &Draft, right: &Draft) {
    let merge = ThreeWay::new(base, left, right);
    let of_side = |side: usize| {
        let ids = move |locus: &Locus| -> Vec<usize> {
            [&locus.base, &locus.left, &locus.right][side].iter().map(|id| id.index()).collect()
        };
        merge.loci().iter().flat_map(ids)
    };
    for (side, draft) in [base, left, right].into_iter().enumerate() {
        let mut seen: Vec<usize> = of_side(side).collect();
        seen.sort_unstable();
        assert!(seen.into_iter().eq(0..draft.clauses().len()), "a clause in no locus or in two");
    }
    for locus in merge.loci().iter().filter(|locus| !locus.stretches.is_empty()) {
        for (draft, ids, ranges) in [
            (base, &locus.base, locus.stretches.iter().map(|s| s.base.clone()).collect::<Vec<_>>()),
            (left, &locus.left, locus.stretches.iter().map(|s| s.left.clone()).collect()),
            (right, &locus.right, locus.stretches.iter().map(|s| s.right.clone()).collect()),
        ] {
            let body = draft.clause(ids[0]).body();
            let all: String = ranges.into_iter().map(|range| &body[range]).collect();
            assert_eq!(all, body, "stretches are the whole clause");
        }
    }
    let back = ThreeWay::new(base, right, left);
    let accords = |merge: &ThreeWay<'_>, turn: bool| {
        let accord = |accord: Accord| if turn { accord.inverted() } else { accord };
        let mut all: Vec<_> = merge
            .loci()
            .iter()
            .map(|locus| (locus.base.clone(), accord(locus.accord), accord(locus.moved)))
            .collect();
        all.sort_unstable();
        all
    };
    assert_eq!(accords(&merge, false), accords(&back, true), "{base:?} {left:?} {right:?}");
}

/// A side equal to the base changes nothing; two equal sides agree.
fn check_two(base: &Draft, other: &Draft) {
    let allowed = |merge: &ThreeWay<'_>, accord: Accord| {
        merge.loci().iter().all(|locus| [Accord::Untouched, accord].contains(&locus.accord))
    };
    let printed = |merge: &ThreeWay<'_>| -> Vec<String> {
        let loci = merge.loci().iter();
        loci.flat_map(|locus| merge.paragraphs(locus)).map(|text| words(&text).join(" ")).collect()
    };
    let merge = ThreeWay::new(base, other, base);
    assert!(allowed(&merge, Accord::Left), "{base:?} {other:?}");
    let paragraphs = printed(&merge);
    assert_eq!(paragraphs.len(), other.clauses().len());
    for (paragraph, body) in paragraphs.iter().zip(bodies(other)) {
        assert!(paragraph.ends_with(&body), "{paragraph} for {body}");
    }
    assert!(allowed(&ThreeWay::new(base, other, other), Accord::Agreed), "{base:?} {other:?}");
    assert_eq!(printed(&ThreeWay::new(base, other, other)), paragraphs);
    check(base, other, base);
    check(base, other, other);
}

#[test]
fn the_corpus_is_merged_by_the_laws() {
    let drafts = [1, 2, 3, 4].map(harbour);
    for base in &drafts {
        for left in &drafts {
            check_two(base, left);
            drafts.iter().for_each(|right| check(base, left, right));
        }
    }
    for path in texts(&root().join("cases/align")) {
        let input = std::fs::read_to_string(&path).unwrap();
        let (before, after) = input.split_once("======== after\n").unwrap();
        check_two(&Draft::parse("before", before), &Draft::parse("after", after));
        check_two(&Draft::parse("after", after), &Draft::parse("before", before));
    }
}

/// The base and both sides of a case.
fn case(name: &str) -> [Draft; 3] {
    let input = std::fs::read_to_string(root().join("cases/merge").join(name)).unwrap();
    let (base, sides) = input.split_once("======== left\n").unwrap();
    let (left, right) = sides.split_once("======== right\n").unwrap();
    [("chair", base), ("EU", left), ("G77", right)].map(|(sigil, text)| Draft::parse(sigil, text))
}

#[test]
fn a_heading_does_not_go_from_above_what_may_stay() {
    for (name, heading) in [
        ("heading-dropped-and-words-kept.txt", "###### Article 2 – [EU: delete] [G77: Review]"),
        ("heading-dropped-and-words-put-in.txt", "## [EU: delete] [G77: REVIEW]"),
    ] {
        let [base, left, right] = case(name);
        let text = ThreeWay::new(&base, &left, &right).text();
        assert!(text.lines().any(|line| line.trim_end() == heading), "{text}");
        check(&base, &left, &right);
    }
}

#[test]
fn conflicts_are_brackets_with_names() {
    let [base, left, right] = case("apart-and-in-conflict.txt");
    let merged = Draft::parse("merged", &ThreeWay::new(&base, &left, &right).text());
    let brackets = merged.brackets();
    let attributions = brackets.all().iter().filter_map(|bracket| bracket.attribution.as_ref());
    let names: Vec<_> = attributions.flat_map(|attribution| &attribution.names).collect();
    assert_eq!(names, ["EU", "G77"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn any_texts_are_merged_by_the_laws(
        base in "([a-d]{1,2} ?|[.;] |\n\n|[12]\\. ){0,30}",
        left in "([a-d]{1,2} ?|[.;] |\n\n|[12]\\. ){0,30}",
        right in "([a-d]{1,2} ?|[.;] |\n\n|[12]\\. ){0,30}",
    ) {
        let [base, left, right] =
            [("base", &base), ("left", &left), ("right", &right)].map(|(sigil, text)| Draft::parse(sigil, text));
        check(&base, &left, &right);
        check_two(&base, &left);
    }
}
