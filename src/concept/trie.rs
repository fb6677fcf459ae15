//! All phrases of a scheme at once, as one tree over symbols.

use super::phrase::Reading;
use super::symbols::{Break, NONE, Symbols, Unit};

/// A phrase found: its number, and the units it was found at, the end not included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Hit {
    pub(super) phrase: u32,
    pub(super) start: u32,
    pub(super) end: u32,
}

/// Phrases that share their first words share the way there.
#[derive(Clone, Debug, Default)]
pub(super) struct Trie {
    /// The first node of every symbol, [`NONE`] where no phrase begins.
    roots: Vec<u32>,
    nodes: Vec<Node>,
}

#[derive(Clone, Debug, Default)]
struct Node {
    /// The phrases that end here.
    ends: Vec<u32>,
    /// Where the next word leads, by its symbol.
    next: Vec<(u32, u32)>,
    /// Where a gap leads, by how many words it may skip.
    gaps: Vec<(u32, u32)>,
}

impl Trie {
    /// Adds a reading of the phrase with the number `phrase`.
    pub(super) fn insert(&mut self, reading: &Reading, phrase: u32, symbols: &mut Symbols) {
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

    /// Finds every phrase in `units`. Of one phrase and one start only the shortest match counts, so
    /// that a gap skips no more than it must.
    pub(super) fn find(&self, symbols: &Symbols, units: &[Unit], hits: &mut Vec<Hit>) {
        hits.clear();
        let mut states = Vec::new();
        for (start, unit) in units.iter().enumerate() {
            // most words begin no phrase, and most of those are in none
            if unit.symbol == NONE && unit.prefix == NONE {
                continue;
            }
            for symbol in symbols.of(*unit) {
                let root = self.roots.get(symbol as usize).copied().unwrap_or(NONE);
                if root != NONE {
                    self.follow(root, symbols, units, start, &mut states, hits);
                }
            }
        }
    }

    /// Follows all ways from `root`, which the unit `start` led to.
    fn follow(
        &self,
        root: u32,
        symbols: &Symbols,
        units: &[Unit],
        start: usize,
        states: &mut Vec<(u32, usize)>,
        hits: &mut Vec<Hit>,
    ) {
        let first_hit = hits.len();
        states.clear();
        states.push((root, start + 1));
        let mut done = 0;
        while let Some(&(at, next)) = states.get(done) {
            done += 1;
            let node = &self.nodes[at as usize];
            for &phrase in &node.ends {
                let (start, end) = (start as u32, next as u32);
                match hits[first_hit..].iter_mut().find(|hit| hit.phrase == phrase) {
                    Some(hit) => hit.end = hit.end.min(end),
                    None => hits.push(Hit { phrase, start, end }),
                }
            }
            let Some(&unit) = units.get(next) else { continue };
            if unit.apart == Break::None && !node.next.is_empty() {
                self.step(at, symbols, unit, next, states);
            }
            for &(most, after_gap) in &node.gaps {
                let reach = units[next..].iter().take(most as usize + 1);
                for (skipped, &unit) in reach.enumerate() {
                    if unit.apart == Break::Strong {
                        break;
                    }
                    self.step(after_gap, symbols, unit, next + skipped, states);
                }
            }
        }
    }

    fn step(
        &self,
        at: u32,
        symbols: &Symbols,
        unit: Unit,
        next: usize,
        states: &mut Vec<(u32, usize)>,
    ) {
        let edges = &self.nodes[at as usize].next;
        for symbol in symbols.of(unit) {
            if let Ok(index) = edges.binary_search_by_key(&symbol, |&(symbol, _)| symbol) {
                let state = (edges[index].1, next + 1);
                // gaps may lead to the same place on several ways
                if !states.contains(&state) {
                    states.push(state);
                }
            }
        }
    }
}
