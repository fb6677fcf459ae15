//! Elements that are open, and where the words in them stand.

use super::role::{Part, Role, given};
use super::xml::Tag;
use crate::document::{ClauseKind, Shape};

/// An element that is open and parts words, and where those in it stand.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    pub(super) role: Role,
    /// What the words in it are, and those in divisions of it.
    pub(super) shape: Shape,
    pub(super) below_shape: Shape,
    /// How many clauses its words stand under …
    pub(super) text_depth: u32,
    /// … a heading in it …
    pub(super) heading_depth: u32,
    /// … a heading between its divisions …
    pub(super) cross_depth: u32,
    /// … and the words that wrap its list up.
    pub(super) after_depth: u32,
    /// The level of a heading in it.
    pub(super) level: u8,
    pub(super) list_depth: u32,
    /// Whether its words stand where words of their form do in any text.
    pub(super) free: bool,
    pub(super) in_row: bool,
    /// Whether its words are a further paragraph of the clause they stand under.
    pub(super) continues: bool,
    /// Whether it has a heading.
    pub(super) headed: bool,
    /// The innermost element around that is a clause, and the document: places among the frames.
    pub(super) division: usize,
    pub(super) document: usize,
    /// The depth of the last words right in it, and whether a list may stand under them.
    pub(super) last: Option<(u32, bool)>,
    /// Cells of a row, items of a list.
    pub(super) count: u32,
    /// How many footnotes waited when it began.
    pub(super) notes: usize,
    /// How many the metadata of documents around it hold.
    pub(super) gathered: usize,
}

impl Frame {
    /// Around the whole document.
    pub(super) const fn root() -> Self {
        Self {
            role: Role::Container,
            shape: Shape::Text,
            below_shape: Shape::Text,
            text_depth: 0,
            heading_depth: 0,
            cross_depth: 0,
            after_depth: 0,
            level: 2,
            list_depth: 0,
            free: false,
            in_row: false,
            continues: false,
            headed: false,
            division: 0,
            document: 0,
            last: None,
            count: 0,
            notes: 0,
            gathered: 0,
        }
    }

    /// What stands in it from here on stands under a clause of this depth.
    pub(super) fn stand_under(&mut self, depth: u32) {
        self.text_depth = depth + 1;
        self.heading_depth = depth + 1;
    }

    /// The same, of a heading: the words that wrap its list up stand under it too.
    pub(super) fn stand_under_heading(&mut self, depth: u32) {
        self.stand_under(depth);
        self.after_depth = depth + 1;
    }

    /// A frame for an element that stands in this one, `place` among the frames.
    pub(super) fn inside(&self, role: Role, place: usize) -> Self {
        let mut frame = Self { role, headed: false, last: None, count: 0, ..*self };
        match role {
            Role::Recitals => frame.after_depth = frame.text_depth,
            Role::Division { list, .. } => frame.begin_division(list, place),
            Role::Document => {
                (frame.division, frame.document) = (place, place);
                (frame.shape, frame.below_shape, frame.free) = (Shape::Text, Shape::Text, false);
            }
            Role::Part(part) => frame.begin_part(part),
            Role::List { .. } => {
                frame.after_depth = frame.text_depth;
                frame.list_depth += 1;
                if let Some((depth, true)) = self.last {
                    frame.stand_under(depth);
                }
            }
            Role::ListIntroduction | Role::ListWrapUp | Role::WrapUp => {
                frame.text_depth = frame.after_depth;
            }
            Role::Row => {
                frame.division = place;
                (frame.in_row, frame.shape) = (true, Shape::Row);
            }
            Role::QuotedStructure => {
                frame.division = place;
                if let Some((depth, _)) = self.last {
                    frame.stand_under(depth);
                }
            }
            Role::Note => (frame.division, frame.list_depth) = (place, 0),
            _ => {}
        }
        frame
    }

    fn begin_division(&mut self, list: bool, place: usize) {
        self.division = place;
        self.cross_depth = self.heading_depth;
        self.after_depth = self.text_depth;
        self.continues = false;
        self.shape = self.below_shape;
        if list {
            (self.shape, self.below_shape) = (Shape::Text, Shape::Text);
            self.list_depth = self.list_depth.max(1);
        }
    }

    fn begin_part(&mut self, part: Part) {
        self.free = part == Part::Conclusions;
        self.cross_depth = self.heading_depth;
        self.shape = match part {
            Part::Preamble => Shape::Given(ClauseKind::Preambular),
            _ => Shape::Text,
        };
        self.below_shape = self.shape;
    }

    /// What the name of a generic element says of its words.
    pub(super) fn name(&mut self, tag: &Tag<'_>) {
        match tag.name() {
            "block" | "container" | "hcontainer" => {}
            "blockContainer" => return self.shape = Shape::Text,
            _ => return,
        }
        match tag.attribute("name").map(|name| given(&name)) {
            Some(Some(kind)) => self.shape = Shape::Given(kind),
            Some(None) if tag.name() == "block" => self.shape = Shape::Text,
            _ => {}
        }
    }
}
