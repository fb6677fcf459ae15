//! Bracketed text: the words of a draft that are not agreed yet, and brackets that mean something else.

mod alternatives;
mod attribution;
mod brackets;
mod cues;
mod kinds;
mod options;
mod pairing;
mod phrases;
mod share;
mod sketch;

pub use alternatives::{Alternative, AlternativeForm, AlternativeGroup, AlternativePlace};
pub use attribution::Attribution;
pub use brackets::{Bracket, BracketKind, Brackets};
pub(super) use pairing::{Pairing, pair};
pub(super) use phrases::begins_words;
pub use share::Share;
pub(super) use share::{merged, outermost};
