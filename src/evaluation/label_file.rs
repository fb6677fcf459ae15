//! Labels from files.

use std::collections::BTreeMap;

use super::label::{SpanLabel, UnitLabel};
use crate::error::{Error, ErrorKind};
use crate::read::csv::records;
use crate::span::Span;

/// What labels are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum LabelFormat {
    /// A table with a line of names above it; its fields are apart by `,`, `;` or tabs, whichever stands
    /// first in that line.
    Csv,
    /// An object of JSON on every line.
    #[cfg(feature = "json")]
    JsonLines,
}

/// A file with more problems than this is no list of labels; the first are told.
const MOST_PROBLEMS: usize = 50;

/// The names of the fields of a label of a unit.
const OF_UNITS: [&str; 4] = ["document", "unit", "coder", "code"];
/// The names of the fields of a label of a place.
const OF_SPANS: [&str; 5] = ["document", "start", "end", "concept", "coder"];

/// Reads labels of units: the fields `document`, `unit`, `coder` and `code`, in any order and among
/// others. A code may be empty, a coder and a unit not.
///
/// ```
/// use travaux::evaluation::{LabelFormat, unit_labels};
///
/// let labels = unit_labels("document;unit;coder;code\nrev1;2 (a);ana;aid\n", LabelFormat::Csv)?;
/// assert_eq!(labels[0].unit, "2 (a)");
/// let error = unit_labels("document,unit,code\n", LabelFormat::Csv).unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "labels:1:1: found no field `coder`, needed: document, unit, coder, code",
/// );
/// # Ok::<(), travaux::Error>(())
/// ```
///
/// # Errors
/// If a field is missing or empty, or a line cannot be read. All problems, up to 50, are reported at
/// once, each with its line.
pub fn unit_labels(text: &str, format: LabelFormat) -> Result<Vec<UnitLabel>, Error> {
    let mut reader = Reader { text, problems: Vec::new() };
    let rows = reader.rows(format, &OF_UNITS);
    let mut labels = Vec::with_capacity(rows.len());
    for row in rows {
        let [document, unit, coder, code] = reader.fields(&row, OF_UNITS);
        if reader.is_named(&unit, "unit") & reader.is_named(&coder, "coder") {
            let [document, unit, coder, code] = [document, unit, coder, code].map(|own| own.0);
            labels.push(UnitLabel { document, unit, coder, code });
        }
    }
    Error::all(reader.problems).map_or(Ok(labels), Err)
}

/// Reads labels of places: the fields `document`, `start`, `end`, `concept` and `coder`, in any order
/// and among others.
///
/// # Errors
/// As [`unit_labels`]; and if a place is no number, or ends before it starts or where it starts.
pub fn span_labels(text: &str, format: LabelFormat) -> Result<Vec<SpanLabel>, Error> {
    let mut reader = Reader { text, problems: Vec::new() };
    let rows = reader.rows(format, &OF_SPANS);
    let mut labels = Vec::with_capacity(rows.len());
    for row in rows {
        let [document, start, end, concept, coder] = reader.fields(&row, OF_SPANS);
        let named = reader.is_named(&concept, "concept") & reader.is_named(&coder, "coder");
        let span = reader.span(&start, &end);
        if let (Some(span), true) = (span, named) {
            let [document, concept, coder] = [document, concept, coder].map(|own| own.0);
            labels.push(SpanLabel { document, span, concept, coder });
        }
    }
    Error::all(reader.problems).map_or(Ok(labels), Err)
}

/// A value, and where it stands.
pub(super) type Field = (String, Span);
/// The fields of a label by their names.
pub(super) type Row = BTreeMap<String, Field>;

pub(super) struct Reader<'t> {
    pub(super) text: &'t str,
    problems: Vec<Error>,
}

impl Reader<'_> {
    pub(super) fn problem(&mut self, span: Span, message: impl Into<String>) {
        if self.problems.len() < MOST_PROBLEMS {
            let error = Error::new(ErrorKind::Labels, message).named("labels");
            self.problems.push(error.at(self.text, span));
        }
    }

    fn rows(&mut self, format: LabelFormat, names: &[&str]) -> Vec<Row> {
        match format {
            LabelFormat::Csv => self.table(names),
            #[cfg(feature = "json")]
            LabelFormat::JsonLines => self.json_lines(names),
        }
    }

    fn table(&mut self, names: &[&str]) -> Vec<Row> {
        let head = self.text.lines().next().unwrap_or_default();
        let separator = head.bytes().find(|byte| b",;\t".contains(byte)).unwrap_or(b',');
        let mut records = records(self.text, separator).into_iter();
        let header: Vec<String> = match records.next() {
            Some(header) => header.fields.into_iter().map(|(name, _)| name).collect(),
            None => Vec::new(),
        };
        let missing = |name: &&&str| !header.iter().any(|own| own == **name);
        let missing: Vec<&str> = names.iter().filter(missing).copied().collect();
        for name in &missing {
            let needed = names.join(", ");
            self.problem(Span::default(), format!("found no field `{name}`, needed: {needed}"));
        }
        if !missing.is_empty() {
            return Vec::new();
        }
        let mut rows = Vec::new();
        for record in records {
            if let Some((span, flaw)) = record.flaw {
                self.problem(span, flaw);
            } else if record.fields.len() != header.len() {
                let (first, last) = (record.fields[0].1, record.fields[record.fields.len() - 1].1);
                let (found, allowed) = (record.fields.len(), header.len());
                let message =
                    format!("found {found} fields, allowed: {allowed}, as in the first line");
                self.problem(first.union(last), message);
            } else {
                rows.push(header.iter().cloned().zip(record.fields).collect());
            }
        }
        rows
    }

    /// The fields of these names; all rows have them.
    fn fields<const N: usize>(&self, row: &Row, names: [&str; N]) -> [Field; N] {
        names.map(|name| row.get(name).cloned().unwrap_or_default())
    }

    fn is_named(&mut self, field: &Field, what: &str) -> bool {
        if field.0.is_empty() {
            self.problem(field.1, format!("found an empty `{what}`, allowed: a name"));
        }
        !field.0.is_empty()
    }

    fn span(&mut self, start: &Field, end: &Field) -> Option<Span> {
        let mut number = |field: &Field| {
            let number = field.0.parse::<u32>().ok();
            if number.is_none() {
                let found = &field.0;
                self.problem(field.1, format!("found `{found}`, allowed: a number from 0 on"));
            }
            number.map(|number| number as usize)
        };
        let (from, to) = (number(start), number(end));
        let (from, to) = (from?, to?);
        if to <= from {
            let message =
                format!("found a place that ends at {to}, allowed: behind its start, {from}");
            self.problem(end.1, message);
        }
        (from < to).then(|| Span::new(from, to))
    }
}
