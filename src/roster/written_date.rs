//! Dates as people write them: in lists, in names of files, at the head of a draft.

use super::date::Date;
use crate::document::Draft;
use crate::lexicon::Lexicon;
use crate::text::Normalization;

impl Date {
    /// The date a draft bears in its front matter, as far as it can be read.
    ///
    /// ```
    /// use travaux::Draft;
    /// use travaux::roster::Date;
    ///
    /// let draft = Draft::parse("rev2", "---\ndate: Adopted on 12 November 2031\n---\n\nShips may enter.");
    /// assert_eq!(Date::of(&draft), Some("2031-11-12".parse()?));
    /// # Ok::<(), travaux::Error>(())
    /// ```
    #[must_use]
    pub fn of(draft: &Draft) -> Option<Self> {
        let said = draft.date()?;
        said.trim().parse().ok().or_else(|| Self::in_name(said))
    }

    /// The most exact date written in the name of a file, the first of equals: `2031-03-04`, `2031_03`,
    /// `20310304`, `04.03.2031`, `4 Mar 2031`. The year must be one in which a file can have been written,
    /// from 1800 to 2199, for names hold other numbers too.
    ///
    /// ```
    /// use travaux::roster::Date;
    ///
    /// let date = |name| Date::in_name(name).map(|date| date.to_string());
    /// assert_eq!(date("policy-2031-03-04.md").as_deref(), Some("2031-03-04"));
    /// assert_eq!(date("rev2 (4 March 2031).docx").as_deref(), Some("2031-03-04"));
    /// assert_eq!(date("A-RES-70-237.txt"), None);
    /// ```
    #[must_use]
    pub fn in_name(name: &str) -> Option<Self> {
        let bytes = name.as_bytes();
        let mut best: Found = None;
        let mut at = 0;
        while at < bytes.len() {
            let run = bytes[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
            let found = match run {
                4 => more_exact(year_first(name, at), year_last(&name[..at + run])),
                8 => compact(&name[at..at + run]).map(|date| (3, date)),
                _ => None,
            };
            best = more_exact(best, found);
            at += run.max(1);
        }
        best.map(|(_, date)| date)
    }
}

/// A date with as many of year, month and day as are written.
type Found = Option<(usize, Date)>;

/// The one of which more is written, the first of equals.
fn more_exact(one: Found, other: Found) -> Found {
    other.filter(|other| one.is_none_or(|one| other.0 > one.0)).or(one)
}

/// A date otherwise than ISO 8601 writes it, if it can only mean one thing: `12.11.2031`, `12 Nov 2031`,
/// `November 12, 2031`, `Nov 2031`, `2031/11/12`.
pub(super) fn written(text: &str) -> Option<Date> {
    let text = text.trim();
    let year = text.get(..4)?;
    if year.bytes().all(|byte| byte.is_ascii_digit()) {
        let parts: Vec<&str> = text.split(['/', '.']).collect();
        return (parts.len() == 3).then(|| parts.join("-").parse().ok()).flatten();
    }
    let pieces = text.split(|c: char| !c.is_alphanumeric()).filter(|piece| !piece.is_empty());
    let pieces = pieces.count();
    // whatever else stands before it is no date
    year_last(text).filter(|(written, _)| *written == pieces).map(|(_, date)| date)
}

/// `20310304`
fn compact(digits: &str) -> Option<Date> {
    let number = |range: std::ops::Range<usize>| digits.get(range)?.parse::<u16>().ok();
    let (month, day) = (u8::try_from(number(4..6)?).ok()?, u8::try_from(number(6..8)?).ok()?);
    plausible(number(0..4)?).then(|| Date::day(number(0..4)?, month, day))?
}

/// `2031-03-04` or a part of it, at a place of a name.
fn year_first(name: &str, at: usize) -> Found {
    let year = &name[at..at + 4];
    if !plausible(year.parse().ok()?) {
        return None;
    }
    let mut end = at + 4;
    let mut written = vec![year];
    while written.len() < 3 && name[end..].starts_with(['-', '_', '.', '/']) {
        let digits = name[end + 1..].bytes().take_while(u8::is_ascii_digit).count();
        if digits != 2 {
            break;
        }
        written.push(&name[end + 1..end + 3]);
        end += 3;
    }
    // "2031-45" is a year and another number
    while !written.is_empty() {
        if let Ok(date) = written.join("-").parse() {
            return Some((written.len(), date));
        }
        written.pop();
    }
    None
}

/// `04.03.2031`, `4 March 2031`, `March 4, 2031` or `March 2031`, in that which ends with the year.
///
/// Between full stops the day stands first; between strokes it does so in one country and not in another, so
/// that only a month that is named tells them apart.
fn year_last(text: &str) -> Found {
    let (rest, year) = text.split_at(text.len().checked_sub(4)?);
    let year: u16 = year.parse().ok().filter(|year| plausible(*year))?;
    if let Some(rest) = rest.strip_suffix('.') {
        let (rest, month) = number_behind(rest)?;
        let (_, day) = number_behind(rest.strip_suffix('.')?)?;
        return Date::day(year, month, day).map(|date| (3, date));
    }
    let (before, last) = piece_behind(rest)?;
    let next = piece_behind(before);
    if let Some(month) = month(last) {
        let day = next.and_then(|(_, day)| ordinal(day));
        return match day.and_then(|day| Date::day(year, month, day)) {
            Some(date) => Some((3, date)),
            None => format!("{year:04}-{month:02}").parse().ok().map(|date| (2, date)),
        };
    }
    let month = month(next?.1)?;
    Date::day(year, month, ordinal(last)?).map(|date| (3, date))
}

/// The number of one or two digits at the end of a text, and what stands before it.
fn number_behind(text: &str) -> Option<(&str, u8)> {
    let digits = text.bytes().rev().take_while(u8::is_ascii_digit).count();
    let (rest, number) = text.split_at(text.len() - digits);
    (digits <= 2).then(|| number.parse().ok()).flatten().map(|number| (rest, number))
}

/// The last word or number of a text, and what stands before it.
fn piece_behind(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_end_matches([' ', '.', ',', '-', '_']);
    let rest = text.trim_end_matches(char::is_alphanumeric);
    let piece = &text[rest.len()..];
    (!piece.is_empty()).then_some((rest, piece))
}

/// `4`, `4th` or `1er`.
fn ordinal(piece: &str) -> Option<u8> {
    let digits = piece.bytes().take_while(u8::is_ascii_digit).count();
    let is_day =
        piece.len() - digits <= "th".len() && piece[digits..].chars().all(char::is_alphabetic);
    is_day.then(|| piece[..digits].parse().ok()).flatten()
}

fn month(word: &str) -> Option<u8> {
    Lexicon::month(&Normalization::CaseInsensitive.fold(word))
}

fn plausible(year: u16) -> bool {
    (1800..2200).contains(&year)
}
