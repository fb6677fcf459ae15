//! Results to pages: what a person reads, and what a machine does.

mod plain;
mod report;
mod wrap;

pub use plain::{ComparisonText, Style};
pub use report::{ChangeReport, ClauseReport, ComparisonReport, DraftReport, EditReport, SCHEMA};
