//! Schemes written in TOML.

use toml::de::DeTable;

use super::builder::{Builder, ConceptEntry, GroupEntry, Head, Notation, RuleEntry, Words};
use super::scheme::{Overlap, RuleKind, Scheme};
use crate::error::Error;
#[cfg(feature = "skos")]
use crate::error::ErrorKind;
use crate::read::toml_tables::{Table, TomlTables, Value, span_of};
use crate::span::Span;
use crate::text::Normalization;

/// Reads the scheme `text`, which errors call `name`; reports all problems at once.
pub(super) fn read(text: &str, name: &str) -> Result<Scheme, Error> {
    let mut reader = Reader { text, builder: Builder::new(text, name) };
    let (root, flaws) = DeTable::parse_recoverable(text);
    reader.flaws(&flaws);
    // what was recovered from broken TOML has too many holes to be judged further
    if flaws.is_empty() {
        reader.scheme(root.get_ref());
    }
    reader.builder.finish()
}

/// Reads a rule of the given kind from the keys of its table, one a line.
///
/// # Errors
/// The first problem.
#[cfg(feature = "skos")]
pub(super) fn read_rule(text: &str, kind: RuleKind) -> Result<RuleEntry, Error> {
    let mut reader = Reader { text, builder: Builder::new(text, "rule") };
    let no_toml = |flaw: toml::de::Error| Error::new(ErrorKind::Scheme, flaw.message());
    let table = DeTable::parse(text).map_err(no_toml)?;
    let rule = match kind {
        RuleKind::Rejection => reader.reject(table.get_ref(), Span::default()),
        _ => reader.pattern(table.get_ref(), Span::default()),
    };
    let no_rule = || Error::new(ErrorKind::Scheme, "found no rule");
    reader.builder.problems().map_or_else(|| rule.ok_or_else(no_rule), Err)
}

struct Reader<'t> {
    text: &'t str,
    builder: Builder<'t>,
}

impl TomlTables for Reader<'_> {
    fn problem(&mut self, span: Span, message: impl Into<String>) {
        self.builder.problem(span, message);
    }
}

impl<'t> Reader<'t> {
    fn scheme(&mut self, root: &Table<'t>) {
        self.keys(root, &["scheme", "concept", "group"]);
        let start = Span::default();
        let head = self.required(root, "scheme", start).and_then(|value| self.table(value));
        if let Some((head, span)) = head {
            self.keys(
                head,
                &["id", "title", "description", "version", "overlap", "variants", "synonyms"],
            );
            self.required(head, "id", span);
            let [id, title, description, version] =
                ["id", "title", "description", "version"].map(|key| self.string(head, key));
            let overlap = self.overlap(head).unwrap_or_default();
            let variants = head.get("variants").is_some_and(|value| self.flag(value, "variants"));
            let synonyms = self.strings(head, "synonyms");
            let synonyms = synonyms.into_iter().map(|words| synonyms_in(&words.text)).collect();
            self.builder.head(Head {
                id,
                title,
                description,
                version,
                overlap,
                variants,
                synonyms,
            });
        }
        for (table, span) in self.tables(root, "concept") {
            self.concept(table, span);
        }
        for (table, span) in self.tables(root, "group") {
            self.keys(table, &["id", "title", "members"]);
            let id = self.id(table, span);
            let (members, title) = (self.strings(table, "members"), self.string(table, "title"));
            self.builder.group(GroupEntry { id, title, members });
        }
    }

    fn concept(&mut self, table: &Table<'t>, span: Span) {
        let keys =
            ["id", "definition", "source", "broader", "overlap", "label", "pattern", "reject"];
        self.keys(table, &keys);
        let id = self.id(table, span);
        let mut rules = Vec::new();
        // what only patterns name, or only the concepts below, has no label
        let labels = match table.contains_key("pattern") {
            true => table.get("label"),
            false => self.required(table, "label", span),
        };
        labels.into_iter().for_each(|labels| self.labels(labels, &mut rules));
        for (pattern, span) in self.tables(table, "pattern") {
            rules.extend(self.pattern(pattern, span));
        }
        for (reject, span) in self.tables(table, "reject") {
            rules.extend(self.reject(reject, span));
        }
        let entry = ConceptEntry {
            id,
            definition: self.string(table, "definition"),
            source: self.string(table, "source"),
            broader: self.strings(table, "broader"),
            overlap: self.overlap(table),
            rules,
            ..ConceptEntry::default()
        };
        self.builder.concept(entry);
    }

    fn labels(&mut self, labels: &Value<'t>, rules: &mut Vec<RuleEntry>) {
        if labels.get_ref().as_str().is_some() {
            let message = "found a label without a language, expected one such as `label.en`";
            return self.problem(span_of(labels), message);
        }
        let Some((languages, span)) = self.table(labels) else { return };
        if languages.is_empty() {
            self.problem(span, "found no label, expected a table per language, such as `label.en`");
        }
        for (language, value) in languages {
            let tag = language.get_ref();
            if !is_language_tag(tag) {
                let message =
                    format!("found `{tag}`, expected a language tag, such as `en` or `pt-BR`");
                self.problem(Span::new(language.span().start, language.span().end), message);
            }
            let mut add = |kind, words| {
                let language = Some(tag.to_string());
                rules.push(RuleEntry { language, ..RuleEntry::new(kind, words) });
            };
            if value.get_ref().as_str().is_some() {
                self.words(value).into_iter().for_each(|words| add(RuleKind::Preferred, words));
                continue;
            }
            let Some((table, span)) = self.table(value) else { continue };
            self.keys(table, &["preferred", "alternative", "hidden"]);
            let preferred = self.required(table, "preferred", span);
            let preferred = preferred.and_then(|value| self.words(value));
            preferred.into_iter().for_each(|words| add(RuleKind::Preferred, words));
            for (key, kind) in
                [("alternative", RuleKind::Alternative), ("hidden", RuleKind::Hidden)]
            {
                self.strings(table, key).into_iter().for_each(|words| add(kind, words));
            }
        }
    }

    fn pattern(&mut self, table: &Table<'t>, span: Span) -> Option<RuleEntry> {
        self.keys(table, &["match", "regex", "admit", "window", "capital"]);
        let window = table.get("window").and_then(|value| self.window(value));
        let capital = table.get("capital").is_some_and(|value| self.flag(value, "capital"));
        if let (Some(window), false) = (table.get("window"), table.contains_key("admit")) {
            self.problem(span_of(window), "found `window` without `admit`, expected both or none");
        }
        let admit = self.strings(table, "admit");
        let rule = self.searched(table, span, RuleKind::Pattern)?;
        Some(RuleEntry { admit, window, capital, ..rule })
    }

    fn reject(&mut self, table: &Table<'t>, span: Span) -> Option<RuleEntry> {
        self.keys(table, &["match", "regex", "reason"]);
        let reason =
            self.required(table, "reason", span).and_then(|_| self.string(table, "reason"));
        let rule = self.searched(table, span, RuleKind::Rejection)?;
        Some(RuleEntry { reason, ..rule })
    }

    fn window(&mut self, value: &Value<'t>) -> Option<u32> {
        let written = value.get_ref().as_integer();
        let words = written.and_then(|n| u32::from_str_radix(n.as_str(), n.radix()).ok());
        if words.is_none_or(|words| words == 0) {
            let span = span_of(value);
            let found = &self.text[span.range()];
            let message = format!("found `{found}` as `window`, expected a number of words from 1");
            self.problem(span, message);
        }
        words
    }

    fn flag(&mut self, value: &Value<'t>, key: &str) -> bool {
        let written = value.get_ref().as_bool();
        if written.is_none() {
            let span = span_of(value);
            let found = &self.text[span.range()];
            let message = format!("found `{found}` as `{key}`, expected true or false");
            self.problem(span, message);
        }
        written.unwrap_or_default()
    }

    /// A rule that searches for the `match` or the `regex` of `table`.
    fn searched(&mut self, table: &Table<'t>, span: Span, kind: RuleKind) -> Option<RuleEntry> {
        let (value, notation) = match (table.get("match"), table.get("regex")) {
            (Some(value), None) => (value, Notation::Pattern),
            (None, Some(value)) => (value, Notation::Regex),
            (Some(_), Some(_)) => {
                self.problem(span, "found both `match` and `regex`, expected one of them");
                return None;
            }
            (None, None) => {
                self.problem(span, "found neither `match` nor `regex`, expected one of them");
                return None;
            }
        };
        let words = self.words(value)?;
        Some(RuleEntry { notation, ..RuleEntry::new(kind, words) })
    }

    fn overlap(&mut self, table: &Table<'t>) -> Option<Overlap> {
        let (said, span) = self.text_of(table.get("overlap")?)?;
        let known = Overlap::ALL.into_iter().find(|(name, _)| *name == said);
        if known.is_none() {
            let names = Overlap::ALL.map(|(name, _)| name).join(", ");
            self.problem(span, format!("found `{said}` as `overlap`, allowed: {names}"));
        }
        known.map(|(_, overlap)| overlap)
    }

    fn id(&mut self, table: &Table<'t>, span: Span) -> Option<Words> {
        let value = self.required(table, "id", span)?;
        self.words(value)
    }

    fn words(&mut self, value: &Value<'t>) -> Option<Words> {
        self.text_of(value).map(|(text, span)| Words::new(text, span))
    }

    fn strings(&mut self, table: &Table<'t>, key: &str) -> Vec<Words> {
        let list = self.texts(table, key).into_iter();
        list.map(|(text, span)| Words::new(text, span)).collect()
    }
}

/// The words of `flaw|weakness`, folded.
pub(super) fn synonyms_in(text: &str) -> Vec<String> {
    let folded = Normalization::CaseInsensitive.fold(text);
    folded.split('|').map(|word| word.trim().to_owned()).filter(|word| !word.is_empty()).collect()
}

/// Whether `tag` begins as a BCP 47 tag does, with a language of two or three letters.
pub(super) fn is_language_tag(tag: &str) -> bool {
    let primary = tag.split('-').next().unwrap_or_default();
    matches!(primary.len(), 2 | 3) && primary.bytes().all(|b| b.is_ascii_alphabetic())
}
