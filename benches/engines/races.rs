//! One engine against another on one pair of texts.

use travaux::text::{Normalization, Vocabulary};

use crate::engine::{Engine, numbers, words};
use crate::ratio::Race;
use crate::texts::{Dice, Text, edited, english, first_words, prose};

pub(crate) fn run(race: &mut Race) {
    let texts = [Some(prose(100_000)), english("English texts", "texts", 1_000_000)];
    for Text { name, text } in texts.iter().flatten() {
        let short = first_words(text, 10_000);
        let light = edited(short, 20, &mut Dice::new());
        let myers = Engine::Similar(similar::Algorithm::Myers);
        let histogram = Engine::Similar(similar::Algorithm::Histogram);
        let race_name = format!("engine on 10,000 words of {name}, 5 % edited");
        one(race, &race_name, "similar Myers", myers, (short, &light));
        one(race, &race_name, "similar Histogram", histogram, (short, &light));
        let long = first_words(text, 100_000);
        let heavy = turned(&edited(long, 3, &mut Dice::new()));
        let imara = Engine::Imara(imara_diff::Algorithm::Histogram);
        let race_name = format!("engine on 100,000 words of {name}, heavily rewritten");
        one(race, &race_name, "imara-diff Histogram", imara, (long, &heavy));
    }
}

/// The text with every fourth paragraph behind the three that follow it.
fn turned(text: &str) -> String {
    let mut paragraphs: Vec<&str> = text.split("\n\n").collect();
    paragraphs.chunks_mut(4).for_each(|four| four.rotate_left(1));
    paragraphs.join("\n\n")
}

fn one(race: &mut Race, name: &str, peer: &str, engine: Engine, (before, after): (&str, &str)) {
    let mut vocabulary = Vocabulary::new(Normalization::Exact);
    let [b, a] = [before, after].map(|text| numbers(&words(text, &mut vocabulary)));
    race.run(
        name,
        peer,
        before.len() + after.len(),
        (|| Engine::Own.shared(&b, &a), || engine.shared(&b, &a)),
        // neither may keep much less than the other
        |ours, theirs| assert!(ours * 10 > theirs * 9, "{ours} words kept, and {theirs}"),
    );
}
