//! Two drafts, from two strings to what changed, against a diff of their words.

use similar::TextDiff;
use travaux::{Comparison, Draft};

use crate::ratio::Race;
use crate::texts::{edited, english, first_words, prose};

pub(crate) fn run(race: &mut Race) {
    let texts = [
        Some(prose(10_000)),
        english("an English treaty", "texts/treaties", 4_000_000),
        english("English policies", "series", 4_000_000),
    ];
    for text in texts.iter().flatten() {
        let name = format!("comparing 10,000 words of {}, 5 % edited", text.name);
        let before = first_words(&text.text, 10_000);
        let after = edited(before, 20);
        let ours = || {
            let (before, after) = (Draft::parse("before", before), Draft::parse("after", &after));
            let comparison = Comparison::new(&before, &after);
            comparison.alignment().links().iter().map(|link| link.edits.edits().len()).sum()
        };
        let theirs = || {
            let diff = TextDiff::from_words(before, after.as_str());
            diff.ops().len()
        };
        race.run(
            &name,
            "similar from_words",
            before.len() + after.len(),
            (ours, theirs),
            |a, b| {
                // 500 words are edited; both must have seen most of the places
                assert!(a > 300 && b > 300, "{a} and {b} edits");
            },
        );
    }
}
