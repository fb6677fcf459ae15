//! What stands before the items of a list.

use super::attributes::Marks;
use super::element::Element;
use super::numbers::Numbering;
use super::tree::Tree;
use crate::document::{EnumeratorStyle as Style, printed_number};
use crate::lexicon::Lexicon;

/// An open list.
#[derive(Clone, Copy, Debug)]
pub(super) struct List {
    numbering: Numbering,
    next: i32,
    step: i32,
}

impl List {
    /// The list that element `index` begins.
    pub(super) fn of(tree: &Tree<'_>, index: usize) -> Self {
        let attributes = tree.attributes(index);
        let is_ordered = tree.element(index) == Some(Element::OrderedList);
        let default = if is_ordered { Numbering::Decimal } else { Numbering::Bullet };
        let numbering = match attributes.numbering {
            _ if is_numbered_by_hand(tree, index) => Numbering::None,
            numbering => numbering.unwrap_or(default),
        };
        let is_reversed = attributes.marks.has(Marks::REVERSED);
        let first = || if is_reversed { items(tree, index).count() as i32 } else { 1 };
        Self {
            numbering,
            next: attributes.number.unwrap_or_else(first),
            step: if is_reversed { -1 } else { 1 },
        }
    }

    /// What is printed before the item `index`.
    pub(super) fn number(&mut self, tree: &Tree<'_>, index: usize) -> String {
        let attributes = tree.attributes(index);
        let number = attributes.number.unwrap_or(self.next);
        self.next = number.saturating_add(self.step);
        match (self.numbering, attributes.numbering) {
            (Numbering::None, _) | (_, None) => self.numbering.print(number),
            (_, Some(own)) => own.print(number),
        }
    }
}

fn items<'t>(tree: &'t Tree<'_>, list: usize) -> impl Iterator<Item = usize> + 't {
    tree.children(list).filter(|child| tree.element(*child) == Some(Element::Item))
}

/// Whether the items begin with numbers of their own: the first two with different ones of a kind,
/// a single one with one that no quantity or name looks like.
fn is_numbered_by_hand(tree: &Tree<'_>, list: usize) -> bool {
    let mut numbers = items(tree, list).take(2).map(|item| number_by_hand(tree, item));
    let small = |style| matches!(style, Style::Letter | Style::Roman);
    match (numbers.next().flatten(), numbers.next()) {
        (Some((Style::Bullet, _)), None | Some(Some((Style::Bullet, _)))) => true,
        (Some((style, label)), Some(Some((other, next)))) => {
            // (i) may be a letter, (ii) is none
            label != next && (style == other || small(style) && small(other))
        }
        (Some((style, _)), None) => {
            small(style) || matches!(style, Style::Decimal | Style::BracketedDecimal)
        }
        _ => false,
    }
}

/// The number that the words of an item begin with.
fn number_by_hand(tree: &Tree<'_>, item: usize) -> Option<(Style, String)> {
    let (number, _) = printed_number(&tree.beginning(item, 24), 0, Lexicon::of("und"))?;
    (number.style != Style::Named).then_some((number.style, number.label))
}

/// The number of a paragraph in a list, as a word processor writes it out: a bullet may be a letter
/// of a font of pictures.
pub(super) fn written_out(words: &str) -> String {
    let mut chars = words.chars();
    match (chars.next(), chars.next()) {
        (None, _) => String::new(),
        (Some(c), None) if !c.is_ascii_digit() => "• ".to_owned(),
        _ => words.to_owned() + " ",
    }
}
