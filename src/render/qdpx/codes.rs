//! The codes of a project.

use uuid::Uuid;

use super::super::guid::guid;
use super::project::Project;
use crate::concept::{Concept, Loss, RuleKind, Scheme};

/// The identifier of the code of a concept.
pub(super) fn code(concept: Concept<'_>, scheme: &Scheme) -> Uuid {
    guid("concept", &[scheme.id(), concept.id()])
}

/// A concept to be written, or the end of one.
enum Step<'s> {
    Concept(Concept<'s>),
    End,
}

impl Project<'_> {
    /// Writes a scheme as a code that holds the others.
    pub(super) fn scheme(&mut self, scheme: &Scheme) {
        let guid = guid("scheme", &[scheme.id()]);
        self.open_code(guid, scheme.title(), false);
        self.description(scheme.description().unwrap_or_default());
        let mut written = vec![false; scheme.concepts().len()];
        let highest = scheme.concepts().filter(|concept| concept.broader().len() == 0);
        // concepts that are above themselves stand below none that is highest
        for concept in highest.chain(scheme.concepts()) {
            self.concepts(scheme, concept, &mut written);
        }
        self.xml.close();
    }

    /// Writes a concept and those below it that are not written yet.
    fn concepts(&mut self, scheme: &Scheme, concept: Concept<'_>, written: &mut [bool]) {
        let mut steps = vec![Step::Concept(concept)];
        while let Some(step) = steps.pop() {
            let concept = match step {
                Step::End => {
                    self.xml.close();
                    continue;
                }
                Step::Concept(concept) => concept,
            };
            if std::mem::replace(&mut written[concept.number().index()], true) {
                continue;
            }
            self.concept(scheme, concept);
            steps.push(Step::End);
            let below: Vec<_> = concept.narrower().map(Step::Concept).collect();
            steps.extend(below.into_iter().rev());
        }
    }

    fn concept(&mut self, scheme: &Scheme, concept: Concept<'_>) {
        if concept.broader().len() > 1 {
            let reason = "a code stands below one other only".to_owned();
            self.losses.push(Loss { location: None, entry: concept.id().to_owned(), reason });
        }
        self.open_code(code(concept, scheme), concept.name("en"), true);
        let mut lines: Vec<String> = concept.definition().map(str::to_owned).into_iter().collect();
        lines.extend(concept.source().map(|source| format!("Source: {source}")));
        lines.extend(concept.uri().map(str::to_owned));
        let labels = concept.rules().iter().filter(|rule| rule.kind() != RuleKind::Rejection);
        let labels: Vec<&str> = labels.map(|rule| rule.phrase()).collect();
        if !labels.is_empty() {
            lines.push(format!("Found by: {}", labels.join("; ")));
        }
        self.description(&lines.join("\n"));
    }

    fn open_code(&mut self, guid: Uuid, name: &str, is_codable: bool) {
        let (guid_text, color) = (guid.to_string(), color(guid));
        let mut attributes = vec![("guid", guid_text.as_str()), ("name", name)];
        attributes.push(("isCodable", if is_codable { "true" } else { "false" }));
        if is_codable {
            attributes.push(("color", &color));
        }
        self.xml.open("Code", &attributes);
    }

    pub(super) fn description(&mut self, words: &str) {
        if !words.is_empty() {
            self.xml.around("Description", &[], words);
        }
    }
}

/// A color that black words can be read on, its hue from the identifier.
fn color(guid: Uuid) -> String {
    let bytes = guid.as_bytes();
    let hue = u32::from(u16::from_be_bytes([bytes[0], bytes[1]])) % 360;
    // between 0x60 and 0xF0, along the six edges of the cube of colors
    let (low, span) = (0x60, 0x90);
    let along = span * (hue % 60) / 60;
    let (up, down) = (low + along, low + span - along);
    let high = low + span;
    let (red, green, blue) = match hue / 60 {
        0 => (high, up, low),
        1 => (down, high, low),
        2 => (low, high, up),
        3 => (low, down, high),
        4 => (up, low, high),
        _ => (high, low, down),
    };
    format!("#{red:02X}{green:02X}{blue:02X}")
}
