//! Laws of what changed together: moves, numbers and references.

use proptest::prelude::{ProptestConfig, Strategy, prop};
use proptest::proptest;
use travaux::align::ReferenceFate;
use travaux::render::ComparisonReport;
use travaux::{Change, ClauseId, Comparison, Draft, Fate};

use crate::laws::check_comparison;

type Pair = (Vec<ClauseId>, Vec<ClauseId>);

/// The clauses of a link on both sides.
fn pair(change: Change<'_>) -> Pair {
    (change.link().before.clone(), change.link().after.clone())
}

fn turned(pairs: Vec<Pair>) -> Vec<Pair> {
    pairs.into_iter().map(|(before, after)| (after, before)).collect()
}

/// `back` compares the other way round.
pub(crate) fn check_together(comparison: &Comparison<'_>, back: &Comparison<'_>) {
    check_moves(comparison);
    check_numbers(comparison);
    check_references(comparison);
    assert_eq!(moves(comparison, false), moves(back, true), "{comparison:?}");
    assert_eq!(numbers(comparison, false), numbers(back, true), "{comparison:?}");
    assert_eq!(following(comparison, false), following(back, true), "{comparison:?}");
    let report = comparison.report();
    let json = serde_json::to_string(&report).unwrap();
    assert_eq!(serde_json::from_str::<ComparisonReport>(&json).unwrap(), report);
}

fn check_moves(comparison: &Comparison<'_>) {
    let mut seen = Vec::new();
    let mut stays = vec![true; comparison.before().clauses().len()];
    for link in comparison.alignment().links() {
        let stayed = link.fate != Fate::Dropped && !link.moved;
        link.before.iter().for_each(|id| stays[id.index()] = stayed);
    }
    for moved in comparison.block_moves() {
        let pairs: Vec<Pair> = moved.changes().map(pair).collect();
        for next in pairs.windows(2) {
            assert!(next[0].0[0] < next[1].0[0] && next[0].1[0] < next[1].1[0], "{pairs:?}");
        }
        let members: Vec<usize> = moved.changes().map(Change::place).collect();
        for clause in moved.before_clauses() {
            assert!(!stays[clause.id().index()], "{clause:?}");
        }
        let (before, after) = moved.quotations();
        assert!(before.exact.starts_with(moved.before_clauses()[0].text()));
        assert!(after.exact.starts_with(moved.after_clauses()[0].text()));
        seen.extend(members);
    }
    check_covers(seen, comparison, |change| change.is_moved());
}

fn check_numbers(comparison: &Comparison<'_>) {
    let mut seen = Vec::new();
    for renumbering in comparison.renumberings() {
        assert!(renumbering.changes().len() > 0);
        for change in renumbering.changes().filter(|_| renumbering.step().is_some()) {
            let number = |clause: Option<travaux::Clause<'_>>| {
                clause.and_then(|clause| Some(i64::from(clause.enumerator()?.ordinal()?.0)))
            };
            let (before, after) =
                (number(change.before_clauses().next()), number(change.after_clauses().next()));
            assert_eq!(after.zip(before).map(|(after, before)| after - before), renumbering.step());
        }
        seen.extend(renumbering.changes().chain(renumbering.below()).map(Change::place));
    }
    check_covers(seen, comparison, |change| change.is_renumbered());
}

/// Every link that `is` so is seen once, and no other is.
fn check_covers(mut seen: Vec<usize>, comparison: &Comparison<'_>, is: fn(Change<'_>) -> bool) {
    seen.sort_unstable();
    let all = comparison.clauses().filter(|change| is(*change)).map(Change::place);
    assert!(all.eq(seen.iter().copied()), "{comparison:?}: {seen:?}");
}

fn check_references(comparison: &Comparison<'_>) {
    for reference in comparison.references() {
        let (before, after) = reference.quotations();
        let change = reference.change();
        assert!(change.before_clauses().any(|clause| clause.body_span().contains(before.span)));
        assert!(change.after_clauses().any(|clause| clause.body_span().contains(after.span)));
        assert!(reference.cited_before().len() > 0, "{before:?}");
        let dropped = reference.fate() == ReferenceFate::Orphaned;
        assert_eq!(dropped, reference.became().len() == 0, "{before:?}");
    }
}

fn moves(comparison: &Comparison<'_>, turn: bool) -> Vec<Vec<Pair>> {
    let pairs = |pairs: Vec<Pair>| if turn { turned(pairs) } else { pairs };
    let moves = comparison.block_moves();
    let mut moves: Vec<_> =
        moves.iter().map(|moved| pairs(moved.changes().map(pair).collect())).collect();
    moves.sort_unstable();
    moves
}

fn numbers(comparison: &Comparison<'_>, turn: bool) -> Vec<(Vec<Pair>, Vec<Pair>, Option<i64>)> {
    let pairs = |pairs: Vec<Pair>| {
        let mut pairs = if turn { turned(pairs) } else { pairs };
        pairs.sort_unstable();
        pairs
    };
    let numbers = comparison.renumberings();
    let mut numbers: Vec<_> = numbers
        .iter()
        .map(|group| {
            let step = if turn { group.step().map(|step| -step) } else { group.step() };
            (
                pairs(group.changes().map(pair).collect()),
                pairs(group.below().map(pair).collect()),
                step,
            )
        })
        .collect();
    numbers.sort_unstable();
    numbers
}

fn following(comparison: &Comparison<'_>, turn: bool) -> Vec<(String, String)> {
    let follows = comparison.references();
    let follows = follows.filter(|reference| reference.fate() == ReferenceFate::Follows);
    let mut follows: Vec<_> = follows
        .map(|reference| {
            let (before, after) = reference.quotations();
            let words = (
                format!("{:?}: {}", before.span, before.exact),
                format!("{:?}: {}", after.span, after.exact),
            );
            if turn { (words.1, words.0) } else { words }
        })
        .collect();
    follows.sort_unstable();
    follows
}

const SUBJECTS: [&str; 8] =
    ["lamps", "bells", "ropes", "tides", "fish", "pilots", "cranes", "gates"];

/// A draft with numbers, some below others, that cites itself: a subject and what it cites for each
/// article.
fn treaty() -> impl Strategy<Value = Draft> {
    prop::collection::vec((0usize..8, 1usize..9, 0usize..3), 0..8).prop_map(|articles| {
        let mut text = String::new();
        for (index, (subject, cited, items)) in articles.into_iter().enumerate() {
            let (number, subject) = (index + 1, SUBJECTS[subject]);
            text += &format!("Article {number}\n\n1. Every port keeps its {subject} in order.\n\n");
            text += &format!("2. Who lets {subject} decay pays as Article {cited} and Articles 2 to {cited} say:\n\n");
            for item in ["(a) at once;", "(b) in full."].iter().take(items) {
                text += &format!("{item}\n\n");
            }
        }
        Draft::parse("treaty", &text)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_two_treaties_keep_the_laws(before in treaty(), after in treaty()) {
        check_comparison(&before, &after);
    }
}
