//! The terms of a draft.

use std::fmt;

use super::definition::{Definition, DefinitionForm, Gloss, GlossKind, TermUse, UndefinedTerm};
use super::finder::{definitions, end_of};
use super::undefined::undefined;
use super::uses::{Group, Index, clause_words, starts_with, term_words};
use super::writing::Writing;
use crate::document::{Clause, ClauseId, Draft};
use crate::lexicon::words;
use crate::span::Span;

/// The terms of a draft: which are defined, where they are used, which are used and not defined.
///
/// Words are compared without case and plural. Laws: every use stands outside the place that defines
/// its term; no term is both defined and undefined.
///
/// ```
/// use travaux::{Draft, Terms};
///
/// let draft = Draft::parse(
///     "rev1",
///     "1. “Vessel” means a ship of any size.\n2. Vessels may enter the “safe zone”.",
/// );
/// let terms = Terms::new(&draft);
/// let vessel = &terms.definitions()[0];
/// assert_eq!(terms.words(vessel.term), "Vessel");
/// assert_eq!(terms.words(vessel.meaning.unwrap()), "a ship of any size");
/// assert_eq!(terms.uses(vessel).len(), 1);
/// assert_eq!(terms.words(terms.undefined()[0].first.span), "safe zone");
/// ```
#[derive(Clone, Debug)]
pub struct Terms<'d> {
    pub(super) draft: &'d Draft,
    definitions: Vec<Definition>,
    pub(super) index: Index,
    undefined: Vec<UndefinedTerm>,
}

/// How a term stands in a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Standing<'t> {
    /// It is defined, here.
    Defined(Vec<&'t Definition>),
    /// It is used and not defined.
    Undefined {
        /// Where it is used first.
        first: TermUse,
        /// How often it is used.
        uses: usize,
        /// What the words behind it say of its meaning in passing, or where else it is defined.
        glosses: Vec<Gloss>,
    },
    /// It is not used.
    Absent,
}

impl<'d> Terms<'d> {
    /// Finds the terms of a draft.
    #[must_use]
    pub fn new(draft: &'d Draft) -> Self {
        let definitions = definitions(draft);
        let index = Index::new(draft, &definitions);
        let undefined = undefined(draft, &definitions, &index);
        Self { draft, definitions, index, undefined }
    }

    /// The draft.
    #[must_use]
    pub fn draft(&self) -> &'d Draft {
        self.draft
    }

    /// The words at a place of the draft.
    #[must_use]
    pub fn words(&self, span: Span) -> &'d str {
        &self.draft.text()[span.range()]
    }

    /// All definitions, by place.
    #[must_use]
    pub fn definitions(&self) -> &[Definition] {
        &self.definitions
    }

    /// Where the term of a definition is used, by place; definitions of one term share its uses.
    #[must_use]
    pub fn uses(&self, definition: &Definition) -> &[TermUse] {
        let group =
            self.index.group_of(&term_words(self.words(definition.term), self.draft.lexicon()));
        group.map_or(&[], |group| &group.uses)
    }

    /// The terms that are defined more than once, each with its definitions.
    pub fn repeated(&self) -> impl Iterator<Item = Vec<&Definition>> {
        let repeated = self.index.groups.iter().filter(|group| group.definitions.len() > 1);
        repeated.map(|group| self.definitions_of(group))
    }

    /// The definitions of terms that are never used.
    pub fn unused(&self) -> impl Iterator<Item = &Definition> {
        let unused = self.index.groups.iter().filter(|group| group.uses.is_empty());
        unused.flat_map(|group| self.definitions_of(group))
    }

    /// The definitions of terms that are used before the first of them in the same part of the text, each
    /// with those uses: a reader meets the term and cannot know yet that it has a meaning of its own.
    /// Headings do not count, and preambles only where they define the term: nobody defines before them.
    /// Nor do the clause that gives a name to what it names, the other definitions of the same list, which
    /// stand in the order of the alphabet, what stands outside of the annex that defines the term for itself,
    /// and pronouns, which are understood without.
    pub fn used_before_defined(&self) -> impl Iterator<Item = (&Definition, Vec<TermUse>)> {
        let clause = |use_: &TermUse| self.draft.clause(use_.clause);
        self.index.groups.iter().filter_map(move |group| {
            let definition = self.definitions_of(group).into_iter().next()?;
            let early = group.uses.partition_point(|use_| use_.span < definition.term);
            let own = self.draft.clause(definition.clause);
            let words = || words(self.words(definition.term));
            let lists = own.lexicon().definition();
            if words().count() == 1 && words().any(|word| lists.is_pronoun(&word.to_lowercase())) {
                return None;
            }
            let names =
                matches!(definition.form, DefinitionForm::ShortName | DefinitionForm::Acronym);
            let beside = |use_: &TermUse| {
                own.parent().is_some()
                    && clause(use_).parent().map(Clause::id) == own.parent().map(Clause::id)
                    && self.defines(use_.clause)
            };
            let read = |use_: &&TermUse| {
                !clause(use_).kind().is_heading()
                    && clause(use_).part() == own.part()
                    && clause(use_).annex().map(Clause::id) == own.annex().map(Clause::id)
                    && !(names && use_.clause == definition.clause)
                    && !beside(use_)
            };
            let uses: Vec<TermUse> = group.uses[..early].iter().filter(read).copied().collect();
            (!uses.is_empty()).then_some((definition, uses))
        })
    }

    /// The terms that quotation marks or capital letters mark as such and that are not defined, by
    /// first use.
    #[must_use]
    pub fn undefined(&self) -> &[UndefinedTerm] {
        &self.undefined
    }

    /// How a term stands in the draft, however it is printed there.
    ///
    /// ```
    /// use travaux::Draft;
    /// use travaux::term::{Standing, Terms};
    ///
    /// let draft = Draft::parse("rev1", "Protect the public core of the network.");
    /// let terms = Terms::new(&draft);
    /// assert!(matches!(terms.standing("public core"), Standing::Undefined { uses: 1, .. }));
    /// assert_eq!(terms.standing("rules of the road"), Standing::Absent);
    /// ```
    #[must_use]
    pub fn standing(&self, term: &str) -> Standing<'_> {
        let wanted = term_words(term, self.draft.lexicon());
        if let Some(group) = self.index.group_of(&wanted) {
            return Standing::Defined(self.definitions_of(group));
        }
        let mut uses = Vec::new();
        for clause in self.draft.clauses().filter(|_| !wanted.is_empty()) {
            let words = clause_words(clause);
            let starts = (0..words.len()).filter(|at| starts_with(&words[*at..], &wanted));
            uses.extend(starts.map(|at| TermUse {
                span: words[at].span.union(words[at + wanted.len() - 1].span),
                clause: clause.id(),
            }));
        }
        let glosses = uses.iter().filter_map(|use_| self.gloss(use_)).collect();
        match uses.first() {
            Some(first) => Standing::Undefined { first: *first, uses: uses.len(), glosses },
            None => Standing::Absent,
        }
    }

    /// Whether a term is defined in a clause.
    fn defines(&self, clause: ClauseId) -> bool {
        let place = self.definitions.partition_point(|one| one.clause < clause);
        self.definitions.get(place).is_some_and(|one| one.clause == clause)
    }

    fn definitions_of(&self, group: &Group) -> Vec<&Definition> {
        group.definitions.iter().map(|at| &self.definitions[*at]).collect()
    }

    /// What the words behind a use say of the meaning.
    fn gloss(&self, use_: &TermUse) -> Option<Gloss> {
        let text = self.draft.text();
        let clause = self.draft.clause(use_.clause);
        let body = clause.body_span();
        let rest = &text[use_.span.end()..body.end()];
        let lists = clause.lexicon().definition();
        let marks = |c: char| matches!(c, ',' | '(' | '”' | '"' | '»' | '’') || c.is_whitespace();
        let lead = rest.trim_start_matches(marks);
        if !lead.starts_with(char::is_alphabetic) {
            return None;
        }
        let kind = match (lists.references.at(words(lead)), lists.glosses.at(words(lead))) {
            (Some(_), _) => GlossKind::Reference,
            (None, Some(_)) => GlossKind::Apposition,
            _ => return None,
        };
        let start = use_.span.end() + rest.len() - lead.len();
        let first = words(lead).next().map_or(start, |word| end_of(text, word));
        let end = text[first..body.end()].find([',', ';', ')']).map_or(body.end(), |at| first + at);
        Some(Gloss { kind, span: Span::new(start, start + text[start..end].trim_end().len()) })
    }

    fn place(&self, clause: ClauseId) -> String {
        let path = self.draft.clause(clause).path();
        if path.is_empty() { format!("clause {}", clause.index() + 1) } else { path }
    }
}

/// A term and its meaning are shown up to so many characters.
const SHOWN: usize = 100;

fn shown(words: &str) -> String {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(SHOWN) {
        Some((cut, _)) => format!("{}…", line[..cut].trim_end()),
        None => line,
    }
}

fn times(count: usize) -> String {
    match count {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        count => format!("{count} times"),
    }
}

impl fmt::Display for Terms<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (defined, undefined) = (self.index.groups.len(), self.undefined.len());
        let terms = if defined == 1 { "term" } else { "terms" };
        let sigil = self.draft.sigil();
        writeln!(f, "{sigil}: {defined} {terms} defined, {undefined} used undefined")?;
        for group in &self.index.groups {
            let definitions = self.definitions_of(group);
            let term = shown(self.words(definitions[0].term));
            let used = match group.uses.len() {
                0 => "never used".to_owned(),
                count => format!("used {}", times(count)),
            };
            let twice = match definitions.len() {
                1 => String::new(),
                count => format!(", defined {}", times(count)),
            };
            writeln!(f, "\n{term}: {used}{twice}")?;
            for definition in definitions {
                let form = definition.form.name();
                let place = self.place(definition.clause);
                let meaning = definition.meaning.map(|meaning| shown(self.words(meaning)));
                let meaning = meaning.map_or(String::new(), |meaning| format!(": “{meaning}”"));
                writeln!(f, "    {form}, {place}{meaning}")?;
            }
        }
        for term in &self.undefined {
            let words = shown(self.words(term.first.span));
            let mark = if term.quoted { "in quotation marks" } else { "by its capital letters" };
            let (place, uses) = (self.place(term.first.clause), times(term.uses));
            writeln!(f, "\n{words}: not defined\n    a term {mark}, {place}, used so {uses}")?;
        }
        for (definition, uses) in self.used_before_defined() {
            let (term, place) = (shown(self.words(definition.term)), self.place(uses[0].clause));
            writeln!(f, "\n{term}: used before it is defined\n    {place}")?;
        }
        for ways in self.inconsistent() {
            let way = |way: &Writing| {
                format!("{} ({})", shown(self.words(way.first.span)), times(way.uses))
            };
            let ways: Vec<String> = ways.iter().map(way).collect();
            writeln!(f, "\nwritten in several ways: {}", ways.join(", "))?;
        }
        Ok(())
    }
}
