//! Two drafts to one document: *after* in its order, and what went where it stood before.

use std::ops::Range;

use super::notes::{Parted, parted, parted_pair};
use super::redline::{Atom, Paragraph, Side, Spaced, Trace, Traces};
use crate::align::{Change, Comparison, Link, Nature, Piece};
use crate::diff::EditKind;
use crate::document::{Clause, ClauseId, Draft};

/// How a comparison is woven.
#[derive(Clone, Copy)]
pub(super) struct Pattern {
    /// The lightest differences that are marked.
    pub(super) lightest: Nature,
    /// Whether what moved is marked as such.
    pub(super) moves: bool,
}

/// The paragraphs and notes of a document that is *after* if all changes are accepted, and *before* if all
/// are rejected.
pub(super) fn woven<'c>(comparison: &'c Comparison<'c>, pattern: Pattern) -> Parted<'c> {
    let loom = Loom::new(comparison, pattern);
    let mut paragraphs = Vec::new();
    let (mut before, mut after) = (0, 0);
    for &place in &loom.stay {
        let link = &comparison.alignment().links()[place];
        loom.apart(before..link.before[0].index(), after..link.after[0].index(), &mut paragraphs);
        let change = comparison.change(place);
        paragraphs.extend(loom.together(change));
        (before, after) = (end(&link.before), end(&link.after));
    }
    let [all_before, all_after] = [comparison.before(), comparison.after()].map(clauses);
    loom.apart(before..all_before, after..all_after, &mut paragraphs);
    let mut parted = parted_pair(comparison, paragraphs);
    settle_ends(&mut parted.paragraphs);
    parted
}

/// LibreOffice 7.4 takes new words at the end of a paragraph and at the beginning of the next one for one
/// change, and rejects the end between them with them. So new words that take the place of others stand
/// before the old ones there; and where new paragraphs follow words that were only added, the end that is
/// kept is that of the last of those, as if all had been written on from the words.
/// Where two paragraphs that stay meet in words that were only added, nothing helps.
fn settle_ends(paragraphs: &mut [Paragraph<'_>]) {
    for index in 1..paragraphs.len() {
        let (before, rest) = paragraphs.split_at_mut(index);
        let Some(last) = before.last_mut().filter(|last| last.end == Trace::Kept) else { continue };
        let first = rest[0].atoms.first();
        if !first.is_some_and(|first| matches!(first.0, Trace::Inserted | Trace::MovedTo(_))) {
            continue;
        }
        let put_in = run(&last.atoms, Trace::Inserted);
        let start = last.atoms.len() - put_in;
        let struck = run(&last.atoms[..start], Trace::Deleted);
        let new = rest.iter().take_while(|paragraph| paragraph.end == Trace::Inserted).count();
        if put_in == 0 {
            continue;
        } else if struck > 0 {
            last.atoms[start - struck..].rotate_left(struck);
        } else if new > 0 && rest[..new].iter().all(|paragraph| paragraph.before.is_none()) {
            last.end = Trace::Inserted;
            rest[new - 1].end = Trace::Kept;
            rest[new - 1].before = last.before;
        }
    }
}

/// How many atoms at the end are marked alike.
fn run(atoms: &[(Trace, Atom<'_>)], trace: Trace) -> usize {
    atoms.iter().rev().take_while(|atom| atom.0 == trace).count()
}

/// The paragraphs and notes of one draft.
pub(super) fn plain(draft: &Draft) -> Parted<'_> {
    let clauses = draft.clauses().enumerate();
    let whole = |(place, clause)| Paragraph::whole(place, Side::After, clause, Trace::Kept);
    parted(draft, clauses.map(whole).collect())
}

fn clauses(draft: &Draft) -> usize {
    draft.clauses().len()
}

fn end(clauses: &[ClauseId]) -> usize {
    clauses.last().map_or(0, |last| last.index() + 1)
}

struct Loom<'c> {
    comparison: &'c Comparison<'c>,
    pattern: Pattern,
    /// The links whose clauses stand on both sides in one order.
    stay: Vec<usize>,
    /// For each clause of either side its link.
    links: [Vec<usize>; 2],
    /// For each link the number of the move it is part of.
    moves: Vec<Option<usize>>,
}

impl<'c> Loom<'c> {
    fn new(comparison: &'c Comparison<'c>, pattern: Pattern) -> Self {
        let all = comparison.alignment().links();
        let mut links =
            [comparison.before(), comparison.after()].map(|draft| vec![0; clauses(draft)]);
        for (place, link) in all.iter().enumerate() {
            for (side, ids) in [&link.before, &link.after].into_iter().enumerate() {
                ids.iter().for_each(|id| links[side][id.index()] = place);
            }
        }
        let mut moves = vec![None; all.len()];
        if pattern.moves {
            for (number, block) in comparison.block_moves().iter().enumerate() {
                block.changes().for_each(|change| moves[change.place()] = Some(number));
            }
        }
        Self { comparison, pattern, stay: in_order(all), links, moves }
    }

    /// Clauses that stand on one side only, or elsewhere on the other: first those before.
    fn apart(&self, before: Range<usize>, after: Range<usize>, to: &mut Vec<Paragraph<'c>>) {
        for (side, indexes) in [(Side::Before, before), (Side::After, after)] {
            for index in indexes {
                to.push(self.alone(side, ClauseId(index as u32)));
            }
        }
    }

    /// A clause of one side, all of it struck out or put in, or where it moved from or to.
    fn alone(&self, side: Side, id: ClauseId) -> Paragraph<'c> {
        let (draft, place) = match side {
            Side::Before => (self.comparison.before(), self.links[0][id.index()]),
            Side::After => (self.comparison.after(), self.links[1][id.index()]),
        };
        let clause = draft.clause(id);
        let traces = Traces::at_one_place(side, self.moves[place]);
        let change = self.comparison.change(place);
        if self.moves[place].is_none() {
            return Paragraph::whole(place, side, clause, traces.kept);
        }
        let mut paragraph = Paragraph::alone(place, side, clause, traces.kept);
        let other = match side {
            Side::Before => change.after_clauses().next(),
            Side::After => change.before_clauses().next(),
        };
        paragraph.number(side, clause, traces, other);
        for piece in change.pieces() {
            let (words, span) = match side {
                Side::Before => (piece.before, piece.before_span),
                Side::After => (piece.after, piece.after_span),
            };
            if !words.is_empty() && clause.body_span().range().contains(&span.start()) {
                let is_kept = piece.nature < Some(self.pattern.lightest.max(Nature::Typography));
                let trace = if is_kept { traces.kept } else { traces.changed };
                paragraph.push(trace, side, Spaced::whole(words, span.start()));
            }
        }
        paragraph
    }

    /// The clauses of a link that stay where they are, words against words.
    fn together(&self, change: Change<'c>) -> Vec<Paragraph<'c>> {
        let before: Vec<_> = change.before_clauses().collect();
        let after: Vec<_> = change.after_clauses().collect();
        let first = Paragraph::new(change.place(), before[0], after[0]);
        let mut weaver = Weaver { before, after, at: [0, 0], done: vec![first] };
        weaver.begin(true, true);
        for piece in change.pieces() {
            weaver.reach(&piece);
            self.piece(&piece, &mut weaver);
        }
        weaver.advance([weaver.before.len() - 1, weaver.after.len() - 1]);
        weaver.done
    }

    fn piece(&self, piece: &Piece<'c>, weaver: &mut Weaver<'c>) {
        let Some(paragraph) = weaver.done.last_mut() else { return };
        let before = Spaced::new(piece.before, piece.before_span.start());
        let after = Spaced::new(piece.after, piece.after_span.start());
        let is_light = piece.nature < Some(self.pattern.lightest);
        if piece.kind == EditKind::Keep && piece.nature == Some(Nature::Spacing) && !is_light {
            return self.spaced(piece, paragraph);
        }
        paragraph.pair(before, after, is_light);
    }

    /// The same words with other spaces, word by word.
    fn spaced(&self, piece: &Piece<'c>, paragraph: &mut Paragraph<'c>) {
        let before = words(self.comparison.before(), piece.before, piece.before_span.start());
        let after = words(self.comparison.after(), piece.after, piece.after_span.start());
        before.zip(after).for_each(|(before, after)| paragraph.pair(before, after, false));
    }
}

/// The words of a stretch one by one; what the stretch leaves of a space is its space.
fn words<'d>(
    draft: &'d Draft,
    stretch: &'d str,
    at: usize,
) -> impl Iterator<Item = Spaced<'d>> + use<'d> {
    let end = at + stretch.len();
    let tokens = draft.tokens().within(crate::span::Span::new(at, end));
    tokens.map(move |index| {
        let token = draft.tokens().get(draft.text(), index).full_span();
        Spaced::new(&draft.text()[token.start()..token.end().min(end)], token.start())
    })
}

/// The links whose clauses stand on both sides in one order, with nothing between those of one link.
fn in_order(links: &[Link]) -> Vec<usize> {
    let are_neighbors =
        |ids: &[ClauseId]| ids.windows(2).all(|pair| pair[0].index() + 1 == pair[1].index());
    let (mut before, mut after) = (0, 0);
    let mut stay = Vec::new();
    for (place, link) in links.iter().enumerate().filter(|(_, link)| link.is_pair() && !link.moved)
    {
        let starts = (link.before[0].index(), link.after[0].index());
        let fits = starts.0 >= before && starts.1 >= after;
        if fits && are_neighbors(&link.before) && are_neighbors(&link.after) {
            stay.push(place);
            (before, after) = (end(&link.before), end(&link.after));
        }
    }
    stay
}

/// The clauses of one link, paragraph by paragraph.
struct Weaver<'c> {
    before: Vec<Clause<'c>>,
    after: Vec<Clause<'c>>,
    /// Which of the clauses on either side the words have come to.
    at: [usize; 2],
    done: Vec<Paragraph<'c>>,
}

impl<'c> Weaver<'c> {
    /// Goes to the clauses that a piece stands in.
    fn reach(&mut self, piece: &Piece<'_>) {
        let holds = |clauses: &[Clause<'_>], from: usize, words: &str, at: usize| {
            let mut rest = from..clauses.len();
            let inside = |index: &usize| clauses[*index].body_span().range().contains(&at);
            if words.is_empty() { from } else { rest.find(inside).unwrap_or(from) }
        };
        let before = holds(&self.before, self.at[0], piece.before, piece.before_span.start());
        let after = holds(&self.after, self.at[1], piece.after, piece.after_span.start());
        self.advance([before, after]);
    }

    /// Ends clauses until those with these numbers are reached: two that end at one place end the
    /// paragraph on both sides.
    fn advance(&mut self, to: [usize; 2]) {
        loop {
            let ends = [self.at[0] < to[0], self.at[1] < to[1]];
            let end = match ends {
                [false, false] => return,
                [true, false] => Trace::Deleted,
                [false, true] => Trace::Inserted,
                [true, true] => Trace::Kept,
            };
            self.at[0] += usize::from(ends[0]);
            self.at[1] += usize::from(ends[1]);
            let (before, after) = (self.before[self.at[0]], self.after[self.at[1]]);
            let place = self.done.last_mut().map_or(0, |paragraph| {
                paragraph.end = end;
                paragraph.place
            });
            self.done.push(Paragraph::new(place, before, after));
            self.begin(ends[0], ends[1]);
        }
    }

    /// Prints the numbers of the clauses that begin here.
    fn begin(&mut self, before: bool, after: bool) {
        let before = before.then(|| self.before[self.at[0]]);
        let after = after.then(|| self.after[self.at[1]]);
        if let Some(paragraph) = self.done.last_mut() {
            paragraph.numbers(before, after);
        }
    }
}
