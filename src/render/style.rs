//! How a result is written out.

use super::wrap::{Indent, Look, Run, paragraph};
use crate::align::Nature;

/// How a result is written out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    pub(super) width: usize,
    pub(super) color: bool,
    pub(super) lightest: Nature,
}

impl Style {
    /// The defaults: 80 columns, no color, edits from [`Nature::Typography`] on.
    #[must_use]
    pub const fn new() -> Self {
        Self { width: 80, color: false, lightest: Nature::Typography }
    }

    /// How many columns a line may take; fewer than 40 count as 40.
    #[must_use]
    pub const fn width(self, columns: usize) -> Self {
        Self { width: if columns < 40 { 40 } else { columns }, ..self }
    }

    /// Whether changes are colored too; their marks `{-…-}` and `{+…+}` stay either way.
    #[must_use]
    pub const fn color(self, color: bool) -> Self {
        Self { color, ..self }
    }

    /// A paragraph of plain words, as pages have them: lines of the width, the first of which begins with so many
    /// spaces and the others with so many.
    ///
    /// ```
    /// use travaux::render::Style;
    ///
    /// let words = "1 (a): the ports share their charts with all ships";
    /// let page = Style::new().width(40).paragraph(words, 0, 4);
    /// assert_eq!(page, "1 (a): the ports share their charts with\n    all ships\n");
    /// ```
    #[must_use]
    pub fn paragraph(self, words: &str, first: usize, rest: usize) -> String {
        let mut page = String::new();
        let runs = [Run { text: words, look: Look::Plain }];
        // a string takes whatever is written to it
        let _ = paragraph(&mut page, &runs, Indent::new(first, rest), self);
        page
    }

    /// The lightest edits of a comparison that are marked; words that differ less are printed as they
    /// are after, and clauses that differ no more are only counted. Default: [`Nature::Typography`];
    /// [`Nature::Wording`] leaves what may change the sense, and hides that a treaty was respelled
    /// and its references follow new numbers.
    #[must_use]
    pub const fn lightest(self, nature: Nature) -> Self {
        Self { lightest: nature, ..self }
    }
}

impl Default for Style {
    fn default() -> Self {
        Self::new()
    }
}
