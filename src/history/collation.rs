//! All drafts side by side, place by place.

use super::columns::Table;
use super::kinship::Kinship;
use super::timeline::History;
use crate::document::{ClauseId, Draft};
use crate::span::Span;
use crate::text::{Normalization, Tokens};

/// What the readings of a locus are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum LocusKind {
    /// What stands before the words of a clause: its printed number.
    Number,
    /// Words of a clause.
    Words,
}

/// A place of the text, and what every witness has there.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Locus {
    /// The passage it is a part of, by its place in [`Collation::passages`].
    pub passage: usize,
    /// What its readings are.
    pub kind: LocusKind,
    /// For each witness what it has there, in bytes of its reading text, with the space behind: nothing
    /// of its words where the span is empty, and `None` where the witness has nothing of the passage.
    pub readings: Vec<Option<Span>>,
    /// Whether the readings of those that have the passage differ, as the comparison sees words.
    pub varies: bool,
}

/// Clauses of all witnesses that answer to each other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Passage {
    /// The clauses of each witness, in order; none if it has none of it.
    pub clauses: Vec<Vec<ClauseId>>,
    /// The place of its first locus.
    pub first: usize,
    /// How many loci it has.
    pub loci: usize,
}

/// Drafts side by side: a table with a row for every place and a column for every draft.
///
/// Rows are cut where all witnesses of a passage agree: words they share are a row, and what differs
/// between two such rows is one too. Passages stand in the order of the last draft, those it has not
/// behind what they stood behind.
///
/// Laws: no byte is lost, [each witness](Self::witness) can be read back; where the order of witnesses
/// says nothing ([`new`](Self::new)), another order gives the same rows with the columns in that order.
///
/// ```
/// use travaux::Draft;
/// use travaux::history::Collation;
///
/// let drafts = ["Ships pay in gold.", "Ships pay.", "Ships pay in silver."]
///     .map(|text| Draft::parse("", text));
/// let collation = Collation::new(&drafts.each_ref());
/// let rows: Vec<_> = (0..collation.loci().len())
///     .map(|row| [0, 1, 2].map(|witness| collation.reading(row, witness).unwrap().trim()))
///     .collect();
/// assert_eq!(
///     rows,
///     [["Ships pay", "Ships pay", "Ships pay"], ["in gold", "", "in silver"], [".", ".", "."]],
/// );
/// assert_eq!(collation.variants(1).len(), 3);
/// assert_eq!(collation.witness(2), "Ships pay in silver.");
/// ```
pub struct Collation<'d> {
    drafts: Vec<&'d Draft>,
    normalization: Normalization,
    passages: Vec<Passage>,
    loci: Vec<Locus>,
}

/// Words that some witnesses have at a locus.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variant<'c> {
    /// The words, as the first of the witnesses prints them; empty if they have none.
    pub words: &'c str,
    /// The witnesses, by their numbers from 0.
    pub witnesses: Vec<usize>,
}

impl<'d> Collation<'d> {
    /// Witnesses whose order says nothing, as proposals made at one time: each is compared with the one
    /// likest to it. Time grows with the square of their number times that of different words.
    #[must_use]
    pub fn new(witnesses: &[&'d Draft]) -> Self {
        let kinship = Kinship::new(witnesses);
        let ordered: Vec<&Draft> = kinship.order.iter().map(|at| witnesses[*at]).collect();
        let history = History::of(&ordered, kinship.stemma);
        let mut collation = Self::of(&history);
        let mut places = vec![0; witnesses.len()];
        kinship.order.iter().enumerate().for_each(|(place, witness)| places[*witness] = place);
        for locus in &mut collation.loci {
            locus.readings = places.iter().map(|place| locus.readings[*place]).collect();
        }
        for passage in &mut collation.passages {
            let take = |place: &usize| std::mem::take(&mut passage.clauses[*place]);
            passage.clauses = places.iter().map(take).collect();
        }
        collation.drafts = witnesses.to_vec();
        collation
    }

    pub(super) fn of(history: &History<'d>) -> Self {
        let normalization = history.options().normalization;
        let Table { passages, loci } = Table::of(history);
        let drafts = history.drafts().to_vec();
        let mut collation = Self { drafts, normalization, passages, loci };
        for row in 0..collation.loci.len() {
            collation.loci[row].varies = collation.variants(row).len() > 1;
        }
        collation
    }

    /// The drafts, in the order they were given.
    #[must_use]
    pub fn drafts(&self) -> &[&'d Draft] {
        &self.drafts
    }

    /// The clauses that answer to each other.
    #[must_use]
    pub fn passages(&self) -> &[Passage] {
        &self.passages
    }

    /// The rows.
    #[must_use]
    pub fn loci(&self) -> &[Locus] {
        &self.loci
    }

    /// What a witness has at a locus, both by their numbers from 0; `None` if it has none of the passage,
    /// or there is no such row or witness.
    #[must_use]
    pub fn reading(&self, locus: usize, witness: usize) -> Option<&'d str> {
        let span = (*self.loci.get(locus)?.readings.get(witness)?)?;
        self.drafts[witness].text().get(span.range())
    }

    /// The different readings of a locus, in the order of their first witnesses; those without any of the
    /// passage are in none.
    #[must_use]
    pub fn variants(&self, locus: usize) -> Vec<Variant<'d>> {
        let mut variants: Vec<(String, Variant<'d>)> = Vec::new();
        for witness in 0..self.drafts.len() {
            let Some(words) = self.reading(locus, witness) else { continue };
            let folded = self.folded(locus, words);
            match variants.iter_mut().find(|(other, _)| *other == folded) {
                Some((_, variant)) => variant.witnesses.push(witness),
                None => {
                    variants.push((folded, Variant { words, witnesses: vec![witness] }));
                }
            }
        }
        variants.into_iter().map(|(_, variant)| variant).collect()
    }

    fn folded(&self, locus: usize, words: &str) -> String {
        if self.loci[locus].kind == LocusKind::Number {
            return words.split_whitespace().collect::<Vec<_>>().join(" ");
        }
        let tokens = Tokens::new(words);
        let words: Vec<_> = tokens.iter(words).map(|token| token.word()).collect();
        words.iter().map(|word| self.normalization.fold(word)).collect::<Vec<_>>().join(" ")
    }

    /// The reading text of a witness, put together from its readings; empty for one there is not.
    #[must_use]
    pub fn witness(&self, witness: usize) -> String {
        let Some(draft) = self.drafts.get(witness) else { return String::new() };
        let mut spans: Vec<Span> =
            self.loci.iter().filter_map(|locus| locus.readings[witness]).collect();
        spans.sort_unstable();
        spans.iter().map(|span| &draft.text()[span.range()]).collect()
    }
}

impl<'d> History<'d> {
    /// The drafts side by side, word by word as the history traces them.
    #[must_use]
    pub fn collation(&self) -> Collation<'d> {
        Collation::of(self)
    }
}

impl std::fmt::Debug for Collation<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Collation")
            .field("drafts", &self.drafts.len())
            .field("passages", &self.passages.len())
            .field("loci", &self.loci.len())
            .finish_non_exhaustive()
    }
}
