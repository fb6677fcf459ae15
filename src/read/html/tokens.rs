//! Characters to tags and words, each with its place in the source.

use std::convert::Infallible;

use html5gum::{Emitter, Error, State, Tokenizer};

use super::attributes::Attributes;
use super::element::Content;
use super::tree::{Tree, TreeBuilder};
use crate::span::Span;

/// The tree of the page that `source` holds from byte `from` on.
pub(super) fn tree(source: &str, from: usize) -> Tree<'_> {
    let body = &source[from..];
    let mut tokens = Tokens::new(source, from, body.trim_start().starts_with("<?xml"));
    // a reader of text in memory has no way to fail
    let Ok(()) = Tokenizer::new_with_emitter(body, &mut tokens).finish();
    tokens.tree.finish()
}

/// Takes what the tokenizer finds to the tree. The tokenizer's own tokens join words and entities
/// and so lose the place of each.
struct Tokens<'s> {
    source: &'s str,
    tree: TreeBuilder<'s>,
    /// The byte of the source the tokenizer has come to.
    position: usize,
    /// Words that stand in the source as they are read, not yet taken to the tree: the tokenizer may
    /// cut inside a character.
    verbatim: Span,
    /// The byte up to which words have been read.
    read: usize,
    tag_start: usize,
    is_end_tag: bool,
    closes_itself: bool,
    name: Vec<u8>,
    last_start_tag: Vec<u8>,
    attributes: Attributes,
    attribute: Vec<u8>,
    value: Vec<u8>,
}

impl<'s> Tokens<'s> {
    fn new(source: &'s str, from: usize, is_xml: bool) -> Self {
        Self {
            source,
            tree: TreeBuilder::new(source, is_xml),
            position: from,
            verbatim: Span::new(from, from),
            read: from,
            tag_start: from,
            is_end_tag: false,
            closes_itself: false,
            name: Vec::new(),
            last_start_tag: Vec::new(),
            attributes: Attributes::default(),
            attribute: Vec::new(),
            value: Vec::new(),
        }
    }

    fn take_words(&mut self) {
        let source = std::mem::replace(&mut self.verbatim, Span::new(self.read, self.read));
        match self.source.get(source.range()) {
            Some(words) if !words.is_empty() => self.tree.words(words, source, true),
            _ => {}
        }
    }

    /// Takes the words before markup that ends here.
    fn end_words(&mut self) {
        self.take_words();
        self.read = self.position;
    }

    fn begin_tag(&mut self, is_end_tag: bool) {
        self.is_end_tag = is_end_tag;
        self.closes_itself = false;
        self.name.clear();
        self.attributes = Attributes::default();
    }

    fn end_attribute(&mut self) {
        if !self.attribute.is_empty() {
            let value = std::str::from_utf8(&self.value).unwrap_or_default();
            self.attributes.read(&self.attribute, value);
        }
        self.attribute.clear();
        self.value.clear();
    }

    fn end_start_tag(&mut self, source: Span) -> Option<State> {
        let is_whole = self.closes_itself && self.tree.closes_itself();
        let content = match Content::of(&self.name) {
            // in a drawing, a title is an element like the others
            _ if is_whole || self.tree.is_foreign() => Content::Markup,
            content => content,
        };
        self.tree.start(&self.name, std::mem::take(&mut self.attributes), source, is_whole);
        self.last_start_tag.clone_from(&self.name);
        match content {
            Content::Markup => None,
            Content::Raw => Some(State::RawText),
            Content::Escaped => Some(State::RcData),
            Content::Script => Some(State::ScriptData),
            Content::Plain => Some(State::PlainText),
        }
    }
}

impl Emitter for &mut Tokens<'_> {
    type Token = Infallible;

    fn move_position(&mut self, offset: isize) {
        self.position = self.position.saturating_add_signed(offset);
    }

    fn emit_string(&mut self, words: &[u8]) {
        let from = std::mem::replace(&mut self.read, self.position);
        let source = Span::new(from, self.position);
        if self.source.as_bytes()[..source.end()].ends_with(words) {
            let start = source.end() - words.len();
            if self.verbatim.end() != start {
                self.take_words();
                self.verbatim = Span::new(start, start);
            }
            self.verbatim = Span::new(self.verbatim.start(), source.end());
        } else if let Ok(words) = std::str::from_utf8(words) {
            self.take_words();
            self.tree.words(words, source, false);
        }
    }

    fn start_open_tag(&mut self) {
        self.tag_start = self.position.saturating_sub(1);
    }

    fn init_start_tag(&mut self) {
        self.begin_tag(false);
    }

    fn init_end_tag(&mut self) {
        self.begin_tag(true);
    }

    fn push_tag_name(&mut self, name: &[u8]) {
        self.name.extend(name);
    }

    fn init_attribute(&mut self) {
        self.end_attribute();
    }

    fn push_attribute_name(&mut self, name: &[u8]) {
        self.attribute.extend(name);
    }

    fn push_attribute_value(&mut self, value: &[u8]) {
        self.value.extend(value);
    }

    fn set_self_closing(&mut self) {
        self.closes_itself = true;
    }

    fn emit_current_tag(&mut self) -> Option<State> {
        self.end_attribute();
        self.end_words();
        let source = Span::new(self.tag_start, self.position);
        if self.is_end_tag {
            self.tree.end(&self.name, source);
            self.last_start_tag.clear();
            return None;
        }
        self.end_start_tag(source)
    }

    fn current_is_appropriate_end_tag_token(&mut self) -> bool {
        self.is_end_tag && !self.name.is_empty() && self.name == self.last_start_tag
    }

    fn emit_current_comment(&mut self) {
        self.end_words();
    }

    fn emit_current_doctype(&mut self) {
        self.end_words();
    }

    fn emit_eof(&mut self) {
        self.end_words();
    }

    fn should_emit_errors(&mut self) -> bool {
        false
    }

    fn pop_token(&mut self) -> Option<Infallible> {
        None
    }

    fn set_last_start_tag(&mut self, _: Option<&[u8]>) {}
    fn emit_error(&mut self, _: Error) {}
    fn init_comment(&mut self) {}
    fn push_comment(&mut self, _: &[u8]) {}
    fn init_doctype(&mut self) {}
    fn set_force_quirks(&mut self) {}
    fn push_doctype_name(&mut self, _: &[u8]) {}
    fn set_doctype_public_identifier(&mut self, _: &[u8]) {}
    fn set_doctype_system_identifier(&mut self, _: &[u8]) {}
    fn push_doctype_public_identifier(&mut self, _: &[u8]) {}
    fn push_doctype_system_identifier(&mut self, _: &[u8]) {}
}
