//! What answers to what as a mapping of OSCAL, the Open Security Controls Assessment Language of NIST.

use std::collections::BTreeSet;
use std::fmt;

use uuid::Uuid;

use super::comparison_text::cited;
use super::guid::guid;
use super::markdown::cell;
use crate::align::{Change, Comparison, Fate};
use crate::concept::ConceptMap;
use crate::diff::EditKind;
use crate::document::{Clause, ClauseId, Draft};
use crate::text::quoted;

/// The version of the model that is written.
const OSCAL: &str = "1.2.0";
/// What no file says when it was made is dated so, for there is no clock in an answer.
const UNDATED: &str = "1970-01-01T00:00:00Z";

/// Which clause or concept answers to which clause, as a `mapping-collection` of OSCAL 1.2 in JSON.
///
/// Clauses and concepts stand in it as controls. What is known is what the words show, so the rationale is
/// `syntactic`, the method `automation` and the status `draft`; a relationship says nothing of what is meant:
///
/// | relationship | between two drafts | between a scheme and a draft |
/// |---|---|---|
/// | `equal-to` | the words are kept | |
/// | `subset-of` | words were put in, none went: those of the source are some of those of the target | |
/// | `superset-of` | words went, none were put in | |
/// | `intersects-with` | words went and came | the clauses name the concept |
///
/// Clauses and concepts to which nothing answers are in the gap summaries. Identifiers are made of the
/// numbers of clauses, since OSCAL wants tokens: `article-5/2/b` is `article-5.2.b`, `6/a` is `clause-6.a`;
/// the remarks beside each have the path and the words. UUIDs (version 5) are made of what they name, that of
/// the document of all it says: same input, same UUIDs.
///
/// It is `None` where nothing answers to anything, for OSCAL has no mapping without an entry. What OSCAL
/// cannot hold, moves and word edits, is left out.
///
/// ```
/// use travaux::{Comparison, Draft};
///
/// let before = Draft::parse("rev1", "1. Ships pay a fee.\n\n2. Pilots steer.");
/// let after = Draft::parse("rev2", "1. Ships pay a fee in coin.\n\n2. Pilots steer.");
/// let mapping = Comparison::new(&before, &after).oscal().unwrap();
/// let json = mapping.last_modified("2031-06-17T00:00:00Z").to_string();
/// assert!(json.contains("\"relationship\": \"subset-of\""));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OscalMapping {
    title: String,
    description: String,
    last_modified: String,
    version: String,
    source: Resource,
    target: Resource,
    maps: Vec<Map>,
    source_gaps: Vec<String>,
    target_gaps: Vec<String>,
}

/// A text or a scheme.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Resource {
    title: String,
    href: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Map {
    relationship: &'static str,
    sources: Vec<Item>,
    targets: Vec<Item>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Item {
    id: String,
    remarks: String,
}

impl Comparison<'_> {
    /// Which clause answers to which, as a mapping of OSCAL; `None` if none does.
    #[must_use]
    pub fn oscal(&self) -> Option<OscalMapping> {
        let (from, to) = (Tokens::new(self.before()), Tokens::new(self.after()));
        let mut mapping = OscalMapping::new(
            (cited(self.before()), cited(self.after())),
            "Which clauses answer to which, by their words.",
            self.after(),
        );
        for change in self.clauses() {
            let sources: Vec<Item> = change.before_clauses().map(|own| from.item(own)).collect();
            let targets: Vec<Item> = change.after_clauses().map(|own| to.item(own)).collect();
            match (sources.is_empty(), targets.is_empty()) {
                (true, _) => mapping.target_gaps.extend(targets.into_iter().map(|own| own.id)),
                (_, true) => mapping.source_gaps.extend(sources.into_iter().map(|own| own.id)),
                _ => {
                    mapping.maps.push(Map { relationship: relationship(change), sources, targets })
                }
            }
        }
        (!mapping.maps.is_empty()).then_some(mapping)
    }
}

impl ConceptMap<'_> {
    /// Which concepts are named by which clauses, as a mapping of OSCAL; `None` if none is.
    #[must_use]
    pub fn oscal(&self) -> Option<OscalMapping> {
        let tokens = Tokens::new(self.draft());
        let mut mapping = OscalMapping::new(
            (self.scheme().title().to_owned(), cited(self.draft())),
            "Which clauses name which concepts, by the phrases of the scheme.",
            self.draft(),
        );
        let mut naming: BTreeSet<ClauseId> = BTreeSet::new();
        for concept in self.scheme().concepts() {
            let own: BTreeSet<ClauseId> =
                self.mentions_of(concept.id()).map(|mention| mention.clause().id()).collect();
            let id = token(concept.id(), "concept");
            if own.is_empty() {
                mapping.source_gaps.push(id);
                continue;
            }
            naming.extend(&own);
            let remarks = cell(super::map_report::name(self, concept).as_str());
            let targets = own.iter().map(|id| tokens.item(self.draft().clause(*id))).collect();
            let sources = vec![Item { id, remarks }];
            mapping.maps.push(Map { relationship: "intersects-with", sources, targets });
        }
        let unnamed = self.searched().filter(|clause| !naming.contains(&clause.id()));
        mapping.target_gaps = unnamed.map(|clause| tokens.item(clause).id).collect();
        (!mapping.maps.is_empty()).then_some(mapping)
    }
}

/// What the words show of a link between clauses.
fn relationship(change: Change<'_>) -> &'static str {
    let edits = change.link().edits.edits().iter().filter(|edit| edit.kind != EditKind::Keep);
    let (mut went, mut came) = (false, false);
    for edit in edits {
        went |= !edit.before.is_empty();
        came |= !edit.after.is_empty();
    }
    match (went, came) {
        (false, false) if matches!(change.fate(), Fate::Kept | Fate::Revised) => "equal-to",
        (false, false) => "intersects-with",
        (false, true) => "subset-of",
        (true, false) => "superset-of",
        (true, true) => "intersects-with",
    }
}

impl OscalMapping {
    fn new((source, target): (String, String), description: &str, dated: &Draft) -> Self {
        let day = dated.date().and_then(|date| date.trim().parse::<crate::roster::Date>().ok());
        let day = day.filter(|day| day.is_day()).map(|day| format!("{day}T00:00:00Z"));
        Self {
            title: one_line(&format!("{source} → {target}")),
            description: format!("{description} Made by a program and reviewed by nobody."),
            last_modified: day.unwrap_or_else(|| UNDATED.to_owned()),
            version: "1".to_owned(),
            source: Resource { title: one_line(&source), href: None },
            target: Resource { title: one_line(&target), href: None },
            maps: Vec::new(),
            source_gaps: Vec::new(),
            target_gaps: Vec::new(),
        }
    }

    /// The same, last changed at this time, with its zone as OSCAL wants it: `2031-06-17T00:00:00Z`. By
    /// default the date of the later text, if it is a day, at midnight, or else 1 January 1970.
    #[must_use]
    pub fn last_modified(mut self, time: impl Into<String>) -> Self {
        self.last_modified = time.into();
        self
    }

    /// The same with the version of the document, by default 1.
    #[must_use]
    pub fn version(mut self, version: impl Into<String>) -> Self {
        self.version = version.into();
        self
    }

    /// The same with the place where the source can be had.
    #[must_use]
    pub fn source_href(mut self, href: impl Into<String>) -> Self {
        self.source.href = Some(href.into());
        self
    }

    /// The same with the place where the target can be had.
    #[must_use]
    pub fn target_href(mut self, href: impl Into<String>) -> Self {
        self.target.href = Some(href.into());
        self
    }

    fn body(&self) -> String {
        let of = |side: &str, own: &Resource| guid(side, &[own.id_name()]);
        let (source, target) = (of("source", &self.source), of("target", &self.target));
        let mapping = guid("mapping", &[&source.to_string(), &target.to_string()]);
        let maps: Vec<String> = self.maps.iter().map(|map| map.written(mapping)).collect();
        let mut gaps = String::new();
        for (side, ids) in [("source", &self.source_gaps), ("target", &self.target_gaps)] {
            if !ids.is_empty() {
                let uuid = guid("gaps", &[side, &mapping.to_string()]);
                let ids: Vec<String> = ids.iter().map(|id| quoted(id)).collect();
                gaps += &format!(
                    ",\n      \"{side}-gap-summary\": {{ \"uuid\": \"{uuid}\", \"unmapped-controls\": \
                     [{{ \"with-ids\": [{}] }}] }}",
                    ids.join(", ")
                );
            }
        }
        format!(
            "    \"metadata\": {{ \"title\": {}, \"last-modified\": {}, \"version\": {}, \
             \"oscal-version\": \"{OSCAL}\" }},\n    \"provenance\": {{ \"method\": \"automation\", \
             \"matching-rationale\": \"syntactic\", \"status\": \"draft\", \"mapping-description\": {} }},\n    \
             \"mappings\": [{{\n      \"uuid\": \"{mapping}\",\n      \
             \"source-resource\": {{ \"type\": \"catalog\", \"href\": \"#{source}\" }},\n      \
             \"target-resource\": {{ \"type\": \"catalog\", \"href\": \"#{target}\" }},\n      \
             \"maps\": [\n        {}\n      ]{gaps}\n    }}],\n    \
             \"back-matter\": {{ \"resources\": [\n      {},\n      {}\n    ] }}",
            quoted(&self.title),
            quoted(&self.last_modified),
            quoted(&self.version),
            quoted(&self.description),
            maps.join(",\n        "),
            self.source.written(source),
            self.target.written(target),
        )
    }
}

impl fmt::Display for OscalMapping {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let body = self.body();
        let uuid = guid("collection", &[&body]);
        writeln!(f, "{{\n  \"mapping-collection\": {{\n    \"uuid\": \"{uuid}\",\n{body}\n  }}\n}}")
    }
}

impl Resource {
    fn id_name(&self) -> &str {
        self.href.as_deref().unwrap_or(&self.title)
    }

    fn written(&self, uuid: Uuid) -> String {
        let link = self
            .href
            .as_ref()
            .map(|href| format!(", \"rlinks\": [{{ \"href\": {} }}]", quoted(href)));
        let title = quoted(&self.title);
        let link = link.unwrap_or_default();
        format!("{{ \"uuid\": \"{uuid}\", \"title\": {title}{link} }}")
    }
}

impl Map {
    fn written(&self, mapping: Uuid) -> String {
        let ids = |items: &[Item]| {
            items.iter().map(|item| item.id.as_str()).collect::<Vec<_>>().join(" ")
        };
        let uuid = guid("map", &[&mapping.to_string(), &ids(&self.sources), &ids(&self.targets)]);
        let items = |items: &[Item]| items.iter().map(Item::written).collect::<Vec<_>>().join(", ");
        format!(
            "{{ \"uuid\": \"{uuid}\", \"relationship\": \"{}\", \"sources\": [{}], \"targets\": [{}] }}",
            self.relationship,
            items(&self.sources),
            items(&self.targets)
        )
    }
}

impl Item {
    fn written(&self) -> String {
        let (id, remarks) = (quoted(&self.id), quoted(&self.remarks));
        format!("{{ \"type\": \"control\", \"id-ref\": {id}, \"remarks\": {remarks} }}")
    }
}

/// The tokens by which the clauses of a draft go.
struct Tokens(Vec<String>);

impl Tokens {
    fn new(draft: &Draft) -> Self {
        let mut known = BTreeSet::new();
        let tokens = draft.clauses().map(|clause| {
            let mut own = token(&clause.canonical_path(), "clause");
            // one path can be that of two clauses
            while !known.insert(own.clone()) {
                own = format!("{own}_{}", clause.id().index());
            }
            own
        });
        Self(tokens.collect())
    }

    fn item(&self, clause: Clause<'_>) -> Item {
        let words = super::effects_text::shortened(clause.body());
        let remarks = cell(&format!("{}: {words}", clause.path()));
        Item { id: self.0[clause.id().index()].clone(), remarks }
    }
}

/// A name as a token of OSCAL: Latin letters, digits, full stops, dashes and underscores, a letter first.
fn token(name: &str, kind: &str) -> String {
    let mut token = String::new();
    for c in name.chars() {
        token.push(match c {
            '/' => '.',
            '.' | '-' | '_' => c,
            c if c.is_ascii_alphanumeric() => c,
            _ => '_',
        });
    }
    match token.chars().next().is_some_and(char::is_alphabetic) {
        true => token,
        false => format!("{kind}-{token}"),
    }
}

/// A title on one line; OSCAL has none without words.
fn one_line(words: &str) -> String {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.is_empty() { "untitled".to_owned() } else { line }
}
