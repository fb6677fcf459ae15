//! Who proposed what, and when.

use super::bracket_lives::{Outcome, Survivals};
use super::lifespan::Occurrence;
use super::timeline::History;
use crate::document::{BracketKind, RevisionKind};

/// What someone proposed to do with words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum ProposalKind {
    /// To have them, in brackets.
    Bracketed,
    /// That words go: a bracket that asks for it.
    Deletion,
    /// To put them in, by a tracked change.
    Inserted,
    /// To strike them out, by a tracked change.
    Struck,
}

/// Words with the name of those who want them there, or gone.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Proposal {
    /// Who, as the draft names them.
    pub by: String,
    /// The first draft that says so, from 0.
    pub draft: usize,
    /// When, as the file writes it; only tracked changes say.
    pub date: Option<String>,
    /// What was proposed.
    pub kind: ProposalKind,
    /// The words in that draft.
    pub words: Occurrence,
    /// The first draft that no longer marks the words as proposed, from 0.
    pub settled: Option<usize>,
    /// What became of the words then.
    pub outcome: Option<Outcome>,
}

impl History<'_> {
    /// Who proposed what and what became of it, in order of drafts and places: by brackets with names
    /// (`[EU: …]`) and by tracked changes with authors, where drafts were read as
    /// [`TrackedChanges::Marked`](crate::document::TrackedChanges::Marked).
    ///
    /// ```
    /// use travaux::history::Outcome;
    /// use travaux::{Draft, History};
    ///
    /// let drafts = ["1. Ships pay.", "1. Ships [Lisse: of any size] pay.", "1. Ships of any size pay."]
    ///     .map(|text| Draft::parse("", text));
    /// let history = History::new(&drafts.each_ref());
    /// let proposal = &history.proposals()[0];
    /// assert_eq!((proposal.by.as_str(), proposal.draft), ("Lisse", 1));
    /// assert_eq!((proposal.settled, proposal.outcome), (Some(2), Some(Outcome::Stands)));
    /// ```
    #[must_use]
    pub fn proposals(&self) -> Vec<Proposal> {
        let mut proposals = Vec::new();
        for life in self.bracket_lives() {
            for (by, draft) in life.names() {
                let Some(stage) = life.stages.iter().find(|stage| stage.draft == draft) else {
                    continue;
                };
                let deletes = stage.kind == BracketKind::Deletion;
                proposals.push(Proposal {
                    by: by.to_owned(),
                    draft,
                    date: None,
                    kind: if deletes { ProposalKind::Deletion } else { ProposalKind::Bracketed },
                    words: stage.words,
                    settled: life.resolved,
                    outcome: life.outcome,
                });
            }
        }
        let mut survivals = Survivals::default();
        for draft in 0..self.drafts().len() {
            self.tracked(draft, &mut proposals, &mut survivals);
        }
        proposals.sort_by_key(|own| (own.draft, own.words.span.start(), own.words.span.end()));
        proposals
    }

    fn tracked(&self, draft: usize, proposals: &mut Vec<Proposal>, survivals: &mut Survivals) {
        let from = self.drafts()[draft];
        let settled = self.stemma().children(draft).next();
        for revision in from.revisions() {
            let Some(by) = revision.author.clone() else { continue };
            let Some(clause) = from.clause_at(revision.span.start()) else { continue };
            let outcome =
                settled.and_then(|later| survivals.outcome(self, (draft, later), revision.span));
            proposals.push(Proposal {
                by,
                draft,
                date: revision.date.clone(),
                kind: match revision.kind {
                    RevisionKind::Inserted => ProposalKind::Inserted,
                    RevisionKind::Deleted => ProposalKind::Struck,
                },
                words: Occurrence { clause: clause.id(), span: revision.span },
                settled,
                outcome,
            });
        }
    }
}
