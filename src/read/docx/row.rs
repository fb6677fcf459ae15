//! Rows of tables, of which each is one block.

use std::collections::HashSet;

use super::archive::Part;
use super::xml::{Event, Xml};
use crate::error::Error;
use crate::span::Span;

/// The row that is being read.
#[derive(Default)]
pub(super) struct Row {
    /// How many cells have begun.
    cells: u32,
    /// How many cells have begun since the last words.
    pub(super) ends_of_cells: u32,
    /// Whether a paragraph has ended since the last words of this cell.
    pub(super) ends_paragraph: bool,
    /// How many tables are open inside the row.
    pub(super) inner_tables: u32,
    /// Where the last cell begins, in bytes of the part.
    pub(super) place: Span,
}

impl Row {
    /// Begins a cell; `is_open` says whether the row has words already.
    pub(super) fn start_cell(&mut self, tag: Span, is_open: bool) {
        self.ends_of_cells += u32::from(is_open && self.cells > 0);
        self.cells += 1;
        self.ends_paragraph = false;
        self.place = Span::new(tag.start(), tag.start());
    }
}

/// The tables of a part that have a row of several cells, by the bytes at which they begin. The others
/// are frames around paragraphs.
pub(super) fn wide_tables(part: &Part) -> Result<HashSet<usize>, Error> {
    let mut wide = HashSet::new();
    if memchr::memmem::find(part.text.as_bytes(), b"tbl").is_none() {
        return Ok(wide);
    }
    let mut xml = Xml::of(part);
    // for each open element, whether it is a table
    let mut open = Vec::new();
    let mut tables: Vec<(usize, u32)> = Vec::new();
    while let Some(event) = xml.next()? {
        match event {
            Event::Start(element) => {
                let is_table = element.is_word("tbl");
                if is_table {
                    tables.push((element.span.start(), 0));
                }
                match tables.last_mut() {
                    Some((_, cells)) if element.is_word("tr") => *cells = 0,
                    Some((start, cells)) if element.is_word("tc") => {
                        *cells += 1;
                        if *cells > 1 {
                            wide.insert(*start);
                        }
                    }
                    _ => {}
                }
                open.push(is_table);
            }
            Event::End => {
                if open.pop() == Some(true) {
                    tables.pop();
                }
            }
            Event::Text(..) | Event::Char(..) => {}
        }
    }
    Ok(wide)
}
