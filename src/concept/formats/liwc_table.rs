//! Dictionaries of LIWC-22: a table with an entry a line and a category a column.

use super::super::builder::{Builder, Words};
use super::categories::{Categories, lines};
use super::entry::{glob, note_forms};
use crate::span::Span;

pub(super) fn read(text: &str, builder: &mut Builder<'_>) {
    let mut rows = lines(text);
    let Some((_, head)) = rows.next() else {
        return builder.problem(Span::default(), "found no table, expected a line of categories");
    };
    let names = cells(&head.text);
    let mut categories = Categories::default();
    if names.len() < 2 {
        let found = format!("found `{}`, expected `Entry` and names of categories", head.text);
        builder.problem(head.span, found);
    }
    for name in names.iter().skip(1) {
        categories.open(0, &Words::new(name.as_str(), head.span));
    }
    for (_, row) in rows {
        let values = cells(&row.text);
        if values.len() > names.len() {
            let found = format!(
                "found {} cells, expected {} as in the first line",
                values.len(),
                names.len()
            );
            builder.problem(row.span, found);
            continue;
        }
        let Some(rule) = values.first().and_then(|entry| glob(entry, row.span, builder)) else {
            continue;
        };
        for (category, value) in values.iter().skip(1).enumerate() {
            let weight = value.trim();
            if weight.is_empty() || weight == "0" {
                continue;
            }
            if !matches!(weight, "1" | "X" | "x") {
                builder.loss(
                    row.span,
                    values[0].as_str(),
                    format!("the weight {weight} is left out"),
                );
            }
            categories.add(category, rule.clone());
        }
    }
    note_forms(builder);
    categories.build(builder);
}

/// The cells of a line of CSV; `""` inside quotes is a quotation mark.
fn cells(line: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut quoted = false;
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.next_if_eq(&'"').is_some() => push(&mut cells, '"'),
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(String::new()),
            c => push(&mut cells, c),
        }
    }
    cells.iter_mut().for_each(|cell| *cell = cell.trim().to_owned());
    cells
}

fn push(cells: &mut [String], c: char) {
    cells.iter_mut().last().into_iter().for_each(|cell| cell.push(c));
}
