//! One treaty in six languages, mapped with one scheme: the same ideas in the same articles, where the
//! environment variable `TRAVAUX_TEXTS` says the texts are.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use travaux::{Clause, Scheme, read};

use crate::corpus;
use crate::real_texts::root;

/// The articles that name each concept.
type Articles = BTreeMap<String, BTreeSet<String>>;

fn article(clause: Clause<'_>) -> Option<String> {
    let path = clause.canonical_path();
    path.split('/').find(|segment| segment.starts_with("article-")).map(str::to_owned)
}

fn articles(root: &Path, scheme: &Scheme, language: &str) -> Articles {
    let file = root.join(format!("texts/bbnj/bbnj-agreement-2023.{language}.txt"));
    let draft = read::path(file).unwrap();
    let map = scheme.annotate(&draft);
    let mut articles = Articles::new();
    for mention in map.mentions() {
        let named = articles.entry(mention.concept().id().to_owned()).or_default();
        named.extend(article(mention.clause()));
    }
    articles
}

/// How many of the pairs of a concept and an article that either of two texts has, both have; a little
/// under what is reached. Where they part, the page is mostly to blame: the Arabic text came off paper with
/// six of its 76 articles run into others, which moves what they name, and in the Russian one words are
/// broken by hyphens that no longer stand at the end of a line.
const LEAST_SHARED: [(&str, f64); 5] =
    [("fr", 0.99), ("es", 0.97), ("ru", 0.92), ("ar", 0.83), ("zh", 0.97)];

#[test]
fn one_scheme_finds_the_same_ideas_in_six_languages() {
    let Some(root) = root() else { return };
    let scheme = Scheme::from_path(corpus::root().join("schemes/high-seas.toml")).unwrap();
    let english = articles(&root, &scheme, "en");
    assert_eq!(english.len(), scheme.concepts().len(), "every concept is named");
    println!("| concept, articles of the English text | of these in | and in others |");
    println!("|---|---|---|");
    for (language, least) in LEAST_SHARED {
        let other = articles(&root, &scheme, language);
        let (mut both, mut either) = (0, 0);
        for (concept, wanted) in &english {
            let found = other.get(concept).cloned().unwrap_or_default();
            let shared = wanted.intersection(&found).count();
            both += shared;
            either += wanted.union(&found).count();
            let (all, more) = (wanted.len(), found.len() - shared);
            println!("| {concept}: {all} | {language} {shared} | {more} |");
        }
        let share = both as f64 / either as f64;
        println!("| **{language}** | {both} of {either}: {share:.3} | |");
        assert!(share >= least, "{language}: {share:.3} is below {least}");
    }
}
