//! What a [`ConceptMap`](crate::ConceptMap) covers, how two of them differ, and what stands where without
//! what.
//!
//! All figures are defined here, and [`Coverage::FORMULA`] prints with them:
//!
//! | figure | is |
//! |---|---|
//! | mentions | places the concept itself stands at; those of narrower concepts are their own |
//! | share of clauses | clauses that name it, of all clauses searched, headings among them |
//! | share of words | words of the clauses that name it, of the words of all clauses searched |
//! | first mention | the first clause that names it |
//! | position | how many of the clauses searched stand before that one |
//! | prominence | how many mentions stand in headings, in operative and in preambular clauses |
//! | together | clauses, or sections, that name both of two concepts |
//!
//! A [`Region`] is what a figure or a [`Query`] looks at: a clause, a paragraph, a section, the document.

mod difference;
mod figures;
mod matrix;
mod query;
mod region;
mod together;

pub use difference::{ConceptShift, MapDifference, Shift};
pub use figures::{ConceptCoverage, Coverage, Place};
pub use matrix::{Cell, Matrix, Row};
pub use query::{Answer, Finding, Query, Verdict};
pub use region::Region;
pub use together::Together;
