//! Where each concept stands how often: clauses, sections or drafts by concepts.

use std::collections::BTreeMap;

use super::region::Region;
use crate::concept::ConceptMap;
use crate::document::ClauseId;

/// How often each concept stands in each clause, section or draft. Cells of nothing are left out.
///
/// Law: the mentions of all cells add up to the annotations of the maps.
///
/// ```
/// use travaux::coverage::{Matrix, Region};
/// use travaux::{Draft, Scheme};
///
/// let draft = Draft::parse("rev1", "1. Protect data integrity.\n\n2. Data integrity and availability of data.");
/// let maps = [Scheme::builtin("cyber")?.annotate(&draft)];
/// let matrix = Matrix::new(&maps, Region::Clause);
/// assert_eq!(matrix.count(1, "availability"), 1);
/// assert_eq!(matrix.rows[1].label, "2");
/// # Ok::<(), travaux::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Matrix {
    /// What a row is.
    pub region: Region,
    /// The rows that were searched, those without a concept too; drafts in the order given.
    pub rows: Vec<Row>,
    /// The ids of the concepts that stand anywhere, in alphabetical order.
    pub concepts: Vec<String>,
    /// The cells, by row and concept.
    pub cells: Vec<Cell>,
}

/// A clause, paragraph, section or draft.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Row {
    /// The sigil of the draft.
    pub draft: String,
    /// The clause that stands for it; `None` for the draft, and what stands under no heading.
    pub clause: Option<ClauseId>,
    /// How a person cites it: a path, the words of a heading, the sigil.
    pub label: String,
}

/// How often a concept stands in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Cell {
    /// The number of the row.
    pub row: usize,
    /// The number of the concept.
    pub concept: usize,
    /// How often it stands there.
    pub mentions: usize,
}

impl Matrix {
    /// The matrix of maps, which may be by different schemes: a concept is its id.
    #[must_use]
    pub fn new(maps: &[ConceptMap<'_>], region: Region) -> Self {
        let named = maps.iter().flat_map(ConceptMap::concepts).map(|concept| concept.id());
        let mut concepts: Vec<&str> = named.collect();
        concepts.sort_unstable();
        concepts.dedup();
        let (mut rows, mut cells) = (Vec::new(), Vec::new());
        for map in maps {
            let mut numbers: BTreeMap<Option<ClauseId>, usize> = BTreeMap::new();
            for clause in map.searched() {
                let key = region.of(clause);
                numbers.entry(key).or_insert_with(|| {
                    rows.push(Row::new(map, region, key));
                    rows.len() - 1
                });
            }
            let mut counts: BTreeMap<(usize, usize), usize> = BTreeMap::new();
            for mention in map.mentions() {
                let concept = concepts.partition_point(|id| *id < mention.concept().id());
                let row = numbers.get(&region.of(mention.clause())).copied().unwrap_or_default();
                *counts.entry((row, concept)).or_default() += 1;
            }
            let cell = |((row, concept), mentions)| Cell { row, concept, mentions };
            cells.extend(counts.into_iter().map(cell));
        }
        let concepts = concepts.into_iter().map(str::to_owned).collect();
        Self { region, rows, concepts, cells }
    }

    /// How often a concept stands in a row.
    #[must_use]
    pub fn count(&self, row: usize, concept: &str) -> usize {
        let Ok(concept) = self.concepts.binary_search_by(|id| id.as_str().cmp(concept)) else {
            return 0;
        };
        let cell =
            self.cells.binary_search_by_key(&(row, concept), |cell| (cell.row, cell.concept));
        cell.map_or(0, |at| self.cells[at].mentions)
    }

    /// The cells of every row that has any.
    pub fn by_row(&self) -> impl Iterator<Item = (&Row, &[Cell])> {
        let rows = self.cells.chunk_by(|a, b| a.row == b.row);
        rows.map(|cells| (&self.rows[cells[0].row], cells))
    }
}

impl Row {
    fn new(map: &ConceptMap<'_>, region: Region, clause: Option<ClauseId>) -> Self {
        let draft = map.draft();
        let label = match clause {
            Some(id) if draft.clause(id).kind().is_heading() => {
                let words: Vec<&str> = draft.clause(id).text().split_whitespace().collect();
                words.join(" ")
            }
            Some(id) => draft.clause(id).path(),
            None if region == Region::Section => "under no heading".to_owned(),
            None => draft.sigil().to_owned(),
        };
        Self { draft: draft.sigil().to_owned(), clause, label }
    }
}
