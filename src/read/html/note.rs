//! The marks of footnotes.

use std::ops::Range;

use super::attributes::Marks;
use super::element::Element;
use super::tree::Tree;

/// `[12]`, `iv`, `(a)` and `†` are marks; a longer text of a link is part of the sentence.
const LONGEST_MARK: usize = 8;

/// How far into a raised text a link is looked for.
const NODES_OF_MARK: usize = 8;

/// Whether node `index` is the mark of a footnote, the way back from one, or a sign that only links
/// to its place.
pub(super) fn is_note_mark(tree: &Tree<'_>, index: usize) -> bool {
    let (Some(element), marks) = (tree.element(index), tree.marks(index)) else { return false };
    if marks.has(Marks::NOTE_MARK) {
        return true;
    }
    match element {
        Element::Superscript => {
            let mut links = nodes_of_mark(tree, index).skip(1).map(|inside| tree.marks(inside));
            links.any(|marks| marks.has(Marks::FRAGMENT) || marks.has(Marks::NOTE_MARK))
                && is_mark(&tree.beginning(index, LONGEST_MARK))
        }
        Element::Anchor if marks.has(Marks::FRAGMENT) => {
            let words = tree.beginning(index, LONGEST_MARK);
            let is_sign = is_printed(&words) && !words.contains(char::is_alphanumeric);
            is_sign || marks.has(Marks::TO_NOTE) && is_mark(&words)
        }
        _ => false,
    }
}

/// Whether the mark at node `index` leads from a footnote to its place or from there to it, and does
/// not only name a place.
pub(super) fn leads_to_note(tree: &Tree<'_>, index: usize) -> bool {
    nodes_of_mark(tree, index).any(|inside| {
        tree.marks(inside).has(Marks::TO_NOTE) || tree.marks(inside).has(Marks::NOTE_MARK)
    })
}

/// What the mark at node `index` links to.
pub(super) fn target<'t>(tree: &'t Tree<'_>, index: usize) -> Option<&'t str> {
    let words = |inside: usize| tree.attributes(inside).words.as_deref();
    nodes_of_mark(tree, index).find_map(|inside| words(inside)?.target.as_deref())
}

/// What links call the mark at node `index` by.
pub(super) fn ids_of_mark<'t>(tree: &'t Tree<'_>, index: usize) -> impl Iterator<Item = &'t str> {
    nodes_of_mark(tree, index).flat_map(|inside| ids(tree, inside))
}

/// What links call node `index` by.
pub(super) fn ids<'t>(tree: &'t Tree<'_>, index: usize) -> impl Iterator<Item = &'t str> {
    let words = tree.attributes(index).words.as_deref();
    words.into_iter().flat_map(|words| [&words.id, &words.name]).flatten().map(String::as_str)
}

/// The mark at node `index` and what stands in it, as far as marks go.
fn nodes_of_mark(tree: &Tree<'_>, index: usize) -> Range<usize> {
    index..(tree.nodes[index].end as usize).min(index + NODES_OF_MARK)
}

fn is_mark(words: &str) -> bool {
    let mut inner = words.trim_matches(|c: char| !c.is_alphanumeric()).chars();
    let is_number = inner.clone().all(|c| c.is_ascii_digit());
    let is_roman = inner.clone().all(|c| matches!(c, 'i' | 'v' | 'x'));
    let is_letter = inner.next().is_some_and(char::is_alphabetic) && inner.next().is_none();
    is_printed(words) && words.len() <= LONGEST_MARK && (is_number || is_roman || is_letter)
}

/// Whether there is anything to see: a space in a link parts words as any other does.
fn is_printed(words: &str) -> bool {
    !words.trim().is_empty()
}
