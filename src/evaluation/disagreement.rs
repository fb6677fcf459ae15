//! Where coders part.

use std::collections::BTreeMap;

use super::ratings::Ratings;
use crate::document::{ClauseId, Draft, Quotation};
use crate::span::Span;

/// A unit of which two coders say different things.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Disagreement {
    /// The document.
    pub document: String,
    /// The unit in it.
    pub unit: String,
    /// Every coder who judged it, with the code; in alphabetical order.
    pub codes: Vec<(String, String)>,
    /// The words, if the draft is at hand and has such a unit.
    pub quotation: Option<Quotation>,
}

impl Ratings {
    /// The units of which two coders say different things, in order of documents and units.
    ///
    /// Words are quoted from the drafts whose sigils are the names of documents: at the place of a span,
    /// or else those of the clause whose [path](crate::Clause::path) is the name of the unit.
    #[must_use]
    pub fn disagreements(&self, drafts: &[&Draft]) -> Vec<Disagreement> {
        let drafts: BTreeMap<&str, &Draft> =
            drafts.iter().map(|draft| (draft.sigil(), *draft)).collect();
        let mut paths: BTreeMap<&str, BTreeMap<String, ClauseId>> = BTreeMap::new();
        let mut found = Vec::new();
        for unit in self.units.iter().filter(|unit| unit.tally().len() > 1) {
            let document = self.documents[unit.document as usize].as_str();
            let quotation = drafts.get(document).and_then(|draft| {
                let span = unit.span.or_else(|| {
                    let paths = paths.entry(document).or_insert_with(|| of_paths(draft));
                    Some(draft.clause(*paths.get(&unit.name)?).body_span())
                })?;
                lies_in(span, draft).then(|| draft.quote(span))
            });
            let codes = self.coders.iter().zip(&unit.codes);
            let codes = codes.filter_map(|(coder, code)| {
                Some((coder.clone(), self.codes[(*code)? as usize].clone()))
            });
            let (document, unit) = (document.to_owned(), unit.name.clone());
            found.push(Disagreement { document, unit, codes: codes.collect(), quotation });
        }
        found
    }
}

/// The first clause of each path.
fn of_paths(draft: &Draft) -> BTreeMap<String, ClauseId> {
    let mut paths = BTreeMap::new();
    for clause in draft.clauses() {
        paths.entry(clause.path()).or_insert(clause.id());
    }
    paths
}

fn lies_in(span: Span, draft: &Draft) -> bool {
    let text = draft.text();
    text.is_char_boundary(span.start()) && text.is_char_boundary(span.end())
}
