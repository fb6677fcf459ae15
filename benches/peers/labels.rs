//! Thesauri of many plain labels against a plain search for the same: tokenizing and mapping against a
//! scan without case, and reading a scheme file against building the automaton.

use std::collections::BTreeSet;

use aho_corasick::{AhoCorasick, MatchKind};
use travaux::lexicon::Lexicon;
use travaux::text::Tokens;
use travaux::{Draft, Scheme};

use crate::ratio::Race;
use crate::texts::{Dice, english, prose};

pub(crate) fn run(race: &mut Race) {
    let text = english("", "texts", 4_000_000).unwrap_or_else(|| prose(400_000));
    // a thesaurus is of a field, and not made of the texts it meets
    let field = english("", "pairs", 4_000_000).unwrap_or_else(|| prose(200_000));
    for (count, shown) in [(10_000, "10,000"), (100_000, "100,000")] {
        let names = [format!("compiling {shown} labels"), format!("mapping {shown} labels")];
        if names.iter().all(|name| race.runs(name).is_none()) {
            continue;
        }
        let labels = labels(&field.text, count);
        let file = scheme_file(&labels);
        let bytes: usize = labels.iter().map(String::len).sum();
        let compile = || Scheme::from_toml(&file).map_or(0, |scheme| scheme.rules().len());
        let build = || automaton(&labels).patterns_len();
        race.run(&names[0], "aho-corasick", bytes, (compile, build), |ours, theirs| {
            assert!(ours == count && theirs == count, "{ours} and {theirs} labels");
        });
        let (scheme, plain) = (Scheme::from_toml(&file).expect("labels"), automaton(&labels));
        let draft = Draft::parse("text", &text.text);
        let ours =
            || Tokens::new(&text.text).len().min(1) * scheme.annotate(&draft).annotations().len();
        let theirs = || plain.find_iter(&text.text).count();
        race.run(&names[1], "aho-corasick", text.text.len(), (ours, theirs), |found, plain| {
            assert!(found > 1000 && plain > 1000, "{found} and {plain} matches");
            println!("    {found} annotations in {} bytes", text.text.len());
        });
    }
}

fn automaton(labels: &[String]) -> AhoCorasick {
    AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .match_kind(MatchKind::LeftmostLongest)
        .build(labels)
        .expect("the labels fit an automaton")
}

/// Labels as a thesaurus has them: one to four words that neither begin nor end with a function word,
/// half of them from the text, half put together from its words. Labels of one word are taken from the
/// list of all words, in which a frequent one stands no more often than a rare one.
fn labels(text: &str, count: usize) -> Vec<String> {
    let lexicon = Lexicon::of("en");
    let words: Vec<String> = text
        .split(|c: char| !c.is_ascii_alphabetic())
        .filter(|word| word.len() > 2)
        .map(str::to_ascii_lowercase)
        .collect();
    let distinct: Vec<&String> = words.iter().collect::<BTreeSet<_>>().into_iter().collect();
    let mut dice = Dice::new();
    let mut labels = BTreeSet::new();
    while labels.len() < count {
        let (len, at) = (1 + dice.below(4), dice.below(words.len() - 4));
        let mut label = match dice.below(2) {
            _ if len == 1 => vec![distinct[dice.below(distinct.len())].clone()],
            0 => words[at..at + len].to_vec(),
            _ => (0..len).map(|_| words[dice.below(words.len())].clone()).collect(),
        };
        // a text has too few words for so many labels of one
        if len == 1 && labels.contains(&label[0]) {
            label[0] += &format!("{}", dice.below(count));
        }
        if ![0, len - 1].iter().any(|&edge| lexicon.is_function_word(&label[edge])) {
            labels.insert(label.join(" "));
        }
    }
    labels.into_iter().collect()
}

/// Ten labels to a concept.
fn scheme_file(labels: &[String]) -> String {
    let mut file = String::from("scheme.id = \"labels\"\n");
    for (number, names) in labels.chunks(10).enumerate() {
        let (first, others) = (&names[0], &names[1..]);
        file += &format!(
            "[[concept]]\nid = \"c{number}\"\nlabel.en = {{ preferred = {first:?}, alternative = {others:?} }}\n"
        );
    }
    file
}
