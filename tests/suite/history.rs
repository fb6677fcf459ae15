//! Many drafts of one text: laws, words with known origins, and pages.

use std::collections::BTreeSet;

use proptest::prelude::*;
use travaux::history::Stemma;
use travaux::text::Normalization;
use travaux::{Draft, History, read};

use crate::corpus::{harbour, root};

fn history_of(drafts: &[Draft]) -> History<'_> {
    History::new(&drafts.iter().collect::<Vec<_>>())
}

pub(crate) fn parts(input: &str) -> Vec<Draft> {
    let parts = input.split("======== next\n").enumerate();
    parts.map(|(number, text)| Draft::parse(format!("draft-{}", number + 1), text)).collect()
}

fn check(drafts: &[Draft]) {
    check_words(drafts, &history_of(drafts));
    let history = history_of(drafts);
    let lifespan = history.lifespan("a b");
    assert_eq!(lifespan.occurrences.len(), drafts.len());
    assert!(!drafts.is_empty() || history.to_string().is_empty());
    let _ = lifespan.styled(&history, travaux::render::Style::new()).to_string();
    // the last draft once more changes nothing
    let again: Vec<&Draft> = drafts.iter().chain(drafts.last()).collect();
    let longer = History::new(&again);
    assert_eq!(longer.words().len(), history.words().len());
    for (old, new) in history.words().iter().zip(longer.words()) {
        assert_eq!((old.draft, old.token), (new.draft, new.token));
    }
}

/// Every clause is in one trace, every word has one origin.
fn check_words(drafts: &[Draft], history: &History<'_>) {
    let word = |draft: usize, token| drafts[draft].tokens().get(drafts[draft].text(), token).word();
    for (number, draft) in drafts.iter().enumerate() {
        let stages = history.traces().iter().flat_map(|trace| &trace.stages[number].clauses);
        let mut clauses: Vec<usize> = stages.map(|id| id.index()).collect();
        clauses.sort_unstable();
        assert!(clauses.into_iter().eq(0..draft.clauses().len()), "a clause in no trace or in two");
        let mut origins = BTreeSet::new();
        for clause in draft.clauses() {
            for token in draft.tokens().within(clause.body_span()) {
                let Some(life) = history.word(number, token) else { continue };
                assert!(life.draft <= number && life.drafts.contains(&number));
                assert!(life.drafts.is_sorted_by(|one, other| one < other), "{life:?}");
                assert_eq!(life.drafts[0], life.draft);
                assert!(origins.insert((life.draft, life.token)), "one word twice in a draft");
                let fold = |word| Normalization::CaseInsensitive.fold(word).into_owned();
                assert_eq!(fold(word(life.draft, life.token)), fold(word(number, token)));
            }
        }
    }
}

#[test]
fn the_corpus_keeps_the_laws() {
    check(&[]);
    check(&[1, 2, 3, 4].map(harbour));
    check(&[4, 1, 4, 2, 1].map(harbour));
}

#[test]
fn one_draft_has_all_words_from_itself() {
    let draft = harbour(1);
    let history = History::new(&[&draft]);
    assert!(history.words().iter().all(|word| word.draft == 0 && word.drafts == [0]));
    assert_eq!(history.churn(0).0, history.words().len());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn any_drafts_keep_the_laws(
        texts in prop::collection::vec("([a-d]{1,2} ?|[.;] |\n\n|[12]\\. ){0,24}", 1..6),
    ) {
        let drafts: Vec<Draft> = texts.iter().map(|text| Draft::parse("", text)).collect();
        check(&drafts);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn any_stemma_keeps_the_laws(
        made in prop::collection::vec(
            ("([a-d]{1,2} ?|[.;] |\n\n|[12]\\. ){0,24}", prop::collection::btree_set(0..6_usize, 0..3)),
            1..6,
        ),
    ) {
        let drafts: Vec<Draft> = made.iter().map(|(text, _)| Draft::parse("", text)).collect();
        let parents = made.iter().enumerate().map(|(at, (_, parents))| {
            parents.iter().copied().filter(|parent| *parent < at).collect()
        });
        let stemma = Stemma::new(parents.collect()).unwrap();
        let borrowed: Vec<&Draft> = drafts.iter().collect();
        let history = History::branching(&borrowed, stemma).unwrap();
        check_words(&drafts, &history);
        let _ = history.to_string();
        let lifespan = history.lifespan("a b");
        let _ = lifespan.styled(&history, travaux::render::Style::new()).to_string();
    }
}

#[test]
fn a_word_that_returns_to_a_moved_clause_is_the_old_one() {
    let path = root().join("cases/history/moved-edited-and-back.txt");
    let drafts = parts(&std::fs::read_to_string(path).unwrap());
    let history = history_of(&drafts);
    let clause = drafts[3].clauses().next().unwrap();
    for token in drafts[3].tokens().within(clause.body_span()) {
        let word = drafts[3].tokens().get(drafts[3].text(), token).word();
        let (born, lived): (usize, &[usize]) = match word {
            "or" | "shoal" => (2, &[2, 3]),
            "promptly" => (0, &[0, 1, 3]),
            _ => (0, &[0, 1, 2, 3]),
        };
        let life = history.word(3, token).unwrap();
        assert_eq!((life.draft, life.drafts.as_slice()), (born, lived), "{word}");
    }
}

#[test]
fn every_case_reads_well() {
    let phrases =
        ["secrecy and soundness", "raids by private crews", "signal tools", "harmful engines"];
    insta::glob!("../../corpus/cases/history", "*.txt", |path| {
        let drafts = parts(&std::fs::read_to_string(path).unwrap());
        check(&drafts);
        let history = history_of(&drafts);
        let mut page = history.to_string();
        for phrase in phrases {
            let lifespan = history.lifespan(phrase);
            if lifespan.born().is_some() {
                page += &format!("\n{}", lifespan.styled(&history, travaux::render::Style::new()));
            }
        }
        insta::assert_snapshot!(page);
    });
}

/// Drafts behind lines of `======== next of 1, 2`, which name their parents from 1.
pub(crate) fn branches(input: &str) -> (Vec<Draft>, Stemma) {
    let (mut drafts, mut parents) = (Vec::new(), Vec::new());
    for part in format!("of \n{input}").split("======== next ") {
        let (made_of, text) = part.split_once('\n').unwrap();
        let numbers = made_of.trim_start_matches("of").split(',').map(str::trim);
        parents.push(numbers.filter_map(|n| n.parse::<usize>().ok()).map(|n| n - 1).collect());
        drafts.push(Draft::parse(format!("draft-{}", drafts.len() + 1), text));
    }
    (drafts, Stemma::new(parents).unwrap())
}

#[test]
fn every_stemma_reads_well() {
    insta::glob!("../../corpus/cases/branches", "*.txt", |path| {
        let (drafts, stemma) = branches(&std::fs::read_to_string(path).unwrap());
        let borrowed: Vec<&Draft> = drafts.iter().collect();
        let history = History::branching(&borrowed, stemma).unwrap();
        check_words(&drafts, &history);
        let mut page = history.to_string();
        let last = drafts.len() - 1;
        page += "\nWhere the words of the last draft are from\n";
        for clause in drafts[last].clauses() {
            let words = clause.tokens().zip(clause.token_range()).map(|(token, at)| {
                let life = history.word(last, at).unwrap();
                format!("{}{}", token.word(), life.draft + 1)
            });
            page += &format!("    {}\n", words.collect::<Vec<_>>().join(" "));
        }
        insta::assert_snapshot!(page);
    });
}

#[test]
fn a_stemma_tells_all_its_problems() {
    let error = Stemma::new(vec![vec![0], vec![0, 0], vec![7]]).unwrap_err();
    assert_eq!(error.kind(), travaux::ErrorKind::History);
    insta::assert_snapshot!(error.to_string(), @r"
    found draft 1 as a parent of draft 1: parents come before
    found draft 1 twice as a parent of 2
    found draft 8 as a parent of draft 3: parents come before
    ");
    let draft = harbour(1);
    let error = History::branching(&[&draft], Stemma::line(2)).unwrap_err();
    assert_eq!(error.to_string(), "found parents for 2 drafts: there are 1");
    let wire = serde_json::to_string(&Stemma::line(3)).unwrap();
    assert_eq!(serde_json::from_str::<Stemma>(&wire).unwrap(), Stemma::line(3));
    assert!(serde_json::from_str::<Stemma>("[[1],[0]]").is_err());
}

#[test]
fn nine_principles_say_when_their_words_turned() {
    let Some(root) = crate::real_texts::root() else { return };
    let folder = root.join("texts/paris-call/nine-principles");
    let files = std::fs::read_dir(folder).unwrap().flatten().map(|entry| entry.path());
    let mut files: Vec<_> =
        files.filter(|file| file.to_string_lossy().ends_with(".en.md")).collect();
    files.sort();
    let drafts: Vec<Draft> = files.iter().map(|file| read::path(file).unwrap()).collect();
    check(&drafts);
    let history = history_of(&drafts);
    for (phrase, died, instead) in [
        ("offensive action by non-state actors", 2, "hacking-back"),
        ("accessibility and integrity", 2, "availability or integrity"),
        ("malicious ICT tools", 4, "malicious software"),
    ] {
        let lifespan = history.lifespan(phrase);
        assert_eq!(lifespan.died(), Some(died), "{phrase}");
        let page = lifespan.styled(&history, travaux::render::Style::new().width(500)).to_string();
        assert!(page.contains(instead), "{page}");
    }
}

/// A word of a generated history: the word, and the draft it was first put in.
type Dated = (String, usize);

/// Words replaced, dropped, put in and put back, and clauses moved, by chance; every word dated.
fn made_up(seed: u64, steps: usize) -> Vec<Vec<Vec<Dated>>> {
    let mut state = seed;
    let mut dice = move |most: usize| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % most
    };
    let plain = |word: &&str| word.bytes().all(|byte| byte.is_ascii_lowercase());
    let first = harbour(1);
    let clause = |body: &str| -> Vec<Dated> {
        body.split_whitespace().filter(plain).map(|word| (word.to_owned(), 0)).collect()
    };
    let mut text: Vec<Vec<Dated>> = first.clauses().map(|c| clause(c.body())).collect();
    text.retain(|clause| clause.len() > 8);
    let pool: Vec<String> = text.iter().flatten().map(|(word, _)| word.clone()).collect();
    let mut history = vec![text.clone()];
    // what the last step struck out of each clause, and where
    let mut gone: Vec<Option<(usize, Dated)>> = vec![None; text.len()];
    for draft in 1..steps {
        for (clause, gone) in text.iter_mut().zip(&mut gone) {
            if let Some((at, word)) = gone.take() {
                clause.insert(at, word);
                continue;
            }
            for _ in 0..clause.len() / 12 {
                let at = dice(clause.len());
                let new = pool[dice(pool.len())].clone();
                match dice(3) {
                    0 if clause[at].0.len() > 4 => clause[at] = (new, draft),
                    1 => clause.insert(at, (new, draft)),
                    _ => {}
                }
            }
            let at = dice(clause.len());
            if clause[at].0.len() > 4 {
                *gone = Some((at, clause.remove(at)));
            }
        }
        let (from, to) = (dice(text.len()), dice(text.len()));
        let (moved, its) = (text.remove(from), gone.remove(from));
        text.insert(to, moved);
        gone.insert(to, its);
        history.push(text.clone());
    }
    history
}

fn printed(text: &[Vec<Dated>]) -> String {
    let mut printed = String::new();
    for (at, clause) in text.iter().enumerate() {
        let words: Vec<&str> = clause.iter().map(|(word, _)| word.as_str()).collect();
        printed += &format!("{}. {}\n\n", at + 1, words.join(" "));
    }
    printed
}

#[test]
fn words_of_made_up_histories_are_dated_right() {
    let (mut right, mut all) = (0, 0);
    for seed in 0..4 {
        let truth = made_up(seed, 6);
        let drafts: Vec<Draft> = truth.iter().map(|t| Draft::parse("", &printed(t))).collect();
        let history = history_of(&drafts);
        for (number, draft) in drafts.iter().enumerate() {
            let dated: Vec<(&str, usize)> = (0..draft.tokens().len())
                .filter_map(|token| {
                    let word = draft.tokens().get(draft.text(), token).word();
                    Some((word, history.word(number, token)?.draft))
                })
                .collect();
            let words: Vec<_> = truth[number].iter().flatten().collect();
            assert_eq!(dated.len(), words.len());
            for ((word, born), (true_word, truly)) in dated.into_iter().zip(words) {
                assert_eq!(word, true_word);
                (right, all) = (right + usize::from(born == *truly), all + 1);
            }
        }
    }
    println!("{right} of {all} words dated right");
    assert!(right * 100 >= all * 99, "{right} of {all}");
}

#[test]
fn the_harbour_declaration_reads_well() {
    let drafts = [1, 2, 3, 4].map(harbour);
    let page = history_of(&drafts).to_string();
    assert!(page.lines().all(|line| line.chars().count() <= 80));
    insta::assert_snapshot!("harbour-history", page);
}
