//! Whose text it is, by name: *Lockhand Ltd (“we”, “us”) runs a post service*.

use crate::document::Draft;
use crate::lexicon::{ForceWords, Sense};
use crate::text::Normalization;

use super::stance::SPEAKERS;

/// Those who speak say so in so many bytes at the beginning of a text.
const BEGINNING: usize = 16_384;
/// No brackets that say so hold more bytes.
const LONGEST_BRACKETS: usize = 240;
/// No name before them has more words.
const LONGEST_NAME: usize = 6;

/// The word by which those who speak name themselves, if the text says that it is they: quoted beside *we* in one pair
/// of brackets, or before it.
pub(super) fn author(draft: &Draft) -> Option<&str> {
    let (text, lists) = (draft.text(), draft.lexicon().force());
    let beginning = begins(text, BEGINNING);
    beginning.match_indices('(').find_map(|(open, _)| {
        let behind = begins(&beginning[open + 1..], LONGEST_BRACKETS);
        let quoted: Vec<&str> = quoted(&behind[..behind.find(')')?]).collect();
        if !quoted.iter().any(|words| speaks(lists, words)) {
            return None;
        }
        let is_name = |words: &&str| {
            words.starts_with(char::is_uppercase) && words.chars().all(char::is_alphanumeric)
        };
        let named = quoted.into_iter().filter(|words| !speaks(lists, words)).find(is_name);
        named.or_else(|| name_before(&beginning[..open]))
    })
}

/// The first bytes of a text, no more than `most`.
fn begins(text: &str, most: usize) -> &str {
    let ends = (0..=most.min(text.len())).rev().find(|at| text.is_char_boundary(*at));
    &text[..ends.unwrap_or(0)]
}

/// What stands in quotation marks, without the marks that are printed with it.
fn quoted(words: &str) -> impl Iterator<Item = &str> {
    let parts = words.split(['"', '“', '”', '«', '»']).skip(1).step_by(2);
    parts.map(|part| part.trim_matches(|c: char| !c.is_alphanumeric()))
}

/// Whether a word is one by which people speak of themselves: *we*.
fn speaks(lists: &ForceWords, word: &str) -> bool {
    let folded = Normalization::CaseInsensitive.fold(word);
    let mut entries = lists.entries_before(lists.word(&folded), None);
    entries.any(|entry| matches!(entry.sense, Sense::Actor(class) if lists.name(class) == SPEAKERS))
}

/// The first of the words in large letters that stand before a place.
fn name_before(text: &str) -> Option<&str> {
    let words = text.rsplit(char::is_whitespace).filter(|word| !word.is_empty());
    let capital = |word: &&str| word.starts_with(char::is_uppercase);
    let name = words.take(LONGEST_NAME).take_while(capital).last()?;
    let name = name.trim_end_matches(|c: char| !c.is_alphanumeric());
    name.chars().all(char::is_alphanumeric).then_some(name)
}
