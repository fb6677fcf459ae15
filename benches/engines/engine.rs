//! The engines behind one signature, and texts as they want them.

use imara_diff::{Diff, Token};
use similar::{DiffOp, capture_diff_slices};
use travaux::diff::{EditKind, EditScript};
use travaux::text::{Tokens, Vocabulary, WordId};

/// The words of a text, white space left out.
pub(crate) fn words(text: &str, vocabulary: &mut Vocabulary) -> Vec<WordId> {
    let tokens = Tokens::new(text);
    let words = tokens.iter(text).map(|token| token.word()).filter(|word| !word.is_empty());
    words.map(|word| vocabulary.intern(word)).collect()
}

/// Words as an engine sees them.
pub(crate) fn numbers(words: &[WordId]) -> Vec<u32> {
    words.iter().map(|word| word.index() as u32).collect()
}

/// Elements that answer to each other: the first before, the first after, and how many.
pub(crate) type Match = (usize, usize, usize);

/// A way to compare two sequences of numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Engine {
    /// Near runs and unique anchors, then the longest common subsequence by bits.
    Own,
    Similar(similar::Algorithm),
    Imara(imara_diff::Algorithm),
}

pub(crate) const ENGINES: [(&str, Engine); 6] = [
    ("travaux", Engine::Own),
    ("`similar` Histogram", Engine::Similar(similar::Algorithm::Histogram)),
    ("`similar` Myers", Engine::Similar(similar::Algorithm::Myers)),
    ("`similar` Patience", Engine::Similar(similar::Algorithm::Patience)),
    ("`imara-diff` Histogram", Engine::Imara(imara_diff::Algorithm::Histogram)),
    ("`imara-diff` Myers", Engine::Imara(imara_diff::Algorithm::Myers)),
];

impl Engine {
    /// What the sequences share, in order.
    pub(crate) fn matches(self, before: &[u32], after: &[u32]) -> Vec<Match> {
        match self {
            Self::Own => EditScript::new(before, after)
                .edits()
                .iter()
                .filter(|edit| edit.kind == EditKind::Keep)
                .map(|edit| (edit.before.start, edit.after.start, edit.before.len()))
                .collect(),
            Self::Similar(algorithm) => capture_diff_slices(algorithm, before, after)
                .into_iter()
                .filter_map(|op| match op {
                    DiffOp::Equal { old_index, new_index, len } => {
                        Some((old_index, new_index, len))
                    }
                    _ => None,
                })
                .collect(),
            Self::Imara(algorithm) => imara(algorithm, before, after),
        }
    }

    /// How many elements the sequences share, as a race wants it.
    pub(crate) fn shared(self, before: &[u32], after: &[u32]) -> usize {
        self.matches(before, after).iter().map(|found| found.2).sum()
    }
}

fn imara(algorithm: imara_diff::Algorithm, before: &[u32], after: &[u32]) -> Vec<Match> {
    let tokens = |ids: &[u32]| ids.iter().map(|&id| Token(id)).collect::<Vec<_>>();
    let count = before.iter().chain(after).max().map_or(0, |most| most + 1);
    let mut diff = Diff::default();
    diff.compute_with(algorithm, &tokens(before), &tokens(after), count);
    let mut matches = Vec::new();
    let mut from = (0, 0);
    for hunk in diff.hunks() {
        let to = (hunk.before.start as usize, hunk.after.start as usize);
        if to.0 > from.0 {
            matches.push((from.0, from.1, to.0 - from.0));
        }
        from = (hunk.before.end as usize, hunk.after.end as usize);
    }
    if before.len() > from.0 {
        matches.push((from.0, from.1, before.len() - from.0));
    }
    matches
}
