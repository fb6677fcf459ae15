//! Concept maps and effects as Web Annotations.

use std::fmt;

use serde_json::{Value, json};

use super::code_points::CodePoints;
use super::guid::{Guids, guid};
use super::style::Style;
use crate::change::{Effect, EffectKind, Effects};
use crate::concept::{ConceptMap, Mention};
use crate::document::Draft;
use crate::span::Span;

/// A concept map or effects to be written as a collection of Web Annotations, in JSON-LD, as the W3C
/// recommends them (Web Annotation Data Model, 23 February 2017).
///
/// The target is the reading text of a draft under the address that the caller gives it. Its words are
/// selected twice: by themselves with what stands around them (`TextQuoteSelector`), to be found again
/// after an edit, and by places (`TextPositionSelector`), which count Unicode code points from 0, the end
/// behind the last one, as the recommendation asks (4.2.5). The body of a mention is the address of its
/// concept, or where it has none a tag with its name; those of an effect are its kind,
/// and in words what it does and the rule it is told by. Near misses are not written: an annotation says that
/// something is there.
///
/// Laws: each selector alone finds the words; same input, same bytes, also the identifiers, which are
/// hashes (UUID version 5).
///
/// ```
/// use travaux::{Draft, Scheme};
/// use travaux::render::WebAnnotations;
///
/// let draft = Draft::parse("rev1", "Protect the integrity of networks.");
/// let map = Scheme::builtin("cyber")?.annotate(&draft);
/// let json = WebAnnotations::of_map(&map, "https://example.org/rev1.txt").to_string();
/// assert!(json.contains(r#""exact": "integrity""#));
/// # Ok::<(), travaux::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct WebAnnotations<'a> {
    what: What<'a>,
}

#[derive(Clone, Copy, Debug)]
enum What<'a> {
    Map(&'a ConceptMap<'a>, &'a str),
    /// With the addresses of the drafts before and after.
    Effects(&'a Effects<'a>, [&'a str; 2]),
}

impl<'a> WebAnnotations<'a> {
    /// The mentions of a map; `source` is the address of the reading text.
    #[must_use]
    pub const fn of_map(map: &'a ConceptMap<'a>, source: &'a str) -> Self {
        Self { what: What::Map(map, source) }
    }

    /// The effects of a comparison, those that are told of print alone left out; `before` and `after`
    /// are the addresses of the reading texts. An effect with words on both sides has two targets.
    #[must_use]
    pub const fn of_effects(effects: &'a Effects<'a>, before: &'a str, after: &'a str) -> Self {
        Self { what: What::Effects(effects, [before, after]) }
    }

    fn collection(&self) -> Value {
        let (label, items) = match self.what {
            What::Map(map, source) => {
                let target = Target::new(map.draft(), source);
                let mut guids = Guids::default();
                let items = map.mentions().map(|mention| target.mention(mention, &mut guids));
                (map.scheme().title().to_owned(), items.collect::<Vec<_>>())
            }
            What::Effects(effects, sources) => {
                let comparison = effects.comparison();
                let drafts = [comparison.before(), comparison.after()];
                let targets = [0, 1].map(|side| Target::new(drafts[side], sources[side]));
                let mut guids = Guids::default();
                let told = effects.iter().filter(|one| one.kind != EffectKind::EditorialOnly);
                let items = told.map(|one| annotated(effects, one, &targets, &mut guids));
                (format!("{} → {}", drafts[0].sigil(), drafts[1].sigil()), items.collect())
            }
        };
        let ids: String = items.iter().filter_map(|item| item["id"].as_str()).collect();
        json!({
            "@context": "http://www.w3.org/ns/anno.jsonld",
            "id": urn(guid("collection", &[&label, &ids])),
            "type": "AnnotationCollection",
            "label": label,
            "total": items.len(),
            "first": {
                "id": urn(guid("page", &[&label, &ids])),
                "type": "AnnotationPage",
                "startIndex": 0,
                "items": items,
            },
        })
    }
}

impl fmt::Display for WebAnnotations<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // `{:#}` of a value is indented
        writeln!(f, "{:#}", self.collection())
    }
}

/// A draft that words are selected in.
struct Target<'d> {
    draft: &'d Draft,
    source: &'d str,
    points: CodePoints<'d>,
}

impl<'d> Target<'d> {
    fn new(draft: &'d Draft, source: &'d str) -> Self {
        Self { draft, source, points: CodePoints::new(draft.text()) }
    }

    fn selected(&self, span: Span) -> Value {
        let quoted = self.draft.quote(span);
        let (start, end) = self.points.of(span);
        json!({
            "source": self.source,
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": quoted.exact,
                    "prefix": quoted.prefix,
                    "suffix": quoted.suffix,
                },
                { "type": "TextPositionSelector", "start": start, "end": end },
            ],
        })
    }

    fn mention(&self, mention: Mention<'_>, guids: &mut Guids) -> Value {
        let (concept, span) = (mention.concept(), mention.annotation().span);
        let (start, end) = self.points.of(span);
        let place = format!("{start}-{end}");
        let id = guids.next("mention", &[self.source, self.draft.text(), &place, concept.id()]);
        let name = concept.name(self.draft.language().unwrap_or("en"));
        let body = match concept.uri() {
            Some(uri) => json!({ "id": uri, "purpose": "identifying" }),
            None => json!({ "type": "TextualBody", "value": name, "purpose": "tagging" }),
        };
        json!({
            "id": urn(id),
            "type": "Annotation",
            "motivation": if concept.uri().is_some() { "identifying" } else { "tagging" },
            "body": body,
            "target": self.selected(span),
        })
    }
}

fn annotated(
    effects: &Effects<'_>,
    effect: &Effect,
    targets: &[Target<'_>; 2],
    guids: &mut Guids,
) -> Value {
    let spans = [effect.before, effect.after];
    let sides = [0, 1].into_iter().filter_map(|side| Some((&targets[side], spans[side]?)));
    let (mut selected, mut places) = (Vec::new(), String::new());
    for (target, span) in sides {
        let (start, end) = target.points.of(span);
        places.push_str(&format!("{} {start}-{end}\n", target.source));
        selected.push(target.selected(span));
    }
    let words = effects.styled(Style::new()).effect(effect);
    let texts = [targets[0].draft.text(), targets[1].draft.text()];
    let id = guids.next("effect", &[texts[0], texts[1], &places, effect.kind.name()]);
    json!({
        "id": urn(id),
        "type": "Annotation",
        "motivation": ["classifying", "commenting"],
        "body": [
            { "type": "TextualBody", "value": effect.kind.name(), "purpose": "classifying" },
            {
                "type": "TextualBody",
                "value": format!("{words} ({})", effect.rule.describe()),
                "format": "text/plain",
                "language": "en",
                "purpose": "commenting",
            },
        ],
        "target": selected,
    })
}

fn urn(guid: uuid::Uuid) -> String {
    format!("urn:uuid:{guid}")
}
