//! What a file says, held against what a roster can be.

use std::collections::BTreeMap;

use super::date::Date;
use super::list::{Parts, Roster};
use super::member::{Member, TYPES, folded};
use crate::error::{Error, ErrorKind};
use crate::span::Span;

/// A file with more problems than this is no roster; the first are told.
const MOST_PROBLEMS: usize = 50;

/// A value, and where it stands.
pub(super) type Said = (String, Span);

/// What is said of the roster as a whole, unchecked.
#[derive(Default)]
pub(super) struct Head {
    pub(super) span: Span,
    pub(super) title: Option<Said>,
    pub(super) aliases: Vec<Said>,
    pub(super) source: Option<Said>,
    pub(super) since: Option<Said>,
    pub(super) as_of: Option<Said>,
    pub(super) is_partial: bool,
    pub(super) types: Vec<Said>,
}

/// The keys of a head, as they are written.
pub(super) const HEAD: [&str; 7] =
    ["title", "aliases", "source", "since", "as-of", "partial", "types"];
/// The keys of a member.
pub(super) const MEMBER: [&str; 7] =
    ["name", "type", "country", "sector", "aliases", "from", "until"];

/// What is said of a member, unchecked.
#[derive(Default)]
pub(super) struct Entry {
    pub(super) span: Span,
    pub(super) name: Option<Said>,
    pub(super) member_type: Option<Said>,
    pub(super) country: Option<String>,
    pub(super) sector: Option<String>,
    pub(super) aliases: Vec<Said>,
    pub(super) from: Option<Said>,
    pub(super) until: Option<Said>,
}

pub(super) struct Builder<'t> {
    text: &'t str,
    name: &'t str,
    pub(super) head: Head,
    pub(super) entries: Vec<Entry>,
    problems: Vec<Error>,
    /// Where the format has what is said of the whole, as an error tells it.
    pub(super) said_in: &'static str,
}

impl<'t> Builder<'t> {
    /// A builder for a roster that is written in `text`, which errors call `name`.
    pub(super) fn new(text: &'t str, name: &'t str) -> Self {
        let (entries, problems) = (Vec::new(), Vec::new());
        Self { text, name, head: Head::default(), entries, problems, said_in: "" }
    }

    pub(super) fn problem(&mut self, span: Span, message: impl Into<String>) {
        if self.problems.len() < MOST_PROBLEMS {
            let error = Error::new(ErrorKind::Roster, message).named(self.name);
            self.problems.push(error.at(self.text, span));
        }
    }

    /// What was found so far that cannot be.
    pub(super) fn problems(self) -> Option<Error> {
        Error::all(self.problems)
    }

    /// The roster.
    ///
    /// # Errors
    /// All problems, those told by the reader too.
    pub(super) fn finish(mut self) -> Result<Roster, Error> {
        let head = std::mem::take(&mut self.head);
        let title = self.needed_of_all(head.title, "title", head.span);
        let source = self.needed_of_all(head.source, "source", head.span);
        let since = head.since.as_ref().and_then(|said| self.date(said));
        let as_of = self.needed_of_all(head.as_of, "as-of", head.span);
        let as_of = as_of.and_then(|said| Some((self.date(&said)?, said.1)));
        if let (Some(since), Some((as_of, span))) = (since, as_of) {
            if as_of.is_before(since) == Some(true) {
                let message =
                    format!("found `as-of` {as_of}, expected no date before `since`, {since}");
                self.problem(span, message);
            }
        }
        let types: Vec<String> = head.types.into_iter().map(|(own, _)| own).collect();
        let entries = std::mem::take(&mut self.entries);
        let mut members = Vec::with_capacity(entries.len());
        let mut known: BTreeMap<String, usize> = BTreeMap::new();
        for (number, entry) in entries.iter().enumerate() {
            self.names(entry, number, &entries, &mut known);
            members.extend(self.member(entry, &types, as_of.map(|(date, _)| date)));
        }
        if let Some(error) = Error::all(self.problems) {
            return Err(error);
        }
        let (Some(title), Some(source), Some((as_of, _))) = (title, source, as_of) else {
            return Err(Error::new(ErrorKind::Roster, "found no roster"));
        };
        Ok(Roster::new(Parts {
            title: title.0,
            aliases: head.aliases.into_iter().map(|(alias, _)| alias).collect(),
            source: source.0,
            since,
            as_of,
            partial: head.is_partial,
            types,
            members,
        }))
    }

    /// What must be said; what is said in no words has been told as a problem already.
    fn needed(&mut self, said: Option<Said>, key: &str, span: Span) -> Option<Said> {
        if said.is_none() {
            self.problem(span, format!("found no `{key}`, expected one"));
        }
        said.filter(|(text, _)| !text.is_empty())
    }

    /// The same of the whole.
    fn needed_of_all(&mut self, said: Option<Said>, key: &str, span: Span) -> Option<Said> {
        if said.is_none() {
            let place = self.said_in.replace("KEY", key);
            self.problem(span, format!("found no `{key}`, expected one{place}"));
        }
        said.filter(|(text, _)| !text.is_empty())
    }

    fn date(&mut self, (text, span): &Said) -> Option<Date> {
        let date = text.parse::<Date>();
        date.map_err(|error| self.problem(*span, error.to_string())).ok()
    }

    /// Refuses names that name another member already.
    fn names(
        &mut self,
        entry: &Entry,
        number: usize,
        entries: &[Entry],
        known: &mut BTreeMap<String, usize>,
    ) {
        let names = entry.name.iter().filter(|(name, _)| !name.is_empty());
        for (name, span) in names.chain(&entry.aliases) {
            let form = folded(name);
            if form.is_empty() {
                self.problem(*span, "found a name that prints nothing, expected words");
                continue;
            }
            let owner = *known.entry(form).or_insert(number);
            if owner != number {
                let other = entries[owner].name.as_ref().map_or("another member", |own| &own.0);
                let message = format!(
                    "found `{name}`, which names `{other}` already, expected one member a name"
                );
                self.problem(*span, message);
            }
        }
    }

    /// The type as it is allowed, in whatever capitals it is said, with spaces for hyphens or not.
    fn member_type(&mut self, entry: &Entry, types: &[String]) -> Option<String> {
        let (found, span) = self.needed(entry.member_type.clone(), "type", entry.span)?;
        let allowed = || TYPES.into_iter().chain(types.iter().map(String::as_str));
        let form = |name: &str| name.to_lowercase().replace(' ', "-");
        let said = allowed().find(|own| form(own) == form(&found));
        if said.is_none() {
            let allowed: Vec<&str> = allowed().collect();
            let allowed = allowed.join(", ");
            let message =
                format!("found type `{found}`, allowed: {allowed}, and what `types` lists");
            self.problem(span, message);
        }
        Some(said.map_or(found, str::to_owned))
    }

    fn member(&mut self, entry: &Entry, types: &[String], as_of: Option<Date>) -> Option<Member> {
        let name = self.needed(entry.name.clone(), "name", entry.span);
        let member_type = self.member_type(entry, types);
        let from = entry.from.as_ref().and_then(|said| Some((self.date(said)?, said.1)));
        let until = entry.until.as_ref().and_then(|said| Some((self.date(said)?, said.1)));
        if let (Some((from, _)), Some((until, span))) = (from, until) {
            if until.is_before(from) == Some(true) {
                let message =
                    format!("found `until` {until}, expected no date before `from`, {from}");
                self.problem(span, message);
            }
        }
        if let (Some((from, span)), Some(as_of)) = (from, as_of) {
            if as_of.is_before(from) == Some(true) {
                let message =
                    format!("found `from` {from}, expected no date behind `as-of`, {as_of}");
                self.problem(span, message);
            }
        }
        Some(Member {
            name: name?.0,
            member_type: member_type?,
            country: entry.country.clone(),
            sector: entry.sector.clone(),
            aliases: entry.aliases.iter().map(|(alias, _)| alias.clone()).collect(),
            from: from.map(|(date, _)| date),
            until: until.map(|(date, _)| date),
        })
    }
}
