//! A text of a library: a draft, its date and its names.

use std::cmp::Ordering;

use super::derivation::Precedence;
use super::precedence::precedence;
use crate::document::{Adopted, Citation, Draft, Instrument};
use crate::roster::Date;
use crate::text::Normalization;

/// A text that others may have drawn on, or that is traced in others.
///
/// ```
/// use travaux::Draft;
/// use travaux::lineage::Source;
///
/// let draft = Draft::parse("harbour-1907", "<!-- date: 1907-10-18 -->\n\nShips may enter.");
/// let source = Source::from(&draft).also_called("Harbour Convention");
/// assert_eq!(source.date().unwrap().to_string(), "1907-10-18");
/// let other = source.dated("1906".parse()?);
/// assert_eq!(other.date().unwrap().to_string(), "1906");
/// # Ok::<(), travaux::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Source<'d> {
    draft: &'d Draft,
    date: Option<Date>,
    names: Vec<String>,
}

impl<'d> From<&'d Draft> for Source<'d> {
    /// Takes the date from the front matter, as [`Date::of`] does.
    fn from(draft: &'d Draft) -> Self {
        Self { draft, date: Date::of(draft), names: Vec::new() }
    }
}

impl<'d> Source<'d> {
    /// The same with another date.
    #[must_use]
    pub fn dated(self, date: Date) -> Self {
        Self { date: Some(date), ..self }
    }

    /// The same with the date in the name of its file, if the draft itself bears none ([`Date::in_name`]).
    ///
    /// ```
    /// use travaux::Draft;
    /// use travaux::lineage::Source;
    ///
    /// let draft = Draft::parse("rev1", "Ships may enter.");
    /// let source = Source::from(&draft).in_file("rev1 of 2031-03-04.md");
    /// assert_eq!(source.date().unwrap().to_string(), "2031-03-04");
    /// ```
    #[must_use]
    pub fn in_file(self, name: &str) -> Self {
        Self { date: self.date.or_else(|| Date::in_name(name)), ..self }
    }

    /// The same with one more name, by which others cite it.
    #[must_use]
    pub fn also_called(mut self, name: impl Into<String>) -> Self {
        self.names.push(name.into());
        self
    }

    /// The names by which others may cite it: its sigil, its title, and what it is also called.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let own = [Some(self.draft.sigil()), self.draft.title()];
        own.into_iter().flatten().chain(self.names.iter().map(String::as_str))
    }

    /// The text.
    #[must_use]
    pub fn draft(&self) -> &'d Draft {
        self.draft
    }

    /// When it was made, as far as known.
    #[must_use]
    pub fn date(&self) -> Option<Date> {
        self.date
    }

    /// Whether it is older than a text of this date; `None` if it is younger.
    pub(super) fn precedence(&self, date: Option<Date>) -> Option<Precedence> {
        match precedence(self.date, date) {
            (Ordering::Greater, Precedence::Earlier) => None,
            (_, precedence) => Some(precedence),
        }
    }

    /// Whether a citation names it.
    pub(super) fn is_cited_by(&self, citation: &Citation) -> bool {
        citation.targets.iter().any(|target| match &target.instrument {
            Instrument::Own => false,
            Instrument::Document { symbol } => self.is_called(symbol, false),
            Instrument::Resolution(Adopted { number, .. })
            | Instrument::Decision(Adopted { number, .. }) => self.is_called(number, true),
            Instrument::Named { name, .. } => self.is_called(name, false),
        })
    }

    /// Whether one of its names is this one, or ends with it behind a stroke: `A/RES/70/237`.
    fn is_called(&self, name: &str, may_be_end: bool) -> bool {
        let fold = |name: &str| Normalization::CaseInsensitive.fold(name).trim().to_owned();
        let name = fold(name);
        self.names().any(|own| {
            let own = fold(own);
            own == name
                || may_be_end && own.ends_with(&format!("/{name}"))
                || own.strip_prefix("the ").is_some_and(|own| own == name)
        })
    }
}
