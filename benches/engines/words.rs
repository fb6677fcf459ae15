//! Texts as numbers, one for each word.

use std::collections::HashMap;

use travaux::text::Tokens;

/// Numbers words in the order they come, and remembers which are short.
#[derive(Default)]
pub(crate) struct Words<'t> {
    numbers: HashMap<&'t str, u32>,
    /// Whether a word has at most three letters and nothing else.
    short: Vec<bool>,
}

impl<'t> Words<'t> {
    pub(crate) fn of(&mut self, text: &'t str) -> Vec<u32> {
        let tokens = Tokens::new(text);
        let words = tokens.iter(text).map(|token| token.word()).filter(|word| !word.is_empty());
        words.map(|word| self.number(word)).collect()
    }

    fn number(&mut self, word: &'t str) -> u32 {
        let next = self.numbers.len() as u32;
        let number = *self.numbers.entry(word).or_insert(next);
        if number == next {
            let short = word.chars().count() <= 3 && word.chars().all(char::is_alphanumeric);
            self.short.push(short);
        }
        number
    }

    pub(crate) fn is_short(&self, number: u32) -> bool {
        self.short[number as usize]
    }
}
