//! JSON, and JSON a line.

use std::collections::VecDeque;

use json_event_parser::{JsonEvent, LowLevelJsonParser};

use super::super::builder::{Builder, Words};
use super::tree::{DEEPEST, Flaw, Node, TreeBuilder, Value};
use crate::span::Span;

/// The values of `text`: one, or one a line. What cannot be read is a problem.
pub(super) fn values(text: &str, builder: &mut Builder<'_>) -> Vec<Node> {
    let mut values = Vec::new();
    let first = text.trim_start();
    let is_one = first.starts_with('[') || value(text, 0).is_ok();
    if is_one {
        match value(text, 0) {
            Ok(node) => values.extend(node),
            Err((span, message)) => builder.problem(span, message),
        }
        return values;
    }
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if !line.trim().is_empty() {
            match value(line.trim_end(), start) {
                Ok(node) => values.extend(node),
                Err((span, message)) => builder.problem(span, message),
            }
        }
        start += line.len();
    }
    values
}

/// The value of `text`, which begins at byte `start` of its file.
fn value(text: &str, start: usize) -> Result<Option<Node>, Flaw> {
    let text = text.trim_end_matches('\0');
    let bom = text.len() - text.trim_start_matches('\u{feff}').len();
    let mut parser = LowLevelJsonParser::new().with_max_stack_size(2 * DEEPEST);
    let mut tree = TreeBuilder::default();
    let mut at = bom;
    // a parser that says nothing and takes nothing would go on for ever
    let mut idle: VecDeque<()> = VecDeque::new();
    loop {
        let before = at;
        let result = parser.parse_next(&text.as_bytes()[at..], true);
        at += result.consumed_bytes;
        let token = token_span(text, before, at, start);
        match result.event {
            Some(Ok(JsonEvent::Eof)) | None => return Ok(tree.root),
            Some(Ok(event)) => add(&mut tree, event, token)?,
            Some(Err(error)) => {
                let place = (start + at).max(token.start());
                return Err((Span::new(place, place), lower(error.message())));
            }
        }
        if at > before {
            idle.clear();
        } else {
            idle.push_back(());
            if idle.len() > 4 {
                return Ok(tree.root);
            }
        }
    }
}

fn add(tree: &mut TreeBuilder, event: JsonEvent<'_>, span: Span) -> Result<(), Flaw> {
    let value = match event {
        JsonEvent::StartObject => return tree.open(Value::Map(Vec::new()), span),
        JsonEvent::StartArray => return tree.open(Value::List(Vec::new()), span),
        JsonEvent::EndObject | JsonEvent::EndArray => {
            tree.close(span.end());
            return Ok(());
        }
        JsonEvent::ObjectKey(key) => {
            tree.key(Words::new(key, span));
            return Ok(());
        }
        JsonEvent::String(text) | JsonEvent::Number(text) => Value::Text(text.into_owned()),
        JsonEvent::Boolean(flag) => Value::Flag(flag),
        JsonEvent::Null | JsonEvent::Eof => Value::Null,
    };
    tree.add(Node { value, span });
    Ok(())
}

/// The bytes of a token in its file, without the white space and commas before it.
fn token_span(text: &str, from: usize, to: usize, start: usize) -> Span {
    let taken = text.get(from..to).unwrap_or_default();
    let skipped = taken.len()
        - taken.trim_start_matches(|c: char| c.is_whitespace() || c == ',' || c == ':').len();
    Span::new(start + from + skipped, start + to)
}

/// The message of another library in the manner of ours.
fn lower(message: &str) -> String {
    let mut chars = message.trim_end_matches('.').chars();
    let first = chars.next().map(|c| c.to_lowercase().collect::<String>());
    first.unwrap_or_default() + chars.as_str()
}
