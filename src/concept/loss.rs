//! What is lost between two ways to write a scheme.

use std::fmt;

use crate::span::Location;

/// Something that one way to write a scheme says and another cannot.
///
/// `Display` is one line: the place, the entry, and why it is lost or what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loss {
    /// Where it is written in the file that was read; `None` for what was not read from a file, or is
    /// true of all of it.
    pub location: Option<Location>,
    /// The entry, as written; empty if it is about all of them.
    pub entry: String,
    /// What could not be kept, or what became of it.
    pub reason: String,
}

impl fmt::Display for Loss {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(location) = self.location {
            write!(f, "{location}: ")?;
        }
        if !self.entry.is_empty() {
            write!(f, "`{}`: ", self.entry.escape_debug())?;
        }
        f.write_str(&self.reason)
    }
}
