//! The end of a text: place and date, signatures, and what is printed behind them.

use super::clause::{ClauseData, ClauseKind};
use crate::lexicon::{Lexicon, words};

/// *Lisse, the 12th of November, 2031*: so many bytes at most.
const LONGEST_DATE_LINE: usize = 80;
/// *For the Government of the Republic of …*, *Jane Doe, Minister of …*: so many words at most.
const MOST_SIGNATURE_WORDS: usize = 16;

/// Whether a paragraph says where and when a text was done.
pub(super) fn is_place_and_date(body: &str, lexicon: &Lexicon) -> bool {
    let openings = lexicon.openings();
    if openings.places.at(words(body)).is_some() {
        return body.bytes().any(|byte| byte.is_ascii_digit())
            || words(body).any(|word| openings.is_month(word));
    }
    is_date_line(body, lexicon)
}

/// A place, a comma and a date, and nothing else: *Lisse, 12 November 2031*.
fn is_date_line(body: &str, lexicon: &Lexicon) -> bool {
    let openings = lexicon.openings();
    let Some((place, date)) = body.split_once(',').filter(|_| body.len() <= LONGEST_DATE_LINE)
    else {
        return false;
    };
    let is_name = words(place).all(|word| word.starts_with(char::is_uppercase))
        && (1..=3).contains(&words(place).count());
    let year = date.trim_end_matches('.').trim_end();
    let year = &year[year.len() - year.bytes().rev().take_while(u8::is_ascii_digit).count()..];
    let months = words(date).filter(|word| openings.is_month(word)).count();
    // "the 12th of November": besides the month only articles and ordinals
    is_name
        && year.len() == 4
        && months == 1
        && words(date).all(|word| openings.is_month(word) || word.len() <= 3)
}

/// Whether a paragraph is the sentence above the signatures, or a line of one.
pub(super) fn is_signature(body: &str, lexicon: &Lexicon) -> bool {
    let openings = lexicon.openings();
    openings.signature_clauses.at(words(body)).is_some()
        || openings.signatures.at(words(body)).is_some() && is_short(body)
}

fn is_short(body: &str) -> bool {
    !body.trim_end().ends_with(['.', ':', ';', ','])
        && words(body).nth(MOST_SIGNATURE_WORDS).is_none()
}

/// Signatures below place and date, and what is printed behind the end of the text.
pub(super) fn settle_closing(text: &str, lexicon: &Lexicon, clauses: &mut [ClauseData]) {
    let _ = (text, lexicon, &clauses);
}
