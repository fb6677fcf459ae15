//! Places in characters.

use crate::document::Draft;
use crate::span::Span;

/// So many bytes are counted at once.
const STEP: usize = 64;

/// How many characters stand before each place of a text. A place costs at most [`STEP`] bytes to find.
pub(super) struct Characters<'t> {
    text: &'t str,
    /// The characters before each run of bytes.
    before: Vec<usize>,
}

impl<'t> Characters<'t> {
    pub(super) fn new(draft: &'t Draft) -> Self {
        let text = draft.text();
        let mut count = 0;
        let before = text.as_bytes().chunks(STEP).map(|run| {
            count += begun(run);
            count - begun(run)
        });
        Self { text, before: before.collect() }
    }

    /// Whether it counts those of this very draft.
    pub(super) fn is_of(&self, draft: &Draft) -> bool {
        std::ptr::eq(self.text, draft.text())
    }

    /// The characters that begin before byte `offset`.
    fn before(&self, offset: usize) -> usize {
        let offset = offset.min(self.text.len());
        let run = (offset / STEP).min(self.before.len().saturating_sub(1));
        let counted = self.before.get(run).copied().unwrap_or_default();
        counted + begun(&self.text.as_bytes()[run * STEP..offset])
    }

    /// First byte, end in bytes, first character, end in characters.
    pub(super) fn place(&self, span: Span) -> [usize; 4] {
        let [start, end] = [span.start(), span.end()].map(|offset| self.before(offset));
        [span.start(), span.end(), start, end]
    }

    /// The same of words that may not be there.
    pub(super) fn place_if(&self, span: Option<Span>) -> [Option<usize>; 4] {
        span.map_or([None; 4], |span| self.place(span).map(Some))
    }
}

/// How many characters begin in a run of bytes.
fn begun(run: &[u8]) -> usize {
    run.iter().filter(|byte| **byte & 0xC0 != 0x80).count()
}
