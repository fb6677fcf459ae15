//! Where a line break is meant, and where it is only the margin.

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
/// Pages set in a proportional face fill as little as three quarters of their longest line.
const FILLED: (usize, usize) = (3, 4);

impl<'t> Lines<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, block_end: 0, margin: 0 }
    }

    /// The line that ends with the word that ends at byte `at`, up to there.
    pub(super) fn before(&self, at: usize) -> &'t str {
        let start = self.text[..at].rfind(is_line_end).map_or(0, |end| end + 1);
        &self.text[start..at]
    }

    /// The line that begins at byte `at`.
    pub(super) fn after(&self, at: usize) -> &'t str {
        let rest = &self.text[at..];
        rest[..rest.find(is_line_end).unwrap_or(rest.len())].trim_end()
    }

    /// Whether there was room on the line `before` for the first word of the line that begins at
    /// byte `next`.
    pub(super) fn had_room(&mut self, before: &str, next: usize) -> bool {
        if next > self.block_end {
            self.measure(next - before.len().min(next), next);
        }
        let word = self.text[next..].find(char::is_whitespace).unwrap_or(self.text.len() - next);
        let margin = self.margin.max(before.len());
        (before.len() + 1 + word) * FILLED.1 < margin * FILLED.0
    }

    /// Finds the end and the longest line of the block around byte `next`.
    fn measure(&mut self, start: usize, next: usize) {
        self.margin = next - start;
        let mut line_start = next;
        loop {
            let rest = &self.text[line_start..];
            let len = rest.find(is_line_end).unwrap_or(rest.len());
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

fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\x0C')
}

/// How many lines end in white space: none, one, or more; a page break counts as more.
pub(super) fn breaks(space: &str) -> usize {
    if space.contains('\x0C') {
        return 2;
    }
    let lines = space.matches('\n').count();
    if lines == 0 { space.matches('\r').count() } else { lines }
}
