//! Places in characters, beside those in bytes.

use crate::document::Draft;
use crate::render::code_points::CodePoints;
use crate::span::Span;

/// The places of a draft as tables give them.
pub(super) struct Characters<'t> {
    draft: &'t Draft,
    points: CodePoints<'t>,
}

impl<'t> Characters<'t> {
    pub(super) fn new(draft: &'t Draft) -> Self {
        Self { draft, points: CodePoints::new(draft.text()) }
    }

    /// Whether it counts those of this very draft.
    pub(super) fn is_of(&self, draft: &Draft) -> bool {
        std::ptr::eq(self.draft, draft)
    }

    /// First byte, end in bytes, first character, end in characters.
    pub(super) fn place(&self, span: Span) -> [usize; 4] {
        let (start, end) = self.points.of(span);
        [span.start(), span.end(), start, end]
    }

    /// The same of words that may not be there.
    pub(super) fn place_if(&self, span: Option<Span>) -> [Option<usize>; 4] {
        span.map_or([None; 4], |span| self.place(span).map(Some))
    }
}
