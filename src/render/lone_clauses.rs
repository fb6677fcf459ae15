//! Clauses that came or went together: *items 1 to 28: added*.

use std::fmt::{self, Write};

use super::clause_range::{cited, highest, range};
use super::comparison_text::{ComparisonText, runs};
use super::wrap::{Indent, Look, Run, paragraph};
use crate::align::{Change, Fate};
use crate::document::Clause;

/// So many columns further in stands what stands under another clause.
const STEP: usize = 2;

/// How many of the changes, from the first on, came or went together: each right behind the last, and under
/// the first or beside it and of its kind. 1 if none did.
pub(super) fn together<'c>(changes: impl Iterator<Item = Change<'c>>) -> usize {
    let mut lone = changes.map_while(lone);
    let Some((fate, first)) = lone.next() else { return 1 };
    let belongs = |(place, (other, clause)): &(usize, (Fate, Clause<'_>))| {
        let is_next = *other == fate && clause.id().index() == first.id().index() + place;
        is_next && (is_under(*clause, first) || is_beside(*clause, first))
    };
    1 + (1..).zip(lone).take_while(belongs).count()
}

/// What happened to the only clause of a change, and the clause.
fn lone(change: Change<'_>) -> Option<(Fate, Clause<'_>)> {
    let clause = match change.fate() {
        Fate::Added => change.after_clauses().next(),
        Fate::Dropped => change.before_clauses().next(),
        _ => None,
    };
    clause.map(|clause| (change.fate(), clause))
}

/// Whether a clause stands under one of those beside the first: they end where something else begins.
fn is_under(clause: Clause<'_>, first: Clause<'_>) -> bool {
    clause.depth() > first.depth()
}

fn is_beside(clause: Clause<'_>, first: Clause<'_>) -> bool {
    let number = |clause: Clause<'_>| clause.enumerator().map(|number| number.style);
    clause.kind() == first.kind()
        && clause.parent().map(Clause::id) == first.parent().map(Clause::id)
        && number(clause) == number(first)
}

impl ComparisonText<'_> {
    /// Changes that came or went together, as one entry.
    pub(super) fn together(
        &self,
        f: &mut fmt::Formatter<'_>,
        changes: &[Change<'_>],
        indent: usize,
    ) -> fmt::Result {
        let clauses: Vec<Clause<'_>> =
            changes.iter().filter_map(|change| Some(lone(*change)?.1)).collect();
        let highest = highest(&clauses);
        let [first, ..] = highest[..] else { return Ok(()) };
        let mut head = format!("{}: {}", range(&highest), changes[0].fate().name());
        match clauses.len() - highest.len() {
            0 => {}
            1 => head.push_str(", with a clause under it"),
            under => write!(head, ", with {under} clauses under {}", them(&highest))?,
        }
        f.write_char('\n')?;
        self.line(f, &[Run { text: &head, look: Look::Strong }], indent)?;
        for (change, clause) in changes.iter().zip(&clauses) {
            let pieces = change.pieces();
            let words = runs(&pieces, change.fate(), self.style.lightest);
            // the headline has the number of one alone, and the words of a heading without a number
            let is_alone = highest.len() == 1 && clause.id() == first.id();
            let mark = if is_alone { "" } else { mark(*clause) };
            let is_said = is_alone && cited(*clause) == format!("“{}”", clause.body());
            if is_said || words.is_empty() && mark.is_empty() {
                continue;
            }
            let first_line = indent + 4 + STEP * (clause.depth() - first.depth());
            let space = if mark.is_empty() { "" } else { " " };
            let look = words.first().map_or(Look::Plain, |run| run.look);
            let mut line = vec![Run { text: mark, look }, Run { text: space, look: Look::Plain }];
            line.extend(words);
            let rest = first_line + if mark.is_empty() { 0 } else { STEP };
            paragraph(f, &line, Indent::new(first_line, rest), self.style)?;
        }
        Ok(())
    }
}

fn them(clauses: &[Clause<'_>]) -> &'static str {
    if clauses.len() == 1 { "it" } else { "them" }
}

/// The number of a clause as it is printed, or a dash.
fn mark(clause: Clause<'_>) -> &str {
    match clause.enumerator() {
        Some(number) if !number.label.is_empty() => &clause.draft().text()[number.span.range()],
        _ if clause.kind().is_heading() => "",
        _ => "-",
    }
}
