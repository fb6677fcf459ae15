//! Numbers, dates and deadlines.

use std::collections::BTreeSet;
use std::ops::Range;

use super::brackets::instead;
use super::effect::EffectRule;
use super::kind::EffectKind;
use super::lists::PhraseList;
use super::side::{Side, Word};
use super::site::Site;
use crate::document::ClauseId;
use crate::text::TokenKind;

/// What a figure is, the lightest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Class {
    Number,
    Date,
    Deadline,
}

/// A number, a date or a deadline.
#[derive(Debug)]
pub(super) struct Figure {
    class: Class,
    /// With the words that make a deadline of it, or say how far it may be passed.
    words: Range<usize>,
    /// The number or date alone.
    core: Range<usize>,
    /// What tells it from others, whatever its print.
    key: Vec<String>,
    /// Whether it is a place in an order, as *third*, which counts nothing by itself.
    ordinal: bool,
    /// Which words before it say that there may be more or fewer, by their list: *at least*, *up to*.
    bound: Option<usize>,
}

/// The longest phrase that leads a deadline, in words, with an article behind it.
const LONGEST_LEAD: usize = 6;
/// No words before a number that say how far it may be passed are more: *not to exceed*.
const LONGEST_BOUND: usize = 3;
/// Figures further apart in their order do not answer to each other.
const REACH: usize = 32;
/// A number in a longer run of new words goes with them.
const LONGEST_RUN: usize = 6;

/// Compares the figures of both sides. Those on one side only that may be part of a new term, each with its
/// side, are left to be told as [lone](lone_figures) if none is.
pub(super) fn figures(site: &mut Site<'_>) -> Vec<(usize, Figure)> {
    let figures = [all(&site.sides[0]), all(&site.sides[1])];
    let mut answers: Vec<Option<usize>> = vec![None; figures[0].len()];
    let mut answered = vec![false; figures[1].len()];
    for by_twin in [true, false] {
        for (at, figure) in figures[0].iter().enumerate() {
            if answers[at].is_some() {
                continue;
            }
            let meets = |other: &usize| {
                !answered[*other] && meet(site, figure, &figures[1][*other], by_twin)
            };
            let near = at.saturating_sub(REACH)..figures[1].len().min(at + REACH);
            if let Some(other) = near.into_iter().find(meets) {
                (answers[at], answered[other]) = (Some(other), true);
            }
        }
    }
    // what moved inside its clause: the only deadlines that are left
    let left = |figures: &[Figure], is_open: &dyn Fn(usize) -> bool| {
        let mut left =
            (0..figures.len()).filter(|at| is_open(*at) && figures[*at].class == Class::Deadline);
        left.next().filter(|_| left.next().is_none())
    };
    let one = left(&figures[0], &|at| answers[at].is_none());
    let other = left(&figures[1], &|other| !answered[other]);
    if let (Some(at), Some(other), false) = (one, other, site.is_rewritten()) {
        (answers[at], answered[other]) = (Some(other), true);
    }
    let mut parts = Vec::new();
    let mut lone = |site: &mut Site<'_>, side: usize, figure: Figure| match () {
        () if may_be_of_a_term(site, side, &figure) => parts.push((side, figure)),
        () => lone_figure(site, side, &figure),
    };
    let [before, after] = figures;
    for (figure, answer) in before.into_iter().zip(&answers) {
        match answer {
            Some(other) => compare(site, &figure, &after[*other]),
            None => lone(site, 0, figure),
        }
    }
    for (figure, _) in after.into_iter().zip(&answered).filter(|(_, answered)| !**answered) {
        lone(site, 1, figure);
    }
    parts
}

/// Tells of figures that stand on one side only, unless their words have been told.
pub(super) fn lone_figures(site: &mut Site<'_>, figures: Vec<(usize, Figure)>) {
    figures.into_iter().for_each(|(side, figure)| lone_figure(site, side, &figure));
}

/// The figures of a side near words that stand on this side only, and those that answer to them.
fn all(side: &Side<'_>) -> Vec<Figure> {
    side.near_ones(|at| {
        let begins = may_begin(side, at) && !side.words[at].claimed;
        let figure = if begins { figure(side, at) } else { None }?;
        Some((figure.words.end, figure))
    })
}

/// Whether a figure may begin at a word: at hardly any one does.
fn may_begin(side: &Side<'_>, at: usize) -> bool {
    let word = &side.words[at];
    match word.kind {
        TokenKind::Number => true,
        TokenKind::Word => {
            side.lists.may_begin_figure(&word.folded)
                || word.folded.starts_with(|c: char| c.is_ascii_digit())
                || is_month(side, at)
        }
        // "two-thirds"
        kind => kind.is_word(),
    }
}

fn meet(site: &Site<'_>, one: &Figure, other: &Figure, by_twin: bool) -> bool {
    let [a, b] = &site.sides;
    if !are_alike(one, other) {
        return false;
    }
    if by_twin {
        let mut twins = a.words[one.words.clone()].iter().filter_map(|word| word.twin);
        return twins.any(|twin| other.words.contains(&twin));
    }
    let piece = |side: &Side<'_>, range: &Range<usize>| {
        side.words[range.clone()].iter().find(|word| word.is_free()).map(|word| word.piece)
    };
    let pieces = [piece(a, &one.core), piece(b, &other.core)];
    pieces[0].is_some() && pieces[0] == pieces[1]
}

/// Whether one of two figures can stand for the other: *a third* for *half*, but not *the third* for *50*.
fn are_alike(one: &Figure, other: &Figure) -> bool {
    let part = |figure: &Figure| figure.key.iter().any(|value| value.contains('/'));
    one.ordinal == other.ordinal || one.key == other.key || part(one) || part(other)
}

fn compare(site: &mut Site<'_>, one: &Figure, other: &Figure) {
    let [a, b] = &site.sides;
    if !a.any_free(one.words.clone()) && !b.any_free(other.words.clone()) {
        return;
    }
    if !says_the_same(one, other) {
        let class = one.class.max(other.class);
        let range = |figure: &Figure| match class {
            Class::Deadline => figure.words.clone(),
            _ if one.bound != other.bound => figure.words.clone(),
            _ => figure.core.clone(),
        };
        site.push(changed(class), rule(class), [Some(range(one)), Some(range(other))]);
    }
    site.sides[0].claim(one.words.clone());
    site.sides[1].claim(other.words.clone());
}

/// Whether two figures say the same, the day before or behind its month: *1 July*, *July 1*.
fn says_the_same(one: &Figure, other: &Figure) -> bool {
    let parts = |figure: &Figure| -> BTreeSet<String> { figure.key.iter().cloned().collect() };
    let dated = one.class > Class::Number && one.key.len() == other.key.len();
    one.class == other.class
        && one.bound == other.bound
        && (one.key == other.key || dated && parts(one) == parts(other))
}

fn lone_figure(site: &mut Site<'_>, side: usize, figure: &Figure) {
    let own = &site.sides[side];
    let free = own.words[figure.core.clone()].iter().all(Word::is_free);
    let goes_along = || {
        let run = own.run(figure.core.clone());
        run.len() > LONGEST_RUN || (run.start..figure.core.start).any(|at| opens_case(own, at))
    };
    if !free || figure.ordinal || figure.class != Class::Deadline && goes_along() {
        return;
    }
    // "1 member", "one member"
    let other = &site.sides[1 - side];
    let is_free_one = |at: &usize| other.words[*at].is_free() && is_one(other, *at);
    let counts_one = figure.key == ["1"];
    let one = counts_one.then(|| (0..other.words.len()).find(is_free_one)).flatten();
    if let Some(one) = one {
        site.sides[1 - side].claim(one..one + 1);
        site.sides[side].claim(figure.words.clone());
        return;
    }
    let (kind, range) = match figure.class {
        Class::Deadline => (EffectKind::DeadlineRemoved, figure.words.clone()),
        class => (changed(class), figure.core.clone()),
    };
    site.push_lone(kind, rule(figure.class), side, range);
    site.sides[side].claim(figure.words.clone());
}

/// Whether the words around a figure say something, and stand for words that do: *by consensus*, *by a two-thirds
/// majority*.
fn may_be_of_a_term(site: &Site<'_>, side: usize, figure: &Figure) -> bool {
    let own = &site.sides[side];
    let says = |side: &Side<'_>, range: Range<usize>| {
        side.words[range].iter().any(|word| word.is_free() && word.is_content())
    };
    let run = own.run(figure.core.clone());
    let before = run.start..figure.words.start.max(run.start);
    let behind = figure.words.end.min(run.end)..run.end;
    let put_for = || instead(site, side, &figure.core);
    (says(own, before) || says(own, behind))
        && put_for().is_some_and(|range| says(&site.sides[1 - side], range))
}

/// Whether a condition or a case begins at a word, which is told with the figures in it: *if more than 30 are lost*.
fn opens_case(side: &Side<'_>, at: usize) -> bool {
    let lists = [&side.lists.conditions, &side.lists.conditional.cases];
    lists.iter().any(|list| list.at(side.folded(at)).is_some())
}

const fn changed(class: Class) -> EffectKind {
    match class {
        Class::Number => EffectKind::NumberChanged,
        Class::Date => EffectKind::DateChanged,
        Class::Deadline => EffectKind::DeadlineChanged,
    }
}

const fn rule(class: Class) -> EffectRule {
    match class {
        Class::Number => EffectRule::Number,
        Class::Date => EffectRule::Date,
        Class::Deadline => EffectRule::Deadline,
    }
}

/// The figure whose words begin at a word, its lead included.
fn figure(side: &Side<'_>, at: usize) -> Option<Figure> {
    if let Some(len) = side.lists.deadlines.at(side.folded(at)) {
        let words = at..at + len;
        let key = side.folded(at).take(len).collect::<Vec<_>>().join(" ");
        let key = vec![side.lists.called(&key).to_owned()];
        let core = words.clone();
        let (class, ordinal) = (Class::Deadline, false);
        return Some(Figure { class, core, words, key, ordinal, bound: None });
    }
    let lead = side.lists.deadline_leads.at(side.folded(at)).map(|len| at + len);
    if let Some(figure) = lead.and_then(|lead| deadline(side, at, lead)) {
        return Some(figure);
    }
    let (core, class) = core(side, at)?;
    let ordinal = class == Class::Number && is_ordinal(side, at);
    let bound = (class == Class::Number && !ordinal).then(|| bound(side, at)).flatten();
    let words = bound.map_or(at, |(start, _)| start)..core.end;
    let bound = bound.map(|(_, list)| list);
    Some(Figure { class, words, key: key(side, &core), core, ordinal, bound })
}

/// Where the words begin that stand before a number and say that there may be more or fewer, and in which list they
/// are.
fn bound(side: &Side<'_>, at: usize) -> Option<(usize, usize)> {
    let lists = &side.lists.bounds;
    (1..=at.min(LONGEST_BOUND)).rev().find_map(|len| {
        let start = at - len;
        let is_it = |list: &PhraseList| list.at(side.folded(start)) == Some(len);
        Some((start, lists.iter().position(is_it)?))
    })
}

/// A date or a span of time behind words that make a deadline of it.
fn deadline(side: &Side<'_>, at: usize, lead: usize) -> Option<Figure> {
    let article =
        |place: &usize| side.words.get(*place).is_some_and(|word| word.is_word() && word.function);
    let unit = |place: &usize| {
        side.words.get(*place).is_some_and(|word| side.lists.units.has(&word.folded))
    };
    let figure = |place: usize| {
        // "within one hour"
        let one = is_one(side, place) && unit(&(place + 1));
        core(side, place).or(one.then_some((place..place + 1, Class::Number)))
    };
    let start = lead + usize::from(article(&lead) && figure(lead).is_none());
    let (core, class) = figure(start)?;
    let end = (core.end..).take_while(unit).last().map_or(core.end, |last| last + 1);
    // "by 7 days" says how much, "within 7 days" when
    let amount = side.lists.amount_leads.has(&side.words[at].folded) && lead == at + 1;
    let far = core.end - at > LONGEST_LEAD + core.len();
    // "in 2030", "in the third year"
    let time = (class == Class::Date || is_ordinal(side, core.start))
        && side.lists.span_leads.at(side.folded(at)).is_some();
    if class == Class::Number && (end == core.end || amount) || time || far {
        return None;
    }
    let words = at..end;
    let (class, key, ordinal) = (Class::Deadline, key(side, &words), false);
    Some(Figure { class, key, words, core, ordinal, bound: None })
}

/// The number or date that begins at a word.
fn core(side: &Side<'_>, at: usize) -> Option<(Range<usize>, Class)> {
    if let Some(end) = one_part(side, at) {
        return Some((at..end, Class::Number));
    }
    if is_ordinal(side, at) {
        return Some((at..at + 1, Class::Number));
    }
    if hyphenated(side, at).is_some() {
        return Some((at..at + 1, Class::Date));
    }
    let own = value(side, at);
    if own.is_none() && !is_month(side, at) {
        return None;
    }
    let day = |place: usize| value(side, place).is_some_and(|value| value.len() <= 2);
    let year = |place: usize| value(side, place).is_some_and(|value| is_year(&value));
    let month = |place: usize| is_month(side, place);
    if day(at) && month(at + 1) {
        let end = at + 2;
        return Some((at..end + usize::from(year(end)), Class::Date));
    }
    if month(at) {
        let day = usize::from(day(at + 1));
        let comma = side.words.get(at + 1 + day).is_some_and(|word| word.is(","));
        let end = at + 1 + day;
        let with_year = match comma && day > 0 {
            true if year(end + 1) => Some(end + 2),
            _ => year(end).then_some(end + 1),
        };
        let alone = || stands_as_month(side, at);
        return match with_year.or((day > 0).then_some(end)) {
            Some(end) => Some((at..end, Class::Date)),
            None => alone().then_some((at..at + 1, Class::Date)),
        };
    }
    let before = at.checked_sub(1).map(|before| side.words[before].folded.as_ref());
    if year(at) && before.is_some_and(|before| side.lists.date_leads.has(before)) {
        return Some((at..at + 1, Class::Date));
    }
    if counts_nothing(side, at) {
        return None;
    }
    let begins =
        own.is_some_and(|value| !value.starts_with('/') || value == "/2" || is_part_of(side, at));
    let end = (at..).take_while(|place| value(side, *place).is_some()).last()? + 1;
    let end = repeated_end(side, at..end).unwrap_or(end);
    begins.then_some((at..end, Class::Number))
}

/// The day, month and year of a date printed as one word: *1-July-2021*.
fn hyphenated<'s>(side: &'s Side<'_>, at: usize) -> Option<[&'s str; 3]> {
    let mut parts = side.words.get(at)?.folded.splitn(3, '-');
    let parts = [parts.next()?, parts.next()?, parts.next()?];
    let [day, month, year] = parts;
    let dates = (1..=2).contains(&day.len())
        && day.bytes().all(|byte| byte.is_ascii_digit())
        && side.lexicon.citation_words().month(month).is_some()
        && is_year(year);
    dates.then_some(parts)
}

/// The number that a word is in parentheses: *(30)*.
fn in_parentheses<'c>(word: &Word<'c>) -> Option<&'c str> {
    let inner = word.print.strip_prefix('(')?.strip_suffix(')')?;
    inner.bytes().all(|byte| byte.is_ascii_digit()).then_some(inner)
}

/// Where a number ends that is said again in figures: *thirty (30) days*.
fn repeated_end(side: &Side<'_>, number: Range<usize>) -> Option<usize> {
    let end = number.end;
    let again = in_parentheses(side.words.get(end)?)?;
    (key(side, &number) == [again]).then_some(end + 1)
}

/// Where *one third* ends; *one* is no number but before a part.
fn one_part(side: &Side<'_>, at: usize) -> Option<usize> {
    let part = || value(side, at + 1).filter(|value| value.starts_with('/'));
    (is_one(side, at) && part().is_some()).then_some(at + 2)
}

fn is_one(side: &Side<'_>, at: usize) -> bool {
    side.words.get(at).is_some_and(|word| side.lists.one.has(&word.folded))
}

/// Whether a word gives a place in an order: *third*, but not in *two third parts*.
fn is_ordinal(side: &Side<'_>, at: usize) -> bool {
    let counted = |before: usize| value(side, before).is_some() || one_part(side, before).is_some();
    side.words.get(at).is_some_and(|word| ordinal(side, word).is_some())
        && !at.checked_sub(1).is_some_and(counted)
}

/// The place in an order that a word gives: *third*, *twenty-third*.
fn ordinal(side: &Side<'_>, word: &Word<'_>) -> Option<String> {
    if word.kind == TokenKind::Number {
        return None;
    }
    let place = |word: &str| side.lists.ordinal(word).map(str::to_owned);
    place(&word.folded).or_else(|| {
        let (tens, units) = word.folded.split_once('-')?;
        sum(side.lists.number(tens)?, side.lists.ordinal(units)?)
    })
}

/// *20* and *3*, added up.
fn sum(tens: &str, units: &str) -> Option<String> {
    let [tens, units]: [u32; 2] = [tens.parse().ok()?, units.parse().ok()?];
    Some((tens + units).to_string())
}

/// Whether a word for a part stands between an article and a small word: *a quarter of*.
fn is_part_of(side: &Side<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).map(|before| &side.words[before].folded);
    before.is_some_and(|before| side.lists.determiners.has(before))
        && side.words.get(at + 1).is_some_and(|next| next.is_word() && next.function)
}

/// Whether a number calls a note behind a sentence, or numbers the clause.
fn counts_nothing(side: &Side<'_>, at: usize) -> bool {
    if side.words.get(at).is_none_or(|word| word.kind != TokenKind::Number) {
        return false;
    }
    let next = side.words.get(at + 1);
    // "3.5 Checks": a number of several steps that its clause begins with
    let word = &side.words[at];
    let begins = |id: &ClauseId| side.draft.clause(*id).body_span().start() == word.span.start();
    if word.print.contains('.')
        && next.is_some_and(Word::is_capital)
        && side.clauses.iter().any(begins)
    {
        return true;
    }
    match at.checked_sub(1).map(|before| &side.words[before]) {
        None => next.is_some_and(|next| matches!(next.print, "." | ")")),
        // "the Agreement,1 which": a number that touches the mark before it calls a note
        Some(before)
            if matches!(before.print, "," | ";" | ":" | "”" | "\"" | ")")
                && before.span.end() == word.span.start() =>
        {
            true
        }
        // "the annex. 12 The Board"
        Some(before) if before.is(".") => {
            next.is_none_or(|next| next.is_capital() && next.function)
        }
        Some(_) => false,
    }
}

/// Whether a word that may be a modal is the name of a month.
pub(super) fn is_month_name(side: &Side<'_>, at: usize) -> bool {
    is_month(side, at) && stands_as_month(side, at)
}

fn is_month(side: &Side<'_>, at: usize) -> bool {
    let Some(word) = side.words.get(at) else { return false };
    // "may" and "march" in small letters are other words
    let printed = word.is_capital() || side.lexicon.language() != "en";
    printed
        && word.kind == TokenKind::Word
        && side.lexicon.citation_words().month(&word.folded).is_some()
}

/// Whether a month without day and year is meant as one: behind *in*, or where a sentence begins and
/// goes on as behind a noun.
fn stands_as_month(side: &Side<'_>, at: usize) -> bool {
    match at.checked_sub(1).map(|before| &side.words[before]) {
        Some(before) if !before.is_stop() => side.lists.date_leads.has(&before.folded),
        _ => side.words.get(at + 1).is_some_and(|next| side.lists.behind_months.has(&next.folded)),
    }
}

/// What a number is worth, in one spelling: `3`, `1000`, `/3`.
fn value(side: &Side<'_>, at: usize) -> Option<String> {
    let word = side.words.get(at)?;
    if !word.is_word() {
        return None;
    }
    if word.kind == TokenKind::Number {
        let mark = |c: &char| !matches!(c, ',' | ' ' | '\u{a0}' | '\u{202f}');
        return Some(word.print.chars().filter(mark).collect());
    }
    if word.folded.starts_with(|c: char| c.is_ascii_digit()) {
        let digits = word.folded.trim_end_matches(char::is_alphabetic);
        let ordinal = side.lists.ordinal_endings.has(&word.folded[digits.len()..]);
        let plain = digits.bytes().all(|byte| byte.is_ascii_digit());
        return (ordinal && plain).then(|| digits.to_owned());
    }
    let listed = side.lists.number(&word.folded).map(str::to_owned);
    listed.or_else(|| {
        // "two-thirds", "twenty-five"
        let (number, rest) = word.folded.split_once('-')?;
        let (number, rest) = (side.lists.number(number)?, side.lists.number(rest)?);
        if rest.starts_with('/') { Some(format!("{number}{rest}")) } else { sum(number, rest) }
    })
}

/// The number that two make side by side in words, if they are one: *ninety six*, *two hundred*.
fn together(count: &str, value: &str) -> Option<String> {
    let (first, second): (u64, u64) = (count.parse().ok()?, value.parse().ok()?);
    let whole = match second {
        1..=9 if (20..100).contains(&first) && first % 10 == 0 => first.checked_add(second),
        100 | 1_000 | 1_000_000 | 1_000_000_000 => first.checked_mul(second),
        _ => None,
    };
    whole.map(|whole| whole.to_string())
}

pub(super) fn is_year(value: &str) -> bool {
    value.len() == 4 && value.parse().is_ok_and(|year: u32| (1500..2200).contains(&year))
}

fn key(side: &Side<'_>, range: &Range<usize>) -> Vec<String> {
    let mut key: Vec<String> = Vec::new();
    for at in range.clone().filter(|at| side.words[*at].is_word()) {
        let word = &side.words[at];
        if let Some(parts) = hyphenated(side, at) {
            key.extend(parts.map(str::to_owned));
            continue;
        }
        let place = if is_ordinal(side, at) { ordinal(side, word) } else { None };
        let value = place.or_else(|| value(side, at));
        let joined = match (&value, key.last()) {
            (Some(value), Some(count)) if word.kind == TokenKind::Word => together(count, value),
            _ => None,
        };
        if let (Some(whole), Some(count)) = (joined, key.last_mut()) {
            *count = whole;
            continue;
        }
        match (value, key.last_mut()) {
            // "two thirds" and "two-thirds"
            (Some(part), Some(count)) if part.starts_with('/') => count.push_str(&part),
            (Some(value), _) => key.push(value),
            // a third is one third
            (None, _) if one_part(side, at).is_some() => {}
            (None, _) if is_one(side, at) => key.push("1".to_owned()),
            // "thirty (30)"
            (None, Some(count)) if in_parentheses(word) == Some(count.as_str()) => {}
            (None, _) => key.push(word.base().into_owned()),
        }
    }
    key
}
