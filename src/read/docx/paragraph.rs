//! Where blocks begin and end, what shape they have, and the numbers printed before them.

use super::body::Body;
use super::numbering::Label;
use super::properties;
use super::styles::{Heading, Style};
use super::xml::Xml;
use crate::document::Shape;
use crate::error::{Error, ErrorKind};
use crate::span::Span;

/// A paragraph in the style of a heading that ends as a sentence does is text if it has more words:
/// people give whole paragraphs such a style to have them numbered or listed. The longest heading
/// without a number of the treaties at hand has 11.
const MOST_HEADING_WORDS: usize = 12;
/// Reading text longer than all parts may be is the work of numbers printed again and again before
/// empty paragraphs, not of an author.
const MOST_TEXT: usize = 1 << 28;

/// The paragraph that is being read.
pub(super) struct Paragraph {
    properties: properties::Paragraph,
    pub(super) style: Style,
    /// Whether its words have begun.
    has_begun: bool,
    /// Whether words of it are left out.
    pub(super) is_struck: bool,
}

impl<'p> Body<'p> {
    pub(super) fn start_paragraph(&mut self, tag: Span, xml: &Xml<'p>) -> Result<(), Error> {
        self.end_paragraph(xml)?;
        let properties = properties::Paragraph::plain(tag);
        let style = self.styles.style(None);
        self.paragraph = Some(Paragraph { properties, style, has_begun: false, is_struck: false });
        Ok(())
    }

    /// What the open paragraph says of itself.
    pub(super) fn describe(&mut self, properties: properties::Paragraph) {
        let style = self.styles.style(properties.style.as_deref());
        if let Some(paragraph) = self.paragraph.as_mut().filter(|paragraph| !paragraph.has_begun) {
            (paragraph.properties, paragraph.style) = (properties, style);
        }
    }

    /// Before the first words of a paragraph: what shape it has, and its printed number.
    pub(super) fn begin_words(&mut self) {
        let Some(mut paragraph) = self.paragraph.take() else { return };
        if !std::mem::replace(&mut paragraph.has_begun, true) {
            self.begin(&paragraph);
            self.has_title |= paragraph.heading() == Heading::Title;
        }
        self.paragraph = Some(paragraph);
    }

    fn begin(&mut self, paragraph: &Paragraph) {
        if std::mem::take(&mut self.joins) && self.builder.is_open() {
            return;
        }
        let label = self.count(paragraph);
        let outer = paragraph.style.outer_lists.unwrap_or(0);
        self.list_depth = label.as_ref().map_or(0, |label| u32::from(label.level.max(outer)) + 1);
        self.builder.shape = self.shape(paragraph.heading());
        let is_text = self.builder.shape == Shape::Text;
        self.builder.list_depth = if is_text { self.list_depth } else { 0 };
        if let Some(mut label) = label {
            self.separate();
            if !label.text.ends_with(char::is_whitespace) {
                label.text.push(' ');
            }
            let place = self.note.unwrap_or(paragraph.properties.numbered_by);
            self.builder.push_number(&label.text, place, false);
        }
    }

    /// Counts a paragraph in its list, and gives its number.
    fn count(&mut self, paragraph: &Paragraph) -> Option<Label> {
        let (said, style) = (paragraph.properties.list, paragraph.properties.style.as_deref());
        let list = said.or(paragraph.style.list);
        self.numbering.count(list, said.level, self.styles, style)
    }

    fn shape(&self, heading: Heading) -> Shape {
        match heading {
            _ if self.note.is_some() => Shape::Footnote,
            _ if self.row.is_some() => Shape::Row,
            Heading::Body => Shape::Text,
            Heading::Title => Shape::Heading(1),
            Heading::Level(level) => Shape::Heading((level + u8::from(self.has_title)).min(6)),
        }
    }

    pub(super) fn end_paragraph(&mut self, xml: &Xml<'p>) -> Result<(), Error> {
        let Some(paragraph) = self.paragraph.take() else { return Ok(()) };
        self.changes.close(&mut self.builder);
        self.fields.end_instructions();
        let is_removed =
            paragraph.properties.end_changes.iter().any(|change| !self.changes.keeps(change.kind));
        if is_removed || paragraph.properties.is_drop_cap {
            self.joins |= self.builder.is_open();
            self.builder.forget_struck();
            return Ok(());
        }
        // a paragraph without words has its number all the same, but is no clause if they were struck
        let is_seen = !paragraph.properties.end_is_hidden && !self.changes.suppress();
        if !paragraph.has_begun && is_seen {
            match paragraph.is_struck && !self.builder.is_open() {
                true => drop(self.count(&paragraph)),
                false => self.begin(&paragraph),
            }
        }
        self.joins = false;
        match &mut self.row {
            Some(row) => {
                row.ends_paragraph = true;
                Ok(())
            }
            None => self.end_block(xml),
        }
    }

    pub(super) fn end_block(&mut self, xml: &Xml<'p>) -> Result<(), Error> {
        if self.row.is_some() {
            return Ok(());
        }
        self.joins = false;
        self.changes.close(&mut self.builder);
        if matches!(self.builder.shape, Shape::Heading(_)) && is_sentence(self.builder.open_words())
        {
            (self.builder.shape, self.builder.list_depth) = (Shape::Text, self.list_depth);
        }
        self.builder.end_block();
        (self.builder.shape, self.builder.list_depth) = (self.shape(Heading::Body), 0);
        if self.builder.position() > MOST_TEXT {
            let found = format!("found more than {MOST_TEXT} bytes of text, allowed: up to that");
            return Err(Error::new(ErrorKind::TooLarge, found));
        }
        self.read_boxes(xml)
    }

    /// Reads the text boxes anchored in the block that has ended.
    fn read_boxes(&mut self, xml: &Xml<'p>) -> Result<(), Error> {
        if self.boxes.is_empty() || self.in_box {
            return Ok(());
        }
        self.in_box = true;
        let fields = std::mem::take(&mut self.fields);
        std::mem::swap(&mut self.numbering.counts, &mut self.box_counts);
        for inside in std::mem::take(&mut self.boxes) {
            self.story(&mut xml.inside(inside))?;
        }
        std::mem::swap(&mut self.numbering.counts, &mut self.box_counts);
        (self.in_box, self.fields) = (false, fields);
        Ok(())
    }
}

impl Paragraph {
    fn heading(&self) -> Heading {
        self.properties.heading.or(self.style.heading).unwrap_or(Heading::Body)
    }
}

fn is_sentence(words: &str) -> bool {
    let ends = words.trim_end().ends_with(['.', ',', ';', ':']);
    ends && words.split_whitespace().nth(MOST_HEADING_WORDS).is_some()
}
