//! Elements, indented, and the characters in them.

use std::fmt::{self, Write};

/// Writes elements, each on a line of its own or around one line of words.
pub(super) struct Xml<'w, 'f> {
    f: &'w mut fmt::Formatter<'f>,
    open: Vec<&'static str>,
}

impl<'w, 'f> Xml<'w, 'f> {
    pub(super) fn new(f: &'w mut fmt::Formatter<'f>) -> Self {
        Self { f, open: Vec::new() }
    }

    pub(super) fn declaration(&mut self) -> fmt::Result {
        self.f.write_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    }

    /// Opens an element that holds others.
    pub(super) fn open(&mut self, name: &'static str, attributes: &[(&str, &str)]) -> fmt::Result {
        self.tag(name, attributes)?;
        self.f.write_str(">\n")?;
        self.open.push(name);
        Ok(())
    }

    /// Closes the innermost open element.
    pub(super) fn close(&mut self) -> fmt::Result {
        let Some(name) = self.open.pop() else { return Ok(()) };
        writeln!(self.f, "{:width$}</{name}>", "", width = 2 * self.open.len())
    }

    /// An element without anything in it.
    pub(super) fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) -> fmt::Result {
        self.tag(name, attributes)?;
        self.f.write_str("/>\n")
    }

    /// An element around words that `inside` writes.
    pub(super) fn around(
        &mut self,
        name: &str,
        attributes: &[(&str, &str)],
        inside: impl FnOnce(&mut Words<'_, 'f>) -> fmt::Result,
    ) -> fmt::Result {
        self.tag(name, attributes)?;
        self.f.write_char('>')?;
        inside(&mut Words { f: self.f, gap: Gap::Start, quoted: false })?;
        writeln!(self.f, "</{name}>")
    }

    fn tag(&mut self, name: &str, attributes: &[(&str, &str)]) -> fmt::Result {
        write!(self.f, "{:width$}<{name}", "", width = 2 * self.open.len())?;
        for (key, value) in attributes {
            write!(self.f, " {key}=\"")?;
            let mut words = Words { f: self.f, gap: Gap::Start, quoted: true };
            words.text(value)?;
            self.f.write_char('"')?;
        }
        Ok(())
    }
}

/// What stands in front of the next word.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Gap {
    /// The start of the element, where white space is dropped.
    Start,
    None,
    Space,
}

/// Words inside one element.
pub(super) struct Words<'w, 'f> {
    f: &'w mut fmt::Formatter<'f>,
    gap: Gap,
    /// Whether they are the value of an attribute.
    quoted: bool,
}

impl Words<'_, '_> {
    /// Adds words, with one space for any white space between them.
    pub(super) fn text(&mut self, text: &str) -> fmt::Result {
        let mut from = 0;
        for (at, c) in text.char_indices() {
            let space = matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{b}' | '\u{c}');
            let escape = match c {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' if self.quoted => "&quot;",
                _ if space => "",
                c if is_forbidden(c) => "\u{fffd}",
                _ => {
                    self.fill()?;
                    continue;
                }
            };
            self.f.write_str(&text[from..at])?;
            from = at + c.len_utf8();
            if !space {
                self.fill()?;
                self.f.write_str(escape)?;
            } else if self.gap == Gap::None {
                self.gap = Gap::Space;
            }
        }
        self.f.write_str(&text[from..])
    }

    /// Adds words on a line of their own.
    pub(super) fn line(&mut self, text: &str) -> fmt::Result {
        self.gap = Gap::Start;
        self.f.write_char('\n')?;
        self.text(text)
    }

    /// Adds words inside an element of their own.
    #[cfg(feature = "akn")]
    pub(super) fn inside(&mut self, name: &str, text: &str) -> fmt::Result {
        self.open(name)?;
        self.text(text)?;
        self.close(name)
    }

    /// Opens an element around words.
    #[cfg(feature = "akn")]
    pub(super) fn open(&mut self, name: &str) -> fmt::Result {
        if self.gap == Gap::Space {
            self.fill()?;
        }
        write!(self.f, "<{name}>")
    }

    /// Closes an element around words.
    #[cfg(feature = "akn")]
    pub(super) fn close(&mut self, name: &str) -> fmt::Result {
        write!(self.f, "</{name}>")
    }

    /// Writes the space that is due before a word.
    fn fill(&mut self) -> fmt::Result {
        let space = self.gap == Gap::Space;
        self.gap = Gap::None;
        if space { self.f.write_char(' ') } else { Ok(()) }
    }
}

/// Whether XML 1.0 has no way to write a character.
pub(super) const fn is_forbidden(c: char) -> bool {
    c < ' ' && !matches!(c, '\t' | '\n' | '\r') || matches!(c, '\u{fffe}' | '\u{ffff}')
}
