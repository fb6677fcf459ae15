//! SKOS: statements to concepts.

use std::collections::{BTreeMap, BTreeSet};

use super::super::builder::{Builder, ConceptEntry, Head, RuleEntry, Words};
use super::super::phrase::readings;
use super::super::scheme::{Overlap, RuleKind};
use super::super::scheme_file::{is_language_tag, read_rule, synonyms_in};
use super::rdf::{Object, Resource, Statement};
use super::skos_groups;
use crate::span::Span;

pub(super) const SKOS: &str = "http://www.w3.org/2004/02/skos/core#";
pub(super) const SKOS_XL: &str = "http://www.w3.org/2008/05/skos-xl#";
pub(super) const RDF: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
pub(super) const TERMS: &str = "http://purl.org/dc/terms/";
const ELEMENTS: &str = "http://purl.org/dc/elements/1.1/";
const RDFS: &str = "http://www.w3.org/2000/01/rdf-schema#";
pub(super) const OWL: &str = "http://www.w3.org/2002/07/owl#";
/// What only this crate says.
pub(super) const OWN: &str = "urn:travaux:terms#";

const PREFIXES: [(&str, &str); 8] = [
    (SKOS, "skos"),
    (SKOS_XL, "skosxl"),
    (RDF, "rdf"),
    (TERMS, "dcterms"),
    (ELEMENTS, "dc"),
    (RDFS, "rdfs"),
    (OWL, "owl"),
    (OWN, "tvx"),
];

/// The language of a label that names none.
pub(super) const NO_LANGUAGE: &str = "und";

/// All that is said of one thing.
#[derive(Debug)]
pub(super) struct Thing {
    pub(super) resource: Resource,
    /// Where it is first spoken of.
    pub(super) span: Span,
    /// What it is said to be, in the short form of the vocabulary.
    pub(super) types: BTreeSet<String>,
    /// What is said of it: the predicate in short form, the object and its place.
    pub(super) says: Vec<(String, Object, Span)>,
}

impl Thing {
    pub(super) fn is(&self, kind: &str) -> bool {
        self.types.contains(kind)
    }

    pub(super) fn says(&self, predicate: &str) -> impl Iterator<Item = (&Object, Span)> {
        let of = self.says.iter().filter(move |(said, ..)| said == predicate);
        of.map(|(_, object, span)| (object, *span))
    }

    pub(super) fn text(&self, predicates: &[&str]) -> Option<String> {
        predicates.iter().find_map(|predicate| {
            self.says(predicate).find_map(|(object, _)| match object {
                Object::Literal(text, _) if !text.trim().is_empty() => Some(text.clone()),
                _ => None,
            })
        })
    }
}

/// All things of a file, in the order in which they are spoken of.
pub(super) struct Things {
    pub(super) all: Vec<Thing>,
    pub(super) numbers: BTreeMap<Resource, usize>,
}

impl Things {
    fn new(statements: Vec<Statement>) -> Self {
        let mut things = Self { all: Vec::new(), numbers: BTreeMap::new() };
        for Statement { subject, predicate, object, span } in statements {
            let next = things.all.len();
            let number = *things.numbers.entry(subject.clone()).or_insert(next);
            if number == next {
                let types = BTreeSet::new();
                things.all.push(Thing { resource: subject, span, types, says: Vec::new() });
            }
            let thing = &mut things.all[number];
            match (short(&predicate).as_str(), object) {
                ("rdf:type", Object::Resource(Resource::Iri(kind))) => {
                    thing.types.insert(short(&kind));
                }
                (predicate, object) => thing.says.push((predicate.to_owned(), object, span)),
            }
        }
        things
    }

    pub(super) fn get(&self, object: &Object) -> Option<&Thing> {
        match object {
            Object::Resource(resource) => self.numbers.get(resource).map(|&n| &self.all[n]),
            Object::Literal(..) => None,
        }
    }
}

/// An address with a prefix if it has a known one.
fn short(iri: &str) -> String {
    let prefixed = PREFIXES
        .iter()
        .find_map(|(space, prefix)| iri.strip_prefix(space).map(|name| format!("{prefix}:{name}")));
    prefixed.unwrap_or_else(|| iri.to_owned())
}

/// What makes a thing a concept even if nothing says that it is one.
const OF_CONCEPTS: [&str; 5] =
    ["skos:broader", "skos:narrower", "skos:altLabel", "skos:hiddenLabel", "skos:inScheme"];

pub(super) fn read(statements: Vec<Statement>, id: &str, builder: &mut Builder<'_>) {
    let things = Things::new(statements);
    head(&things, id, builder);
    let is_group = |thing: &Thing| {
        thing.is("skos:Collection")
            || thing.is("skos:OrderedCollection")
            || thing.says("skos:member").next().is_some()
            || thing.says("skos:memberList").next().is_some()
    };
    let is_concept = |thing: &&Thing| {
        let implied = || OF_CONCEPTS.iter().any(|said| thing.says(said).next().is_some());
        thing.is("skos:Concept") || !is_group(thing) && !thing.is("skos:ConceptScheme") && implied()
    };
    let concepts: Vec<&Thing> = things.all.iter().filter(is_concept).collect();
    if concepts.is_empty() {
        builder.problem(Span::default(), "found no concept, expected a `skos:Concept`");
    }
    let ids = ids(&concepts);
    let above = above(&concepts, &ids, builder);
    for (thing, broader) in concepts.iter().zip(above) {
        concept(thing, &things, &ids, broader, builder);
    }
    let groups: Vec<&Thing> = things.all.iter().filter(|thing| is_group(thing)).collect();
    skos_groups::read(&groups, &things, &ids, builder);
}

fn head(things: &Things, id: &str, builder: &mut Builder<'_>) {
    let mut schemes = things.all.iter().filter(|thing| thing.is("skos:ConceptScheme"));
    let Some(scheme) = schemes.next() else { return };
    for other in schemes {
        builder.loss(
            other.span,
            local_id(&other.resource),
            "a second `skos:ConceptScheme` is left out",
        );
    }
    let own = local_id(&scheme.resource);
    let titles = ["dcterms:title", "dc:title", "skos:prefLabel", "rdfs:label"];
    builder.head(Head {
        id: Some(if own.is_empty() { id.to_owned() } else { own }),
        title: scheme.text(&titles),
        description: scheme.text(&["dcterms:description", "dc:description"]),
        version: scheme.text(&["owl:versionInfo"]),
        overlap: overlap(scheme).unwrap_or_default(),
        variants: scheme.text(&["tvx:variants"]).is_some_and(|said| said == "true"),
        synonyms: synonyms(scheme),
    });
}

fn synonyms(thing: &Thing) -> Vec<Vec<String>> {
    let literal = |(object, _): (&Object, _)| match object {
        Object::Literal(text, _) => Some(synonyms_in(text)),
        _ => None,
    };
    thing.says("tvx:synonyms").filter_map(literal).collect()
}

fn overlap(thing: &Thing) -> Option<Overlap> {
    let name = thing.text(&["tvx:overlap"])?;
    Overlap::ALL.into_iter().find(|(known, _)| *known == name).map(|(_, overlap)| overlap)
}

/// The last part of an address, its escapes undone; nothing for a thing without an address.
pub(super) fn local_id(resource: &Resource) -> String {
    let Resource::Iri(iri) = resource else { return String::new() };
    let iri = iri.trim_end_matches(['/', '#']);
    let local =
        iri.rsplit_once('#').or_else(|| iri.rsplit_once('/')).or_else(|| iri.rsplit_once(':'));
    unescaped(local.map_or(iri, |(_, local)| local))
}

fn unescaped(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((&first, behind)) = rest.split_first() {
        let hex = behind.get(..2).and_then(|hex| std::str::from_utf8(hex).ok());
        let escaped =
            hex.filter(|_| first == b'%').and_then(|hex| u8::from_str_radix(hex, 16).ok());
        bytes.push(escaped.unwrap_or(first));
        rest = if escaped.is_some() { &behind[2..] } else { behind };
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

/// The id of each concept: the last part of its address, the whole where another has that.
fn ids(concepts: &[&Thing]) -> BTreeMap<Resource, String> {
    let (mut ids, mut taken) = (BTreeMap::new(), BTreeSet::new());
    for (number, thing) in (1..).zip(concepts) {
        let mut id = local_id(&thing.resource);
        if id.is_empty() || taken.contains(&id) {
            id = match &thing.resource {
                Resource::Iri(iri) => iri.clone(),
                Resource::Blank(_) => format!("concept-{number}"),
            };
        }
        taken.insert(id.clone());
        ids.insert(thing.resource.clone(), id);
    }
    ids
}

/// The ids above each concept, each once, whichever of the two says so.
fn above(
    concepts: &[&Thing],
    ids: &BTreeMap<Resource, String>,
    builder: &mut Builder<'_>,
) -> Vec<Vec<Words>> {
    let numbers: BTreeMap<&Resource, usize> =
        concepts.iter().enumerate().map(|(number, thing)| (&thing.resource, number)).collect();
    let mut above: Vec<Vec<Words>> = vec![Vec::new(); concepts.len()];
    let mut known = BTreeSet::new();
    for (number, thing) in concepts.iter().enumerate() {
        for (predicate, is_up) in [("skos:broader", true), ("skos:narrower", false)] {
            for (object, span) in thing.says(predicate) {
                let other = match object {
                    Object::Resource(resource) => numbers.get(resource).copied(),
                    Object::Literal(..) => None,
                };
                let Some(other) = other else {
                    let reason = format!("left out: its `{predicate}` is no concept of this file");
                    builder.loss(span, ids[&thing.resource].as_str(), reason);
                    continue;
                };
                let (below, over) = if is_up { (number, other) } else { (other, number) };
                if known.insert((below, over)) {
                    above[below].push(Words::new(ids[&concepts[over].resource].as_str(), span));
                }
            }
        }
    }
    above
}

/// Statements that say nothing a scheme does not have anyway.
const IMPLIED: [&str; 12] = [
    "skos:broader",
    "skos:narrower",
    "skos:broaderTransitive",
    "skos:narrowerTransitive",
    "skos:inScheme",
    "skos:topConceptOf",
    "skos:hasTopConcept",
    "skos:semanticRelation",
    "rdfs:label",
    "tvx:overlap",
    "tvx:variants",
    "tvx:synonyms",
];

fn concept(
    thing: &Thing,
    things: &Things,
    ids: &BTreeMap<Resource, String>,
    broader: Vec<Words>,
    builder: &mut Builder<'_>,
) {
    let id = &ids[&thing.resource];
    let mut rules = labels(thing, things, id, builder);
    let (mut definition, mut source) = (None, None);
    for (predicate, object, span) in &thing.says {
        let slot = match predicate.as_str() {
            "skos:definition" => Some(&mut definition),
            "dcterms:source" => Some(&mut source),
            _ => None,
        };
        match (predicate.as_str(), slot, value(object, things)) {
            (_, Some(slot @ None), Some(text)) => *slot = Some(text),
            ("tvx:pattern" | "tvx:reject", ..) => {
                rules.extend(rule(predicate == "tvx:reject", object, *span, builder));
            }
            (said, ..) if IMPLIED.contains(&said) || label_kind(said).is_some() => {}
            (said, slot, _) => {
                let reason = match slot {
                    Some(_) => format!("a second `{said}` is left out"),
                    None => format!("`{said}` is left out"),
                };
                builder.loss(*span, id.as_str(), reason);
            }
        }
    }
    let uri = match &thing.resource {
        Resource::Iri(iri) if !iri.starts_with("urn:travaux:") => Some(iri.clone()),
        _ => None,
    };
    builder.concept(ConceptEntry {
        id: Some(Words::new(id.as_str(), thing.span)),
        uri,
        definition,
        source,
        broader,
        overlap: overlap(thing),
        rules,
    });
}

/// The text of an object, or of the note it points at.
fn value(object: &Object, things: &Things) -> Option<String> {
    match object {
        Object::Literal(text, _) => Some(text.clone()).filter(|text| !text.trim().is_empty()),
        Object::Resource(Resource::Iri(iri)) => {
            let note = things.get(object).and_then(|note| note.text(&["rdf:value"]));
            Some(note.unwrap_or_else(|| iri.clone()))
        }
        Object::Resource(_) => things.get(object).and_then(|note| note.text(&["rdf:value"])),
    }
}

fn label_kind(predicate: &str) -> Option<RuleKind> {
    match predicate {
        "skos:prefLabel" | "skosxl:prefLabel" | "tvx:prefLabel" => Some(RuleKind::Preferred),
        "skos:altLabel" | "skosxl:altLabel" | "tvx:altLabel" => Some(RuleKind::Alternative),
        "skos:hiddenLabel" | "skosxl:hiddenLabel" | "tvx:hiddenLabel" => Some(RuleKind::Hidden),
        _ => None,
    }
}

/// The labels of a concept by language, the preferred ones first, as a file of TOML has them.
fn labels(thing: &Thing, things: &Things, id: &str, builder: &mut Builder<'_>) -> Vec<RuleEntry> {
    let mut rules: Vec<RuleEntry> = Vec::new();
    let mut known = BTreeSet::new();
    let mut preferred: BTreeMap<String, String> = BTreeMap::new();
    for (predicate, object, span) in &thing.says {
        let Some(kind) = label_kind(predicate) else { continue };
        let Some((text, language)) = label(object, things) else {
            builder.loss(*span, id, format!("left out: a `{predicate}` that is no text"));
            continue;
        };
        let language = language.unwrap_or_else(|| NO_LANGUAGE.to_owned());
        if !is_language_tag(&language) {
            builder.loss(*span, text, format!("left out: `{language}` is no language"));
            continue;
        }
        if !known.insert((language.clone(), text.clone())) {
            continue;
        }
        if kind == RuleKind::Preferred {
            if let Some(first) = preferred.insert(language.clone(), text.clone()) {
                let found = format!(
                    "found `{text}` as a second preferred label of `{id}` in `{language}`, beside `{first}`"
                );
                builder.problem(*span, found);
            }
        }
        // what this crate wrote as a phrase is one; what others wrote means what it says
        let words = match predicate.starts_with("tvx:") {
            true => Some(Words::new(text.as_str(), *span)),
            false => plain(&text, *span, builder),
        };
        if let Some(words) = words {
            let rule = RuleEntry::new(kind, words);
            rules.push(RuleEntry { language: Some(language), ..rule });
        }
    }
    rules.sort_by(|a, b| (&a.language, a.kind).cmp(&(&b.language, b.kind)));
    rules
}

fn label(object: &Object, things: &Things) -> Option<(String, Option<String>)> {
    let said = match object {
        Object::Literal(..) => Some(object),
        Object::Resource(_) => {
            things.get(object)?.says("skosxl:literalForm").map(|(form, _)| form).next()
        }
    };
    match said? {
        Object::Literal(text, language) => Some((text.trim().to_owned(), language.clone())),
        Object::Resource(_) => None,
    }
}

/// Marks that mean something in phrases.
pub(super) const MARKS: [char; 10] = ['|', '*', '<', '>', '~', '=', '!', '\n', '\r', '\t'];

/// A label without the marks that mean something in phrases; `None` if nothing is left.
fn plain(text: &str, span: Span, builder: &mut Builder<'_>) -> Option<Words> {
    let words: Vec<&str> =
        text.split(MARKS).map(str::trim).filter(|part| !part.is_empty()).collect();
    let plain = if text.contains(MARKS) { words.join(" ") } else { text.to_owned() };
    let has_word = |word: &&str| word.contains(char::is_alphanumeric);
    // a mark alone between spaces, as in `research & development`, is no word of a phrase
    let plain: String = plain.split_whitespace().filter(has_word).collect::<Vec<_>>().join(" ");
    match readings(&plain) {
        Ok(_) => {
            if plain != text {
                builder.loss(span, text, format!("read as `{plain}`"));
            }
            Some(Words::new(plain, span))
        }
        Err(flaw) => {
            builder.loss(span, text, format!("left out: {}", flaw.message));
            None
        }
    }
}

/// A rule that this crate has written.
fn rule(
    rejects: bool,
    object: &Object,
    span: Span,
    builder: &mut Builder<'_>,
) -> Option<RuleEntry> {
    let Object::Literal(text, _) = object else {
        builder.problem(span, "found no text, expected the keys of a rule");
        return None;
    };
    let kind = if rejects { RuleKind::Rejection } else { RuleKind::Pattern };
    match read_rule(text, kind) {
        Ok(mut rule) => {
            rule.words.span = span;
            rule.admit.iter_mut().for_each(|words| words.span = span);
            Some(rule)
        }
        Err(error) => {
            let error = error.to_string();
            let reason = error.lines().next().unwrap_or_default();
            builder.problem(span, format!("found a rule that cannot be read: {reason}"));
            None
        }
    }
}
