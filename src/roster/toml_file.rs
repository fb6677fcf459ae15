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
        let nothing = Some((String::new(), Span::default()));
        let (title, source, as_of) = (nothing.clone(), nothing.clone(), nothing);
        self.builder.head = Head { title, source, as_of, ..Head::default() };
        if let Some((head, span)) = head.and_then(|value| self.table(value)) {
            self.keys(head, &HEAD);
            self.builder.head = Head {
                span,
                title: self.needed(head, "title", Self::said),
                aliases: self.all_said(head, "aliases"),
                source: self.needed(head, "source", Self::said),
                since: self.date(head, "since"),
                as_of: self.needed(head, "as-of", Self::date),
                is_partial: self.flag(head, "partial"),
                types: self.all_said(head, "types"),
            };
        }
        for (table, span) in self.tables(root, "member") {
            self.keys(table, &MEMBER);
            let entry = Entry {
                span,
                name: self.needed(table, "name", Self::said),
                member_type: self.needed(table, "type", Self::said),
                country: self.string(table, "country"),
                sector: self.string(table, "sector"),
                aliases: self.all_said(table, "aliases"),
                from: self.date(table, "from"),
                until: self.date(table, "until"),
            };
            self.builder.entries.push(entry);
        }
    }

    fn said(&mut self, table: &Table<'_>, key: &str) -> Option<Said> {
        let value = table.get(key)?;
        self.text_of(value).map(|(text, span)| (text.to_owned(), span))
    }

    /// A string, or a day or year of TOML, which need no quotation marks.
    fn date(&mut self, table: &Table<'_>, key: &str) -> Option<Said> {
        let value = table.get(key)?;
        if value.get_ref().is_datetime() || value.get_ref().is_integer() {
            let span = span_of(value);
            return Some((self.text[span.range()].to_owned(), span));
        }
        self.said(table, key)
    }

    /// What a roster cannot do without: no words where what is said has been refused.
    fn needed(
        &mut self,
        table: &Table<'_>,
        key: &str,
        read: impl Fn(&mut Self, &Table<'_>, &str) -> Option<Said>,
    ) -> Option<Said> {
        let span = span_of(table.get(key)?);
        Some(read(self, table, key).unwrap_or((String::new(), span)))
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
