//! Statements of RDF, each with its place, from Turtle and JSON-LD.

use std::collections::BTreeMap;

use oxjsonld::JsonLdParser;
use oxrdf::{Subject, Term};
use oxttl::TurtleParser;

use super::super::builder::Builder;
use crate::span::Span;

/// A thing that statements are about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Resource {
    Iri(String),
    /// A thing without an address. Its name changes from run to run and must not be shown.
    Blank(String),
}

/// What a statement says of its subject.
#[derive(Clone, Debug)]
pub(super) enum Object {
    Resource(Resource),
    /// Text, and the tag of its language.
    Literal(String, Option<String>),
}

/// A statement, with the place of its object.
#[derive(Clone, Debug)]
pub(super) struct Statement {
    pub(super) subject: Resource,
    pub(super) predicate: String,
    pub(super) object: Object,
    pub(super) span: Span,
}

/// What relative addresses are relative to.
const BASE: &str = "urn:travaux:file";

/// The statements of Turtle, in order; what cannot be read is a problem.
pub(super) fn turtle(text: &str, builder: &mut Builder<'_>) -> Vec<Statement> {
    let mut statements = Vec::new();
    let Ok(parser) = TurtleParser::new().with_base_iri(BASE) else { return statements };
    let mut parser = parser.low_level();
    // fed line by line, the parser tells by itself where a statement ends
    let (mut last, mut line_start) = (0, 0);
    let mut lines = text.trim_start_matches('\u{feff}').split_inclusive('\n').peekable();
    while let Some(line) = lines.next() {
        let start = line.as_ptr() as usize - text.as_ptr() as usize;
        parser.extend_from_slice(line.as_bytes());
        if lines.peek().is_none() {
            parser.end();
        }
        while let Some(triple) = parser.parse_next() {
            match triple {
                Ok(triple) => {
                    let object = object(triple.object);
                    let end = start + line.len();
                    let span = find(&text[last..end], &object)
                        .map_or(Span::new(line_start.max(last), end), |(from, to)| {
                            Span::new(last + from, last + to)
                        });
                    last = span.end().min(end);
                    let predicate = triple.predicate.into_string();
                    statements.push(Statement {
                        subject: subject(triple.subject),
                        predicate,
                        object,
                        span,
                    });
                }
                Err(error) => {
                    let place = (error.location().start.offset as usize).min(text.len());
                    builder.problem(Span::new(place, place), message(error.message()));
                    // finding the column of each further flaw takes a walk along its line
                    if builder.has_enough_problems() {
                        return statements;
                    }
                }
            }
        }
        line_start = start;
    }
    statements
}

/// The statements of JSON-LD; what cannot be read is a problem. Nothing is fetched.
pub(super) fn json_ld(text: &str, builder: &mut Builder<'_>) -> Vec<Statement> {
    let mut statements = Vec::new();
    let mut places = Places::new(text);
    let Ok(parser) = JsonLdParser::new().with_base_iri(BASE) else { return statements };
    for quad in parser.for_slice(text.trim_start_matches('\u{feff}').as_bytes()) {
        match quad {
            Ok(quad) => {
                let object = object(quad.object);
                let span = places.of(&object);
                let predicate = quad.predicate.into_string();
                statements.push(Statement {
                    subject: subject(quad.subject),
                    predicate,
                    object,
                    span,
                });
            }
            Err(error) => {
                let place = error.location().map_or(0, |range| range.start.offset as usize);
                let place = place.min(text.len());
                builder.problem(Span::new(place, place), message(&error.to_string()));
                if builder.has_enough_problems() {
                    return statements;
                }
            }
        }
    }
    statements
}

fn message(words: &str) -> String {
    format!("found broken RDF: {}", words.trim_end_matches('.').replace('\n', ", "))
}

fn subject(subject: Subject) -> Resource {
    match subject {
        Subject::NamedNode(node) => Resource::Iri(node.into_string()),
        Subject::BlankNode(node) => Resource::Blank(node.into_string()),
    }
}

fn object(term: Term) -> Object {
    match term {
        Term::NamedNode(node) => Object::Resource(Resource::Iri(node.into_string())),
        Term::BlankNode(node) => Object::Resource(Resource::Blank(node.into_string())),
        Term::Literal(literal) => {
            let (text, _, language) = literal.destruct();
            Object::Literal(text, language)
        }
    }
}

/// The words by which an object can be found in a file, whatever its prefix.
fn words(object: &Object) -> &str {
    match object {
        Object::Literal(text, _) => text,
        Object::Resource(Resource::Iri(iri)) => local(iri),
        Object::Resource(Resource::Blank(_)) => "",
    }
}

fn local(iri: &str) -> &str {
    iri.rsplit(['/', '#', ':']).next().unwrap_or(iri)
}

/// The first place of an object in `text`: quoted or behind a prefix rather than anywhere.
fn find(text: &str, object: &Object) -> Option<(usize, usize)> {
    // what has escapes in it is found by what stands before the first
    let words = words(object).split(['"', '\\', '\n', '\t']).next().unwrap_or_default();
    if words.is_empty() {
        return None;
    }
    let marks: [(&str, &str); 3] = match object {
        Object::Literal(..) => [("\"", "\""), ("'", "'"), ("", "")],
        Object::Resource(_) => [(":", ""), ("", ">"), ("", "")],
    };
    let mut found = marks.iter().filter_map(|(before, behind)| {
        text.find(&format!("{before}{words}{behind}")).map(|at| at + before.len())
    });
    found.next().map(|at| (at, at + words.len()))
}

/// Where each string of a JSON file stands.
struct Places<'t> {
    /// The places of a string, and how many of them have been asked for.
    of: BTreeMap<&'t str, (Vec<usize>, usize)>,
}

impl<'t> Places<'t> {
    fn new(text: &'t str) -> Self {
        let mut of: BTreeMap<&str, (Vec<usize>, usize)> = BTreeMap::new();
        let bytes = text.as_bytes();
        let mut at = 0;
        while let Some(open) = memchr::memchr(b'"', &bytes[at..]).map(|found| at + found) {
            let mut close = open + 1;
            while close < bytes.len() && bytes[close] != b'"' {
                close += if bytes[close] == b'\\' { 2 } else { 1 };
            }
            let Some(string) = text.get(open + 1..close) else { break };
            of.entry(string).or_default().0.push(open + 1);
            let name = local(string);
            if name.len() < string.len() {
                of.entry(name).or_default().0.push(open + 1);
            }
            at = (close + 1).min(bytes.len());
        }
        Self { of }
    }

    /// The next place of the words of an object; the last if there are no more.
    fn of(&mut self, object: &Object) -> Span {
        let words = words(object);
        match self.of.get_mut(words) {
            Some((places, next)) => {
                let place = places[(*next).min(places.len() - 1)];
                *next += 1;
                Span::new(place, place + words.len())
            }
            None => Span::default(),
        }
    }
}
