//! What YAML and JSON have in common: values in values, each with its place.

use super::super::builder::Words;
use crate::span::Span;

/// Deeper values than this are no dictionary, but a broken file.
pub(super) const DEEPEST: usize = 64;

/// A value of a file.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub(super) value: Value,
    pub(super) span: Span,
}

#[derive(Clone, Debug)]
pub(super) enum Value {
    Null,
    /// `true` or `false` of JSON; YAML's are text here, for `no` is a word.
    Flag(bool),
    /// A string or a number, as written.
    Text(String),
    List(Vec<Node>),
    Map(Vec<(Words, Node)>),
}

impl Node {
    /// What the value is, as errors say it.
    pub(super) fn kind(&self) -> &'static str {
        match self.value {
            Value::Null => "nothing",
            Value::Flag(_) => "true or false",
            Value::Text(_) => "text",
            Value::List(_) => "a list",
            Value::Map(_) => "keys and values",
        }
    }

    /// The value of `key`, if this has keys.
    pub(super) fn get(&self, key: &str) -> Option<&Self> {
        let Value::Map(entries) = &self.value else { return None };
        entries.iter().find(|(name, _)| name.text == key).map(|(_, value)| value)
    }

    pub(super) fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(super) fn list(&self) -> Option<&[Self]> {
        match &self.value {
            Value::List(list) => Some(list),
            _ => None,
        }
    }
}

/// A problem in the grammar of a file.
pub(super) type Flaw = (Span, String);

/// Builds nodes from the events of a parser, without recursion.
#[derive(Default)]
pub(super) struct TreeBuilder {
    open: Vec<(Node, Option<Words>)>,
    pub(super) root: Option<Node>,
}

impl TreeBuilder {
    /// Opens a list or a map.
    pub(super) fn open(&mut self, value: Value, span: Span) -> Result<(), Flaw> {
        if self.open.len() == DEEPEST {
            return Err((span, format!("found values more than {DEEPEST} deep")));
        }
        self.open.push((Node { value, span }, None));
        Ok(())
    }

    pub(super) fn close(&mut self, end: usize) {
        if let Some((mut node, _)) = self.open.pop() {
            node.span = Span::new(node.span.start(), end);
            self.add(node);
        }
    }

    /// Whether the next value in the innermost map is a key.
    pub(super) fn wants_key(&self) -> bool {
        self.open
            .last()
            .is_some_and(|(node, key)| matches!(node.value, Value::Map(_)) && key.is_none())
    }

    pub(super) fn key(&mut self, key: Words) {
        self.open.iter_mut().last().into_iter().for_each(|(_, slot)| *slot = Some(key.clone()));
    }

    pub(super) fn add(&mut self, node: Node) {
        match self.open.last_mut() {
            Some((Node { value: Value::List(list), .. }, _)) => list.push(node),
            Some((Node { value: Value::Map(entries), .. }, key)) => {
                entries.extend(key.take().map(|key| (key, node)));
            }
            _ => self.root = Some(node),
        }
    }
}
