//! What a borrower itself speaks of all the time.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use super::words::{Key, Seen, UNSEEN};
use crate::logarithm::ln;

/// How much words weigh by how many clauses of the borrower itself they stand in, with 1 for one clause: what
/// it speaks of all the time is its subject, and no sign of where it has it from.
pub(super) struct Own(HashMap<Key, f64, RandomState>);

impl Own {
    pub(super) fn new<'w>(clauses: impl Iterator<Item = &'w [Seen]>) -> Self {
        let mut all = 0;
        let mut holders: HashMap<Key, (usize, usize), RandomState> = HashMap::default();
        for words in clauses {
            all += 1;
            // words that the library never saw share a number, and are not one word
            for word in words.iter().filter(|word| word.key != UNSEEN) {
                let (last, count) = holders.entry(word.key).or_default();
                if *last != all {
                    (*last, *count) = (all, *count + 1);
                }
            }
        }
        let all = f64::from(u32::try_from(all.max(1)).unwrap_or(u32::MAX));
        let rarity = |count: usize| (1.0 + ln(all / count as f64)) / (1.0 + ln(all));
        Self(holders.into_iter().map(|(key, (_, count))| (key, rarity(count))).collect())
    }

    pub(super) fn rarity(&self, key: Key) -> f64 {
        self.0.get(&key).copied().unwrap_or(1.0)
    }
}
