//! Phrases, patterns and concepts through all drafts.

use travaux::history::{Lifespan, Sought, Stemma};
use travaux::render::Style;
use travaux::{Draft, History, Scheme};

use crate::corpus::harbour;

#[test]
fn phrase_pattern_and_concept_have_one_shape() {
    let drafts = [1, 2, 3, 4].map(harbour);
    let history = History::new(&drafts.each_ref());
    let cyber = Scheme::builtin("cyber").unwrap();
    let mut lives = vec![
        history.lifespan("offensive cyber operations"),
        history.lifespan_of_pattern("without <4> discrimination").unwrap(),
        history.lifespan_of_pattern("shall BEFORE/4 establish").unwrap(),
    ];
    // those that stand all the time say little
    let turned = history.lifespans(cyber).into_iter().filter(|life| !life.turns.is_empty());
    lives.extend(turned);
    let page: String =
        lives.iter().map(|life| format!("{}\n", life.styled(&history, Style::new()))).collect();
    insta::assert_snapshot!("harbour-lives", page);
    for life in &lives {
        let wire = serde_json::to_string(life).unwrap();
        assert_eq!(serde_json::from_str::<Lifespan>(&wire).unwrap(), *life);
    }
    assert!(history.lifespan_of_concept(cyber, "no-such-concept").is_none());
    assert!(history.lifespan_of_pattern("(shall").is_err());
}

#[test]
fn what_a_scheme_tells_of_all_concepts_it_tells_of_one() {
    let drafts = [1, 3, 2].map(harbour);
    let history = History::new(&drafts.each_ref());
    let cyber = Scheme::builtin("cyber").unwrap();
    for life in history.lifespans(cyber) {
        let Sought::Concept { id, .. } = &life.sought else { panic!("{life:?}") };
        assert_eq!(history.lifespan_of_concept(cyber, id), Some(life));
    }
}

#[test]
fn what_one_branch_strikes_out_lives_on_in_the_other() {
    let texts =
        ["Ships pay gold.", "Ships pay.", "Ships pay gold.", "Ships pay.", "Ships pay gold."];
    let drafts = texts.map(|text| Draft::parse("", text));
    let stemma = |last: Vec<usize>| {
        let parents = vec![vec![], vec![0], vec![0], vec![1, 2], last];
        Stemma::new(parents).unwrap()
    };
    let all = drafts.each_ref();
    let history =
        History::branching(&all[..3], Stemma::new(vec![vec![], vec![0], vec![0]]).unwrap());
    assert_eq!(history.unwrap().lifespan("gold").died(), None);
    let history = History::branching(
        &all[..4],
        Stemma::new(vec![vec![], vec![0], vec![0], vec![1, 2]]).unwrap(),
    );
    let gold = history.unwrap().lifespan("gold");
    assert_eq!((gold.died(), gold.turns.len()), (Some(3), 2));
    let history = History::branching(&all, stemma(vec![3])).unwrap();
    let gold = history.lifespan("gold");
    assert_eq!((gold.died(), gold.returned()), (None, &[4][..]));
    assert_eq!(history.word(4, 2).unwrap().draft, 0);
}
