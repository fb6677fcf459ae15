//! A sentence and one of the library to what the one has from the other.

use std::ops::Range;

use super::derivation::{Attribution, Derivation, Passage};
use super::index;
use super::judge::{Part, Shared};
use super::library::Lineage;
use super::names::{Named, names};
use super::runs::{Matter, Run, longest, shared};
use super::search::Hit;
use super::source::Source;
use super::tracer::Tracer;
use super::words::{Key, Seen, Words};
use crate::document::{Clause, Draft};
use crate::span::Span;
use crate::text::{Normalization, Vocabulary};

/// A sentence as it is traced.
pub(super) struct Traced<'w, 'd> {
    pub(super) clause: Clause<'d>,
    pub(super) words: &'w [Seen],
    pub(super) keys: Vec<Key>,
    /// Where each word stands.
    pub(super) spans: Vec<Span>,
    /// Which words only point at another division of the same text.
    pub(super) points: Vec<bool>,
    pub(super) quotes: &'w [Span],
}

impl<'d> Tracer<'_, 'd> {
    /// What a sentence has from one that was found, if anything.
    pub(super) fn derivation(&mut self, traced: &Traced<'_, 'd>, hit: Hit) -> Option<Derivation> {
        let Lineage { index, sources, .. } = self.ground.lineage;
        let unit = &index.units[hit.unit];
        let source = &sources[unit.source as usize];
        let source_clause = source.draft().clause(unit.clause);
        let (there_keys, lead) = (index.words(hit.unit), index.lead(hit.unit));
        let there_spans = led_spans(source_clause, unit.first, there_keys.len(), lead);
        let named =
            [Named::new(traced.clause, &traced.spans), Named::new(source_clause, &there_spans)];
        let shared = self.shared(traced, there_keys, lead, named);
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

    fn shared(
        &mut self,
        traced: &Traced<'_, '_>,
        there: &[Key],
        lead: usize,
        named: [Named<'_>; 2],
    ) -> Shared {
        let keys = [&traced.keys, there];
        let [here, there] =
            keys.map(|keys| Matter::of(keys.iter().copied(), &self.ground.lineage.words));
        let (runs, mut singles) = shared(&here, &there, lead);
        let points = |matter: usize| traced.points[here.places[matter]];
        singles.retain(|(here, _)| !points(*here));
        let mut parts = Vec::new();
        for run in &runs {
            let mut nobodys = names(run, [&here, &there], named);
            let begin = here.place_of(run.here.start);
            (begin..).zip(&mut nobodys).for_each(|(at, nobodys)| *nobodys |= points(at));
            let (boilerplate, nobodys) = self.spread.boilerplate(&run.keys, nobodys);
            parts.extend(cut(run, &boilerplate, &nobodys, [&here, &there]));
        }
        for part in &mut parts {
            let rows = (&keys[0][part.run.here.clone()], &keys[1][part.run.there.clone()]);
            part.is_exact = rows.0 == rows.1;
        }
        let is_modal = |key: &Key| self.ground.lineage.words.is_modal(*key);
        let modals = here.keys.iter().map(is_modal).collect();
        Shared { here, there, parts, singles, modals }
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
        let is_quoted = passages.iter().any(|Passage { here, .. }| {
            let place = traced.quotes.partition_point(|quote| quote.end() < here.end());
            traced.quotes.get(place).is_some_and(|quote| quote.contains(*here))
        });
        match (is_cited, is_quoted) {
            (true, true) => Some(Attribution::Quoted),
            (true, false) => Some(Attribution::Cited),
            (false, true) => Some(Attribution::InQuotes),
            (false, false) => None,
        }
    }
}

/// What of a run is boilerplate, and what is not.
fn cut(
    run: &Run,
    boilerplate: &[Range<usize>],
    nobodys: &[bool],
    sides: [&Matter; 2],
) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut push = |range: Range<usize>, is_boilerplate: bool| {
        if !range.is_empty() {
            let words = nobodys[range.clone()].iter().filter(|nobodys| !**nobodys).count();
            let run = Matter::part(run, range, sides);
            parts.push(Part { run, is_boilerplate, words, is_exact: false });
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
