//! Which members of one roster are on another.

use super::list::Roster;
use super::member::{Member, MemberId};
use super::presence::Presence;
use super::view::{RosterView, Standing};

/// Which members of a group were on a roster: the two together and the group without the roster.
///
/// Members are the same if one name or alias of theirs is, printed in whatever way, and their type.
///
/// ```
/// use travaux::roster::{Roster, Subset};
///
/// let roster = |title: &str, members: &str| {
///     let head = format!("# title: {title}\n# source: invented\n# as-of: 2032-02-11\nname,type,aliases\n");
///     Roster::from_csv(&(head + members))
/// };
/// let accord = roster("Lantern Accord", "Brightwater,company,\nCorvane,company,\n")?;
/// let call = roster("Quay Call", "Brightwater Holdings,company,Brightwater\nLantern Accord,other,\n")?;
/// let date = "2032-02-11".parse()?;
/// let among = call.as_of(date).among(&accord.as_of(date));
/// assert_eq!(among.on().next().unwrap().name, "Brightwater");
/// assert_eq!(among.not_on().next().unwrap().name, "Corvane");
/// assert_eq!(among.subset(), Subset::BodyOnly);
/// # Ok::<(), travaux::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Among<'r> {
    roster: RosterView<'r>,
    group: RosterView<'r>,
    split: Split,
}

/// The members of a group, by their standing on another roster.
///
/// Law: together they are those who were in the group and those of whom that is not known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Split {
    /// Members of the group on the roster.
    pub on: Vec<MemberId>,
    /// Members of the group not on the roster.
    pub not_on: Vec<MemberId>,
    /// Those of whom it is not known whether they were on the roster, or in the group.
    pub not_known: Vec<MemberId>,
}

/// Whether all of a group were on a roster, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Subset {
    /// Every member itself.
    Members,
    /// The group as a body; of those of its members that are not on the roster themselves nothing
    /// follows from that.
    BodyOnly,
    /// Neither the body nor every member.
    NotAll,
    /// The dates or the lists leave it open, or the group had no members.
    NotKnown,
}

impl<'r> Among<'r> {
    pub(super) fn new(roster: RosterView<'r>, group: RosterView<'r>) -> Self {
        let mut split = Split::default();
        for id in group.ids(Standing::On) {
            match roster.find_member(group.roster().member(id)).standing() {
                Standing::On => split.on.push(id),
                Standing::NotOn => split.not_on.push(id),
                Standing::NotKnown => split.not_known.push(id),
            }
        }
        split.not_known.extend(group.ids(Standing::NotKnown));
        split.not_known.sort_unstable();
        Self { roster, group, split }
    }

    /// The roster on its date.
    #[must_use]
    pub fn roster(&self) -> &RosterView<'r> {
        &self.roster
    }

    /// The group on its date.
    #[must_use]
    pub fn group(&self) -> &RosterView<'r> {
        &self.group
    }

    /// The members of the group as ids of its roster.
    #[must_use]
    pub fn split(&self) -> &Split {
        &self.split
    }

    /// Members of the group on the roster.
    pub fn on(&self) -> impl Iterator<Item = &'r Member> {
        members(self.group.roster(), &self.split.on)
    }

    /// Members of the group that were not on the roster, which is all the roster says of them.
    pub fn not_on(&self) -> impl Iterator<Item = &'r Member> {
        members(self.group.roster(), &self.split.not_on)
    }

    /// Those of whom it is not known whether they were on the roster, or in the group.
    pub fn not_known(&self) -> impl Iterator<Item = &'r Member> {
        members(self.group.roster(), &self.split.not_known)
    }

    /// The group itself on the roster, as a body, if one of its names is listed there.
    #[must_use]
    pub fn body(&self) -> Presence<'r> {
        let mut names = self.group.roster().names();
        let listed = names.find(|name| self.roster.roster().find(name).is_some());
        self.roster.find(listed.unwrap_or(self.group.roster().title()))
    }

    /// Whether all of the group were on the roster, and how.
    #[must_use]
    pub fn subset(&self) -> Subset {
        let body = self.body().standing();
        let is_open = !self.split.not_known.is_empty()
            || self.group.of_unlisted() == Standing::NotKnown
            || self.split == Split::default();
        match (self.split.not_on.is_empty(), body) {
            (true, _) if !is_open => Subset::Members,
            (_, Standing::On) => Subset::BodyOnly,
            (false, Standing::NotOn) => Subset::NotAll,
            _ => Subset::NotKnown,
        }
    }
}

fn members<'r>(roster: &'r Roster, ids: &[MemberId]) -> impl Iterator<Item = &'r Member> {
    ids.iter().map(|id| roster.member(*id))
}
