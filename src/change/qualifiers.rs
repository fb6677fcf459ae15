//! Words that say of what sort a thing is, beside a noun that stayed: *written consent*, *effective measures*,
//! *unabated coal*.

use std::ops::Range;

use super::effect::EffectRule;
use super::joiners::joiner_at;
use super::kind::EffectKind as Kind;
use super::members::{changes_form, moves};
use super::pairing::{Pairing, Placed};
use super::side::{Side, Word};
use super::site::Site;
use super::terms::gaps;
use crate::document::ClauseKind;
use crate::force::Norm;
use crate::lexicon::Grammar;
use crate::text::TokenKind;

/// What it does to a thing to be called so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    /// More is asked of it: *written*, *effective*.
    Demanding,
    /// Something is taken back: *appropriate*.
    Softening,
    /// Fewer things are meant: *unabated*.
    Restricting,
}

/// No more words stand beside a noun to say of what sort it is: *free, prior and informed*.
const MOST_QUALIFYING: usize = 6;

/// Tells which words beside a noun of both sides stand on one of them only.
pub(super) fn qualifiers(site: &mut Site<'_>, pairing: &Pairing<'_>) {
    for side in 0..2 {
        let mut at = 0;
        while at < site.sides[side].words.len() {
            let own = &site.sides[side];
            if !own.words[at].is_free() || !own.words[at].is_word() {
                at += 1;
                continue;
            }
            let run = at..own.run(at..at + 1).end;
            at = run.end;
            let range = own.trimmed(run, false);
            let sort = sort_beside_noun(site, pairing, side, &range);
            // "item 8 of the agenda", "agenda item 8"
            let moved = || moves(site, side, &range) || changes_form(site, side, &range);
            let Some(sort) = sort.filter(|_| !moved()) else { continue };
            let forbids = pairing.acts[side].iter().any(|act| {
                let denied = act.act.norm == Some(Norm::Prohibition);
                denied && act.extent.contains(&range.start)
            });
            let (kind, rule) = match sort {
                // who may not set strict terms may set others
                Sort::Demanding if !forbids || is_excepted(own, range.start) => {
                    (Kind::Weakened, EffectRule::Intensifier)
                }
                Sort::Softening => (Kind::HedgeRemoved, EffectRule::Hedge),
                _ => (Kind::ScopeWidened, EffectRule::Scope),
            };
            site.push_lone(kind, rule, side, range.clone());
            site.sides[side].claim(range);
        }
    }
}

/// Tells where words that ask much of a thing give way to words that take some back: *effective*, *appropriate*;
/// these are then no hedge of their own.
pub(super) fn exchanges(site: &mut Site<'_>) {
    for gap in gaps(site) {
        exchange(site, &gap);
    }
}

fn exchange(site: &mut Site<'_>, gap: &[Range<usize>; 2]) {
    let words = [0, 1].map(|side| site.sides[side].trimmed(gap[side].clone(), false));
    let sorts = [0, 1].map(|side| {
        let own = &site.sides[side];
        let free = own.words[words[side].clone()].iter().all(Word::is_free);
        (free && !words[side].is_empty()).then(|| listed(own, &words[side])).flatten()
    });
    let kind = match sorts {
        [Some(Sort::Demanding), Some(Sort::Softening)] => Kind::Weakened,
        [Some(Sort::Softening), Some(Sort::Demanding)] => Kind::Strengthened,
        _ => return,
    };
    site.push(kind, EffectRule::Intensifier, words.clone().map(Some));
    words.into_iter().enumerate().for_each(|(side, range)| site.sides[side].claim(range));
}

/// Whether what stands behind a word of exception is what it takes: *shall not act without the written consent*.
fn is_excepted(side: &Side<'_>, at: usize) -> bool {
    let from = (0..at).rev().find(|at| side.words[*at].is_stop()).map_or(0, |stop| stop + 1);
    (from..at).any(|at| side.lists.qualifiers.excepting.has(&side.words[at].folded))
}

/// Of what sort free words are, if they stand beside a noun that stayed, with nothing in their place on the other
/// side.
fn sort_beside_noun(
    site: &Site<'_>,
    pairing: &Pairing<'_>,
    side: usize,
    range: &Range<usize>,
) -> Option<Sort> {
    let (own, other) = (&site.sides[side], &site.sides[1 - side]);
    if range.is_empty() || range.len() > MOST_QUALIFYING {
        return None;
    }
    // "Prevent night raids": where a sentence begins a verb may
    let before = range.start.checked_sub(1).filter(|at| !own.words[*at].is_stop())?;
    let twin = |at: usize| own.words.get(at).and_then(|word| word.twin);
    let meet = match (twin(before), twin(range.end)) {
        (Some(one), Some(next)) => one + 1 == next,
        (Some(one), None) => range.end == own.words.len() && one + 1 == other.words.len(),
        (None, _) => false,
    };
    if !meet || !range.clone().all(|at| may_qualify(own, range, at)) {
        return None;
    }
    // "d'importantes sommes", "des sommes majeures": another word stands on the other side of the noun
    let noun = twin(before).and_then(|noun| noun.checked_sub(1)).map(|at| &other.words[at]);
    if own.lists.qualifiers.behind
        && noun.is_some_and(|word| word.twin.is_none() && word.is_content())
    {
        return None;
    }
    let sort = listed(own, range);
    let stands = match own.lists.qualifiers.behind {
        true => is_behind_noun(own, range) || sort.is_some() && is_before_noun(own, range),
        false => is_before_noun(own, range),
    };
    let idle = |at: usize| own.lists.qualifiers.idle.has(&own.words[at].folded);
    let recites = own.clauses.iter().all(|id| {
        let kind = own.draft.clause(*id).kind();
        kind == ClauseKind::Preambular
    });
    // what is said of things in a recital seldom leaves others out
    let told = || {
        let act = pairing.around(side, range.start);
        measures(own, range) && is_told_of(own, act, range.start)
    };
    let restricts = !recites
        && !told()
        && !range.clone().any(idle)
        && (is_told_by_form(own, range) || own.lists.qualifiers.behind || is_unnamed(own, range));
    sort.or(restricts.then_some(Sort::Restricting)).filter(|_| stands)
}

/// Whether words only say how much or how bad something is: *significant*.
fn measures(side: &Side<'_>, range: &Range<usize>) -> bool {
    let mut words = side.words[range.clone()].iter().filter(|word| word.is_content());
    words.all(|word| side.lists.qualifiers.degrees.has(&word.folded))
}

/// Whether a word stands in a plain sentence, which binds and asks nobody and is no item or principle: how much there is
/// of a thing leaves no case out there.
fn is_told_of(side: &Side<'_>, act: Option<&Placed<'_>>, at: usize) -> bool {
    let listed = side.clauses.iter().any(|id| {
        let clause = side.draft.clause(*id);
        clause.enumerator().is_some()
            || matches!(clause.kind(), ClauseKind::Item | ClauseKind::Definition)
    });
    // "reports any serious damage"
    let before = at.saturating_sub(UNIVERSAL_REACH)..at;
    let all = before.into_iter().any(|at| side.lists.limits.universal.has(&side.words[at].folded));
    !listed && !all && act.is_none()
}

/// So many words before the last of what something holds for, *any* may stand: *any very serious*, *toute avarie grave*.
const UNIVERSAL_REACH: usize = 2;

/// Whether a word of a range can say of what sort a thing is, or join words that do: no number, no name, no adverb
/// before nothing.
fn may_qualify(side: &Side<'_>, range: &Range<usize>, at: usize) -> bool {
    let (word, lists) = (&side.words[at], side.lists);
    let number = word.kind == TokenKind::Number
        || lists.number(&word.folded).is_some()
        || lists.ordinal(&word.folded).is_some();
    let names = word.is_capital() && at > 0;
    let adverb = side.lexicon.force().ends_adverb(&word.folded)
        && (at + 1 == range.end || lists.qualifiers.behind);
    let verb = side.lexicon.openings().is_auxiliary(&word.folded)
        || lists.limits.only.has(&word.folded)
        || lists.negations.has(&word.folded);
    match word.is_word() {
        true if word.function => joiner_at(side, at).is_some() && at > range.start,
        true => !number && !names && !adverb && !verb,
        false => word.is(",") || word.is("-"),
    }
}

/// Of what sort the words of a range are by the lists, if all that are listed agree.
fn listed(side: &Side<'_>, range: &Range<usize>) -> Option<Sort> {
    let lists = side.lists;
    let whole =
        |list: &super::lists::PhraseList| list.at(side.folded(range.start)) == Some(range.len());
    if whole(&lists.stressing) {
        return Some(Sort::Demanding);
    }
    let of = |word: &Word<'_>| match () {
        () if lists.qualifiers.demanding.has(&word.folded) => Some(Sort::Demanding),
        () if lists.softening.has(&word.folded) => Some(Sort::Softening),
        () => None,
    };
    let mut sorts = side.words[range.clone()].iter().filter(|word| word.is_content()).map(of);
    let first = sorts.next().flatten()?;
    sorts.all(|sort| sort == Some(first)).then_some(first)
}

/// Whether words stand right before a noun: behind an article or preposition, or words that are told by their form.
fn is_before_noun(side: &Side<'_>, range: &Range<usize>) -> bool {
    let noun = side.words.get(range.end).is_some_and(|noun| {
        noun.is_content()
            && !side.lexicon.force().ends_adverb(&noun.folded)
            && !side.lexicon.openings().is_auxiliary(&noun.folded)
    });
    let lists = side.lists;
    let leads = range.start.checked_sub(1).is_some_and(|at| {
        let word = &side.words[at];
        let grammars = side.lexicon.force().grammars(side.lexicon.force().word(&word.folded));
        let small = grammars.has(Grammar::Determiner) || grammars.has(Grammar::Preposition);
        small && !lists.infinitives.has(&word.folded) && joiner_at(side, at).is_none()
    });
    noun && (leads || is_told_by_form(side, range))
}

/// Whether a noun before another says of what sort that is, rather than what it is called: *of library books*, and
/// not *the winter reserve*.
fn is_unnamed(side: &Side<'_>, range: &Range<usize>) -> bool {
    let force = side.lexicon.force();
    range.start.checked_sub(1).is_some_and(|at| {
        let grammars = force.grammars(force.word(&side.words[at].folded));
        grammars.has(Grammar::Preposition)
    })
}

/// Whether words stand right behind a noun that an article or preposition leads in, as most do in French.
fn is_behind_noun(side: &Side<'_>, range: &Range<usize>) -> bool {
    let word = |at: Option<usize>| at.and_then(|at| side.words.get(at));
    let noun = word(range.start.checked_sub(1)).is_some_and(Word::is_content);
    let led = word(range.start.checked_sub(2)).is_some_and(|word| word.is_word() && word.function);
    let ends = side.words.get(range.end).is_none_or(|word| !word.is_content());
    noun && ends && (led || is_told_by_form(side, range))
}

/// Whether every word that says something is listed, or has the ending of an adjective.
fn is_told_by_form(side: &Side<'_>, range: &Range<usize>) -> bool {
    let lists = side.lists;
    let told = |word: &Word<'_>| {
        let ends = |ending: &String| word.folded.ends_with(ending.as_str());
        lists.qualifiers.demanding.has(&word.folded)
            || lists.softening.has(&word.folded)
            || lists.qualifiers.endings.iter().any(ends)
                && !lists.qualifiers.nouns.has(&word.folded)
    };
    side.words[range.clone()].iter().filter(|word| word.is_content()).all(told)
}
