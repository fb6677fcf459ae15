//! Tables in comma-separated values to drafts.

use super::builder::Builder;
use super::csv::{Record, records};
use crate::document::{Draft, FrontMatter, Shape, TrackedChanges};
use crate::error::{Error, ErrorKind};
use crate::span::Span;

/// Reads a table in comma-separated values (RFC 4180) as a draft, cited as `sigil`: each row is a clause, its
/// cells apart by ` | `, as in the tables of other formats.
///
/// Cells may be apart by commas, semicolons or tabs, as the first row shows; one in quotation marks may hold
/// all of these, and line breaks. The names of the columns are a row like the others, and lines above them that
/// begin with `#` are paragraphs.
///
/// # Errors
/// [`ErrorKind::Malformed`], with the place, if a quotation mark is never closed or has words behind it, or if
/// a row has more or fewer cells than the first one: its words would stand in wrong columns.
///
/// ```
/// let draft = travaux::read::table("rev1", "No,Text\n4,\"Ports open, and\nclose.\"")?;
/// let row: Vec<_> = draft.clauses().nth(1).map(|row| row.cells().collect()).unwrap_or_default();
/// assert_eq!(row, ["4", "Ports open, and\nclose."]);
/// # Ok::<(), travaux::Error>(())
/// ```
pub fn table(sigil: impl Into<String>, source: &str) -> Result<Draft, Error> {
    let mut builder = Builder::new(0, source.len(), TrackedChanges::default());
    let start = remarks(source, &mut builder);
    let table = &source[start..];
    let rows = records(table, separator(table));
    let columns = rows.first().map_or(0, |row| row.fields.len());
    builder.shape = Shape::Row;
    for row in rows {
        refuse(&row, columns, source, start)?;
        for (value, span) in row.fields {
            push(&mut builder, &value, moved(span, start), source);
        }
        builder.end_block();
    }
    Ok(builder.finish(sigil.into(), FrontMatter::default()))
}

/// Adds the remarks above the table, lines that begin with `#`, as paragraphs, and says where the table begins.
fn remarks(source: &str, builder: &mut Builder) -> usize {
    let mut at = if source.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    for line in source[at..].split_inclusive('\n').take_while(|line| line.starts_with('#')) {
        let words = line.trim_start_matches('#').trim();
        let start = at + line.find(words).unwrap_or_default();
        builder.push(words, Span::new(start, start + words.len()), true);
        builder.end_block();
        at += line.len();
    }
    at
}

fn moved(span: Span, by: usize) -> Span {
    Span::new(span.start() + by, span.end() + by)
}

/// What parts the cells of the first row: the first of the marks that stands in no quotation.
fn separator(source: &str) -> u8 {
    let mut is_quoted = false;
    let free = source.bytes().take_while(|byte| *byte != b'\n').filter(|byte| {
        is_quoted ^= *byte == b'"';
        !is_quoted
    });
    let mut marks = free.filter(|byte| b",;\t".contains(byte));
    marks.next().unwrap_or(b',')
}

fn refuse(row: &Record, columns: usize, source: &str, start: usize) -> Result<(), Error> {
    let malformed = |message: String, span: Span| {
        Err(Error::new(ErrorKind::Malformed, message).at(source, moved(span, start)))
    };
    if let Some((span, flaw)) = row.flaw {
        return malformed(flaw.to_owned(), span);
    }
    let found = row.fields.len();
    match row.fields.first() {
        Some((_, first)) if found != columns => malformed(
            format!("found {found} cells in a row, allowed: {columns}, as in the first one"),
            *first,
        ),
        _ => Ok(()),
    }
}

/// Adds a cell, of which `source` may hold the words just so.
fn push(builder: &mut Builder, value: &str, field: Span, source: &str) {
    if builder.is_open() {
        builder.push(" | ", Span::new(field.start(), field.start()), false);
    }
    match source[field.range()].find(value) {
        Some(at) => {
            let start = field.start() + at;
            builder.push(value, Span::new(start, start + value.len()), true);
        }
        // quotation marks are doubled inside
        None => builder.push(value, field, false),
    }
}
