//! Short names: *(the “Fund”)*, *hereinafter referred to as “the Fund”*, *(WRF)*.

use super::finder::{end_of, start_of};
use super::quoted::before;
use crate::lexicon::{DefinitionWords, Lexicon, words};
use crate::span::Span;

/// Between the words that name and the name stand at most so many bytes: *hereinafter collectively
/// referred to as the*, and terms named before it.
const FARTHEST: usize = 160;
/// What a short name stands for has at most so many words.
const MOST_NAMED: usize = 24;
/// A name without quotation marks ends within so many words behind *hereinafter*.
const MOST_NAMING: usize = 12;
/// An acronym has so many letters.
const ACRONYM: std::ops::RangeInclusive<usize> = 2..=10;
/// So many of them may be small.
const MOST_SMALL_LETTERS: usize = 2;
/// A name in brackets without quotation marks has so many words behind its article.
const MOST_BRACKETED: usize = 3;

/// Where the words begin that make a quoted term the name of what stands before them, if they do: a
/// bracket, or a word such as *hereinafter*.
pub(super) fn is_short_name(
    text: &str,
    body: Span,
    term: Span,
    lists: &DefinitionWords,
) -> Option<usize> {
    let open = before(text, term.start());
    let mut floor = open.saturating_sub(FARTHEST).max(body.start());
    while !text.is_char_boundary(floor) {
        floor += 1;
    }
    let lead = &text[floor..open];
    let bracket = lead.rfind(['(', ')']).filter(|at| lead[*at..].starts_with('('));
    let inside = &lead[bracket.map_or(0, |at| at + 1)..];
    let all_name = naming_tail(inside, lists);
    match bracket {
        Some(at) if all_name == Some(0) => Some(floor + at),
        _ => {
            let tail = &inside[all_name.unwrap_or(inside.len())..];
            let mut rest = words(tail);
            loop {
                let here = rest.clone().next()?;
                if lists.names_alone(here) || lists.naming_phrases.at(rest.clone()).is_some() {
                    return Some(start_of(text, here));
                }
                rest.next();
            }
        }
    }
}

/// Where the words begin at the end of `lead` all of which may stand before a name; what is quoted
/// among them is a name too.
fn naming_tail(lead: &str, lists: &DefinitionWords) -> Option<usize> {
    let mut start = 0;
    let mut is_quoted = false;
    let mut at = 0;
    while at < lead.len() {
        let rest = &lead[at..];
        let c = rest.chars().next()?;
        if c.is_alphabetic() {
            let word = words(rest).next()?;
            if !is_quoted && !lists.names(word) {
                start = at + word.len();
            }
            at += word.len();
            continue;
        }
        match c {
            '“' | '«' | '„' => is_quoted = true,
            '”' | '»' => is_quoted = false,
            '"' => is_quoted = !is_quoted,
            ',' | '\'' | '’' | '‘' | '-' | '[' | ']' => {}
            c if c.is_whitespace() => {}
            _ => start = at + c.len_utf8(),
        }
        at += c.len_utf8();
    }
    Some(start)
}

/// Names without quotation marks behind a word such as *hereinafter*, with what they stand for.
pub(super) fn unquoted_short_names(
    text: &str,
    body: Span,
    lists: &DefinitionWords,
) -> Vec<(Span, Option<Span>)> {
    let mut found = Vec::new();
    let mut rest = words(&text[body.range()]);
    while let Some(word) = rest.clone().next() {
        let strong = lists.names_alone(word)
            || lists.naming_phrases.at(rest.clone()).is_some_and(|count| count > 1);
        rest.next();
        if strong {
            let mut name = rest
                .clone()
                .take(MOST_NAMING)
                .skip_while(|word| word.starts_with(char::is_lowercase) && lists.names(word));
            let span = name.next().and_then(|first| capitalized(text, body, word, first, name));
            found.extend(span.map(|span| (span, None)));
        }
    }
    found
}

/// The run of capitalised words that begins with `first`, unless a mark stands before it.
fn capitalized<'t>(
    text: &'t str,
    body: Span,
    strong: &str,
    first: &'t str,
    rest: impl Iterator<Item = &'t str>,
) -> Option<Span> {
    let start = start_of(text, first);
    let between = &text[end_of(text, strong)..start];
    if !first.starts_with(char::is_uppercase) || between.contains(['“', '"', '«', '.', ';', ')'])
    {
        return None;
    }
    let mut end = end_of(text, first);
    for word in rest {
        let gap = &text[end..start_of(text, word)];
        if !word.starts_with(char::is_uppercase) || !gap.chars().all(|c| c == ' ' || c == '-') {
            break;
        }
        end = end_of(text, word);
    }
    (end <= body.end()).then(|| Span::new(start, end))
}

/// What stands before `open` and is given a name there: capitalised words and the small ones between
/// them, back to an article behind which the last word of the name stands.
pub(super) fn named(
    text: &str,
    body: Span,
    open: usize,
    head: &str,
    lexicon: &Lexicon,
) -> Option<Span> {
    let lead = text[body.start()..open].trim_end().trim_end_matches(',');
    let end = body.start() + lead.len();
    let mut start = None;
    let mut has_head = false;
    for word in tail_words(lead).into_iter().rev() {
        let gap = &text[end_of(text, word)..start.unwrap_or(end)];
        let small = word.starts_with(char::is_lowercase);
        let ends = small
            && (start.is_none()
                || !lexicon.leads_on(word)
                || has_head && lexicon.definition().is_article(word));
        if ends || gap.contains(['.', ';', ':', '(', ')', ',', '“', '"', '«']) {
            break;
        }
        if !small {
            start = Some(start_of(text, word));
            has_head |= word.to_lowercase() == head;
        }
    }
    start.map(|start| Span::new(start, end))
}

/// The last words of a text, in order.
fn tail_words(text: &str) -> Vec<&str> {
    // a word of a name has hardly more than 20 bytes
    let mut from = text.len().saturating_sub(MOST_NAMED * 20);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let mut all: Vec<&str> = words(&text[from..]).collect();
    let first = all.len().saturating_sub(MOST_NAMED);
    all.drain(..first);
    all
}

/// The brackets of a text without brackets inside: where each opens, and the words in it.
fn brackets(text: &str, body: Span) -> impl Iterator<Item = (usize, &str)> {
    let opened = text[body.range()].match_indices('(').map(move |(at, _)| body.start() + at);
    opened.filter_map(move |open| {
        let rest = &text[open + 1..body.end()];
        let close = rest.find([')', '(']).filter(|at| rest[*at..].starts_with(')'))?;
        Some((open, rest[..close].trim()))
    })
}

/// Names in brackets that have an article and no other mark, with what they stand for: *the Ministry of
/// Tides (the Ministry)*.
pub(super) fn bracketed_names(text: &str, body: Span, lexicon: &Lexicon) -> Vec<(Span, Span)> {
    let name_of = |(open, inside): (usize, &str)| {
        let mut own = words(inside);
        let article = own.next().filter(|word| lexicon.definition().is_article(word))?;
        let name = inside[end_of(inside, article)..].trim_start();
        let is_name = (1..=MOST_BRACKETED).contains(&own.clone().count())
            && own.clone().all(|word| word.starts_with(char::is_uppercase))
            && name.chars().all(|c| c.is_alphanumeric() || c == ' ' || c == '-');
        let head = own.last().filter(|_| is_name)?.to_lowercase();
        let meaning = named(text, body, open, &head, lexicon)?;
        let mut meant = words(&text[meaning.range()]);
        let is_longer = meant.clone().count() > words(name).count();
        let is_named = is_longer && meant.any(|word| word.to_lowercase() == head);
        is_named.then(|| (Span::new(start_of(text, name), end_of(text, name)), meaning))
    };
    brackets(text, body).filter_map(name_of).collect()
}

/// Acronyms in brackets with what they abbreviate, told by its first letters; small letters may stand for
/// small words: *the Internet of Things (IoT)*.
pub(super) fn acronyms(text: &str, body: Span, lexicon: &Lexicon) -> Vec<(Span, Span)> {
    let acronym = |(open, inside): (usize, &str)| {
        let letters = inside.trim_end_matches('s');
        let capitals: String = letters.chars().filter(|c| !c.is_ascii_lowercase()).collect();
        let small = letters.len() - capitals.len();
        let fits = ACRONYM.contains(&letters.len())
            && ACRONYM.contains(&capitals.len())
            && small <= MOST_SMALL_LETTERS
            && letters.starts_with(|c: char| c.is_ascii_uppercase())
            && capitals.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'-');
        let meaning =
            fits.then(|| abbreviated(&text[body.start()..open], &capitals, lexicon))??;
        let term = Span::new(start_of(text, inside), end_of(text, inside));
        Some((term, Span::new(body.start() + meaning.start(), body.start() + meaning.end())))
    };
    brackets(text, body).filter_map(acronym).collect()
}

/// The words at the end of `lead` whose first letters are `letters`; small words may be passed over.
fn abbreviated(lead: &str, letters: &str, lexicon: &Lexicon) -> Option<Span> {
    let all = tail_words(lead);
    let mut wanted = letters.chars().filter(|c| c.is_alphabetic()).rev().peekable();
    let end = end_of(lead, all.last()?);
    if lead[end..].contains(['.', ';', ':']) {
        return None;
    }
    let mut start = end;
    for word in all.into_iter().rev() {
        let Some(letter) = wanted.peek().copied() else { break };
        if word.chars().next().is_some_and(|first| first.to_uppercase().eq([letter])) {
            wanted.next();
            start = start_of(lead, word);
        } else if !lexicon.leads_on(&word.to_lowercase()) {
            return None;
        }
    }
    wanted.peek().is_none().then(|| Span::new(start, end))
}
