//! The elements of a document in order, and the blocks their words make.

use super::CONTINUED;
use super::frame::Frame;
use super::matter::Meta;
use super::role::Role;
use super::xml::{Piece, Tag, Xml};
use crate::document::{ClauseKind, Draft, EnumeratorStyle, Shape, TrackedChanges, style_of};
use crate::error::Error;
use crate::read::builder::Builder;
use crate::span::Span;

/// A number and a heading whose block is open, and the frame they are those of.
struct Head {
    frame: usize,
    has_heading: bool,
    /// Whether the number has a name in it, as *Article 5* has …
    named: bool,
    /// … by which it is known that a dash may stand behind it.
    dashed: bool,
    cross: bool,
}

impl Head {
    const fn new(frame: usize) -> Self {
        Self { frame, has_heading: false, named: false, dashed: false, cross: false }
    }

    /// What stands between a number and a heading, and between a heading and one below it.
    const fn separator(&self) -> &'static str {
        if self.dashed || self.has_heading { " – " } else { " " }
    }
}

/// Where the inside of a footnote stands, and its identifier.
type Note = (Span, Option<String>);

/// Reads one document.
pub(super) struct Reader<'s> {
    source: &'s str,
    pub(super) builder: Builder,
    /// What every open element is.
    open: Vec<Role>,
    frames: Vec<Frame>,
    /// The identifier of the element of each frame, until a block bears it.
    eids: Vec<Option<String>>,
    head: Option<Head>,
    /// What is to stand between a number and the next word.
    separator: Option<&'static str>,
    /// Whether the words now read are those of a number or a heading.
    in_head: bool,
    /// Footnotes that wait for the end of their part.
    notes: Vec<Note>,
    /// Footnotes that metadata hold, which wait for the end of their document.
    gathered: Vec<Note>,
    in_note: bool,
    /// The document whose title the open block holds.
    title: Option<usize>,
    has_title: bool,
    /// What an element in the open block says that it is.
    mark: Option<ClauseKind>,
    /// Closing quotation marks that attributes hold.
    quotes: Vec<String>,
    /// Whether a quoted structure has just ended: the full stop behind it is no clause.
    pub(super) in_tail: bool,
    changes: usize,
    meta: Option<Meta>,
}

/// Tracked changes inside tracked changes are read up to this depth; no editor nests three.
const MOST_CHANGES: usize = 16;

impl<'s> Reader<'s> {
    pub(super) fn new(source: &'s str, tracked: TrackedChanges) -> Self {
        Self {
            source,
            builder: Builder::new(0, source.len() / 2, tracked),
            open: Vec::new(),
            frames: vec![Frame::root()],
            eids: vec![None],
            head: None,
            separator: None,
            in_head: false,
            notes: Vec::new(),
            gathered: Vec::new(),
            in_note: false,
            title: None,
            has_title: false,
            mark: None,
            quotes: Vec::new(),
            in_tail: false,
            changes: 0,
            meta: None,
        }
    }

    pub(super) fn read(mut self, sigil: String) -> Result<Draft, Error> {
        self.pieces(&mut Xml::document(self.source, "akomaNtoso"))?;
        self.close_words();
        self.write_notes(0)?;
        let matter = self.meta.take().unwrap_or_default().front_matter();
        Ok(self.builder.finish(sigil, matter))
    }

    fn pieces(&mut self, xml: &mut Xml<'s>) -> Result<(), Error> {
        while let Some((piece, span)) = xml.next()? {
            match piece {
                Piece::Start(tag) => self.start(xml, &tag, span)?,
                Piece::End => self.end(span)?,
                Piece::Text(words) => self.words(words, span.start()),
                Piece::Char(c) => self.char(c, span),
            }
        }
        Ok(())
    }

    fn top(&mut self) -> &mut Frame {
        let last = self.frames.len() - 1;
        &mut self.frames[last]
    }

    fn start(&mut self, xml: &mut Xml<'s>, tag: &Tag<'_>, span: Span) -> Result<(), Error> {
        let mut role = Role::of(tag.name());
        match role {
            Role::Meta => return self.meta(xml),
            Role::Skipped => return xml.skip().map(|_| ()),
            Role::Note if !self.in_note => {
                let eid = tag.attribute("eId");
                self.notes.push((xml.skip()?, eid));
                return Ok(());
            }
            _ => {}
        }
        if self.top().in_row && role.is_block() && !matches!(role, Role::Row | Role::Cell) {
            role = Role::Inline;
            self.space(span);
        }
        if matches!(role, Role::Change(_)) && self.changes == MOST_CHANGES {
            role = Role::Inline;
        }
        self.open.push(role);
        match role.is_block() {
            true => self.start_block(role, tag, span),
            false => self.start_inline(role, tag, span),
        }
        Ok(())
    }

    fn meta(&mut self, xml: &mut Xml<'s>) -> Result<(), Error> {
        let mut meta = Meta::read(xml)?;
        self.gathered.append(&mut meta.notes);
        // the metadata of an annex say nothing of the whole
        self.meta.get_or_insert(meta);
        Ok(())
    }

    fn start_inline(&mut self, role: Role, tag: &Tag<'_>, span: Span) {
        match role {
            Role::Break => self.builder.push_break(span),
            Role::Change(kind) => {
                self.changes += 1;
                self.builder.open_change(kind, tag.attribute("by"), tag.attribute("date"));
            }
            Role::QuotedWords => {
                if let Some(mark) = tag.attribute("startQuote") {
                    self.follow_number();
                    self.separate();
                    self.builder.push(&mark, span, false);
                }
                self.quotes.push(tag.attribute("endQuote").unwrap_or_default());
            }
            Role::DocTitle => {
                let document = self.top().document;
                if !self.frames[document].headed && !self.in_note {
                    self.title = Some(document);
                }
            }
            Role::Mark(kind) if self.mark != Some(ClauseKind::Signature) => self.mark = Some(kind),
            _ => {}
        }
    }

    fn start_block(&mut self, role: Role, tag: &Tag<'_>, span: Span) {
        match role {
            Role::Num | Role::Heading | Role::CrossHeading => return self.start_head(role),
            Role::Block | Role::ListIntroduction | Role::ListWrapUp => self.begin_words(),
            Role::Container | Role::Intro | Role::WrapUp | Role::List { .. } => {
                self.settle_head();
            }
            Role::Cell => self.start_cell(span),
            _ => self.close_words(),
        }
        let place = self.frames.len();
        let (notes, gathered) = (self.notes.len(), self.gathered.len());
        let mut frame = self.top().inside(role, place);
        frame.name(tag);
        frame.continues |= tag.attribute("class").is_some_and(|class| class == CONTINUED);
        self.frames.push(Frame { notes, gathered, ..frame });
        let eid = match role {
            Role::Document => None,
            _ => tag.attribute("eId").or_else(|| tag.attribute("id")),
        };
        self.eids.push(eid);
        if matches!(role, Role::Division { list: true, .. }) {
            self.count_item(tag, span);
        }
    }

    /// An item of a list that counts its items for the reader.
    fn count_item(&mut self, tag: &Tag<'_>, span: Span) {
        let place = self.frames.len() - 1;
        let list = &mut self.frames[place - 1];
        if list.role != (Role::List { counted: true }) {
            return;
        }
        let value = tag.attribute("value").and_then(|value| value.parse().ok());
        list.count = value.unwrap_or(list.count.saturating_add(1));
        let number = format!("{}.", list.count);
        self.builder.push(&number, Span::new(span.start(), span.start()), false);
        self.head = Some(Head::new(place));
    }

    fn start_cell(&mut self, span: Span) {
        let row = self.top();
        row.count += 1;
        if row.count > 1 && self.builder.is_open() {
            self.builder.push(" | ", Span::new(span.start(), span.start()), false);
        }
    }

    fn start_head(&mut self, role: Role) {
        let (cross, frame) = (role == Role::CrossHeading, self.frames.len() - 1);
        match &mut self.head {
            Some(head) if head.frame == frame && !cross => {
                self.separator = Some(head.separator());
                head.has_heading |= role == Role::Heading;
            }
            _ => {
                self.close_words();
                let has_heading = role != Role::Num;
                self.head = Some(Head { has_heading, cross, ..Head::new(frame) });
            }
        }
        self.in_head = true;
    }

    /// Begins a block of words, or goes on with that of the number in front of them.
    fn begin_words(&mut self) {
        self.settle_head();
        if let Some(head) = self.head.take() {
            self.separator = Some(head.separator());
        }
    }

    /// Before words that stand right in an element, without a paragraph around them.
    pub(super) fn follow_number(&mut self) {
        if !self.in_head && self.head.is_some() {
            self.begin_words();
        }
    }

    /// Before a word: what is to stand between it and the number.
    pub(super) fn separate(&mut self) {
        if let Some(separator) = self.separator.take().filter(|_| self.builder.is_open()) {
            let spaced = self.builder.ends_in_space();
            self.builder.push_between(if spaced { separator.trim_start() } else { separator });
        }
    }

    pub(super) fn space(&mut self, span: Span) {
        if !self.builder.ends_in_space() {
            self.builder.push(" ", Span::new(span.start(), span.start()), false);
        }
    }

    /// Closes what is open, unless it is a number that words may follow.
    fn settle_head(&mut self) {
        if self.head.as_ref().is_none_or(|head| self.is_title(head)) {
            self.close_words();
        }
    }

    fn is_title(&self, head: &Head) -> bool {
        let titled = matches!(self.frames[head.frame].role, Role::Division { titled: true, .. });
        head.has_heading || head.named && titled
    }

    fn end(&mut self, span: Span) -> Result<(), Error> {
        let Some(role) = self.open.pop() else { return Ok(()) };
        match role {
            Role::Num | Role::Heading | Role::CrossHeading => {
                self.in_head = false;
                if role == Role::CrossHeading {
                    self.close_words();
                } else if let Some(head) = self.head.as_mut().filter(|_| role == Role::Num) {
                    let number = self.builder.open_words().trim_end();
                    let style = style_of(number);
                    head.named = is_named(number);
                    head.dashed = style == Some(EnumeratorStyle::Named);
                    // "5" in front of words would be a quantity
                    if style.is_none() && style_of(&format!("{number}.")).is_some() {
                        self.builder.push_between(".");
                    }
                }
                Ok(())
            }
            Role::Change(_) => {
                self.changes -= 1;
                self.builder.close_change();
                Ok(())
            }
            Role::QuotedWords => {
                let mark = self.quotes.pop().unwrap_or_default();
                if self.builder.is_open() {
                    self.builder.push(&mark, span, false);
                }
                Ok(())
            }
            _ if role.is_block() => self.end_block(role),
            _ => Ok(()),
        }
    }

    fn end_block(&mut self, role: Role) -> Result<(), Error> {
        let own = self.head.as_ref().is_some_and(|head| head.frame + 1 == self.frames.len());
        match role {
            _ if own => self.close_words(),
            Role::Cell => {}
            Role::Container | Role::Intro | Role::WrapUp | Role::List { .. } => self.settle_head(),
            _ => self.close_words(),
        }
        let Some(frame) = self.frames.pop() else { return Ok(()) };
        self.eids.pop();
        let parent = self.top();
        match role {
            Role::Intro if parent.role != Role::Recitals => {
                if let Some((depth, _)) = frame.last {
                    parent.after_depth = parent.text_depth;
                    parent.text_depth = depth + 1;
                    if !parent.headed {
                        parent.heading_depth = depth + 1;
                    }
                }
            }
            Role::ListIntroduction => {
                if let Some((depth, _)) = frame.last {
                    parent.stand_under(depth);
                }
            }
            Role::QuotedStructure => self.in_tail = true,
            // a paragraph that is nothing but a footnote is where it stands
            Role::Block if frame.last.is_none() && self.notes.len() > frame.notes => {
                return self.write_notes(frame.notes);
            }
            Role::Part(_) => return self.write_notes(0),
            Role::Document => {
                self.notes.extend(self.gathered.split_off(frame.gathered));
                return self.write_notes(0);
            }
            _ => {}
        }
        Ok(())
    }

    /// Ends the open block.
    fn close_words(&mut self) {
        self.in_tail = false;
        self.separator = None;
        if let Some(head) = self.head.take() {
            return self.close_head(&head);
        }
        let (title, mark) = (self.title.take(), self.mark.take());
        if !self.builder.is_open() {
            return;
        }
        if let Some(document) = title {
            return self.close_title(document);
        }
        let place = self.frames.len() - 1;
        let frame = &self.frames[place];
        let (depth, list_depth) = (frame.text_depth, frame.list_depth);
        let shape = match mark.filter(|_| frame.free) {
            _ if self.in_note => Shape::Footnote,
            Some(kind) => Shape::Given(kind),
            None => frame.shape,
        };
        let Some(span) = self.write(shape, depth, list_depth) else { return };
        self.identify(span, self.frames[place].division);
        let leads = !self.builder.text()[span.range()].ends_with(['.', ';', '!', '?']);
        self.frames[place].last = Some((depth, leads));
        if matches!(self.frames[place].role, Role::Block | Role::ListIntroduction) {
            self.frames[place - 1].last = Some((depth, leads));
        }
    }

    /// Gives a block the identifier of the element at `place`, or else of the innermost one.
    fn identify(&mut self, span: Span, place: usize) {
        let eid = self.eids[place].take();
        let innermost = self.eids.len() - 1;
        if let Some(eid) = eid.or_else(|| self.eids[innermost].take()) {
            self.builder.identify(span, eid);
        }
    }

    fn write(&mut self, shape: Shape, depth: u32, list_depth: u32) -> Option<Span> {
        let free = self.top().free;
        self.builder.goes_on = self.top().continues;
        self.builder.shape = shape;
        self.builder.list_depth = list_depth.min(1);
        self.builder.depth = match shape {
            Shape::Given(ClauseKind::BackMatter) => Some(0),
            _ => (!free).then_some(depth),
        };
        self.builder.end_block()
    }

    /// Ends the block of a number and a heading, or of a number that no words follow.
    fn close_head(&mut self, head: &Head) {
        let frame = &self.frames[head.frame];
        let (shape, depth) = match self.is_title(head) {
            true if head.cross => (Shape::Heading(frame.level), frame.cross_depth),
            true => (Shape::Heading(frame.level), frame.heading_depth),
            false => (frame.shape, frame.text_depth),
        };
        let list_depth = frame.list_depth;
        let shape = if self.in_note { Shape::Footnote } else { shape };
        let Some(span) = self.write(shape, depth, list_depth) else { return };
        self.identify(span, head.frame);
        for frame in &mut self.frames[head.frame..] {
            frame.stand_under_heading(depth);
        }
        let frame = &mut self.frames[head.frame];
        frame.headed = matches!(shape, Shape::Heading(_));
        if frame.headed && !head.cross {
            frame.cross_depth = depth + 1;
            frame.level = (frame.level + 1).min(6);
        }
    }

    /// Ends the block that holds the title of a document: all else of it stands under that.
    fn close_title(&mut self, document: usize) {
        let depth = self.frames[document].heading_depth;
        let level = if self.has_title { self.frames[document].level } else { 1 };
        let Some(span) = self.write(Shape::Heading(level), depth, 0) else { return };
        self.has_title = true;
        self.identify(span, document);
        for frame in &mut self.frames[document..] {
            frame.stand_under_heading(depth);
            frame.cross_depth = depth + 1;
            frame.level = (level + 1).min(6);
        }
        self.frames[document].headed = true;
        self.top().last = Some((depth, false));
    }

    /// Writes the footnotes from the one numbered `from` on.
    fn write_notes(&mut self, from: usize) -> Result<(), Error> {
        for (span, eid) in self.notes.split_off(from) {
            let place = self.frames.len();
            let frame = self.top().inside(Role::Note, place);
            self.frames.push(frame);
            self.eids.push(eid);
            self.in_note = true;
            self.pieces(&mut Xml::inside(self.source, span))?;
            self.close_words();
            self.in_note = false;
            self.frames.pop();
            self.eids.pop();
        }
        Ok(())
    }
}

/// Whether a printed number names a division, as *Article 5* does and *5.* does not.
fn is_named(number: &str) -> bool {
    let word = number.trim_start_matches('[').split_whitespace().next().unwrap_or_default();
    let letters = word.chars().filter(|c| c.is_alphabetic() || *c == '§').count();
    let apart = number.trim().contains(char::is_whitespace);
    apart && letters == word.chars().count() && (letters > 1 || word == "§")
}
