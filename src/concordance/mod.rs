//! Words in their surroundings, and help for whoever makes a scheme: what a changed pattern gains and
//! loses, which terms a scheme may lack, which of its rules never match.
//!
//! | question | answer |
//! |---|---|
//! | where do a concept, a pattern or plain words stand, and between what? | [`Concordance`] |
//! | what does a changed scheme find that it did not, and the other way round? | [`Run`] |
//! | which words are frequent here and rare elsewhere? | [`Keyness`] |
//! | which rules have never matched? | [`unused_rules`] |
//! | which concepts always stand together? | [`Matrix::together`](crate::coverage::Matrix::together) |

mod keyness;
mod lines;
mod run;
mod unused;

pub use keyness::{Keyness, Term};
pub(crate) use lines::scheme_of_pattern;
pub use lines::{Concordance, ConcordanceLine, Order};
pub use run::{Hit, Run, RunDifference};
pub use unused::unused_rules;
