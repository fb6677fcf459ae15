//! Results as pages of HTML: one file each, with nothing to fetch, safe to mail.
//!
//! Every page keeps the same laws. Words of a draft are text, whatever they look like. It is read
//! without JavaScript, which only adds keys and counts; filters and views are style sheets. Same input,
//! same bytes.

mod checks;
mod concept_map;
mod history;
mod lineage;
mod marked;
mod redline;
mod shell;

pub use checks::OutcomePage;
pub use concept_map::ConceptMapPage;
pub use history::HistoryPage;
pub use lineage::LineagePage;
pub use redline::RedlinePage;
