//! Footnotes, endnotes and remarks, which stand in parts of their own.

use std::collections::HashMap;
use std::ops::Range;

use super::super::builder::Builder;
use super::archive::Part;
use super::xml::{Event, Space, Xml, id};
use crate::document::Comment;
use crate::error::Error;
use crate::span::Span;

/// The notes of one part, by their numbers.
pub(super) struct Notes<'p> {
    xml: Xml<'p>,
    bodies: HashMap<i64, Range<usize>>,
}

impl<'p> Notes<'p> {
    pub(super) fn read(part: &'p Part) -> Result<Self, Error> {
        let mut xml = Xml::of(part);
        let mut notes = Self { xml: Xml::of(part), bodies: HashMap::new() };
        while let Some(event) = xml.next()? {
            let Event::Start(element) = event else { continue };
            if element.space == Space::Word && matches!(element.name, "footnote" | "endnote") {
                if notes.bodies.is_empty() {
                    // with the prefixes that the whole part declares
                    notes.xml = xml.inside(0..0);
                }
                let id = id(&element)?;
                // lines that part notes from the text are no notes
                let is_note = element.attribute("type")?.is_none_or(|kind| kind == "normal");
                let body = xml.skip()?;
                if let Some(id) = id.filter(|_| is_note) {
                    notes.bodies.entry(id).or_insert(body);
                }
            }
        }
        Ok(notes)
    }

    /// The body of a note, the first time it is asked for.
    pub(super) fn take(&mut self, id: i64) -> Option<Xml<'p>> {
        self.bodies.remove(&id).map(|body| self.xml.inside(body))
    }
}

/// A remark in the margin, and the place it was found to be about.
struct Remark {
    comment: Comment,
    /// Whether a place for it has been found.
    is_placed: bool,
    /// Where its words begin in the reading text, while they are being read.
    start: Option<usize>,
}

/// The remarks, by their numbers.
#[derive(Default)]
pub(super) struct Remarks {
    remarks: HashMap<i64, Remark>,
    /// Those whose words come next.
    beginning: Vec<i64>,
}

impl Remarks {
    pub(super) fn read(part: &Part) -> Result<Self, Error> {
        let mut xml = Xml::of(part);
        let mut remarks = HashMap::new();
        while let Some(event) = xml.next()? {
            let Event::Start(element) = event else { continue };
            if !element.is_word("comment") {
                continue;
            }
            let id = id(&element)?;
            let said = |name| Ok(element.attribute(name)?.map(|value| value.into_owned()));
            let (author, date) = (said("author")?, said("date")?);
            let comment = Comment { span: Span::default(), text: words(&mut xml)?, author, date };
            if let Some(id) = id {
                let remark = Remark { comment, is_placed: false, start: None };
                remarks.entry(id).or_insert(remark);
            }
        }
        Ok(Self { remarks, beginning: Vec::new() })
    }

    /// The words of a remark begin here.
    pub(super) fn open(&mut self, id: Option<i64>) {
        self.beginning.extend(id.filter(|id| self.remarks.contains_key(id)));
    }

    /// Words come next, at byte `position` of the reading text.
    pub(super) fn reach(&mut self, position: usize) {
        for id in self.beginning.drain(..) {
            if let Some(remark) = self.remarks.get_mut(&id) {
                remark.start.get_or_insert(position);
            }
        }
    }

    /// The words of a remark end here; it may have none and be about a place.
    pub(super) fn close(&mut self, id: Option<i64>, builder: &Builder) {
        let Some(remark) = id.and_then(|id| self.remarks.get_mut(&id)) else { return };
        if !remark.is_placed {
            remark.is_placed = true;
            let start = remark.start.unwrap_or_else(|| builder.position());
            remark.comment.span = builder.words_since(start);
        }
    }

    /// Gives the builder all remarks that have a place, in order of place.
    pub(super) fn finish(self, builder: &mut Builder) {
        let placed = self.remarks.into_iter().filter(|(_, remark)| remark.is_placed);
        let mut placed: Vec<(i64, Comment)> =
            placed.map(|(id, remark)| (id, remark.comment)).collect();
        placed.sort_by_key(|(id, comment)| (comment.span, *id));
        placed.into_iter().for_each(|(_, comment)| builder.push_comment(comment));
    }
}

/// The words inside the element that has just begun, its paragraphs in lines.
fn words(xml: &mut Xml<'_>) -> Result<String, Error> {
    let mut text = String::new();
    let mut is_text = false;
    let mut open = 1;
    while open > 0 {
        match xml.next()? {
            Some(Event::Start(element)) => {
                open += 1;
                is_text = element.is_word("t");
                match element.name {
                    "p" if !text.is_empty() => text.push('\n'),
                    "tab" | "br" | "cr" => text.push(' '),
                    _ => {}
                }
            }
            Some(Event::End) => {
                open -= 1;
                is_text = false;
            }
            Some(Event::Text(words, _)) if is_text => text.push_str(words),
            Some(Event::Char(c, _)) if is_text => text.push(c),
            Some(_) => {}
            None => break,
        }
    }
    Ok(text.trim().to_owned())
}
