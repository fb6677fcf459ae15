//! Clauses to derivations.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

use foldhash::fast::RandomState;

use super::crew;
use super::derivation::{Derivation, DerivationClass, Passage, Precedence};
use super::library::Lineage;
use super::own::Own;
use super::pair::Traced;
use super::search::Search;
use super::source::Source;
use super::spread::Spread;
use super::words::{Key, Seen, is_traced, sentences};
use crate::document::{Citation, Clause, Label};
use crate::setting::quotes;
use crate::span::Span;

/// So many clauses of the library are compared with a clause, those that share most with it.
const COMPARED: usize = 16;
/// … if they weigh at least so much of what the likest does.
const LEAST: f64 = 0.2;
/// So many sources of a clause are told at most, and so many that only share its subject.
const MOST: usize = 8;
const MOST_THEMATIC: usize = 3;
/// A clause of fewer words of matter is not traced: any text has them.
pub(super) const FEWEST: usize = 3;
/// Clauses are shared out among threads if there are at least so many.
const MANY: usize = 64;

/// What is known before any clause is traced.
pub(super) struct Ground<'t, 'd> {
    pub(super) lineage: &'t Lineage<'d>,
    /// The clauses of the borrower that are traced, with their words.
    clauses: Vec<(Clause<'d>, Vec<Seen>)>,
    pub(super) own: Own,
    /// For every source what the dates say; `None` if it is younger, or the borrower itself.
    pub(super) precedence: Vec<Option<Precedence>>,
    /// The citations of the borrower, in order.
    pub(super) citations: Vec<Citation>,
}

/// Traces one clause after the other.
pub(super) struct Tracer<'t, 'd> {
    pub(super) ground: &'t Ground<'t, 'd>,
    pub(super) search: Search<'t>,
    pub(super) spread: Spread<'t>,
}

impl<'t, 'd> Ground<'t, 'd> {
    pub(super) fn new(lineage: &'t Lineage<'d>, borrower: &Source<'d>) -> Self {
        let precedence = lineage.sources.iter().map(|source| {
            let is_itself = std::ptr::eq(source.draft(), borrower.draft());
            source.precedence(borrower.date()).filter(|_| !is_itself)
        });
        let draft = borrower.draft();
        let lookup = lineage.words.lookup(draft);
        let clauses = draft.clauses().filter(|clause| is_traced(*clause));
        let clauses: Vec<_> = clauses.map(|clause| (clause, lookup.read(clause))).collect();
        Self {
            lineage,
            own: Own::new(clauses.iter().map(|(_, words)| words.as_slice())),
            clauses,
            precedence: precedence.collect(),
            citations: draft.citations(),
        }
    }

    /// Whether a word is one of a citation of the borrower's own divisions, *articles 5 and 6*: where they are
    /// is known to nobody else.
    fn points_inside(&self, word: Span) -> bool {
        let behind =
            self.citations.partition_point(|citation| citation.span.start() <= word.start());
        let citation = behind.checked_sub(1).map(|at| &self.citations[at]);
        citation.is_some_and(|citation| {
            let mut steps = citation.targets.iter().flat_map(|target| &target.path);
            // every text speaks of “this article”
            let points = steps.any(|step| !matches!(step.label, Label::This | Label::Sole));
            citation.span.contains(word) && citation.is_internal() && points
        })
    }

    /// All derivations, in the order of the clauses, whatever the number of threads.
    pub(super) fn trace(&self) -> Vec<Derivation> {
        let jobs = self.clauses.len();
        let threads = if jobs < MANY { 1 } else { crew::threads(0, jobs) };
        let mut found = vec![Vec::new(); jobs];
        crew::work(
            threads,
            jobs,
            || Tracer {
                ground: self,
                search: Search::new(&self.lineage.index, &self.lineage.words),
                spread: Spread::new(
                    &self.lineage.index,
                    &self.lineage.words,
                    &self.lineage.formulae,
                ),
            },
            |tracer, job| {
                let (clause, words) = &self.clauses[job];
                tracer.trace_clause(*clause, words)
            },
            |job, derivations| found[job] = derivations,
        );
        found.into_iter().flatten().collect()
    }
}

impl<'d> Tracer<'_, 'd> {
    fn trace_clause(&mut self, clause: Clause<'d>, words: &[Seen]) -> Vec<Derivation> {
        let quotes = quotes(clause.body(), clause.body_span().start());
        let spans = || words.iter().map(|word| word.span).collect();
        let mut found: Vec<Derivation> = Vec::new();
        let mut places: HashMap<_, usize, RandomState> = HashMap::default();
        for sentence in sentences(clause, words.len(), spans) {
            for one in self.trace_sentence(clause, &words[sentence], &quotes) {
                match places.entry((one.source, one.source_clause)) {
                    Entry::Occupied(place) => found[*place.get()].join(one),
                    Entry::Vacant(place) => {
                        place.insert(found.len());
                        found.push(one);
                    }
                }
            }
        }
        self.ranked(found)
    }

    fn trace_sentence(
        &mut self,
        clause: Clause<'d>,
        words: &[Seen],
        quotes: &[Span],
    ) -> Vec<Derivation> {
        let keys: Vec<Key> = words.iter().map(|word| word.key).collect();
        let matter = keys.iter().filter(|key| self.ground.lineage.words.is_matter(**key));
        if matter.count() < FEWEST {
            return Vec::new();
        }
        let (index, precedence) = (&self.ground.lineage.index, &self.ground.precedence);
        let is_open = |unit: usize| precedence[index.units[unit].source as usize].is_some();
        let mut hits = self.search.find(&keys, COMPARED, is_open);
        let best = hits.first().map_or(0.0, |hit| hit.weight);
        hits.retain(|hit| hit.weight >= LEAST * best);
        let spans = words.iter().map(|word| word.span).collect();
        let points = words.iter().map(|word| self.ground.points_inside(word.span)).collect();
        let traced = Traced { clause, words, keys, spans, points, quotes };
        hits.iter().filter_map(|hit| self.derivation(&traced, *hit)).collect()
    }

    /// The best of the derivations of a clause, ranked.
    fn ranked(&self, mut found: Vec<Derivation>) -> Vec<Derivation> {
        let date = |one: &Derivation| {
            let date = self.ground.lineage.sources[one.source as usize].date();
            (date.is_none(), date)
        };
        found.sort_by_key(|one| {
            (
                one.class == DerivationClass::Thematic,
                Reverse(standing(one)),
                date(one),
                one.source,
                one.source_clause,
            )
        });
        let mut thematic = 0;
        found.retain(|one| {
            thematic += usize::from(one.class == DerivationClass::Thematic);
            one.class != DerivationClass::Thematic || thematic <= MOST_THEMATIC
        });
        let mut found = chosen(found, MOST);
        for at in 0..found.len() {
            let ties = at > 0 && {
                let (last, one) = (&found[at - 1], &found[at]);
                (last.class, standing(last)) == (one.class, standing(one))
            };
            found[at].rank = if ties { found[at - 1].rank } else { at as u32 + 1 };
        }
        found
    }
}

/// The best so many. What has no words but those that a likelier clause of the same source has too comes in
/// where there is room: a chapter that goes on about its subject must not hide all other sources.
fn chosen(ranked: Vec<Derivation>, most: usize) -> Vec<Derivation> {
    if ranked.len() <= most {
        return ranked;
    }
    let is_new = |at: usize| {
        let one = &ranked[at];
        let likelier = || ranked[..at].iter().filter(|other| other.source == one.source);
        let is_told = |passage: &&Passage| {
            let mut told = likelier().flat_map(|other| &other.passages);
            told.any(|other| other.here.contains(passage.here))
        };
        let own = || one.passages.iter().filter(|passage| !passage.boilerplate);
        own().next().is_none() || !own().all(|passage| is_told(&passage))
    };
    let (mut order, again): (Vec<usize>, Vec<usize>) =
        (0..ranked.len()).partition(|at| is_new(*at));
    order.extend(again);
    order.truncate(most);
    let mut places = (0..ranked.len()).map(|at| order.contains(&at));
    ranked.into_iter().filter(|_| places.next() == Some(true)).collect()
}

/// By what derivations of one clause are ranked.
fn standing(one: &Derivation) -> u64 {
    let percent = match one.class {
        DerivationClass::Verbatim => 120,
        DerivationClass::Adapted => 110,
        DerivationClass::Echo | DerivationClass::Thematic => 100,
    };
    u64::from(one.weight) * percent
}
