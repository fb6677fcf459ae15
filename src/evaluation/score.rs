//! Scores: what was found, held against labels.

use std::collections::{BTreeMap, BTreeSet};

use super::label::{SpanLabel, UnitLabel};
use super::spans::disjoint;
use crate::span::Span;

/// When a place that was found is one that should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Matching {
    /// If it begins and ends there.
    Exact,
    /// If it overlaps it; each counts once.
    Overlap,
    /// Every character is a place of its own.
    Characters,
}

/// How often a concept was found and missed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Score {
    /// The concept; empty for all together.
    pub concept: String,
    /// How often it was found where it is.
    pub found: u64,
    /// How often it was found where it is not.
    pub spurious: u64,
    /// How often it was not found where it is.
    pub missed: u64,
}

impl Score {
    pub(super) fn new(concept: &str) -> Self {
        Self { concept: concept.to_owned(), found: 0, spurious: 0, missed: 0 }
    }

    /// Found, of all that was said to be it; `None` if nothing was.
    #[must_use]
    pub fn precision(&self) -> Option<f64> {
        share(self.found, self.found + self.spurious)
    }

    /// Found, of all that is it; `None` if nothing is.
    #[must_use]
    pub fn recall(&self) -> Option<f64> {
        share(self.found, self.found + self.missed)
    }

    /// The harmonic mean of precision and recall: 2 found / (2 found + spurious + missed). `None` if
    /// nothing is it and nothing was said to be; 0 if only one of the two holds.
    #[must_use]
    pub fn f1(&self) -> Option<f64> {
        share(2 * self.found, 2 * self.found + self.spurious + self.missed)
    }

    pub(super) fn add(&mut self, other: &Self, times: u64) {
        self.found += other.found * times;
        self.spurious += other.spurious * times;
        self.missed += other.missed * times;
    }
}

fn share(part: u64, whole: u64) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}

/// The scores of every concept, held against labels.
///
/// Only documents count in which the labels to hold against say anything, be it an empty code: nobody
/// knows what stands in the others. Coders are not told apart; [choose](Self::of_units) one before.
///
/// ```
/// use travaux::evaluation::{LabelFormat, Scores, unit_labels};
///
/// let labels = |text| unit_labels(text, LabelFormat::Csv);
/// let gold = labels("document,unit,coder,code\na,1,ana,aid\na,2,ana,aid\na,3,ana,\n")?;
/// let found = labels("document,unit,coder,code\na,1,map,aid\na,3,map,aid\nb,1,map,aid\n")?;
/// let scores = Scores::of_units(&gold, &found);
/// let aid = &scores.concepts()[0];
/// assert_eq!((aid.found, aid.spurious, aid.missed), (1, 1, 1));
/// assert_eq!(scores.micro().f1(), Some(0.5));
/// # Ok::<(), travaux::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scores {
    totals: Vec<Score>,
    /// For each document the numbers of the concepts at stake there, with their scores.
    pub(super) documents: Vec<Vec<(usize, Score)>>,
}

impl Scores {
    /// Holds the units in which `found` says a code stands against those in which `gold` does.
    #[must_use]
    pub fn of_units(gold: &[UnitLabel], found: &[UnitLabel]) -> Self {
        let mut sides: BTreeMap<(&str, &str), Sides<&str>> = BTreeMap::new();
        for (labels, is_gold) in [(gold, true), (found, false)] {
            for label in labels {
                let key = (label.document.as_str(), label.code.as_str());
                sides.entry(key).or_default().side(is_gold).insert(&label.unit);
            }
        }
        let documents = gold.iter().map(|label| label.document.as_str()).collect();
        let scored = sides.into_iter().filter(|((_, code), _)| !code.is_empty());
        Self::of(documents, scored.map(|((document, code), sides)| (document, sides.score(code))))
    }

    /// Holds the places at which `found` says a concept stands against those at which `gold` does.
    #[must_use]
    pub fn of_spans(gold: &[SpanLabel], found: &[SpanLabel], matching: Matching) -> Self {
        let mut sides: BTreeMap<(&str, &str), Sides<Span>> = BTreeMap::new();
        for (labels, is_gold) in [(gold, true), (found, false)] {
            for label in labels {
                let key = (label.document.as_str(), label.concept.as_str());
                sides.entry(key).or_default().side(is_gold).insert(label.span);
            }
        }
        let documents = gold.iter().map(|label| label.document.as_str()).collect();
        let score = |((document, concept), sides): ((_, &str), Sides<Span>)| {
            let score = match matching {
                Matching::Exact => sides.score(concept),
                Matching::Overlap => sides.overlapping(concept),
                Matching::Characters => sides.characters(concept),
            };
            (document, score)
        };
        Self::of(documents, sides.into_iter().map(score))
    }

    fn of<'l>(documents: BTreeSet<&str>, scored: impl Iterator<Item = (&'l str, Score)>) -> Self {
        let numbers: BTreeMap<&str, usize> = documents.iter().copied().zip(0..).collect();
        let known = scored.filter_map(|(name, score)| Some((*numbers.get(name)?, score)));
        let known: Vec<(usize, Score)> = known.collect();
        let concepts: BTreeSet<&str> =
            known.iter().map(|(_, score)| score.concept.as_str()).collect();
        let concepts: Vec<String> = concepts.into_iter().map(str::to_owned).collect();
        let mut totals: Vec<Score> = concepts.iter().map(|concept| Score::new(concept)).collect();
        let mut documents = vec![Vec::new(); numbers.len()];
        for (document, score) in known {
            let concept = concepts.partition_point(|own| *own < score.concept);
            totals[concept].add(&score, 1);
            documents[document].push((concept, score));
        }
        Self { totals, documents }
    }

    /// The score of every concept, in alphabetical order.
    #[must_use]
    pub fn concepts(&self) -> &[Score] {
        &self.totals
    }

    /// How many documents count.
    #[must_use]
    pub fn documents(&self) -> usize {
        self.documents.len()
    }

    /// All concepts together: frequent ones weigh more.
    #[must_use]
    pub fn micro(&self) -> Score {
        micro(&self.totals)
    }

    /// The mean F1 of the concepts that have one: all weigh the same. `None` if none has.
    #[must_use]
    pub fn macro_f1(&self) -> Option<f64> {
        macro_f1(&self.totals)
    }
}

pub(super) fn micro(totals: &[Score]) -> Score {
    let mut all = Score::new("");
    totals.iter().for_each(|score| all.add(score, 1));
    all
}

pub(super) fn macro_f1(totals: &[Score]) -> Option<f64> {
    let defined: Vec<f64> = totals.iter().filter_map(Score::f1).collect();
    (!defined.is_empty()).then(|| defined.iter().sum::<f64>() / defined.len() as f64)
}

/// What stands on the side of the labels, and what was found.
struct Sides<T> {
    gold: BTreeSet<T>,
    found: BTreeSet<T>,
}

impl<T> Default for Sides<T> {
    fn default() -> Self {
        Self { gold: BTreeSet::new(), found: BTreeSet::new() }
    }
}

impl<T: Ord> Sides<T> {
    fn side(&mut self, is_gold: bool) -> &mut BTreeSet<T> {
        if is_gold { &mut self.gold } else { &mut self.found }
    }

    fn score(&self, concept: &str) -> Score {
        scored(
            concept,
            self.gold.len(),
            self.found.len(),
            self.gold.intersection(&self.found).count(),
        )
    }
}

impl Sides<Span> {
    fn overlapping(&self, concept: &str) -> Score {
        let (mut gold, mut found) = (self.gold.iter().peekable(), self.found.iter().peekable());
        let mut both = 0;
        while let (Some(a), Some(b)) = (gold.peek(), found.peek()) {
            let (overlap, first) = (a.overlaps(**b), a.end() <= b.end());
            both += usize::from(overlap);
            if overlap || first {
                gold.next();
            }
            if overlap || !first {
                found.next();
            }
        }
        scored(concept, self.gold.len(), self.found.len(), both)
    }

    fn characters(&self, concept: &str) -> Score {
        let gold = disjoint(self.gold.iter().copied().collect());
        let found = disjoint(self.found.iter().copied().collect());
        let length = |spans: &[Span]| spans.iter().map(|span| span.len()).sum();
        let (mut i, mut j, mut both) = (0, 0, 0);
        while let (Some(a), Some(b)) = (gold.get(i), found.get(j)) {
            both += a.end().min(b.end()).saturating_sub(a.start().max(b.start()));
            let first = a.end() <= b.end();
            (i, j) = (i + usize::from(first), j + usize::from(!first));
        }
        scored(concept, length(&gold), length(&found), both)
    }
}

fn scored(concept: &str, gold: usize, found: usize, both: usize) -> Score {
    let (spurious, missed) = ((found - both) as u64, (gold - both) as u64);
    Score { concept: concept.to_owned(), found: both as u64, spurious, missed }
}
