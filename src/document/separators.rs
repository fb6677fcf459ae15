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
        let start = at;
        at += line.len();
        lines = if bytes::is_blank(line) { 0 } else { lines + 1 };
        // nearly all lines, at once
        if line.trim_ascii_start().starts_with(|c: char| c.is_ascii_alphanumeric()) {
            continue;
        }
        if lines <= dense::FEWEST_LINES && is_rule(line.trim()) {
            let span = Span::new(start, start + line.trim_end().len());
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
