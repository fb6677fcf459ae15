//! Patterns of spaCy's `EntityRuler` in JSON, one a line or in a list.

use std::collections::BTreeMap;

use super::super::builder::{Builder, ConceptEntry, RuleEntry, Words};
use super::entry::{note_forms, printed};
use super::json;
use super::spacy_tokens::tokens;
use super::tree::{Node, Value};
use crate::span::Span;

pub(super) fn read(text: &str, builder: &mut Builder<'_>) {
    let mut labels = Labels::default();
    for node in json::values(text, builder) {
        match node.list() {
            Some(list) => list.iter().for_each(|node| entry(node, &mut labels, builder)),
            None => entry(&node, &mut labels, builder),
        }
    }
    labels.build(builder);
}

fn entry(node: &Node, labels: &mut Labels, builder: &mut Builder<'_>) {
    let Some(label) = named(node, "label", builder) else { return };
    let label = labels.concept(label, None);
    let concept = match node.get("id") {
        Some(Node { value: Value::Text(id), span }) if !id.trim().is_empty() => {
            labels.concept(Words::new(id.trim(), *span), Some(label))
        }
        _ => label,
    };
    let rule = match node.get("pattern") {
        Some(Node { value: Value::Text(words), span }) => printed(words, *span, builder),
        Some(Node { value: Value::List(list), span }) => tokens(list, *span, builder),
        Some(other) => {
            let found = format!("found {}, expected words or a list of tokens", other.kind());
            builder.problem(other.span, found);
            None
        }
        None => {
            builder.problem(node.span, "found no `pattern`, expected one");
            None
        }
    };
    rule.into_iter().for_each(|rule| labels.add(concept, rule));
}

/// The words under `key`, which must be there.
pub(super) fn named(node: &Node, key: &str, builder: &mut Builder<'_>) -> Option<Words> {
    match node.get(key) {
        Some(value) => match value.text().filter(|text| !text.trim().is_empty()) {
            Some(text) => Some(Words::new(text.trim(), value.span)),
            None => {
                builder.problem(
                    value.span,
                    format!("found {} as `{key}`, expected words", value.kind()),
                );
                None
            }
        },
        None => {
            builder.problem(node.span, format!("found no `{key}`, expected one"));
            None
        }
    }
}

/// Concepts that patterns name in any order, in the order in which they are named first.
#[derive(Default)]
pub(super) struct Labels {
    numbers: BTreeMap<String, usize>,
    all: Vec<(Words, Option<usize>, Vec<RuleEntry>)>,
}

impl Labels {
    /// The number of the concept called `id`, which stands below `above` if that is not itself.
    pub(super) fn concept(&mut self, id: Words, above: Option<usize>) -> usize {
        let next = self.all.len();
        let number = *self.numbers.entry(id.text.clone()).or_insert(next);
        if number == next {
            self.all.push((id, above, Vec::new()));
        }
        number
    }

    pub(super) fn add(&mut self, concept: usize, rule: RuleEntry) {
        self.all[concept].2.push(rule);
    }

    pub(super) fn build(self, builder: &mut Builder<'_>) {
        if self.all.is_empty() {
            builder
                .problem(Span::default(), "found no rules, expected a list of them or one a line");
        }
        note_forms(builder);
        let ids: Vec<Words> = self.all.iter().map(|(id, ..)| id.clone()).collect();
        for (id, above, rules) in self.all {
            let broader = above.map(|above| Words::new(ids[above].text.as_str(), id.span));
            builder.concept(ConceptEntry {
                id: Some(id),
                broader: broader.into_iter().collect(),
                rules,
                ..ConceptEntry::default()
            });
        }
    }
}
