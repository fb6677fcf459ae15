//! A roster: its members, its source, and the time for which it is known.

use std::collections::BTreeMap;
use std::path::Path;

#[cfg(feature = "serde")]
use super::builder::{Builder, Entry, Head};
use super::date::Date;
use super::member::{Member, MemberId, folded};
use super::movements::Movements;
use super::view::RosterView;
use super::{csv_file, toml_file};
use crate::error::{Error, ErrorKind};
use crate::read;
#[cfg(feature = "serde")]
use crate::span::Span;

/// A list of who signed, from a source and as of a date; groups of states or companies are lists too.
///
/// Written in TOML, or as CSV with the keys of `[roster]` in lines `# key: value` above the line of
/// names, where values of `aliases` and `types` are apart by `|`.
///
/// | key of `[roster]` | says |
/// |---|---|
/// | `title` | what was signed, or who the group is; as a member of another roster it is known by this name |
/// | `aliases` | what else that is called |
/// | `source` | where the list stands |
/// | `as-of` | the date for which the source gives it; of later dates nothing is known |
/// | `since` | the date from which all joining and leaving is listed; without it, only `as-of` is known; if it is a year, surely only from the last day of it |
/// | `partial` | `true` if the source does not name all, so that who is not listed may yet be on it |
/// | `types` | types of members besides [`TYPES`](super::TYPES) |
///
/// A `[[member]]` has a `name` and a `type`, and may have `country`, `sector`, `aliases`, `from`, the first
/// day on the roster, and `until`, the first day no longer on it, each a [`Date`]; TOML wants months and ranges
/// in quotation marks. A member without `from` was on it at
/// `as-of`; since when is not known.
///
/// Laws: no name or alias names two members, however it is printed; the order of members in a file changes
/// no answer.
///
/// ```
/// use travaux::roster::{Roster, Standing};
///
/// let roster = Roster::from_toml(
///     r#"
///     [roster]
///     title = "Quay Call"
///     source = "register of the Quay Forum"
///     since = 2031-05-01
///     as-of = 2032-02-11
///
///     [[member]]
///     name = "Karst Republic"
///     type = "state"
///     aliases = ["Karst"]
///     from = 2031-07-02
///     "#,
/// )?;
/// let launch = roster.as_of("2031-05-01".parse()?);
/// let karst = launch.find("KARST");
/// assert_eq!(karst.standing(), Standing::NotOn);
/// assert_eq!(
///     karst.to_string(),
///     "Karst Republic: not on the roster of Quay Call at 2031-05-01, joined 2031-07-02 (source: register \
///      of the Quay Forum, as of 2032-02-11)",
/// );
/// assert_eq!(roster.as_of("2033".parse()?).find("Karst").standing(), Standing::NotKnown);
/// # Ok::<(), travaux::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(into = "Parts", try_from = "Parts"))]
pub struct Roster {
    parts: Parts,
    /// For every name and alias, as they are compared, whose it is.
    names: BTreeMap<String, MemberId>,
}

/// What a roster says.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case", deny_unknown_fields))]
pub(super) struct Parts {
    pub(super) title: String,
    #[cfg_attr(feature = "serde", serde(default))]
    pub(super) aliases: Vec<String>,
    pub(super) source: String,
    #[cfg_attr(feature = "serde", serde(default))]
    pub(super) since: Option<Date>,
    pub(super) as_of: Date,
    #[cfg_attr(feature = "serde", serde(default))]
    pub(super) partial: bool,
    #[cfg_attr(feature = "serde", serde(default))]
    pub(super) types: Vec<String>,
    pub(super) members: Vec<Member>,
}

impl Roster {
    /// Reads a roster from TOML.
    ///
    /// # Errors
    /// If the text is no TOML, or breaks the rules above: an unknown key, a missing one, a type that is
    /// not allowed, a date that is none, a member who left before it joined or joined behind `as-of`, a
    /// name of two members. All problems, up to 50, are reported at once, each with its place.
    ///
    /// ```
    /// use travaux::roster::Roster;
    ///
    /// let error = Roster::from_toml("[roster]\ntitel = \"Quay Call\"").unwrap_err();
    /// assert!(error.to_string().contains("roster:2:1: found unknown key `titel`, allowed: title, "));
    /// ```
    pub fn from_toml(text: &str) -> Result<Self, Error> {
        toml_file::read(text, "roster")
    }

    /// Reads a roster from CSV; fields are apart by `,`, `;` or tabs, whichever stands first in the line of
    /// names.
    ///
    /// # Errors
    /// As [`Roster::from_toml`].
    ///
    /// ```
    /// use travaux::roster::Roster;
    ///
    /// let text = "# title: Quay Call\n# source: its register\n# as-of: 2032-02-11\n\
    ///             name,type,aliases\nKarst Republic,state,Karst\n";
    /// let roster = Roster::from_csv(text)?;
    /// assert_eq!(roster.members().next().unwrap().names().count(), 2);
    /// # Ok::<(), travaux::Error>(())
    /// ```
    pub fn from_csv(text: &str) -> Result<Self, Error> {
        csv_file::read(text, "roster")
    }

    /// Reads a roster from a file, `.toml` or `.csv`.
    ///
    /// # Errors
    /// As [`Roster::from_toml`], and if the file is not there, no text or of neither extension; every
    /// message begins with the path.
    pub fn from_path(path: impl AsRef<Path>) -> Result<Self, Error> {
        let path = path.as_ref();
        let name = path.display().to_string();
        let extension = path.extension().and_then(|extension| extension.to_str());
        match extension.unwrap_or_default().to_ascii_lowercase().as_str() {
            "toml" => toml_file::read(&read::data(path)?, &name),
            "csv" => csv_file::read(&read::any_text(path)?, &name),
            other => {
                let message = format!("found a roster in `.{other}`, allowed: .toml, .csv");
                Err(Error::new(ErrorKind::UnknownFormat, message).named(name))
            }
        }
    }

    /// A roster whose names are known to be different.
    pub(super) fn new(mut parts: Parts) -> Self {
        parts.members.sort_by_cached_key(|member| (folded(&member.name), member.name.clone()));
        let mut names = BTreeMap::new();
        for (index, member) in parts.members.iter().enumerate() {
            names.extend(member.names().map(|name| (folded(name), MemberId::new(index))));
        }
        Self { parts, names }
    }

    pub(super) fn parts(&self) -> &Parts {
        &self.parts
    }

    /// What was signed, or who the group is.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.parts.title
    }

    /// The title, and what else it is called.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.parts.title).chain(&self.parts.aliases).map(String::as_str)
    }

    /// Where the list stands.
    #[must_use]
    pub fn source(&self) -> &str {
        &self.parts.source
    }

    /// The date for which the source gives the list.
    #[must_use]
    pub fn known_as_of(&self) -> Date {
        self.parts.as_of
    }

    /// The date from which all joining and leaving is listed; `None` if only one date is known.
    #[must_use]
    pub fn known_since(&self) -> Option<Date> {
        self.parts.since
    }

    /// Whether who is not listed may yet be on it.
    #[must_use]
    pub fn is_partial(&self) -> bool {
        self.parts.partial
    }

    /// All who are or were on it, in the order of their names.
    #[must_use]
    pub fn members(&self) -> impl ExactSizeIterator<Item = &Member> {
        self.parts.members.iter()
    }

    /// The member of that id.
    ///
    /// # Panics
    /// If the id is of a longer roster.
    #[must_use]
    pub fn member(&self, id: MemberId) -> &Member {
        &self.parts.members[id.index()]
    }

    /// The member of that name or alias, without regard to capitals, accents and typography.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<MemberId> {
        self.names.get(&folded(name)).copied()
    }

    /// The roster on a date.
    #[must_use]
    pub fn as_of(&self, date: Date) -> RosterView<'_> {
        RosterView::new(self, date)
    }

    /// Who joined and who left behind the first date and up to the second.
    #[must_use]
    pub fn between(&self, from: Date, until: Date) -> Movements<'_> {
        Movements::new(self, from, until)
    }

    /// Whether it is known who was on the roster on that date, apart from dates that are not exact.
    #[must_use]
    pub fn covers(&self, date: Date) -> bool {
        let Parts { since, as_of, .. } = self.parts;
        // a list of November answers for November as a whole, if only that is asked
        date == as_of
            || since.unwrap_or(as_of).latest() <= date.earliest()
                && date.latest() <= as_of.earliest()
    }
}

#[cfg(feature = "serde")]
impl From<Roster> for Parts {
    fn from(roster: Roster) -> Self {
        roster.parts
    }
}

#[cfg(feature = "serde")]
impl TryFrom<Parts> for Roster {
    type Error = Error;

    fn try_from(parts: Parts) -> Result<Self, Error> {
        let nowhere = Span::default();
        let said = |text: String| (text, nowhere);
        let needed = |text: String| (!text.trim().is_empty()).then(|| said(text));
        let date = |date: Date| said(date.to_string());
        let mut builder = Builder::new("", "roster");
        builder.head = Head {
            span: nowhere,
            title: needed(parts.title),
            aliases: parts.aliases.into_iter().map(said).collect(),
            source: needed(parts.source),
            since: parts.since.map(date),
            as_of: Some(date(parts.as_of)),
            is_partial: parts.partial,
            types: parts.types.into_iter().map(said).collect(),
        };
        builder.entries.extend(parts.members.into_iter().map(|member| Entry {
            span: nowhere,
            name: needed(member.name),
            member_type: needed(member.member_type),
            country: member.country,
            sector: member.sector,
            aliases: member.aliases.into_iter().map(said).collect(),
            from: member.from.map(date),
            until: member.until.map(date),
        }));
        builder.finish()
    }
}
