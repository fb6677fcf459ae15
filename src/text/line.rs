//! Where a line break is meant, and where it is only the margin.

use memchr::{memchr3, memrchr3};

/// The lines of one text, asked from its beginning to its end.
///
/// Hard-wrapped prose breaks a line where the next word would not have fitted. A break that comes
/// much earlier was meant: the line is a heading, an item, the end of a paragraph. The margin is the
/// longest line of the block, and a block ends at an empty line.
#[derive(Debug)]
pub(super) struct Lines<'t> {
    text: &'t str,
    block_end: usize,
    margin: usize,
}

/// A line shorter than this share of the margin, with the next word on it, was broken on purpose.
/// Pages set in a proportional face fill as little as three quarters of their longest line; on the
/// lines of `gold/legal-sbd` any share from two thirds to the whole does within .002 of the best.
const FILLED: (usize, usize) = (3, 4);

impl<'t> Lines<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, block_end: 0, margin: 0 }
    }

    /// The line that ends with the word that ends at byte `at`, up to there.
    pub(super) fn before(&self, at: usize) -> &'t str {
        let start = memrchr3(b'\n', b'\r', b'\x0C', &self.text.as_bytes()[..at]);
        let start = start.map_or(0, |end| end + 1);
        &self.text[start..at]
    }

    /// The line that begins at byte `at`.
    pub(super) fn after(&self, at: usize) -> &'t str {
        let rest = &self.text[at..];
        rest[..line_len(rest)].trim_end()
    }

    /// Whether there was room on the line `before` for the first word of the line that begins at
    /// byte `next`.
    pub(super) fn had_room(&mut self, before: &str, next: usize) -> bool {
        if next > self.block_end {
            self.measure(before.len(), next);
        }
        let word = self.text[next..].find(char::is_whitespace).unwrap_or(self.text.len() - next);
        let margin = self.margin.max(before.len());
        (before.len() + 1 + word) * FILLED.1 < margin * FILLED.0
    }

    /// Finds the end and the longest line of the block from byte `next` on, behind a line of
    /// `before` bytes.
    fn measure(&mut self, before: usize, next: usize) {
        self.margin = before;
        let mut line_start = next;
        loop {
            let rest = &self.text[line_start..];
            let len = line_len(rest);
            self.margin = self.margin.max(rest[..len].trim().len());
            self.block_end = line_start + len;
            let gap = &self.text[self.block_end..];
            let gap = &gap[..gap.len() - gap.trim_start().len()];
            if gap.is_empty() || breaks(gap) > 1 {
                return;
            }
            line_start = self.block_end + gap.len();
        }
    }
}

/// The length of the first line of `text`, without its end.
fn line_len(text: &str) -> usize {
    memchr3(b'\n', b'\r', b'\x0C', text.as_bytes()).unwrap_or(text.len())
}

/// How many lines end in white space: none, one, or more; a page break counts as more.
pub(super) fn breaks(space: &str) -> usize {
    if space.contains('\x0C') {
        return 2;
    }
    let count = |end: u8| space.bytes().filter(|&byte| byte == end).count();
    match count(b'\n') {
        0 => count(b'\r'),
        lines => lines,
    }
}

#[cfg(test)]
mod tests {
    use super::{Lines, breaks};

    #[test]
    fn a_line_that_stops_early_had_room() {
        let text = "Tariffs\nThe owner of a vessel pays\nwhat the council has set.\n\nEnd\nof it";
        let mut lines = Lines::new(text);
        let mut had_room = |next: &str| {
            let at = text.find(next).unwrap();
            lines.had_room(lines.before(at - 1), at)
        };
        assert!(had_room("The owner"));
        assert!(!had_room("what the"));
        assert!(!had_room("of it"));
    }

    #[test]
    fn a_carriage_return_alone_ends_a_line() {
        assert_eq!([" ", "\r\n", "\r", "\n \n", "\r\r", "\x0C"].map(breaks), [0, 1, 1, 2, 2, 2]);
    }
}
