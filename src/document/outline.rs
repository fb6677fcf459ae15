//! Blocks to clauses: who stands under whom, and what form each has.

use std::collections::HashMap;

use foldhash::fast::FixedState;

use super::blocks::{Block, Shape, division_level};
use super::candidate::Counted;
use super::clause::{ClauseData, ClauseId, ClauseKind, Part};
use super::enumerator::{self, Enumerator, EnumeratorStyle as Style};
use super::kinds::settle_kinds;
use super::run_in;
use crate::lexicon::Lexicon;
use crate::span::Span;

/// Nesting deeper than this is read as flat at this depth: no text written by people goes deeper,
/// and a hostile one must not make every clause know 100,000 others.
const MOST_DEPTH: usize = 64;

/// The clauses of a draft, in order.
pub(super) fn outline(text: &str, blocks: &[Block], lexicon: &Lexicon) -> Vec<ClauseData> {
    let mut outline =
        Outline { text, lexicon, clauses: Vec::with_capacity(blocks.len()), above: Vec::new() };
    for block in blocks {
        let own = outline.printed(block);
        let pieces = run_in::split(text, block, own.as_ref(), lexicon, || outline.counted());
        match pieces.is_empty() {
            true => outline.add(block, own),
            false => pieces.iter().for_each(|piece| {
                let own = outline.printed(piece);
                outline.add(piece, own);
            }),
        }
    }
    outline.close_all();
    settle_kinds(text, lexicon, &mut outline.clauses);
    outline.count_places();
    outline.clauses
}

/// A clause that later ones may stand under.
struct Above {
    clause: usize,
    rank: Rank,
}

/// What sort of place a clause takes in the tree.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Rank {
    /// A heading of a level by its format; among those of one level a chapter stands over an article.
    Heading {
        level: u8,
        division: Option<u8>,
    },
    /// An article that is a paragraph, not a heading; as high as if it were one.
    Division(u8),
    Paragraph,
    Item {
        style: Style,
        list_depth: u32,
    },
}

impl Rank {
    /// Whether a heading of this rank may stand under `above`.
    fn heads_under(self, above: Self) -> bool {
        let Self::Heading { level: high, division: high_division } = above else { return false };
        match self {
            Self::Heading { level, division } => {
                let under = high_division.zip(division).is_some_and(|(high, own)| high < own);
                high < level || high == level && under
            }
            Self::Division(own) => high_division.map_or(high < own, |division| division < own),
            _ => true,
        }
    }

    /// Whether items of the two ranks may be of one list: the format need not say of each how deep
    /// it stands.
    fn lists_with(self, other: Self) -> bool {
        match (self, other) {
            (
                Self::Item { style, list_depth },
                Self::Item { style: other, list_depth: other_depth },
            ) => {
                let apart = list_depth != other_depth && list_depth > 0 && other_depth > 0;
                style == other && !apart
            }
            _ => false,
        }
    }
}

struct Outline<'t> {
    text: &'t str,
    lexicon: &'t Lexicon,
    clauses: Vec<ClauseData>,
    above: Vec<Above>,
}

impl Outline<'_> {
    /// The number that a block begins with, and its length with the space behind it.
    fn printed(&self, block: &Block) -> Option<(Enumerator, usize)> {
        enumerator::parse(&self.text[block.span.range()], block.span.start(), self.lexicon)
    }

    fn add(&mut self, block: &Block, printed: Option<(Enumerator, usize)>) {
        let (mut enumerator, number_len) = printed.map_or((None, 0), |(own, len)| (Some(own), len));
        if let Some(enumerator) = &mut enumerator {
            self.settle_roman(enumerator);
        }
        let rank = self.rank(block, enumerator.as_ref());
        match block.depth {
            Some(depth) => self.above_len(depth as usize),
            None => self.close_for(rank, enumerator.as_ref()),
        }
        let parent = self.above.last().map(|above| ClauseId(above.clause as u32));
        let id = self.clauses.len();
        self.clauses.push(ClauseData {
            kind: match (block.shape, rank) {
                (Shape::Heading(_), _) => ClauseKind::Heading,
                (Shape::Footnote, _) => ClauseKind::Footnote,
                (Shape::Row, _) => ClauseKind::Row,
                (Shape::Given(kind), _) => kind,
                (Shape::Text | Shape::Clause, Rank::Item { .. }) => ClauseKind::Item,
                (Shape::Text | Shape::Clause, _) => ClauseKind::Paragraph,
            },
            part: Part::Unstated,
            span: block.span,
            body: Span::new(block.span.start() + number_len, block.span.end()),
            enumerator,
            parent,
            depth: self.above.len() as u32,
            below_end: id as u32 + 1,
            annex: None,
            place: 0,
            level: if let Shape::Heading(level) = block.shape { level } else { 0 },
            list_depth: block.list_depth,
            given: matches!(block.shape, Shape::Given(_)),
            shape: block.shape,
            placed: block.depth.is_some(),
        });
        if self.above.len() < MOST_DEPTH && block.shape != Shape::Footnote {
            self.above.push(Above { clause: id, rank });
        }
    }

    /// The numbers of the clauses that later ones may stand under or beside.
    fn counted(&self) -> Vec<Counted> {
        let open = self.above.iter().map(|above| &self.clauses[above.clause]);
        open.filter_map(|data| data.enumerator.as_ref().and_then(Counted::of)).collect()
    }

    /// `(i)` after `(h)` is a letter, after anything else the Roman one.
    fn settle_roman(&self, enumerator: &mut Enumerator) {
        if !enumerator.is_ambiguous() {
            return;
        }
        let previous = enumerator.label.bytes().next().map(|byte| (byte - 1) as char);
        let follows = self.above.iter().rev().any(|above| {
            let other = self.clauses[above.clause].enumerator.as_ref();
            other.is_some_and(|other| {
                other.style == Style::Letter && other.label.chars().next() == previous
            })
        });
        if !follows {
            enumerator.style = Style::Roman;
        }
    }

    fn rank(&self, block: &Block, enumerator: Option<&Enumerator>) -> Rank {
        match (block.shape, enumerator) {
            (Shape::Heading(level), enumerator) => {
                let named = enumerator.filter(|enumerator| enumerator.style == Style::Named);
                let division = named.map(|enumerator| division_level(&enumerator.label));
                Rank::Heading { level, division }
            }
            (Shape::Footnote | Shape::Row, _) => Rank::Paragraph,
            (_, Some(enumerator)) if enumerator.style == Style::Named => {
                Rank::Division(division_level(&enumerator.label))
            }
            (_, Some(enumerator)) if enumerator.style == Style::Paragraph => Rank::Paragraph,
            (_, Some(enumerator)) => {
                Rank::Item { style: enumerator.style, list_depth: block.list_depth }
            }
            (_, None) if block.list_depth > 0 => {
                Rank::Item { style: Style::Bullet, list_depth: block.list_depth }
            }
            (_, None) => Rank::Paragraph,
        }
    }

    /// Closes every clause that one of `rank` cannot stand under.
    fn close_for(&mut self, rank: Rank, enumerator: Option<&Enumerator>) {
        match rank {
            Rank::Heading { .. } | Rank::Division(_) => self.close_headings(rank),
            Rank::Paragraph => self.close_paragraphs(),
            Rank::Item { .. } => self.close_for_item(rank, enumerator),
        }
    }

    fn close_headings(&mut self, rank: Rank) {
        let named = matches!(rank, Rank::Division(_) | Rank::Heading { division: Some(_), .. });
        while let Some(above) = self.above.last() {
            // articles do not stand under the preamble, whatever the size of its heading
            if rank.heads_under(above.rank) && !(named && self.heads_preamble(above.clause)) {
                return;
            }
            self.close();
        }
    }

    fn heads_preamble(&self, clause: usize) -> bool {
        let words = &self.text[self.clauses[clause].body.range()];
        self.lexicon.is_preamble_heading(&words.to_lowercase())
    }

    fn close_for_item(&mut self, rank: Rank, enumerator: Option<&Enumerator>) {
        if let Some(section) = enumerator.and_then(|own| self.section_above(own)) {
            self.above_len(section + 1);
            return;
        }
        // a list goes on where an item of the same sort is open; a deeper one may lie between
        let sibling = self.above.iter().rposition(|above| {
            above.rank.lists_with(rank) && self.goes_on(above.clause, enumerator)
        });
        match sibling {
            Some(sibling) => self.above_len(sibling),
            None => {
                let number = enumerator.and_then(Enumerator::ordinal);
                self.close_unfit(rank, number.is_some_and(|(number, _)| number == 1));
            }
        }
    }

    /// The open clause whose number `1.2.3` goes on from: `1.2`, or else `1`.
    fn section_above(&self, own: &Enumerator) -> Option<usize> {
        self.above.iter().rposition(|above| {
            let open = self.clauses[above.clause].enumerator.as_ref();
            open.is_some_and(|open| own.is_below(open))
        })
    }

    /// Whether an item goes on with the list of an open one: `a.` goes on with `(a)` only if it counts
    /// on, or else it begins a list inside it.
    fn goes_on(&self, open: usize, enumerator: Option<&Enumerator>) -> bool {
        let open = self.clauses[open].enumerator.as_ref();
        let (Some(open), Some(own)) = (open, enumerator) else { return true };
        let number = |enumerator: &Enumerator| enumerator.ordinal().map(|(number, _)| number);
        open.form == own.form || number(own).zip(number(open)).is_none_or(|(own, open)| own > open)
    }

    /// Before the first item of a list: closes what does not lead into it.
    fn close_unfit(&mut self, rank: Rank, first: bool) {
        let Rank::Item { style, list_depth } = rank else { return };
        while let Some(above) = self.above.last() {
            let leads = match above.rank {
                Rank::Heading { .. } => true,
                Rank::Division(_) if style != Style::Bullet => true,
                // lists nest as the format says, where it says so of both
                Rank::Item { list_depth: depth, .. } if depth > list_depth && list_depth > 0 => {
                    false
                }
                Rank::Item { list_depth: depth, .. } if depth < list_depth && depth > 0 => true,
                _ => self.leads_into(above.clause, style, first),
            };
            if leads {
                return;
            }
            self.close();
        }
    }

    /// Whether a clause leads into a list of `style` items: by a colon or a dash, or because such
    /// items only ever stand under something.
    fn leads_into(&self, clause: usize, style: Style, first: bool) -> bool {
        let data = &self.clauses[clause];
        let end = self.text[data.body.range()].trim_end().chars().next_back();
        match style {
            Style::Letter | Style::Roman | Style::BracketedDecimal | Style::Choice => true,
            Style::BracketedIdeographic => true,
            // "（二）通知。1．港口；": figures count inside characters in brackets
            Style::Decimal if data.has_style(Style::BracketedIdeographic) => true,
            Style::Bullet => !matches!(end, Some('.' | ';' | '!' | '?' | '。' | '；' | '؛')),
            // "(a) … by; 1. Verifying …": an item that has not ended
            _ if first
                && data.kind == ClauseKind::Item
                && matches!(end, Some(';' | ',' | '；' | '؛')) =>
            {
                true
            }
            _ => matches!(end, Some(':' | '—' | '–' | '：')),
        }
    }

    fn close_paragraphs(&mut self) {
        while self.above.last().is_some_and(|above| !matches!(above.rank, Rank::Heading { .. })) {
            self.close();
        }
    }

    fn above_len(&mut self, len: usize) {
        while self.above.len() > len {
            self.close();
        }
    }

    fn close_all(&mut self) {
        self.above_len(0);
    }

    fn close(&mut self) {
        if let Some(above) = self.above.pop() {
            self.clauses[above.clause].below_end = self.clauses.len() as u32;
        }
    }

    fn count_places(&mut self) {
        let mut counts: HashMap<(Option<ClauseId>, ClauseKind), u32, FixedState> =
            HashMap::default();
        for index in 0..self.clauses.len() {
            let data = &self.clauses[index];
            let governor = data.parent.filter(|parent| {
                let parent = &self.clauses[parent.index()];
                !parent.kind.is_heading() || parent.is_named_division()
            });
            let count = counts.entry((governor, data.kind)).or_default();
            *count += 1;
            self.clauses[index].place = *count;
        }
    }
}
