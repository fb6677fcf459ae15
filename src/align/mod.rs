//! Two drafts: which clause answers to which, and what became of each.
//!
//! Equal clauses that are unique on both sides are linked first, then splits and merges, then pairs
//! by the rarity of the words they share: in order between links that stay, then the best of what is
//! left. What the heaviest run of links in order leaves out has moved.

mod aligner;
mod alignment;
mod block_move;
mod boilerplate;
mod by_clauses_below;
mod candidates;
mod comparison;
mod counterparts;
mod cut;
mod equal;
mod matching;
mod nature;
mod numbers;
mod order;
mod parts;
mod place;
mod references;
mod renumbering;
mod rivals;
mod sequence;
mod stretches;
mod sure;

pub use alignment::{Alignment, Fate, Link, Reason, RunnerUp};
pub use block_move::BlockMove;
pub use comparison::{Change, Comparison, ComparisonOptions, Piece};
pub use nature::Nature;
pub use references::{Reference, ReferenceFate};
pub use renumbering::Renumbering;
