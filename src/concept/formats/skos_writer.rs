//! A scheme in SKOS.

use oxjsonld::JsonLdSerializer;
use oxrdf::{BlankNode, GraphNameRef, Literal, NamedNode, Quad, Subject, Term, Triple};
use oxttl::TurtleSerializer;

use super::super::scheme::{Concept, RuleKind, Scheme};
use super::skos::{MARKS, NO_LANGUAGE, OWL, OWN, RDF, SKOS, TERMS};
use super::{Loss, SchemeFormat, Written, toml_writer};
use crate::error::{Error, ErrorKind};

const PREFIXES: [(&str, &str); 5] =
    [("skos", SKOS), ("dcterms", TERMS), ("owl", OWL), ("rdf", RDF), ("tvx", OWN)];

pub(super) fn write(scheme: &Scheme, format: SchemeFormat) -> Result<Written, Error> {
    let mut writer = Writer { scheme, triples: Vec::new(), losses: Vec::new() };
    writer.scheme();
    let Writer { triples, losses, .. } = writer;
    let bytes = match format {
        SchemeFormat::JsonLd => json_ld(&triples),
        _ => turtle(&triples),
    };
    let unwritten =
        |cause| Error::new(ErrorKind::Scheme, "found what RDF cannot say").caused_by(cause);
    let text = String::from_utf8_lossy(&bytes.map_err(unwritten)?).into_owned();
    Ok(Written { text, losses })
}

fn turtle(triples: &[Triple]) -> std::io::Result<Vec<u8>> {
    let mut serializer = TurtleSerializer::new();
    for (prefix, space) in PREFIXES {
        serializer = serializer.with_prefix(prefix, space).map_err(std::io::Error::other)?;
    }
    let mut writer = serializer.for_writer(Vec::new());
    triples.iter().try_for_each(|triple| writer.serialize_triple(triple))?;
    writer.finish()
}

fn json_ld(triples: &[Triple]) -> std::io::Result<Vec<u8>> {
    let mut serializer = JsonLdSerializer::new();
    for (prefix, space) in PREFIXES {
        serializer = serializer.with_prefix(prefix, space).map_err(std::io::Error::other)?;
    }
    let mut writer = serializer.for_writer(Vec::new());
    for triple in triples {
        let quad: Quad = triple.clone().in_graph(GraphNameRef::DefaultGraph);
        writer.serialize_quad(&quad)?;
    }
    writer.finish()
}

struct Writer<'s> {
    scheme: &'s Scheme,
    triples: Vec<Triple>,
    losses: Vec<Loss>,
}

impl Writer<'_> {
    fn say(&mut self, subject: impl Into<Subject>, predicate: &str, object: impl Into<Term>) {
        let (predicate, subject) = (NamedNode::new_unchecked(predicate), subject.into());
        self.triples.push(Triple { subject, predicate, object: object.into() });
    }

    fn text(&mut self, subject: &NamedNode, predicate: String, text: Option<&str>) {
        if let Some(text) = text {
            self.say(subject.clone(), &predicate, Literal::new_simple_literal(text));
        }
    }

    fn is_a(&mut self, subject: &NamedNode, kind: &str) {
        let kind = NamedNode::new_unchecked(format!("{SKOS}{kind}"));
        self.say(subject.clone(), &format!("{RDF}type"), kind);
    }

    fn scheme(&mut self) {
        let scheme = self.scheme;
        let own = NamedNode::new_unchecked(address(scheme));
        self.is_a(&own, "ConceptScheme");
        self.text(&own, format!("{TERMS}title"), scheme.title.as_deref());
        self.text(&own, format!("{TERMS}description"), scheme.description());
        self.text(&own, format!("{OWL}versionInfo"), scheme.version());
        if scheme.overlap() != super::super::scheme::Overlap::default() {
            self.text(&own, format!("{OWN}overlap"), Some(scheme.overlap().name()));
        }
        if scheme.has_variants() {
            self.text(&own, format!("{OWN}variants"), Some("true"));
        }
        for words in scheme.synonyms() {
            self.text(&own, format!("{OWN}synonyms"), Some(&words.join("|")));
        }
        scheme.concepts().for_each(|concept| self.concept(concept, &own));
        for group in scheme.groups() {
            let node = NamedNode::new_unchecked(format!(
                "{}/groups#{}",
                address(scheme),
                escaped(group.id())
            ));
            self.is_a(&node, "OrderedCollection");
            let title = Some(group.title()).filter(|title| *title != group.id());
            self.text(&node, format!("{SKOS}prefLabel"), title);
            let members: Vec<NamedNode> = group.members().map(|member| self.node(member)).collect();
            self.list(&node, &members, group.id());
        }
    }

    /// Says the members of a collection in order.
    fn list(&mut self, node: &NamedNode, members: &[NamedNode], id: &str) {
        let nil = Term::from(NamedNode::new_unchecked(format!("{RDF}nil")));
        let cell = |number: usize| match number < members.len() {
            // named by what they are in, so that the same scheme is always the same file
            true => Term::from(BlankNode::new_unchecked(format!("m{}x{number}", hex(id)))),
            false => nil.clone(),
        };
        self.say(node.clone(), &format!("{SKOS}memberList"), cell(0));
        for (number, member) in members.iter().enumerate() {
            let Term::BlankNode(own) = cell(number) else { continue };
            self.say(own.clone(), &format!("{RDF}first"), member.clone());
            self.say(own, &format!("{RDF}rest"), cell(number + 1));
        }
    }

    fn node(&self, concept: Concept<'_>) -> NamedNode {
        let own = || format!("{}#{}", address(self.scheme), escaped(concept.id()));
        NamedNode::new_unchecked(concept.uri().map_or_else(own, str::to_owned))
    }

    fn concept(&mut self, concept: Concept<'_>, scheme: &NamedNode) {
        let node = self.node(concept);
        self.is_a(&node, "Concept");
        self.say(node.clone(), &format!("{SKOS}inScheme"), scheme.clone());
        let mut own = 0;
        for rule in concept.rules() {
            let is_phrase = rule.phrase().contains(MARKS) || rule.phrase() != spaced(rule.phrase());
            let space = if is_phrase { OWN } else { SKOS };
            let predicate = match rule.kind() {
                RuleKind::Preferred => format!("{space}prefLabel"),
                RuleKind::Alternative => format!("{space}altLabel"),
                RuleKind::Hidden => format!("{space}hiddenLabel"),
                RuleKind::Pattern => format!("{OWN}pattern"),
                RuleKind::Rejection => format!("{OWN}reject"),
            };
            let is_own = is_phrase || rule.kind() >= RuleKind::Pattern;
            own += usize::from(is_own);
            let literal = match rule.kind() {
                RuleKind::Pattern | RuleKind::Rejection => {
                    Literal::new_simple_literal(toml_writer::keys(rule, "\n"))
                }
                _ => match rule.language().filter(|language| *language != NO_LANGUAGE) {
                    Some(language) => {
                        Literal::new_language_tagged_literal_unchecked(rule.phrase(), language)
                    }
                    None => Literal::new_simple_literal(rule.phrase()),
                },
            };
            self.say(node.clone(), &predicate, literal);
        }
        if own > 0 {
            let rules = if own == 1 { "rule is" } else { "rules are" };
            self.losses.push(Loss {
                location: None,
                entry: concept.id().to_owned(),
                reason: format!("{own} {rules} written as `tvx:`, which other programs pass over"),
            });
        }
        self.text(&node, format!("{SKOS}definition"), concept.definition());
        self.text(&node, format!("{TERMS}source"), concept.source());
        let overlap = concept.data().overlap.map(|overlap| overlap.name());
        self.text(&node, format!("{OWN}overlap"), overlap);
        for above in concept.broader() {
            let above = self.node(above);
            self.say(node.clone(), &format!("{SKOS}broader"), above);
        }
    }
}

/// The address of a scheme that has none of its own.
fn address(scheme: &Scheme) -> String {
    format!("urn:travaux:scheme:{}", escaped(scheme.id()))
}

fn escaped(id: &str) -> String {
    let mut escaped = String::new();
    for byte in id.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' => {
                escaped.push(char::from(byte));
            }
            byte => escaped.push_str(&format!("%{byte:02X}")),
        }
    }
    escaped
}

/// A phrase as a label of SKOS would be read: with single spaces, and no marks between them.
fn spaced(phrase: &str) -> String {
    let has_word = |word: &&str| word.contains(char::is_alphanumeric);
    phrase.split_whitespace().filter(has_word).collect::<Vec<_>>().join(" ")
}

fn hex(id: &str) -> String {
    id.bytes().map(|byte| format!("{byte:02x}")).collect()
}
