//! What stands where without what.

use std::collections::BTreeMap;

use super::region::Region;
use crate::concept::{Concept, ConceptMap, Mention, Scheme};
use crate::document::{Clause, ClauseId};
use crate::error::{Error, ErrorKind};

/// A question about concepts that stand together, or should: *standards with creation, without
/// implementation*. It is asked of every place of its first concept, in every [`Region`] around it.
///
/// A concept counts as named where a narrower one is.
///
/// ```
/// use travaux::coverage::{Query, Region};
/// use travaux::{Draft, Scheme};
///
/// let text = "# Data\n\n1. Protect data integrity.\n\n2. Ensure the availability of data.";
/// let draft = Draft::parse("rev1", text);
/// let map = Scheme::builtin("cyber")?.annotate(&draft);
/// let answer = Query::parse("integrity -availability")?.ask(&map)?;
/// let finding = answer.findings().next().unwrap();
/// assert!(finding.verdict(Region::Clause).holds() && finding.verdict(Region::Paragraph).holds());
/// let section = finding.verdict(Region::Section);
/// assert!(!section.holds());
/// assert_eq!(section.spoiling().next().unwrap().concept().id(), "availability");
/// # Ok::<(), travaux::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    with: Vec<String>,
    without: Vec<String>,
}

impl Query {
    /// Where the concept of this id stands.
    #[must_use]
    pub fn new(concept: impl Into<String>) -> Self {
        Self { with: vec![concept.into()], without: Vec::new() }
    }

    /// … together with this one.
    #[must_use]
    pub fn with(mut self, concept: impl Into<String>) -> Self {
        self.with.push(concept.into());
        self
    }

    /// … and without this one.
    #[must_use]
    pub fn without(mut self, concept: impl Into<String>) -> Self {
        self.without.push(concept.into());
        self
    }

    /// Reads a query: ids of concepts apart by spaces, with `-` before those that should be absent.
    ///
    /// # Errors
    /// If the first id is missing or should be absent: there would be no place to look around.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let mut ids = text.split_whitespace();
        let first = ids.next().filter(|id| !id.starts_with('-'));
        let Some(first) = first else {
            let message =
                format!("found the query `{text}`, allowed: the id of a concept before all others");
            return Err(Error::new(ErrorKind::Scheme, message));
        };
        Ok(ids.fold(Self::new(first), |query, id| match id.strip_prefix('-') {
            Some(id) => query.without(id),
            None => query.with(id),
        }))
    }

    /// The ids of the concepts that should stand together, the first of them first.
    #[must_use]
    pub fn wanted(&self) -> &[String] {
        &self.with
    }

    /// The ids of those that should be absent.
    #[must_use]
    pub fn unwanted(&self) -> &[String] {
        &self.without
    }

    /// Asks a map.
    ///
    /// # Errors
    /// If the scheme has no such concept; every one it lacks is named.
    pub fn ask<'m>(&self, map: &'m ConceptMap<'m>) -> Result<Answer<'m>, Error> {
        let mut problems = Vec::new();
        let mut find = |ids: &[String]| -> Vec<Vec<bool>> {
            let found = ids.iter().map(|id| match map.scheme().concept(id) {
                Some(concept) => own_and_narrower(map.scheme(), concept),
                None => {
                    problems.push(unknown(id, map.scheme()));
                    Vec::new()
                }
            });
            found.collect()
        };
        let (with, without) = (find(&self.with), find(&self.without));
        if let Some(problems) = Error::all(problems) {
            return Err(problems);
        }
        let mut places: Vec<ClauseId> = Vec::new();
        let mut inside: BTreeMap<(Region, Option<ClauseId>), Inside> = BTreeMap::new();
        for (number, mention) in map.mentions().enumerate() {
            let spoils = without.iter().any(|own| names(own, mention));
            let satisfies: Vec<bool> = with.iter().map(|own| names(own, mention)).collect();
            if satisfies[0] && places.last() != Some(&mention.annotation().clause) {
                places.push(mention.annotation().clause);
            }
            if !spoils && !satisfies.contains(&true) {
                continue;
            }
            for region in Region::ALL {
                let here = inside.entry((region, region.of(mention.clause()))).or_default();
                here.present.resize(with.len(), false);
                here.present.iter_mut().zip(&satisfies).for_each(|(known, own)| *known |= own);
                here.spoiling.extend(spoils.then_some(number));
                here.satisfying.extend(satisfies.contains(&true).then_some(number));
            }
        }
        Ok(Answer { map, query: self.clone(), places, inside })
    }
}

fn unknown(id: &str, scheme: &Scheme) -> Error {
    let ids: Vec<&str> = scheme.concepts().map(|concept| concept.id()).take(SHOWN).collect();
    let more = if scheme.concepts().len() > SHOWN { ", …" } else { "" };
    let allowed = ids.join(", ");
    Error::new(ErrorKind::Scheme, format!("found no concept `{id}`, allowed: {allowed}{more}"))
}

/// So many ids of a scheme are shown to whoever asks for another.
const SHOWN: usize = 8;

/// For every concept of the scheme, whether it is this one or narrower.
fn own_and_narrower(scheme: &Scheme, concept: Concept<'_>) -> Vec<bool> {
    let mut wanted = vec![false; scheme.concepts().len()];
    concept.with_narrower().iter().for_each(|own| wanted[own.number().index()] = true);
    wanted
}

fn names(wanted: &[bool], mention: Mention<'_>) -> bool {
    wanted[mention.annotation().concept.index()]
}

/// What a map answers to a query.
#[derive(Clone, Debug)]
pub struct Answer<'m> {
    map: &'m ConceptMap<'m>,
    query: Query,
    places: Vec<ClauseId>,
    /// What stands in every region that names a concept of the query.
    inside: BTreeMap<(Region, Option<ClauseId>), Inside>,
}

/// What stands in a region.
#[derive(Clone, Debug, Default)]
struct Inside {
    /// The numbers of the mentions of concepts that should stand there.
    satisfying: Vec<usize>,
    /// Those of concepts that should not.
    spoiling: Vec<usize>,
    /// Which of the concepts that should stand there do.
    present: Vec<bool>,
}

impl Answer<'_> {
    /// The query.
    #[must_use]
    pub fn query(&self) -> &Query {
        &self.query
    }

    /// The map that was asked.
    #[must_use]
    pub fn map(&self) -> &ConceptMap<'_> {
        self.map
    }

    /// The clauses that name the first concept, each with a verdict for every region around it; in
    /// reading order.
    #[must_use]
    pub fn findings(&self) -> impl ExactSizeIterator<Item = Finding<'_>> {
        self.places.iter().map(|place| Finding { answer: self, place: *place })
    }

    /// The clauses around which the query holds in a region.
    pub fn holding(&self, region: Region) -> impl Iterator<Item = Finding<'_>> {
        self.findings().filter(move |finding| finding.verdict(region).holds())
    }
}

/// A clause that names the first concept of a query.
#[derive(Clone, Copy, Debug)]
pub struct Finding<'a> {
    answer: &'a Answer<'a>,
    place: ClauseId,
}

impl<'a> Finding<'a> {
    /// The clause.
    #[must_use]
    pub fn clause(self) -> Clause<'a> {
        self.answer.map.draft().clause(self.place)
    }

    /// Whether the query holds in a region around the clause.
    #[must_use]
    pub fn verdict(self, region: Region) -> Verdict<'a> {
        Verdict { finding: self, region }
    }

    /// The verdicts for all regions, the smallest first.
    pub fn verdicts(self) -> impl Iterator<Item = Verdict<'a>> {
        Region::ALL.into_iter().map(move |region| self.verdict(region))
    }
}

/// Whether a query holds in a region, with the mentions that say so.
#[derive(Clone, Copy, Debug)]
pub struct Verdict<'a> {
    finding: Finding<'a>,
    region: Region,
}

impl<'a> Verdict<'a> {
    /// The region.
    #[must_use]
    pub fn region(self) -> Region {
        self.region
    }

    /// Whether all that should stand in the region do, and none that should not.
    #[must_use]
    pub fn holds(self) -> bool {
        self.missing().next().is_none() && self.inside().spoiling.is_empty()
    }

    /// The mentions of what should stand in the region, in reading order.
    pub fn satisfying(self) -> impl Iterator<Item = Mention<'a>> {
        self.mentions(&self.inside().satisfying)
    }

    /// The mentions of what should not stand in the region, in reading order.
    pub fn spoiling(self) -> impl Iterator<Item = Mention<'a>> {
        self.mentions(&self.inside().spoiling)
    }

    /// The ids of what should stand in the region and does not, in the order of the query.
    pub fn missing(self) -> impl Iterator<Item = &'a str> {
        let wanted = self.finding.answer.query.with.iter().zip(&self.inside().present);
        wanted.filter(|(_, present)| !**present).map(|(id, _)| id.as_str())
    }

    /// What stands in the region; its own place does.
    fn inside(self) -> &'a Inside {
        &self.finding.answer.inside[&(self.region, self.region.of(self.finding.clause()))]
    }

    fn mentions(self, numbers: &'a [usize]) -> impl Iterator<Item = Mention<'a>> {
        numbers.iter().filter_map(move |number| self.finding.answer.map.mentions().nth(*number))
    }
}
