//! Tables as JSON Lines.

use std::fmt::{self, Write};

use super::{Cell, Table};

/// A table as JSON Lines: an object for each row, with the names of the columns as its keys, all of them in
/// each; nothing to say is `null`. Dates are text, as the drafts have them; pandas makes days of them unless
/// told `convert_dates=False`.
#[derive(Clone, Copy, Debug)]
pub struct TableJsonLines<'t>(&'t Table);

impl Table {
    /// The table as JSON Lines.
    #[must_use]
    pub fn json_lines(&self) -> TableJsonLines<'_> {
        TableJsonLines(self)
    }
}

impl fmt::Display for TableJsonLines<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for row in self.0.rows() {
            for (place, (column, cell)) in self.0.columns().iter().zip(row).enumerate() {
                write!(f, "{}\"{column}\":", if place == 0 { '{' } else { ',' })?;
                match cell {
                    Cell::Nothing => f.write_str("null")?,
                    Cell::Flag(flag) => write!(f, "{flag}")?,
                    Cell::Count(count) => write!(f, "{count}")?,
                    Cell::Figure(figure) => write!(f, "{figure}")?,
                    Cell::Text(words) => string(f, words)?,
                }
            }
            f.write_str("}\n")?;
        }
        Ok(())
    }
}

/// A string of JSON.
pub(in crate::render) fn string(f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    f.write_char('"')?;
    for c in text.chars() {
        match c {
            '"' | '\\' => write!(f, "\\{c}")?,
            '\u{0}'..='\u{1f}' => write!(f, "\\u{:04x}", c as u32)?,
            // readers that split lines by Unicode would break here
            '\u{85}' | '\u{2028}' | '\u{2029}' => write!(f, "\\u{:04x}", c as u32)?,
            c => f.write_char(c)?,
        }
    }
    f.write_char('"')
}
