//! What became of words in brackets.

use std::ops::Range;

use super::effect::{EffectDetail, EffectRule};
use super::kind::EffectKind;
use super::side::{Side, Word};
use super::site::Site;
use crate::document::{AlternativeForm, Bracket, BracketKind, Brackets};

/// Brackets that stand together: one, or alternatives of which one was to stay.
struct Unit {
    words: Range<usize>,
    /// The words inside, for each alternative.
    alternatives: Vec<Range<usize>>,
    /// Whether something was to stand in its place.
    open: bool,
}

/// Tells which brackets stand on one side only, and what of their words stands on the other.
pub(super) fn brackets(site: &mut Site<'_>, brackets: [Option<&Brackets>; 2]) {
    for side in 0..2 {
        let Some(brackets) = brackets[side] else { continue };
        claim_notes(site, side, brackets);
        for unit in units(site, side, brackets) {
            if marks_are_free(site, side, &unit) {
                settle(site, side, &unit);
            }
        }
    }
}

/// Takes out what is no part of the text: footnote calls and words of editors.
fn claim_notes(site: &mut Site<'_>, side: usize, brackets: &Brackets) {
    let own = &site.sides[side];
    let notes = inside(own, brackets).filter(|bracket| {
        let words = &own.draft.text()[bracket.words.range()];
        match bracket.kind {
            BracketKind::FootnoteCall | BracketKind::Link | BracketKind::Editorial => true,
            BracketKind::Citation => words.chars().all(|c| !c.is_alphabetic()),
            _ => false,
        }
    });
    let notes: Vec<_> = notes.map(|bracket| own.at(bracket.span)).collect();
    notes.into_iter().for_each(|range| site.sides[side].claim(range));
}

/// The brackets that stand in the clauses of a side.
fn inside<'b>(side: &Side<'_>, brackets: &'b Brackets) -> impl Iterator<Item = &'b Bracket> {
    let clauses = side.clauses.to_vec();
    let all = brackets.all();
    let from = clauses.first().map_or(all.len(), |first| {
        // a bracket may begin in a clause before
        all.partition_point(|bracket| bracket.first < *first)
    });
    let last = clauses.last().copied();
    all[from..]
        .iter()
        .take_while(move |bracket| last.is_some_and(|last| bracket.first <= last))
        .filter(move |bracket| clauses.contains(&bracket.first) && clauses.contains(&bracket.last))
}

fn units(site: &Site<'_>, side: usize, brackets: &Brackets) -> Vec<Unit> {
    let own = &site.sides[side];
    let mut units = Vec::new();
    let mut seen = None;
    for bracket in inside(own, brackets).filter(|bracket| bracket.kind.is_open()) {
        let words = own.at(bracket.span);
        match bracket.alternative {
            Some(place) if seen == Some(place.group) => {}
            Some(place) => {
                seen = Some(place.group);
                let group = &brackets.groups()[place.group as usize];
                let members = group.alternatives.iter().filter_map(|one| one.bracket);
                let members: Vec<_> = members.map(|at| &brackets.all()[at as usize]).collect();
                let end = members.last().map_or(words.end, |last| own.at(last.span).end);
                let alternatives = members.iter().map(|one| own.at(one.words)).collect();
                units.push(Unit { words: words.start..end, alternatives, open: true });
            }
            None => {
                let groups = brackets.groups();
                let first = groups.partition_point(|group| {
                    group.alternatives[0].span.start() < bracket.words.start()
                });
                let slashed = groups.get(first).filter(|group| {
                    group.form == AlternativeForm::Slashes
                        && bracket.words.contains(group.alternatives[0].span)
                });
                let alternatives = match slashed {
                    Some(group) => group.alternatives.iter().map(|one| own.at(one.span)).collect(),
                    None => vec![own.at(bracket.words)],
                };
                let open = bracket.kind == BracketKind::Placeholder || alternatives.len() > 1;
                units.push(Unit { words, alternatives, open });
            }
        }
    }
    units
}

/// Words in brackets were agreed to if this share of those that say something stayed, in hundredths.
const MOSTLY_KEPT: usize = 50;

fn is_bracket(word: &Word<'_>) -> bool {
    word.is("[") || word.is("]")
}

/// Whether the marks around its alternatives stand on this side only.
fn marks_are_free(site: &Site<'_>, side: usize, unit: &Unit) -> bool {
    let words = &site.sides[side].words[unit.words.clone()];
    let ends = words.first().into_iter().chain(words.last());
    !words.is_empty() && ends.filter(|word| is_bracket(word)).all(Word::is_free)
}

fn settle(site: &mut Site<'_>, side: usize, unit: &Unit) {
    let own = &site.sides[side];
    // how much of an alternative the other side has
    let kept = |range: &Range<usize>| {
        let words = &own.words[range.clone()];
        let says = words.iter().any(Word::is_content);
        let words =
            words.iter().filter(|word| if says { word.is_content() } else { word.is_word() });
        let (kept, all) = words
            .fold((0, 0), |(kept, all), word| (kept + usize::from(word.twin.is_some()), all + 1));
        kept * 100 / std::cmp::max(all, 1)
    };
    let best = (0..unit.alternatives.len())
        .max_by_key(|at| (kept(&unit.alternatives[*at]), std::cmp::Reverse(*at)));
    let best = best.filter(|at| kept(&unit.alternatives[*at]) >= MOSTLY_KEPT);
    let other = match best {
        Some(at) => twins(own.words[unit.alternatives[at].clone()].iter()),
        None if unit.open => instead(site, side, &unit.words),
        None => None,
    };
    let ranges = match side {
        0 => [Some(unit.words.clone()), other.clone()],
        _ => [other.clone(), Some(unit.words.clone())],
    };
    let kind = if side == 0 { EffectKind::BracketResolved } else { EffectKind::BracketOpened };
    let chosen = best.filter(|_| unit.alternatives.len() > 1);
    let effect = site.push(kind, EffectRule::Bracket, ranges);
    effect.detail = chosen.map(|at| EffectDetail::Alternative(at as u32));
    site.sides[side].claim(unit.words.clone());
    if let Some(other) = other {
        site.sides[1 - side].claim(other);
    }
}

/// The range that holds the words answering to some.
pub(super) fn twins<'w>(words: impl Iterator<Item = &'w Word<'w>>) -> Option<Range<usize>> {
    let twins: Vec<usize> =
        words.filter(|word| word.is_word()).filter_map(|word| word.twin).collect();
    Some(*twins.iter().min()?..*twins.iter().max()? + 1)
}

/// The free words of the other side in the pieces of a range: what was put in its place.
pub(super) fn instead(site: &Site<'_>, side: usize, range: &Range<usize>) -> Option<Range<usize>> {
    let pieces = &site.sides[side].words[range.clone()];
    let (first, last) = (pieces.first()?.piece, pieces.last()?.piece);
    let other = &site.sides[1 - side];
    let start = other.words.partition_point(|word| word.piece < first);
    let end = other.words.partition_point(|word| word.piece <= last);
    let free = (start..end).filter(|at| other.words[*at].is_free() && other.words[*at].is_word());
    let free: Vec<usize> = free.collect();
    Some(*free.first()?..*free.last()? + 1)
}
