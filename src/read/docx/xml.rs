//! A part as a row of XML events, in bounded depth, with names told apart by their namespaces.

use std::borrow::Cow;
use std::ops::Range;

use quick_xml::Reader;
use quick_xml::events::Event as Raw;
use quick_xml::events::attributes::{Attribute, Attributes};

use super::archive::Part;
use crate::error::{Error, ErrorKind};
use crate::span::Span;

/// Elements nest at most this deep. What people write nests below 100: a text box in a table in a
/// table takes some 40.
const MOST_DEPTH: usize = 1000;
/// The names of the namespaces that matter, declared again and again; documents declare each once.
const MOST_PREFIXES: usize = 64;

/// The vocabularies that hold words of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Space {
    /// WordprocessingML: paragraphs, runs, tables.
    Word,
    /// Formulas.
    Math,
    /// Alternatives, of which a reader takes the first it knows.
    Compatibility,
    /// Emoji and other symbols.
    Symbol,
    Other,
}

/// The vocabularies by the names they have in the two variants of the standard.
const SPACES: [(&str, Space); 6] = [
    ("http://schemas.openxmlformats.org/wordprocessingml/2006/main", Space::Word),
    ("http://purl.oclc.org/ooxml/wordprocessingml/main", Space::Word),
    ("http://schemas.openxmlformats.org/officeDocument/2006/math", Space::Math),
    ("http://purl.oclc.org/ooxml/officeDocument/math", Space::Math),
    ("http://schemas.openxmlformats.org/markup-compatibility/2006", Space::Compatibility),
    ("http://schemas.microsoft.com/office/word/2015/wordml/symex", Space::Symbol),
];

/// A prefix declared for a vocabulary, by an element of this depth.
#[derive(Clone, Copy)]
struct Prefix<'p> {
    name: &'p str,
    space: Space,
    depth: usize,
}

pub(super) struct Xml<'p> {
    part: &'p Part,
    reader: Reader<&'p [u8]>,
    /// The byte of the part at which reading began.
    from: usize,
    depth: usize,
    prefixes: Vec<Prefix<'p>>,
    /// The element just begun has no content.
    ends: bool,
    /// Whether a whole part is read, and not what stands inside an element.
    is_whole: bool,
    has_root: bool,
}

pub(super) enum Event<'p> {
    Start(Element<'p>),
    End,
    /// Words as they stand in the part.
    Text(&'p str, Span),
    /// A character that is written as `&…;`.
    Char(char, Span),
}

pub(super) struct Element<'p> {
    pub(super) space: Space,
    /// Its name without the prefix.
    pub(super) name: &'p str,
    /// Its tag, in bytes of the part.
    pub(super) span: Span,
    /// What stands in the tag behind the name.
    attributes: &'p str,
    part: &'p Part,
}

impl<'p> Xml<'p> {
    pub(super) fn of(part: &'p Part) -> Self {
        Self { is_whole: true, ..Self::new(part, 0..part.text.len()) }
    }

    /// What stands inside an element that was skipped before, read by itself.
    pub(super) fn inside(&self, range: Range<usize>) -> Self {
        let prefixes = self.prefixes.iter().map(|prefix| Prefix { depth: 0, ..*prefix }).collect();
        Self { prefixes, ..Self::new(self.part, range) }
    }

    fn new(part: &'p Part, range: Range<usize>) -> Self {
        let text = &part.text[range.clone()];
        // the parser drops a byte order mark without counting it
        let content = text.trim_start_matches('\u{feff}');
        Self {
            part,
            reader: Reader::from_reader(content.as_bytes()),
            from: range.end - content.len(),
            depth: 0,
            prefixes: Vec::new(),
            ends: false,
            is_whole: false,
            has_root: false,
        }
    }

    /// The byte of the part that comes next.
    pub(super) fn position(&self) -> usize {
        self.from + self.reader.buffer_position() as usize
    }

    /// The next event; `None` at the end.
    pub(super) fn next(&mut self) -> Result<Option<Event<'p>>, Error> {
        if std::mem::take(&mut self.ends) {
            self.leave();
            return Ok(Some(Event::End));
        }
        loop {
            let start = self.position();
            let raw = match self.reader.read_event() {
                Ok(raw) => raw,
                Err(error) => return Err(self.ill_formed(error)),
            };
            let span = Span::new(start, self.position());
            let text = self.part.text.get(span.range()).unwrap_or_default();
            match raw {
                Raw::Start(_) => return self.enter(&text[1..text.len() - 1], span).map(Some),
                Raw::Empty(_) => {
                    self.ends = true;
                    return self.enter(&text[1..text.len() - 2], span).map(Some);
                }
                Raw::End(_) => {
                    self.leave();
                    return Ok(Some(Event::End));
                }
                Raw::Text(_) => {
                    self.check_text(text, span)?;
                    return Ok(Some(Event::Text(text, span)));
                }
                Raw::CData(_) => {
                    let inside = Span::new(start + "<![CDATA[".len(), span.end() - "]]>".len());
                    return Ok(Some(Event::Text(&self.part.text[inside.range()], inside)));
                }
                Raw::GeneralRef(_) => {
                    let c = character(&text[1..text.len() - 1]);
                    let c = c.ok_or_else(|| undefined(self.part, text, span.start()))?;
                    return Ok(Some(Event::Char(c, span)));
                }
                Raw::DocType(_) => {
                    let found = "a document type declaration";
                    return Err(malformed(self.part, found, "none, as in every DOCX", start));
                }
                Raw::Eof => return self.check_end(start).map(|()| None),
                Raw::Decl(_) | Raw::Comment(_) | Raw::PI(_) => {}
            }
        }
    }

    /// Passes the rest of the element that has just begun, and gives the bytes inside it.
    pub(super) fn skip(&mut self) -> Result<Range<usize>, Error> {
        let (start, outside) = (self.position(), self.depth - 1);
        let mut end = start;
        while self.depth > outside {
            end = self.position();
            if self.next()?.is_none() {
                break;
            }
        }
        Ok(start..end)
    }

    /// Calls `read` with every element of WordprocessingML inside the one that has just begun; `read`
    /// may take the rest of the element it is given.
    pub(super) fn each(
        &mut self,
        mut read: impl FnMut(&Element<'p>, &mut Self) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let outside = self.depth - 1;
        while self.depth > outside {
            match self.next()? {
                Some(Event::Start(element)) if element.space == Space::Word => {
                    read(&element, self)?;
                }
                Some(_) => {}
                None => break,
            }
        }
        Ok(())
    }

    /// Begins the element whose tag holds `tag` between its brackets.
    fn enter(&mut self, tag: &'p str, span: Span) -> Result<Event<'p>, Error> {
        let second = self.depth == 0 && std::mem::replace(&mut self.has_root, true);
        if second && self.is_whole {
            return Err(malformed(self.part, "a second root element", "only one", span.start()));
        }
        self.depth += 1;
        if self.depth > MOST_DEPTH {
            let found = format!("elements nested more than {MOST_DEPTH} deep");
            return Err(too_large(self.part, &found, span.start()));
        }
        let name_len = tag.find(|c: char| c.is_ascii_whitespace()).unwrap_or(tag.len());
        let (qualified, attributes) = tag.split_at(name_len);
        let (prefix, name) = qualified.split_once(':').unwrap_or(("", qualified));
        let mut element = Element { space: Space::Other, name, span, attributes, part: self.part };
        self.declare(&element)?;
        element.space = self.space(prefix);
        Ok(Event::Start(element))
    }

    fn leave(&mut self) {
        while self.prefixes.last().is_some_and(|prefix| prefix.depth >= self.depth) {
            self.prefixes.pop();
        }
        self.depth = self.depth.saturating_sub(1);
    }

    fn space(&self, prefix: &str) -> Space {
        let bound = self.prefixes.iter().rev().find(|bound| bound.name == prefix);
        bound.map_or(Space::Other, |bound| bound.space)
    }

    /// Remembers the prefixes that an element declares.
    fn declare(&mut self, element: &Element<'p>) -> Result<(), Error> {
        if !element.attributes.contains("xmlns") {
            return Ok(());
        }
        for attribute in element.attributes() {
            let attribute = attribute?;
            let Some(name) = attribute.name.strip_prefix("xmlns") else { continue };
            let name = name.strip_prefix(':').unwrap_or(name);
            let known = SPACES.iter().find(|(url, _)| *url == attribute.value);
            let shadows = self.prefixes.iter().any(|prefix| prefix.name == name);
            if known.is_none() && !shadows {
                continue;
            }
            let space = known.map_or(Space::Other, |(_, space)| *space);
            self.prefixes.push(Prefix { name, space, depth: self.depth });
            if self.prefixes.len() > MOST_PREFIXES {
                let found = format!("more than {MOST_PREFIXES} prefixes of namespaces");
                return Err(too_large(self.part, &found, element.span.start()));
            }
        }
        Ok(())
    }

    /// Words stand inside the root element.
    fn check_text(&self, text: &str, span: Span) -> Result<(), Error> {
        if self.depth > 0 || !self.is_whole || text.trim().is_empty() {
            return Ok(());
        }
        Err(malformed(self.part, "text outside the root element", "elements", span.start()))
    }

    /// At the end all elements are closed, and there was one.
    fn check_end(&self, at: usize) -> Result<(), Error> {
        if self.depth > 0 {
            let found = format!("the end inside {} open elements", self.depth);
            return Err(malformed(self.part, &found, "their end tags", at));
        }
        if self.is_whole && !self.has_root {
            return Err(malformed(self.part, "no element", "a root element", at));
        }
        Ok(())
    }

    fn ill_formed(&self, error: quick_xml::Error) -> Error {
        let at = self.from + self.reader.error_position() as usize;
        malformed(self.part, &format!("XML that is not well-formed ({error})"), "XML", at)
            .caused_by(error)
    }
}

struct Value<'p> {
    /// The whole name, with the prefix.
    name: &'p str,
    value: &'p str,
}

impl<'p> Element<'p> {
    /// Whether this is the element `name` of WordprocessingML.
    pub(super) fn is_word(&self, name: &str) -> bool {
        self.space == Space::Word && self.name == name
    }

    /// The value of an attribute, whatever the prefix of its name.
    pub(super) fn attribute(&self, name: &str) -> Result<Option<Cow<'p, str>>, Error> {
        for attribute in self.attributes() {
            let attribute = attribute?;
            let local = attribute.name.rsplit(':').next();
            if local == Some(name) && !attribute.name.starts_with("xmlns") {
                return self.unescaped(attribute.value).map(Some);
            }
        }
        Ok(None)
    }

    /// The value of `w:val`.
    pub(super) fn value(&self) -> Result<Option<Cow<'p, str>>, Error> {
        self.attribute("val")
    }

    /// The value of `w:val` as a number; `None` if it is none.
    pub(super) fn number(&self) -> Result<Option<i64>, Error> {
        Ok(self.value()?.and_then(|value| value.trim().parse().ok()))
    }

    /// Whether a property that is on by being there is on.
    pub(super) fn is_on(&self) -> Result<bool, Error> {
        let value = self.value()?;
        Ok(!matches!(value.as_deref(), Some("0" | "false" | "off" | "none")))
    }

    fn attributes(&self) -> impl Iterator<Item = Result<Value<'p>, Error>> + use<'p> {
        let (part, at) = (self.part, self.span.start());
        // repeated names are not looked for: that takes the square of their number
        let mut attributes = Attributes::new(self.attributes, 0);
        attributes.with_checks(false);
        attributes.map(move |attribute| match attribute {
            Ok(attribute) => Ok(Value::of(attribute)),
            Err(error) => {
                let found = format!("a tag with an attribute that is not well-formed ({error})");
                Err(malformed(part, &found, "attributes in quotes", at).caused_by(error))
            }
        })
    }

    fn unescaped(&self, value: &'p str) -> Result<Cow<'p, str>, Error> {
        let mut rest = value;
        let mut plain = String::new();
        while let Some(and) = rest.find('&') {
            let end = rest[and..].find(';').map_or(rest.len(), |end| and + end);
            let named = character(&rest[and + 1..end]);
            let c =
                named.ok_or_else(|| undefined(self.part, &rest[and..end], self.span.start()))?;
            plain.push_str(&rest[..and]);
            plain.push(c);
            rest = rest.get(end + 1..).unwrap_or_default();
        }
        Ok(if rest.len() == value.len() { value.into() } else { (plain + rest).into() })
    }
}

impl<'p> Value<'p> {
    fn of(attribute: Attribute<'p>) -> Self {
        // cut out of a text at ASCII characters, the bytes are text
        let text = |bytes: &'p [u8]| std::str::from_utf8(bytes).unwrap_or_default();
        let value = match attribute.value {
            Cow::Borrowed(value) => text(value),
            Cow::Owned(_) => "",
        };
        Self { name: text(attribute.key.into_inner()), value }
    }
}

/// The character that `&name;` stands for; `None` for the entities of a DTD and for what is none.
fn character(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix('x') {
                Some(digits) => u32::from_str_radix(digits, 16),
                None => number.parse(),
            };
            char::from_u32(code.ok()?).filter(|c| *c != '\0')
        }
    }
}

/// The number that `w:id` gives an element, if it is one.
pub(super) fn id(element: &Element<'_>) -> Result<Option<i64>, Error> {
    Ok(element.attribute("id")?.and_then(|id| id.trim().parse().ok()))
}

fn undefined(part: &Part, reference: &str, at: usize) -> Error {
    let shown: String = reference.chars().take(40).filter(|c| !c.is_control()).collect();
    malformed(part, &format!("the entity {shown}"), "characters and the five entities of XML", at)
}

/// The error that `part` holds `found` at byte `at`, and not what it should.
pub(super) fn malformed(part: &Part, found: &str, expected: &str, at: usize) -> Error {
    let message = format!("found {found} in {}, expected {expected}", part.name);
    Error::new(ErrorKind::Malformed, message).at(&part.text, Span::new(at, at))
}

fn too_large(part: &Part, found: &str, at: usize) -> Error {
    let message = format!("found {found} in {}, allowed: up to that", part.name);
    Error::new(ErrorKind::TooLarge, message).at(&part.text, Span::new(at, at))
}
