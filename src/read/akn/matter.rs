//! Title, date and language, as the metadata of a document give them.

use super::xml::{Piece, Tag, Xml};
use crate::document::{FrontMatter, language_tag};
use crate::error::Error;
use crate::span::Span;

/// The date that stands for none, for the schema asks for one.
pub(super) const NO_DATE: &str = "0001-01-01";

/// What `meta` says that a reader needs.
#[derive(Debug, Default)]
pub(super) struct Meta {
    title: Option<String>,
    /// As an alias gives it, of the expression, of the work: the first that is there is believed.
    dates: [Option<String>; 3],
    language: Option<String>,
    /// Footnotes that are gathered here and referred to from the text, each with its identifier.
    pub(super) notes: Vec<(Span, Option<String>)>,
}

impl Meta {
    /// Reads `meta`, which has just begun.
    pub(super) fn read(xml: &mut Xml<'_>) -> Result<Self, Error> {
        let mut meta = Self::default();
        let mut open = 1;
        let mut in_work = false;
        while open > 0 {
            let Some((piece, _)) = xml.next()? else { break };
            match piece {
                Piece::Start(tag) if tag.name() == "note" => {
                    let eid = tag.attribute("eId");
                    meta.notes.push((xml.skip()?, eid));
                }
                Piece::Start(tag) => {
                    in_work = match tag.name() {
                        "FRBRWork" => true,
                        "FRBRExpression" | "FRBRManifestation" => false,
                        _ => in_work,
                    };
                    meta.element(&tag, in_work);
                    open += 1;
                }
                Piece::End => open -= 1,
                Piece::Text(_) | Piece::Char(_) => {}
            }
        }
        Ok(meta)
    }

    fn element(&mut self, tag: &Tag<'_>, in_work: bool) {
        let (field, value) = match tag.name() {
            "FRBRlanguage" => (&mut self.language, tag.attribute("language")),
            "FRBRdate" => (&mut self.dates[1 + usize::from(in_work)], tag.attribute("date")),
            "FRBRalias" => match tag.attribute("name").as_deref() {
                Some("title") => (&mut self.title, tag.attribute("value")),
                Some("date") => (&mut self.dates[0], tag.attribute("value")),
                _ => return,
            },
            _ => return,
        };
        if field.is_none() {
            *field = value;
        }
    }

    /// As front matter.
    pub(super) fn front_matter(self) -> FrontMatter {
        let said = |date: &String| date != NO_DATE;
        FrontMatter {
            title: self.title,
            date: self.dates.into_iter().flatten().find(said),
            language: self
                .language
                .filter(|language| language != "und")
                .and_then(|language| language_tag(&tag_of(language))),
            end: 0,
        }
    }
}

/// The BCP 47 tag of a language that may be given by its three letters of ISO 639-2, as older
/// documents do.
fn tag_of(language: String) -> String {
    const TAGS: [(&str, &str); 16] = [
        ("ara", "ar"),
        ("chi", "zh"),
        ("deu", "de"),
        ("dut", "nl"),
        ("eng", "en"),
        ("fra", "fr"),
        ("fre", "fr"),
        ("ger", "de"),
        ("ita", "it"),
        ("nld", "nl"),
        ("pol", "pl"),
        ("por", "pt"),
        ("rus", "ru"),
        ("spa", "es"),
        ("swe", "sv"),
        ("zho", "zh"),
    ];
    let found = TAGS.iter().find(|(three, _)| *three == language);
    found.map_or(language, |(_, tag)| (*tag).to_owned())
}
