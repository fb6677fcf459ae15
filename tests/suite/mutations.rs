//! What became of every clause, against a mutator that knows it.

use travaux::{Comparison, Draft};

use crate::corpus::{read, root, texts};
use crate::mutator::{Mutant, RECIPES, Recipe, Score, Store, Unmade, passages};

/// The invented texts that are long enough.
pub(crate) fn drafts() -> Vec<Draft> {
    let folders = [root().join("families"), root().join("instruments")];
    let paths = folders.iter().flat_map(|folder| texts(folder));
    paths.filter(|path| !path.ends_with("README.md")).map(|path| read(&path)).collect()
}

fn store(draft: &Draft) -> Store {
    let bodies: Vec<String> = passages(draft).into_iter().map(|passage| passage.body).collect();
    Store::new(bodies.iter().map(String::as_str))
}

/// A recipe followed with every text, words coming from the next one.
pub(crate) fn mutants<'d>(
    drafts: &'d [Draft],
    recipe: &'d Recipe,
    seed: u64,
) -> impl Iterator<Item = Result<Mutant, Unmade>> + 'd {
    drafts.iter().enumerate().map(move |(number, draft)| {
        let other = &drafts[(number + drafts.len() / 2) % drafts.len()];
        Mutant::new(draft, recipe, &store(other), seed << 32 | number as u64)
    })
}

fn score(mutant: &Mutant) -> Score {
    let Mutant { before, after, truth, .. } = mutant;
    Score::new(before, after, truth, Comparison::new(before, after).alignment())
}

/// Floors a little under what is reached; `cargo bench --bench alignment` prints the figures over all
/// texts at hand.
#[test]
fn alignments_find_what_the_mutator_did() {
    let drafts = drafts();
    assert!(drafts.len() > 6, "the corpus is there");
    for (seed, recipe) in RECIPES.iter().enumerate() {
        let (mut all, mut given_up) = (Score::default(), 0);
        for mutant in mutants(&drafts, recipe, seed as u64) {
            match mutant {
                Ok(mutant) => all.add(&score(&mutant)),
                Err(unmade) => given_up += usize::from(unmade == Unmade::ReadOtherwise),
            }
        }
        let heavy = recipe.edited.max(recipe.edited_there) > 20;
        let what = format!("{}, {}: {all:?}", recipe.name, recipe.intensity);
        assert_eq!(given_up, 0, "{what}");
        assert!(all.links.f1() >= if heavy { 0.95 } else { 0.98 }, "{what}");
        assert!(all.moved.recall() >= 0.98 && all.false_moves() <= 0.01, "{what}");
        // few clauses of the corpus can be split; one missed is a large share
        assert!(
            heavy || all.split.right + all.merged.right + 2 >= all.split.wanted + all.merged.wanted,
            "{what}"
        );
        assert!(heavy || all.renumbered.f1() >= 0.97 || all.renumbered.wanted == 0, "{what}");
    }
}

/// The truth is true: what was only moved has the same words, what was put in answers to nothing.
#[test]
fn the_mutator_keeps_the_truth() {
    let drafts = drafts();
    let (mut moved, mut put_in) = (0, 0);
    for recipe in RECIPES.iter().filter(|recipe| recipe.edited + recipe.edited_there == 0) {
        for mutant in mutants(&drafts, recipe, 1).flatten() {
            let body =
                |draft: &Draft, one: usize| draft.clauses().nth(one).unwrap().body().to_owned();
            for answer in &mutant.truth.answers {
                let (before, after) = answer.first();
                let one_to_one = answer.before.len() + answer.after.len() == 2;
                if one_to_one && !recipe.modals {
                    assert_eq!(body(&mutant.before, before), body(&mutant.after, after));
                }
                moved += usize::from(answer.moved);
            }
            let answered: usize =
                mutant.truth.answers.iter().map(|answer| answer.after.len()).sum();
            put_in += mutant.after.clauses().len() - answered;
        }
    }
    assert!(moved > 50 && put_in > 50, "{moved} moved, {put_in} put in");
}

/// Alignments that nobody here made, seen halves; the bench prints the same rows.
#[cfg(feature = "akn")]
#[test]
fn alignments_of_others_are_found() {
    let Some(root) = crate::real_texts::root() else { return };
    let floors = [
        ("drafts of a control catalogue", "links", 0.98),
        ("revisions of essays", "links", 0.97),
        ("revisions of essays", "edited links", 0.93),
        ("revisions of essays", "added and deleted", 0.895),
        ("revisions of articles", "word edits", 0.65),
    ];
    let rows = crate::gold_alignments::rows(&root);
    for (set, unit, floor) in floors {
        let row = rows.iter().find(|row| row.set == set && row.unit == unit).unwrap();
        let (f1, before) = (row.count.f1(), row.comparator);
        println!("{set}, {unit}: F1 {f1:.4}; best before {before:?}");
        assert!(f1 >= floor, "{set}, {unit}: {f1}");
    }
}
