//! The numbers and bullets that a word processor prints before paragraphs, counted as it counts.

use std::collections::{HashMap, HashSet};

use super::archive::Part;
use super::numerals::Numerals;
use super::styles::{List, Styles, level};
use super::xml::{Element, Event, Xml};
use crate::error::Error;

/// A printed number is cut off after this many characters of its pattern; word processors allow 31.
const MOST_PATTERN: usize = 100;

/// One level of a list.
#[derive(Clone, Default)]
struct Level {
    index: u8,
    start: Option<u32>,
    numerals: Numerals,
    /// What is printed, `%1` standing for the number of the first level.
    pattern: String,
    /// The number of the level (from 1) at whose items this one begins anew; 0 for none.
    restart: Option<u8>,
    /// Whether the numbers of the levels above are printed in digits.
    legal: bool,
    /// The style of the paragraphs that are numbered so.
    style: Option<String>,
    has_picture: bool,
}

/// A kind of list, whose items count on wherever they stand.
#[derive(Default)]
struct Kind {
    levels: Vec<Level>,
    /// The style that says the levels instead.
    link: Option<String>,
}

/// A list of a kind, with what is different in it.
#[derive(Default)]
struct Numbered {
    kind: i64,
    /// Levels that are all different.
    levels: Vec<Level>,
    /// Levels that begin anew, and the number they begin at.
    starts: Vec<(u8, u32)>,
}

#[derive(Default)]
pub(super) struct Numbering {
    kinds: HashMap<i64, Kind>,
    lists: HashMap<i64, Numbered>,
    /// How far the lists have counted in the story that is being read.
    pub(super) counts: Counts,
}

/// How far lists have counted. The text, its text boxes and its notes count each for themselves.
#[derive(Default)]
pub(super) struct Counts {
    /// The last numbers printed, of every level of every kind.
    last: HashMap<i64, [Option<u32>; 9]>,
    /// The levels of lists that have begun anew.
    begun: HashSet<(i64, u8)>,
}

/// What is printed before a paragraph.
pub(super) struct Label {
    pub(super) text: String,
    pub(super) level: u8,
}

impl Numbering {
    pub(super) fn read(part: &Part) -> Result<Self, Error> {
        let mut xml = Xml::of(part);
        let mut numbering = Self::default();
        while let Some(event) = xml.next()? {
            let Event::Start(element) = event else { continue };
            if element.is_word("abstractNum") {
                let (id, kind) = (number(&element, "abstractNumId")?, Kind::read(&mut xml)?);
                numbering.kinds.entry(id).or_insert(kind);
            } else if element.is_word("num") {
                let (id, list) = (number(&element, "numId")?, Numbered::read(&mut xml)?);
                numbering.lists.entry(id).or_insert(list);
            }
        }
        Ok(numbering)
    }

    /// Counts one more paragraph of `list`, whose style is `style`, and gives what is printed
    /// before it, if anything is.
    pub(super) fn count(
        &mut self,
        list: List,
        said_level: Option<u8>,
        styles: &Styles,
        style: Option<&str>,
    ) -> Option<Label> {
        let number = list.number.filter(|number| *number != 0)?;
        let kind = self.kind_of(number, styles)?;
        let linked = || self.level_of_style(number, kind, styles, style);
        let index = said_level.or_else(linked).or(list.level).unwrap_or(0);
        self.advance(number, kind, index);
        let text = self.print(number, kind, index)?;
        (!text.trim().is_empty()).then_some(Label { text, level: index })
    }

    /// The kind of a list that has levels: its own, or that of the style it names.
    fn kind_of(&self, number: i64, styles: &Styles) -> Option<i64> {
        let kind = self.lists.get(&number)?.kind;
        let link = self.kinds.get(&kind).filter(|kind| kind.levels.is_empty());
        let linked = link
            .and_then(|kind| kind.link.as_deref())
            .and_then(|style| self.lists.get(&styles.style(Some(style)).list.number?));
        Some(linked.map_or(kind, |list| list.kind))
    }

    /// The level that is numbered for a style or the nearest style it rests on.
    fn level_of_style(
        &self,
        number: i64,
        kind: i64,
        styles: &Styles,
        style: Option<&str>,
    ) -> Option<u8> {
        let levels = || {
            let own = self.lists.get(&number).into_iter().flat_map(|list| &list.levels);
            own.chain(self.kinds.get(&kind).into_iter().flat_map(|kind| &kind.levels))
        };
        let of = |style: &str| levels().find(|level| level.style.as_deref() == Some(style));
        styles.bases(style).find_map(of).map(|level| level.index)
    }

    fn level(&self, number: i64, kind: i64, index: u8) -> Option<&Level> {
        let at = |levels: &'_ [Level]| levels.iter().position(|level| level.index == index);
        let own = self.lists.get(&number).map(|list| list.levels.as_slice());
        let of_kind = self.kinds.get(&kind).map(|kind| kind.levels.as_slice());
        [own, of_kind].into_iter().flatten().find_map(|levels| levels.get(at(levels)?))
    }

    fn start(&self, number: i64, kind: i64, index: u8) -> u32 {
        let anew = self.lists.get(&number).and_then(|list| list.start_of(index));
        anew.or_else(|| self.level(number, kind, index)?.start).unwrap_or(0)
    }

    /// Counts one more item of a level. Deeper levels begin anew under it; those above that have no
    /// item yet count as begun.
    fn advance(&mut self, number: i64, kind: i64, index: u8) {
        let mut last = self.counts.last.get(&kind).copied().unwrap_or_default();
        let begins = self.lists.get(&number).is_some_and(|list| list.start_of(index).is_some());
        if begins && self.counts.begun.insert((number, index)) {
            last[usize::from(index)] = None;
        }
        for above in 0..index {
            last[usize::from(above)].get_or_insert(self.start(number, kind, above));
        }
        let start = self.start(number, kind, index);
        let count = &mut last[usize::from(index)];
        *count = Some(count.map_or(start, |count| count.saturating_add(1)));
        for deeper in index + 1..9 {
            let restart = self.level(number, kind, deeper).and_then(|level| level.restart);
            if index < restart.unwrap_or(deeper) {
                last[usize::from(deeper)] = None;
            }
        }
        self.counts.last.insert(kind, last);
    }

    /// The number of the last item counted, as its level prints it.
    fn print(&self, number: i64, kind: i64, index: u8) -> Option<String> {
        let level = self.level(number, kind, index)?;
        if level.numerals == Numerals::Bullet {
            return level.bullet();
        }
        let last = self.counts.last.get(&kind)?;
        let mut label = String::new();
        let mut chars = level.pattern.chars().peekable();
        while let Some(c) = chars.next() {
            let digit = chars.peek().and_then(|digit| digit.to_digit(10)).filter(|_| c == '%');
            match digit.filter(|digit| *digit > 0) {
                Some(digit) => {
                    chars.next();
                    let above = (digit - 1) as u8;
                    let count = last[usize::from(above)];
                    let count = count.unwrap_or_else(|| self.start(number, kind, above));
                    let legal = level.legal && above < index;
                    let numerals = self.level(number, kind, above).map(|level| level.numerals);
                    label.push_str(&numerals.unwrap_or_default().print(count, legal));
                }
                None => label.push(c),
            }
        }
        Some(label)
    }
}

impl Kind {
    fn read(xml: &mut Xml<'_>) -> Result<Self, Error> {
        let mut kind = Self::default();
        xml.each(|element, xml| {
            match element.name {
                "lvl" => add(&mut kind.levels, Level::read(element, xml)?),
                "numStyleLink" => kind.link = element.value()?.map(|style| style.into_owned()),
                _ => {}
            }
            Ok(())
        })?;
        Ok(kind)
    }
}

impl Numbered {
    fn read(xml: &mut Xml<'_>) -> Result<Self, Error> {
        let mut list = Self::default();
        let mut index = None;
        xml.each(|element, xml| {
            match element.name {
                "abstractNumId" => list.kind = element.number()?.unwrap_or_default(),
                "lvlOverride" => index = level(number(element, "ilvl")?),
                "startOverride" => {
                    let start = element.number()?.and_then(|start| u32::try_from(start).ok());
                    let is_new = |index: &u8| list.start_of(*index).is_none();
                    let said = index.filter(is_new).zip(start);
                    list.starts.extend(said);
                }
                "lvl" => add(&mut list.levels, Level::read(element, xml)?),
                _ => {}
            }
            Ok(())
        })?;
        Ok(list)
    }

    fn start_of(&self, index: u8) -> Option<u32> {
        self.starts.iter().find(|(of, _)| *of == index).map(|(_, start)| *start)
    }
}

impl Level {
    /// Reads a level; `None` for one beyond the nine there are.
    fn read(element: &Element<'_>, xml: &mut Xml<'_>) -> Result<Option<Self>, Error> {
        let index = level(number(element, "ilvl")?);
        let mut read = Self::default();
        xml.each(|element, _| read.property(element))?;
        Ok(index.map(|index| Self { index, ..read }))
    }

    fn property(&mut self, element: &Element<'_>) -> Result<(), Error> {
        match element.name {
            "start" => {
                self.start = element.number()?.map(|start| u32::try_from(start).unwrap_or(0));
            }
            "numFmt" => {
                self.numerals =
                    element.value()?.map_or(Numerals::default(), |of| Numerals::of(&of));
            }
            "lvlText" => {
                let pattern = element.value()?.unwrap_or_default();
                self.pattern = pattern.chars().take(MOST_PATTERN).collect();
            }
            "lvlRestart" => self.restart = element.number()?.and_then(level),
            "isLgl" => self.legal = element.is_on()?,
            "pStyle" => self.style = element.value()?.map(|style| style.into_owned()),
            "lvlPicBulletId" => self.has_picture = true,
            _ => {}
        }
        Ok(())
    }

    /// The bullet; whatever shape a symbol font gives it, it is read as the one everybody knows.
    fn bullet(&self) -> Option<String> {
        let mark = self.pattern.trim();
        let mut chars = mark.chars();
        match (chars.next(), chars.next()) {
            (None, _) => self.has_picture.then(|| "•".to_owned()),
            (Some('-' | '–' | '—' | '*' | '+'), None) => Some(mark.to_owned()),
            (Some(_), None) => Some("•".to_owned()),
            (Some(_), Some(_)) => Some(mark.to_owned()),
        }
    }
}

/// Adds a level that is not described yet.
fn add(levels: &mut Vec<Level>, level: Option<Level>) {
    levels.extend(level.filter(|level| levels.iter().all(|other| other.index != level.index)));
}

fn number(element: &Element<'_>, name: &str) -> Result<i64, Error> {
    let value = element.attribute(name)?;
    Ok(value.and_then(|value| value.trim().parse().ok()).unwrap_or_default())
}
