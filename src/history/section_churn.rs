//! How much of each section changed from draft to draft.

use std::collections::BTreeMap;

use super::timeline::History;
use super::trace::Trace;

/// Words of a section in one draft.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Churn {
    /// All of them, marks included.
    pub all: usize,
    /// Those that are in no draft it was made of: new, or back.
    pub new: usize,
    /// Those of the first draft it was made of that it has nowhere.
    pub gone: usize,
}

/// The words of a section through all drafts.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct SectionChurn {
    /// The heading, by its place among [traces](History::traces); `None` for what stands under none.
    pub heading: Option<usize>,
    /// For each draft its words; nothing of a draft that has not the section.
    pub drafts: Vec<Churn>,
}

impl History<'_> {
    /// How many words of every section came and went with every draft, in the order the sections were
    /// first seen. The words of a heading count with its section.
    ///
    /// Laws: the words of all sections are those of the draft; those that are new are
    /// [`churn`](Self::churn).
    ///
    /// ```
    /// use travaux::{Draft, History, read};
    ///
    /// let drafts = ["# Tolls\n\nShips pay.\n\n# Bells\n\nBells ring.", "# Tolls\n\nShips pay gold.\n\n# Bells\n\nBells ring."]
    ///     .map(|text| read::markdown("", text));
    /// let history = History::new(&drafts.each_ref());
    /// let sections = history.churn_by_section();
    /// let new: Vec<_> = sections.iter().map(|section| section.drafts[1].new).collect();
    /// assert_eq!(new, [1, 0]);
    /// ```
    #[must_use]
    pub fn churn_by_section(&self) -> Vec<SectionChurn> {
        let drafts = self.drafts().len();
        let mut places: BTreeMap<Option<usize>, usize> = BTreeMap::new();
        let mut sections: Vec<SectionChurn> = Vec::new();
        for (number, draft) in self.drafts().iter().enumerate() {
            let parents = self.stemma().parents(number);
            let first = |child: &usize| self.stemma().parents(*child).first() == Some(&number);
            let heirs: Vec<usize> = self.stemma().children(number).filter(first).collect();
            for clause in draft.clauses() {
                let heading =
                    if clause.kind().is_heading() { Some(clause) } else { clause.section() };
                let heading = heading.and_then(|own| self.trace_number(number, own.id()));
                let at = *places.entry(heading).or_insert_with(|| {
                    sections.push(SectionChurn { heading, drafts: vec![Churn::default(); drafts] });
                    sections.len() - 1
                });
                let words = clause.token_range().filter_map(|token| self.word(number, token));
                for word in words {
                    let has = |draft: &usize| word.drafts.binary_search(draft).is_ok();
                    let own = &mut sections[at].drafts[number];
                    own.all += 1;
                    own.new += usize::from(!parents.iter().any(has));
                    for child in heirs.iter().filter(|child| !has(child)) {
                        sections[at].drafts[*child].gone += 1;
                    }
                }
            }
        }
        sections
    }

    /// The clauses that stand in every draft with the same words, place and number.
    pub fn constant(&self) -> impl Iterator<Item = &Trace> {
        self.traces().iter().filter(|trace| trace.is_constant())
    }
}
