//! The words of a clause in order, with those that went from between them.

use crate::diff::{EditKind, EditScript};

/// So many words that went are remembered at one place, the last to go first, so that a history of many
/// drafts stays linear in them.
const MOST_GONE: usize = 512;

/// A word of a shorter spelling, in bytes, that stands alone does not return: an *of* put in later is
/// another one.
pub(super) const SHORTEST_TO_RETURN: usize = 4;

/// So few words are looked for one by one.
const FEW: usize = 8;

/// A word in its place: its number among all words, and the draft it went in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Strand {
    pub(super) word: usize,
    pub(super) gone: Option<usize>,
}

/// The number of a word that has none yet.
pub(super) const NEW: usize = usize::MAX;

/// A word of all drafts as it is made: what it is compared by, and how long it is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Made {
    pub(super) id: u32,
    pub(super) len: usize,
}

/// One step of a clause: the words after, the draft after, and all words there ever were.
pub(super) struct Weaver<'w> {
    pub(super) after: &'w [Made],
    pub(super) draft: usize,
    pub(super) words: &'w [Made],
}

impl Weaver<'_> {
    /// The strands after; those that are not gone stand for the words after, in order, [`NEW`] for those
    /// that are.
    pub(super) fn weave(&self, before: Vec<Strand>, script: &EditScript) -> Vec<Strand> {
        let mut woven = Vec::with_capacity(before.len());
        let mut at = 0;
        for edit in script.edits() {
            let start = at;
            let mut left = edit.before.len();
            while at < before.len() && (left > 0 || before[at].gone.is_some()) {
                if edit.kind == EditKind::Keep && left == 0 {
                    break;
                }
                left -= usize::from(before[at].gone.is_none());
                at += 1;
            }
            if edit.kind == EditKind::Keep {
                woven.extend_from_slice(&before[start..at]);
                continue;
            }
            let go = |strand: &Strand| Strand { gone: strand.gone.or(Some(self.draft)), ..*strand };
            let gone = last_to_go(before[start..at].iter().map(go).collect());
            self.fill(&gone, edit.after.clone(), &mut woven);
        }
        woven.extend_from_slice(&before[at..]);
        woven
    }

    /// Puts the words of a range after between those that went from there, some of which are the same.
    fn fill(&self, gone: &[Strand], range: std::ops::Range<usize>, woven: &mut Vec<Strand>) {
        let ids: Vec<u32> = gone.iter().map(|strand| self.words[strand.word].id).collect();
        let put_in = &self.after[range];
        let wanted: Vec<u32> = put_in.iter().map(|made| made.id).collect();
        // mostly other words are put in than those that went
        if wanted.len() <= FEW && !wanted.iter().any(|id| ids.contains(id)) {
            woven.extend_from_slice(gone);
            woven.extend(put_in.iter().map(|_| Strand { word: NEW, gone: None }));
            return;
        }
        for edit in EditScript::new(&ids, &wanted).edits() {
            let (old, new) = (&gone[edit.before.clone()], &put_in[edit.after.clone()]);
            let stays = old.iter().any(|strand| strand.gone == Some(self.draft));
            let heavy = new.iter().any(|made| made.len >= SHORTEST_TO_RETURN);
            if edit.kind == EditKind::Keep && (stays || heavy || new.len() == put_in.len()) {
                woven.extend(old.iter().map(|strand| Strand { gone: None, ..*strand }));
                continue;
            }
            woven.extend_from_slice(old);
            woven.extend(new.iter().map(|_| Strand { word: NEW, gone: None }));
        }
    }
}

fn last_to_go(mut gone: Vec<Strand>) -> Vec<Strand> {
    if gone.len() > MOST_GONE {
        let mut times: Vec<_> = gone.iter().map(|strand| strand.gone).collect();
        times.sort_unstable();
        let oldest = times[times.len() - MOST_GONE];
        // of those that went together all go or all stay, but what goes now stays
        gone.retain(|strand| strand.gone >= oldest);
    }
    gone
}

/// Strands parted where clauses of so many words end; what went stays behind the word before it.
pub(super) fn parted(strands: Vec<Strand>, lens: &[usize]) -> Vec<Vec<Strand>> {
    let mut parts: Vec<Vec<Strand>> = vec![Vec::new(); lens.len()];
    let (mut part, mut count) = (0, 0);
    for strand in strands {
        while strand.gone.is_none() && part + 1 < lens.len() && count == lens[part] {
            (part, count) = (part + 1, 0);
        }
        count += usize::from(strand.gone.is_none());
        if let Some(part) = parts.get_mut(part) {
            part.push(strand);
        }
    }
    parts
}
