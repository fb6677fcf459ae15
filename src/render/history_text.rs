//! A history as a person reads it in a terminal.

use std::fmt::{self, Write};

use super::comebacks::comebacks;
use super::comparison_text::{cited, runs, shortened};
use super::map_text::counted;
use super::style::Style;
use super::wrap::{Indent, Look, Run, paragraph};
use crate::align::{Change, Comparison, Fate};
use crate::document::{Clause, ClauseId, Draft};
use crate::history::{History, Stage, Trace};

/// A history to be printed: its drafts and how much each changed, then every clause that changed under
/// its section, with its words step by step, then those that never did.
#[derive(Clone, Copy, Debug)]
pub struct HistoryText<'h> {
    history: &'h History<'h>,
    style: Style,
}

impl History<'_> {
    /// The history to be printed in a style.
    #[must_use]
    pub fn styled(&self, style: impl Into<Style>) -> HistoryText<'_> {
        HistoryText { history: self, style: style.into() }
    }
}

impl fmt::Display for History<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.styled(Style::new()).fmt(f)
    }
}

impl fmt::Display for HistoryText<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.drafts(f)?;
        let places: Vec<Places> = self.history.steps().iter().map(places).collect();
        let traces = self.history.traces();
        let mut changed: Vec<&Trace> = traces
            .iter()
            .filter(|trace| !trace.is_constant() && !is_bare_trace(self.history, trace))
            .collect();
        // those that stand last in their own order, each gone one behind what it stood behind
        changed.sort_by_key(|trace| last_seen(trace).map(|(_, clause)| clause));
        let mut section = None;
        for trace in changed {
            let Some((draft, id)) = last_seen(trace) else { continue };
            let clause = self.history.drafts()[draft].clause(id);
            let mut above = std::iter::successors(clause.section(), |heading| heading.section());
            // a number alone is said by the path of what stands below it
            let own = above.find(|heading| !heading.body().is_empty()).map(Clause::text);
            // a heading that is told itself stands above what is told of its section
            let is_heading = clause.kind().is_heading() && !clause.body().is_empty();
            if is_heading {
                section = Some(clause.text());
            } else if own != section {
                f.write_char('\n')?;
                self.line(f, own.unwrap_or("Outside of sections"), Look::Strong, 0)?;
                section = own;
            }
            self.trace(f, trace, clause, &places)?;
        }
        self.constant(f)
    }
}

impl HistoryText<'_> {
    fn line(&self, f: &mut fmt::Formatter<'_>, text: &str, look: Look, at: usize) -> fmt::Result {
        paragraph(f, &[Run { text, look }], Indent::hanging(at), self.style)
    }

    fn drafts(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let line = self.history.stemma().is_line();
        for (number, draft) in self.history.drafts().iter().enumerate() {
            let (new, all) = self.history.churn(number);
            let parents = self.history.stemma().parents(number);
            let mut parts = vec![size(draft, all)];
            if !line && !parents.is_empty() {
                let parents: Vec<_> = parents.iter().map(|at| (at + 1).to_string()).collect();
                parts.push(format!("made of {}", parents.join(" and ")));
            }
            if !parents.is_empty() {
                let percent = (200 * new + all).checked_div(2 * all).unwrap_or(0);
                parts.push(format!("{percent} % of them new or back"));
                parts.extend(counts(self.history, number));
            }
            let line = format!("{}. {}: {}", number + 1, cited(draft), parts.join(" · "));
            self.line(f, &line, Look::Plain, 0)?;
        }
        Ok(())
    }

    fn trace(
        &self,
        f: &mut fmt::Formatter<'_>,
        trace: &Trace,
        clause: Clause<'_>,
        places: &[Places],
    ) -> fmt::Result {
        f.write_char('\n')?;
        let words = shortened(clause.body(), self.style.width.saturating_sub(29));
        self.line(f, &format!("{} {words}", clause.path()), Look::Strong, 0)?;
        for (draft, stage) in trace.stages.iter().enumerate() {
            let Some(what) = self.what(trace, draft, stage) else { continue };
            self.line(f, &format!("{}. {what}", draft + 1), Look::Plain, 4)?;
            if !matches!(stage.fate, Some(Fate::Revised | Fate::Split | Fate::Merged)) {
                continue;
            }
            if let Some(since) = self.history.since_away(trace, draft) {
                for change in since.changes().filter(|change| has_both_sides(*change)) {
                    self.words(f, change)?;
                }
                continue;
            }
            let from = self.history.came_from(trace, draft).map(|(_, step)| step);
            let Some(step) = from.or(self.history.steps_into(draft).next()) else { continue };
            let mut links: Vec<usize> =
                stage.clauses.iter().map(|id| places[step][id.index()]).collect();
            links.dedup();
            for link in links {
                let change = self.history.steps()[step].change(link);
                self.words(f, change)?;
                for (words, then) in comebacks(self.history, change, draft) {
                    let words = shortened(words, self.style.width.saturating_sub(50));
                    let line = format!("“{words}” is back, last seen in draft {}", then + 1);
                    self.line(f, &line, Look::Faint, 8)?;
                }
            }
        }
        Ok(())
    }

    fn words(&self, f: &mut fmt::Formatter<'_>, change: Change<'_>) -> fmt::Result {
        let pieces = change.pieces();
        let runs = runs(&pieces, change.fate(), self.style.lightest);
        match runs.iter().all(|run| run.text.trim().is_empty()) {
            true => Ok(()),
            false => paragraph(f, &runs, Indent::all(8), self.style),
        }
    }

    /// "moved from 7 to 8 and revised"
    fn what(&self, trace: &Trace, draft: usize, stage: &Stage) -> Option<String> {
        if self.history.stemma().parents(draft).is_empty() {
            return (!stage.clauses.is_empty()).then(|| "there from the first".to_owned());
        }
        let path = |draft: usize, stage: &Stage| {
            let path = |id: &ClauseId| self.history.drafts()[draft].clause(*id).path();
            stage.clauses.iter().map(path).collect::<Vec<_>>().join(" + ")
        };
        let parent = self.history.came_from(trace, draft).map(|(parent, _)| parent);
        let from = stage.returned_from.or(parent);
        let old = from.map_or(String::new(), |from| path(from, &trace.stages[from]));
        let new = path(draft, stage);
        let mut words = Vec::new();
        if let Some(from) = stage.returned_from {
            let part = self.history.was_part_of(trace, draft);
            let part = part.map(|other| format!(", where it was part of {}", other.path()));
            words.push(format!("returned from draft {}{}", from + 1, part.unwrap_or_default()));
        }
        if stage.moved {
            words.push("moved".to_owned());
        }
        if stage.renumbered {
            words.push("renumbered".to_owned());
        }
        match stage.fate {
            Some(Fate::Revised) => words.push("revised".to_owned()),
            Some(Fate::Split) => words.push("split".to_owned()),
            Some(Fate::Merged) => words.push("merged".to_owned()),
            Some(Fate::Dropped) => words.push("dropped".to_owned()),
            Some(Fate::Added) if stage.returned_from.is_none() => words.push("added".to_owned()),
            _ => {}
        }
        let last = words.pop()?;
        let what = match words.is_empty() {
            true => last,
            false => format!("{} and {last}", words.join(", ")),
        };
        let both = !old.is_empty() && !new.is_empty() && old != new;
        Some(if both { format!("{old} → {new}: {what}") } else { what })
    }

    fn constant(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(last) = self.history.drafts().last() else { return Ok(()) };
        let traces = self.history.traces().iter().filter(|trace| trace.is_constant());
        let clauses = traces.filter_map(|trace| trace.stages.last()).flat_map(|s| &s.clauses);
        let clauses = clauses.map(|id| last.clause(*id)).filter(|clause| !clause.body().is_empty());
        let paths: Vec<String> = clauses.map(heading).collect();
        if paths.is_empty() || self.history.steps().is_empty() {
            return Ok(());
        }
        f.write_char('\n')?;
        self.line(f, &format!("Never changed ({})", paths.len()), Look::Strong, 0)?;
        self.line(f, &paths.join(", "), Look::Plain, 4)
    }
}

/// How many clauses met which fate since the first draft that a draft was made of; nothing of one that was
/// made of none.
pub(super) fn counts(history: &History<'_>, draft: usize) -> Vec<String> {
    let Some(step) = history.steps_into(draft).next() else { return Vec::new() };
    let step = &history.steps()[step];
    let told = || step.clauses().filter(|change| !is_bare(*change));
    let count = |fate: Fate| told().filter(|change| change.fate() == fate).count();
    let back = |trace: &&Trace| {
        trace.stages[draft].returned_from.is_some() && !is_bare_trace(history, trace)
    };
    let counts = [
        (count(Fate::Revised), "revised"),
        (count(Fate::Split), "split"),
        (count(Fate::Merged), "merged"),
        (count(Fate::Added), "added"),
        (history.traces().iter().filter(back).count(), "of which returned"),
        (count(Fate::Dropped), "dropped"),
        (told().filter(|change| change.is_moved()).count(), "moved"),
    ];
    let met = counts.into_iter().filter(|(count, _)| *count > 0);
    met.map(|(count, word)| format!("{count} {word}")).collect()
}

/// Whether all of a change is numbers without words, as that of an article is where they stand on a line of
/// their own: what becomes of them is told by what stands below.
pub(super) fn is_bare(change: Change<'_>) -> bool {
    change.before_clauses().chain(change.after_clauses()).all(|clause| clause.body().is_empty())
}

/// Whether clauses stand on both sides of a change.
pub(super) fn has_both_sides(change: Change<'_>) -> bool {
    !matches!(change.fate(), Fate::Added | Fate::Dropped)
}

/// Whether a clause is a number without words in all drafts.
fn is_bare_trace(history: &History<'_>, trace: &Trace) -> bool {
    let stages = trace.stages.iter().zip(history.drafts());
    let clauses =
        stages.flat_map(|(stage, draft)| stage.clauses.iter().map(|id| draft.clause(*id)));
    clauses.into_iter().all(|clause| clause.body().is_empty())
}

/// For every clause after a step the place of its link.
type Places = Vec<usize>;

fn places(step: &Comparison<'_>) -> Places {
    let mut places = vec![0; step.after().clauses().len()];
    for (place, link) in step.alignment().links().iter().enumerate() {
        link.after.iter().for_each(|id| places[id.index()] = place);
    }
    places
}

fn heading(clause: Clause<'_>) -> String {
    super::clause_range::range(&[clause])
}

/// The last draft a clause stands in, and its first place there.
fn last_seen(trace: &Trace) -> Option<(usize, ClauseId)> {
    let mut stages = trace.stages.iter().enumerate().rev();
    stages.find_map(|(draft, stage)| Some((draft, *stage.clauses.first()?)))
}

/// “1 clause, 9 words”.
pub(super) fn size(draft: &Draft, words: usize) -> String {
    format!("{}, {}", counted(draft.clauses().len(), "clause"), counted(words, "word"))
}
