//! Absences: what was looked for, where, and what only looked like it.

use super::map::{ConceptMap, Miss};
use super::scheme::{Concept, Group, Rule, RuleKind};

/// A concept that is absent from the scope of a map, with the evidence for it.
#[derive(Clone, Copy, Debug)]
pub struct Gap<'m> {
    map: &'m ConceptMap<'m>,
    concept: Concept<'m>,
}

impl<'m> Gap<'m> {
    pub(super) fn new(map: &'m ConceptMap<'m>, concept: Concept<'m>) -> Self {
        Self { map, concept }
    }

    /// The concept that is absent.
    #[must_use]
    pub fn concept(self) -> Concept<'m> {
        self.concept
    }

    /// The map it is absent from.
    #[must_use]
    pub fn map(self) -> &'m ConceptMap<'m> {
        self.map
    }

    /// The labels and patterns that were searched for, its own and those of all narrower concepts.
    #[must_use]
    pub fn searched_for(self) -> Vec<&'m Rule> {
        let own = self.concept.with_narrower().into_iter().flat_map(Concept::rules);
        own.filter(|rule| rule.kind() != RuleKind::Rejection).collect()
    }

    /// The look-alikes that were rejected, its own and those of all narrower concepts.
    pub fn near_misses(self) -> impl Iterator<Item = Miss<'m>> {
        let mut wanted = vec![false; self.map.scheme().concepts().len()];
        self.concept
            .with_narrower()
            .iter()
            .for_each(|concept| wanted[concept.number().index()] = true);
        self.map.near_misses().filter(move |miss| wanted[miss.concept().number().index()])
    }

    /// The members of its groups that are present, which makes its absence telling; in the order of
    /// the scheme, each once.
    #[must_use]
    pub fn present_siblings(self) -> Vec<Concept<'m>> {
        let mut present: Vec<_> = self
            .concept
            .groups()
            .flat_map(Group::members)
            .filter(|sibling| self.map.is_present(*sibling))
            .collect();
        present.sort_unstable_by_key(|concept| concept.number());
        present.dedup();
        present
    }
}

/// How much of a group is present.
#[derive(Clone, Debug)]
pub struct GroupCoverage<'m> {
    group: Group<'m>,
    present: Vec<Concept<'m>>,
    absent: Vec<Concept<'m>>,
}

impl<'m> GroupCoverage<'m> {
    pub(super) fn new(map: &'m ConceptMap<'m>, group: Group<'m>) -> Self {
        let (present, absent) = group.members().partition(|member| map.is_present(*member));
        Self { group, present, absent }
    }

    /// The group.
    #[must_use]
    pub fn group(&self) -> Group<'m> {
        self.group
    }

    /// Its members that are present, themselves or by a narrower concept.
    #[must_use]
    pub fn present(&self) -> &[Concept<'m>] {
        &self.present
    }

    /// Its members that are absent.
    #[must_use]
    pub fn absent(&self) -> &[Concept<'m>] {
        &self.absent
    }
}
