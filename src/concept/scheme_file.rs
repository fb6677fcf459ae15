//! Schemes written in TOML.

use std::collections::BTreeMap;

use regex::Regex;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::expression::{Arm, Condition, Side, Within, expression};
use super::matcher::{Compiled, Matcher, Search};
use super::phrase::{Flaw, Reading, readings};
use super::reach::Reach;
use super::scheme::{ConceptData, ConceptId, GroupData, Overlap, Rule, RuleKind, Scheme};
use crate::error::{Error, ErrorKind};
use crate::span::Span;

/// Reads the scheme `text`, which errors call `name`; reports all problems at once.
pub(super) fn read(text: &str, name: &str) -> Result<Scheme, Error> {
    let mut reader = Reader { text, name, ..Reader::default() };
    let (root, flaws) = DeTable::parse_recoverable(text);
    for flaw in &flaws {
        let place = flaw.span().map_or(Span::default(), |span| Span::new(span.start, span.end));
        reader.problem(place, flaw.message().trim_end_matches('.').replace('\n', ", "));
    }
    // what was recovered from broken TOML has too many holes to be judged further
    let scheme = if flaws.is_empty() { reader.scheme(root.get_ref()) } else { None };
    match Error::all(std::mem::take(&mut reader.problems)) {
        Some(problems) => Err(problems),
        None => scheme.ok_or_else(|| Error::new(ErrorKind::Scheme, "found no scheme").named(name)),
    }
}

/// A file with more problems than this is no scheme; the first are told.
const MOST_PROBLEMS: usize = 50;

type Table<'t> = DeTable<'t>;
type Value<'t> = Spanned<DeValue<'t>>;

#[derive(Default)]
struct Reader<'t> {
    text: &'t str,
    name: &'t str,
    problems: Vec<Error>,
    concepts: Vec<ConceptData>,
    rules: Vec<Rule>,
    compiled: Vec<Compiled>,
    groups: Vec<GroupData>,
    numbers: BTreeMap<String, ConceptId>,
    /// Where each concept names its broader ones.
    broader: Vec<Vec<(String, Span)>>,
}

impl<'t> Reader<'t> {
    fn problem(&mut self, span: Span, message: impl Into<String>) {
        if self.problems.len() == MOST_PROBLEMS {
            return;
        }
        let error = Error::new(ErrorKind::Scheme, message);
        self.problems.push(error.named(self.name).at(self.text, span));
    }

    fn scheme(&mut self, root: &Table<'t>) -> Option<Scheme> {
        self.keys(root, &["scheme", "concept", "group"]);
        let start = Span::default();
        let head = self.required(root, "scheme", start).and_then(|value| self.table(value));
        let mut names = [None, None, None, None];
        let mut overlap = None;
        if let Some((head, span)) = head {
            self.keys(head, &["id", "title", "description", "version", "overlap"]);
            self.required(head, "id", span);
            overlap = self.overlap(head);
            for (name, key) in names.iter_mut().zip(["id", "title", "description", "version"]) {
                *name = self.string(head, key);
            }
        }
        for (table, span) in self.tables(root, "concept") {
            self.concept(table, span);
        }
        self.link_broader();
        for (table, span) in self.tables(root, "group") {
            self.group(table, span);
        }
        if !self.problems.is_empty() {
            return None;
        }
        let [id, title, description, version] = names;
        let overlap = overlap.unwrap_or_default();
        let overlaps = self.concepts.iter().map(|data| data.overlap.unwrap_or(overlap)).collect();
        let matcher = Matcher::new(&self.rules, std::mem::take(&mut self.compiled), overlaps);
        Some(Scheme {
            id: id?,
            title,
            description,
            version,
            concepts: std::mem::take(&mut self.concepts),
            rules: std::mem::take(&mut self.rules),
            groups: std::mem::take(&mut self.groups),
            numbers: std::mem::take(&mut self.numbers),
            overlap,
            matcher,
        })
    }

    fn concept(&mut self, table: &Table<'t>, span: Span) {
        let keys =
            ["id", "definition", "source", "broader", "overlap", "label", "pattern", "reject"];
        self.keys(table, &keys);
        let concept = ConceptId(self.concepts.len() as u32);
        let first_rule = self.rules.len();
        let id = self.id(table, span);
        if let Some((id, span)) = &id {
            if self.numbers.contains_key(id) {
                self.problem(*span, format!("found a second concept `{id}`, expected a new id"));
            } else {
                self.numbers.insert(id.clone(), concept);
            }
        }
        let id = id.map(|(id, _)| id).unwrap_or_default();
        if let Some(labels) = self.required(table, "label", span) {
            self.labels(labels, concept);
        }
        for (pattern, span) in self.tables(table, "pattern") {
            self.pattern(pattern, span, concept);
        }
        for (reject, span) in self.tables(table, "reject") {
            self.keys(reject, &["match", "regex", "reason"]);
            let reason =
                self.required(reject, "reason", span).and_then(|_| self.string(reject, "reason"));
            let rule = Rule { reason, ..rule(concept, RuleKind::Rejection) };
            self.searched(reject, span, rule, Vec::new());
        }
        let data = ConceptData {
            id,
            definition: self.string(table, "definition"),
            source: self.string(table, "source"),
            overlap: self.overlap(table),
            rules: first_rule..self.rules.len(),
            ..ConceptData::default()
        };
        let broader = self.strings(table, "broader");
        self.broader.push(broader);
        self.concepts.push(data);
    }

    fn labels(&mut self, labels: &Value<'t>, concept: ConceptId) {
        let Some((languages, span)) = self.table(labels) else { return };
        if languages.is_empty() {
            self.problem(span, "found no label, expected a table per language, such as `label.en`");
        }
        for (language, value) in languages {
            let tag = language.get_ref();
            let primary = tag.split('-').next().unwrap_or_default();
            if !matches!(primary.len(), 2 | 3) || !primary.bytes().all(|b| b.is_ascii_alphabetic())
            {
                let message =
                    format!("found `{tag}`, expected a language tag, such as `en` or `pt-BR`");
                self.problem(Span::new(language.span().start, language.span().end), message);
            }
            let Some((table, span)) = self.table(value) else { continue };
            self.keys(table, &["preferred", "alternative", "hidden"]);
            let mut phrases = Vec::new();
            if let Some(value) = self.required(table, "preferred", span) {
                let preferred = self.text_of(value).map(|(text, span)| (text.to_owned(), span));
                phrases.extend(preferred.map(|text| (RuleKind::Preferred, text)));
            }
            for (key, kind) in
                [("alternative", RuleKind::Alternative), ("hidden", RuleKind::Hidden)]
            {
                phrases.extend(self.strings(table, key).into_iter().map(|text| (kind, text)));
            }
            for (kind, (phrase, span)) in phrases {
                let search = Search::Arms(vec![Arm {
                    readings: self.readings(&phrase, span),
                    conditions: Vec::new(),
                }]);
                let language = Some(language.get_ref().to_string());
                self.rules.push(Rule { language, phrase, ..rule(concept, kind) });
                self.compiled.push(Compiled { search, ..Compiled::default() });
            }
        }
    }

    fn pattern(&mut self, table: &Table<'t>, span: Span, concept: ConceptId) {
        self.keys(table, &["match", "regex", "admit", "window", "capital"]);
        let window = table.get("window").and_then(|value| self.window(value));
        let capital = table.get("capital").is_some_and(|value| self.flag(value, "capital"));
        let mut rule = Rule { window, capital, ..rule(concept, RuleKind::Pattern) };
        if let (Some(window), false) = (table.get("window"), table.contains_key("admit")) {
            self.problem(span_of(window), "found `window` without `admit`, expected both or none");
        }
        let mut admit = Vec::new();
        for (phrase, span) in self.strings(table, "admit") {
            admit.extend(self.readings(&phrase, span));
            rule.admit.push(phrase);
        }
        self.searched(table, span, rule, admit);
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

    /// Adds a rule that searches for the `match` or the `regex` of `table`.
    fn searched(&mut self, table: &Table<'t>, span: Span, mut rule: Rule, admit: Vec<Reading>) {
        let (phrase, search) = match (table.get("match"), table.get("regex")) {
            (Some(value), None) => {
                let Some((phrase, span)) = self.text_of(value) else { return };
                (phrase.to_owned(), Search::Arms(self.arms(phrase, span, &mut rule)))
            }
            (None, Some(value)) => {
                let Some((source, span)) = self.text_of(value) else { return };
                let Some(expression) = self.expression(source, span) else { return };
                (source.to_owned(), Search::Expression(expression))
            }
            (Some(_), Some(_)) => {
                return self.problem(span, "found both `match` and `regex`, expected one of them");
            }
            (None, None) => {
                return self
                    .problem(span, "found neither `match` nor `regex`, expected one of them");
            }
        };
        let within = rule.window.map_or(Within::Reach(Reach::Clause), Within::Words);
        let company = vec![Arm { readings: admit, conditions: Vec::new() }];
        let admitted = Condition { negated: false, side: Side::Either, within, company };
        let conditions = if rule.admit.is_empty() { Vec::new() } else { vec![admitted] };
        self.rules.push(Rule { phrase, ..rule });
        self.compiled.push(Compiled { search, conditions });
    }

    fn readings(&mut self, phrase: &str, span: Span) -> Vec<Reading> {
        readings(phrase).unwrap_or_else(|flaw| {
            self.flawed(phrase, span, flaw);
            Vec::new()
        })
    }

    /// The arms of a pattern, whose captures `rule` is told.
    fn arms(&mut self, pattern: &str, span: Span, rule: &mut Rule) -> Vec<Arm> {
        match expression(pattern) {
            Ok(read) => {
                rule.captures = read.captures;
                read.arms
            }
            Err(flaw) => {
                self.flawed(pattern, span, flaw);
                Vec::new()
            }
        }
    }

    fn flawed(&mut self, phrase: &str, span: Span, flaw: Flaw) {
        let inside = Span::new(span.start() + 1 + flaw.span.start(), span.end());
        // a string with escapes is longer than what it says
        let verbatim = self.text.get(span.start() + 1..span.end() - 1) == Some(phrase);
        self.problem(if verbatim { inside } else { span }, flaw.message);
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

    fn expression(&mut self, source: &str, span: Span) -> Option<Regex> {
        let built = regex::RegexBuilder::new(source).size_limit(LARGEST_EXPRESSION).build();
        match built {
            Ok(expression) => Some(expression),
            Err(error) => {
                let message = format!("found `{source}`, expected a regular expression");
                let problem = Error::new(ErrorKind::Scheme, message).named(self.name);
                self.problems.push(problem.at(self.text, span).caused_by(error));
                None
            }
        }
    }

    fn group(&mut self, table: &Table<'t>, span: Span) {
        self.keys(table, &["id", "title", "members"]);
        let id = self.id(table, span);
        if let Some((id, span)) = &id {
            if self.groups.iter().any(|group| group.id == *id) {
                self.problem(*span, format!("found a second group `{id}`, expected a new id"));
            }
        }
        let mut members = Vec::new();
        for (member, span) in self.strings(table, "members") {
            members.extend(self.number(&member, span));
        }
        let id = id.map(|(id, _)| id).unwrap_or_default();
        let title = self.string(table, "title");
        self.groups.push(GroupData { id, title, members });
    }

    /// The number of the concept with the id `id`.
    fn number(&mut self, id: &str, span: Span) -> Option<ConceptId> {
        let number = self.numbers.get(id).copied();
        if number.is_none() {
            self.problem(span, format!("found `{id}`, expected the id of a concept of the scheme"));
        }
        number
    }

    fn link_broader(&mut self) {
        let written = std::mem::take(&mut self.broader);
        let mut links: Vec<Vec<(usize, Span)>> = vec![Vec::new(); written.len()];
        for (index, ids) in written.into_iter().enumerate() {
            for (id, span) in ids {
                let Some(above) = self.number(&id, span) else { continue };
                self.concepts[index].broader.push(above);
                self.concepts[above.index()].narrower.push(ConceptId(index as u32));
                links[index].push((above.index(), span));
            }
        }
        self.refuse_cycles(&links);
    }

    /// Goes up from every concept, once along each link; whoever is met again on the same way closes
    /// a cycle.
    fn refuse_cycles(&mut self, links: &[Vec<(usize, Span)>]) {
        let (mut seen, mut on_way) = (vec![false; links.len()], vec![false; links.len()]);
        for start in 0..links.len() {
            let mut way = if seen[start] { Vec::new() } else { vec![(start, 0)] };
            while let Some((at, next)) = way.last_mut() {
                (seen[*at], on_way[*at]) = (true, true);
                let Some(&(above, span)) = links[*at].get(*next) else {
                    on_way[*at] = false;
                    way.pop();
                    continue;
                };
                *next += 1;
                if on_way[above] {
                    let (id, broader) = (&self.concepts[*at].id, &self.concepts[above].id);
                    let message = format!(
                        "found `{broader}` above `{id}`, which is above it already, expected no cycle"
                    );
                    self.problem(span, message);
                } else if !seen[above] {
                    way.push((above, 0));
                }
            }
        }
    }

    /// Refuses every key that is not `allowed`.
    fn keys(&mut self, table: &Table<'t>, allowed: &[&str]) {
        for key in table.keys().filter(|key| !allowed.contains(&key.get_ref().as_ref())) {
            let span = key.span();
            let found = format!("found unknown key `{}`, allowed: ", key.get_ref());
            self.problem(Span::new(span.start, span.end), found + &allowed.join(", "));
        }
    }

    fn required<'v>(
        &mut self,
        table: &'v Table<'t>,
        key: &str,
        span: Span,
    ) -> Option<&'v Value<'t>> {
        let value = table.get(key);
        if value.is_none() {
            self.problem(span, format!("found no `{key}`, expected one"));
        }
        value
    }

    fn id(&mut self, table: &Table<'t>, span: Span) -> Option<(String, Span)> {
        let value = self.required(table, "id", span)?;
        self.text_of(value).map(|(id, span)| (id.to_owned(), span))
    }

    fn wrong_type(&mut self, value: &Value<'t>, expected: &str) {
        let kind = value.get_ref().type_str();
        self.problem(span_of(value), format!("found {kind}, expected {expected}"));
    }

    fn table<'v>(&mut self, value: &'v Value<'t>) -> Option<(&'v Table<'t>, Span)> {
        if value.get_ref().as_table().is_none() {
            self.wrong_type(value, "a table");
        }
        Some((value.get_ref().as_table()?, span_of(value)))
    }

    fn tables<'v>(&mut self, table: &'v Table<'t>, key: &str) -> Vec<(&'v Table<'t>, Span)> {
        self.list(table, key, "a list of tables")
            .iter()
            .filter_map(|value| self.table(value))
            .collect()
    }

    fn list<'v>(&mut self, table: &'v Table<'t>, key: &str, expected: &str) -> &'v [Value<'t>] {
        let Some(value) = table.get(key) else { return &[] };
        match value.get_ref().as_array() {
            Some(list) => list,
            None => {
                self.wrong_type(value, expected);
                &[]
            }
        }
    }

    fn text_of<'v>(&mut self, value: &'v Value<'t>) -> Option<(&'v str, Span)> {
        match value.get_ref().as_str() {
            Some(text) if !text.trim().is_empty() => Some((text, span_of(value))),
            Some(_) => {
                self.problem(span_of(value), "found an empty string, expected words");
                None
            }
            None => {
                self.wrong_type(value, "a string");
                None
            }
        }
    }

    fn string(&mut self, table: &Table<'t>, key: &str) -> Option<String> {
        let value = table.get(key)?;
        self.text_of(value).map(|(text, _)| text.to_owned())
    }

    fn strings(&mut self, table: &Table<'t>, key: &str) -> Vec<(String, Span)> {
        let list = self.list(table, key, "a list of strings").iter();
        list.filter_map(|value| self.text_of(value))
            .map(|(text, span)| (text.to_owned(), span))
            .collect()
    }
}

/// A regular expression may take this many bytes once compiled; `\w{999}{999}` would take gigabytes.
const LARGEST_EXPRESSION: usize = 1 << 20;

fn span_of(value: &Value<'_>) -> Span {
    Span::new(value.span().start, value.span().end)
}

fn rule(concept: ConceptId, kind: RuleKind) -> Rule {
    Rule {
        concept,
        kind,
        language: None,
        phrase: String::new(),
        admit: Vec::new(),
        window: None,
        capital: false,
        reason: None,
        captures: Vec::new(),
    }
}
