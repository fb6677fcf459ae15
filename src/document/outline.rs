//! Blocks to clauses: who stands under whom, and what form each has.

use std::collections::HashMap;

use foldhash::fast::FixedState;

use super::annex::heads_annex;
use super::blocks::{Block, Shape};
use super::candidate::{Counted, readings};
use super::clause::{ClauseData, ClauseId, ClauseKind, Part};
use super::definition::{heads_definitions, is_definition, is_quote, names_term};
use super::divisions::settle_divisions;
use super::enumerator::{self, Enumerator, EnumeratorStyle as Style};
use super::headings::{LOWEST_LEVEL, raise_articles};
use super::kinds::settle_kinds;
use super::quoted;
use super::rank::{Inner, Rank};
use super::run_in;
use crate::lexicon::{Lexicon, Lists};
use crate::span::Span;

/// Nesting deeper than this is read as flat at this depth: no text written by people goes deeper,
/// and a hostile one must not make every clause know 100,000 others.
const MOST_DEPTH: usize = 64;
/// So many headings may stand on each other: part, chapter, section, title and the article itself.
const MOST_HEADINGS: usize = 5;

/// The clauses of a draft, in order.
pub(super) fn outline(text: &str, mut blocks: Vec<Block>, lexicon: &Lexicon) -> Vec<ClauseData> {
    let clauses = Vec::with_capacity(blocks.len());
    let mut inner = Inner::default();
    if let Some(level) = raise_articles(text, &mut blocks, lexicon) {
        inner.raise("article", level);
    }
    let mut outline = Outline { clauses, inner, ..Outline::new(text, lexicon) };
    let mut rest = &mut blocks[..];
    while !rest.is_empty() {
        let quoted = quoted::count(text, rest, lexicon);
        outline.add_next(rest);
        if quoted > 0 {
            outline.add_quoted(&rest[1..=quoted]);
        }
        rest = &mut rest[1 + quoted..];
    }
    outline.close_all();
    settle_kinds(text, lexicon, &mut outline.clauses);
    settle_divisions(&mut outline.clauses);
    outline.count_places();
    outline.clauses
}

/// A clause that later ones may stand under.
pub(super) struct Above {
    pub(super) clause: usize,
    pub(super) rank: Rank,
}

pub(super) struct Outline<'t> {
    pub(super) text: &'t str,
    pub(super) lexicon: &'t Lexicon,
    pub(super) clauses: Vec<ClauseData>,
    pub(super) above: Vec<Above>,
    /// The last item of each sort of number, its rank, and what it stands under.
    pub(super) counted: Vec<(Counted, Rank, Option<ClauseId>)>,
    inner: Inner,
    /// Whether it is that of a quotation.
    is_quoted: bool,
}

impl<'t> Outline<'t> {
    fn new(text: &'t str, lexicon: &'t Lexicon) -> Self {
        let (clauses, above, counted) = (Vec::new(), Vec::new(), Vec::new());
        Self { text, lexicon, clauses, above, counted, inner: Inner::default(), is_quoted: false }
    }

    /// Adds the first of `blocks`.
    fn add_next(&mut self, blocks: &mut [Block]) {
        let own = self.printed(&mut blocks[0]);
        if let Some(rank) = self.rank_over_articles(blocks, own.as_ref()) {
            return self.add_as(&blocks[0], own, rank);
        }
        let block = &blocks[0];
        let pieces = run_in::split(self.text, block, own.as_ref(), self.lexicon, || self.counted());
        match pieces.is_empty() {
            true => self.add(block, own),
            false => {
                // the first piece may be the number alone, which is none by itself: "3" of "3 (1) A keeper"
                let mut own = own.map(|(own, len)| (own, len.min(pieces[0].span.len())));
                for mut piece in pieces {
                    let printed = own.take().or_else(|| self.printed(&mut piece));
                    self.add(&piece, printed);
                }
            }
        }
    }

    /// Adds what the last clause quotes, as clauses below it. They nest and count among themselves alone.
    fn add_quoted(&mut self, blocks: &[Block]) {
        let mut blocks = quoted::without_headings(self.text, blocks, self.lexicon);
        let mut quoted = Outline { is_quoted: true, ..Outline::new(self.text, self.lexicon) };
        for index in 0..blocks.len() {
            quoted.add_next(&mut blocks[index..]);
        }
        quoted.close_all();
        let (first, depth) = (self.clauses.len() as u32, self.above.len() as u32);
        let lead = self.above.last().map(|above| ClauseId(above.clause as u32));
        self.clauses.extend(quoted.clauses.into_iter().map(|data| ClauseData {
            parent: data.parent.map(|parent| ClauseId(parent.0 + first)).or(lead),
            depth: data.depth + depth,
            below_end: data.below_end + first,
            ..data
        }));
    }

    /// The number that a block begins with, and its length with the space behind it.
    fn printed(&self, block: &mut Block) -> Option<(Enumerator, usize)> {
        let (words, start) = (&self.text[block.span.range()], block.span.start());
        // a format that says what a number is may have kept it apart with the mark before it
        if self.is_quoted || block.depth.is_some() {
            if let Some(number) = quoted::number(words, start, self.lexicon) {
                return Some(number);
            }
        }
        block.take_number(self.text, self.lexicon).or_else(|| {
            let glued = enumerator::parse_glued(words, start, self.lexicon)?;
            self.counts(&glued.0).then_some(glued)
        })
    }

    /// Whether a letter begins a list behind what leads into one, or counts on from the last of its
    /// sort: only then is it a number though no space parts it from the words.
    fn counts(&self, enumerator: &Enumerator) -> bool {
        let Some(last) = self.clauses.last() else { return false };
        let lead = self.text[last.body.range()].trim_end();
        let leads = lead.ends_with([':', '—', '–']) || lead.is_empty() && last.enumerator.is_some();
        let counts = |own: Counted| match own.number.checked_sub(1) {
            None | Some(0) => leads,
            Some(number) => {
                let before = Counted { number, ..own };
                self.counted.iter().any(|(counted, ..)| *counted == before)
            }
        };
        readings(enumerator).is_some_and(|own| own.into_iter().flatten().any(counts))
    }

    fn add(&mut self, block: &Block, mut printed: Option<(Enumerator, usize)>) {
        if let Some((enumerator, _)) = &mut printed {
            self.settle_roman(enumerator);
        }
        let enumerator = printed.as_ref().map(|(own, _)| own);
        if let (Some(own), Some(last)) = (enumerator, self.clauses.last()) {
            self.inner.learn(block.shape, own, last);
            let in_article = own.label == "§ 1" && self.is_in_article();
            self.inner.learn_paragraphs(own, in_article);
        }
        let rank = self.rank(block, enumerator);
        self.add_as(block, printed, rank);
    }

    fn add_as(&mut self, block: &Block, printed: Option<(Enumerator, usize)>, rank: Rank) {
        let (enumerator, number_len) = printed.map_or((None, 0), |(own, len)| (Some(own), len));
        let awaited = rank == Rank::Paragraph && self.are_awaited(block);
        let continues = (block.continues && enumerator.is_none()) || awaited;
        match block.depth {
            Some(depth) => self.above_len(depth as usize),
            None if awaited => {}
            None if continues => self.close_for_paragraph_of_item(block.list_depth),
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
                (Shape::Text | Shape::Clause, Rank::Definition) => ClauseKind::Definition,
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
            within: None,
            place: 0,
            level: if let Shape::Heading(level) = block.shape { level } else { 0 },
            list_depth: block.list_depth,
            continues,
            given: matches!(block.shape, Shape::Given(_)),
            shape: block.shape,
            placed: block.depth.is_some(),
        });
        if let Rank::Item { .. } = rank {
            self.count(id, rank);
        }
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
                let division = named.map(|enumerator| self.inner.level(&enumerator.label));
                Rank::Heading { level, division }
            }
            (Shape::Footnote | Shape::Row, _) => Rank::Paragraph,
            (_, Some(enumerator)) if enumerator.style == Style::Named => {
                Rank::Division(self.inner.level(&enumerator.label))
            }
            (_, Some(enumerator)) if enumerator.style == Style::Paragraph => Rank::Paragraph,
            (_, None) if block.continues => Rank::Paragraph,
            (_, Some(enumerator)) => {
                Rank::Item { style: enumerator.style, list_depth: block.list_depth }
            }
            (_, None) if block.depth.is_some() && self.defines(block) => Rank::Definition,
            (_, None) if block.list_depth > 0 => {
                Rank::Item { style: Style::Bullet, list_depth: block.list_depth }
            }
            (_, None) if self.defines(block) => Rank::Definition,
            (_, None) => Rank::Paragraph,
        }
    }

    /// Whether a paragraph says what a term means, below a colon or behind another such one, or in the section
    /// of definitions, where no marks need stand around the term.
    fn defines(&self, block: &Block) -> bool {
        let words = &self.text[block.span.range()];
        let goes_on = self.above.iter().any(|above| above.rank == Rank::Definition);
        let is_led = self.clauses.last().is_some_and(|last| {
            !last.kind.is_heading() && self.text[last.body.range()].ends_with([':', '—', '–'])
        });
        match words.starts_with(is_quote) {
            true => goes_on || is_led && is_definition(words, Lists::default(), self.lexicon),
            false => {
                (goes_on || is_led || self.opens_definitions()) && names_term(words, self.lexicon)
            }
        }
    }

    /// Whether the last clause is the heading of a section of definitions, or the first paragraph below it.
    fn opens_definitions(&self) -> bool {
        let mut last = self.clauses.iter().rev().take(2);
        let heading = last.find(|data| data.kind.is_heading());
        heading.is_some_and(|data| heads_definitions(&self.text[data.body.range()], self.lexicon))
    }

    /// The rank of a heading that leads to articles that count on from the open one, whatever the size
    /// of its print: *Final provisions* between articles 12 and 13 is no part of article 12.
    fn rank_over_articles(
        &self,
        blocks: &mut [Block],
        own: Option<&(Enumerator, usize)>,
    ) -> Option<Rank> {
        let (heading, below) = blocks.split_first_mut()?;
        let Shape::Heading(own_level) = heading.shape else { return None };
        let division = own.filter(|(own, _)| own.style == Style::Named);
        let division = division.map(|(own, _)| self.inner.level(&own.label));
        if heading.depth.is_some() || division == Some(LOWEST_LEVEL) {
            return None;
        }
        let (level, number) = self.open_article()?;
        let leads = own_level >= level && self.leads_to_article(below, level, number + 1);
        let division = Some(division.unwrap_or(LOWEST_LEVEL - 1));
        leads.then_some(Rank::Heading { level, division })
    }

    /// Whether an article is open.
    fn is_in_article(&self) -> bool {
        self.above.iter().any(|above| {
            let own = self.clauses[above.clause].enumerator.as_ref();
            own.is_some_and(|own| own.style == Style::Named && own.label.starts_with("article "))
        })
    }

    /// The level and the number of the article that is open.
    fn open_article(&self) -> Option<(u8, u32)> {
        self.above.iter().rev().find_map(|above| match above.rank {
            Rank::Heading { level, division: Some(LOWEST_LEVEL) } => {
                let own = self.clauses[above.clause].enumerator.as_ref()?;
                Some((level, own.ordinal()?.0))
            }
            _ => None,
        })
    }

    /// Whether nothing but headings stands before article `number`.
    fn leads_to_article(&self, blocks: &mut [Block], level: u8, number: u32) -> bool {
        let is_article = |block: &mut Block| {
            let printed = block.number(self.text, self.lexicon);
            let named = printed.filter(|(own, _)| own.style == Style::Named);
            let counted = named.and_then(|(own, _)| own.ordinal());
            counted.is_some_and(|own| own.0 == number) && block.shape == Shape::Heading(level)
        };
        let next = blocks.iter_mut().take(MOST_HEADINGS);
        next.take_while(|block| matches!(block.shape, Shape::Heading(_))).any(is_article)
    }

    /// Closes every clause that one of `rank` cannot stand under.
    fn close_for(&mut self, rank: Rank, enumerator: Option<&Enumerator>) {
        match rank {
            Rank::Heading { .. } | Rank::Division(_) => self.close_headings(rank, enumerator),
            Rank::Paragraph => self.close_paragraphs(),
            Rank::Definition => {
                let before = self.above.iter().position(|above| above.rank == rank);
                if let Some(before) = before {
                    self.above_len(before);
                }
            }
            Rank::Item { .. } => self.close_for_item(rank, enumerator),
        }
    }

    fn close_headings(&mut self, rank: Rank, own: Option<&Enumerator>) {
        let named = matches!(rank, Rank::Division(_) | Rank::Heading { division: Some(_), .. });
        let may_be_part = named && !own.is_some_and(Enumerator::is_annex);
        let mut title = None;
        while let Some(above) = self.above.last() {
            // the parts of an annex stand in it, though those of the text are as high as the annex
            let is_part = may_be_part
                && rank.is_as_low(above.rank)
                && self.heads_annex(above.clause)
                && title.is_none_or(|title| title == above.clause + 1);
            // articles do not stand under the preamble, whatever the size of its heading
            let is_under = is_part || rank.heads_under(above.rank);
            if is_under && !(named && self.heads_preamble(above.clause)) {
                return;
            }
            let closed = &self.clauses[above.clause];
            title = Some(above.clause).filter(|_| closed.kind.is_heading() && !closed.is_named());
            self.close();
        }
    }

    fn heads_annex(&self, clause: usize) -> bool {
        let data = &self.clauses[clause];
        let words = &self.text[data.span.range()];
        data.kind.is_heading()
            && (data.is_numbered_annex()
                || data.enumerator.is_none() && heads_annex(words, self.lexicon))
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
        let lists = |above: &Above| above.rank.lists_with(rank);
        let next = enumerator.and_then(Counted::of);
        let counts_on = |above: &Above| {
            let open = self.clauses[above.clause].enumerator.as_ref().and_then(Counted::of);
            open.map(|open| Counted { number: open.number + 1, ..open }) == next
        };
        let counted = next
            .and_then(|_| self.above.iter().rposition(|above| lists(above) && counts_on(above)));
        let sibling = counted.or_else(|| {
            self.above
                .iter()
                .rposition(|above| lists(above) && self.goes_on(above.clause, enumerator))
        });
        let list = || enumerator.and_then(|own| self.list_before(own, rank));
        let heading = || enumerator.and_then(|own| self.heading_before(own));
        match sibling.or_else(list).or_else(heading) {
            Some(sibling) => self.above_len(sibling),
            None if self.begins_inner_bullets(enumerator) => {}
            None => {
                let number = enumerator.and_then(Enumerator::ordinal);
                let first = number.is_some_and(|(number, _)| number == 1);
                match self.acts_behind_reasons(enumerator) {
                    true => self.close_paragraphs(),
                    false => {
                        let small = enumerator.is_some_and(|own| self.begins_small(own));
                        self.close_unfit(rank, first, small);
                    }
                }
            }
        }
    }

    /// Keeps how far the list of an item has counted.
    fn count(&mut self, item: usize, rank: Rank) {
        let ClauseData { enumerator, parent, .. } = &self.clauses[item];
        let Some(own) = enumerator.as_ref().and_then(Counted::of) else { return };
        let last = (own, rank, *parent);
        let same = |counted: &Counted| (counted.style, counted.form) == (own.style, own.form);
        match self.counted.iter_mut().find(|(counted, ..)| same(counted)) {
            Some(place) => *place = last,
            None => self.counted.push(last),
        }
    }

    /// Before the first item of a list: closes what does not lead into it.
    fn close_unfit(&mut self, rank: Rank, first: bool, small: bool) {
        let Rank::Item { style, list_depth } = rank else { return };
        // a colon leads into one list: behind its bullets "1." begins another
        let mut led = false;
        while let Some(above) = self.above.last() {
            let leads = match above.rank {
                Rank::Heading { .. } => true,
                Rank::Division(_) if style != Style::Bullet => true,
                // lists nest as the format says, where it says so of both
                Rank::Item { list_depth: depth, .. } if depth > list_depth && list_depth > 0 => {
                    false
                }
                Rank::Item { list_depth: depth, .. } if depth < list_depth && depth > 0 => true,
                _ if led => false,
                _ => {
                    self.leads_into(above.clause, style, first)
                        || first && small && self.is_unfinished(above.clause)
                }
            };
            if leads {
                return;
            }
            led |= style == Style::Decimal
                && self.clauses[above.clause].has_style(Style::Bullet)
                && list_depth == 0;
            self.close();
        }
    }

    fn close_paragraphs(&mut self) {
        while self.above.last().is_some_and(|above| !matches!(above.rank, Rank::Heading { .. })) {
            self.close();
        }
    }

    /// Whether a paragraph is the words of a choice such as *Option 2:* alone on its line. A comma at
    /// its end leads on to more than one paragraph.
    fn are_awaited(&self, block: &Block) -> bool {
        let is_text = matches!(block.shape, Shape::Text | Shape::Clause);
        let waits = |last: &ClauseData| last.has_style(Style::Choice) && last.body.is_empty();
        let words = &self.text[block.span.range()];
        is_text
            && self.clauses.last().is_some_and(waits)
            && !words.trim_end_matches([']', ' ']).ends_with(',')
    }

    /// Before a further paragraph of an item: closes what stands in the item already.
    fn close_for_paragraph_of_item(&mut self, own_depth: u32) {
        let item = self.above.iter().rposition(|above| {
            matches!(above.rank, Rank::Item { list_depth, .. } if (1..=own_depth).contains(&list_depth))
        });
        match item {
            Some(item) => self.above_len(item + 1),
            None => self.close_paragraphs(),
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
