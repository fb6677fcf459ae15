//! The tracked changes that words stand in.

use super::super::builder::Builder;
use super::xml::Element;
use crate::document::{RevisionKind, TrackedChanges};
use crate::error::Error;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Change {
    pub(super) kind: RevisionKind,
    author: Option<String>,
    date: Option<String>,
}

impl Change {
    /// Text that is struck through by hand.
    pub(super) const STRUCK: Self = Self { kind: RevisionKind::Deleted, author: None, date: None };

    /// The change that an element marks; `None` if it marks none.
    pub(super) fn of(element: &Element<'_>) -> Result<Option<Self>, Error> {
        let kind = match element.name {
            "ins" | "moveTo" | "cellIns" => RevisionKind::Inserted,
            "del" | "moveFrom" | "cellDel" => RevisionKind::Deleted,
            _ => return Ok(None),
        };
        let said = |name| Ok(element.attribute(name)?.map(|value| value.into_owned()));
        Ok(Some(Self { kind, author: said("author")?, date: said("date")? }))
    }
}

/// The changes around the words now read, and those that the builder has been told of.
///
/// The builder is told at the first words of a change, and of its end only when other words come: a
/// change that a program writes run by run is one change.
pub(super) struct Changes {
    tracked: TrackedChanges,
    /// For each mark around the words, whether it is in `around`: one of a kind is enough.
    marks: Vec<bool>,
    around: Vec<Change>,
    told: Vec<Change>,
}

impl Changes {
    pub(super) fn new(tracked: TrackedChanges) -> Self {
        Self { tracked, marks: Vec::new(), around: Vec::new(), told: Vec::new() }
    }

    pub(super) fn keeps(&self, kind: RevisionKind) -> bool {
        self.tracked.keeps(kind)
    }

    /// How many marks stand around the words.
    pub(super) fn depth(&self) -> usize {
        self.marks.len()
    }

    pub(super) fn enter(&mut self, change: Change) {
        let is_first = self.around.iter().all(|other| other.kind != change.kind);
        self.marks.push(is_first);
        self.around.extend(is_first.then_some(change));
    }

    /// Leaves all marks but the outermost `depth`.
    pub(super) fn leave_to(&mut self, depth: usize) {
        while self.marks.len() > depth {
            if self.marks.pop() == Some(true) {
                self.around.pop();
            }
        }
    }

    /// Whether words here are no part of the text.
    pub(super) fn suppress(&self) -> bool {
        self.around.iter().any(|change| !self.keeps(change.kind))
    }

    /// Tells the builder which changes the words that follow stand in.
    pub(super) fn tell(&mut self, builder: &mut Builder) {
        let same = self.told.iter().zip(&self.around).take_while(|(told, now)| told == now).count();
        self.close_to(same, builder);
        for change in &self.around[same..] {
            builder.open_change(change.kind, change.author.clone(), change.date.clone());
            self.told.push(change.clone());
        }
    }

    /// Tells the builder that no change goes on.
    pub(super) fn close(&mut self, builder: &mut Builder) {
        self.close_to(0, builder);
    }

    fn close_to(&mut self, len: usize, builder: &mut Builder) {
        for _ in self.told.drain(len..) {
            builder.close_change();
        }
    }
}
