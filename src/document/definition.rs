//! Paragraphs that say what a term means.

use crate::lexicon::{Lexicon, Lists, words};

/// So many bytes may stand before the word that defines: *For the purposes of this Agreement and of
/// the protocols to it, the term …* is about as long.
const LONGEST_LEAD: usize = 240;
/// *The* and its like, in bytes.
const LONGEST_ARTICLE: usize = 4;
/// The verb stands so many words behind the term, with what is said of it in between: *“port” (or
/// “harbor”), in this Part, means*.
const MOST_WORDS_BETWEEN: usize = 12;
/// A term without marks around it has so many words at most: *foreign controlled adult learning service provider*.
const MOST_TERM_WORDS: usize = 6;

/// Whether a paragraph says what a term means: *“Vessel” means …*, *For the purposes of this
/// Convention, the term …*; `lists` are those that its first word begins something of.
pub(super) fn is_definition(body: &str, lists: Lists, lexicon: &Lexicon) -> bool {
    // "The “Service” refers to …"
    let article = body
        .split_once(' ')
        .filter(|(first, rest)| first.len() <= LONGEST_ARTICLE && rest.starts_with(is_quote));
    if let Some((_, term)) =
        article.filter(|(first, _)| lexicon.is_function_word(&first.to_lowercase()))
    {
        return term_means(term, lexicon);
    }
    // nearly all paragraphs, at once
    if lists.is_empty() && body.starts_with(|c: char| c.is_ascii_alphanumeric()) {
        return false;
    }
    let openings = lexicon.openings();
    // not yet agreed
    let body = body.trim_start_matches(['[', ' ']);
    if body.starts_with(is_quote) {
        return term_means(body, lexicon);
    }
    let mut rest = words(body);
    let leads = lists.meets(Lists::DEFINITION_LEADS);
    let lead = if leads { openings.definition_leads.at(rest.clone()) } else { None };
    if let Some(length) = lead {
        rest.by_ref().take(length).for_each(drop);
        let quote = body.find(is_quote);
        return quote
            .filter(|at| *at <= LONGEST_LEAD)
            .is_some_and(|at| term_means(&body[at..], lexicon));
    }
    let is_scoped = || openings.definition_scopes.at(rest.clone()).is_some();
    let means = || openings.definition_triggers.at(rest.clone()).is_some_and(|length| length > 1);
    lists.meets(Lists::DEFINITION_SCOPES)
        && is_scoped()
        && openings.definition_triggers.within(words(head(body)))
        || lists.meets(Lists::DEFINITION_TRIGGERS) && means()
}

/// Whether a paragraph among definitions gives a term its meaning without marks around it: *authority means
/// …*, *holder, in relation to a licence, means …*
pub(super) fn names_term(body: &str, lexicon: &Lexicon) -> bool {
    let head = head(body);
    let head = &head[..head.find(['.', ';', ':']).unwrap_or(head.len())];
    let mut rest = words(head);
    // "It means", "The Board means to act"
    let is_name = |first: &str| !lexicon.is_function_word(&first.to_lowercase());
    if !rest.next().is_some_and(is_name) {
        return false;
    }
    let term = words(&head[..head.find([',', '(']).unwrap_or(head.len())]).count();
    let trigger = (1..=MOST_TERM_WORDS + MOST_WORDS_BETWEEN).find(|_| {
        let found = lexicon.openings().definition_triggers.at(rest.clone()).is_some();
        rest.next();
        found
    });
    trigger.is_some_and(|at| at.min(term) <= MOST_TERM_WORDS)
}

/// Whether the words of a heading say that definitions stand below it, and nothing else.
pub(super) fn heads_definitions(heading: &str, lexicon: &Lexicon) -> bool {
    let mut own = words(heading);
    let count = lexicon.definition().headings.at(own.clone());
    count.is_some_and(|count| own.nth(count).is_none())
}

/// What of a paragraph may stand before the word that defines, and that word.
fn head(body: &str) -> &str {
    let end = (0..=LONGEST_LEAD.min(body.len())).rev().find(|at| body.is_char_boundary(*at));
    &body[..end.unwrap_or(0)]
}

pub(super) const fn is_quote(c: char) -> bool {
    matches!(c, '“' | '"' | '«' | '‘' | '„' | '\'' | '`')
}

/// Whether a trigger follows the quoted term that `body` begins with.
fn term_means(body: &str, lexicon: &Lexicon) -> bool {
    let open = body.chars().next().map_or(0, char::len_utf8);
    let close = body[open..].find(['”', '"', '»', '’', '\'']).map(|at| open + at);
    let Some(close) = close.filter(|close| *close <= LONGEST_LEAD) else { return false };
    let mut rest = words(&body[close..]);
    (0..MOST_WORDS_BETWEEN).any(|_| {
        let found = lexicon.openings().definition_triggers.at(rest.clone()).is_some();
        rest.next();
        found
    })
}
