//! Tables of evaluations: scores.

use super::{Table, table};
use crate::evaluation::Interval;
use crate::render::ScoresReport;

impl Table {
    /// How well concepts were found: a row for each, and at last one without a concept for all of them
    /// together.
    ///
    /// `drafts` is how many drafts were labelled, `spurious` how often the concept was said to be where it is
    /// not; the columns that end in `_low` and `_high` are the ends of intervals.
    ///
    /// ```
    /// use travaux::evaluation::{Bootstrap, LabelFormat, Scores, unit_labels};
    /// use travaux::render::Table;
    ///
    /// let gold = unit_labels("document,unit,coder,code\na,1,ana,aid\nb,1,ana,aid\n", LabelFormat::Csv)?;
    /// let scores = Scores::of_units(&gold, &gold[..1]).report(Bootstrap::new());
    /// let csv = Table::scores(&scores).csv().to_string();
    /// assert!(csv.contains("\n2,aid,1,0,1,1,"), "{csv}");
    /// # Ok::<(), travaux::Error>(())
    /// ```
    #[must_use]
    pub fn scores(scores: &ScoresReport) -> Self {
        let concepts = scores.concepts.iter().map(|own| (Some(own.score.concept.as_str()), own));
        table! {
            "scores", (concept, own) in concepts.chain([(None, &scores.micro)]), {
                let [precision, recall, f1] =
                    [own.intervals.precision, own.intervals.recall, own.intervals.f1];
                let low = |interval: Option<Interval>| interval.map(|own| own.low);
                let high = |interval: Option<Interval>| interval.map(|own| own.high);
            }
            drafts: scores.documents,
            concept: concept,
            found: own.score.found,
            spurious: own.score.spurious,
            missed: own.score.missed,
            precision: own.precision,
            precision_low: low(precision),
            precision_high: high(precision),
            recall: own.recall,
            recall_low: low(recall),
            recall_high: high(recall),
            f1: own.f1,
            f1_low: low(f1),
            f1_high: high(f1),
        }
    }
}
