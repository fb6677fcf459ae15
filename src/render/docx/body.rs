//! The text of the document: paragraphs, tracked changes, and the places of remarks.

use super::super::markup::Markup;
use super::super::packed::NO_MOMENT;
use super::looks::{Look, Looks};
use super::margin::Margin;
use super::notes::{Note, Parted};
use super::parts::{RELATIONS, WORD};
use super::redline::{Atom, Paragraph, Side, Trace, printed};

/// Who is said to have made the changes, and when.
#[derive(Clone, Copy)]
pub(super) struct Stamp<'s> {
    pub(super) author: &'s str,
    pub(super) date: Option<&'s str>,
}

impl<'s> Stamp<'s> {
    /// The attributes of the change or remark `id`.
    pub(super) fn attributes(self, id: &'s str) -> Vec<(&'s str, &'s str)> {
        let mut attributes = vec![("w:id", id), ("w:author", self.author)];
        attributes.extend(self.date.map(|date| ("w:date", date)));
        attributes
    }
}

/// The languages of the document and of words that were struck from it.
#[derive(Clone, Copy)]
pub(super) struct Languages<'s> {
    /// That of *before*, where it is another.
    pub(super) before: Option<&'s str>,
    pub(super) after: Option<&'s str>,
}

/// What the runs that follow are marked and set as.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Manner {
    trace: Trace,
    is_right_to_left: bool,
    is_foreign: bool,
}

pub(super) struct Body<'s> {
    pub(super) xml: Markup,
    pub(super) margin: Margin,
    looks: Looks,
    stamp: Stamp<'s>,
    languages: Languages<'s>,
    /// For each note the place of the link it belongs to.
    notes: Vec<usize>,
    /// The notes in the order of their calls. LibreOffice 7.4 asks for the notes of a file in this order,
    /// whatever their numbers.
    called: Vec<usize>,
    ids: u32,
    /// What the open run is; `None` between runs.
    manner: Option<Manner>,
    /// Words of the open run that are not written yet.
    words: String,
    is_right_to_left: bool,
}

/// The first and last paragraph of each move, where it went from and where to.
fn ranges(paragraphs: &[Paragraph<'_>]) -> Vec<[Option<(usize, usize)>; 2]> {
    let mut ranges = Vec::new();
    for (index, paragraph) in paragraphs.iter().enumerate() {
        let (number, way) = match paragraph.end {
            Trace::MovedFrom(number) => (number, 0),
            Trace::MovedTo(number) => (number, 1),
            _ => continue,
        };
        if ranges.len() <= number {
            ranges.resize(number + 1, [None, None]);
        }
        let first = ranges[number][way].map_or(index, |(first, _)| first);
        ranges[number][way] = Some((first, index));
    }
    ranges
}

/// The elements around what moved, where it went from and where to.
const RANGES: [[&str; 2]; 2] =
    [["w:moveFromRangeStart", "w:moveFromRangeEnd"], ["w:moveToRangeStart", "w:moveToRangeEnd"]];

impl<'s> Body<'s> {
    pub(super) fn new(
        margin: Margin,
        looks: Looks,
        stamp: Stamp<'s>,
        languages: Languages<'s>,
    ) -> Self {
        Self {
            xml: Markup::new(),
            margin,
            looks,
            stamp,
            languages,
            notes: Vec::new(),
            called: Vec::new(),
            ids: 0,
            manner: None,
            words: String::new(),
            is_right_to_left: false,
        }
    }

    pub(super) fn write(&mut self, parted: &Parted<'_>) {
        let paragraphs = &parted.paragraphs;
        self.notes = parted.notes.iter().map(|note| note.place).collect();
        // LibreOffice 7.4 mixes up notes with remarks of the same number
        self.ids = self.notes.len() as u32;
        let ranges = ranges(paragraphs);
        let mut open: Vec<[String; 2]> = vec![Default::default(); ranges.len()];
        for (index, paragraph) in paragraphs.iter().enumerate() {
            self.xml.open("w:p", &[]);
            self.properties(paragraph);
            let range = match paragraph.end {
                Trace::MovedFrom(number) => Some((number, 0)),
                Trace::MovedTo(number) => Some((number, 1)),
                _ => None,
            };
            let ends = range.and_then(|(number, way)| ranges[number][way]);
            if let Some((number, way)) = range.filter(|_| ends.is_some_and(|ends| ends.0 == index))
            {
                let (id, name) = (self.id(), format!("move{}", number + 1));
                let date = self.stamp.date.or(Some(NO_MOMENT));
                let mut attributes = Stamp { date, ..self.stamp }.attributes(&id);
                attributes.push(("w:name", &name));
                self.xml.empty(RANGES[way][0], &attributes);
                open[number][way] = id;
            }
            self.runs(index, paragraph);
            self.xml.close();
            if let Some((number, way)) = range.filter(|_| ends.is_some_and(|ends| ends.1 == index))
            {
                self.xml.empty(RANGES[way][1], &[("w:id", &open[number][way])]);
            }
        }
        // the last mark of a document cannot go, and so it is none of the text
        if paragraphs.last().is_none_or(|last| last.end != Trace::Kept) {
            self.xml.empty("w:p", &[]);
        }
    }

    /// The part that holds the notes; `None` if there are none.
    pub(super) fn notes(&mut self, notes: &[Note<'_>]) -> Option<Markup> {
        if notes.is_empty() {
            return None;
        }
        let text = std::mem::replace(&mut self.xml, Markup::new());
        self.xml.open("w:footnotes", &[WORD, RELATIONS]);
        for (id, kind, line) in RULES {
            self.xml.open("w:footnote", &[("w:type", kind), ("w:id", id)]);
            self.xml.open("w:p", &[]);
            self.xml.open("w:r", &[]);
            self.xml.empty(line, &[]);
            self.xml.close();
            self.xml.close();
            self.xml.close();
        }
        let called = std::mem::take(&mut self.called);
        for (number, note) in called.iter().filter_map(|note| notes.get(*note)).enumerate() {
            // those up to 0 are taken
            self.xml.open("w:footnote", &[("w:id", &(number + 1).to_string())]);
            for (place, paragraph) in note.paragraphs.iter().enumerate() {
                self.xml.open("w:p", &[]);
                self.properties(paragraph);
                if place == 0 {
                    self.note_mark("w:footnoteRef", &[]);
                    self.xml.open("w:r", &[]);
                    self.xml.around("w:t", &[("xml:space", "preserve")], " ");
                    self.xml.close();
                }
                self.runs(usize::MAX, paragraph);
                self.xml.close();
            }
            self.xml.close();
        }
        Some(std::mem::replace(&mut self.xml, text))
    }

    /// A run with the number of a note, where it is called or stands.
    fn note_mark(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.xml.open("w:r", &[]);
        self.xml.open("w:rPr", &[]);
        self.xml.empty("w:rStyle", &[("w:val", "FootnoteReference")]);
        self.xml.close();
        self.xml.empty(name, attributes);
        self.xml.close();
    }

    /// Calls a note; the remarks on its words are on what calls it.
    fn call(&mut self, (index, paragraph): (usize, &Paragraph<'_>), trace: Trace, note: usize) {
        self.end_run();
        let place = self.notes.get(note).copied().unwrap_or(paragraph.place);
        while let Some(remark) = self.margin.left_over(place, index) {
            self.open_remark(place, remark);
        }
        if let Some(element) = element(trace) {
            let id = self.id();
            self.xml.open(element, &self.stamp.attributes(&id));
        }
        self.called.push(note);
        let number = self.called.len().to_string();
        self.note_mark("w:footnoteReference", &[("w:id", &number)]);
        if element(trace).is_some() {
            self.xml.close();
        }
        while let Some(remark) = self.margin.unclosed(place, index) {
            self.close_remark(remark, paragraph.end);
        }
    }

    /// A number that no other change, remark or note has.
    fn id(&mut self) -> String {
        self.ids += 1;
        self.ids.to_string()
    }

    fn properties(&mut self, paragraph: &Paragraph<'_>) {
        let look = |side, clause: Option<_>| clause.map(|clause| self.looks.of(side, clause));
        let (before, after) =
            (look(Side::Before, paragraph.before), look(Side::After, paragraph.after));
        let Some(now) = after.or(before) else { return };
        let was = before.filter(|was| *was != now);
        self.is_right_to_left = now.is_right_to_left;
        let end = element(paragraph.end);
        if was.is_none() && end.is_none() && !says_something(now) {
            return;
        }
        self.xml.open("w:pPr", &[]);
        self.look(now);
        if let Some(end) = end {
            self.xml.open("w:rPr", &[]);
            let id = self.id();
            self.xml.empty(end, &self.stamp.attributes(&id));
            self.xml.close();
        }
        if let Some(was) = was {
            let id = self.id();
            self.xml.open("w:pPrChange", &self.stamp.attributes(&id));
            self.xml.open("w:pPr", &[]);
            self.look(was);
            self.xml.close();
            self.xml.close();
        }
        self.xml.close();
    }

    fn look(&mut self, look: Look) {
        if let Some(style) = look.style {
            self.xml.empty("w:pStyle", &[("w:val", style)]);
        }
        if look.is_right_to_left {
            self.xml.empty("w:bidi", &[]);
        }
        if look.left > 0 {
            let (left, hanging) = (look.left.to_string(), look.hanging.to_string());
            self.xml.empty("w:ind", &[("w:left", &left), ("w:hanging", &hanging)]);
        }
    }

    fn runs(&mut self, index: usize, paragraph: &Paragraph<'_>) {
        for &(trace, atom) in &paragraph.atoms {
            let is_foreign = matches!(atom, Atom::Words(Side::Before, ..))
                && self.languages.before != self.languages.after;
            let is_right_to_left = self.is_right_to_left;
            let manner = Manner { trace, is_right_to_left, is_foreign };
            match atom {
                Atom::Words(side, words, at) => self.anchored(paragraph, manner, side, words, at),
                Atom::Space => self.push(manner, " "),
                Atom::Tab => self.part(manner, "w:tab"),
                Atom::Break => self.part(manner, "w:br"),
                Atom::Call(note) => self.call((index, paragraph), trace, note),
            }
        }
        self.end_run();
        while let Some(remark) = self.margin.left_over(paragraph.place, index) {
            self.open_remark(paragraph.place, remark);
        }
        while let Some(remark) = self.margin.unclosed(paragraph.place, index) {
            self.close_remark(remark, paragraph.end);
        }
    }

    /// Words, with the ends of remarks between them.
    fn anchored(
        &mut self,
        paragraph: &Paragraph<'_>,
        manner: Manner,
        side: Side,
        words: &str,
        at: usize,
    ) {
        // … which stand where words are now
        if matches!(manner.trace, Trace::MovedFrom(_)) {
            return self.push(manner, words);
        }
        let (place, end) = (paragraph.place, at + words.len());
        let mut from = at;
        loop {
            // what begins behind these words begins with the next ones
            while let Some(remark) =
                (from < end).then(|| self.margin.beginning(place, side, from)).flatten()
            {
                self.open_remark(place, remark);
            }
            while let Some(remark) = self.margin.ending(place, side, from) {
                self.close_remark(remark, paragraph.end);
            }
            if from == end {
                return;
            }
            let to = self.margin.next(place, side, from).map_or(end, |next| next.min(end));
            self.push(manner, &words[from - at..to - at]);
            from = to;
        }
    }

    fn open_remark(&mut self, place: usize, remark: usize) {
        self.end_run();
        let id = self.id();
        self.xml.empty("w:commentRangeStart", &[("w:id", &id)]);
        self.margin.open(place, remark, id);
    }

    /// Ends a remark; what calls it goes with a paragraph that is put in or taken out.
    fn close_remark(&mut self, remark: usize, end: Trace) {
        self.end_run();
        let id = self.margin.id(remark).to_owned();
        self.xml.empty("w:commentRangeEnd", &[("w:id", &id)]);
        let element = element(end);
        if let Some(element) = element {
            let id = self.id();
            self.xml.open(element, &self.stamp.attributes(&id));
        }
        self.xml.open("w:r", &[]);
        self.xml.open("w:rPr", &[]);
        self.xml.empty("w:rStyle", &[("w:val", "CommentReference")]);
        self.xml.close();
        self.xml.empty("w:commentReference", &[("w:id", &id)]);
        self.xml.close();
        if element.is_some() {
            self.xml.close();
        }
    }

    fn push(&mut self, manner: Manner, words: &str) {
        if words.is_empty() {
            return;
        }
        self.begin_run(manner);
        self.words.push_str(&printed(words));
    }

    /// A tab or a line break.
    fn part(&mut self, manner: Manner, name: &str) {
        self.begin_run(manner);
        self.flush();
        self.xml.empty(name, &[]);
    }

    fn begin_run(&mut self, manner: Manner) {
        if self.manner == Some(manner) {
            return;
        }
        self.end_run();
        self.manner = Some(manner);
        if let Some(element) = element(manner.trace) {
            let id = self.id();
            self.xml.open(element, &self.stamp.attributes(&id));
        }
        self.xml.open("w:r", &[]);
        let foreign = self.languages.before.filter(|_| manner.is_foreign);
        if manner.is_right_to_left || foreign.is_some() {
            self.xml.open("w:rPr", &[]);
            if manner.is_right_to_left {
                self.xml.empty("w:rtl", &[]);
            }
            if let Some(language) = foreign {
                let side = if manner.is_right_to_left { "w:bidi" } else { "w:val" };
                self.xml.empty("w:lang", &[(side, language)]);
            }
            self.xml.close();
        }
    }

    fn flush(&mut self) {
        let Some(Manner { trace, .. }) = self.manner else { return };
        let words = std::mem::take(&mut self.words);
        if words.is_empty() {
            return;
        }
        let name = if trace == Trace::Deleted { "w:delText" } else { "w:t" };
        let keeps: &[_] = match words.starts_with(' ') || words.ends_with(' ') {
            true => &[("xml:space", "preserve")],
            false => &[],
        };
        self.xml.around(name, keeps, &words);
    }

    fn end_run(&mut self) {
        self.flush();
        let Some(Manner { trace, .. }) = self.manner.take() else { return };
        self.xml.close();
        if element(trace).is_some() {
            self.xml.close();
        }
    }
}

/// The lines between text and notes, which are notes to the format: number, type, element.
const RULES: [(&str, &str, &str); 2] =
    [("-1", "separator", "w:separator"), ("0", "continuationSeparator", "w:continuationSeparator")];

/// The element that marks what was done.
const fn element(trace: Trace) -> Option<&'static str> {
    match trace {
        Trace::Kept => None,
        Trace::Inserted => Some("w:ins"),
        Trace::Deleted => Some("w:del"),
        Trace::MovedFrom(_) => Some("w:moveFrom"),
        Trace::MovedTo(_) => Some("w:moveTo"),
    }
}

const fn says_something(look: Look) -> bool {
    look.style.is_some() || look.is_right_to_left || look.left > 0
}
