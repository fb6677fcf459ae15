//! Results as tables: one row one observation, for R, pandas and spreadsheets.

mod cell;
mod characters;
mod comparisons;
mod concepts;
mod csv;
mod drafts;
mod evaluations;
mod histories;
mod json_lines;

pub use cell::Cell;
pub use csv::TableCsv;
pub(super) use csv::field;
pub use json_lines::TableJsonLines;
pub(super) use json_lines::string;

/// A result as a table: a row for each observation, a column for each thing that is said of it.
///
/// | table | a row is |
/// |---|---|
/// | [`clauses`](Self::clauses) | a clause of a draft |
/// | [`brackets`](Self::brackets) | a bracket, and how much of its clause is not settled |
/// | [`acts`](Self::acts) | what a clause commits whom to |
/// | [`changes`](Self::changes) | what became of a clause |
/// | [`edits`](Self::edits) | words that give way to others |
/// | [`effects`](Self::effects) | what an edit does, and the rule by which that is told |
/// | [`annotations`](Self::annotations) | a concept at its place |
/// | [`settings`](Self::settings) | the same, and in which way it stands there |
/// | [`gaps`](Self::gaps) | a concept that is absent |
/// | [`near_misses`](Self::near_misses) | words that look like a concept |
/// | [`coverage`](Self::coverage) | how much names a concept |
/// | [`concordance`](Self::concordance) | a hit in its surroundings |
/// | [`traces`](Self::traces) | a clause in one draft of several |
/// | [`turning_points`](Self::turning_points) | a step at which a clause got stronger or weaker |
/// | [`lifespans`](Self::lifespans) | something looked for, in one draft of several |
/// | [`loci`](Self::loci) | the words of one witness at one place |
/// | [`origins`](Self::origins) | what a clause has from a clause of a source |
/// | [`findings`](Self::findings) | the answer to a check |
/// | [`scores`](Self::scores) | how well a concept was found |
///
/// Every table but that of scores names the draft of each row by its sigil, so that tables of many drafts can be put under one
/// another ([`TableCsv::without_head`]). Where there are two sides, the name of a column ends in `_before` or
/// `_after`. The columns of a table are the same for every input, and in JSON Lines they are the keys.
///
/// - Words with a fixed set of values are spelled as in the reports: `revised`, `obligation-to-permission`.
/// - `start_byte` and `end_byte` count bytes of [`Draft::text`](crate::Draft::text), as spans do; `start_char`
///   and `end_char` count its characters (Unicode code points) from 0, as Python does. In R,
///   `substr(text, start_char + 1, end_char)`.
/// - Words are counted as tokens, marks included. Shares and likenesses lie between 0 and 1.
/// - Where several things stand in one cell, `; ` parts them. A cell with nothing in it says that there is
///   nothing to say.
///
/// ```
/// use travaux::render::Table;
/// use travaux::{Comparison, Draft};
///
/// let before = Draft::parse("rev1", "1. Urges States to act.");
/// let after = Draft::parse("rev2", "1. Urges States, and companies, to act.");
/// let table = Table::edits(&Comparison::new(&before, &after));
/// let csv = table.csv().to_string();
/// assert!(csv.starts_with("draft_before,draft_after,change,edit,"));
/// assert!(csv.contains("\", and companies,\""), "{csv}");
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    name: &'static str,
    columns: &'static [&'static str],
    rows: Vec<Vec<Cell>>,
}

impl Table {
    /// What a file of it would be called: `changes`.
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// The names of the columns.
    #[must_use]
    pub fn columns(&self) -> &'static [&'static str] {
        self.columns
    }

    /// The rows, each with a cell for every column.
    pub fn rows(&self) -> impl ExactSizeIterator<Item = &[Cell]> {
        self.rows.iter().map(Vec::as_slice)
    }
}

/// A table whose columns stand beside the cells of a row. `@"_before" place` stands for the four columns of a place,
/// `start_byte_before` and those behind it.
macro_rules! table {
    (
        $name:literal, $row:pat_param in $rows:expr, { $($said:tt)* }
        $($column:ident: $cell:expr,)+
        $(@$side:literal $place:expr, $($behind:ident: $cell_behind:expr,)*)*
    ) => {
        $crate::render::tables::Table {
            name: $name,
            columns: &[
                $(stringify!($column),)+
                $(
                    concat!("start_byte", $side),
                    concat!("end_byte", $side),
                    concat!("start_char", $side),
                    concat!("end_char", $side),
                    $(stringify!($behind),)*
                )*
            ],
            rows: $rows
                .map(|$row| {
                    $($said)*
                    let row = [$($crate::render::tables::Cell::from($cell)),+].into_iter();
                    $(
                        let row = row
                            .chain($place.map($crate::render::tables::Cell::from))
                            $(.chain([$crate::render::tables::Cell::from($cell_behind)]))*;
                    )*
                    row.collect()
                })
                .collect(),
        }
    };
}
use table;
