//! Fifty drafts of one text into a history, against one comparison of two of them: a tenth as fast is as
//! much time as ten comparisons, where each draft compared with the one before makes forty-nine.

use travaux::{Comparison, Draft, History};

use crate::ratio::Race;
use crate::texts::{Dice, edited, first_words, policies, prose};

const DRAFTS: usize = 50;

pub(crate) fn run(race: &mut Race) {
    let texts = [Some(prose(10_000)), policies()];
    for text in texts.iter().flatten() {
        let first = first_words(&text.text, 10_000);
        let name = format!("tracing {DRAFTS} drafts of 10,000 words of {}", text.name);
        against_pair(race, &format!("{name}, a clause in ten edited"), &revised(first, 10));
        against_pair(race, &format!("{name}, 5 % edited everywhere"), &revised(first, 1));
    }
}

/// The text and what became of it draft by draft: in one of so many paragraphs one word in twenty is edited.
fn revised(first: &str, every: usize) -> Vec<String> {
    let mut dice = Dice::new();
    let mut drafts = vec![first.to_owned()];
    while drafts.len() < DRAFTS {
        let last = &drafts[drafts.len() - 1];
        let paragraphs = last.split("\n\n").map(|paragraph| match dice.below(every) {
            0 => edited(paragraph, 20, &mut dice),
            _ => paragraph.to_owned(),
        });
        let next = paragraphs.collect::<Vec<_>>().join("\n\n");
        drafts.push(next);
    }
    drafts
}

fn against_pair(race: &mut Race, name: &str, texts: &[String]) {
    if race.runs(name).is_none() {
        return;
    }
    let drafts: Vec<Draft> = texts.iter().map(|text| Draft::parse("draft", text)).collect();
    let borrowed: Vec<&Draft> = drafts.iter().collect();
    let ours = || History::new(&borrowed).words().len();
    let pair = || Comparison::new(&drafts[0], &drafts[1]).alignment().links().len();
    let ends = || Comparison::new(&drafts[0], &drafts[DRAFTS - 1]).alignment().links().len();
    let bytes = texts.iter().map(String::len).sum();
    let check = |a: usize, b: usize| assert!(a > 9_000 && b > 50, "{a} words, {b} links");
    race.run(name, "first and second", bytes, (ours, pair), check);
    race.run(name, "first and last", bytes, (ours, ends), check);
}
