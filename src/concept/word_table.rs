//! Words that are all known beforehand, to be looked up once for every word of every draft.

use std::hash::BuildHasher;

use foldhash::fast::RandomState;

use crate::text::Packed;

/// Packed words and their numbers, in a table where every word has one place it can be.
///
/// "Hash, displace, compress" (Belazzougui, Botelho, Dietzfelbinger 2009) without the compression:
/// words fall into buckets, and each bucket has a displacement, found by trial, that leads all of
/// its words to free slots. A look-up therefore takes no branch that a processor could predict
/// wrongly, which costs more than the memory it touches.
#[derive(Clone, Debug)]
pub(super) struct WordTable {
    displacements: Vec<u32>,
    slots: Vec<Slot>,
    seeds: (u64, u64),
}

#[derive(Clone, Copy, Debug)]
struct Slot {
    word: Packed,
    number: u32,
}

impl WordTable {
    /// The table of `words`, each of which is there once; `missing` is the number of all others.
    pub(super) fn new(words: &[(Packed, u32)], missing: u32) -> Self {
        let mut len = (words.len() * 5 / 4).next_power_of_two();
        loop {
            // a few tries with other seeds, then a larger table
            for _ in 0..8 {
                if let Some(table) = Self::placed(words, missing, len) {
                    return table;
                }
            }
            len *= 2;
        }
    }

    fn placed(words: &[(Packed, u32)], missing: u32, len: usize) -> Option<Self> {
        // no answer depends on the seeds: nothing here is ever listed in hash order
        let state = RandomState::default();
        let free = Slot { word: Packed::EMPTY, number: missing };
        let mut table = Self {
            displacements: vec![0; (len / 8).max(1)],
            slots: vec![free; len],
            seeds: (state.hash_one(0), state.hash_one(1)),
        };
        let mut buckets: Vec<Vec<(u64, Slot)>> = vec![Vec::new(); table.displacements.len()];
        for &(word, number) in words {
            let hash = table.hash(word);
            buckets[table.bucket(hash)].push((hash, Slot { word, number }));
        }
        let mut order: Vec<usize> = (0..buckets.len()).collect();
        order.sort_by_key(|&bucket| std::cmp::Reverse(buckets[bucket].len()));
        for bucket in order {
            let displacement = (0..MOST_TRIES).find(|&by| table.fits(&buckets[bucket], by))?;
            table.displacements[bucket] = displacement;
            for &(hash, slot) in &buckets[bucket] {
                let place = table.place(hash, displacement);
                table.slots[place] = slot;
            }
        }
        Some(table)
    }

    fn fits(&self, bucket: &[(u64, Slot)], displacement: u32) -> bool {
        let places = || bucket.iter().map(|&(hash, _)| self.place(hash, displacement));
        let free = places().all(|place| self.slots[place].word == Packed::EMPTY);
        free && places().enumerate().all(|(i, place)| places().take(i).all(|other| other != place))
    }

    /// The number of a word.
    #[inline]
    pub(super) fn get(&self, word: Packed, missing: u32) -> u32 {
        let hash = self.hash(word);
        let slot = self.slots[self.place(hash, self.displacements[self.bucket(hash)])];
        if slot.word == word { slot.number } else { missing }
    }

    #[inline]
    fn hash(&self, word: Packed) -> u64 {
        word.hash(self.seeds)
    }

    #[inline]
    fn bucket(&self, hash: u64) -> usize {
        hash as usize & (self.displacements.len() - 1)
    }

    #[inline]
    fn place(&self, hash: u64, displacement: u32) -> usize {
        let (start, stride) = (hash >> 40, hash >> 16 | 1);
        start.wrapping_add(stride.wrapping_mul(u64::from(displacement))) as usize
            & (self.slots.len() - 1)
    }
}

/// So many displacements are tried for a bucket; on a table half full a few dozen are enough.
const MOST_TRIES: u32 = 4096;

#[cfg(test)]
mod tests {
    use super::WordTable;
    use crate::span::Span;
    use crate::text::{Normalization, Packed};

    #[test]
    fn every_word_has_its_number_and_no_other_word_has_one() {
        let word = |n: u32| {
            let word = format!("w{n:x}");
            let span = Span::new(0, word.len());
            Packed::of(word.as_bytes(), span, Normalization::Exact).unwrap()
        };
        for len in [0, 1, 2, 7, 100, 5000] {
            let words: Vec<(Packed, u32)> = (0..len).map(|n| (word(n), n)).collect();
            let table = WordTable::new(&words, u32::MAX);
            for n in 0..2 * len + 10 {
                let number = if n < len { n } else { u32::MAX };
                assert_eq!(table.get(word(n), u32::MAX), number, "{n} of {len}");
            }
        }
    }
}
