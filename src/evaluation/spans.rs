//! Agreement on places.

use std::collections::{BTreeMap, BTreeSet};

use super::agreement::Coefficient;
use super::label::SpanLabel;
use super::ratings::{Ratings, Silence, Table};
use super::unitizing;
use crate::document::Draft;
use crate::span::Span;

/// Places that coders found in documents, to be asked how far they agree. Every coder is taken to have
/// read every document.
///
/// | as | a unit is | tells |
/// |---|---|---|
/// | [`characters`](Self::characters) | every character | how much text is coded alike; long spans weigh more |
/// | [`overlaps`](Self::overlaps) | spans that overlap, of whichever coder | whether the same things were found, whatever their ends |
/// | [`unitizing_alpha`](Self::unitizing_alpha) | the whole continuum | how far beginnings and ends are apart, and what one coder found alone |
///
/// ```
/// use travaux::Span;
/// use travaux::evaluation::{SpanLabel, SpanStudy};
///
/// let label = |coder: &str, start, end| SpanLabel {
///     document: "rev1".into(),
///     span: Span::new(start, end),
///     concept: "aid".into(),
///     coder: coder.into(),
/// };
/// let labels = [label("ana", 10, 30), label("ben", 10, 20), label("ben", 60, 70)];
/// let study = SpanStudy::new(&labels).length("rev1", 100);
/// let overlaps = study.overlaps(Some("aid"));
/// assert_eq!(overlaps.percent_agreement("ana", "ben"), Some(0.5));
/// let characters = study.characters(None);
/// assert_eq!(characters.percent_agreement("ana", "ben"), Some(0.8));
/// assert!(study.unitizing_alpha("aid").value < Some(1.0));
/// ```
#[derive(Clone, Debug)]
pub struct SpanStudy {
    /// The length of each document.
    lengths: BTreeMap<String, usize>,
    coders: BTreeSet<String>,
    labels: Vec<SpanLabel>,
}

impl SpanStudy {
    /// The study of these labels. A document is as long as its last span reaches, until
    /// [`SpanStudy::length`] or [`SpanStudy::drafts`] say how long it is; chance depends on that.
    #[must_use]
    pub fn new(labels: &[SpanLabel]) -> Self {
        let mut labels: Vec<_> = labels.iter().filter(|l| !l.span.is_empty()).cloned().collect();
        labels.sort_unstable();
        labels.dedup();
        let mut lengths = BTreeMap::new();
        for label in &labels {
            let length: &mut usize = lengths.entry(label.document.clone()).or_default();
            *length = (*length).max(label.span.end());
        }
        let coders = labels.iter().map(|label| label.coder.clone()).collect();
        Self { lengths, coders, labels }
    }

    /// The same study of a document that is so long at least.
    #[must_use]
    pub fn length(mut self, document: &str, length: usize) -> Self {
        let known = self.lengths.entry(document.to_owned()).or_default();
        *known = (*known).max(length);
        self
    }

    /// The same study of documents that are as long as these drafts, which their sigils name.
    #[must_use]
    pub fn drafts<'d>(self, drafts: impl IntoIterator<Item = &'d Draft>) -> Self {
        let length = |study: Self, draft: &Draft| study.length(draft.sigil(), draft.text().len());
        drafts.into_iter().fold(self, length)
    }

    /// The same study with a coder who may have found nothing at all.
    #[must_use]
    pub fn coder(mut self, name: &str) -> Self {
        self.coders.insert(name.to_owned());
        self
    }

    /// Who judged, in alphabetical order.
    pub fn coders(&self) -> impl Iterator<Item = &str> {
        self.coders.iter().map(String::as_str)
    }

    /// The concepts found, in alphabetical order.
    #[must_use]
    pub fn concepts(&self) -> Vec<&str> {
        let concepts: BTreeSet<_> = self.labels.iter().map(|l| l.concept.as_str()).collect();
        concepts.into_iter().collect()
    }

    /// Every character as a unit, with what each coder says of it: one concept, or for `None` all that
    /// stand there, as one code.
    #[must_use]
    pub fn characters(&self, concept: Option<&str>) -> Ratings {
        self.ratings(concept, |table, document, length, labels| {
            let mut cuts: Vec<(usize, bool, &SpanLabel)> = Vec::new();
            for label in labels {
                cuts.push((label.span.start(), true, label));
                cuts.push((label.span.end(), false, label));
            }
            cuts.sort_by_key(|(at, _, _)| *at);
            let mut open: BTreeMap<(&str, &str), u32> = BTreeMap::new();
            let mut start = 0;
            let mut stretch = |start: usize, end: usize, open: &BTreeMap<(&str, &str), u32>| {
                if start < end {
                    let codes = self.codes(open.keys().copied());
                    table.place(document, Span::new(start, end), (end - start) as u64, codes);
                }
            };
            for (at, opens, label) in cuts {
                stretch(start, at, &open);
                start = at;
                let key = (label.coder.as_str(), label.concept.as_str());
                let times = open.entry(key).or_default();
                *times = if opens { *times + 1 } else { times.saturating_sub(1) };
                if *times == 0 {
                    open.remove(&key);
                }
            }
            stretch(start, length, &open);
        })
    }

    /// Spans that overlap, of whichever coder, as one unit, with what each coder found in it. There are
    /// no units of which all found nothing: this is agreement on coded text only.
    #[must_use]
    pub fn overlaps(&self, concept: Option<&str>) -> Ratings {
        self.ratings(concept, |table, document, _, labels| {
            let mut rest = labels;
            while let Some(first) = rest.first() {
                let mut all = first.span;
                let inside = rest.iter().take_while(|label| {
                    let overlaps = label.span.start() < all.end();
                    all = if overlaps { all.union(label.span) } else { all };
                    overlaps
                });
                let (cluster, behind) = rest.split_at(inside.count());
                rest = behind;
                let found: BTreeSet<_> =
                    cluster.iter().map(|l| (l.coder.as_str(), l.concept.as_str())).collect();
                table.place(document, all, 1, self.codes(found.into_iter()));
            }
        })
    }

    /// Krippendorff's alpha of unitizing for one concept (Krippendorff 2004, *Measuring the reliability
    /// of qualitative text analysis data*): spans that overlap are as far apart as their ends are,
    /// squared, and a span that nobody else has counts with its length, squared.
    ///
    /// Documents stand behind each other on one continuum; overlapping spans of one coder are one. Its
    /// units are characters.
    #[must_use]
    pub fn unitizing_alpha(&self, concept: &str) -> Coefficient {
        self.unitized(&[concept])
    }

    /// Krippendorff's alpha of unitizing for all concepts together: their disagreements added up.
    #[must_use]
    pub fn joint_unitizing_alpha(&self) -> Coefficient {
        self.unitized(&self.concepts())
    }

    fn unitized(&self, concepts: &[&str]) -> Coefficient {
        let mut starts = BTreeMap::new();
        let mut length = 0;
        for (document, own) in &self.lengths {
            starts.insert(document.as_str(), length);
            length += own;
        }
        let (mut observed, mut expected) = (0.0, 0.0);
        for concept in concepts {
            let mut of_coders = vec![Vec::new(); self.coders.len()];
            let numbers: BTreeMap<&str, usize> = self.coders().zip(0..).collect();
            for label in self.labels.iter().filter(|label| label.concept == *concept) {
                let shift = starts[label.document.as_str()];
                let span = Span::new(label.span.start() + shift, label.span.end() + shift);
                of_coders[numbers[label.coder.as_str()]].push(span);
            }
            let of_coders: Vec<_> = of_coders.into_iter().map(disjoint).collect();
            observed += unitizing::observed(&of_coders, length);
            expected += unitizing::expected(&of_coders, length);
        }
        let units = if self.coders.len() > 1 { length as u64 } else { 0 };
        Coefficient::new(observed, expected, units)
    }

    /// What each coder found, in the order of their names; all concepts of one as one code.
    fn codes<'l>(&self, found: impl Iterator<Item = (&'l str, &'l str)>) -> Vec<String> {
        let mut codes = vec![String::new(); self.coders.len()];
        let numbers: BTreeMap<&str, usize> = self.coders().zip(0..).collect();
        for (coder, concept) in found {
            let code = &mut codes[numbers[coder]];
            code.push_str(if code.is_empty() { "" } else { " + " });
            code.push_str(concept);
        }
        codes
    }

    fn ratings<'s>(
        &'s self,
        concept: Option<&str>,
        mut read: impl FnMut(&mut Table, &str, usize, &[&'s SpanLabel]),
    ) -> Ratings {
        let mut table = Table::of(self.lengths.keys(), self.coders.iter());
        let wanted = |label: &&SpanLabel| concept.is_none_or(|own| label.concept == own);
        let labels: Vec<&SpanLabel> = self.labels.iter().filter(wanted).collect();
        for (document, length) in &self.lengths {
            let from = labels.partition_point(|label| label.document < *document);
            let to = labels.partition_point(|label| label.document <= *document);
            read(&mut table, document, *length, &labels[from..to]);
        }
        table.ratings(Silence::Missing)
    }
}

/// Spans in order, those that overlap as one.
pub(super) fn disjoint(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable();
    let mut merged: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match merged.last_mut() {
            Some(last) if span.start() < last.end() => *last = last.union(span),
            _ => merged.push(span),
        }
    }
    merged
}
