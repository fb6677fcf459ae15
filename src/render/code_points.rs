//! Places in characters, for formats that do not count bytes.

use crate::span::Span;

/// So many bytes lie between places whose count is kept.
const STRIDE: usize = 256;

/// Counts the Unicode code points before places of a text.
pub(super) struct CodePoints<'t> {
    text: &'t str,
    /// Whether `\r\n` counts as one.
    joins_lines: bool,
    /// How many there are before every so many bytes.
    counts: Vec<usize>,
}

impl<'t> CodePoints<'t> {
    /// Every character counts.
    pub(super) fn new(text: &'t str) -> Self {
        Self::counted(text, false)
    }

    /// Every character counts, but `\r\n` as one.
    #[cfg(feature = "qdpx")]
    pub(super) fn of_lines(text: &'t str) -> Self {
        Self::counted(text, true)
    }

    fn counted(text: &'t str, joins_lines: bool) -> Self {
        let mut points = Self { text, joins_lines, counts: vec![0] };
        let mut count = 0;
        for start in (0..text.len()).step_by(STRIDE) {
            count += points.between(start, (start + STRIDE).min(text.len()));
            points.counts.push(count);
        }
        points
    }

    /// How many begin from byte `start` to before byte `end`.
    fn between(&self, start: usize, end: usize) -> usize {
        let bytes = self.text.as_bytes();
        let begins = |at: &usize| {
            let is_lone = bytes[*at] != b'\r' || bytes.get(at + 1) != Some(&b'\n');
            bytes[*at] & 0xC0 != 0x80 && (is_lone || !self.joins_lines)
        };
        (start..end).filter(begins).count()
    }

    /// How many stand before byte `at`.
    fn before(&self, at: usize) -> usize {
        let at = at.min(self.text.len());
        let kept = at / STRIDE;
        self.counts[kept] + self.between(kept * STRIDE, at)
    }

    /// The characters of a span: the first, and the one behind the last, from 0.
    pub(super) fn of(&self, span: Span) -> (usize, usize) {
        (self.before(span.start()), self.before(span.end()))
    }
}

#[cfg(all(test, feature = "qdpx"))]
mod tests {
    use super::CodePoints;
    use crate::span::Span;

    #[test]
    fn characters_are_counted_not_bytes() {
        let text = "𝄞\r\né\r".repeat(100);
        for (at, _) in text.char_indices() {
            let span = Span::new(at, text.len());
            let count = |text: &str| text.chars().count();
            assert_eq!(CodePoints::new(&text).of(span), (count(&text[..at]), count(&text)));
            if !text[..at].ends_with('\r') || !text[at..].starts_with('\n') {
                let lines = |text: &str| count(&text.replace("\r\n", "\n"));
                assert_eq!(
                    CodePoints::of_lines(&text).of(span),
                    (lines(&text[..at]), lines(&text))
                );
            }
        }
    }
}
