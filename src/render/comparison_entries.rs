//! What became of clauses, entry by entry: what moved together is one, with its own inside.

use std::fmt::{self, Write};

use super::clause_range::{cited, highest, range};
use super::comparison_text::ComparisonText;
use super::lone_clauses::together;
use super::wrap::{Look, Run};
use crate::align::{BlockMove, Change, Fate, Nature, Renumbering};
use crate::document::{Clause, ClauseId};

/// A comparison's changes, sorted into entries and what is said at the end.
pub(super) struct Entries<'c> {
    pub(super) text: &'c ComparisonText<'c>,
    /// What moved together.
    blocks: Vec<BlockMove<'c>>,
    /// For each link the number of what it moved with.
    block_of: Vec<Option<usize>>,
    pub(super) renumberings: Vec<Renumbering<'c>>,
    /// For each clause after the first it was before.
    was: Vec<Option<ClauseId>>,
}

impl<'c> Entries<'c> {
    pub(super) fn new(text: &'c ComparisonText<'c>) -> Self {
        let comparison = text.comparison;
        let mut blocks = comparison.block_moves();
        blocks.retain(|block| block.changes().len() > 1);
        let mut block_of = vec![None; comparison.clauses().len()];
        for (index, block) in blocks.iter().enumerate() {
            block.changes().for_each(|change| block_of[change.place()] = Some(index));
        }
        let mut was = vec![None; comparison.after().clauses().len()];
        for link in comparison.alignment().links() {
            link.after.iter().for_each(|id| was[id.index()] = link.before.first().copied());
        }
        Self { text, blocks, block_of, renumberings: comparison.renumberings(), was }
    }

    pub(super) fn entries(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let changes: Vec<Change<'c>> = self.text.comparison.changes().collect();
        let mut section = None;
        // behind the last link of what moved and is written out
        let mut inside_until = 0;
        let mut next = 0;
        while next < changes.len() {
            let change = changes[next];
            let rest = &changes[next..];
            next += 1;
            let inside = change.place() < inside_until;
            let block = self.block_of[change.place()].filter(|_| !inside);
            // what is asked of them below is known with them
            let pieces = change.pieces();
            if block.is_none() && !self.has_entry(change, inside) {
                continue;
            }
            if !inside {
                let here = change.section().map(Clause::text);
                self.section(f, here.filter(|_| here != section))?;
                section = here;
            }
            if let Some(block) = block.map(|block| &self.blocks[block]) {
                self.block(f, block)?;
                inside_until = block.changes().last().map_or(0, |last| last.place() + 1);
                if self.has_entry(change, true) {
                    self.text.change(f, change, &pieces, true)?;
                }
                continue;
            }
            let is_here = |change: &Change<'_>| (change.place() < inside_until) == inside;
            let many = together(rest.iter().copied().take_while(is_here));
            match many {
                1 => self.text.change(f, change, &pieces, inside)?,
                _ => self.text.together(f, &rest[..many], if inside { 4 } else { 0 })?,
            }
            next += many - 1;
        }
        Ok(())
    }

    /// Whether a change is shown on its own, not counted or listed at the end or said of what moved.
    pub(super) fn has_entry(&self, change: Change<'_>, inside: bool) -> bool {
        (change.is_moved() && !inside) || !(self.text.is_light(change) || only_references(change))
    }

    /// Whether a change is part of what moved as a whole.
    pub(super) fn is_in_block(&self, change: Change<'_>) -> bool {
        self.block_of[change.place()].is_some()
    }

    fn section(&self, f: &mut fmt::Formatter<'_>, section: Option<&str>) -> fmt::Result {
        let Some(section) = section else { return Ok(()) };
        f.write_char('\n')?;
        self.text.line(f, &[Run { text: section, look: Look::Strong }], 0)
    }

    fn block(&self, f: &mut fmt::Formatter<'_>, block: &BlockMove<'_>) -> fmt::Result {
        f.write_char('\n')?;
        let head = self.headline(block);
        self.text.line(f, &[Run { text: &head, look: Look::Strong }], 0)?;
        let has_words = |change: &Change<'_>| {
            change.after_clauses().next().is_some_and(|clause| !clause.body().is_empty())
        };
        match block.changes().find(has_words) {
            // the headline has the words of a heading without a number, and other words are shown anyway
            Some(first) if !is_quoted(first) && !self.has_entry(first, true) => {
                self.text.first_words(f, first)
            }
            _ => Ok(()),
        }
    }

    /// "Articles 5 to 9 → Articles 8 to 12: moved behind Article 7 (formerly Article 12), renumbered,
    /// 2 revised"
    fn headline(&self, block: &BlockMove<'_>) -> String {
        let (before, after) = (block.before_clauses(), block.after_clauses());
        let (before, after) = (highest(&before), highest(&after));
        let (old, new) = (range(&before), range(&after));
        let mut head = if old == new { new } else { format!("{old} → {new}") };
        let place = after.first().map_or_else(String::new, |first| self.destination(*first));
        write!(head, ": moved {place}").unwrap_or_default();
        if block.changes().any(Change::is_renumbered) {
            head.push_str(", renumbered");
        }
        let mut inside = self.counts(block);
        if inside.is_empty() {
            inside.push("otherwise unchanged".to_owned());
        }
        inside.iter().for_each(|part| {
            head.push_str(", ");
            head.push_str(part);
        });
        head
    }

    /// What happened inside.
    fn counts(&self, block: &BlockMove<'_>) -> Vec<String> {
        let changes: Vec<Change<'_>> = block.changes().collect();
        let count =
            |is: fn(&Change<'_>) -> bool| changes.iter().filter(|change| is(change)).count();
        let [before, after] = [block.before_clauses().len(), block.after_clauses().len()];
        let counts = [
            (
                count(|change| change.nature() == Some(Nature::Wording) && is_one(*change)),
                "revised",
            ),
            (count(|change| only_references(*change)), "updated in its references"),
            (count(|change| change.fate() == Fate::Split), "split"),
            (count(|change| change.fate() == Fate::Merged), "merged"),
            (
                after - changes.iter().map(|change| change.after_clauses().len()).sum::<usize>(),
                "added",
            ),
            (
                before - changes.iter().map(|change| change.before_clauses().len()).sum::<usize>(),
                "dropped",
            ),
        ];
        let counts = counts.into_iter().filter(|(count, _)| *count > 0);
        counts.map(|(count, word)| format!("{count} {word}")).collect()
    }

    /// "behind Article 7 (formerly Article 12)"
    fn destination(&self, first: Clause<'_>) -> String {
        let parent = first.parent().map(Clause::id);
        let before = first.id().0.checked_sub(1).map(|id| first.draft().clause(ClauseId(id)));
        let mut above = std::iter::successors(before, |clause| clause.parent());
        let beside = above.find(|clause| clause.parent().map(Clause::id) == parent);
        let Some(beside) = beside else {
            return match first.parent() {
                Some(parent) => format!("to the beginning of {}", cited(parent)),
                None => "to the beginning".to_owned(),
            };
        };
        let (now, was) = (cited(beside), self.was(beside));
        match was {
            Some(was) if was != now => format!("behind {now} (formerly {was})"),
            _ => format!("behind {now}"),
        }
    }

    /// How a clause of *after* was cited before, if it stood there.
    pub(super) fn was(&self, clause: Clause<'_>) -> Option<String> {
        let was = self.was[clause.id().index()]?;
        Some(cited(self.text.comparison.before().clause(was)))
    }
}

/// Whether a clause is cited by its words.
fn is_quoted(change: Change<'_>) -> bool {
    change.after_clauses().next().is_some_and(|clause| cited(clause).starts_with('“'))
}

/// Whether a clause stays one and nothing but its references is revised.
pub(super) fn only_references(change: Change<'_>) -> bool {
    is_one(change) && change.nature() == Some(Nature::Reference)
}

fn is_one(change: Change<'_>) -> bool {
    matches!(change.fate(), Fate::Kept | Fate::Revised)
}
