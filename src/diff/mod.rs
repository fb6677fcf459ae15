//! Sequences to edits: index arithmetic, which knows neither words nor clauses.

mod cleanup;
mod engine;
mod lcs;
mod script;
mod tally;

pub use cleanup::Weights;
pub(crate) use engine::Differ;
pub use script::{Edit, EditKind, EditScript, Hunk};
