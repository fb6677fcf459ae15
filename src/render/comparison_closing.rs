//! What is said once, behind all changes: references, numbers, and what is not shown.

use std::collections::HashMap;
use std::fmt::{self, Write};

use super::clause_range::{cited, highest, range};
use super::comparison_entries::{Entries, only_references};
use super::comparison_text::paths;
use super::wrap::{Indent, Look, Run, paragraph};
use crate::align::{Change, Comparison, Fate, Nature, Reference, ReferenceFate, Renumbering};
use crate::document::{Clause, Draft, Quotation};

impl Entries<'_> {
    pub(super) fn closing(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let stale = behind(self.text.comparison).map(|reference| self.stale(reference)).collect();
        self.list(f, "References to check", stale)?;
        self.list(f, "References that follow a renumbering", self.following())?;
        self.list(f, "Renumbered", self.numbers())?;
        self.hidden(f)?;
        self.coarse(f)
    }

    fn list(&self, f: &mut fmt::Formatter<'_>, head: &str, lines: Vec<String>) -> fmt::Result {
        if lines.is_empty() {
            return Ok(());
        }
        f.write_char('\n')?;
        self.text.line(f, &[Run { text: head, look: Look::Strong }], 0)?;
        lines.iter().try_for_each(|line| {
            paragraph(
                f,
                &[Run { text: line, look: Look::Plain }],
                Indent::hanging(4),
                self.text.style,
            )
        })
    }

    /// "Article 7, 2: “Article 13” meant what is now Article 14; it now points at Article 13, which is
    /// new"
    pub(super) fn stale(&self, reference: Reference<'_>) -> String {
        let (_, place) = paths(reference.change());
        let words = in_citation(&reference.quotations().1, &reference.citations().1);
        let cited = |clauses: Vec<Clause<'_>>| range(&highest(&clauses));
        let meant = match reference.fate() {
            ReferenceFate::Orphaned => {
                let clauses: Vec<_> = reference.cited_before().collect();
                let verb = if highest(&clauses).len() == 1 { "was" } else { "were" };
                format!("meant {}, which {verb} dropped", cited(clauses))
            }
            _ => format!("meant what is now {}", cited(reference.became().collect())),
        };
        let after: Vec<_> = reference.cited_after().collect();
        let points = match after.as_slice() {
            // what a range reaches now goes without saying
            _ if reference.became().len() > 1 => String::new(),
            [] => "; no clause has that number now".to_owned(),
            [only] => match self.was(*only) {
                Some(was) if was == only.path() => format!("; it now points at {was}"),
                Some(was) => format!("; it now points at what was {was}"),
                None => format!("; it now points at the new {}", only.path()),
            },
            _ => format!("; it now points at {}", cited(after)),
        };
        format!("{place}: {words} {meant}{points}")
    }

    /// The references of clauses of which nothing else is said.
    fn following(&self) -> Vec<String> {
        if self.text.style.lightest > Nature::Reference {
            return Vec::new();
        }
        let references = self.text.comparison.references();
        let only = references.filter(|reference| {
            let change = reference.change();
            let has_entry = self.has_entry(change, self.is_in_block(change));
            reference.fate() == ReferenceFate::Follows && only_references(change) && !has_entry
        });
        let lines = only.map(|reference| {
            let (before, after) = reference.citations();
            let (_, place) = paths(reference.change());
            format!("{place}: “{}” → “{}”", one_line(&before.exact), one_line(&after.exact))
        });
        let mut lines: Vec<String> = lines.collect();
        // the targets of one citation
        lines.dedup();
        lines
    }

    /// What was renumbered together, then single clauses of which only the number changed, in one
    /// line for all.
    fn numbers(&self) -> Vec<String> {
        let (mut lines, mut single) = (Vec::new(), Vec::new());
        let ambiguous = Ambiguous::new(self.text.comparison.before(), &self.renumberings);
        for renumbering in &self.renumberings {
            let changes: Vec<Change<'_>> = renumbering.changes().collect();
            let said = |change: &Change<'_>| self.is_in_block(*change);
            let place = ambiguous.place(&renumbering.before_clauses());
            match changes.as_slice() {
                _ if changes.iter().all(said) => {}
                [only] if renumbering.below().len() == 0 => {
                    if !self.has_entry(*only, false) {
                        let (before, after) = paths(*only);
                        single.push(format!("{before}\u{a0}→\u{a0}{after}{place}"));
                    }
                }
                _ => lines.push(renumbered(renumbering, &place)),
            }
        }
        if !single.is_empty() {
            lines.push(single.join(", "));
        }
        lines
    }

    /// How many clauses differ in less than is shown.
    fn hidden(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let hidden = self.text.comparison.changes().filter(|change| {
            let moved = change.is_moved() && !self.is_in_block(*change);
            !moved && self.text.is_light(*change) && change.nature() > Some(Nature::Spacing)
        });
        let natures: Vec<Option<Nature>> = hidden.map(Change::nature).collect();
        let what = match natures.iter().max() {
            Some(Some(Nature::Reference)) => "references that follow, print or spelling",
            _ => "print or spelling",
        };
        let head = match natures.len() {
            0 => return Ok(()),
            1 => format!("1 clause differs in {what} only"),
            count => format!("{count} clauses differ in {what} only"),
        };
        self.last(f, &head)
    }

    /// Where limits on work were met.
    fn coarse(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.text.comparison.alignment().coarse() {
            0 => Ok(()),
            1 => self.last(f, "Not all could be weighed: 1 answer may be coarser than need be"),
            count => {
                let answers = "answers may be coarser than need be";
                self.last(f, &format!("Not all could be weighed: {count} {answers}"))
            }
        }
    }

    fn last(&self, f: &mut fmt::Formatter<'_>, line: &str) -> fmt::Result {
        f.write_char('\n')?;
        self.text.line(f, &[Run { text: line, look: Look::Strong }], 0)
    }
}

/// The references that are behind: they do not follow what they pointed at.
pub(super) fn behind<'c>(comparison: &'c Comparison<'c>) -> impl Iterator<Item = Reference<'c>> {
    comparison.references().filter(|reference| reference.fate() != ReferenceFate::Follows)
}

/// The paths that several clauses of a draft have, as where numbers begin anew under every heading.
struct Ambiguous(HashMap<String, usize>);

impl Ambiguous {
    fn new(draft: &Draft, renumberings: &[Renumbering<'_>]) -> Self {
        let mut counts = HashMap::new();
        for clause in draft.clauses().filter(|_| !renumberings.is_empty()) {
            *counts.entry(clause.path()).or_default() += 1;
        }
        Self(counts)
    }

    /// " in “Fees”" for clauses of one section that their numbers do not tell from others.
    fn place(&self, clauses: &[Clause<'_>]) -> String {
        let (Some(first), Some(last)) = (clauses.first(), clauses.last()) else {
            return String::new();
        };
        let section = first.section().filter(|section| {
            let path = first.path();
            // "Article 3, 2 in Article 3" says nothing more
            self.0.get(&path) > Some(&1)
                && !path.starts_with(&section.path())
                && last.section().map(Clause::id) == Some(section.id())
        });
        section.map_or_else(String::new, |section| format!(" in {}", cited(section)))
    }
}

/// "Articles 13 to 25 are now Articles 14 to 26, behind the new Article 13"
fn renumbered(renumbering: &Renumbering<'_>, place: &str) -> String {
    let (before, after) = (renumbering.before_clauses(), renumbering.after_clauses());
    let are = if before.len() == 1 { "is" } else { "are" };
    let has_number = |clauses: &[Clause<'_>]| {
        let number = clauses.first().and_then(|clause| clause.enumerator());
        number.is_some_and(|number| !number.label.is_empty())
    };
    let (old, new) = (range(&before), range(&after));
    let mut line = match (has_number(&before), has_number(&after)) {
        (true, false) => format!("{old} {are} not numbered any more"),
        (false, true) => format!("{old} {are} now numbered: {new}"),
        _ => format!("{old} {are} now {new}"),
    };
    line.push_str(place);
    if renumbering.below().len() > 0 {
        line.push_str(", with the numbers below");
    }
    let causes: Vec<Change<'_>> = renumbering.causes().collect();
    line + &because(&causes, renumbering.step() > Some(0))
}

/// ", behind the new Article 13"; nothing if no cause is known.
fn because(causes: &[Change<'_>], grew: bool) -> String {
    let Some(nearest) = causes.last() else { return String::new() };
    let kind = |cause: &Change<'_>| match cause.fate() {
        Fate::Kept | Fate::Revised => None,
        fate => Some(fate),
    };
    let alike: Vec<Change<'_>> =
        causes.iter().copied().filter(|cause| kind(cause) == kind(nearest)).collect();
    let before: Vec<_> = alike.iter().flat_map(|cause| cause.before_clauses()).collect();
    let after: Vec<_> = alike.iter().flat_map(|cause| cause.after_clauses()).collect();
    let (old, were) = (range(&before), if before.len() == 1 { "was" } else { "were" });
    match nearest.fate() {
        Fate::Added => format!(", behind the new {}", range(&after)),
        Fate::Dropped => format!(", because {old} {were} dropped"),
        Fate::Split => format!(", because {old} {were} split"),
        Fate::Merged => format!(", because {old} {were} merged"),
        Fate::Kept | Fate::Revised if grew => {
            format!(", behind {}, which {were} {old}", range(&after))
        }
        Fate::Kept | Fate::Revised => format!(", because {old} moved away"),
    }
}

/// “3” in “Articles 2 and 3”, or the whole citation if it is no longer.
fn in_citation(words: &Quotation, whole: &Quotation) -> String {
    match words.span == whole.span {
        true => format!("“{}”", one_line(&words.exact)),
        false => format!("“{}” in “{}”", one_line(&words.exact), one_line(&whole.exact)),
    }
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
