//! The rules of the schema of GraphML 1.1: what may stand in what and in which order, identifiers that are names
//! and stand once, keys declared for what they are used on, ends of edges that exist, values of the types declared.

use std::collections::{BTreeMap, BTreeSet};

use quick_xml::events::{BytesStart, Event};

/// Panics where a page breaks a rule; says how many nodes and edges it has.
pub(crate) fn check(page: &str) -> (usize, usize) {
    let mut reader = quick_xml::Reader::from_str(page);
    let mut rules = Rules::default();
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) => {
                let name = rules.element(&tag);
                rules.open.push(name);
            }
            Event::Empty(tag) => drop(rules.element(&tag)),
            Event::End(_) => {
                rules.open.pop();
                rules.kind = None;
            }
            Event::Text(text) => rules.value(&text.decode().unwrap()),
            Event::Eof => break,
            _ => {}
        }
    }
    assert!(rules.open.is_empty());
    assert!(rules.ends.iter().all(|end| rules.ids.contains(&(false, end.clone()))));
    (rules.counts["node"], rules.counts["edge"])
}

#[derive(Default)]
struct Rules {
    open: Vec<String>,
    /// For each key what it is for, and its type.
    keys: BTreeMap<String, (String, String)>,
    /// Identifiers, and whether they are those of keys.
    ids: BTreeSet<(bool, String)>,
    ends: Vec<String>,
    /// The type of the value that comes.
    kind: Option<String>,
    counts: BTreeMap<String, usize>,
}

fn attribute(tag: &BytesStart<'_>, wanted: &str) -> Option<String> {
    let mut found = tag.attributes().map(|found| found.unwrap());
    let found = found.find(|found| found.key.as_ref() == wanted.as_bytes())?;
    Some(String::from_utf8(found.value.to_vec()).unwrap())
}

fn is_name(id: &str) -> bool {
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | ':');
    !id.is_empty() && id.chars().all(is_part)
}

impl Rules {
    fn element(&mut self, tag: &BytesStart<'_>) -> String {
        let name = String::from_utf8(tag.name().as_ref().to_vec()).unwrap();
        let parent = self.open.last().map(String::as_str);
        let allowed: &[&str] = match parent {
            None => &["graphml"],
            Some("graphml") if self.counts.contains_key("graph") => &["data", "graph"],
            Some("graphml") => &["desc", "key", "data", "graph"],
            Some("graph") => &["desc", "data", "node", "edge", "hyperedge"],
            Some("node") => &["desc", "data", "port", "graph"],
            Some("edge") => &["desc", "data", "graph"],
            _ => &[],
        };
        assert!(allowed.contains(&name.as_str()), "{name} in {parent:?}");
        if let Some(id) = attribute(tag, "id") {
            assert!(is_name(&id) && self.ids.insert((name == "key", id.clone())), "{id}");
        }
        let required = |wanted: &str| attribute(tag, wanted).unwrap();
        let one_of = |value: &str, values: &[&str]| assert!(values.contains(&value), "{value}");
        match name.as_str() {
            "key" => {
                let (of, kind) = (required("for"), required("attr.type"));
                one_of(&of, &["graph", "node", "edge", "all"]);
                one_of(&kind, &["boolean", "int", "long", "float", "double", "string"]);
                self.keys.insert(required("id"), (of, kind));
            }
            "graph" => one_of(&required("edgedefault"), &["directed", "undirected"]),
            "node" => drop(required("id")),
            "edge" => {
                self.ends.extend([required("source"), required("target")]);
                if let Some(directed) = attribute(tag, "directed") {
                    one_of(&directed, &["true", "false"]);
                }
            }
            "data" => {
                let (of, kind) = &self.keys[&required("key")];
                assert_eq!(Some(of.as_str()), parent);
                self.kind = Some(kind.clone());
            }
            _ => {}
        }
        *self.counts.entry(name.clone()).or_default() += 1;
        name
    }

    fn value(&self, text: &str) {
        match self.kind.as_deref() {
            Some("int") => assert!(text.parse::<i32>().is_ok(), "{text}"),
            Some("double") => assert!(text.parse::<f64>().is_ok_and(f64::is_finite), "{text}"),
            _ => {}
        }
    }
}
