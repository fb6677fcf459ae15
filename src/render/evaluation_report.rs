//! Scores and agreement as a machine reads them.

use crate::document::Draft;
use crate::evaluation::{
    Bootstrap, Coefficient, Disagreement, Interval, Ratings, Scale, Score, ScoreInterval, Scores,
};

/// Scores with their intervals; owns everything. A figure is `None` where it is not defined.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct ScoresReport {
    /// The name and version of the shape.
    pub schema: String,
    /// How many documents count.
    pub documents: usize,
    /// Every concept, in alphabetical order.
    pub concepts: Vec<ScoreReport>,
    /// All concepts together.
    pub micro: ScoreReport,
    /// The mean F1 of the concepts that have one.
    pub macro_f1: Option<f64>,
    /// Its interval.
    pub macro_f1_interval: Option<Interval>,
}

impl ScoresReport {
    /// The name and version of the shape.
    pub const SCHEMA: &'static str = "travaux/scores/1";
}

/// The score of a concept, or of all together.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct ScoreReport {
    /// How often it was found and missed.
    pub score: Score,
    /// Found, of all that was said to be it.
    pub precision: Option<f64>,
    /// Found, of all that is it.
    pub recall: Option<f64>,
    /// Their harmonic mean.
    pub f1: Option<f64>,
    /// The intervals of the three.
    pub intervals: ScoreInterval,
}

/// What a scheme scores against one coder, and how far all coders agree on each code; owns everything.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct EvaluationReport {
    /// The name and version of the shape.
    pub schema: String,
    /// The scores of the scheme.
    pub scores: ScoresReport,
    /// The codes, in alphabetical order.
    pub codes: Vec<CodeReport>,
}

impl EvaluationReport {
    /// The name and version of the shape.
    pub const SCHEMA: &'static str = "travaux/evaluation/1";

    /// What both say together.
    #[must_use]
    pub fn new(scores: ScoresReport, codes: Vec<CodeReport>) -> Self {
        Self { schema: Self::SCHEMA.to_owned(), scores, codes }
    }
}

/// How far coders agree on one code.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct CodeReport {
    /// The code.
    pub code: String,
    /// How far they agree.
    pub agreement: AgreementReport,
}

/// How far coders agree; owns everything.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct AgreementReport {
    /// The name and version of the shape.
    pub schema: String,
    /// How many units there are; characters count one each.
    pub units: u64,
    /// The codes, in order; an empty one for nothing.
    pub codes: Vec<String>,
    /// Every pair of coders.
    pub pairs: Vec<PairReport>,
    /// Fleiss' kappa of all of them.
    pub fleiss: Coefficient,
    /// Krippendorff's alpha, nominal.
    pub nominal: Coefficient,
    /// Its interval.
    pub nominal_interval: Option<Interval>,
    /// Krippendorff's alpha, ordinal.
    pub ordinal: Coefficient,
    /// Its interval.
    pub ordinal_interval: Option<Interval>,
    /// The units of which two coders say different things.
    pub disagreements: Vec<Disagreement>,
}

impl AgreementReport {
    /// The name and version of the shape.
    pub const SCHEMA: &'static str = "travaux/agreement/1";
}

/// How far two coders agree.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct PairReport {
    /// The one.
    pub one: String,
    /// The other.
    pub other: String,
    /// In which share of units they agree.
    pub agreement: Option<f64>,
    /// In which share of the units that either gave a code other than the empty one.
    pub agreement_on_coded: Option<f64>,
    /// Cohen's kappa.
    pub kappa: Coefficient,
    /// Its interval.
    pub interval: Option<Interval>,
}

impl Scores {
    /// All scores with their intervals, in a shape of its own that serializes and prints.
    ///
    /// ```
    /// use travaux::evaluation::{Bootstrap, LabelFormat, Scores, unit_labels};
    ///
    /// let gold = unit_labels("document,unit,coder,code\na,1,ana,aid\nb,1,ana,aid\n", LabelFormat::Csv)?;
    /// let report = Scores::of_units(&gold, &gold[..1]).report(Bootstrap::new());
    /// assert!(report.to_string().contains(" .67 "));
    /// # Ok::<(), travaux::Error>(())
    /// ```
    #[must_use]
    pub fn report(&self, bootstrap: Bootstrap) -> ScoresReport {
        let intervals = self.intervals(bootstrap);
        let concepts = self.concepts().iter().zip(intervals.concepts);
        ScoresReport {
            schema: ScoresReport::SCHEMA.to_owned(),
            documents: self.documents(),
            concepts: concepts.map(|(score, own)| ScoreReport::of(score.clone(), own)).collect(),
            micro: ScoreReport::of(self.micro(), intervals.micro),
            macro_f1: self.macro_f1(),
            macro_f1_interval: intervals.macro_f1,
        }
    }
}

impl ScoreReport {
    fn of(score: Score, intervals: ScoreInterval) -> Self {
        let (precision, recall, f1) = (score.precision(), score.recall(), score.f1());
        Self { score, precision, recall, f1, intervals }
    }
}

impl Ratings {
    /// All coefficients with their intervals, and where the coders part, quoted from `drafts`; in a shape
    /// of its own that serializes and prints.
    #[must_use]
    pub fn report(&self, bootstrap: Bootstrap, drafts: &[&Draft]) -> AgreementReport {
        let coders = self.coders();
        let coded =
            |one: &str, other: &str| self.coded_by(one, other).percent_agreement(one, other);
        let pairs = coders.iter().enumerate().flat_map(|(at, one)| {
            let coded = &coded;
            coders[at + 1..].iter().map(move |other| PairReport {
                one: one.clone(),
                other: other.clone(),
                agreement: self.percent_agreement(one, other),
                agreement_on_coded: coded(one, other),
                kappa: self.cohen_kappa(one, other),
                interval: self.interval(bootstrap, |drawn| drawn.cohen_kappa(one, other).value),
            })
        });
        let alpha = |scale| self.interval(bootstrap, |drawn| drawn.alpha(scale).value);
        AgreementReport {
            schema: AgreementReport::SCHEMA.to_owned(),
            units: self.len(),
            codes: self.codes().to_vec(),
            pairs: pairs.collect(),
            fleiss: self.fleiss_kappa(),
            nominal: self.alpha(Scale::Nominal),
            nominal_interval: alpha(Scale::Nominal),
            ordinal: self.alpha(Scale::Ordinal),
            ordinal_interval: alpha(Scale::Ordinal),
            disagreements: self.disagreements(drafts),
        }
    }
}
