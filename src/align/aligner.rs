//! Two drafts to an alignment: words to numbers, clauses to matches, matches to links.

use std::ops::Range;

use super::alignment::{Alignment, Fate, Link, Reason};
use super::comparison::ComparisonOptions;
use super::matching::{Clauses, Match, Matcher};
use super::order::heaviest_increasing;
use crate::diff::{Differ, EditScript, Weights};
use crate::document::{Clause, ClauseId, ClauseKind, Draft};
use crate::text::{Cut, TokenKind, Vocabulary};

/// What is known of the words of both drafts, by number.
struct WordFacts {
    /// The words of the lexicons' function words have the numbers below this.
    function_words: u32,
    /// Whether the word says something.
    counts: Vec<bool>,
    stops: Vec<u8>,
}

impl Weights for WordFacts {
    fn is_light(&self, id: u32) -> bool {
        id < self.function_words || !self.counts[id as usize]
    }

    fn stop(&self, id: u32) -> u32 {
        u32::from(self.stops[id as usize])
    }
}

/// Which clauses answer to which, and how their words change.
pub(super) fn align(before: &Draft, after: &Draft, options: ComparisonOptions) -> Alignment {
    Aligner::new(before, after, options).align()
}

struct Aligner<'d> {
    before: &'d Draft,
    after: &'d Draft,
    options: ComparisonOptions,
    facts: WordFacts,
    /// For each token of either draft, the number of its word.
    ids: [Vec<u32>; 2],
}

impl<'d> Aligner<'d> {
    fn new(before: &'d Draft, after: &'d Draft, options: ComparisonOptions) -> Self {
        let mut vocabulary = Vocabulary::new(options.normalization);
        for draft in [before, after] {
            for word in draft.lexicon().function_words() {
                vocabulary.intern(word);
            }
        }
        let light = vocabulary.len();
        let mut facts = WordFacts {
            function_words: light as u32,
            counts: vec![true; light],
            stops: vec![0; light],
        };
        let ids = [before, after].map(|draft| intern(draft, &mut vocabulary, &mut facts));
        Self { before, after, options, facts, ids }
    }

    fn align(self) -> Alignment {
        let rows = [self.before, self.after].map(Draft::token_ranges);
        let clauses = |draft: &'d Draft, side: usize| Clauses {
            ids: rows[side].iter().map(|row| &self.ids[side][row.clone()]).collect(),
            classes: draft.clauses().map(class).collect(),
            labels: draft.clauses().map(label).collect(),
        };
        let (light, counts) = (self.facts.function_words, &self.facts.counts);
        let mut differ = Differ::new(|id: u32| id < light || !counts[id as usize]);
        let matches =
            Matcher::new(clauses(self.before, 0), clauses(self.after, 1), counts).run(&mut differ);
        self.links(matches, &rows, &mut differ)
    }

    fn links<F: Fn(u32) -> bool>(
        &self,
        matches: Vec<Match>,
        rows: &[Vec<Range<usize>>; 2],
        differ: &mut Differ<F>,
    ) -> Alignment {
        let moved = moved(&matches, rows);
        let mut links: Vec<Link> = Vec::with_capacity(matches.len());
        let mut answered = [vec![false; rows[0].len()], vec![false; rows[1].len()]];
        for (mut found, moved) in matches.into_iter().zip(moved) {
            found.before.iter().for_each(|&b| answered[0][b] = true);
            found.after.iter().for_each(|&a| answered[1][a] = true);
            let script = found.script.take();
            let edits = self.edits(differ, &found, script, rows);
            let id = |clause: usize| ClauseId(clause as u32);
            let before: Vec<_> = found.before.into_iter().map(id).collect();
            let after: Vec<_> = found.after.into_iter().map(id).collect();
            let renumbered = self.renumbered(&before, &after);
            let similarity = (found.similarity * 1000.0).round() as u16;
            links.push(Link {
                fate: found.fate,
                before,
                after,
                moved,
                renumbered,
                reason: found.reason,
                similarity,
                edits,
            });
        }
        self.lonely(&answered, rows, &mut links);
        Alignment::new(links)
    }

    fn edits<F: Fn(u32) -> bool>(
        &self,
        differ: &mut Differ<F>,
        found: &Match,
        script: Option<EditScript>,
        rows: &[Vec<Range<usize>>; 2],
    ) -> EditScript {
        let words = |side: usize, clauses: &[usize]| -> std::borrow::Cow<'_, [u32]> {
            match clauses {
                [one] => self.ids[side][rows[side][*one].clone()].into(),
                _ => clauses
                    .iter()
                    .flat_map(|&clause| self.ids[side][rows[side][clause].clone()].iter().copied())
                    .collect(),
            }
        };
        let (before, after) = (words(0, &found.before), words(1, &found.after));
        if before == after {
            return EditScript::from_matches(&[(0, 0, before.len())], (before.len(), after.len()));
        }
        let script = script.unwrap_or_else(|| differ.diff(&before, &after));
        match self.options.clean_up {
            true => script.cleaned(&before, &after, &self.facts),
            false => script,
        }
    }

    fn renumbered(&self, before: &[ClauseId], after: &[ClauseId]) -> bool {
        let number = |draft: &'d Draft, ids: &[ClauseId]| {
            ids.first().and_then(|id| draft.clause(*id).enumerator())
        };
        match (number(self.before, before), number(self.after, after)) {
            (Some(before), Some(after)) => !before.same_number(after),
            (None, None) => false,
            (Some(one), None) | (None, Some(one)) => !one.label.is_empty(),
        }
    }

    /// Links for the clauses without an answer.
    fn lonely(
        &self,
        answered: &[Vec<bool>; 2],
        rows: &[Vec<Range<usize>>; 2],
        links: &mut Vec<Link>,
    ) {
        for (side, fate) in [(0, Fate::Dropped), (1, Fate::Added)] {
            for clause in (0..answered[side].len()).filter(|&clause| !answered[side][clause]) {
                let len = rows[side][clause].len();
                let id = vec![ClauseId(clause as u32)];
                let (before, after) = if side == 0 { (id, Vec::new()) } else { (Vec::new(), id) };
                let lens = if side == 0 { (len, 0) } else { (0, len) };
                links.push(Link {
                    fate,
                    before,
                    after,
                    moved: false,
                    renumbered: false,
                    reason: Reason::Alone,
                    similarity: 0,
                    edits: EditScript::from_matches(&[], lens),
                });
            }
        }
    }
}

/// Headings answer to headings, footnotes to footnotes.
fn class(clause: Clause<'_>) -> u8 {
    match clause.kind() {
        ClauseKind::Heading | ClauseKind::Annex => 1,
        ClauseKind::Footnote => 2,
        _ => 0,
    }
}

fn label(clause: Clause<'_>) -> Option<&str> {
    clause
        .enumerator()
        .map(|enumerator| enumerator.label.as_str())
        .filter(|label| !label.is_empty())
}

/// The numbers of the words of a draft's tokens.
fn intern(draft: &Draft, vocabulary: &mut Vocabulary, facts: &mut WordFacts) -> Vec<u32> {
    let (text, tokens) = (draft.text(), draft.tokens());
    let mut ids = Vec::with_capacity(tokens.len());
    for Cut { span, kind, .. } in tokens.cuts(0..tokens.len()) {
        let id = vocabulary.intern_at(text, span).0;
        if id as usize == facts.counts.len() {
            facts.counts.push(kind.is_word());
            facts.stops.push(stop(kind, &text[span.range()]));
        }
        ids.push(id);
    }
    ids
}

/// How well a phrase ends behind a token.
fn stop(kind: TokenKind, word: &str) -> u8 {
    match kind {
        TokenKind::Punctuation => match word {
            "." | "?" | "!" | "。" => 4,
            ";" | ":" => 3,
            "," => 1,
            _ => 0,
        },
        TokenKind::Bracket => u8::from(matches!(word, ")" | "]")),
        _ => 0,
    }
}

/// Which matches changed their place: those outside the heaviest run in order. A long clause that
/// changed little weighs most; between two that trade places, the one that changed more moved.
fn moved(matches: &[Match], rows: &[Vec<Range<usize>>; 2]) -> Vec<bool> {
    let mut order: Vec<usize> = (0..matches.len()).collect();
    order.sort_by_key(|&index| matches[index].before[0]);
    let seconds: Vec<usize> = order.iter().map(|&index| matches[index].after[0]).collect();
    let weights: Vec<u64> = order
        .iter()
        .map(|&index| {
            let words: usize = matches[index].after.iter().map(|&a| rows[1][a].len()).sum();
            ((words.max(1) as f64).sqrt() * matches[index].similarity * 1000.0) as u64 + 1
        })
        .collect();
    let stayed = heaviest_increasing(&seconds, &weights);
    let mut moved = vec![false; matches.len()];
    order.into_iter().zip(stayed).for_each(|(index, stayed)| moved[index] = !stayed);
    moved
}
