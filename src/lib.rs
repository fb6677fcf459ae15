//! Reads the drafting history of public texts: declarations, resolutions, group reports, treaties,
//! policies.
//!
//! A text is read into a [`Draft`] made of [clauses](Clause). Two drafts make a [`Comparison`], which
//! says what became of every clause and quotes the words that changed. A draft and a [`Scheme`] make a
//! [`ConceptMap`], which says where each idea stands, and which are absent.
//!
//! ```
//! use travaux::{Comparison, Draft, Scheme};
//!
//! let before = Draft::parse("rev1", "1. Urges all States to act.");
//! let after = Draft::parse("rev2", "1. Calls upon all States to consider acting.");
//! let comparison = Comparison::new(&before, &after);
//! println!("{comparison}");
//! for change in comparison.changes() {
//!     println!("{:?}: {:?}", change.fate(), change.quotations());
//! }
//!
//! let map = Scheme::builtin("cyber")?.annotate(&after);
//! for gap in map.gaps() {
//!     println!("{gap}");
//! }
//! # Ok::<(), travaux::Error>(())
//! ```
//!
//! # What prints and what is kept
//!
//! Answers print as pages that people read, 80 columns wide (`styled` for other widths and colors), and
//! kinds of things, such as a [`Fate`] or an [`EffectKind`], by their names. An answer borrows its drafts; its
//! `report()` owns everything and serializes, and so do the facts in it. Drafts, schemes and checks are inputs,
//! and kept as the files they were read from. All of them can be shared between threads.
//!
//! ```
//! use travaux::{Comparison, Draft, Effects};
//!
//! let before = &Draft::parse("rev1", "1. Ships shall pay.");
//! let drafts: Vec<Draft> = (2..6)
//!     .map(|number| Draft::parse(format!("rev{number}"), "1. Ships should pay, where possible."))
//!     .collect();
//! let less = |after: &Draft| -> Vec<String> {
//!     let comparison = Comparison::new(before, after);
//!     let effects = Effects::new(&comparison);
//!     let less = effects.iter().filter(|effect| effect.kind.tendency().is_less());
//!     less.map(|effect| effect.kind.to_string()).collect()
//! };
//! let kinds: Vec<String> = std::thread::scope(|scope| {
//!     let running: Vec<_> = drafts.iter().map(|after| scope.spawn(move || less(after))).collect();
//!     running.into_iter().flat_map(|one| one.join().unwrap_or_default()).collect()
//! });
//! assert_eq!(kinds[..2], ["weakened", "hedge-added"]);
//! ```
//!
//! # Reading order
//!
//! Data flows one way, and a module names only modules above it:
//! [`text`] (characters to tokens), [`lexicon`] (word lists), [`document`] (tokens to clauses),
//! [`read`] (files to drafts), [`diff`] (sequences to edits), [`align`] (two drafts to links),
//! [`force`] (clauses to acts), [`concept`] (a draft and a scheme to annotations and gaps), [`merge`] (a
//! base and two sides to one text), [`roster`] (lists of who signed to who was on them), [`change`] (a
//! comparison to what its changes do), [`lineage`] (a draft and earlier texts to who took which words from
//! where), [`history`] (many drafts to traces and dated words), [`check`] (statements about texts to
//! verdicts), [`render`] (results to pages).

pub mod align;
mod bytes;
pub mod change;
pub mod check;
pub mod concept;
pub mod concordance;
pub mod coverage;
pub mod diff;
pub mod document;
pub mod error;
pub mod evaluation;
pub mod force;
#[cfg(any(doc, doctest))]
pub mod guide;
pub mod history;
pub mod lexicon;
pub mod lineage;
mod logarithm;
pub mod merge;
pub mod read;
pub mod render;
pub mod roster;
pub mod setting;
pub mod span;
pub mod term;
pub mod text;

pub use align::{
    Alignment, BlockMove, Change, Comparison, ComparisonOptions, Fate, Link, Nature, Reason,
    Reference, ReferenceFate, Renumbering,
};
pub use change::{Effect, EffectKind, Effects};
pub use check::Checks;
pub use concept::{
    Annotation, Concept, ConceptMap, Gap, Group, Loss, NearMiss, Scheme, SchemeFormat,
};
pub use document::{Certainty, Citation, Clause, ClauseId, ClauseKind, Draft, Part, Quotation};
pub use error::{Error, ErrorKind};
pub use force::{Act, Force};
pub use history::History;
pub use lineage::Lineage;
pub use merge::ThreeWay;
pub use roster::Roster;
pub use span::{Location, Span};
pub use term::Terms;

/// The examples of the pages beside the code are tested with it.
#[cfg(doctest)]
mod pages {
    #[doc = include_str!("../README.md")]
    struct Readme;
    #[doc = include_str!("../ARCHITECTURE.md")]
    struct Architecture;
}
