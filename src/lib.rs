//! Reads the drafting history of public texts.
pub mod document;
pub mod error;
pub mod read;
pub mod lexicon;
pub mod span;
pub mod text;
pub use document::{Certainty, Clause, ClauseId, ClauseKind, Draft, Quotation};
pub use error::{Error, ErrorKind};
pub use span::{Span, Location};
