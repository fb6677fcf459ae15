//! Texts made up: of common and rare words as languages have them, formulae that many share, and paragraphs
//! that texts take from earlier ones.

use crate::dice::Dice;

/// So many words a text has, more or less.
const WORDS: usize = 2000;
const PARAGRAPH: usize = 60;

/// So many texts, each by chance a third from earlier ones, of which it changes a word in twelve.
pub(crate) fn texts(count: usize) -> Vec<String> {
    let mut dice = Dice::new(7);
    let formulae: Vec<Vec<usize>> = (0..40).map(|_| sentence(&mut dice, 14)).collect();
    let mut texts: Vec<Vec<Vec<usize>>> = Vec::with_capacity(count);
    for number in 0..count {
        // a text of the hundred before it is the source
        let source = dice.below(number.min(100) + 1);
        let mut text = Vec::new();
        for _ in 0..WORDS / PARAGRAPH {
            let taken = source > 0 && dice.below(3) == 0;
            let mut paragraph = match taken {
                true => {
                    let from = &texts[number - source];
                    let mut words = from[dice.below(from.len())].clone();
                    for word in &mut words {
                        if dice.below(12) == 0 {
                            *word = rank(&mut dice);
                        }
                    }
                    words
                }
                false => sentence(&mut dice, PARAGRAPH),
            };
            if dice.below(4) == 0 {
                paragraph.extend(&formulae[dice.below(formulae.len())]);
            }
            text.push(paragraph);
        }
        texts.push(text);
    }
    texts
        .iter()
        .map(|text| text.iter().map(|words| written(words)).collect::<Vec<_>>().join("\n\n"))
        .collect()
}

fn sentence(dice: &mut Dice, len: usize) -> Vec<usize> {
    (0..len).map(|_| rank(dice)).collect()
}

/// A word by its place in the order of how common words are, by Zipf's law: each as often as its place says.
fn rank(dice: &mut Dice) -> usize {
    // the exponential of an even number is spread so
    let bits = dice.below(17);
    (1 << bits) + dice.below(1 << bits)
}

fn written(words: &[usize]) -> String {
    let mut text = String::new();
    for (place, &word) in words.iter().enumerate() {
        text.push_str(if place == 0 { "The " } else { " " });
        text.push_str(&name(word));
    }
    text + "."
}

/// A word of syllables, another for each number.
fn name(mut number: usize) -> String {
    let mut word = String::new();
    while number > 0 {
        let (syllable, rest) = (number % 60, number / 60);
        word.push(char::from(b"bdfgklmnprst"[syllable % 12]));
        word.push(char::from(b"aeiou"[syllable / 12]));
        number = rest;
    }
    word + "n"
}
