//! Dictionaries of LIWC: categories between two lines `%`, then entries with the numbers of theirs.

use std::collections::BTreeMap;

use super::super::builder::{Builder, RuleEntry, Words};
use super::categories::{Categories, DEEPEST, lines};
use super::entry::{glob, note_forms};
use crate::span::Span;

pub(super) fn read(text: &str, builder: &mut Builder<'_>) {
    let mut reader =
        Reader { builder, categories: Categories::default(), numbers: BTreeMap::new() };
    let mut marks = 0;
    for (tabs, line) in lines(text) {
        match (line.text.as_str(), marks) {
            ("%", _) => marks += 1,
            (_, 0) => {
                let found = format!("found `{}`, expected `%` before the categories", line.text);
                reader.builder.problem(line.span, found);
                return;
            }
            (_, 1) => reader.category(tabs, &line),
            _ => reader.entry(&line),
        }
    }
    if marks < 2 {
        let end = Span::new(text.len(), text.len());
        reader.builder.problem(end, "found no second `%`, expected one behind the categories");
    }
    note_forms(reader.builder);
    reader.categories.build(reader.builder);
}

struct Reader<'b, 't> {
    builder: &'b mut Builder<'t>,
    categories: Categories,
    /// Which category goes by which number.
    numbers: BTreeMap<u32, usize>,
}

impl Reader<'_, '_> {
    /// Reads `31  posemo (Positive emotions)`; since 2015 tabs before it say in which one it is.
    fn category(&mut self, tabs: usize, line: &Words) {
        let digits = line.text.bytes().take_while(u8::is_ascii_digit).count();
        let (number, name) = line.text.split_at(digits);
        let (name, definition) = match name.split_once('(') {
            Some((name, rest)) => (name, Some(rest.trim().trim_end_matches(')'))),
            None => (name, None),
        };
        let (Ok(number), false) = (number.parse::<u32>(), name.trim().is_empty()) else {
            let found =
                format!("found `{}`, expected a number and the name of a category", line.text);
            return self.builder.problem(line.span, found);
        };
        if tabs > DEEPEST {
            let found = format!("found a category {tabs} deep, allowed: {DEEPEST}");
            return self.builder.problem(line.span, found);
        }
        let category = self.categories.open(tabs, &Words::new(name.trim(), line.span));
        if let Some(definition) = definition.filter(|text| !text.is_empty()) {
            self.categories.define(category, definition.to_owned());
        }
        if self.numbers.insert(number, category).is_some() {
            let found = format!("found a second category {number}, expected a new number");
            self.builder.problem(line.span, found);
        }
    }

    fn entry(&mut self, line: &Words) {
        let (words, numbers) = parts(&line.text);
        if numbers.trim().is_empty() {
            let found = format!("found `{}` without a category, expected its number", line.text);
            return self.builder.problem(line.span, found);
        }
        let holds =
            |open, close| words.split_once(open).is_some_and(|(_, rest)| rest.contains(close));
        if holds('(', ')') || holds('<', '>') {
            let reason = "left out: conditions on the words around it";
            return self.builder.loss(line.span, line.text.as_str(), reason);
        }
        let (plain, conditions) = without_conditions(numbers);
        if conditions {
            let reason = "conditional categories are left out";
            self.builder.loss(line.span, line.text.as_str(), reason);
        }
        let known: Vec<usize> =
            plain.iter().filter_map(|number| self.number(number, line)).collect();
        if known.is_empty() {
            return;
        }
        let rule: Option<RuleEntry> = glob(words.trim(), line.span, self.builder);
        for (category, rule) in known.into_iter().zip(std::iter::repeat(rule)) {
            rule.into_iter().for_each(|rule| self.categories.add(category, rule));
        }
    }

    fn number(&mut self, number: &str, line: &Words) -> Option<usize> {
        let known = number.parse().ok().and_then(|number: u32| self.numbers.get(&number).copied());
        if known.is_none() {
            let found = format!("found category `{number}`, expected a number given above");
            self.builder.problem(line.span, found);
        }
        known
    }
}

/// The words of an entry and its numbers: what is behind the first tab, or where there is none the
/// numbers at the end.
fn parts(line: &str) -> (&str, &str) {
    if let Some((words, numbers)) = line.split_once('\t') {
        return (words, numbers);
    }
    let is_number = |c: char| c.is_ascii_digit() || c.is_whitespace();
    let words = line.trim_end_matches(is_number);
    // `windows 95  12` is a word with a number in it, but no program can know
    line.split_at(words.len())
}

/// The numbers that hold without conditions, and whether there are others: `(02 134)125/464 253` holds
/// 253 for certain.
fn without_conditions(numbers: &str) -> (Vec<&str>, bool) {
    let mut plain = Vec::new();
    let (mut rest, mut conditions) = (numbers, false);
    while let Some((before, behind)) = rest.split_once('(') {
        plain.extend(before.split_whitespace());
        let behind = behind.split_once(')').map_or("", |(_, behind)| behind);
        // what stands right behind a condition depends on it
        let end = behind.find(char::is_whitespace).unwrap_or(behind.len());
        rest = &behind[end..];
        conditions = true;
    }
    plain.extend(rest.split_whitespace());
    let all = plain.len();
    plain.retain(|number| !number.contains('/'));
    conditions |= plain.len() < all;
    (plain, conditions)
}
