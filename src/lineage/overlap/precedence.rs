//! Which of two documents is older.

use std::cmp::Ordering;

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
    pub(super) fn of(one: Option<Date>, other: Option<Date>) -> (Ordering, Self) {
        let (Some(one), Some(other)) = (one, other) else { return (Ordering::Less, Self::Unknown) };
        let (order, is_known) = match (one.is_before(other), other.is_before(one)) {
            (Some(true), _) => (Ordering::Less, true),
            (_, Some(true)) => (Ordering::Greater, true),
            _ => (Ordering::Less, false),
        };
        match share_month(one, other) {
            true => (order, Self::Contemporaneous),
            false if is_known => (order, Self::Earlier),
            false => (order, Self::Unknown),
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
