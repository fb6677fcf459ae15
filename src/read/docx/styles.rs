//! What the named styles of a document say of paragraphs and runs.

use std::collections::HashMap;

use super::archive::Part;
use super::xml::{Element, Event, Xml};
use crate::error::Error;

/// A style rests on at most this many others; word processors allow about ten.
const MOST_BASES: usize = 32;

/// What a style makes of paragraphs or runs, its bases included; `None` where it says nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Style {
    pub(super) heading: Option<Heading>,
    pub(super) list: List,
    pub(super) struck: Option<bool>,
    pub(super) hidden: Option<bool>,
    pub(super) bold: Option<bool>,
    /// How many lists around its own the name of the style speaks of.
    pub(super) outer_lists: Option<u8>,
}

/// How high a paragraph stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Heading {
    /// The title of the document.
    Title,
    /// A heading of this level, from 1.
    Level(u8),
    /// Body text, whatever the style it rests on.
    Body,
}

/// Which list a paragraph is numbered by; number 0 says none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct List {
    pub(super) number: Option<i64>,
    /// From 0.
    pub(super) level: Option<u8>,
}

impl List {
    /// What this says, and where it says nothing, what `base` does.
    pub(super) fn or(self, base: Self) -> Self {
        Self { number: self.number.or(base.number), level: self.level.or(base.level) }
    }
}

#[derive(Default)]
pub(super) struct Styles {
    styles: HashMap<String, Written>,
    /// The style of paragraphs that name none.
    default: Option<String>,
    /// The language the document was set up for.
    pub(super) language: Option<String>,
}

/// A style as it is written, without its bases.
#[derive(Default)]
struct Written {
    base: Option<String>,
    style: Style,
}

impl Styles {
    pub(super) fn read(part: &Part) -> Result<Self, Error> {
        let mut xml = Xml::of(part);
        let mut styles = Self::default();
        while let Some(event) = xml.next()? {
            let Event::Start(element) = event else { continue };
            if element.is_word("lang") && styles.language.is_none() {
                styles.language = element.value()?.map(|language| language.into_owned());
            } else if element.is_word("style") {
                let id = element.attribute("styleId")?.unwrap_or_default().into_owned();
                let is_default = element.attribute("default")?.is_some_and(|on| on != "0");
                let of_paragraphs = element.attribute("type")?.is_none_or(|of| of == "paragraph");
                if is_default && of_paragraphs && styles.default.is_none() {
                    styles.default = Some(id.clone());
                }
                let style = Written::read(&mut xml)?;
                styles.styles.entry(id).or_insert(style);
            }
        }
        Ok(styles)
    }

    /// The style named `id`; one that is not described means what its name says.
    pub(super) fn style(&self, id: Option<&str>) -> Style {
        let Some(id) = id.or(self.default.as_deref()) else { return Style::default() };
        if !self.styles.contains_key(id) {
            return Style { heading: heading_named(id), ..Style::default() };
        }
        let described = self.bases(Some(id)).filter_map(|id| self.styles.get(id));
        described.fold(Style::default(), |style, base| style.or(&base.style))
    }

    /// The style named `id` and those it rests on, nearest first.
    pub(super) fn bases<'s>(&'s self, id: Option<&'s str>) -> impl Iterator<Item = &'s str> {
        let base = |id: &&'s str| self.styles.get(*id).and_then(|style| style.base.as_deref());
        // a style may rest on itself
        std::iter::successors(id.or(self.default.as_deref()), base).take(MOST_BASES)
    }
}

impl Style {
    /// What this says, and where it says nothing, what `base` does.
    fn or(self, base: &Self) -> Self {
        Self {
            heading: self.heading.or(base.heading),
            list: self.list.or(base.list),
            struck: self.struck.or(base.struck),
            hidden: self.hidden.or(base.hidden),
            bold: self.bold.or(base.bold),
            outer_lists: self.outer_lists.or(base.outer_lists),
        }
    }
}

impl Written {
    fn read(xml: &mut Xml<'_>) -> Result<Self, Error> {
        let mut written = Self::default();
        let mut named = None;
        xml.each(|element, xml| written.property(element, xml, &mut named))?;
        written.style.heading = match named {
            Some(Heading::Title) => named,
            _ => written.style.heading.or(named),
        };
        Ok(written)
    }

    fn property(
        &mut self,
        element: &Element<'_>,
        xml: &mut Xml<'_>,
        named: &mut Option<Heading>,
    ) -> Result<(), Error> {
        let style = &mut self.style;
        match element.name {
            "name" => {
                let name = element.value()?.unwrap_or_default();
                *named = heading_named(&name);
                style.outer_lists = outer_lists_named(&name);
            }
            "basedOn" => self.base = element.value()?.map(|base| base.into_owned()),
            "outlineLvl" => style.heading = element.number()?.map(Heading::of_outline),
            "numId" => style.list.number = element.number()?,
            "ilvl" => style.list.level = element.number()?.and_then(level),
            "strike" | "dstrike" => {
                style.struck = Some(element.is_on()? || style.struck == Some(true));
            }
            "vanish" => style.hidden = Some(element.is_on()?),
            "b" => style.bold = Some(element.is_on()?),
            // how the style was before, and how it looks in parts of tables
            "pPrChange" | "rPrChange" | "tblStylePr" => {
                xml.skip()?;
            }
            _ => {}
        }
        Ok(())
    }
}

impl Heading {
    /// The heading of an outline level, which counts from 0 and ends with body text.
    pub(super) fn of_outline(level: i64) -> Self {
        u8::try_from(level)
            .ok()
            .filter(|level| *level < 9)
            .map_or(Self::Body, |level| Self::Level(level + 1))
    }
}

/// The level of a list, which has nine of them.
pub(super) fn level(number: i64) -> Option<u8> {
    u8::try_from(number).ok().filter(|level| *level < 9)
}

/// What programs that translate the names of styles call headings.
const HEADING_NAMES: [&str; 24] = [
    "heading",
    "überschrift",
    "titre",
    "título",
    "titolo",
    "kop",
    "rubrik",
    "overskrift",
    "otsikko",
    "nagłówek",
    "nadpis",
    "заголовок",
    "címsor",
    "başlık",
    "επικεφαλίδα",
    "titlu",
    "naslov",
    "pealkiri",
    "virsraksts",
    "antraštė",
    "عنوان",
    "标题",
    "見出し",
    "제목",
];
/// And what they call the title of a document.
const TITLE_NAMES: [&str; 14] = [
    "title",
    "titel",
    "titre",
    "título",
    "titolo",
    "tittel",
    "otsikko",
    "tytuł",
    "název",
    "название",
    "cím",
    "konu başlığı",
    "标题",
    "表題",
];

/// What the name of a style says of its paragraphs: `Heading 2`, `Titre 2`, `Title`.
fn heading_named(name: &str) -> Option<Heading> {
    // other names of the same style may follow
    let name = name.split([',', ';']).next().unwrap_or_default().trim().to_lowercase();
    let word = name.trim_end_matches(|c: char| c.is_ascii_digit());
    let level = name[word.len()..].parse().ok().filter(|level| (1..=9).contains(level));
    let word = word.trim_end();
    match level {
        Some(level) if HEADING_NAMES.contains(&word) => Some(Heading::Level(level)),
        None if word.len() == name.len() && TITLE_NAMES.contains(&word) => Some(Heading::Title),
        _ => None,
    }
}

/// How many lists the name of a style puts around its own: `List Bullet 2` stands in one, though to
/// the program each of these styles is a list without levels.
fn outer_lists_named(name: &str) -> Option<u8> {
    let name = name.to_ascii_lowercase();
    let depth = ["list bullet ", "list number "].iter().find_map(|list| name.strip_prefix(list))?;
    depth.parse::<u8>().ok().filter(|depth| (2..=5).contains(depth)).map(|depth| depth - 1)
}

#[cfg(test)]
mod tests {
    use super::{Heading, heading_named};

    #[test]
    fn names_of_styles_say_what_is_a_heading() {
        for (name, heading) in [
            ("heading 1", Some(Heading::Level(1))),
            ("Heading2", Some(Heading::Level(2))),
            ("Überschrift 3", Some(Heading::Level(3))),
            ("Titre 4", Some(Heading::Level(4))),
            ("heading 1,H1", Some(Heading::Level(1))),
            ("Titre", Some(Heading::Title)),
            ("Title", Some(Heading::Title)),
            ("Subtitle", None),
            ("Heading 10", None),
            ("TOC Heading", None),
            ("heading", None),
            ("Title 1", None),
        ] {
            assert_eq!(heading_named(name), heading, "{name}");
        }
    }
}
