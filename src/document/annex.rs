//! Annexes, and what stands in them.

use super::clause::{ClauseData, ClauseId, ClauseKind};
use crate::lexicon::{Lexicon, words};

/// Marks the headings of annexes and says of every clause which annex it stands in: an annex goes on
/// to the next one or to a heading above its own level.
pub(super) fn settle_annexes(text: &str, lexicon: &Lexicon, clauses: &mut [ClauseData]) {
    let mut open: Option<(usize, u8)> = None;
    for index in 0..clauses.len() {
        let data = &clauses[index];
        let level = data.level;
        let is_annex = match data.kind {
            ClauseKind::Annex => true,
            ClauseKind::Heading if data.given => false,
            ClauseKind::Heading => {
                heads_annex(&text[data.span.range()], lexicon) && !is_listed(text, clauses, index)
            }
            _ => false,
        };
        if is_annex {
            clauses[index].kind = ClauseKind::Annex;
            open = Some((index, level));
            continue;
        }
        let ends = clauses[index].kind.is_heading() && open.is_some_and(|(_, own)| level < own);
        open = open.filter(|_| !ends);
        clauses[index].annex = open.map(|(annex, _)| ClauseId(annex as u32));
    }
}

/// Whether a heading is that of an annex: *Annex II*, *Schedule A – Fees*, *Annex to the Agreement*;
/// not *Schedule of meetings*.
fn heads_annex(heading: &str, lexicon: &Lexicon) -> bool {
    let Some(length) = lexicon.openings().annexes.at(words(heading)) else { return false };
    if length > 1 {
        return true;
    }
    let word = words(heading).next().unwrap_or_default();
    let rest = heading.trim_start_matches(|c: char| !c.is_alphabetic())[word.len()..].trim_start();
    let label = rest.find(|c: char| !c.is_alphanumeric()).map_or(rest, |end| &rest[..end]);
    let is_label = label.bytes().all(|byte| byte.is_ascii_digit() || b"IVXL".contains(&byte))
        || label.len() == 1 && label.bytes().all(|byte| byte.is_ascii_uppercase());
    is_label || rest.starts_with(|c: char| !c.is_alphanumeric())
}

/// Whether a heading is a line of a table of contents: nothing stands below it, and the same words
/// head an annex later, or a page number closes it.
fn is_listed(text: &str, clauses: &[ClauseData], index: usize) -> bool {
    let heading = |index: usize| &text[clauses[index].span.range()];
    let Some(next) = clauses.get(index + 1).filter(|next| next.kind.is_heading()) else {
        return false;
    };
    let is_annex =
        |text: &str| text.split_whitespace().next() == heading(index).split_whitespace().next();
    let dots = heading(index).contains("....") || heading(index).contains(". . .");
    dots || is_annex(&text[next.span.range()])
}
