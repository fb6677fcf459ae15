//! What the attributes of a start tag say, as far as reading goes.

use super::numbers::Numbering;

/// Facts about an element that its attributes tell; several may hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Marks(u16);

impl Marks {
    /// Not shown to readers.
    pub(super) const HIDDEN: Self = Self(1);
    /// Stands alone on its lines, whatever the element.
    pub(super) const BLOCK: Self = Self(1 << 1);
    /// A part of the site, not of the text: a menu, a banner.
    pub(super) const CHROME: Self = Self(1 << 2);
    /// Looks like such a part by its class, which is no more than a guess.
    pub(super) const PERHAPS_CHROME: Self = Self(1 << 3);
    /// What the page is about.
    pub(super) const MAIN: Self = Self(1 << 4);
    /// The body of a footnote.
    pub(super) const NOTE: Self = Self(1 << 5);
    /// Holds the bodies of footnotes.
    pub(super) const NOTES: Self = Self(1 << 6);
    /// The mark of a footnote, or the way back from one.
    pub(super) const NOTE_MARK: Self = Self(1 << 7);
    /// A link to a place on the same page.
    pub(super) const FRAGMENT: Self = Self(1 << 8);
    /// A link to what is called a note.
    pub(super) const TO_NOTE: Self = Self(1 << 9);
    /// A link to anywhere.
    pub(super) const LINK: Self = Self(1 << 10);
    /// A list that counts down.
    pub(super) const REVERSED: Self = Self(1 << 11);
    /// A table that only places things.
    pub(super) const LAYOUT: Self = Self(1 << 12);
    /// The number of a paragraph as a word processor wrote it out.
    pub(super) const LIST_NUMBER: Self = Self(1 << 13);
    /// A heading, whatever the element.
    pub(super) const HEADING: Self = Self(1 << 14);
    /// A cell that heads a column or a row.
    pub(super) const HEADS_CELLS: Self = Self(1 << 15);

    pub(super) const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    pub(super) fn add(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

/// What the attributes of one start tag say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Attributes {
    pub(super) marks: Marks,
    /// The number of a list or of its item.
    pub(super) number: Option<i32>,
    pub(super) numbering: Option<Numbering>,
    /// The level of a heading, or of a paragraph in the lists of a word processor.
    pub(super) level: Option<u8>,
    pub(super) words: Option<Box<Words>>,
}

/// Attributes that are words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Words {
    /// What links call the element by.
    pub(super) id: Option<String>,
    /// The id of the element on the same page that it links to.
    pub(super) target: Option<String>,
    pub(super) cite: Option<String>,
    pub(super) datetime: Option<String>,
    pub(super) name: Option<String>,
    pub(super) content: Option<String>,
    pub(super) language: Option<String>,
}

impl Attributes {
    /// Takes in one attribute.
    pub(super) fn read(&mut self, name: &[u8], value: &str) {
        match name {
            b"hidden" if !value.eq_ignore_ascii_case("until-found") => {
                self.marks.add(Marks::HIDDEN)
            }
            b"aria-hidden" if value.eq_ignore_ascii_case("true") => self.marks.add(Marks::HIDDEN),
            b"style" => self.read_style(&value.to_ascii_lowercase()),
            b"role" | b"epub:type" => {
                words_of(value).for_each(|role| self.marks.add(marks_of_role(role)))
            }
            b"class" => words_of(value).for_each(|class| self.marks.add(marks_of_class(class))),
            b"id" => {
                self.marks.add(marks_of_id(value));
                self.read_words(name, value);
            }
            b"href" => self.read_href(value),
            b"reversed" => self.marks.add(Marks::REVERSED),
            b"start" | b"value" => self.number = self.number.or(whole_number(value)),
            b"type" => self.numbering = self.numbering.or(Numbering::of_type(value)),
            b"aria-level" => self.level = value.trim().parse().ok().filter(|l| (1..=6).contains(l)),
            b"data-footnote-ref" | b"data-footnote-backref" => self.marks.add(Marks::NOTE_MARK),
            b"data-footnotes" => self.marks.add(Marks::NOTES),
            _ => self.read_words(name, value),
        }
    }

    fn read_words(&mut self, name: &[u8], value: &str) {
        type Field = fn(&mut Words) -> &mut Option<String>;
        let field: Field = match name {
            b"id" => |words| &mut words.id,
            b"#" => |words| &mut words.target,
            b"cite" => |words| &mut words.cite,
            b"datetime" => |words| &mut words.datetime,
            b"name" | b"property" | b"http-equiv" => |words| &mut words.name,
            b"content" => |words| &mut words.content,
            b"lang" | b"xml:lang" => |words| &mut words.language,
            _ => return,
        };
        let value = value.trim();
        if !value.is_empty() {
            field(self.words.get_or_insert_default()).get_or_insert_with(|| value.to_owned());
        }
    }

    fn read_style(&mut self, style: &str) {
        for declaration in style.split(';') {
            let Some((property, value)) = declaration.split_once(':') else { continue };
            let value = value.trim();
            match (property.trim(), value) {
                ("display", "none") | ("visibility", "hidden") | ("mso-hide", "all") => {
                    self.marks.add(Marks::HIDDEN)
                }
                ("display", "block") => self.marks.add(Marks::BLOCK),
                ("list-style" | "list-style-type", value) => {
                    let named = value.split_whitespace().find_map(Numbering::of_style);
                    self.numbering = named.or(self.numbering);
                }
                ("mso-list", "ignore") => self.marks.add(Marks::LIST_NUMBER),
                ("mso-list", value) => {
                    let level = value.split_whitespace().find_map(|w| w.strip_prefix("level"));
                    self.level = level.and_then(|level| level.parse().ok());
                }
                ("mso-element", "footnote" | "endnote") => self.marks.add(Marks::NOTE),
                ("mso-element", "footnote-list" | "endnote-list") => self.marks.add(Marks::NOTES),
                ("mso-element", "comment-list" | "comment") => self.marks.add(Marks::HIDDEN),
                _ => {}
            }
        }
    }

    fn read_href(&mut self, href: &str) {
        self.marks.add(Marks::LINK);
        let Some(place) = href.trim().strip_prefix('#') else { return };
        self.marks.add(Marks::FRAGMENT);
        self.read_words(b"#", place);
        let place = place.trim_start_matches('_').to_ascii_lowercase();
        let begins = ["cmnt", "edn", "fn", "ftn", "nt", "ref"].iter().any(|b| place.starts_with(b));
        if begins || place.contains("note") || place.contains("cite") {
            self.marks.add(Marks::TO_NOTE);
        }
    }
}

fn words_of(value: &str) -> impl Iterator<Item = &str> {
    value.split_ascii_whitespace()
}

/// A number as attributes write it, within what a list can count.
fn whole_number(value: &str) -> Option<i32> {
    let value = value.trim();
    let digits = value.strip_prefix(['-', '+']).unwrap_or(value);
    let len = digits.bytes().take_while(u8::is_ascii_digit).count();
    let number = digits.get(..len).filter(|digits| !digits.is_empty())?;
    let number = number.parse::<i32>().unwrap_or(i32::MAX);
    Some(if value.starts_with('-') { -number } else { number })
}

fn marks_of_role(role: &str) -> Marks {
    match role {
        "navigation" | "banner" | "complementary" | "contentinfo" | "search" | "dialog"
        | "alertdialog" | "menu" | "menubar" | "toolbar" | "doc-toc" | "toc" => Marks::CHROME,
        "main" => Marks::MAIN,
        "heading" => Marks::HEADING,
        "presentation" | "none" => Marks::LAYOUT,
        "doc-footnote" | "doc-endnote" | "footnote" | "endnote" | "rearnote" => Marks::NOTE,
        "doc-footnotes" | "doc-endnotes" | "footnotes" | "endnotes" | "rearnotes" => Marks::NOTES,
        "doc-noteref" | "doc-backlink" | "noteref" => Marks::NOTE_MARK,
        _ => Marks::default(),
    }
}

fn marks_of_class(class: &str) -> Marks {
    match class.to_ascii_lowercase().as_str() {
        "footnotes" | "endnotes" | "footnote-list" => Marks::NOTES,
        "footnote-definition" => Marks::NOTE,
        "footnote-ref"
        | "footnote-reference"
        | "footnote-back"
        | "footnote-backref"
        | "footnote-definition-label"
        | "noteref" => Marks::NOTE_MARK,
        "sr-only" | "visually-hidden" | "screen-reader-text" | "noprint" | "mw-editsection"
        | "msocomanchor" => Marks::HIDDEN,
        class
            if class.starts_with("msotoc")
                || class.split(|c: char| !c.is_ascii_alphanumeric()).any(is_chrome) =>
        {
            Marks::PERHAPS_CHROME
        }
        _ => Marks::default(),
    }
}

/// What people call the parts of a site that are no text.
fn is_chrome(word: &str) -> bool {
    matches!(
        word,
        "breadcrumb"
            | "breadcrumbs"
            | "consent"
            | "cookie"
            | "cookies"
            | "footer"
            | "gdpr"
            | "menu"
            | "nav"
            | "navbar"
            | "navigation"
            | "newsletter"
            | "pager"
            | "pagination"
            | "popup"
            | "share"
            | "sharing"
            | "sidebar"
            | "skip"
            | "social"
            | "toc"
            | "toolbar"
    )
}

/// Names of headings become ids too, so these are read only whole.
fn marks_of_id(id: &str) -> Marks {
    let chrome = matches!(
        id.to_ascii_lowercase().as_str(),
        "breadcrumb"
            | "breadcrumbs"
            | "cookie-banner"
            | "cookie-consent"
            | "cookie-notice"
            | "footer"
            | "header"
            | "menu"
            | "nav"
            | "navbar"
            | "sidebar"
            | "site-footer"
            | "site-header"
            | "toc"
    );
    if chrome { Marks::PERHAPS_CHROME } else { Marks::default() }
}
