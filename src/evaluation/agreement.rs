//! Agreement beyond chance: how often coders part, over how often they would by chance.

use super::ratings::Ratings;

/// An agreement beyond chance: 1 − observed / expected disagreement. 1 is agreement throughout, 0 what
/// chance gives, less than 0 worse than that.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Coefficient {
    /// The coefficient; `None` if nothing can be told. Never more than 1, never not a number.
    pub value: Option<f64>,
    /// How much the coders part.
    pub observed: f64,
    /// How much they would by chance.
    pub expected: f64,
    /// How many units two coders or more judged; characters count one each.
    pub units: u64,
    /// What the value rests on.
    pub basis: Basis,
}

/// What the value of a coefficient rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Basis {
    /// Disagreement, observed and expected.
    Measured,
    /// All coders used one and the same code, so that they could not part: the value is 1, and says
    /// little. (Krippendorff would leave it undefined: without variation nothing shows that codes tell
    /// units apart.)
    OneCode,
    /// No unit was judged by two coders: there is no value.
    Nothing,
}

impl Basis {
    /// The basis in a word.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Measured => "measured",
            Self::OneCode => "one-code",
            Self::Nothing => "nothing",
        }
    }
}

/// What the difference between two codes weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Scale {
    /// Codes are the same or not.
    Nominal,
    /// Codes have an order; the more ratings lie between two, the further apart they are.
    Ordinal,
}

impl Coefficient {
    pub(super) fn new(observed: f64, expected: f64, units: u64) -> Self {
        match () {
            () if units == 0 => {
                Self { value: None, observed: 0.0, expected: 0.0, units, basis: Basis::Nothing }
            }
            // rounding must not make much of what is nothing
            () if expected <= f64::EPSILON => {
                let basis = Basis::OneCode;
                Self { value: Some(1.0), observed: 0.0, expected: 0.0, units, basis }
            }
            () => {
                let value = Some((1.0 - observed / expected).min(1.0));
                Self { value, observed, expected, units, basis: Basis::Measured }
            }
        }
    }
}

impl Ratings {
    /// In how many of the units that both coders judged they gave the same code, as a share; `None` if
    /// there are none, or no such coders.
    #[must_use]
    pub fn percent_agreement(&self, one: &str, other: &str) -> Option<f64> {
        let kappa = self.cohen_kappa(one, other);
        (kappa.units > 0).then_some(1.0 - kappa.observed)
    }

    /// Cohen's kappa of two coders over the units that both judged (Cohen 1960). By chance they would
    /// agree as often as their own shares of each code make them.
    ///
    /// ```
    /// use travaux::evaluation::Ratings;
    ///
    /// let ratings = Ratings::from_table(&[
    ///     ("ana", &[Some("yes"), Some("yes"), Some("no"), Some("no")]),
    ///     ("ben", &[Some("yes"), Some("no"), Some("no"), Some("no")]),
    /// ]);
    /// assert_eq!(ratings.cohen_kappa("ana", "ben").value, Some(0.5));
    /// ```
    #[must_use]
    pub fn cohen_kappa(&self, one: &str, other: &str) -> Coefficient {
        let (Some(one), Some(other)) = (self.coder(one), self.coder(other)) else {
            return Coefficient::new(0.0, 0.0, 0);
        };
        let mut of_one = vec![0_u64; self.codes().len()];
        let mut of_other = of_one.clone();
        let (mut units, mut differ) = (0, 0);
        for unit in &self.units {
            let (Some(a), Some(b)) = (unit.codes[one], unit.codes[other]) else { continue };
            of_one[a as usize] += unit.weight;
            of_other[b as usize] += unit.weight;
            units += unit.weight;
            differ += if a == b { 0 } else { unit.weight };
        }
        let all = units as f64;
        let shares = of_one.iter().zip(&of_other);
        let same: f64 = shares.map(|(a, b)| (*a as f64 / all) * (*b as f64 / all)).sum();
        Coefficient::new(differ as f64 / all, 1.0 - same, units)
    }

    /// Fleiss' kappa over the units that all coders judged (Fleiss 1971). By chance they would agree as
    /// often as the shares that all of them together gave each code make them.
    #[must_use]
    pub fn fleiss_kappa(&self) -> Coefficient {
        let coders = self.coders().len();
        let whole = self.units.iter().filter(|unit| unit.judged() == coders && coders > 1);
        let mut of_codes = vec![0_u64; self.codes().len()];
        let (mut units, mut agreed) = (0, 0.0);
        for unit in whole {
            let ratings = unit.tally();
            ratings
                .iter()
                .for_each(|(code, times)| of_codes[*code as usize] += times * unit.weight);
            let pairs: u64 = ratings.iter().map(|(_, times)| times * (times - 1)).sum();
            agreed += unit.weight as f64 * pairs as f64 / (coders * (coders - 1)) as f64;
            units += unit.weight;
        }
        let all = units as f64 * coders as f64;
        let by_chance: f64 = of_codes.iter().map(|n| (*n as f64 / all) * (*n as f64 / all)).sum();
        Coefficient::new(1.0 - agreed / units as f64, 1.0 - by_chance, units)
    }

    /// Krippendorff's alpha over all units that two coders or more judged, whoever they are
    /// (Krippendorff 2011, *Computing Krippendorff's alpha-reliability*).
    ///
    /// On the [`Scale::Ordinal`] codes stand in the order of [`Ratings::codes`].
    ///
    /// ```
    /// use travaux::evaluation::{Ratings, Scale};
    ///
    /// let ratings = Ratings::from_table(&[
    ///     ("ana", &[Some("1"), Some("2"), Some("3"), None]),
    ///     ("ben", &[Some("1"), Some("2"), Some("2"), Some("4")]),
    /// ]);
    /// let (nominal, ordinal) = (ratings.alpha(Scale::Nominal), ratings.alpha(Scale::Ordinal));
    /// assert_eq!((nominal.units, ordinal.units), (3, 3));
    /// assert!(nominal.value < ordinal.value);
    /// ```
    #[must_use]
    pub fn alpha(&self, scale: Scale) -> Coefficient {
        let mut of_codes = vec![0_u64; self.codes().len()];
        let mut units = 0;
        let pairable = || self.units.iter().filter(|unit| unit.judged() > 1);
        for unit in pairable() {
            let codes = unit.codes.iter().flatten();
            codes.for_each(|code| of_codes[*code as usize] += unit.weight);
            units += unit.weight;
        }
        let ratings = of_codes.iter().sum::<u64>() as f64;
        let places = match scale {
            Scale::Nominal => Vec::new(),
            Scale::Ordinal => middles(&of_codes),
        };
        let mut observed = 0.0;
        for unit in pairable() {
            let apart = match scale {
                Scale::Nominal => apart_as_names(&unit.tally()),
                Scale::Ordinal => apart_in_order(&unit.tally(), &places),
            };
            observed += unit.weight as f64 * apart / (unit.judged() - 1) as f64;
        }
        let all: Vec<(u32, u64)> = (0..).zip(of_codes).collect();
        let expected = match scale {
            Scale::Nominal => apart_as_names(&all),
            Scale::Ordinal => apart_in_order(&all, &places),
        };
        Coefficient::new(observed / ratings, expected / (ratings * (ratings - 1.0)), units)
    }
}

/// Where each code stands in a line of all ratings: in the middle of its own. Two codes are then as far
/// apart as Krippendorff's ordinal difference has them.
fn middles(of_codes: &[u64]) -> Vec<f64> {
    let mut before = 0;
    let middle = |times: &u64| {
        before += times;
        before as f64 - *times as f64 / 2.0
    };
    of_codes.iter().map(middle).collect()
}

/// How many ordered pairs of ratings differ.
fn apart_as_names(tally: &[(u32, u64)]) -> f64 {
    let all: u64 = tally.iter().map(|(_, times)| times).sum();
    tally.iter().map(|(_, times)| *times as f64 * (all - times) as f64).sum()
}

/// The squared differences of all ordered pairs of ratings, added up: twice their number times their
/// variance.
fn apart_in_order(tally: &[(u32, u64)], places: &[f64]) -> f64 {
    let place = |code: &u32| places[*code as usize];
    let all: f64 = tally.iter().map(|(_, times)| *times as f64).sum();
    if all == 0.0 {
        return 0.0;
    }
    let sum: f64 = tally.iter().map(|(code, times)| *times as f64 * place(code)).sum();
    let mean = sum / all;
    let square =
        |(code, times): &(u32, u64)| *times as f64 * (place(code) - mean) * (place(code) - mean);
    2.0 * all * tally.iter().map(square).sum::<f64>()
}
