//! A draft to what its clauses commit whom to.
//!
//! There is no official scale on which *urges* outranks *calls upon*; so an [`Act`] keeps apart what a
//! clause does by saying it ([`ActType`], name), how it is bound ([`Norm`], [`Polarity`]), who is
//! bound, asked or served ([`Party`]) and what weakens it ([`Modifier`]). A [`Profile`] ranks names
//! inside an act type; where published orders disagree, [`Profiles`] say so.

mod act;
mod assembly;
mod audit;
mod author;
mod draft_force;
mod having_to;
mod imperative;
mod impersonal;
mod matter;
mod negation;
mod negation_scope;
mod parties;
mod predicates;
mod profile;
mod qualified;
mod reader;
mod scope;
mod stance;
mod statuses;
mod subject;
mod time;
mod time_value;
mod word_reader;
mod words;

pub(crate) use act::is_permissive;
pub use act::{
    Act, ActType, Content, Coordination, Coordinator, Modifier, ModifierClass, Norm, Party,
    Polarity,
};
pub use audit::{Agreement, Audit, Finding};
pub use draft_force::Force;
pub use negation::{Negation, affixal_negations, negation_scope, negations};
pub use profile::{Profile, Profiles, Ranking};
pub(crate) use reader::{bare_modifiers, is_exception};
pub use scope::{Scope, ScopeClass, scopes};
pub(crate) use stance::is_speaker;
pub use time::{Time, TimeKind, times};
pub use time_value::{TimeUnit, TimeValue};
