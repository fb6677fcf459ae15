//! Characters to tokens. Knows nothing of documents.
//!
//! [`Segments`] cuts a text at the word boundaries of Unicode Standard Annex #29; [`Tokens`] joins
//! those pieces into the units in which negotiated texts change (`(iv)`, `A/RES/70/237`,
//! `capacity-building`); [`Normalization`] says which differences are not seen; a [`Vocabulary`]
//! turns words into numbers that mean the same in every draft; [`sentences`] finds sentences.

mod classes;
#[allow(dead_code, reason = "the concept matcher, the next layer to land, inflects its phrases")]
mod inflection;
mod normalize;
mod segment;
mod sentence;
mod token;
mod vocabulary;

pub use normalize::Normalization;
pub use segment::Segments;
pub use sentence::sentences;
pub use token::{Token, TokenKind, Tokens};
pub use vocabulary::{Vocabulary, WordId};
