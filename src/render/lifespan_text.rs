//! The life of a phrase as a person reads it in a terminal.

use std::fmt;

use super::comparison_text::cited;
use super::style::Style;
use super::wrap::{Indent, Look, Run, paragraph};
use crate::history::{History, Lifespan, Sought, Turn, TurnKind};

/// A lifespan to be printed: the drafts that have the phrase and where, with what it took the place of
/// and gave way to.
#[derive(Clone, Copy, Debug)]
pub struct LifespanText<'h> {
    lifespan: &'h Lifespan,
    history: &'h History<'h>,
    style: Style,
}

impl Lifespan {
    /// The lifespan to be printed in a style, with the history it was found in.
    #[must_use]
    pub fn styled<'h>(
        &'h self,
        history: &'h History<'h>,
        style: impl Into<Style>,
    ) -> LifespanText<'h> {
        LifespanText { lifespan: self, history, style: style.into() }
    }
}

impl fmt::Display for LifespanText<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.line(f, &format!("{}: {}", self.sought(), self.summary()), Look::Strong, 0)?;
        for (number, draft) in self.history.drafts().iter().enumerate() {
            let Some(found) = self.lifespan.occurrences.get(number) else { break };
            let paths: Vec<_> = found.iter().map(|one| draft.clause(one.clause).path()).collect();
            let stands = if paths.is_empty() { "–".to_owned() } else { paths.join(", ") };
            self.line(f, &format!("{}. {}: {stands}", number + 1, cited(draft)), Look::Plain, 0)?;
            for turn in self.lifespan.turns.iter().filter(|turn| turn.draft == number) {
                self.line(f, &self.turn(turn), Look::Plain, 4)?;
            }
        }
        Ok(())
    }
}

impl LifespanText<'_> {
    fn line(&self, f: &mut fmt::Formatter<'_>, text: &str, look: Look, at: usize) -> fmt::Result {
        paragraph(f, &[Run { text, look }], Indent::hanging(at), self.style)
    }

    pub(super) fn sought(&self) -> String {
        match &self.lifespan.sought {
            Sought::Phrase(words) => format!("“{words}”"),
            Sought::Pattern(pattern) => format!("pattern “{pattern}”"),
            Sought::Concept { name, .. } => format!("concept “{name}”"),
        }
    }

    pub(super) fn summary(&self) -> String {
        let Some(born) = self.lifespan.born() else { return "in no draft".to_owned() };
        let mut parts = vec![match born {
            0 => "there from the first draft".to_owned(),
            born => format!("born in draft {}", born + 1),
        }];
        parts.extend(self.lifespan.returned().iter().map(|at| format!("back in {}", at + 1)));
        parts.extend(self.lifespan.died().map(|at| format!("gone from draft {}", at + 1)));
        parts.join(", ")
    }

    pub(super) fn turn(&self, turn: &Turn) -> String {
        let drafts = self.history.drafts();
        let (has, not) = match turn.kind {
            TurnKind::Appeared => (turn.draft, turn.parent),
            TurnKind::Vanished => (turn.parent, turn.draft),
        };
        let path = drafts[has].clause(turn.phrase.clause).path();
        let other = turn.other.and_then(|other| {
            let words = drafts[not].text().get(other.span.range())?;
            Some((drafts[not].clause(other.clause).path(), words))
        });
        match (turn.kind, other) {
            (TurnKind::Appeared, Some((at, words))) => {
                format!("came into {path} for “{words}” ({at})")
            }
            (TurnKind::Appeared, None) => format!("came into {path}"),
            (TurnKind::Vanished, Some((at, words))) => {
                format!("gave way in {path} to “{words}” ({at})")
            }
            (TurnKind::Vanished, None) => format!("went from {path}"),
        }
    }
}
