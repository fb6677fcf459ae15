//! What a change does: to how much is promised, by whom, to whom, until when, under what conditions.
//!
//! [`Effects`] reads the changes of a [`Comparison`](crate::Comparison): every [`Effect`] says what
//! kind it is ([`EffectKind`]), by which rule ([`EffectRule`]), and where its words stand on either
//! side. A [`Balance`] sums them up by section and by who is bound.

mod acts;
mod balance;
mod brackets;
mod circumstances;
mod citations;
mod conditions;
mod deeds;
mod effect;
mod effects;
mod figures;
mod joiners;
mod kind;
mod lists;
mod members;
mod misprints;
mod modifiers;
mod options;
mod pairing;
mod parties;
mod possibility;
mod qualifiers;
mod restrictions;
mod side;
mod site;
mod spelled_out;
mod terms;
mod whole;

pub use balance::{Account, Balance, Holder};
pub use effect::{Effect, EffectDetail, EffectRule};
pub use effects::{Effects, EffectsOptions};
pub use kind::{EffectKind, Tendency};
