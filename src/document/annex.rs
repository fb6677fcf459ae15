//! Annexes, and what stands in them.

use std::collections::HashMap;

use foldhash::fast::FixedState;

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
    mark_headings(text, lexicon, clauses);
    let mut open: Option<(usize, u8)> = None;
    for (index, data) in clauses.iter_mut().enumerate() {
        if data.kind == ClauseKind::Annex {
            let level = if data.level == 0 { PARAGRAPH_LEVEL } else { data.level };
            open = Some((index, level));
            continue;
        }
        let ends = data.kind.is_heading() && open.is_some_and(|(_, own)| data.level < own);
        open = open.filter(|_| !ends);
        data.annex = open.map(|(annex, _)| ClauseId(annex as u32));
    }
}

fn mark_headings(text: &str, lexicon: &Lexicon, clauses: &mut [ClauseData]) {
    let line = |data: &ClauseData| &text[data.span.range()];
    let may_head = |data: &ClauseData| match data.kind {
        _ if data.given => false,
        ClauseKind::Heading => data.is_numbered_annex() || heads_annex(line(data), lexicon),
        ClauseKind::Paragraph => opens_annex(text, data, lexicon),
        _ => false,
    };
    let found: Vec<usize> = (0..clauses.len()).filter(|index| may_head(&clauses[*index])).collect();
    let mut last: HashMap<&str, usize, FixedState> = HashMap::default();
    last.extend(found.iter().map(|index| (line(&clauses[*index]), *index)));
    for (at, &index) in found.iter().enumerate() {
        // lines of a table of contents follow each other, and head annexes later
        let leads = found.get(at + 1) == Some(&(index + 1));
        let follows = at > 0 && found[at - 1] + 1 == index;
        let words = line(&clauses[index]);
        let is_listed = (leads || follows) && last[words] != index;
        if !is_listed && !words.contains("....") && !words.contains(". . .") {
            clauses[index].kind = ClauseKind::Annex;
        }
    }
}

/// Whether a paragraph that begins with *Annex II* is its heading, with words run into it, and not a
/// sentence about it: *Annex II applies*, *Annex I Parties shall …*
fn opens_annex(text: &str, data: &ClauseData, lexicon: &Lexicon) -> bool {
    if data.enumerator.as_ref().is_none_or(|number| number.style != Style::Named) {
        return false;
    }
    let heading = &text[data.span.range()];
    let body = &text[data.body.range()];
    let word = words(heading).next().unwrap_or_default();
    let shouted = word.chars().all(char::is_uppercase);
    let openings = lexicon.openings();
    openings.annexes.at(words(heading)).is_some()
        && body.starts_with(char::is_uppercase)
        && !body.ends_with([',', ';'])
        && (shouted || !words(body).take(MOST_TITLE_WORDS).any(|word| openings.is_auxiliary(word)))
}

/// Whether a heading is that of an annex: *Annex II*, *Schedule A – Fees*, *Annex to the Agreement*;
/// not *Schedule of meetings*.
pub(super) fn heads_annex(heading: &str, lexicon: &Lexicon) -> bool {
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
