//! Clauses to links.

use std::cell::OnceCell;

use super::alignment::{Fate, Reason};
use super::boilerplate::Boilerplate;
use super::candidates::{
    Held, Holders, Index, Rarity, Side, shared, shared_and_seen, shared_turns, weight,
};
use super::cut::Cut;
use super::numbers::Numbers;
use super::place::{PLACE_FLOOR, SAME_NUMBER_FLOOR};
use super::rivals::Rivals;
use crate::diff::{Differ, EditScript};
use crate::document::ClauseId;

/// Two clauses so much alike, and by so much more than either is like any other clause, are a pair
/// wherever they stand. From 0.6 to 0.8 and from 0.05 to 0.3 F1 of links in one half of the essays
/// (`gold/argrewrite-v2`) stays between .974 and .975.
const CLEAR_FLOOR: f64 = 0.7;
const CLEAR_MARGIN: f64 = 0.1;

/// What is left out of order must be so like. F1 of the essays' edited links is .931 at 0.45, .933 here and
/// .932 at 0.48; where a tenth of the clauses were moved and 40 % of all words edited, .967, .964 and .962
/// of the moves are found.
const MOVED_FLOOR: f64 = 0.46;

/// What is liker than any other pair of its clauses by the margin needs only the floor to be left out of
/// order. Where a tenth of the clauses was moved and 40 % of their words edited, .980 of the moves are
/// found so and .973 without; at 0.3 it is more, but then F1 of the essays' links is .9686 instead of
/// .9704. (Its labels never link out of order, so that this row cannot speak for moves.) From 0.1 to 0.2
/// the margin changes nothing.
const ALONE_FLOOR: f64 = 0.42;
const ALONE_MARGIN: f64 = 0.15;
/// … and so like by its words alone: *at the outer buoy* makes no move of a clause struck out.
const ALONE_BY_WORDS: f64 = 0.4;
/// Shorter clauses come so near each other by two words.
const ALONE_WORDS: usize = 8;

/// The weight that two clauses share of pairs of neighbouring words brings them nearer, by so much of what
/// their words leave: two paragraphs can have many words in common and not one turn of phrase. F1 of links
/// of a control catalogue is .9815 at 0, .982 from 0.15 to 0.2, .9835 from 0.25 to 0.4; of the essays' edited
/// links .932, .933, .9335 at 0.25 and .932 above.
const TURNS_SHARE: f64 = 0.25;

/// Two recitals that share less of their matter are not one revised, whatever else they share: *Recalling also
/// its resolution 60/14 of 3 May 2005 on* lamps, and *on* pay. Nor is what stands in the place of a clause in a list
/// that stayed (`place`). Of recitals, among four resolutions and five states of a
/// treaty (`texts/un-ga`, `texts/paris-agreement`) what was taken for one revised and shares less is two; at
/// 0.25 a recital rewritten with a third of its words kept is torn in two.
const MATTER_FLOOR: f64 = 0.2;

/// Clauses with so many words that say what they are about have one in common if they are one revised,
/// whatever place and number say. Shorter ones are rewritten whole: *Finalise* for *Complete*.
const MATTER: usize = 3;

/// Clauses that answer to each other.
#[derive(Clone, Debug)]
pub(super) struct Match {
    pub(super) fate: Fate,
    pub(super) before: Vec<ClauseId>,
    pub(super) after: Vec<ClauseId>,
    pub(super) reason: Reason,
    pub(super) similarity: f64,
    /// The likest other pair of one of its clauses, if any was weighed.
    pub(super) runner_up: Option<(usize, usize, f64)>,
    /// The edits, where finding the match meant finding them.
    pub(super) script: Option<EditScript>,
}

impl Match {
    /// How much speaks for its clauses, of so many words, to stay where they are: much if they are long and
    /// changed little.
    pub(super) fn weight(&self, words: usize) -> u64 {
        ((words.max(1) as f64).sqrt() * self.similarity * 1000.0) as u64 + 1
    }

    /// Whether it was made for likeness, or place, and not for equal words.
    pub(super) fn is_by_likeness(&self) -> bool {
        matches!(self.reason, Reason::Similarity | Reason::Place)
    }

    /// Whether what was not weighed could have been better.
    pub(super) fn could_be_better(&self) -> bool {
        let is_pair = self.before.len() == 1 && self.after.len() == 1;
        self.is_by_likeness() && !(is_pair && self.similarity >= CLEAR_FLOOR)
    }

    /// The first of its clauses on either side.
    pub(super) fn first(&self) -> (usize, usize) {
        (self.before[0].index(), self.after[0].index())
    }
}

pub(super) fn id(clause: usize) -> ClauseId {
    ClauseId(clause as u32)
}

/// What is known of the clauses of one draft.
pub(super) struct Clauses<'a> {
    /// The words of each clause.
    pub(super) ids: Vec<&'a [u32]>,
    /// What a clause may be paired with: headings only with headings.
    pub(super) classes: Vec<u8>,
    /// The printed number of each clause, under those above it.
    pub(super) labels: Vec<Option<&'a str>>,
    /// How many clauses stand beside each under the same one, itself included.
    pub(super) listed: Vec<u32>,
    /// Whether each is a paragraph of a preamble.
    pub(super) recitals: Vec<bool>,
    /// The clause each stands under.
    pub(super) parents: Vec<Option<u32>>,
}

pub(super) struct Matcher<'a> {
    pub(super) before: Clauses<'a>,
    pub(super) after: Clauses<'a>,
    pub(super) numbers: &'a Numbers,
    /// For each word, whether it counts: marks of punctuation do not.
    pub(super) counts: &'a [bool],
    /// For each clause of each side, whether it has its answer.
    pub(super) taken: [Vec<bool>; 2],
    /// … and which it is; of several, the first.
    pub(super) answers: [Vec<Option<u32>>; 2],
    /// For each clause of each side, the one it surely answers to, unless one of them was split.
    pub(super) sure: [Vec<Option<u32>>; 2],
    /// For each clause of each side, how many of those beside it, under the same one, surely have an answer.
    pub(super) kept_beside: [Vec<u32>; 2],
    pub(super) cut: Cut,
    pub(super) matches: Vec<Match>,
}

/// What the search for similar clauses needs, and the search for equal ones does not.
pub(super) struct Scales {
    pub(super) rarity: Rarity,
    pub(super) sides: [Side; 2],
    /// For each clause of each side, whether it is a paragraph of a preamble.
    recitals: [Vec<bool>; 2],
    /// For each word, whether it is one of form.
    forms: Vec<bool>,
}

impl<'a> Matcher<'a> {
    pub(super) fn new(before: Clauses<'a>, after: Clauses<'a>, numbers: &'a Numbers) -> Self {
        let taken = [vec![false; before.ids.len()], vec![false; after.ids.len()]];
        let answers = [vec![None; before.ids.len()], vec![None; after.ids.len()]];
        let sure = answers.clone();
        let kept_beside = [Vec::new(), Vec::new()];
        let cut = Cut::new([before.ids.len(), after.ids.len()]);
        let counts = numbers.facts.counts.as_slice();
        Self {
            before,
            after,
            numbers,
            counts,
            taken,
            answers,
            sure,
            kept_beside,
            cut,
            matches: Vec::new(),
        }
    }

    /// What answers to what, and where limits cut the search.
    pub(super) fn run<F: Fn(u32) -> bool>(mut self, differ: &mut Differ<F>) -> (Vec<Match>, Cut) {
        self.equal();
        let words = self.counts.len();
        let holders = [&self.before, &self.after].map(|side| Holders::new(&side.ids, words));
        let mut sure = self.sure_pairs(&holders, differ);
        let boilerplate = OnceCell::new();
        self.sure_in_place(&boilerplate, differ, &mut sure);
        let open = |side: usize| {
            (0..self.taken[side].len())
                .any(|one| !self.taken[side][one] && self.sure[side][one].is_none())
        };
        if open(0) || open(1) {
            let boilerplate = boilerplate.into_inner().unwrap_or_else(|| self.boilerplate());
            self.similar(sure, holders, &boilerplate, differ);
        } else {
            sure.into_iter().for_each(|found| self.take(found));
        }
        (self.matches, self.cut)
    }

    /// Everything that takes weighing words.
    fn similar<F: Fn(u32) -> bool>(
        &mut self,
        sure: Vec<Match>,
        holders: [Holders; 2],
        boilerplate: &Boilerplate,
        differ: &mut Differ<F>,
    ) {
        self.kept_beside = [0, 1].map(|side| self.count_kept_beside(side));
        let rarity = Rarity::new(holders, self.before.ids.len() + self.after.ids.len());
        let sides = [(0, &self.before), (1, &self.after)].map(|(side, clauses)| {
            let is_weighed = |one: usize| self.is_weighed(side, one);
            let is_common = |one: usize, place: usize| boilerplate.holds(side, one, place);
            Side::new(&clauses.ids, &rarity, self.counts, is_weighed, is_common)
        });
        let recitals = [&self.before, &self.after].map(|side| side.recitals.clone());
        let scales = Scales { rarity, sides, recitals, forms: self.numbers.forms() };
        let mut pairs: Vec<_> = sure
            .iter()
            .map(Match::first)
            .filter(|&(b, a)| self.is_weighed(0, b) && self.is_weighed(1, a))
            .map(|(b, a)| (b, a, scales.similarity(b, a)))
            .collect();
        self.candidates(&scales, &mut pairs);
        let rivals = Rivals::new(&pairs, self.taken.each_ref().map(Vec::len));
        self.splits(&scales, &rivals, &mut pairs);
        // so that those of a stretch stand together
        pairs.sort_unstable_by_key(|pair| (pair.0, pair.1));
        for found in sure {
            let (b, a) = found.first();
            if !self.taken[0][b] && !self.taken[1][a] {
                self.take(found);
            }
        }
        let open = Rivals::new(&pairs, self.taken.each_ref().map(Vec::len));
        self.clear(&pairs, &open);
        self.in_order(&scales, &pairs);
        self.best_first(&scales, &pairs, &open);
        // a weaker candidate is no choice beside a better one
        self.only_choices(&pairs, PLACE_FLOOR);
        self.only_choices(&pairs, SAME_NUMBER_FLOOR);
        self.by_place(&scales);
        self.last_parts(&scales, differ);
        self.runners_up(&rivals);
    }

    /// Says of every link made for its likeness which other pair of its clauses was likest.
    fn runners_up(&mut self, rivals: &Rivals) {
        for found in &mut self.matches {
            if found.is_by_likeness() {
                found.runner_up = rivals.of(&found.before, &found.after);
            }
        }
    }

    pub(super) fn boilerplate(&self) -> Boilerplate {
        let is_asked = |side: usize, one: usize| self.is_weighed(side, one);
        Boilerplate::new([&self.before, &self.after], is_asked)
    }

    /// Says what a clause of one side answers to.
    pub(super) fn settle(&mut self, side: usize, clause: usize, answer: usize) {
        self.taken[side][clause] = true;
        self.answers[side][clause] = Some(answer as u32);
    }

    pub(super) fn take(&mut self, found: Match) {
        let (before, after) = found.first();
        found.before.iter().for_each(|b| self.settle(0, b.index(), after));
        found.after.iter().for_each(|a| self.settle(1, a.index(), before));
        self.matches.push(found);
    }

    pub(super) fn pair(&mut self, b: usize, a: usize, reason: Reason, similarity: f64) {
        let fate = if self.before.ids[b] == self.after.ids[a] { Fate::Kept } else { Fate::Revised };
        self.take(Match {
            fate,
            before: vec![id(b)],
            after: vec![id(a)],
            reason,
            similarity,
            runner_up: None,
            script: None,
        });
    }

    /// Whether a clause is still without any answer.
    pub(super) fn is_open(&self, side: usize, one: usize) -> bool {
        !self.taken[side][one] && self.sure[side][one].is_none()
    }

    /// Whether the words of a clause must be weighed: it is open, or surely answers to a clause with
    /// an open neighbour, on either side, and may have been split or merged.
    fn is_weighed(&self, side: usize, one: usize) -> bool {
        let near_open = |side: usize, one: usize| {
            one > 0 && self.is_open(side, one - 1)
                || one + 1 < self.taken[side].len() && self.is_open(side, one + 1)
        };
        match self.sure[side][one] {
            Some(other) => near_open(side, one) || near_open(1 - side, other as usize),
            None => self.is_open(side, one),
        }
    }

    /// Pairs of open clauses that share a rare word, with their similarity.
    fn candidates(&mut self, scales: &Scales, pairs: &mut Vec<(usize, usize, f64)>) {
        let mut index = Index::new(&scales.sides[1], |a| self.is_open(1, a), self.counts.len());
        let open = (0..self.before.ids.len()).filter(|&b| self.is_open(0, b));
        for b in open.collect::<Vec<_>>() {
            let found = index.candidates(&scales.sides[0].bags[b], &scales.rarity);
            let mut likely = 0;
            for &a in &found.weighed {
                if self.before.classes[b] == self.after.classes[a] {
                    let similarity = scales.similarity(b, a);
                    likely += usize::from(similarity >= ALONE_FLOOR);
                    let took_place = self.took_place(scales, (b, a), similarity);
                    if similarity >= self.place_floor(b, a) && !took_place {
                        pairs.push((b, a, similarity));
                    }
                }
            }
            // where the last of those weighed could be no answer, those behind it are none
            if likely == found.weighed.len() && !found.left.is_empty() {
                self.cut.mark(0, b);
                found.left.into_iter().for_each(|a| self.cut.mark(1, a));
            }
        }
    }

    /// Pairs that are much alike, and more than any other pair of their clauses: wherever they stand.
    fn clear(&mut self, pairs: &[(usize, usize, f64)], rivals: &Rivals) {
        for &(b, a, similarity) in pairs.iter().filter(|pair| pair.2 >= CLEAR_FLOOR) {
            let rival = rivals.of(&[id(b)], &[id(a)]).map_or(0.0, |rival| rival.2);
            if !self.taken[0][b] && !self.taken[1][a] && similarity >= rival + CLEAR_MARGIN {
                self.pair(b, a, Reason::Similarity, similarity);
            }
        }
    }

    /// Pairs of what is left, by similarity, the best first; at equal similarity the same printed
    /// number, then the nearer place.
    fn best_first(&mut self, scales: &Scales, pairs: &[(usize, usize, f64)], rivals: &Rivals) {
        let lens = (self.before.ids.len().max(1), self.after.ids.len().max(1));
        let distance = |b: usize, a: usize| (b * lens.1).abs_diff(a * lens.0);
        let is_alone = |&(b, a, similarity): &(usize, usize, f64)| {
            let rival = rivals.of(&[id(b)], &[id(a)]).map_or(0.0, |rival| rival.2);
            let words = self.before.ids[b].len().min(self.after.ids[a].len());
            words >= ALONE_WORDS && similarity >= rival + ALONE_MARGIN
        };
        let is_like = |pair: &&(usize, usize, f64)| {
            let by_words = || scales.shared_words(pair.0, pair.1) >= ALONE_BY_WORDS;
            pair.2 >= MOVED_FLOOR || pair.2 >= ALONE_FLOOR && by_words() && is_alone(pair)
        };
        let mut order: Vec<_> = pairs.iter().filter(is_like).collect();
        order.sort_by(|x, y| {
            let label = |pair: &(usize, usize, f64)| self.same_label(pair.0, pair.1);
            y.2.total_cmp(&x.2)
                .then_with(|| label(y).cmp(&label(x)))
                .then_with(|| distance(x.0, x.1).cmp(&distance(y.0, y.1)))
                .then_with(|| (x.0, x.1).cmp(&(y.0, y.1)))
        });
        for &&(b, a, similarity) in &order {
            if !self.taken[0][b] && !self.taken[1][a] {
                self.pair(b, a, Reason::Similarity, similarity);
            }
        }
    }

    /// Weaker pairs of lists that kept their length, where each clause is the only open candidate of the
    /// other.
    fn only_choices(&mut self, pairs: &[(usize, usize, f64)], floor: f64) {
        let is_open = |pair: &&(usize, usize, f64)| {
            let listed = self.place_floor(pair.0, pair.1) < PLACE_FLOOR;
            listed && pair.2 >= floor && !self.taken[0][pair.0] && !self.taken[1][pair.1]
        };
        let open: Vec<_> = pairs.iter().filter(is_open).copied().collect();
        let mut choices = self.taken.each_ref().map(|taken| vec![0; taken.len()]);
        for &(b, a, _) in &open {
            choices[0][b] += 1;
            choices[1][a] += 1;
        }
        for (b, a, similarity) in open {
            if choices[0][b] == 1 && choices[1][a] == 1 {
                self.pair(b, a, Reason::Similarity, similarity);
            }
        }
    }

    fn same_label(&self, b: usize, a: usize) -> bool {
        self.before.labels[b].is_some() && self.before.labels[b] == self.after.labels[a]
    }
}

impl Scales {
    /// How much of their words' weight two clauses share, from 0 to 1.
    fn shared_words(&self, b: usize, a: usize) -> f64 {
        self.shared_words_and_matter(b, a).0
    }

    /// The same, and whether one of the words says what they are about.
    fn shared_words_and_matter(&self, b: usize, a: usize) -> (f64, bool) {
        let weight = self.sides[0].weights[b] + self.sides[1].weights[a];
        if weight == 0.0 {
            return (0.0, false);
        }
        let mut is_of_matter = false;
        let seen = |word: u32| is_of_matter |= self.is_matter(word);
        let [before, after] = &self.sides;
        let words = shared_and_seen(&before.bags[b], &after.bags[a], &self.rarity, seen);
        (2.0 * words / weight, is_of_matter)
    }

    /// How like two clauses are, from 0 to 1: the words they share, and the turns.
    pub(super) fn similarity(&self, b: usize, a: usize) -> f64 {
        let ([before, after], (words, matter)) = (&self.sides, self.shared_words_and_matter(b, a));
        let are_recitals = self.recitals[0][b] && self.recitals[1][a];
        if words == 0.0
            || words < PLACE_FLOOR && !matter && !self.is_brief(0, b) && !self.is_brief(1, a)
            || are_recitals && self.differ_in_matter(b, a)
        {
            return 0.0;
        }
        words + TURNS_SHARE * (1.0 - words) * shared_turns((before, b), (after, a), &self.rarity)
    }

    /// Whether a word says what a clause is about.
    pub(super) fn is_matter(&self, word: u32) -> bool {
        !self.forms[word as usize]
    }

    /// What a clause is about: its words but for those of form.
    pub(super) fn matter(&self, side: usize, clause: usize) -> Vec<Held> {
        self.sides[side].matter(clause, &self.forms).collect()
    }

    /// Whether a clause has so few words that say what it is about that what it answers to need have none of
    /// them: else two paragraphs 4 that share only *the* and *of* are two paragraphs.
    fn is_brief(&self, side: usize, clause: usize) -> bool {
        self.sides[side].matter(clause, &self.forms).nth(MATTER - 1).is_none()
    }

    /// Whether neither of two clauses has much of what the other is about, not even the longer one of the shorter.
    pub(super) fn have_no_matter_in_common(&self, b: usize, a: usize) -> bool {
        let (before, after) = (self.matter(0, b), self.matter(1, a));
        let less = weight(&before, &self.rarity).min(weight(&after, &self.rarity));
        shared(&before, &after, &self.rarity) < MATTER_FLOOR * less
    }

    /// Whether two clauses are about different things, however alike they put it.
    fn differ_in_matter(&self, b: usize, a: usize) -> bool {
        let (before, after) = (self.matter(0, b), self.matter(1, a));
        let weights = [&before, &after].map(|bag| weight(bag, &self.rarity));
        let both = 2.0 * shared(&before, &after, &self.rarity);
        weights.iter().all(|weight| *weight > 0.0)
            && both < MATTER_FLOOR * (weights[0] + weights[1])
    }
}
