//! Dictionaries of Lexicoder 3: `+category`, then a line for each entry.

use super::super::builder::{Builder, Words};
use super::categories::{Categories, lines};
use super::entry::{glob, note_forms};
use crate::span::Span;

pub(super) fn read(text: &str, builder: &mut Builder<'_>) {
    let mut categories = Categories::default();
    for (_, line) in lines(text) {
        if let Some(name) = line.text.strip_prefix('+') {
            let name = Words::new(name.trim(), line.span);
            if name.text.is_empty() {
                builder.problem(line.span, "found `+`, expected the name of a category behind it");
            }
            categories.open(0, &name);
        } else if let Some(category) = categories.last() {
            // white space around an entry once meant the ends of a word, which are asked for anyway
            let rule = glob(&line.text, line.span, builder);
            rule.into_iter().for_each(|rule| categories.add(category, rule));
        } else {
            let found = format!("found `{}` before any category, expected `+name`", line.text);
            builder.problem(line.span, found);
        }
    }
    if categories.depth() == 0 {
        builder.problem(Span::default(), "found no category, expected a line `+name`");
    }
    note_forms(builder);
    categories.build(builder);
}
