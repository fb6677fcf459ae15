//! What a time expression says, in figures.

use super::qualified::Qualified;
use crate::lexicon::{Meaning, Unit};

/// A time in figures.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum TimeValue {
    /// A date as ISO 8601 writes it, as exactly as it is said: `2031`, `2031-12`, `2031-12-31`, without a
    /// year `--12-31`, an interval `2025/2030`.
    Date(String),
    /// So many days, weeks, months or years; of a frequency, what lies between.
    Span {
        /// How many.
        count: u32,
        /// Of which.
        unit: TimeUnit,
    },
    /// The session, meeting or conference with this number.
    Ordinal(u32),
}

/// A unit in which time is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[expect(missing_docs, reason = "the names say all there is to say")]
pub enum TimeUnit {
    Day,
    Week,
    Month,
    Year,
}

impl From<Unit> for TimeUnit {
    fn from(unit: Unit) -> Self {
        match unit {
            Unit::Day => Self::Day,
            Unit::Week => Self::Week,
            Unit::Month => Self::Month,
            Unit::Year => Self::Year,
        }
    }
}

impl std::fmt::Display for TimeValue {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Date(date) => f.write_str(date),
            Self::Span { count, unit } => {
                let unit = format!("{unit:?}").to_lowercase();
                write!(f, "{count} {unit}{}", if *count == 1 { "" } else { "s" })
            }
            Self::Ordinal(number) => write!(f, "no. {number}"),
        }
    }
}

/// Years that texts set as dates; other numbers of four digits are amounts.
const YEARS: std::ops::RangeInclusive<u32> = 1800..=2199;

/// A number has at most so many words: *quatre-vingt-dix-neuf* has four.
const MOST_NUMBER_WORDS: usize = 5;

/// The date that begins at a word, in ISO 8601, with where it ends.
pub(super) fn date(sentence: &Qualified<'_>, at: usize) -> Option<(String, usize)> {
    let print = |at: usize| sentence.print(at);
    if let Some(date) = iso_date(print(at)) {
        return Some((date, at + 1));
    }
    let words = sentence.lexicon.citation_words();
    let month = |at: usize| words.month(&sentence.lowercase(at));
    if let Some(year) = year(print(at)) {
        return Some((format!("{year:04}"), at + 1));
    }
    if let (Some(day), Some(month)) = (day(print(at)), month(at + 1)) {
        return Some(match year(print(at + 2)) {
            Some(year) => (format!("{year:04}-{month:02}-{day:02}"), at + 3),
            None => (format!("--{month:02}-{day:02}"), at + 2),
        });
    }
    // "may" is a month only with a figure behind it
    let may_be = sentence.is_capital(at) || year(print(at + 1)).is_some();
    let month = Some(at).filter(|_| may_be).and_then(month)?;
    if let Some(year) = year(print(at + 1)) {
        return Some((format!("{year:04}-{month:02}"), at + 2));
    }
    let day = day(print(at + 1))?;
    let comma = usize::from(print(at + 2) == ",");
    Some(match year(print(at + 2 + comma)) {
        Some(year) => (format!("{year:04}-{month:02}-{day:02}"), at + 3 + comma),
        None => (format!("--{month:02}-{day:02}"), at + 2),
    })
}

/// `2031-12-31`
pub(super) fn iso_date(printed: &str) -> Option<String> {
    if printed.len() != "2031-12-31".len() {
        return None;
    }
    let mut parts = printed.split('-');
    let (Some(y), Some(m), Some(d), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return None;
    };
    let fits = year(y).is_some() && m.len() == 2 && d.len() == 2;
    let month: u32 = m.parse().ok()?;
    (fits && (1..=12).contains(&month) && day(d).is_some()).then(|| printed.to_owned())
}

fn year(printed: &str) -> Option<u32> {
    let digits = printed.len() == 4 && printed.bytes().all(|byte| byte.is_ascii_digit());
    if digits { printed.parse().ok().filter(|year| YEARS.contains(year)) } else { None }
}

fn day(printed: &str) -> Option<u32> {
    let digits = printed.trim_end_matches(|c: char| c.is_alphabetic());
    let ending = &printed[digits.len()..];
    let fits = (1..=2).contains(&digits.len()) && ending.chars().count() <= 2;
    if fits { digits.parse().ok().filter(|day| (1..=31).contains(day)) } else { None }
}

/// The span of time that begins at a word, with where it ends: *five years*, *sixty (60) days*, *the
/// thirtieth day*.
pub(super) fn span(sentence: &Qualified<'_>, at: usize) -> Option<(TimeValue, usize)> {
    if !sentence.may_count(at) {
        return None;
    }
    let (count, mut end) = number(sentence, at).or_else(|| ordinal(sentence, at))?;
    // "sixty (60) days"
    let printed = sentence.print(end);
    if printed == "(" && sentence.print(end + 2) == ")" {
        end += 3;
    } else if printed.starts_with('(') && printed.ends_with(')') {
        end += 1;
    }
    end = sentence.end_of(end, Meaning::UnitWord).unwrap_or(end);
    let unit = |meaning| match meaning {
        Meaning::Unit(unit) => Some(unit),
        _ => None,
    };
    let (unit, end) = sentence.meanings(end, unit).next()?;
    Some((TimeValue::Span { count, unit: unit.into() }, end))
}

/// The number that begins at a word: figures, or words that add up.
fn number(sentence: &Qualified<'_>, at: usize) -> Option<(u32, usize)> {
    let printed = sentence.print(at);
    if !printed.is_empty()
        && printed.len() <= 4
        && printed.bytes().all(|byte| byte.is_ascii_digit())
    {
        return Some((printed.parse().ok()?, at + 1));
    }
    let (sum, end) = sum(sentence, at);
    (end > at).then_some((sum, end))
}

/// The number that an ordinal at a word counts to: *seventy-fifth*, *75th*.
pub(super) fn ordinal(sentence: &Qualified<'_>, at: usize) -> Option<(u32, usize)> {
    if !sentence.may_count(at) {
        return None;
    }
    let printed = sentence.print(at);
    if printed.starts_with(|c: char| c.is_ascii_digit()) {
        let digits = printed.trim_end_matches(|c: char| c.is_alphabetic());
        if digits.len() < printed.len() && digits.len() <= 4 {
            return Some((digits.parse().ok()?, at + 1));
        }
    }
    let (sum, end) = sum(sentence, at);
    let ordinal = |meaning| match meaning {
        Meaning::Ordinal(number) => Some(number),
        _ => None,
    };
    let (last, end) = sentence.meanings(end, ordinal).next()?;
    // "hundred and first"
    Some((join(sum, last), end))
}

/// The sum of the number words from a word on, and where they end.
fn sum(sentence: &Qualified<'_>, at: usize) -> (u32, usize) {
    let (mut sum, mut end) = (0, at);
    for _ in 0..MOST_NUMBER_WORDS {
        let number = |meaning| match meaning {
            Meaning::Number(number) => Some(number),
            _ => None,
        };
        let Some((number, next)) = sentence.meanings(end, number).next() else { break };
        (sum, end) = (join(sum, number), next);
    }
    (sum, end)
}

/// *quatre-vingt* is four times twenty, *one hundred* one times a hundred; all else adds up.
fn join(sum: u32, number: u32) -> u32 {
    let times = sum > 0 && (number == 100 && sum < 100 || number == 20 && sum == 4);
    if times { sum * number } else { sum.saturating_add(number) }
}
