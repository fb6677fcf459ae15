//! How much of a draft names a concept, and where.

use std::collections::BTreeSet;

use crate::concept::{Concept, ConceptId, ConceptMap};
use crate::document::{Clause, ClauseId, Part};

/// How much of what was searched names any concept, and each of them.
///
/// ```
/// use travaux::{Draft, Scheme};
///
/// let draft = Draft::parse("rev1", "1. Protect the integrity of data.\n\n2. Lamps burn.");
/// let map = Scheme::builtin("cyber")?.annotate(&draft);
/// let coverage = map.coverage();
/// assert_eq!((coverage.naming, coverage.clauses), (1, 2));
/// let integrity = coverage.of("integrity").unwrap();
/// assert_eq!((integrity.share_of_clauses(&coverage), integrity.words), (0.5, 5));
/// # Ok::<(), travaux::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Coverage<'m> {
    map: &'m ConceptMap<'m>,
    /// How many clauses were searched.
    pub clauses: usize,
    /// How many of them name any concept.
    pub naming: usize,
    /// How many words were searched.
    pub words: usize,
    /// How many of them stand in clauses that name any concept.
    pub words_naming: usize,
    /// The concepts that are named, in the order of the scheme.
    pub concepts: Vec<ConceptCoverage>,
}

/// How much names one concept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct ConceptCoverage {
    /// The concept.
    pub concept: ConceptId,
    /// At how many places it stands.
    pub mentions: usize,
    /// How many clauses name it.
    pub clauses: usize,
    /// How many words those clauses have.
    pub words: usize,
    /// The first of them.
    pub first: ClauseId,
    /// How many of the clauses searched stand before that one.
    pub position: usize,
    /// How many mentions stand in headings.
    pub in_headings: usize,
    /// How many stand in operative clauses that are no headings.
    pub operative: usize,
    /// How many stand in preambular clauses that are no headings.
    pub preambular: usize,
}

/// The weightiest part a concept stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Place {
    /// An operative clause, whatever else.
    Operative,
    /// A preambular clause, and no operative one.
    Preamble,
    /// Headings alone.
    Heading,
    /// Clauses whose part cannot be told.
    Unstated,
}

impl ConceptCoverage {
    /// Clauses that name it, of all clauses searched.
    #[must_use]
    pub fn share_of_clauses(&self, of: &Coverage<'_>) -> f64 {
        share(self.clauses, of.clauses)
    }

    /// Words of the clauses that name it, of all words searched.
    #[must_use]
    pub fn share_of_words(&self, of: &Coverage<'_>) -> f64 {
        share(self.words, of.words)
    }

    /// The weightiest part it stands in.
    #[must_use]
    pub fn place(&self) -> Place {
        match () {
            () if self.operative > 0 => Place::Operative,
            () if self.preambular > 0 => Place::Preamble,
            () if self.in_headings == self.mentions => Place::Heading,
            () => Place::Unstated,
        }
    }
}

/// 0 of nothing.
pub(super) fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

impl<'m> Coverage<'m> {
    /// What the shares are, as it is printed with them.
    pub const FORMULA: &'static str = "share of clauses = clauses that name the concept / clauses \
         searched (headings are clauses); share of words = words of those clauses / words searched; \
         narrower concepts count for themselves";

    /// The map the figures are of.
    #[must_use]
    pub fn map(&self) -> &'m ConceptMap<'m> {
        self.map
    }

    /// The figures of a concept; `None` if it is not named, or unknown to the scheme.
    #[must_use]
    pub fn of(&self, id: &str) -> Option<&ConceptCoverage> {
        self.get(self.map.scheme().concept(id)?)
    }

    /// The figures of a concept of the scheme; `None` if it is not named.
    pub(crate) fn get(&self, concept: Concept<'_>) -> Option<&ConceptCoverage> {
        let number = concept.number();
        let at = self.concepts.binary_search_by_key(&number, |own| own.concept).ok()?;
        Some(&self.concepts[at])
    }

    /// Clauses that name any concept, of all clauses searched.
    #[must_use]
    pub fn share_of_clauses(&self) -> f64 {
        share(self.naming, self.clauses)
    }

    /// Words of clauses that name any concept, of all words searched.
    #[must_use]
    pub fn share_of_words(&self) -> f64 {
        share(self.words_naming, self.words)
    }

    fn new(map: &'m ConceptMap<'m>) -> Self {
        let searched: Vec<Clause<'_>> = map.searched().collect();
        let first = searched.first().map_or(0, |clause| clause.id().index());
        let words: Vec<usize> = searched.iter().map(|clause| words(*clause)).collect();
        let mut of_concepts: Vec<Option<ConceptCoverage>> =
            vec![None; map.scheme().concepts().len()];
        let mut seen = BTreeSet::new();
        let mut naming = BTreeSet::new();
        for annotation in map.annotations() {
            let clause = map.draft().clause(annotation.clause);
            let position = annotation.clause.index() - first;
            let own = of_concepts[annotation.concept.index()].get_or_insert(ConceptCoverage {
                concept: annotation.concept,
                mentions: 0,
                clauses: 0,
                words: 0,
                first: annotation.clause,
                position,
                in_headings: 0,
                operative: 0,
                preambular: 0,
            });
            own.mentions += 1;
            if seen.insert((annotation.concept, annotation.clause)) {
                own.clauses += 1;
                own.words += words[position];
            }
            naming.insert(position);
            match (clause.kind().is_heading(), clause.part()) {
                (true, _) => own.in_headings += 1,
                (_, Part::Operative) => own.operative += 1,
                (_, Part::Preamble) => own.preambular += 1,
                _ => {}
            }
        }
        Self {
            map,
            clauses: searched.len(),
            naming: naming.len(),
            words: words.iter().sum(),
            words_naming: naming.iter().map(|position| words[*position]).sum(),
            concepts: of_concepts.into_iter().flatten().collect(),
        }
    }
}

/// How many words a clause has, its number not among them.
fn words(clause: Clause<'_>) -> usize {
    clause.tokens().filter(|token| token.kind().is_word()).count()
}

impl ConceptMap<'_> {
    /// How much of what was searched names any concept, and each of them.
    #[must_use]
    pub fn coverage(&self) -> Coverage<'_> {
        Coverage::new(self)
    }
}
