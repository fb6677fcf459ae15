//! How sure scores are.

use super::bootstrap::{Bootstrap, Interval};
use super::score::{Score, Scores, macro_f1, micro};

/// The intervals of one score; `None` where the figure is not defined in half of the draws, or where
/// there is one document only.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct ScoreInterval {
    /// That of the precision.
    pub precision: Option<Interval>,
    /// That of the recall.
    pub recall: Option<Interval>,
    /// That of F1.
    pub f1: Option<Interval>,
}

/// The intervals of all scores.
#[derive(Clone, Debug, PartialEq)]
pub struct ScoreIntervals {
    /// Those of every concept, in the order of [`Scores::concepts`].
    pub concepts: Vec<ScoreInterval>,
    /// Those of all concepts together.
    pub micro: ScoreInterval,
    /// That of the mean F1.
    pub macro_f1: Option<Interval>,
}

/// What a score was in every draw.
#[derive(Default)]
struct Drawn {
    precision: Vec<f64>,
    recall: Vec<f64>,
    f1: Vec<f64>,
}

impl Drawn {
    fn push(&mut self, score: &Score) {
        self.precision.extend(score.precision());
        self.recall.extend(score.recall());
        self.f1.extend(score.f1());
    }

    fn interval(self, bootstrap: Bootstrap) -> ScoreInterval {
        ScoreInterval {
            precision: bootstrap.between(self.precision),
            recall: bootstrap.between(self.recall),
            f1: bootstrap.between(self.f1),
        }
    }
}

impl Scores {
    /// The intervals of all scores, of which whole documents are drawn.
    #[must_use]
    pub fn intervals(&self, bootstrap: Bootstrap) -> ScoreIntervals {
        let mut of_concepts: Vec<Drawn> =
            self.concepts().iter().map(|_| Drawn::default()).collect();
        let (mut of_all, mut means) = (Drawn::default(), Vec::new());
        let mut totals: Vec<Score> = self.concepts().to_vec();
        bootstrap.draws(self.documents.len(), |times| {
            for total in &mut totals {
                (total.found, total.spurious, total.missed) = (0, 0, 0);
            }
            for (document, times) in self.documents.iter().zip(times).filter(|(_, n)| **n > 0) {
                let scores = document.iter();
                scores.for_each(|(concept, score)| totals[*concept].add(score, u64::from(*times)));
            }
            of_concepts.iter_mut().zip(&totals).for_each(|(drawn, total)| drawn.push(total));
            of_all.push(&micro(&totals));
            means.extend(macro_f1(&totals));
        });
        ScoreIntervals {
            concepts: of_concepts.into_iter().map(|drawn| drawn.interval(bootstrap)).collect(),
            micro: of_all.interval(bootstrap),
            macro_f1: bootstrap.between(means),
        }
    }
}
