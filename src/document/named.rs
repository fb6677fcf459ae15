//! Printed numbers behind a name: of divisions, choices and the paragraphs of a draft.

use super::enumerator::{EnumeratorStyle, Printed, bracketed, joined};
use super::numeral::{roman_value, split_suffix, suffix_len, without_ordinal};
use super::script;
use crate::lexicon::Lexicon;

/// `PP4`, `Pp4`, `Op. 3`, `OP3 bis.`
pub(super) fn draft_paragraph(word: &str, rest: &str) -> Option<Printed> {
    let number = rest.strip_prefix('.').unwrap_or(rest).trim_start_matches([' ', '\u{a0}']);
    let space = rest.len() - number.len();
    let digits = number.bytes().take_while(u8::is_ascii_digit).count();
    let end = digits + suffix_len(&number[digits..]);
    let dot = usize::from(number[end..].starts_with(['.', ':']));
    let label = joined(word, &number[..end]);
    let len = word.len() + space + end + dot;
    // "Op 2 juni is de haven dicht": a Dutch sentence
    let behind = number[end + dot..].trim_start();
    let is_sentence = !word.ends_with(char::is_uppercase) && behind.starts_with(char::is_lowercase);
    (digits > 0 && word.starts_with(char::is_uppercase) && !is_sentence).then_some((
        EnumeratorStyle::Paragraph,
        len,
        label.to_ascii_lowercase(),
    ))
}

/// `Article 5`, `Art. 5`, `§4`, `Option 2`: a name of a division, whose first word has `first` bytes, and the
/// number behind it.
pub(super) fn printed(line: &str, first: usize, lexicon: &Lexicon) -> Option<Printed> {
    let (style, len, name) = division(line, first, lexicon)?;
    let (word, rest) = line.split_at(len);
    // "Art. 5", "§4"
    let abbreviated = rest.starts_with('.') && lexicon.abbreviates(word);
    let number = rest[usize::from(abbreviated)..].trim_start_matches([' ', '\u{a0}']);
    let number = script::past_marks(number);
    let space = rest.len() - number.len();
    if space == 0 && word != "§" {
        return None;
    }
    let latin = number.starts_with(|c: char| c.is_ascii()).then(|| named_number(number, lexicon));
    let (len, value) =
        latin.flatten().or_else(|| script::division_number(number, name, lexicon))?;
    let suffix = suffix_len(&number[len..]);
    let end = len + suffix;
    let dot = usize::from(number[end..].starts_with(['.', ':']));
    if !word.is_ascii() && lexicon.runs_on(&number[end + dot..]) {
        return None;
    }
    let suffix = number[len..end].replace([' ', '\u{a0}', '-'], "");
    Some((style, word.len() + space + end + dot, format!("{name} {value}{suffix}")))
}

/// `1. Abschnitt:`, `2. Kapitel`: a number before the name of a division, in languages that print it so. A colon
/// or the end of the line stands behind it, or it would be the first word of an item.
pub(super) fn behind_ordinal(line: &str, lexicon: &Lexicon) -> Option<Printed> {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let name = line[digits..].strip_prefix(". ").filter(|_| lexicon.has_ordinal_divisions())?;
    let word = &name[..name.find(|c: char| !c.is_alphabetic()).unwrap_or(name.len())];
    let division = lexicon.ordinal_division(word)?;
    let len = digits + ". ".len() + word.len();
    let is_whole = line[len..].is_empty() || line[len..].starts_with([':', '\n', '\r']);
    let number: u32 = line[..digits].parse().ok().filter(|_| is_whole)?;
    let colon = usize::from(line[len..].starts_with(':'));
    Some((EnumeratorStyle::Named, len + colon, format!("{division} {number}")))
}

/// The sort of number that stands behind a name, the length of the name, and what the division is called.
fn division<'l>(
    line: &str,
    first: usize,
    lexicon: &'l Lexicon,
) -> Option<(EnumeratorStyle, usize, &'l str)> {
    let word = &line[..first];
    if word.is_empty() || word.len() > MOST_NAME || word.starts_with(char::is_lowercase) {
        return None;
    }
    if word == "§" {
        return Some((EnumeratorStyle::Named, first, "§"));
    }
    if lexicon.is_choice_word(word) {
        return Some((EnumeratorStyle::Choice, first, "option"));
    }
    let name = lexicon.division(word).or_else(|| lexicon.division(&script::without_signs(word)?));
    let (len, name) = match name {
        Some(name) => (first, name),
        None => lexicon.division_phrase(line)?,
    };
    Some((EnumeratorStyle::Named, len, name))
}

/// No name of a division is longer, in bytes.
const MOST_NAME: usize = 24;

/// The number of a named division, and its length: `5`, `5A`, `IV`, `1er`, `A`, `(a)`, `premier`.
fn named_number(number: &str, lexicon: &Lexicon) -> Option<(usize, String)> {
    if number.starts_with('(') {
        let (style, len, label) = bracketed(number)?;
        let lettered = matches!(style, EnumeratorStyle::Letter | EnumeratorStyle::BracketedDecimal);
        return lettered.then_some((len, label));
    }
    let len = number.find(|c: char| !c.is_alphanumeric() && c != '.').unwrap_or(number.len());
    let label = number[..len].trim_end_matches('.');
    let (core, suffix) = split_suffix(label);
    let len = core.len();
    let core = without_ordinal(core);
    let small = core.to_lowercase();
    let numeric = core.starts_with(|c: char| c.is_ascii_digit())
        && core.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'.')
        && core.len() - core.trim_end_matches(|c: char| c.is_ascii_alphabetic()).len() <= 2;
    let upper = core.bytes().all(|byte| byte.is_ascii_uppercase());
    let roman = upper && !core.is_empty() && roman_value(&small).is_some();
    let single = core.len() == 1 && upper && suffix.len() < 4;
    if numeric || roman || single {
        return Some((len, small));
    }
    let value = lexicon.number_word(&small)?;
    Some((len, value.to_string()))
}
