//! How clauses are set: their styles, how far they stand in, and from which side they are read.

use super::redline::Side;
use crate::document::{Clause, ClauseKind, Draft, is_right_to_left};

/// No clause stands in further.
const MOST_LEVELS: u8 = 8;
/// One step to the right, in twentieths of a point: room for two numbers such as `13.` and `14.`, of
/// which one is struck.
const STEP: u32 = 709;
/// So many characters say from which side a paragraph is read.
const LOOKED_AT: usize = 200;

/// How a paragraph is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Look {
    /// The name of its style; `None` for plain text.
    pub(super) style: Option<&'static str>,
    pub(super) is_right_to_left: bool,
    /// How far its lines stand in, and its first line less than the others.
    pub(super) left: u32,
    pub(super) hanging: u32,
}

/// The looks of the clauses of two drafts.
pub(super) struct Looks {
    /// For each clause of either draft how many clauses govern it.
    levels: [Vec<u8>; 2],
    /// Whether headings of the first level are set as the title, and those below them one level higher.
    has_title: bool,
}

impl Looks {
    pub(super) fn new(before: Option<&Draft>, after: &Draft) -> Self {
        let drafts = [before, Some(after)];
        let titles = drafts.map(|draft| {
            let clauses = draft.into_iter().flat_map(Draft::clauses);
            clauses.filter(|clause| clause.level() == 1).count()
        });
        let has_title =
            titles.iter().all(|count| *count < 2) && titles.iter().any(|count| *count > 0);
        Self { levels: drafts.map(|draft| draft.map(levels).unwrap_or_default()), has_title }
    }

    pub(super) fn of(&self, side: Side, clause: Clause<'_>) -> Look {
        let plain = Look {
            style: self.style(clause),
            is_right_to_left: is_read_from_right(clause.text()),
            left: 0,
            hanging: 0,
        };
        let stands_in = !clause.kind().is_heading()
            && !matches!(
                clause.kind(),
                ClauseKind::Footnote
                    | ClauseKind::Row
                    | ClauseKind::PlaceAndDate
                    | ClauseKind::Signature
                    | ClauseKind::BackMatter
            );
        if !stands_in {
            return plain;
        }
        let levels = &self.levels[usize::from(side == Side::After)];
        let level = levels.get(clause.id().index()).copied().unwrap_or_default();
        let hanging = if clause.enumerator().is_some() { STEP } else { 0 };
        Look { left: u32::from(level) * STEP + hanging, hanging, ..plain }
    }

    fn style(&self, clause: Clause<'_>) -> Option<&'static str> {
        const HEADINGS: [&str; 6] =
            ["Heading1", "Heading2", "Heading3", "Heading4", "Heading5", "Heading6"];
        match clause.kind() {
            kind if kind.is_heading() => match (clause.level(), self.has_title) {
                (1, true) => Some("Title"),
                (level, has_title) => {
                    let above = usize::from(level).saturating_sub(1 + usize::from(has_title));
                    Some(HEADINGS[above.min(HEADINGS.len() - 1)])
                }
            },
            ClauseKind::Footnote => Some("FootnoteText"),
            ClauseKind::Row => Some("Row"),
            ClauseKind::PlaceAndDate | ClauseKind::Signature => Some("Closing"),
            ClauseKind::BackMatter => Some("BackMatter"),
            _ => None,
        }
    }
}

fn levels(draft: &Draft) -> Vec<u8> {
    let mut levels: Vec<u8> = Vec::with_capacity(draft.clauses().len());
    for clause in draft.clauses() {
        let governor = clause.parent().filter(|parent| !parent.kind().is_heading());
        let above = governor.and_then(|parent| levels.get(parent.id().index()));
        levels.push(above.map_or(0, |above| (above + 1).min(MOST_LEVELS)));
    }
    levels
}

/// Whether the first letter is one of a script that is read from right to left.
pub(super) fn is_read_from_right(text: &str) -> bool {
    let mut first = text.chars().take(LOOKED_AT).filter(|c| c.is_alphabetic());
    first.next().is_some_and(is_right_to_left)
}
