//! Concepts against a plain search for the same phrases: those that name a concept, those that
//! reject a match and those that admit one; with tokens made anew, and from a string to the map. And
//! force against concepts, both from a string.

use aho_corasick::{AhoCorasick, MatchKind};
use travaux::concept::Rule;
use travaux::text::Tokens;
use travaux::{Draft, Force, Scheme};

use crate::ratio::Race;
use crate::texts::{english, policies, prose};

pub(crate) fn run(race: &mut Race) {
    let scheme = Scheme::builtin("cyber").expect("the scheme is built in");
    let rules = scheme.rules().iter();
    let written = rules.flat_map(|rule| std::iter::once(rule.phrase()).chain(company(rule)));
    let mut phrases: Vec<String> = written.flat_map(spelled_out).collect();
    phrases.sort_unstable();
    phrases.dedup();
    let automaton = AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .match_kind(MatchKind::LeftmostLongest)
        .build(&phrases)
        .expect("the phrases fit an automaton");
    let texts = [
        Some(prose(200_000)),
        policies(),
        english("English treaties", "texts/treaties", 4_000_000),
    ];
    for text in texts.iter().flatten() {
        let names = ["mapping", "reading and mapping"].map(|task| format!("{task} {}", text.name));
        let text = text.text.as_str();
        let draft = Draft::parse("text", text);
        let found = |draft: &Draft| {
            let map = scheme.annotate(draft);
            map.annotations().len() + map.near_misses().len()
        };
        let theirs = || automaton.find_iter(text).count();
        // the corpus and the policies name concepts everywhere
        let check = |found, plain| assert!(found > 0 && plain > 0, "{found} and {plain} matches");
        let with_tokens = || Tokens::new(text).len().min(1) * found(&draft);
        race.run(&names[0], "aho-corasick", text.len(), (with_tokens, theirs), check);
        let from_string = || found(&Draft::parse("text", text));
        race.run(&names[1], "aho-corasick", text.len(), (from_string, theirs), check);
    }
    for text in texts.iter().flatten() {
        let name = format!("force of {}", text.name);
        let text = text.text.as_str();
        let force = || Force::new(&Draft::parse("text", text)).acts().len();
        let mapping = || scheme.annotate(&Draft::parse("text", text)).annotations().len();
        race.run(&name, "mapping", text.len(), (force, mapping), |acts, found| {
            assert!(acts > 100 && found > 0, "{acts} acts, {found} concepts");
        });
    }
}

fn company(rule: &Rule) -> impl Iterator<Item = &str> {
    rule.admit().iter().map(String::as_str)
}

/// What a plain search can look for: a phrase with its alternatives spelled out, up to its first
/// gap or operator. It finds neither plurals nor line breaks, and judges nothing.
fn spelled_out(phrase: &str) -> Vec<String> {
    let mut readings = vec![String::new()];
    for word in phrase.split_whitespace().take_while(|word| !ends_plain(word)) {
        let longer = |reading: &String| {
            let space = if reading.is_empty() { "" } else { " " };
            let add = move |reading: &str, word: &str| format!("{reading}{space}{word}");
            let words = word.trim_matches(['*', '~', '=', '(', ')']).split('|');
            words.map(|word| add(reading, word)).collect::<Vec<_>>()
        };
        readings = readings.iter().flat_map(longer).collect();
    }
    readings
}

fn ends_plain(word: &str) -> bool {
    word.starts_with('<') || word.contains('/') || matches!(word, "OR" | "NOT")
}
