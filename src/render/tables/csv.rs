//! Tables as CSV.

use std::fmt;

use super::{Cell, Table};

/// A table as CSV: RFC 4180 in UTF-8, with a head, but for the ends of rows, which are `\n`.
///
/// Every reader of CSV takes `\n` too, while tools that cut lines leave the `\r` of the RFC in the last
/// column. A field stands in quotation marks if it holds one, a comma or the end of a line, or begins or ends
/// with a space; words keep the line ends they have in the draft. Nothing to say is an empty field, and so
/// are no words; JSON Lines tells the two apart. Flags are `true` and `false`.
///
/// Readers guess what a column holds. Paths and labels are words, also where all of them look like numbers, and
/// `1.10` is not 1.1: read them as text, in pandas with `dtype={"label": str, "path": str}`, in R with
/// `colClasses = c(label = "character", path = "character")`.
///
/// Words are written as they are, also where a spreadsheet would take them for a formula: see
/// [`for_spreadsheets`](Self::for_spreadsheets). A clause can consist of the word *NA* or *None*; pandas
/// reads it as such with `keep_default_na=False, na_values=[""]`, R with `na.strings = ""`.
#[derive(Clone, Copy, Debug)]
pub struct TableCsv<'t> {
    table: &'t Table,
    head: bool,
    guarded: bool,
}

impl Table {
    /// The table as CSV.
    #[must_use]
    pub fn csv(&self) -> TableCsv<'_> {
        TableCsv { table: self, head: true, guarded: false }
    }
}

impl TableCsv<'_> {
    /// The rows alone, to be put under those of the same table of another draft.
    #[must_use]
    pub fn without_head(self) -> Self {
        Self { head: false, ..self }
    }

    /// The same to be opened in a spreadsheet by a person: with a byte order mark before the head, without
    /// which some read another encoding, and an apostrophe before words that begin with `=`, `+`, `-`, `@`,
    /// their wide forms, a tab or the end of a line, which would otherwise be run as a formula.
    ///
    /// Off by default, since a list item may well begin with `-`, and a program that reads the table would
    /// have to undo it.
    #[must_use]
    pub fn for_spreadsheets(self) -> Self {
        Self { guarded: true, ..self }
    }
}

impl fmt::Display for TableCsv<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.head {
            f.write_str(if self.guarded { "\u{feff}" } else { "" })?;
            writeln!(f, "{}", self.table.columns().join(","))?;
        }
        for row in self.table.rows() {
            for (place, cell) in row.iter().enumerate() {
                f.write_str(if place == 0 { "" } else { "," })?;
                match cell {
                    Cell::Nothing => {}
                    Cell::Flag(flag) => write!(f, "{flag}")?,
                    Cell::Count(count) => write!(f, "{count}")?,
                    Cell::Figure(figure) => write!(f, "{figure}")?,
                    Cell::Text(words) if self.guarded && is_formula(words) => {
                        field(f, &format!("'{words}"))?;
                    }
                    Cell::Text(words) => field(f, words)?,
                }
            }
            f.write_str("\n")?;
        }
        Ok(())
    }
}

/// Whether a spreadsheet would compute it.
fn is_formula(words: &str) -> bool {
    words.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n'])
}

/// A field, in quotation marks if it needs them.
pub(in crate::render) fn field(f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    let edge = |c: char| c == ' ';
    if !text.contains(['"', ',', '\n', '\r']) && !text.starts_with(edge) && !text.ends_with(edge) {
        return f.write_str(text);
    }
    write!(f, "\"{}\"", text.replace('"', "\"\""))
}
