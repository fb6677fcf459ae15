//! Which of two texts is older.

use std::cmp::Ordering;

use super::derivation::Precedence;
use crate::roster::Date;

/// Which of two comes first, the one if it is not known, and whether it is.
pub(crate) fn precedence(one: Option<Date>, other: Option<Date>) -> (Ordering, Precedence) {
    let (Some(one), Some(other)) = (one, other) else {
        return (Ordering::Less, Precedence::Unknown);
    };
    let (order, is_known) = match one.is_before(other) {
        Some(true) => (Ordering::Less, true),
        Some(false) if one != other => (Ordering::Greater, true),
        _ => (Ordering::Less, false),
    };
    match one.shares_month(other) {
        true => (order, Precedence::Contemporaneous),
        false if is_known => (order, Precedence::Earlier),
        false => (order, Precedence::Unknown),
    }
}
