//! What is known of each element in the stretch at hand, in a table made once for many stretches.

/// Counts and numbers for the elements of a vocabulary, forgotten all at once.
#[derive(Default)]
pub(super) struct Tally {
    seen: Vec<Seen>,
    round: u16,
    distinct: u32,
}

/// Eight bytes, for every element of a vocabulary has one. More than two is as good as two.
#[derive(Clone, Copy, Default)]
struct Seen {
    /// A place, or the number of a distinct element.
    place: u32,
    round: u16,
    before: u8,
    after: u8,
}

impl Tally {
    /// Forgets everything.
    pub(super) fn begin(&mut self) {
        self.distinct = 0;
        self.round = match self.round.checked_add(1) {
            Some(round) => round,
            None => {
                self.seen.fill(Seen::default());
                1
            }
        };
    }

    /// Notes that an element stands before, at a place.
    pub(super) fn stands_before(&mut self, id: u32, place: usize) {
        let seen = self.seen_mut(id);
        seen.before = 2.min(seen.before + 1);
        seen.place = place as u32;
    }

    /// Notes that an element stands after.
    pub(super) fn stands_after(&mut self, id: u32) {
        let seen = self.seen_mut(id);
        seen.after = 2.min(seen.after + 1);
    }

    /// Where the element stands before, if it stands once before and once after; both sides must
    /// have been noted.
    pub(super) fn unique(&self, id: u32) -> Option<usize> {
        let seen = self.seen[id as usize];
        (seen.before == 1 && seen.after == 1).then_some(seen.place as usize)
    }

    /// The number of a distinct element: from 0 on, in the order they are asked for.
    pub(super) fn number(&mut self, id: u32) -> usize {
        let next = self.distinct;
        let seen = self.seen_mut(id);
        if seen.before == 0 {
            (seen.before, seen.place) = (1, next);
            self.distinct += 1;
            return next as usize;
        }
        seen.place as usize
    }

    /// The number that an element was given.
    pub(super) fn given_number(&self, id: u32) -> Option<usize> {
        let seen = self.seen.get(id as usize)?;
        (seen.round == self.round).then_some(seen.place as usize)
    }

    fn seen_mut(&mut self, id: u32) -> &mut Seen {
        let index = id as usize;
        if index >= self.seen.len() {
            self.seen.resize((index + 1).next_power_of_two(), Seen::default());
        }
        let seen = &mut self.seen[index];
        if seen.round != self.round {
            *seen = Seen { round: self.round, ..Seen::default() };
        }
        seen
    }
}
