//! Annexes, and what stands in them.

use super::clause::{ClauseData, ClauseId, ClauseKind};
use super::enumerator::EnumeratorStyle as Style;
use crate::lexicon::{Lexicon, words};

/// The level of an annex whose heading has run into its first paragraph: that of parts.
const PARAGRAPH_LEVEL: u8 = 2;
/// A verb shows a sentence among its first words; titles of annexes run to about as many.
const MOST_TITLE_WORDS: usize = 12;

/// Marks the headings of annexes and says of every clause which annex it stands in: an annex goes on
/// to the next one or to a heading above its own level.
pub(super) fn settle_annexes(text: &str, lexicon: &Lexicon, clauses: &mut [ClauseData]) {
    let mut open: Option<(usize, u8)> = None;
    for index in 0..clauses.len() {
        let data = &clauses[index];
        let level = data.level;
        let is_annex = match data.kind {
            ClauseKind::Annex => true,
            ClauseKind::Heading if data.given => false,
            ClauseKind::Heading => {
                heads_annex(&text[data.span.range()], lexicon) && !is_listed(text, clauses, index)
            }
            ClauseKind::Paragraph => {
                let named = data.enumerator.as_ref().filter(|number| number.style == Style::Named);
                named.is_some_and(|_| opens_annex(text, data, lexicon))
                    && !is_listed(text, clauses, index)
            }
            _ => false,
        };
        let level = if level == 0 { PARAGRAPH_LEVEL } else { level };
        if is_annex {
            clauses[index].kind = ClauseKind::Annex;
            open = Some((index, level));
            continue;
        }
        let ends = clauses[index].kind.is_heading() && open.is_some_and(|(_, own)| level < own);
        open = open.filter(|_| !ends);
        clauses[index].annex = open.map(|(annex, _)| ClauseId(annex as u32));
    }
}

/// Whether a paragraph that begins with *Annex II* is its heading, with words run into it, and not a
/// sentence about it: *Annex II applies*, *Annex I Parties shall …*
fn opens_annex(text: &str, data: &ClauseData, lexicon: &Lexicon) -> bool {
    let heading = &text[data.span.range()];
    let body = &text[data.body.range()];
    let word = words(heading).next().unwrap_or_default();
    let shouted = word.chars().all(char::is_uppercase);
    let openings = lexicon.openings();
    openings.annexes.at(words(heading)).is_some()
        && body.starts_with(char::is_uppercase)
        && (shouted || !words(body).take(MOST_TITLE_WORDS).any(|word| openings.is_auxiliary(word)))
}

/// Whether a heading is that of an annex: *Annex II*, *Schedule A – Fees*, *Annex to the Agreement*;
/// not *Schedule of meetings*.
fn heads_annex(heading: &str, lexicon: &Lexicon) -> bool {
    let Some(length) = lexicon.openings().annexes.at(words(heading)) else { return false };
    if length > 1 {
        return true;
    }
    let word = words(heading).next().unwrap_or_default();
    let rest = heading.trim_start_matches(|c: char| !c.is_alphabetic())[word.len()..].trim_start();
    let label = rest.find(|c: char| !c.is_alphanumeric()).map_or(rest, |end| &rest[..end]);
    let is_label = label.bytes().all(|byte| byte.is_ascii_digit() || b"IVXL".contains(&byte))
        || label.len() == 1 && label.bytes().all(|byte| byte.is_ascii_uppercase());
    is_label || rest.starts_with(|c: char| !c.is_alphanumeric())
}

/// Whether a heading is a line of a table of contents: dots lead to a page, or the next line is the
/// heading of another annex.
fn is_listed(text: &str, clauses: &[ClauseData], index: usize) -> bool {
    let heading = |data: &ClauseData| &text[data.span.range()];
    let word = |data: &ClauseData| heading(data).split_whitespace().next().unwrap_or_default();
    let line = heading(&clauses[index]);
    let next = clauses.get(index + 1);
    line.contains("....")
        || line.contains(". . .")
        || next.is_some_and(|next| word(next).eq_ignore_ascii_case(word(&clauses[index])))
}
