//! The text of a project: codes, sources with what was coded in them, and notes.

use uuid::Uuid;

use super::super::code_points::CodePoints;
use super::super::comparison_text::shortened;
use super::super::guid::{Guids, guid};
use super::super::markup::Markup;
use super::super::packed::{NO_MOMENT, day};
use super::codes::code;
use crate::concept::{ConceptMap, Loss, Mention, Miss, Scheme};
use crate::document::Draft;
use crate::span::Span;

/// So much of the words of a selection is its name.
const MOST_NAMED: usize = 60;

pub(super) struct Project<'p> {
    pub(super) xml: Markup,
    coder: &'p str,
    user: String,
    guids: Guids,
    /// The files beside the project, each a name and its text.
    pub(super) sources: Vec<(String, String)>,
    notes: Vec<Note>,
    /// When what is being written was made.
    moment: String,
    pub(super) losses: Vec<Loss>,
}

struct Note {
    guid: Uuid,
    name: String,
    words: String,
    moment: String,
}

/// What stands at one place: mentions, or a near miss.
enum Found<'m> {
    Mention(Mention<'m>, &'m Scheme),
    Miss(Miss<'m>),
}

impl<'p> Project<'p> {
    pub(super) fn new(coder: &'p str) -> Self {
        Self {
            xml: Markup::new(),
            coder,
            user: guid("user", &[coder]).to_string(),
            guids: Guids::default(),
            sources: Vec::new(),
            notes: Vec::new(),
            moment: String::new(),
            losses: Vec::new(),
        }
    }

    pub(super) fn write(&mut self, name: &str, maps: &[ConceptMap<'_>]) {
        let user = self.user.clone();
        let space = ("xmlns", "urn:QDA-XML:project:1.0");
        let own = [space, ("name", name), ("origin", "travaux"), ("creatingUserGUID", &user)];
        self.xml.open("Project", &own);
        self.xml.open("Users", &[]);
        self.xml.empty("User", &[("guid", &user), ("name", self.coder)]);
        self.xml.close();
        let mut schemes: Vec<&Scheme> = Vec::new();
        let mut drafts: Vec<&Draft> = Vec::new();
        for map in maps {
            if schemes.iter().all(|known| !std::ptr::eq(*known, map.scheme())) {
                schemes.push(map.scheme());
            }
            if drafts.iter().all(|known| !std::ptr::eq(*known, map.draft())) {
                drafts.push(map.draft());
            }
        }
        if !schemes.is_empty() {
            self.xml.open("CodeBook", &[]);
            self.xml.open("Codes", &[]);
            schemes.iter().for_each(|scheme| self.scheme(scheme));
            self.xml.close();
            self.xml.close();
        }
        if !drafts.is_empty() {
            self.xml.open("Sources", &[]);
            for draft in drafts {
                let own = maps.iter().filter(|map| std::ptr::eq(map.draft(), draft));
                self.source(draft, own);
            }
            self.xml.close();
        }
        self.write_notes();
    }

    fn source<'m>(&mut self, draft: &Draft, maps: impl Iterator<Item = &'m ConceptMap<'m>>) {
        let guid = self.guids.next("source", &[draft.sigil(), draft.text()]).to_string();
        let text = draft.text().replace("\r\n", "\n").replace('\r', "\n");
        if let Some(at) = text.chars().position(|c| c > '\u{ffff}') {
            let reason = format!(
                "tools that count UTF-16 find the wrong words behind character {at}, the first beyond \
                 U+FFFF"
            );
            let entry = draft.sigil().to_owned();
            self.losses.push(Loss { location: None, entry, reason });
        }
        self.moment = self.moment_of(draft);
        let path = format!("internal://{guid}.txt");
        self.sources.push((format!("sources/{guid}.txt"), text));
        let own = [("guid", guid.as_str()), ("name", draft.sigil()), ("plainTextPath", &path)];
        self.open_made("TextSource", &own);
        let title = [draft.title(), draft.date()].into_iter().flatten().collect::<Vec<_>>();
        self.description(&title.join(", "));
        let mut found: Vec<(Span, Found<'m>)> = Vec::new();
        for map in maps {
            let mentions = map.mentions();
            let scheme = map.scheme();
            found.extend(
                mentions
                    .map(|mention| (mention.annotation().span, Found::Mention(mention, scheme))),
            );
            found.extend(map.near_misses().map(|miss| (miss.near_miss().span, Found::Miss(miss))));
        }
        found.sort_by_key(|(span, one)| (*span, matches!(one, Found::Miss(_))));
        let points = CodePoints::of_lines(draft.text());
        for same in found.chunk_by(|one, other| one.0 == other.0) {
            self.selection(&guid, draft, &points, same);
        }
        self.xml.close();
    }

    /// What was found at one place, as one selection.
    fn selection(
        &mut self,
        source: &str,
        draft: &Draft,
        points: &CodePoints<'_>,
        same: &[(Span, Found<'_>)],
    ) {
        let Some((span, _)) = same.first() else { return };
        let (start, end) = points.of(*span);
        let (start, end) = (start.to_string(), end.to_string());
        let guid = self.guids.next("selection", &[source, &start, &end]).to_string();
        let name = shortened(&draft.text()[span.range()], MOST_NAMED);
        let own = [
            ("guid", guid.as_str()),
            ("name", &name),
            ("startPosition", &start),
            ("endPosition", &end),
        ];
        self.open_made("PlainTextSelection", &own);
        let said: Vec<String> = same.iter().map(|(_, one)| one.said()).collect();
        self.description(&said.join("\n"));
        let mut coded = Vec::new();
        for (_, one) in same {
            let Found::Mention(mention, scheme) = one else { continue };
            let code = code(mention.concept(), scheme).to_string();
            // two rules may find one concept in the same words
            if coded.contains(&code) {
                continue;
            }
            let coding = self.guids.next("coding", &[&guid, &code]).to_string();
            self.open_made("Coding", &[("guid", &coding)]);
            self.xml.empty("CodeRef", &[("targetGUID", &code)]);
            self.xml.close();
            coded.push(code);
        }
        for (_, one) in same {
            let Found::Miss(miss) = one else { continue };
            let note = self.guids.next("note", &[&guid, miss.concept().id()]);
            self.xml.empty("NoteRef", &[("targetGUID", &note.to_string())]);
            self.notes.push(Note {
                guid: note,
                name: format!("not {}", miss.concept().name("en")),
                words: miss.reason(),
                moment: self.moment.clone(),
            });
        }
        self.xml.close();
    }

    /// Opens an element that says who made the thing, and when.
    fn open_made(&mut self, name: &'static str, own: &[(&str, &str)]) {
        let mut attributes = own.to_vec();
        let made = [("creatingUser", self.user.as_str()), ("creationDateTime", &self.moment)];
        attributes.extend(made);
        self.xml.open(name, &attributes);
    }

    /// When what is found in a draft was made.
    fn moment_of(&mut self, draft: &Draft) -> String {
        match draft.date().and_then(day) {
            Some(day) => format!("{day}T00:00:00Z"),
            None => {
                let reason = format!("its date is not one day; {NO_MOMENT} is written");
                let entry = draft.sigil().to_owned();
                self.losses.push(Loss { location: None, entry, reason });
                NO_MOMENT.to_owned()
            }
        }
    }

    fn write_notes(&mut self) {
        if self.notes.is_empty() {
            return;
        }
        self.xml.open("Notes", &[]);
        for note in std::mem::take(&mut self.notes) {
            self.moment = note.moment;
            let guid = note.guid.to_string();
            self.open_made("Note", &[("guid", &guid), ("name", &note.name)]);
            self.xml.around("PlainTextContent", &[], &note.words);
            self.xml.close();
        }
        self.xml.close();
    }
}

impl Found<'_> {
    /// "integrity: “integrity”", "not confidentiality: an adjective of talks"
    fn said(&self) -> String {
        match self {
            Self::Mention(mention, _) => {
                format!("{}: “{}”", mention.concept().name("en"), mention.rule().phrase())
            }
            Self::Miss(miss) => format!("not {}: {}", miss.concept().name("en"), miss.reason()),
        }
    }
}
