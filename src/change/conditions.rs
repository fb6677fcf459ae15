//! Conditions, what is to be taken into account, and words of place and time, on one side only.

use std::collections::BTreeSet;
use std::ops::Range;

use super::effect::EffectRule;
use super::figures::is_year;
use super::joiners::joiner_at;
use super::kind::EffectKind as Kind;
use super::lists::PhraseList;
use super::members::moves;
use super::pairing::{Bond, Pairing, Placed};
use super::side::{Side, Word};
use super::site::Site;
use crate::force::Polarity;

/// So many words before *if* may show that it asks a question.
const ASKING_REACH: usize = 4;

/// Conditions no further apart, in pieces of the change, may be one: a piece that stayed parts two that did not.
const NEAR: usize = 2;

/// Tells which conditions stand on one side only.
pub(super) fn conditions(site: &mut Site<'_>, pairing: &Pairing<'_>) {
    let denied = |side: &Side<'_>, number: usize, range: &Range<usize>| {
        let lacks = side.lists.conditional.lacking.has(&side.words[range.start].folded);
        let around = pairing.around(number, range.start).filter(|_| lacks);
        around.and_then(|placed| is_denied_before(placed, range.start))
    };
    let kind = |own: &Side<'_>, side: usize, range: &Range<usize>| match denied(own, side, range) {
        // "may close the port without notice": what someone need not wait for
        Some(false) => Some(Kind::ExemptionRemoved),
        _ => Some(Kind::ConditionRemoved),
    };
    openings(site, condition, kind, EffectRule::Condition);
    // "may close the port without informing the pilot": how it is done
    let kind = |own: &Side<'_>, side: usize, range: &Range<usize>| {
        (denied(own, side, range) == Some(true)).then_some(Kind::ConditionRemoved)
    };
    openings(site, without_deed, kind, EffectRule::Condition);
}

/// Whether what an act says before a word is forbidden, denied or prevented, and not allowed or to be done; `None` if it
/// says nothing before it.
fn is_denied_before(placed: &Placed<'_>, at: usize) -> Option<bool> {
    // "if you enter without permission, we may close the port"
    let behind = placed.predicate.end <= at;
    let binds = matches!(placed.bond(), Bond::Permission | Bond::Obligation | Bond::Entitlement);
    let prevents = placed.act.content.as_ref().is_some_and(|content| content.prohibitive);
    let denied = placed.act.polarity == Polarity::Negative || placed.forbids() || prevents;
    (behind && (binds || denied)).then_some(denied)
}

/// Where the word ends behind which stands what is left undone: *without informing the pilot*.
fn without_deed(side: &Side<'_>, at: usize) -> Option<usize> {
    let end = opens(side, &side.lists.conditional.lacking, at)?;
    let deed = side.words.get(end).filter(|word| word.is_free() && word.is_content())?;
    let gerunds = &side.lists.circumstances.gerunds;
    let ends = gerunds.iter().any(|ending| deed.folded.ends_with(ending.as_str()));
    (ends || side.lexicon.force().ends_infinitive(&deed.folded)).then_some(end)
}

/// Tells which words on one side only say what is to be taken into account.
pub(super) fn considerations(site: &mut Site<'_>) {
    openings(site, consideration, |_, _, _| Some(Kind::HedgeRemoved), EffectRule::Hedge);
}

/// Where the opening words end that begin at a word.
type Opening = fn(&Side<'_>, usize) -> Option<usize>;

/// Tells which stretches with an opening stand on one side only; `kind` is what it is that one goes, if it is anything.
fn openings(
    site: &mut Site<'_>,
    opening: Opening,
    kind: impl Fn(&Side<'_>, usize, &Range<usize>) -> Option<Kind>,
    rule: EffectRule,
) {
    let mut found = [lone(&site.sides[0], opening), lone(&site.sides[1], opening)];
    // the same words on both sides open one condition that was put otherwise
    let [a, b] = &site.sides;
    let meet = |one: &Range<usize>, other: &Range<usize>| {
        let (first, answer) = (&a.words[one.start], &b.words[other.start]);
        let near = first.piece.abs_diff(answer.piece) <= NEAR;
        // "provided", "as long as"
        let bare = near && is_opening_alone(a, one, opening) && is_opening_alone(b, other, opening);
        first.folded == answer.folded && (near || says_the_same(a, one, b, other)) || bare
    };
    let [one, other] = &mut found;
    let mut bare = Vec::new();
    one.retain(|range| {
        let Some(at) = other.iter().position(|answer| meet(range, answer)) else { return true };
        let answer = other.remove(at);
        let alone = [is_opening_alone(a, range, opening), is_opening_alone(b, &answer, opening)];
        if alone == [true, true] {
            bare.push([range.clone(), answer]);
        }
        false
    });
    for [range, answer] in bare {
        site.sides[0].claim(range);
        site.sides[1].claim(answer);
    }
    for (side, ranges) in found.into_iter().enumerate() {
        // what stands in a sentence of its own is no condition of what stood
        for range in ranges {
            let own = &site.sides[side];
            let says = own.words[range.clone()].iter().filter(|word| word.is_content()).count();
            if !holds_for_more(own, &range) || says > 1 && moves(site, side, &range) {
                continue;
            }
            let Some(kind) = kind(own, side, &range) else { continue };
            site.push_lone(kind, rule, side, range.clone());
            claim_with_comma(site, side, range);
        }
    }
}

/// Whether a stretch is no more than its opening words, for what they lead to stayed.
fn is_opening_alone(side: &Side<'_>, range: &Range<usize>, opening: Opening) -> bool {
    opening(side, range.start).is_some_and(|end| end >= range.end)
}

/// Whether the sentence that a stretch stands in says anything else that stayed or was told.
fn holds_for_more(side: &Side<'_>, range: &Range<usize>) -> bool {
    let ends = |at: &usize| matches!(side.words[*at].print, "." | "!" | "?");
    let start = (0..range.start).rev().find(ends).map_or(0, |stop| stop + 1);
    let end = (range.end..side.words.len()).find(ends).unwrap_or(side.words.len());
    let stays = |at: usize| side.words[at].is_content() && !side.words[at].is_free();
    (start..range.start).chain(range.end..end).any(stays)
}

/// Whether all words that say something in the shorter of two stretches stand in the other, in whatever form.
fn says_the_same(a: &Side<'_>, one: &Range<usize>, b: &Side<'_>, other: &Range<usize>) -> bool {
    let words = |side: &Side<'_>, range: &Range<usize>| -> Vec<String> {
        let words = side.words[range.clone()].iter().filter(|word| word.is_content());
        words.map(|word| word.folded.to_string()).collect()
    };
    let (mut less, mut more) = (words(a, one), words(b, other));
    if more.len() < less.len() {
        std::mem::swap(&mut less, &mut more);
    }
    !less.is_empty() && less.iter().all(|word| more.iter().any(|answer| a.is_form(word, answer)))
}

/// The stretches with an opening that stand on this side only.
fn lone(side: &Side<'_>, opening: Opening) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < side.words.len() {
        let Some(end) = opening(side, at) else {
            at += 1;
            continue;
        };
        let range = side.trimmed(at..extent(side, end), false);
        at = end.max(range.end);
        found.push(range);
    }
    found
}

/// Where the opening words of a condition end that begins at a word.
fn condition(side: &Side<'_>, at: usize) -> Option<usize> {
    let listed = opens(side, &side.lists.conditions, at);
    let end = listed
        .or_else(|| bare(side, at))
        .or_else(|| consent(side, at))
        .or_else(|| case(side, at))
        .or_else(|| standard(side, at))?;
    // "rejette la demande si": a noun asks nothing
    let noun = |at: usize| at > 0 && side.lists.determiners.has(&side.words[at - 1].folded);
    let asks = |at: usize| side.lists.conditional.asking.has(&side.words[at].folded) && !noun(at);
    let asked = (at.saturating_sub(ASKING_REACH)..at).any(asks);
    // "si haut que"
    let degree =
        side.words.get(end + 1).is_some_and(|word| side.lists.conditional.degree.has(&word.folded));
    (!asked && !degree).then_some(end)
}

/// Where *provided* ends behind a comma, where it needs no *that*.
fn bare(side: &Side<'_>, at: usize) -> Option<usize> {
    let comma = at.checked_sub(1).is_some_and(|before| side.words[before].is(","));
    opens(side, &side.lists.conditional.bare, at).filter(|_| comma)
}

/// So many words behind *with* or *without*, the consent may stand: *without the express prior written consent*.
const CONSENT_REACH: usize = 6;

/// Where the words end that make something hang on what others say to it: *with parental consent*, *upon written
/// notice*.
fn consent(side: &Side<'_>, at: usize) -> Option<usize> {
    let end = opens(side, &side.lists.conditional.consent_leads, at)?;
    let reach = end..side.words.len().min(end + CONSENT_REACH);
    let describes = |at: &usize| {
        let word = &side.words[*at];
        let small = word.function && !side.lists.determiners.has(&word.folded);
        word.is_free() && (word.is_word() && !small || word.is(","))
    };
    let mut words = reach.take_while(describes);
    words
        // "in connection with the Agreement" names a text
        .find(|at| {
            let word = &side.words[*at];
            side.lists.conditional.consents.has(&word.folded) && !word.is_capital()
        })
        .map(|last| last + 1)
}

/// No phrase that leads to examples has more words.
const LONGEST_NAMING: usize = 5;
/// A sentence has at least so many words: *where the claim fails*.
const SHORTEST_CASE: usize = 3;

/// Where the opening words of a case end: *where*, *when*, unless they only say which place or time, *a port where*,
/// *the day when*.
fn case(side: &Side<'_>, at: usize) -> Option<usize> {
    let end = opens(side, &side.lists.conditional.cases, at)?;
    // "for example, when it rains"
    let mark = at.checked_sub(1).filter(|before| side.words[*before].is(",")).unwrap_or(at);
    let naming = (mark.saturating_sub(LONGEST_NAMING)..mark)
        .any(|from| side.lists.naming.at(side.folded(from)) == Some(mark - from));
    let before = at.checked_sub(1).map(|before| &side.words[before]);
    let relative = before.is_some_and(|word| side.lists.conditional.case_heads.has(&word.folded));
    let stop = extent(side, end);
    let words = side.words[end..stop].iter().filter(|word| word.is_word()).count();
    // where words that stayed go on, what they say was only put as a case
    let ends = side.words.get(stop).is_none_or(|word| !word.is_word() || !word.is_content());
    (!relative && !naming && ends && words >= SHORTEST_CASE && !is_past(side, end..stop))
        .then_some(end)
}

/// Whether a case tells what once was, with its date: *when the port was opened in 1990*.
fn is_past(side: &Side<'_>, case: Range<usize>) -> bool {
    let words = &side.words[case];
    words.iter().any(|word| side.lists.conditional.past.has(&word.folded))
        && words.iter().any(|word| is_year(word.print))
}

/// Where the opening words end behind which stands what something must agree with: *in accordance with
/// international law*. A text that is cited is told by itself.
fn standard(side: &Side<'_>, at: usize) -> Option<usize> {
    let end = opens(side, &side.lists.conditional.standards, at)?;
    side.words[end..extent(side, end)].iter().any(Word::is_content).then_some(end)
}

/// Where the opening words end behind which something is to be taken into account.
fn consideration(side: &Side<'_>, at: usize) -> Option<usize> {
    // where a sentence begins they are a recital
    let before = side.words.get(at.checked_sub(1)?).filter(|before| !before.is_stop());
    let end = before.and_then(|_| opens(side, &side.lists.considerations, at))?;
    // what was thought of all along is told by the words that gave way
    side.words[end..extent(side, end)].iter().any(Word::is_content).then_some(end)
}

/// Where the phrase of a list ends that begins at a free word, if all of it stands on this side only.
fn opens(side: &Side<'_>, list: &PhraseList, at: usize) -> Option<usize> {
    if !side.words[at].is_free() {
        return None;
    }
    let end = at + list.at(side.folded(at))?;
    // a citation behind it may have taken the last of its words along
    side.words[at..end].iter().all(|word| word.twin.is_none()).then_some(end)
}

/// Where the free words behind a place end, at a comma or stop at the latest.
pub(super) fn extent(side: &Side<'_>, from: usize) -> usize {
    let ends = |at: &usize| {
        let word = &side.words[*at];
        !word.is_free() || word.is(",") || word.is_stop()
    };
    (from..side.words.len()).find(ends).unwrap_or(side.words.len())
}

/// Claims words with the free commas beside them.
pub(super) fn claim_with_comma(site: &mut Site<'_>, side: usize, range: Range<usize>) {
    let words = &site.sides[side].words;
    let comma = |at: &usize| words.get(*at).is_some_and(|word| word.is(",") && word.is_free());
    let start = range.start.checked_sub(1).filter(comma).unwrap_or(range.start);
    let end = if comma(&range.end) { range.end + 1 } else { range.end };
    site.sides[side].claim(start..end);
}

/// Tells which words of place, time and case stand on one side only.
pub(super) fn scopes(site: &mut Site<'_>) {
    let [mut ones, others] = [0, 1].map(|side| lone_scopes(&site.sides[side]));
    for other in others {
        let meets = |one: &LoneScope| relation(&site.sides, [&one.range, &other.range]);
        let met = ones.iter().enumerate().find_map(|(at, one)| Some((at, meets(one)?)));
        let Some((at, relation)) = met else {
            tell_scope(site, 1, other);
            continue;
        };
        let one = ones.remove(at);
        if let Relation::Turned(kind) = relation {
            let ranges = [Some(one.range.clone()), Some(other.range.clone())];
            site.push(kind, EffectRule::Scope, ranges);
        }
        claim_with_comma(site, 0, one.range);
        claim_with_comma(site, 1, other.range);
    }
    ones.into_iter().for_each(|one| tell_scope(site, 0, one));
}

/// Words of place, time and case on one side only.
struct LoneScope {
    range: Range<usize>,
    /// Whether they stand beside others of the kind that stayed.
    is_joined: bool,
}

fn lone_scopes(own: &Side<'_>) -> Vec<LoneScope> {
    let mut all = Vec::new();
    let mut at = 0;
    while at < own.words.len() {
        let found = match own.words[at].is_free() {
            true => own.lists.scope.at(own.folded(at)).map(|len| at + len),
            false => None,
        };
        let Some(end) = found.filter(|end| own.all_free(at..*end)) else {
            at += 1;
            continue;
        };
        let range = own.trimmed(at..extent(own, end), false);
        let joined = joined(own, at, end);
        let start = joined.map_or(range.start, |from| from.min(range.start));
        at = range.end.max(end);
        all.push(LoneScope { range: start..range.end, is_joined: joined.is_some() });
    }
    all
}

fn tell_scope(site: &mut Site<'_>, side: usize, one: LoneScope) {
    // a second place beside the first widens
    let kind = if one.is_joined { Kind::ScopeNarrowed } else { Kind::ScopeWidened };
    site.push_lone(kind, EffectRule::Scope, side, one.range.clone());
    claim_with_comma(site, side, one.range);
}

/// How words of scope that stand on one side only answer to such words of the other.
enum Relation {
    /// They are the same, and only stand elsewhere.
    Moved,
    /// One says part of what the other says: *in peacetime or in armed conflict*, *in peacetime*.
    Turned(Kind),
}

/// How words of scope answer to others; `None` if they say different things.
fn relation(sides: &[Side<'_>; 2], ranges: [&Range<usize>; 2]) -> Option<Relation> {
    let [one, other] = [0, 1].map(|side| {
        let words = sides[side].words[ranges[side].clone()].iter();
        words.filter(|word| word.is_content()).map(|word| &*word.folded).collect::<BTreeSet<_>>()
    });
    if one.is_empty() || other.is_empty() {
        return None;
    }
    if one == other {
        return Some(Relation::Moved);
    }
    let joins = |side: usize| ranges[side].clone().any(|at| joiner_at(&sides[side], at).is_some());
    // one place more widens, one word more narrows
    let kind = match (one.is_superset(&other), one.is_subset(&other)) {
        (true, _) if joins(0) => Kind::ScopeNarrowed,
        (true, _) => Kind::ScopeWidened,
        (_, true) if joins(1) => Kind::ScopeWidened,
        (_, true) => Kind::ScopeNarrowed,
        _ => return None,
    };
    Some(Relation::Turned(kind))
}

/// Where the joiner begins by which a scope is the second beside one that stands on both sides.
fn joined(side: &Side<'_>, at: usize, end: usize) -> Option<usize> {
    let kept = |range: Range<usize>| {
        side.words[range]
            .iter()
            .any(|word| word.twin.is_some() && side.lists.poles.has(&word.folded))
    };
    let from = at.saturating_sub(JOINER_REACH);
    let joiner = (from..at)
        .find(|place| joiner_at(side, *place).is_some_and(|joiner| joiner.words.end == at));
    let before = joiner.filter(|place| kept(place.saturating_sub(SCOPE_REACH)..*place));
    let behind = joiner_at(side, end).map(|joiner| joiner.words.end);
    let behind = behind.filter(|from| kept(*from..side.words.len().min(from + SCOPE_REACH)));
    before.or(behind.map(|_| at))
}

/// The longest joiner has so many words: *as well as*.
const JOINER_REACH: usize = 3;
/// The longest phrase of scope.
const SCOPE_REACH: usize = 6;
