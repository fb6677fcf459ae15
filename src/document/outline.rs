//! Blocks to clauses: who stands under whom, and what form each has.

use std::collections::HashMap;

use foldhash::fast::FixedState;

use super::blocks::{Block, Shape};
use super::clause::{ClauseData, ClauseId, ClauseKind, Part};
use super::enumerator::{self, Enumerator, EnumeratorStyle as Style};
use super::kinds::settle_kinds;
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
        outline.add(block);
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
    Heading(u8),
    Paragraph,
    Item { style: Style, list_depth: u32 },
}

struct Outline<'t> {
    text: &'t str,
    lexicon: &'t Lexicon,
    clauses: Vec<ClauseData>,
    above: Vec<Above>,
}

impl Outline<'_> {
    fn add(&mut self, block: &Block) {
        let line = &self.text[block.span.range()];
        let parsed = enumerator::parse(line, block.span.start(), self.lexicon);
        let (mut enumerator, number_len) = match parsed {
            Some((enumerator, len)) => (Some(enumerator), len),
            None => (None, 0),
        };
        if let Some(enumerator) = &mut enumerator {
            self.settle_roman(enumerator);
        }
        let rank = self.rank(block, enumerator.as_ref());
        self.close_for(rank);
        let parent = self.above.last().map(|above| ClauseId(above.clause as u32));
        let id = self.clauses.len();
        self.clauses.push(ClauseData {
            kind: match (block.shape, rank) {
                (Shape::Heading(_), _) => ClauseKind::Heading,
                (Shape::Footnote, _) => ClauseKind::Footnote,
                (Shape::Row, _) => ClauseKind::Row,
                (Shape::Given(kind), _) => kind,
                (Shape::Text, Rank::Item { .. }) => ClauseKind::Item,
                (Shape::Text, _) => ClauseKind::Paragraph,
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
        });
        if self.above.len() < MOST_DEPTH && block.shape != Shape::Footnote {
            self.above.push(Above { clause: id, rank });
        }
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
            (Shape::Heading(level), _) => Rank::Heading(level),
            (Shape::Footnote | Shape::Row, _) => Rank::Paragraph,
            // an article that is a paragraph, not a heading, is as high as paragraphs go
            (_, Some(enumerator))
                if matches!(enumerator.style, Style::Named | Style::Paragraph) =>
            {
                Rank::Paragraph
            }
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
    fn close_for(&mut self, rank: Rank) {
        match rank {
            Rank::Heading(level) => {
                while self
                    .above
                    .last()
                    .is_some_and(|above| !matches!(above.rank, Rank::Heading(l) if l < level))
                {
                    self.close();
                }
            }
            Rank::Paragraph => self.close_paragraphs(),
            Rank::Item { .. } => {
                // a list goes on where an item of the same sort is open; a deeper one may lie between
                let sibling = self.above.iter().rposition(|above| above.rank == rank);
                match sibling {
                    Some(sibling) => self.above_len(sibling),
                    None => self.close_unfit(rank),
                }
            }
        }
    }

    /// Before the first item of a list: closes what does not lead into it.
    fn close_unfit(&mut self, rank: Rank) {
        let Rank::Item { style, list_depth } = rank else { return };
        while let Some(above) = self.above.last() {
            let leads = match above.rank {
                Rank::Heading(_) => true,
                // lists nest as the format says, where it says so of both
                Rank::Item { list_depth: depth, .. } if depth > list_depth && list_depth > 0 => {
                    false
                }
                Rank::Item { list_depth: depth, .. } if depth < list_depth && depth > 0 => true,
                _ => self.leads_into(above.clause, style),
            };
            if leads {
                return;
            }
            self.close();
        }
    }

    /// Whether a clause leads into a list of `style` items: by a colon or a dash, or because such
    /// items only ever stand under something.
    fn leads_into(&self, clause: usize, style: Style) -> bool {
        let data = &self.clauses[clause];
        let end = self.text[data.body.range()].trim_end().chars().next_back();
        match style {
            Style::Letter | Style::Roman | Style::BracketedDecimal => true,
            Style::Bullet => !matches!(end, Some('.' | ';' | '!' | '?')),
            _ => matches!(end, Some(':' | '—' | '–')),
        }
    }

    fn close_paragraphs(&mut self) {
        while self.above.last().is_some_and(|above| !matches!(above.rank, Rank::Heading(_))) {
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
            let governor = data.parent.filter(|p| !self.clauses[p.index()].kind.is_heading());
            let count = counts.entry((governor, data.kind)).or_default();
            *count += 1;
            self.clauses[index].place = *count;
        }
    }
}
