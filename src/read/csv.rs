//! Comma-separated values, as RFC 4180 has them.

use crate::span::Span;

/// A record: its fields, and where each stands.
pub(crate) struct Record {
    pub(crate) fields: Vec<(String, Span)>,
    /// Where a quotation mark is missing.
    pub(crate) flaw: Option<(Span, &'static str)>,
}

/// The records of a table, blank lines left out. Fields are apart by `separator`; one that begins with a
/// quotation mark goes up to the next one that is not doubled, over line breaks too.
pub(crate) fn records(text: &str, separator: u8) -> Vec<Record> {
    let bytes = text.as_bytes();
    let mut records = Vec::new();
    let mut at = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    while at < bytes.len() {
        let mut record = Record { fields: Vec::new(), flaw: None };
        let start = at;
        loop {
            let end = field(text, at, separator, &mut record);
            at = end + 1;
            if bytes.get(end) != Some(&separator) {
                break;
            }
        }
        // "\r\n" is one line break
        at += usize::from(bytes.get(at - 1) == Some(&b'\r') && bytes.get(at) == Some(&b'\n'));
        if !text[start..at.min(text.len())].trim().is_empty() {
            records.push(record);
        }
    }
    records
}

/// Reads the field that begins at `start`, and says where what parts it from the next stands.
fn field(text: &str, start: usize, separator: u8, record: &mut Record) -> usize {
    let bytes = text.as_bytes();
    let ends = |byte: &u8| matches!(byte, b'\n' | b'\r') || *byte == separator;
    let until =
        |from: usize| bytes[from..].iter().position(ends).map_or(bytes.len(), |len| from + len);
    if bytes.get(start) != Some(&b'"') {
        let end = until(start);
        record.fields.push((text[start..end].trim().to_owned(), Span::new(start, end)));
        return end;
    }
    let mut value = String::new();
    let mut at = start + 1;
    loop {
        let Some(len) = text[at..].find('"') else {
            let flaw = "found a quotation mark that is never closed, allowed: `\"` at the end";
            record.flaw = Some((Span::new(start, start + 1), flaw));
            record.fields.push((text[at..].to_owned(), Span::new(start, text.len())));
            return text.len();
        };
        value.push_str(&text[at..at + len]);
        at += len + 1;
        if bytes.get(at) != Some(&b'"') {
            break;
        }
        value.push('"');
        at += 1;
    }
    let end = until(at);
    if !text[at..end].trim().is_empty() {
        let flaw = "found words behind a closing quotation mark, allowed: the end of the field";
        record.flaw = record.flaw.or(Some((Span::new(at, end), flaw)));
    }
    record.fields.push((value, Span::new(start, end)));
    end
}
