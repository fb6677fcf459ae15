//! Check files, written in TOML.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::path::Path;

use toml::de::DeTable;

use super::checks::{Check, Checks, Named, Table as PositionTable, TextSource};
use super::never::never_fails;
use super::statement::Position;
use super::stock::PREVIOUS;
use super::verdict::Severity;
use crate::concept::Scheme;
use crate::error::{Error, ErrorKind};
use crate::read::toml_tables::{Table, TomlTables, Value, span_of};
use crate::roster::{Date, Roster};
use crate::span::Span;

/// A file with more problems than this is no check file; the first are told.
const MOST_PROBLEMS: usize = 50;

/// Reads the check file `text`, which errors call `name` and whose paths begin at `folder`; reports all
/// problems at once.
pub(super) fn read(text: &str, name: &str, folder: &Path) -> Result<Checks, Error> {
    let checks = Checks {
        title: name.to_owned(),
        folder: folder.to_owned(),
        texts: Vec::new(),
        schemes: Vec::new(),
        rosters: Vec::new(),
        tables: Vec::new(),
        checks: Vec::new(),
    };
    let mut reader = Reader { text, name, checks, ids: BTreeSet::new(), problems: Vec::new() };
    let (root, flaws) = DeTable::parse_recoverable(text);
    reader.flaws(&flaws);
    // what was recovered from broken TOML has too many holes to be judged further
    if flaws.is_empty() {
        reader.root(root.get_ref());
    }
    match Error::all(reader.problems) {
        Some(problems) => Err(problems),
        None => Ok(reader.checks),
    }
}

/// Reads a check file table by table.
pub(super) struct Reader<'t> {
    pub(super) text: &'t str,
    name: &'t str,
    pub(super) checks: Checks,
    /// The ids of checks, also of those that cannot be used.
    ids: BTreeSet<String>,
    problems: Vec<Error>,
}

impl TomlTables for Reader<'_> {
    fn problem(&mut self, span: Span, message: impl Into<String>) {
        if self.problems.len() < MOST_PROBLEMS {
            let error = Error::new(ErrorKind::Checks, message).named(self.name);
            self.problems.push(error.at(self.text, span));
        }
    }
}

impl Reader<'_> {
    fn root(&mut self, root: &Table<'_>) {
        self.keys(root, &["title", "text", "scheme", "roster", "positions", "check"]);
        if let Some(title) = self.string(root, "title") {
            self.checks.title = title;
        }
        for (table, span) in self.tables(root, "text") {
            self.text_source(table, span);
        }
        for (table, span) in self.tables(root, "scheme") {
            self.scheme(table, span);
        }
        for (table, span) in self.tables(root, "roster") {
            self.roster(table, span);
        }
        for (table, span) in self.tables(root, "positions") {
            self.positions(table, span);
        }
        let checks = self.tables(root, "check");
        if checks.is_empty() {
            self.problem(Span::default(), "found no `[[check]]`, expected one at least");
        }
        for (table, span) in checks {
            self.check(table, span);
        }
    }

    /// A name that nobody of the same sort has.
    fn new_name<'v>(
        &mut self,
        table: &'v Table<'_>,
        key: &str,
        span: Span,
        is_taken: impl Fn(&Checks, &str) -> bool,
    ) -> Option<&'v str> {
        let value = self.required(table, key, span)?;
        let (name, span) = self.text_of(value)?;
        if name == PREVIOUS {
            self.problem(
                span,
                "found the name `previous`, which means the draft before; expected another",
            );
            return None;
        }
        if is_taken(&self.checks, name) {
            self.problem(
                span,
                format!("found the `{key}` `{name}` a second time, expected another"),
            );
            return None;
        }
        Some(name)
    }

    fn text_source(&mut self, table: &Table<'_>, span: Span) {
        self.keys(table, &["name", "path", "glob", "texts", "date"]);
        let taken = |checks: &Checks, name: &str| checks.texts.iter().any(|own| own.name == name);
        let name = self.new_name(table, "name", span, taken).map(str::to_owned);
        let (path, glob) = (self.string(table, "path"), self.string(table, "glob"));
        let members: Vec<String> =
            self.texts(table, "texts").into_iter().map(|(text, _)| text.to_owned()).collect();
        let sources = [path.is_some(), glob.is_some(), table.contains_key("texts")];
        if sources.iter().filter(|given| **given).count() > 1 {
            let message = "found more than one of `path`, `glob` and `texts`, expected one at most";
            self.problem(span, message);
        }
        let folder =
            glob.as_deref().and_then(|glob| glob.rsplit_once('/')).map(|(folder, _)| folder);
        if folder.is_some_and(|folder| folder.contains(['*', '?'])) {
            let at = table.get("glob").map_or(span, span_of);
            let message =
                "found a wildcard in a folder, allowed: `*` and `?` in the name of a file";
            self.problem(at, message);
        }
        for member in self.texts(table, "texts") {
            self.known_text(member.0, member.1);
        }
        let date = self.date(table, "date");
        if let Some(name) = name {
            self.checks.texts.push(TextSource { name, path, glob, members, date });
        }
    }

    fn scheme(&mut self, table: &Table<'_>, span: Span) {
        self.keys(table, &["name", "path"]);
        let taken = |checks: &Checks, name: &str| checks.schemes.iter().any(|own| own.name == name);
        let Some(name) = self.new_name(table, "name", span, taken).map(str::to_owned) else {
            return;
        };
        let (at, scheme) = match table.get("path").map(|value| (value, self.text_of(value))) {
            None => {
                let at = table.get("name").map_or(span, span_of);
                (at, Scheme::builtin(&name).map(Cow::Borrowed))
            }
            Some((_, None)) => return,
            Some((value, Some((path, _)))) => {
                let read = Scheme::from_path(self.checks.folder.join(path));
                (span_of(value), read.map(Cow::Owned))
            }
        };
        match scheme {
            Ok(scheme) => self.checks.schemes.push(Named { name, value: scheme }),
            Err(error) => self.problem(at, error.to_string()),
        }
    }

    fn roster(&mut self, table: &Table<'_>, span: Span) {
        self.keys(table, &["name", "path"]);
        let taken = |checks: &Checks, name: &str| checks.rosters.iter().any(|own| own.name == name);
        let name = self.new_name(table, "name", span, taken).map(str::to_owned);
        let path = self.required(table, "path", span).and_then(|value| self.text_of(value));
        let (Some(name), Some((path, at))) = (name, path) else { return };
        match Roster::from_path(self.checks.folder.join(path)) {
            Ok(roster) => self.checks.rosters.push(Named { name, value: roster }),
            Err(error) => self.problem(at, error.to_string()),
        }
    }

    fn positions(&mut self, table: &Table<'_>, span: Span) {
        self.keys(table, &["name", "row"]);
        let taken = |checks: &Checks, name: &str| checks.tables.iter().any(|own| own.name == name);
        let name = self.new_name(table, "name", span, taken).map(str::to_owned);
        let mut rows = Vec::new();
        for (row, at) in self.tables(table, "row") {
            self.keys(row, &["actor", "on", "position", "source"]);
            let said = ["actor", "on", "position", "source"]
                .map(|key| self.required(row, key, at).and_then(|value| self.text_of(value)));
            let [Some(actor), Some(on), Some(position), Some(source)] = said else { continue };
            let Some(matter) = self.matter(on.0, on.1) else { continue };
            let [actor, position, source] =
                [actor, position, source].map(|(text, _)| text.to_owned());
            rows.push(Position { actor, matter, position, source });
        }
        if rows.is_empty() {
            self.problem(
                span,
                "found a table without rows, expected `row = [{ actor, on, position, source }]`",
            );
        }
        if let Some(name) = name {
            self.checks.tables.push(PositionTable { name, rows });
        }
    }

    fn check(&mut self, table: &Table<'_>, span: Span) {
        self.keys(table, &["id", "says", "severity", "text", "that"]);
        let id = self.new_name(table, "id", span, |_, _| false).map(str::to_owned);
        if let Some(id) = id.as_ref().filter(|id| !self.ids.insert((*id).clone())) {
            let at = table.get("id").map_or(span, span_of);
            self.problem(at, format!("found the `id` `{id}` a second time, expected another"));
        }
        let says = self.required(table, "says", span).and_then(|value| self.text_of(value));
        let says = says.map(|(says, _)| says.to_owned());
        let severity = self.severity(table);
        let text = self.named_text(table, "text");
        let that = self.required(table, "that", span);
        let Some((statement, at)) = that.and_then(|value| self.statement(value)) else { return };
        if let Some(why) = never_fails(&statement) {
            self.problem(at, format!("found a check that can never fail: {why}"));
        }
        let own = text.as_deref().or(self.checks.only_text());
        if own.is_some_and(|own| statement.is_of_change_from(own)) {
            self.problem(at, "found a text compared with itself, expected `from` an earlier draft");
        }
        let text = text.or_else(|| self.checks.only_text().map(str::to_owned));
        // a file that names no text is asked of any
        if text.is_none() && statement.needs_text() && !self.checks.texts.is_empty() {
            let names = self.text_names();
            self.problem(span, format!("found no `text`, expected one of: {names}"));
        }
        if let (Some(id), Some(says)) = (id, says) {
            self.checks.checks.push(Check { id, says, severity, text, statement });
        }
    }

    fn severity(&mut self, table: &Table<'_>) -> Severity {
        let Some((said, span)) = table.get("severity").and_then(|value| self.text_of(value)) else {
            return Severity::default();
        };
        let known = Severity::ALL.into_iter().find(|severity| severity.name() == said);
        if known.is_none() {
            let allowed = Severity::ALL.map(Severity::name).join(", ");
            self.problem(span, format!("found `{said}` as `severity`, allowed: {allowed}"));
        }
        known.unwrap_or_default()
    }

    /// The names of all texts, as a person is told what is allowed.
    pub(super) fn text_names(&self) -> String {
        let names: Vec<&str> = self.checks.texts.iter().map(|text| text.name.as_str()).collect();
        if names.is_empty() {
            "none, for no `[[text]]` is named".to_owned()
        } else {
            names.join(", ")
        }
    }

    pub(super) fn known_text(&mut self, name: &str, span: Span) -> bool {
        let known = self.checks.knows_text(name);
        if !known {
            let names = self.text_names();
            self.problem(span, format!("found no text `{name}`, allowed: {names}"));
        }
        known
    }

    /// The name of a text under a key.
    pub(super) fn named_text(&mut self, table: &Table<'_>, key: &str) -> Option<String> {
        let (name, span) = table.get(key).and_then(|value| self.text_of(value))?;
        self.known_text(name, span).then(|| name.to_owned())
    }

    /// A date, in quotation marks or as TOML has it.
    pub(super) fn date(&mut self, table: &Table<'_>, key: &str) -> Option<Date> {
        let value = table.get(key)?;
        let is_bare = value.get_ref().is_datetime() || value.get_ref().is_integer();
        let span = span_of(value);
        let said = match is_bare {
            true => self.text[span.range()].to_owned(),
            false => self.text_of(value)?.0.to_owned(),
        };
        match said.parse::<Date>() {
            Ok(date) => Some(date),
            Err(error) => {
                self.problem(span, error.to_string());
                None
            }
        }
    }

    /// A whole number from 0.
    pub(super) fn number(&mut self, table: &Table<'_>, key: &str) -> Option<usize> {
        let value = table.get(key)?;
        let number = value.get_ref().as_integer();
        let number = number.and_then(|n| usize::from_str_radix(n.as_str(), n.radix()).ok());
        if number.is_none() {
            let span = span_of(value);
            let found = &self.text[span.range()];
            let message = format!("found `{found}` as `{key}`, expected a whole number from 0");
            self.problem(span, message);
        }
        number
    }

    pub(super) fn flag(&mut self, table: &Table<'_>, key: &str) -> Option<bool> {
        let value = table.get(key)?;
        if value.get_ref().as_bool().is_none() {
            self.wrong_type(value, "true or false");
        }
        value.get_ref().as_bool()
    }

    /// One string or a list of them.
    pub(super) fn some_texts<'v>(&mut self, value: &'v Value<'_>) -> Vec<(&'v str, Span)> {
        match value.get_ref().as_array() {
            Some(list) => {
                if list.is_empty() {
                    self.problem(
                        span_of(value),
                        "found an empty list, expected one entry at least",
                    );
                }
                list.iter().filter_map(|value| self.text_of(value)).collect()
            }
            None if value.get_ref().as_str().is_some() => self.text_of(value).into_iter().collect(),
            None => {
                self.wrong_type(value, "a string or a list of strings");
                Vec::new()
            }
        }
    }
}
