//! The words of elements, white space as XML means it.

use super::reader::Reader;
use crate::span::Span;

impl Reader<'_> {
    /// Characters of the source from byte `at` on.
    pub(super) fn words(&mut self, words: &str, at: usize) {
        if words.trim().is_empty() && !self.builder.is_open() {
            return;
        }
        if self.in_tail {
            if !words.contains(char::is_alphanumeric) {
                return;
            }
            self.in_tail = false;
        }
        if !words.trim().is_empty() {
            self.follow_number();
            self.separate();
        }
        self.push(words, at);
    }

    /// A character that the source writes otherwise.
    pub(super) fn char(&mut self, c: char, span: Span) {
        if c.is_ascii_whitespace() {
            return self.space(span);
        }
        self.follow_number();
        self.separate();
        self.builder.push(c.encode_utf8(&mut [0; 4]), span, false);
    }

    /// Adds words of the source from byte `at` on, with one space for any white space between them.
    fn push(&mut self, words: &str, at: usize) {
        let bytes = words.as_bytes();
        let (mut from, mut to) = (0, 0);
        while to < bytes.len() {
            if !bytes[to].is_ascii_whitespace() {
                to += 1;
                continue;
            }
            let run = bytes[to..].iter().take_while(|byte| byte.is_ascii_whitespace()).count();
            let first = to == from && self.builder.ends_in_space();
            if run > 1 || bytes[to] != b' ' || first {
                self.push_verbatim(&words[from..to], at + from);
                if !first {
                    self.builder.push(" ", Span::new(at + to, at + to + run), false);
                }
                from = to + run;
            }
            to += run;
        }
        self.push_verbatim(&words[from..], at + from);
    }

    fn push_verbatim(&mut self, words: &str, at: usize) {
        if !words.is_empty() {
            self.builder.push(words, Span::new(at, at + words.len()), true);
        }
    }
}
