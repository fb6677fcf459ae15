//! Names in shared words: who speaks of one body or instrument has it from nobody.

use super::runs::{Matter, Run};
use crate::document::Draft;
use crate::span::Span;

/// Two capitalised words of matter in a row are a name; one opens a sentence, or is a *State*.
const WORDS: usize = 2;
/// Languages that write every noun with a capital letter, so that it tells no name.
const ALL_NOUNS: [&str; 2] = ["de", "lb"];

/// Which words of a sentence have a capital letter.
#[derive(Clone, Copy)]
pub(super) struct Capitals<'w> {
    text: &'w str,
    words: &'w [Span],
    tells: bool,
}

impl<'w> Capitals<'w> {
    pub(super) fn new(draft: &'w Draft, words: &'w [Span]) -> Self {
        let tells = !ALL_NOUNS.contains(&draft.lexicon().language());
        Self { text: draft.text(), words, tells }
    }

    /// Whether a word begins with a capital letter and goes on in small ones: of a sentence set in capitals
    /// none does.
    fn has(self, word: usize) -> bool {
        let letters = &self.text[self.words[word].range()];
        self.tells
            && letters.starts_with(char::is_uppercase)
            && letters.contains(char::is_lowercase)
    }
}

/// Which words of matter of a run stand in names, on both sides.
pub(super) fn names(run: &Run, matter: [&Matter; 2], capitals: [Capitals<'_>; 2]) -> Vec<bool> {
    let begins = [matter[0].place_of(run.here.start), matter[1].place_of(run.there.start)];
    let is_capital =
        |at: usize| (0..2).all(|side| capitals[side].has(matter[side].places[begins[side] + at]));
    let capital: Vec<bool> = (0..run.keys.len()).map(is_capital).collect();
    let stretches = capital.chunk_by(|one, other| one == other);
    stretches
        .flat_map(|stretch| vec![stretch[0] && stretch.len() >= WORDS; stretch.len()])
        .collect()
}
