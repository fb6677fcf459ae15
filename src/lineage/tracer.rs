//! Clauses to derivations.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::ops::Range;

use foldhash::fast::RandomState;

use super::derivation::{Attribution, Derivation, DerivationClass, Passage, Precedence};
use super::index;
use super::judge::{Part, Shared};
use super::library::Lineage;
use super::overlap::crew;
use super::runs::{Matter, Run, longest, shared};
use super::search::{Hit, Search};
use super::source::Source;
use super::spread::Spread;
use super::words::{Key, Seen, Words, sentences};
use crate::concordance::ln;
use crate::document::{Citation, Clause, Draft};
use crate::setting::quotes;
use crate::span::Span;
use crate::text::{Normalization, Vocabulary};

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
    lineage: &'t Lineage<'d>,
    /// The clauses of the borrower but headings, with their words.
    clauses: Vec<(Clause<'d>, Vec<Seen>)>,
    own: Own,
    /// For every source what the dates say; `None` if it is younger, or the borrower itself.
    precedence: Vec<Option<Precedence>>,
    /// The citations of the borrower, in order.
    citations: Vec<Citation>,
}

/// Traces one clause after the other.
struct Tracer<'t, 'd> {
    ground: &'t Ground<'t, 'd>,
    search: Search<'t>,
    spread: Spread<'t>,
}

/// A sentence as it is traced.
struct Traced<'w, 'd> {
    clause: Clause<'d>,
    words: &'w [Seen],
    keys: Vec<Key>,
    /// Where each word stands.
    spans: Vec<Span>,
    quotes: &'w [Span],
}

impl<'t, 'd> Ground<'t, 'd> {
    pub(super) fn new(lineage: &'t Lineage<'d>, borrower: &Source<'d>) -> Self {
        let precedence = lineage.sources.iter().map(|source| {
            let is_itself = std::ptr::eq(source.draft(), borrower.draft());
            source.precedence(borrower.date()).filter(|_| !is_itself)
        });
        let draft = borrower.draft();
        let lookup = lineage.words.lookup(draft);
        let clauses = draft.clauses().filter(|clause| !clause.kind().is_heading());
        let clauses: Vec<_> = clauses.map(|clause| (clause, lookup.read(clause))).collect();
        Self {
            lineage,
            own: Own::new(clauses.iter().map(|(_, words)| words.as_slice())),
            clauses,
            precedence: precedence.collect(),
            citations: draft.citations(),
        }
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
                spread: Spread::new(&self.lineage.index, &self.lineage.words),
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
        for sentence in sentences(clause, words.len(), spans) {
            for one in self.trace_sentence(clause, &words[sentence], &quotes) {
                let same = |other: &&mut Derivation| {
                    (other.source, other.source_clause) == (one.source, one.source_clause)
                };
                match found.iter_mut().find(same) {
                    Some(other) => other.join(one),
                    None => found.push(one),
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
        let traced = Traced { clause, words, keys, spans, quotes };
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
        found.truncate(MOST);
        for at in 0..found.len() {
            let ties = at > 0 && {
                let (last, one) = (&found[at - 1], &found[at]);
                (last.class, standing(last)) == (one.class, standing(one))
            };
            found[at].rank = if ties { found[at - 1].rank } else { at as u32 + 1 };
        }
        found
    }

    fn derivation(&mut self, traced: &Traced<'_, 'd>, hit: Hit) -> Option<Derivation> {
        let Lineage { index, sources, .. } = self.ground.lineage;
        let unit = &index.units[hit.unit];
        let source = &sources[unit.source as usize];
        let source_clause = source.draft().clause(unit.clause);
        let (there_keys, lead) = (index.words(hit.unit), index.lead(hit.unit));
        let shared = self.shared(&traced.keys, there_keys, lead);
        let there_spans = led_spans(source_clause, unit.first, there_keys.len(), lead);
        let weights = self.weights(traced, source_clause, &there_spans, &shared);
        let measure = shared.measure(weights);
        let class = measure.class()?;
        let clause = traced.clause;
        if !shared.touches_behind(lead) {
            return None;
        }
        let sides = [&traced.spans, &there_spans];
        let passages: Vec<Passage> =
            shared.parts.iter().map(|part| self.passage(part, sides)).collect();
        let word = |side: usize, matter: &Matter, at: usize| sides[side][matter.places[at]];
        let single = |(here, there): &(usize, usize)| {
            (word(0, &shared.here, *here), word(1, &shared.there, *there))
        };
        let [here_forms, there_forms] = forms([
            (clause.draft(), traced.spans.as_slice()),
            (source.draft(), there_spans.as_slice()),
        ]);
        let runs = || shared.parts.iter().map(|part| &part.run);
        let run = longest(&here_forms, &there_forms, lead, runs);
        let run = run.map(|(here, there)| {
            let len = here.len() as u32;
            (span(sides[0], &here), span(sides[1], &there), len)
        });
        Some(Derivation {
            clause: clause.id(),
            source: unit.source,
            source_clause: unit.clause,
            class,
            precedence: self.ground.precedence[unit.source as usize]?,
            attribution: self.attribution(traced, source, &passages),
            rank: 0,
            words: shared.singles.iter().map(single).collect(),
            passages,
            run,
            share: (measure.share * 1000.0).round() as u16,
            weight: (hit.weight * 1000.0).round() as u32,
        })
    }

    fn shared(&mut self, here: &[Key], there: &[Key], lead: usize) -> Shared {
        let keys = [here, there];
        let [here, there] =
            keys.map(|keys| Matter::of(keys.iter().copied(), &self.ground.lineage.words));
        let (runs, singles) = shared(&here, &there, lead);
        let mut parts = Vec::new();
        for run in &runs {
            let boilerplate = self.spread.boilerplate(&run.keys);
            parts.extend(cut(run, &boilerplate, [&here, &there]));
        }
        for part in &mut parts {
            let rows = (&keys[0][part.run.here.clone()], &keys[1][part.run.there.clone()]);
            part.is_exact = rows.0 == rows.1;
        }
        Shared { here, there, parts, singles }
    }

    /// How much the words of matter of both sides weigh, with 1 for what only one clause has: each by how
    /// many clauses have its family, and where it has the same form on both sides that form.
    fn weights(
        &self,
        traced: &Traced<'_, '_>,
        source: Clause<'_>,
        there: &[Span],
        shared: &Shared,
    ) -> [Vec<f64>; 2] {
        let index = &self.ground.lineage.index;
        let most = 1.0 + self.search.rarity(1);
        let of = |holders: usize| (1.0 + self.search.rarity(holders.max(1))) / most;
        let own = |key: Key| self.ground.own.rarity(key);
        let mut weights = [&shared.here, &shared.there].map(|matter| {
            let weight = |key: &Key| of(index.holders(*key)).min(own(*key));
            matter.keys.iter().map(weight).collect::<Vec<f64>>()
        });
        let level = Normalization::CaseInsensitive;
        let is_same = |one: &str, other: &str| one == other || level.fold(one) == level.fold(other);
        let [own_text, other_text] = [traced.clause.draft().text(), source.draft().text()];
        let in_parts = shared.parts.iter().flat_map(|part| {
            let begins = [
                shared.here.place_of(part.run.here.start),
                shared.there.place_of(part.run.there.start),
            ];
            (0..part.run.keys.len()).map(move |at| (begins[0] + at, begins[1] + at))
        });
        for (here_at, there_at) in in_parts.chain(shared.singles.iter().copied()) {
            let (word, other) = (shared.here.places[here_at], shared.there.places[there_at]);
            let words = (&own_text[traced.spans[word].range()], &other_text[there[other].range()]);
            if is_same(words.0, words.1) {
                let Seen { key, holders, .. } = traced.words[word];
                let weight = of(holders as usize).min(own(key));
                (weights[0][here_at], weights[1][there_at]) = (weight, weight);
            }
        }
        weights
    }

    fn passage(&self, part: &Part, sides: [&Vec<Span>; 2]) -> Passage {
        Passage {
            here: span(sides[0], &part.run.here),
            there: span(sides[1], &part.run.there),
            words: part.run.keys.len() as u32,
            texts: self.spread.texts(&part.run.keys) as u32,
            boilerplate: part.is_boilerplate,
        }
    }

    fn attribution(
        &self,
        traced: &Traced<'_, '_>,
        source: &Source<'_>,
        passages: &[Passage],
    ) -> Option<Attribution> {
        let body = traced.clause.body_span();
        let begin =
            self.ground.citations.partition_point(|citation| citation.span.start() < body.start());
        let in_clause =
            self.ground.citations[begin..].iter().take_while(|one| body.contains(one.span));
        let is_cited = in_clause.into_iter().any(|citation| source.is_cited_by(citation));
        let is_quoted = passages
            .iter()
            .any(|passage| traced.quotes.iter().any(|quote| quote.contains(passage.here)));
        match (is_cited, is_quoted) {
            (true, true) => Some(Attribution::Quoted),
            (true, false) => Some(Attribution::Cited),
            (false, true) => Some(Attribution::InQuotes),
            (false, false) => None,
        }
    }
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

/// What of a run is boilerplate, and what is not.
fn cut(run: &Run, boilerplate: &[Range<usize>], sides: [&Matter; 2]) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut push = |range: Range<usize>, is_boilerplate: bool| {
        if !range.is_empty() {
            let run = Matter::part(run, range, sides);
            parts.push(Part { run, is_boilerplate, is_exact: false });
        }
    };
    let mut at = 0;
    for stretch in boilerplate {
        let begin = stretch.start.max(at);
        push(at..begin, false);
        push(begin..stretch.end, true);
        at = stretch.end;
    }
    push(at..run.keys.len(), false);
    parts
}

/// Where the `count` words of a sentence stand, whose first is the word `first` of its clause; the first
/// `lead` are those of its governors.
fn led_spans(clause: Clause<'_>, first: usize, count: usize, lead: usize) -> Vec<Span> {
    let mut spans = Vec::with_capacity(count);
    if lead > 0 {
        for (governor, range) in index::lead(clause, |governor| Words::spans(governor).len()) {
            spans.extend_from_slice(&Words::spans(governor)[range]);
        }
    }
    spans.extend(Words::spans(clause).into_iter().skip(first).take(count - lead));
    spans
}

/// The words of two sentences as numbers, the same number for the same form.
fn forms(sides: [(&Draft, &[Span]); 2]) -> [Vec<u32>; 2] {
    let mut vocabulary = Vocabulary::new(Normalization::CaseInsensitive);
    sides.map(|(draft, words)| {
        words.iter().map(|word| vocabulary.intern_at(draft.text(), *word).0).collect()
    })
}

fn span(words: &[Span], range: &Range<usize>) -> Span {
    words[range.start].union(words[range.end - 1])
}

/// How much words weigh by how many clauses of the borrower itself they stand in, with 1 for one clause: what
/// it speaks of all the time is its subject, and no sign of where it has it from.
struct Own(HashMap<Key, f64, RandomState>);

impl Own {
    fn new<'w>(clauses: impl Iterator<Item = &'w [Seen]>) -> Self {
        let mut all = 0;
        let mut holders: HashMap<Key, (usize, usize), RandomState> = HashMap::default();
        for words in clauses {
            all += 1;
            for word in words {
                let (last, count) = holders.entry(word.key).or_default();
                if *last != all {
                    (*last, *count) = (all, *count + 1);
                }
            }
        }
        let all = f64::from(u32::try_from(all.max(1)).unwrap_or(u32::MAX));
        let rarity = |count: usize| (1.0 + ln(all / count as f64)) / (1.0 + ln(all));
        Self(holders.into_iter().map(|(key, (_, count))| (key, rarity(count))).collect())
    }

    fn rarity(&self, key: Key) -> f64 {
        self.0.get(&key).copied().unwrap_or(1.0)
    }
}
