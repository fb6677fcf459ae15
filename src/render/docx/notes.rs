//! Which footnotes stand at the foot of pages, and which words call them.
//!
//! A note is one of the format if it is known which word calls it, and if it stands at the end of its draft
//! with others in the order in which they are called: a reader of the file finds them so.

use std::collections::BTreeMap;
use std::ops::Range;

use super::redline::{Atom, Paragraph, Side, Trace};
use crate::align::{Comparison, Piece};
use crate::diff::EditKind;
use crate::document::{ClauseId, ClauseKind, Draft};

/// A note of the document.
pub(super) struct Note<'d> {
    /// The place of the link it belongs to.
    pub(super) place: usize,
    pub(super) paragraphs: Vec<Paragraph<'d>>,
}

/// The paragraphs of the text, and the notes that it calls.
pub(super) struct Parted<'d> {
    pub(super) paragraphs: Vec<Paragraph<'d>>,
    pub(super) notes: Vec<Note<'d>>,
}

/// Takes the notes of a draft alone out of its paragraphs.
pub(super) fn parted<'d>(draft: &'d Draft, paragraphs: Vec<Paragraph<'d>>) -> Parted<'d> {
    part([None, Some(draft)], None, paragraphs)
}

/// Takes the notes of two drafts out of the paragraphs woven of them. Where words are a note on one side
/// and none on the other, all stay.
pub(super) fn parted_pair<'d>(
    comparison: &'d Comparison<'d>,
    paragraphs: Vec<Paragraph<'d>>,
) -> Parted<'d> {
    let drafts = [Some(comparison.before()), Some(comparison.after())];
    part(drafts, Some(comparison), paragraphs)
}

fn part<'d>(
    drafts: [Option<&'d Draft>; 2],
    comparison: Option<&'d Comparison<'d>>,
    all: Vec<Paragraph<'d>>,
) -> Parted<'d> {
    let called = drafts.map(|draft| draft.map(called).unwrap_or_default());
    if called.iter().all(Vec::is_empty) {
        return Parted { paragraphs: all, notes: Vec::new() };
    }
    let parted = Parting::new(drafts, comparison, &called, &all).and_then(Parting::called);
    parted.unwrap_or(Parted { paragraphs: all, notes: Vec::new() })
}

/// A note of one draft.
struct Called {
    /// Behind which byte of the reading text it is called.
    at: usize,
    /// The numbers of its clauses.
    clauses: Range<usize>,
}

/// The notes at the end of a draft, as far as they are called in their order.
fn called(draft: &Draft) -> Vec<Called> {
    let calls: BTreeMap<ClauseId, usize> =
        draft.note_calls().iter().map(|(at, note)| (*note, *at)).collect();
    let mut end = draft.clauses().len();
    let mut notes: Vec<Called> = Vec::new();
    for index in (0..end).rev() {
        let id = ClauseId(index as u32);
        if draft.clause(id).kind() != ClauseKind::Footnote {
            break;
        }
        // a further paragraph of the note above
        let Some(&at) = calls.get(&id) else { continue };
        if notes.last().is_some_and(|next| next.at < at) {
            break;
        }
        notes.push(Called { at, clauses: index..end });
        end = index;
    }
    notes.reverse();
    notes
}

/// Where a call is put in.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Spot {
    paragraph: usize,
    /// Behind this byte of the reading text of a side.
    side: Side,
    at: usize,
}

struct Parting<'d, 'c> {
    drafts: [Option<&'d Draft>; 2],
    comparison: Option<&'d Comparison<'d>>,
    /// For either side its notes.
    called: &'c [Vec<Called>; 2],
    paragraphs: Vec<Paragraph<'d>>,
    /// For either side the paragraphs that hold words of a clause.
    homes: [BTreeMap<ClauseId, Vec<usize>>; 2],
    /// The paragraphs of notes, and for either side those of a clause.
    woven: Vec<Paragraph<'d>>,
    of_clause: [BTreeMap<ClauseId, Vec<usize>>; 2],
    notes: Vec<Note<'d>>,
    /// The pieces of links that were asked for.
    pieces: BTreeMap<usize, Vec<Piece<'d>>>,
}

const SIDES: [Side; 2] = [Side::Before, Side::After];

impl<'d, 'c> Parting<'d, 'c> {
    /// `None` if words are a note on one side only.
    fn new(
        drafts: [Option<&'d Draft>; 2],
        comparison: Option<&'d Comparison<'d>>,
        called: &'c [Vec<Called>; 2],
        all: &[Paragraph<'d>],
    ) -> Option<Self> {
        let mut parting = Self {
            drafts,
            comparison,
            called,
            paragraphs: Vec::new(),
            homes: Default::default(),
            woven: Vec::new(),
            of_clause: Default::default(),
            notes: Vec::new(),
            pieces: BTreeMap::new(),
        };
        for paragraph in all {
            let is_note = |side: Side| {
                let first = called[side.index()].first();
                let clause = paragraph.of(side)?.id().index();
                Some(first.is_some_and(|first| first.clauses.start <= clause))
            };
            let is_note = match SIDES.map(is_note) {
                [Some(before), Some(after)] if before != after => return None,
                [before, after] => before.or(after) == Some(true),
            };
            let (to, places) = match is_note {
                true => (&mut parting.woven, &mut parting.of_clause),
                false => (&mut parting.paragraphs, &mut parting.homes),
            };
            for side in SIDES {
                if let Some(clause) = paragraph.of(side) {
                    places[side.index()].entry(clause.id()).or_default().push(to.len());
                }
            }
            to.push(paragraph.clone());
        }
        Some(parting)
    }

    /// Puts the calls into the paragraphs; `None` if one finds no place, or if they came out of order.
    fn called(mut self) -> Option<Parted<'d>> {
        let called = self.called;
        let mut numbers = [Vec::new(), vec![None; called[0].len()]];
        for own in &called[1] {
            let spot = self.spot(Side::After, own.at)?;
            let number = self.notes.len();
            let shared = self.shared(own, spot);
            match shared {
                Some((before, woven)) => {
                    numbers[1][before] = Some(number);
                    let paragraphs = vec![self.woven[woven].clone()];
                    self.notes.push(Note { place: self.woven[woven].place, paragraphs });
                }
                None => self.note(Side::After, own)?,
            }
            let trace = self.trace(Side::After, spot, shared.is_some());
            self.paragraphs[spot.paragraph].call(spot.side, spot.at, trace, number);
            numbers[0].push(Some(number));
        }
        for (own, known) in called[0].iter().zip(&mut numbers[1]) {
            if known.is_some() {
                continue;
            }
            let spot = self.spot(Side::Before, own.at)?;
            let number = self.notes.len();
            self.note(Side::Before, own)?;
            let trace = self.trace(Side::Before, spot, false);
            self.paragraphs[spot.paragraph].call(spot.side, spot.at, trace, number);
            *known = Some(number);
        }
        let [after, before] = numbers;
        let is_before = |trace| !matches!(trace, Trace::Inserted | Trace::MovedTo(_));
        let is_after = |trace| !matches!(trace, Trace::Deleted | Trace::MovedFrom(_));
        // of a draft alone nothing was before
        let in_order = self.calls(is_after) == after
            && (self.comparison.is_none() || self.calls(is_before) == before);
        in_order.then_some(Parted { paragraphs: self.paragraphs, notes: self.notes })
    }

    /// The notes that are called where this is done to the call, in order.
    fn calls(&self, is_one: fn(Trace) -> bool) -> Vec<Option<usize>> {
        let atoms = self.paragraphs.iter().flat_map(|paragraph| &paragraph.atoms);
        let numbers = atoms.filter_map(|(trace, atom)| match atom {
            Atom::Call(number) if is_one(*trace) => Some(Some(*number)),
            _ => None,
        });
        numbers.collect()
    }

    /// Adds a note that stands on one side; what is done to its call is done to it.
    fn note(&mut self, side: Side, own: &Called) -> Option<()> {
        let draft = self.drafts[side.index()]?;
        let mut paragraphs = Vec::new();
        for index in own.clauses.clone() {
            let id = ClauseId(index as u32);
            let place = self.woven[*self.of_clause[side.index()].get(&id)?.first()?].place;
            paragraphs.push(Paragraph::whole(place, side, draft.clause(id), Trace::Kept));
        }
        self.notes.push(Note { place: paragraphs.first()?.place, paragraphs });
        Some(())
    }

    /// The note before that answers to one after and is called at the same spot, and the paragraph that
    /// both are woven to.
    fn shared(&mut self, own: &Called, spot: Spot) -> Option<(usize, usize)> {
        let [woven] = self.of_clause[1].get(&ClauseId(own.clauses.start as u32))?[..] else {
            return None;
        };
        let before = self.woven[woven].before?.id();
        let is_alone = self.of_clause[0].get(&before)?.len() == 1 && own.clauses.len() == 1;
        let start = |own: &Called| own.clauses.start;
        let number = self.called[0].binary_search_by_key(&before.index(), start).ok()?;
        let is_alone = is_alone && self.called[0][number].clauses.len() == 1;
        let is_same = self.spot(Side::Before, self.called[0][number].at)? == spot;
        let is_kept = self.woven[woven].end == Trace::Kept;
        (is_alone && is_same && is_kept).then_some((number, woven))
    }

    /// Where the call of a note of a side goes.
    fn spot(&mut self, side: Side, at: usize) -> Option<Spot> {
        let clause = self.drafts[side.index()]?.clause_at(at.checked_sub(1)?)?.id();
        let home = (side, clause);
        self.holding(home, side, at).or_else(|| {
            // words that are kept are printed as they are after
            let first = self.homes[side.index()].get(&clause)?.first()?;
            let at = self.kept(self.paragraphs[*first].place, at)?;
            self.holding(home, Side::After, at)
        })
    }

    /// The paragraph of a clause that holds the words before a byte of a side.
    fn holding(&self, (of, clause): (Side, ClauseId), side: Side, at: usize) -> Option<Spot> {
        let mut homes = self.homes[of.index()].get(&clause)?.iter().copied();
        let paragraph = homes.find(|home| self.paragraphs[*home].behind(side, at).is_some())?;
        Some(Spot { paragraph, side, at })
    }

    /// The byte after that answers to a byte before, in words of a link that are kept.
    fn kept(&mut self, place: usize, at: usize) -> Option<usize> {
        let comparison = self.comparison?;
        let pieces = self.pieces.entry(place).or_insert_with(|| comparison.change(place).pieces());
        let piece = pieces.iter().find(|piece| {
            let span = piece.before_span;
            piece.kind == EditKind::Keep && span.start() < at && at <= span.end()
        })?;
        let says = |c: &char| !c.is_whitespace();
        let before = piece.before.get(..at - piece.before_span.start())?;
        let count = before.chars().filter(says).count();
        let mut after = piece.after.char_indices().filter(|(_, c)| says(c));
        let (last, c) = after.nth(count.checked_sub(1)?)?;
        Some(piece.after_span.start() + last + c.len_utf8())
    }

    /// What is done to a call.
    fn trace(&self, side: Side, spot: Spot, is_shared: bool) -> Trace {
        let paragraph = &self.paragraphs[spot.paragraph];
        match (paragraph.before, paragraph.after, side) {
            (Some(_), Some(_), _) if is_shared => Trace::Kept,
            (Some(_), Some(_), Side::Before) => Trace::Deleted,
            (Some(_), Some(_), Side::After) => Trace::Inserted,
            _ => paragraph.end,
        }
    }
}
