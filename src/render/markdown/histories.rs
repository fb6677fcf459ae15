//! Histories and lineages in Markdown.

use super::escape::{cell, opening};
use super::{Markdown, head, row};
use crate::document::{Clause, Draft};
use crate::history::{History, Trace};
use crate::lineage::{Origin, Tracing};
use crate::render::comparison_text::cited;
use crate::render::effects_text::shortened;
use crate::span::Span;

impl History<'_> {
    /// The history as a page in Markdown: a table of the drafts, and one of the clauses that are not the same
    /// in all of them, with what became of each.
    #[must_use]
    pub fn markdown(&self) -> Markdown {
        let mut page = String::from("# Drafts\n\n");
        head(&mut page, ["draft", "clauses", "words", "new words"]);
        for (number, draft) in self.drafts().iter().enumerate() {
            let (new, words) = self.churn(number);
            let counts = [draft.clauses().len(), words, new].map(|count| count.to_string());
            row(&mut page, [cell(&cited(draft))].iter().chain(&counts));
        }
        let changed: Vec<&Trace> =
            self.traces().iter().filter(|trace| !trace.is_constant()).collect();
        if changed.is_empty() {
            return Markdown(page);
        }
        page += "\n# Clauses that differ\n\n";
        let sigils = self.drafts().iter().map(|draft| cell(draft.sigil()));
        head(&mut page, sigils.chain(["words".to_owned()]));
        for trace in changed {
            let stages = trace.stages.iter().enumerate();
            let cells = stages.map(|(draft, _)| cell(&self.told(trace, draft)));
            row(&mut page, cells.chain([cell(&self.last_words(trace))]));
        }
        let constant =
            self.traces().len() - self.traces().iter().filter(|t| !t.is_constant()).count();
        if constant > 0 {
            page += &format!("\n{constant} more stand in every draft with the same words.\n");
        }
        Markdown(page)
    }

    /// "3, moved, revised"
    fn told(&self, trace: &Trace, draft: usize) -> String {
        let stage = &trace.stages[draft];
        let clauses = stage.clauses.iter().map(|id| self.drafts()[draft].clause(*id).path());
        let mut told: Vec<String> = vec![clauses.collect::<Vec<_>>().join(" + ")];
        if told[0].is_empty() {
            told[0] = "–".to_owned();
        }
        let fate = stage.fate.map(|fate| format!("{fate:?}").to_lowercase());
        let flags = [(stage.moved, "moved"), (stage.renumbered, "renumbered")];
        told.extend(flags.iter().filter(|(is, _)| *is).map(|(_, word)| (*word).to_owned()));
        told.extend(fate.filter(|fate| fate != "kept"));
        told.join(", ")
    }

    /// The words a clause had last.
    fn last_words(&self, trace: &Trace) -> String {
        let mut stages = trace.stages.iter().enumerate().rev();
        let last = stages.find_map(|(draft, stage)| Some((draft, stage.clauses.first()?)));
        last.map_or(String::new(), |(draft, id)| shortened(self.drafts()[draft].clause(*id).body()))
    }
}

impl Tracing<'_, '_> {
    /// The lineage as a page in Markdown: a table of what clauses have from where, and a list of those
    /// without a source in the library.
    #[must_use]
    pub fn markdown(&self) -> Markdown {
        let title = format!("Sources of {}", cited(self.borrower().draft()));
        let mut page = format!("# {}\n\n", cell(&title));
        let searched = self.lineage().sources().iter().map(|source| cited(source.draft()));
        page += &format!("Searched: {}\n", cell(&searched.collect::<Vec<_>>().join(", ")));
        if self.origins().next().is_some() {
            page.push('\n');
            head(&mut page, ["clause", "class", "source", "clause there", "shared words"]);
        }
        for origin in self.origins() {
            let words: Vec<String> =
                stretches(origin).iter().map(|words| format!("“{}”", shortened(words))).collect();
            let cells = [
                origin.clause().path(),
                origin.derivation().class.name().to_owned(),
                cited(origin.source().draft()),
                origin.source_clause().path(),
                words.join("; "),
            ];
            row(&mut page, cells.iter().map(|words| cell(words)));
        }
        let novel: Vec<Clause<'_>> = self.novel().collect();
        if !novel.is_empty() {
            page += "\n## No source found in these texts\n\n";
        }
        for clause in novel {
            let line = format!("{}: {}", clause.path(), shortened(clause.body()));
            page += &format!("- {}\n", opening(&line));
        }
        Markdown(page)
    }
}

/// The words of all passages, those that stand beside each other on both sides put together: a formula is a
/// passage of its own, and a sentence that was taken over whole is read whole.
fn stretches<'d>(origin: Origin<'_, 'd>) -> Vec<&'d str> {
    let [ours, theirs] = [origin.clause().draft(), origin.source().draft()].map(Draft::text);
    let mut joined: Vec<[Span; 2]> = Vec::new();
    for passage in &origin.derivation().passages {
        let own = [passage.here, passage.there];
        let between = |text: &'d str, side: usize| {
            let last = joined.last()?[side];
            text.get(last.end()..own[side].start()).map(str::trim)
        };
        let words = [between(ours, 0), between(theirs, 1)];
        match joined.last_mut() {
            Some(last) if words[0].is_some() && words[0] == words[1] => {
                *last = [last[0].union(own[0]), last[1].union(own[1])];
            }
            _ => joined.push(own),
        }
    }
    joined.iter().map(|[here, _]| &ours[here.range()]).collect()
}
