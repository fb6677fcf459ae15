//! Labels in JSON Lines.

use serde_json::Value;

use super::label_file::{Reader, Row};
use crate::span::Span;

impl Reader<'_> {
    /// The objects of all lines that hold one.
    pub(super) fn json_lines(&mut self, names: &[&str]) -> Vec<Row> {
        let text = self.text;
        let mut rows = Vec::new();
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            let span = Span::new(start, start + line.trim_end().len());
            start += line.len();
            if line.trim().is_empty() {
                continue;
            }
            match serde_json::from_str::<Value>(line.trim_start_matches('\u{feff}')) {
                Ok(Value::Object(object)) => rows.extend(self.object(&object, names, span)),
                Ok(_) => self.problem(span, "found no object, allowed: an object on every line"),
                Err(error) => {
                    // its own line number is always 1
                    let message = error.to_string();
                    let message = message.split(" at line ").next().unwrap_or_default().to_owned();
                    let column = error.column().saturating_sub(1).min(span.len());
                    let place = Span::new(span.start() + column, span.end());
                    self.problem(place, format!("found no JSON: {message}"));
                }
            }
        }
        rows
    }

    fn object(
        &mut self,
        object: &serde_json::Map<String, Value>,
        names: &[&str],
        span: Span,
    ) -> Option<Row> {
        let mut row = Row::new();
        for name in names {
            let value = match object.get(*name) {
                Some(Value::String(value)) => value.clone(),
                Some(Value::Number(value)) => value.to_string(),
                // nothing found
                Some(Value::Null) => String::new(),
                Some(_) => {
                    self.problem(span, format!("found `{name}`, allowed: a string or a number"));
                    continue;
                }
                None => {
                    let needed = names.join(", ");
                    self.problem(span, format!("found no field `{name}`, needed: {needed}"));
                    continue;
                }
            };
            row.insert((*name).to_owned(), (value, span));
        }
        (row.len() == names.len()).then_some(row)
    }
}
