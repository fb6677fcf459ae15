//! Each document against each, by what both hold.

use std::ops::Range;

use super::best::{Best, Partner};
use super::rows::Row;
use crate::lineage::crew::work;

/// So many documents are indexed at a time: their sums, of eight bytes each, stay close to the processor, and
/// the index takes no more memory for a larger collection.
pub(super) const BLOCK: usize = 4096;
/// … but no more than have so many words and turns in all, eight bytes each.
const MOST_PARTS: usize = 1 << 26;
/// So many documents are one job.
const CHUNK: usize = 16;

/// One likeness, 1, in millionths.
pub(super) const WHOLE: f64 = 1e6;

/// What is compared, and how.
pub(super) struct Comparing<'r> {
    pub(super) rows: &'r [Row],
    pub(super) features: usize,
    /// The least likeness of a pair, in millionths.
    pub(super) least: u32,
    pub(super) most_partners: usize,
    pub(super) threads: usize,
    /// So many documents are indexed at a time at most; [`BLOCK`] but in tests.
    pub(super) block: usize,
}

impl Comparing<'_> {
    /// The best partners of every document, and how many it has; `seen` is told how many documents of how
    /// many were compared with a block.
    pub(super) fn run(&self, mut seen: impl FnMut(usize, usize)) -> Vec<Best> {
        let count = self.rows.len();
        let mut best: Vec<Best> = (0..count).map(|_| Best::new(self.most_partners)).collect();
        let blocks = self.blocks();
        let of = blocks.iter().map(|block| count - block.start).sum();
        let mut done = 0;
        for block in blocks {
            let start = block.start;
            let block = Block::new(&self.rows[block], start, self.features);
            let jobs = (count - start).div_ceil(CHUNK);
            let chunk = |job: usize| {
                let first = start + job * CHUNK;
                first..(first + CHUNK).min(count)
            };
            let compare = |sums: &mut Vec<f64>, job: usize| -> Vec<(usize, Vec<Partner>)> {
                let partners = |one: usize| block.partners(one, &self.rows[one], sums, self.least);
                chunk(job).zip(chunk(job).map(partners)).collect()
            };
            work(
                self.threads,
                jobs,
                || vec![0.0; block.len],
                compare,
                |job, found| {
                    for (one, partners) in found {
                        for (likeness, other) in partners {
                            best[one].add((likeness, other));
                            best[other as usize].add((likeness, one as u32));
                        }
                    }
                    done += chunk(job).len();
                    seen(done, of);
                },
            );
        }
        best
    }

    /// The documents that are indexed together.
    fn blocks(&self) -> Vec<Range<usize>> {
        let mut blocks: Vec<Range<usize>> = Vec::new();
        let mut parts = 0;
        for (number, row) in self.rows.iter().enumerate() {
            parts += row.parts.len();
            match blocks.last_mut() {
                Some(block) if block.len() < self.block && parts <= MOST_PARTS => {
                    block.end = number + 1;
                }
                _ => {
                    blocks.push(number..number + 1);
                    parts = row.parts.len();
                }
            }
        }
        blocks
    }
}

/// Some documents, by what they hold.
struct Block {
    start: usize,
    len: usize,
    /// For each feature where its postings begin, and one more.
    starts: Vec<u32>,
    /// Documents, counted from the start of the block, with their parts.
    postings: Vec<(u32, f32)>,
}

impl Block {
    fn new(rows: &[Row], start: usize, features: usize) -> Self {
        let mut starts = vec![0_u32; features + 1];
        for (feature, _) in rows.iter().flat_map(|row| &row.parts) {
            starts[*feature as usize + 1] += 1;
        }
        for feature in 0..features {
            starts[feature + 1] += starts[feature];
        }
        let mut next = starts.clone();
        let mut postings = vec![(0, 0.0); starts[features] as usize];
        for (document, row) in rows.iter().enumerate() {
            for &(feature, part) in &row.parts {
                let at = &mut next[feature as usize];
                postings[*at as usize] = (document as u32, part);
                *at += 1;
            }
        }
        Self { start, len: rows.len(), starts, postings }
    }

    /// The documents of the block before document `one` that are like it.
    fn partners(&self, one: usize, row: &Row, sums: &mut [f64], least: u32) -> Vec<Partner> {
        sums.fill(0.0);
        let before = (one - self.start).min(self.len);
        for &(feature, part) in &row.parts {
            let list =
                self.starts[feature as usize] as usize..self.starts[feature as usize + 1] as usize;
            for &(document, other) in &self.postings[list] {
                if document as usize >= before {
                    break;
                }
                sums[document as usize] += f64::from(part) * f64::from(other);
            }
        }
        let likeness = |sum: f64| (sum * WHOLE).round().min(WHOLE) as u32;
        let all = sums[..before].iter().enumerate();
        all.map(|(document, &sum)| (likeness(sum), (self.start + document) as u32))
            .filter(|&(likeness, _)| likeness >= least)
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{Comparing, Row};

    /// Documents are compared with those of their own block and of all others.
    #[test]
    fn blocks_change_nothing() {
        let row = |number: usize| {
            let parts =
                (0..7_u32).filter(|&part| (number >> part) % 2 == 1 || part as usize == number % 7);
            Row {
                parts: parts.map(|part| (part, 0.1 + part as f32 / 16.0)).collect(),
                turns: Vec::new(),
            }
        };
        let rows: Vec<Row> = (0..100).map(row).collect();
        let partners = |block: usize, threads: usize| -> Vec<_> {
            let comparing =
                Comparing { rows: &rows, features: 7, least: 1, most_partners: 9, threads, block };
            let found = comparing.run(|done, of| assert!(done <= of)).into_iter();
            found.map(|best| (best.count, best.finish())).collect()
        };
        let whole = partners(1000, 1);
        assert!(whole.iter().all(|(count, best)| *count > 9 && best.len() == 9));
        for (block, threads) in [(1, 1), (3, 2), (17, 1), (99, 3), (100, 2)] {
            assert_eq!(partners(block, threads), whole, "{block}");
        }
    }
}
