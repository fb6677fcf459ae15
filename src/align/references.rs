//! Citations of a draft's own clauses, and whether they kept up with the numbers.

use std::ops::Range;

use super::alignment::Link;
use super::comparison::{Change, Comparison};
use super::counterparts::Counterparts;
use crate::diff::EditKind;
use crate::document::{
    Citation, Clause, ClauseId, CrossReferences, Division, Draft, EnumeratorStyle, Instrument,
    Label, Quotation, Step, Target,
};
use crate::span::Span;

/// What became of a reference to a clause of the draft itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum ReferenceFate {
    /// It is printed otherwise, and points at what the clause it pointed at has become.
    Follows,
    /// It is printed as before, and points at another clause or at none: what it pointed at has
    /// another number now. Said only of clauses that bear just the number printed, and where it is
    /// known how the language names other texts, so that theirs are told apart; so is the next.
    Stale,
    /// It is printed as before, and what it pointed at was dropped.
    Orphaned,
}

/// A reference in a clause that stands on both sides, to clauses of the draft itself, which follows
/// a renumbering or ought to.
///
/// A reference that is printed as before and still right is none, and neither is one that was made
/// to point at something else: that is an edit like any other.
///
/// Law: comparing the other way round gives those that follow with their sides swapped. Those that
/// do not are a matter of direction: only the later text can be out of date.
///
/// ```
/// use travaux::{Comparison, Draft};
/// use travaux::align::ReferenceFate;
///
/// let before = Draft::parse("a", "1. Light lamps.\n2. Ring bells.\n3. Act as in paragraph 2.");
/// let after = Draft::parse("b", "1. Light lamps.\n2. Dredge.\n3. Ring bells.\n4. Act as in paragraph 2.");
/// let comparison = Comparison::new(&before, &after);
/// let reference = comparison.references().next().unwrap();
/// assert_eq!(reference.fate(), ReferenceFate::Stale);
/// assert_eq!(reference.quotations().1.exact, "paragraph 2");
/// assert_eq!(reference.cited_after().next().unwrap().body(), "Dredge.");
/// assert_eq!(reference.became().next().unwrap().body(), "Ring bells.");
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Reference<'c> {
    comparison: &'c Comparison<'c>,
    fact: &'c ReferenceFact,
}

impl Comparison<'_> {
    /// The references that follow a renumbering, and those that do not, in the order of the clauses
    /// they stand in. Found when first asked for, in time in proportion to the drafts' lengths.
    #[must_use]
    pub fn references(&self) -> impl ExactSizeIterator<Item = Reference<'_>> {
        let facts = self.reference_facts();
        facts.all.iter().map(|fact| Reference { comparison: self, fact })
    }
}

impl<'c> Reference<'c> {
    /// Whether it follows.
    #[must_use]
    pub fn fate(self) -> ReferenceFate {
        self.fact.fate
    }

    /// What became of the clause it stands in.
    #[must_use]
    pub fn change(self) -> Change<'c> {
        self.comparison.change(self.fact.link)
    }

    /// The words that cite, before and after: of a citation with several targets, as *Articles 13 and
    /// 15*, those of the one this is about.
    #[must_use]
    pub fn quotations(self) -> (Quotation, Quotation) {
        self.quote(self.fact.spans)
    }

    /// The whole citations before and after.
    #[must_use]
    pub fn citations(self) -> (Quotation, Quotation) {
        self.quote(self.fact.whole)
    }

    fn quote(self, [before, after]: [Span; 2]) -> (Quotation, Quotation) {
        (self.comparison.before().quote(before), self.comparison.after().quote(after))
    }

    /// The clauses before that the words before point at; at least one. Here and below, of more than
    /// 100 the first 99 and the last.
    #[must_use]
    pub fn cited_before(self) -> impl ExactSizeIterator<Item = Clause<'c>> {
        let draft = self.comparison.before();
        self.fact.cited[0].iter().map(|id| draft.clause(*id))
    }

    /// The clauses after that the words after point at; none if there is none so numbered.
    #[must_use]
    pub fn cited_after(self) -> impl ExactSizeIterator<Item = Clause<'c>> {
        let draft = self.comparison.after();
        self.fact.cited[1].iter().map(|id| draft.clause(*id))
    }

    /// The clauses after that those of [`cited_before`](Self::cited_before) have become; none if they
    /// were dropped.
    #[must_use]
    pub fn became(self) -> impl ExactSizeIterator<Item = Clause<'c>> {
        let draft = self.comparison.after();
        self.fact.became.iter().map(|id| draft.clause(*id))
    }
}

/// What was found of one comparison.
#[derive(Clone, Debug, Default)]
pub(super) struct ReferenceFacts {
    all: Vec<ReferenceFact>,
    /// Words on both sides that differ only in that they follow, in order of place on either.
    following: [Vec<Span>; 2],
}

#[derive(Clone, Debug)]
struct ReferenceFact {
    fate: ReferenceFate,
    link: usize,
    spans: [Span; 2],
    whole: [Span; 2],
    cited: [Vec<ClauseId>; 2],
    became: Vec<ClauseId>,
}

impl ReferenceFacts {
    pub(super) fn new(comparison: &Comparison<'_>) -> Self {
        if all_stand_as_before(comparison) {
            return Self::default();
        }
        let drafts = [comparison.before(), comparison.after()];
        let [before, after] = comparison.citations();
        let mut finder = Finder {
            sides: [Side::new(drafts[0], before), Side::new(drafts[1], after)],
            knows_names: drafts
                .iter()
                .all(|draft| draft.lexicon().function_words().next().is_some()),
            counterparts: Counterparts::new(comparison),
            found: Self::default(),
        };
        for (place, link) in comparison.alignment().links().iter().enumerate() {
            if link.is_pair() {
                finder.link(place, link);
            }
        }
        let mut found = finder.found;
        found.following.iter_mut().for_each(|spans| spans.sort_unstable());
        found
    }

    /// Whether words, of either side or of both, stand in references that follow.
    pub(super) fn follows(&self, words: [Option<Span>; 2]) -> bool {
        let inside = |side: usize, words: Span| {
            let spans = &self.following[side];
            let next = spans.partition_point(|span| span.start() <= words.start());
            next > 0 && spans[next - 1].contains(words)
        };
        (0..2).all(|side| words[side].is_none_or(|words| inside(side, words)))
            && words.iter().any(Option::is_some)
    }
}

/// The word that tells whether a heading names a division: *Annex*.
fn first_word(clause: Clause<'_>) -> &str {
    clause.body().split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default()
}

/// Whether every clause answers to the one at its place, with the same number, and headings to headings of
/// the same sort: then whatever is printed alike still leads where it led, and nothing can follow.
fn all_stand_as_before(comparison: &Comparison<'_>) -> bool {
    let (before, after) = (comparison.before(), comparison.after());
    let links = comparison.alignment().links();
    let is_same = |(one, other): (Clause<'_>, Clause<'_>)| {
        let label = |clause: Clause<'_>| clause.enumerator().map(|own| own.label.clone());
        (one.kind(), one.depth()) == (other.kind(), other.depth())
            && label(one) == label(other)
            && (!one.kind().is_heading() || first_word(one) == first_word(other))
    };
    let at_home = |(place, link): (usize, &Link)| {
        let is_it = |ids: &[ClauseId]| matches!(ids, [own] if own.index() == place);
        is_it(&link.before) && is_it(&link.after)
    };
    before.clauses().len() == after.clauses().len()
        && links.iter().enumerate().all(at_home)
        && before.clauses().zip(after.clauses()).all(is_same)
}

/// A draft with what it cites.
struct Side<'d> {
    draft: &'d Draft,
    citations: &'d [Citation],
    references: CrossReferences<'d>,
}

impl<'d> Side<'d> {
    fn new(draft: &'d Draft, citations: &'d [Citation]) -> Self {
        Self { draft, citations, references: CrossReferences::new(draft) }
    }

    /// The citations in clauses, with the places of their words among all words of these.
    fn in_clauses(&self, ids: &[ClauseId]) -> Vec<(usize, Range<usize>)> {
        let mut found = Vec::new();
        let mut start = 0;
        for clause in ids.iter().map(|id| self.draft.clause(*id)) {
            let (body, tokens) = (clause.body_span(), clause.token_range());
            let first = self.citations.partition_point(|other| other.span.start() < body.start());
            let inside = (first..self.citations.len())
                .take_while(|&index| self.citations[index].span.end() <= body.end());
            found.extend(inside.map(|index| {
                let words = self.draft.tokens().within(self.citations[index].span);
                let place = |token: usize| start + token.saturating_sub(tokens.start);
                (index, place(words.start)..place(words.end))
            }));
            start += tokens.len();
        }
        found
    }

    /// The clauses that targets of one citation point at.
    fn cited(&self, citation: &Citation, targets: &[Target]) -> Vec<ClauseId> {
        let targets = targets.iter().filter(|target| !target.path.is_empty()).cloned().collect();
        self.references.resolve(&Citation { span: citation.span, targets })
    }
}

struct Finder<'d> {
    sides: [Side<'d>; 2],
    counterparts: Counterparts,
    /// Whether both drafts are in languages of which it is known how they name other texts. In German
    /// *§ 13 Abs. 2 des Hafengesetzes* passes for a clause of the draft.
    knows_names: bool,
    found: ReferenceFacts,
}

impl Finder<'_> {
    fn link(&mut self, place: usize, link: &Link) {
        let before = self.sides[0].in_clauses(&link.before);
        let after = self.sides[1].in_clauses(&link.after);
        for (b, a) in pairs(link, &before, &after) {
            self.citation(place, b, a);
        }
    }

    /// A citation, by its numbers on both sides.
    fn citation(&mut self, link: usize, b: usize, a: usize) {
        let citations = [&self.sides[0].citations[b], &self.sides[1].citations[a]];
        let [before, after] = citations.map(|citation| citation.targets.as_slice());
        let parts: Vec<[Range<usize>; 2]> = match before.len() == after.len() {
            true => {
                (0..before.len()).map(|target| [target..target + 1, target..target + 1]).collect()
            }
            false => vec![[0..before.len(), 0..after.len()]],
        };
        let whole = citations.map(|citation| citation.span);
        let verdicts: Vec<_> = parts.iter().map(|part| self.part(citations, part)).collect();
        // "13, 14 and 15" to "14, 15 and 16": its edits are not those of one target
        let follows = verdicts.iter().all(|verdict| {
            *verdict == Verdict::Same || matches!(verdict, Verdict::Fate(ReferenceFate::Follows, _))
        });
        if follows && verdicts.iter().any(|verdict| *verdict != Verdict::Same) {
            add(&mut self.found.following, whole);
        }
        for (part, verdict) in parts.iter().zip(verdicts) {
            let Verdict::Fate(fate, cited) = verdict else { continue };
            let spans = match (before.len(), after.len()) {
                (1, 1) => whole,
                _ => [&before[part[0].clone()], &after[part[1].clone()]].map(together),
            };
            if fate == ReferenceFate::Follows && !follows {
                add(&mut self.found.following, spans);
            }
            let became = shown(self.counterparts.after(&cited[0]));
            let cited = cited.map(shown);
            self.found.all.push(ReferenceFact { fate, link, spans, whole, cited, became });
        }
    }

    /// What became of some targets of a citation.
    fn part(&self, citations: [&Citation; 2], part: &[Range<usize>; 2]) -> Verdict {
        let targets = [0, 1].map(|side| &citations[side].targets[part[side].clone()]);
        let is_own = |target: &Target| target.instrument == Instrument::Own;
        let printed_alike = alike(targets);
        if !targets.iter().all(|targets| targets.iter().all(is_own)) {
            return if printed_alike { Verdict::Same } else { Verdict::Other };
        }
        let cited = [0, 1].map(|side| self.sides[side].cited(citations[side], targets[side]));
        let [before, after] = &cited;
        let fate = match self.counterparts.compare(before, after) {
            _ if before.is_empty() && printed_alike => return Verdict::Same,
            Some(true) if printed_alike => return Verdict::Same,
            Some(true) if self.have_other_numbers(&cited) => ReferenceFate::Follows,
            _ if !printed_alike => return Verdict::Other,
            _ if !self.knows_names || !self.are_so_numbered(targets, &cited) => {
                return Verdict::Same;
            }
            Some(_) => ReferenceFate::Stale,
            None if self.counterparts.are_dropped(before) => ReferenceFate::Orphaned,
            None => return Verdict::Same,
        };
        Verdict::Fate(fate, cited)
    }

    /// Whether what is cited on either side has just the number that the words name, printed alike.
    ///
    /// A clause that was only counted out, or that bears the number of another sort of division, may
    /// not be what is meant.
    fn are_so_numbered(&self, targets: [&[Target]; 2], cited: &[Vec<ClauseId>; 2]) -> bool {
        let of = |side: usize| {
            let clause = |id: &ClauseId| self.sides[side].draft.clause(*id);
            let target = targets[side].first();
            (target, cited[side].first().map(clause), cited[side].last().map(clause))
        };
        let is_sure = |side: usize| match of(side) {
            (Some(target), Some(first), Some(last)) => {
                let through = target.through.as_deref();
                target.path.last().is_some_and(|step| {
                    // the end of a range may be gone
                    is_numbered(first, step, None)
                        && (side == 1 || is_numbered(last, step, through))
                })
            }
            // nothing is there any more
            _ => side == 1,
        };
        let printed = |side: usize| of(side).1.map(printed_number);
        let alike = match of(0).0.and_then(|target| target.path.last()).map(|step| &step.label) {
            Some(Label::Printed(_)) => cited[1].is_empty() || printed(0) == printed(1),
            // whoever moves a clause to another article means that one
            Some(Label::This) | None => false,
            Some(_) => true,
        };
        alike && is_sure(0) && is_sure(1)
    }

    /// Whether the clauses cited are numbered otherwise after: *this Article* for *Article 5* follows
    /// nothing.
    fn have_other_numbers(&self, [before, after]: &[Vec<ClauseId>; 2]) -> bool {
        let paths = |side: usize, cited: &[ClauseId]| {
            let draft = self.sides[side].draft;
            [cited.first(), cited.last()].map(|id| id.map(|id| draft.clause(*id).canonical_path()))
        };
        paths(0, before) != paths(1, after)
    }
}

#[derive(PartialEq, Eq)]
enum Verdict {
    /// Printed alike, and nothing is wrong with it.
    Same,
    /// Printed otherwise, to point at something else.
    Other,
    Fate(ReferenceFate, [Vec<ClauseId>; 2]),
}

fn alike([before, after]: [&[Target]; 2]) -> bool {
    let printed =
        |target: &Target| (target.instrument.clone(), target.path.clone(), target.through.clone());
    before.iter().map(printed).eq(after.iter().map(printed))
}

/// Whether a clause has the number of a step, or of the end of a range that begins with it.
fn is_numbered(clause: Clause<'_>, step: &Step, through: Option<&str>) -> bool {
    let label = match (&step.label, through) {
        (_, Some(label)) => label,
        (Label::Printed(label), None) => label,
        _ => return true,
    };
    let Some(number) = clause.enumerator() else { return false };
    let inside = matches!(
        step.division,
        Division::Clause | Division::Paragraph | Division::OperativeParagraph | Division::Item
    );
    let is_item = matches!(
        number.style,
        EnumeratorStyle::BracketedDecimal | EnumeratorStyle::Letter | EnumeratorStyle::Roman
    );
    let own = number.label.rsplit(' ').next().unwrap_or_default();
    let own = own.strip_prefix("op").or_else(|| own.strip_prefix("pp")).unwrap_or(own);
    let rest = own.strip_suffix(label.to_lowercase().as_str());
    (inside || !is_item) && rest.is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

/// The letters and digits of the number of a clause as printed.
fn printed_number(clause: Clause<'_>) -> String {
    let span = clause.enumerator().map_or_else(Span::default, |number| number.span);
    let printed = clause.draft().text()[span.range()].chars();
    printed.filter(|c| c.is_alphanumeric() || *c == '§').flat_map(char::to_lowercase).collect()
}

fn together(targets: &[Target]) -> Span {
    targets.iter().map(|target| target.span).reduce(Span::union).unwrap_or_default()
}

/// So many clauses of a reference are kept. A range may cite a thousand, and a hostile text may repeat
/// it in every clause.
const MOST_SHOWN: usize = 100;

/// The first clauses and the last, if there are too many.
fn shown(mut clauses: Vec<ClauseId>) -> Vec<ClauseId> {
    if clauses.len() > MOST_SHOWN {
        clauses.drain(MOST_SHOWN - 1..clauses.len() - 1);
    }
    clauses.shrink_to_fit();
    clauses
}

fn add(following: &mut [Vec<Span>; 2], spans: [Span; 2]) {
    following.iter_mut().zip(spans).for_each(|(side, span)| side.push(span));
}

/// The citations that answer to each other: those that share kept words, the most first; then those
/// that one edit puts for as many others.
fn pairs(
    link: &Link,
    before: &[(usize, Range<usize>)],
    after: &[(usize, Range<usize>)],
) -> Vec<(usize, usize)> {
    let mut shared: Vec<(usize, usize, usize)> = Vec::new();
    let mut replaced: Vec<(Range<usize>, Range<usize>)> = Vec::new();
    for edit in link.edits.edits() {
        let in_before = touched(before, &edit.before);
        let in_after = touched(after, &edit.after);
        match edit.kind {
            EditKind::Keep => {
                for b in in_before {
                    let words = &before[b].1;
                    let move_by = |place: usize| {
                        place.clamp(edit.before.start, edit.before.end) - edit.before.start
                            + edit.after.start
                    };
                    let kept = move_by(words.start)..move_by(words.end);
                    shared.extend(touched(after, &kept).map(|a| {
                        let other = &after[a].1;
                        let most = kept.end.min(other.end) - kept.start.max(other.start);
                        (most, b, a)
                    }));
                }
            }
            _ => replaced.push((in_before, in_after)),
        }
    }
    shared.sort_unstable_by_key(|&(most, b, a)| (std::cmp::Reverse(most), b, a));
    let mut answers = vec![None; before.len()];
    let mut taken = vec![false; after.len()];
    for (_, b, a) in shared {
        if answers[b].is_none() && !taken[a] {
            (answers[b], taken[a]) = (Some(a), true);
        }
    }
    for (in_before, in_after) in replaced {
        let free: Vec<usize> = in_before.filter(|&b| answers[b].is_none()).collect();
        let others: Vec<usize> = in_after.filter(|&a| !taken[a]).collect();
        if free.len() == others.len() {
            for (b, a) in free.into_iter().zip(others) {
                (answers[b], taken[a]) = (Some(a), true);
            }
        }
    }
    let answers = answers.into_iter().enumerate();
    answers.filter_map(|(b, a)| Some((before[b].0, after[a?].0))).collect()
}

/// The citations that hold words at these places.
fn touched(citations: &[(usize, Range<usize>)], places: &Range<usize>) -> Range<usize> {
    let first = citations.partition_point(|(_, words)| words.end <= places.start);
    let end = citations.partition_point(|(_, words)| words.start < places.end);
    first..end.max(first)
}
