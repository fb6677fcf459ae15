//! The view: a collection and what its documents share.

use super::clusters::clusters;
use super::collection::Collection;
use super::likeness::{BLOCK, Comparing, WHOLE};
use super::matches::{Candidate, Matching};
use super::options::{OverlapOptions, OverlapStep, Progress};
use super::pair::{OverlapFacts, Pair, SharedRun};
use super::prose;
use super::rarity::Rarity;
use super::rows::Row;
use crate::document::{Draft, Quotation};
use crate::lineage::crew::{threads, work};
use crate::lineage::precedence::precedence;

/// A whole collection, each document compared with each.
///
/// Exact: every pair that is alike enough is found, but for what [`OverlapOptions::most_partners`] cuts, and
/// that is told. Laws: the same for any number of threads; a document and its copy have a likeness of 1, and
/// share all if it is as long as a run, five words.
///
/// Memory grows with the words, not with the pairs: 30 bytes or so for each word that counts, and 16 for each
/// partner a document may keep. Time grows with the square of the documents, for common words, and with the
/// words of the pairs.
///
/// ```
/// use travaux::Draft;
/// use travaux::lineage::overlap::{Collection, Overlap};
///
/// let texts = [
///     "<!-- date: 2031-02 -->\n\nPilots measure the depth of every inner harbour before the ice forms.",
///     "<!-- date: 2033 -->\n\nWe measure the depth of every inner harbour before the ice forms, twice.",
///     "<!-- date: 2032 -->\n\nWorkers rest for eleven hours in a row.",
/// ];
/// let drafts = texts.map(|text| Draft::parse("", text));
/// let collection: Collection = drafts.iter().collect();
/// let overlap = Overlap::new(&collection);
/// let [pair] = overlap.pairs() else { panic!() };
/// assert_eq!((pair.earlier, pair.later), (0, 1));
/// assert_eq!(overlap.words(pair, &pair.runs[0]), "measure depth every inner harbour ice forms");
/// ```
#[derive(Clone, Debug)]
pub struct Overlap<'c> {
    collection: &'c Collection,
    facts: OverlapFacts,
    /// For each document, the places of the pairs in which it is the later one.
    sources: Vec<Vec<u32>>,
}

impl<'c> Overlap<'c> {
    /// Compares with the default options.
    #[must_use]
    pub fn new(collection: &'c Collection) -> Self {
        Self::with_options(collection, OverlapOptions::new())
    }

    /// Compares with the options given.
    #[must_use]
    pub fn with_options(collection: &'c Collection, options: impl Into<OverlapOptions>) -> Self {
        Self::watched(collection, options, |_| {})
    }

    /// As [`Overlap::with_options`], and tells `watch` how far it is, always on the thread it was called on.
    #[must_use]
    pub fn watched(
        collection: &'c Collection,
        options: impl Into<OverlapOptions>,
        mut watch: impl FnMut(Progress),
    ) -> Self {
        let options = options.into();
        let documents = collection.documents();
        let threads = threads(options.threads, documents.len());
        let mut tell = |step, done, of| watch(Progress { step, done, of });
        // counting goes over all documents twice, and weighing once more
        let weighing = 3 * documents.len();
        let rarity = Rarity::new(collection, |done| tell(OverlapStep::Weighing, done, weighing));
        let rows = weighed(collection, &rarity, threads, |done| {
            tell(OverlapStep::Weighing, 2 * documents.len() + done, weighing);
        });
        let comparing = Comparing {
            rows: &rows,
            features: rarity.features(),
            least: (options.least_likeness * WHOLE).ceil().clamp(1.0, WHOLE) as u32,
            most_partners: options.most_partners,
            threads,
            block: BLOCK,
        };
        let best = comparing.run(|done, of| tell(OverlapStep::Comparing, done, of));
        let partners = best.iter().map(|best| best.count).collect();
        let best = best.into_iter().map(super::best::Best::finish).collect();
        let candidates = candidates(collection, best);
        let matching = Matching { collection, rows: &rows, rarity: &rarity, threads };
        let (mut pairs, reused) =
            matching.run(&candidates, |done, of| tell(OverlapStep::Matching, done, of));
        pairs.sort_by(|one, other| {
            let places = |pair: &Pair| (pair.earlier, pair.later);
            other.likeness.total_cmp(&one.likeness).then(places(one).cmp(&places(other)))
        });
        let mut sources = vec![Vec::new(); documents.len()];
        for (place, pair) in (0..).zip(&pairs) {
            sources[pair.later].push(place);
        }
        Self { collection, facts: OverlapFacts { pairs, partners, reused }, sources }
    }

    /// The documents.
    #[must_use]
    pub fn collection(&self) -> &'c Collection {
        self.collection
    }

    /// What was found, without the documents.
    #[must_use]
    pub fn facts(&self) -> &OverlapFacts {
        &self.facts
    }

    /// The pairs, those most alike first.
    #[must_use]
    pub fn pairs(&self) -> &[Pair] {
        &self.facts.pairs
    }

    /// How many documents are as like one as a pair must be, those whose pairs were cut included.
    #[must_use]
    pub fn partners(&self, document: usize) -> usize {
        self.facts.partners.get(document).copied().unwrap_or(0)
    }

    /// How many pairs were left out, for both documents had enough better ones.
    #[must_use]
    pub fn left_out(&self) -> usize {
        self.facts.partners.iter().sum::<usize>() / 2 - self.facts.pairs.len()
    }

    /// Which part of a document stands in runs of earlier ones, from 0 to 1, weighed by rarity.
    #[must_use]
    pub fn reused(&self, document: usize) -> f64 {
        self.facts.reused.get(document).copied().unwrap_or(0.0)
    }

    /// The pairs in which a document is the later one, those it shares most with first.
    #[must_use]
    pub fn sources(&self, document: usize) -> Vec<&Pair> {
        let places = self.sources.get(document).into_iter().flatten();
        let mut sources: Vec<&Pair> =
            places.map(|&place| &self.facts.pairs[place as usize]).collect();
        sources.sort_by(|one, other| other.later_share.total_cmp(&one.later_share));
        sources
    }

    /// The groups of documents that pairs at least so alike connect, each in order of time, the largest first.
    /// A document need not be like all of its group.
    #[must_use]
    pub fn clusters(&self, least_likeness: f64) -> Vec<Vec<usize>> {
        let pairs = self.facts.pairs.iter().filter(|pair| pair.likeness >= least_likeness);
        let mut clusters = clusters(self.collection.documents().len(), pairs);
        clusters.iter_mut().for_each(|group| group.sort_by_key(|&document| self.time(document)));
        clusters
    }

    /// All documents in order of time, those without a date last.
    #[must_use]
    pub fn timeline(&self) -> Vec<usize> {
        let mut all: Vec<usize> = (0..self.collection.documents().len()).collect();
        all.sort_by_key(|&document| self.time(document));
        all
    }

    fn time(&self, document: usize) -> (bool, Option<crate::roster::Date>, usize) {
        let date = self.collection.documents()[document].date();
        (date.is_none(), date, document)
    }

    /// The words of a run of a pair that count, as they are compared.
    #[must_use]
    pub fn words(&self, pair: &Pair, run: &SharedRun) -> String {
        self.collection.words(pair.later, &run.later)
    }
}

impl SharedRun {
    /// The run as it is printed in the earlier document; `None` if `draft` is another one and too short.
    #[must_use]
    pub fn quote_earlier(&self, draft: &Draft) -> Option<Quotation> {
        prose::span(draft, &self.earlier).map(|span| draft.quote(span))
    }

    /// The run as it is printed in the later document; `None` if `draft` is another one and too short.
    #[must_use]
    pub fn quote_later(&self, draft: &Draft) -> Option<Quotation> {
        prose::span(draft, &self.later).map(|span| draft.quote(span))
    }
}

/// Every document as weighed words and turns.
fn weighed(
    collection: &Collection,
    rarity: &Rarity,
    threads: usize,
    mut seen: impl FnMut(usize),
) -> Vec<Row> {
    let documents = collection.documents();
    let mut rows: Vec<Option<Row>> = documents.iter().map(|_| None).collect();
    let mut done = 0;
    let row = |(): &mut (), document: usize| Row::new(&documents[document], rarity);
    work(
        threads,
        documents.len(),
        || (),
        row,
        |document, row| {
            rows[document] = Some(row);
            done += 1;
            seen(done);
        },
    );
    rows.into_iter().flatten().collect()
}

/// The pairs that either document keeps, the earlier document first, in order of the later ones.
fn candidates(collection: &Collection, best: Vec<Vec<super::best::Partner>>) -> Vec<Candidate> {
    let mut pairs: Vec<(usize, usize, u32)> = Vec::new();
    for (one, partners) in best.into_iter().enumerate() {
        let pair = |(likeness, other): (u32, u32)| {
            let other = other as usize;
            (one.min(other), one.max(other), likeness)
        };
        pairs.extend(partners.into_iter().map(pair));
    }
    pairs.sort_unstable();
    pairs.dedup();
    let date = |document: usize| collection.documents()[document].date();
    let candidate = |(one, other, likeness): (usize, usize, u32)| {
        let (order, precedence) = precedence(date(one), date(other));
        let (earlier, later) = if order.is_gt() { (other, one) } else { (one, other) };
        Candidate { earlier, later, likeness, precedence }
    };
    let mut candidates: Vec<Candidate> = pairs.into_iter().map(candidate).collect();
    candidates.sort_by_key(|candidate| (candidate.later, candidate.earlier));
    candidates
}
