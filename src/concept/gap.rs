//! Absences: what was looked for, where, and what only looked like it.

use super::map::{ConceptMap, Mention, Miss};
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

    /// What only looks like it, its own and that of all narrower concepts, in order of place: look-alikes
    /// that were rejected, and labels with up to three other words between theirs.
    ///
    /// ```
    /// use travaux::{Draft, Scheme};
    ///
    /// let scheme = Scheme::from_toml(
    ///     r#"
    ///     scheme.id = "harbour"
    ///     [[concept]]
    ///     id = "audit"
    ///     label.en = "independent audit"
    ///     "#,
    /// )?;
    /// let draft = Draft::parse("rev1", "Pilots welcome independent third-party audits.");
    /// let map = scheme.annotate(&draft);
    /// let miss = map.gap("audit").unwrap().near_misses().next().unwrap();
    /// assert_eq!(miss.words(), "independent third-party audits");
    /// assert_eq!(miss.reason(), "“independent audit” with other words between");
    /// # Ok::<(), travaux::Error>(())
    /// ```
    pub fn near_misses(self) -> impl Iterator<Item = Miss<'m>> {
        let mut wanted = vec![false; self.map.scheme().concepts().len()];
        self.concept
            .with_narrower()
            .iter()
            .for_each(|concept| wanted[concept.number().index()] = true);
        self.map.misses_of_absent(|concept| wanted[concept.index()]).into_iter()
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

/// Whether a gap was there before.
#[derive(Clone, Debug)]
pub enum Inheritance<'s> {
    /// The source lacks the concept too.
    Inherited(Gap<'s>),
    /// The source names it, there.
    Introduced(Vec<Mention<'s>>),
    /// The scheme of the source has no such concept: nobody looked for it there.
    Unknown,
}

impl Gap<'_> {
    /// Whether the gap was there before, in a text this one draws on.
    ///
    /// ```
    /// use travaux::concept::Inheritance;
    /// use travaux::{Draft, Scheme};
    ///
    /// let source = Draft::parse("agenda", "The integrity of data matters.");
    /// let draft = Draft::parse("rev1", "The availability of data matters.");
    /// let scheme = Scheme::builtin("cyber")?;
    /// let (source, map) = (scheme.annotate(&source), scheme.annotate(&draft));
    /// let in_source = |id| map.gap(id).unwrap().inheritance(&source);
    /// assert!(matches!(in_source("confidentiality"), Inheritance::Inherited(_)));
    /// assert!(matches!(in_source("integrity"), Inheritance::Introduced(found) if found.len() == 1));
    /// # Ok::<(), travaux::Error>(())
    /// ```
    #[must_use]
    pub fn inheritance<'s>(self, source: &'s ConceptMap<'s>) -> Inheritance<'s> {
        let Some(concept) = source.scheme().concept(self.concept.id()) else {
            return Inheritance::Unknown;
        };
        if !source.is_present(concept) {
            return Inheritance::Inherited(Gap::new(source, concept));
        }
        let own: Vec<&str> = concept.with_narrower().into_iter().map(Concept::id).collect();
        let names = |mention: &Mention<'_>| own.contains(&mention.concept().id());
        Inheritance::Introduced(source.mentions().filter(names).collect())
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
