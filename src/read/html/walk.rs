//! The tree of a page to the blocks of a reading text.

use super::attributes::Marks;
use super::element::Element;
use super::list::{self, List};
use super::note::{ids, ids_of_mark, is_note_mark, leads_to_note, target};
use super::page::{Page, Place};
use super::table::{self, Table};
use super::tree::{Tree, What};
use crate::document::{Omission, RevisionKind, Shape, TrackedChanges, printed_number};
use crate::lexicon::Lexicon;
use crate::read::builder::Builder;
use crate::span::Span;

/// Writes the text of a page to `builder`.
pub(super) fn walk<'t>(
    source: &'t str,
    tree: &'t Tree<'t>,
    page: &'t Page<'t>,
    builder: Builder,
    tracked: TrackedChanges,
) -> Builder {
    let mut walker = Walker {
        source,
        tree,
        page,
        builder,
        tracked,
        frames: Vec::new(),
        lists: Vec::new(),
        tables: Vec::new(),
        marker: None,
        space: None,
        at_line_start: true,
        has_lines: false,
        is_raw: false,
        is_struck: false,
        cells: None,
        inside: u32::from(page.is_part),
        sections: 0,
        quotes: 0,
        is_led_in: false,
        is_after_number: false,
        is_space_of_mark: false,
    };
    walker.walk();
    walker.builder
}

/// An element that has begun, and what ends with it.
struct Frame {
    end: usize,
    element: Element,
    shape: Shape,
    list_depth: u32,
    is_bold: bool,
}

struct Walker<'t> {
    source: &'t str,
    tree: &'t Tree<'t>,
    page: &'t Page<'t>,
    builder: Builder,
    tracked: TrackedChanges,
    frames: Vec<Frame>,
    lists: Vec<List>,
    tables: Vec<Table>,
    /// What is printed before the words of an item that have not begun, and the tag that says so.
    marker: Option<(String, Span)>,
    /// White space that counts if words follow.
    space: Option<Span>,
    /// Nothing stands on the line yet that white space could part from what follows.
    at_line_start: bool,
    /// The block has line breaks.
    has_lines: bool,
    /// White space is kept.
    is_raw: bool,
    /// Words were left out of the item as struck.
    is_struck: bool,
    /// Inside the row of a table of data, how many cells have begun.
    cells: Option<u32>,
    /// Open main parts and articles; these and open sections.
    inside: u32,
    sections: u32,
    quotes: u32,
    /// The words before end in a colon.
    is_led_in: bool,
    /// The block has a printed number and no other words yet.
    is_after_number: bool,
    /// The white space before parted words from the mark of a note.
    is_space_of_mark: bool,
}

impl Walker<'_> {
    fn walk(&mut self) {
        let (mut index, end) = (self.page.text.start, self.page.text.end);
        while index < end {
            self.leave_to(index);
            index = match self.tree.element(index) {
                None => {
                    self.words(index);
                    index + 1
                }
                Some(element) => self.enter(element, index),
            };
        }
        self.leave_to(end);
        self.end_block(end);
    }

    /// Begins an element and gives the node to go on with.
    fn enter(&mut self, element: Element, index: usize) -> usize {
        let end = self.tree.nodes[index].end as usize;
        let marks = self.tree.marks(index);
        if self.page.is_chrome(index, self.place()) {
            // what is left out parts the words around it all the same
            if element.is_block() {
                self.end_block(index);
            }
            return end;
        }
        if is_note_mark(self.tree, index) {
            self.pass_note_mark(index);
            return end;
        }
        if marks.has(Marks::LIST_NUMBER) && !self.builder.is_open() {
            self.take_marker(index, list::written_out(&self.tree.beginning(index, 24)));
            return end;
        }
        self.frames.push(Frame {
            end,
            element,
            shape: self.builder.shape,
            list_depth: self.builder.list_depth,
            is_bold: self.builder.is_bold,
        });
        if element.is_block() {
            self.end_block(index);
            // what sets whole paragraphs in bold heads nothing
            self.builder.is_bold = false;
        }
        if marks.has(Marks::NOTE) || marks.has(Marks::NOTES) {
            self.builder.shape = Shape::Footnote;
        }
        if self.builder.shape == Shape::Footnote {
            self.begin_note(ids(self.tree, index));
        }
        self.begin(element, index)
    }

    /// The mark of a note follows the words it is about; words that follow one are the note.
    fn pass_note_mark(&mut self, index: usize) {
        let holds_note = self.frames.iter().rfind(|frame| frame.element.is_block());
        let may_hold = holds_note.is_some_and(|frame| {
            matches!(frame.element, Element::Paragraph | Element::Item | Element::Block)
        });
        let is_first = !self.builder.is_open() && self.cells.is_none();
        if may_hold && is_first && leads_to_note(self.tree, index) {
            self.builder.shape = Shape::Footnote;
            self.marker = None;
            self.begin_note(ids_of_mark(self.tree, index));
        } else if let Some(note) = target(self.tree, index) {
            self.builder.call_note(note);
        }
        self.is_space_of_mark = self.space.is_some();
    }

    /// What follows is the note that was called by one of `ids`, if any was.
    fn begin_note<'i>(&mut self, mut ids: impl Iterator<Item = &'i str>) {
        if let Some(note) = ids.find(|id| self.builder.is_called(id)) {
            self.builder.begin_note(note);
        }
    }

    fn place(&self) -> Place {
        Place {
            is_inside: self.inside > 0,
            is_in_section: self.inside + self.sections > 0,
            is_led_in: self.is_led_in,
        }
    }

    /// What is particular about the beginning of an element; the node to go on with.
    fn begin(&mut self, element: Element, index: usize) -> usize {
        let tag = self.tree.nodes[index].source;
        match element {
            Element::Main | Element::Article => self.inside += 1,
            Element::Section | Element::Quotation => self.sections += 1,
            Element::Heading(level) if self.cells.is_none() => {
                self.builder.shape = Shape::Heading(level);
            }
            Element::Paragraph => {
                if let Some(level) = self.tree.attributes(index).level {
                    self.builder.list_depth = u32::from(level);
                }
            }
            Element::Preformatted => self.is_raw = self.cells.is_none(),
            Element::List | Element::OrderedList => {
                self.builder.list_depth += 1;
                self.lists.push(List::of(self.tree, index));
            }
            Element::Item => self.begin_item(index),
            Element::Table => self.tables.push(Table::of(self.tree, self.page, index)),
            Element::Row => return self.begin_row(index),
            Element::Cell => self.begin_cell(index),
            Element::Inserted => self.begin_change(RevisionKind::Inserted, index),
            Element::Deleted => self.begin_change(RevisionKind::Deleted, index),
            Element::Quoted => {
                self.quotes += 1;
                self.push(if self.quotes % 2 == 1 { "“" } else { "‘" }, tag, false);
                self.space = None;
                self.at_line_start = true;
            }
            Element::Bold => self.builder.is_bold = true,
            Element::LineBreak => self.break_line(index),
            Element::Image => self.builder.omit(Omission::Image, tag),
            _ => {}
        }
        index + 1
    }

    /// Ends every open element that ends before node `index`.
    fn leave_to(&mut self, index: usize) {
        while self.frames.last().is_some_and(|frame| frame.end <= index) {
            if let Some(frame) = self.frames.pop() {
                self.leave(&frame);
            }
        }
    }

    fn leave(&mut self, frame: &Frame) {
        match frame.element {
            Element::Main | Element::Article => self.inside -= 1,
            Element::Section | Element::Quotation => self.sections -= 1,
            Element::Item => self.end_item(),
            Element::List | Element::OrderedList => {
                self.lists.pop();
            }
            Element::Table => {
                self.tables.pop();
            }
            Element::Inserted | Element::Deleted => self.builder.close_change(),
            Element::Quoted => {
                let mark = if self.quotes % 2 == 1 { "”" } else { "’" };
                self.push(mark, self.end_tag(frame.end), false);
                self.quotes -= 1;
            }
            _ => {}
        }
        if frame.element.is_block() {
            if frame.element == Element::Row {
                self.cells = None;
            }
            self.end_block(frame.end);
        }
        if frame.element == Element::Item {
            self.builder.end_item();
        }
        if frame.element == Element::Preformatted {
            self.is_raw = false;
        }
        self.builder.shape = frame.shape;
        self.builder.list_depth = frame.list_depth;
        self.builder.is_bold = frame.is_bold;
    }

    /// Ends the block that is open, if one is, before node `index`; inside a row, ends a word.
    fn end_block(&mut self, index: usize) {
        if self.cells.is_some() {
            let at = self.source_end(index);
            self.space.get_or_insert(Span::new(at, at));
            return;
        }
        let is_heading = matches!(self.builder.shape, Shape::Heading(_));
        if self.is_raw || self.has_lines && !is_heading {
            self.builder.end_plain_block();
        } else {
            self.builder.end_block();
        }
        self.space = None;
        self.at_line_start = true;
        self.has_lines = false;
    }

    /// The end tag that stands before node `index`; empty if there is none.
    fn end_tag(&self, index: usize) -> Span {
        let start = self.source_end(index);
        let rest = &self.source[start..];
        let len = if rest.starts_with("</") { rest.find('>').map_or(0, |len| len + 1) } else { 0 };
        Span::new(start, start + len)
    }

    /// The byte of the source at which what stands before node `index` ends.
    fn source_end(&self, index: usize) -> usize {
        index.checked_sub(1).map_or(0, |before| self.tree.nodes[before].source.end())
    }
}

/// The parts of lists and tables.
impl Walker<'_> {
    fn begin_item(&mut self, index: usize) {
        self.builder.begin_item();
        self.is_struck = false;
        let number = self.lists.last_mut().map(|list| list.number(self.tree, index));
        let number = number.unwrap_or_else(|| "• ".to_owned());
        self.marker = None;
        if self.builder.shape != Shape::Footnote && !number.is_empty() {
            self.marker = Some((number, self.tree.nodes[index].source));
        }
    }

    fn end_item(&mut self) {
        // an item without words is a clause all the same, but not one whose words were struck
        if !self.is_struck {
            self.push_marker();
        }
        self.marker = None;
    }

    fn begin_row(&mut self, index: usize) -> usize {
        if self.tables.last() == Some(&Table::Data) {
            self.builder.shape = Shape::Row;
            self.cells = Some(0);
            return index + 1;
        }
        let Some(cell) = table::numbered_cell(self.tree, self.page, index) else {
            return index + 1;
        };
        self.take_marker(cell, self.tree.beginning(cell, 24) + " ");
        self.tree.nodes[cell].end as usize
    }

    fn begin_cell(&mut self, index: usize) {
        let Some(cells) = &mut self.cells else { return };
        *cells += 1;
        if *cells > 1 && self.builder.is_open() {
            self.builder.push(" | ", self.tree.nodes[index].source, false);
            self.space = None;
            self.at_line_start = true;
        }
    }

    /// Keeps the words of node `index` as the number of what follows.
    fn take_marker(&mut self, index: usize, number: String) {
        let node = &self.tree.nodes[index];
        let end = self.source_end(node.end as usize);
        self.marker = Some((number, Span::new(node.source.start(), end)));
    }

    fn push_marker(&mut self) {
        if let Some((number, source)) = self.marker.take() {
            self.push_space();
            self.builder.push_number(&number, source, false);
            self.at_line_start = true;
        }
    }
}

/// Words, white space and changes.
impl Walker<'_> {
    fn begin_change(&mut self, kind: RevisionKind, index: usize) {
        let words = self.tree.attributes(index).words.as_deref();
        let author = words.and_then(|words| words.cite.as_deref()).and_then(author);
        let date = words.and_then(|words| words.datetime.clone());
        if self.tracked.keeps(kind) && self.page.counts(index).words > 0 {
            // the number of an item is older than the words put in
            self.push_marker();
        }
        self.builder.open_change(kind, author, date);
    }

    fn break_line(&mut self, index: usize) {
        let tag = self.tree.nodes[index].source;
        if self.is_raw {
            self.builder.push("\n", tag, false);
        } else if self.cells.is_some() {
            self.space.get_or_insert(tag);
        } else if self.has_lines && self.at_line_start {
            // two in a row show as a blank line
            self.end_block(index);
        } else if self.builder.is_open() && !self.builder.is_suppressed() {
            self.builder.push_break(tag);
            self.space = None;
            self.at_line_start = true;
            self.has_lines = true;
        }
    }

    fn words(&mut self, index: usize) {
        let node = &self.tree.nodes[index];
        let (words, verbatim) = (self.tree.words(index), node.what == What::Words);
        if self.builder.is_suppressed() {
            if !words.trim().is_empty() {
                self.is_struck = true;
                self.builder.strike();
            }
        } else if self.is_raw {
            self.push_raw(words, node.source, verbatim);
        } else {
            self.push_collapsed(words, node.source, verbatim);
        }
    }

    /// Adds words whose white space counts.
    fn push_raw(&mut self, words: &str, source: Span, verbatim: bool) {
        let mut at = 0;
        for part in words.split(SOFT_HYPHEN) {
            self.push(part, place(source, verbatim, at, part.len()), verbatim);
            at += part.len() + SOFT_HYPHEN.len();
        }
    }

    /// Adds words as a browser shows them: white space collapsed, soft hyphens gone.
    fn push_collapsed(&mut self, words: &str, source: Span, verbatim: bool) {
        let mut at = 0;
        while at < words.len() {
            let rest = &words[at..];
            let len = match rest.as_bytes() {
                [b' ' | b'\t' | b'\n' | b'\r' | 0x0C, ..] => {
                    self.space.get_or_insert(place(source, verbatim, at, 1));
                    1
                }
                [0xC2, 0xAD, ..] => SOFT_HYPHEN.len(),
                _ => {
                    let len = plain_len(rest);
                    self.push(&rest[..len], place(source, verbatim, at, len), verbatim);
                    len
                }
            };
            at += len;
        }
    }

    /// Adds words behind what stands before them.
    fn push(&mut self, words: &str, source: Span, verbatim: bool) {
        if !self.builder.is_open() && words.trim().is_empty() {
            return;
        }
        self.push_marker();
        if std::mem::take(&mut self.is_space_of_mark) && words.starts_with(['.', ',']) {
            self.space = None;
        }
        if self.is_after_number && self.space.is_none() && words.starts_with(char::is_alphabetic) {
            // such a number is set apart by its style
            self.space = Some(Span::new(source.start(), source.start()));
        }
        self.push_space();
        self.is_after_number = !self.builder.is_open() && is_number(words);
        self.builder.push(words, source, verbatim);
        self.at_line_start = false;
        self.is_led_in = words.ends_with(':');
    }

    fn push_space(&mut self) {
        let space = self.space.take().filter(|_| self.builder.is_open() && !self.at_line_start);
        if let Some(space) = space {
            let verbatim = self.source.get(space.range()) == Some(" ");
            self.builder.push(" ", space, verbatim);
        }
    }
}

/// Where `len` bytes of words from byte `at` on stand in the source.
fn place(source: Span, verbatim: bool, at: usize, len: usize) -> Span {
    let start = source.start() + at;
    if verbatim { Span::new(start, start + len) } else { source }
}

const SOFT_HYPHEN: &str = "\u{ad}";

/// The length of the words at the start of `text` that are shown as they are: up to a soft hyphen
/// or white space that is not a single space between two words.
fn plain_len(text: &str) -> usize {
    let bytes = text.as_bytes();
    for (at, byte) in bytes.iter().enumerate() {
        let stops = match byte {
            b' ' => bytes.get(at + 1).is_none_or(|next| next.is_ascii_whitespace()),
            b'\t' | b'\n' | b'\r' | 0x0C => true,
            0xC2 => bytes.get(at + 1) == Some(&0xAD),
            _ => false,
        };
        if stops {
            return at;
        }
    }
    text.len()
}

/// Whether `words` are a printed number with its closing mark and no more.
fn is_number(words: &str) -> bool {
    let parsed = || printed_number(words, 0, Lexicon::of("und"));
    words.len() <= LONGEST_NUMBER
        && words.ends_with([')', '.'])
        && parsed().is_some_and(|(_, len)| len == words.len())
}

/// `(viii bis)` is among the longest printed numbers.
const LONGEST_NUMBER: usize = 16;

/// Who made a change: a word processor writes the name where the reasons should stand.
fn author(cite: &str) -> Option<String> {
    let name = cite.strip_prefix("mailto:")?;
    Some(name.replace("%20", " ")).filter(|name| !name.is_empty())
}
