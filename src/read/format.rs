//! Which format a file is in, by what it holds and how its name ends.

use crate::error::{Error, ErrorKind};

/// A format that drafts arrive in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// Text without markup, that of a PDF as `pdftotext` extracts it among them.
    Plain,
    /// Markdown, by CommonMark, with tables, footnotes and struck text.
    Markdown,
    /// A page of HTML.
    Html,
    /// A document of a word processor, in Office Open XML.
    Docx,
    /// A table in comma-separated values.
    Csv,
    /// A law in Akoma Ntoso, the XML of parliaments.
    AkomaNtoso,
}

/// What a file is: one of the formats, or something to be refused by name.
pub(super) enum Told {
    Format(Format),
    Foreign(&'static str),
}

/// What is read, as errors name it.
fn allowed() -> String {
    let formats = [
        (true, "Markdown (.md)"),
        (cfg!(feature = "html"), "HTML (.html)"),
        (cfg!(feature = "docx"), "DOCX (.docx)"),
        (true, "CSV (.csv)"),
        (cfg!(feature = "akn"), "Akoma Ntoso (.akn)"),
    ];
    let read: Vec<_> = formats.iter().filter(|(read, _)| *read).map(|(_, name)| *name).collect();
    let (last, others) = read.split_last().unwrap_or((&"", &[]));
    let others: String = others.iter().map(|name| format!(", {name}")).collect();
    format!("plain text (.txt){others} and {last}")
}

/// The error about a format that is not read.
pub(super) fn foreign(name: &str) -> Error {
    Error::new(ErrorKind::UnknownFormat, format!("found {name}, allowed: {}", allowed()))
}

/// How much of a file is looked at to tell its format.
const HEAD: usize = 4096;

/// The format of a file that holds `bytes` and whose name ends in `.extension`. What it holds
/// decides; the name only where that leaves a choice.
pub(super) fn tell(bytes: &[u8], extension: &str) -> Told {
    const FOREIGN: [(&[u8], &str); 8] = [
        (b"\x89PNG", "a PNG image"),
        (b"\xFF\xD8\xFF", "a JPEG image"),
        (b"GIF8", "a GIF image"),
        (b"%PDF-", "a PDF (extract its text first, with `pdftotext -layout`)"),
        (b"\xD0\xCF\x11\xE0", "an old Word document (save it as DOCX first)"),
        (b"{\\rtf", "an RTF document (save it as DOCX first)"),
        (b"\x1F\x8B", "a gzip archive"),
        (b"PK\x05\x06", "an empty ZIP archive"),
    ];
    // a document under a password is packed as old Word documents were
    const LOCKED: &[u8] = b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";
    let is_old = bytes.starts_with(b"\xD0\xCF\x11\xE0");
    if is_old && memchr::memmem::find(bytes, LOCKED).is_some() {
        return Told::Foreign("a document under a password (save it without one first)");
    }
    if let Some((_, name)) = FOREIGN.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Told::Foreign(name);
    }
    let head = &bytes[..bytes.len().min(HEAD)];
    let holds = |needle: &[u8]| memchr::memmem::find(head, needle).is_some();
    let extension = extension.to_ascii_lowercase();
    Told::Format(match extension.as_str() {
        _ if bytes.starts_with(b"PK\x03\x04") => Format::Docx,
        "md" | "markdown" => Format::Markdown,
        // a page saved under a wrong name
        "txt" | "text" if !starts_html(head) => Format::Plain,
        "html" | "htm" | "xhtml" => Format::Html,
        "csv" | "tsv" => Format::Csv,
        "akn" => Format::AkomaNtoso,
        _ if holds(b"<akomaNtoso") || holds(b":akomaNtoso") => Format::AkomaNtoso,
        "xml" => return Told::Foreign("XML that is not Akoma Ntoso"),
        _ if starts_html(head) => Format::Html,
        _ => Format::Plain,
    })
}

fn starts_html(head: &[u8]) -> bool {
    let start = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start();
    [&b"<!doctype html"[..], b"<html"].iter().any(|opening| {
        start.get(..opening.len()).is_some_and(|start| start.eq_ignore_ascii_case(opening))
    })
}
