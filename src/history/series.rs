//! Drafts put into order by what they say of their dates.

use std::cmp::Ordering;
use std::path::Path;

use super::timeline::History;
use crate::document::Draft;
use crate::error::Error;
use crate::read::{self, FileRead};
use crate::roster::Date;

/// Where the date of a draft was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum DateSource {
    /// In the front matter of the draft.
    FrontMatter,
    /// In the name of its file.
    FileName,
    /// Nowhere: there is none, or none that can be read.
    None,
}

/// Why a draft stands behind the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum OrderReason {
    /// It is the first.
    First,
    /// Its date is later.
    Date,
    /// The dates are the same, or one may be the other: the names decide, numbers in them by value.
    Tie,
    /// It has no date, and stands behind all that have one, by its name.
    Undated,
}

impl OrderReason {
    /// The reason in a few words.
    #[must_use]
    pub const fn describe(self) -> &'static str {
        match self {
            Self::First => "the first",
            Self::Date => "of a later date",
            Self::Tie => "perhaps of the same date, later by its name",
            Self::Undated => "undated, later by its name",
        }
    }
}

/// A draft of a series, and why it stands where it does.
#[derive(Clone, Debug)]
pub struct SeriesEntry {
    /// The draft.
    pub draft: Draft,
    /// The name of its file.
    pub name: String,
    /// Its date, as exact as it is known.
    pub date: Option<Date>,
    /// Where the date was found.
    pub source: DateSource,
    /// Why it stands behind the entry before.
    pub reason: OrderReason,
}

/// Drafts of one text in order of their dates, each with the reason of its place.
///
/// Dates are believed in the front matter first, then in the file's name ([`Date::in_name`]). The order is
/// total and does not depend on the order they came in; what it could not be told by dates alone is a
/// [tie](Self::ties) or [undated](Self::undated).
///
/// ```
/// use travaux::Draft;
/// use travaux::history::{OrderReason, Series};
///
/// let named = ["v10.md", "2031-03-04 b.md", "v9.md", "2031-03 a.md", "2030.md"];
/// let series = Series::new(named.map(|name| (name.to_owned(), Draft::parse(name, "Text."))));
/// let order: Vec<_> = series.entries().iter().map(|own| (own.name.as_str(), own.reason)).collect();
/// assert_eq!(
///     order,
///     [
///         ("2030.md", OrderReason::First),
///         ("2031-03 a.md", OrderReason::Date),
///         ("2031-03-04 b.md", OrderReason::Tie),
///         ("v9.md", OrderReason::Undated),
///         ("v10.md", OrderReason::Undated),
///     ],
/// );
/// ```
#[derive(Debug, Default)]
pub struct Series {
    entries: Vec<SeriesEntry>,
    left_out: Vec<(String, String)>,
}

impl Series {
    /// Puts drafts into order, each with the name of its file.
    pub fn new(drafts: impl IntoIterator<Item = (String, Draft)>) -> Self {
        let mut entries: Vec<SeriesEntry> = drafts
            .into_iter()
            .map(|(name, draft)| {
                let (date, source) = dated(&draft, &name);
                SeriesEntry { draft, name, date, source, reason: OrderReason::First }
            })
            .collect();
        entries.sort_by(|one, other| {
            let undated = one.date.is_none().cmp(&other.date.is_none());
            let dates = one.date.map(Date::earliest).cmp(&other.date.map(Date::earliest));
            let names = by_name(&one.name, &other.name).then_with(|| one.name.cmp(&other.name));
            undated.then(dates).then(names).then_with(|| one.draft.text().cmp(other.draft.text()))
        });
        for at in 1..entries.len() {
            entries[at].reason = match (entries[at - 1].date, entries[at].date) {
                (_, None) => OrderReason::Undated,
                (Some(before), Some(own)) if before.is_before(own) == Some(true) => {
                    OrderReason::Date
                }
                _ => OrderReason::Tie,
            };
        }
        Self { entries, left_out: Vec::new() }
    }

    /// Reads the files of a folder; with a language only the drafts in it, as `en`.
    ///
    /// # Errors
    /// If there is no such folder. Files that are no drafts are [left out](Self::left_out).
    pub fn from_folder(path: impl AsRef<Path>, language: Option<&str>) -> Result<Self, Error> {
        let (mut drafts, mut left_out) = (Vec::new(), Vec::new());
        for FileRead { path: file, draft } in read::folder(path)? {
            let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let draft = match draft {
                Ok(draft) => draft,
                Err(error) => {
                    left_out.push((name, error.to_string()));
                    continue;
                }
            };
            let own = draft.language().unwrap_or("und");
            let base = own.split('-').next().unwrap_or(own);
            match language.filter(|wanted| *wanted != own && *wanted != base) {
                Some(wanted) => {
                    left_out.push((name, format!("its language is {own}, not {wanted}")))
                }
                None => drafts.push((name, draft)),
            }
        }
        Ok(Self { left_out, ..Self::new(drafts) })
    }

    /// The drafts in order, each with its reason.
    #[must_use]
    pub fn entries(&self) -> &[SeriesEntry] {
        &self.entries
    }

    /// The drafts in order.
    #[must_use]
    pub fn drafts(&self) -> Vec<&Draft> {
        self.entries.iter().map(|entry| &entry.draft).collect()
    }

    /// Those whose dates do not tell that they are later than the one before.
    pub fn ties(&self) -> impl Iterator<Item = &SeriesEntry> {
        self.entries.iter().filter(|entry| entry.reason == OrderReason::Tie)
    }

    /// Those without a date.
    pub fn undated(&self) -> impl Iterator<Item = &SeriesEntry> {
        self.entries.iter().filter(|entry| entry.date.is_none())
    }

    /// The files that were left out, and why.
    #[must_use]
    pub fn left_out(&self) -> &[(String, String)] {
        &self.left_out
    }

    /// The history of the drafts in this order.
    #[must_use]
    pub fn history(&self) -> History<'_> {
        History::new(&self.drafts())
    }
}

fn dated(draft: &Draft, name: &str) -> (Option<Date>, DateSource) {
    match (Date::of(draft), Date::in_name(name)) {
        (Some(date), _) => (Some(date), DateSource::FrontMatter),
        (None, Some(date)) => (Some(date), DateSource::FileName),
        (None, None) => (None, DateSource::None),
    }
}

/// Names in order, numbers in them by their value: `v9` before `v10`.
fn by_name(one: &str, other: &str) -> Ordering {
    let (mut one, mut other) = (one, other);
    loop {
        let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
        let (a, b) = (digits(one), digits(other));
        if a > 0 && b > 0 {
            let (number, theirs) =
                (one[..a].trim_start_matches('0'), other[..b].trim_start_matches('0'));
            match number.len().cmp(&theirs.len()).then_with(|| number.cmp(theirs)) {
                Ordering::Equal => (one, other) = (&one[a..], &other[b..]),
                unequal => return unequal,
            }
            continue;
        }
        let (mut rest, mut theirs) = (one.chars(), other.chars());
        match (rest.next(), theirs.next()) {
            (None, None) => return Ordering::Equal,
            (own, theirs) if own != theirs => return own.cmp(&theirs),
            _ => (one, other) = (rest.as_str(), theirs.as_str()),
        }
    }
}
