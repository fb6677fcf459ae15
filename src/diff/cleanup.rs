//! Scripts a person can read: edges where phrases begin, no pepper between changes.

use super::script::{Edit, EditKind, EditScript};

/// What the clean-up must know of the elements.
pub trait Weights {
    /// Whether the element `id` carries little meaning of its own (a function word, a mark).
    fn is_light(&self, id: u32) -> bool;
    /// Whether the element `id` is so small a word that nobody sees it kept between two changes.
    fn is_small(&self, id: u32) -> bool;
    /// Whether the element `id` is seen as kept wherever it is: a mark, for phrases end there, or a
    /// word that is the matter of a text, such as *shall*.
    fn is_fixed(&self, id: u32) -> bool;
    /// How well a phrase ends behind the element `id`: 0 for a word, more for stronger marks.
    fn stop(&self, id: u32) -> u32;
}

/// A small word kept between two changes changes with them if they are together at least so large:
/// *within the* for *by the deadline set* is one change, *by{+, or near,+} the port* is none of *the*.
/// Of the 45 largest of `pairs`, .047 of the unchanged stretches are one word of three letters or
/// fewer then, and .058 if both have to be so large.
const LARGE: usize = 4;
/// Any one word does, if both changes replace something and are together at least so large. On the
/// half of the `arxivedits-edits` that may be seen this is the best of 2 to 8: F1 is .690, and .683
/// without absorbing anything; two words kept are too many (.689), three worse (.687).
const TOGETHER: usize = 5;

impl EditScript {
    /// The same change, easier to read: one word kept between two replacements changes with them,
    /// and pure insertions and deletions are moved along equal words to where phrases end.
    ///
    /// Marks and words that are the matter are kept, [fixed](Weights::is_fixed). Law: the cleaned script leads from the same
    /// *before* to the same *after*.
    #[must_use]
    pub fn cleaned(&self, before: &[u32], after: &[u32], weights: &impl Weights) -> Self {
        let absorbed = self.absorbed(before, weights);
        absorbed.shifted(before, after, weights)
    }

    fn absorbed(&self, before: &[u32], weights: &impl Weights) -> Self {
        let edits = self.edits();
        let mut script = Self::with_capacity(edits.len());
        for (index, edit) in edits.iter().enumerate() {
            let single = edit.kind == EditKind::Keep && edit.before.len() == 1;
            let around = script.edits().last().zip(edits.get(index + 1)).filter(|_| single);
            let swallowed = around.is_some_and(|(left, right)| {
                is_swallowed(before[edit.before.start], left, right, weights)
            });
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

/// Whether the one word `id` that is kept between two changes reads as changed with them.
fn is_swallowed(id: u32, left: &Edit, right: &Edit, weights: &impl Weights) -> bool {
    let size = |edit: &Edit| edit.before.len().max(edit.after.len());
    let replace = |edit: &Edit| edit.kind == EditKind::Replace;
    let sizes = size(left) + size(right);
    let close = match (replace(left), replace(right)) {
        (true, true) => sizes >= TOGETHER || weights.is_small(id),
        // "and" between two insertions is kept, for nothing gives way
        _ => left.kind != right.kind && sizes >= LARGE && weights.is_small(id),
    };
    close && !weights.is_fixed(id)
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
        let stop = |id| Some(weights.stop(id)).filter(|stop| *stop > COMMA).unwrap_or(0);
        let hangs = weights.is_light(ids[end - 1]) && weights.stop(ids[end - 1]) == 0;
        // "and integrity" rather than "integrity and", ", quays" rather than "quays,"
        (stop(ids[start - 1]) + 2 * stop(ids[end - 1]), !hangs, weights.is_light(ids[start]))
    };
    (-to_left..=to_right).max_by_key(|shift| (score(*shift), *shift)).unwrap_or(0)
}

/// An item of a list ends before a comma as well as behind it; stronger marks end what they stand
/// behind.
const COMMA: u32 = 1;
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
