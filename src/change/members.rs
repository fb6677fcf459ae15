//! Members of lists, and what joins them.

use std::collections::BTreeSet;
use std::ops::Range;

use super::effect::EffectRule;
use super::joiners::{Joiner, joiner_at, joiners};
use super::kind::EffectKind;
use super::side::Side;
use super::site::Site;
use super::terms::abbreviates;
use crate::lexicon::Grammar;

/// A list: its members in order, and the word between the last two.
#[derive(Debug)]
pub(super) struct Series {
    pub(super) members: Vec<Range<usize>>,
    pub(super) joiner: Joiner,
}

/// No member has more words.
const LONGEST_MEMBER: usize = 10;
/// Nothing that stands further off is at the place of a member.
const FAR: usize = 256;
/// Among no more words of the other side a member that moved is looked for.
const MOST_LONE: usize = 512;
/// No list is followed further back.
const MOST_MEMBERS: usize = 64;

/// Tells which members of lists stand on one side only, and where *and* has become *or*.
pub(super) fn members(site: &mut Site<'_>) {
    let joiners = [joiners(&site.sides[0]), joiners(&site.sides[1])];
    let series = [0, 1].map(|side| series(&site.sides[side], &joiners[side]));
    lone_members(site, &series);
    turned_joiners(site, &series, &joiners);
}

/// Whether words behind a joiner are more than a turn of phrase: not *and in any event within a week*.
fn is_member(side: &Side<'_>, range: &Range<usize>) -> bool {
    let turns = [&side.lists.circumstances.idle, &side.lists.naming, &side.lists.pronouns];
    // "prevention against and resilience to"
    let lists = side.lexicon.force();
    let leads =
        |at: usize| lists.grammars(lists.word(&side.words[at].folded)).has(Grammar::Preposition);
    turns.iter().all(|list| list.at(side.folded(range.start)) != Some(range.len()))
        && !range.clone().all(leads)
}

fn lone_members(site: &mut Site<'_>, series: &[Vec<Series>; 2]) {
    let mut absent = [absent(site, 0, &series[0]), absent(site, 1, &series[1])];
    let [one, other] = &mut absent;
    // a member that changed its place is no new one
    one.retain(|range| {
        let text = words(&site.sides[0], range);
        let [a, b] = &site.sides;
        let same = other
            .iter()
            .position(|answer| words(b, answer) == text || abbreviates(a, range, b, answer));
        same.map(|at| {
            let answer = other.remove(at);
            site.sides[1].claim(answer);
            site.sides[0].claim(range.clone());
        })
        .is_none()
    });
    for (side, ranges) in absent.into_iter().enumerate() {
        for range in ranges {
            let told = is_member(&site.sides[side], &range);
            let moved = moves(site, side, &range) || changes_form(site, side, &range);
            if told && !gives_way(site, side, &range) && !moved {
                let kind = EffectKind::ConjunctDropped;
                site.push_lone(kind, EffectRule::List, side, range.clone());
                site.sides[side].claim(range);
            }
        }
    }
}

fn words(side: &Side<'_>, range: &Range<usize>) -> Vec<String> {
    let words = side.words[range.clone()].iter().filter(|word| word.is_content());
    words.map(|word| word.base().into_owned()).collect()
}

/// Whether a range is one word that stands on the other side in another form: *the evaluation of plans*, *evaluating*.
pub(super) fn changes_form(site: &Site<'_>, side: usize, range: &Range<usize>) -> bool {
    let (own, other) = (&site.sides[side], &site.sides[1 - side]);
    let [word] = &own.words[range.clone()] else { return false };
    let free = other.words.iter().filter(|word| word.is_free() && word.is_content());
    free.take(MOST_LONE).any(|answer| own.is_form(&word.folded, &answer.folded))
}

/// Whether other words stand at the place of a member on the other side.
fn gives_way(site: &Site<'_>, side: usize, range: &Range<usize>) -> bool {
    let own = &site.sides[side];
    let other = &site.sides[1 - side];
    // between the nearest words that answer to some of the other side
    let before = own.words[..range.start].iter().rev().take(FAR).find_map(|word| word.twin);
    let behind = own.words[range.end..].iter().take(FAR).find_map(|word| word.twin);
    let from = before.map_or(0, |twin| twin + 1);
    let to = behind.unwrap_or(other.words.len()).min(from + FAR);
    from < to && other.words[from..to].iter().any(|word| word.is_free() && word.is_content())
}

/// Whether the words of a range stand on the other side too, but elsewhere.
pub(super) fn moves(site: &Site<'_>, side: usize, range: &Range<usize>) -> bool {
    let other = &site.sides[1 - side];
    let own = words(&site.sides[side], range);
    let lone = other.words.iter().filter(|word| word.twin.is_none() && word.is_content());
    let lone: Vec<_> = lone.take(MOST_LONE).map(super::side::Word::base).collect();
    !own.is_empty() && lone.windows(own.len()).any(|window| window == own)
}

/// The members of lists that stand on one side only, while others of their list stand on both.
fn absent(site: &Site<'_>, side: usize, series: &[Series]) -> Vec<Range<usize>> {
    let own = &site.sides[side];
    let mut found: Vec<Range<usize>> = Vec::new();
    for series in series {
        let last = series.members.len() - 1;
        let gone = |(place, member): (usize, &Range<usize>)| {
            let range = match place {
                // where the first begins and the last ends is not printed
                0 => back(own, member),
                place if place == last => on(own, member),
                _ => member.clone(),
            };
            let range = own.trimmed(range, false);
            (own.all_free(range.clone())
                && own.words[range.clone()].iter().all(|word| word.is_free() || !word.is_content()))
            .then_some(range)
        };
        let gone: Vec<_> = series.members.iter().enumerate().filter_map(gone).collect();
        let is_member = |gone: &Range<usize>| {
            !is_repeated(own, series, gone)
                && !is_attached(own, gone)
                && !is_aside(own, series, gone)
                && !is_description(own, series, gone)
        };
        let gone: Vec<_> = gone.into_iter().filter(is_member).collect();
        let told = gone.len() < series.members.len()
            && gone.iter().any(|range| !range.is_empty())
            && series.members.iter().any(|one| stays(own, one))
            && !stand_again(own, &series.members);
        if told {
            found.extend(gone.into_iter().filter(|range| !range.is_empty()));
        }
    }
    found.sort_by_key(|range| (range.start, range.end));
    found.dedup_by(|next, last| next.start < last.end);
    found
}

/// So near a member of both sides, a word before or behind it must have stayed beside it.
const NEAR: usize = 2;

/// Whether a member stands on both sides, and in its place: a word near it stayed near it.
fn stays(side: &Side<'_>, member: &Range<usize>) -> bool {
    let twin = |at: usize| side.words[at].twin;
    let kept = |at: &usize| side.words[*at].is_content() && twin(*at).is_some();
    let stays_near = |at: usize, next: usize| {
        let twins = twin(at).zip(twin(next));
        twins.is_some_and(|(one, other)| one < other && other - one <= NEAR)
    };
    let in_place = |at: usize| {
        let before = at.saturating_sub(NEAR)..at;
        let behind = at + 1..side.words.len().min(at + 1 + NEAR);
        at == 0
            || at + 1 == side.words.len()
            || before.into_iter().any(|before| stays_near(before, at))
            || behind.into_iter().any(|behind| stays_near(at, behind))
    };
    member.clone().filter(kept).any(in_place)
}

/// Whether a member hangs on words before it by a preposition that is new too: *letters sent [by post] and read*.
fn is_attached(side: &Side<'_>, member: &Range<usize>) -> bool {
    let run = (0..member.start).rev().take_while(|at| side.words[*at].is_free()).last();
    let Some(start) = run else { return false };
    let first = &side.words[start];
    let lists = side.lexicon.force();
    lists.grammars(lists.word(&first.folded)).has(Grammar::Preposition)
        && !side.lists.determiners.has(&first.folded)
        && joiner_at(side, start).is_none()
}

/// Whether all members stand elsewhere too, and stayed there: of a list that is told twice once is left.
fn stand_again(side: &Side<'_>, members: &[Range<usize>]) -> bool {
    let kept = side.words.iter().filter(|word| word.is_content());
    let kept: Vec<_> =
        kept.map(|word| word.twin.map_or_else(String::new, |_| word.base().into_owned())).collect();
    members.iter().all(|member| {
        let own = words(side, member);
        !own.is_empty() && kept.windows(own.len()).any(|window| window == own)
    })
}

/// Whether what stands before a joiner begins with a preposition as no other member does: *to study measures,
/// with the help of experts, and to report*.
fn is_aside(side: &Side<'_>, series: &Series, range: &Range<usize>) -> bool {
    let mut others = series.members.iter().filter(|other| !other.contains(&range.start));
    range.start < series.joiner.words.start
        && begins_small(side, range)
        && !others.any(|other| begins_small(side, other))
}

/// Whether a member begins with a preposition.
fn begins_small(side: &Side<'_>, member: &Range<usize>) -> bool {
    let first = side.words[member.clone()].iter().find(|word| word.is_word());
    first.is_some_and(|word| {
        let lists = side.lists;
        let leads = lists.determiners.has(&word.folded) || lists.infinitives.has(&word.folded);
        word.function && !leads
    })
}

/// Whether words behind a joiner that stayed only describe what stands behind them on both sides, or lead in to it:
/// *rivers and lakes*, *rivers and coastal lakes*; *and in accordance with the plan*, *and the plan*.
fn is_description(side: &Side<'_>, series: &Series, range: &Range<usize>) -> bool {
    let joiner = &series.joiner.words;
    let leads = |at: &usize| {
        let word = &side.words[*at];
        word.is_free() && word.function && joiner_at(side, *at).is_none()
    };
    let next = (range.end..side.words.len()).find(|at| !leads(at)).map(|at| &side.words[at]);
    let led = side.words.get(range.end).is_some_and(|word| word.is_free());
    let goes_on = next
        .is_some_and(|next| next.twin.is_some() && next.is_word() && (led || next.is_content()));
    let stays = side.words[joiner.clone()].iter().all(|word| word.twin.is_some());
    range.start >= joiner.end && goes_on && stays
}

/// Whether a member only says the end of the one behind it: *the first register and the second register*.
fn is_repeated(side: &Side<'_>, series: &Series, member: &Range<usize>) -> bool {
    let own = words(side, member);
    let behind = series.members.iter().filter(|other| other.start >= member.end);
    let says = |other: &Range<usize>| words(side, other).windows(own.len()).any(|part| part == own);
    !own.is_empty() && behind.into_iter().any(says)
}

/// The free words that a first member ends with.
fn back(side: &Side<'_>, member: &Range<usize>) -> Range<usize> {
    let free = member.clone().rev().take_while(|at| side.words[*at].is_free());
    free.last().map_or(member.end..member.end, |first| first..member.end)
}

/// The free words that a last member begins with.
fn on(side: &Side<'_>, member: &Range<usize>) -> Range<usize> {
    let ends = |at: &usize| {
        let word = &side.words[*at];
        // what is said of a new member belongs to it
        !word.is_free() || *at >= member.end && (!word.is_word() || breaks(side, *at))
    };
    let most = side.words.len().min(member.end + LONGEST_MEMBER);
    let end = (member.start..most).find(ends).unwrap_or(most);
    let content = (member.start..end).rev().find(|at| side.words[*at].is_content());
    member.start..content.map_or(end, |last| last + 1)
}

/// The lists around the joiners of a side.
fn series(side: &Side<'_>, joiners: &[Joiner]) -> Vec<Series> {
    let parts = |at: usize| {
        let next = joiners.partition_point(|joiner| joiner.words.end <= at);
        joiners.get(next).is_some_and(|joiner| joiner.words.contains(&at))
    };
    let found = joiners.iter().filter_map(|joiner| {
        let members = around(side, joiner, &parts)?;
        Some(Series { members, joiner: joiner.clone() })
    });
    found.collect()
}

/// The members around a joiner.
fn around(
    side: &Side<'_>,
    joiner: &Joiner,
    parts: &impl Fn(usize) -> bool,
) -> Option<Vec<Range<usize>>> {
    if is_name(side, joiner) {
        return None;
    }
    let last = phrase(side, joiner.words.end, parts)?;
    let leads = side.words[last.start].function;
    let mut members = vec![last];
    let mut end = joiner.words.start;
    if end > 0 && side.words[end - 1].is(",") {
        end -= 1;
    }
    while members.len() < MOST_MEMBERS {
        let segment = segment(side, end, parts);
        if segment.is_empty() {
            break;
        }
        let comma = segment.start.checked_sub(1).filter(|at| side.words[*at].is(","));
        let parallel = side.words[segment.start].function == leads;
        let goes_back = |_: &usize| parallel && goes_back(side, segment.start, leads, parts);
        match comma.filter(goes_back) {
            Some(comma) => {
                members.push(segment);
                end = comma;
            }
            None => {
                members.push(first(side, segment, leads));
                break;
            }
        }
    }
    members.reverse();
    (members.len() > 1).then_some(members)
}

/// *House of Rope and Sail*: a joiner between large letters behind a name and its *of*.
fn is_name(side: &Side<'_>, joiner: &Joiner) -> bool {
    let Some(before) = joiner.words.start.checked_sub(3) else { return false };
    let words = &side.words[before..joiner.words.start];
    let next = side.words.get(joiner.words.end);
    words[0].is_capital()
        && side.lists.name_links.has(&words[1].folded)
        && words[2].is_capital()
        && next.is_some_and(super::side::Word::is_capital)
}

/// The words of a last member: small words, then others up to the next small word.
fn phrase(side: &Side<'_>, start: usize, parts: &impl Fn(usize) -> bool) -> Option<Range<usize>> {
    let ends = |at: &usize| {
        let word = &side.words[*at];
        !word.is_word() || breaks(side, *at) || parts(*at)
    };
    let end = (start..side.words.len().min(start + LONGEST_MEMBER)).find(ends);
    let end = end.unwrap_or(side.words.len().min(start + LONGEST_MEMBER));
    let content = (start..end).find(|at| side.words[*at].is_content())?;
    let stop = (content..end).find(|at| side.words[*at].function).unwrap_or(end);
    Some(start..stop)
}

fn breaks(side: &Side<'_>, at: usize) -> bool {
    let word = &side.words[at];
    side.lists.breakers.has(&word.folded) || side.lexicon.openings().is_auxiliary(&word.folded)
}

/// The words up to the comma, stop, joiner or break before a place.
fn segment(side: &Side<'_>, end: usize, parts: &impl Fn(usize) -> bool) -> Range<usize> {
    let inside = |at: &usize| {
        let word = &side.words[*at];
        word.is_word() && !breaks(side, *at) && !parts(*at)
    };
    let from = end.saturating_sub(LONGEST_MEMBER);
    (from..end).rev().take_while(inside).last().unwrap_or(end)..end
}

/// Whether the comma before a segment parts members: what stands before it is no clause and no word
/// that only leads in.
fn goes_back(side: &Side<'_>, start: usize, leads: bool, parts: &impl Fn(usize) -> bool) -> bool {
    let comma = start - 1;
    let before = segment(side, comma, parts);
    if before.is_empty() {
        return false;
    }
    let opens = before.start == 0 || side.words[before.start - 1].is_stop();
    let asides = before.start > 0 && breaks(side, before.start - 1);
    let connective =
        side.lists.connectives.has(&side.words[before.start].folded) && before.len() == 1;
    let word = &side.words[before.start];
    let adverbial = opens && !leads && word.function && !side.lists.determiners.has(&word.folded);
    !asides && !connective && !adverbial
}

/// The end of a segment that is a first member: its last words that are not small, with a small word
/// before them if the last member has one.
fn first(side: &Side<'_>, segment: Range<usize>, leads: bool) -> Range<usize> {
    let content = segment.clone().rev().take_while(|at| !side.words[*at].function).last();
    let start = content.unwrap_or(segment.end);
    let small = segment.clone().take_while(|at| *at < start).last().is_some();
    if leads && small { start - 1..segment.end } else { start..segment.end }
}

fn turned_joiners(site: &mut Site<'_>, series: &[Vec<Series>; 2], joiners: &[Vec<Joiner>; 2]) {
    let mut turned = in_one_gap(site, joiners);
    turned.extend(in_one_list(site, series));
    let mut seen = [BTreeSet::new(), BTreeSet::new()];
    for [a, b] in turned {
        // "and" gives way to "or", or stands in "and/or"; one that stayed elsewhere was not turned
        let gives_way = |side: usize, joiner: &Joiner, answer: &Joiner| {
            let mut words = site.sides[side].words[joiner.words.clone()].iter();
            words.any(|word| {
                word.is_free() || word.twin.is_some_and(|twin| answer.words.contains(&twin))
            })
        };
        let fresh = !seen[0].contains(&a.words.start) && !seen[1].contains(&b.words.start);
        if a.or == b.or || !fresh || !gives_way(0, &a, &b) || !gives_way(1, &b, &a) {
            continue;
        }
        let kind = if b.or { EffectKind::AndToOr } else { EffectKind::OrToAnd };
        site.push(kind, EffectRule::Joiner, [Some(a.words.clone()), Some(b.words.clone())]);
        seen[0].insert(a.words.start);
        seen[1].insert(b.words.start);
        site.sides[0].claim(a.words);
        site.sides[1].claim(b.words);
    }
}

/// Joiners that stand between the same words on both sides.
fn in_one_gap(site: &Site<'_>, all: &[Vec<Joiner>; 2]) -> Vec<[Joiner; 2]> {
    let first = |side: usize, gap: &Range<usize>| {
        let at = all[side].partition_point(|joiner| joiner.words.end <= gap.start);
        all[side].get(at).filter(|joiner| joiner.words.start < gap.end).cloned()
    };
    let gaps = super::terms::gaps(site).into_iter();
    gaps.filter_map(|[one, other]| Some([first(0, &one)?, first(1, &other)?])).collect()
}

/// Joiners of lists that share a member.
fn in_one_list(site: &Site<'_>, series: &[Vec<Series>; 2]) -> Vec<[Joiner; 2]> {
    let mut list_of = vec![None; site.sides[1].words.len()];
    for (number, list) in series[1].iter().enumerate().rev() {
        list.members.iter().for_each(|member| list_of[member.clone()].fill(Some(number)));
    }
    let answer = |list: &Series| {
        let words = list.members.iter().flat_map(|member| &site.sides[0].words[member.clone()]);
        let mut twins = words.filter(|word| word.is_content()).filter_map(|word| word.twin);
        twins.find_map(|twin| list_of[twin]).map(|number: usize| &series[1][number])
    };
    let pairs = series[0]
        .iter()
        .filter_map(|list| Some([list.joiner.clone(), answer(list)?.joiner.clone()]));
    pairs.collect()
}
