//! Words that say the same in many clauses.

use super::matching::Clauses;

/// So many words in a row that stand in several clauses are no evidence of which is which. With a
/// sentence put into 40 % of the clauses of every fifth of 402 texts, F1 of links is .990 both for 5 and for 8; where
/// 40 % of the words are edited it is .989 for 5 and .990 for 8, for shorter runs are turns of phrase.
const RUN: usize = 8;
/// In so many clauses of one draft a run of words must stand to be boilerplate.
const CLAUSES: u32 = 3;

/// For each clause of either draft that is looked at, which of its words stand in boilerplate; empty
/// if none does.
pub(super) struct Boilerplate {
    masks: [Vec<Vec<bool>>; 2],
}

impl Boilerplate {
    /// Looks at the clauses for which `is_open(side, clause)` holds; runs are counted over all.
    pub(super) fn new(
        drafts: [&Clauses<'_>; 2],
        is_open: impl Fn(usize, usize) -> bool + Copy,
    ) -> Self {
        let open = |side: usize| (0..drafts[side].ids.len()).filter(move |&one| is_open(side, one));
        let runs_of = |side: usize, one: usize| drafts[side].ids[one].len().saturating_sub(RUN - 1);
        let runs: usize =
            [0, 1].map(|side| open(side).map(|one| runs_of(side, one)).sum()).iter().sum();
        let mut counts = Counts::new(runs);
        for side in [0, 1] {
            open(side)
                .for_each(|one| hashes(drafts[side].ids[one]).for_each(|hash| counts.add(hash)));
        }
        for side in [0, 1].into_iter().filter(|_| runs > 0) {
            counts.begin_side();
            for (one, ids) in drafts[side].ids.iter().enumerate() {
                hashes(ids).for_each(|hash| counts.see(hash, one as u32));
            }
        }
        let masks = [0, 1].map(|side| {
            let mask = |one: usize| match is_open(side, one) {
                true => counts.mask(drafts[side].ids[one]),
                false => Vec::new(),
            };
            (0..drafts[side].ids.len()).map(mask).collect()
        });
        Self { masks }
    }

    /// Whether a word of a clause, by its place there, stands in boilerplate.
    pub(super) fn holds(&self, side: usize, clause: usize, place: usize) -> bool {
        self.masks[side][clause].get(place).copied().unwrap_or(false)
    }
}

/// The runs of words of a clause, as numbers; each is made from the one before.
fn hashes(ids: &[u32]) -> impl Iterator<Item = u64> + '_ {
    let push = |sum: u64, id: u32| sum.wrapping_mul(BASE).wrapping_add(u64::from(id) + 1);
    let mut sum = ids.iter().take(RUN - 1).fold(0, |sum, id| push(sum, *id));
    (RUN - 1..ids.len()).map(move |last| {
        let run = push(sum, ids[last]);
        let first = u64::from(ids[last + 1 - RUN]) + 1;
        sum = run.wrapping_sub(first.wrapping_mul(BASE.wrapping_pow(RUN as u32 - 1)));
        // the highest bits depend on all others; 0 is for empty places
        (run ^ (run >> 32)).wrapping_mul(BASE) | 1
    })
}

const BASE: u64 = 0x517C_C1B7_2722_0A95;

/// In how many clauses runs stand, in a table with open addressing.
struct Counts {
    places: Vec<Seen>,
    /// Says of most runs that they are not in the table.
    filter: Vec<u64>,
}

/// In bits; runs of the few clauses that are looked at leave most of them free.
const FILTER: u64 = 1 << 16;

#[derive(Clone, Copy, Default)]
struct Seen {
    run: u64,
    /// The last clause seen to hold it, counted from 1.
    last: u32,
    /// How many clauses of this side hold it, and the most of either side.
    clauses: u32,
    most: u32,
}

impl Counts {
    fn new(runs: usize) -> Self {
        Self {
            places: vec![Seen::default(); (2 * runs).next_power_of_two().max(2)],
            filter: vec![0; (FILTER / 64) as usize],
        }
    }

    /// The word and the bit of the filter for a run.
    fn bit(run: u64) -> (usize, u64) {
        let bit = (run >> 44) % FILTER;
        ((bit / 64) as usize, 1 << (bit % 64))
    }

    /// The place of a run, or the empty one where it would be.
    fn place(&self, run: u64) -> usize {
        let mask = self.places.len() - 1;
        let mut place = (run >> 20) as usize & mask;
        while self.places[place].run != run && self.places[place].run != 0 {
            place = (place + 1) & mask;
        }
        place
    }

    fn add(&mut self, run: u64) {
        let (word, bit) = Self::bit(run);
        self.filter[word] |= bit;
        let place = self.place(run);
        self.places[place].run = run;
    }

    fn begin_side(&mut self) {
        for seen in &mut self.places {
            (seen.last, seen.clauses) = (0, 0);
        }
    }

    fn see(&mut self, run: u64, clause: u32) {
        let (word, bit) = Self::bit(run);
        if self.filter[word] & bit == 0 {
            return;
        }
        let place = self.place(run);
        let seen = &mut self.places[place];
        if seen.run == run && seen.last != clause + 1 {
            seen.last = clause + 1;
            seen.clauses += 1;
            seen.most = seen.most.max(seen.clauses);
        }
    }

    fn mask(&self, ids: &[u32]) -> Vec<bool> {
        let mut mask = Vec::new();
        for (start, run) in hashes(ids).enumerate() {
            if self.places[self.place(run)].most >= CLAUSES {
                mask.resize(ids.len(), false);
                mask[start..start + RUN].fill(true);
            }
        }
        mask
    }
}
