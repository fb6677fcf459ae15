//! Numbers inside a paragraph that may begin a clause, and what they count.

use super::enumerator::{Enumerator, EnumeratorStyle as Style, Form};

/// A number that is open above the block or behind an earlier cut of it, and how far it has counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Counted {
    pub(super) style: Style,
    pub(super) form: Form,
    pub(super) number: u32,
}

impl Counted {
    /// What `enumerator` counts; `None` if it does not count.
    pub(super) fn of(enumerator: &Enumerator) -> Option<Self> {
        let (number, _) = enumerator.ordinal()?;
        Some(Self { style: enumerator.style, form: enumerator.form, number })
    }
}

/// The letters that are Roman numbers too, by their place in the alphabet, and what they are then.
pub(super) const ROMAN_LETTERS: [(u32, u32); 3] = [(9, 1), (22, 5), (24, 10)];

/// A number inside a paragraph that may begin a clause.
pub(super) struct Candidate {
    pub(super) at: usize,
    /// Where the words behind it begin.
    pub(super) body: usize,
    /// What it counts, in each way it can be read: `(i)` is a letter and a Roman number.
    pub(super) readings: [Option<Counted>; 2],
    /// What stands before it.
    pub(super) lead: Lead,
    /// Whether it is closed by a bracket: `(a)`, `a)`.
    pub(super) bracketed: bool,
}

impl Candidate {
    /// Whether it is one of several wordings to choose from.
    pub(super) fn is_choice(&self) -> bool {
        self.readings.iter().flatten().any(|reading| reading.style == Style::Choice)
    }

    pub(super) fn reads(&self, wanted: Counted) -> bool {
        self.readings.contains(&Some(wanted))
    }
}

/// What a number counts, in each way it can be read; `None` if it does not count.
pub(super) fn readings(enumerator: &Enumerator) -> Option<[Option<Counted>; 2]> {
    let counted = Counted::of(enumerator)?;
    let roman = ROMAN_LETTERS.iter().find(|(letter, _)| *letter == counted.number);
    let roman = roman.filter(|_| enumerator.is_ambiguous());
    let roman =
        roman.map(|(_, number)| Counted { style: Style::Roman, number: *number, ..counted });
    Some([Some(counted), roman])
}

/// What stands before a number inside a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lead {
    /// A colon or a dash: here a list begins.
    Opens,
    /// The end of a sentence, or a semicolon.
    Ends,
    /// A comma, or a word that joins.
    Joins,
    /// Any other word.
    Word,
    /// A word or number that makes this one a citation.
    Cites,
}

/// The last place at which each sort of number counts to two.
pub(super) struct Seconds(Vec<(Counted, usize)>);

impl Seconds {
    pub(super) fn of(candidates: &[Candidate]) -> Self {
        let mut last: Vec<(Counted, usize)> = Vec::new();
        for (index, candidate) in candidates.iter().enumerate() {
            let seconds = candidate
                .readings
                .iter()
                .flatten()
                .filter(|reading| reading.number == 2 && may_follow(candidate, reading.style));
            for second in seconds {
                match last.iter_mut().find(|(counted, _)| counted == second) {
                    Some((_, place)) => *place = index,
                    None => last.push((*second, index)),
                }
            }
        }
        Self(last)
    }

    /// Whether the second number of a list follows its first one at `index`.
    pub(super) fn follow(&self, index: usize, first: Counted) -> bool {
        let second = Counted { number: 2, ..first };
        self.0.iter().any(|(counted, place)| *counted == second && *place > index)
    }
}

/// Whether a number may begin an item where it stands: a plain word before it only leaves room for
/// one in brackets, and a comma not for `A.`, which may be an initial.
pub(super) fn may_follow(candidate: &Candidate, style: Style) -> bool {
    match candidate.lead {
        Lead::Opens | Lead::Ends => true,
        Lead::Joins => candidate.bracketed || !matches!(style, Style::CapitalLetter),
        Lead::Word => candidate.bracketed,
        Lead::Cites => false,
    }
}
