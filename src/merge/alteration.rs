//! What two sides did to the words of one clause.

use std::ops::Range;

use crate::align::Change;
use crate::diff::EditKind;

/// How what two delegations did to the same words goes together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Accord {
    /// Neither changed them.
    Untouched,
    /// Only the first side did.
    Left,
    /// Only the second side did.
    Right,
    /// Both did the same.
    Agreed,
    /// Both changed the clause, in places that do not touch.
    Separate,
    /// Both changed the same words, and not to the same.
    Conflict,
}

impl Accord {
    /// What the accord is with the sides the other way round.
    #[must_use]
    pub const fn inverted(self) -> Self {
        match self {
            Self::Left => Self::Right,
            Self::Right => Self::Left,
            other => other,
        }
    }
}

/// A stretch of one clause of the base, and what either side has there.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Stretch {
    /// How the sides go together; never [`Accord::Separate`].
    pub accord: Accord,
    /// Where the words stand in the base, in bytes from the start of the clause's words.
    pub base: Range<usize>,
    /// The same in the clause of the first side.
    pub left: Range<usize>,
    /// The same in the clause of the second side.
    pub right: Range<usize>,
}

/// Words that one side gave other words, in bytes of the clause's words before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Alteration {
    base: Range<usize>,
    own: Range<usize>,
}

/// Everything one side did to the words of a clause that it has as one clause, in order; two
/// alterations never meet.
pub(super) fn alterations(change: Change<'_>) -> Vec<Alteration> {
    let mut found: Vec<Alteration> = Vec::new();
    let (mut base, mut own) = (0, 0);
    for piece in change.pieces() {
        let same = match (piece.kind, piece.before == piece.after) {
            (_, true) => piece.before.len(),
            // the space behind words that stay
            (EditKind::Keep, _) if piece.before.trim_end() == piece.after.trim_end() => {
                piece.before.trim_end().len()
            }
            _ => 0,
        };
        let ends = (base + piece.before.len(), own + piece.after.len());
        let altered = Alteration { base: base + same..ends.0, own: own + same..ends.1 };
        if !altered.base.is_empty() || !altered.own.is_empty() {
            match found.last_mut().filter(|last| last.base.end == altered.base.start) {
                Some(last) => (last.base.end, last.own.end) = ends,
                None => found.push(altered),
            }
        }
        (base, own) = ends;
    }
    found
}

/// The alterations of one side, gone through from left to right.
struct Course<'a> {
    rest: &'a [Alteration],
    /// How far the side has gone in the base and in its own words.
    at: (usize, usize),
}

impl Course<'_> {
    fn new(alterations: &[Alteration]) -> Course<'_> {
        Course { rest: alterations, at: (0, 0) }
    }

    /// Where the next alteration begins.
    fn next(&self) -> Option<usize> {
        self.rest.first().map(|next| next.base.start)
    }

    /// Takes the next alteration if it touches what lies before `end`; says where it ends.
    fn take(&mut self, end: usize) -> Option<usize> {
        let (next, rest) = self.rest.split_first()?;
        if next.base.start > end {
            return None;
        }
        self.rest = rest;
        self.at = (next.base.end, next.own.end);
        Some(next.base.end)
    }

    /// Goes on to `base` over words that stay; the side's own words up to there, from `from` on.
    fn to(&mut self, base: usize, from: usize) -> Range<usize> {
        self.at = (base, self.at.1 + base - self.at.0);
        from..self.at.1
    }
}

/// What both sides did to the `base` words of a clause, from its start to its end. `left` and `right`
/// are the words of either side.
pub(super) fn stretches(
    base: &str,
    (left, of_left): (&str, &[Alteration]),
    (right, of_right): (&str, &[Alteration]),
) -> Vec<Stretch> {
    let mut sides = [Course::new(of_left), Course::new(of_right)];
    let mut found = Vec::new();
    let mut at = 0;
    let mut push = |accord, sides: &mut [Course<'_>; 2], from: [usize; 2], span: Range<usize>| {
        let [one, other] = sides;
        let (left, right) = (one.to(span.end, from[0]), other.to(span.end, from[1]));
        if !(span.is_empty() && left.is_empty() && right.is_empty()) {
            found.push(Stretch { accord, base: span, left, right });
        }
    };
    while let Some(start) = sides.iter().filter_map(Course::next).min() {
        let from = [sides[0].at.1, sides[1].at.1];
        push(Accord::Untouched, &mut sides, from, at..start);
        let from = [sides[0].at.1, sides[1].at.1];
        let mut end = start;
        let mut altered = [false, false];
        loop {
            let taken = [0, 1].map(|side| sides[side].take(end));
            if taken == [None, None] {
                break;
            }
            for (altered, taken) in altered.iter_mut().zip(taken) {
                *altered |= taken.is_some();
                end = end.max(taken.unwrap_or(end));
            }
        }
        let accord = match altered {
            [true, false] => Accord::Left,
            [false, true] => Accord::Right,
            _ => {
                let ends = [0, 1].map(|side| sides[side].at.1 + end - sides[side].at.0);
                match same_words(&left[from[0]..ends[0]], &right[from[1]..ends[1]]) {
                    true => Accord::Agreed,
                    false => Accord::Conflict,
                }
            }
        };
        push(accord, &mut sides, from, start..end);
        at = end;
    }
    let from = [sides[0].at.1, sides[1].at.1];
    push(Accord::Untouched, &mut sides, from, at..base.len());
    found
}

/// Whether two texts have the same words, whatever the space between them.
pub(super) fn same_words(one: &str, other: &str) -> bool {
    one.split_whitespace().eq(other.split_whitespace())
}

/// What the stretches of a clause come to.
pub(super) fn accord_of(stretches: &[Stretch]) -> Accord {
    let has = |accord: Accord| stretches.iter().any(|stretch| stretch.accord == accord);
    match (has(Accord::Conflict), has(Accord::Left), has(Accord::Right), has(Accord::Agreed)) {
        (true, ..) => Accord::Conflict,
        (_, true, true, _) | (_, true, _, true) | (_, _, true, true) => Accord::Separate,
        (_, true, ..) => Accord::Left,
        (_, _, true, _) => Accord::Right,
        (.., true) => Accord::Agreed,
        _ => Accord::Untouched,
    }
}
