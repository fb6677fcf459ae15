//! Brackets through all drafts: opened, kept open, resolved.

use std::collections::BTreeMap;

use super::lifespan::Occurrence;
use super::timeline::History;
use crate::document::{Bracket, BracketKind, Brackets};
use crate::span::Span;

/// What became of words that were proposed or not agreed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Outcome {
    /// All of them stand.
    Stands,
    /// Some of them stand.
    Partly,
    /// None of them stands.
    Gone,
}

/// A bracket in one draft.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct BracketStage {
    /// The draft, from 0.
    pub draft: usize,
    /// What its words are.
    pub kind: BracketKind,
    /// Its words in their place, without marks and names.
    pub words: Occurrence,
    /// Who is said to want them there; none if nobody is named.
    pub names: Vec<String>,
}

/// A bracket through all drafts in which it is open.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct BracketLife {
    /// It in every draft that has it, in order.
    pub stages: Vec<BracketStage>,
    /// The first draft without it, from 0; `None` if it is still open at the end.
    pub resolved: Option<usize>,
    /// What became of its words then; `None` while it is open, and for brackets without words of the
    /// text.
    pub outcome: Option<Outcome>,
}

impl BracketLife {
    /// The draft it came in with, from 0.
    #[must_use]
    pub fn opened(&self) -> usize {
        self.stages.first().map_or(0, |stage| stage.draft)
    }

    /// Those who are named in it, each with the first draft that names them.
    #[must_use]
    pub fn names(&self) -> Vec<(&str, usize)> {
        let mut names: Vec<(&str, usize)> = Vec::new();
        for stage in &self.stages {
            for name in &stage.names {
                if !names.iter().any(|(known, _)| known == name) {
                    names.push((name, stage.draft));
                }
            }
        }
        names
    }
}

/// Of the brackets a word stands in only so many are looked at, the innermost first, so that deep nesting
/// costs no square.
const MOST_AROUND: usize = 8;

impl History<'_> {
    /// What stands in [open](BracketKind::is_open) brackets, from the draft that opens them to the one
    /// that resolves them, in order of their first places.
    ///
    /// A bracket is the same as one of the draft before if most of the words of either stand in the other,
    /// or if its opening mark is the same.
    ///
    /// ```
    /// use travaux::history::Outcome;
    /// use travaux::{Draft, History};
    ///
    /// let drafts = ["1. Ships [EU: shall][should] pay.", "1. Ships [shall] pay.", "1. Ships shall pay."]
    ///     .map(|text| Draft::parse("", text));
    /// let history = History::new(&drafts.each_ref());
    /// let brackets = history.bracket_lives();
    /// let lives: Vec<_> = brackets.iter().map(|one| (one.resolved, one.outcome)).collect();
    /// assert_eq!(lives, [(Some(2), Some(Outcome::Stands)), (Some(1), Some(Outcome::Gone))]);
    /// assert_eq!(brackets[0].names(), [("EU", 0)]);
    /// ```
    #[must_use]
    pub fn bracket_lives(&self) -> Vec<BracketLife> {
        let all: Vec<Brackets> = self.drafts().iter().map(|draft| draft.brackets()).collect();
        let mut lives: Vec<BracketLife> = Vec::new();
        // for every draft and bracket its life
        let mut of: Vec<Vec<Option<usize>>> = Vec::new();
        for (draft, brackets) in all.iter().enumerate() {
            let mut own: Vec<Option<usize>> = vec![None; brackets.all().len()];
            for parent in self.stemma().parents(draft) {
                for (before, after) in self.pairs(*parent, draft, &all) {
                    own[after] = own[after].or(of[*parent][before]);
                }
            }
            for (at, bracket) in brackets.all().iter().enumerate() {
                if !bracket.kind.is_open() {
                    own[at] = None;
                    continue;
                }
                let life = *own[at].get_or_insert_with(|| {
                    lives.push(BracketLife { stages: Vec::new(), resolved: None, outcome: None });
                    lives.len() - 1
                });
                lives[life].stages.push(stage(draft, bracket));
            }
            of.push(own);
        }
        let mut survivals = Survivals::default();
        lives.iter_mut().for_each(|life| self.settle(life, &mut survivals));
        lives
    }

    /// Brackets of a draft and of one made of it that are the same, by their places.
    fn pairs(&self, parent: usize, draft: usize, all: &[Brackets]) -> Vec<(usize, usize)> {
        let [before, after] = [parent, draft].map(|at| self.around(at, &all[at]));
        let mut shared: BTreeMap<(usize, usize), usize> = BTreeMap::new();
        for (word, theirs) in &before.words {
            for own in after.words.get(word).into_iter().flatten() {
                theirs.iter().for_each(|other| *shared.entry((*other, *own)).or_default() += 1);
            }
        }
        // the likest first, and of equals those in order
        let mut scored: Vec<_> = shared
            .into_iter()
            .filter(|((b, a), both)| both * 2 > before.counts[*b].max(after.counts[*a]))
            .map(|((b, a), both)| (2000 * both / (before.counts[b] + after.counts[a]).max(1), b, a))
            .collect();
        scored.sort_by_key(|(score, b, a)| (std::cmp::Reverse(*score), *b, *a));
        let marks =
            before.marks.iter().filter_map(|(mark, b)| Some((0, *b, *after.marks.get(mark)?)));
        scored.extend(marks);
        let (mut used_before, mut used_after) =
            (vec![false; before.counts.len()], vec![false; after.counts.len()]);
        let mut pairs = Vec::new();
        for (_, b, a) in scored {
            if !used_before[b] && !used_after[a] {
                (used_before[b], used_after[a]) = (true, true);
                pairs.push((b, a));
            }
        }
        pairs
    }

    fn around(&self, draft: usize, brackets: &Brackets) -> Around {
        let (tokens, all) = (self.drafts()[draft].tokens(), brackets.all());
        let mut around = Around { counts: vec![0; all.len()], ..Around::default() };
        for (at, bracket) in all.iter().enumerate().filter(|(_, bracket)| bracket.kind.is_open()) {
            let mark = tokens.at_or_after(bracket.span.start());
            if let Some(word) = self.word_number(draft, mark) {
                around.marks.insert(word, at);
            }
        }
        let (mut next, mut open) = (0, Vec::new());
        for token in 0..tokens.len() {
            let start = tokens.span(token).start();
            while all.get(next).is_some_and(|bracket| bracket.words.start() <= start) {
                open.push(next);
                next += 1;
            }
            while open.last().is_some_and(|at: &usize| all[*at].words.end() <= start) {
                open.pop();
            }
            let word = self.word_number(draft, token).filter(|_| tokens.kind(token).is_word());
            let Some(word) = word.filter(|_| !open.is_empty()) else { continue };
            let inner = open.iter().rev().copied().take(MOST_AROUND);
            let chain: Vec<usize> = inner.filter(|at| all[*at].kind.is_open()).collect();
            chain.iter().for_each(|at| around.counts[*at] += 1);
            around.words.insert(word, chain);
        }
        around
    }

    fn settle(&self, life: &mut BracketLife, survivals: &mut Survivals) {
        let Some(last) = life.stages.last() else { return };
        let Some(next) = self.stemma().children(last.draft).next() else { return };
        life.resolved = Some(next);
        if last.kind == BracketKind::Unsettled {
            life.outcome = survivals.outcome(self, (last.draft, next), last.words.span);
        }
    }
}

/// For a draft and one made of it how many words there are before each token, and how many of them stand
/// in both: brackets nest, and to count their words one by one would cost a square.
#[derive(Default)]
pub(super) struct Survivals {
    counts: BTreeMap<(usize, usize), Vec<(u32, u32)>>,
}

impl Survivals {
    /// What of the words at a place of a draft stands in a later one; `None` if there are no words.
    pub(super) fn outcome(
        &mut self,
        history: &History<'_>,
        (draft, later): (usize, usize),
        span: Span,
    ) -> Option<Outcome> {
        let counts = self.counts.entry((draft, later)).or_insert_with(|| {
            let tokens = history.drafts()[draft].tokens();
            let mut counts = vec![(0, 0)];
            let (mut all, mut standing) = (0, 0);
            for token in 0..tokens.len() {
                let life = history.word(draft, token).filter(|_| tokens.kind(token).is_word());
                all += u32::from(life.is_some());
                let stands = life.is_some_and(|life| life.drafts.binary_search(&later).is_ok());
                standing += u32::from(stands);
                counts.push((all, standing));
            }
            counts
        });
        let range = history.drafts()[draft].tokens().within(span);
        let ((from, from_standing), (to, to_standing)) = (counts[range.start], counts[range.end]);
        match (to - from, to_standing - from_standing) {
            (0, _) => None,
            (_, 0) => Some(Outcome::Gone),
            (all, standing) if all == standing => Some(Outcome::Stands),
            _ => Some(Outcome::Partly),
        }
    }
}

/// The open brackets that words of a draft stand in.
#[derive(Default)]
struct Around {
    /// For every word the brackets around it, the innermost first.
    words: BTreeMap<usize, Vec<usize>>,
    /// For the word that an opening mark is, its bracket.
    marks: BTreeMap<usize, usize>,
    /// For every bracket how many words it holds.
    counts: Vec<usize>,
}

fn stage(draft: usize, bracket: &Bracket) -> BracketStage {
    let names = bracket.attribution.as_ref().map_or(Vec::new(), |said| said.names.clone());
    let words = Occurrence { clause: bracket.first, span: bracket.words };
    BracketStage { draft, kind: bracket.kind, words, names }
}
