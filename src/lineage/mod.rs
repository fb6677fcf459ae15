//! Many texts: which clause has its words from which earlier one.
//!
//! A library of texts is indexed by words and pairs of words; a clause is traced by those it shares with
//! few others. What it shares is marked on both sides, weighed by how rare it is, and judged: a text has
//! the words, the sentence, a turn of phrase, or the matter of another.

mod crew;
mod derivation;
mod formulae;
mod index;
mod judge;
mod library;
mod names;
mod novelty;
pub mod overlap;
mod own;
mod pair;
mod precedence;
mod runs;
mod search;
mod source;
mod spread;
mod tracer;
mod tracing;
mod words;

pub use derivation::{Attribution, Derivation, DerivationClass, Passage, Precedence};
pub use library::Lineage;
pub use novelty::{GapOrigin, NovelConcept, novel_concepts};
pub(crate) use precedence::precedence;
pub use source::Source;
pub use tracing::{Origin, Tracing};
