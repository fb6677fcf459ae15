//! Tokens to a draft made of clauses. Total: any text is a draft, oddities are notices.

mod annex;
mod bare_numbers;
mod blocks;
mod bracket;
mod bullet;
mod candidate;
mod citation;
mod clause;
mod cleaning;
mod closing;
mod course;
mod definition;
mod dense;
mod divisions;
mod draft;
mod enumerator;
mod front_matter;
mod headings;
mod kinds;
mod languages;
mod line_numbers;
mod lists;
mod named;
mod notice;
mod numeral;
mod outline;
mod pages;
mod projection;
mod quotation;
mod quoted;
mod rank;
mod reading;
mod revision;
mod rules;
mod run_in;
mod running_heads;
mod script;
mod separators;
mod sign;
mod source_map;

pub(crate) use blocks::{Block, Number, Shape, plain_blocks};
pub use bracket::{
    Alternative, AlternativeForm, AlternativeGroup, AlternativePlace, Attribution, Bracket,
    BracketKind, Brackets, Share,
};
pub use citation::{Adopted, Citation, CrossReferences, Division, Instrument, Label, Step, Target};
pub use clause::{Clause, ClauseId, ClauseKind, Part};
pub use cleaning::Omission;
pub use draft::Draft;
pub(crate) use draft::Reading;
pub(crate) use enumerator::parse as printed_number;
#[cfg(feature = "akn")]
pub(crate) use enumerator::style_of;
pub use enumerator::{Enumerator, EnumeratorStyle};
pub(crate) use front_matter::FrontMatter;
#[cfg(any(feature = "akn", feature = "html"))]
pub(crate) use front_matter::language_tag;
pub(crate) use headings::{mark_bold_headings, mark_headings};
pub use notice::{Notice, NoticeKind};
#[cfg(feature = "docx")]
pub(crate) use numeral::is_right_to_left;
#[cfg(any(feature = "docx", feature = "html"))]
pub(crate) use numeral::roman;
pub use quotation::{Certainty, Found, Quotation};
pub use reading::BracketReading;
pub use revision::{Comment, Revision, RevisionKind, TrackedChanges};
pub(crate) use source_map::{Recoding, SourceMap};
