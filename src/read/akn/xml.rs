//! XML piece by piece, with every break of its grammar as an error that says where.

use quick_xml::Reader;
use quick_xml::errors::IllFormedError;
use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesRef, BytesStart, Event};

use crate::error::{Error, ErrorKind};
use crate::span::Span;

/// One piece of XML.
pub(super) enum Piece<'s> {
    /// A start tag; one of an empty element too, with an end right behind it.
    Start(Tag<'s>),
    /// The end of the innermost open element.
    End,
    /// Characters that stand just so in the source.
    Text(&'s str),
    /// A character that is written otherwise: `&amp;`.
    Char(char),
}

/// A start tag.
pub(super) struct Tag<'s>(BytesStart<'s>);

impl Tag<'_> {
    /// The name without the prefix of its name space.
    pub(super) fn name(&self) -> &str {
        local(std::str::from_utf8(self.0.name().0).unwrap_or_default())
    }

    /// The value of the attribute `key`, references resolved.
    pub(super) fn attribute(&self, key: &str) -> Option<String> {
        // a check for repeated names would compare each with each
        let mut attributes = self.0.attributes();
        let mut found = attributes.with_checks(false).flatten();
        let found = found.find(|attribute| attribute.key.0 == key.as_bytes())?;
        value(&found)
    }
}

fn value(attribute: &Attribute<'_>) -> Option<String> {
    let value = attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok()?;
    Some(value.trim().to_owned()).filter(|value| !value.is_empty())
}

fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// The pieces of a stretch of source.
pub(super) struct Xml<'s> {
    source: &'s str,
    from: usize,
    reader: Reader<&'s [u8]>,
    /// The names of the elements that are open.
    open: Vec<Span>,
    /// The one element a whole document is to be, until it has begun.
    root: Option<&'static str>,
    /// Whether the stretch is a whole document: nothing may stand outside its element.
    whole: bool,
}

impl<'s> Xml<'s> {
    /// The pieces of a document whose one element is `root`.
    pub(super) fn document(source: &'s str, root: &'static str) -> Self {
        let from = if source.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        let inside = Self::inside(source, Span::new(from, source.len()));
        Self { root: Some(root), whole: true, ..inside }
    }

    /// The pieces of `within`, the inside of an element.
    pub(super) fn inside(source: &'s str, within: Span) -> Self {
        let mut reader = Reader::from_str(&source[within.range()]);
        reader.config_mut().expand_empty_elements = true;
        Self { source, from: within.start(), reader, open: Vec::new(), root: None, whole: false }
    }

    /// The next piece and where it stands; `None` at the end.
    pub(super) fn next(&mut self) -> Result<Option<(Piece<'s>, Span)>, Error> {
        loop {
            let start = self.position();
            let event = self.reader.read_event().map_err(|error| self.broken(&error))?;
            let span = Span::new(start.min(self.position()), self.position());
            let piece = match event {
                Event::Start(tag) | Event::Empty(tag) => {
                    let tag = Tag(tag);
                    self.check_root(&tag, span)?;
                    self.open.push(Span::new(start + 1, start + 1 + tag.0.name().0.len()));
                    Piece::Start(tag)
                }
                Event::End(_) => {
                    self.open.pop();
                    Piece::End
                }
                Event::Text(_) => {
                    let text = &self.source[span.range()];
                    if self.whole && self.open.is_empty() && !text.trim().is_empty() {
                        let lead = text.len() - text.trim_start().len();
                        let span = Span::new(start + lead, span.end());
                        let expected = self.root.map_or_else(|| "an element".to_owned(), begins);
                        return Err(self.malformed("found text", &expected, span));
                    }
                    Piece::Text(text)
                }
                Event::CData(_) => {
                    let open = "<![CDATA[".len();
                    let inside = Span::new(span.start() + open, span.end() - "]]>".len());
                    return Ok(Some((Piece::Text(&self.source[inside.range()]), inside)));
                }
                Event::GeneralRef(reference) => Piece::Char(self.resolve(&reference, span)?),
                Event::DocType(_) => {
                    return Err(self.malformed("found a document type declaration", "none", span));
                }
                Event::Eof => return self.end().map(|()| None),
                Event::Decl(_) | Event::Comment(_) | Event::PI(_) => continue,
            };
            return Ok(Some((piece, span)));
        }
    }

    /// Passes over the element that has just begun, and says where its inside is.
    pub(super) fn skip(&mut self) -> Result<Span, Error> {
        let (start, depth) = (self.position(), self.open.len());
        let mut end = start;
        while self.open.len() >= depth {
            match self.next()? {
                Some((_, span)) => end = span.start(),
                None => break,
            }
        }
        Ok(Span::new(start, end))
    }

    /// A document is one element, and the right one.
    fn check_root(&mut self, tag: &Tag<'_>, span: Span) -> Result<(), Error> {
        if !self.whole || !self.open.is_empty() {
            return Ok(());
        }
        let expected = match self.root {
            Some(root) if tag.name() == root => {
                self.root = None;
                return Ok(());
            }
            Some(root) => begins(root),
            None => "the end of the text".to_owned(),
        };
        Err(self.malformed(&format!("found <{}>", shown(tag.name())), &expected, span))
    }

    /// An error about what stands at `span`.
    fn malformed(&self, found: &str, expected: &str, span: Span) -> Error {
        let mut at = span.start().min(self.source.len());
        while !self.source.is_char_boundary(at) {
            at -= 1;
        }
        let message = format!("{found}, expected {expected}");
        Error::new(ErrorKind::Malformed, message).at(self.source, Span::new(at, at))
    }

    fn position(&self) -> usize {
        self.from + self.reader.buffer_position() as usize
    }

    /// What ends is to be complete.
    fn end(&self) -> Result<(), Error> {
        let expected = match (self.open.last(), self.root) {
            (Some(name), _) => format!("</{}>", shown(&self.source[name.range()])),
            (None, Some(root)) => begins(root),
            (None, None) => return Ok(()),
        };
        let end = Span::new(self.source.len(), self.source.len());
        Err(self.malformed("found the end of the text", &expected, end))
    }

    fn resolve(&self, reference: &BytesRef<'_>, span: Span) -> Result<char, Error> {
        let named = match &**reference {
            b"amp" => Some('&'),
            b"lt" => Some('<'),
            b"gt" => Some('>'),
            b"apos" => Some('\''),
            b"quot" => Some('"'),
            _ => reference.resolve_char_ref().ok().flatten(),
        };
        named.ok_or_else(|| {
            let found = format!("found {}", shown(&self.source[span.range()]));
            let expected = "&amp;, &lt;, &gt;, &apos;, &quot; or the number of a character";
            self.malformed(&found, expected, span)
        })
    }

    /// The error the parser gives, in words of the house.
    fn broken(&self, error: &quick_xml::Error) -> Error {
        let at = self.from + self.reader.error_position() as usize;
        let span = Span::new(at, at);
        match error {
            quick_xml::Error::IllFormed(IllFormedError::MismatchedEndTag { expected, found }) => {
                let (found, expected) = (shown(found), shown(expected));
                self.malformed(&format!("found </{found}>"), &format!("</{expected}>"), span)
            }
            quick_xml::Error::IllFormed(IllFormedError::UnmatchedEndTag(found)) => {
                let found = format!("found </{}>", shown(found));
                self.malformed(&found, "the start of an element", span)
            }
            quick_xml::Error::IllFormed(IllFormedError::UnclosedReference) => {
                self.malformed("found & without ; behind it", "&amp;", span)
            }
            quick_xml::Error::Syntax(error) => self
                .malformed("found markup without an end", "well-formed XML", span)
                .caused_by(*error),
            error => {
                let error = error.to_string();
                self.malformed("found broken markup", "well-formed XML", span).caused_by(error)
            }
        }
    }
}

/// What a document must be.
fn begins(root: &str) -> String {
    format!("Akoma Ntoso, which begins with <{root}>")
}

/// The start of a name that an input gives, as a message may show it.
fn shown(name: &str) -> String {
    const LONGEST: usize = 40;
    name.chars().take(LONGEST).map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}
