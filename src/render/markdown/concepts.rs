//! Concept maps in Markdown.

use std::collections::BTreeSet;

use super::escape::cell;
use super::{Markdown, head, row};
use crate::concept::{ConceptMap, Gap};
use crate::render::comparison_text::cited;
use crate::render::map_report::name;
use crate::render::map_text::{counted, one_line};

/// So many wordings of a concept are shown.
const MOST_WORDINGS: usize = 4;

impl ConceptMap<'_> {
    /// The map as a page in Markdown: a table of the concepts that are named, and where; then what is absent,
    /// with the look-alikes that do not count.
    #[must_use]
    pub fn markdown(&self) -> Markdown {
        let title = format!("{} in {}", self.scheme().title(), cited(self.draft()));
        let scope = self.scope().map(|clause| format!(", {}", clause.path())).unwrap_or_default();
        let searched = counted(self.searched().count(), "clause");
        let mut page = format!("# {}\n\n{searched} searched{}\n", cell(&title), cell(&scope));
        let named: Vec<_> =
            self.concepts().filter(|own| self.mentions_of(own.id()).next().is_some()).collect();
        if !named.is_empty() {
            page.push('\n');
            head(&mut page, ["concept", "mentions", "clauses", "words"]);
        }
        for concept in named {
            let mut paths: Vec<String> =
                self.mentions_of(concept.id()).map(|mention| mention.clause().path()).collect();
            let count = paths.len().to_string();
            paths.dedup();
            let (mut words, mut seen) = (Vec::new(), BTreeSet::new());
            for mention in self.mentions_of(concept.id()) {
                let own = format!("“{}”", one_line(mention.words()));
                if seen.insert(own.clone()) {
                    words.push(own);
                }
            }
            let more = words.len().saturating_sub(MOST_WORDINGS);
            words.truncate(MOST_WORDINGS);
            let more = if more == 0 { String::new() } else { format!(" and {more} more") };
            let words = format!("{}{more}", words.join(", "));
            let cells = [&name(self, concept), &count, &paths.join(", "), &words];
            row(&mut page, cells.map(|words: &String| cell(words)));
        }
        let (told, bare): (Vec<Gap<'_>>, Vec<Gap<'_>>) = self.gaps().partition(|gap| {
            gap.near_misses().next().is_some() || !gap.present_siblings().is_empty()
        });
        if !(told.is_empty() && bare.is_empty()) {
            page += "\n## Absent\n\n";
        }
        if !told.is_empty() {
            head(&mut page, ["concept", "of its group present", "look-alikes that do not count"]);
        }
        for gap in told {
            let siblings: Vec<String> =
                gap.present_siblings().into_iter().map(|own| name(self, own)).collect();
            let misses = gap.near_misses().map(|miss| {
                format!("“{}” ({}): {}", miss.words(), miss.clause().path(), miss.reason())
            });
            let misses: Vec<String> = misses.collect();
            let cells = [name(self, gap.concept()), siblings.join(", "), misses.join("; ")];
            row(&mut page, cells.iter().map(|words| cell(words)));
        }
        if !bare.is_empty() {
            let names: Vec<String> = bare.iter().map(|gap| name(self, gap.concept())).collect();
            page += &format!("\nNothing like them stands anywhere: {}\n", cell(&names.join(", ")));
        }
        Markdown(page)
    }
}
