//! What stands around a concept: whether it is negated, prevented, hedged, conditional, quoted, cited or
//! part of a heading, and who is to act.
//!
//! To name a concept is not to want it: *prevent damage to availability* and *availability is not
//! guaranteed* both speak of availability. A [`ConceptMap`](crate::ConceptMap) says where a concept
//! stands, [`Force`](crate::Force) what the clauses do; [`Settings`] lays one over the other.

mod quotes;
pub(crate) use quotes::quotes;
mod settings;

pub use settings::{Circumstance, Setting, Settings, Way};
