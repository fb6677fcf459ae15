//! Which terms a draft defines, which it uses without saying what they mean.
//!
//! [`Terms`] is the answer for a whole draft; [`Definition`], [`TermUse`] and [`UndefinedTerm`] are its
//! facts.

mod definition;
mod elsewhere;
mod finder;
mod quoted;
mod short_name;
mod terms;
mod undefined;
mod uses;
mod writing;

pub use definition::{Definition, DefinitionForm, Gloss, GlossKind, TermUse, UndefinedTerm};
pub use elsewhere::DefinedElsewhere;
pub use terms::{Standing, Terms};
pub use writing::Writing;
