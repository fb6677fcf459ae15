//! Published orders of verbs, which disagree.

use std::cmp::Ordering;
use std::sync::LazyLock;

use toml::de::{DeTable, DeValue};

use super::act::{Act, ActType};
use crate::error::{Error, ErrorKind};

/// One published order of verbs and modals, weak to strong, as a file of `corpus/profiles/`.
///
/// ```
/// use travaux::force::{ActType, Profile};
///
/// let profile = Profile::builtin("un-general")?;
/// assert!(profile.level(ActType::Directive, "invite") < profile.level(ActType::Directive, "urge"));
/// assert_eq!(profile.level(ActType::Directive, "recall"), None);
/// # Ok::<(), travaux::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    name: String,
    source: String,
    /// For every ladder its type, and the names on every rung, the weakest first.
    ladders: Vec<(ActType, Vec<Vec<String>>)>,
}

const BUILTIN: [(&str, &str); 7] = [
    ("un-general", include_str!("../../corpus/profiles/un-general.toml")),
    ("un-web", include_str!("../../corpus/profiles/un-web.toml")),
    ("gruenberg-2009", include_str!("../../corpus/profiles/gruenberg-2009.toml")),
    ("lri", include_str!("../../corpus/profiles/lri.toml")),
    ("cop26-requests-high", include_str!("../../corpus/profiles/cop26-requests-high.toml")),
    ("pema-binary", include_str!("../../corpus/profiles/pema-binary.toml")),
    ("teaching", include_str!("../../corpus/profiles/teaching.toml")),
];

impl Profile {
    /// A profile of the crate by its name.
    ///
    /// # Errors
    /// If no profile is called so; the message names those there are.
    pub fn builtin(name: &str) -> Result<Self, Error> {
        let found = Profiles::all().profiles.iter().find(|profile| profile.name == name);
        found.cloned().ok_or_else(|| {
            let names: Vec<_> = BUILTIN.iter().map(|(name, _)| *name).collect();
            let message = format!("no profile is called `{name}`; there are {}", names.join(", "));
            Error::new(ErrorKind::Profile, message)
        })
    }

    /// Reads a profile: its `name`, its `source`, and for an act type a table whose `levels` are lists
    /// of names, the weakest first.
    ///
    /// # Errors
    /// If the text is no TOML, an act type is unknown, or a name stands on two rungs of a ladder.
    pub fn from_toml(text: &str) -> Result<Self, Error> {
        let wrong = |message: String| Error::new(ErrorKind::Profile, message);
        let table = DeTable::parse(text).map_err(|error| wrong(error.message().to_owned()))?;
        let table = table.into_inner();
        let mut profile = Self { name: String::new(), source: String::new(), ladders: Vec::new() };
        for (key, value) in &table {
            let key: &str = key.get_ref();
            match (key, value.get_ref()) {
                ("name", DeValue::String(name)) => profile.name = name.to_string(),
                ("source", DeValue::String(source)) => profile.source = source.to_string(),
                (_, DeValue::Table(ladder)) => {
                    let act_type = ActType::ALL.into_iter().find(|of| of.name() == key);
                    let act_type = act_type.ok_or_else(|| {
                        let names: Vec<_> = ActType::ALL.iter().map(|of| of.name()).collect();
                        wrong(format!(
                            "found the act type `{key}`; allowed are {}",
                            names.join(", ")
                        ))
                    })?;
                    let levels =
                        levels(ladder).map_err(|found| wrong(format!("in `{key}`: {found}")))?;
                    profile.ladders.push((act_type, levels));
                }
                _ => {
                    return Err(wrong(format!(
                        "found the key `{key}`; allowed are name, source and act types"
                    )));
                }
            }
        }
        profile.ladders.sort_by_key(|(act_type, _)| *act_type);
        Ok(profile)
    }

    /// What the profile is called.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Where the order was published.
    #[must_use]
    pub fn source(&self) -> &str {
        &self.source
    }

    /// The rung on which a name stands among acts of a type, from 1, the weakest; `None` if the
    /// profile does not rank it.
    #[must_use]
    pub fn level(&self, act_type: ActType, name: &str) -> Option<usize> {
        let (_, ladder) = self.ladders.iter().find(|(of, _)| *of == act_type)?;
        ladder.iter().position(|rung| rung.iter().any(|on| on == name)).map(|rung| rung + 1)
    }

    /// The type of act that a name is ranked among; the first, if among several.
    #[must_use]
    pub fn act_type(&self, name: &str) -> Option<ActType> {
        let ranks = |(_, ladder): &&(ActType, Vec<Vec<String>>)| {
            ladder.iter().flatten().any(|on| on == name)
        };
        self.ladders.iter().find(ranks).map(|(act_type, _)| *act_type)
    }
}

fn levels(ladder: &DeTable<'_>) -> Result<Vec<Vec<String>>, String> {
    if let Some((key, _)) = ladder.iter().find(|(key, _)| key.get_ref() != "levels") {
        return Err(format!("found the key `{}`; allowed is levels", key.get_ref()));
    }
    let expected = "levels must be lists of names";
    let rungs = ladder.get("levels").and_then(|value| value.get_ref().as_array());
    let mut levels: Vec<Vec<String>> = Vec::new();
    for rung in rungs.ok_or(expected)?.iter() {
        let mut names = Vec::new();
        for name in rung.get_ref().as_array().ok_or(expected)?.iter() {
            let name = name.get_ref().as_str().ok_or(expected)?;
            if levels.iter().flatten().chain(&names).any(|known: &String| known == name) {
                return Err(format!("`{name}` stands in two places"));
            }
            names.push(name.to_owned());
        }
        levels.push(names);
    }
    Ok(levels)
}

/// Several profiles, of which the first decides and the others may contest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profiles {
    profiles: Vec<Profile>,
}

/// How one act stands to another.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Ranking {
    /// Neither outranks the other.
    Equal,
    /// The first is weaker.
    Weaker,
    /// The first is stronger.
    Stronger,
    /// Published orders disagree: the names of those by which the first is weaker, and of those by
    /// which it is stronger or equal.
    Contested {
        /// Profiles by which the first is weaker.
        weaker: Vec<String>,
        /// Profiles by which it is stronger.
        stronger: Vec<String>,
        /// Profiles by which neither outranks the other.
        equal: Vec<String>,
    },
    /// No profile ranks both.
    Unranked,
}

impl Profiles {
    /// The profiles of the crate, `un-general` first.
    #[must_use]
    pub fn all() -> &'static Self {
        static ALL: LazyLock<Profiles> = LazyLock::new(|| {
            let profiles = BUILTIN.iter().filter_map(|(_, text)| Profile::from_toml(text).ok());
            Profiles { profiles: profiles.collect() }
        });
        &ALL
    }

    /// The profiles given; `None` without any.
    #[must_use]
    pub fn new(profiles: Vec<Profile>) -> Option<Self> {
        (!profiles.is_empty()).then_some(Self { profiles })
    }

    /// The profile that decides.
    #[must_use]
    pub fn first(&self) -> &Profile {
        &self.profiles[0]
    }

    /// All of them.
    #[must_use]
    pub fn profiles(&self) -> impl ExactSizeIterator<Item = &Profile> {
        self.profiles.iter()
    }

    /// How an act stands to another by what they are called; modifiers are for the caller to see.
    ///
    /// Law: swapping the acts swaps weaker and stronger. Acts of different types are unranked, unless
    /// a profile ranks both names on one ladder.
    ///
    /// ```
    /// use travaux::force::{ActType, Profiles, Ranking};
    ///
    /// let rank = |one, other| Profiles::all().rank_names(ActType::Directive, one, other);
    /// assert_eq!(rank("invite", "urge"), Ranking::Weaker);
    /// assert!(matches!(rank("request", "urge"), Ranking::Contested { .. }));
    /// ```
    #[must_use]
    pub fn rank(&self, one: &Act, other: &Act) -> Ranking {
        if one.act_type == other.act_type {
            return self.rank_names(one.act_type, &one.name, &other.name);
        }
        let types = [one.act_type, other.act_type];
        let types = types.into_iter().filter(|of| *of != ActType::Norm);
        let rankings = types.map(|act_type| self.rank_names(act_type, &one.name, &other.name));
        rankings
            .into_iter()
            .find(|ranking| *ranking != Ranking::Unranked)
            .unwrap_or(Ranking::Unranked)
    }

    /// The same for names on the ladder of one act type.
    #[must_use]
    pub fn rank_names(&self, act_type: ActType, one: &str, other: &str) -> Ranking {
        if one == other {
            return Ranking::Equal;
        }
        let mut told = [Vec::new(), Vec::new(), Vec::new()];
        for profile in &self.profiles {
            let levels = [one, other].map(|name| profile.level(act_type, name));
            if let [Some(one), Some(other)] = levels {
                let place = match one.cmp(&other) {
                    Ordering::Less => 0,
                    Ordering::Greater => 1,
                    Ordering::Equal => 2,
                };
                told[place].push(profile.name.clone());
            }
        }
        let [weaker, stronger, equal] = told;
        match (weaker.is_empty(), stronger.is_empty(), equal.is_empty()) {
            (true, true, true) => Ranking::Unranked,
            (false, true, true) => Ranking::Weaker,
            (true, false, true) => Ranking::Stronger,
            (true, true, false) => Ranking::Equal,
            _ => Ranking::Contested { weaker, stronger, equal },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{BUILTIN, Profile, Profiles, Ranking};
    use crate::force::ActType;
    use crate::lexicon::Lexicon;

    #[test]
    fn every_profile_of_the_crate_reads() {
        for (name, text) in BUILTIN {
            assert_eq!(Profile::from_toml(text).unwrap().name(), name);
        }
        assert_eq!(Profiles::all().profiles().len(), BUILTIN.len());
    }

    #[test]
    fn the_first_profile_knows_every_verb_of_every_language() {
        for language in ["en", "fr"] {
            let names = Lexicon::of(language).force().verb_names();
            assert!(names.len() > 50, "{language}: {names:?}");
            for name in names {
                assert!(Profiles::all().first().act_type(name).is_some(), "{language}: {name}");
            }
        }
    }

    #[test]
    fn rankings_mirror() {
        let all = Profiles::all();
        let names: Vec<&str> = Lexicon::of("en").force().verb_names();
        for one in &names {
            for other in &names {
                let mirrored = match all.rank_names(ActType::Directive, other, one) {
                    Ranking::Weaker => Ranking::Stronger,
                    Ranking::Stronger => Ranking::Weaker,
                    Ranking::Contested { weaker, stronger, equal } => {
                        Ranking::Contested { weaker: stronger, stronger: weaker, equal }
                    }
                    same => same,
                };
                assert_eq!(all.rank_names(ActType::Directive, one, other), mirrored);
            }
        }
        let contested = all.rank_names(ActType::Directive, "decide", "urge");
        assert!(matches!(contested, Ranking::Contested { .. }), "{contested:?}");
    }

    #[test]
    fn a_profile_says_what_is_wrong_with_it() {
        for (text, message) in [
            ("[directive", "unclosed table"),
            ("[blessing]\nlevels = []", "found the act type `blessing`"),
            ("[directive]\nlevels = [[\"urge\"], [\"urge\"]]", "`urge` stands in two places"),
            ("[directive]\nlevels = \"urge\"", "levels must be lists of names"),
            ("title = 1", "found the key `title`"),
        ] {
            let error = Profile::from_toml(text).unwrap_err().to_string();
            assert!(error.contains(message), "{error}");
        }
        let error = Profile::builtin("none").unwrap_err().to_string();
        assert!(error.contains("un-web"), "{error}");
    }
}
