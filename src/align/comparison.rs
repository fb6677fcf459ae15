//! Views: a comparison borrows two drafts and shows the words behind the links.

use std::ops::Range;

use super::alignment::{Alignment, Fate, Link, Reason};
use super::matching::{Clauses, Match, Matcher};
use super::order::heaviest_increasing;
use crate::diff::{Differ, EditKind, EditScript, Weights};
use crate::document::{Clause, ClauseId, ClauseKind, Draft, Quotation};
use crate::span::Span;
use crate::text::{Cut, Normalization, TokenKind, Vocabulary};

/// How two drafts are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ComparisonOptions {
    normalization: Normalization,
    clean_up: bool,
}

impl ComparisonOptions {
    /// The defaults: [`Normalization::CaseInsensitive`], with clean-up.
    #[must_use]
    pub const fn new() -> Self {
        Self { normalization: Normalization::CaseInsensitive, clean_up: true }
    }

    /// Which differences are not seen. Default: case-insensitive; seeing more makes more clauses
    /// *revised*.
    #[must_use]
    pub const fn normalization(self, normalization: Normalization) -> Self {
        Self { normalization, ..self }
    }

    /// Whether light words kept between two changes are read as changed with them. Default: yes;
    /// without, edits are shorter and more.
    #[must_use]
    pub const fn clean_up(self, clean_up: bool) -> Self {
        Self { clean_up, ..self }
    }
}

impl Default for ComparisonOptions {
    fn default() -> Self {
        Self::new()
    }
}

/// Two drafts side by side: what became of every clause, with the words.
///
/// Laws: comparing a draft with itself keeps everything; comparing the other way round swaps added
/// and dropped, split and merged.
///
/// ```
/// use travaux::{Comparison, Draft, Fate};
///
/// let before = Draft::parse("rev1", "1. Urges all States to act.");
/// let after = Draft::parse("rev2", "1. Calls upon all States to consider acting.");
/// let comparison = Comparison::new(&before, &after);
/// let change = comparison.changes().next().unwrap();
/// assert_eq!(change.fate(), Fate::Revised);
/// assert!(comparison.to_string().contains("[-Urges-]{+Calls upon+} all States"));
/// ```
#[derive(Clone)]
pub struct Comparison<'d> {
    before: &'d Draft,
    after: &'d Draft,
    options: ComparisonOptions,
    alignment: Alignment,
}

impl<'d> Comparison<'d> {
    /// Compares with the default options.
    #[must_use]
    pub fn new(before: &'d Draft, after: &'d Draft) -> Self {
        Self::with_options(before, after, ComparisonOptions::new())
    }

    /// Compares with the options given.
    #[must_use]
    pub fn with_options(
        before: &'d Draft,
        after: &'d Draft,
        options: impl Into<ComparisonOptions>,
    ) -> Self {
        let options = options.into();
        let alignment = Aligner::new(before, after, options).align();
        Self { before, after, options, alignment }
    }

    /// The earlier draft.
    #[must_use]
    pub fn before(&self) -> &'d Draft {
        self.before
    }

    /// The later draft.
    #[must_use]
    pub fn after(&self) -> &'d Draft {
        self.after
    }

    /// How the drafts were compared.
    #[must_use]
    pub fn options(&self) -> ComparisonOptions {
        self.options
    }

    /// The facts, without the words.
    #[must_use]
    pub fn alignment(&self) -> &Alignment {
        &self.alignment
    }

    /// What became of every clause, in the order of *after*, kept ones included.
    #[must_use]
    pub fn clauses(&self) -> impl ExactSizeIterator<Item = Change<'_>> {
        self.alignment.links.iter().map(|link| Change {
            before: self.before,
            after: self.after,
            link,
        })
    }

    /// The clauses that did not simply stay: other words, another place, another number.
    pub fn changes(&self) -> impl Iterator<Item = Change<'_>> {
        self.clauses().filter(|change| {
            change.fate() != Fate::Kept
                || change.is_moved()
                || change.is_renumbered()
                || change.is_editorial()
        })
    }
}

impl std::fmt::Debug for Comparison<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Comparison")
            .field("before", &self.before.sigil())
            .field("after", &self.after.sigil())
            .field("links", &self.alignment.links.len())
            .finish_non_exhaustive()
    }
}

/// What became of one clause (or several merged, or one split), with the words.
#[derive(Clone, Copy, Debug)]
pub struct Change<'c> {
    before: &'c Draft,
    after: &'c Draft,
    link: &'c Link,
}

/// A stretch of a change, inside one clause on each side: the same words, printed alike or not, or
/// words that give way to others.
///
/// Law: the pieces' words of either side concatenate to the words of its clauses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece<'c> {
    /// What happens to the words.
    pub kind: EditKind,
    /// The words before, with the space after them; may differ in print from those after though kept.
    pub before: &'c str,
    /// The words after, with the space after them.
    pub after: &'c str,
    /// Where the words before stand in the reading text, without the last space.
    pub before_span: Span,
    /// Where the words after stand in the reading text, without the last space.
    pub after_span: Span,
}

impl<'c> Change<'c> {
    /// The facts.
    #[must_use]
    pub fn link(self) -> &'c Link {
        self.link
    }

    /// What became of the clause.
    #[must_use]
    pub fn fate(self) -> Fate {
        self.link.fate
    }

    /// Whether it changed its place.
    #[must_use]
    pub fn is_moved(self) -> bool {
        self.link.moved
    }

    /// Whether its printed number changed.
    #[must_use]
    pub fn is_renumbered(self) -> bool {
        self.link.renumbered
    }

    /// Whether the words are kept and only their print differs: capitals, quotation marks, dashes.
    #[must_use]
    pub fn is_editorial(self) -> bool {
        if self.link.fate != Fate::Kept
            || self.before_clauses().map(Clause::body).eq(self.after_clauses().map(Clause::body))
        {
            return false;
        }
        let words = |clause: Clause<'c>| clause.tokens().map(|token| token.word());
        !self.before_clauses().flat_map(words).eq(self.after_clauses().flat_map(words))
    }

    /// The clauses before.
    #[must_use]
    pub fn before_clauses(self) -> impl ExactSizeIterator<Item = Clause<'c>> {
        self.link.before.iter().map(move |id| self.before.clause(*id))
    }

    /// The clauses after.
    #[must_use]
    pub fn after_clauses(self) -> impl ExactSizeIterator<Item = Clause<'c>> {
        self.link.after.iter().map(move |id| self.after.clause(*id))
    }

    /// The words on both sides, stretch by stretch.
    #[must_use]
    pub fn pieces(self) -> Vec<Piece<'c>> {
        let before = Row::new(self.before, &self.link.before);
        let after = Row::new(self.after, &self.link.after);
        let mut pieces = Vec::new();
        for edit in self.link.edits.edits() {
            let (mut b, mut a) = (edit.before.clone(), edit.after.clone());
            while !b.is_empty() || !a.is_empty() {
                let cut = |row: &Row<'_>, range: &Range<usize>| {
                    row.clause_end(range.start).min(range.end) - range.start
                };
                let (mut in_b, mut in_a) = (cut(&before, &b), cut(&after, &a));
                if edit.kind == EditKind::Keep {
                    in_b = before.alike(b.start, &after, a.start, in_b.min(in_a));
                    in_a = in_b;
                }
                let (before_span, before_text) = before.words(b.start..b.start + in_b);
                let (after_span, after_text) = after.words(a.start..a.start + in_a);
                let kind = match (edit.kind, in_b, in_a) {
                    (EditKind::Replace, _, 0) => EditKind::Delete,
                    (EditKind::Replace, 0, _) => EditKind::Insert,
                    (kind, ..) => kind,
                };
                pieces.push(Piece {
                    kind,
                    before: before_text,
                    after: after_text,
                    before_span,
                    after_span,
                });
                (b.start, a.start) = (b.start + in_b, a.start + in_a);
            }
        }
        pieces
    }

    /// For every edit, the words before and after, quoted; `None` on a side without any.
    #[must_use]
    pub fn quotations(self) -> Vec<(Option<Quotation>, Option<Quotation>)> {
        let quote =
            |draft: &Draft, words: &str, span| (!words.is_empty()).then(|| draft.quote(span));
        self.pieces()
            .into_iter()
            .filter(|piece| piece.kind != EditKind::Keep)
            .map(|piece| {
                (
                    quote(self.before, piece.before, piece.before_span),
                    quote(self.after, piece.after, piece.after_span),
                )
            })
            .collect()
    }
}

/// The tokens of several clauses, put together.
struct Row<'c> {
    draft: &'c Draft,
    /// The tokens of each clause, by their numbers in the draft.
    clauses: Vec<Range<usize>>,
}

impl<'c> Row<'c> {
    fn new(draft: &'c Draft, clauses: &[ClauseId]) -> Self {
        Self { draft, clauses: clauses.iter().map(|id| draft.clause(*id).token_range()).collect() }
    }

    /// The clause that holds token `place` of the row, and the place the clause begins at.
    fn clause(&self, place: usize) -> (&Range<usize>, usize) {
        let mut start = 0;
        for clause in &self.clauses {
            if place < start + clause.len() {
                return (clause, start);
            }
            start += clause.len();
        }
        (&(0..0), start)
    }

    /// How many of the `most` words from `place` on are printed like those of the other row, or how
    /// many are not: at least one.
    fn alike(&self, place: usize, other: &Row<'_>, other_place: usize, most: usize) -> usize {
        let stretch = |row: &Row<'_>, from: usize| row.words(from..from + most).0;
        let (own, others) = (stretch(self, place), stretch(other, other_place));
        if self.draft.text()[own.range()] == other.draft.text()[others.range()] {
            return most;
        }
        let same = |at: usize| self.word(place + at) == other.word(other_place + at);
        let first = same(0);
        1 + (1..most).take_while(|&at| same(at) == first).count()
    }

    fn word(&self, place: usize) -> &'c str {
        let (clause, start) = self.clause(place);
        self.draft.tokens().get(self.draft.text(), clause.start + place - start).word()
    }

    fn clause_end(&self, place: usize) -> usize {
        let (clause, start) = self.clause(place);
        start + clause.len()
    }

    /// The words at places of one clause, and where they stand.
    fn words(&self, places: Range<usize>) -> (Span, &'c str) {
        if places.is_empty() {
            return (Span::default(), "");
        }
        let (clause, start) = self.clause(places.start);
        let tokens = clause.start + places.start - start..clause.start + places.end - start;
        let (first, last) = (tokens.start, tokens.end - 1);
        let get = |index| self.draft.tokens().get(self.draft.text(), index);
        let span = get(first).span().union(get(last).span());
        // the space behind the last word of a clause is none of its own
        let end = if tokens.end == clause.end { span.end() } else { get(last).full_span().end() };
        (span, &self.draft.text()[span.start()..end])
    }
}

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
        sort(&mut links, rows[0].len());
        Alignment { links }
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
        ClauseKind::Heading => 1,
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
    match (kind, word) {
        (_, "." | "?" | "!" | "。") => 4,
        (_, ";" | ":") => 3,
        (_, ",") => 1,
        (TokenKind::Bracket, ")" | "]") => 1,
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

/// Puts links in the order of *after*, each dropped clause behind the clause before it.
fn sort(links: &mut [Link], before_clauses: usize) {
    let mut places = vec![0; before_clauses + 1];
    for link in links.iter() {
        if let (Some(after), false) = (link.after.first(), link.moved) {
            for before in &link.before {
                places[before.index() + 1] = after.index() + 1;
            }
        }
    }
    for index in 1..places.len() {
        places[index] = places[index].max(places[index - 1]);
    }
    links.sort_by_key(|link| match (link.after.first(), link.before.first()) {
        (Some(after), _) => (after.index() + 1, 0, 0),
        (None, Some(before)) => (places[before.index()], 1, before.index()),
        (None, None) => (0, 0, 0),
    });
}
