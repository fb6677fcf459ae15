//! Numbers that changed together.

use std::collections::HashMap;

use foldhash::fast::FixedState;

use super::alignment::{Fate, Link};
use super::comparison::{Change, Comparison};
use crate::document::{Clause, ClauseId, Draft, EnumeratorStyle};

/// Clauses of one level that follow each other on both sides and whose numbers changed alike, one or
/// more: by the same step, as behind a clause that was put in, or from one style to another.
///
/// Whether their words changed does not matter. Clauses below them whose own numbers hold theirs
/// (`13.2` under `13`) are part of it if nothing else of their numbers changed.
///
/// Laws: every renumbered link is in exactly one, and no other link is; comparing the other way round
/// gives the same ones, with the step turned over.
///
/// ```
/// use travaux::{Comparison, Draft};
///
/// let before = Draft::parse("a", "1. Light lamps.\n2. Ring bells.\n3. Pay pilots.");
/// let after = Draft::parse("b", "1. Light lamps.\n2. Dredge.\n3. Ring bells.\n4. Pay pilots.");
/// let comparison = Comparison::new(&before, &after);
/// let renumberings = comparison.renumberings();
/// assert_eq!(renumberings.len(), 1);
/// assert_eq!((renumberings[0].changes().len(), renumberings[0].step()), (2, Some(1)));
/// let cause = renumberings[0].causes().next().unwrap();
/// assert_eq!(cause.after_clauses().next().unwrap().body(), "Dredge.");
/// ```
#[derive(Clone, Debug)]
pub struct Renumbering<'c> {
    comparison: &'c Comparison<'c>,
    group: Group,
}

#[derive(Clone, Debug, Default)]
struct Group {
    links: Vec<usize>,
    below: Vec<usize>,
    step: Option<i64>,
    causes: Vec<usize>,
}

impl Comparison<'_> {
    /// What was renumbered, clauses whose numbers changed together as one, in the order of *before*.
    #[must_use]
    pub fn renumberings(&self) -> Vec<Renumbering<'_>> {
        let groups = Grouping::new(self).groups();
        groups.into_iter().map(|group| Renumbering { comparison: self, group }).collect()
    }
}

impl<'c> Renumbering<'c> {
    /// What became of the clauses, in order; at least one.
    #[must_use]
    pub fn changes(&self) -> impl ExactSizeIterator<Item = Change<'c>> {
        self.shown(&self.group.links)
    }

    /// The clauses before, in order: of those that were merged the first.
    #[must_use]
    pub fn before_clauses(&self) -> Vec<Clause<'c>> {
        self.changes().filter_map(|change| change.before_clauses().next()).collect()
    }

    /// The clauses after, in order: of one that was split the first.
    #[must_use]
    pub fn after_clauses(&self) -> Vec<Clause<'c>> {
        self.changes().filter_map(|change| change.after_clauses().next()).collect()
    }

    /// What became of the clauses below them whose numbers hold theirs.
    #[must_use]
    pub fn below(&self) -> impl ExactSizeIterator<Item = Change<'c>> {
        self.shown(&self.group.below)
    }

    /// By how much the numbers grew, below 0 if they shrank; 0 for another style, `None` where they
    /// cannot be counted, or are there on one side only.
    #[must_use]
    pub fn step(&self) -> Option<i64> {
        self.group.step
    }

    /// The clauses right before the first of them that made the numbers grow or shrink, in order: put
    /// in or split, moved here or away, dropped or merged. None if that cannot be told.
    #[must_use]
    pub fn causes(&self) -> impl ExactSizeIterator<Item = Change<'c>> {
        self.shown(&self.group.causes)
    }

    fn shown<'s>(&'s self, places: &'s [usize]) -> impl ExactSizeIterator<Item = Change<'c>> + 's {
        places.iter().map(|place| self.comparison.change(*place))
    }
}

/// Clauses that count on from each other have the same.
type Level<'d> = (usize, Option<EnumeratorStyle>, &'d str);

/// One draft: its clauses by level.
struct Side<'d> {
    draft: &'d Draft,
    /// The link that holds each clause.
    links: Vec<usize>,
    /// For each clause the one before it of its level.
    previous: Vec<Option<usize>>,
    /// For each clause the how manieth of its level it is, of those that stand on both sides.
    ranks: Vec<usize>,
}

impl<'d> Side<'d> {
    fn new(draft: &'d Draft, links: &[Link], clauses: fn(&Link) -> &Vec<ClauseId>) -> Self {
        let mut of = vec![0; draft.clauses().len()];
        for (place, link) in links.iter().enumerate() {
            clauses(link).iter().for_each(|id| of[id.index()] = place);
        }
        let mut levels: HashMap<Level<'d>, (usize, usize), FixedState> = HashMap::default();
        let (mut previous, mut ranks) = (Vec::new(), Vec::new());
        for clause in draft.clauses() {
            let id = clause.id().index();
            let first = clauses(&links[of[id]])[0].index() == id && links[of[id]].is_pair();
            let last = levels.get(&level(clause)).copied();
            let rank = last.map_or(0, |(_, rank)| rank) + usize::from(first);
            previous.push(last.map(|(last, _)| last));
            ranks.push(rank);
            levels.insert(level(clause), (id, rank));
        }
        Self { draft, links: of, previous, ranks }
    }

    fn clause(&self, id: ClauseId) -> Clause<'d> {
        self.draft.clause(id)
    }

    /// Whether `other` goes on where `one` ends: under the same clause, or by its number.
    fn goes_on(&self, one: ClauseId, other: ClauseId) -> bool {
        let (one, other) = (self.clause(one), self.clause(other));
        one.parent().map(Clause::id) == other.parent().map(Clause::id)
            || ordinal(one).zip(ordinal(other)).is_some_and(|(one, other)| one.0 + 1 == other.0)
    }

    /// The links of the clauses right before `clause` that `is_cause` holds for, in order: at most as
    /// many as the numbers changed by.
    fn causes(&self, clause: ClauseId, most: u64, is_cause: impl Fn(usize) -> bool) -> Vec<usize> {
        let mut causes: Vec<usize> = Vec::new();
        let mut own = clause;
        while let Some(before) = self.previous[own.index()].map(|id| ClauseId(id as u32)) {
            let link = self.links[before.index()];
            let is_known = causes.last() == Some(&link);
            let is_enough = causes.len() as u64 == most && !is_known;
            if is_enough || !self.goes_on(before, own) || !is_cause(link) {
                break;
            }
            if !is_known {
                causes.push(link);
            }
            own = before;
        }
        causes.reverse();
        causes
    }
}

fn level(clause: Clause<'_>) -> Level<'_> {
    let number = clause.enumerator().filter(|number| !number.label.is_empty());
    let word = number.and_then(|number| number.label.rsplit_once(' ')).map_or("", |(word, _)| word);
    (clause.depth(), number.map(|number| number.style), word)
}

fn ordinal(clause: Clause<'_>) -> Option<(i64, &str)> {
    let (number, suffix) = clause.enumerator()?.ordinal()?;
    Some((i64::from(number), suffix))
}

struct Grouping<'d> {
    links: &'d [Link],
    before: Side<'d>,
    after: Side<'d>,
}

impl<'d> Grouping<'d> {
    fn new(comparison: &'d Comparison<'_>) -> Self {
        let links = comparison.alignment().links();
        Self {
            links,
            before: Side::new(comparison.before(), links, |link| &link.before),
            after: Side::new(comparison.after(), links, |link| &link.after),
        }
    }

    fn groups(&self) -> Vec<Group> {
        let mut order: Vec<usize> =
            (0..self.links.len()).filter(|&place| self.links[place].renumbered).collect();
        order.sort_unstable_by_key(|&place| self.links[place].before[0]);
        let mut groups: Vec<Group> = Vec::new();
        let mut of = vec![usize::MAX; self.links.len()];
        // by level before, the last that was renumbered
        let mut last: HashMap<Level<'d>, usize, FixedState> = HashMap::default();
        for place in order {
            if let Some(above) = self.holder(place).filter(|above| of[*above] != usize::MAX) {
                of[place] = of[above];
                groups[of[above]].below.push(place);
                continue;
            }
            let level = level(self.before.clause(self.links[place].before[0]));
            match last.insert(level, place).filter(|last| self.joins(*last, place)) {
                Some(last) => {
                    of[place] = of[last];
                    groups[of[last]].links.push(place);
                }
                None => {
                    of[place] = groups.len();
                    let (step, causes) = (self.step(place), self.causes(place));
                    groups.push(Group { links: vec![place], step, causes, below: Vec::new() });
                }
            }
        }
        groups
    }

    fn firsts(&self, place: usize) -> (ClauseId, ClauseId) {
        (self.links[place].before[0], self.links[place].after[0])
    }

    fn step(&self, place: usize) -> Option<i64> {
        let (before, after) = self.firsts(place);
        let (b, before_suffix) = ordinal(self.before.clause(before))?;
        let (a, after_suffix) = ordinal(self.after.clause(after))?;
        (before_suffix == after_suffix).then_some(a - b)
    }

    /// Whether the numbers of the two changed as one.
    fn joins(&self, one: usize, other: usize) -> bool {
        let ((b, a), (next_b, next_a)) = (self.firsts(one), self.firsts(other));
        self.step(one) == self.step(other)
            && self.before.ranks[b.index()] + 1 == self.before.ranks[next_b.index()]
            && self.after.ranks[a.index()] + 1 == self.after.ranks[next_a.index()]
            && level(self.after.clause(a)) == level(self.after.clause(next_a))
            && self.before.goes_on(b, next_b)
            && self.after.goes_on(a, next_a)
    }

    /// The renumbered link of the clauses above whose numbers these hold, if nothing else changed.
    fn holder(&self, place: usize) -> Option<usize> {
        let (before, after) = self.firsts(place);
        let (above_before, rest) = above_number(self.before.clause(before))?;
        let (above_after, other_rest) = above_number(self.after.clause(after))?;
        let link = self.before.links[above_before.index()];
        let answers = link == self.after.links[above_after.index()] && self.links[link].renumbered;
        (answers && rest == other_rest).then_some(link)
    }

    /// What made the numbers from this link on grow or shrink.
    fn causes(&self, place: usize) -> Vec<usize> {
        let (before, after) = self.firsts(place);
        let is = |link: usize, alone: Fate, several: Fate| {
            let link = &self.links[link];
            link.fate == alone || link.fate == several || link.moved
        };
        let step = self.step(place).unwrap_or_default();
        let most = step.unsigned_abs();
        match step.signum() {
            1 => self.after.causes(after, most, |link| is(link, Fate::Added, Fate::Split)),
            -1 => self.before.causes(before, most, |link| is(link, Fate::Dropped, Fate::Merged)),
            _ => Vec::new(),
        }
    }
}

/// The clause above whose number a number begins with, and the rest: for `13.2` that of `13`, and
/// `.2`.
fn above_number(clause: Clause<'_>) -> Option<(ClauseId, &str)> {
    let own = clause.enumerator()?.label.as_str();
    if !own.contains('.') {
        return None;
    }
    std::iter::successors(clause.parent(), |clause| clause.parent()).find_map(|above| {
        let number = above.enumerator()?.label.rsplit(' ').next().filter(|own| !own.is_empty())?;
        let rest = own.strip_prefix(number).filter(|rest| rest.starts_with('.'))?;
        Some((above.id(), rest))
    })
}
