//! Longest common subsequences, 64 elements at a time.
//!
//! The method is H. Hyyrö's (*Bit-parallel LCS-length computation revisited*, 2004), with every column
//! kept for the way back.

use super::engine::{Gap, Match, runs};
use super::tally::Tally;

/// So many pairs of elements are looked at together; of longer gaps the rest follows when half of
/// them are settled. With 4,096 elements on each side it takes 1.6 million steps of the machine to
/// settle 2,048, so that a million words without anchors take about half a second.
const MOST_PAIRS: usize = 4_096 * 4_096;

/// How many elements of either side are looked at together, of so many.
fn window(before: usize, after: usize, most_pairs: usize) -> (usize, usize) {
    let (short, long) = (before.min(after), before.max(after));
    let short = short.min(most_pairs.isqrt());
    let long = long.min(most_pairs / short);
    if before <= after { (short, long) } else { (long, short) }
}

/// What the search needs, kept from gap to gap.
pub(super) struct Lcs {
    most_pairs: usize,
    /// For each distinct element of the rows, which rows hold it: `words` numbers each.
    masks: Vec<u64>,
    /// For each column, the rows where a common subsequence gets no longer.
    columns: Vec<u64>,
    found: Vec<(usize, usize)>,
}

impl Default for Lcs {
    fn default() -> Self {
        let (masks, columns, found) = (Vec::new(), Vec::new(), Vec::new());
        Self { most_pairs: MOST_PAIRS, masks, columns, found }
    }
}

impl Lcs {
    /// Adds the matches of a gap, in order; says whether it was looked at as a whole.
    pub(super) fn matches(
        &mut self,
        before: &[u32],
        after: &[u32],
        gap: Gap,
        tally: &mut Tally,
        matches: &mut Vec<Match>,
    ) -> bool {
        let (mut b, mut a) = (0, 0);
        let mut whole = true;
        while b < before.len() && a < after.len() {
            let (rest_b, rest_a) = (&before[b..], &after[a..]);
            let (len_b, len_a) = window(rest_b.len(), rest_a.len(), self.most_pairs);
            self.pairs(&rest_b[..len_b], &rest_a[..len_a], tally);
            let is_whole = len_b == rest_b.len() && len_a == rest_a.len();
            // at least one element further each time
            let half = (1.max(len_b / 2), 1.max(len_a / 2));
            let is_open = |pair: &(usize, usize)| pair.0 >= half.0 || pair.1 >= half.1;
            let open = if is_whole { None } else { self.found.iter().position(is_open) };
            let end = match open {
                Some(at) => self.found[at],
                None if is_whole => (len_b, len_a),
                None => half,
            };
            self.found.truncate(open.unwrap_or(self.found.len()));
            let from = (gap.before.0 + b, gap.after.0 + a);
            matches.extend(
                runs(&self.found).map(|(in_b, in_a, len)| (from.0 + in_b, from.1 + in_a, len)),
            );
            (b, a) = (b + end.0, a + end.1);
            whole &= is_whole;
        }
        whole
    }

    /// Finds the pairs of one longest common subsequence.
    fn pairs(&mut self, before: &[u32], after: &[u32], tally: &mut Tally) {
        if before.len() <= after.len() {
            self.search(before, after, tally);
        } else {
            self.search(after, before, tally);
            self.found.iter_mut().for_each(|pair| *pair = (pair.1, pair.0));
        }
        self.found.reverse();
    }

    /// Finds the pairs of one longest common subsequence, the last first.
    fn search(&mut self, rows: &[u32], columns: &[u32], tally: &mut Tally) {
        let words = rows.len().div_ceil(64);
        tally.begin();
        self.masks.clear();
        for (row, &id) in rows.iter().enumerate() {
            let number = tally.number(id);
            if (number + 1) * words > self.masks.len() {
                self.masks.resize((number + 1) * words, 0);
            }
            self.masks[number * words + row / 64] |= 1 << (row % 64);
        }
        self.columns.clear();
        self.columns.resize(words, u64::MAX);
        self.columns.reserve(words * columns.len());
        for &id in columns {
            let last = self.columns.len() - words;
            match tally.given_number(id) {
                None => self.columns.extend_from_within(last..),
                Some(number) => {
                    let mut carry = false;
                    for word in 0..words {
                        let old = self.columns[last + word];
                        let shared = old & self.masks[number * words + word];
                        let (sum, over) = old.overflowing_add(shared);
                        let (sum, over_again) = sum.overflowing_add(u64::from(carry));
                        carry = over || over_again;
                        self.columns.push(sum | (old - shared));
                    }
                }
            }
        }
        self.found.clear();
        let (mut row, mut column) = (rows.len(), columns.len());
        while row > 0 && column > 0 {
            let no_longer = |column: usize| {
                let word = self.columns[column * words + (row - 1) / 64];
                word >> ((row - 1) % 64) & 1 == 1
            };
            // without this row it is as long, or without this column, or both belong to it
            if no_longer(column) {
                row -= 1;
            } else {
                column -= 1;
                if no_longer(column) {
                    row -= 1;
                    self.found.push((row, column));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The length of a longest common subsequence, by the book.
    fn longest(before: &[u32], after: &[u32]) -> usize {
        let mut row = vec![0; after.len() + 1];
        for b in before {
            let mut diagonal = 0;
            for (column, a) in after.iter().enumerate() {
                let above = row[column + 1];
                let matched = if b == a { diagonal + 1 } else { 0 };
                row[column + 1] = matched.max(above).max(row[column]);
                diagonal = above;
            }
        }
        row[after.len()]
    }

    /// All sequences of three elements up to a length.
    fn sequences(most: usize) -> Vec<Vec<u32>> {
        let mut all = vec![Vec::new()];
        let mut from = 0;
        for _ in 0..most {
            let to = all.len();
            for index in from..to {
                let shorter: Vec<u32> = all[index].clone();
                all.extend((0..3).map(|id| [shorter.as_slice(), &[id]].concat()));
            }
            from = to;
        }
        all
    }

    fn matched(lcs: &mut Lcs, before: &[u32], after: &[u32]) -> usize {
        let mut matches = Vec::new();
        lcs.matches(before, after, Gap::whole(before, after), &mut Tally::default(), &mut matches);
        let mut end = (0, 0);
        for &(b, a, len) in &matches {
            assert!(b >= end.0 && a >= end.1, "{before:?} {after:?} {matches:?}");
            assert_eq!(before[b..b + len], after[a..a + len]);
            end = (b + len, a + len);
        }
        matches.iter().map(|found| found.2).sum()
    }

    #[test]
    fn every_small_pair_has_its_longest() {
        let (mut whole, mut bounded) = (Lcs::default(), Lcs { most_pairs: 4, ..Lcs::default() });
        for before in &sequences(5) {
            for after in &sequences(5) {
                let longest = longest(before, after);
                assert_eq!(matched(&mut whole, before, after), longest, "{before:?} {after:?}");
                assert!(matched(&mut bounded, before, after) <= longest);
            }
        }
    }

    #[test]
    fn long_pairs_have_their_longest_across_words_of_the_machine() {
        let mut state = 1_u32;
        let mut next = |kinds: u32| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 16) % kinds
        };
        for kinds in [2, 5, 40] {
            let before: Vec<u32> = (0..300).map(|_| next(kinds)).collect();
            let after: Vec<u32> = (0..200).map(|_| next(kinds)).collect();
            let most = longest(&before, &after);
            assert_eq!(matched(&mut Lcs::default(), &before, &after), most);
            let mut bounded = Lcs { most_pairs: 10_000, ..Lcs::default() };
            let found = matched(&mut bounded, &before, &after);
            assert!(found <= most && found * 10 >= most * 8, "{found} of {most}");
        }
    }
}
