//! Looking for phrases, patterns and concepts in all drafts.

use std::collections::BTreeSet;

use super::beside::{beside, places};
use super::lifespan::{Lifespan, Occurrence, Sought, Turn, TurnKind};
use super::timeline::History;
use crate::concept::{Concept, ConceptMap, Scheme};
use crate::concordance::scheme_of_pattern;
use crate::document::Draft;
use crate::error::Error;
use crate::span::Span;
use crate::text::{Normalization, Tokens};

impl History<'_> {
    /// Where a phrase stands inside clauses in every draft, whatever its capitals and marks' print.
    #[must_use]
    pub fn lifespan(&self, phrase: &str) -> Lifespan {
        let phrase = phrase.trim();
        let normal = |word: &str| Normalization::CaseInsensitive.fold(word).into_owned();
        let wanted: Vec<String> =
            Tokens::new(phrase).iter(phrase).map(|t| normal(t.word())).collect();
        let found = self.drafts().iter().map(|draft| find(draft, &wanted)).collect();
        self.life(Sought::Phrase(phrase.to_owned()), found)
    }

    /// Where a pattern matches in every draft; it is written as in a [`Scheme`].
    ///
    /// # Errors
    /// If the pattern cannot be read.
    ///
    /// ```
    /// use travaux::{Draft, History};
    ///
    /// let drafts = ["Ships pay a small toll.", "Ships pay a fee.", "Ships pay tolls and fees."]
    ///     .map(|text| Draft::parse("", text));
    /// let history = History::new(&drafts.each_ref());
    /// let toll = history.lifespan_of_pattern("pay <3> toll")?;
    /// assert_eq!((toll.born(), toll.returned()), (Some(0), &[2][..]));
    /// # Ok::<(), travaux::Error>(())
    /// ```
    pub fn lifespan_of_pattern(&self, pattern: &str) -> Result<Lifespan, Error> {
        let scheme = scheme_of_pattern(pattern)?;
        let all = scheme.concepts().next();
        let maps: Vec<_> = self.drafts().iter().map(|draft| scheme.annotate(draft)).collect();
        let found = maps.iter().map(|map| all.map_or(Vec::new(), |all| named(map, all)));
        Ok(self.life(Sought::Pattern(pattern.to_owned()), found.collect()))
    }

    /// Where a concept stands in every draft, or one narrower than it; `None` if the scheme has no such
    /// concept.
    ///
    /// ```
    /// use travaux::{Draft, History, Scheme};
    ///
    /// let drafts = ["Protect the integrity of all data.", "Protect the availability of all data."]
    ///     .map(|text| Draft::parse("", text));
    /// let history = History::new(&drafts.each_ref());
    /// let scheme = Scheme::builtin("cyber")?;
    /// let integrity = history.lifespan_of_concept(scheme, "integrity").unwrap();
    /// assert_eq!((integrity.born(), integrity.died()), (Some(0), Some(1)));
    /// let other = integrity.turns[0].other.unwrap();
    /// assert_eq!(&drafts[1].text()[other.span.range()], "availability");
    /// # Ok::<(), travaux::Error>(())
    /// ```
    #[must_use]
    pub fn lifespan_of_concept(&self, scheme: &Scheme, id: &str) -> Option<Lifespan> {
        let concept = scheme.concept(id)?;
        let maps: Vec<_> = self.drafts().iter().map(|draft| scheme.annotate(draft)).collect();
        Some(self.life_of(scheme, &maps, concept))
    }

    /// The lifespans of all concepts of a scheme that stand in any draft, in the order of the scheme.
    #[must_use]
    pub fn lifespans(&self, scheme: &Scheme) -> Vec<Lifespan> {
        let maps: Vec<_> = self.drafts().iter().map(|draft| scheme.annotate(draft)).collect();
        let named = |concept: &Concept<'_>| maps.iter().any(|map| map.is_present(*concept));
        let concepts = scheme.concepts().filter(named);
        concepts.map(|concept| self.life_of(scheme, &maps, concept)).collect()
    }

    fn life_of(&self, scheme: &Scheme, maps: &[ConceptMap<'_>], concept: Concept<'_>) -> Lifespan {
        let language = self.drafts().last().and_then(|draft| draft.language()).unwrap_or("und");
        let sought = Sought::Concept {
            scheme: scheme.id().to_owned(),
            id: concept.id().to_owned(),
            name: concept.name(language).to_owned(),
        };
        self.life(sought, maps.iter().map(|map| named(map, concept)).collect())
    }

    fn life(&self, sought: Sought, found: Vec<Vec<Occurrence>>) -> Lifespan {
        let mut turns = Vec::new();
        let numbers = |draft: usize, places: &[Occurrence]| -> BTreeSet<usize> {
            places.iter().flat_map(|one| self.numbers(draft, one.span)).collect()
        };
        for (draft, steps) in (0..self.drafts().len()).map(|draft| (draft, self.steps_into(draft)))
        {
            let parents = self.stemma().parents(draft);
            let before = parents.iter().flat_map(|parent| numbers(*parent, &found[*parent]));
            let (before, after): (BTreeSet<_>, _) =
                (before.collect(), numbers(draft, &found[draft]));
            for (at, (parent, step)) in parents.iter().zip(steps).enumerate() {
                let comparison = &self.steps()[step];
                let places = places(comparison);
                let mut turn = |kind, has: usize, theirs: &BTreeSet<usize>| {
                    for phrase in &found[has] {
                        if self.numbers(has, phrase.span).any(|word| theirs.contains(&word)) {
                            continue;
                        }
                        let other = beside(comparison, &places, kind, *phrase);
                        turns.push(Turn { kind, draft, parent: *parent, phrase: *phrase, other });
                    }
                };
                turn(TurnKind::Vanished, *parent, &after);
                // what no parent had is new once, not once for every parent
                if at == 0 {
                    turn(TurnKind::Appeared, draft, &before);
                }
            }
        }
        Lifespan::new(sought, self.stemma(), found, turns)
    }

    fn numbers(&self, draft: usize, span: Span) -> impl Iterator<Item = usize> {
        let tokens = self.drafts()[draft].tokens().within(span);
        tokens.filter_map(move |token| self.word_number(draft, token))
    }
}

/// The places of a concept and those narrower, each once.
fn named(map: &ConceptMap<'_>, concept: Concept<'_>) -> Vec<Occurrence> {
    let mut wanted = vec![false; map.scheme().concepts().len()];
    concept.with_narrower().iter().for_each(|own| wanted[own.number().index()] = true);
    let own = map.annotations().iter().filter(|own| wanted[own.concept.index()]);
    let mut found: Vec<_> =
        own.map(|own| Occurrence { clause: own.clause, span: own.span }).collect();
    found.dedup();
    found
}

fn find(draft: &Draft, wanted: &[String]) -> Vec<Occurrence> {
    let mut found = Vec::new();
    for clause in draft.clauses().filter(|_| !wanted.is_empty()) {
        let tokens: Vec<_> =
            clause.token_range().map(|at| draft.tokens().get(draft.text(), at)).collect();
        for window in tokens.windows(wanted.len()) {
            let same = window.iter().zip(wanted).all(|(token, wanted)| {
                Normalization::CaseInsensitive.fold(token.word()) == wanted.as_str()
            });
            if same {
                let span = window[0].span().union(window[window.len() - 1].span());
                found.push(Occurrence { clause: clause.id(), span });
            }
        }
    }
    found
}
