//! Facts: a phrase, a pattern or a concept through all drafts.

use super::stemma::Stemma;
use crate::document::ClauseId;
use crate::span::Span;

/// What is looked for in all drafts.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Sought {
    /// Words, whatever their capitals.
    Phrase(String),
    /// A pattern, written as in a [`Scheme`](crate::Scheme).
    Pattern(String),
    /// A concept of a scheme, or one narrower than it.
    Concept {
        /// The id of the scheme.
        scheme: String,
        /// The id of the concept.
        id: String,
        /// Its name in the language of the last draft.
        name: String,
    },
}

/// Words that were looked for, in their place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Occurrence {
    /// The clause.
    pub clause: ClauseId,
    /// The place in the reading text.
    pub span: Span,
}

/// Which way it turned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum TurnKind {
    /// It stands where it did not.
    Appeared,
    /// It no longer stands where it did.
    Vanished,
}

/// A place where it came in or went.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Turn {
    /// Which way.
    pub kind: TurnKind,
    /// The draft it happened in, from 0: the first with it or the first without.
    pub draft: usize,
    /// The draft, from 0, that it was made of and that was otherwise.
    pub parent: usize,
    /// It in the draft that has it.
    pub phrase: Occurrence,
    /// What stands there in the other draft: the words it took the place of or gave way to, with kept words
    /// between them; `None` if nothing does.
    pub other: Option<Occurrence>,
}

/// Where something stands in every draft, and how it came and went: one shape for a
/// [phrase](crate::History::lifespan), a [pattern](crate::History::lifespan_of_pattern) and a
/// [concept](crate::History::lifespan_of_concept).
///
/// ```
/// use travaux::{Draft, History};
///
/// let drafts = ["States must act.", "States should act.", "States must act."]
///     .map(|text| Draft::parse("", text));
/// let history = History::new(&[&drafts[0], &drafts[1], &drafts[2]]);
/// let must = history.lifespan("MUST");
/// assert_eq!((must.born(), must.died(), must.returned()), (Some(0), None, &[2][..]));
/// // it prints beside the drafts it is told of
/// println!("{}", must.styled(&history, travaux::render::Style::new()));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Lifespan {
    /// What was looked for.
    pub sought: Sought,
    /// Where it stands, for each draft.
    pub occurrences: Vec<Vec<Occurrence>>,
    /// Where it came in and went, in order of drafts.
    pub turns: Vec<Turn>,
    born: Option<usize>,
    died: Option<usize>,
    returned: Vec<usize>,
}

impl Lifespan {
    pub(super) fn new(
        sought: Sought,
        stemma: &Stemma,
        occurrences: Vec<Vec<Occurrence>>,
        turns: Vec<Turn>,
    ) -> Self {
        let has = |draft: usize| !occurrences[draft].is_empty();
        let last = (0..stemma.len()).rev().find(|draft| has(*draft));
        let lives = stemma.leaves().any(has);
        let died = last.filter(|_| !lives).and_then(|last| stemma.children(last).next());
        let mut had = vec![false; stemma.len()];
        let mut returned = Vec::new();
        for draft in 0..stemma.len() {
            let parents = stemma.parents(draft);
            let before = parents.iter().any(|parent| had[*parent]);
            if has(draft) && before && !parents.iter().any(|parent| has(*parent)) {
                returned.push(draft);
            }
            had[draft] = before || has(draft);
        }
        let born = (0..stemma.len()).find(|draft| has(*draft));
        Self { sought, occurrences, turns, born, died, returned }
    }

    /// The first draft that has it, from 0.
    #[must_use]
    pub fn born(&self) -> Option<usize> {
        self.born
    }

    /// The draft from which on none has it; none if one has it of which nothing was made.
    #[must_use]
    pub fn died(&self) -> Option<usize> {
        self.died
    }

    /// The drafts that have it again, made of none that has it.
    #[must_use]
    pub fn returned(&self) -> &[usize] {
        &self.returned
    }
}
