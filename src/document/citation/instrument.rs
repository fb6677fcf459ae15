//! How instruments are named: by symbol, by number, by a noun phrase.

use super::names::{Names, own_head};
use super::words::Words;
use super::{Adopted, Instrument};
use crate::lexicon::Role;
use crate::span::Span;
use crate::text::TokenKind;

/// Instruments named in one go, and the places of the words that name them.
pub(super) struct Found {
    pub(super) instruments: Vec<(Instrument, Span)>,
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Found {
    fn one(words: &Words<'_, '_>, instrument: Instrument, start: usize, end: usize) -> Self {
        Self { instruments: vec![(instrument, words.span(start, end))], start, end }
    }
}

/// The instrument named at `at`, in running text.
pub(super) fn instrument(words: &Words<'_, '_>, names: &mut Names, at: usize) -> Option<Found> {
    own(words, names, at)
        .or_else(|| symbol(words, at))
        .or_else(|| adopted(words, at, true))
        .or_else(|| named(words, names, at, false))
}

/// The instrument named at `at`, behind "paragraph 3 of": here any text will do.
pub(super) fn instrument_of(words: &Words<'_, '_>, names: &mut Names, at: usize) -> Option<Found> {
    let mut start = words.skip(at, Role::Article);
    if let Some(found) = own(words, names, start) {
        return Some(found);
    }
    for role in [Role::Its, Role::That, Role::Article] {
        start = words.skip(start, role);
    }
    symbol(words, start)
        .or_else(|| adopted(words, start, false))
        .or_else(|| named(words, names, start, true))
        .or_else(|| any_text(words, names, start))
        .or_else(|| short_name(words, start))
}

/// *the present Convention*
fn own(words: &Words<'_, '_>, names: &Names, at: usize) -> Option<Found> {
    let head = own_head(words, names, at)?;
    let article = words.is_before(at, Role::Article) && words.is(at, Role::Present);
    let start = if article { at - 1 } else { at };
    Some(Found::one(words, Instrument::Own, start, head + 1))
}

/// *A/RES/70/237*, *S/RES/1325 (2000)*
fn symbol(words: &Words<'_, '_>, at: usize) -> Option<Found> {
    let word = words.get(at).filter(|word| word.kind == TokenKind::Symbol)?;
    let in_address = word.glued
        && words.before(at).is_some_and(|before| matches!(before.text, "/" | "." | "@" | "-"));
    if in_address || !is_document_symbol(word.text) {
        return None;
    }
    let mut end = at + 1;
    // "A/6309/Rev. 1"
    let revised = ["/Rev", "/Add", "/Corr"].iter().any(|suffix| word.text.ends_with(suffix));
    if revised && words.mark(end, ".") && words.get(end + 1)?.kind == TokenKind::Number {
        end += 2;
    }
    if let Some((_, behind)) = bracketed_year(words, end) {
        end = behind;
    }
    let symbol = words.print(at, end);
    Some(Found::one(words, Instrument::Document { symbol }, at, end))
}

/// A symbol as the United Nations print them: the series of a body, then at least one number; two
/// slashes, or one behind the letter of a principal organ (*A/6309*). *HTTP/2* is none.
fn is_document_symbol(text: &str) -> bool {
    let mut parts = text.split('/');
    let series = parts.next().unwrap_or_default();
    let letters = !series.is_empty() && series.bytes().all(|byte| byte.is_ascii_uppercase());
    let parts: Vec<&str> = parts.collect();
    let numbered =
        parts.iter().any(|part| part.bytes().all(|b| b.is_ascii_digit()) && !part.is_empty());
    let organ = matches!(series, "A" | "E" | "S" | "T");
    let long = parts.first().is_some_and(|part| part.len() > 1);
    letters && numbered && (parts.len() > 1 && (organ || series.len() > 1) || organ && long)
}

/// *(2000)*: the year and the place behind it.
fn bracketed_year(words: &Words<'_, '_>, at: usize) -> Option<(String, usize)> {
    let year = words.get(at + 1).filter(|word| is_year(word.text))?;
    let enclosed = words.mark(at, "(") && words.mark(at + 2, ")");
    enclosed.then(|| (year.text.to_owned(), at + 3))
}

fn is_year(text: &str) -> bool {
    text.len() == 4
        && (text.starts_with("1") || text.starts_with("20"))
        && text.bytes().all(|b| b.is_ascii_digit())
}

/// *General Assembly resolutions 56/19 and 57/53 of 20 December 2002*; all of a list if `list`.
fn adopted(words: &Words<'_, '_>, at: usize, list: bool) -> Option<Found> {
    let noun = (at..at + MOST_RUN).find(|&at| !in_body_name(words, at))?;
    let decision = words.is(noun, Role::Decision);
    if !decision && !words.is(noun, Role::Resolution) {
        return None;
    }
    let plural = words.all[noun].folded.ends_with('s');
    let body = (noun > at && !starts_badly(words, at)).then(|| words.print(at, noun));
    let mut instruments = Vec::new();
    let mut from = if body.is_some() { at } else { noun };
    let start = from;
    let (mut end, mut next) = (noun, noun + 1);
    while let Some((number, behind)) = adopted_number(words, next, decision) {
        let (date, behind) = date(words, behind);
        let adopted = Adopted { number, body: body.clone(), date };
        let instrument =
            if decision { Instrument::Decision(adopted) } else { Instrument::Resolution(adopted) };
        instruments.push((instrument, words.span(from, behind)));
        end = behind;
        let joined = words.past_comma(behind);
        from = words.skip(joined, Role::And);
        next = from;
        if !list || !plural || from == behind || instruments.len() == MOST_RUN * MOST_RUN {
            break;
        }
    }
    (!instruments.is_empty()).then_some(Found { instruments, start, end })
}

/// Names have at most so many words before their heads.
const MOST_RUN: usize = 8;

fn in_body_name(words: &Words<'_, '_>, at: usize) -> bool {
    let capital = |at: usize| words.get(at).is_some_and(|word| word.is_capital());
    let adopts = words.is(at, Role::Resolution) || words.is(at, Role::Decision);
    capital(at) && !adopts || words.is(at, Role::And) && capital(at + 1)
}

/// Whether a sentence opens at `at` with a word that is no part of a name.
fn starts_badly(words: &Words<'_, '_>, at: usize) -> bool {
    let word = &words.all[at];
    words.lexicon.is_function_word(&word.folded)
        || words.opens_sentence(at) && words.lexicon.may_open(&word.folded)
}

/// `70/237`, `1325 (2000)`, `217 A (III)`, `1/CP.17`, `ES-11/1`, `II`
fn adopted_number(words: &Words<'_, '_>, at: usize, decision: bool) -> Option<(String, usize)> {
    let word = words.get(at)?;
    let slashed = word.text.contains('/');
    let mut end = at + 1;
    match word.kind {
        TokenKind::Symbol => return Some((word.text.to_owned(), end)),
        TokenKind::Compound if words.mark(end, "/") => {
            let number = words.get(end + 1).filter(|number| number.kind == TokenKind::Number)?;
            return Some((format!("{}/{}", word.text, number.text), end + 2));
        }
        TokenKind::Word if is_roman(word.text) && words.mark(end, "/") => {
            let number = words.get(end + 1).filter(|number| number.kind == TokenKind::Number)?;
            return Some((format!("{}/{}", word.text, number.text), end + 2));
        }
        TokenKind::Word if is_roman(word.text) && !decision => {}
        TokenKind::Number if slashed => {}
        TokenKind::Number
            if !decision && word.text.len() <= 4 && !word.text.contains(['.', ',']) => {}
        _ => return None,
    }
    let letter = words.get(end).is_some_and(|word| word.text.len() == 1 && word.is_capital());
    let session = |at: usize| match words.get(at) {
        Some(word) if word.kind == TokenKind::Enumerator => {
            is_roman(word.text.trim_matches(['(', ')'])).then_some(at + 1)
        }
        Some(word) if word.text == "(" => {
            let inner = words.get(at + 1)?.text;
            let closed = words.mark(at + 2, ")") && (is_year(inner) || is_roman(inner));
            closed.then_some(at + 3)
        }
        _ => None,
    };
    match (session(end), session(end + 1).filter(|_| letter)) {
        (Some(behind), _) | (None, Some(behind)) => end = behind,
        _ if slashed && letter => end += 1,
        // "resolution 45 pixels"
        _ if !slashed && word.kind == TokenKind::Number && !ends_phrase(words, end) => return None,
        _ => {}
    }
    Some((words.print(at, end), end))
}

fn is_roman(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| b"IVXLC".contains(&byte))
}

fn ends_phrase(words: &Words<'_, '_>, at: usize) -> bool {
    words.get(at).is_none_or(|word| {
        !word.kind.is_word()
            || words.lexicon.is_function_word(&word.folded)
            || words.is(at, Role::Modal)
    })
}

/// *of 12 August 1949*, *of December 23, 2015*, *of 1951*, *(1959)*, *du 1er juillet 1970*: the date
/// as far as said, and the place behind it, or `at`.
fn date(words: &Words<'_, '_>, at: usize) -> (Option<String>, usize) {
    if let Some((year, end)) = bracketed_year(words, at) {
        return (Some(year), end);
    }
    let start = at + 1;
    let text = |at: usize| words.get(at).map_or("", |word| word.text);
    let month = |at: usize| words.get(at).and_then(|word| words.cited().month(&word.folded));
    let day = |at: usize| {
        text(at).trim_end_matches("er").parse::<u32>().ok().filter(|day| (1..=31).contains(day))
    };
    if !words.is(at, Role::Of) {
        return (None, at);
    }
    let found = match (day(start), month(start + 1), month(start), day(start + 1)) {
        (Some(day), Some(month), ..) if is_year(text(start + 2)) => {
            Some((format!("{}-{month:02}-{day:02}", text(start + 2)), start + 3))
        }
        (_, _, Some(month), Some(day)) => {
            let year = words.past_comma(start + 2);
            is_year(text(year)).then(|| (format!("{}-{month:02}-{day:02}", text(year)), year + 1))
        }
        (_, _, Some(month), None) if is_year(text(start + 1)) => {
            Some((format!("{}-{month:02}", text(start + 1)), start + 2))
        }
        _ if is_year(text(start)) => Some((text(start).to_owned(), start + 1)),
        _ => None,
    };
    found.map_or((None, at), |(date, end)| (Some(date), end))
}

/// A capitalised noun phrase that ends with, or goes on from, a head such as *Convention*.
fn named(words: &Words<'_, '_>, names: &mut Names, at: usize, of: bool) -> Option<Found> {
    if let Some(found) = acronym(words, names, at) {
        return Some(found);
    }
    let head = head(words, at)?;
    let folded = words.all[head].folded.to_string();
    let has_name = head > at;
    let definite = of
        || words.is_before(at, Role::Article)
        || words.is_before(at, Role::Of) && words.cited().has_small_names()
        || words.is_before(at, Role::To) && words.cited().has_small_names();
    let strong = words.is(head, Role::Instrument);
    let number = number_behind(words, head + 1);
    let bare = !has_name && names.is_own(&folded);
    let right = number.unwrap_or_else(|| matter(words, head, bare));
    let behind = right > head + 1;
    let topic = number.is_some() || words.is(head + 1, Role::Topic);
    let full = match () {
        () if strong => has_name || behind,
        () if words.is(head, Role::WeakInstrument) => {
            has_name || behind && topic && !words.opens_sentence(at)
        }
        () => has_name && behind,
    };
    if !full {
        return (definite && !words.opens_sentence(head))
            .then(|| short(words, names, head, strong || of))?;
    }
    let name = words.print(at, right);
    let (said, end) = date(words, right);
    let year = Some(words.all[at].text).filter(|text| is_year(text) && strong).map(str::to_owned);
    let instrument = match names.is_title(&name) {
        true => Instrument::Own,
        false => Instrument::Named { name, date: said.or(year) },
    };
    if instrument != Instrument::Own {
        names.learn(&folded, &instrument);
        define_short(words, names, at, end, &instrument);
    }
    Some(Found::one(words, instrument, at, end))
}

/// *the Convention*: the draft itself, or what has been called so before.
fn short(words: &Words<'_, '_>, names: &Names, head: usize, strong: bool) -> Option<Found> {
    let word = &words.all[head];
    let instrument = match names.full(&word.folded) {
        _ if names.is_own(&word.folded) => Instrument::Own,
        Some(instrument) => instrument.clone(),
        None if strong => Instrument::Named { name: words.print(head, head + 1), date: None },
        None => return None,
    };
    let (_, end) = date(words, head + 1);
    Some(Found::one(words, instrument, head, end))
}

/// The place of the head of the name that begins at `at`.
fn head(words: &Words<'_, '_>, at: usize) -> Option<usize> {
    let first = words.get(at)?;
    let year = is_year(first.text) && words.get(at + 1)?.is_capital();
    if !year && (!first.is_capital() || starts_badly(words, at)) {
        return None;
    }
    let is_head = |at: usize| {
        [Role::Instrument, Role::WeakInstrument, Role::Plan].iter().any(|role| words.is(at, *role))
    };
    let run = at + usize::from(year)..at + MOST_RUN;
    let capitals = run.take_while(|&at| {
        words
            .get(at)
            .is_some_and(|word| word.is_capital() && !words.lexicon.is_function_word(&word.folded))
    });
    // "Framework Convention": the last of heads side by side
    let mut found = None;
    for at in capitals {
        match (is_head(at), found) {
            (true, _) => found = Some(at),
            (false, Some(_)) => break,
            (false, None) => {}
        }
    }
    let head = found?;
    let shouted = words.all[head].is_shouted() && head > at;
    let before = words.before(head).map_or("", |word| word.folded.as_ref());
    let look_alike = head > at && words.cited().is_look_alike(before, &words.all[head].folded);
    (!shouted && !look_alike).then_some(head)
}

/// A number that is part of a name: *Protocol II*, *Agenda 21*, *Regulation (EU) No 45/2001*; the
/// place behind it.
fn number_behind(words: &Words<'_, '_>, at: usize) -> Option<usize> {
    let mut at = at;
    if words.mark(at, "(") && words.mark(at + 2, ")") && words.get(at + 1)?.is_shouted() {
        at += 3;
    }
    if matches!(words.get(at)?.folded.as_ref(), "no" | "n") {
        at += 1;
        at += usize::from(words.get(at).is_some_and(|mark| matches!(mark.text, "." | "°")));
    }
    let word = words.get(at)?;
    let number = match word.kind {
        TokenKind::Symbol => true,
        TokenKind::Number => {
            word.text.contains('/') || word.text.len() <= 4 && !word.text.contains(['.', ','])
        }
        TokenKind::Word => is_roman(word.text),
        _ => false,
    };
    (number && ends_phrase(words, at + 1)).then_some(at + 1)
}

/// The place behind what a name says of its matter: *on the Law of the Sea*. With `bare` only a
/// matter counts, not whose it is.
fn matter(words: &Words<'_, '_>, head: usize, bare: bool) -> usize {
    if words.cited().has_small_names() {
        return small_matter(words, head);
    }
    let mut matter = Matter { words, end: head + 1, topic: false, closed: false };
    while matter.end < head + MOST_MATTER && matter.grow(head, bare) {}
    matter.end
}

/// The longest names of treaties at hand have 30 words behind their head.
const MOST_MATTER: usize = 40;

struct Matter<'w, 'a, 't> {
    words: &'w Words<'a, 't>,
    end: usize,
    topic: bool,
    /// Behind *of the Sea* an *and* goes on with the sentence, not with the name.
    closed: bool,
}

impl Matter<'_, '_, '_> {
    /// Takes in joining words and the capitalised words behind them, if they belong to the name.
    fn grow(&mut self, head: usize, bare: bool) -> bool {
        let words = self.words;
        let first = self.end;
        let small = |at: usize| words.get(at).is_some_and(|word| !word.is_capital());
        let joins = |at: usize| {
            small(at)
                && [Role::Joiner, Role::Topic, Role::Whose].iter().any(|role| words.is(at, *role))
        };
        let run = (first..first + 4).find(|&at| !joins(at)).unwrap_or(first + 4);
        let joined = first..run;
        let topic = words.is(first, Role::Topic);
        if joined.is_empty() || first == head + 1 && !self.opens(first, bare) && !self.twin(first) {
            return false;
        }
        let anywhere = |at: usize| {
            [Role::Topic, Role::Whose, Role::Article].iter().any(|role| words.is(at, *role))
        };
        let and = joined.clone().find(|&at| words.is(at, Role::And));
        let apart = and.is_some_and(|and| {
            !self.twin(and) && (self.closed || !self.topic || words.is(and + 1, Role::Article))
        });
        let to = first > head + 1 && joined.clone().any(|at| words.is(at, Role::To)) && self.topic;
        let loose = !(self.topic || topic)
            && !joined.clone().all(|at| anywhere(at) || words.is(at, Role::And));
        if apart || to || loose {
            return false;
        }
        let capital = |at: usize| {
            words.get(at).is_some_and(|word| word.is_capital() && word.kind != TokenKind::Symbol)
        };
        let end = (run..run + MOST_RUN).find(|&at| !capital(at)).unwrap_or(run + MOST_RUN);
        let head_again =
            and.is_some_and(|and| !self.twin(and) && (run..end).any(|at| is_strong(words, at)));
        let month = words.get(run).is_some_and(|word| words.cited().month(&word.folded).is_some());
        if end == run || head_again || month {
            return false;
        }
        self.topic |= topic;
        self.closed = words.is(run - 1, Role::Article) && words.is_before(run - 1, Role::Of);
        self.end = end;
        true
    }

    fn opens(&self, at: usize, bare: bool) -> bool {
        let topic = self.words.is(at, Role::Topic);
        topic || !bare && self.words.is(at, Role::Whose)
    }

    /// *Declaration and Programme of Action*
    fn twin(&self, and: usize) -> bool {
        self.words.is(and, Role::And)
            && self.words.is(and + 1, Role::Plan)
            && self.words.all[and + 1].is_capital()
    }
}

fn is_strong(words: &Words<'_, '_>, at: usize) -> bool {
    words.is(at, Role::Instrument)
}

/// The same for languages whose names go on in small letters: *relative aux droits de l’enfant*.
fn small_matter(words: &Words<'_, '_>, head: usize) -> usize {
    let cited = words.cited();
    let content = |at: usize| {
        words.get(at).is_some_and(|word| {
            matches!(word.kind, TokenKind::Word | TokenKind::Compound)
                && !words.lexicon.is_function_word(&word.folded)
                && !words.is(at, Role::Joiner)
                && !words.is(at, Role::Topic)
        })
    };
    let capital = |at: usize| content(at) && words.all[at].is_capital();
    let adjective = |at: usize| content(at) && cited.is_adjective(&words.all[at].folded);
    let mut end = head + 1;
    while end < head + MOST_RUN && (capital(end) || adjective(end)) {
        end += 1;
    }
    let mut matter = end > head + 1;
    let mut complements = 0;
    while end < head + MOST_MATTER {
        let topic = words.is(end, Role::Topic);
        let of = words.is(end, Role::Of);
        let and = words.is(end, Role::And) && complements == 1 && words.is(end + 1, Role::Article);
        if !(topic || of || and) {
            break;
        }
        matter |= topic;
        let noun = (end + 1..end + 6).find(|&at| !words.is(at, Role::Joiner));
        let Some(noun) = noun.filter(|&noun| capital(noun) || matter && content(noun)) else {
            break;
        };
        end = noun + 1;
        complements += 1;
        loop {
            let both = words.is(end, Role::And) && adjective(end + 1);
            if end < head + MOST_MATTER && (capital(end) || adjective(end)) {
                end += 1;
            } else if both {
                end += 2;
            } else {
                break;
            }
        }
    }
    end
}

/// Learns the short name a text gives behind a full one, *(hereinafter “the Convention”)*, or before
/// it, *“Convention” means the …*.
fn define_short(
    words: &Words<'_, '_>,
    names: &mut Names,
    start: usize,
    end: usize,
    instrument: &Instrument,
) {
    let is_name = |at: usize| {
        words.get(at).is_some_and(|word| word.is_shouted() && word.is_capital())
            || words.is(at, Role::Instrument)
            || words.is(at, Role::WeakInstrument)
    };
    if words.mark(end, "(") {
        let close = (end..end + MOST_DEFINITION).find(|&at| words.mark(at, ")"));
        let name =
            close.and_then(|close| (end..close).rev().find(|&at| words.all[at].kind.is_word()));
        if let Some(name) = name.filter(|&name| is_name(name)) {
            let short = &words.all[name];
            let short = if short.is_shouted() { short.text } else { &short.folded };
            names.define(short, instrument);
        }
    }
    let means = start - usize::from(words.is_before(start, Role::Article));
    if words.is_before(means, Role::Means) {
        let name = (means.saturating_sub(5)..means - 1).rev().find(|&at| is_name(at));
        if let Some(name) = name {
            names.define(&words.all[name].folded.to_string(), instrument);
        }
    }
}

/// *(hereinafter referred to as “the Convention”)* has ten words and marks.
const MOST_DEFINITION: usize = 14;

/// *GDPR*, and what the text itself has so abbreviated.
fn acronym(words: &Words<'_, '_>, names: &Names, at: usize) -> Option<Found> {
    let word = words.get(at).filter(|word| word.is_capital() && word.is_shouted())?;
    let printed = words.print(at, at + 1);
    let instrument = match names.full(&printed) {
        Some(full) => full.clone(),
        None if words.cited().is_acronym(&printed) => {
            Instrument::Named { name: printed, date: None }
        }
        None => return None,
    };
    debug_assert!(word.kind.is_word());
    Some(Found::one(words, instrument, at, at + 1))
}

/// Any capitalised short name, where only an instrument can stand: *Article XX of the GATT*.
fn short_name(words: &Words<'_, '_>, at: usize) -> Option<Found> {
    let word = words
        .get(at)
        .filter(|word| word.is_capital() && word.is_shouted() && word.text.len() > 2)?;
    let name = words.print(at, at + 1);
    debug_assert!(!word.text.is_empty());
    Some(Found::one(words, Instrument::Named { name, date: None }, at, at + 1))
}

/// *the report of the Secretary-General*, *the draft resolution*: any noun for a text.
fn any_text(words: &Words<'_, '_>, names: &Names, at: usize) -> Option<Found> {
    let is_text = |at: usize| {
        [Role::Text, Role::Instrument, Role::Decision, Role::WeakInstrument]
            .iter()
            .any(|role| words.is(at, *role))
    };
    let plain = |at: usize| {
        words.get(at).is_some_and(|word| {
            word.kind == TokenKind::Word && !words.lexicon.is_function_word(&word.folded)
        })
    };
    let noun = (at..at + 4).take_while(|&at| plain(at)).find(|&at| is_text(at))?;
    let folded = &words.all[noun].folded;
    let instrument = if noun == at && names.is_own(folded) {
        Instrument::Own
    } else {
        let end = matter(words, noun, false);
        let name = words.print(at, end);
        return Some(Found::one(words, Instrument::Named { name, date: None }, at, end));
    };
    Some(Found::one(words, instrument, at, noun + 1))
}
