//! What is new in a draft: concepts that none of the texts named names, and gaps that its sources have or
//! have not.

use super::tracing::Origin;
use crate::concept::{Concept, ConceptId, ConceptMap, Inheritance, Mention, Miss};
use crate::span::Span;

/// A concept of a draft that none of the texts it was compared with names.
#[derive(Clone, Debug)]
pub struct NovelConcept<'m> {
    concept: Concept<'m>,
    mentions: Vec<Mention<'m>>,
    near_misses: Vec<(usize, Miss<'m>)>,
}

impl<'m> NovelConcept<'m> {
    /// The concept.
    #[must_use]
    pub fn concept(&self) -> Concept<'m> {
        self.concept
    }

    /// Where the draft names it, in order.
    #[must_use]
    pub fn mentions(&self) -> &[Mention<'m>] {
        &self.mentions
    }

    /// What only looks like it in the other texts, each with the place of its text among these: words that
    /// evoke it and do not name it.
    #[must_use]
    pub fn near_misses(&self) -> &[(usize, Miss<'m>)] {
        &self.near_misses
    }
}

/// The concepts that a draft names and none of the other texts does, in the order of the scheme: novel
/// against these texts, and no more is said. A text that was mapped by another scheme is searched for the
/// concept of the same id, and names none that its scheme does not have.
///
/// ```
/// use travaux::lineage::novel_concepts;
/// use travaux::{Draft, Scheme};
///
/// let texts = [
///     "International law applies, with the principles of humanity and of proportionality.",
///     "We affirm international humanitarian law and international law.",
/// ];
/// let [report, call] = texts.map(|text| Draft::parse("", text));
/// let scheme = Scheme::builtin("cyber")?;
/// let (reports, call) = ([scheme.annotate(&report)], scheme.annotate(&call));
/// let novel = novel_concepts(&call, &reports);
/// let ids: Vec<_> = novel.iter().map(|novel| novel.concept().id()).collect();
/// assert_eq!(ids, ["international-humanitarian-law"]);
/// assert_eq!(novel[0].near_misses()[0].1.words(), "principles of humanity");
/// # Ok::<(), travaux::Error>(())
/// ```
#[must_use]
pub fn novel_concepts<'m>(
    draft: &'m ConceptMap<'m>,
    others: &'m [ConceptMap<'m>],
) -> Vec<NovelConcept<'m>> {
    let is_named = |concept: Concept<'_>| {
        others.iter().any(|other| {
            other.scheme().concept(concept.id()).is_some_and(|same| other.is_present(same))
        })
    };
    let named = draft.scheme().concepts().filter(|concept| draft.count(*concept) > 0);
    let novel = named.filter(|concept| !is_named(*concept)).map(|concept| NovelConcept {
        concept,
        mentions: draft.mentions_of(concept.id()).collect(),
        near_misses: others
            .iter()
            .enumerate()
            .flat_map(|(place, other)| {
                other.near_misses_of(concept.id()).map(move |miss| (place, miss))
            })
            .collect(),
    });
    novel.collect()
}

/// A concept that a clause lacks though it names its siblings, and whether the clause it has its words from
/// lacks it too.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct GapOrigin {
    /// The concept that is absent.
    pub concept: ConceptId,
    /// The members of its groups that the clause names, in the order of the scheme.
    pub siblings: Vec<ConceptId>,
    /// Where the clause of the source names it, in bytes of its reading text; if nowhere, the gap is
    /// inherited.
    pub named: Vec<Span>,
}

impl GapOrigin {
    /// Whether the source lacks it too, so that nobody dropped it here.
    #[must_use]
    pub fn is_inherited(&self) -> bool {
        self.named.is_empty()
    }
}

impl Origin<'_, '_> {
    /// The concepts of which the clause names siblings and not themselves, and what the source has in their
    /// place. Both maps are of the whole drafts, by one scheme.
    ///
    /// ```
    /// use travaux::lineage::Lineage;
    /// use travaux::{Draft, Scheme};
    ///
    /// let norm = Draft::parse("norm", "Do not damage the availability or integrity of the core of the Internet.");
    /// let call = Draft::parse("call", "Prevent damage to the availability or integrity of the core of the Internet.");
    /// let scheme = Scheme::builtin("cyber")?;
    /// let lineage = Lineage::new([&norm]);
    /// let tracing = lineage.trace(&call);
    /// let origin = tracing.origins().next().unwrap();
    /// let gaps = origin.gaps(&scheme.annotate(&call), &scheme.annotate(&norm));
    /// let confidentiality = scheme.concept("confidentiality").unwrap().number();
    /// assert!(gaps.iter().any(|gap| gap.concept == confidentiality && gap.is_inherited()));
    /// # Ok::<(), travaux::Error>(())
    /// ```
    #[must_use]
    pub fn gaps(self, here: &ConceptMap<'_>, there: &ConceptMap<'_>) -> Vec<GapOrigin> {
        let own = here.within(self.derivation().clause);
        let source = there.within(self.derivation().source_clause);
        let mut found = Vec::new();
        for gap in own.gaps() {
            let siblings: Vec<ConceptId> =
                gap.present_siblings().into_iter().map(Concept::number).collect();
            let named = match gap.inheritance(&source) {
                _ if siblings.is_empty() => continue,
                Inheritance::Unknown => continue,
                Inheritance::Inherited(_) => Vec::new(),
                Inheritance::Introduced(mentions) => {
                    mentions.iter().map(|mention| mention.annotation().span).collect()
                }
            };
            found.push(GapOrigin { concept: gap.concept().number(), siblings, named });
        }
        found
    }
}
