//! YAML.

use saphyr_parser::{Event, Parser};

use super::super::builder::{Builder, Words};
use super::tree::{Flaw, Node, TreeBuilder, Value};
use crate::span::Span;

/// The value of `text`; what cannot be read is a problem. Of several documents the first counts.
pub(super) fn value(text: &str, builder: &mut Builder<'_>) -> Option<Node> {
    let offsets = Offsets::new(text);
    let mut tree = TreeBuilder::default();
    for event in Parser::new_from_str(text) {
        let event = match event {
            Ok(event) => event,
            Err(error) => {
                let place = offsets.of(error.marker().index());
                builder.problem(Span::new(place, place), error.info().replace('\n', ", "));
                return None;
            }
        };
        let span = Span::new(offsets.of(event.1.start.index()), offsets.of(event.1.end.index()));
        if matches!(event.0, Event::DocumentEnd) {
            break;
        }
        if let Err((span, message)) = add(&mut tree, event.0, span, builder) {
            builder.problem(span, message);
            return None;
        }
    }
    tree.root
}

fn add(
    tree: &mut TreeBuilder,
    event: Event<'_>,
    span: Span,
    builder: &mut Builder<'_>,
) -> Result<(), Flaw> {
    let is_key = tree.wants_key();
    match event {
        Event::MappingStart(..) | Event::SequenceStart(..) if is_key => {
            return Err((span, "found a list or map as a key, expected a name".to_owned()));
        }
        Event::MappingStart(..) => return tree.open(Value::Map(Vec::new()), span),
        Event::SequenceStart(..) => return tree.open(Value::List(Vec::new()), span),
        Event::MappingEnd | Event::SequenceEnd => tree.close(span.end()),
        Event::Scalar(text, ..) if is_key => tree.key(Words::new(text, span)),
        Event::Scalar(text, style, ..) => {
            let is_plain = style == saphyr_parser::ScalarStyle::Plain;
            let is_null = is_plain && matches!(&*text, "" | "~" | "null");
            let value = if is_null { Value::Null } else { Value::Text(text.into_owned()) };
            tree.add(Node { value, span });
        }
        Event::Alias(_) if is_key => {
            return Err((span, "found an alias as a key, expected a name".to_owned()));
        }
        Event::Alias(_) => {
            // written out, ten lines of them can take all memory
            builder.loss(span, "*", "left out: an alias; write the entries again");
            tree.add(Node { value: Value::Null, span });
        }
        _ => {}
    }
    Ok(())
}

/// From characters, which the parser counts, to bytes.
struct Offsets {
    /// The byte of every character whose number can be divided by [`STEP`].
    steps: Vec<usize>,
    text: String,
}

const STEP: usize = 64;

impl Offsets {
    fn new(text: &str) -> Self {
        let steps = text.char_indices().step_by(STEP).map(|(byte, _)| byte).collect();
        Self { steps, text: text.to_owned() }
    }

    fn of(&self, character: usize) -> usize {
        let Some(&step) = self.steps.get(character / STEP) else { return self.text.len() };
        let mut behind = self.text[step..].char_indices();
        behind.nth(character % STEP).map_or(self.text.len(), |(byte, _)| step + byte)
    }
}
