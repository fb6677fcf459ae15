//! Which of two documents is older.

use crate::roster::Date;

/// Whether one text can have its words from another, by their dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Precedence {
    /// The one is older than the other.
    Earlier,
    /// Both are of the same month.
    Contemporaneous,
    /// The dates are not known, or leave it open.
    Unknown,
}

impl Precedence {
    /// Which of two comes first, the first if it is not known, and whether it is.
    pub(super) fn of(one: Option<Date>, other: Option<Date>) -> (std::cmp::Ordering, Self) {
        use std::cmp::Ordering::{Greater, Less};
        let (Some(one), Some(other)) = (one, other) else { return (Less, Self::Unknown) };
        if share_month(one, other) {
            return (Less, Self::Contemporaneous);
        }
        match (one.is_before(other), other.is_before(one)) {
            (Some(true), _) => (Less, Self::Earlier),
            (_, Some(true)) => (Greater, Self::Earlier),
            _ => (Less, Self::Unknown),
        }
    }
}

/// Whether both are of one month for certain.
fn share_month(one: Date, other: Date) -> bool {
    let month = |date: Date| date.to_string().get(..MONTH).map(str::to_owned);
    let days = [one, other].into_iter().flat_map(|date| [date.earliest(), date.latest()]);
    let mut months = days.map(month);
    let first = months.next().flatten();
    months.all(|month| month == first)
}

/// `2031-02`
const MONTH: usize = 7;
