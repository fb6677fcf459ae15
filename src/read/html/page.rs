//! Which part of a page is the text, and what is a part of the site.

use std::ops::Range;

use super::attributes::Marks;
use super::element::Element;
use super::tree::Tree;

/// What has fewer links is no menu.
const FEWEST_LINKS: u32 = 3;

/// What stands before a node, or inside one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Counts {
    /// Bytes of words.
    pub(super) words: u32,
    /// Bytes of words in links.
    linked: u32,
    /// Bytes of words in links to places on the same page.
    on_page: u32,
    links: u32,
    /// Stretches of words with a letter outside any link.
    unlinked: u32,
    titles: u32,
    pub(super) tables: u32,
}

impl Counts {
    fn since(self, before: Self) -> Self {
        Self {
            words: self.words - before.words,
            linked: self.linked - before.linked,
            on_page: self.on_page - before.on_page,
            links: self.links - before.links,
            unlinked: self.unlinked - before.unlinked,
            titles: self.titles - before.titles,
            tables: self.tables - before.tables,
        }
    }

    /// Whether there is nothing but links, and what parts them.
    fn is_menu(self) -> bool {
        self.links >= FEWEST_LINKS && self.unlinked == 0
    }
}

/// A page measured, and the part of it that is the text.
#[derive(Debug)]
pub(super) struct Page<'t> {
    tree: &'t Tree<'t>,
    /// What stands before each node, and before the end.
    before: Vec<Counts>,
    /// The nodes of the text.
    pub(super) text: Range<usize>,
    /// Whether it is a part of a text, not of a site.
    pub(super) is_part: bool,
}

impl<'t> Page<'t> {
    pub(super) fn new(tree: &'t Tree<'t>) -> Self {
        let mut page = Self { is_part: false, ..Self::part(tree) };
        page.narrow();
        page
    }

    /// A page all of which is the text.
    pub(super) fn part(tree: &'t Tree<'t>) -> Self {
        Self { tree, before: measure(tree), text: 0..tree.nodes.len(), is_part: true }
    }

    /// About how many bytes the words of the text take.
    pub(super) fn words(&self) -> usize {
        self.counts_of(self.text.clone()).words as usize
    }

    /// What stands inside node `index`, itself included.
    pub(super) fn counts(&self, index: usize) -> Counts {
        self.counts_of(index..self.tree.nodes[index].end as usize)
    }

    fn counts_of(&self, nodes: Range<usize>) -> Counts {
        self.before[nodes.end].since(self.before[nodes.start])
    }

    /// The text is what the page says is its main part, and inside that the one article, if there
    /// is one and it holds most of the words.
    fn narrow(&mut self) {
        let mains = self.outermost(Element::Main);
        let most = mains.into_iter().max_by_key(|main| self.counts(*main).words);
        if let Some(main) = most.filter(|main| self.counts(*main).words > 0) {
            self.text = main..self.tree.nodes[main].end as usize;
        }
        if let [article] = self.outermost(Element::Article)[..] {
            if self.has_most_words(article) {
                self.text = article..self.tree.nodes[article].end as usize;
            }
        }
    }

    /// The elements of one sort in the text that stand in no other of that sort.
    fn outermost(&self, element: Element) -> Vec<usize> {
        let mut found = Vec::new();
        let mut index = self.text.start;
        while index < self.text.end {
            if self.tree.element(index) == Some(element) {
                found.push(index);
                index = self.tree.nodes[index].end as usize;
            } else {
                index += 1;
            }
        }
        found
    }

    fn has_most_words(&self, index: usize) -> bool {
        self.counts(index).words > self.words() as u32 / 2
    }

    /// Whether node `index`, which stands at `place`, is a part of the site and not of the text.
    pub(super) fn is_chrome(&self, index: usize, place: Place) -> bool {
        let (Some(element), marks) = (self.tree.element(index), self.tree.marks(index)) else {
            return false;
        };
        if marks.has(Marks::NOTE) || marks.has(Marks::NOTES) || !element.is_block() {
            return false;
        }
        let counts = self.counts(index);
        let is_contents = counts.is_menu() && counts.on_page == counts.linked;
        let is_menu = is_contents || counts.is_menu() && !place.is_inside && !place.is_led_in;
        let is_small = counts.titles == 0 && !self.has_most_words(index);
        match element {
            _ if marks.has(Marks::CHROME) => true,
            Element::Nav | Element::Aside => true,
            // without links it is no head of a site but that of the text
            Element::Header if !place.is_in_section => counts.links > 0 || counts.titles == 0,
            Element::Footer => !place.is_in_section || is_menu,
            Element::List | Element::OrderedList => {
                is_menu || marks.has(Marks::PERHAPS_CHROME) && counts.links > 0
            }
            Element::Paragraph | Element::Table | Element::Block | Element::Section => {
                is_small && (is_menu || marks.has(Marks::PERHAPS_CHROME))
            }
            _ => false,
        }
    }
}

/// Where on a page an element stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Place {
    /// In a main part or an article.
    pub(super) is_inside: bool,
    /// In those or in a section.
    pub(super) is_in_section: bool,
    /// Behind words that lead into it by a colon.
    pub(super) is_led_in: bool,
}

fn measure(tree: &Tree<'_>) -> Vec<Counts> {
    let mut counts = Counts::default();
    let mut before = Vec::with_capacity(tree.nodes.len() + 1);
    let (mut link_end, mut on_page_end) = (0, 0);
    for (index, node) in tree.nodes.iter().enumerate() {
        before.push(counts);
        let marks = tree.marks(index);
        match tree.element(index) {
            Some(Element::Anchor) if marks.has(Marks::LINK) => {
                counts.links += 1;
                link_end = node.end;
                if marks.has(Marks::FRAGMENT) {
                    on_page_end = node.end;
                }
            }
            Some(Element::Table) => counts.tables += 1,
            Some(Element::Heading(1)) => counts.titles += 1,
            Some(_) => {}
            None => {
                let words = tree.words(index).trim();
                let is_linked = index < link_end as usize;
                counts.unlinked += u32::from(!is_linked && words.contains(char::is_alphabetic));
                let words = words.len() as u32;
                counts.words += words;
                counts.linked += if is_linked { words } else { 0 };
                counts.on_page += if index < on_page_end as usize { words } else { 0 };
            }
        }
    }
    before.push(counts);
    before
}
