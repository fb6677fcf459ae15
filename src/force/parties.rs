//! Finds who is bound, asked or served.

use std::borrow::Cow;
use std::ops::Range;

use super::act::Party;
use super::predicates::actor;
use super::words::{Mark, Word, Words};
use crate::lexicon::Grammar;

/// So many words before one who gains may say so: *assistance, on request, to developing countries*.
const SERVING_REACH: usize = 6;

/// So many words may describe the first of those who do what is done.
const MOST_DESCRIBING: usize = 3;

/// An actor that stands somewhere: its class and its words.
struct Named {
    class: u16,
    words: Range<usize>,
    /// The first word of its head: what is left of it are articles and adjectives.
    head: usize,
}

/// The actors named in a range of words, in order.
fn named(words: &Words<'_>, range: Range<usize>) -> Vec<Named> {
    let mut found: Vec<Named> = Vec::new();
    let mut at = range.start;
    while at < range.end {
        let word = words.words[at];
        // "nul ne peut" is nobody, "nul navire ne peut" no ship
        let determines = |end: usize| {
            let other =
                [Grammar::Particle, Grammar::Be, Grammar::Have, Grammar::Do, Grammar::Preposition];
            let next = words.words[..range.end].get(end);
            word.is(Grammar::None)
                && next.is_some_and(|next| next.is_word() && !next.is_any(&other))
        };
        let named = words.longest(at, range.end, actor);
        match named.filter(|(_, end)| !word.quoted && !determines(*end)) {
            Some((class, end)) => {
                let from = found.last().map_or(range.start, |last| last.words.end);
                let describes = |at: &usize| {
                    let words_before = [Grammar::Determiner, Grammar::Describing, Grammar::None];
                    words.words[*at].is_any(&words_before)
                };
                let before = (from..at).rev().take_while(describes).last();
                found.push(Named { class, words: before.unwrap_or(at)..end, head: at });
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

fn party(words: &Words<'_>, named: &Named) -> Option<Party> {
    let class = Some(Cow::Borrowed(words.lists.name(named.class)));
    Some(Party { span: words.span(named.words.clone())?, class })
}

/// Who the subject of a sentence is: the actors in it that no preposition governs, or else all of it.
pub(super) fn subjects(words: &Words<'_>, range: Range<usize>) -> Vec<Party> {
    let governed = |place: usize| {
        let before = place.checked_sub(1).filter(|before| *before >= range.start);
        before
            .is_some_and(|before| words.words[before].is_any(&[Grammar::Preposition, Grammar::To]))
    };
    let whole = noun_phrase(words, range.clone());
    let relative = |at: &usize| words.words[*at].is(Grammar::Relative) && *at > whole.start;
    let head = whole.start..whole.clone().find(relative).unwrap_or(whole.end);
    let named = named(words, head);
    let free = named.iter().filter(|named| !governed(named.words.start));
    let found: Vec<Party> = free.filter_map(|named| party(words, named)).collect();
    if !found.is_empty() {
        return found;
    }
    words.span(whole).map(|span| Party { span, class: None }).into_iter().collect()
}

/// The words of a subject without what leads into it and what is put in behind it: from the first
/// part between commas that can begin one to the last before one that cannot.
fn noun_phrase(words: &Words<'_>, range: Range<usize>) -> Range<usize> {
    let leads = [
        Grammar::Preposition,
        Grammar::Condition,
        Grammar::Relative,
        Grammar::Adverb,
        Grammar::But,
    ];
    let begins = |chunk: &Range<usize>| {
        let first = chunk.clone().find(|at| words.words[*at].is_word());
        first.is_some_and(|at| {
            let word = &words.words[at];
            let named = words.longest(at, chunk.end, actor).is_some();
            let participle = words.print(at).ends_with("ing") && !named;
            let cited = chunk.start > range.start && is_cited(words, at..chunk.end);
            word.is(Grammar::Determiner) || !word.is_any(&leads) && !participle && !cited
        })
    };
    // the "ne" of "nul navire ne peut" belongs to the verb
    let particle = |at: &usize| words.words[*at].is(Grammar::Particle);
    let end = range.end - range.clone().rev().take_while(particle).count();
    let range = range.start..end;
    let chunks = chunks(words, range.clone());
    let mut parts = chunks.into_iter().skip_while(|chunk| !begins(chunk));
    let Some(first) = parts.next() else { return range.end..range.end };
    let last = parts.take_while(begins).last();
    first.start..last.map_or(first.end, |last| last.end)
}

/// Whether a part between commas goes on a citation: *paragraph 2*, *3 and 4*.
fn is_cited(words: &Words<'_>, chunk: Range<usize>) -> bool {
    let words: Vec<&Word> = words.words[chunk].iter().filter(|word| word.is_word()).collect();
    let counts = |word: &&Word| word.mark == Mark::Number;
    let numbers = &words[usize::from(!words.first().is_some_and(counts)).min(words.len())..];
    let joins = |word: &Word| word.is_any(&[Grammar::And, Grammar::Or]);
    numbers.iter().any(counts) && numbers.iter().all(|word| counts(word) || joins(word))
}

/// The parts of a range between commas.
fn chunks(words: &Words<'_>, range: Range<usize>) -> Vec<Range<usize>> {
    let mut start = range.start;
    let mut chunks = Vec::new();
    for at in range.clone() {
        if words.words[at].mark == Mark::Comma {
            chunks.push(start..at);
            start = at + 1;
        }
    }
    chunks.push(start..range.end);
    chunks
}

/// Who is asked: all actors between a verb and what they are asked to do, or else whoever is named
/// there.
pub(super) fn asked(words: &Words<'_>, range: Range<usize>) -> Vec<Party> {
    let named = named(words, range.clone());
    let first = named.first().map_or(range.end, |named| named.words.start);
    // "urges the full implementation by States": nobody is asked before words of another kind
    let direct = (range.start..first).all(|at| {
        let word = &words.words[at];
        let describes = [Grammar::Determiner, Grammar::Adverb, Grammar::Describing, Grammar::To];
        !word.is_word() || word.is_any(&describes)
    });
    match (named.is_empty(), direct) {
        (false, true) => named.iter().filter_map(|named| party(words, named)).collect(),
        (true, _) if !range.is_empty() => {
            let span = words.span(range.start..range.end - 1);
            span.map(|span| Party { span, class: None }).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

/// Who does what is done: those behind the first *by*, unless another participle stands before it, as
/// in *recorded in a registry maintained by the secretariat*.
pub(super) fn agents(words: &Words<'_>, range: Range<usize>) -> Vec<Party> {
    let by = range.clone().find(|at| words.words[*at].is(Grammar::By));
    let Some(by) = by else { return Vec::new() };
    let participle = |at: usize| words.words[at].is_word() && words.print(at).ends_with("ed");
    if range.clone().take_while(|at| *at < by).filter(|at| participle(*at)).count() > 1 {
        return Vec::new();
    }
    let mut end = by + 1;
    let mut found: Vec<Party> = Vec::new();
    for named in named(words, by + 1..range.end) {
        // "by the port authorities": what stands before the first of them describes it
        let described = found.is_empty() && named.words.start - end <= MOST_DESCRIBING;
        let joined = (end..named.words.start).all(|at| {
            let word = &words.words[at];
            let joins = word.is_any(&[Grammar::And, Grammar::Or, Grammar::AndOr]);
            !word.is_word()
                || joins
                || described && !word.is_any(&[Grammar::Preposition, Grammar::By])
        });
        if !joined {
            break;
        }
        end = named.words.end;
        found.extend(party(words, &named));
    }
    found
}

/// Who gains by what is done.
pub(super) fn served(words: &Words<'_>, range: Range<usize>) -> Vec<Party> {
    let serves = |named: &&Named| {
        let from = named.head.min(named.words.start);
        let Some(before) = from.checked_sub(1).filter(|before| *before >= range.start) else {
            return false;
        };
        let word = &words.words[before];
        let reach = range.start.max(before.saturating_sub(SERVING_REACH));
        let near = || words.words[reach..before].iter().any(|word| word.is(Grammar::Serving));
        word.is(Grammar::Serving) || word.is_any(&[Grammar::To, Grammar::For]) && near()
    };
    let named = named(words, range.clone());
    named.iter().filter(serves).filter_map(|named| party(words, named)).collect()
}
