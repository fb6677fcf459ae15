//! How sure a figure is: what it would be on other documents like these.

/// How an interval is found: groups are drawn with replacement, as many as there are, and the figure is
/// taken anew, so many times; what lies between its percentiles is the interval (Efron 1979).
///
/// Groups are documents, for clauses of one document are no independent witnesses. The draws come from
/// a seeded generator: same labels, same interval, on every machine.
///
/// ```
/// use travaux::evaluation::Bootstrap;
///
/// let values = [0.0, 1.0, 1.0, 1.0];
/// let mean = |times: &[u32]| {
///     let sum: f64 = values.iter().zip(times).map(|(value, times)| value * f64::from(*times)).sum();
///     Some(sum / 4.0)
/// };
/// let interval = Bootstrap::new().interval(4, mean).unwrap();
/// assert!(interval.low < 0.75 && 0.75 < interval.high);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bootstrap {
    replicates: u32,
    seed: u64,
    percent: u8,
}

/// Between which values a figure lies in so many draws of a hundred.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Interval {
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

impl Bootstrap {
    /// The defaults: 1,000 draws, 95 %.
    #[must_use]
    pub const fn new() -> Self {
        Self { replicates: 1000, seed: 6, percent: 95 }
    }

    /// How often groups are drawn; 0 counts as 1. More make the ends steadier and take longer.
    #[must_use]
    pub const fn replicates(self, replicates: u32) -> Self {
        Self { replicates: if replicates == 0 { 1 } else { replicates }, ..self }
    }

    /// Where the generator begins.
    #[must_use]
    pub const fn seed(self, seed: u64) -> Self {
        Self { seed, ..self }
    }

    /// How many percent of the draws lie inside; more than 100 count as 100.
    #[must_use]
    pub const fn percent(self, percent: u8) -> Self {
        Self { percent: if percent > 100 { 100 } else { percent }, ..self }
    }

    /// The interval of a figure that `figure` takes when every group counts so many times. `None` if
    /// there are fewer than two groups, or if the figure is defined in fewer than half of the draws.
    pub fn interval(
        self,
        groups: usize,
        mut figure: impl FnMut(&[u32]) -> Option<f64>,
    ) -> Option<Interval> {
        let mut values = Vec::new();
        self.draws(groups, |times| values.extend(figure(times)));
        self.between(values)
    }

    /// Calls `each` with every draw: how often each group was drawn. Fewer than two groups are not.
    pub(super) fn draws(self, groups: usize, mut each: impl FnMut(&[u32])) {
        if groups < 2 {
            return;
        }
        let mut generator = SplitMix(self.seed);
        let mut times = vec![0; groups];
        for _ in 0..self.replicates {
            times.fill(0);
            (0..groups).for_each(|_| times[generator.below(groups)] += 1);
            each(&times);
        }
    }

    /// The interval of the values a figure took.
    pub(super) fn between(self, mut values: Vec<f64>) -> Option<Interval> {
        values.retain(|value| !value.is_nan());
        if values.is_empty() || values.len() < self.replicates.div_ceil(2) as usize {
            return None;
        }
        values.sort_unstable_by(f64::total_cmp);
        let last = values.len() - 1;
        // as many draws below as above
        let outside = last * (100 - usize::from(self.percent)) / 200;
        Some(Interval { low: values[outside], high: values[last - outside] })
    }
}

impl Default for Bootstrap {
    fn default() -> Self {
        Self::new()
    }
}

/// The generator `SplitMix64` (Steele, Lea and Flood 2014).
struct SplitMix(u64);

impl SplitMix {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`; which one is favoured by one in 2^32 at most.
    fn below(&mut self, end: usize) -> usize {
        ((u128::from(self.next()) * end as u128) >> 64) as usize
    }
}
