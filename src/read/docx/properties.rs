//! What a paragraph or a run says of itself.

use super::changes::Change;
use super::styles::{Heading, List, level};
use super::xml::Xml;
use crate::error::Error;
use crate::span::Span;

/// What a paragraph says of itself, apart from its style.
#[derive(Default)]
pub(super) struct Paragraph {
    pub(super) style: Option<String>,
    pub(super) heading: Option<Heading>,
    pub(super) list: List,
    /// What made it a list item: its tag, its style or its number, in bytes of the part.
    pub(super) numbered_by: Span,
    /// The changes that made or remove the end of the paragraph.
    pub(super) end_changes: Vec<Change>,
    pub(super) end_is_hidden: bool,
    /// It is a large first letter, and the next paragraph goes on with its word.
    pub(super) is_drop_cap: bool,
}

impl Paragraph {
    /// One that says nothing, and whose tag is `tag`.
    pub(super) fn plain(tag: Span) -> Self {
        Self { numbered_by: tag, ..Self::default() }
    }

    /// Reads the element `pPr` that has just begun with `tag`: what it says, or if it `was` otherwise,
    /// what it said before.
    pub(super) fn read(tag: Span, xml: &mut Xml<'_>, was: bool) -> Result<Self, Error> {
        let mut read = Self::plain(tag);
        xml.each(|element, xml| {
            match element.name {
                "pStyle" => {
                    read.style = element.value()?.map(|style| style.into_owned());
                    read.numbered_by = element.span;
                }
                "outlineLvl" => read.heading = element.number()?.map(Heading::of_outline),
                "numPr" => {
                    read.list = read_list(xml)?;
                    read.numbered_by = Span::new(element.span.start(), xml.position());
                }
                "framePr" => {
                    let drop = element.attribute("dropCap")?;
                    read.is_drop_cap = drop.is_some_and(|drop| drop != "none");
                }
                "rPr" => read.read_end(xml)?,
                "pPrChange" if was => read.turn_back(tag, xml)?,
                "pPrChange" | "sectPr" => {
                    xml.skip()?;
                }
                _ => {}
            }
            Ok(())
        })?;
        Ok(read)
    }

    /// Takes back what was said since a change, but for the end of the paragraph.
    fn turn_back(&mut self, tag: Span, xml: &mut Xml<'_>) -> Result<(), Error> {
        xml.each(|element, xml| {
            if element.name == "pPr" {
                let was = Self::read(tag, xml, false)?;
                let (end_changes, end_is_hidden) =
                    (std::mem::take(&mut self.end_changes), self.end_is_hidden);
                *self = Self { end_changes, end_is_hidden, ..was };
            }
            Ok(())
        })
    }

    /// Reads what is said of the mark that ends the paragraph.
    fn read_end(&mut self, xml: &mut Xml<'_>) -> Result<(), Error> {
        xml.each(|element, xml| {
            match element.name {
                "vanish" => self.end_is_hidden = element.is_on()?,
                "rPrChange" => {
                    xml.skip()?;
                }
                // a mark is put in and taken out at most once
                _ if self.end_changes.len() < 2 => self.end_changes.extend(Change::of(element)?),
                _ => {}
            }
            Ok(())
        })
    }
}

fn read_list(xml: &mut Xml<'_>) -> Result<List, Error> {
    let mut list = List::default();
    xml.each(|element, _| {
        match element.name {
            "ilvl" => list.level = element.number()?.and_then(level),
            "numId" => list.number = element.number()?,
            _ => {}
        }
        Ok(())
    })?;
    Ok(list)
}

/// What a run says of itself; `None` where it says nothing.
#[derive(Default)]
pub(super) struct Run {
    pub(super) style: Option<String>,
    pub(super) struck: Option<bool>,
    pub(super) hidden: Option<bool>,
    pub(super) bold: Option<bool>,
}

impl Run {
    /// Reads the element `rPr` that has just begun.
    pub(super) fn read(xml: &mut Xml<'_>) -> Result<Self, Error> {
        let mut run = Self::default();
        xml.each(|element, xml| {
            match element.name {
                "rStyle" => run.style = element.value()?.map(|style| style.into_owned()),
                "strike" | "dstrike" => {
                    run.struck = Some(element.is_on()? || run.struck == Some(true));
                }
                "vanish" => run.hidden = Some(element.is_on()?),
                "b" => run.bold = Some(element.is_on()?),
                "rPrChange" => {
                    xml.skip()?;
                }
                _ => {}
            }
            Ok(())
        })?;
        Ok(run)
    }
}
