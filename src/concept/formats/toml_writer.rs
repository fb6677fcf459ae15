//! A scheme in TOML.

use std::collections::BTreeMap;

use super::super::scheme::{Concept, Overlap, Rule, RuleKind, Scheme};
use super::{Loss, Written};
use crate::text::quoted;

pub(super) fn write(scheme: &Scheme) -> Written {
    let mut writer = Writer { text: String::new(), losses: Vec::new() };
    writer.text.push_str("[scheme]\n");
    writer.pair("id", Some(scheme.id()));
    writer.pair("title", scheme.title.as_deref());
    writer.pair("description", scheme.description());
    writer.pair("version", scheme.version());
    let overlap = Some(scheme.overlap()).filter(|overlap| *overlap != Overlap::default());
    writer.pair("overlap", overlap.map(Overlap::name));
    if scheme.has_variants() {
        writer.text.push_str("variants = true\n");
    }
    if !scheme.synonyms().is_empty() {
        let sets: Vec<String> = scheme.synonyms().iter().map(|words| words.join("|")).collect();
        let sets: Vec<&str> = sets.iter().map(String::as_str).collect();
        writer.text.push_str(&format!("synonyms = {}\n", list(&sets)));
    }
    scheme.concepts().for_each(|concept| writer.concept(concept));
    for group in scheme.groups() {
        writer.text.push_str("\n[[group]]\n");
        writer.pair("id", Some(group.id()));
        writer.pair("title", Some(group.title()).filter(|title| *title != group.id()));
        let members: Vec<&str> = group.members().map(Concept::id).collect();
        writer.text.push_str(&format!("members = {}\n", list(&members)));
    }
    Written { text: writer.text, losses: writer.losses }
}

struct Writer {
    text: String,
    losses: Vec<Loss>,
}

impl Writer {
    fn pair(&mut self, key: &str, value: Option<&str>) {
        if let Some(value) = value {
            self.text.push_str(&format!("{key} = {}\n", quoted(value)));
        }
    }

    fn concept(&mut self, concept: Concept<'_>) {
        self.text.push_str("\n[[concept]]\n");
        self.pair("id", Some(concept.id()));
        self.pair("definition", concept.definition());
        self.pair("source", concept.source());
        let broader: Vec<&str> = concept.broader().map(Concept::id).collect();
        if !broader.is_empty() {
            self.text.push_str(&format!("broader = {}\n", list(&broader)));
        }
        self.pair("overlap", concept.data().overlap.map(Overlap::name));
        if let Some(uri) = concept.uri() {
            self.lose(concept.id(), format!("its address `{uri}` is left out"));
        }
        let of = |kinds: &'static [RuleKind]| {
            concept.rules().iter().filter(move |rule| kinds.contains(&rule.kind()))
        };
        let (patterns, rejections) = (of(&[RuleKind::Pattern]), of(&[RuleKind::Rejection]));
        let labels = of(&[RuleKind::Preferred, RuleKind::Alternative, RuleKind::Hidden]);
        if labels.clone().next().is_none() && patterns.clone().next().is_none() {
            self.text.push_str("pattern = []\n");
        }
        let mut languages: BTreeMap<&str, Vec<&Rule>> = BTreeMap::new();
        labels.for_each(|rule| {
            languages.entry(rule.language().unwrap_or("und")).or_default().push(rule);
        });
        for (language, labels) in languages {
            self.text.push_str(&format!("[concept.label.{language}]\n"));
            self.labels(concept.id(), language, labels);
        }
        for (name, rules) in
            [("pattern", patterns.collect::<Vec<_>>()), ("reject", rejections.collect())]
        {
            for rule in rules {
                self.text.push_str(&format!("[[concept.{name}]]\n{}\n", keys(rule, "\n")));
            }
        }
    }

    fn labels(&mut self, id: &str, language: &str, mut labels: Vec<&Rule>) {
        labels.sort_by_key(|rule| rule.kind());
        // TOML asks for a preferred label in each language that has one at all
        let (first, others) = match labels.split_first() {
            Some((first, others)) => (first, others),
            None => return,
        };
        if first.kind() != RuleKind::Preferred {
            let phrase = first.phrase();
            self.lose(id, format!("`{phrase}` becomes its preferred label in `{language}`"));
        }
        self.pair("preferred", Some(first.phrase()));
        for (key, kind) in [("alternative", RuleKind::Alternative), ("hidden", RuleKind::Hidden)] {
            let of = others.iter().filter(|rule| rule.kind() == kind);
            let phrases: Vec<&str> = of.map(|rule| rule.phrase()).collect();
            if !phrases.is_empty() {
                self.text.push_str(&format!("{key} = {}\n", list(&phrases)));
            }
        }
    }

    fn lose(&mut self, id: &str, reason: String) {
        self.losses.push(Loss { location: None, entry: id.to_owned(), reason });
    }
}

/// The keys of a pattern or a rejection.
pub(super) fn keys(rule: &Rule, between: &str) -> String {
    let key = if rule.is_regex() { "regex" } else { "match" };
    let mut keys = vec![format!("{key} = {}", quoted(rule.phrase()))];
    if !rule.admit().is_empty() {
        let admit: Vec<&str> = rule.admit().iter().map(String::as_str).collect();
        keys.push(format!("admit = {}", list(&admit)));
    }
    keys.extend(rule.window().map(|window| format!("window = {window}")));
    keys.extend(rule.capital().then(|| "capital = true".to_owned()));
    keys.extend(rule.reason().map(|reason| format!("reason = {}", quoted(reason))));
    keys.join(between)
}

fn list(items: &[&str]) -> String {
    let items: Vec<String> = items.iter().map(|item| quoted(item)).collect();
    format!("[{}]", items.join(", "))
}
