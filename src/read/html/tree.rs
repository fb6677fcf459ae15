//! Tags to a tree of elements, whatever is wrong with the tags.

use super::attributes::{Attributes, Marks};
use super::element::{Element, Name};
use crate::span::Span;

/// Elements open at once; one more ends the innermost. A browser stops at 512; no page at hand
/// opens more than 40, and every end tag may look through all of them.
const MOST_OPEN: usize = 256;

/// How many nodes are looked at for the first words of an element: enough to pass any markup that
/// people write, and few where 100,000 elements hold no word.
const MOST_LOOKED_AT: usize = 256;

/// One element, or one stretch of words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Node {
    pub(super) what: What,
    /// The start tag, or the words in the source.
    pub(super) source: Span,
    /// The number of the first node that is not inside this one.
    pub(super) end: u32,
    /// Where the attributes are; 0 for none.
    attributes: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    Element(Element),
    /// Words that stand in the source as they are read.
    Words,
    /// Words written otherwise in the source, as entities are; where they stand in
    /// [`Tree::decoded`].
    Decoded {
        start: u32,
        len: u32,
    },
}

/// The readable elements and words of a page, in order; those inside an element follow it.
#[derive(Debug)]
pub(super) struct Tree<'s> {
    source: &'s str,
    pub(super) nodes: Vec<Node>,
    attributes: Vec<Attributes>,
    decoded: String,
    /// A whole page, not a part of one.
    pub(super) is_whole: bool,
    /// What the page says of itself.
    pub(super) title: Option<String>,
    pub(super) date: Option<String>,
    pub(super) language: Option<String>,
}

impl<'s> Tree<'s> {
    fn new(source: &'s str) -> Self {
        Self {
            source,
            nodes: Vec::new(),
            attributes: vec![Attributes::default()],
            decoded: String::new(),
            is_whole: false,
            title: None,
            date: None,
            language: None,
        }
    }

    /// The element that node `index` is, if it is one.
    pub(super) fn element(&self, index: usize) -> Option<Element> {
        match self.nodes[index].what {
            What::Element(element) => Some(element),
            _ => None,
        }
    }

    pub(super) fn attributes(&self, index: usize) -> &Attributes {
        &self.attributes[self.nodes[index].attributes as usize]
    }

    pub(super) fn marks(&self, index: usize) -> Marks {
        self.attributes(index).marks
    }

    /// The words that node `index` is, empty for an element.
    pub(super) fn words(&self, index: usize) -> &str {
        let node = &self.nodes[index];
        match node.what {
            What::Element(_) => "",
            What::Words => &self.source[node.source.range()],
            What::Decoded { start, len } => &self.decoded[start as usize..(start + len) as usize],
        }
    }

    /// The numbers of the nodes directly inside node `index`.
    pub(super) fn children(&self, index: usize) -> impl Iterator<Item = usize> + '_ {
        let end = self.nodes[index].end as usize;
        let first = Some(index + 1).filter(|first| *first < end);
        std::iter::successors(first, move |child| {
            Some(self.nodes[*child].end as usize).filter(|next| *next < end)
        })
    }

    /// The first words inside node `index`, up to about `most` bytes, white space collapsed.
    pub(super) fn beginning(&self, index: usize, most: usize) -> String {
        let mut words = String::new();
        for inside in (index..self.nodes[index].end as usize).take(MOST_LOOKED_AT) {
            if self.element(inside).is_some_and(Element::is_block) && !words.is_empty() {
                words.push(' ');
            }
            let mut rest = self.words(inside).chars();
            while words.len() <= most {
                match rest.next() {
                    Some(c) if c.is_whitespace() => {
                        if !words.is_empty() && !words.ends_with(' ') {
                            words.push(' ');
                        }
                    }
                    Some(c) => words.push(c),
                    None => break,
                }
            }
            if words.len() > most {
                break;
            }
        }
        words.truncate(words.trim_end().len());
        words
    }
}

/// An element whose end tag has not come.
struct Open {
    element: Element,
    name: Name,
    /// Its node, unless its words are not read.
    node: Option<usize>,
    /// Its end tag has come, but elements inside it are open still.
    is_over: bool,
}

/// Makes a [`Tree`] of tags and words as they come.
pub(super) struct TreeBuilder<'s> {
    tree: Tree<'s>,
    open: Vec<Open>,
    /// How many of the open elements are not read, or stand in one that is not.
    unread: usize,
    /// How many of the open elements are drawings.
    foreign: usize,
    /// How many are paragraphs: most tags end one if it is open, and few pages have two open.
    paragraphs: usize,
    /// A document in XML: a tag may be start and end at once.
    is_xml: bool,
}

impl<'s> TreeBuilder<'s> {
    pub(super) fn new(source: &'s str, is_xml: bool) -> Self {
        Self {
            tree: Tree::new(source),
            open: Vec::new(),
            unread: 0,
            foreign: 0,
            paragraphs: 0,
            is_xml,
        }
    }

    pub(super) fn finish(mut self) -> Tree<'s> {
        self.end_to(0);
        self.tree
    }

    /// Whether what comes is drawn by other rules than those of HTML.
    pub(super) fn is_foreign(&self) -> bool {
        self.foreign > 0
    }

    /// Whether a tag that closes itself is an element without content here.
    pub(super) fn closes_itself(&self) -> bool {
        self.is_xml || self.is_foreign()
    }

    pub(super) fn words(&mut self, words: &str, source: Span, verbatim: bool) {
        if self.open.last().is_some_and(|open| open.element == Element::Title) {
            if !self.is_foreign() {
                self.tree.title.get_or_insert_default().push_str(words);
            }
            return;
        }
        if self.open.last().is_some_and(|open| open.element == Element::Head)
            && !words.trim_ascii().is_empty()
        {
            self.end_to(self.open.len() - 1);
        }
        if self.unread > 0 {
            return;
        }
        let what = if verbatim {
            What::Words
        } else {
            let (start, len) = (self.tree.decoded.len() as u32, words.len() as u32);
            self.tree.decoded.push_str(words);
            What::Decoded { start, len }
        };
        let end = self.tree.nodes.len() as u32 + 1;
        self.tree.nodes.push(Node { what, source, end, attributes: 0 });
    }

    /// A start tag; `is_whole` if it is the end tag too.
    pub(super) fn start(
        &mut self,
        name: &[u8],
        mut attributes: Attributes,
        source: Span,
        is_whole: bool,
    ) {
        if name == b"th" {
            attributes.marks.add(Marks::HEADS_CELLS);
        }
        let element = element_of(name, &attributes);
        let name = Name::new(name);
        self.tree.is_whole |= matches!(element, Element::Html | Element::Body);
        self.read_head(element, &attributes);
        if self.is_misplaced(element) {
            return;
        }
        self.end_implied(element);
        // a page may hide itself until its scripts have run
        let is_page = matches!(element, Element::Html | Element::Body);
        let is_unread = self.unread > 0
            || element.is_unread()
            || attributes.marks.has(Marks::HIDDEN) && !is_page;
        let says_nothing = element == Element::Inline && attributes == Attributes::default();
        let is_void = element.is_void() || is_whole;
        if is_void || says_nothing && !self.open.iter().any(|open| open.name == name) {
            if !is_unread && !says_nothing {
                self.push(element, attributes, source);
            }
            return;
        }
        if self.open.len() == MOST_OPEN {
            self.end_to(MOST_OPEN - 1);
        }
        let node = (!is_unread).then(|| self.push(element, attributes, source));
        self.unread += usize::from(is_unread);
        self.foreign += usize::from(element == Element::Foreign);
        self.paragraphs += usize::from(element == Element::Paragraph);
        self.open.push(Open { element, name, node, is_over: false });
    }

    /// Adds the node of an element, which ends at once unless it is kept open.
    fn push(&mut self, element: Element, attributes: Attributes, source: Span) -> usize {
        let index = self.tree.nodes.len();
        let mut place = 0;
        if attributes != Attributes::default() {
            place = self.tree.attributes.len() as u32;
            self.tree.attributes.push(attributes);
        }
        let (what, end) = (What::Element(element), index as u32 + 1);
        self.tree.nodes.push(Node { what, source, end, attributes: place });
        index
    }

    /// Whether a page has this element once, and has it already.
    fn is_misplaced(&self, element: Element) -> bool {
        matches!(element, Element::Html | Element::Body)
            && self.open.iter().any(|open| open.element == element)
    }

    /// Ends what a start tag of `next` ends without an end tag.
    fn end_implied(&mut self, next: Element) {
        if self.open.last().is_some_and(|open| open.element == Element::Head) && !next.is_of_head()
        {
            self.end_to(self.open.len() - 1);
        }
        if next == Element::Anchor {
            // a link does not stand in another
            self.end(b"a", Span::default());
        }
        if !next.is_block() {
            return;
        }
        // an item may hold a paragraph that ends with it, and so do cells and terms
        if next.ends_its_like() {
            self.end_all_ended_by(next);
        }
        if self.paragraphs > 0 {
            self.end_all_ended_by(Element::Paragraph);
        }
    }

    fn end_all_ended_by(&mut self, next: Element) {
        while let Some(ended) = self.ended_by(next) {
            self.end_to(ended);
        }
    }

    fn ended_by(&self, next: Element) -> Option<usize> {
        for (index, open) in self.open.iter().enumerate().rev() {
            if open.element.is_ended_by(next) {
                return Some(index);
            }
            if open.element.bounds(next) {
                return None;
            }
        }
        None
    }

    /// An end tag.
    pub(super) fn end(&mut self, name: &[u8], source: Span) {
        let (element, name) = (Element::of(name), Name::new(name));
        let same = |open: &Open| match element {
            Element::Heading(_) => matches!(open.element, Element::Heading(_)),
            _ => open.name == name,
        };
        if self.paragraphs == 0 && element == Element::Paragraph {
            return self.end_unopened(element, source);
        }
        let found = self.open.iter().enumerate().rev().find_map(|(index, open)| {
            if same(open) {
                return Some(Some(index));
            }
            let ends_rows = matches!(
                element,
                Element::Cell | Element::Row | Element::RowGroup | Element::Table | Element::Html
            );
            let bounds = open.element.is_barrier()
                && (!ends_rows || open.element == Element::Table)
                || element == Element::Item
                    && matches!(open.element, Element::List | Element::OrderedList);
            bounds.then_some(None)
        });
        match found.flatten() {
            Some(index) if !element.is_block() && self.has_block_above(index) => {
                self.open[index].is_over = true;
            }
            Some(index) => self.end_to(index),
            None => self.end_unopened(element, source),
        }
    }

    /// The end of a paragraph parts words even where none began.
    fn end_unopened(&mut self, element: Element, source: Span) {
        if self.unread == 0 && matches!(element, Element::Paragraph | Element::LineBreak) {
            self.push(element, Attributes::default(), source);
        }
    }

    fn has_block_above(&self, index: usize) -> bool {
        self.open[index + 1..].iter().any(|open| open.element.is_block())
    }

    /// Ends the open elements from number `len` on, and those below them that are over.
    fn end_to(&mut self, len: usize) {
        let after = self.tree.nodes.len() as u32;
        while self.open.len() > len || self.open.last().is_some_and(|open| open.is_over) {
            let Some(open) = self.open.pop() else { return };
            self.foreign -= usize::from(open.element == Element::Foreign);
            self.paragraphs -= usize::from(open.element == Element::Paragraph);
            match open.node {
                Some(node) => self.tree.nodes[node].end = after,
                None => self.unread -= 1,
            }
        }
    }

    /// Takes in what the head of the page says of the whole.
    fn read_head(&mut self, element: Element, attributes: &Attributes) {
        let Some(words) = &attributes.words else { return };
        match (element, &words.name, &words.content) {
            (Element::Html, _, _) => keep_first(&mut self.tree.language, &words.language),
            (Element::Meta, Some(name), content) => match name.to_ascii_lowercase().as_str() {
                "date"
                | "dc.date"
                | "dcterms.date"
                | "dc.date.issued"
                | "dcterms.issued"
                | "article:published_time" => keep_first(&mut self.tree.date, content),
                "lang" | "language" | "dc.language" | "dcterms.language" | "content-language" => {
                    keep_first(&mut self.tree.language, content);
                }
                _ => {}
            },
            _ => {}
        }
    }
}

fn keep_first(kept: &mut Option<String>, said: &Option<String>) {
    if kept.is_none() {
        kept.clone_from(said);
    }
}

/// The element a start tag begins: its name decides, then the part it says it plays.
fn element_of(name: &[u8], attributes: &Attributes) -> Element {
    let marks = attributes.marks;
    match Element::of(name) {
        Element::Inline | Element::Bold if marks.has(Marks::BLOCK) => Element::Block,
        Element::Block if marks.has(Marks::MAIN) => Element::Main,
        Element::Block | Element::Paragraph | Element::Inline if marks.has(Marks::HEADING) => {
            Element::Heading(attributes.level.unwrap_or(2).clamp(1, 6))
        }
        element => element,
    }
}
