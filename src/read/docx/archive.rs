//! The parts of an archive, unpacked one by one and never more of one than an honest file holds.

use std::collections::HashMap;
use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::super::format::foreign;
use crate::error::{Error, ErrorKind};
use crate::span::Span;

/// All parts that are read may take this many bytes unpacked. 1,000 words take 16,000 bytes of XML
/// (measured on a document of 55,000 words), so this is room for over ten million.
const MOST_UNPACKED: usize = 1 << 28;
/// How many times its packed size a part may take. Deflate makes at most 1,032 bytes of one; one
/// paragraph 20,000 times over comes to 288, a document of 55,000 different words to 11 (measured).
const MOST_RATIO: usize = 400;
/// Below this many bytes no ratio is suspicious.
const ANY_RATIO: usize = 1 << 22;

/// A ZIP archive whose parts are found by name, in capitals or small letters.
pub(super) struct Archive<'b> {
    zip: ZipArchive<Cursor<&'b [u8]>>,
    numbers: HashMap<String, usize>,
    /// How many bytes the archive has.
    len: usize,
    /// How many bytes may still be unpacked.
    left: usize,
}

/// An unpacked part.
pub(super) struct Part {
    pub(super) name: String,
    pub(super) text: String,
}

impl<'b> Archive<'b> {
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, Error> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| {
            let found = "found a ZIP archive that is cut off or damaged, expected a whole one";
            Error::new(ErrorKind::Malformed, found).caused_by(error)
        })?;
        let mut numbers = HashMap::with_capacity(zip.len());
        let named = zip.file_names().enumerate().map(|(number, name)| (folded(name), number));
        // two parts of one name are two texts, and each program would show another one
        let mut twice = None;
        for (name, number) in named {
            if let Some(first) = numbers.insert(name, number) {
                twice = twice.or(Some(first));
            }
        }
        if let Some(name) = twice.and_then(|number| zip.name_for_index(number)) {
            let found = format!("found more than one part named {name:?}, expected one");
            return Err(Error::new(ErrorKind::Malformed, found));
        }
        if entries_said(bytes, zip.comment().len()).is_some_and(|said| said > zip.len()) {
            let found = "found several parts of the same name, expected one of each";
            return Err(Error::new(ErrorKind::Malformed, found));
        }
        Ok(Self { zip, numbers, len: bytes.len(), left: MOST_UNPACKED })
    }

    pub(super) fn holds(&self, name: &str) -> bool {
        self.numbers.contains_key(&folded(name))
    }

    /// The text of a part; `None` if there is no such part.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<Part>, Error> {
        let Some(number) = self.numbers.get(&folded(name)).copied() else { return Ok(None) };
        let bytes = self.unpack(name, number)?;
        Ok(Some(Part { name: name.to_owned(), text: decode(name, bytes)? }))
    }

    fn unpack(&mut self, name: &str, number: usize) -> Result<Vec<u8>, Error> {
        let mut file = self.zip.by_index(number).map_err(|error| refusal(name, error))?;
        // an archive may say anything of the sizes of its parts
        let packed = usize::try_from(file.compressed_size()).unwrap_or(usize::MAX);
        let most = packed.min(self.len).saturating_mul(MOST_RATIO).max(ANY_RATIO).min(self.left);
        let mut bytes = Vec::new();
        let read = (&mut file).take(most as u64 + 1).read_to_end(&mut bytes);
        read.map_err(|error| damaged(name).caused_by(error))?;
        if bytes.len() > most {
            let found = format!(
                "found more than {most} bytes in {name} unpacked, of {packed} packed; allowed: \
                 {MOST_RATIO} times as many and {MOST_UNPACKED} in all"
            );
            return Err(Error::new(ErrorKind::TooLarge, found));
        }
        self.left -= bytes.len();
        Ok(bytes)
    }
}

/// The name of a part as it is compared: capitals do not count, and some programs write `\`.
fn folded(name: &str) -> String {
    name.trim_start_matches('/').replace('\\', "/").to_ascii_lowercase()
}

/// How many parts the end of the archive says there are, if it says so in the place it should.
fn entries_said(bytes: &[u8], comment_len: usize) -> Option<usize> {
    let end = bytes.len().checked_sub(22 + comment_len).map(|at| &bytes[at..])?;
    let said = u16::from_le_bytes([end[10], end[11]]);
    (end.starts_with(b"PK\x05\x06") && said != u16::MAX).then_some(usize::from(said))
}

fn damaged(name: &str) -> Error {
    let found = format!("found {name} damaged in the archive, expected it as it was packed");
    Error::new(ErrorKind::Malformed, found)
}

fn refusal(name: &str, error: ZipError) -> Error {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => {
            foreign("a ZIP archive under a password (save it without one first)")
        }
        ZipError::UnsupportedArchive(_) => {
            let found = format!("found {name} packed in a way no DOCX is, expected Deflate");
            Error::new(ErrorKind::Malformed, found).caused_by(error)
        }
        _ => damaged(name).caused_by(error),
    }
}

/// The bytes of a part as text: UTF-8, or UTF-16 by its byte order mark or its first `<`.
fn decode(name: &str, bytes: Vec<u8>) -> Result<String, Error> {
    let wide = match bytes.get(..2) {
        Some(b"\xFF\xFE" | b"<\0") => Some(u16::from_le_bytes as fn([u8; 2]) -> u16),
        Some(b"\xFE\xFF" | b"\0<") => Some(u16::from_be_bytes as fn([u8; 2]) -> u16),
        _ => None,
    };
    let Some(unit) = wide else { return utf8(name, bytes) };
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    let text: Result<String, _> = char::decode_utf16(units).collect();
    text.map_err(|error| {
        let found = format!("found a lone surrogate in {name}, expected UTF-16 text");
        Error::new(ErrorKind::Malformed, found).caused_by(error)
    })
}

fn utf8(name: &str, bytes: Vec<u8>) -> Result<String, Error> {
    String::from_utf8(bytes).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        let bytes = error.into_bytes();
        let before = String::from_utf8_lossy(&bytes[..valid]);
        let found = format!("found byte 0x{:02X} in {name}, expected UTF-8 text", bytes[valid]);
        Error::new(ErrorKind::Malformed, found).at(&before, Span::new(valid, valid))
    })
}
