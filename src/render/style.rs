//! How a result is written out.

/// How a result is written out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    pub(super) width: usize,
    pub(super) color: bool,
}

impl Style {
    /// The defaults: 80 columns, no color.
    #[must_use]
    pub const fn new() -> Self {
        Self { width: 80, color: false }
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
}

impl Default for Style {
    fn default() -> Self {
        Self::new()
    }
}
