//! Drafts and a scheme of concepts: where each idea stands, and where it is absent.
//!
//! A [`Scheme`] says which words name a concept and which only look as if they did;
//! [`Scheme::annotate`] makes a [`ConceptMap`] of a draft, with an [`Annotation`] for every place a
//! concept stands at, a [`NearMiss`] for every look-alike, and a [`Gap`] for every concept that is
//! absent.
//!
//! Schemes are written in TOML, and read from the formats of librarians and content analysts too: a
//! [`SchemeFormat`] says what each can say.

mod arms;
mod builder;
mod captures;
mod company;
mod compiler;
mod coordination;
mod expression;
mod filter;
mod formats;
mod gap;
mod loss;
mod map;
mod matcher;
mod parted;
mod phrase;
mod prefixes;
mod reach;
mod scheme;
mod scheme_file;
mod symbols;
mod trie;
mod units;
mod variants;
mod word_table;

pub use coordination::{Joined, SiblingList};
pub use formats::{SchemeFormat, Written};
pub use gap::{Gap, GroupCoverage, Inheritance};
pub use loss::Loss;
pub use map::{Annotation, Cause, ConceptMap, Mention, Miss, NearMiss};
pub use reach::Reach;
pub use scheme::{Concept, ConceptId, Group, Overlap, Rule, RuleId, RuleKind, Scheme};
