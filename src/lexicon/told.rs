//! Which language some words are in, told by the commonest of them.

use std::borrow::Cow;

use super::common_words::ForeignWords;
use super::language::{LANGUAGES, MANY};

/// A language shows in its first few sentences.
pub(super) const GUESS_WORDS: usize = 200;
/// So many different function words show a language …
const ENOUGH_WORDS: usize = 14;
/// … and in a shorter text one for so many words: of 50 words, 24 of 25 English and all 18 French
/// texts have enough, and of the others only 2 of 17 Spanish ones.
const SHARE: usize = 8;

/// A list of rules, each made like the other, has few of them, but no word of any other language or in other
/// letters: then so many are enough.
const ALONE: usize = 5;

/// A passage in another language than its text shows it in so many words.
pub(super) const PASSAGE_WORDS: usize = 24;

/// A passage is plainly in the language of its text that has so many different function words of it …
const PLAIN: usize = 4;
/// … among so many at its beginning: of most clauses no more is asked.
const PLAIN_WORDS: usize = 12;

/// The first sign behind the Latin letters of European languages.
const PAST_LATIN: char = '\u{250}';

/// The words of a text, as its language is told by them.
pub(super) fn letters(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty())
}

/// Whether the first words of a passage tell plainly that it is in a language.
pub(super) fn is_plainly(language: usize, passage: &str) -> bool {
    let common = LANGUAGES[language].common();
    let mut found: Vec<&str> = Vec::with_capacity(PLAIN);
    // what has a large letter is no sure sign
    for word in letters(passage).take(PLAIN_WORDS) {
        if common.contains(word) && !found.contains(&word) {
            found.push(word);
            if found.len() == PLAIN {
                return true;
            }
        }
    }
    false
}

/// How many different function words and modals of each language some words hold.
///
/// Different words, for a language shares a few of its commonest with its neighbors: by the
/// share of *de*, *la* and *es* Spanish and Dutch pass for French. Of 200 words English texts have
/// 16 to 29 of the list, French ones 18 to 33, Spanish ones up to 11 of the French list, texts in
/// other languages up to 9 of either (measured on the 188 texts of `multilingual/`). Of a dozen words
/// that tells little: then there must be more of them than of words of other languages.
pub(super) struct Told {
    counts: [usize; MANY],
    /// Different words that are in no language with lists.
    foreign: usize,
    total: usize,
    is_latin: bool,
}

impl Told {
    pub(super) fn of<'w>(words: impl Iterator<Item = &'w str>) -> Self {
        let mut found: [Vec<Cow<'w, str>>; MANY] = [const { Vec::new() }; MANY];
        let mut foreign: Vec<Cow<'w, str>> = Vec::new();
        let (mut total, mut is_latin) = (0, true);
        for word in words {
            total += 1;
            is_latin &= word.starts_with(|c| c < PAST_LATIN);
            let folded: Cow<'_, str> = match word.starts_with(char::is_uppercase) {
                true => word.to_lowercase().into(),
                false => word.into(),
            };
            for (found, language) in found.iter_mut().zip(&LANGUAGES) {
                if language.common().contains(&folded) && !found.contains(&folded) {
                    found.push(folded.clone());
                }
            }
            if ForeignWords::get().contains(&folded, word) && !foreign.contains(&folded) {
                foreign.push(folded);
            }
        }
        let counts = found.map(|words| words.len());
        Self { counts, foreign: foreign.len(), total, is_latin }
    }

    /// The number of the language a text is in; `None` if it has too few words of any.
    pub(super) fn language(&self) -> Option<usize> {
        let best = usize::from(self.counts[1] > self.counts[0]);
        let own = self.counts[best];
        let enough = self.total.min(ENOUGH_WORDS * SHARE).div_ceil(SHARE).max(1);
        let is_told = self.is_alone(best) || own >= enough && own > self.foreign;
        is_told.then_some(best)
    }

    /// The number of the language a passage is in, if that is another one than the language of its text and
    /// the passage has `fewest` words of it.
    pub(super) fn another_than(&self, own: Option<usize>, fewest: usize) -> Option<usize> {
        let best = usize::from(self.counts[1] > self.counts[0]);
        let told = self.counts[best];
        let is_told = match own {
            Some(own) => self.foreign == 0 && told >= fewest && told >= 2 * self.counts[own],
            // what is near to a language without lists is seldom far from one with them
            None => self.is_alone(best),
        };
        (own != Some(best) && is_told).then_some(best)
    }

    /// Whether words are of one language and of no other that is known.
    fn is_alone(&self, best: usize) -> bool {
        let own = self.counts[best];
        self.is_latin && self.foreign == 0 && own >= ALONE.max(2 * self.counts[1 - best])
    }
}
