//! Words that differ as a word and its misprint do: *recieve*, *receive*; *corresponding*, *correponding*.
//!
//! Of the four slips of a typist (Damerau 1964) three are taken for one here: a letter left out, put in twice or more,
//! or changed with its neighbour, inside a long word. The fourth, another letter, makes too many other words (*affect*,
//! *effect*), and so do slips at the ends (*legal*, *illegal*).

use super::lists::Lists;

/// In shorter words a slip may well make another word: *form*, *from*; *county*, *country*. In letters.
const SHORTEST: usize = 7;

/// Whether of two different folded words one is the other misprinted.
pub(super) fn is_misprint(lists: &Lists, one: &str, other: &str) -> bool {
    let letters = |word: &str| word.chars().all(char::is_alphabetic);
    if one.len().abs_diff(other.len()) > LONGEST_LETTER || !letters(one) || !letters(other) {
        return false;
    }
    let [mut short, mut long]: [Vec<char>; 2] = [one, other].map(|word| word.chars().collect());
    if long.len() < short.len() {
        std::mem::swap(&mut short, &mut long);
    }
    if short.len() < SHORTEST {
        return false;
    }
    let same = |(a, b): &(&char, &char)| a == b;
    let head = short.iter().zip(&long).take_while(same).count();
    let tail = short.iter().rev().zip(long.iter().rev()).take_while(same).count();
    let slips = match long.len() - short.len() {
        0 => {
            let middle = head..long.len().saturating_sub(tail);
            let turned =
                middle.len() == 2 && short[head] == long[head + 1] && short[head + 1] == long[head];
            turned && tail > 0
        }
        // a letter near the end is one of the form
        1 => head + tail >= short.len() && tail > 1,
        _ => false,
    };
    slips && head > 0 && !lists.are_two_words(one, other)
}

/// No letter takes more bytes.
const LONGEST_LETTER: usize = 4;
