//! All phrases of a scheme at once, as one tree over symbols.

use std::ops::Range;

use super::filter::Begins;
use super::phrase::Reading;
use super::symbols::{NONE, SymbolsBuilder, bit};
use super::units::{Break, Unit, Units};

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
            let leads = node.next.iter().fold(0, |all, &(symbol, _)| all | bit(symbol));
            trie.close(node.ends.is_empty(), !node.gaps.is_empty(), leads);
            trie.ends.extend(node.ends);
            trie.next.extend(node.next);
            trie.gaps.extend(node.gaps);
        }
        // where the last node ends
        trie.close(true, false, 0);
        trie.wide = Wide::new(&trie);
        trie
    }
}

/// A node with more edges than this is looked up in a table: every step of a search among them would
/// wait for memory.
const FEW_EDGES: usize = 8;

/// The edges of nodes that have many, each by its node and symbol.
#[derive(Clone, Debug, Default)]
struct Wide {
    /// Node, symbol and where it leads, a power of two of slots, at most half of them full; free ones
    /// lead nowhere.
    slots: Vec<(u32, u32, u32)>,
}

impl Wide {
    fn new(trie: &Trie) -> Self {
        let nodes = 0..trie.nodes.len().saturating_sub(1) as u32;
        let edges = |&node: &u32| trie.range(node, |place| place.next);
        let wide: Vec<u32> = nodes.filter(|node| edges(node).len() > FEW_EDGES).collect();
        let count: usize = wide.iter().map(|node| edges(node).len()).sum();
        let mut table = Self { slots: vec![(0, 0, NONE); (2 * count).next_power_of_two()] };
        for node in wide {
            for &(symbol, to) in &trie.next[edges(&node)] {
                let mut slot = table.slot(node, symbol);
                while table.slots[slot].2 != NONE {
                    slot = (slot + 1) & (table.slots.len() - 1);
                }
                table.slots[slot] = (node, symbol, to);
            }
        }
        table
    }

    #[inline]
    fn slot(&self, node: u32, symbol: u32) -> usize {
        let key = u64::from(node) << 32 | u64::from(symbol);
        // the top half of a product with an odd number depends on all bits of the key
        (key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32) as usize & (self.slots.len() - 1)
    }

    #[inline]
    fn get(&self, node: u32, symbol: u32) -> u32 {
        let mut slot = self.slot(node, symbol);
        loop {
            let (own, known, to) = self.slots[slot];
            if to == NONE || (own, known) == (node, symbol) {
                return to;
            }
            slot = (slot + 1) & (self.slots.len() - 1);
        }
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
    wide: Wide,
}

#[derive(Clone, Copy, Debug)]
struct Place {
    ends: u32,
    next: u32,
    gaps: u32,
    /// Whether only a next word leads on from here.
    simple: bool,
    has_gaps: bool,
    /// The mask of the symbols that lead on.
    leads: u64,
}

/// How far a search has come: the node, and the unit after it.
type State = (u32, usize);

impl Trie {
    /// Ends the last node here and begins another.
    fn close(&mut self, endless: bool, has_gaps: bool, leads: u64) {
        let (ends, next) = (self.ends.len() as u32, self.next.len() as u32);
        let simple = endless && !has_gaps;
        let gaps = self.gaps.len() as u32;
        self.nodes.push(Place { ends, next, gaps, simple, has_gaps, leads });
    }

    /// How many words of phrases lead on to another.
    pub(super) fn edges(&self) -> usize {
        self.next.len()
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
        let edges = self.range(at, |place| place.next);
        if edges.len() > FEW_EDGES {
            return self.wide.get(at, symbol);
        }
        let edges = &self.next[edges];
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
        let first_hit = self.hits.len();
        // most ways are given up at the second word
        while at != NONE {
            let place = self.trie.nodes[at as usize];
            // what comes next is looked up only where it matters
            let leads_on = place.next < self.trie.nodes[at as usize + 1].next;
            let unit = if leads_on { self.units.get(self.text, next) } else { None };
            let leads = |unit: &Unit| unit.apart == Break::None && unit.mask & place.leads != 0;
            let unit = unit.filter(leads);
            if place.has_gaps || unit.is_some_and(|unit| !self.units.is_single(unit)) {
                self.states.clear();
                self.states.push((at, next));
                return self.follow(start, first_hit);
            }
            self.end(at, start, next, first_hit);
            let Some(unit) = unit else { return };
            at = self.trie.edge(at, unit.symbol);
            next += 1;
        }
    }

    /// Adds the phrases that end at a node, unless a shorter match with the same start is there.
    #[inline]
    fn end(&mut self, at: u32, start: usize, next: usize, first_hit: usize) {
        for &phrase in &self.trie.ends[self.trie.range(at, |place| place.ends)] {
            let (start, end) = (start as u32, next as u32);
            match self.hits[first_hit..].iter_mut().find(|hit| hit.phrase == phrase) {
                Some(hit) => hit.end = hit.end.min(end),
                None => self.hits.push(Hit { phrase, start, end }),
            }
        }
    }

    /// Follows all ways on from the only one of the states.
    #[inline(never)]
    fn follow(&mut self, start: usize, first_hit: usize) {
        let trie = self.trie;
        let mut done = 0;
        while let Some(&(at, next)) = self.states.get(done) {
            done += 1;
            self.end(at, start, next, first_hit);
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
        // most words lead nowhere
        if unit.mask & self.trie.nodes[at as usize].leads == 0 {
            return true;
        }
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
