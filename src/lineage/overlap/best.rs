//! The partners of a document that are most like it.

/// A likeness in millionths, so that equal ones are equal, and the other document.
pub(super) type Partner = (u32, u32);

/// Keeps the best of many partners. Which ones come first makes no difference.
pub(super) struct Best {
    kept: Vec<Partner>,
    limit: usize,
    /// How many there were.
    pub(super) count: usize,
}

impl Best {
    pub(super) fn new(limit: usize) -> Self {
        Self { kept: Vec::new(), limit, count: 0 }
    }

    pub(super) fn add(&mut self, partner: Partner) {
        self.count += 1;
        self.kept.push(partner);
        if self.kept.len() >= self.limit.saturating_mul(2).max(SLACK) {
            self.trim();
        }
    }

    fn trim(&mut self) {
        self.kept.sort_unstable_by_key(|&(likeness, other)| (std::cmp::Reverse(likeness), other));
        self.kept.truncate(self.limit);
    }

    /// The best, those most alike first.
    pub(super) fn finish(mut self) -> Vec<Partner> {
        self.trim();
        self.kept
    }
}

/// Sorting for every few would take time.
const SLACK: usize = 16;
