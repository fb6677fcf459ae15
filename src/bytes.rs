//! Runs of bytes, found eight at a time, and lines: a loop over single bytes ends where no processor predicts it.

/// The end of the run of ASCII letters, digits and `_` that starts at `at`.
#[inline]
pub(crate) fn ascii_word_end(bytes: &[u8], at: usize) -> usize {
    run_end(bytes, at, word_bytes, |byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

/// The end of the run of ASCII letters that starts at `at`.
#[inline]
pub(crate) fn ascii_letters_end(bytes: &[u8], at: usize) -> usize {
    run_end(bytes, at, letter_bytes, |byte| byte.is_ascii_alphabetic())
}

/// How many ASCII letters a window begins with, 16 at most.
#[inline]
pub(crate) fn letters_among(window: &[u8; 24]) -> usize {
    let (Some(first), Some(second)) = (window.first_chunk(), window[8..].first_chunk()) else {
        return 0;
    };
    let letters = |eight: &[u8; 8]| {
        let others = letter_bytes(u64::from_le_bytes(*eight)) ^ HIGH_BITS;
        others.trailing_zeros() as usize / 8
    };
    match letters(first) {
        8 => 8 + letters(second),
        few => few,
    }
}

/// The end of the run of bytes that belong. `of_eight` sets the high bit of those of eight.
#[inline]
fn run_end(
    bytes: &[u8],
    mut at: usize,
    of_eight: impl Fn(u64) -> u64,
    belongs: impl Fn(u8) -> bool,
) -> usize {
    while let Some(eight) = bytes.get(at..).and_then(<[u8]>::first_chunk) {
        let others = !of_eight(u64::from_le_bytes(*eight)) & HIGH_BITS;
        if others != 0 {
            return at + others.trailing_zeros() as usize / 8;
        }
        at += 8;
    }
    while at < bytes.len() && belongs(bytes[at]) {
        at += 1;
    }
    at
}

const HIGH_BITS: u64 = 0x8080_8080_8080_8080;
const EACH: u64 = 0x0101_0101_0101_0101;

/// Sets the high bit of each of eight bytes that is `[A-Za-z]`.
#[inline]
const fn letter_bytes(eight: u64) -> u64 {
    let small = (eight & !HIGH_BITS) | (0x20 * EACH);
    let letter = (small + (0x80 - b'a' as u64) * EACH) ^ (small + (0x7F - b'z' as u64) * EACH);
    letter & !eight & HIGH_BITS
}

/// Sets the high bit of each of eight bytes that is `[A-Za-z0-9_]`.
#[inline]
const fn word_bytes(eight: u64) -> u64 {
    let ascii = eight & !HIGH_BITS;
    let digit = (ascii + (0x80 - b'0' as u64) * EACH) ^ (ascii + (0x7F - b'9' as u64) * EACH);
    let underscore = {
        let difference = ascii ^ (b'_' as u64 * EACH);
        !(difference + 0x7F * EACH)
    };
    letter_bytes(eight) | (digit | underscore) & !eight & HIGH_BITS
}

/// Whether a line holds nothing but white space.
pub(crate) fn is_blank(line: &str) -> bool {
    match line.trim_ascii_start().as_bytes().first() {
        None => true,
        // white space of other scripts, and the vertical tab, which is none to ASCII
        Some(0x0B | 0x80..) => line.trim().is_empty(),
        Some(_) => false,
    }
}

/// The lines of a text, each with the line end behind it, as [`str::split_inclusive`] parts them, only faster.
pub(crate) fn lines(text: &str) -> impl Iterator<Item = &str> {
    let ends = memchr::memchr_iter(b'\n', text.as_bytes()).map(|end| end + 1);
    let mut at = 0;
    ends.chain([text.len()]).filter_map(move |end| {
        let line = &text[at..end];
        at = end;
        (!line.is_empty()).then_some(line)
    })
}

#[cfg(test)]
mod tests {
    use super::{ascii_letters_end, ascii_word_end, letters_among};

    #[test]
    fn letters_of_a_window_are_counted() {
        for len in 0..=24 {
            let mut window = [b'q'; 24];
            window[len..].fill(b' ');
            assert_eq!(letters_among(&window), len.min(16));
        }
    }

    #[test]
    fn runs_end_where_a_look_at_each_byte_ends_them() {
        for byte in 0..=u8::MAX {
            for len in 0..20 {
                let mut bytes = vec![b'q'; len];
                bytes.extend([byte, b'q', b'Z', b'_', b'7', b'-']);
                let end = |belongs: fn(&u8) -> bool| {
                    bytes.iter().take_while(|byte| belongs(byte)).count()
                };
                let word = end(|byte| byte.is_ascii_alphanumeric() || *byte == b'_');
                assert_eq!(ascii_word_end(&bytes, 0), word);
                assert_eq!(ascii_letters_end(&bytes, 0), end(u8::is_ascii_alphabetic));
            }
        }
    }

    #[test]
    fn lines_are_those_of_the_standard_library() {
        for text in ["", "\n", "a", "a\n", "a\n\nb", "\na\r\n é\n\n"] {
            let all: Vec<&str> = super::lines(text).collect();
            assert_eq!(all, text.split_inclusive('\n').collect::<Vec<_>>());
            for line in all.into_iter().chain(["\u{a0}\u{3000}\n", " \u{a0}x", "\u{b}"]) {
                assert_eq!(super::is_blank(line), line.trim().is_empty(), "{line:?}");
            }
        }
    }
}
