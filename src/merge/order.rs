//! Where every locus stands in the merged text.

/// Loci in a row, each with the next one; the head of the row has the number of loci.
pub(super) struct Order {
    next: Vec<usize>,
    last: Vec<usize>,
}

impl Order {
    /// The first `many` of `all` loci in the order of their numbers; the others stand nowhere yet.
    pub(super) fn new(many: usize, all: usize) -> Self {
        let mut order = Self { next: vec![all; all + 1], last: vec![all; all + 1] };
        for locus in 0..many {
            let before = if locus == 0 { all } else { locus - 1 };
            order.link(before, locus);
        }
        let end = if many == 0 { all } else { many - 1 };
        order.link(end, all);
        order
    }

    fn head(&self) -> usize {
        self.next.len() - 1
    }

    fn link(&mut self, before: usize, after: usize) {
        (self.next[before], self.last[after]) = (after, before);
    }

    /// The locus behind another, or the first one.
    pub(super) fn behind(&self, locus: Option<usize>) -> Option<usize> {
        Some(self.next[locus.unwrap_or(self.head())]).filter(|next| *next != self.head())
    }

    /// Takes a locus out of the row.
    pub(super) fn take(&mut self, locus: usize) {
        let (before, after) = (self.last[locus], self.next[locus]);
        self.link(before, after);
    }

    /// Puts a locus behind another, or first.
    pub(super) fn put(&mut self, locus: usize, behind: Option<usize>) {
        let before = behind.unwrap_or(self.head());
        let after = self.next[before];
        self.link(before, locus);
        self.link(locus, after);
    }

    /// All loci in the row.
    pub(super) fn row(&self) -> Vec<usize> {
        let mut row = Vec::new();
        let mut at = self.behind(None);
        while let Some(locus) = at {
            row.push(locus);
            at = self.behind(at);
        }
        row
    }
}

#[cfg(test)]
mod tests {
    use super::Order;

    #[test]
    fn loci_are_taken_and_put() {
        let mut order = Order::new(3, 5);
        order.put(3, Some(1));
        order.take(0);
        order.put(0, Some(2));
        order.put(4, None);
        assert_eq!(order.row(), [4, 1, 3, 2, 0]);
        assert_eq!(Order::new(0, 0).row(), [0; 0]);
    }
}
