//! Many drafts of one text: every clause and every word through all of them.
//!
//! Neighbouring drafts are compared as two drafts always are. A clause that comes in is looked for
//! among those that went earlier, and a word among those that went from the same place, so that what
//! returns keeps its identity.

mod beside;
mod bracket_lives;
mod collation;
mod columns;
mod comebacks;
mod draft_tracer;
mod kinship;
mod lifespan;
mod lives;
mod passages;
mod proposals;
mod section_churn;
mod series;
mod stemma;
mod timeline;
mod trace;
mod transfer;
mod turning_points;
mod weave;

pub use bracket_lives::{BracketLife, BracketStage, Outcome};
pub use collation::{Collation, Locus, LocusKind, Passage, Variant};
pub use lifespan::{Lifespan, Occurrence, Sought, Turn, TurnKind};
pub use proposals::{Proposal, ProposalKind};
pub use section_churn::{Churn, SectionChurn};
pub use series::{DateSource, OrderReason, Series, SeriesEntry};
pub use stemma::Stemma;
pub use timeline::History;
pub use trace::{Stage, Trace, WordLife};
pub(crate) use transfer::Transfer;
pub use turning_points::{Swing, TurningPoint, TurningPoints};
