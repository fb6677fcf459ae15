//! Members of a kind.

use super::member::{Member, MemberId, folded};

/// Which members are asked for; the default is all.
///
/// ```
/// use travaux::roster::{Filter, Roster};
///
/// let call = Roster::from_csv(
///     "# title: Quay Call\n# source: its register\n# as-of: 2031-12-31\n\
///      name;type;country\nKarst;state;\nBrightwater;company;Karst\nInkwell Press;company;\n",
/// )?;
/// let view = call.as_of("2031-12-31".parse()?);
/// let companies = view.select(&Filter::new().member_type("company").country("Karst"));
/// let names = |ids: &[_]| ids.iter().map(|id| call.member(*id).name.clone()).collect::<Vec<_>>();
/// assert_eq!(names(&companies.on), ["Brightwater"]);
/// // of which country it is, the list does not say
/// assert_eq!(names(&companies.not_known), ["Inkwell Press"]);
/// # Ok::<(), travaux::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    member_type: Option<String>,
    country: Option<String>,
    sector: Option<String>,
}

impl Filter {
    /// All members.
    #[must_use]
    pub const fn new() -> Self {
        Self { member_type: None, country: None, sector: None }
    }

    /// Only those of a type.
    #[must_use]
    pub fn member_type(mut self, member_type: &str) -> Self {
        self.member_type = Some(member_type.to_owned());
        self
    }

    /// Only those of a country, compared as names are.
    #[must_use]
    pub fn country(mut self, country: &str) -> Self {
        self.country = Some(folded(country));
        self
    }

    /// Only those of a sector, compared as names are.
    #[must_use]
    pub fn sector(mut self, sector: &str) -> Self {
        self.sector = Some(folded(sector));
        self
    }

    /// Whether a member is asked for; `None` if the roster does not say enough of it.
    #[must_use]
    pub fn admits(&self, member: &Member) -> Option<bool> {
        if self.member_type.as_ref().is_some_and(|wanted| *wanted != member.member_type) {
            return Some(false);
        }
        let told = [(&self.country, &member.country), (&self.sector, &member.sector)];
        let told = told.map(|(wanted, own)| match (wanted, own) {
            (None, _) => Some(true),
            (Some(_), None) => None,
            (Some(wanted), Some(own)) => Some(*wanted == folded(own)),
        });
        match told {
            [Some(false), _] | [_, Some(false)] => Some(false),
            [Some(true), Some(true)] => Some(true),
            _ => None,
        }
    }
}

/// The members of a roster that a [`Filter`] admits, on a date.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Selection {
    /// Those on the roster.
    pub on: Vec<MemberId>,
    /// Those of whom it is not known whether they were on it, or are what was asked for.
    pub not_known: Vec<MemberId>,
    /// Whether nobody else can have been on it: the roster is known for the date, and is not partial.
    pub complete: bool,
}

impl Selection {
    /// Whether it is known that there was none; `false` if there was one or that is not known.
    #[must_use]
    pub fn is_surely_none(&self) -> bool {
        self.complete && self.on.is_empty() && self.not_known.is_empty()
    }
}
