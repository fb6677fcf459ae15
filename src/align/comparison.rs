//! Views: a comparison borrows two drafts and shows the words behind the links.

use std::ops::Range;
use std::sync::OnceLock;

use super::aligner::{align, align_pairs};
use super::alignment::{Alignment, Fate, Link};
use super::nature::{Nature, nature};
use super::references::ReferenceFacts;
use crate::diff::EditKind;
use crate::document::{Citation, Clause, ClauseId, Draft, Quotation};
use crate::span::Span;
use crate::text::Normalization;

/// How two drafts are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ComparisonOptions {
    pub(crate) normalization: Normalization,
    pub(super) clean_up: bool,
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

    /// Whether a single word kept between two changes is read as changed with them, edits are moved to
    /// where phrases end, and a phrase turned round is one edit. Default: yes; without, edits are shorter
    /// and more.
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
/// assert!(comparison.to_string().contains("{-Urges-}{+Calls upon+} all States"));
/// ```
#[derive(Clone)]
pub struct Comparison<'d> {
    before: &'d Draft,
    after: &'d Draft,
    options: ComparisonOptions,
    /// Whether its pairs were given, so that nothing was looked for beside them.
    given: bool,
    alignment: Alignment,
    citations: OnceLock<[Vec<Citation>; 2]>,
    references: OnceLock<ReferenceFacts>,
    /// Of every link whose pieces were asked for; whoever prints them asks for it more than once.
    natures: Vec<OnceLock<Option<Nature>>>,
    /// For each clause before the first of those it became.
    became: OnceLock<Vec<Option<ClauseId>>>,
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
        // one way for both directions, or a close decision could fall differently in each
        let rank = |draft: &'d Draft| (draft.text().len(), draft.text());
        let alignment = if rank(before) <= rank(after) {
            align(before, after, options)
        } else {
            align(after, before, options).inverted()
        };
        Self::of_alignment(before, after, options, alignment, false)
    }

    /// Compares clauses that are said to answer to each other, a clause before with one after; all others
    /// stand on one side only.
    ///
    /// # Panics
    /// If a clause is in two pairs, or of another draft that is longer.
    ///
    /// ```
    /// use travaux::{Comparison, Draft};
    ///
    /// let treaty = Draft::parse("treaty", "1. Ships may enter.\n\n2. Ports shall hoist a lamp.");
    /// let call = Draft::parse("call", "Harbours should hoist a lamp.");
    /// let pair = (treaty.clauses().nth(1).unwrap().id(), call.clauses().next().unwrap().id());
    /// let comparison = Comparison::of_pairs(&treaty, &call, &[pair], Default::default());
    /// assert!(comparison.to_string().contains("{-Ports shall-}{+Harbours should+} hoist a lamp"));
    /// ```
    #[must_use]
    pub fn of_pairs(
        before: &'d Draft,
        after: &'d Draft,
        pairs: &[(ClauseId, ClauseId)],
        options: ComparisonOptions,
    ) -> Self {
        let alignment = align_pairs(before, after, options, pairs);
        Self::of_alignment(before, after, options, alignment, true)
    }

    fn of_alignment(
        before: &'d Draft,
        after: &'d Draft,
        options: ComparisonOptions,
        alignment: Alignment,
        given: bool,
    ) -> Self {
        let natures = vec![OnceLock::new(); alignment.links.len()];
        Self {
            before,
            after,
            options,
            given,
            alignment,
            citations: OnceLock::new(),
            references: OnceLock::new(),
            natures,
            became: OnceLock::new(),
        }
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
        (0..self.alignment.links.len()).map(|place| self.change(place))
    }

    /// What became of the clauses of the link at `place` of the alignment.
    pub(crate) fn change(&self, place: usize) -> Change<'_> {
        Change {
            comparison: self,
            before: self.before,
            after: self.after,
            link: &self.alignment.links[place],
            place,
        }
    }

    /// What [`references`](Self::references) shows, found when first asked for.
    pub(super) fn reference_facts(&self) -> &ReferenceFacts {
        self.references.get_or_init(|| ReferenceFacts::new(self))
    }

    /// The citations of both drafts, found when first asked for.
    pub(crate) fn citations(&self) -> &[Vec<Citation>; 2] {
        self.citations.get_or_init(|| [self.before.citations(), self.after.citations()])
    }

    /// The first of the clauses that one before became.
    fn became(&self, before: ClauseId) -> Option<ClauseId> {
        let became = self.became.get_or_init(|| {
            let mut became = vec![None; self.before.clauses().len()];
            for link in &self.alignment.links {
                link.before.iter().for_each(|id| became[id.index()] = link.after.first().copied());
            }
            became
        });
        became[before.index()]
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
    comparison: &'c Comparison<'c>,
    before: &'c Draft,
    after: &'c Draft,
    link: &'c Link,
    place: usize,
}

/// A stretch of a change, inside one clause on each side: the same words, printed alike or not, or
/// words that give way to others.
///
/// Law: the pieces' words of either side concatenate to the words of its clauses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece<'c> {
    /// What happens to the words.
    pub kind: EditKind,
    /// What kind of difference it makes, by its words; `None` where the same words are printed alike.
    pub nature: Option<Nature>,
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

    /// The earlier draft.
    pub(crate) fn before_draft(self) -> &'c Draft {
        self.before
    }

    /// The later draft.
    pub(crate) fn after_draft(self) -> &'c Draft {
        self.after
    }

    /// The place of its link in the alignment, from 0, by which reports point at it.
    #[must_use]
    pub fn place(self) -> usize {
        self.place
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

    /// Whether a limit on work cut the search for its clauses or its edits, so that there may be a finer
    /// answer.
    #[must_use]
    pub fn is_coarse(self) -> bool {
        self.link.is_coarse()
    }

    /// Whether the words are kept and only their print differs: capitals, quotation marks, dashes.
    #[must_use]
    pub fn is_editorial(self) -> bool {
        self.link.fate == Fate::Kept
            && !self.before_clauses().map(Clause::body).eq(self.after_clauses().map(Clause::body))
            && self.nature() > Some(Nature::Spacing)
    }

    /// The heaviest nature of its edits; `None` if every word is kept and printed alike.
    #[must_use]
    pub fn nature(self) -> Option<Nature> {
        let known = self.known_nature();
        known.get().copied().unwrap_or_else(|| heaviest(&self.pieces()))
    }

    fn known_nature(self) -> &'c OnceLock<Option<Nature>> {
        &self.comparison.natures[self.place]
    }

    /// Whether its clauses stand on one side only because no pair of them was given.
    pub(crate) fn is_beside_given_pairs(self) -> bool {
        self.comparison.given && (self.link.before.is_empty() || self.link.after.is_empty())
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

    /// The heading it stands under, as the later draft has it. For what went that is what became of the
    /// heading it stood under, or that heading itself if it went too.
    ///
    /// ```
    /// use travaux::{Comparison, Draft, Fate};
    ///
    /// let before = Draft::parse("rev1", "Article 1 – Undersea cables\n\n1. Stay away.\n\n2. Report it.");
    /// let after = Draft::parse("rev2", "Article 1 – Submarine cables\n\n1. Stay away.");
    /// let comparison = Comparison::new(&before, &after);
    /// let gone = comparison.changes().find(|change| change.fate() == Fate::Dropped).unwrap();
    /// assert_eq!(gone.section().unwrap().body(), "Submarine cables");
    /// ```
    #[must_use]
    pub fn section(self) -> Option<Clause<'c>> {
        if let Some(after) = self.after_clauses().next() {
            return after.section();
        }
        let before = self.before_clauses().next()?.section()?;
        let after = self.comparison.became(before.id()).map(|id| self.after.clause(id));
        Some(after.unwrap_or(before))
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
                let mut nature = self.nature_of((&before, b.start, in_b), (&after, a.start, in_a));
                if pieces.last().is_some_and(|last| is_rest_of_dash(last, before_text, after_text))
                {
                    nature = Some(Nature::Typography);
                }
                let mut piece = Piece {
                    kind,
                    nature,
                    before: before_text,
                    after: after_text,
                    before_span,
                    after_span,
                };
                if nature == Some(Nature::Wording) && self.follows(&piece) {
                    piece.nature = Some(Nature::Reference);
                }
                pieces.push(piece);
                (b.start, a.start) = (b.start + in_b, a.start + in_a);
            }
        }
        self.known_nature().get_or_init(|| heaviest(&pieces));
        pieces
    }

    /// Whether the words stand inside citations of which the later follows a renumbering.
    fn follows(self, piece: &Piece<'_>) -> bool {
        self.comparison.reference_facts().follows([
            (!piece.before.is_empty()).then_some(piece.before_span),
            (!piece.after.is_empty()).then_some(piece.after_span),
        ])
    }

    /// The nature of a stretch, given the row, the first place and the length on both sides.
    fn nature_of(
        self,
        (before, b, in_b): (&Row<'_>, usize, usize),
        (after, a, in_a): (&Row<'_>, usize, usize),
    ) -> Option<Nature> {
        // the space behind the last word is no part of the stretch
        let [one, other] = [(before, b, in_b), (after, a, in_a)]
            .map(|(row, from, len)| &row.draft.text()[row.words(from..from + len).0.range()]);
        if one == other {
            return None;
        }
        let before = (b..b + in_b).map(|place| before.word(place));
        let after = (a..a + in_a).map(|place| after.word(place));
        let lexicons = [self.before.lexicon(), self.after.lexicon()];
        nature(lexicons, before, after).or(Some(Nature::Spacing))
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

fn heaviest(pieces: &[Piece<'_>]) -> Option<Nature> {
    pieces.iter().filter_map(|piece| piece.nature).max()
}

/// Whether the words are the second hyphen of a dash on one side, whose first was kept as a dash.
fn is_rest_of_dash(last: &Piece<'_>, before: &str, after: &str) -> bool {
    let (kept, rest) = match (before.trim_end(), after.trim_end()) {
        (rest, "") => (last.before, rest),
        ("", rest) => (last.after, rest),
        _ => return false,
    };
    let plain = Normalization::Typographic.fold(last.before.trim_end());
    last.kind == EditKind::Keep && kept.ends_with('-') && plain.ends_with('-') && rest == "-"
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
