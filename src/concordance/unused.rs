//! Rules that never match.

use crate::concept::{ConceptMap, Rule, RuleKind};

/// The labels and patterns of a scheme by which nothing was found in any of these maps, and the
/// rejections that cancelled nothing; in the order of the scheme. The maps are by one scheme; without
/// any there are none.
///
/// A rule that only matches where a longer one does counts as unused, for it adds nothing.
///
/// ```
/// use travaux::concordance::unused_rules;
/// use travaux::{Draft, Scheme};
///
/// let draft = Draft::parse("rev1", "Cyberspace is open.");
/// let scheme = Scheme::builtin("cyber")?;
/// let unused = unused_rules(&[scheme.annotate(&draft)]);
/// assert!(unused.iter().any(|rule| rule.phrase() == "confidentiality"));
/// # Ok::<(), travaux::Error>(())
/// ```
#[must_use]
pub fn unused_rules<'s>(maps: &[ConceptMap<'s>]) -> Vec<&'s Rule> {
    let Some(scheme) = maps.first().map(ConceptMap::scheme) else { return Vec::new() };
    let mut used = vec![false; scheme.rules().len()];
    for map in maps.iter().filter(|map| std::ptr::eq(map.scheme(), scheme)) {
        map.annotations().iter().for_each(|own| used[own.rule.index()] = true);
        for miss in map.near_misses() {
            let rejects = miss.rule().kind() == RuleKind::Rejection;
            used[miss.near_miss().rule.index()] |= rejects;
        }
    }
    scheme.rules().iter().zip(used).filter(|(_, used)| !used).map(|(rule, _)| rule).collect()
}
