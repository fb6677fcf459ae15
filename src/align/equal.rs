//! Clauses with the same words.

use std::collections::{BTreeMap, HashMap};

use foldhash::fast::RandomState;

use super::alignment::Reason;
use super::matching::Matcher;

/// For each clause of either draft, the number of its group: clauses of one class with equal words
/// are one group, wherever they stand.
struct Groups {
    of: [Vec<u32>; 2],
    /// The sizes of each group on either side.
    sizes: Vec<[u32; 2]>,
}

impl Groups {
    fn new(matcher: &Matcher<'_>) -> Self {
        let sides = [&matcher.before, &matcher.after];
        let clauses = sides.map(|side| side.ids.len());
        let mut numbers: HashMap<(u8, &[u32]), u32, RandomState> =
            HashMap::with_capacity_and_hasher(clauses[0].max(clauses[1]), RandomState::default());
        let mut sizes: Vec<[u32; 2]> = Vec::new();
        let of = [0, 1].map(|side| {
            let mut number = |clause: usize| {
                let key = (sides[side].classes[clause], sides[side].ids[clause]);
                let number = *numbers.entry(key).or_insert(sizes.len() as u32);
                if number as usize == sizes.len() {
                    sizes.push([0, 0]);
                }
                sizes[number as usize][side] += 1;
                number
            };
            (0..clauses[side]).map(&mut number).collect()
        });
        Self { of, sizes }
    }
}

impl Matcher<'_> {
    /// Equal clauses: unique ones wherever they stand; repeated ones beside clauses that answer to
    /// each other; then repeated ones in order, if as many are left: those of one number first.
    pub(super) fn equal(&mut self) {
        let groups = Groups::new(self);
        let mut answers: Vec<Option<usize>> = vec![None; self.before.ids.len()];
        self.unique(&groups, &mut answers);
        // a clause that moved away says nothing of those it stood beside, if others do
        let is_repeated =
            |&[before, after]: &[u32; 2]| before > 0 && after > 0 && before + after > 2;
        if !groups.sizes.iter().any(is_repeated) {
            return;
        }
        let mut staying = vec![None; answers.len()];
        self.chain().into_iter().for_each(|(b, a)| staying[b] = Some(a));
        self.repeated_beside(&groups, &mut staying);
        answers.iter_mut().zip(staying).for_each(|(answer, staying)| *answer = answer.or(staying));
        self.repeated_beside(&groups, &mut answers);
        self.repeated_in_order(&groups, true);
        self.repeated_in_order(&groups, false);
    }

    fn unique(&mut self, groups: &Groups, answers: &mut [Option<usize>]) {
        let mut places = vec![0; groups.sizes.len()];
        groups.of[1].iter().enumerate().for_each(|(a, group)| places[*group as usize] = a);
        for (b, group) in groups.of[0].iter().enumerate() {
            if groups.sizes[*group as usize] == [1, 1] {
                let a = places[*group as usize];
                answers[b] = Some(a);
                self.pair(b, a, Reason::Anchor, 1.0);
            }
        }
    }

    /// A repeated clause answers to the one that stands behind the answer of the clause before it, or
    /// before the answer of the clause behind it.
    fn repeated_beside(&mut self, groups: &Groups, answers: &mut [Option<usize>]) {
        let len = answers.len();
        for b in 1..len {
            let a = answers[b - 1].map(|a| a + 1);
            self.repeated(groups, answers, b, a);
        }
        for b in (1..len).rev() {
            let a = answers[b].and_then(|a| a.checked_sub(1));
            self.repeated(groups, answers, b - 1, a);
        }
    }

    fn repeated(
        &mut self,
        groups: &Groups,
        answers: &mut [Option<usize>],
        b: usize,
        a: Option<usize>,
    ) {
        let Some(a) = a.filter(|&a| groups.of[1].get(a) == Some(&groups.of[0][b])) else { return };
        if answers[b].is_none() && !self.taken[1][a] {
            answers[b] = Some(a);
            self.pair(b, a, Reason::Repeat, 1.0);
        }
    }

    fn repeated_in_order(&mut self, groups: &Groups, by_number: bool) {
        let sides = [&self.before, &self.after];
        let mut left: BTreeMap<(u32, Option<&str>), [Vec<usize>; 2]> = BTreeMap::new();
        for side in [0, 1] {
            for (one, group) in groups.of[side].iter().enumerate() {
                let [before, after] = groups.sizes[*group as usize];
                if before > 0 && after > 0 && !self.taken[side][one] {
                    let number = sides[side].labels[one].filter(|_| by_number);
                    left.entry((*group, number)).or_default()[side].push(one);
                }
            }
        }
        let mut pairs: Vec<(usize, usize)> = Vec::new();
        for [before, after] in left.values().filter(|[before, after]| before.len() == after.len()) {
            pairs.extend(before.iter().copied().zip(after.iter().copied()));
        }
        pairs.into_iter().for_each(|(b, a)| self.pair(b, a, Reason::Repeat, 1.0));
    }
}
