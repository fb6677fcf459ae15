//! Which terms a draft defines, which it uses without saying what they mean.
//!
//! [`Terms`] is the answer for a whole draft; [`Definition`], [`TermUse`] and [`UndefinedTerm`] are its
//! facts.

mod definition;
mod finder;
mod quoted;
mod short_name;
mod terms;
mod undefined;
mod uses;

pub use definition::{Definition, DefinitionForm, Gloss, GlossKind, TermUse, UndefinedTerm};
pub use terms::{Standing, Terms};
