//! Scripts a person can read: edges where phrases begin, no pepper between changes.

use super::script::{Edit, EditKind, EditScript};

/// What the clean-up must know of the elements.
pub trait Weights {
    /// Whether the element `id` carries little meaning of its own (a function word, a mark).
    fn is_light(&self, id: u32) -> bool;
    /// How well a phrase ends behind the element `id`: 0 for a word, more for stronger marks.
    fn stop(&self, id: u32) -> u32;
}

/// A kept run between two changes is read as changed too if it is light and at most this long: in
/// "accessibility and integrity", "availability or integrity" a reader sees one change, not two.
const MOST_ABSORBED: usize = 3;

impl EditScript {
    /// The same change, easier to read: light words kept between two replacements change with them,
    /// and pure insertions and deletions are moved along equal words to where phrases end.
    ///
    /// Law: the cleaned script leads from the same *before* to the same *after*.
    #[must_use]
    pub fn cleaned(&self, before: &[u32], after: &[u32], weights: &impl Weights) -> Self {
        let absorbed = self.absorbed(before, weights);
        absorbed.shifted(before, after, weights)
    }

    fn absorbed(&self, before: &[u32], weights: &impl Weights) -> Self {
        let edits = self.edits();
        let mut script = Self::with_capacity(edits.len());
        for (index, edit) in edits.iter().enumerate() {
            let is_gap = edit.kind == EditKind::Keep && index > 0 && index + 1 < edits.len();
            let swallowed = is_gap && {
                let (left, right) = (&edits[index - 1], &edits[index + 1]);
                let deleted = left.before.len() + right.before.len();
                let inserted = left.after.len() + right.after.len();
                let len = edit.before.len();
                len <= MOST_ABSORBED
                    && deleted > 0
                    && inserted > 0
                    && len <= deleted.max(inserted)
                    && before[edit.before.clone()]
                        .iter()
                        .all(|&id| weights.is_light(id) && weights.stop(id) < 2)
            };
            let kind = if swallowed { EditKind::Replace } else { edit.kind };
            script.push(Edit { kind, ..edit.clone() });
        }
        script
    }

    fn shifted(self, before: &[u32], after: &[u32], weights: &impl Weights) -> Self {
        let mut edits = self.into_edits();
        for index in 1..edits.len().saturating_sub(1) {
            let shift = match edits[index].kind {
                EditKind::Insert => best_shift(
                    after,
                    &edits[index].after,
                    &edits[index - 1].after,
                    &edits[index + 1].after,
                    weights,
                ),
                EditKind::Delete => best_shift(
                    before,
                    &edits[index].before,
                    &edits[index - 1].before,
                    &edits[index + 1].before,
                    weights,
                ),
                _ => 0,
            };
            slide(&mut edits, index, shift);
        }
        // shifting leaves something of every keep, so that no two changes meet
        Self::from_edits(edits)
    }
}

/// How far to move the changed run, negative to the left, so that it starts and ends best.
fn best_shift(
    ids: &[u32],
    run: &std::ops::Range<usize>,
    left: &std::ops::Range<usize>,
    right: &std::ops::Range<usize>,
    weights: &impl Weights,
) -> isize {
    // the keeps on both sides must not vanish, or two changes would meet
    let most_left = left.len().saturating_sub(1).min(MOST_SHIFT);
    let most_right = right.len().saturating_sub(1).min(MOST_SHIFT);
    let to_left =
        (1..=most_left).take_while(|by| ids[run.start - by] == ids[run.end - by]).count() as isize;
    let to_right =
        (0..most_right).take_while(|by| ids[run.start + by] == ids[run.end + by]).count() as isize;
    let score = |shift: isize| {
        let start = run.start.saturating_add_signed(shift);
        let end = run.end.saturating_add_signed(shift);
        let stops = weights.stop(ids[start - 1]) + 2 * weights.stop(ids[end - 1]);
        // of equally good places, the one where the run begins with a light word ("and integrity")
        (stops, weights.is_light(ids[start]), std::cmp::Reverse(shift.unsigned_abs()))
    };
    (-to_left..=to_right).max_by_key(|shift| (score(*shift), *shift)).unwrap_or(0)
}

/// Phrases are short; a longer way to a better edge is not looked for.
const MOST_SHIFT: usize = 24;

fn slide(edits: &mut [Edit], index: usize, shift: isize) {
    if shift == 0 {
        return;
    }
    let moved = |at: usize| at.saturating_add_signed(shift);
    edits[index - 1].before.end = moved(edits[index - 1].before.end);
    edits[index - 1].after.end = moved(edits[index - 1].after.end);
    let edit = &mut edits[index];
    edit.before = moved(edit.before.start)..moved(edit.before.end);
    edit.after = moved(edit.after.start)..moved(edit.after.end);
    edits[index + 1].before.start = moved(edits[index + 1].before.start);
    edits[index + 1].after.start = moved(edits[index + 1].after.start);
}
