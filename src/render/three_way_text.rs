//! What two delegations did to a base, as a person reads it in a terminal.

use std::fmt::{self, Write};

use super::comparison_text::cited;
use super::style::Style;
use super::wrap::{Indent, Look, Run, paragraph};
use crate::document::{Clause, ClauseId, Draft};
use crate::merge::{Accord, Locus, ThreeWay};

/// Three drafts to be printed: a summary, then every place that a side changed, conflicts in brackets.
#[derive(Clone, Copy, Debug)]
pub struct ThreeWayText<'t> {
    merge: &'t ThreeWay<'t>,
    style: Style,
}

impl ThreeWay<'_> {
    /// The three drafts to be printed in a style.
    #[must_use]
    pub fn styled(&self, style: impl Into<Style>) -> ThreeWayText<'_> {
        ThreeWayText { merge: self, style: style.into() }
    }
}

impl fmt::Display for ThreeWay<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.styled(Style::new()).fmt(f)
    }
}

impl fmt::Display for ThreeWayText<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [base, left, right] =
            [self.merge.base(), self.merge.left(), self.merge.right()].map(cited);
        self.line(f, &format!("{base} → {left} and {right}"), Look::Strong, 0)?;
        self.line(f, &self.summary(), Look::Faint, 0)?;
        for locus in self.merge.loci() {
            if locus.accord == Accord::Untouched && locus.moved == Accord::Untouched {
                continue;
            }
            f.write_char('\n')?;
            self.line(f, &self.headline(locus), Look::Strong, 0)?;
            for words in self.merge.paragraphs(locus) {
                self.line(f, &words, Look::Plain, 4)?;
            }
        }
        Ok(())
    }
}

impl ThreeWayText<'_> {
    fn line(&self, f: &mut fmt::Formatter<'_>, text: &str, look: Look, by: usize) -> fmt::Result {
        paragraph(f, &[Run { text, look }], Indent::all(by), self.style)
    }

    fn summary(&self) -> String {
        let counts = [
            Accord::Untouched,
            Accord::Left,
            Accord::Right,
            Accord::Agreed,
            Accord::Separate,
            Accord::Conflict,
        ];
        let said = counts.into_iter().map(|accord| (self.merge.count(accord), accord));
        let said = said.filter(|(count, _)| *count > 0);
        let said: Vec<_> =
            said.map(|(count, accord)| format!("{count} {}", self.accord(accord))).collect();
        if said.is_empty() { "no clauses".to_owned() } else { said.join(" · ") }
    }

    fn accord(&self, accord: Accord) -> String {
        match accord {
            Accord::Untouched => "untouched".to_owned(),
            Accord::Left => format!("by {} alone", self.merge.left().sigil()),
            Accord::Right => format!("by {} alone", self.merge.right().sigil()),
            Accord::Agreed => "by both alike".to_owned(),
            Accord::Separate => "by both, apart".to_owned(),
            Accord::Conflict => "in conflict".to_owned(),
        }
    }

    /// "6 → 3: revised by A alone, moved by B alone"
    fn headline(&self, locus: &Locus) -> String {
        let sides = [
            (self.merge.base(), &locus.base),
            (self.merge.left(), &locus.left),
            (self.merge.right(), &locus.right),
        ];
        let place = sides.iter().find(|(_, clauses)| !clauses.is_empty());
        let place = place.map(|(draft, clauses)| paths(draft, clauses)).unwrap_or_default();
        let sizes = sides.map(|(_, clauses)| clauses.len());
        let what = match (locus.accord, sizes) {
            (Accord::Conflict, _) => None,
            (_, [0, ..]) => Some("added"),
            (Accord::Left, [_, 0, _]) | (Accord::Right | Accord::Agreed, [.., 0]) => {
                Some("dropped")
            }
            _ => Some("revised"),
        };
        let mut said = Vec::new();
        if locus.accord != Accord::Untouched {
            let words = what.map_or(String::new(), |what| format!("{what} "));
            said.push(format!("{words}{}", self.accord(locus.accord)));
        }
        match locus.moved {
            Accord::Untouched => {}
            Accord::Conflict => said.push("moved to two places".to_owned()),
            moved => said.push(format!("moved {}", self.accord(moved))),
        }
        format!("{place}: {}", said.join(", "))
    }
}

/// How clauses of a draft are cited.
fn paths(draft: &Draft, clauses: &[ClauseId]) -> String {
    let paths: Vec<_> = clauses.iter().map(|id| Clause::path(draft.clause(*id))).collect();
    paths.join(" + ")
}
