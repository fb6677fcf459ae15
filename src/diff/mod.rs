//! Sequences to edits: index arithmetic, which knows neither words nor clauses.

mod cleanup;
mod engine;
mod script;

pub use cleanup::Weights;
pub(crate) use engine::Differ;
pub use script::{Edit, EditKind, EditScript, Hunk};
