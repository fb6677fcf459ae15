//! Tokens against the word boundaries they are made from.

use travaux::text::{Segments, Tokens};
use unicode_segmentation::UnicodeSegmentation;

use crate::ratio::Race;
use crate::texts::{english, policies, prose};

pub(crate) fn run(race: &mut Race) {
    let texts = [
        Some(prose(200_000)),
        policies(),
        english("English treaties", "texts/treaties", 4_000_000),
    ];
    for text in texts.iter().flatten() {
        let name = format!("tokenizing {}", text.name);
        let text = text.text.as_str();
        let ours = || Tokens::new(text).len();
        let theirs = || text.split_word_bound_indices().count();
        race.run(&name, "unicode-segmentation", text.len(), (ours, theirs), |tokens, segments| {
            // the same boundaries, of which tokens leave out those inside them
            assert!(Segments::new(text).eq(text.split_word_bounds()));
            assert!(tokens > text.len() / 10 && tokens < segments);
        });
    }
}
