//! The words of all drafts in columns, one for each word of a passage, and the rows they come to.

use super::collation::{Locus, LocusKind, Passage};
use super::timeline::History;
use crate::document::{ClauseId, Draft};
use crate::span::Span;

/// The facts of a collation; of its loci it is not said yet which vary.
pub(super) struct Table {
    pub(super) passages: Vec<Passage>,
    pub(super) loci: Vec<Locus>,
}

/// The number of a word that no other is the same as.
const LONE: usize = usize::MAX;

/// A word of a clause in one draft, with what stands before it inside the passage.
struct Unit {
    word: usize,
    span: Span,
}

/// What a draft has of a passage.
#[derive(Default)]
struct Share {
    head: Option<Span>,
    units: Vec<Unit>,
}

/// A word of a passage, and where drafts have it: draft and unit.
struct Column {
    word: usize,
    cells: Vec<(usize, usize)>,
}

impl Table {
    pub(super) fn of(history: &History<'_>) -> Self {
        let heads: Vec<Vec<Span>> = history.drafts().iter().map(|draft| heads(draft)).collect();
        let mut table = Self { passages: Vec::new(), loci: Vec::new() };
        table.blanks(history);
        let mut columns_of = vec![LONE; history.words().len()];
        for trace in order(history) {
            let stages = &history.traces()[trace].stages;
            let clauses: Vec<Vec<ClauseId>> = stages.iter().map(|s| s.clauses.clone()).collect();
            let shares: Vec<Share> = (0..clauses.len())
                .map(|draft| share(history, &heads[draft], draft, &clauses[draft]))
                .collect();
            let columns = columns(&shares, &mut columns_of);
            let first = table.loci.len();
            table.rows(&shares, &columns);
            let loci = table.loci.len() - first;
            table.passages.push(Passage { clauses, first, loci });
        }
        table
    }

    /// Texts without clauses are space, which is not lost either.
    fn blanks(&mut self, history: &History<'_>) {
        let drafts = history.drafts();
        let blank = |draft: &&Draft| {
            let is_blank = draft.clauses().len() == 0 && !draft.text().is_empty();
            is_blank.then(|| Span::new(0, draft.text().len()))
        };
        let readings: Vec<_> = drafts.iter().map(blank).collect();
        if readings.iter().any(Option::is_some) {
            let clauses = vec![Vec::new(); drafts.len()];
            self.passages.push(Passage { clauses, first: 0, loci: 1 });
            let kind = LocusKind::Number;
            self.loci.push(Locus { passage: 0, kind, readings, varies: false });
        }
    }

    fn rows(&mut self, shares: &[Share], columns: &[Column]) {
        let passage = self.passages.len();
        let heads: Vec<_> = shares.iter().map(|share| share.head).collect();
        if heads.iter().flatten().any(|head| !head.is_empty()) {
            let kind = LocusKind::Number;
            self.loci.push(Locus { passage, kind, readings: heads, varies: false });
        }
        let holders = shares.iter().filter(|share| share.head.is_some()).count();
        let mut ends: Vec<_> = shares.iter().map(|share| share.head.map(Span::end)).collect();
        let mut start = 0;
        while start < columns.len() {
            let agreed = columns[start].cells.len() == holders;
            let mut open: Vec<Option<Span>> =
                ends.iter().map(|end| end.map(|end| Span::new(end, end))).collect();
            let mut at = start;
            while at < columns.len() && (columns[at].cells.len() == holders) == agreed {
                if !columns[at].cells.iter().all(|cell| extends(shares, &open, *cell)) {
                    break;
                }
                for (draft, unit) in &columns[at].cells {
                    let span = shares[*draft].units[*unit].span;
                    let grown = open[*draft].filter(|own| !own.is_empty());
                    open[*draft] = Some(grown.map_or(span, |own| own.union(span)));
                    ends[*draft] = Some(span.end());
                }
                at += 1;
            }
            let kind = LocusKind::Words;
            self.loci.push(Locus { passage, kind, readings: open, varies: false });
            start = at;
        }
    }
}

/// Whether a unit stands right behind what a row has of its draft.
fn extends(shares: &[Share], open: &[Option<Span>], (draft, unit): (usize, usize)) -> bool {
    let span = shares[draft].units[unit].span;
    open[draft].is_none_or(|own| own.is_empty() || own.end() == span.start())
}

/// What stands before the words of every clause, from the words of the clause before on.
fn heads(draft: &Draft) -> Vec<Span> {
    let mut end = 0;
    let mut heads = Vec::with_capacity(draft.clauses().len());
    for clause in draft.clauses() {
        let tokens = clause.token_range();
        let words = |at: usize| draft.tokens().get(draft.text(), at).full_span();
        let (from, to) = match tokens.is_empty() {
            true => (clause.span().end(), clause.span().end()),
            false => (words(tokens.start).start(), words(tokens.end - 1).end()),
        };
        heads.push(Span::new(end, from.max(end)));
        end = to.max(end);
    }
    heads
}

fn share(history: &History<'_>, heads: &[Span], draft: usize, clauses: &[ClauseId]) -> Share {
    let from = history.drafts()[draft];
    let mut share = Share::default();
    for id in clauses {
        let mut lead = heads[id.index()];
        if share.head.is_none() {
            share.head = Some(lead);
            lead = Span::new(lead.end(), lead.end());
        }
        let tokens = from.clause(*id).token_range();
        if tokens.is_empty() && !lead.is_empty() {
            share.units.push(Unit { word: LONE, span: lead });
        }
        for token in tokens {
            let span = lead.union(from.tokens().get(from.text(), token).full_span());
            let word = history.word_number(draft, token).unwrap_or(LONE);
            share.units.push(Unit { word, span });
            lead = Span::new(span.end(), span.end());
        }
        if id.index() + 1 == heads.len() {
            // what stands behind the last clause
            let end = from.text().len();
            match (share.units.last_mut(), &mut share.head) {
                (Some(unit), _) => unit.span = Span::new(unit.span.start(), end),
                (None, Some(head)) => *head = Span::new(head.start(), end),
                (None, None) => {}
            }
        }
    }
    share
}

/// The words of all shares in one order that is the order of each. `columns_of` is room to note the
/// column of every word in.
fn columns(shares: &[Share], columns_of: &mut [usize]) -> Vec<Column> {
    let mut columns: Vec<Column> = Vec::new();
    for (draft, share) in shares.iter().enumerate() {
        for (at, column) in columns.iter().enumerate().filter(|(_, column)| column.word != LONE) {
            columns_of[column.word] = at;
        }
        let known = |unit: &Unit| columns_of.get(unit.word).copied().filter(|at| *at != LONE);
        let places: Vec<Option<usize>> = share.units.iter().map(known).collect();
        let kept = longest_rise(&places);
        for column in columns.iter().filter(|column| column.word != LONE) {
            columns_of[column.word] = LONE;
        }
        let mut old = std::mem::take(&mut columns).into_iter().enumerate().peekable();
        let mut new = Vec::new();
        for (unit, place) in places.iter().enumerate() {
            let cell = (draft, unit);
            let Some(place) = place.filter(|_| kept[unit]) else {
                new.push(Column { word: share.units[unit].word, cells: vec![cell] });
                continue;
            };
            while let Some((at, mut column)) = old.next_if(|(at, _)| *at <= place) {
                if at == place {
                    // what is new stands behind what it took the place of
                    columns.append(&mut new);
                    column.cells.push(cell);
                }
                columns.push(column);
            }
        }
        columns.extend(old.map(|(_, column)| column));
        columns.append(&mut new);
    }
    columns.iter().filter(|c| c.word != LONE).for_each(|c| columns_of[c.word] = LONE);
    columns
}

/// Which of the places belong to a longest strictly rising part of them.
fn longest_rise(places: &[Option<usize>]) -> Vec<bool> {
    // of every length the end of the rise that ends lowest, and for each what it rose from
    let mut ends: Vec<usize> = Vec::new();
    let mut from = vec![None; places.len()];
    for (at, place) in places.iter().enumerate() {
        let Some(place) = place else { continue };
        let len = ends.partition_point(|end| places[*end].is_some_and(|end| end < *place));
        from[at] = len.checked_sub(1).map(|shorter| ends[shorter]);
        ends.truncate(ends.len().max(len + 1));
        match ends.get_mut(len) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut kept = vec![false; places.len()];
    let mut at = ends.last().copied();
    while let Some(place) = at {
        kept[place] = true;
        at = from[place];
    }
    kept
}

/// The traces in the order of the last draft, those it has not behind what they stood behind in the last
/// draft that has them.
fn order(history: &History<'_>) -> Vec<usize> {
    let drafts = history.drafts().len();
    let all = history.traces().len();
    let mut placed = vec![false; all];
    // what stands right behind each trace, and behind none
    let mut behind: Vec<Vec<usize>> = vec![Vec::new(); all + 1];
    for draft in (0..drafts).rev() {
        let (mut last, mut run) = (all, Vec::new());
        for clause in history.drafts()[draft].clauses() {
            let Some(trace) = history.trace_number(draft, clause.id()) else { continue };
            if !placed[trace] {
                placed[trace] = true;
                run.push(trace);
                continue;
            }
            place(&mut behind, last, &mut run);
            last = trace;
        }
        place(&mut behind, last, &mut run);
    }
    let mut order = Vec::with_capacity(all);
    let mut open = vec![all];
    while let Some(next) = open.pop() {
        open.extend(&behind[next]);
        if next < all {
            order.push(next);
        }
    }
    order
}

/// Puts traces that follow each other right behind one.
fn place(behind: &mut [Vec<usize>], last: usize, run: &mut Vec<usize>) {
    let mut at = last;
    for trace in run.drain(..) {
        behind[at].push(trace);
        at = trace;
    }
}
