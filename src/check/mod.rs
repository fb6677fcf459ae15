//! Statements about texts, decided and cited: red lines before a vote, claims of an analysis after it.
//!
//! [`Checks`] are read from a file and run over drafts; the [`Outcome`] has a [`Finding`] for every check
//! and text, with a [`Verdict`] and the [`Evidence`] it rests on. What no machine can decide is declared
//! to be interpretive: its evidence is gathered, and its verdict stays open.

mod answer;
mod attribution;
mod baseline;
mod beside_others;
mod changes;
mod checks;
mod commitments;
mod definedness;
mod derivations;
mod describe;
mod drafts;
mod emphasis;
mod explain;
mod file;
mod matter_file;
mod naming_file;
mod never;
mod presence;
mod qualifier;
mod roster_statement_file;
mod select;
mod session;
mod signatories;
mod statement;
mod statement_file;
mod stock;
mod suggest;
mod verdict;
mod words;

pub use baseline::Baseline;
pub use checks::{Check, Checks};
pub use explain::{Explanation, Step};
pub use statement::{
    ActorRole, Among, Claim, ForceDemand, Matter, PhraseTurn, Place, Position, RosterClaim,
    RosterDemand, Statement,
};
pub use suggest::{Suggestion, suggestions};
pub use verdict::{Evidence, Finding, Outcome, Role, Severity, Verdict};
