//! What a map, or a coder, is worth: scores against labels, agreement between coders, and where they
//! part.
//!
//! Labels are plain data: a [`UnitLabel`] says that a coder gave a unit of a document (a clause, a
//! sentence) a code, a [`SpanLabel`] that a coder found a concept at a place. They come from CSV and
//! JSON Lines ([`unit_labels`], [`span_labels`]), or from a [`ConceptMap`](crate::ConceptMap).
//!
//! | question | answer |
//! |---|---|
//! | how good is a map, held against labels? | [`Scores`] |
//! | do coders agree on units? | [`Ratings`]: Cohen's and Fleiss' kappa, Krippendorff's alpha |
//! | do they agree on places? | [`SpanStudy`]: the same on characters and on overlapping spans, and Krippendorff's alpha of unitizing |
//! | where do they part? | [`Ratings::disagreements`] |
//! | how sure is a figure? | [`Bootstrap`], which draws whole documents |
//!
//! No answer is ever not a number: what cannot be told is `None`, and a [`Coefficient`] says why.

mod agreement;
mod bootstrap;
mod disagreement;
#[cfg(feature = "json")]
mod json_lines;
mod label;
mod label_file;
mod ratings;
mod score;
mod score_intervals;
mod spans;
mod unitizing;

pub use agreement::{Basis, Coefficient, Scale};
pub use bootstrap::{Bootstrap, Interval};
pub use disagreement::Disagreement;
pub use label::{SpanLabel, UnitLabel};
pub use label_file::{LabelFormat, span_labels, unit_labels};
pub use ratings::{Ratings, Silence};
pub use score::{Matching, Score, Scores};
pub use score_intervals::{ScoreInterval, ScoreIntervals};
pub use spans::SpanStudy;
