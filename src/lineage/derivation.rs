//! Facts: what a clause has from where, by numbers.

use std::cmp::Reverse;

use crate::document::ClauseId;
use crate::span::Span;

/// How much of a source is in a clause. A class says more than those behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum DerivationClass {
    /// Its words, but for the verb that opens it, punctuation, spelling and small words.
    Verbatim,
    /// Its sentence, with words replaced, dropped, added or put in another order.
    Adapted,
    /// A rare phrase of it, or a combination of rare words, in another sentence.
    Echo,
    /// The same matter in other words: that it was taken from there cannot be told by them.
    Thematic,
}

impl DerivationClass {
    /// The name, in a small letter.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Verbatim => "verbatim",
            Self::Adapted => "adapted",
            Self::Echo => "echo",
            Self::Thematic => "thematic",
        }
    }
}

/// Which of two texts is older, by the dates that are known of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Precedence {
    /// The source is: the wording can have come from it.
    Earlier,
    /// Both are of the same month: which drew on which, or both on a third, is not said by the dates.
    Contemporaneous,
    /// A date is missing, or too vague.
    Unknown,
}

impl Precedence {
    /// What is known of the source's age, in a word.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Earlier => "earlier",
            Self::Contemporaneous => "contemporaneous",
            Self::Unknown => "unknown",
        }
    }
}

/// How the borrower says itself where it has its words from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Attribution {
    /// The clause cites the source, and shared words stand in quotation marks.
    Quoted,
    /// The clause cites the source.
    Cited,
    /// Shared words stand in quotation marks, of whom is not said.
    InQuotes,
}

/// Words that stand on both sides, in a row but for small words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Passage {
    /// Where they stand in the borrower, in bytes of its reading text.
    pub here: Span,
    /// Where they stand in the source.
    pub there: Span,
    /// How many words of matter they are.
    pub words: u32,
    /// In how many texts of the library they stand so, the source included; of what stands nearly everywhere
    /// at least in so many.
    pub texts: u32,
    /// Whether they are boilerplate: so many clauses have them, with other words around them, that they are
    /// nobody's.
    pub boilerplate: bool,
}

/// What one clause has from one clause of a source.
///
/// Laws: passages are disjoint on both sides and in order of the borrower; the class is never told
/// by formulae alone.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Derivation {
    /// The clause that has it.
    pub clause: ClauseId,
    /// The source, by its place in the library.
    pub source: u32,
    /// Its clause.
    pub source_clause: ClauseId,
    /// How much of the source it is.
    pub class: DerivationClass,
    /// Which is older.
    pub precedence: Precedence,
    /// What the clause itself says of it; `None` if nothing.
    pub attribution: Option<Attribution>,
    /// Its rank among those of the clause, from 1; ties share one.
    pub rank: u32,
    /// The words on both sides.
    pub passages: Vec<Passage>,
    /// Single words of matter that stand on both sides outside of passages: where here, where there.
    pub words: Vec<(Span, Span)>,
    /// The longest row of equal words, small ones counted: where here, where there; and how many.
    pub run: Option<(Span, Span, u32)>,
    /// How much of the words' weight of the borrower's sentence, or of the source's if that is
    /// more, stands in passages that are no formulae, in thousandths.
    pub share: u16,
    /// How much it weighs among the sources of its clause, in thousandths of a natural unit of
    /// information: words shared, each the more the fewer clauses of the library have it.
    pub weight: u32,
}

impl Derivation {
    /// Whether all words in common are boilerplate.
    #[must_use]
    pub fn is_boilerplate(&self) -> bool {
        self.words.is_empty() && self.passages.iter().all(|passage| passage.boilerplate)
    }
}

/// So many passages and words of one clause are joined from several sentences.
const MOST_SHOWN: usize = 256;

impl Derivation {
    /// Joins what another sentence of the clause has from the same clause of the source.
    pub(super) fn join(&mut self, mut other: Self) {
        let is_free = |passages: &[Passage], here: Span, there: Span| {
            passages.iter().all(|own| !own.here.overlaps(here) && !own.there.overlaps(there))
        };
        if (other.class, Reverse(other.weight)) < (self.class, Reverse(self.weight)) {
            std::mem::swap(self, &mut other);
        }
        // of a book that is one clause not every sentence needs be shown
        other.passages.truncate(MOST_SHOWN.saturating_sub(self.passages.len()));
        other.words.truncate(MOST_SHOWN.saturating_sub(self.words.len()));
        other.passages.retain(|passage| is_free(&self.passages, passage.here, passage.there));
        self.passages.append(&mut other.passages);
        self.passages.sort_by_key(|passage| passage.here.start());
        other.words.retain(|(_, there)| self.words.iter().all(|(_, own)| own != there));
        self.words.append(&mut other.words);
        self.words.retain(|(here, there)| is_free(&self.passages, *here, *there));
        self.words.sort_by_key(|(here, _)| here.start());
        if other.run.map(|run| run.2) > self.run.map(|run| run.2) {
            self.run = other.run;
        }
        self.attribution = [self.attribution, other.attribution].into_iter().flatten().min();
        self.weight += other.weight;
    }
}
