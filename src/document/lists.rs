//! Whether an item goes on with a list, and which clause leads into one.

use super::candidate::Counted;
use super::clause::{ClauseData, ClauseId, ClauseKind};
use super::enumerator::{Enumerator, EnumeratorStyle as Style};
use super::outline::{Above, Outline};
use super::rank::Rank;
use crate::lexicon::{Opening, words};

impl Outline<'_> {
    /// Where the list stands that an item counts on from, with words between them that are no item:
    /// how many of the open clauses stay open. `(3)` does not stand under a paragraph behind `(2)`.
    pub(super) fn list_before(&self, own: &Enumerator, rank: Rank) -> Option<usize> {
        // "2.3" says itself where it stands
        let own = Counted::of(own).filter(|own| own.style != Style::Section)?;
        let before = Counted { number: own.number.checked_sub(1)?, ..own };
        let counts_on = |(last, other, _): &&(Counted, Rank, Option<ClauseId>)| {
            *last == before && other.lists_with(rank)
        };
        let (_, _, parent) = self.counted.iter().find(counts_on)?;
        let is_heading = |above: &Above| self.clauses[above.clause].kind.is_heading();
        match parent {
            Some(parent) => {
                let place = self.above.iter().position(|above| above.clause == parent.index())?;
                let inside = &self.above[place + 1..];
                (!inside.iter().any(is_heading)).then_some(place + 1)
            }
            None => (!self.above.iter().any(is_heading)).then_some(0),
        }
    }

    /// Where the open heading stands that an item counts on from: `3. The Ports meet.` behind the heading
    /// *2. Duties* and what stands below it.
    pub(super) fn heading_before(&self, own: &Enumerator) -> Option<usize> {
        let own = Counted::of(own).filter(|own| own.style == Style::Decimal && own.number > 1)?;
        let before = Counted { number: own.number - 1, ..own };
        self.above.iter().rposition(|above| {
            let open = &self.clauses[above.clause];
            let is_numbered = open.kind.is_heading() && open.has_style(Style::Decimal);
            is_numbered && open.enumerator.as_ref().and_then(Counted::of) == Some(before)
        })
    }

    /// The open clause whose number `1.2.3` goes on from: `1.2`, or else `1`.
    pub(super) fn section_above(&self, own: &Enumerator) -> Option<usize> {
        if own.style != Style::Section {
            return None;
        }
        self.above.iter().rposition(|above| {
            let open = self.clauses[above.clause].enumerator.as_ref();
            open.is_some_and(|open| own.is_below(open))
        })
    }

    /// Whether an item goes on with the list of an open one: `a.` goes on with `(a)` only if it counts
    /// on, or else it begins a list inside it.
    pub(super) fn goes_on(&self, open: usize, enumerator: Option<&Enumerator>) -> bool {
        if self.are_unlike_bullets(open, enumerator) {
            return false;
        }
        let open = self.clauses[open].enumerator.as_ref();
        let (Some(open), Some(own)) = (open, enumerator) else { return true };
        let number = |enumerator: &Enumerator| enumerator.ordinal().map(|(number, _)| number);
        open.form == own.form || number(own).zip(number(open)).is_none_or(|(own, open)| own > open)
    }

    /// Whether two items of plain text are marked by other signs, as in lists inside lists: `●` and `○`.
    /// Dashes of all lengths are one sign.
    pub(super) fn are_unlike_bullets(&self, open: usize, own: Option<&Enumerator>) -> bool {
        let clause = &self.clauses[open];
        let pair = clause
            .enumerator
            .as_ref()
            .zip(own)
            .filter(|_| clause.list_depth == 0 && !clause.body.is_empty());
        let sign = |own: &Enumerator| self.text[own.span.range()].chars().next();
        let is_dash = |own| matches!(sign(own), Some('-' | '–' | '—' | '−' | '‒' | '‑'));
        pair.is_some_and(|(one, other)| {
            one.style == Style::Bullet
                && other.style == Style::Bullet
                && sign(one) != sign(other)
                && !(is_dash(one) && is_dash(other))
        })
    }

    /// Whether an item begins a list inside that of the open one by its sign alone.
    pub(super) fn begins_inner_bullets(&self, own: Option<&Enumerator>) -> bool {
        self.above.last().is_some_and(|above| self.are_unlike_bullets(above.clause, own))
    }

    /// Whether the words behind a number go on in small letters.
    pub(super) fn begins_small(&self, own: &Enumerator) -> bool {
        self.text[own.span.end()..].trim_start().starts_with(char::is_lowercase)
    }

    /// Whether a clause is a sentence that its items go on with: *Users have the right,* before *1. to know …*
    pub(super) fn is_unfinished(&self, clause: usize) -> bool {
        let data = &self.clauses[clause];
        let words = self.text[data.body.range()].trim_end();
        data.kind == ClauseKind::Paragraph
            && words.ends_with([',', '،', '，'])
            && words.starts_with(char::is_uppercase)
    }

    /// Whether an item is what a body does, and the last clause closes its reasons without governing it:
    /// *On the proposal of the Committee:* before *I. RECOMMENDS that …*
    pub(super) fn acts_behind_reasons(&self, own: Option<&Enumerator>) -> bool {
        let [.., before, last] = self.clauses.as_slice() else { return false };
        let Some(own) = own.filter(|_| last.enumerator.is_none()) else { return false };
        let opening = |text: &str| self.lexicon.opening(words(text));
        let body = |data: &ClauseData| &self.text[data.body.range()];
        let is_subject =
            words(body(last)).next().is_some_and(|first| self.lexicon.openings().is_article(first));
        last.kind == ClauseKind::Paragraph
            && body(last).ends_with(':')
            && !is_subject
            && opening(&self.text[own.span.end()..]) == Opening::Operative
            && opening(body(last)) == Opening::Other
            && opening(body(before)) == Opening::Preambular
    }

    /// Whether a clause leads into a list of `style` items: by a colon or a dash, or because such
    /// items only ever stand under something.
    pub(super) fn leads_into(&self, clause: usize, style: Style, first: bool) -> bool {
        let data = &self.clauses[clause];
        let end = self.text[data.body.range()].trim_end().chars().next_back();
        match style {
            _ if data.kind == ClauseKind::Row => false,
            // "(1)" counts paragraphs too
            Style::BracketedDecimal if first && data.enumerator.is_none() => {
                !matches!(end, Some('.' | '!' | '?'))
            }
            Style::Letter | Style::Roman | Style::BracketedDecimal | Style::Choice => true,
            Style::BracketedIdeographic => true,
            // "（二）通知。1．港口；": figures count inside characters in brackets
            Style::Decimal if data.has_style(Style::BracketedIdeographic) => true,
            Style::Bullet => !matches!(end, Some('.' | ';' | '!' | '?' | '。' | '；' | '؛')),
            // "(a) … by; 1. Verifying …": an item that has not ended
            _ if first
                && data.kind == ClauseKind::Item
                && !data.has_style(Style::Bullet)
                && matches!(end, Some(';' | ',' | '；' | '؛')) =>
            {
                true
            }
            // "(2) A person is near, if": a paragraph of a German law
            _ if first && is_bracketed(data) && end.is_some_and(char::is_lowercase) => true,
            // "Option 1", and its paragraphs below
            _ => matches!(end, Some(':' | '—' | '–' | '：') | None),
        }
    }
}

/// Whether the number of a clause is one such as `(2)`.
fn is_bracketed(data: &ClauseData) -> bool {
    data.enumerator.as_ref().is_some_and(|own| own.style == Style::BracketedDecimal)
}
