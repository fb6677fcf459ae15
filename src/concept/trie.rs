//! All phrases of a scheme at once, as one tree over symbols.

use std::ops::Range;

use super::filter::Begins;
use super::phrase::Reading;
use super::symbols::{NONE, SymbolsBuilder};
use super::units::{Break, Units};

/// A phrase found: its number, and the units it was found at, the end not included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Hit {
    pub(super) phrase: u32,
    pub(super) start: u32,
    pub(super) end: u32,
}

/// A tree in the making. Phrases that share their first words share the way there.
#[derive(Debug, Default)]
pub(super) struct TrieBuilder {
    /// The first node of every symbol, [`NONE`] where no phrase begins.
    roots: Vec<u32>,
    nodes: Vec<Node>,
}

#[derive(Debug, Default)]
struct Node {
    /// The phrases that end here.
    ends: Vec<u32>,
    /// Where the next word leads, by its symbol.
    next: Vec<(u32, u32)>,
    /// Where a gap leads, by how many words it may skip.
    gaps: Vec<(u32, u32)>,
}

impl TrieBuilder {
    /// Adds a reading of the phrase with the number `phrase`.
    pub(super) fn insert(&mut self, reading: &Reading, phrase: u32, symbols: &mut SymbolsBuilder) {
        let mut at = NONE;
        for step in reading {
            let symbol = symbols.intern(&step.word);
            if at == NONE {
                self.roots.resize(self.roots.len().max(symbols.len()), NONE);
                if self.roots[symbol as usize] == NONE {
                    self.roots[symbol as usize] = self.node();
                }
                at = self.roots[symbol as usize];
                continue;
            }
            if let Some(most) = step.gap {
                at = self.child(at, most, |node| &mut node.gaps);
            }
            at = self.child(at, symbol, |node| &mut node.next);
        }
        if let Some(node) = self.nodes.get_mut(at as usize) {
            if !node.ends.contains(&phrase) {
                node.ends.push(phrase);
            }
        }
    }

    fn node(&mut self) -> u32 {
        self.nodes.push(Node::default());
        self.nodes.len() as u32 - 1
    }

    fn child(
        &mut self,
        at: u32,
        key: u32,
        edges: impl Fn(&mut Node) -> &mut Vec<(u32, u32)>,
    ) -> u32 {
        let own = edges(&mut self.nodes[at as usize]);
        match own.binary_search_by_key(&key, |&(key, _)| key) {
            Ok(index) => own[index].1,
            Err(index) => {
                let child = self.node();
                edges(&mut self.nodes[at as usize]).insert(index, (key, child));
                child
            }
        }
    }

    /// Keeps, of the phrases that end at the same node, those `keep` chooses.
    pub(super) fn retain(&mut self, mut keep: impl FnMut(&[u32], u32) -> bool) {
        for node in &mut self.nodes {
            let all = node.ends.clone();
            node.ends.retain(|&phrase| keep(&all, phrase));
        }
    }

    /// The tree, to be searched.
    pub(super) fn build(self) -> Trie {
        let mut trie = Trie { roots: self.roots, ..Trie::default() };
        for node in self.nodes {
            trie.close(node.ends.is_empty() && node.gaps.is_empty());
            trie.ends.extend(node.ends);
            trie.next.extend(node.next);
            trie.gaps.extend(node.gaps);
        }
        // where the last node ends
        trie.close(true);
        trie
    }
}

/// The tree, its nodes in one piece.
#[derive(Clone, Debug, Default)]
pub(super) struct Trie {
    roots: Vec<u32>,
    /// What each node has begins here and ends where that of the following one begins.
    nodes: Vec<Place>,
    ends: Vec<u32>,
    next: Vec<(u32, u32)>,
    gaps: Vec<(u32, u32)>,
}

#[derive(Clone, Copy, Debug)]
struct Place {
    ends: u32,
    next: u32,
    gaps: u32,
    /// Whether only a next word leads on from here.
    simple: bool,
}

/// How far a search has come: the node, and the unit after it.
type State = (u32, usize);

impl Trie {
    /// Ends the last node here and begins another.
    fn close(&mut self, simple: bool) {
        let (ends, next) = (self.ends.len() as u32, self.next.len() as u32);
        self.nodes.push(Place { ends, next, gaps: self.gaps.len() as u32, simple });
    }

    /// Whether a phrase begins with `symbol`.
    pub(super) fn begins(&self, symbol: u32) -> bool {
        self.root(symbol) != NONE
    }

    /// The symbols one of which must come right after `symbol`, if phrases begin with it and none
    /// goes on in another way.
    pub(super) fn simple_start(&self, symbol: u32) -> Option<Vec<u32>> {
        let root = self.root(symbol);
        let simple = root != NONE && self.nodes[root as usize].simple;
        simple.then(|| {
            let next = &self.next[self.range(root, |place| place.next)];
            next.iter().map(|&(symbol, _)| symbol).collect()
        })
    }

    #[inline]
    fn root(&self, symbol: u32) -> u32 {
        self.roots.get(symbol as usize).copied().unwrap_or(NONE)
    }

    /// Finds every phrase, all of which are `sort`, in the units of a clause of `text`. Of one phrase
    /// and one start only the shortest match counts, so that a gap skips no more than it must.
    pub(super) fn find(
        &self,
        sort: Begins,
        text: &str,
        units: &mut Units<'_>,
        hits: &mut Vec<Hit>,
    ) {
        hits.clear();
        let mut walk = Walk { trie: self, text, units, states: Vec::new(), hits };
        let mut place = 0;
        while let Some((start, begins)) = walk.units.start(place) {
            place += 1;
            if begins & sort != 0 {
                walk.begin(start as usize);
            }
        }
    }

    /// Where the next word leads from a node; [`NONE`] for nowhere.
    #[inline]
    fn edge(&self, at: u32, symbol: u32) -> u32 {
        let edges = &self.next[self.range(at, |place| place.next)];
        match edges.binary_search_by_key(&symbol, |&(symbol, _)| symbol) {
            Ok(index) => edges[index].1,
            Err(_) => NONE,
        }
    }

    #[inline]
    fn range(&self, at: u32, of: impl Fn(&Place) -> u32) -> Range<usize> {
        of(&self.nodes[at as usize]) as usize..of(&self.nodes[at as usize + 1]) as usize
    }
}

/// A search through one clause.
struct Walk<'w, 'm> {
    trie: &'w Trie,
    text: &'w str,
    units: &'w mut Units<'m>,
    /// What is still to be followed from the present start.
    states: Vec<State>,
    hits: &'w mut Vec<Hit>,
}

impl Walk<'_, '_> {
    /// Follows all ways that begin with the unit `start`.
    #[inline]
    fn begin(&mut self, start: usize) {
        let Some(unit) = self.units.get(self.text, start) else { return };
        self.enter(unit.symbol, start);
        for other in self.units.others(unit) {
            self.enter(other, start);
        }
    }

    #[inline]
    fn enter(&mut self, symbol: u32, start: usize) {
        let mut at = self.trie.root(symbol);
        let mut next = start + 1;
        // most ways are given up at the second word
        while at != NONE {
            // what comes next is looked up only where it matters
            let simple = self.trie.nodes[at as usize].simple;
            let unit = if simple { self.units.get(self.text, next) } else { None };
            if !simple || unit.is_some_and(|unit| unit.other != NONE) {
                self.states.clear();
                self.states.push((at, next));
                return self.follow(start);
            }
            let Some(unit) = unit.filter(|unit| unit.apart == Break::None) else { return };
            at = self.trie.edge(at, unit.symbol);
            next += 1;
        }
    }

    /// Follows all ways on from the only one of the states.
    #[inline(never)]
    fn follow(&mut self, start: usize) {
        let trie = self.trie;
        let first_hit = self.hits.len();
        let mut done = 0;
        while let Some(&(at, next)) = self.states.get(done) {
            done += 1;
            for &phrase in &trie.ends[trie.range(at, |place| place.ends)] {
                let (start, end) = (start as u32, next as u32);
                match self.hits[first_hit..].iter_mut().find(|hit| hit.phrase == phrase) {
                    Some(hit) => hit.end = hit.end.min(end),
                    None => self.hits.push(Hit { phrase, start, end }),
                }
            }
            if !trie.range(at, |place| place.next).is_empty() {
                self.step(at, next, Break::None);
            }
            for &(most, after_gap) in &trie.gaps[trie.range(at, |place| place.gaps)] {
                for unit in next..=next + most as usize {
                    if !self.step(after_gap, unit, Break::Weak) {
                        break;
                    }
                }
            }
        }
    }

    /// Goes from a node to where the unit `next` leads, unless it is further apart than `most`;
    /// says if the search may go on behind it.
    fn step(&mut self, at: u32, next: usize, most: Break) -> bool {
        let Some(unit) = self.units.get(self.text, next).filter(|unit| unit.apart <= most) else {
            return false;
        };
        for symbol in Some(unit.symbol).into_iter().chain(self.units.others(unit)) {
            let to = self.trie.edge(at, symbol);
            // gaps may lead to the same place on several ways
            if to != NONE && !self.states.contains(&(to, next + 1)) {
                self.states.push((to, next + 1));
            }
        }
        true
    }
}
