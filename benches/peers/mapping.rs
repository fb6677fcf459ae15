//! Concepts against a plain search for the same phrases.

use aho_corasick::{AhoCorasick, MatchKind};
use travaux::concept::RuleKind;
use travaux::{Draft, Scheme};

use crate::ratio::Race;
use crate::texts::{english, prose};

pub(crate) fn run(race: &mut Race) {
    let scheme = Scheme::builtin("cyber").expect("the scheme is built in");
    // what a plain search can look for: phrases without gaps and alternatives
    let is_plain = |phrase: &&str| !phrase.contains(['<', '|', '*']);
    let labels = scheme.rules().iter().filter(|rule| rule.kind() != RuleKind::Rejection);
    let phrases: Vec<&str> = labels.map(|rule| rule.phrase()).filter(is_plain).collect();
    let automaton = AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .match_kind(MatchKind::LeftmostLongest)
        .build(&phrases)
        .expect("the phrases fit an automaton");
    let texts = [
        Some(prose(200_000)),
        english("English policies", "series", 4_000_000),
        english("English treaties", "texts/treaties", 4_000_000),
    ];
    for text in texts.iter().flatten() {
        let name = format!("mapping {}", text.name);
        let text = text.text.as_str();
        let ours = || {
            let draft = Draft::parse("text", text);
            let map = scheme.annotate(&draft);
            map.annotations().len() + map.near_misses().len()
        };
        let theirs = || automaton.find_iter(text).count();
        race.run(&name, "aho-corasick", text.len(), (ours, theirs), |found, plain| {
            // the corpus and the policies name concepts everywhere
            assert!(found > 0 && plain > 0, "{found} and {plain} matches");
        });
    }
}
