//! What form each clause has, and which part of the text it belongs to.

use super::clause::{ClauseData, ClauseKind, Part};
use crate::lexicon::{Lexicon, Opening};

/// Chapeaux, preambular and operative paragraphs, and the part every clause belongs to.
pub(super) fn settle_kinds(text: &str, lexicon: &Lexicon, clauses: &mut [ClauseData]) {
    let mut after_preamble = false;
    for index in 0..clauses.len() {
        let data = &clauses[index];
        let parent = data.parent.map(|parent| &clauses[parent.index()]);
        let parent = parent.map(|parent| (parent.kind, parent.part));
        let governed = parent.is_some_and(|(kind, _)| !kind.is_heading());
        let own = match data.kind {
            _ if data.given => data.kind,
            ClauseKind::Heading | ClauseKind::Annex | ClauseKind::Footnote | ClauseKind::Row => {
                data.kind
            }
            _ if governed => ClauseKind::Item,
            kind => free_kind(
                kind,
                data.is_numbered_paragraph(),
                opening(text, lexicon, data),
                after_preamble,
            ),
        };
        let part = match own {
            ClauseKind::Preambular => Part::Preamble,
            ClauseKind::Operative => Part::Operative,
            ClauseKind::Item => parent.map_or(Part::Unstated, |(_, part)| part),
            _ => Part::Unstated,
        };
        after_preamble |= own == ClauseKind::Preambular;
        let has_items = has_items(clauses, index);
        let data = &mut clauses[index];
        data.part = part;
        data.kind = if has_items { ClauseKind::Chapeau } else { own };
    }
}

/// The form of a clause that no other one governs.
fn free_kind(
    kind: ClauseKind,
    numbered: bool,
    opening: Opening,
    after_preamble: bool,
) -> ClauseKind {
    match opening {
        Opening::Preambular if !numbered => ClauseKind::Preambular,
        Opening::Operative => ClauseKind::Operative,
        Opening::PlainOperative if after_preamble => ClauseKind::Operative,
        Opening::Statement => ClauseKind::Statement,
        _ if numbered && after_preamble => ClauseKind::Operative,
        _ if numbered => ClauseKind::Paragraph,
        _ => kind,
    }
}

fn has_items(clauses: &[ClauseData], index: usize) -> bool {
    let data = &clauses[index];
    let divides = data.kind.is_heading() || data.kind == ClauseKind::Footnote;
    !divides && data.below_end as usize > index + 1
}

fn opening(text: &str, lexicon: &Lexicon, data: &ClauseData) -> Opening {
    let body = &text[data.body.range()];
    let words = body.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    lexicon.opening(words.take(6))
}
