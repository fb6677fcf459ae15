//! Takes a draft, does known things to its clauses, and keeps the truth: for every clause before,
//! which clauses after it became, and which moved, split, merged or were renumbered.
//!
//! The truth holds for the drafts as they are read: what is written is read again, and where a
//! reader finds other clauses than were meant, those are left alone, or the draft is given up. How
//! often that happens is counted.
#![allow(dead_code, unreachable_pub)]

mod dice;
mod mutant;
mod numbering;
mod passage;
mod plan;
mod recipe;
mod score;
mod truth;
mod wording;

pub(crate) use mutant::{Mutant, Unmade};
pub(crate) use passage::passages;
pub(crate) use recipe::{RECIPES, Recipe};
pub(crate) use score::{Count, Score};
pub(crate) use wording::Store;
