//! Paragraphs, runs and rows to the blocks of a reading text.

use std::collections::HashSet;
use std::ops::Range;

use super::super::builder::Builder;
use super::archive::Part;
use super::changes::{Change, Changes};
use super::notes::Remarks;
use super::numbering::{Counts, Numbering};
use super::paragraph::Paragraph;
use super::properties;
use super::row::{Row, wide_tables};
use super::styles::Styles;
use super::words::{Fields, Run};
use super::xml::{Element, Event, Space, Xml, id};
use crate::document::{RevisionKind, TrackedChanges};
use crate::error::Error;
use crate::span::Span;

/// A note that the text calls.
pub(super) struct Call {
    pub(super) is_endnote: bool,
    pub(super) id: i64,
    /// Where, in bytes of the part.
    pub(super) place: Span,
}

/// What tells a note from all others.
pub(super) fn note_label(is_endnote: bool, id: i64) -> String {
    format!("{} {id}", if is_endnote { "endnote" } else { "footnote" })
}

/// An open element.
struct Frame {
    role: Role,
    /// How many changes were open around it.
    changes: usize,
}

/// What an element is, where that matters at its end or to those inside.
enum Role {
    Plain,
    Paragraph,
    Run,
    /// A table, and whether the one around it has rows of several cells.
    Table(bool),
    InnerTable,
    Row,
    Cell,
    /// Alternatives, and whether one was taken.
    Alternatives(bool),
}

/// A reading text in the making, and where in the document it has come to.
pub(super) struct Body<'p> {
    pub(super) styles: &'p Styles,
    pub(super) numbering: Numbering,
    pub(super) builder: Builder,
    pub(super) changes: Changes,
    pub(super) remarks: Remarks,
    pub(super) paragraph: Option<Paragraph>,
    /// How many lists the open block stands in, were it no heading.
    pub(super) list_depth: u32,
    pub(super) run: Run,
    pub(super) fields: Fields,
    pub(super) row: Option<Row>,
    /// Whether the next paragraph goes on with the words of the last one.
    pub(super) joins: bool,
    /// Text boxes anchored in the open paragraph; they are read behind it.
    pub(super) boxes: Vec<Range<usize>>,
    pub(super) in_box: bool,
    /// How far lists in text boxes have counted.
    pub(super) box_counts: Counts,
    pub(super) calls: Vec<Call>,
    pub(super) called: HashSet<(bool, i64)>,
    /// Where the note that is being read is called.
    pub(super) note: Option<Span>,
    /// Tables that have rows of several cells, by where they begin.
    wide_tables: HashSet<usize>,
    /// Whether the innermost table is one of them.
    is_wide: bool,
    /// Whether a title has been read, under which all other headings stand.
    pub(super) has_title: bool,
}

impl<'p> Body<'p> {
    pub(super) fn new(
        styles: &'p Styles,
        numbering: Numbering,
        remarks: Remarks,
        builder: Builder,
        tracked: TrackedChanges,
    ) -> Self {
        Self {
            styles,
            numbering,
            builder,
            changes: Changes::new(tracked),
            remarks,
            paragraph: None,
            list_depth: 0,
            run: Run::default(),
            fields: Fields::default(),
            row: None,
            joins: false,
            boxes: Vec::new(),
            in_box: false,
            box_counts: Counts::default(),
            calls: Vec::new(),
            called: HashSet::new(),
            note: None,
            wide_tables: HashSet::new(),
            is_wide: false,
            has_title: false,
        }
    }

    /// What is read next stands in `part`.
    pub(super) fn enter(&mut self, part: &Part) -> Result<(), Error> {
        self.wide_tables = wide_tables(part)?;
        self.numbering.counts = Counts::default();
        Ok(())
    }

    /// Reads the body of a note.
    pub(super) fn read_note(&mut self, xml: &mut Xml<'p>, call: &Call) -> Result<(), Error> {
        self.note = Some(call.place);
        self.builder.begin_note(&note_label(call.is_endnote, call.id));
        self.fields = Fields::default();
        self.story(xml)
    }

    /// Reads paragraphs and tables up to the end.
    pub(super) fn story(&mut self, xml: &mut Xml<'p>) -> Result<(), Error> {
        let mut frames: Vec<Frame> = Vec::new();
        while let Some(event) = xml.next()? {
            match event {
                Event::Start(element) if is_other_alternative(&element, frames.last_mut()) => {
                    xml.skip()?;
                }
                Event::Start(element) => {
                    let changes = self.changes.depth();
                    let role = self.start(&element, xml)?;
                    frames.extend(role.map(|role| Frame { role, changes }));
                }
                Event::End => {
                    if let Some(frame) = frames.pop() {
                        self.end(&frame.role, xml)?;
                        self.changes.leave_to(frame.changes);
                    }
                }
                Event::Text(..) | Event::Char(..) => {}
            }
        }
        self.end_paragraph(xml)?;
        self.end_block(xml)
    }

    /// Begins an element; `None` if all of it has been read.
    fn start(&mut self, element: &Element<'p>, xml: &mut Xml<'p>) -> Result<Option<Role>, Error> {
        let role = match (element.space, element.name) {
            (Space::Word, "t" | "delText") | (Space::Math, "t") => {
                self.words(element, xml)?;
                return Ok(None);
            }
            (Space::Word | Space::Math, "r") => {
                self.start_run(None);
                Role::Run
            }
            (Space::Word, "p") => {
                self.start_paragraph(element.span, xml)?;
                Role::Paragraph
            }
            (Space::Word, "ins" | "del" | "moveFrom" | "moveTo") => {
                if let Some(change) = Change::of(element)? {
                    self.changes.enter(change);
                }
                Role::Plain
            }
            (Space::Word, "tbl") => self.start_table(element.span, xml)?,
            (Space::Word, "tr") => self.start_row(xml)?,
            (Space::Word, "tc") => self.start_cell(element.span, xml)?,
            (Space::Word, name) if self.read_whole(name, element, xml)? => return Ok(None),
            (Space::Compatibility, "AlternateContent") => Role::Alternatives(false),
            (Space::Symbol, "symEx") => {
                self.symbol(element)?;
                Role::Plain
            }
            _ => Role::Plain,
        };
        Ok(Some(role))
    }

    /// Reads an element that is read as a whole; whether it was one.
    fn read_whole(
        &mut self,
        name: &str,
        element: &Element<'p>,
        xml: &mut Xml<'p>,
    ) -> Result<bool, Error> {
        match name {
            "pPr" => {
                let was = !self.changes.keeps(RevisionKind::Inserted);
                let properties = properties::Paragraph::read(element.span, xml, was)?;
                self.describe(properties);
                return Ok(true);
            }
            "rPr" => {
                let properties = properties::Run::read(xml)?;
                self.start_run(Some(&properties));
                return Ok(true);
            }
            "trPr" | "tcPr" => {
                self.row_changes(xml)?;
                return Ok(true);
            }
            "txbxContent" if !self.in_box => {
                let inside = xml.skip()?;
                self.boxes.extend(self.is_shown().then_some(inside));
                return Ok(true);
            }
            "tab" | "ptab" => self.push("\t", element.span, false),
            "br" | "cr" => self.push("\n", element.span, false),
            "noBreakHyphen" => self.push("\u{2011}", element.span, false),
            "sym" => self.symbol(element)?,
            "fldChar" => self.fields.mark(element.attribute("fldCharType")?.as_deref()),
            "footnoteReference" | "endnoteReference" => self.call(element)?,
            "commentRangeStart" => self.remarks.open(id(element)?),
            "commentRangeEnd" | "commentReference" => {
                self.remarks.close(id(element)?, &self.builder);
            }
            // the sound of a word beside it, instructions, properties, other documents
            "rt" | "instrText" | "delInstrText" | "sectPr" | "sdtPr" | "sdtEndPr" | "tblPr"
            | "tblPrEx" | "tblGrid" | "smartTagPr" | "customXmlPr" | "rubyPr" | "altChunk" => {}
            _ => return Ok(false),
        }
        xml.skip()?;
        Ok(true)
    }

    fn end(&mut self, role: &Role, xml: &Xml<'p>) -> Result<(), Error> {
        match role {
            Role::Plain | Role::Alternatives(_) => {}
            Role::Run => self.run = Run::default(),
            Role::Paragraph => self.end_paragraph(xml)?,
            Role::Table(outer_is_wide) => {
                self.is_wide = *outer_is_wide;
                self.end_block(xml)?;
            }
            Role::InnerTable => {
                if let Some(row) = &mut self.row {
                    row.inner_tables -= 1;
                    row.ends_paragraph = true;
                }
            }
            Role::Row => {
                self.row = None;
                self.end_block(xml)?;
            }
            Role::Cell => {
                self.end_paragraph(xml)?;
                self.end_cell();
            }
        }
        Ok(())
    }

    fn start_table(&mut self, tag: Span, xml: &Xml<'p>) -> Result<Role, Error> {
        self.end_paragraph(xml)?;
        if let Some(row) = &mut self.row {
            row.inner_tables += 1;
            return Ok(Role::InnerTable);
        }
        self.end_block(xml)?;
        let is_wide = self.wide_tables.contains(&tag.start());
        Ok(Role::Table(std::mem::replace(&mut self.is_wide, is_wide)))
    }

    fn start_row(&mut self, xml: &Xml<'p>) -> Result<Role, Error> {
        if self.row.is_some() || !self.is_wide {
            return Ok(Role::Plain);
        }
        self.end_paragraph(xml)?;
        self.end_block(xml)?;
        self.row = Some(Row::default());
        Ok(Role::Row)
    }

    fn start_cell(&mut self, tag: Span, xml: &Xml<'p>) -> Result<Role, Error> {
        self.end_paragraph(xml)?;
        self.joins = false;
        let is_open = self.builder.is_open();
        Ok(match &mut self.row {
            None => {
                self.end_block(xml)?;
                Role::Plain
            }
            Some(row) if row.inner_tables > 0 => {
                row.ends_paragraph = true;
                Role::Plain
            }
            Some(row) => {
                row.start_cell(tag, is_open);
                Role::Cell
            }
        })
    }

    /// After the last words of a cell: an empty cell has its place in the row too.
    fn end_cell(&mut self) {
        self.joins = false;
        if let Some(row) = &mut self.row {
            row.ends_paragraph = false;
        }
        if !self.changes.suppress() {
            self.separate();
        }
    }

    /// Reads the changes that put in or take out a row or a cell, in its properties.
    fn row_changes(&mut self, xml: &mut Xml<'p>) -> Result<(), Error> {
        xml.each(|element, xml| {
            match element.name {
                "trPrChange" | "tcPrChange" => {
                    xml.skip()?;
                }
                _ => {
                    if let Some(change) = Change::of(element)? {
                        self.changes.enter(change);
                    }
                }
            }
            Ok(())
        })
    }
}

/// Whether an element is an alternative to one that was taken.
fn is_other_alternative(element: &Element<'_>, around: Option<&mut Frame>) -> bool {
    match around {
        Some(Frame { role: Role::Alternatives(is_taken), .. })
            if element.space == Space::Compatibility =>
        {
            std::mem::replace(is_taken, true)
        }
        _ => false,
    }
}
