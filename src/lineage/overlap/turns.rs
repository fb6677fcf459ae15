//! Pairs of neighbouring words that more than one document may hold, as numbers.

use std::collections::HashMap;

use foldhash::fast::RandomState;

/// Two neighbouring words that count.
pub(super) type Turn = u64;

/// Stands for a turn without a number: only one document holds it.
pub(super) const ALONE: u32 = u32::MAX;

pub(super) fn turn(words: &[u32]) -> Turn {
    u64::from(words[0]) << 32 | u64::from(words[1])
}

/// The different turns of a document, in order.
pub(super) fn distinct(words: &[u32]) -> Vec<Turn> {
    let mut turns: Vec<Turn> = words.windows(2).map(turn).collect();
    turns.sort_unstable();
    turns.dedup();
    turns
}

/// Tells most turns that only one document holds, so that they take no place in a table: two bits for each
/// slot, of which a turn has one by chance. What it lets through is counted.
pub(super) struct Sieve {
    once: Vec<u64>,
    twice: Vec<u64>,
}

impl Sieve {
    /// For documents of so many words in all.
    pub(super) fn new(words: usize) -> Self {
        let slots = (words.max(64) * SLOTS_A_WORD / 64).next_power_of_two();
        Self { once: vec![0; slots], twice: vec![0; slots] }
    }

    fn slot(&self, turn: Turn) -> (usize, u64) {
        let mixed = (turn ^ (turn >> 29)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let slot = (mixed ^ (mixed >> 32)) as usize & (self.once.len() * 64 - 1);
        (slot / 64, 1 << (slot % 64))
    }

    /// A document holds the turn, which it does not say twice.
    pub(super) fn see(&mut self, turn: Turn) {
        let (word, bit) = self.slot(turn);
        self.twice[word] |= self.once[word] & bit;
        self.once[word] |= bit;
    }

    /// Whether several documents may hold it.
    fn passes(&self, turn: Turn) -> bool {
        let (word, bit) = self.slot(turn);
        self.twice[word] & bit != 0
    }
}

/// One slot in four is taken at most.
const SLOTS_A_WORD: usize = 4;

/// The numbers of turns.
pub(super) struct Turns {
    numbers: HashMap<Turn, u32, RandomState>,
}

impl Turns {
    pub(super) fn new() -> Self {
        Self { numbers: HashMap::default() }
    }

    /// The number of a turn, a new one if it has none yet; `None` if only one document holds it.
    pub(super) fn add(&mut self, turn: Turn, sieve: &Sieve) -> Option<u32> {
        let next = self.numbers.len() as u32;
        sieve.passes(turn).then(|| *self.numbers.entry(turn).or_insert(next))
    }

    pub(super) fn len(&self) -> usize {
        self.numbers.len()
    }

    /// The number of a turn, or [`ALONE`].
    pub(super) fn number(&self, turn: Turn) -> u32 {
        self.numbers.get(&turn).copied().unwrap_or(ALONE)
    }
}
