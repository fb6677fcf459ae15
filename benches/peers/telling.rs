//! What changes do, from two strings to effects, against the comparison they are told of: both do the
//! comparison, so that half as fast is as much time again.

use travaux::{Comparison, Draft, Effects};

use crate::comparing::climate_agreement;
use crate::ratio::Race;
use crate::texts::{edited, english, first_words, prose};

pub(crate) fn run(race: &mut Race) {
    let texts = [
        Some(prose(10_000)),
        english("an English treaty", "texts/treaties", 4_000_000),
        english("English policies", "series", 4_000_000),
    ];
    for text in texts.iter().flatten() {
        let name = format!("effects in 10,000 words of {}, 5 % edited", text.name);
        let before = first_words(&text.text, 10_000);
        against_comparison(race, &name, before, &edited(before, 20));
    }
    if let Some([before, after]) = climate_agreement() {
        let name = "effects between two states of a climate agreement, three days apart";
        against_comparison(race, name, &before, &after);
    }
}

fn against_comparison(race: &mut Race, name: &str, before: &str, after: &str) {
    let drafts = || (Draft::parse("before", before), Draft::parse("after", after));
    let ours = || {
        let (before, after) = drafts();
        let comparison = Comparison::new(&before, &after);
        Effects::new(&comparison).all().len()
    };
    let theirs = || {
        let (before, after) = drafts();
        Comparison::new(&before, &after).alignment().links().len()
    };
    race.run(name, "the comparison alone", before.len() + after.len(), (ours, theirs), |a, b| {
        assert!(a > 20 && b > 10, "{a} effects of {b} links");
    });
}
