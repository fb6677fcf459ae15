//! Which clauses of three drafts stand at one place, and in which order the places come.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::alteration::{Accord, Stretch, accord_of, alterations, same_words, stretches};
use super::order::Order;
use crate::align::{Change, Comparison};
use crate::document::{Clause, ClauseId, Draft};

/// A place in three drafts: clauses of the base and what answers to them on either side.
///
/// Mostly one clause of each. Several where a side split or merged clauses; none on a side that dropped
/// them, and none in the base where a side put a clause in.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Locus {
    /// The clauses of the base.
    pub base: Vec<ClauseId>,
    /// The clauses of the first side.
    pub left: Vec<ClauseId>,
    /// The clauses of the second side.
    pub right: Vec<ClauseId>,
    /// How what the sides did to the words goes together.
    pub accord: Accord,
    /// Which side moved it; [`Accord::Conflict`] if both did, to different places, of which that of
    /// the first side counts.
    pub moved: Accord,
    /// The words stretch by stretch, where each of the three has one clause.
    pub stretches: Vec<Stretch>,
}

impl Locus {
    /// The clauses of the first side, 0, or of the second, 1.
    fn of_side(&self, side: usize) -> &[ClauseId] {
        if side == 0 { &self.left } else { &self.right }
    }
}

/// One side as it answers to the base.
pub(super) struct Side<'c> {
    draft: &'c Draft,
    changes: Vec<Change<'c>>,
    /// For each clause of the base, and each of the side, the number of its change.
    of_base: Vec<usize>,
    of_own: Vec<usize>,
}

impl<'c> Side<'c> {
    pub(super) fn new(comparison: &'c Comparison<'c>) -> Self {
        let changes: Vec<_> = comparison.clauses().collect();
        let mut of_base = vec![0; comparison.before().clauses().len()];
        let mut of_own = vec![0; comparison.after().clauses().len()];
        for (number, change) in changes.iter().enumerate() {
            change.link().before.iter().for_each(|id| of_base[id.index()] = number);
            change.link().after.iter().for_each(|id| of_own[id.index()] = number);
        }
        Self { draft: comparison.after(), changes, of_base, of_own }
    }

    fn of_base(&self, clause: ClauseId) -> Change<'c> {
        self.changes[self.of_base[clause.index()]]
    }

    /// The changes of several clauses of the base, each once.
    fn of_all(&self, clauses: &[ClauseId]) -> Vec<Change<'c>> {
        let mut numbers: Vec<_> = clauses.iter().map(|id| self.of_base[id.index()]).collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers.into_iter().map(|number| self.changes[number]).collect()
    }
}

/// All loci of three drafts, in the order of the merged text.
pub(super) fn loci(base: &Draft, sides: &[Side<'_>; 2]) -> Vec<Locus> {
    let groups = groups(base, sides);
    let mut loci: Vec<Locus> = groups.iter().map(|group| locus(base, sides, group)).collect();
    let mut places = vec![0; base.clauses().len()];
    for (number, group) in groups.iter().enumerate() {
        group.iter().for_each(|id| places[id.index()] = number);
    }
    let kept = loci.len();
    let [left, mut right] = [0, 1].map(|side| row(side, &sides[side], &places, &mut loci));
    put_together(sides, &left, &mut right, &mut loci);
    for dropping in [0, 1] {
        keep_heads(base, sides, dropping, &mut loci);
    }
    let rows = [left, right];
    let order = Order::new(kept, loci.len());
    let mut placing = Placing { sides, stands: vec![None; loci.len()], loci, order };
    rows.iter().enumerate().for_each(|(side, row)| placing.side(side, row));
    let mut loci: Vec<Option<Locus>> = placing.loci.into_iter().map(Some).collect();
    placing.order.row().into_iter().filter_map(|locus| loci[locus].take()).collect()
}

/// The clauses of the base, those together that a split or merge on either side holds together.
fn groups(base: &Draft, sides: &[Side<'_>; 2]) -> Vec<Vec<ClauseId>> {
    let mut first: Vec<usize> = (0..base.clauses().len()).collect();
    let root = |first: &[usize], mut clause: usize| {
        while first[clause] != clause {
            clause = first[clause];
        }
        clause
    };
    for change in sides.iter().flat_map(|side| &side.changes) {
        for pair in change.link().before.windows(2) {
            let (one, other) = (root(&first, pair[0].index()), root(&first, pair[1].index()));
            first[one.max(other)] = one.min(other);
        }
    }
    let mut groups: Vec<Vec<ClauseId>> = vec![Vec::new(); first.len()];
    for clause in base.clauses() {
        groups[root(&first, clause.id().index())].push(clause.id());
    }
    groups.retain(|group| !group.is_empty());
    groups
}

/// What the sides did to clauses of the base that belong together.
fn locus(base: &Draft, sides: &[Side<'_>; 2], group: &[ClauseId]) -> Locus {
    let changes = sides.each_ref().map(|side| side.of_all(group));
    let [left, right] = changes.each_ref().map(|changes| {
        let after = changes.iter().flat_map(|change| change.link().after.iter().copied());
        let mut own: Vec<ClauseId> = after.collect();
        own.sort_unstable();
        own
    });
    let words = [body(base, group), body(sides[0].draft, &left), body(sides[1].draft, &right)];
    let [before, of_left, of_right] = words.each_ref().map(String::as_str);
    let stretches = match (group, &*left, &*right) {
        ([_], [_], [_]) => {
            let [one, other] = changes.each_ref().map(|changes| alterations(changes[0]));
            stretches(before, (of_left, &one), (of_right, &other))
        }
        _ => Vec::new(),
    };
    let accord = match stretches.is_empty() {
        true => {
            let same =
                |own: &[ClauseId], words| own.len() == group.len() && same_words(before, words);
            let alike = left.len() == right.len() && same_words(of_left, of_right);
            whole_accord(same(&left, of_left), same(&right, of_right), alike)
        }
        false => accord_of(&stretches),
    };
    let moved = match changes.map(|changes| changes.iter().any(|change| change.is_moved())) {
        [false, false] => Accord::Untouched,
        [true, false] => Accord::Left,
        [false, true] => Accord::Right,
        // until the places are compared
        [true, true] => Accord::Agreed,
    };
    Locus { base: group.to_vec(), left, right, accord, moved, stretches }
}

/// The words of clauses together.
pub(super) fn body(draft: &Draft, clauses: &[ClauseId]) -> String {
    let bodies: Vec<_> = clauses.iter().map(|id| draft.clause(*id).body()).collect();
    bodies.join(" ")
}

/// How the sides go together where their clauses are compared as a whole: whether either left the
/// clauses as they are, and whether both have the same. A split is a change, so that none is lost.
fn whole_accord(left_same: bool, right_same: bool, alike: bool) -> Accord {
    match (left_same, right_same) {
        (true, true) => Accord::Untouched,
        (false, true) => Accord::Left,
        (true, false) => Accord::Right,
        (false, false) if alike => Accord::Agreed,
        (false, false) => Accord::Conflict,
    }
}

/// The locus of every clause of a side in its order, with new ones for those it put in; `places` are
/// those of the clauses of the base.
fn row(side: usize, own: &Side<'_>, places: &[usize], loci: &mut Vec<Locus>) -> Vec<usize> {
    let mut row = Vec::new();
    for clause in own.draft.clauses() {
        let change = own.changes[own.of_own[clause.id().index()]];
        row.push(match change.link().before.first() {
            Some(before) => places[before.index()],
            None => {
                loci.push(added(side, clause.id()));
                loci.len() - 1
            }
        });
    }
    row.dedup();
    row
}

fn added(side: usize, clause: ClauseId) -> Locus {
    let (left, right) = if side == 0 { (vec![clause], vec![]) } else { (vec![], vec![clause]) };
    Locus {
        base: Vec::new(),
        left,
        right,
        accord: if side == 0 { Accord::Left } else { Accord::Right },
        moved: Accord::Untouched,
        stretches: Vec::new(),
    }
}

/// Takes clauses with the same words that both sides put in behind the same clause of the base for one.
fn put_together(sides: &[Side<'_>; 2], left: &[usize], right: &mut [usize], loci: &mut [Locus]) {
    let words = |side: usize, ids: &[ClauseId]| -> Vec<String> {
        let body = body(sides[side].draft, ids);
        body.split_whitespace().map(str::to_owned).collect()
    };
    let mut behind = None;
    let mut known: BTreeMap<_, VecDeque<usize>> = BTreeMap::new();
    for &locus in left {
        match loci[locus].base.is_empty() {
            true => {
                known.entry((behind, words(0, &loci[locus].left))).or_default().push_back(locus)
            }
            false => behind = Some(locus),
        }
    }
    behind = None;
    for place in right {
        if !loci[*place].base.is_empty() {
            behind = Some(*place);
            continue;
        }
        let same = known.get_mut(&(behind, words(1, &loci[*place].right)));
        if let Some(same) = same.and_then(VecDeque::pop_front) {
            loci[same].right = std::mem::take(&mut loci[*place].right);
            loci[same].accord = Accord::Agreed;
            *place = same;
        }
    }
}

/// Brings into conflict what one side dropped from above words that the other revised or put in: a heading
/// does not go while what stands under it may stay.
fn keep_heads(base: &Draft, sides: &[Side<'_>; 2], dropping: usize, loci: &mut [Locus]) {
    let is_gone = |locus: &Locus| locus.of_side(dropping).is_empty();
    let other = &sides[1 - dropping];
    let mut heads: BTreeSet<ClauseId> = BTreeSet::new();
    for locus in loci.iter().filter(|locus| is_gone(locus)) {
        match (locus.base.first(), locus.of_side(1 - dropping).first()) {
            (Some(revised), _) if locus.accord == Accord::Conflict => {
                heads.extend(above(base.clause(*revised)).map(Clause::id));
            }
            (None, Some(added)) => {
                let above = above(other.draft.clause(*added));
                let of_base = above.map(|clause| other.changes[other.of_own[clause.id().index()]]);
                heads.extend(of_base.flat_map(|change| change.link().before.iter().copied()));
            }
            _ => {}
        }
    }
    let alone = [Accord::Left, Accord::Right][dropping];
    for locus in loci.iter_mut().filter(|locus| locus.accord == alone && is_gone(locus)) {
        if locus.base.iter().any(|id| heads.contains(id)) {
            locus.accord = Accord::Conflict;
        }
    }
}

/// The clauses above one, the nearest first.
fn above(clause: Clause<'_>) -> impl Iterator<Item = Clause<'_>> {
    std::iter::successors(clause.parent(), |above| above.parent())
}

/// Puts what the sides moved or put in behind what it stands behind there.
struct Placing<'s, 'c> {
    sides: &'s [Side<'c>; 2],
    loci: Vec<Locus>,
    order: Order,
    /// For each locus that a side moved, what it stands behind.
    stands: Vec<Option<Option<usize>>>,
}

impl Placing<'_, '_> {
    fn side(&mut self, side: usize, row: &[usize]) {
        let mut before = None;
        for &locus in row {
            let base = self.loci[locus].base.first().copied();
            match base.map(|id| self.sides[side].of_base(id).is_moved()) {
                Some(true) => self.put_moved(locus, before),
                Some(false) => {}
                // both put it in, and it stands already
                None if side == 1 && !self.loci[locus].left.is_empty() => {}
                None => self.put_added(side, locus, before),
            }
            before = Some(locus);
        }
    }

    fn put_moved(&mut self, locus: usize, before: Option<usize>) {
        match self.stands[locus] {
            Some(place) if place != before => self.loci[locus].moved = Accord::Conflict,
            Some(_) => {}
            None => {
                self.order.take(locus);
                self.order.put(locus, before);
                self.stands[locus] = Some(before);
            }
        }
    }

    /// Puts in a clause, behind what the first side put in at the same place and what its own side
    /// dropped there, for that may stay.
    fn put_added(&mut self, side: usize, locus: usize, before: Option<usize>) {
        let goes_first = |next: &usize| match self.loci[*next].base.is_empty() {
            true => side == 1 && !self.loci[*next].left.is_empty(),
            false => self.loci[*next].of_side(side).is_empty(),
        };
        let mut place = before;
        while let Some(next) = self.order.behind(place).filter(goes_first) {
            place = Some(next);
        }
        self.order.put(locus, place);
    }
}
