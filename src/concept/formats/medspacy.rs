//! Rules of medspaCy in JSON: what to find, and the words that change what is said of it.

use super::super::builder::{Builder, Words};
use super::entry::{expression, phrase};
use super::json;
use super::spacy::{Labels, named};
use super::spacy_tokens::tokens;
use super::tree::{Node, Value};

/// What a context rule says besides its words; a scheme has no place for any of it.
const REACH: [&str; 7] = [
    "direction",
    "terminated_by",
    "max_scope",
    "max_targets",
    "allowed_types",
    "excluded_types",
    "terminating_types",
];

pub(super) fn read(text: &str, builder: &mut Builder<'_>) {
    let mut labels = Labels::default();
    for node in json::values(text, builder) {
        all(&node, &mut labels, builder);
    }
    labels.build(builder);
}

fn all(node: &Node, labels: &mut Labels, builder: &mut Builder<'_>) {
    let mut is_file = false;
    for key in ["target_rules", "context_rules"] {
        if let Some(list) = node.get(key) {
            is_file = true;
            match list.list() {
                Some(list) => list.iter().for_each(|rule| self::rule(rule, labels, builder)),
                None => {
                    let found = format!("found {} as `{key}`, expected a list", list.kind());
                    builder.problem(list.span, found);
                }
            }
        }
    }
    match node.list() {
        Some(list) => list.iter().for_each(|node| rule(node, labels, builder)),
        None if is_file => {}
        None => rule(node, labels, builder),
    }
}

fn rule(node: &Node, labels: &mut Labels, builder: &mut Builder<'_>) {
    let (literal, category) = (named(node, "literal", builder), named(node, "category", builder));
    let (Some(literal), Some(category)) = (literal, category) else { return };
    let concept = labels.concept(category, None);
    for key in REACH {
        if let Some(value) = node.get(key).filter(|value| !matches!(value.value, Value::Null)) {
            let reason = format!("`{key}` is left out: the words are found, and change nothing");
            builder.loss(value.span, literal.text.as_str(), reason);
        }
    }
    for key in ["attributes", "metadata"] {
        if let Some(value) = node.get(key).filter(|value| !matches!(value.value, Value::Null)) {
            builder.loss(value.span, literal.text.as_str(), format!("`{key}` is left out"));
        }
    }
    let rule = match node.get("pattern") {
        Some(Node { value: Value::List(list), span }) => tokens(list, *span, builder),
        Some(Node { value: Value::Text(source), span }) => {
            Some(expression(format!("(?i:{source})"), *span))
        }
        Some(Node { value: Value::Null, .. }) | None => {
            let Words { text, span } = &literal;
            phrase(text, *span, builder)
        }
        Some(other) => {
            let found = format!("found {} as `pattern`, expected tokens or text", other.kind());
            builder.problem(other.span, found);
            None
        }
    };
    rule.into_iter().for_each(|rule| labels.add(concept, rule));
}
