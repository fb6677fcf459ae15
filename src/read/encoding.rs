//! Bytes to text: UTF-8, and what old word processors wrote instead.

use std::borrow::Cow;

use crate::document::Recoding;
use crate::error::{Error, ErrorKind};
use crate::span::Span;

/// The characters of Windows-1252 from 0x80 to 0x9F; `\0` where it has none.
const WINDOWS_1252: [char; 32] = [
    '€', '\0', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\0', 'Ž', '\0', '\0', '‘',
    '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\0', 'ž', 'Ÿ',
];

/// A text, and the way back to its bytes where some of them were no UTF-8.
pub(super) struct Decoded<'b> {
    pub(super) text: Cow<'b, str>,
    pub(super) recoding: Option<Recoding>,
}

/// Reads `bytes` as UTF-8; bytes that are none as Windows-1252, each where it stands, for files are
/// pasted together from both.
///
/// # Errors
/// If a byte is neither, or NUL.
pub(super) fn decode(bytes: &[u8]) -> Result<Decoded<'_>, Error> {
    if let Ok(text) = std::str::from_utf8(bytes) {
        refuse_nul(text)?;
        return Ok(Decoded { text: text.into(), recoding: None });
    }
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 16);
    let mut recoding = Recoding::default();
    let mut at = 0;
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        at += chunk.valid().len();
        for &byte in chunk.invalid() {
            let Some(c) = character(byte) else {
                let found = format!(
                    "found byte 0x{byte:02X} (byte {at} of the file), expected UTF-8 or \
                     Windows-1252 text"
                );
                let place = Span::new(text.len(), text.len());
                return Err(Error::new(ErrorKind::NotText, found).at(&text, place));
            };
            text.push(c);
            recoding.push(text.len(), c.len_utf8() - 1);
            at += 1;
        }
    }
    refuse_nul(&text)?;
    Ok(Decoded { text: text.into(), recoding: Some(recoding) })
}

/// The character that a byte from 0x80 on stands for in Windows-1252.
fn character(byte: u8) -> Option<char> {
    match byte {
        0x80..=0x9F => Some(WINDOWS_1252[byte as usize - 0x80]).filter(|c| *c != '\0'),
        _ => Some(char::from(byte)),
    }
}

fn refuse_nul(text: &str) -> Result<(), Error> {
    match memchr::memchr(0, text.as_bytes()) {
        Some(nul) => {
            let found = format!("found a NUL (byte {nul} of the file), expected text");
            Err(Error::new(ErrorKind::NotText, found).at(text, Span::new(nul, nul)))
        }
        None => Ok(()),
    }
}
