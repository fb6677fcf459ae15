//! Dictionaries of Yoshikoder in XML: `cnode` is a category, `pnode` a pattern.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::super::builder::{Builder, Words};
use super::categories::{Categories, DEEPEST};
use super::entry::{expression, glob, note_forms};
use crate::span::Span;

pub(super) fn read(text: &str, builder: &mut Builder<'_>) {
    let mut reader = Reader::from_str(text);
    let mut walk = Walk {
        categories: Categories::default(),
        open: Vec::new(),
        is_regex: false,
        found: false,
        text,
    };
    loop {
        let start = reader.buffer_position() as usize;
        let event = reader.read_event();
        let span =
            Span::new(start.min(text.len()), (reader.buffer_position() as usize).min(text.len()));
        match event {
            Ok(Event::Start(element)) => walk.element(&element, span, false, builder),
            Ok(Event::Empty(element)) => walk.element(&element, span, true, builder),
            Ok(Event::End(_)) => walk.open.truncate(walk.open.len().saturating_sub(1)),
            Ok(Event::Eof) => break,
            Ok(_) => {}
            Err(error) => {
                let place = (reader.error_position() as usize).min(text.len());
                builder.problem(Span::new(place, place), format!("found broken XML: {error}"));
                return;
            }
        }
        if walk.open.len() > DEEPEST {
            return builder.problem(span, format!("found elements more than {DEEPEST} deep"));
        }
    }
    let end = Span::new(text.len(), text.len());
    if !walk.found {
        builder.problem(Span::default(), "found no `dictionary`, expected one of Yoshikoder");
    } else if !walk.open.is_empty() {
        builder.problem(end, "found the end of the file inside an element, expected its end");
    }
    note_forms(builder);
    walk.categories.build(builder);
}

struct Walk<'t> {
    categories: Categories,
    /// For each open element, how many categories were open around it.
    open: Vec<usize>,
    is_regex: bool,
    found: bool,
    text: &'t str,
}

impl Walk<'_> {
    fn element(
        &mut self,
        element: &BytesStart<'_>,
        span: Span,
        is_empty: bool,
        builder: &mut Builder<'_>,
    ) {
        let depth = self.open.last().copied().unwrap_or_default();
        let mut inside = depth;
        match element.local_name().as_ref() {
            b"dictionary" => {
                self.found = true;
                let engine = self.attribute(element, "patternengine", span, builder);
                self.is_regex = engine.is_some_and(|engine| engine.text.contains("regex"));
            }
            b"cnode" => {
                if let Some(name) = self.attribute(element, "name", span, builder) {
                    let category = self.categories.open(depth, &name);
                    let definition = self.attribute(element, "desc", span, builder);
                    let definition = definition.filter(|words| !words.text.trim().is_empty());
                    definition
                        .into_iter()
                        .for_each(|words| self.categories.define(category, words.text));
                    inside = depth + 1;
                } else {
                    builder.problem(span, "found a category without a name, expected `name`");
                }
            }
            b"pnode" => self.pattern(element, depth, span, builder),
            _ => {}
        }
        if !is_empty {
            self.open.push(inside);
        }
    }

    fn pattern(
        &mut self,
        element: &BytesStart<'_>,
        depth: usize,
        span: Span,
        builder: &mut Builder<'_>,
    ) {
        let Some(words) = self.attribute(element, "name", span, builder) else {
            return builder.problem(span, "found a pattern without words, expected `name`");
        };
        if depth == 0 {
            return builder.problem(span, "found a pattern outside of all categories");
        }
        let category = self.categories.at(depth - 1);
        let rule = match self.is_regex {
            true => Some(expression(format!("(?i:{})", words.text), words.span)),
            false => glob(&words.text, words.span, builder),
        };
        rule.into_iter().for_each(|rule| self.categories.add(category, rule));
    }

    /// The value of an attribute, with the place of the words themselves where they are written
    /// without references.
    fn attribute(
        &self,
        element: &BytesStart<'_>,
        key: &str,
        span: Span,
        builder: &mut Builder<'_>,
    ) -> Option<Words> {
        let attribute = element.attributes().find_map(|attribute| match attribute {
            Ok(attribute) if attribute.key.local_name().as_ref() == key.as_bytes() => {
                Some(Ok(attribute))
            }
            Ok(_) => None,
            Err(error) => Some(Err(error)),
        })?;
        let value = match attribute.map(|attribute| {
            attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0).map(|v| v.into_owned())
        }) {
            Ok(Ok(value)) => value,
            _ => {
                builder.problem(span, format!("found an attribute `{key}` that cannot be read"));
                return None;
            }
        };
        let inside = self.text.get(span.range()).and_then(|tag| tag.find(&format!("\"{value}\"")));
        let place = inside.map_or(span, |at| {
            let start = span.start() + at + 1;
            Span::new(start, start + value.len())
        });
        Some(Words::new(value, place))
    }
}
