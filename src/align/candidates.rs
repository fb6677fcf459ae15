//! How much two clauses share, weighed by how rare it is.

/// How often a word stands in a clause.
#[derive(Clone, Copy, Debug)]
pub(super) struct Held {
    word: u32,
    /// Outside of boilerplate.
    own: u32,
    common: u32,
}

/// Words in boilerplate weigh so much of what they weigh elsewhere: they must not outvote the words
/// of a clause itself, but where there are no others they say something. With a sentence put into
/// 40 % of all clauses F1 of links is .972 at 1, .986 at 0.4, .990 at 0.2.
const COMMON_SHARE: f64 = 0.2;

impl Held {
    fn weight(&self) -> f64 {
        f64::from(self.own) + COMMON_SHARE * f64::from(self.common)
    }

    /// The weight of what two clauses share of a word.
    fn shared(&self, other: &Self) -> f64 {
        let own = self.own.min(other.own);
        // what is boilerplate on one side only, for it was edited on the other
        let ours = (self.own - own).min(other.common);
        let theirs = (other.own - own).min(self.common);
        let common = (self.common - theirs).min(other.common - ours);
        f64::from(own)
            + (1.0 + COMMON_SHARE) / 2.0 * f64::from(ours + theirs)
            + COMMON_SHARE * f64::from(common)
    }
}

/// The words of every clause of one draft, as numbers, and their weights.
pub(super) struct Side {
    /// For each clause its distinct words in order of their numbers, with how often each stands there.
    pub(super) bags: Vec<Vec<Held>>,
    /// For each clause the weight of all its words.
    pub(super) weights: Vec<f64>,
    /// For each clause its pairs of neighbouring words outside of boilerplate, in order of their numbers.
    turns: Vec<Vec<(u32, u32)>>,
    turn_weights: Vec<f64>,
}

/// In which clauses of one draft each word stands.
pub(super) struct Holders {
    /// For each word, how many clauses hold it, and the last of them.
    words: Vec<(u32, u32)>,
}

impl Holders {
    /// The holders of each of `words` words.
    pub(super) fn new(clauses: &[&[u32]], words: usize) -> Self {
        let mut holders = vec![(0, u32::MAX); words];
        for (clause, ids) in clauses.iter().enumerate() {
            let clause = clause as u32;
            for &id in *ids {
                let (count, last) = &mut holders[id as usize];
                *count += u32::from(*last != clause);
                *last = clause;
            }
        }
        Self { words: holders }
    }

    /// The only clause that holds a word.
    pub(super) fn only(&self, word: u32) -> Option<u32> {
        let (count, last) = self.words[word as usize];
        (count == 1).then_some(last)
    }
}

/// The weights of words over both drafts.
///
/// A word's weight is the fourth root of how many clauses there are for each that holds it: it grows
/// with rarity as slowly as the usual logarithm, never falls to nothing (so that two drafts of two
/// paragraphs can be compared), and square roots, unlike logarithms, are the same on every machine.
pub(super) struct Rarity {
    holders: [Holders; 2],
    clauses: u32,
    /// The weights of words that few clauses hold, by how many do.
    weights: [f64; KNOWN_WEIGHTS as usize],
}

const KNOWN_WEIGHTS: u32 = 64;

impl Rarity {
    pub(super) fn new(holders: [Holders; 2], clauses: usize) -> Self {
        let mut rarity =
            Self { holders, clauses: clauses as u32, weights: [0.0; KNOWN_WEIGHTS as usize] };
        for holders in 0..KNOWN_WEIGHTS {
            rarity.weights[holders as usize] = rarity.weight(holders);
        }
        rarity
    }

    fn weight(&self, holders: u32) -> f64 {
        (f64::from(self.clauses) / f64::from(holders.max(1))).sqrt().sqrt()
    }

    fn of_turn(&self, (first, second): (u32, u32)) -> f64 {
        self.of(first) * self.of(second)
    }

    pub(super) fn of(&self, word: u32) -> f64 {
        let [before, after] = &self.holders;
        let (before, after) = (before.words[word as usize].0, after.words[word as usize].0);
        let holders = before + after;
        match self.weights.get(holders as usize) {
            Some(weight) => *weight,
            None => self.weight(holders),
        }
    }
}

impl Side {
    /// Clauses that are not weighed have no words here.
    pub(super) fn new(
        clauses: &[&[u32]],
        rarity: &Rarity,
        counts: &[bool],
        is_weighed: impl Fn(usize) -> bool,
        is_common: impl Fn(usize, usize) -> bool,
    ) -> Self {
        let mut sorted = Vec::new();
        let weighed = |(clause, ids): (usize, &&[u32])| match is_weighed(clause) {
            true => bag(ids, counts, |place| is_common(clause, place), &mut sorted),
            false => Vec::new(),
        };
        let bags: Vec<_> = clauses.iter().enumerate().map(weighed).collect();
        let turns_of = |(clause, ids): (usize, &&[u32])| match is_weighed(clause) {
            true => turns(ids, counts, |place| is_common(clause, place)),
            false => Vec::new(),
        };
        let turns: Vec<_> = clauses.iter().enumerate().map(turns_of).collect();
        let turn_weight =
            |turns: &Vec<(u32, u32)>| turns.iter().map(|&turn| rarity.of_turn(turn)).sum();
        let turn_weights = turns.iter().map(turn_weight).collect();
        let weights = bags.iter().map(|bag| weight(bag, rarity)).collect();
        Self { bags, weights, turns, turn_weights }
    }

    /// The words of a clause but for those of form.
    pub(super) fn matter(&self, clause: usize, forms: &[bool]) -> impl Iterator<Item = Held> {
        let bag = self.bags[clause].iter();
        bag.filter(|held| !forms[held.word as usize]).copied()
    }
}

/// Whether two bags have a word in common.
pub(super) fn meet(mut one: impl Iterator<Item = Held>, other: impl Iterator<Item = Held>) -> bool {
    let mut other = other.peekable();
    one.any(|held| {
        while other.next_if(|next| next.word < held.word).is_some() {}
        other.peek().is_some_and(|next| next.word == held.word)
    })
}

/// The weight of words.
pub(super) fn weight(bag: &[Held], rarity: &Rarity) -> f64 {
    bag.iter().map(|held| rarity.of(held.word) * held.weight()).sum()
}

/// The distinct words of a clause, found by way of a list of all of them; marks of punctuation do
/// not count.
fn bag(
    ids: &[u32],
    counts: &[bool],
    is_common: impl Fn(usize) -> bool,
    sorted: &mut Vec<(u32, bool)>,
) -> Vec<Held> {
    sorted.clear();
    let words = ids.iter().enumerate().filter(|(_, id)| counts[**id as usize]);
    sorted.extend(words.map(|(place, id)| (*id, is_common(place))));
    sorted.sort_unstable();
    let mut bag: Vec<Held> = Vec::with_capacity(sorted.len());
    for run in sorted.chunk_by(|x, y| x.0 == y.0) {
        let common = run.iter().filter(|(_, common)| *common).count() as u32;
        bag.push(Held { word: run[0].0, own: run.len() as u32 - common, common });
    }
    bag
}

/// The neighbouring words of a clause, two and two.
fn turns(ids: &[u32], counts: &[bool], is_common: impl Fn(usize) -> bool) -> Vec<(u32, u32)> {
    let mut turns: Vec<(u32, u32)> = Vec::with_capacity(ids.len());
    for (place, pair) in ids.windows(2).enumerate() {
        let both = pair.iter().all(|id| counts[*id as usize]);
        if both && !is_common(place) && !is_common(place + 1) {
            turns.push((pair[0], pair[1]));
        }
    }
    turns.sort_unstable();
    turns
}

/// How much of the weight of their turns two clauses share, from 0 to 1.
pub(super) fn shared_turns(one: (&Side, usize), other: (&Side, usize), rarity: &Rarity) -> f64 {
    let weight = one.0.turn_weights[one.1] + other.0.turn_weights[other.1];
    if weight == 0.0 {
        return 0.0;
    }
    let (mut x, mut y) = (one.0.turns[one.1].as_slice(), other.0.turns[other.1].as_slice());
    let mut sum = 0.0;
    while let (Some(&first), Some(&second)) = (x.first(), y.first()) {
        if first == second {
            sum += rarity.of_turn(first);
        }
        if first <= second {
            x = &x[1..];
        }
        if second <= first {
            y = &y[1..];
        }
    }
    2.0 * sum / weight
}

/// The weight of the words two bags share.
pub(super) fn shared(a: &[Held], b: &[Held], rarity: &Rarity) -> f64 {
    let (mut a, mut b) = (a.iter().peekable(), b.iter().peekable());
    let mut sum = 0.0;
    while let (Some(&x), Some(&y)) = (a.peek(), b.peek()) {
        match x.word.cmp(&y.word) {
            std::cmp::Ordering::Less => drop(a.next()),
            std::cmp::Ordering::Greater => drop(b.next()),
            std::cmp::Ordering::Equal => {
                sum += rarity.of(x.word) * x.shared(y);
                a.next();
                b.next();
            }
        }
    }
    sum
}

/// Two bags as one.
pub(super) fn joined(a: &[Held], b: &[Held]) -> Vec<Held> {
    let mut all: Vec<Held> = a.iter().chain(b).copied().collect();
    all.sort_unstable_by_key(|held| (held.word, held.own, held.common));
    all.dedup_by(|next, kept| {
        let same = next.word == kept.word;
        if same {
            kept.own += next.own;
            kept.common += next.common;
        }
        same
    });
    all
}

/// The words of a bag that stand nowhere in the other.
pub(super) fn without(bag: &[Held], other: &[Held]) -> Vec<Held> {
    let is_left = |held: &&Held| other.binary_search_by_key(&held.word, |held| held.word).is_err();
    bag.iter().filter(is_left).copied().collect()
}

/// A word in more clauses than this leads to no candidates: it would make every clause one of every
/// other, and says little. Clauses that share only such words are found by their place.
const MOST_HOLDERS: usize = 40;

/// Of the clauses that share words with one, at most this many are weighed in full.
const MOST_CANDIDATES: usize = 8;

/// For one clause of a draft, the clauses of the other that share a rare enough word with it.
pub(super) struct Index {
    holders: Vec<Vec<u32>>,
    /// For each clause of the other draft, the weight of the rare words it shares with the one asked
    /// for.
    scores: Vec<f64>,
}

/// The clauses of the other draft that one asked for may answer to.
pub(super) struct Candidates {
    /// Those that share most with it, in order of their numbers.
    pub(super) weighed: Vec<usize>,
    /// The others, of which there are too many.
    pub(super) left: Vec<usize>,
}

impl Index {
    pub(super) fn new(side: &Side, is_open: impl Fn(usize) -> bool, words: usize) -> Self {
        let mut holders = vec![Vec::new(); words];
        for (clause, bag) in side.bags.iter().enumerate().filter(|(clause, _)| is_open(*clause)) {
            for &Held { word, .. } in bag {
                holders[word as usize].push(clause as u32);
            }
        }
        Self { holders, scores: vec![0.0; side.bags.len()] }
    }

    /// The clauses that share words with `bag`.
    pub(super) fn candidates(&mut self, bag: &[Held], rarity: &Rarity) -> Candidates {
        let mut found: Vec<usize> = Vec::new();
        for &Held { word, .. } in bag.iter().filter(|held| held.own > 0) {
            let holders = &self.holders[word as usize];
            if holders.len() > MOST_HOLDERS {
                continue;
            }
            for &clause in holders {
                let score = &mut self.scores[clause as usize];
                if *score == 0.0 {
                    found.push(clause as usize);
                }
                *score += rarity.of(word);
            }
        }
        found.sort_unstable_by(|x, y| self.scores[*y].total_cmp(&self.scores[*x]).then(x.cmp(y)));
        found.iter().for_each(|&clause| self.scores[clause] = 0.0);
        let left = found.split_off(found.len().min(MOST_CANDIDATES));
        found.sort_unstable();
        Candidates { weighed: found, left }
    }
}
