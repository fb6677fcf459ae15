//! What a roster says of one name.

use super::date::Date;
use super::list::Roster;
use super::member::Member;
use super::view::Standing;

/// What a roster says of a name on a date.
#[derive(Clone, Debug)]
pub struct Presence<'r> {
    pub(super) roster: &'r Roster,
    pub(super) date: Date,
    pub(super) name: String,
    pub(super) member: Option<&'r Member>,
    pub(super) standing: Standing,
    pub(super) is_other_type: bool,
}

impl<'r> Presence<'r> {
    /// The roster.
    #[must_use]
    pub fn roster(&self) -> &'r Roster {
        self.roster
    }

    /// The date.
    #[must_use]
    pub fn date(&self) -> Date {
        self.date
    }

    /// The name as the roster has it, or else as it was asked for.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The entry of that name, whether on the roster on the date or not.
    #[must_use]
    pub fn member(&self) -> Option<&'r Member> {
        self.member
    }

    /// Whether it was on the roster.
    #[must_use]
    pub fn standing(&self) -> Standing {
        self.standing
    }

    /// Whether the entry is of another type than who was asked for, so that they may be two of one name.
    #[must_use]
    pub fn is_other_type(&self) -> bool {
        self.is_other_type
    }
}
