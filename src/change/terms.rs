//! One term for another.

use std::ops::Range;

use super::effect::EffectRule;
use super::joiners::joiner_at;
use super::kind::EffectKind;
use super::members::moves;
use super::misprints::is_misprint;
use super::side::{Side, Word};
use super::site::Site;
use crate::text::TokenKind;

/// More words that say something are no term but another sentence.
const LONGEST_TERM: usize = 4;

/// Tells which words gave way to words at the same place.
pub(super) fn terms(site: &mut Site<'_>) {
    // without knowing small words, no two words can be called terms
    if site.sides.iter().any(|side| side.lists.endings.is_empty()) {
        return;
    }
    for [one, other] in gaps(site) {
        let [a, b] = &site.sides;
        if !is_anchored(a, &one) {
            continue;
        }
        let (one, other) = (a.trimmed(one, true), b.trimmed(other, true));
        let whole = |side: &Side<'_>, range: &Range<usize>| {
            let words = &side.words[range.clone()];
            let content = words.iter().filter(|word| word.is_content()).count();
            (1..=LONGEST_TERM).contains(&content)
                && words.iter().all(|word| word.is_free() && !word.is_stop() && !word.is(","))
                && (words.len() == 1
                    || !words.iter().any(|word| is_clause_word(side, &word.folded)))
        };
        let moved = || moves(site, 0, &one) || moves(site, 1, &other);
        if are_misprints(a, &one, b, &other) {
            let ranges = [Some(one.clone()), Some(other.clone())];
            site.push(EffectKind::EditorialOnly, EffectRule::Print, ranges);
            site.sides[0].claim(one);
            site.sides[1].claim(other);
            continue;
        }
        if whole(a, &one) && whole(b, &other) && are_terms(a, &one, b, &other) && !moved() {
            let ranges = [Some(one.clone()), Some(other.clone())];
            site.push(EffectKind::TermSubstituted, EffectRule::Substitution, ranges);
            site.sides[0].claim(one);
            site.sides[1].claim(other);
        }
    }
}

/// Whether two ranges are one word each, one of them misprinted.
fn are_misprints(a: &Side<'_>, one: &Range<usize>, b: &Side<'_>, other: &Range<usize>) -> bool {
    let ([word], [answer]) = (&a.words[one.clone()], &b.words[other.clone()]) else {
        return false;
    };
    word.is_free() && answer.is_free() && is_misprint(a.lists, &word.folded, &answer.folded)
}

/// Whether a word beside others shows a sentence, and no term: *they*, *which*, *are*.
pub(super) fn is_clause_word(side: &Side<'_>, folded: &str) -> bool {
    side.lists.breakers.has(folded)
        || side.lists.pronouns.has(folded)
        || side.lexicon.openings().is_auxiliary(folded)
}

/// So many words around a gap must have stayed, so that its words can be said to stand at one place.
const ANCHORS: usize = 3;

/// Whether enough stayed around a gap.
fn is_anchored(side: &Side<'_>, gap: &Range<usize>) -> bool {
    let kept = |at: &usize| side.words[*at].twin.is_some() || side.words[*at].claimed;
    let before = (0..gap.start).rev().take(ANCHORS).take_while(kept).count();
    let behind = (gap.end..side.words.len()).take(ANCHORS).take_while(kept).count();
    // the beginning and the end of the words are fixed
    let edge = |stayed: usize, there: usize| if there <= stayed { ANCHORS } else { stayed };
    let before = edge(before, gap.start);
    let behind = edge(behind, side.words.len() - gap.end);
    before + behind >= ANCHORS
}

/// Whether two runs of words are more than forms of the same words or modals.
fn are_terms(a: &Side<'_>, one: &Range<usize>, b: &Side<'_>, other: &Range<usize>) -> bool {
    let content = |side: &Side<'_>, range: &Range<usize>| -> Vec<String> {
        let words = side.words[range.clone()].iter().filter(|word| word.is_content());
        words.map(|word| word.folded.to_string()).collect()
    };
    // "proofing and resilience": several are no term
    let lists = |side: &Side<'_>, range: &Range<usize>| {
        range.clone().any(|at| joiner_at(side, at).is_some())
    };
    if is_address(a, one) || is_address(b, other) || lists(a, one) != lists(b, other) {
        return false;
    }
    if abbreviates_name(a, one) || abbreviates_name(b, other) {
        return false;
    }
    let spellings = [spelling(a, one), spelling(b, other)];
    if spellings[0] == spellings[1] || abbreviates(a, one, b, other) {
        return false;
    }
    let (mut one, mut other) = (content(a, one), content(b, other));
    let modals = |side: &Side<'_>, words: &[String]| {
        words.iter().all(|word| side.lexicon.openings().is_auxiliary(word))
    };
    if modals(a, &one) && modals(b, &other) {
        return false;
    }
    one.retain(|word| {
        let same = other
            .iter()
            .position(|answer| a.is_form(word, answer) || a.lexicon.is_spelled_as(word, answer));
        same.map(|at| other.remove(at)).is_none()
    });
    // the call of a note that was printed beside a word: "agencies16"
    let called = |word: &str| word.trim_matches(|c: char| c.is_ascii_digit()).to_owned();
    let is_note = |word: &str| {
        let rest = called(word);
        let letters = rest.chars().all(|c| c.is_alphabetic() || c == '’' || c == '\'');
        // "17See": a number before a word is no part of it
        let leads = word.starts_with(|c: char| c.is_ascii_digit()) && word.ends_with(&rest);
        letters && (leads || rest.len() >= SHORTEST_CALLED) && !rest.is_empty() && rest != word
    };
    one.retain(|word| {
        let same = other.iter().position(|answer| {
            (is_note(word) || is_note(answer)) && called(word) == called(answer)
        });
        same.map(|at| other.remove(at)).is_none()
    });
    // what is left of a plural is no term: "###s"
    let counts = |words: &[String]| {
        words.iter().any(|word| word != "s" && word.chars().any(char::is_alphabetic))
    };
    counts(&one) && counts(&other)
}

/// Whether a run of words ends with the abbreviation before a number or a name: *No. 7*, *Ms. Coye*.
fn abbreviates_name(side: &Side<'_>, range: &Range<usize>) -> bool {
    let last = &side.words[range.end - 1];
    let stop = side.words.get(range.end).filter(|next| next.is("."));
    let next = stop.and_then(|_| side.words.get(range.end + 1));
    side.lexicon.abbreviates(last.print)
        && next.is_some_and(|next| {
            next.kind == TokenKind::Number || last.is_capital() && next.is_capital()
        })
}

/// Whether words are part of the address of a page or a letter, or of the name of a file: *ports.example*, and not
/// *version 1.2*.
fn is_address(side: &Side<'_>, range: &Range<usize>) -> bool {
    let dotted = |print: &str| {
        let parts: Vec<&str> = print.split('.').collect();
        parts.windows(2).any(|pair| {
            pair[0].ends_with(char::is_alphabetic) && pair[1].starts_with(char::is_alphabetic)
        })
    };
    let touch = |at: usize| side.words[at - 1].span.end() == side.words[at].span.start();
    let start = (1..=range.start).rev().take_while(|at| touch(*at)).last();
    let start = start.map_or(range.start, |at| at - 1);
    let end = range.end + (range.end..side.words.len()).take_while(|at| touch(*at)).count();
    let inner = |word: &Word<'_>| dotted(word.print) || word.print.contains('@');
    side.words[start..end].iter().any(inner)
}

/// No shorter word, in bytes, is one beside which the call of a note stands: *PM10* is another term than *PM25*.
const SHORTEST_CALLED: usize = 4;

/// The letters of the free words around a range, in one spelling: *stock take* and *stocktake*, *4-year* and
/// *four-year*, *cœur* and *coeur*.
fn spelling(side: &Side<'_>, range: &Range<usize>) -> String {
    let words = side.words[side.run(range.clone())].iter();
    let parts = words.flat_map(|word| word.folded.split('-'));
    let parts = parts.map(|part| side.lists.number(part).unwrap_or(part));
    let letters = parts.flat_map(str::chars).filter(|c| c.is_alphanumeric());
    letters.collect::<String>().replace('œ', "oe").replace('æ', "ae")
}

/// Whether one of two ranges is the initials of the other: *World Weir Fund*, *WWF*.
pub(super) fn abbreviates(
    a: &Side<'_>,
    one: &Range<usize>,
    b: &Side<'_>,
    other: &Range<usize>,
) -> bool {
    // "the WWF"
    let letters = |side: &Side<'_>, range: &Range<usize>| {
        let mut words = side.words[range.clone()].iter().filter(|word| word.is_content());
        match (words.next(), words.next()) {
            (Some(word), None) => word.print.chars().filter(|c| c.is_uppercase()).collect(),
            _ => String::new(),
        }
    };
    let initials = |side: &Side<'_>, range: &Range<usize>| {
        let words = side.words[range.clone()].iter().filter(|word| word.is_content());
        let parts = words.flat_map(|word| word.print.split('-'));
        parts.filter_map(|part| part.chars().next()).flat_map(char::to_uppercase).collect()
    };
    let [short, long]: [String; 2] = [letters(a, one), initials(b, other)];
    let [turned, full]: [String; 2] = [letters(b, other), initials(a, one)];
    short.len() > 1 && short == long || turned.len() > 1 && turned == full
}

/// The stretches of free words on both sides between words that answer to each other.
pub(super) fn gaps(site: &Site<'_>) -> Vec<[Range<usize>; 2]> {
    let [one, other] = &site.sides;
    let mut gaps = Vec::new();
    let (mut a, mut b) = (0, 0);
    let mut close = |a: Range<usize>, b: Range<usize>| {
        if !a.is_empty() && !b.is_empty() {
            gaps.push([a, b]);
        }
    };
    for (at, word) in one.words.iter().enumerate() {
        // words that changed places are no fixed points
        if let Some(twin) = word.twin.filter(|twin| *twin >= b) {
            close(a..at, b..twin);
            (a, b) = (at + 1, twin + 1);
        }
    }
    close(a..one.words.len(), b..other.words.len());
    gaps
}
