//! From a draft to the places its concepts stand at.

use std::collections::BTreeMap;

use regex::Regex;

use super::filter::{CONTEXT, Filter, PHRASE};
use super::map::{Annotation, NearMiss};
use super::phrase::{LONGEST_MATCH, Reading};
use super::scheme::{ConceptId, Rule, RuleId, RuleKind};
use super::symbols::{Symbols, SymbolsBuilder};
use super::trie::{Hit, Trie, TrieBuilder};
use super::units::Units;
use crate::document::{Clause, Draft};
use crate::span::Span;

/// A rule made ready to search with.
pub(super) struct Compiled {
    pub(super) search: Search,
    /// The readings of its company; none if it needs none.
    pub(super) admit: Vec<Reading>,
}

pub(super) enum Search {
    Phrase(Vec<Reading>),
    Expression(Regex),
}

/// All rules of a scheme at once.
#[derive(Clone, Debug)]
pub(super) struct Matcher {
    symbols: Symbols,
    filter: Filter,
    phrases: Trie,
    /// Rules that are regular expressions, by their number.
    expressions: Vec<(u32, Regex)>,
    /// The phrases some rule asks for as company.
    contexts: Trie,
    rules: Vec<Judged>,
}

/// What it takes to judge a match of a rule.
#[derive(Clone, Debug)]
struct Judged {
    concept: ConceptId,
    rejects: bool,
    /// Whether only words with a capital letter count.
    capital: bool,
    /// Whether the words are a name of the concept: without their company they are a near miss.
    is_name: bool,
    /// The numbers of the contexts one of which it needs, sorted; `None` if it stands for itself.
    admit: Option<Vec<u32>>,
    window: u32,
}

impl Matcher {
    pub(super) fn new(rules: &[Rule], compiled: &[Compiled]) -> Self {
        let mut symbols = SymbolsBuilder::default();
        let (mut phrases, mut contexts) = (TrieBuilder::default(), TrieBuilder::default());
        let mut expressions = Vec::new();
        let mut context_numbers: BTreeMap<&Reading, u32> = BTreeMap::new();
        let mut judged: Vec<Judged> = Vec::with_capacity(rules.len());
        for (number, (rule, compiled)) in (0..).zip(rules.iter().zip(compiled)) {
            match &compiled.search {
                Search::Expression(expression) => expressions.push((number, expression.clone())),
                Search::Phrase(readings) => {
                    readings.iter().for_each(|r| phrases.insert(r, number, &mut symbols));
                }
            }
            let mut admit = Vec::new();
            for reading in &compiled.admit {
                let next = context_numbers.len() as u32;
                let context = *context_numbers.entry(reading).or_insert(next);
                if context == next {
                    contexts.insert(reading, context, &mut symbols);
                }
                admit.push(context);
            }
            admit.sort_unstable();
            judged.push(Judged {
                concept: rule.concept,
                rejects: rule.kind == RuleKind::Rejection,
                capital: rule.capital,
                is_name: false,
                admit: Some(admit).filter(|admit| !admit.is_empty()),
                window: rule.window.unwrap_or(u32::MAX),
            });
        }
        // a label that a pattern of its concept repeats needs the pattern's company
        phrases.retain(|all, phrase| {
            let rule = &rules[phrase as usize];
            let is_label = !matches!(rule.kind, RuleKind::Pattern | RuleKind::Rejection);
            let repeats = |other: &&u32| {
                let other = &rules[**other as usize];
                other.concept == rule.concept && other.kind == RuleKind::Pattern
            };
            let repeating = all.iter().filter(|_| is_label).filter(repeats);
            repeating.map(|&pattern| judged[pattern as usize].is_name = true).count() == 0
        });
        let (phrases, contexts) = (phrases.build(), contexts.build());
        let (symbols, filter) = symbols.build(&phrases, &contexts);
        Self { symbols, filter, phrases, expressions, contexts, rules: judged }
    }

    /// Finds every concept in a draft: what stands there, and what only looks so, each in order of
    /// place.
    pub(super) fn find(&self, draft: &Draft) -> (Vec<Annotation>, Vec<NearMiss>) {
        let mut search = ClauseSearch::new(self);
        // clauses follow each other, and so do their tokens
        draft.clauses().fold(0, |token, clause| search.clause(clause, token));
        (search.annotations, search.misses)
    }
}

/// The work on one clause after the other; its lists are kept from clause to clause.
struct ClauseSearch<'m> {
    matcher: &'m Matcher,
    units: Units<'m>,
    hits: Vec<Hit>,
    contexts: Vec<Hit>,
    contexts_known: bool,
    annotations: Vec<Annotation>,
    misses: Vec<NearMiss>,
}

impl<'m> ClauseSearch<'m> {
    fn new(matcher: &'m Matcher) -> Self {
        Self {
            matcher,
            units: Units::new(&matcher.symbols, &matcher.filter),
            hits: Vec::new(),
            contexts: Vec::new(),
            contexts_known: false,
            annotations: Vec::new(),
            misses: Vec::new(),
        }
    }

    /// Searches a clause, none of whose tokens comes before `token`; gives the token after it.
    fn clause(&mut self, clause: Clause<'_>, token: usize) -> usize {
        let matcher = self.matcher;
        let draft = clause.draft();
        let tokens = self.units.read(draft, clause.body_span(), token);
        matcher.phrases.find(PHRASE, draft.text(), &mut self.units, &mut self.hits);
        for (number, expression) in &matcher.expressions {
            self.express(*number, expression, clause);
        }
        if self.hits.is_empty() {
            return tokens;
        }
        let units = self.units.places();
        self.hits.retain(|hit| {
            let start = units[hit.start as usize].start as usize;
            !matcher.rules[hit.phrase as usize].capital
                || draft.text()[start..].starts_with(char::is_uppercase)
        });
        self.contexts_known = false;
        let mut hits = std::mem::take(&mut self.hits);
        let concept = |hit: &Hit| matcher.rules[hit.phrase as usize].concept;
        hits.sort_unstable_by_key(|hit| (concept(hit), hit.start, hit.end, hit.phrase));
        let (first_annotation, first_miss) = (self.annotations.len(), self.misses.len());
        for own in hits.chunk_by(|a, b| concept(a) == concept(b)) {
            self.judge(own, clause);
        }
        self.hits = hits;
        let place = |span: Span, concept: ConceptId| (span.start(), span.end(), concept);
        self.annotations[first_annotation..].sort_unstable_by_key(|a| place(a.span, a.concept));
        self.misses[first_miss..].sort_unstable_by_key(|m| place(m.span, m.concept));
        tokens
    }

    /// Adds the matches of an expression, each for the whole words it touches.
    fn express(&mut self, number: u32, expression: &Regex, clause: Clause<'_>) {
        let offset = clause.body_span().start();
        let units = self.units.places();
        for found in expression.find_iter(clause.body()) {
            let (from, to) = (offset + found.start(), offset + found.end());
            let start = units.partition_point(|unit| unit.end as usize <= from);
            let end = units.partition_point(|unit| (unit.start as usize) < to);
            if start < end {
                self.hits.push(Hit { phrase: number, start: start as u32, end: end as u32 });
            }
        }
    }

    /// Decides which of the hits of one concept, sorted by start, stand.
    fn judge(&mut self, hits: &[Hit], clause: Clause<'_>) {
        let rule = |hit: &Hit| &self.matcher.rules[hit.phrase as usize];
        if let [only] = hits {
            if rule(only).admit.is_none() {
                return self.add(*only, !rule(only).rejects, clause);
            }
        }
        let rejects: Vec<Hit> = hits.iter().copied().filter(|hit| rule(hit).rejects).collect();
        let candidates = hits.iter().filter(|hit| !rule(hit).rejects);
        let (mut admitted, mut lonely) = (Vec::new(), Vec::new());
        for &hit in candidates {
            let to = if self.is_admitted(hit, clause.draft().text()) {
                &mut admitted
            } else {
                &mut lonely
            };
            to.push(hit);
        }
        let longest = longest(&rejects);
        admitted.retain(|&hit| !touches(&rejects, hit, longest));
        let standing = leftmost_longest(admitted);

        let longest = self::longest(&standing);
        lonely.retain(|&hit| !touches(&standing, hit, longest));
        let mut missed = leftmost_longest(rejects);
        let longest = self::longest(&missed);
        lonely.retain(|&hit| rule(&hit).is_name && !touches(&missed, hit, longest));
        missed.extend(leftmost_longest(lonely));

        standing.into_iter().for_each(|hit| self.add(hit, true, clause));
        missed.into_iter().for_each(|hit| self.add(hit, false, clause));
    }

    /// Adds a hit that stands as an annotation, one that does not as a near miss.
    fn add(&mut self, hit: Hit, stands: bool, clause: Clause<'_>) {
        let (clause, span, rule) = (clause.id(), self.span(hit), RuleId(hit.phrase));
        let concept = self.matcher.rules[hit.phrase as usize].concept;
        match stands {
            true => self.annotations.push(Annotation { concept, clause, span, rule }),
            false => self.misses.push(NearMiss { concept, clause, span, rule }),
        }
    }

    fn span(&self, hit: Hit) -> Span {
        let units = self.units.places();
        let (first, last) = (units[hit.start as usize], units[hit.end as usize - 1]);
        Span::new(first.start as usize, last.end as usize)
    }

    /// Whether the company the rule of `hit` asks for stands beside it.
    fn is_admitted(&mut self, hit: Hit, text: &str) -> bool {
        let rule = &self.matcher.rules[hit.phrase as usize];
        let Some(admit) = &rule.admit else { return true };
        if !self.contexts_known {
            self.matcher.contexts.find(CONTEXT, text, &mut self.units, &mut self.contexts);
            self.contexts.sort_unstable_by_key(|context| (context.phrase, context.start));
            self.contexts_known = true;
        }
        let away = |&context| words_away(hit, of_phrase(&self.contexts, context));
        admit.iter().filter_map(away).any(|words| words < rule.window)
    }
}

/// The hits of one phrase, of those sorted by phrase and start.
fn of_phrase(hits: &[Hit], phrase: u32) -> &[Hit] {
    let from = hits.partition_point(|hit| hit.phrase < phrase);
    let to = hits.partition_point(|hit| hit.phrase <= phrase);
    &hits[from..to]
}

/// How many words stand between `hit` and the nearest of the hits of one phrase that do not overlap
/// it; at most one of those begins at any word.
fn words_away(hit: Hit, others: &[Hit]) -> Option<u32> {
    let after = others.get(others.partition_point(|other| other.start < hit.end));
    let before = &others[..others.partition_point(|other| other.start < hit.start)];
    let before = before.iter().rev().take(LONGEST_MATCH).find(|other| other.end <= hit.start);
    let after = after.map(|other| other.start - hit.end);
    let before = before.map(|other| hit.start - other.end);
    after.into_iter().chain(before).min()
}

fn longest(hits: &[Hit]) -> u32 {
    hits.iter().map(|hit| hit.end - hit.start).max().unwrap_or(0)
}

/// Whether any of the hits, which are sorted by start and no longer than `longest`, overlaps `hit`.
fn touches(hits: &[Hit], hit: Hit, longest: u32) -> bool {
    // looking at all of them would take a clause of a million look-alikes a million times a million
    let first = hits.partition_point(|other| other.start < hit.start.saturating_sub(longest));
    let mut near = hits[first..].iter().take_while(|other| other.start < hit.end);
    near.any(|other| hit.start < other.end)
}

/// Of hits that overlap the first, and of those that begin together the longest.
fn leftmost_longest(mut hits: Vec<Hit>) -> Vec<Hit> {
    hits.sort_unstable_by_key(|hit| (hit.start, std::cmp::Reverse(hit.end), hit.phrase));
    let mut free = 0;
    hits.retain(|hit| {
        let stands = hit.start >= free;
        if stands {
            free = hit.end;
        }
        stands
    });
    hits
}

#[cfg(test)]
mod tests {
    use super::{CONTEXT, PHRASE, Units};
    use crate::concept::Scheme;
    use crate::document::Draft;

    /// Looking only where the filter says finds what looking everywhere finds.
    #[test]
    fn the_filter_loses_nothing() {
        let cyber = include_str!("../../corpus/schemes/cyber.toml");
        let report = include_str!("../../corpus/instruments/experts-report-2028.md");
        let declaration = include_str!("../../corpus/families/harbour-declaration/draft-4.fr.md");
        let matcher = &Scheme::builtin("cyber").unwrap().matcher;
        let mut units = Units::new(&matcher.symbols, &matcher.filter);
        let mut found = 0;
        // the scheme itself holds every phrase there is
        for text in [cyber, report, declaration, &cyber.to_uppercase()] {
            let draft = Draft::parse("text", text);
            for clause in draft.clauses() {
                for (sort, trie) in [(PHRASE, &matcher.phrases), (CONTEXT, &matcher.contexts)] {
                    let (mut filtered, mut all) = (Vec::new(), Vec::new());
                    units.read(&draft, clause.body_span(), clause.token_range().start);
                    trie.find(sort, draft.text(), &mut units, &mut filtered);
                    units.start_everywhere();
                    trie.find(sort, draft.text(), &mut units, &mut all);
                    filtered.sort_unstable();
                    all.sort_unstable();
                    assert_eq!(filtered, all, "{}", clause.text());
                    found += all.len();
                }
            }
        }
        assert!(found > 10_000, "{found} matches");
    }
}
