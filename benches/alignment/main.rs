//! How near the alignment comes to the truth, by kind of change and intensity.
//!
//! `cargo bench --bench alignment` prints the tables; `-- WORD` only the kinds whose name holds the
//! word; `-- --test` measures the invented texts of the corpus only; `-- --worst` names the texts with
//! the most wrong links. Real texts and published labels join in where the environment variable
//! `TRAVAUX_TEXTS` says they are.
#![allow(missing_docs, clippy::print_stdout)]

#[path = "../files/mod.rs"]
mod files;
mod gold;
#[path = "../mutator/mod.rs"]
mod mutator;
mod pepper;
mod sources;

use std::path::{Path, PathBuf};

use gold::Row;
use mutator::{Count, Mutant, RECIPES, Recipe, Score, Unmade};
use pepper::Pepper;
use sources::{Source, corpus, real};
use travaux::Comparison;

struct Arguments {
    /// Only the corpus.
    quick: bool,
    worst: bool,
    names: Vec<String>,
}

fn main() {
    let given: Vec<String> = std::env::args().skip(1).collect();
    let has = |flag: &str| given.iter().any(|argument| argument == flag);
    let names = given.iter().filter(|argument| !argument.starts_with('-')).cloned().collect();
    let arguments = Arguments { quick: has("--test"), worst: has("--worst"), names };
    mutants(&arguments);
    let root = std::env::var_os("TRAVAUX_TEXTS").map(PathBuf::from);
    if let (Some(root), false) = (root, arguments.quick) {
        labels(&root);
        let pepper = pepper::of_largest_pairs(&root, LARGEST_PAIRS);
        let Pepper { gaps, short } = pepper;
        println!("pepper: {short} of {gaps} unchanged stretches, {:.4}", pepper.share());
    }
}

/// So many of the largest real pairs are looked at word by word.
const LARGEST_PAIRS: usize = 45;

fn labels(root: &Path) {
    println!(
        "| labels | what | precision | recall | F1 | best before |\n|---|---|---|---|---|---|"
    );
    for Row { set, unit, comparator, count } in gold::rows(root) {
        let (precision, recall, f1) = (count.precision(), count.recall(), count.f1());
        let comparator = comparator.map_or("–".to_owned(), |f1| format!("{f1:.3}"));
        println!("| {set} | {unit} | {precision:.4} | {recall:.4} | {f1:.4} | {comparator} |");
    }
}

fn mutants(arguments: &Arguments) {
    let mut sources = corpus();
    if !arguments.quick {
        sources.extend(real());
    }
    println!("{} texts", sources.len());
    println!("| {} |", COLUMNS.join(" | "));
    println!("{}|", "|---".repeat(COLUMNS.len()));
    for (seed, recipe) in RECIPES.iter().enumerate() {
        let named = |name: &String| recipe.name.contains(name.as_str());
        if arguments.names.is_empty() || arguments.names.iter().any(named) {
            row(recipe, seed as u64, &sources, arguments.worst);
        }
    }
}

/// What the rows say; *right* is precision, *found* recall.
const COLUMNS: [&str; 17] = [
    "what is done",
    "how much",
    "links F1",
    "right",
    "found",
    "close calls",
    "right",
    "edited F1",
    "moves found",
    "false moves",
    "splits found",
    "right",
    "merges found",
    "right",
    "renumbered F1",
    "texts given up",
    "clauses left alone",
];

fn row(recipe: &Recipe, seed: u64, sources: &[Source], worst: bool) {
    let (mut all, mut given_up, mut planned, mut retracted) = (Score::default(), 0, 0, 0);
    let mut wrong: Vec<(usize, String)> = Vec::new();
    for (number, source) in sources.iter().enumerate() {
        let seed = seed << 32 | number as u64;
        let mutant = match Mutant::new(&source.draft, recipe, &source.store, seed) {
            Ok(mutant) => mutant,
            Err(Unmade::NothingToDo) => continue,
            Err(Unmade::ReadOtherwise) => {
                given_up += 1;
                continue;
            }
        };
        let Mutant { before, after, truth, .. } = &mutant;
        let comparison = Comparison::new(before, after);
        let score = Score::new(before, after, truth, comparison.alignment());
        all.add(&score);
        (planned, retracted) = (planned + mutant.planned, retracted + mutant.retracted);
        let missed = score.links.wanted + score.links.found - 2 * score.links.right;
        wrong.push((missed, format!("{} {score:?}", source.name)));
    }
    let mut cells = vec![recipe.name.to_owned(), recipe.intensity.to_owned()];
    cells.extend(figures(&all));
    let left_alone = retracted as f64 / planned.max(1) as f64;
    cells.extend([given_up.to_string(), format!("{left_alone:.3}")]);
    println!("| {} |", cells.join(" | "));
    if worst {
        wrong.sort_by(|x, y| y.cmp(x));
        wrong.iter().take(6).for_each(|(_, line)| println!("    {line}"));
    }
}

/// The figures of a row; none for what a recipe does not do.
fn figures(score: &Score) -> [String; 13] {
    let shown = |count: Count, figure: f64| match count.wanted {
        0 => "–".to_owned(),
        _ => format!("{figure:.4}"),
    };
    let Score { links, close, edited, moved, split, merged, renumbered, .. } = *score;
    [
        shown(links, links.f1()),
        shown(links, links.precision()),
        shown(links, links.recall()),
        format!("{:.4}", close.found as f64 / links.found.max(1) as f64),
        format!("{:.3}", close.precision()),
        shown(edited, edited.f1()),
        shown(moved, moved.recall()),
        format!("{:.4}", score.false_moves()),
        shown(split, split.recall()),
        shown(split, split.precision()),
        shown(merged, merged.recall()),
        shown(merged, merged.precision()),
        shown(renumbered, renumbered.f1()),
    ]
}
