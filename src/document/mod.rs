//! Tokens to a draft made of clauses. Total: any text is a draft, oddities are notices.

mod annex;
mod blocks;
mod citation;
mod clause;
mod cleaning;
mod closing;
mod course;
mod definition;
mod draft;
mod enumerator;
mod front_matter;
mod kinds;
mod notice;
mod outline;
mod pages;
mod quotation;
mod revision;
mod run_in;
mod sign;
mod source_map;

pub(crate) use blocks::{Block, Shape, plain_blocks};
pub use citation::{Adopted, Citation, CrossReferences, Division, Instrument, Label, Step, Target};
pub use clause::{Clause, ClauseId, ClauseKind, Part};
pub use cleaning::Omission;
pub use draft::Draft;
pub(crate) use draft::Reading;
pub use enumerator::{Enumerator, EnumeratorStyle};
pub(crate) use front_matter::FrontMatter;
pub use notice::{Notice, NoticeKind};
pub use quotation::{Certainty, Found, Quotation};
pub use revision::{Comment, Revision, RevisionKind, TrackedChanges};
pub(crate) use source_map::{Recoding, SourceMap};
