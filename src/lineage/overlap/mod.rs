//! Which texts of a collection share wording: who reuses whom, in what groups, and since when.
//!
//! A [`Collection`] takes drafts one by one and keeps their words as numbers. An [`Overlap`] compares each
//! with each. Nothing is drawn or sketched: every pair that is alike enough is found, and its figures are
//! those of the whole texts. What weighs is decided by the collection: a word, or a pair of neighbouring
//! words, counts by how few of its documents hold it, so that formulae that all texts share say little.

mod best;
mod clusters;
mod collection;
mod likeness;
mod matches;
mod options;
mod pair;
mod prose;
mod rarity;
mod rows;
mod runs;
mod turns;
mod view;

pub use collection::{Collection, Document};
pub use options::{OverlapOptions, OverlapStep, Progress};
pub use pair::{OverlapFacts, Pair, SharedRun};
pub use view::Overlap;
