//! A history in words: what every draft brought.

use std::fmt::{self, Write};

use super::chronicle_words::{became, quoted};
use super::clause_range::cited as cited_clause;
use super::comebacks::comebacks;
use super::comparison_text::cited;
use super::history_text::{has_both_sides, is_bare, size};
use super::style::Style;
use super::wrap::{Indent, Look, Run, paragraph};
use crate::align::{Change, Fate};
use crate::document::{Clause, ClauseId};
use crate::history::{
    BracketLife, History, Outcome, Proposal, ProposalKind, Trace, Transfer, TurningPoint,
    TurningPoints,
};

/// A history to be read by a delegate: draft by draft what became of which words, what got stronger or
/// weaker, which brackets were opened and resolved, and who proposed what; at last what never changed.
///
/// ```
/// use travaux::render::Chronicle;
/// use travaux::{Draft, History};
///
/// let drafts = ["1. Ships shall pay a small toll.", "1. Ships shall pay a small fee."]
///     .map(|text| Draft::parse("rev", text));
/// let history = History::new(&drafts.each_ref());
/// let page = Chronicle::new(&history).to_string();
/// assert!(page.contains("“small toll” became “small fee”"), "{page}");
/// ```
#[derive(Debug)]
pub struct Chronicle<'h> {
    history: &'h History<'h>,
    turning: TurningPoints<'h>,
    brackets: Vec<BracketLife>,
    proposals: Vec<Proposal>,
    style: Style,
}

impl<'h> Chronicle<'h> {
    /// In the default style.
    #[must_use]
    pub fn new(history: &'h History<'h>) -> Self {
        Self::with_style(history, Style::new())
    }

    /// In a style.
    #[must_use]
    pub fn with_style(history: &'h History<'h>, style: impl Into<Style>) -> Self {
        Self {
            history,
            turning: TurningPoints::new(history),
            brackets: history.bracket_lives(),
            proposals: history.proposals(),
            style: style.into(),
        }
    }
}

impl fmt::Display for Chronicle<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for draft in 0..self.history.drafts().len() {
            if draft > 0 {
                f.write_char('\n')?;
            }
            self.line(f, &self.heading(draft), Look::Strong, 0)?;
            self.steps(f, draft)?;
            self.brackets(f, draft)?;
            self.proposals(f, draft)?;
        }
        self.constant(f)
    }
}

impl Chronicle<'_> {
    fn line(&self, f: &mut fmt::Formatter<'_>, text: &str, look: Look, at: usize) -> fmt::Result {
        paragraph(f, &[Run { text, look }], Indent::hanging(at), self.style)
    }

    fn heading(&self, draft: usize) -> String {
        let (new, all) = self.history.churn(draft);
        let own = self.history.drafts()[draft];
        let parents = self.history.stemma().parents(draft);
        let mut parts = vec![size(own, all)];
        if !self.history.stemma().is_line() && !parents.is_empty() {
            let parents: Vec<_> = parents.iter().map(|at| (at + 1).to_string()).collect();
            let noun = if parents.len() == 1 { "draft" } else { "drafts" };
            parts.push(format!("made of {noun} {}", parents.join(" and ")));
        }
        if !parents.is_empty() {
            let percent = (200 * new + all).checked_div(2 * all).unwrap_or(0);
            parts.push(format!("{percent} % of them new or back"));
        }
        format!("Draft {}, {}: {}", draft + 1, cited(own), parts.join(", "))
    }

    fn steps(&self, f: &mut fmt::Formatter<'_>, draft: usize) -> fmt::Result {
        let steps = self.history.steps_into(draft);
        let (mut changed, mut marks) = (false, Vec::new());
        for (parent, step) in self.history.stemma().parents(draft).iter().zip(steps) {
            let transfers = self.history.transfers(step);
            let mut section = None;
            for change in self.history.steps()[step].changes().filter(|change| !is_bare(*change)) {
                let Some(trace) = self.trace(change, *parent, draft) else { continue };
                let stage = &self.history.traces()[trace].stages[draft];
                // of a merge every clause is told once
                if stage.parent.is_some_and(|other| other != *parent) {
                    continue;
                }
                // a clause that was split has a point for each of its changes
                let is_own = |point: &&TurningPoint| {
                    let of = point.effects.first().map(|effect| effect.change);
                    point.step == step && of == Some(change.place())
                };
                let point = self.turning.of(trace).find(is_own);
                let told = self.change(
                    f,
                    change,
                    (draft, stage.returned_from),
                    (point, &transfers),
                    &mut section,
                )?;
                changed |= told;
                if stage.returned_from.is_some() {
                    self.since_last_seen(f, &self.history.traces()[trace], draft)?;
                }
                if !told && change.nature() >= Some(self.style.lightest) && !is_bracketed(change) {
                    marks.extend(change.after_clauses().map(cited_clause));
                }
            }
        }
        if !marks.is_empty() {
            let line = format!("only marks or print differ: {}", marks.join(", "));
            return self.line(f, &line, Look::Plain, 4);
        }
        match changed || self.history.stemma().parents(draft).is_empty() {
            true => Ok(()),
            false => self.line(f, "no words changed", Look::Plain, 4),
        }
    }

    fn trace(&self, change: Change<'_>, parent: usize, draft: usize) -> Option<usize> {
        match (change.link().after.first(), change.link().before.first()) {
            (Some(after), _) => self.history.trace_number(draft, *after),
            (None, before) => self.history.trace_number(parent, *before?),
        }
    }

    /// Tells a change into a draft, and says whether there was anything to tell.
    fn change(
        &self,
        f: &mut fmt::Formatter<'_>,
        change: Change<'_>,
        (draft, back): (usize, Option<usize>),
        (point, transfers): (Option<&TurningPoint>, &[Transfer]),
        section: &mut Option<ClauseId>,
    ) -> Result<bool, fmt::Error> {
        let cite = |clauses: Vec<String>| clauses.join(" and ");
        let before = cite(change.before_clauses().map(cited_clause).collect());
        let after = cite(change.after_clauses().map(cited_clause).collect());
        let words = |after: bool| {
            let clauses: Vec<_> = match after {
                true => change.after_clauses().map(|c| c.body()).collect(),
                false => change.before_clauses().map(|c| c.body()).collect(),
            };
            quoted(&clauses.join(" "))
        };
        let mut lines = match change.fate() {
            // a heading is named by its words
            Fate::Added if words(true) == after => Vec::new(),
            Fate::Dropped if words(false) == before => Vec::new(),
            Fate::Added => vec![words(true)],
            Fate::Dropped => vec![words(false)],
            _ if change.nature() < Some(self.style.lightest) => Vec::new(),
            _ => became(change, self.style.lightest),
        };
        // numbers that only follow are no news
        let is_told = matches!(change.fate(), Fate::Kept | Fate::Revised);
        if lines.is_empty() && point.is_none() && !change.is_moved() && is_told {
            return Ok(false);
        }
        self.section(f, change, section)?;
        let what = headline(change, [&before, &after], back, transfers);
        self.line(f, &what, Look::Plain, 4)?;
        if back.is_none() {
            self.say_back(change, draft, &mut lines);
        }
        self.say_where(change, draft, transfers, &mut lines);
        for line in &lines {
            self.line(f, line, Look::Plain, 8)?;
        }
        if let Some(point) = point {
            let alone = matches!(change.fate(), Fate::Added | Fate::Dropped);
            self.line(f, &self.point(point, alone), Look::Plain, 8)?;
        }
        Ok(true)
    }

    /// The heading above a clause, if that of the last one told is another, and no number cites it.
    fn section(
        &self,
        f: &mut fmt::Formatter<'_>,
        change: Change<'_>,
        last: &mut Option<ClauseId>,
    ) -> fmt::Result {
        // what has gone stood under one of the draft before
        let Some(clause) = change.after_clauses().next() else { return Ok(()) };
        let own = clause.section().filter(|heading| heading.enumerator().is_none());
        // that it stands under the title says nothing
        let is_title = |heading: &Clause<'_>| heading.draft().title() == Some(heading.body());
        let own = own.filter(|heading| !heading.body().is_empty() && !is_title(heading));
        if own.map(Clause::id) == *last {
            return Ok(());
        }
        *last = own.map(Clause::id);
        match own {
            Some(heading) => {
                self.line(f, &format!("under {}", cited_clause(heading)), Look::Faint, 2)
            }
            None => Ok(()),
        }
    }

    /// What changed in a clause that is back since it was last seen.
    fn since_last_seen(
        &self,
        f: &mut fmt::Formatter<'_>,
        trace: &Trace,
        draft: usize,
    ) -> fmt::Result {
        let Some(since) = self.history.since_away(trace, draft) else { return Ok(()) };
        for change in since.changes().filter(|change| has_both_sides(*change)) {
            for line in became(change, self.style.lightest) {
                self.line(f, &format!("since then {line}"), Look::Plain, 8)?;
            }
        }
        Ok(())
    }

    /// Says of passages that stood in an earlier draft, but not in the one before, that they are back.
    fn say_back(&self, change: Change<'_>, draft: usize, lines: &mut Vec<String>) {
        for (words, then) in comebacks(self.history, change, draft) {
            let line = format!("{} is back, last seen in draft {}", quoted(words), then + 1);
            let is_told = |told: &&mut String| {
                told.strip_suffix("” is new").is_some_and(|told| told.contains(words))
            };
            match lines.iter_mut().find(is_told).filter(|told| told.len() < line.len()) {
                Some(told) => *told = line,
                None => lines.push(line),
            }
        }
    }

    /// Says of passages that stood in another clause where they came from, and of those that stand in another one
    /// where they went.
    fn say_where(
        &self,
        change: Change<'_>,
        draft: usize,
        transfers: &[Transfer],
        lines: &mut Vec<String>,
    ) {
        let (link, new) = (change.link(), self.history.drafts()[draft]);
        for transfer in transfers {
            let words = quoted(&new.text()[transfer.after.range()]);
            let line = if link.after.contains(&transfer.to) {
                let from = change.before_draft().clause(transfer.from);
                let words = new.text()[transfer.after.range()].trim_end();
                lines.retain(|told| {
                    told.strip_suffix("” is new").is_none_or(|told| !told.contains(words))
                });
                format!("{} stood in {}", quoted(words), cited_clause(from))
            } else if link.before.contains(&transfer.from) && went_into(change, transfers).is_none()
            {
                format!("{words} stands in {} now", cited_clause(new.clause(transfer.to)))
            } else {
                continue;
            };
            lines.push(line);
        }
    }

    /// "weaker: “shall” → “should”"; without the words where all of the clause is new or gone.
    fn point(&self, point: &TurningPoint, alone: bool) -> String {
        let words = self.turning.words(point);
        let effects = point.effects.iter().zip(words).map(|(effect, words)| {
            let what = effect.describe();
            match words.map(|words| words.map(quoted)) {
                _ if alone => what.to_owned(),
                [Some(before), Some(after)] if what == point.swing.name() => {
                    format!("{before} → {after}")
                }
                [Some(before), Some(after)] if before != after => {
                    format!("{what} ({before} → {after})")
                }
                [Some(words), None] if what == point.swing.name() => format!("{words} has gone"),
                [None, Some(words)] if what == point.swing.name() => format!("{words} is new"),
                [Some(words), _] | [None, Some(words)] => format!("{what} ({words})"),
                [None, None] => what.to_owned(),
            }
        });
        let effects: Vec<String> = effects.collect();
        format!("→ {}: {}", point.swing.name(), effects.join("; "))
    }

    fn brackets(&self, f: &mut fmt::Formatter<'_>, draft: usize) -> fmt::Result {
        let has = |life: &&BracketLife| life.stages.iter().any(|stage| stage.draft == draft);
        let open = self.brackets.iter().filter(has).count();
        let opened: Vec<_> =
            self.brackets.iter().filter(has).filter(|life| life.opened() == draft).collect();
        let resolved: Vec<_> =
            self.brackets.iter().filter(|life| life.resolved == Some(draft)).collect();
        if open + resolved.len() == 0 {
            return Ok(());
        }
        let counts =
            format!("brackets: {open} open, {} opened, {} resolved", opened.len(), resolved.len());
        self.line(f, &counts, Look::Plain, 4)?;
        for life in resolved {
            let outcome = match life.outcome {
                Some(Outcome::Stands) => "agreed",
                Some(Outcome::Partly) => "agreed in part",
                Some(Outcome::Gone) => "dropped",
                _ => "answered",
            };
            self.line(f, &format!("{outcome}: {}", self.bracket(life, false)), Look::Plain, 8)?;
        }
        // what stands in brackets from the first is not news
        for life in opened.iter().filter(|_| draft > 0) {
            self.line(f, &format!("opened: {}", self.bracket(life, true)), Look::Plain, 8)?;
        }
        Ok(())
    }

    fn bracket(&self, life: &BracketLife, first: bool) -> String {
        let stage = if first { life.stages.first() } else { life.stages.last() };
        let Some(stage) = stage else { return String::new() };
        let draft = self.history.drafts()[stage.draft];
        let words = quoted(&draft.text()[stage.words.span.range()]);
        format!("{words} in {}", draft.clause(stage.words.clause).path())
    }

    fn proposals(&self, f: &mut fmt::Formatter<'_>, draft: usize) -> fmt::Result {
        let from = self.history.drafts()[draft];
        for proposal in self.proposals.iter().filter(|proposal| proposal.draft == draft) {
            let words = quoted(&from.text()[proposal.words.span.range()]);
            let did = match proposal.kind {
                ProposalKind::Struck => "strikes out",
                ProposalKind::Inserted => "puts in",
                _ => "proposes",
            };
            // the bracket that asks is all there is to quote
            let did = match proposal.kind {
                ProposalKind::Deletion => "asks to delete words".to_owned(),
                _ => format!("{did} {words}"),
            };
            let at = proposal.settled.map_or(0, |at| at + 1);
            let then = match proposal.outcome {
                Some(Outcome::Stands) => format!(", which stands in draft {at}"),
                Some(Outcome::Partly) => format!(", part of which stands in draft {at}"),
                Some(_) => format!(", which is gone in draft {at}"),
                None => String::new(),
            };
            let clause = from.clause(proposal.words.clause).path();
            let line = format!("{} {did} in {clause}{then}", proposal.by);
            self.line(f, &line, Look::Plain, 4)?;
        }
        Ok(())
    }

    fn constant(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(last) = self.history.drafts().last() else { return Ok(()) };
        let last_stages = self.history.constant().filter_map(|trace| trace.stages.last());
        let clauses = last_stages.flat_map(|stage| &stage.clauses).map(|id| last.clause(*id));
        let told = clauses.filter(|clause| !clause.body().is_empty());
        let paths: Vec<String> = told.map(cited_clause).collect();
        if self.history.steps().is_empty() {
            return Ok(());
        }
        f.write_char('\n')?;
        if paths.is_empty() {
            return self.line(f, "No clause stayed as it was.", Look::Strong, 0);
        }
        self.line(f, &format!("Never changed ({})", paths.len()), Look::Strong, 0)?;
        self.line(f, &paths.join(", "), Look::Plain, 4)
    }
}

/// What became of a clause, cited by its number before and after.
fn headline(
    change: Change<'_>,
    [before, after]: [&str; 2],
    back: Option<usize>,
    transfers: &[Transfer],
) -> String {
    match change.fate() {
        Fate::Added => match back {
            Some(then) => format!("{after} is back, last seen in draft {}", then + 1),
            None => format!("{after} is new"),
        },
        Fate::Dropped => match went_into(change, transfers) {
            Some(id) => {
                format!("{before} went into {}", cited_clause(change.after_draft().clause(id)))
            }
            None => format!("{before} has gone"),
        },
        Fate::Split => format!("{before} was split into {after}"),
        Fate::Merged => format!("{before} were merged into {after}"),
        _ if change.is_moved() && before == after => moved(change, after),
        _ if change.is_moved() => format!("{before} moved and is now {after}"),
        _ if before != after && change.is_renumbered() => format!("{before} is now {after}"),
        _ => after.to_owned(),
    }
}

/// That a clause moved, and what it stands behind now: its name alone tells no place.
fn moved(change: Change<'_>, name: &str) -> String {
    let first = change.after_clauses().next().map_or(0, |clause| clause.id().0);
    let mut before = (0..first).rev().map(|id| change.after_draft().clause(ClauseId(id)));
    match before.find(|clause| !clause.body().is_empty()) {
        Some(behind) => format!("{name} moved and stands behind {}", cited_clause(behind)),
        None => format!("{name} moved to the start"),
    }
}

/// The clause in which most of one that went stands now.
fn went_into(change: Change<'_>, transfers: &[Transfer]) -> Option<ClauseId> {
    let gone = change.before_clauses().next().filter(|_| change.fate() == Fate::Dropped)?;
    let own = transfers.iter().filter(|transfer| transfer.from == gone.id());
    let longest = own.max_by_key(|transfer| transfer.before.len())?;
    (longest.before.len() * 2 > gone.body().len()).then_some(longest.to)
}

/// Whether marks of brackets are all that a change puts in or takes out.
fn is_bracketed(change: Change<'_>) -> bool {
    let pieces = change.pieces();
    let mut changed = pieces.iter().filter(|piece| piece.nature.is_some());
    changed.any(|piece| [piece.before, piece.after].iter().any(|words| words.contains(['[', ']'])))
}
