//! For how many cases something holds: for all or for some, for those alone, for what is done on purpose, for what is
//! named or for more of its kind; and whether it is to be had for nothing.

use std::ops::Range;

use super::conditions::extent;
use super::effect::EffectRule;
use super::joiners::joiner_at;
use super::kind::EffectKind as Kind;
use super::lists::PhraseList;
use super::side::{Side, Word};
use super::site::Site;
use super::terms::gaps;

/// Tells what holds for fewer cases on one side than on the other.
pub(super) fn restrictions(site: &mut Site<'_>) {
    for gap in gaps(site) {
        for wide in 0..2 {
            quantity(site, &gap, wide);
            closed_list(site, &gap, wide);
        }
    }
    for side in 0..2 {
        lone_ones(site, side);
    }
}

/// Tells where what was to be had for nothing has its price; *reasonable* is then no hedge of its own.
pub(super) fn charges(site: &mut Site<'_>) {
    for gap in gaps(site) {
        for free in 0..2 {
            charge(site, &gap, free);
        }
    }
}

/// Notes that the words of the side `wide` say more than those of the other.
fn narrows(
    site: &mut Site<'_>,
    wide: usize,
    kind: Kind,
    rule: EffectRule,
    ranges: [Range<usize>; 2],
) {
    let [more, less] = ranges;
    let (kind, told) = match wide {
        0 => (kind, [Some(more.clone()), Some(less.clone())]),
        _ => (kind.mirrored(), [Some(less.clone()), Some(more.clone())]),
    };
    site.push(kind, rule, told);
    site.sides[wide].claim(more);
    site.sides[1 - wide].claim(less);
}

/// Tells that *all* gives way to *some*, or to words that say which.
fn quantity(site: &mut Site<'_>, gap: &[Range<usize>; 2], wide: usize) {
    let (a, b) = (&site.sides[wide], &site.sides[1 - wide]);
    let (all, some) = (free_words(a, &gap[wide]), free_words(b, &gap[1 - wide]));
    let Some((all, some)) = all.zip(some) else { return };
    let Some(universal) = leading(&a.lists.limits.universal, a, &all) else { return };
    let rest = all.start + universal..all.end;
    let limits = match leading(&b.lists.limits.partial, b, &some) {
        // "any objection", "certain objections"
        Some(partial) => are_forms(a, &rest, b, &(some.start + partial..some.end)),
        // "every weapon", "nuclear weapons"; "all weapons", where the noun stays
        None => some.len().checked_sub(rest.len()).is_some_and(|which| {
            let which = some.start..some.start + which;
            let stays = || goes_on(a, all.end) && goes_on(b, which.end);
            describes(b, &which)
                && are_forms(a, &rest, b, &(which.end..some.end))
                && (!rest.is_empty() || stays())
        }),
    };
    if limits {
        // "member ports only"
        let only = |at: &usize| {
            let word = b.words.get(*at);
            word.is_some_and(|word| word.is_free() && b.lists.limits.only.has(&word.folded))
        };
        let end = (some.end..some.end + ONLY_REACH).find(only);
        let some = some.start..end.map_or(some.end, |only| only + 1);
        narrows(site, wide, Kind::ScopeNarrowed, EffectRule::Scope, [all, some]);
    }
}

/// So many words behind a word that says which, *only* goes with it: *member ports only*.
const ONLY_REACH: usize = 3;
/// So many new words are quoted with a restriction behind them: *member ports only*.
const MOST_DESCRIBED: usize = 3;

/// Whether a word can only say which of the things behind it are meant.
fn describes(side: &Side<'_>, range: &Range<usize>) -> bool {
    let tells = |word: &Word<'_>| word.is_content() && !side.lists.determiners.has(&word.folded);
    range.len() == 1 && side.words[range.clone()].iter().all(tells)
}

/// Whether a word that says something, and stayed, stands at a place.
fn goes_on(side: &Side<'_>, at: usize) -> bool {
    side.words.get(at).is_some_and(|word| word.twin.is_some() && word.is_content())
}

/// Whether two ranges hold the same words in whatever forms.
fn are_forms(a: &Side<'_>, one: &Range<usize>, b: &Side<'_>, other: &Range<usize>) -> bool {
    let folded = |word: &Word<'_>| word.folded.to_string();
    let pairs = a.words[one.clone()].iter().zip(&b.words[other.clone()]);
    one.len() == other.len()
        && pairs.into_iter().all(|(one, other)| a.is_form(&folded(one), &folded(other)))
}

/// The words of a gap without marks at its ends, if no rule has told of them.
fn free_words(side: &Side<'_>, gap: &Range<usize>) -> Option<Range<usize>> {
    let range = side.trimmed(gap.clone(), false);
    let free = side.words[range.clone()].iter().all(|word| word.is_free() && word.is_word());
    (!range.is_empty() && free).then_some(range)
}

/// How many words the phrase of a list takes that a range begins with.
fn leading(list: &PhraseList, side: &Side<'_>, range: &Range<usize>) -> Option<usize> {
    list.at(side.folded(range.start).take(range.len()))
}

/// The first phrase of a list in a range, all of it free.
fn phrase_in(list: &PhraseList, side: &Side<'_>, range: &Range<usize>) -> Option<Range<usize>> {
    range.clone().find_map(|at| phrase_at(list, side, at..range.end))
}

/// Tells that examples have become all there is: *including* gives way to *namely*. One word before examples for
/// another says nothing.
fn closed_list(site: &mut Site<'_>, gap: &[Range<usize>; 2], open: usize) {
    let (a, b) = (&site.sides[open], &site.sides[1 - open]);
    let Some(opens) = phrase_in(&a.lists.naming, a, &gap[open]) else { return };
    if let Some(closes) = phrase_in(&b.lists.limits.closing, b, &gap[1 - open]) {
        narrows(site, open, Kind::ScopeNarrowed, EffectRule::Scope, [opens, closes]);
    } else if let Some(answer) = phrase_in(&b.lists.naming, b, &gap[1 - open]) {
        site.sides[open].claim(opens);
        site.sides[1 - open].claim(answer);
    }
}

/// Tells that what was to be had for nothing has its price, *free of charge* and *at a reasonable cost*.
fn charge(site: &mut Site<'_>, gap: &[Range<usize>; 2], free: usize) {
    let (a, b) = (&site.sides[free], &site.sides[1 - free]);
    let Some(nothing) = phrase_in(&a.lists.limits.free_of_charge, a, &gap[free]) else { return };
    let Some(price) = free_words(b, &gap[1 - free]) else { return };
    if price.clone().any(|at| b.lists.limits.price.has(&b.words[at].folded)) {
        narrows(site, free, Kind::Weakened, EffectRule::Intensifier, [nothing, price]);
    }
}

/// What examples were of is quoted with them in so many words: *goods such as*.
const LONGEST_RUN: usize = 4;

/// Tells which words stand on one side only that restrict, or give for nothing.
fn lone_ones(site: &mut Site<'_>, side: usize) {
    let mut at = 0;
    while at < site.sides[side].words.len() {
        let Some((kind, rule, range)) = lone(site, side, at) else {
            at += 1;
            continue;
        };
        at = range.end;
        site.push_lone(kind, rule, side, range.clone());
        site.sides[side].claim(range);
    }
}

/// What it is that words go which begin at a place, and how far they reach.
fn lone(site: &Site<'_>, side: usize, at: usize) -> Option<(Kind, EffectRule, Range<usize>)> {
    let (own, other) = (&site.sides[side], &site.sides[1 - side]);
    if !own.words[at].is_free() {
        return None;
    }
    let lists = own.lists;
    // what only changed its place restricts as before
    let phrase = |list: &PhraseList| {
        phrase_at(list, own, at..own.words.len()).filter(|_| !holds(other, list))
    };
    if let Some(found) = phrase(&lists.limits.free_of_charge) {
        return Some((Kind::Weakened, EffectRule::Intensifier, found));
    }
    if let Some(found) = phrase(&lists.limits.open_ended) {
        return Some((Kind::HedgeRemoved, EffectRule::Hedge, found));
    }
    if let Some(found) = phrase_at(&lists.naming, own, at..own.words.len()) {
        return examples(own, other, &found);
    }
    let only = phrase(&lists.limits.only).filter(|found| excludes(own, found));
    let found =
        only.or_else(|| phrase(&lists.limits.purposes).filter(|found| !is_joined(own, found)))?;
    let start = if goes_before(own, found.end) { found.start } else { described(own, found.start) };
    // "with the intent of harming a rival"
    let leads_on = found.len() > 1 && own.words[found.end - 1].function;
    let end = if leads_on { extent(own, found.end) } else { with_second(own, found.end) };
    Some((Kind::ScopeWidened, EffectRule::Scope, own.trimmed(start..end, false)))
}

/// The phrase of a list that begins where a range does, if all of it is free.
fn phrase_at(list: &PhraseList, side: &Side<'_>, range: Range<usize>) -> Option<Range<usize>> {
    let found = range.start..range.start + leading(list, side, &range)?;
    side.words[found.clone()].iter().all(Word::is_free).then_some(found)
}

/// Whether a side has a phrase of a list that begins with a free word.
fn holds(side: &Side<'_>, list: &PhraseList) -> bool {
    let begins = |at: usize| side.words[at].is_free() && list.at(side.folded(at)).is_some();
    (0..side.words.len()).any(begins)
}

/// What it is that examples go: they are all that is left, or named no more.
fn examples(
    own: &Side<'_>,
    other: &Side<'_>,
    naming: &Range<usize>,
) -> Option<(Kind, EffectRule, Range<usize>)> {
    let range = own.trimmed(own.run(naming.clone()).start..naming.end, false);
    if is_example_left(own, other, naming) && range.len() <= LONGEST_RUN {
        return Some((Kind::ScopeNarrowed, EffectRule::Scope, range));
    }
    let all = own.trimmed(naming.start..extent(own, naming.end), false);
    let added = is_added(own, naming, &all) && !holds(other, &own.lists.naming);
    added.then_some((Kind::ConjunctDropped, EffectRule::List, all))
}

/// Where a restriction ends, with a second one that came with it: *intentionally and substantially*.
fn with_second(side: &Side<'_>, end: usize) -> usize {
    let is_free = |at: usize| side.words.get(at).is_some_and(Word::is_free);
    let joiner = joiner_at(side, end).filter(|joiner| joiner.words.clone().all(is_free));
    let second = joiner.map(|joiner| joiner.words.end);
    second.filter(|at| is_free(*at) && !is_free(at + 1)).map_or(end, |second| second + 1)
}

/// Whether the word behind a restriction is what it restricts: *only members*.
fn goes_before(side: &Side<'_>, end: usize) -> bool {
    side.words.get(end).is_some_and(Word::is_content)
}

/// Where the new words begin that a restriction stands behind: *caused intentionally*, *member ports only*.
fn described(side: &Side<'_>, start: usize) -> usize {
    let describes = |at: &usize| {
        let word = &side.words[*at];
        let helps = side.lexicon.openings().is_auxiliary(&word.folded)
            || side.lists.negations.has(&word.folded);
        word.is_free() && word.is_content() && !helps
    };
    let from = start.saturating_sub(MOST_DESCRIBED);
    (from..start).rev().take_while(describes).last().unwrap_or(start)
}

/// Whether what was an example is now all that is named: *tools such as hammers*, *hammers*; *news, notably of
/// storms*, *news of storms*.
fn is_example_left(side: &Side<'_>, other: &Side<'_>, naming: &Range<usize>) -> bool {
    let example = side.words.get(naming.end).and_then(|example| example.twin);
    let Some(example) = example else { return false };
    let last = side.words[..naming.start].iter().rfind(|word| word.is_word());
    if let Some(last) = last.and_then(|last| last.twin) {
        let between = other.words.get(last + 1..example);
        return between.is_some_and(|between| !between.iter().any(Word::is_word));
    }
    let gone = naming.start.checked_sub(1).map(|before| &side.words[before]);
    let stays = example.checked_sub(1).is_none_or(|before| !other.words[before].is_free());
    gone.is_some_and(|gone| gone.is_free() && gone.is_content()) && stays
}

/// Whether examples stand behind words that stayed, and all of them are new.
fn is_added(side: &Side<'_>, naming: &Range<usize>, examples: &Range<usize>) -> bool {
    let before = side.words[..naming.start].iter().rfind(|word| word.is_word());
    let behind = side.words.get(examples.end);
    before.is_some_and(|before| before.twin.is_some())
        && side.words[naming.end..examples.end].iter().any(Word::is_content)
        && behind.is_none_or(|behind| !behind.is_word())
}

/// Whether *only* leaves others out: not in *the only*, *not only* and what sets a condition, *only if*.
fn excludes(side: &Side<'_>, only: &Range<usize>) -> bool {
    let before = only.start.checked_sub(1).map(|before| &side.words[before].folded);
    let is_other = before.is_some_and(|before| {
        side.lists.determiners.has(before) || side.lists.limits.not_only.has(before)
    });
    !is_other && side.lists.conditions.at(side.folded(only.start)).is_none()
}

/// Whether words are one of several in a list of which another stayed: *intentionally or negligently*.
fn is_joined(side: &Side<'_>, range: &Range<usize>) -> bool {
    let stays = |at: usize| side.words.get(at).is_some_and(|word| word.twin.is_some());
    let before = range
        .start
        .checked_sub(2)
        .is_some_and(|before| joiner_at(side, before + 1).is_some() && stays(before));
    let behind = joiner_at(side, range.end).is_some_and(|joiner| stays(joiner.words.end));
    before || behind
}
