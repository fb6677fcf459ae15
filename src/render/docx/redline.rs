//! What stands in the document: paragraphs, with what was done to their words and to their ends.

use std::borrow::Cow;

use super::super::markup::{is_space, one_line};
use crate::document::{Clause, ClauseKind};

/// One of two drafts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Before,
    After,
}

impl Side {
    /// Its place beside the other.
    pub(super) const fn index(self) -> usize {
        match self {
            Self::Before => 0,
            Self::After => 1,
        }
    }
}

/// What was done to words, or to the end of a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Trace {
    Kept,
    Inserted,
    Deleted,
    /// Stood here before the move of this number.
    MovedFrom(usize),
    /// Stands here since the move of this number.
    MovedTo(usize),
}

/// Part of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Atom<'d> {
    /// Words as they stand in the reading text of a side, from a byte on.
    Words(Side, &'d str, usize),
    /// Between the number of a clause and its words.
    Tab,
    /// Between the number of a heading and its words, on one line.
    Space,
    /// Between the number of a heading and its words.
    Break,
    /// What calls the note of this number, from 0.
    Call(usize),
}

/// A paragraph of the document: part of one clause of either side.
#[derive(Clone, Debug)]
pub(super) struct Paragraph<'d> {
    /// The clause before that its words go to if all changes are rejected.
    pub(super) before: Option<Clause<'d>>,
    /// The clause after that its words go to if all changes are accepted.
    pub(super) after: Option<Clause<'d>>,
    /// The place of the link it belongs to.
    pub(super) place: usize,
    pub(super) atoms: Vec<(Trace, Atom<'d>)>,
    /// What was done to its end.
    pub(super) end: Trace,
}

/// Words, and the white space behind them.
#[derive(Clone, Copy, Default)]
pub(super) struct Spaced<'d> {
    pub(super) words: &'d str,
    pub(super) at: usize,
    gap: &'d str,
}

impl<'d> Spaced<'d> {
    pub(super) fn new(text: &'d str, at: usize) -> Self {
        let words = text.trim_end();
        Self { words, at, gap: &text[words.len()..] }
    }

    /// Words and white space as one.
    pub(super) fn whole(text: &'d str, at: usize) -> Self {
        Self { words: text, at, gap: "" }
    }

    /// The white space as words of its own.
    fn gap(self) -> Self {
        Self { words: self.gap, at: self.at + self.words.len(), gap: "" }
    }
}

/// Words as they are printed: with one space for any white space that formats of XML take for one.
pub(super) fn printed(words: &str) -> Cow<'_, str> {
    let plain = |space: &str| space == " ";
    let mut spaces = words.split(|c| !is_space(c)).filter(|space| !space.is_empty());
    if spaces.all(plain) {
        return Cow::Borrowed(words);
    }
    let (lead, end) = (words.starts_with(is_space), words.ends_with(is_space));
    let line = one_line(words);
    let [lead, end] = [lead, end && !line.is_empty()].map(|space| if space { " " } else { "" });
    Cow::Owned(format!("{lead}{line}{end}"))
}

/// What the words of a clause that stands at one place on one side only are marked as.
#[derive(Clone, Copy)]
pub(super) struct Traces {
    /// Those that stand on the other side too.
    pub(super) kept: Trace,
    /// … and those that do not.
    pub(super) changed: Trace,
}

impl Traces {
    /// Of a clause of a side, and the number of the move it is part of.
    pub(super) fn at_one_place(side: Side, moved: Option<usize>) -> Self {
        let (changed, by_move): (_, fn(usize) -> Trace) = match side {
            Side::Before => (Trace::Deleted, Trace::MovedFrom),
            Side::After => (Trace::Inserted, Trace::MovedTo),
        };
        Self { kept: moved.map_or(changed, by_move), changed }
    }
}

impl<'d> Paragraph<'d> {
    /// Part of clauses that stand at one place on both sides, up to an end that is kept.
    pub(super) fn new(place: usize, before: Clause<'d>, after: Clause<'d>) -> Self {
        let (before, after) = (Some(before), Some(after));
        Self { before, after, place, atoms: Vec::new(), end: Trace::Kept }
    }

    /// A clause that stands at one place on one side only, without its words.
    pub(super) fn alone(place: usize, side: Side, clause: Clause<'d>, end: Trace) -> Self {
        let (before, after) = match side {
            Side::Before => (Some(clause), None),
            Side::After => (None, Some(clause)),
        };
        Self { before, after, place, atoms: Vec::new(), end }
    }

    /// The whole of a clause, all of it done the same to.
    pub(super) fn whole(place: usize, side: Side, clause: Clause<'d>, trace: Trace) -> Self {
        let mut paragraph = Self::alone(place, side, clause, trace);
        paragraph.number(side, clause, Traces { kept: trace, changed: trace }, None);
        let (start, end) = (words_start(clause), clause.body_span().end());
        let words = clause.draft().text().get(start..end).unwrap_or_default();
        paragraph.push(trace, side, Spaced::new(words, start));
        paragraph
    }

    /// The printed number of a clause; the one it has at its `other` place is no change.
    pub(super) fn number(
        &mut self,
        side: Side,
        clause: Clause<'d>,
        traces: Traces,
        other: Option<Clause<'d>>,
    ) {
        let (number, gap) = number_of(clause);
        let same = other.is_some_and(|other| number_of(other).0.words == number.words);
        self.push(if same { traces.kept } else { traces.changed }, side, number);
        self.atoms.extend(gap.map(|gap| (traces.kept, gap)));
    }

    /// Whether it is a note on either side.
    pub(super) fn is_note(&self) -> bool {
        let clauses = [self.before, self.after].into_iter().flatten();
        clauses.map(Clause::kind).any(|kind| kind == ClauseKind::Footnote)
    }

    /// The clause of a side that its words go to.
    pub(super) const fn of(&self, side: Side) -> Option<Clause<'d>> {
        match side {
            Side::Before => self.before,
            Side::After => self.after,
        }
    }

    /// The number of the atom that holds the byte of the reading text of a side before `at`.
    pub(super) fn behind(&self, side: Side, at: usize) -> Option<usize> {
        // calls come in order, so that it is one of the last
        self.atoms.iter().rposition(|(_, atom)| match atom {
            Atom::Words(own, words, from) => *own == side && *from < at && at <= from + words.len(),
            _ => false,
        })
    }

    /// Puts the call of a note behind byte `at` of the reading text of a side.
    pub(super) fn call(&mut self, side: Side, at: usize, trace: Trace, note: usize) {
        let Some(found) = self.behind(side, at) else { return };
        let mut next = found + 1;
        if let (own, Atom::Words(_, words, from)) = self.atoms[found] {
            match words.split_at_checked(at - from) {
                Some((head, tail)) if !tail.is_empty() => {
                    self.atoms[found].1 = Atom::Words(side, head, from);
                    self.atoms.insert(next, (own, Atom::Words(side, tail, at)));
                }
                // those that are called before stand first
                _ => {
                    while matches!(self.atoms.get(next), Some((_, Atom::Call(_)))) {
                        next += 1;
                    }
                }
            }
        }
        self.atoms.insert(next, (trace, Atom::Call(note)));
    }

    /// Adds words, without the white space behind them.
    pub(super) fn push(&mut self, trace: Trace, side: Side, said: Spaced<'d>) {
        if !said.words.is_empty() {
            self.atoms.push((trace, Atom::Words(side, said.words, said.at)));
        }
    }

    /// Words before and those after that answer to them; `alike` if they are not told apart.
    pub(super) fn pair(&mut self, before: Spaced<'d>, after: Spaced<'d>, alike: bool) {
        self.either(before, after, alike);
        self.either(before.gap(), after.gap(), false);
    }

    fn either(&mut self, before: Spaced<'d>, after: Spaced<'d>, alike: bool) {
        if alike || printed(before.words) == printed(after.words) {
            self.push(Trace::Kept, Side::After, after);
        } else {
            self.push(Trace::Deleted, Side::Before, before);
            self.push(Trace::Inserted, Side::After, after);
        }
    }

    /// The printed numbers of a clause before and of one after that begin here.
    pub(super) fn numbers(&mut self, before: Option<Clause<'d>>, after: Option<Clause<'d>>) {
        let number = |clause: Option<Clause<'d>>| clause.map(number_of).unwrap_or_default();
        let ((before, gap_before), (after, gap_after)) = (number(before), number(after));
        self.either(before, after, false);
        if gap_before == gap_after {
            self.atoms.extend(gap_after.map(|gap| (Trace::Kept, gap)));
        } else {
            self.atoms.extend(gap_before.map(|gap| (Trace::Deleted, gap)));
            self.atoms.extend(gap_after.map(|gap| (Trace::Inserted, gap)));
        }
    }
}

/// Where the first token of the words of a clause begins: a mark of direction that no one sees may go
/// with the space before it, and is printed with the number.
fn words_start(clause: Clause<'_>) -> usize {
    let tokens = clause.token_range();
    let body = clause.body_span();
    match tokens.is_empty() {
        true => body.end(),
        false => clause.draft().tokens().span(tokens.start).start().min(body.end()),
    }
}

/// The printed number of a clause, and what parts it from the words.
fn number_of(clause: Clause<'_>) -> (Spaced<'_>, Option<Atom<'_>>) {
    let (start, words) = (clause.span().start(), words_start(clause));
    let raw = clause.draft().text().get(start..words).unwrap_or_default();
    let number = Spaced::new(raw, start);
    let is_empty = words >= clause.body_span().end();
    if number.gap.is_empty() || is_empty || number.words.is_empty() {
        return (number, None);
    }
    let gap = match clause.kind().is_heading() {
        _ if clause.kind() == ClauseKind::Row => Atom::Space,
        false => Atom::Tab,
        true if number.gap.contains(['\n', '\r']) => Atom::Break,
        true => Atom::Space,
    };
    (number, Some(gap))
}
