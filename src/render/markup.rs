//! XML whose words keep their spaces, for formats in which every character counts.

use quick_xml::escape::escape;

use super::xml::is_forbidden;

/// Writes elements without any white space between them.
pub(super) struct Markup {
    text: String,
    open: Vec<&'static str>,
    /// How many characters that XML forbids were written as U+FFFD.
    replaced: usize,
}

impl Markup {
    /// A document that begins with its declaration.
    pub(super) fn new() -> Self {
        let text = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n".to_owned();
        Self { text, open: Vec::new(), replaced: 0 }
    }

    /// Opens an element.
    pub(super) fn open(&mut self, name: &'static str, attributes: &[(&str, &str)]) {
        self.tag(name, attributes);
        self.text.push('>');
        self.open.push(name);
    }

    /// Closes the innermost open element.
    pub(super) fn close(&mut self) {
        if let Some(name) = self.open.pop() {
            self.text.extend(["</", name, ">"]);
        }
    }

    /// An element without anything in it.
    pub(super) fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.tag(name, attributes);
        self.text.push_str("/>");
    }

    /// An element around words.
    pub(super) fn around(&mut self, name: &'static str, attributes: &[(&str, &str)], words: &str) {
        self.open(name, attributes);
        self.words(words);
        self.close();
    }

    /// Words, just as they are but for characters that XML forbids.
    pub(super) fn words(&mut self, words: &str) {
        let mut pieces = words.split(is_forbidden);
        self.text.push_str(&escape(pieces.next().unwrap_or_default()));
        for piece in pieces {
            self.replaced += 1;
            self.text.push('\u{fffd}');
            self.text.push_str(&escape(piece));
        }
    }

    fn tag(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.text.extend(["<", name]);
        for (key, value) in attributes {
            self.text.extend([" ", key, "=\""]);
            self.words(&one_line(value));
            self.text.push('"');
        }
    }

    /// How many characters that XML forbids were written as U+FFFD so far.
    pub(super) fn replaced(&self) -> usize {
        self.replaced
    }

    /// The document, with what is open closed.
    pub(super) fn finish(mut self) -> String {
        while !self.open.is_empty() {
            self.close();
        }
        self.text
    }
}

/// Words with one space for any white space between them.
pub(super) fn one_line(words: &str) -> String {
    words.split(is_space).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// White space that formats of XML take for one space.
pub(super) const fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{b}' | '\u{c}')
}
