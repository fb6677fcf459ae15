//! View: what a draft has from where.

use std::fmt;
use std::sync::OnceLock;

use super::derivation::{Derivation, DerivationClass};
use super::library::Lineage;
use super::source::Source;
use crate::align::{Change, Comparison, ComparisonOptions};
use crate::document::{Clause, ClauseId};
use crate::span::Span;

/// What the clauses of a draft have from the texts of a library.
///
/// Laws: no source is surely younger than the draft, nor the draft itself; whatever the order of the
/// library, the same derivations are found, ties apart.
///
/// ```
/// use travaux::lineage::Lineage;
/// use travaux::Draft;
///
/// let treaty = Draft::parse("treaty", "1. No port shall refuse a ship in distress its pilots.");
/// let call = Draft::parse("call", "a) Prevent refusing a ship in distress its pilots.\n\nb) Paint every lamp on the pier.");
/// let lineage = Lineage::new([&treaty]);
/// let tracing = lineage.trace(&call);
/// let origin = tracing.origins().next().unwrap();
/// assert_eq!(origin.run(), Some(("a ship in distress its pilots", "a ship in distress its pilots")));
/// let novel: Vec<_> = tracing.novel().map(|clause| clause.body()).collect();
/// assert_eq!(novel, ["Paint every lamp on the pier."]);
/// ```
pub struct Tracing<'l, 'd> {
    lineage: &'l Lineage<'d>,
    borrower: Source<'d>,
    derivations: Vec<Derivation>,
    comparisons: OnceLock<Comparisons<'d>>,
}

/// The clauses of derivations side by side.
struct Comparisons<'d> {
    all: Vec<Comparison<'d>>,
    /// For each derivation the comparison it is in, and the place of its link there.
    of_derivations: Vec<Option<(usize, usize)>>,
}

/// So many of a draft's clauses are compared with one clause of a source, for each takes a comparison of its
/// own, and that a look at both whole texts.
const ROUNDS: usize = 8;

impl<'l, 'd> Tracing<'l, 'd> {
    pub(super) fn new(
        lineage: &'l Lineage<'d>,
        borrower: Source<'d>,
        derivations: Vec<Derivation>,
    ) -> Self {
        Self { lineage, borrower, derivations, comparisons: OnceLock::new() }
    }

    /// The library it was traced in: what is not found is not in these texts.
    #[must_use]
    pub fn lineage(&self) -> &'l Lineage<'d> {
        self.lineage
    }

    /// The draft that was traced.
    #[must_use]
    pub fn borrower(&self) -> &Source<'d> {
        &self.borrower
    }

    /// The texts of the library that were left out, for by their dates they are younger.
    ///
    /// ```
    /// use travaux::lineage::Source;
    /// use travaux::{Draft, Lineage};
    ///
    /// let draft = Draft::parse("draft", "No port shall refuse a ship in distress its pilots.");
    /// let later = Draft::parse("later", draft.text());
    /// let lineage = Lineage::new([Source::from(&later).dated("2032".parse()?)]);
    /// let tracing = lineage.trace(Source::from(&draft).dated("2031".parse()?));
    /// assert_eq!((tracing.origins().count(), tracing.younger().count()), (0, 1));
    /// # Ok::<(), travaux::Error>(())
    /// ```
    pub fn younger(&self) -> impl Iterator<Item = &'l Source<'d>> {
        let date = self.borrower.date();
        self.lineage.sources.iter().filter(move |source| source.precedence(date).is_none())
    }

    /// All derivations, in the order of the clauses, and for one clause of rank.
    #[must_use]
    pub fn derivations(&self) -> &[Derivation] {
        &self.derivations
    }

    /// The same with their words.
    pub fn origins(&self) -> impl Iterator<Item = Origin<'_, 'd>> {
        (0..self.derivations.len()).map(|place| Origin { tracing: self, place })
    }

    /// Those of one clause.
    pub fn of_clause(&self, clause: ClauseId) -> impl Iterator<Item = Origin<'_, 'd>> {
        let begin = self.derivations.partition_point(|one| one.clause < clause);
        let len = self.derivations[begin..].iter().take_while(|one| one.clause == clause).count();
        (begin..begin + len).map(|place| Origin { tracing: self, place })
    }

    /// The clauses for which no source was found in the library; that some have a subject in common
    /// with one is no source. Headings, signatures, places and dates, and clauses of fewer than three words
    /// that carry matter, are not traced and not told.
    pub fn novel(&self) -> impl Iterator<Item = Clause<'d>> {
        let lookup = self.lineage.words.lookup(self.borrower.draft());
        let is_traced = move |clause: &Clause<'d>| {
            let keys = lookup.read(*clause);
            let matter = keys.iter().filter(|word| self.lineage.words.is_matter(word.key));
            matter.count() >= super::tracer::FEWEST
        };
        self.borrower
            .draft()
            .clauses()
            .filter(|clause| super::words::is_traced(*clause))
            .filter(|clause| {
                self.of_clause(clause.id())
                    .all(|origin| origin.derivation().class == DerivationClass::Thematic)
            })
            .filter(is_traced)
    }

    /// The clauses of every source and those that are verbatim or adapted from them side by side, for word
    /// edits and [effects](crate::Effects); a source has several, up to eight, where one of its clauses is in
    /// several of the draft's.
    #[must_use]
    pub fn comparisons(&self) -> &[Comparison<'d>] {
        &self.sides().all
    }

    fn sides(&self) -> &Comparisons<'d> {
        self.comparisons.get_or_init(|| Comparisons::new(self))
    }
}

impl<'d> Comparisons<'d> {
    fn new(tracing: &Tracing<'_, 'd>) -> Self {
        let derivations = &tracing.derivations;
        let mut order: Vec<usize> = (0..derivations.len()).collect();
        order.retain(|place| derivations[*place].class <= DerivationClass::Adapted);
        order.sort_by_key(|place| derivations[*place].source);
        let mut found = Self { all: Vec::new(), of_derivations: vec![None; derivations.len()] };
        for of_source in order.chunk_by(|a, b| derivations[*a].source == derivations[*b].source) {
            let mut left = of_source.to_vec();
            for _ in 0..ROUNDS {
                if left.is_empty() {
                    break;
                }
                left = found.add(tracing, left);
            }
        }
        found
    }

    /// Compares the clauses of as many derivations from one source as have no clause in common, and
    /// gives back the others.
    fn add(&mut self, tracing: &Tracing<'_, 'd>, open: Vec<usize>) -> Vec<usize> {
        let derivations = &tracing.derivations;
        let before = tracing.lineage.sources[derivations[open[0]].source as usize].draft();
        let after = tracing.borrower.draft();
        let mut taken = [before, after].map(|draft| vec![false; draft.clauses().len()]);
        let mut is_free = |place: &usize| {
            let Derivation { clause, source_clause, .. } = &derivations[*place];
            let is_free = !taken[0][source_clause.index()] && !taken[1][clause.index()];
            if is_free {
                taken[0][source_clause.index()] = true;
                taken[1][clause.index()] = true;
            }
            is_free
        };
        let (now, later): (Vec<usize>, Vec<usize>) = open.into_iter().partition(&mut is_free);
        let pairs: Vec<_> = now
            .iter()
            .map(|place| (derivations[*place].source_clause, derivations[*place].clause))
            .collect();
        let comparison = Comparison::of_pairs(before, after, &pairs, ComparisonOptions::new());
        let mut links = vec![0; after.clauses().len()];
        for (place, link) in comparison.alignment().links().iter().enumerate() {
            link.after.iter().for_each(|after| links[after.index()] = place);
        }
        for place in now {
            let link = links[derivations[place].clause.index()];
            self.of_derivations[place] = Some((self.all.len(), link));
        }
        self.all.push(comparison);
        later
    }
}

impl fmt::Debug for Tracing<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Tracing")
            .field("borrower", &self.borrower.draft().sigil())
            .field("sources", &self.lineage.sources.len())
            .field("derivations", &self.derivations.len())
            .finish_non_exhaustive()
    }
}

/// What one clause has from one clause of a source, with the words.
///
/// ```
/// use travaux::lineage::DerivationClass;
/// use travaux::{Draft, Lineage};
///
/// let charter = Draft::parse("charter", "4. No ship in distress shall be refused its pilots or its berth.");
/// let bill = Draft::parse("bill", "1. No ship in distress should be refused its pilots or its berth.");
/// let lineage = Lineage::new([&charter]);
/// let tracing = lineage.trace(&bill);
/// let origin = tracing.origins().next().unwrap();
/// assert_eq!(origin.derivation().class, DerivationClass::Adapted);
/// assert_eq!((origin.clause().path(), origin.source_clause().path()), ("1".into(), "4".into()));
/// assert_eq!(origin.run().unwrap().0, "be refused its pilots or its berth");
/// let (shall, should) = &origin.change().unwrap().quotations()[0];
/// assert_eq!(shall.as_ref().unwrap().exact, "shall");
/// assert_eq!(should.as_ref().unwrap().exact, "should");
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Origin<'t, 'd> {
    tracing: &'t Tracing<'t, 'd>,
    place: usize,
}

impl<'t, 'd> Origin<'t, 'd> {
    /// The facts.
    #[must_use]
    pub fn derivation(self) -> &'t Derivation {
        &self.tracing.derivations[self.place]
    }

    /// The clause that has the words.
    #[must_use]
    pub fn clause(self) -> Clause<'d> {
        self.tracing.borrower.draft().clause(self.derivation().clause)
    }

    /// The text they come from.
    #[must_use]
    pub fn source(self) -> &'t Source<'d> {
        &self.tracing.lineage.sources[self.derivation().source as usize]
    }

    /// Its clause.
    #[must_use]
    pub fn source_clause(self) -> Clause<'d> {
        self.source().draft().clause(self.derivation().source_clause)
    }

    /// The words of every passage, here and in the source.
    pub fn passages(self) -> impl Iterator<Item = (&'d str, &'d str)> {
        self.derivation()
            .passages
            .iter()
            .map(move |passage| self.words(passage.here, passage.there))
    }

    /// The longest row of equal words, here and in the source.
    #[must_use]
    pub fn run(self) -> Option<(&'d str, &'d str)> {
        self.derivation().run.map(|(here, there, _)| self.words(here, there))
    }

    fn words(self, here: Span, there: Span) -> (&'d str, &'d str) {
        let [ours, theirs] = [self.clause().draft(), self.source().draft()];
        (&ours.text()[here.range()], &theirs.text()[there.range()])
    }

    /// Both clauses compared word by word, the source's before; `None` for what is neither verbatim nor
    /// adapted, and where eight clauses have already been compared with that of the source.
    #[must_use]
    pub fn change(self) -> Option<Change<'t>> {
        let sides = self.tracing.sides();
        let (comparison, link) = sides.of_derivations[self.place]?;
        Some(sides.all[comparison].change(link))
    }

    /// The place of that comparison among [`Tracing::comparisons`].
    #[must_use]
    pub fn comparison(self) -> Option<usize> {
        self.tracing.sides().of_derivations[self.place].map(|(comparison, _)| comparison)
    }
}
