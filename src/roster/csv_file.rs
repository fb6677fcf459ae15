//! Rosters written as comma-separated values.

use super::builder::{Builder, Entry, HEAD, MEMBER, Said};
use super::list::Roster;
use crate::error::Error;
use crate::read::csv::{Record, records};
use crate::span::Span;

/// Reads the roster `text`, which errors call `name`; reports all problems at once.
pub(super) fn read(text: &str, name: &str) -> Result<Roster, Error> {
    let mut builder = Builder::new(text, name);
    let table = head(text, &mut builder);
    builder.said_in = ", in a line `# KEY: …` above the names of the columns";
    let mut lines = text[table..].lines();
    let line = lines.find(|line| !line.trim().is_empty()).unwrap_or_default();
    let separator = line.bytes().find(|byte| b",;\t".contains(byte)).unwrap_or(b',');
    let mut records = records(&text[table..], separator).into_iter();
    let columns = match records.next() {
        Some(header) => columns(&header, table, &mut builder),
        None => {
            builder.problem(Span::new(table, table), "found no line of names, expected one");
            Vec::new()
        }
    };
    // without names all fields would be wrong
    if columns.is_empty() {
        return builder.finish();
    }
    for record in records {
        if record.flaw.is_none() && says_nothing(&record) {
            continue;
        }
        if let Some((span, flaw)) = record.flaw {
            builder.problem(moved(span, table), flaw);
        } else if record.fields.len() != columns.len() {
            let (found, allowed) = (record.fields.len(), columns.len());
            let message =
                format!("found {found} fields, allowed: {allowed}, as in the line of names");
            builder.problem(moved(record.fields[0].1, table), message);
        } else {
            builder.entries.push(entry(record, &columns, table));
        }
    }
    builder.finish()
}

/// Reads lines `# key: value` above the table, and says where that begins.
fn head(text: &str, builder: &mut Builder<'_>) -> usize {
    let mut at = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    for line in text[at..].split_inclusive('\n') {
        let span = Span::new(at, at + line.trim_end().len());
        let Some(said) = remark(line) else { break };
        at += line.len();
        // a line that names no key is a remark
        let Some((key, value)) = said.split_once(':') else { continue };
        let (key, value) = (key.trim(), value.trim());
        if value.is_empty() && HEAD.contains(&key) {
            continue;
        }
        let value = (value.to_owned(), span);
        let head = &mut builder.head;
        match key {
            "title" => head.title = Some(value),
            "source" => head.source = Some(value),
            "since" => head.since = Some(value),
            "as-of" => head.as_of = Some(value),
            "aliases" => head.aliases = listed(&value),
            "types" => head.types = listed(&value),
            "partial" if matches!(value.0.as_str(), "true" | "false") => {
                head.is_partial = value.0 == "true";
            }
            "partial" => {
                let message = format!("found `{}`, expected true or false", value.0);
                builder.problem(span, message);
            }
            _ => {
                let message = format!("found unknown key `{key}`, allowed: {}", HEAD.join(", "));
                builder.problem(span, message);
            }
        }
    }
    at
}

/// What stands behind the `#` of a line that begins so, perhaps in quotation marks and with the empty fields
/// that spreadsheets put behind it.
fn remark(line: &str) -> Option<String> {
    let field = match line.starts_with('"') {
        true => records(line, b',').into_iter().next()?.fields.into_iter().next()?.0,
        false => line.trim_end().trim_end_matches([',', ';', '\t']).to_owned(),
    };
    field.strip_prefix('#').map(str::to_owned)
}

/// Whether a row is a remark, or has nothing in its fields, as spreadsheets leave them behind a table.
fn says_nothing(record: &Record) -> bool {
    let mut fields = record.fields.iter().map(|(field, _)| field.trim());
    let first = fields.next().unwrap_or_default();
    (first.is_empty() || first.starts_with('#')) && fields.all(str::is_empty)
}

/// The names of the columns, in whatever capitals; none if they are wrong.
fn columns(header: &Record, table: usize, builder: &mut Builder<'_>) -> Vec<&'static str> {
    let mut columns: Vec<&'static str> = Vec::new();
    for (found, span) in &header.fields {
        let span = moved(*span, table);
        match MEMBER.into_iter().find(|name| name.eq_ignore_ascii_case(found.trim())) {
            Some(name) if columns.contains(&name) => {
                builder.problem(span, format!("found the field `{name}` twice, expected it once"));
            }
            Some(name) => columns.push(name),
            None => {
                let allowed = MEMBER.join(", ");
                builder.problem(span, format!("found unknown field `{found}`, allowed: {allowed}"));
            }
        }
    }
    for needed in ["name", "type"].into_iter().filter(|name| !columns.contains(name)) {
        let span = header.fields.first().map_or(Span::default(), |(_, span)| moved(*span, table));
        builder.problem(span, format!("found no field `{needed}`, expected one"));
    }
    let is_right = columns.len() == header.fields.len()
        && columns.contains(&"name")
        && columns.contains(&"type");
    if is_right { columns } else { Vec::new() }
}

fn entry(record: Record, columns: &[&str], table: usize) -> Entry {
    let mut entry = Entry::default();
    for ((text, span), column) in record.fields.into_iter().zip(columns) {
        let span = moved(span, table);
        if *column == "name" {
            entry.span = span;
        }
        let text = text.trim().to_owned();
        if text.is_empty() {
            continue;
        }
        match *column {
            "name" => entry.name = Some((text, span)),
            "type" => entry.member_type = Some((text, span)),
            "country" => entry.country = Some(text),
            "sector" => entry.sector = Some(text),
            "aliases" => entry.aliases = listed(&(text, span)),
            "from" => entry.from = Some((text, span)),
            _ => entry.until = Some((text, span)),
        }
    }
    entry
}

/// The parts of a value between bars.
fn listed((text, span): &Said) -> Vec<Said> {
    let parts = text.split('|').map(str::trim).filter(|part| !part.is_empty());
    parts.map(|part| (part.to_owned(), *span)).collect()
}

fn moved(span: Span, by: usize) -> Span {
    Span::new(span.start() + by, span.end() + by)
}
