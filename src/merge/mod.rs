//! Three drafts: a base, and what two delegations made of it.
//!
//! The clauses of the base are aligned with those of either side. Where only one side gave a clause
//! other words, these stand; where both did, the words are compared place by place. What cannot stand
//! together is a conflict, and both wordings stand in brackets with the names of their drafts, as
//! negotiators print them.
//!
//! Three-way merging is that of `diff3` (Khanna, Kunal and Pierce, 2007, give its laws), on words
//! inside clauses instead of lines.

mod alteration;
mod loci;
mod order;
mod three_way;

pub use alteration::{Accord, Stretch};
pub use loci::Locus;
pub use three_way::ThreeWay;
