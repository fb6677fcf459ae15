//! Who signed, as of when.
//!
//! A [`Roster`] is a list of members with the dates on which they joined and left, its source, and the
//! time for which it was known. [`Roster::as_of`] makes a [`RosterView`] for one date, which tells of every
//! name whether it was on the roster, was not, or whether that is not known ([`Standing`]). A group, such
//! as the permanent members of the Security Council, is a roster too; [`RosterView::among`] says which
//! members of one are on another.
//!
//! A list tells who signed and nothing more. That somebody was not on it is no refusal and no
//! abstention; that a body was on it does not make its members signatories ([`Subset`]).

mod among;
mod builder;
mod csv_file;
mod date;
mod filter;
mod list;
mod member;
mod movements;
mod presence;
mod toml_file;
mod view;
mod writing;
mod written_date;

pub use among::{Among, Split, Subset};
pub use date::Date;
pub use filter::{Filter, Selection};
pub use list::Roster;
pub use member::{Member, MemberId, TYPES};
pub use movements::{Movements, Moves};
pub use presence::Presence;
pub use view::{Counts, RosterView, Standing};
