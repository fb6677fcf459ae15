//! Word boundaries of UAX #29, fast on ASCII and Latin text.

use unicode_segmentation::{UWordBounds, UnicodeSegmentation};

use super::classes::{
    CLASS, DIGIT, Known, LETTER, MID_LETTER, MID_NUMBER, NON_ASCII, WHITE, WORD, known,
};
use crate::bytes::ascii_word_end;

/// The pieces of a text between word boundaries, as Unicode Standard Annex #29 defines them.
///
/// Laws: the pieces concatenate to the text; they are exactly those of
/// `unicode_segmentation::split_word_bounds`. ASCII, Latin letters and common typographic marks are
/// cut by byte classes; any stretch that holds something else is handed whole to that crate, from
/// the last boundary to the next white space, where no rule of the annex can look across.
///
/// ```
/// use travaux::text::Segments;
///
/// let pieces: Vec<_> = Segments::new("don't cut 3.5").collect();
/// assert_eq!(pieces, ["don't", " ", "cut", " ", "3.5"]);
/// ```
#[derive(Clone)]
pub struct Segments<'t> {
    text: &'t str,
    at: usize,
    /// The rest of a stretch handed over; its last boundary is at `slow_end`.
    slow: Option<UWordBounds<'t>>,
}

impl<'t> Segments<'t> {
    /// Cuts `text`.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        Self { text, at: 0, slow: None }
    }

    /// The byte the next piece starts at.
    #[inline]
    pub(super) fn position(&self) -> usize {
        self.at
    }

    /// Moves over one piece; `false` at the end of the text.
    #[inline]
    pub(super) fn advance(&mut self) -> bool {
        if self.slow.is_none() {
            if self.at >= self.text.len() {
                return false;
            }
            if let Some(end) = piece_end(self.text.as_bytes(), self.at) {
                self.at = end;
                return true;
            }
        }
        self.advance_slowly()
    }

    /// Moves to byte `to`, which the caller knows to be a boundary with nothing handed over before.
    #[inline]
    pub(super) fn jump(&mut self, to: usize) {
        debug_assert!(self.slow.is_none() && self.text.is_char_boundary(to));
        self.at = to;
    }

    /// Whether pieces are being cut by byte classes here.
    #[inline]
    pub(super) fn is_fast(&self) -> bool {
        self.slow.is_none()
    }

    #[cold]
    fn advance_slowly(&mut self) -> bool {
        if self.slow.is_none() {
            let end = stretch_end(self.text.as_bytes(), self.at);
            self.slow = Some(self.text[self.at..end].split_word_bounds());
        }
        let piece = self.slow.as_mut().and_then(Iterator::next);
        if let Some(piece) = piece {
            self.at += piece.len();
            return true;
        }
        self.slow = None;
        self.advance()
    }
}

impl<'t> Iterator for Segments<'t> {
    type Item = &'t str;

    fn next(&mut self) -> Option<&'t str> {
        let start = self.at;
        self.advance().then(|| &self.text[start..self.at])
    }
}

impl std::fmt::Debug for Segments<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Segments").field("rest", &&self.text[self.at..]).finish()
    }
}

/// The end of the piece that starts at boundary `at`, or `None` where only the tables can tell.
#[inline]
fn piece_end(bytes: &[u8], at: usize) -> Option<usize> {
    let class = CLASS[bytes[at] as usize];
    if class & WORD != 0 {
        return word_end(bytes, at + 1);
    }
    if class & NON_ASCII != 0 {
        return match known(bytes, at)? {
            (Known::Letter, len) => word_end(bytes, at + len),
            (_, len) => unextended(bytes, at + len),
        };
    }
    match bytes[at] {
        b' ' => {
            let mut end = at + 1;
            while bytes.get(end) == Some(&b' ') {
                end += 1;
            }
            unextended(bytes, end)
        }
        b'\r' if bytes.get(at + 1) == Some(&b'\n') => Some(at + 2),
        // nothing attaches to a line end
        b'\r' | b'\n' | 0x0B | 0x0C => Some(at + 1),
        _ => unextended(bytes, at + 1),
    }
}

/// `end`, unless the character there might be one that attaches to what precedes it.
#[inline]
fn unextended(bytes: &[u8], end: usize) -> Option<usize> {
    match bytes.get(end) {
        Some(&byte) if byte >= 0x80 => known(bytes, end).map(|_| end),
        _ => Some(end),
    }
}

/// The end of a word of which everything before `end` is known, or `None` as in [`piece_end`].
#[inline]
fn word_end(bytes: &[u8], mut end: usize) -> Option<usize> {
    loop {
        end = ascii_word_end(bytes, end);
        let Some(&byte) = bytes.get(end) else { return Some(end) };
        let class = CLASS[byte as usize];
        if class & NON_ASCII != 0 {
            match known(bytes, end)? {
                (Known::Letter, len) => end += len,
                (Known::Apostrophe, len) => {
                    match joined(bytes, end, end + len, MID_LETTER | MID_NUMBER)? {
                        true => end += len,
                        false => return Some(end),
                    }
                }
                (Known::Mark, _) => return Some(end),
            }
        } else if class & (MID_LETTER | MID_NUMBER) != 0 {
            match joined(bytes, end, end + 1, class)? {
                true => end += 1,
                false => return Some(end),
            }
        } else {
            return Some(end);
        }
    }
}

/// Whether the mark at `mark..next` joins the letters or digits on both its sides (rules WB6, WB7,
/// WB11, WB12).
#[inline]
fn joined(bytes: &[u8], mark: usize, next: usize, class: u8) -> Option<bool> {
    let before = match CLASS[bytes[mark - 1] as usize] {
        // the word so far ends in a Latin letter, or it would not have come here
        NON_ASCII => LETTER,
        other => other,
    };
    let after = match bytes.get(next) {
        None => return Some(false),
        Some(&byte) if byte >= 0x80 => match known(bytes, next)?.0 {
            Known::Letter => LETTER,
            _ => 0,
        },
        Some(&byte) => CLASS[byte as usize],
    };
    let letters = class & MID_LETTER != 0 && before & after & LETTER != 0;
    let digits = class & MID_NUMBER != 0 && before & after & DIGIT != 0;
    Some(letters || digits)
}

/// Where a stretch handed over may end: before ASCII white space that follows something else, with
/// the next word not of the same sort (a run of Cyrillic is cheaper handed over whole).
fn stretch_end(bytes: &[u8], start: usize) -> usize {
    let mut end = start + 1;
    loop {
        while end < bytes.len() && CLASS[bytes[end] as usize] & WHITE == 0 {
            end += 1;
        }
        // a space of another width may go on in ASCII spaces (WB3d)
        let wide = bytes[..end].ends_with(b"\xE3\x80\x80")
            || matches!(
                bytes[..end],
                [.., 0xE1, 0x9A, 0x80] | [.., 0xE2, 0x80, 0x80..=0x8A] | [.., 0xE2, 0x81, 0x9F]
            );
        let mut next = end;
        while next < bytes.len() && bytes[next] == b' ' {
            next += 1;
        }
        let foreign = bytes.get(next).is_some_and(|&byte| byte >= 0x80);
        let goes_on = next > end && (wide || foreign && known(bytes, next).is_none());
        if !goes_on {
            return end;
        }
        end = next;
        while end < bytes.len() && bytes[end] >= 0x80 {
            end += 1;
        }
    }
}
