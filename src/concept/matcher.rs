//! From a draft to the places its concepts stand at.

use std::collections::BTreeMap;

use regex::Regex;

use super::arms::{Demand, Marked};
use super::captures;
use super::company::{Companies, Companion, Everywhere, Nearby, Place};
use super::compiler::{Compiled, Compiler, JudgedArm};
use super::filter::{Filter, PHRASE};
use super::map::{Annotation, Cause, NearMiss};
use super::scheme::{ConceptId, Overlap, Rule, RuleId};
use super::symbols::Symbols;
use super::trie::{Hit, Trie};
use super::units::Units;
use crate::document::{Clause, Draft};
use crate::span::Span;

/// All rules of a scheme at once.
#[derive(Clone, Debug)]
pub(super) struct Matcher {
    symbols: Symbols,
    filter: Filter,
    phrases: Trie,
    /// Arms that are regular expressions, by their number.
    expressions: Vec<(u32, Regex)>,
    companies: Companies,
    /// What each phrase or expression stands for, by its number.
    arms: Vec<JudgedArm>,
    /// The readings of arms that hold a capture, by the number of the arm.
    capturing: BTreeMap<u32, Vec<Marked>>,
    /// Whether any rule counts only words with a capital letter.
    capitals: bool,
    /// What becomes of matches that overlap, by concept.
    overlaps: Vec<Overlap>,
    /// Whether a concept is found by its words alone, whatever stands beside them, and of hits that
    /// overlap the longest counts; by concept.
    plain: Vec<bool>,
}

impl Matcher {
    /// Makes ready the rules of a scheme; `overlaps` says of each concept what becomes of matches
    /// that overlap.
    pub(super) fn new(rules: &[Rule], compiled: Vec<Compiled>, overlaps: Vec<Overlap>) -> Self {
        let mut compiler = Compiler::default();
        for (rule, compiled) in rules.iter().zip(compiled) {
            compiler.rule(rule, compiled);
        }
        compiler.let_names_need_company(rules);
        let Compiler { symbols, phrases, contexts, arms, expressions, capturing, .. } = compiler;
        let companies = Companies::new(contexts, arms.iter().flat_map(|arm| &arm.demands));
        let phrases = phrases.build();
        let (symbols, filter) = symbols.build(&phrases, &companies.trie);
        let capitals = arms.iter().any(|arm| arm.capital);
        let mut plain: Vec<bool> = overlaps.iter().map(|&own| own != Overlap::All).collect();
        for arm in arms.iter().filter(|arm| arm.rejects || !arm.demands.is_empty()) {
            plain[arm.concept.index()] = false;
        }
        Self {
            symbols,
            filter,
            phrases,
            expressions,
            companies,
            arms,
            capturing,
            capitals,
            overlaps,
            plain,
        }
    }

    fn arm(&self, hit: Hit) -> &JudgedArm {
        &self.arms[hit.phrase as usize]
    }

    /// The words of clauses as its phrases see them.
    pub(super) fn units(&self) -> Units<'_> {
        Units::new(&self.symbols, &self.filter)
    }

    /// All company in a draft, if any rule looks beyond its clause.
    pub(super) fn everywhere(&self, draft: &Draft) -> Option<Everywhere> {
        self.companies.everywhere(draft, &mut self.units())
    }

    /// Finds every concept in a draft, whose company beyond clauses is `everywhere`: what stands there,
    /// and what only looks so, each in order of place.
    pub(super) fn find(
        &self,
        draft: &Draft,
        everywhere: Option<&Everywhere>,
    ) -> (Vec<Annotation>, Vec<NearMiss>) {
        let mut search = ClauseSearch::new(self, everywhere);
        // clauses follow each other, and so do their tokens
        draft.clauses().fold(0, |token, clause| search.clause(clause, token));
        (search.annotations, search.misses)
    }

    /// The words each capture of a rule caught in a match of it and in its company, by the number of
    /// the capture.
    pub(super) fn captures(
        &self,
        draft: &Draft,
        everywhere: Option<&Everywhere>,
        annotation: Annotation,
    ) -> Vec<(u8, Span)> {
        let mut search = ClauseSearch::new(self, everywhere);
        let clause = draft.clause(annotation.clause);
        let Some(found) = search.again(clause, annotation.span) else { return Vec::new() };
        let (mut own, mut beside) = (Vec::new(), Vec::new());
        for number in self.arms_of(annotation.rule) {
            let hit = Hit { phrase: number, ..found };
            if search.verdict(hit, clause).is_some() {
                continue;
            }
            own.push(hit);
            let demands =
                self.arms[number as usize].demands.iter().filter(|demand| !demand.negated);
            beside.extend(demands.filter_map(|demand| search.companion(demand, hit, clause)));
        }
        let mut caught = Vec::new();
        for hit in own {
            search.catch(&self.capturing, hit, clause, &mut caught);
        }
        for Companion { context, clause, hit } in beside {
            let hit = Hit { phrase: context, ..hit };
            search.catch(&self.companies.capturing, hit, draft.clause(clause), &mut caught);
        }
        caught.sort_unstable_by_key(|&(capture, span)| (capture, span.start(), span.end()));
        caught.dedup();
        caught
    }

    /// The words whose company spoils a near miss, and where they should not stand.
    pub(super) fn spoiler(
        &self,
        draft: &Draft,
        everywhere: Option<&Everywhere>,
        miss: NearMiss,
    ) -> Option<(Span, &Demand)> {
        let mut search = ClauseSearch::new(self, everywhere);
        let clause = draft.clause(miss.clause);
        let found = search.again(clause, miss.span)?;
        self.arms_of(miss.rule).find_map(|number| {
            let hit = Hit { phrase: number, ..found };
            let demands = self.arms[number as usize].demands.iter().filter(|demand| demand.negated);
            demands.into_iter().find_map(|demand| {
                let companion = search.companion(demand, hit, clause)?;
                let span = search.span_in(draft.clause(companion.clause), companion.hit);
                Some((span, demand))
            })
        })
    }

    /// The numbers of the arms of a rule.
    fn arms_of(&self, rule: RuleId) -> std::ops::Range<u32> {
        let first = self.arms.partition_point(|arm| arm.rule < rule);
        let end = self.arms.partition_point(|arm| arm.rule <= rule);
        first as u32..end as u32
    }
}

/// The work on one clause after the other; its lists are kept from clause to clause.
struct ClauseSearch<'m> {
    matcher: &'m Matcher,
    units: Units<'m>,
    hits: Vec<Hit>,
    by_concept: Vec<(ConceptId, Hit)>,
    /// For each concept, the place of the last of its annotations; none of its own if there is none.
    latest: Vec<usize>,
    nearby: Nearby,
    nearby_known: bool,
    everywhere: Option<&'m Everywhere>,
    annotations: Vec<Annotation>,
    misses: Vec<NearMiss>,
}

impl<'m> ClauseSearch<'m> {
    fn new(matcher: &'m Matcher, everywhere: Option<&'m Everywhere>) -> Self {
        Self {
            matcher,
            units: matcher.units(),
            hits: Vec::new(),
            by_concept: Vec::new(),
            latest: vec![0; matcher.overlaps.len()],
            nearby: Nearby::default(),
            nearby_known: false,
            everywhere,
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
        if !matcher.expressions.is_empty() {
            self.hits.sort_unstable_by_key(|hit| (hit.start, hit.end, hit.phrase));
        }
        if self.hits.is_empty() {
            return tokens;
        }
        if matcher.capitals {
            let units = self.units.places();
            self.hits.retain(|hit| {
                let start = units[hit.start as usize].start as usize;
                !matcher.arm(*hit).capital || draft.text()[start..].starts_with(char::is_uppercase)
            });
        }
        self.nearby_known = false;
        let (first_annotation, first_miss) = (self.annotations.len(), self.misses.len());
        self.settle(clause);
        let place = |span: Span, concept: ConceptId, rule: RuleId| {
            four(span.start() as u32, span.end() as u32, concept.0, rule.0)
        };
        self.annotations[first_annotation..]
            .sort_unstable_by_key(|a| place(a.span, a.concept, a.rule));
        self.cover(first_annotation);
        self.misses[first_miss..].sort_unstable_by_key(|m| place(m.span, m.concept, m.rule));
        tokens
    }

    /// Decides which of the hits of a clause, which are sorted by start, stand.
    fn settle(&mut self, clause: Clause<'_>) {
        let matcher = self.matcher;
        let hits = std::mem::take(&mut self.hits);
        let mut judged = std::mem::take(&mut self.by_concept);
        judged.clear();
        let first = self.annotations.len();
        for &hit in &hits {
            let concept = matcher.arm(hit).concept;
            match matcher.plain[concept.index()] {
                true => self.stand(hit, first, clause),
                false => judged.push((concept, hit)),
            }
        }
        judged.sort_unstable_by_key(|&(concept, hit)| {
            four(concept.0, hit.start, hit.end, hit.phrase)
        });
        for own in judged.chunk_by(|a, b| a.0 == b.0) {
            self.judge(own, clause);
        }
        (self.hits, self.by_concept) = (hits, judged);
    }

    /// Adds a hit of a concept that is found by its words alone, unless one of its hits since the
    /// annotation `first` covers it: as [`leftmost_longest`] chooses, one hit after the other.
    fn stand(&mut self, hit: Hit, first: usize, clause: Clause<'_>) {
        let JudgedArm { rule, concept, .. } = *self.matcher.arm(hit);
        let found = Annotation { concept, clause: clause.id(), span: self.units.span(hit), rule };
        let place = &mut self.latest[concept.index()];
        let own = |latest: &&mut Annotation| *place >= first && latest.concept == concept;
        match self.annotations.get_mut(*place).filter(own) {
            Some(latest) if latest.span.start() == found.span.start() => {
                let is_better = (found.span.end(), latest.rule) > (latest.span.end(), found.rule);
                *latest = if is_better { found } else { *latest };
            }
            Some(latest) if found.span.start() < latest.span.end() => {}
            _ => {
                *place = self.annotations.len();
                self.annotations.push(found);
            }
        }
    }

    /// Drops what longer matches of other concepts cover, of concepts that ask for it.
    fn cover(&mut self, first: usize) {
        let overlaps = &self.matcher.overlaps;
        let gives_way = |a: &Annotation| overlaps[a.concept.index()] == Overlap::LongestOfAll;
        if !self.annotations[first..].iter().any(gives_way) {
            return;
        }
        let mut order: Vec<usize> = (first..self.annotations.len()).collect();
        let rank = |&at: &usize| {
            let span = self.annotations[at].span;
            (span.start(), std::cmp::Reverse(span.end()))
        };
        order.sort_by_key(rank);
        let mut free = 0;
        let mut covered = Vec::new();
        for at in order {
            let annotation = self.annotations[at];
            if annotation.span.start() >= free {
                free = annotation.span.end();
            } else if gives_way(&annotation) {
                covered.push(at);
            }
        }
        covered.sort_unstable();
        for &at in covered.iter().rev() {
            let Annotation { concept, clause, span, rule } = self.annotations.remove(at);
            self.misses.push(NearMiss { concept, clause, span, rule, cause: Cause::Covered });
        }
    }

    /// Adds the matches of an expression, each for the whole words it touches.
    fn express(&mut self, number: u32, expression: &Regex, clause: Clause<'_>) {
        let offset = clause.body_span().start();
        for found in expression.find_iter(clause.body()) {
            let span = Span::new(offset + found.start(), offset + found.end());
            self.hits.extend(self.units.hit(number, span));
        }
    }

    /// Decides which of the hits of one concept, sorted by start, stand.
    fn judge(&mut self, hits: &[(ConceptId, Hit)], clause: Clause<'_>) {
        let matcher = self.matcher;
        let rejects = |hit: &Hit| matcher.arm(*hit).rejects;
        if let [(_, only)] = hits {
            if matcher.arm(*only).demands.is_empty() {
                let rejected = rejects(only).then_some(Cause::Rejected);
                return self.add(*only, rejected, clause);
            }
        }
        let (mut admitted, mut rejected, mut lonely, mut spoiled) =
            (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for &(_, hit) in hits {
            let to = match self.verdict(hit, clause) {
                None if rejects(&hit) => &mut rejected,
                None => &mut admitted,
                Some(_) if rejects(&hit) => continue,
                Some(Cause::Spoiled) => &mut spoiled,
                Some(_) if matcher.arm(hit).is_name => &mut lonely,
                Some(_) => continue,
            };
            to.push(hit);
        }
        let longest = longest(&rejected);
        admitted.retain(|&hit| !touches(&rejected, hit, longest));
        let overlap = hits.first().and_then(|(concept, _)| matcher.overlaps.get(concept.index()));
        let standing = match overlap {
            Some(Overlap::All) => every_one(admitted, |hit| matcher.arm(*hit).rule),
            _ => leftmost_longest(admitted),
        };
        let longest = self::longest(&standing);
        // sorted by start, as what stands is
        let mut missed: Vec<(Hit, Cause)> = Vec::new();
        missed.extend(leftmost_longest(rejected).into_iter().map(|hit| (hit, Cause::Rejected)));
        for (mut others, cause) in [(spoiled, Cause::Spoiled), (lonely, Cause::Lonely)] {
            let mut before: Vec<Hit> = missed.iter().map(|&(hit, _)| hit).collect();
            before.sort_unstable_by_key(|hit| hit.start);
            let longest_before = self::longest(&before);
            others.retain(|&hit| {
                !touches(&standing, hit, longest) && !touches(&before, hit, longest_before)
            });
            missed.extend(leftmost_longest(others).into_iter().map(|hit| (hit, cause)));
        }
        standing.into_iter().for_each(|hit| self.add(hit, None, clause));
        missed.into_iter().for_each(|(hit, cause)| self.add(hit, Some(cause), clause));
    }

    /// Adds a hit that stands as an annotation, one that does not as a near miss.
    fn add(&mut self, hit: Hit, cause: Option<Cause>, clause: Clause<'_>) {
        let JudgedArm { rule, concept, .. } = *self.matcher.arm(hit);
        let (clause, span) = (clause.id(), self.units.span(hit));
        match cause {
            None => self.annotations.push(Annotation { concept, clause, span, rule }),
            Some(cause) => self.misses.push(NearMiss { concept, clause, span, rule, cause }),
        }
    }

    /// Why a hit does not stand; `None` if it does.
    fn verdict(&mut self, hit: Hit, clause: Clause<'_>) -> Option<Cause> {
        let demands = &self.matcher.arm(hit).demands;
        if demands.is_empty() {
            return None;
        }
        self.know_company(clause);
        let met = |demand: &Demand| self.companion(demand, hit, clause).is_some();
        match demands.iter().any(|demand| !demand.negated && !met(demand)) {
            true => Some(Cause::Lonely),
            false => {
                demands.iter().any(|demand| demand.negated && met(demand)).then_some(Cause::Spoiled)
            }
        }
    }

    /// Finds the company in the clause read last, unless that is done.
    fn know_company(&mut self, clause: Clause<'_>) {
        if self.everywhere.is_none() && !self.nearby_known {
            self.nearby.read(&self.matcher.companies, clause, &mut self.units);
            self.nearby_known = true;
        }
    }

    fn place(&self, hit: Hit, clause: Clause<'_>) -> Place {
        Place { hit, span: self.units.span(hit), clause: clause.id() }
    }

    fn company(&self, clause: Clause<'_>) -> &Nearby {
        self.everywhere.map_or(&self.nearby, |all| all.nearby(clause.id()))
    }

    fn companion(&self, demand: &Demand, hit: Hit, clause: Clause<'_>) -> Option<Companion> {
        let place = self.place(hit, clause);
        place.companion(demand, self.company(clause), self.everywhere)
    }

    /// Reads one clause again, with its company; gives the units of `span`.
    fn again(&mut self, clause: Clause<'_>, span: Span) -> Option<Hit> {
        let draft = clause.draft();
        self.units.read(draft, clause.body_span(), clause.token_range().start);
        self.know_company(clause);
        self.units.hit(0, span)
    }

    /// Where a hit of another clause stands; the units are those of that clause then.
    fn span_in(&mut self, clause: Clause<'_>, hit: Hit) -> Span {
        self.units.read(clause.draft(), clause.body_span(), clause.token_range().start);
        self.units.span(hit)
    }

    /// Adds what the captures of the readings in `from` catch in a hit in `clause`.
    fn catch(
        &mut self,
        from: &BTreeMap<u32, Vec<Marked>>,
        hit: Hit,
        clause: Clause<'_>,
        caught: &mut Vec<(u8, Span)>,
    ) {
        let Some(readings) = from.get(&hit.phrase) else { return };
        self.units.read(clause.draft(), clause.body_span(), clause.token_range().start);
        let text = clause.draft().text();
        let found = readings
            .iter()
            .find_map(|reading| captures::catch(reading, hit, text, &mut self.units));
        caught.extend(found.into_iter().flatten());
    }
}

/// Four numbers as one, in the same order: one comparison where a processor would guess at four.
fn four(first: u32, second: u32, third: u32, fourth: u32) -> u128 {
    let high = u64::from(first) << 32 | u64::from(second);
    let low = u64::from(third) << 32 | u64::from(fourth);
    u128::from(high) << 64 | u128::from(low)
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

/// All hits, of each rule and place one.
fn every_one(mut hits: Vec<Hit>, rule: impl Fn(&Hit) -> RuleId) -> Vec<Hit> {
    hits.sort_unstable_by_key(|hit| (hit.start, hit.end, hit.phrase));
    hits.dedup_by_key(|hit| (hit.start, hit.end, rule(hit)));
    hits
}

#[cfg(test)]
mod tests {
    use super::{PHRASE, Units};
    use crate::concept::Scheme;
    use crate::concept::filter::CONTEXT;
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
                for (sort, trie) in [(PHRASE, &matcher.phrases), (CONTEXT, &matcher.companies.trie)]
                {
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
