//! What form each clause has, and which part of the text it belongs to.

use super::annex::settle_annexes;
use super::clause::{ClauseData, ClauseId, ClauseKind, Part};
use super::closing::settle_closing;
use super::course::parts;
use super::definition::is_definition;
use super::enumerator::EnumeratorStyle as Style;
use super::sign::{End, Form, Sign, signs};
use crate::lexicon::{Lexicon, Lists, words};

/// Annexes, preambular and operative paragraphs, statements, definitions, chapeaux and the end of
/// the text; and the part every clause belongs to.
pub(super) fn settle_kinds(text: &str, lexicon: &Lexicon, clauses: &mut [ClauseData]) {
    settle_annexes(text, lexicon, clauses);
    let first_words = |data: &ClauseData| lexicon.openings().lists(words(&text[data.body.range()]));
    let lists: Vec<Lists> = clauses.iter().map(first_words).collect();
    let signs = signs(text, lexicon, clauses, &lists);
    let recommends = |sign: &Sign| {
        let body = &text[clauses[sign.clause].body.range()];
        lexicon.openings().recommends(words(body))
    };
    let parts = parts(&signs, recommends);
    let mut gives_reasons = false;
    for (sign, part) in signs.iter().zip(parts) {
        let data = &mut clauses[sign.clause];
        data.part = part;
        if data.kind == ClauseKind::Heading && !sign.is_heading() {
            to_paragraph(clauses, sign.clause);
        }
        let counts_paragraphs = counts_paragraphs(clauses, sign.clause);
        let data = &mut clauses[sign.clause];
        if !data.given && !data.kind.is_heading() {
            data.kind = match (free_kind(data.kind, sign, part), part) {
                (ClauseKind::Item, Part::Operative) if counts_paragraphs => ClauseKind::Operative,
                (ClauseKind::Item, Part::Unstated) if counts_paragraphs => ClauseKind::Paragraph,
                (kind, _) => kind,
            };
            if gives_reasons && part == Part::Preamble && goes_on_with_reasons(data.kind, sign) {
                data.kind = ClauseKind::Preambular;
            }
        }
        let is_reason = clauses[sign.clause].kind == ClauseKind::Preambular;
        gives_reasons = part == Part::Preamble && (gives_reasons || is_reason);
    }
    settle_governed(clauses);
    for (data, lists) in clauses.iter_mut().zip(lists) {
        let is_plain =
            matches!(data.kind, ClauseKind::Paragraph | ClauseKind::Item | ClauseKind::Operative);
        if is_plain && !data.given && is_definition(&text[data.body.range()], lists, lexicon) {
            data.kind = ClauseKind::Definition;
        }
    }
    settle_closing(text, lexicon, clauses);
    settle_chapeaux(clauses);
}

/// Whether a number that mostly counts items counts the paragraphs of a division: *(1)* right below the heading of a
/// section, *I.* below that of an article.
fn counts_paragraphs(clauses: &[ClauseData], clause: usize) -> bool {
    let data = &clauses[clause];
    let heading = data.parent.map(|parent| &clauses[parent.index()]);
    heading.is_some_and(|heading| {
        data.has_style(Style::BracketedDecimal)
            || data.has_style(Style::CapitalRoman) && heading.is_named_division()
    })
}

/// The kind of a clause that no other governs.
fn free_kind(kind: ClauseKind, sign: &Sign, part: Part) -> ClauseKind {
    match (sign.form, part) {
        (Form::Operative, _) if sign.labelled => ClauseKind::Operative,
        (_, _) if sign.labelled => ClauseKind::Preambular,
        (Form::Assembly { speaks_first: true }, _) => ClauseKind::Statement,
        (Form::Preambular | Form::WholePreamble | Form::Assembly { .. }, Part::Preamble) => {
            ClauseKind::Preambular
        }
        (Form::Operative | Form::Turn | Form::PlainOperative, Part::Operative) => {
            ClauseKind::Operative
        }
        (Form::Statement { .. } | Form::Conclusion, _) => ClauseKind::Statement,
        (Form::PlaceAndDate, _) => ClauseKind::PlaceAndDate,
        (Form::Signature, _) => ClauseKind::Signature,
        (_, Part::Operative) if sign.numbered => ClauseKind::Operative,
        _ if sign.numbered => ClauseKind::Paragraph,
        _ => kind,
    }
}

/// Whether a paragraph between those of a preamble is one itself, whatever its first word: *In pursuit
/// of these aims, and guided by its principles,*
fn goes_on_with_reasons(kind: ClauseKind, sign: &Sign) -> bool {
    let goes_on = matches!(sign.end, End::Comma | End::Semicolon);
    kind == ClauseKind::Paragraph && sign.form == Form::Plain && goes_on && !sign.numbered
}

/// What stands under a chapeau is an item of its part.
fn settle_governed(clauses: &mut [ClauseData]) {
    for index in 0..clauses.len() {
        let Some(parent) = clauses[index].parent else { continue };
        let parent = &clauses[parent.index()];
        if parent.kind.is_heading() {
            continue;
        }
        let part = parent.part;
        let data = &mut clauses[index];
        if data.kind == ClauseKind::Footnote {
            continue;
        }
        data.part = part;
        if !data.given
            && !data.continues
            && !matches!(data.kind, ClauseKind::Row | ClauseKind::Definition)
        {
            data.kind = ClauseKind::Item;
        }
    }
}

/// Whatever governs items is a chapeau, be it a definition or a statement.
fn settle_chapeaux(clauses: &mut [ClauseData]) {
    let mut governs = vec![false; clauses.len()];
    for data in clauses.iter().filter(|data| !data.continues) {
        if let Some(parent) = data.parent {
            governs[parent.index()] = true;
        }
    }
    for (data, governs) in clauses.iter_mut().zip(governs) {
        let is_fixed = data.kind.is_heading()
            || matches!(
                data.kind,
                ClauseKind::Footnote
                    | ClauseKind::PlaceAndDate
                    | ClauseKind::Signature
                    | ClauseKind::BackMatter
            );
        if !is_fixed && governs {
            data.kind = ClauseKind::Chapeau;
        }
    }
}

/// Makes a heading a paragraph: what stood below it stands beside it.
pub(super) fn to_paragraph(clauses: &mut [ClauseData], heading: usize) {
    let parent = clauses[heading].parent;
    let below = heading + 1..clauses[heading].below_end as usize;
    for data in &mut clauses[below] {
        data.depth -= 1;
        if data.parent == Some(ClauseId(heading as u32)) {
            data.parent = parent;
        }
    }
    let data = &mut clauses[heading];
    data.below_end = heading as u32 + 1;
    data.level = 0;
    data.kind = ClauseKind::Paragraph;
}
