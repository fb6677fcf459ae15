//! Byte and character classes that let most of a text be cut without a look into Unicode tables.

/// `[A-Za-z]`
pub(super) const LETTER: u8 = 1;
/// `[0-9]`
pub(super) const DIGIT: u8 = 2;
/// `_`, which UAX #29 lets join letters and digits
pub(super) const UNDERSCORE: u8 = 4;
/// Joins two letters when it stands between them: `.` `:` `'`
pub(super) const MID_LETTER: u8 = 8;
/// Joins two digits when it stands between them: `.` `,` `;` `'`
pub(super) const MID_NUMBER: u8 = 16;
/// Space, tab and the bytes that end lines
pub(super) const WHITE: u8 = 32;
/// Any byte of a character outside ASCII
pub(super) const NON_ASCII: u8 = 64;
/// May go on with a token that UAX #29 ends before it: `-` `/` `(`
pub(super) const GLUE: u8 = 128;

/// What may stand inside a word without any condition.
pub(super) const WORD: u8 = LETTER | DIGIT | UNDERSCORE;

/// The class of every byte, as a set of the bits above.
pub(super) static CLASS: [u8; 256] = classes();

const fn classes() -> [u8; 256] {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = match byte as u8 {
            b'A'..=b'Z' | b'a'..=b'z' => LETTER,
            b'0'..=b'9' => DIGIT,
            b'_' => UNDERSCORE,
            b'.' | b'\'' => MID_LETTER | MID_NUMBER,
            b':' => MID_LETTER,
            b',' | b';' => MID_NUMBER,
            b'-' | b'/' | b'(' => GLUE,
            b' ' | b'\t' | b'\n' | b'\r' | 0x0B | 0x0C => WHITE,
            0x80.. => NON_ASCII,
            _ => 0,
        };
        byte += 1;
    }
    table
}

/// A character outside ASCII whose part in UAX #29 is known without a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Known {
    /// A Latin letter with a mark: joins like `a`.
    Letter,
    /// A typographic apostrophe: joins two letters or two digits like `'`.
    Apostrophe,
    /// A mark that never joins anything: “ ” „ – — … • « » § and the no-break space.
    Mark,
}

/// The part and length in bytes of the character that starts at `at`, if it is one of the [`Known`].
#[inline]
pub(super) fn known(bytes: &[u8], at: usize) -> Option<(Known, usize)> {
    let second = *bytes.get(at + 1)?;
    match bytes[at] {
        0xC2 => matches!(second, 0xA0 | 0xA7 | 0xAB | 0xBB).then_some((Known::Mark, 2)),
        // U+00C0 to U+00FF but for × and ÷, then Latin Extended-A, all of it letters
        0xC3 => (!matches!(second, 0x97 | 0xB7)).then_some((Known::Letter, 2)),
        0xC4 | 0xC5 => Some((Known::Letter, 2)),
        0xE2 if second == 0x80 => match *bytes.get(at + 2)? {
            0x98 | 0x99 => Some((Known::Apostrophe, 3)),
            0x93 | 0x94 | 0x9C..=0x9E | 0xA2 | 0xA6 => Some((Known::Mark, 3)),
            _ => None,
        },
        _ => None,
    }
}
