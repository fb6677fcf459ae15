//! A concordance as a person reads it in a terminal: hits under each other.

use std::fmt;

use unicode_segmentation::UnicodeSegmentation;

use super::style::Style;
use super::wrap::{Look, columns, styled};
use crate::concordance::{Concordance, ConcordanceLine};

/// A concordance to be printed, a line a hit: the draft and the clause, what stands before, the hit, what
/// stands behind.
#[derive(Clone, Debug)]
pub struct ConcordanceText<'c> {
    concordance: &'c Concordance<'c>,
    style: Style,
}

impl Concordance<'_> {
    /// The concordance to be printed in a style.
    #[must_use]
    pub fn styled(&self, style: impl Into<Style>) -> ConcordanceText<'_> {
        ConcordanceText { concordance: self, style: style.into() }
    }
}

impl fmt::Display for Concordance<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.styled(Style::new()).fmt(f)
    }
}

/// Where a hit stands takes so many columns at most, and a hit itself.
const WIDEST_PLACE: usize = 28;
const WIDEST_HIT: usize = 40;
/// Less of what stands around a hit would tell nothing.
const LEAST_AROUND: usize = 12;

impl fmt::Display for ConcordanceText<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lines = || self.concordance.lines();
        let widest = |of: fn(ConcordanceLine<'_>) -> String, most: usize| {
            lines().map(|line| columns(&of(line))).max().unwrap_or(0).min(most)
        };
        let (places, hits) = (widest(place, WIDEST_PLACE), widest(hit, WIDEST_HIT));
        let around = self.style.width.saturating_sub(places + hits + 4);
        let left = (around / 2).max(LEAST_AROUND);
        let right = around.saturating_sub(left).max(LEAST_AROUND);
        for line in lines() {
            // the number of the clause tells more than the first letters of the draft
            let place = end(&place(line), places);
            write!(f, "{}{:pad$}  ", isolated(&place), "", pad = places - columns(&place))?;
            let before = end(line.left().trim_end(), left);
            write!(f, "{:pad$}{} ", "", isolated(&before), pad = left - columns(&before))?;
            let hit = start(&hit(line), hits);
            styled(f, &isolated(&hit), Look::Strong, self.style.color)?;
            // the words behind stand where they stood: a full stop right behind, a word after a space
            let behind = line.right();
            let behind = start(behind.trim_end(), right);
            writeln!(f, "{}", isolated(&behind))?;
        }
        Ok(())
    }
}

fn place(line: ConcordanceLine<'_>) -> String {
    format!("{} {}", line.draft().sigil(), line.clause().path())
}

fn hit(line: ConcordanceLine<'_>) -> String {
    line.hit().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The first columns of a text, and `…` if there are more.
fn start(text: &str, most: usize) -> String {
    if columns(text) <= most {
        return text.to_owned();
    }
    let mut kept = String::new();
    for grapheme in text.graphemes(true) {
        if columns(&kept) + columns(grapheme) + 1 > most {
            break;
        }
        kept.push_str(grapheme);
    }
    kept.push('…');
    kept
}

/// The last columns of a text, and `…` if there are more.
fn end(text: &str, most: usize) -> String {
    if columns(text) <= most {
        return text.to_owned();
    }
    let mut kept: Vec<&str> = Vec::new();
    let mut width = 1;
    for grapheme in text.graphemes(true).rev() {
        width += columns(grapheme);
        if width > most {
            break;
        }
        kept.push(grapheme);
    }
    let mut text = String::from("…");
    text.extend(kept.into_iter().rev());
    text
}

/// The text as a terminal may show it: what could be obeyed is not, and what runs from right to left
/// stays among its own (FIRST STRONG ISOLATE and its end), so that the columns keep their order.
fn isolated(text: &str) -> String {
    let shown: String = text.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect();
    match shown.chars().any(runs_leftwards) {
        true => format!("\u{2068}{shown}\u{2069}"),
        false => shown,
    }
}

/// Hebrew, Arabic and the scripts between them, and the forms of their letters.
fn runs_leftwards(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}')
}
