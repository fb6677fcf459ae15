//! Terms a draft uses and other drafts define.

use super::definition::TermUse;
use super::terms::Terms;
use super::uses::Index;

/// A term that is used in a draft, not defined there, and defined in other drafts.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct DefinedElsewhere {
    /// Where it is used first.
    pub first: TermUse,
    /// How often it is used.
    pub uses: usize,
    /// Who defines it: the number of the other draft in the list that was given, and that of the
    /// definition in it; in this order, never empty.
    pub definitions: Vec<(usize, usize)>,
}

impl Terms<'_> {
    /// The terms that this draft uses without defining them and that any of `others` defines, by first
    /// use.
    ///
    /// Words are compared without case and plural; where the other draft tells a term from a common word
    /// by its capital letters alone, only words printed so are a use.
    ///
    /// ```
    /// use travaux::{Draft, Terms};
    ///
    /// let paper = Draft::parse("paper", "“Public core” means the routing and naming of the network.");
    /// let draft = Draft::parse("rev1", "States shall protect the public core.");
    /// let (defining, using) = (Terms::new(&paper), Terms::new(&draft));
    /// let found = using.defined_elsewhere(&[&defining]);
    /// assert_eq!(using.words(found[0].first.span), "public core");
    /// let (other, definition) = found[0].definitions[0];
    /// assert_eq!((other, defining.words(defining.definitions()[definition].term)), (0, "Public core"));
    /// ```
    #[must_use]
    pub fn defined_elsewhere(&self, others: &[&Terms<'_>]) -> Vec<DefinedElsewhere> {
        let mut sought = Index::default();
        let mut definitions = Vec::new();
        let mut by_capitals = Vec::new();
        for (other, terms) in others.iter().enumerate() {
            for group in &terms.index.groups {
                if self.index.group_of(&group.words).is_some() {
                    continue;
                }
                for &definition in &group.definitions {
                    sought.add(definitions.len(), group.words.clone());
                    definitions.push((other, definition));
                    by_capitals.push(group.by_capitals);
                }
            }
        }
        sought.sort();
        let uses = sought.places(self.draft);
        let found = sought.groups.iter().zip(uses).filter_map(|(group, mut uses)| {
            let strict = group.definitions.iter().all(|number| by_capitals[*number]);
            uses.retain(|place| place.as_written || !strict);
            let first = uses.first()?.use_;
            let definitions = group.definitions.iter().map(|number| definitions[*number]).collect();
            Some(DefinedElsewhere { first, uses: uses.len(), definitions })
        });
        let mut found: Vec<_> = found.collect();
        found.sort_by_key(|term| term.first.span);
        found
    }
}
