//! When a commitment is due, and how often.

use super::qualified::Qualified;
use super::time_value::{TimeValue, date, ordinal, span};
use crate::lexicon::{Lexicon, Meaning};
use crate::span::Span;

/// Words that say when, by when or how often something is done.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Time {
    /// What they say.
    pub kind: TimeKind,
    /// The words.
    pub span: Span,
    /// The same in figures, where it can be said in figures.
    pub value: Option<TimeValue>,
    /// Whether what is done then is a review, as far as the words near by tell.
    pub review: bool,
}

/// What a time expression says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum TimeKind {
    /// By then: *by 2030*, *within 90 days*, *before its next session*; without figures *within a reasonable time*.
    Deadline,
    /// From then on: *as from 1 January 2030*, *120 days after the deposit*.
    Start,
    /// Up to then: *until 2030*.
    End,
    /// Between two dates: *from 2025 to 2030*.
    Interval,
    /// So long: *for five years*.
    Duration,
    /// So often: *every five years*, *regularly*.
    Frequency,
    /// Then or there: *in 2030*, *at its first session*, *at the 2019 Harbor Forum*.
    Occasion,
    /// Soon: *without delay*.
    Urgency,
}

impl TimeKind {
    /// The kind in a word.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Deadline => "deadline",
            Self::Start => "start",
            Self::End => "end",
            Self::Interval => "interval",
            Self::Duration => "duration",
            Self::Frequency => "frequency",
            Self::Occasion => "occasion",
            Self::Urgency => "urgency",
        }
    }
}

/// The time expressions of one sentence of `text`, by place; its words and marks stand at `words`, in
/// order.
///
/// ```
/// use travaux::force::{TimeKind, times};
/// use travaux::lexicon::Lexicon;
/// use travaux::text::Tokens;
///
/// let text = "Members report every two years, and no later than 31 December 2031.";
/// let tokens = Tokens::new(text);
/// let words: Vec<_> = (0..tokens.len()).map(|index| tokens.span(index)).collect();
/// let found = times(text, &words, Lexicon::of("en"));
/// assert_eq!(found[0].kind, TimeKind::Frequency);
/// assert_eq!(found[0].value.as_ref().unwrap().to_string(), "2 years");
/// assert_eq!(found[1].kind, TimeKind::Deadline);
/// assert_eq!(found[1].value.as_ref().unwrap().to_string(), "2031-12-31");
/// ```
#[must_use]
pub fn times(text: &str, words: &[Span], lexicon: &'static Lexicon) -> Vec<Time> {
    times_in(&Qualified::new(text, words, lexicon))
}

/// The time expressions of a sentence.
pub(super) fn times_in(sentence: &Qualified<'_>) -> Vec<Time> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < sentence.len() {
        let Some((kind, value, end)) = longest(sentence, at) else {
            at += 1;
            continue;
        };
        let review = is_review(sentence, at, end);
        found.push(Time { kind, span: sentence.span(at..end), value, review });
        at = end;
    }
    found
}

type Reading = (TimeKind, Option<TimeValue>, usize);

/// What is counted from stands in at most so many words: *the entry into force of this Agreement for
/// that Party*.
const LONGEST_ANCHOR: usize = 10;
/// The noun that says what occasion it is stands at most so many words behind the preposition.
const LONGEST_OCCASION: usize = 8;
/// A review is spoken of at most so many words before a time, or behind it.
const REVIEW_BEFORE: usize = 12;
const REVIEW_BEHIND: usize = 4;

/// The longest time expression that begins at a word.
fn longest(sentence: &Qualified<'_>, at: usize) -> Option<Reading> {
    let longest = || {
        let opens = sentence.meanings(at, |meaning| meaning.opens_time().then_some(meaning));
        let opened = opens.filter_map(|(meaning, end)| opened(sentence, meaning, end));
        opened.max_by_key(|(_, _, end)| *end)
    };
    let opened = sentence.can_say(at).opens_time.then(longest).flatten();
    opened.or_else(|| delay(sentence, at))
}

/// What stands behind an opening phrase that ends at `at` and says `meaning`.
fn opened(sentence: &Qualified<'_>, meaning: Meaning, at: usize) -> Option<Reading> {
    match meaning {
        Meaning::Frequency(often) => {
            let value = often.map(|(count, unit)| TimeValue::Span { count, unit: unit.into() });
            Some((TimeKind::Frequency, value, at))
        }
        Meaning::Urgency => Some((TimeKind::Urgency, None, at)),
        Meaning::VagueDeadline => Some((TimeKind::Deadline, None, anchor_end(sentence, at, true))),
        Meaning::Every => {
            let (value, end) = span(sentence, at)?;
            Some((TimeKind::Frequency, Some(value), end))
        }
        Meaning::Within => {
            let (value, end) = span(sentence, determiner_end(sentence, at))?;
            Some((TimeKind::Deadline, Some(value), anchor_end(sentence, end, true)))
        }
        Meaning::Duration => {
            let (value, end) = span(sentence, determiner_end(sentence, at))?;
            Some((TimeKind::Duration, Some(value), end))
        }
        Meaning::Deadline => point(sentence, TimeKind::Deadline, at, false),
        Meaning::End => point(sentence, TimeKind::End, at, false),
        Meaning::Start => {
            let interval = interval(sentence, at);
            interval.or_else(|| point(sentence, TimeKind::Start, at, false))
        }
        Meaning::Between => interval(sentence, at),
        Meaning::At => point(sentence, TimeKind::Occasion, at, false),
        Meaning::Venue => point(sentence, TimeKind::Occasion, at, true),
        _ => None,
    }
}

/// A date, a span or an occasion at `at`; `named` if the name of an occasion is enough.
fn point(sentence: &Qualified<'_>, kind: TimeKind, at: usize, named: bool) -> Option<Reading> {
    if let Some((date, end)) = edged_date(sentence, at) {
        return Some((kind, Some(TimeValue::Date(date)), end));
    }
    let counted = determiner_end(sentence, at);
    if let Some((value, end)) = span(sentence, counted) {
        let anchored = anchor_end(sentence, end, kind == TimeKind::Deadline);
        return match kind {
            TimeKind::Deadline => Some((kind, Some(value), anchored)),
            // "on the thirtieth day after the deposit"
            _ if anchored > end => Some((TimeKind::Start, Some(value), anchored)),
            _ => None,
        };
    }
    let (value, end) = occasion(sentence, at, named)?;
    Some((kind, value, end))
}

/// A date, with the words that stand before it: *the end of 2030*.
fn edged_date(sentence: &Qualified<'_>, at: usize) -> Option<(String, usize)> {
    let start = sentence.end_of(at, Meaning::Edge).unwrap_or(at);
    let (found, end) = date(sentence, start).or_else(|| date(sentence, at))?;
    // "below 2010 levels"
    (!sentence.says(end, Meaning::Measure)).then_some((found, end))
}

/// *from 2025 to 2030*
fn interval(sentence: &Qualified<'_>, at: usize) -> Option<Reading> {
    let (from, end) = edged_date(sentence, at)?;
    let through = sentence.end_of(end, Meaning::Through)?;
    let (to, end) = edged_date(sentence, through)?;
    // "from 20 February to 3 March 2031"
    let year = to.get(..4).filter(|_| from.starts_with("--") && !to.starts_with("--"));
    let from = year.map_or(from.clone(), |year| format!("{year}{}", &from[1..]));
    Some((TimeKind::Interval, Some(TimeValue::Date(format!("{from}/{to}"))), end))
}

/// *120 days after the deposit*, *30 days before the meeting*: no word opens it.
fn delay(sentence: &Qualified<'_>, at: usize) -> Option<Reading> {
    let (value, end) = span(sentence, at)?;
    let kind = match sentence.says(end, Meaning::Anchor) {
        true => TimeKind::Start,
        false if sentence.says(end, Meaning::Deadline) => TimeKind::Deadline,
        false => return None,
    };
    let anchored = anchor_end(sentence, end, kind == TimeKind::Deadline);
    (anchored > end).then_some((kind, Some(value), anchored))
}

fn determiner_end(sentence: &Qualified<'_>, at: usize) -> usize {
    // "a year" counts one
    if span(sentence, at).is_some() {
        return at;
    }
    sentence.end_of(at, Meaning::Determiner).unwrap_or(at)
}

/// Where what a span is counted from ends; `at` if nothing is said of it.
fn anchor_end(sentence: &Qualified<'_>, at: usize, is_limit: bool) -> usize {
    let limit = || sentence.end_of(at, Meaning::LimitAnchor).filter(|_| is_limit);
    let Some(start) = sentence.end_of(at, Meaning::Anchor).or_else(limit) else { return at };
    let within = start..start + LONGEST_ANCHOR;
    let end = within.clone().find(|at| sentence.ends_phrase(*at)).unwrap_or(within.end);
    // "the meeting at which" ends before "at"
    let small = |at: &usize| is_small(sentence, *at);
    let trailing = (start..end.min(sentence.len())).rev().take_while(small).count();
    let end = end.min(sentence.len()) - trailing;
    if end == start { at } else { end }
}

/// Whether a word carries grammar rather than matter.
fn is_small(sentence: &Qualified<'_>, at: usize) -> bool {
    sentence.lexicon.leads_on(&sentence.lowercase(at))
}

/// *its seventy-fifth session*, *the 2019 Harbor Forum*, with where it ends.
fn occasion(
    sentence: &Qualified<'_>,
    at: usize,
    named: bool,
) -> Option<(Option<TimeValue>, usize)> {
    let mut value = None;
    let mut told = false;
    // words in small letters that belong to the noun: *its first plenary meeting*
    let mut common = 0;
    let mut next = at;
    while next < at + LONGEST_OCCASION && next < sentence.len() {
        if sentence.is_mark(next) || sentence.says(next, Meaning::Through) {
            return None;
        }
        if let Some(head) = sentence.end_of(next, Meaning::Occasion) {
            let name = named && (sentence.is_capital(next) || sentence.is_capital(head));
            let which = sentence.says(head, Meaning::Which);
            let end = name_end(sentence, if which { head + 1 } else { head });
            let year = if value.is_none() { year_behind(sentence, end) } else { None };
            let (value, end) = year.unwrap_or((value, end));
            return (told || name || which).then_some((value, end));
        }
        if let Some((number, end)) = ordinal(sentence, next) {
            (value, told, next) = (Some(TimeValue::Ordinal(number)), true, end);
            continue;
        }
        if let Some((year, end)) = date(sentence, next) {
            (value, told, next) = (Some(TimeValue::Date(year)), true, end);
            continue;
        }
        let which = sentence.says(next, Meaning::Which);
        told |= which;
        let small = is_small(sentence, next) || sentence.says(next, Meaning::Determiner);
        // "by the Board at its first session": who acts stands before the occasion
        if sentence.says(next, Meaning::At) || small && told && !sentence.is_capital(next + 1) {
            return None;
        }
        common += usize::from(!which && !small && !sentence.is_capital(next));
        if common > usize::from(told) {
            return None;
        }
        next += 1;
    }
    None
}

/// *in 2031*, behind the name of an occasion.
fn year_behind(sentence: &Qualified<'_>, at: usize) -> Option<(Option<TimeValue>, usize)> {
    let (date, end) = edged_date(sentence, sentence.end_of(at, Meaning::At)?)?;
    Some((Some(TimeValue::Date(date)), end))
}

/// Where a name ends that goes on behind its noun: *the first session of the Conference of the Parties*.
fn name_end(sentence: &Qualified<'_>, head: usize) -> usize {
    let mut end = head;
    let mut next = head;
    while next < head + 2 * LONGEST_OCCASION && !sentence.is_mark(next) {
        if sentence.is_capital(next) {
            end = next + 1;
        } else if sentence.ends_phrase(next) || !is_small(sentence, next) {
            break;
        }
        next += 1;
    }
    end
}

/// Whether a review is spoken of near by, in the same part of the sentence.
fn is_review(sentence: &Qualified<'_>, start: usize, end: usize) -> bool {
    let parts = |at: &usize| matches!(sentence.print(*at), ";" | ":" | ".");
    let before = (start.saturating_sub(REVIEW_BEFORE)..start).rev();
    let behind = end..sentence.len().min(end + REVIEW_BEHIND);
    let mut near = before.take_while(|at| !parts(at)).chain(start..end);
    let mut then = behind.take_while(|at| !parts(at));
    near.any(|at| sentence.says(at, Meaning::Review))
        || then.any(|at| sentence.says(at, Meaning::Review))
}
