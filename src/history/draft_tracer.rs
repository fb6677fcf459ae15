//! Drafts to facts, one after the other.

use std::collections::BTreeMap;

use super::stemma::Stemma;
use super::trace::{Stage, Trace, WordLife};
use super::weave::{Made, NEW, Strand, Weaver, parted};
use crate::align::{Comparison, ComparisonOptions, Fate, Link};
use crate::diff::{EditKind, EditScript};
use crate::document::{ClauseId, Draft};
use crate::text::Vocabulary;

/// In so many earlier drafts, the latest that lost clauses, those that come in are looked for, so that a
/// history of many drafts stays linear in them.
const MOST_LOOKED_BACK: usize = 4;

/// A clause is only looked for where one of so many of its different words, or of those of a clause that went,
/// stands in the other. Clauses that keep less are not linked out of order (`align`).
const LEAST_SHARED: usize = 3;

/// All that is found out about a history.
pub(super) struct Facts {
    pub(super) traces: Vec<Trace>,
    pub(super) words: Vec<WordLife>,
    /// For every draft and token its word; `None` for printed numbers and marks outside of clauses' words.
    pub(super) of_token: Vec<Vec<Option<usize>>>,
    /// For every draft and clause its trace.
    pub(super) of_clause: Vec<Vec<usize>>,
}

/// What a draft leaves to those made of it.
#[derive(Clone, Default)]
pub(super) struct Legacy {
    pub(super) strands: Vec<Vec<Strand>>,
    /// The clauses that went on the way to it, by the draft that had them last.
    pub(super) away: BTreeMap<(usize, ClauseId), Vec<Strand>>,
}

pub(super) struct Tracer<'d, 's> {
    pub(super) drafts: &'s [&'d Draft],
    pub(super) stemma: &'s Stemma,
    steps: &'s [Comparison<'d>],
    options: ComparisonOptions,
    /// For every draft the number of its first clause among all.
    pub(super) firsts: Vec<usize>,
    /// For every clause of all drafts another one that it goes together with, or itself.
    roots: Vec<usize>,
    pub(super) arrivals: Vec<Stage>,
    vocabulary: Vocabulary,
    pub(super) words: Vec<Made>,
    /// For every word the draft and token it came from, and the last draft it was seen in.
    origins: Vec<(usize, usize)>,
    last_seen: Vec<usize>,
    pub(super) of_token: Vec<Vec<Option<usize>>>,
    /// What each draft leaves, and how many drafts still to come are made of it.
    legacies: Vec<(Legacy, usize)>,
    /// The draft that is being woven, and its clauses in the order they were woven in.
    pub(super) now: Legacy,
    pub(super) woven: Vec<ClauseId>,
    /// For its tokens the words that parents other than the first have there.
    pub(super) known: Vec<Option<usize>>,
    /// Of all words whether its first parent has them, where it has several.
    inherited: Vec<bool>,
}

impl<'d, 's> Tracer<'d, 's> {
    pub(super) fn new(
        drafts: &'s [&'d Draft],
        stemma: &'s Stemma,
        steps: &'s [Comparison<'d>],
        options: ComparisonOptions,
    ) -> Self {
        let mut firsts = vec![0];
        for draft in drafts {
            firsts.push(firsts[firsts.len() - 1] + draft.clauses().len());
        }
        let all = firsts[drafts.len()];
        Self {
            drafts,
            stemma,
            steps,
            options,
            firsts,
            roots: (0..all).collect(),
            arrivals: vec![Stage::default(); all],
            vocabulary: Vocabulary::new(options.normalization),
            words: Vec::new(),
            origins: Vec::new(),
            last_seen: Vec::new(),
            of_token: drafts.iter().map(|draft| vec![None; draft.tokens().len()]).collect(),
            legacies: Vec::new(),
            now: Legacy::default(),
            woven: Vec::new(),
            known: Vec::new(),
            inherited: Vec::new(),
        }
    }

    pub(super) fn trace(mut self) -> Facts {
        let mut heirs = vec![0; self.drafts.len()];
        self.stemma.steps().for_each(|(parent, _)| heirs[parent] += 1);
        let mut step = 0;
        for (draft, heirs) in heirs.into_iter().enumerate() {
            let parents = self.stemma.parents(draft);
            self.now.strands = vec![Vec::new(); self.drafts[draft].clauses().len()];
            self.known.clear();
            match parents {
                [] => {
                    let ids: Vec<_> = self.drafts[draft].clauses().map(|c| c.id()).collect();
                    ids.into_iter().for_each(|id| self.weave(draft, &[id], Vec::new(), None));
                }
                _ => self.draft(draft, step),
            }
            if !parents.is_empty() {
                self.bring_back(draft);
            }
            self.number(draft);
            step += parents.len();
            self.legacies.push((std::mem::take(&mut self.now), heirs));
        }
        let (mut traces, of_clause) = self.traces();
        let words = self.lives();
        for (draft, clause, from) in self.back_by_words(&words) {
            traces[of_clause[draft][clause]].stages[draft].returned_from = Some(from);
        }
        Facts { traces, words, of_token: self.of_token, of_clause }
    }

    /// Every word with the drafts it stands in, counted before they are listed: words are many, and lists
    /// that grow take most of the time.
    fn lives(&self) -> Vec<WordLife> {
        let mut counts = vec![0; self.words.len()];
        self.of_token.iter().flatten().flatten().for_each(|word| counts[*word] += 1);
        let life = |((draft, token), count): (&(usize, usize), usize)| WordLife {
            draft: *draft,
            token: *token,
            drafts: Vec::with_capacity(count),
        };
        let mut lives: Vec<WordLife> = self.origins.iter().zip(counts).map(life).collect();
        for (draft, words) in self.of_token.iter().enumerate() {
            words.iter().flatten().for_each(|word| lives[*word].drafts.push(draft));
        }
        lives
    }

    /// What a draft leaves, a copy only if another draft to come needs it too.
    fn inherit(&mut self, draft: usize) -> Legacy {
        let (legacy, heirs) = &mut self.legacies[draft];
        *heirs = heirs.saturating_sub(1);
        if *heirs == 0 { std::mem::take(legacy) } else { legacy.clone() }
    }

    /// Weaves a draft of its parents, given the place of the step from the first of them.
    fn draft(&mut self, draft: usize, step: usize) {
        let parents = self.stemma.parents(draft);
        let mut legacies: Vec<_> = parents.iter().map(|parent| self.inherit(*parent)).collect();
        for legacy in &mut legacies {
            self.now.away.append(&mut legacy.away);
        }
        self.known = self.known_words(draft, step);
        if !self.known.is_empty() {
            self.inherited = vec![false; self.words.len()];
            let words = self.of_token[parents[0]].iter().flatten();
            words.for_each(|word| self.inherited[*word] = true);
        }
        // clauses that the first parent has not, and whether another one has them
        let mut new: Vec<bool> = vec![true; self.drafts[draft].clauses().len()];
        let steps = self.steps;
        for step in &steps[step..step + parents.len()] {
            let linked = step.alignment().links().iter().filter(|link| link.fate != Fate::Added);
            linked.flat_map(|link| &link.after).for_each(|id| new[id.index()] = false);
        }
        if new.contains(&true) {
            self.returned(draft, &mut new);
        }
        let mut open: Vec<bool> = self.arrived(draft).iter().map(|arrived| !arrived).collect();
        for (at, (parent, mut legacy)) in parents.iter().zip(legacies).enumerate() {
            for link in steps[step + at].alignment().links() {
                self.follow(link, *parent, draft, &mut legacy.strands, &mut open);
            }
        }
        let rest = (0..open.len()).filter(|place| open[*place]);
        let added: Vec<_> = rest.map(|place| ClauseId(place as u32)).collect();
        for id in added {
            self.arrivals[self.firsts[draft] + id.index()].fate = Some(Fate::Added);
            self.weave(draft, &[id], Vec::new(), None);
        }
    }

    fn arrived(&self, draft: usize) -> Vec<bool> {
        let range = self.firsts[draft]..self.firsts[draft + 1];
        self.arrivals[range].iter().map(|arrival| arrival.fate.is_some()).collect()
    }

    /// Weaves what a link leads to, as far as no parent before has it.
    fn follow(
        &mut self,
        link: &Link,
        parent: usize,
        draft: usize,
        before: &mut [Vec<Strand>],
        open: &mut [bool],
    ) {
        let mut take = |b: &ClauseId| std::mem::take(&mut before[b.index()]);
        let old: Vec<Strand> = match link.before.as_slice() {
            [one] => take(one),
            several => several.iter().flat_map(take).collect(),
        };
        match link.fate {
            Fate::Added => return,
            Fate::Dropped => {
                self.now.away.insert((parent, link.before[0]), old);
                return;
            }
            _ => {}
        }
        if link.after.iter().all(|a| open[a.index()]) {
            self.arrive(link, parent, draft, old, false);
        } else {
            self.join(link, parent, draft);
            for after in &link.after {
                // of several parents the one that is likest tells what became of it
                let arrival = &self.arrivals[self.firsts[draft] + after.index()];
                if open[after.index()] || Some(link.fate) < arrival.fate {
                    self.settle(link, parent, draft, *after, false);
                }
                if open[after.index()] {
                    self.weave(draft, &[*after], Vec::new(), None);
                }
            }
        }
        link.after.iter().for_each(|a| open[a.index()] = false);
    }

    /// For the tokens of a draft the words that its parents but the first have there.
    fn known_words(&self, draft: usize, step: usize) -> Vec<Option<usize>> {
        let parents = self.stemma.parents(draft);
        if parents.len() < 2 {
            return Vec::new();
        }
        let mut known = vec![None; self.drafts[draft].tokens().len()];
        for (at, parent) in parents.iter().enumerate().skip(1) {
            for link in self.steps[step + at].alignment().links() {
                let row = |draft: usize, ids: &[ClauseId]| -> Vec<usize> {
                    let ranges = ids.iter().map(|id| self.drafts[draft].clause(*id).token_range());
                    ranges.flatten().collect()
                };
                let (before, after) = (row(*parent, &link.before), row(draft, &link.after));
                for edit in link.edits.edits().iter().filter(|edit| edit.kind == EditKind::Keep) {
                    for (b, a) in edit.before.clone().zip(edit.after.clone()) {
                        let word = self.of_token[*parent][before[b]];
                        known[after[a]] = known[after[a]].or(word);
                    }
                }
            }
        }
        known
    }

    /// Finds clauses that come in among those that are away, as two drafts are compared.
    fn returned(&mut self, draft: usize, new: &mut [bool]) {
        for earlier in self.worth_looking(draft, new) {
            if !new.contains(&true) {
                break;
            }
            let drafts = [self.drafts[earlier], self.drafts[draft]];
            let comparison = Comparison::with_options(drafts[0], drafts[1], self.options);
            for link in comparison.alignment().links() {
                let away = &self.now.away;
                let is_away = link.before.iter().all(|b| away.contains_key(&(earlier, *b)));
                let is_new = link.after.iter().all(|a| new[a.index()]);
                if !is_away || !is_new || link.before.is_empty() || link.after.is_empty() {
                    continue;
                }
                let take = |b: &ClauseId| self.now.away.remove(&(earlier, *b)).unwrap_or_default();
                let strands = link.before.iter().flat_map(take).collect();
                link.after.iter().for_each(|a| new[a.index()] = false);
                self.arrive(link, earlier, draft, strands, true);
            }
        }
    }

    /// The latest drafts that lost a clause of which enough words stand in one that is new, the last first:
    /// to compare whole drafts for the sake of clauses that share nothing is most of the work otherwise.
    fn worth_looking(&mut self, draft: usize, new: &[bool]) -> Vec<usize> {
        let mut earlier = self.latest_losses();
        let Some(first) = earlier.last().copied() else { return earlier };
        let (mut places, mut lens) = (BTreeMap::<u32, Vec<usize>>::new(), Vec::new());
        for ((from, _), strands) in self.now.away.range((first, ClauseId(0))..) {
            let alive = strands.iter().filter(|strand| strand.gone.is_none());
            let mut words: Vec<u32> = alive.map(|strand| self.words[strand.word].id).collect();
            words.sort_unstable();
            words.dedup();
            words.iter().for_each(|word| places.entry(*word).or_default().push(lens.len()));
            lens.push((*from, words.len()));
        }
        let mut worth = vec![false; self.drafts.len()];
        let mut shared = vec![0; lens.len()];
        for clause in (0..new.len()).filter(|clause| new[*clause]) {
            let tokens = self.drafts[draft].clause(ClauseId(clause as u32)).token_range();
            let mut words: Vec<u32> = tokens.map(|token| self.made(draft, token).id).collect();
            words.sort_unstable();
            words.dedup();
            shared.fill(0);
            let known = words.iter().filter_map(|word| places.get(word)).flatten();
            known.for_each(|place| shared[*place] += 1);
            for ((from, len), shared) in lens.iter().zip(&shared) {
                worth[*from] |= shared * LEAST_SHARED >= words.len().min(*len).max(1);
            }
        }
        earlier.retain(|earlier| worth[*earlier]);
        earlier
    }

    /// The latest drafts that lost clauses which are still away, the last first.
    pub(super) fn latest_losses(&self) -> Vec<usize> {
        let mut earlier: Vec<usize> = self.now.away.keys().map(|(earlier, _)| *earlier).collect();
        earlier.dedup();
        earlier.reverse();
        earlier.truncate(MOST_LOOKED_BACK);
        earlier
    }

    fn arrive(
        &mut self,
        link: &Link,
        from: usize,
        draft: usize,
        strands: Vec<Strand>,
        returns: bool,
    ) {
        self.join(link, from, draft);
        for after in &link.after {
            self.settle(link, from, draft, *after, returns);
        }
        self.weave(draft, &link.after, strands, Some(link));
    }

    /// Makes the clauses of a link one trace.
    fn join(&mut self, link: &Link, from: usize, draft: usize) {
        let before = link.before.iter().map(|b| self.firsts[from] + b.index());
        let after = link.after.iter().map(|a| self.firsts[draft] + a.index());
        let all: Vec<usize> = before.chain(after).collect();
        for pair in all.windows(2) {
            let (one, other) = (self.root(pair[0]), self.root(pair[1]));
            self.roots[one.max(other)] = one.min(other);
        }
    }

    fn settle(&mut self, link: &Link, from: usize, draft: usize, after: ClauseId, returns: bool) {
        self.arrivals[self.firsts[draft] + after.index()] = Stage {
            clauses: Vec::new(),
            fate: Some(link.fate),
            moved: link.moved,
            renumbered: link.renumbered,
            parent: (!returns).then_some(from),
            returned_from: returns.then_some(from),
        };
    }

    fn weave(&mut self, draft: usize, after: &[ClauseId], old: Vec<Strand>, link: Option<&Link>) {
        self.woven.extend(after);
        if link.is_some_and(is_whole) {
            self.now.strands[after[0].index()] = old;
            return;
        }
        let ranges = after.iter().map(|id| self.drafts[draft].clause(*id).token_range());
        let ranges: Vec<_> = ranges.collect();
        let tokens: Vec<usize> = ranges.iter().cloned().flatten().collect();
        let whole = EditScript::from_matches(&[], (0, tokens.len()));
        let script = link.map_or(&whole, |link| &link.edits);
        // nobody asks for those that are kept
        let mut made = vec![Made { id: 0, len: 0 }; tokens.len()];
        for place in script.changes().flat_map(|edit| edit.after.clone()) {
            made[place] = self.made(draft, tokens[place]);
        }
        let weaver = Weaver { after: &made, draft, words: &self.words };
        let woven = weaver.weave(old, script);
        let lens: Vec<usize> = ranges.iter().map(ExactSizeIterator::len).collect();
        for (id, strands) in after.iter().zip(parted(woven, &lens)) {
            self.now.strands[id.index()] = strands;
        }
    }

    /// Gives every word of a draft its number.
    fn number(&mut self, draft: usize) {
        for clause in std::mem::take(&mut self.woven) {
            let mut strands = std::mem::take(&mut self.now.strands[clause.index()]);
            let tokens = self.drafts[draft].clause(clause).token_range();
            let alive = strands.iter_mut().filter(|strand| strand.gone.is_none());
            alive.zip(tokens).for_each(|(strand, token)| self.word(draft, token, strand));
            self.now.strands[clause.index()] = strands;
        }
    }

    pub(super) fn made(&mut self, draft: usize, token: usize) -> Made {
        let (text, span) = (self.drafts[draft].text(), self.drafts[draft].tokens().span(token));
        Made { id: self.vocabulary.intern_at(text, span).0, len: span.len() }
    }

    /// Says which word a token is: that of its strand, of another parent, or a new one.
    fn word(&mut self, draft: usize, token: usize, strand: &mut Strand) {
        if !self.known.is_empty() && !self.inherited.get(strand.word).is_some_and(|own| *own) {
            let known = self.known.get(token).copied().flatten();
            let known = known.filter(|word| self.last_seen[*word] != draft);
            strand.word = known.unwrap_or(strand.word);
        }
        // two parents may each hand down one word, to two places
        if strand.word == NEW || self.last_seen[strand.word] == draft {
            strand.word = self.words.len();
            let made = self.made(draft, token);
            self.words.push(made);
            self.origins.push((draft, token));
            self.last_seen.push(draft);
        }
        self.last_seen[strand.word] = draft;
        self.of_token[draft][token] = Some(strand.word);
    }

    fn root(&mut self, mut clause: usize) -> usize {
        while self.roots[clause] != clause {
            self.roots[clause] = self.roots[self.roots[clause]];
            clause = self.roots[clause];
        }
        clause
    }

    /// The traces in order of their first clauses, and for every draft and clause its trace.
    fn traces(&mut self) -> (Vec<Trace>, Vec<Vec<usize>>) {
        let mut traces: Vec<Trace> = Vec::new();
        let mut of_clause: Vec<Vec<usize>> = vec![Vec::new(); self.drafts.len()];
        let mut numbers = vec![0; self.roots.len()];
        for (draft, from) in self.drafts.iter().enumerate() {
            for (index, clause) in from.clauses().enumerate() {
                let place = self.firsts[draft] + index;
                let root = self.root(place);
                if root == place {
                    numbers[place] = traces.len();
                    traces.push(Trace { stages: vec![Stage::default(); self.drafts.len()] });
                }
                of_clause[draft].push(numbers[root]);
                let stage = &mut traces[numbers[root]].stages[draft];
                let arrival = &self.arrivals[place];
                stage.clauses.push(clause.id());
                stage.fate = stage.fate.max(arrival.fate);
                stage.moved |= arrival.moved;
                stage.renumbered |= arrival.renumbered;
                stage.parent = stage.parent.or(arrival.parent);
                stage.returned_from = stage.returned_from.max(arrival.returned_from);
            }
        }
        for trace in &mut traces {
            for at in 1..trace.stages.len() {
                let stood = |parent: &usize| !trace.stages[*parent].clauses.is_empty();
                let went = self.stemma.parents(at).iter().any(stood);
                if went && trace.stages[at].clauses.is_empty() {
                    trace.stages[at].fate = Some(Fate::Dropped);
                }
            }
        }
        (traces, of_clause)
    }
}

/// Whether a link keeps one clause as it is.
fn is_whole(link: &Link) -> bool {
    let one = link.before.len() == 1 && link.after.len() == 1;
    one && link.fate == Fate::Kept && link.edits.changes().next().is_none()
}
