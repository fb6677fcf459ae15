//! Concepts that stand together.

use std::collections::BTreeMap;

use super::figures::share;
use super::matrix::Matrix;

/// Two concepts, and in how many rows of a matrix they stand together.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Together {
    /// The one, the first by the alphabet.
    pub one: String,
    /// The other.
    pub other: String,
    /// In how many rows both stand.
    pub rows: usize,
    /// In how many rows the one stands.
    pub of_one: usize,
    /// In how many rows the other stands.
    pub of_other: usize,
}

impl Together {
    /// Rows with both, of rows with either (Jaccard).
    #[must_use]
    pub fn likeness(&self) -> f64 {
        share(self.rows, self.of_one + self.of_other - self.rows)
    }

    /// Whether one of them never stands without the other: it may be no concept of its own, or its
    /// labels may be part of those of the other.
    #[must_use]
    pub fn is_always(&self) -> bool {
        self.rows == self.of_one || self.rows == self.of_other
    }
}

/// A row with more concepts than this is a whole library, in which everything stands together: it tells
/// of no pair.
const MOST_CONCEPTS: usize = 1000;

impl Matrix {
    /// Pairs of concepts that stand together in `least` rows or more, the likest first, then those in
    /// more rows, then by the alphabet.
    ///
    /// ```
    /// use travaux::coverage::{Matrix, Region};
    /// use travaux::{Draft, Scheme};
    ///
    /// let text = "1. Data integrity and availability of data.\n\n2. Data integrity.";
    /// let draft = Draft::parse("rev1", text);
    /// let maps = [Scheme::builtin("cyber")?.annotate(&draft)];
    /// let pairs = Matrix::new(&maps, Region::Clause).together(1);
    /// assert_eq!((pairs[0].one.as_str(), pairs[0].other.as_str()), ("availability", "integrity"));
    /// assert_eq!((pairs[0].rows, pairs[0].of_other, pairs[0].is_always()), (1, 2, true));
    /// # Ok::<(), travaux::Error>(())
    /// ```
    #[must_use]
    pub fn together(&self, least: usize) -> Vec<Together> {
        let mut alone = vec![0; self.concepts.len()];
        let mut pairs: BTreeMap<(usize, usize), usize> = BTreeMap::new();
        for (_, cells) in self.by_row() {
            cells.iter().for_each(|cell| alone[cell.concept] += 1);
            if cells.len() > MOST_CONCEPTS {
                continue;
            }
            for (at, one) in cells.iter().enumerate() {
                for other in &cells[at + 1..] {
                    *pairs.entry((one.concept, other.concept)).or_default() += 1;
                }
            }
        }
        let pair = |((one, other), rows): ((usize, usize), usize)| Together {
            one: self.concepts[one].clone(),
            other: self.concepts[other].clone(),
            rows,
            of_one: alone[one],
            of_other: alone[other],
        };
        let mut pairs: Vec<Together> =
            pairs.into_iter().filter(|(_, rows)| *rows >= least).map(pair).collect();
        // stable: pairs come by the alphabet
        pairs.sort_by(|a, b| {
            b.likeness().total_cmp(&a.likeness()).then_with(|| b.rows.cmp(&a.rows))
        });
        pairs
    }
}
