//! Pepper: unchanged stretches between two edits that are one short word. A reader takes the words
//! around it for one change.

use std::path::Path;

use travaux::diff::EditKind;
use travaux::text::Normalization;
use travaux::{Comparison, Draft, read};

/// How many unchanged stretches stand between two edits, and how many are pepper.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Pepper {
    pub(crate) gaps: usize,
    pub(crate) short: usize,
}

impl Pepper {
    pub(crate) fn share(self) -> f64 {
        self.short as f64 / self.gaps.max(1) as f64
    }
}

/// A word of so many letters is short.
const SHORT: usize = 3;

/// Of the largest pairs, in all.
pub(crate) fn of_largest_pairs(root: &Path, count: usize) -> Pepper {
    let mut pepper = Pepper::default();
    for (old, new) in largest_pairs(&root.join("pairs"), count) {
        let read = |path: &str| read::path(path).unwrap_or_else(|error| panic!("{error:#}"));
        let (before, after): (Draft, Draft) = (read(&old), read(&new));
        add(&Comparison::new(&before, &after), &mut pepper);
    }
    pepper
}

/// The files of the pairs with the most words, by the manifest.
fn largest_pairs(folder: &Path, count: usize) -> Vec<(String, String)> {
    let manifest = std::fs::read_to_string(folder.join("manifest.tsv")).expect("the manifest");
    let mut lines = manifest.lines().map(|line| line.split('\t').collect::<Vec<_>>());
    let head = lines.next().expect("a head");
    let column = |name: &str| head.iter().position(|cell| *cell == name).expect("a column");
    let (pair, old, new) = (column("pair"), column("old_words"), column("new_words"));
    let mut pairs: Vec<(usize, String)> = lines
        .map(|cells| {
            let words = |column: usize| cells[column].parse::<usize>().unwrap_or(0);
            (words(old) + words(new), folder.join(cells[pair]).display().to_string())
        })
        .collect();
    pairs.sort_by(|x, y| y.cmp(x));
    let files = |(_, path): (usize, String)| (format!("{path}.old.md"), format!("{path}.new.md"));
    pairs.into_iter().take(count).map(files).collect()
}

fn add(comparison: &Comparison<'_>, pepper: &mut Pepper) {
    for change in comparison.clauses() {
        let pieces = change.pieces();
        let is_kept = |index: usize| pieces[index].kind == EditKind::Keep;
        let mut start = 0;
        while start < pieces.len() {
            let kept = is_kept(start);
            let end =
                (start..pieces.len()).find(|&index| is_kept(index) != kept).unwrap_or(pieces.len());
            if kept && start > 0 && end < pieces.len() {
                let words: String = pieces[start..end].iter().map(|piece| piece.before).collect();
                pepper.gaps += 1;
                pepper.short += usize::from(is_short(words.trim()));
            }
            start = end;
        }
    }
}

fn is_short(words: &str) -> bool {
    let letters = Normalization::CaseInsensitive.fold(words);
    letters.chars().count() <= SHORT && letters.chars().all(char::is_alphanumeric)
}
