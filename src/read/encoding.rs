//! Bytes to text: UTF-8, UTF-16, and what old word processors wrote instead.

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
            recoding.push(text.len(), c.len_utf8() as isize - 1);
            at += 1;
        }
    }
    refuse_nul(&text)?;
    Ok(Decoded { text: text.into(), recoding: Some(recoding) })
}

/// Reads UTF-16; `None` for what is none. A byte order mark shows it, or that nearly every second byte is
/// NUL and no other; halves of characters become U+FFFD.
pub(super) fn utf16(bytes: &[u8]) -> Option<Decoded<'static>> {
    let (mark, of) = match bytes {
        [0xFF, 0xFE, ..] => (2, u16::from_le_bytes as fn([u8; 2]) -> u16),
        [0xFE, 0xFF, ..] => (2, u16::from_be_bytes as fn([u8; 2]) -> u16),
        _ => (0, unmarked_utf16(bytes)?),
    };
    let units = bytes[mark..].chunks(2).map(|pair| match pair {
        [one, other] => of([*one, *other]),
        _ => HALF,
    });
    let mut text = String::with_capacity(bytes.len() / 2);
    let mut recoding = Recoding::default();
    recoding.push(0, -(mark as isize));
    for c in char::decode_utf16(units) {
        let c = c.unwrap_or(char::REPLACEMENT_CHARACTER);
        text.push(c);
        recoding.push(text.len(), c.len_utf8() as isize - 2 * c.len_utf16() as isize);
    }
    Some(Decoded { text: text.into(), recoding: Some(recoding) })
}

/// A byte behind the last pair is half of what is never a character by itself.
const HALF: u16 = 0xD800;

/// In the order of which bytes a text without a mark is UTF-16: it begins with a Latin character, most others
/// are Latin, too, and none of them would be in the other order.
fn unmarked_utf16(bytes: &[u8]) -> Option<fn([u8; 2]) -> u16> {
    let pairs = || bytes.chunks_exact(2);
    let nuls = |place: usize| pairs().filter(|pair| pair[place] == 0).count();
    let (share, of) = LATIN;
    let is_order =
        |high: usize, low: usize| bytes.len() > 2 && high * of >= pairs().len() * share && low == 0;
    // nearly all files, at once
    memchr::memchr(0, &bytes[..bytes.len().min(2)])?;
    match (nuls(0), nuls(1)) {
        (first, second) if is_order(second, first) => Some(u16::from_le_bytes),
        (first, second) if is_order(first, second) => Some(u16::from_be_bytes),
        _ => None,
    }
}

/// So many characters of a text without a mark are Latin, or it is not certain what it is.
const LATIN: (usize, usize) = (3, 4);

/// The character that a byte from 0x80 on stands for in Windows-1252.
fn character(byte: u8) -> Option<char> {
    match byte {
        0x80..=0x9F => Some(WINDOWS_1252[byte as usize - 0x80]).filter(|c| *c != '\0'),
        _ => Some(char::from(byte)),
    }
}

pub(super) fn refuse_nul(text: &str) -> Result<(), Error> {
    match memchr::memchr(0, text.as_bytes()) {
        Some(nul) => {
            let found = format!("found a NUL (byte {nul} of the file), expected text");
            Err(Error::new(ErrorKind::NotText, found).at(text, Span::new(nul, nul)))
        }
        None => Ok(()),
    }
}
