//! Characters to tokens. Knows nothing of documents.
//!
//! [`Segments`] cuts a text at the word boundaries of Unicode Standard Annex #29; [`Tokens`] joins
//! those pieces into the units in which negotiated texts change (`(iv)`, `A/RES/70/237`,
//! `capacity-building`); [`Normalization`] says which differences are not seen; a [`Vocabulary`]
//! turns words into numbers that mean the same in every draft; [`sentences`] finds sentences.

mod classes;
mod cutter;
mod escape;
mod inflection;
mod line;
mod mark;
mod normalize;
mod segment;
mod sentence;
mod stem;
mod token;
mod vocabulary;

pub(crate) use escape::quoted;
pub(crate) use inflection::{base_form, elided_article_len, regular_forms, without_possessive};
pub use normalize::Normalization;
pub(crate) use normalize::without_accents;
pub use segment::Segments;
pub use sentence::sentences;
pub(crate) use stem::Stemmer;
pub(crate) use token::Cut;
pub use token::{Token, TokenKind, Tokens};
pub(crate) use vocabulary::Packed;
pub use vocabulary::{Vocabulary, WordId};
