//! How much two clauses share, weighed by how rare it is.

/// The words of every clause of one draft, as numbers, and their weights.
pub(super) struct Side {
    /// For each clause its distinct words in order of their numbers, with how often each stands there.
    pub(super) bags: Vec<Vec<(u32, u32)>>,
    /// For each clause the weight of all its words.
    pub(super) weights: Vec<f64>,
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
    ) -> Self {
        let mut sorted = Vec::new();
        let weighed = |(clause, ids): (usize, &&[u32])| match is_weighed(clause) {
            true => bag(ids, counts, &mut sorted),
            false => Vec::new(),
        };
        let bags: Vec<_> = clauses.iter().enumerate().map(weighed).collect();
        let weight = |bag: &Vec<(u32, u32)>| {
            bag.iter().map(|&(word, n)| rarity.of(word) * f64::from(n)).sum()
        };
        let weights = bags.iter().map(weight).collect();
        Self { bags, weights }
    }
}

/// The distinct words of a clause, found by way of a list of all of them; marks of punctuation do
/// not count.
fn bag(ids: &[u32], counts: &[bool], sorted: &mut Vec<u32>) -> Vec<(u32, u32)> {
    sorted.clear();
    sorted.extend(ids.iter().filter(|&&id| counts[id as usize]));
    sorted.sort_unstable();
    let mut bag: Vec<(u32, u32)> = Vec::with_capacity(sorted.len());
    for run in sorted.chunk_by(|x, y| x == y) {
        bag.push((run[0], run.len() as u32));
    }
    bag
}

/// The weight of the words two bags share.
pub(super) fn shared(a: &[(u32, u32)], b: &[(u32, u32)], rarity: &Rarity) -> f64 {
    let (mut a, mut b) = (a.iter().peekable(), b.iter().peekable());
    let mut sum = 0.0;
    while let (Some(&&(x, n)), Some(&&(y, m))) = (a.peek(), b.peek()) {
        match x.cmp(&y) {
            std::cmp::Ordering::Less => drop(a.next()),
            std::cmp::Ordering::Greater => drop(b.next()),
            std::cmp::Ordering::Equal => {
                sum += rarity.of(x) * f64::from(n.min(m));
                a.next();
                b.next();
            }
        }
    }
    sum
}

/// Two bags as one.
pub(super) fn joined(a: &[(u32, u32)], b: &[(u32, u32)]) -> Vec<(u32, u32)> {
    let mut all: Vec<(u32, u32)> = a.iter().chain(b).copied().collect();
    all.sort_unstable();
    all.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        if same {
            kept.1 += next.1;
        }
        same
    });
    all
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

impl Index {
    pub(super) fn new(side: &Side, is_open: impl Fn(usize) -> bool, words: usize) -> Self {
        let mut holders = vec![Vec::new(); words];
        for (clause, bag) in side.bags.iter().enumerate().filter(|(clause, _)| is_open(*clause)) {
            for &(word, _) in bag {
                holders[word as usize].push(clause as u32);
            }
        }
        Self { holders, scores: vec![0.0; side.bags.len()] }
    }

    /// The clauses that share most with `bag`, in order of their numbers.
    pub(super) fn candidates(&mut self, bag: &[(u32, u32)], rarity: &Rarity) -> Vec<usize> {
        let mut found: Vec<usize> = Vec::new();
        for &(word, _) in bag {
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
        found.truncate(MOST_CANDIDATES);
        found.sort_unstable();
        found
    }
}
