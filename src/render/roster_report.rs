//! A roster on a date as a machine reads it.
//!
//! The shape is versioned by [`RosterReport::SCHEMA`] and changes only with it.

use crate::roster::{Among, Date, Member, Movements, RosterView};

/// Who was on a roster, who came and left, and who of groups was on it; owns everything. Members go by
/// their names.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct RosterReport {
    /// The name and version of the shape.
    pub schema: String,
    /// The title of the roster.
    pub roster: String,
    /// Where it is from.
    pub source: String,
    /// The date.
    pub at: Date,
    /// Whether the roster is known for it; if not, nobody is on or not on it.
    pub known: bool,
    /// How many were on it, type by type.
    pub counts: Vec<CountReport>,
    /// Who was on it.
    pub members: Vec<String>,
    /// Of whom that is not known.
    pub not_known: Vec<String>,
    /// Who came and left, if that is asked.
    pub moves: Option<MovementsReport>,
    /// Groups that are held against it.
    pub groups: Vec<AmongReport>,
}

/// How many members of one type were on a roster.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct CountReport {
    /// The type.
    #[cfg_attr(feature = "serde", serde(rename = "type"))]
    pub member_type: String,
    /// How many.
    pub count: usize,
}

/// Who joined and left between two dates.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct MovementsReport {
    /// The date behind which they moved.
    pub since: Date,
    /// The date up to which they did.
    pub until: Date,
    /// Whether the roster is known for both dates.
    pub known: bool,
    /// Those who joined.
    pub joined: Vec<String>,
    /// Those who left.
    pub left: Vec<String>,
    /// Those of whom one or the other is not known.
    pub not_known: Vec<String>,
}

/// Who of a group was on a roster.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct AmongReport {
    /// The title of the group.
    pub group: String,
    /// Members of the group on the roster.
    pub on: Vec<String>,
    /// Those that were not on it, which is all the roster says of them.
    pub not_on: Vec<String>,
    /// Those of whom it is not known.
    pub not_known: Vec<String>,
}

impl RosterReport {
    /// The name and version of the shape.
    pub const SCHEMA: &'static str = "travaux/roster/1";

    /// The same with who came and left.
    #[must_use]
    pub fn with_movements(self, movements: &Movements<'_>) -> Self {
        let moves = MovementsReport {
            since: movements.from(),
            until: movements.until(),
            known: movements.is_known(),
            joined: names(movements.joined()),
            left: names(movements.left()),
            not_known: names(movements.not_known()),
        };
        Self { moves: Some(moves), ..self }
    }

    /// The same with a group that is held against the roster.
    #[must_use]
    pub fn with_group(mut self, among: &Among<'_>) -> Self {
        self.groups.push(AmongReport {
            group: among.group().roster().title().to_owned(),
            on: names(among.on()),
            not_on: names(among.not_on()),
            not_known: names(among.not_known()),
        });
        self
    }
}

impl RosterView<'_> {
    /// The roster on its date as a machine reads it, without movements and groups.
    ///
    /// ```
    /// use travaux::roster::Roster;
    ///
    /// let text = "# title: Quay Call\n# source: its register\n# since: 2031-01-01\n# as-of: 2032-02-11\n\
    ///             name,type,from\nKarst,state,2031-05-01\nOrrel,state,2032-01-01\n";
    /// let roster = Roster::from_csv(text)?;
    /// let (may, end) = ("2031-05-02".parse()?, "2032-02-11".parse()?);
    /// let report = roster.as_of(end).report().with_movements(&roster.between(may, end));
    /// assert_eq!(report.members, ["Karst", "Orrel"]);
    /// assert_eq!(report.moves.unwrap().joined, ["Orrel"]);
    /// # Ok::<(), travaux::Error>(())
    /// ```
    #[must_use]
    pub fn report(&self) -> RosterReport {
        let by_type = self.counts().by_type.into_iter();
        let counts = by_type.map(|(member_type, count)| CountReport { member_type, count });
        RosterReport {
            schema: RosterReport::SCHEMA.to_owned(),
            roster: self.roster().title().to_owned(),
            source: self.roster().source().to_owned(),
            at: self.date(),
            known: self.is_known(),
            counts: counts.collect(),
            members: names(self.members()),
            not_known: names(self.not_known()),
            moves: None,
            groups: Vec::new(),
        }
    }
}

fn names<'r>(members: impl Iterator<Item = &'r Member>) -> Vec<String> {
    members.map(|member| member.name.clone()).collect()
}
