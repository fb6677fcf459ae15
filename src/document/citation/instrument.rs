//! How instruments are named: by symbol, by number, by a noun phrase, by a short name.

use super::Instrument;
use super::adopted::{adopted, bracketed_year, date, is_year};
use super::names::{Names, own_head};
use super::phrase::{head, matter, number_behind};
use super::words::Words;
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

    fn named(words: &Words<'_, '_>, start: usize, end: usize) -> Self {
        let name = words.print(start, end);
        Self::one(words, Instrument::Named { name, date: None }, start, end)
    }
}

/// Names have at most so many words before their heads.
pub(super) const MOST_RUN: usize = 8;

/// The instrument named at `at`, in running text.
pub(super) fn instrument(words: &Words<'_, '_>, names: &mut Names, at: usize) -> Option<Found> {
    own(words, names, at)
        .or_else(|| symbol(words, at))
        .or_else(|| adopted(words, at, true))
        .or_else(|| acronym(words, names, at))
        .or_else(|| named(words, names, at, false))
        .or_else(|| series(words, at))
}

/// The instrument named at `at`, behind *paragraph 3 of*: here any text will do.
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
        .or_else(|| acronym(words, names, start))
        .or_else(|| named(words, names, start, true))
        .or_else(|| any_text(words, names, start))
        .or_else(|| any_name(words, start))
}

/// *GDPR* right behind *Article 6*.
pub(super) fn short_name(words: &Words<'_, '_>, names: &Names, at: usize) -> Option<Found> {
    acronym(words, names, at).or_else(|| series(words, at))
}

/// *the present Convention*
fn own(words: &Words<'_, '_>, names: &Names, at: usize) -> Option<Found> {
    let head = own_head(words, names, at)?;
    let article = words.is_before(at, Role::Article) && words.is(at, Role::Present);
    let start = if article { at - 1 } else { at };
    // "these Terms of Service"
    let whose = words.is(head + 1, Role::Of)
        && words.is_capital(head)
        && words.is_capital(head + 2)
        && !words.all[head].is_shouted();
    let end = if whose { head + 3 } else { head + 1 };
    Some(Found::one(words, Instrument::Own, start, end))
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
    let digits = |part: &&str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let parts: Vec<&str> = text.split('/').collect();
    let (series, parts) = parts.split_first().unwrap_or((&"", &[]));
    let letters = !series.is_empty() && series.bytes().all(|byte| byte.is_ascii_uppercase());
    let organ = matches!(*series, "A" | "E" | "S" | "T");
    let long = parts.first().is_some_and(|part| part.len() > 1);
    let form = parts.len() > 1 && (organ || series.len() > 1) || organ && long;
    letters && form && parts.iter().any(digits)
}

/// Whether a sentence opens at `at` with a word that is no part of a name.
pub(super) fn starts_badly(words: &Words<'_, '_>, at: usize) -> bool {
    let word = &words.all[at];
    words.lexicon.is_function_word(word.folded())
        || words.is_article(at)
        || words.opens_sentence(at) && words.lexicon.may_open(word.folded())
}

/// Whether a number that ends before `at` ends its noun phrase: a unit or a noun behind it would make
/// it a quantity.
pub(super) fn ends_phrase(words: &Words<'_, '_>, at: usize) -> bool {
    words.get(at).is_none_or(|word| {
        !word.kind.is_word()
            || word.kind == TokenKind::Enumerator
            || words.lexicon.is_function_word(word.folded())
            || words.is_any(at, &[Role::Modal, Role::Near, Role::Of, Role::And])
            || words.division_of(word).is_some()
    })
}

/// A capitalised noun phrase with a head such as *Convention*; `of` if only an instrument can stand
/// there.
pub(super) fn named(
    words: &Words<'_, '_>,
    names: &mut Names,
    at: usize,
    of: bool,
) -> Option<Found> {
    let head = head(words, at)?;
    let folded = words.all[head].folded().to_owned();
    let number = number_behind(words, head + 1);
    let bare = head == at && names.is_own(&folded);
    let right = number.unwrap_or_else(|| matter(words, head, bare));
    // "Applies Regulation (EU) 2016/679"
    if number.is_some()
        && head == at + 1
        && words.opens_sentence(at)
        && words.is(head, Role::WeakInstrument)
    {
        return None;
    }
    let definite = of || words.is_definite(at);
    if !is_full(words, at..right, head, number.is_some(), definite) {
        let plain = definite && !words.opens_sentence(head);
        return if plain { short(words, names, head, of) } else { None };
    }
    let name = words.print(at, right);
    let (said, end) = date(words, right);
    if names.is_title(words, &name) {
        return Some(Found::one(words, Instrument::Own, at, end));
    }
    let year = Some(words.all[at].text).filter(|text| is_year(text)).map(str::to_owned);
    let made = said.or(year.filter(|_| words.is(head, Role::Instrument)));
    let instrument = Instrument::Named { name, date: made };
    names.learn(&folded, &instrument);
    define_short(words, names, at..end, head, &instrument);
    Some(Found::one(words, instrument, at, end))
}

/// Whether the words `name` around `head` are a name of their own: *Vienna Convention*, but not *the
/// Convention*.
fn is_full(
    words: &Words<'_, '_>,
    name: std::ops::Range<usize>,
    head: usize,
    numbered: bool,
    definite: bool,
) -> bool {
    let (before, behind) = (head > name.start, name.end > head + 1);
    if words.is(head, Role::Instrument) {
        let generic = words.all[head].folded().ends_with('s') && !definite;
        // "the Convention for Parties"
        let loose =
            !before && !numbered && words.mark(head + 1, "for") && !words.is_article(head + 2);
        return before && !generic || behind && !loose;
    }
    // "the Radio Regulations Board"
    if !behind && words.is_capital(head + 1) && words.all[head + 1].kind == TokenKind::Word {
        let divided = words.division_of(&words.all[head + 1]).is_some();
        return before && divided;
    }
    let topic = words.is(head + 1, Role::Topic);
    if words.is(head, Role::WeakInstrument) {
        let opens = words.opens_sentence(name.start);
        let divided = words.get(head + 1).is_some_and(|next| words.division_of(next).is_some());
        let long =
            divided || head > name.start + 1 && !opens || words.is_before(name.start, Role::Of);
        return before && (definite || topic || numbered || long) || (topic || numbered) && !opens;
    }
    before && topic && behind
}

/// *the Convention*: the draft itself, or what has been called so before; `of` if only an instrument
/// can stand there.
fn short(words: &Words<'_, '_>, names: &Names, head: usize, of: bool) -> Option<Found> {
    let word = &words.all[head];
    let strong = of || words.is(head, Role::Instrument);
    if !strong && words.is(head, Role::Plan) {
        return None;
    }
    let capital = words.is_capital(head + 1) && !strong;
    let instrument = match names.full(word.folded()) {
        _ if names.is_own(word.folded()) => Instrument::Own,
        Some(instrument) if !capital => instrument.clone(),
        _ if strong => Instrument::Named { name: words.print(head, head + 1), date: None },
        _ => return None,
    };
    let (_, end) = date(words, head + 1);
    Some(Found::one(words, instrument, head, end))
}

/// *GDPR*, and what the text itself has so abbreviated.
fn acronym(words: &Words<'_, '_>, names: &Names, at: usize) -> Option<Found> {
    words.get(at).filter(|word| word.is_capital() && word.is_shouted())?;
    let printed = words.print(at, at + 1);
    match names.full(&printed) {
        Some(full) => Some(Found::one(words, full.clone(), at, at + 1)),
        None => words.cited().is_acronym(&printed).then(|| Found::named(words, at, at + 1)),
    }
}

/// *the report of the Secretary-General*, *the draft resolution*: any noun for a text.
fn any_text(words: &Words<'_, '_>, names: &Names, at: usize) -> Option<Found> {
    let texts = [Role::Text, Role::Instrument, Role::Decision, Role::WeakInstrument];
    let plain = |at: &usize| {
        words.get(*at).is_some_and(|word| {
            word.kind == TokenKind::Word && !words.lexicon.is_function_word(word.folded())
        })
    };
    let noun = (at..at + MOST_ADJECTIVES).take_while(plain).find(|&at| words.is_any(at, &texts))?;
    if noun == at && names.is_own(words.all[noun].folded()) {
        return Some(Found::one(words, Instrument::Own, at, noun + 1));
    }
    Some(Found::named(words, at, matter(words, noun, false)))
}

/// *the final outcome document*
const MOST_ADJECTIVES: usize = 4;

/// Any capitalised name, where only an instrument can stand: *Article XX of the GATT*, *section 8.2 of
/// the CA/Browser Forum Requirements*.
fn any_name(words: &Words<'_, '_>, at: usize) -> Option<Found> {
    let first = words.get(at).filter(|_| words.is_capital(at))?;
    let goes_on = |at: &usize| {
        let at = *at;
        let slash = words.mark(at, "/") && words.is_capital(at + 1);
        let number = words.get(at).is_some_and(|word| word.kind == TokenKind::Number)
            && words.before(at).is_some_and(|before| before.is_shouted());
        words.is_capital(at) && !words.is(at, Role::Modal) || slash || number
    };
    let end = at + (at..at + MOST_RUN).take_while(goes_on).count();
    let definite = words.is_before(at, Role::Article) && !words.is_article(at);
    let known = definite || first.is_shouted() && first.text.len() > 2;
    known.then(|| Found::named(words, at, matter(words, end - 1, false)))
}

/// *RFC 4055*, *44 U.S.C.*: a text of a series, which is cited only with a division.
fn series(words: &Words<'_, '_>, at: usize) -> Option<Found> {
    let word = words.get(at)?;
    let number = |at: usize| {
        let number = words.get(at).filter(|word| word.kind == TokenKind::Number);
        number.is_some_and(|number| !number.text.contains('/'))
    };
    let code = words.get(at + 1).is_some_and(|code| code.is_shouted() && code.text.contains('.'));
    let end = match () {
        () if number(at) && code => at + 2 + usize::from(words.mark(at + 2, ".")),
        () if word.is_shouted() && word.kind == TokenKind::Word && number(at + 1) => at + 2,
        () => return None,
    };
    let next = words.get(words.past_comma(end))?;
    let divisions = ["section", "article", "part", "annex", "appendix"];
    let divided = words.division_of(next).is_some_and(|name| divisions.contains(&name));
    divided.then(|| Found::named(words, at, end))
}

/// Learns the short name a text gives behind a full one, *(hereinafter “the Convention”)*, or before
/// it, *“Convention” means the …*: the head of the name, or capital letters.
fn define_short(
    words: &Words<'_, '_>,
    names: &mut Names,
    name: std::ops::Range<usize>,
    head: usize,
    instrument: &Instrument,
) {
    let (start, end) = (name.start, name.end);
    let behind = defined_name(words, end).map(|(_, name)| name);
    let article = start - usize::from(words.is_before(start, Role::Article));
    let means = article - usize::from(words.is_before(article, Role::Means));
    let quoted =
        words.before(means).is_some_and(|mark| matches!(mark.text, "\"" | "”" | "»" | "’"));
    let before = means.checked_sub(2).filter(|_| quoted && means < start);
    for name in behind.into_iter().chain(before) {
        let short = &words.all[name];
        match () {
            () if short.is_shouted() && abbreviates(short.text, words, start..end) => {
                names.define(short.text, instrument);
            }
            () if short.folded() == words.all[head].folded() => {
                names.define(short.folded(), instrument)
            }
            () => {}
        }
    }
}

/// Whether `short` is made of first letters of the words `name`, in their order: *GDPR* of *EU General
/// Data Protection Regulation*. A group named after a text has another name.
fn abbreviates(short: &str, words: &Words<'_, '_>, name: std::ops::Range<usize>) -> bool {
    let mut firsts = words.all[name].iter().filter_map(|word| word.text.chars().next());
    short.chars().all(|letter| firsts.any(|first| first.to_uppercase().eq([letter])))
}

/// Behind a bracket that gives a short name, *(UDHR)*, or else `at`.
pub(super) fn behind_definition(words: &Words<'_, '_>, at: usize) -> usize {
    let closing = ["\"", "”", "»", "’", "'"];
    match defined_name(words, at) {
        Some((close, name))
            if words.all[name].is_shouted() && close < at + 6
                || words.get(name + 1).is_some_and(|mark| closing.contains(&mark.text)) =>
        {
            close + 1
        }
        _ => at,
    }
}

/// The places of the closing bracket and of the last word in a short bracket that opens at `at`.
fn defined_name(words: &Words<'_, '_>, at: usize) -> Option<(usize, usize)> {
    // "Rights, (UDHR)"
    let open = words.past_comma(at);
    if !words.mark(open, "(") {
        return None;
    }
    let close = (open..open + MOST_DEFINITION).find(|&at| words.mark(at, ")"))?;
    let name = (open..close).rev().find(|&at| words.all[at].kind.is_word())?;
    words.all[name].text.starts_with(char::is_alphabetic).then_some((close, name))
}

/// *(hereinafter referred to as “the Convention”)* has ten words and marks.
const MOST_DEFINITION: usize = 14;
