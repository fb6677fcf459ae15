//! Rules as typists draw them between paragraphs: `=====`, `* * *`.

use super::cleaning::{Cut, Omission};
use super::dense;
use crate::span::Span;

/// What rules are drawn of. Underscores are left to be written on.
const MARKS: [char; 7] = ['=', '-', '*', '~', '–', '—', '#'];
/// As in Markdown.
const FEWEST_MARKS: usize = 3;

/// What is to be cut of `text`, in order: a rule leaves a blank line behind it, but none among many lines
/// without blank ones, whose paragraphs are told by the length of their lines.
pub(super) fn separators(text: &str) -> Vec<Cut> {
    let mut cuts = Vec::new();
    let (mut at, mut lines) = (0, 0);
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        lines = if line.trim().is_empty() { 0 } else { lines + 1 };
        if !is_rule(line.trim()) {
            continue;
        }
        let end = if lines > dense::FEWEST_LINES { at } else { start + line.trim_end().len() };
        cuts.push(Cut::omission(Span::new(start, end), "", Omission::Separator));
    }
    cuts
}

fn is_rule(line: &str) -> bool {
    let Some(mark) = line.chars().next().filter(|c| MARKS.contains(c)) else { return false };
    let marks = line.chars().filter(|c| *c == mark).count();
    marks >= FEWEST_MARKS && line.chars().all(|c| c == mark || c == ' ')
}
