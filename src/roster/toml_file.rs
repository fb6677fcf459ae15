//! Rosters written in TOML.

use toml::de::DeTable;

use super::builder::{Builder, Entry, HEAD, Head, MEMBER, Said};
use super::list::Roster;
use crate::error::Error;
use crate::read::toml_tables::{Table, TomlTables, span_of};
use crate::span::Span;

/// Reads the roster `text`, which errors call `name`; reports all problems at once.
pub(super) fn read(text: &str, name: &str) -> Result<Roster, Error> {
    let mut reader = Reader { text, builder: Builder::new(text, name) };
    let (root, flaws) = DeTable::parse_recoverable(text);
    if let Some(flaw) = flaws.first() {
        reader.flaws(&flaws);
        // what was recovered from broken TOML has too many holes to be judged further
        let no_toml = || Error::new(crate::error::ErrorKind::Roster, flaw.message());
        return Err(reader.builder.problems().unwrap_or_else(no_toml));
    }
    reader.roster(root.get_ref());
    reader.builder.finish()
}

struct Reader<'t> {
    text: &'t str,
    builder: Builder<'t>,
}

impl TomlTables for Reader<'_> {
    fn problem(&mut self, span: Span, message: impl Into<String>) {
        self.builder.problem(span, message);
    }
}

impl Reader<'_> {
    fn roster(&mut self, root: &Table<'_>) {
        self.keys(root, &["roster", "member"]);
        let head = self.required(root, "roster", Span::default());
        if let Some((head, span)) = head.and_then(|value| self.table(value)) {
            self.keys(head, &HEAD);
            self.builder.head = Head {
                span,
                title: self.said(head, "title"),
                aliases: self.all_said(head, "aliases"),
                source: self.said(head, "source"),
                since: self.said(head, "since"),
                as_of: self.said(head, "as-of"),
                is_partial: self.flag(head, "partial"),
                types: self.all_said(head, "types"),
            };
        }
        for (table, span) in self.tables(root, "member") {
            self.keys(table, &MEMBER);
            let entry = Entry {
                span,
                name: self.said(table, "name"),
                member_type: self.said(table, "type"),
                country: self.string(table, "country"),
                sector: self.string(table, "sector"),
                aliases: self.all_said(table, "aliases"),
                from: self.said(table, "from"),
                until: self.said(table, "until"),
            };
            self.builder.entries.push(entry);
        }
    }

    /// A string, or a date of TOML, which needs no quotation marks.
    fn said(&mut self, table: &Table<'_>, key: &str) -> Option<Said> {
        let value = table.get(key)?;
        if value.get_ref().is_datetime() {
            let span = span_of(value);
            return Some((self.text[span.range()].to_owned(), span));
        }
        self.text_of(value).map(|(text, span)| (text.to_owned(), span))
    }

    fn all_said(&mut self, table: &Table<'_>, key: &str) -> Vec<Said> {
        self.texts(table, key).into_iter().map(|(text, span)| (text.to_owned(), span)).collect()
    }

    fn flag(&mut self, table: &Table<'_>, key: &str) -> bool {
        let Some(value) = table.get(key) else { return false };
        if value.get_ref().as_bool().is_none() {
            self.wrong_type(value, "true or false");
        }
        value.get_ref().as_bool().unwrap_or_default()
    }
}
