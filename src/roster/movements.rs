//! Who joined and who left.

use super::date::Date;
use super::list::Roster;
use super::member::{Member, MemberId};

/// Who joined a roster and who left it behind one date and up to another; the earlier date is the first,
/// however they are given.
///
/// Law: if nothing is not known, those who joined less those who left are as many as the roster grew.
///
/// ```
/// use travaux::roster::Roster;
///
/// let text = "# title: Quay Call\n# source: its register\n# since: 2031-05-01\n# as-of: 2032-02-11\n\
///             name,type,from,until\n\
///             Karst Republic,state,2031-05-01,\n\
///             Brightwater,company,2031-06-02,\n\
///             Corvane,company,2031-05-01,2031-12-01\n";
/// let roster = Roster::from_csv(text)?;
/// let since_launch = roster.between("2031-05-01".parse()?, "2032-01-01".parse()?);
/// assert_eq!(since_launch.joined().next().unwrap().name, "Brightwater");
/// assert_eq!(since_launch.left().next().unwrap().name, "Corvane");
/// # Ok::<(), travaux::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Movements<'r> {
    roster: &'r Roster,
    from: Date,
    until: Date,
    moves: Moves,
}

/// Members by what they did between two dates; who joined and left is in both lists.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Moves {
    /// Those who joined.
    pub joined: Vec<MemberId>,
    /// Those who left.
    pub left: Vec<MemberId>,
    /// Those of whom one or the other is not known.
    pub not_known: Vec<MemberId>,
}

impl<'r> Movements<'r> {
    pub(super) fn new(roster: &'r Roster, from: Date, until: Date) -> Self {
        let (from, until) = if until < from { (until, from) } else { (from, until) };
        let mut moves = Moves::default();
        let is_known = roster.covers(from) && roster.covers(until);
        let as_of = roster.known_as_of();
        for (index, member) in roster.members().enumerate() {
            let id = MemberId::new(index);
            let joined = match (member.from, member.until) {
                // whoever is listed as of a day has joined by then, if no better date is known
                (Some(joined), _) if until == as_of && from.is_before(joined) == Some(true) => {
                    Some(true)
                }
                (Some(joined), _) => is_within(joined, from, until),
                // who left a list cannot have joined it later
                (None, Some(left)) if left.latest() <= from.earliest() => Some(false),
                // of whom no date is known was on it at the end at least
                (None, _) if as_of.latest() <= from.earliest() => Some(false),
                (None, _) => None,
            };
            let left = member.until.map_or(Some(false), |left| is_within(left, from, until));
            if !is_known || joined.is_none() || left.is_none() {
                moves.not_known.push(id);
            }
            if is_known && joined == Some(true) {
                moves.joined.push(id);
            }
            if is_known && left == Some(true) {
                moves.left.push(id);
            }
        }
        Self { roster, from, until, moves }
    }

    /// The roster.
    #[must_use]
    pub fn roster(&self) -> &'r Roster {
        self.roster
    }

    /// The date behind which members moved.
    #[must_use]
    pub fn from(&self) -> Date {
        self.from
    }

    /// The date up to which members moved.
    #[must_use]
    pub fn until(&self) -> Date {
        self.until
    }

    /// Whether the roster is known for both dates; if not, nobody is known to have moved.
    #[must_use]
    pub fn is_known(&self) -> bool {
        self.roster.covers(self.from) && self.roster.covers(self.until)
    }

    /// The members as ids.
    #[must_use]
    pub fn moves(&self) -> &Moves {
        &self.moves
    }

    /// Those who joined.
    pub fn joined(&self) -> impl Iterator<Item = &'r Member> {
        self.moves.joined.iter().map(|id| self.roster.member(*id))
    }

    /// Those who left.
    pub fn left(&self) -> impl Iterator<Item = &'r Member> {
        self.moves.left.iter().map(|id| self.roster.member(*id))
    }

    /// Those of whom one or the other is not known.
    pub fn not_known(&self) -> impl Iterator<Item = &'r Member> {
        self.moves.not_known.iter().map(|id| self.roster.member(*id))
    }
}

/// Whether the day `event` is behind `from` and not behind `until`.
fn is_within(event: Date, from: Date, until: Date) -> Option<bool> {
    if event.latest() <= from.earliest() || until.is_before(event) == Some(true) {
        return Some(false);
    }
    let is_within = from.is_before(event) == Some(true) && event.latest() <= until.earliest();
    is_within.then_some(true)
}
