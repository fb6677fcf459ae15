//! Rules as typists draw them between paragraphs: `=====`, `* * *`.

use super::cleaning::{Cut, Omission};
use super::dense;
use crate::bytes;
use crate::span::Span;

/// What rules are drawn of. Underscores are left to be written on.
const MARKS: [char; 7] = ['=', '-', '*', '~', '–', '—', '#'];
/// As in Markdown.
const FEWEST_MARKS: usize = 3;

/// What is to be cut of `text`, in order. Among many lines without blank ones a rule stays: the paragraphs
/// there are told by the length of their lines, and a rule is a short one.
pub(super) fn separators(text: &str) -> Vec<Cut> {
    let mut cuts = Vec::new();
    let (mut at, mut lines) = (0, 0);
    for line in bytes::lines(text) {
        let span = Span::new(at, at + line.trim_end().len());
        at += line.len();
        lines = if span.is_empty() { 0 } else { lines + 1 };
        if lines <= dense::FEWEST_LINES && is_rule(line.trim()) {
            cuts.push(Cut::omission(span, "", Omission::Separator));
            lines = 0;
        }
    }
    cuts
}

fn is_rule(line: &str) -> bool {
    let Some(mark) = line.chars().next().filter(|c| MARKS.contains(c)) else { return false };
    let marks = line.chars().filter(|c| *c == mark).count();
    marks >= FEWEST_MARKS && line.chars().all(|c| c == mark || c == ' ')
}
