//! Dates as exact as they are known.

use std::fmt;
use std::str::FromStr;

use super::written_date::written;
use crate::error::{Error, ErrorKind};

/// A day, of which perhaps only the month, the year or a range is known.
///
/// Written as in ISO 8601, ranges with two dots. Law: what is displayed reads back as the same date. Dates
/// sort by the first day they may mean; whether one is before another is [`Date::is_before`]. Read are also
/// dates that people write and that can mean one day or month only: `12.11.2018`, `12 Nov 2018`, `Nov 2018`,
/// with months in English or French. `12/11/2018` is a day of November or of December, and refused.
///
/// ```
/// use travaux::roster::Date;
///
/// let launch: Date = "2018-11-12".parse()?;
/// assert_eq!("2018".parse::<Date>()?.is_before(launch), None);
/// assert_eq!("2018-10".parse::<Date>()?.is_before(launch), Some(true));
/// assert_eq!("2018-11..2018-12".parse::<Date>()?.to_string(), "2018-11..2018-12");
/// assert_eq!("12.11.2018".parse::<Date>()?, launch);
/// assert_eq!("12 Nov 2018".parse::<Date>()?, launch);
/// assert_eq!(
///     "2019-02-29".parse::<Date>().unwrap_err().to_string(),
///     "found `2019-02-29`, expected a date such as 2018, 2018-11, 2018-11-12, 12.11.2018 or 12 Nov \
///      2018, or a range such as 2018-11..2019",
/// );
/// # Ok::<(), travaux::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(into = "String", try_from = "String"))]
#[cfg_attr(feature = "schema", schemars(extend("pattern" = PATTERN)))]
pub struct Date {
    first: Day,
    last: Day,
}

/// What a written date looks like, where a schema says it.
#[cfg(feature = "schema")]
const PATTERN: &str = r"^\d{4}(-\d\d(-\d\d)?)?(\.\.\d{4}(-\d\d(-\d\d)?)?)?$";

/// A day of the Gregorian calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Day {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// The day itself; `None` if the calendar has no such day, or the year has not four digits.
    #[must_use]
    pub fn day(year: u16, month: u8, day: u8) -> Option<Self> {
        let is_day = (1..=9999).contains(&year)
            && (1..=12).contains(&month)
            && (1..=days(year, month)).contains(&day);
        let day = Day { year, month, day };
        is_day.then_some(Self { first: day, last: day })
    }

    /// The first day it may be.
    #[must_use]
    pub fn earliest(self) -> Self {
        Self { first: self.first, last: self.first }
    }

    /// The last day it may be.
    #[must_use]
    pub fn latest(self) -> Self {
        Self { first: self.last, last: self.last }
    }

    /// The month of its first day, counted from the year 0.
    #[cfg(feature = "pages")]
    pub(crate) fn month_number(self) -> usize {
        12 * usize::from(self.first.year) + usize::from(self.first.month) - 1
    }

    /// Whether it is just one day.
    #[must_use]
    pub fn is_day(self) -> bool {
        self.first == self.last
    }

    /// Whether the day is before the `other` day; `None` if the dates leave that open.
    #[must_use]
    pub fn is_before(self, other: Self) -> Option<bool> {
        match (self.last < other.first, self.first >= other.last) {
            (true, _) => Some(true),
            (_, true) => Some(false),
            _ => None,
        }
    }

    /// Whether it and the `other` are surely days of one and the same month.
    pub(crate) fn shares_month(self, other: Self) -> bool {
        let month = |day: Day| (day.year, day.month);
        [self.first, self.last, other.first, other.last]
            .iter()
            .all(|day| month(*day) == month(self.first))
    }

    /// A year, month or day, each of which is a range of days.
    fn one(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let mut number = |digits: usize| match parts.next() {
            Some(part) if part.len() == digits && part.bytes().all(|b| b.is_ascii_digit()) => {
                Some(part.parse::<u16>().ok())
            }
            Some(_) => Some(None),
            None => None,
        };
        let year = number(4)??;
        let (month, day) = (number(2), number(2));
        if parts.next().is_some() {
            return None;
        }
        let small = |part: Option<u16>| part.and_then(|part| u8::try_from(part).ok());
        match (month.map(small), day.map(small)) {
            (None, _) => Self::between(Self::day(year, 1, 1)?, Self::day(year, 12, 31)?),
            (Some(month), None) => {
                let month = month?;
                let first = Self::day(year, month, 1)?;
                Self::between(first, Self::day(year, month, days(year, month))?)
            }
            (Some(month), Some(day)) => Self::day(year, month?, day?),
        }
    }

    /// Some day from the first one that `from` may mean to the last that `to` may mean.
    fn between(from: Self, to: Self) -> Option<Self> {
        (from.first <= to.last).then_some(Self { first: from.first, last: to.last })
    }
}

fn days(year: u16, month: u8) -> u8 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl FromStr for Date {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let date = match text.split_once("..") {
            Some((from, to)) => Self::one(from)
                .and_then(|from| Self::one(to).and_then(|to| Self::between(from, to))),
            None => Self::one(text).or_else(|| written(text)),
        };
        date.ok_or_else(|| {
            let message = format!(
                "found `{text}`, expected a date such as 2018, 2018-11, 2018-11-12, 12.11.2018 or 12 \
                 Nov 2018, or a range such as 2018-11..2019"
            );
            Error::new(ErrorKind::Roster, message)
        })
    }
}

impl TryFrom<String> for Date {
    type Error = Error;

    fn try_from(text: String) -> Result<Self, Error> {
        text.parse()
    }
}

impl From<Date> for String {
    fn from(date: Date) -> Self {
        date.to_string()
    }
}

/// In as few figures as say the same.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { first, last } = *self;
        let is_months = first.day == 1 && last.day == days(last.year, last.month);
        let is_years = is_months && first.month == 1 && last.month == 12;
        let one = |f: &mut fmt::Formatter<'_>, day: Day| {
            write!(f, "{:04}", day.year)?;
            if !is_years {
                write!(f, "-{:02}", day.month)?;
            }
            if !is_months {
                write!(f, "-{:02}", day.day)?;
            }
            Ok(())
        };
        one(f, first)?;
        let is_one = match (is_years, is_months) {
            (true, _) => first.year == last.year,
            (_, true) => (first.year, first.month) == (last.year, last.month),
            _ => first == last,
        };
        if is_one {
            return Ok(());
        }
        f.write_str("..")?;
        one(f, last)
    }
}
