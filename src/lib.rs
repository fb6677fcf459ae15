//! Reads the drafting history of public texts.
pub mod align;
pub mod diff;
pub mod document;
pub mod error;
pub mod lexicon;
pub mod read;
pub mod render;
pub mod span;
pub mod text;
pub use align::{Alignment, Change, Comparison, ComparisonOptions, Fate, Link, Reason};
pub use document::{Certainty, Clause, ClauseId, ClauseKind, Draft, Quotation};
pub use error::{Error, ErrorKind};
pub use span::{Location, Span};
