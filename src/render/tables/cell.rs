//! What stands in a cell.

use std::fmt::Debug;

/// What one column says in one row.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Cell {
    /// There is nothing to say.
    Nothing,
    /// Whether it is so.
    Flag(bool),
    /// How many, or the number of something.
    Count(u64),
    /// A figure.
    Figure(f64),
    /// Words.
    Text(String),
}

impl From<bool> for Cell {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}

impl From<usize> for Cell {
    fn from(count: usize) -> Self {
        Self::Count(count as u64)
    }
}

impl From<u32> for Cell {
    fn from(count: u32) -> Self {
        Self::Count(u64::from(count))
    }
}

impl From<u64> for Cell {
    fn from(count: u64) -> Self {
        Self::Count(count)
    }
}

impl From<f64> for Cell {
    fn from(figure: f64) -> Self {
        if figure.is_finite() { Self::Figure(figure) } else { Self::Nothing }
    }
}

impl From<&str> for Cell {
    fn from(words: &str) -> Self {
        Self::Text(words.to_owned())
    }
}

impl From<String> for Cell {
    fn from(words: String) -> Self {
        Self::Text(words)
    }
}

impl<T: Into<Self>> From<Option<T>> for Cell {
    fn from(said: Option<T>) -> Self {
        said.map_or(Self::Nothing, Into::into)
    }
}

/// A variant without fields as the reports spell it: `InQuotes` is `in-quotes`.
pub(super) fn spelled(variant: impl Debug) -> String {
    let mut spelled = String::new();
    for c in format!("{variant:?}").chars() {
        if c.is_ascii_uppercase() && !spelled.is_empty() {
            spelled.push('-');
        }
        spelled.push(c.to_ascii_lowercase());
    }
    spelled
}

/// Several things in one cell; nothing if there are none.
pub(super) fn several<S: AsRef<str>>(things: impl IntoIterator<Item = S>) -> Option<String> {
    let mut joined: Option<String> = None;
    for thing in things {
        let joined = joined.get_or_insert_with(String::new);
        if !joined.is_empty() {
            joined.push_str("; ");
        }
        joined.push_str(thing.as_ref());
    }
    joined
}

/// Thousandths as a share.
pub(super) fn share(thousandths: u16) -> f64 {
    f64::from(thousandths) / 1000.0
}
