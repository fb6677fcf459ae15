//! Concepts, the words for them and the links between them, each with the place it was written at,
//! made into a scheme. Every format is read through here, so that all are held to the same rules.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use regex::Regex;

use super::compiler::{Compiled, Search};
use super::expression::{Arm, Condition, Expression, Side, Within, expression};
use super::loss::Loss;
use super::matcher::Matcher;
use super::phrase::{Flaw, JointReader, Reading, readings};
use super::reach::Reach;
use super::scheme::{ConceptData, ConceptId, GroupData, Overlap, Rule, RuleKind, Scheme};
use super::variants::variants;
use crate::error::{Error, ErrorKind};
use crate::lexicon::Lexicon;
use crate::span::{Location, Span};

/// A file with more problems than this is no scheme; the first are told.
const MOST_PROBLEMS: usize = 50;

/// A regular expression may take this many bytes once compiled; `\w{999}{999}` would take gigabytes.
const LARGEST_EXPRESSION: usize = 1 << 20;

/// Words of a file, and where they are written in it.
#[derive(Clone, Debug, Default)]
pub(super) struct Words {
    pub(super) text: String,
    pub(super) span: Span,
}

impl Words {
    pub(super) fn new(text: impl Into<String>, span: Span) -> Self {
        Self { text: text.into(), span }
    }
}

/// What a rule searches with: the notation its words are in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Notation {
    /// The language of phrases.
    #[default]
    Phrase,
    /// The language of patterns.
    Pattern,
    /// A regular expression.
    Regex,
}

/// A label, a pattern or a rejection, as a file gives it.
#[derive(Clone, Debug)]
pub(super) struct RuleEntry {
    pub(super) kind: RuleKind,
    pub(super) language: Option<String>,
    pub(super) notation: Notation,
    pub(super) words: Words,
    pub(super) admit: Vec<Words>,
    pub(super) window: Option<u32>,
    pub(super) capital: bool,
    pub(super) reason: Option<String>,
}

impl RuleEntry {
    pub(super) fn new(kind: RuleKind, words: Words) -> Self {
        Self {
            kind,
            language: None,
            notation: Notation::Phrase,
            words,
            admit: Vec::new(),
            window: None,
            capital: false,
            reason: None,
        }
    }
}

/// A concept, as a file gives it.
#[derive(Clone, Debug, Default)]
pub(super) struct ConceptEntry {
    /// `None` if the file gives none, which the reader of the file has said.
    pub(super) id: Option<Words>,
    pub(super) uri: Option<String>,
    pub(super) definition: Option<String>,
    pub(super) source: Option<String>,
    /// The ids of the concepts above it.
    pub(super) broader: Vec<Words>,
    pub(super) overlap: Option<Overlap>,
    pub(super) rules: Vec<RuleEntry>,
}

/// A group, as a file gives it.
#[derive(Clone, Debug, Default)]
pub(super) struct GroupEntry {
    pub(super) id: Option<Words>,
    pub(super) title: Option<String>,
    /// The ids of its concepts.
    pub(super) members: Vec<Words>,
}

/// What a file says of the scheme as a whole.
#[derive(Clone, Debug, Default)]
pub(super) struct Head {
    pub(super) id: Option<String>,
    pub(super) title: Option<String>,
    pub(super) description: Option<String>,
    pub(super) version: Option<String>,
    pub(super) overlap: Overlap,
    /// Whether labels are also found in other turns of phrase.
    pub(super) variants: bool,
    /// Words that say the same in labels of several words.
    pub(super) synonyms: Vec<Vec<String>>,
}

/// Takes the entries of a file, checks them, and makes the scheme.
#[derive(Default)]
pub(super) struct Builder<'t> {
    text: &'t str,
    name: &'t str,
    problems: Vec<Error>,
    losses: Vec<(usize, Loss)>,
    head: Head,
    variants: JointReader,
    concepts: Vec<ConceptData>,
    rules: Vec<Rule>,
    compiled: Vec<Compiled>,
    groups: Vec<GroupEntry>,
    group_ids: BTreeSet<String>,
    numbers: BTreeMap<String, ConceptId>,
    /// Where each concept names its broader ones.
    broader: Vec<Vec<Words>>,
}

impl<'t> Builder<'t> {
    /// A builder of the scheme written as `text`, which errors call `name`.
    pub(super) fn new(text: &'t str, name: &'t str) -> Self {
        Self { text, name, ..Self::default() }
    }

    /// Notes that what stands at `span` cannot be, so that there will be no scheme.
    pub(super) fn problem(&mut self, span: Span, message: impl Into<String>) {
        if let Some(error) = self.error(span, message) {
            self.problems.push(error);
        }
    }

    /// `None` if enough problems are known.
    fn error(&self, span: Span, message: impl Into<String>) -> Option<Error> {
        let is_wanted = self.problems.len() < MOST_PROBLEMS;
        let error = || Error::new(ErrorKind::Scheme, message).named(self.name);
        is_wanted.then(|| error().at(self.text, span))
    }

    /// What was found so far that cannot be.
    #[cfg(feature = "skos")]
    pub(super) fn problems(self) -> Option<Error> {
        Error::all(self.problems)
    }

    /// Whether no further problem will be told.
    #[cfg(feature = "skos")]
    pub(super) fn has_enough_problems(&self) -> bool {
        self.problems.len() == MOST_PROBLEMS
    }

    /// Whether something was found that cannot be.
    #[cfg(feature = "dictionaries")]
    pub(super) fn has_problems(&self) -> bool {
        !self.problems.is_empty()
    }

    /// Notes that `entry`, at `span`, says what a scheme cannot.
    pub(super) fn loss(&mut self, span: Span, entry: impl Into<String>, reason: impl Into<String>) {
        let loss = Loss { location: None, entry: entry.into(), reason: reason.into() };
        self.losses.push((span.start(), loss));
    }

    /// Notes what a scheme cannot say of a file as a whole.
    pub(super) fn loss_everywhere(&mut self, reason: impl Into<String>) {
        let loss = Loss { location: None, entry: String::new(), reason: reason.into() };
        self.losses.push((usize::MAX, loss));
    }

    pub(super) fn head(&mut self, head: Head) {
        self.head = head;
        // statements of RDF have no order
        self.head.synonyms.sort_unstable();
    }

    /// Adds a concept; its number is the count of those before it.
    pub(super) fn concept(&mut self, entry: ConceptEntry) {
        let concept = ConceptId(self.concepts.len() as u32);
        let first_rule = self.rules.len();
        if let Some(id) = entry.id.as_ref().filter(|id| id.text.trim().is_empty()) {
            self.problem(id.span, "found a concept without a name, expected one");
        }
        let id = entry.id.unwrap_or_default();
        if !id.text.is_empty() {
            if self.numbers.contains_key(&id.text) {
                let message = format!("found a second concept `{}`, expected a new id", id.text);
                self.problem(id.span, message);
            } else {
                self.numbers.insert(id.text.clone(), concept);
            }
        }
        entry.rules.into_iter().for_each(|rule| self.rule(concept, rule));
        self.broader.push(entry.broader);
        self.concepts.push(ConceptData {
            id: id.text,
            uri: entry.uri,
            definition: entry.definition,
            source: entry.source,
            overlap: entry.overlap,
            rules: first_rule..self.rules.len(),
            ..ConceptData::default()
        });
    }

    fn rule(&mut self, concept: ConceptId, entry: RuleEntry) {
        let admit: Vec<Reading> =
            entry.admit.iter().flat_map(|words| self.readings(words)).collect();
        let mut captures = Vec::new();
        let search = match entry.notation {
            Notation::Phrase => {
                let mut all = self.readings(&entry.words);
                if let Some(language) = entry.language.as_deref().filter(|_| self.head.variants) {
                    all.extend(variants(
                        &entry.words.text,
                        &self.head.synonyms,
                        Lexicon::of(language),
                        &mut self.variants,
                    ));
                }
                Search::Arms(vec![Arm::of(all)])
            }
            Notation::Pattern => match expression(&entry.words.text) {
                Ok(Expression { arms, captures: names }) => {
                    captures = names;
                    Search::Arms(arms)
                }
                Err(flaw) => return self.flawed(&entry.words, flaw),
            },
            Notation::Regex => match self.regex(&entry.words) {
                Some(expression) => Search::Expression(expression),
                None => return,
            },
        };
        let within = entry.window.map_or(Within::Reach(Reach::Clause), Within::Words);
        let admitted = |company| Condition { negated: false, side: Side::Either, within, company };
        let company = if admit.is_empty() { None } else { Some(vec![Arm::of(admit)]) };
        let conditions = company.map(admitted).into_iter().collect();
        self.compiled.push(Compiled { search, conditions });
        self.rules.push(Rule {
            concept,
            kind: entry.kind,
            language: entry.language,
            phrase: entry.words.text,
            admit: entry.admit.into_iter().map(|words| words.text).collect(),
            window: entry.window,
            capital: entry.capital,
            is_regex: entry.notation == Notation::Regex,
            reason: entry.reason,
            captures,
        });
    }

    fn readings(&mut self, words: &Words) -> Vec<Reading> {
        readings(&words.text).unwrap_or_else(|flaw| {
            self.flawed(words, flaw);
            Vec::new()
        })
    }

    fn flawed(&mut self, words: &Words, flaw: Flaw) {
        self.problem(self.inside(words, flaw.span), flaw.message);
    }

    /// The place of `part` of the words in the file; that of all of them if they are written in
    /// another way there, as strings with escapes are.
    fn inside(&self, words: &Words, part: Span) -> Span {
        let (start, end) = (words.span.start(), words.span.end());
        let is_at = |from: usize, to: usize| self.text.get(from..to) == Some(&words.text);
        match (is_at(start, end), is_at(start + 1, end.saturating_sub(1))) {
            (true, _) => Span::new(start + part.start(), end),
            (_, true) => Span::new(start + 1 + part.start(), end),
            _ => words.span,
        }
    }

    fn regex(&mut self, source: &Words) -> Option<Regex> {
        let built = regex::RegexBuilder::new(&source.text).size_limit(LARGEST_EXPRESSION).build();
        match built {
            Ok(expression) => Some(expression),
            Err(cause) => {
                let message = format!("found `{}`, expected a regular expression", source.text);
                let problem = self.error(source.span, message);
                self.problems.extend(problem.map(|problem| problem.caused_by(cause)));
                None
            }
        }
    }

    /// Adds a group; its members may be concepts still to come.
    pub(super) fn group(&mut self, group: GroupEntry) {
        if let Some(id) = &group.id {
            if !self.group_ids.insert(id.text.clone()) {
                let message = format!("found a second group `{}`, expected a new id", id.text);
                self.problem(id.span, message);
            }
        }
        self.groups.push(group);
    }

    /// The scheme.
    ///
    /// # Errors
    /// All problems at once, in order of their places.
    pub(super) fn finish(mut self) -> Result<Scheme, Error> {
        self.link_broader();
        let groups = std::mem::take(&mut self.groups);
        let groups = groups.into_iter().map(|group| self.members(group)).collect();
        if let Some(problems) = Error::all(std::mem::take(&mut self.problems)) {
            return Err(problems);
        }
        let overlap = self.head.overlap;
        let overlaps = self.concepts.iter().map(|data| data.overlap.unwrap_or(overlap)).collect();
        let no_scheme = || Error::new(ErrorKind::Scheme, "found no scheme").named(self.name);
        Ok(Scheme {
            id: self.head.id.ok_or_else(no_scheme)?,
            title: self.head.title,
            description: self.head.description,
            version: self.head.version,
            overlap,
            variants: self.head.variants,
            synonyms: self.head.synonyms,
            matcher: Matcher::new(&self.rules, self.compiled, overlaps),
            parted: OnceLock::new(),
            concepts: self.concepts,
            rules: self.rules,
            groups,
            numbers: self.numbers,
            losses: located(self.text, self.losses),
        })
    }

    fn members(&mut self, group: GroupEntry) -> GroupData {
        let members = group.members.iter().filter_map(|member| self.number(member)).collect();
        let id = group.id.map(|id| id.text).unwrap_or_default();
        GroupData { id, title: group.title, members }
    }

    /// The number of the concept with the id `id`.
    fn number(&mut self, id: &Words) -> Option<ConceptId> {
        let number = self.numbers.get(&id.text).copied();
        if number.is_none() {
            let message =
                format!("found `{}`, expected the id of a concept of the scheme", id.text);
            self.problem(id.span, message);
        }
        number
    }

    fn link_broader(&mut self) {
        let written = std::mem::take(&mut self.broader);
        let mut links: Vec<Vec<(usize, Span)>> = vec![Vec::new(); written.len()];
        for (index, ids) in written.into_iter().enumerate() {
            for id in ids {
                let Some(above) = self.number(&id) else { continue };
                self.concepts[index].broader.push(above);
                self.concepts[above.index()].narrower.push(ConceptId(index as u32));
                links[index].push((above.index(), id.span));
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
}

/// The losses in order of their places, with these.
fn located(text: &str, mut losses: Vec<(usize, Loss)>) -> Vec<Loss> {
    losses.sort_by_key(|(offset, _)| *offset);
    let mut at = Location { line: 1, column: 1 };
    let mut chars = text.char_indices().peekable();
    for (offset, loss) in losses.iter_mut().take_while(|(offset, _)| *offset < usize::MAX) {
        while let Some((_, c)) = chars.next_if(|(index, _)| index < offset) {
            let ends_line = c == '\n' || c == '\r' && chars.peek().is_none_or(|(_, c)| *c != '\n');
            at.column += 1;
            if ends_line {
                at = Location { line: at.line + 1, column: 1 };
            }
        }
        loss.location = Some(at);
    }
    losses.into_iter().map(|(_, loss)| loss).collect()
}
