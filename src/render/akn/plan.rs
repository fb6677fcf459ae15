//! Which clauses of a draft make which part of a document.

use crate::document::{Clause, ClauseKind, Draft, EnumeratorStyle, Part};
use crate::lexicon::Opening;

/// The clauses right in each part of a document; together with those below them, all clauses in order.
pub(super) struct Plan<'d> {
    /// What stands before the title, and the title.
    pub(super) preface: Vec<Clause<'d>>,
    pub(super) has_title: bool,
    /// The heading of the preamble, and its clauses.
    pub(super) preamble_heading: Option<Clause<'d>>,
    pub(super) preamble: Vec<Clause<'d>>,
    pub(super) body: Vec<Clause<'d>>,
    /// Places, dates and signatures, and what is printed behind them; they may stand below a clause of
    /// the body, which leaves them out.
    pub(super) conclusions: Vec<Clause<'d>>,
    pub(super) annexes: Vec<Clause<'d>>,
    /// What is printed behind the annexes.
    pub(super) back_matter: Vec<Clause<'d>>,
}

impl<'d> Plan<'d> {
    pub(super) fn of(draft: &'d Draft) -> Self {
        let roots: Vec<_> = draft.clauses().filter(|clause| clause.parent().is_none()).collect();
        let mut roots = roots;
        let back = roots.iter().rposition(|root| root.kind() != ClauseKind::BackMatter);
        let mut back_matter = roots.split_off(back.map_or(0, |last| last + 1));
        let has_title = is_titled(&roots);
        let (preface, mut rest) = match roots.last() {
            Some(title) if has_title => {
                let below = title.children().collect();
                (roots, below)
            }
            _ => (Vec::new(), roots),
        };
        let annexes = rest.split_off(annexes(&rest));
        let behind = annexes.first().or(back_matter.first());
        let end = behind.map_or(draft.clauses().len(), |clause| clause.id().index());
        let preamble_end = preamble_end(&rest);
        let mut body = rest.split_off(preamble_end);
        let mut preamble_heading = None;
        let mut preamble = rest;
        if preamble.is_empty() && body.first().is_some_and(|first| is_preamble(*first)) {
            let heading = body.remove(0);
            preamble = heading.children().collect();
            preamble_heading = Some(heading);
        }
        let start = [preamble.last(), preface.last()].into_iter().flatten();
        let start = start.map(|clause| clause.id().index() + 1).max().unwrap_or_default();
        let mut conclusions = conclusions(draft, start, end);
        if annexes.is_empty() {
            conclusions.append(&mut back_matter);
        }
        if let Some(first) = conclusions.first() {
            body.retain(|clause| clause.id() < first.id());
        }
        Self {
            preface,
            has_title,
            preamble_heading,
            preamble,
            body,
            conclusions,
            annexes,
            back_matter,
        }
    }

    /// Whether a clause stands in the conclusions, wherever it stands in the draft.
    pub(super) fn concludes(&self, clause: Clause<'d>) -> bool {
        let ends = self.conclusions.first().zip(self.conclusions.last());
        ends.is_some_and(|(first, last)| (first.id()..=last.id()).contains(&clause.id()))
    }
}

/// Whether the last of the uppermost clauses is a title, and nothing but lines of text stands before it.
fn is_titled(roots: &[Clause<'_>]) -> bool {
    let Some((title, before)) = roots.split_last() else { return false };
    let is_line = |clause: &Clause<'_>| clause.kind() == ClauseKind::Paragraph && is_leaf(*clause);
    title.kind().is_heading() && title.level() == 1 && before.iter().all(is_line)
}

fn is_leaf(clause: Clause<'_>) -> bool {
    clause.children().next().is_none()
}

/// Where the annexes begin behind which nothing else stands.
fn annexes(clauses: &[Clause<'_>]) -> usize {
    let others = clauses.iter().rposition(|clause| !is_annex(*clause));
    others.map_or(0, |last| last + 1)
}

fn is_annex(clause: Clause<'_>) -> bool {
    let named = clause.enumerator().filter(|own| own.style == EnumeratorStyle::Named);
    let named = named.is_some_and(|own| {
        ["annex", "appendix", "appendice", "schedule"]
            .iter()
            .any(|name| own.label.starts_with(name))
    });
    clause.kind() == ClauseKind::Annex || clause.kind() == ClauseKind::Heading && named
}

/// Where the preamble ends: behind the last preambular paragraph before which only such paragraphs and
/// lines of text stand, and the words that turn to what was agreed; 0 if there is none.
fn preamble_end(clauses: &[Clause<'_>]) -> usize {
    let lead = clauses.iter().take_while(|clause| may_stand_in_preamble(**clause)).count();
    let last = clauses[..lead].iter().rposition(|clause| clause.part() == Part::Preamble);
    let end = last.map_or(0, |last| last + 1);
    match &clauses[end..] {
        [turn, next, ..] if end > 0 && is_turn(*turn) && next.kind().is_heading() => end + 1,
        _ => end,
    }
}

/// *Have agreed as follows:*
fn is_turn(clause: Clause<'_>) -> bool {
    let is_plain = matches!(clause.kind(), ClauseKind::Paragraph | ClauseKind::Operative);
    is_plain && clause.enumerator().is_none() && is_leaf(clause) && clause.body().ends_with(':')
}

fn may_stand_in_preamble(clause: Clause<'_>) -> bool {
    match clause.part() {
        Part::Preamble => !clause.kind().is_heading() && are_items(clause),
        _ => is_line(clause),
    }
}

/// Whether a clause of the preamble opens as such clauses do.
pub(super) fn is_recital(clause: &Clause<'_>) -> bool {
    let opens = || {
        let words = clause.body().split(|c: char| !c.is_alphabetic());
        let words = words.filter(|word| !word.is_empty());
        clause.draft().lexicon().opening(words) == Opening::Preambular
    };
    match clause.kind() {
        ClauseKind::Preambular => true,
        ClauseKind::Chapeau => clause.part() == Part::Preamble && opens(),
        _ => false,
    }
}

/// A paragraph without a number and without items.
fn is_line(clause: Clause<'_>) -> bool {
    clause.kind() == ClauseKind::Paragraph && clause.enumerator().is_none() && is_leaf(clause)
}

/// Whether all clauses below one are those of a list, or further paragraphs of its items.
pub(super) fn are_items(clause: Clause<'_>) -> bool {
    clause.below().all(|below| {
        matches!(below.kind(), ClauseKind::Item | ClauseKind::Chapeau | ClauseKind::Paragraph)
    })
}

/// Whether a heading heads the preamble and nothing else: lines of text, preambular paragraphs, lines.
fn is_preamble(heading: Clause<'_>) -> bool {
    let clauses: Vec<_> = heading.children().collect();
    let (Some(first), Some(last)) =
        (clauses.iter().position(is_recital), clauses.iter().rposition(is_recital))
    else {
        return false;
    };
    let mut around = clauses[..first].iter().chain(&clauses[last + 1..]);
    heading.kind().is_heading()
        && around.all(|clause| is_line(*clause) || is_turn(*clause))
        && clauses[first..=last]
            .iter()
            .all(|clause| is_recital(clause) && may_stand_in_preamble(*clause))
}

/// The places, dates and signatures at the end of the clauses `start..end`, with the footnotes between
/// them, if they stand where such clauses do in any text: under the last heading.
fn conclusions<'d>(draft: &'d Draft, start: usize, end: usize) -> Vec<Clause<'d>> {
    let clauses: Vec<_> = draft.clauses().take(end).skip(start).collect();
    let is_signed = |clause: &Clause<'_>| {
        matches!(clause.kind(), ClauseKind::PlaceAndDate | ClauseKind::Signature)
            && clause.enumerator().is_none()
    };
    let may_stand = |clause: &Clause<'_>| {
        (is_signed(clause) || clause.kind() == ClauseKind::Footnote) && is_leaf(*clause)
    };
    let others = clauses.iter().rposition(|clause| !may_stand(clause)).map_or(0, |last| last + 1);
    let Some(first) = clauses[others..].iter().position(is_signed) else { return Vec::new() };
    let tail = &clauses[others + first..];
    let before = tail[0].id().index().checked_sub(1).and_then(|index| draft.clauses().nth(index));
    let heading = std::iter::successors(before, |clause| clause.parent())
        .find(|clause| clause.kind().is_heading());
    let heading = heading.map(|heading| heading.id());
    let in_place = tail.iter().all(|clause| clause.parent().map(|above| above.id()) == heading);
    if in_place { tail.to_vec() } else { Vec::new() }
}
