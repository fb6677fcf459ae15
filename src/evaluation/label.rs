//! Labels: what somebody, or a scheme, said of a unit or a place.

use crate::concept::ConceptMap;
use crate::span::Span;

/// A code that a coder gave a unit of a document.
///
/// An empty code says that the coder looked at the unit and found nothing. A unit may have several
/// codes by one coder.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct UnitLabel {
    /// The document: what is drawn as a whole when an [`Interval`](super::Interval) is asked for.
    pub document: String,
    /// The unit in the document, by any name: the path of a clause, the number of a sentence.
    pub unit: String,
    /// Who says so.
    pub coder: String,
    /// The code; empty for none.
    pub code: String,
}

/// A concept that a coder found at a place of a document.
///
/// Places are bytes of the reading text in labels from maps. Others may count what they like, if all
/// labels of a study count the same.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct SpanLabel {
    /// The document.
    pub document: String,
    /// The place.
    pub span: Span,
    /// The concept.
    pub concept: String,
    /// Who says so.
    pub coder: String,
}

impl UnitLabel {
    /// What a map says of every clause it searched, one label a concept, as if `coder` had said it: the
    /// document is the sigil, the unit the [path](crate::Clause::path) of the clause. A clause that
    /// names nothing has one label with an empty code.
    ///
    /// ```
    /// use travaux::evaluation::UnitLabel;
    /// use travaux::{Draft, Scheme};
    ///
    /// let draft = Draft::parse("rev1", "1. Protect the integrity of data.\n\n2. Lamps burn.");
    /// let labels = UnitLabel::of_map(&Scheme::builtin("cyber")?.annotate(&draft), "scheme");
    /// assert_eq!((labels[0].unit.as_str(), labels[0].code.as_str()), ("1", "integrity"));
    /// assert_eq!((labels[1].unit.as_str(), labels[1].code.as_str()), ("2", ""));
    /// # Ok::<(), travaux::Error>(())
    /// ```
    #[must_use]
    pub fn of_map(map: &ConceptMap<'_>, coder: &str) -> Vec<Self> {
        let mut labels = Vec::new();
        for clause in map.searched() {
            let label = |code: &str| Self {
                document: map.draft().sigil().to_owned(),
                unit: clause.path(),
                coder: coder.to_owned(),
                code: code.to_owned(),
            };
            let concepts = map.concepts_in(clause.id());
            if concepts.is_empty() {
                labels.push(label(""));
            }
            labels.extend(concepts.iter().map(|concept| label(concept.id())));
        }
        labels
    }
}

impl SpanLabel {
    /// Every place a concept of a map stands at, as if `coder` had found it; the document is the sigil.
    #[must_use]
    pub fn of_map(map: &ConceptMap<'_>, coder: &str) -> Vec<Self> {
        let label = |mention: crate::concept::Mention<'_>| Self {
            document: map.draft().sigil().to_owned(),
            span: mention.annotation().span,
            concept: mention.concept().id().to_owned(),
            coder: coder.to_owned(),
        };
        map.mentions().map(label).collect()
    }
}
