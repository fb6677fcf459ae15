//! Which tables hold data and which only place things.

use super::attributes::Marks;
use super::element::Element;
use super::page::Page;
use super::tree::Tree;
use crate::document::printed_number;
use crate::lexicon::Lexicon;

/// How the rows of a table are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Table {
    /// Each row is one clause.
    Data,
    /// Each cell is read as if there were no table.
    Layout,
}

impl Table {
    pub(super) fn of(tree: &Tree<'_>, page: &Page<'_>, index: usize) -> Self {
        // the table itself is counted too
        let holds_another = page.counts(index).tables > 1;
        if tree.marks(index).has(Marks::LAYOUT) || holds_another {
            return Self::Layout;
        }
        let holds_data = |row: usize| {
            let heads = tree.children(row).any(|cell| tree.marks(cell).has(Marks::HEADS_CELLS));
            let is_wide = worded_cells(tree, page, row).nth(1).is_some();
            heads || is_wide && numbered_cell(tree, page, row).is_none()
        };
        if rows(tree, index).any(holds_data) { Self::Data } else { Self::Layout }
    }
}

fn rows<'t>(tree: &'t Tree<'_>, table: usize) -> impl Iterator<Item = usize> + 't {
    let rows_of = move |child| {
        let is_group = tree.element(child) == Some(Element::RowGroup);
        let own = Some(child).filter(|_| !is_group);
        own.into_iter().chain(tree.children(child).take_while(move |_| is_group))
    };
    let rows = tree.children(table).flat_map(rows_of);
    rows.filter(|row| tree.element(*row) == Some(Element::Row))
}

fn worded_cells<'t>(
    tree: &'t Tree<'_>,
    page: &'t Page<'_>,
    row: usize,
) -> impl Iterator<Item = usize> + 't {
    let cells = tree.children(row).filter(|cell| tree.element(*cell) == Some(Element::Cell));
    cells.filter(|cell| page.counts(*cell).words > 0)
}

/// The first cell of a row that holds a printed number and no more, if the row has one cell beside
/// it: laws on the web are set so, each paragraph in a table of its own.
pub(super) fn numbered_cell(tree: &Tree<'_>, page: &Page<'_>, row: usize) -> Option<usize> {
    let mut cells = worded_cells(tree, page, row);
    let (first, _, None) = (cells.next()?, cells.next()?, cells.next()) else { return None };
    let words = tree.beginning(first, 24);
    let (_, len) = printed_number(&words, 0, Lexicon::of("und"))?;
    (len == words.len()).then_some(first)
}
