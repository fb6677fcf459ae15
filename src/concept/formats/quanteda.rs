//! Dictionaries of quanteda in YAML: keys in keys, lists of words.

use super::super::builder::{Builder, Words};
use super::categories::Categories;
use super::entry::{glob, note_forms};
use super::tree::{Node, Value};
use super::yaml;
use crate::span::Span;

/// What quanteda writes as the key of words beside keys.
const OWN_WORDS: &str = "__";

pub(super) fn read(text: &str, builder: &mut Builder<'_>) {
    let mut categories = Categories::default();
    match yaml::value(text, builder) {
        Some(Node { value: Value::Map(entries), .. }) => {
            for (name, node) in &entries {
                category(name, node, 0, &mut categories, builder);
            }
        }
        Some(node) => {
            let found = format!("found {}, expected categories with their words", node.kind());
            builder.problem(node.span, found);
        }
        None if builder.has_problems() => {}
        None => builder.problem(Span::default(), "found no dictionary, expected categories"),
    }
    note_forms(builder);
    categories.build(builder);
}

/// Reads a category; the tree is no deeper than its reader allows.
fn category(
    name: &Words,
    node: &Node,
    depth: usize,
    categories: &mut Categories,
    builder: &mut Builder<'_>,
) {
    let category = match (depth, name.text.as_str()) {
        (1.., OWN_WORDS) => categories.at(depth - 1),
        _ => categories.open(depth, name),
    };
    words(node, category, depth, categories, builder);
}

fn words(
    node: &Node,
    category: usize,
    depth: usize,
    categories: &mut Categories,
    builder: &mut Builder<'_>,
) {
    match &node.value {
        Value::Null => {}
        Value::Flag(_) => builder.loss(node.span, "", "left out: no word"),
        Value::Text(text) => {
            let rule = glob(text, node.span, builder);
            rule.into_iter().for_each(|rule| categories.add(category, rule));
        }
        Value::List(list) => {
            for node in list {
                words(node, category, depth, categories, builder);
            }
        }
        Value::Map(entries) => {
            for (name, node) in entries {
                self::category(name, node, depth + 1, categories, builder);
            }
        }
    }
}
