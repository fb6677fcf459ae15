//! A roster on one date.

use std::collections::BTreeMap;

use super::among::Among;
use super::date::Date;
use super::filter::{Filter, Selection};
use super::list::Roster;
use super::member::{Member, MemberId, OTHER};
use super::presence::Presence;

/// Whether somebody was on a roster on a date.
///
/// Who was not on it may have refused, abstained, or never been asked: a roster does not say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Standing {
    /// On the roster, all through the date.
    On,
    /// Not on the roster at any time of the date.
    NotOn,
    /// The date is not one the roster is known for, or it, or that of joining or leaving, is not exact
    /// enough.
    NotKnown,
}

/// A [`Roster`] on a date: who was on it, and of whom that is not known.
///
/// ```
/// use travaux::roster::{Filter, Roster};
///
/// let text = "# title: Quay Call\n# source: its register\n# since: 2031-01-01\n# as-of: 2032-02-11\n\
///             name,type,country,from,until\n\
///             Karst Republic,state,,2031-05-01,\n\
///             Brightwater,company,Lisse,2031-06,\n\
///             Corvane,company,,2031-05-01,2031-12-01\n";
/// let roster = Roster::from_csv(text)?;
/// let june = roster.as_of("2031-06-10".parse()?);
/// assert_eq!(june.members().count(), 2);
/// // Brightwater joined on some day of that month
/// assert_eq!(june.not_known().next().unwrap().name, "Brightwater");
/// assert_eq!(june.counts().by_type["company"], 1);
/// // whether Corvane is of Lisse is not said, and so a none is not known
/// let lisse = june.select(&Filter::new().member_type("company").country("Lisse"));
/// assert!(lisse.on.is_empty() && !lisse.is_surely_none());
/// # Ok::<(), travaux::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct RosterView<'r> {
    roster: &'r Roster,
    date: Date,
    standings: Vec<Standing>,
}

/// How many members a roster had on a date.
///
/// Law: the counts by type sum to `total`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Counts {
    /// Those that were on it, by their type.
    pub by_type: BTreeMap<String, usize>,
    /// All that were on it.
    pub total: usize,
    /// Those of whom it is not known.
    pub not_known: usize,
}

impl<'r> RosterView<'r> {
    pub(super) fn new(roster: &'r Roster, date: Date) -> Self {
        let standings = roster.members().map(|member| standing(roster, member, date)).collect();
        Self { roster, date, standings }
    }

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

    /// Whether the roster is known for the date; if not, nobody is on or not on it.
    #[must_use]
    pub fn is_known(&self) -> bool {
        self.roster.covers(self.date)
    }

    /// Those on the roster, in the order of their names.
    pub fn members(&self) -> impl Iterator<Item = &'r Member> {
        self.ids(Standing::On).map(|id| self.roster.member(id))
    }

    /// Those of whom it is not known.
    pub fn not_known(&self) -> impl Iterator<Item = &'r Member> {
        self.ids(Standing::NotKnown).map(|id| self.roster.member(id))
    }

    pub(super) fn ids(&self, wanted: Standing) -> impl Iterator<Item = MemberId> {
        let standings = self.standings.iter().enumerate();
        standings.filter(move |(_, own)| **own == wanted).map(|(index, _)| MemberId::new(index))
    }

    /// Whether the member was on the roster.
    ///
    /// # Panics
    /// If the id is of a longer roster.
    #[must_use]
    pub fn standing(&self, id: MemberId) -> Standing {
        self.standings[id.index()]
    }

    /// Whether one of that name or alias was on the roster.
    #[must_use]
    pub fn find(&self, name: &str) -> Presence<'r> {
        let listed = self.roster.find(name);
        let standing = listed.map_or_else(|| self.of_unlisted(), |id| self.standing(id));
        self.presence(listed, name, standing)
    }

    /// Whether the `member` of another roster was on this one: who has one of its names and is of its
    /// type.
    ///
    /// If only the type is another one, that is not known, unless either is `other`.
    #[must_use]
    pub fn find_member(&self, member: &Member) -> Presence<'r> {
        let mut found: Option<(Standing, MemberId, bool)> = None;
        for id in member.names().filter_map(|name| self.roster.find(name)) {
            let own = &self.roster.member(id).member_type;
            let is_same = *own == member.member_type
                || [own, &member.member_type].into_iter().any(|of| of == OTHER);
            let standing = match self.standing(id) {
                Standing::On if !is_same => Standing::NotKnown,
                standing => standing,
            };
            // one name on the roster is enough
            if found.is_none_or(|(known, ..)| strength(standing) > strength(known)) {
                found = Some((standing, id, !is_same));
            }
        }
        let Some((standing, id, is_other_type)) = found else {
            return self.presence(None, &member.name, self.of_unlisted());
        };
        Presence { is_other_type, ..self.presence(Some(id), &member.name, standing) }
    }

    fn presence(&self, listed: Option<MemberId>, name: &str, standing: Standing) -> Presence<'r> {
        let (roster, date) = (self.roster, self.date);
        let member = listed.map(|id| roster.member(id));
        let name = member.map_or(name, |member| &member.name).to_owned();
        Presence { roster, date, name, member, standing, is_other_type: false }
    }

    /// What is known of who is not listed.
    pub(super) fn of_unlisted(&self) -> Standing {
        match self.is_known() && !self.roster.is_partial() {
            true => Standing::NotOn,
            false => Standing::NotKnown,
        }
    }

    /// How many were on it, by type.
    #[must_use]
    pub fn counts(&self) -> Counts {
        let mut counts = Counts { not_known: self.not_known().count(), ..Counts::default() };
        for member in self.members() {
            *counts.by_type.entry(member.member_type.clone()).or_default() += 1;
            counts.total += 1;
        }
        counts
    }

    /// The members that `filter` admits.
    #[must_use]
    pub fn select(&self, filter: &Filter) -> Selection {
        let complete = self.of_unlisted() == Standing::NotOn;
        let mut selection = Selection { on: Vec::new(), not_known: Vec::new(), complete };
        for (index, (member, standing)) in self.roster.members().zip(&self.standings).enumerate() {
            match (standing, filter.admits(member)) {
                (Standing::NotOn, _) | (_, Some(false)) => {}
                (Standing::On, Some(true)) => selection.on.push(MemberId::new(index)),
                _ => selection.not_known.push(MemberId::new(index)),
            }
        }
        selection
    }

    /// Which members of `group`, each as of its own date, were on this roster.
    #[must_use]
    pub fn among(&self, group: &Self) -> Among<'r> {
        Among::new(self.clone(), group.clone())
    }
}

/// Which of two standings decides if both are of one member.
fn strength(standing: Standing) -> u8 {
    match standing {
        Standing::On => 2,
        Standing::NotKnown => 1,
        Standing::NotOn => 0,
    }
}

fn standing(roster: &Roster, member: &Member, date: Date) -> Standing {
    if !roster.covers(date) {
        return Standing::NotKnown;
    }
    // whom a source lists, it lists as of its date, whenever they joined
    let is_listed = date == roster.known_as_of();
    let has_joined = match member.from {
        _ if is_listed => Some(true),
        Some(from) => is_reached(from, date),
        None => None,
    };
    let has_left = member.until.map_or(Some(false), |until| is_reached(until, date));
    match (has_joined, has_left) {
        (_, Some(true)) | (Some(false), _) => Standing::NotOn,
        (Some(true), Some(false)) => Standing::On,
        _ => Standing::NotKnown,
    }
}

/// Whether what happened on the day `event` has happened when `date` begins; `None` if it may have
/// happened in the course of it.
fn is_reached(event: Date, date: Date) -> Option<bool> {
    match date.is_before(event) {
        Some(true) => Some(false),
        _ if event.latest() <= date.earliest() => Some(true),
        _ => None,
    }
}
