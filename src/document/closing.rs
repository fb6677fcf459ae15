//! The end of a text: place and date, signatures, and what is printed behind them.

use std::ops::Range;

use super::clause::{ClauseData, ClauseId, ClauseKind, Part};
use super::enumerator::{Enumerator, EnumeratorStyle};
use super::kinds::to_paragraph;
use crate::lexicon::{Lexicon, Lists, words};

/// *Lisse, the 12th of November, 2031*: so many bytes at most.
const LONGEST_DATE_LINE: usize = 80;
/// *For the Government of the Republic of …*, *Jane Doe, Minister of …*: so many words at most.
const MOST_SIGNATURE_WORDS: usize = 16;

/// *Done at the city of Lisse, in two languages, on the twenty-sixth day of June*
const MOST_WORDS_BEFORE_DATE: usize = 24;

/// Whether a paragraph says where and when a text was done; `lists` are those that its first word
/// begins something of.
pub(super) fn is_place_and_date(body: &str, lists: Lists, lexicon: &Lexicon) -> bool {
    let openings = lexicon.openings();
    if lists.meets(Lists::PLACES) && openings.places.at(words(body)).is_some() {
        // "Done in this way, it may …"
        let is_month = |word: &str| {
            openings.is_month(word)
                && (word.starts_with(char::is_uppercase) || !openings.is_auxiliary(word))
        };
        return words(body).take(MOST_WORDS_BEFORE_DATE).any(is_month);
    }
    is_date_line(body, lexicon)
}

/// A place, a comma and a date, and nothing else: *Lisse, 12 November 2031*.
pub(super) fn is_date_line(body: &str, lexicon: &Lexicon) -> bool {
    // the length first: a long paragraph is asked at each of its lines
    if body.len() > LONGEST_DATE_LINE {
        return false;
    }
    // nearly all paragraphs, at once
    if !body.trim_end_matches('.').trim_end().ends_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let openings = lexicon.openings();
    let Some((place, date)) = body.split_once(',') else { return false };
    // "LEI N.º 12, DE 3 DE MARÇO DE 2031" names a law
    let is_name = words(place).all(|word| word.starts_with(char::is_uppercase))
        && !place.bytes().any(|byte| byte.is_ascii_digit())
        && (1..=3).contains(&words(place).count());
    let year = date.trim_end_matches('.').trim_end();
    let year = &year[year.len() - year.bytes().rev().take_while(u8::is_ascii_digit).count()..];
    let months = words(date).filter(|word| openings.is_month(word)).count();
    let digits = date.bytes().filter(u8::is_ascii_digit).count();
    // a month alone dates an edition; "the 12th of November": besides the month only articles and
    // ordinals
    is_name
        && year.len() == 4
        && digits > year.len()
        && months == 1
        && words(date).all(|word| openings.is_month(word) || word.len() <= 3)
}

/// Whether a paragraph is the sentence above the signatures, or a line of one; `lists` are those
/// that its first word begins something of.
pub(super) fn is_signature(body: &str, lists: Lists, lexicon: &Lexicon) -> bool {
    let openings = lexicon.openings();
    lists.meets(Lists::SIGNATURE_CLAUSES) && openings.signature_clauses.at(words(body)).is_some()
        || lists.meets(Lists::SIGNATURES)
            && openings.signatures.at(words(body)).is_some()
            && is_short(body)
}

fn is_short(body: &str) -> bool {
    !body.trim_end().ends_with(['.', ':', ';', ','])
        && words(body).nth(MOST_SIGNATURE_WORDS).is_none()
}

/// Signatures below place and date, and what is printed behind the end of the text.
pub(super) fn settle_closing(text: &str, lexicon: &Lexicon, clauses: &mut [ClauseData]) {
    let says =
        |data: &ClauseData| data.part == Part::Operative || data.kind == ClauseKind::Statement;
    // a text without parts, such as a contract, says something by a numbered clause
    let said = clauses.iter().position(says);
    let said = said.or_else(|| clauses.iter().position(|data| data.enumerator.is_some()));
    let mut end = None;
    let mut index = said.unwrap_or(clauses.len());
    while index < clauses.len() {
        if closes(&clauses[index]) {
            index = signers(text, lexicon, clauses, index + 1);
            end = Some(index);
        } else {
            index += 1;
        }
    }
    match end {
        Some(end) => settle_back_matter(text, lexicon, clauses, end),
        None => settle_last_page(text, lexicon, clauses),
    }
    raise_closings(clauses);
}

fn closes(data: &ClauseData) -> bool {
    matches!(data.kind, ClauseKind::PlaceAndDate | ClauseKind::Signature)
}

/// Stands what closes a text beside its last article, not below it.
fn raise_closings(clauses: &mut [ClauseData]) {
    let title = clauses.iter().take_while(|data| data.kind.is_heading()).count();
    let mut at = title;
    while at < clauses.len() {
        let run = clauses[at..].iter().take_while(|data| closes(data)).count();
        if run > 0 {
            raise_closing(clauses, title, at..at + run);
        }
        at += run.max(1);
    }
}

/// The same of one of several texts, in whose title are so many headings; `run` is what closes it.
fn raise_closing(clauses: &mut [ClauseData], title: usize, run: Range<usize>) {
    let above = |at: usize| clauses[at].parent.map(ClauseId::index);
    let ended: Vec<usize> = std::iter::successors(above(run.start), |at| above(*at))
        .take_while(|at| {
            let own = &clauses[*at];
            // a heading over signatures alone keeps them
            let heads_more = clauses[*at + 1..run.start].iter().any(|data| !data.kind.is_heading());
            *at >= title
                && own.kind != ClauseKind::Annex
                && !own.is_numbered_annex()
                && own.below_end as usize <= run.end
                && heads_more
        })
        .collect();
    let Some(highest) = ended.last() else { return };
    let parent = clauses[*highest].parent;
    ended.iter().for_each(|at| clauses[*at].below_end = run.start as u32);
    for at in run.clone() {
        let own = clauses[at].parent.filter(|own| own.index() >= run.start).or(parent);
        clauses[at].parent = own;
        clauses[at].depth = own.map_or(0, |own| clauses[own.index()].depth + 1);
    }
}

/// Marks the names and titles of those who sign from clause `from` on; answers where they end.
fn signers(text: &str, lexicon: &Lexicon, clauses: &mut [ClauseData], from: usize) -> usize {
    let body = |data: &ClauseData| &text[data.body.range()];
    let may_sign = |data: &ClauseData| {
        let is_line = matches!(data.kind, ClauseKind::Heading | ClauseKind::Paragraph);
        // a line to sign on
        let line = body(data).trim_matches(['_', ' ', '\n', ':', ',']);
        is_line && data.enumerator.is_none() && is_short(line) && is_name(line, lexicon)
    };
    let run = clauses[from..].iter().take_while(|data| may_sign(data)).count();
    let has_title =
        |data: &ClauseData| words(body(data)).any(|word| lexicon.openings().is_signatory(word));
    if !clauses[from..from + run].iter().any(has_title) {
        return from;
    }
    for index in from..from + run {
        to_paragraph(clauses, index);
        clauses[index].kind = ClauseKind::Signature;
    }
    from + run
}

/// Whether a short line may be a name or the title of a person: every long word begins large.
fn is_name(line: &str, lexicon: &Lexicon) -> bool {
    let small = |word: &str| word.starts_with(char::is_lowercase);
    let named = words(line).all(|word| {
        !small(word) || lexicon.is_function_word(word) || lexicon.openings().is_signatory(word)
    });
    named && words(line).nth(1).is_some() && !line.bytes().any(|byte| byte.is_ascii_digit())
}

/// So many bytes of back matter at most; the last page of the Paris Call has 1,300.
const LARGEST_BACK_MATTER: usize = 4000;

/// Marks what stands behind the end of a text, place, date and signatures, as no part of it, if
/// nothing there is numbered or heads an annex, and something there is an address or an imprint.
fn settle_back_matter(text: &str, lexicon: &Lexicon, clauses: &mut [ClauseData], from: usize) {
    let behind = &clauses[from..];
    let is_text = |data: &ClauseData| data.part != Part::Unstated || is_structured(data);
    if page(text, behind).len() <= LARGEST_BACK_MATTER
        && !behind.iter().any(is_text)
        && is_imprint(page(text, behind), lexicon)
    {
        detach(clauses, from);
    }
}

/// A line of an imprint has at most so many bytes; paragraphs are longer.
const LONGEST_IMPRINT_LINE: usize = 160;

/// Marks the last page of a text without place and date as no part of it, if short lines are all of
/// it and one of them is an address or an imprint.
fn settle_last_page(text: &str, lexicon: &Lexicon, clauses: &mut [ClauseData]) {
    let Some(last) = clauses.last() else { return };
    let before = &text.as_bytes()[..last.span.start()];
    let Some(feed) = memchr::memrchr(0x0C, before) else { return };
    let from = clauses.partition_point(|data| data.span.start() < feed);
    let behind = &clauses[from..];
    let is_line = |data: &ClauseData| {
        !is_structured(data) && text[data.span.range()].len() <= LONGEST_IMPRINT_LINE
    };
    let is_page = from > 0 && behind.len() > 1 && page(text, behind).len() <= LARGEST_BACK_MATTER;
    if is_page && behind.iter().all(is_line) && is_imprint(page(text, behind), lexicon) {
        detach(clauses, from);
    }
}

/// Whether a clause is numbered, given, or of a kind that only a text has.
fn is_structured(data: &ClauseData) -> bool {
    let counts = |enumerator: &Enumerator| enumerator.style != EnumeratorStyle::Bullet;
    let is_plain =
        matches!(data.kind, ClauseKind::Heading | ClauseKind::Paragraph | ClauseKind::Item);
    data.given || !is_plain || data.enumerator.as_ref().is_some_and(counts)
}

/// The text from the first to the last of some clauses.
fn page<'t>(text: &'t str, clauses: &[ClauseData]) -> &'t str {
    match (clauses.first(), clauses.last()) {
        (Some(first), Some(last)) => &text[first.span.start()..last.span.end()],
        _ => "",
    }
}

/// Makes all clauses from `from` on back matter, below nothing.
fn detach(clauses: &mut [ClauseData], from: usize) {
    for data in &mut clauses[..from] {
        data.below_end = data.below_end.min(from as u32);
    }
    for (index, data) in clauses.iter_mut().enumerate().skip(from) {
        data.kind = ClauseKind::BackMatter;
        data.part = Part::Unstated;
        data.parent = None;
        data.depth = 0;
        data.level = 0;
        data.below_end = index as u32 + 1;
    }
}

/// Whether a page shows an address on the net or words of an imprint.
fn is_imprint(page: &str, lexicon: &Lexicon) -> bool {
    let is_address = |word: &str| {
        word.starts_with("www.")
            || word.starts_with("http")
            || word.starts_with('#') && word[1..].starts_with(char::is_alphabetic)
            || word.split_once('@').is_some_and(|(_, host)| host.contains('.'))
    };
    page.split_whitespace().any(is_address) || lexicon.openings().imprints.within(words(page))
}
