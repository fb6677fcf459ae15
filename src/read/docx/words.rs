//! The words of runs, and what stands for words: symbols, fields, calls of notes.

use super::body::{Body, Call, note_label};
use super::changes::Change;
use super::properties;
use super::xml::{Element, Event, Xml, id};
use crate::document::RevisionKind;
use crate::error::Error;
use crate::span::Span;

/// What the run that is being read does with its words.
#[derive(Clone, Copy, Default)]
pub(super) struct Run {
    is_hidden: bool,
    is_struck: bool,
    is_bold: bool,
}

/// A piece of the words of a run.
#[derive(Clone, Copy)]
enum Piece<'p> {
    Words(&'p str, Span),
    Char(char, Span),
}

/// What counts as white space in XML.
const SPACE: [char; 4] = [' ', '\t', '\r', '\n'];

impl<'p> Body<'p> {
    /// A run begins, or says what it does with its words.
    pub(super) fn start_run(&mut self, said: Option<&properties::Run>) {
        let base = self.paragraph.as_ref().map(|paragraph| paragraph.style).unwrap_or_default();
        let own = said.and_then(|run| run.style.as_deref());
        let own = own.map(|style| self.styles.style(Some(style))).unwrap_or_default();
        let hidden = said.and_then(|run| run.hidden).or(own.hidden).or(base.hidden);
        let struck = said.and_then(|run| run.struck).or(own.struck).or(base.struck);
        let bold = said.and_then(|run| run.bold).or(own.bold).or(base.bold);
        self.run = Run {
            is_hidden: hidden == Some(true),
            is_struck: struck == Some(true),
            is_bold: bold == Some(true),
        };
    }

    /// Reads the words inside the element that has just begun.
    pub(super) fn words(&mut self, element: &Element<'p>, xml: &mut Xml<'p>) -> Result<(), Error> {
        let keeps_space = element.attribute("space")?.is_some_and(|space| space == "preserve");
        let mut pieces = Vec::new();
        let mut open = 1;
        while open > 0 {
            match xml.next()? {
                Some(Event::Text(words, span)) => pieces.push(Piece::Words(words, span)),
                Some(Event::Char(c, span)) => pieces.push(Piece::Char(c, span)),
                Some(Event::Start(_)) => open += 1,
                Some(Event::End) => open -= 1,
                None => break,
            }
        }
        if !keeps_space {
            trim(&mut pieces);
        }
        for piece in pieces {
            match piece {
                Piece::Words(words, span) => self.push_words(words, span),
                Piece::Char(c, span) => self.push(c.encode_utf8(&mut [0; 4]), span, false),
            }
        }
        Ok(())
    }

    /// Pushes words as they stand in the part; line ends and tabs are spaces there.
    fn push_words(&mut self, words: &str, span: Span) {
        let mut start = 0;
        for (at, space) in words.match_indices(['\t', '\r', '\n']) {
            self.push_piece(words, start..at, span);
            if !(space == "\n" && words[..at].ends_with('\r')) {
                let place = Span::new(span.start() + at, span.start() + at + 1);
                self.push(" ", place, false);
            }
            start = at + 1;
        }
        self.push_piece(words, start..words.len(), span);
    }

    fn push_piece(&mut self, words: &str, piece: std::ops::Range<usize>, span: Span) {
        if !piece.is_empty() {
            let place = Span::new(span.start() + piece.start, span.start() + piece.end);
            self.push(&words[piece], place, true);
        }
    }

    /// Pushes words read from `span` of the part, if they are part of the text.
    pub(super) fn push(&mut self, words: &str, span: Span, verbatim: bool) {
        if !self.builder.is_open() && words.trim().is_empty() {
            return;
        }
        if !self.is_shown() {
            return self.leave_out(words);
        }
        self.begin_words();
        self.separate();
        let depth = self.changes.depth();
        if self.run.is_struck {
            self.changes.enter(Change::STRUCK);
        }
        self.changes.tell(&mut self.builder);
        self.changes.leave_to(depth);
        let lead = words.len() - words.trim_start().len();
        if lead < words.len() {
            self.builder.open_block();
            if self.changes.depth() > 0 {
                self.builder.renew();
            }
            self.remarks.reach(self.builder.position() + lead);
        }
        self.builder.is_bold = self.run.is_bold;
        match self.note {
            Some(call) => self.builder.push(words, call, false),
            None => self.builder.push(words, span, verbatim),
        }
    }

    /// Notes that words are no part of the text, if they ever were.
    fn leave_out(&mut self, words: &str) {
        let never = self.fields.instructions > 0 || self.run.is_hidden;
        if never || words.trim().is_empty() {
            return;
        }
        self.builder.strike();
        if let Some(paragraph) = &mut self.paragraph {
            paragraph.is_struck = true;
        }
    }

    /// Whether words are part of the text here.
    pub(super) fn is_shown(&self) -> bool {
        let is_struck = self.run.is_struck && !self.changes.keeps(RevisionKind::Deleted);
        let is_instruction = self.fields.instructions > 0;
        !(is_struck || is_instruction || self.run.is_hidden || self.changes.suppress())
    }

    /// Before words of a row: what stands between them and the words before.
    pub(super) fn separate(&mut self) {
        let Some(row) = &mut self.row else { return };
        let ends_of_cells = std::mem::take(&mut row.ends_of_cells);
        let ends_paragraph = std::mem::take(&mut row.ends_paragraph);
        if !self.builder.is_open() {
            return;
        }
        let place = self.note.unwrap_or(row.place);
        for _ in 0..ends_of_cells {
            self.builder.push(" | ", place, false);
        }
        if ends_paragraph && ends_of_cells == 0 {
            self.builder.push(" ", place, false);
        }
    }

    /// A character of a symbol font.
    pub(super) fn symbol(&mut self, element: &Element<'p>) -> Result<(), Error> {
        let code = element.attribute("char")?;
        let code = code.and_then(|code| u32::from_str_radix(code.trim(), 16).ok());
        if let Some(c) = code.and_then(char::from_u32).filter(|c| !c.is_control()) {
            self.push(c.encode_utf8(&mut [0; 4]), element.span, false);
        }
        Ok(())
    }

    /// A note is called: its number drops out of the words, its body will be read at the end.
    pub(super) fn call(&mut self, element: &Element<'p>) -> Result<(), Error> {
        let own_mark = element.attribute("customMarkFollows")?;
        let is_shown = self.is_shown() && self.note.is_none();
        // the rest of the run is the mark
        self.run.is_hidden |= own_mark.is_some_and(|mark| !matches!(&*mark, "0" | "false" | "off"));
        let is_endnote = element.name == "endnoteReference";
        if let Some(id) = id(element)?.filter(|_| is_shown) {
            if self.called.insert((is_endnote, id)) {
                self.builder.call_note(&note_label(is_endnote, id));
                self.calls.push(Call { is_endnote, id, place: element.span });
            }
        }
        Ok(())
    }
}

/// Takes away the white space at both ends.
fn trim(pieces: &mut Vec<Piece<'_>>) {
    if let Some(Piece::Words(words, span)) = pieces.first_mut() {
        let trimmed = words.trim_start_matches(SPACE);
        *span = Span::new(span.start() + (words.len() - trimmed.len()), span.end());
        *words = trimmed;
    }
    if let Some(Piece::Words(words, span)) = pieces.last_mut() {
        *words = words.trim_end_matches(SPACE);
        *span = Span::new(span.start(), span.start() + words.len());
    }
}

/// The fields that are open. A field is an instruction, such as to print a page number, and what it
/// last came to.
#[derive(Default)]
pub(super) struct Fields {
    /// For each open field, whether its result is being read.
    in_result: Vec<bool>,
    /// How many instructions are being read.
    instructions: usize,
}

impl Fields {
    /// Reads one of the marks around the two halves of a field.
    pub(super) fn mark(&mut self, kind: Option<&str>) {
        match kind {
            Some("begin") => {
                self.in_result.push(false);
                self.instructions += 1;
            }
            Some("separate") => {
                if let Some(in_result) = self.in_result.last_mut() {
                    self.instructions -= usize::from(!std::mem::replace(in_result, true));
                }
            }
            Some("end") => {
                self.instructions -= usize::from(self.in_result.pop() == Some(false));
            }
            _ => {}
        }
    }

    /// Instructions end with their paragraph: one that is never closed must not swallow the text.
    pub(super) fn end_instructions(&mut self) {
        if self.instructions > 0 {
            *self = Self::default();
        }
    }
}
