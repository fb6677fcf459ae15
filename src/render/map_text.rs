//! A concept map as a person reads it in a terminal.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{self, Write};

use super::comparison_text::cited;
use super::style::Style;
use super::wrap::{Indent, Look, Run, paragraph};
use crate::concept::{Concept, ConceptMap, GroupCoverage, Mention, Miss};
use crate::coverage::Coverage;
use crate::document::{Clause, Draft};

/// A concept map to be printed: how much is named, then every group with what is present and what
/// is absent, then the other concepts.
#[derive(Clone, Copy, Debug)]
pub struct MapText<'m> {
    map: &'m ConceptMap<'m>,
    style: Style,
}

impl ConceptMap<'_> {
    /// The map to be printed in a style.
    #[must_use]
    pub fn styled(&self, style: impl Into<Style>) -> MapText<'_> {
        MapText { map: self, style: style.into() }
    }
}

impl fmt::Display for ConceptMap<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.styled(Style::new()).fmt(f)
    }
}

impl fmt::Display for MapText<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.title(f)?;
        for group in self.map.groups() {
            self.group(f, &group)?;
        }
        let alone: Vec<_> =
            self.map.scheme().concepts().filter(|c| c.groups().count() == 0).collect();
        let (present, absent): (Vec<_>, Vec<_>) =
            alone.into_iter().partition(|concept| self.map.is_present(*concept));
        self.others(f, "Other concepts", &present)?;
        let (like, nothing): (Vec<_>, Vec<_>) = absent
            .into_iter()
            .partition(|concept| self.map.near_misses_of(concept.id()).next().is_some());
        self.others(f, "Absent, with look-alikes", &like)?;
        if nothing.is_empty() {
            return Ok(());
        }
        f.write_char('\n')?;
        self.strong(f, "Absent")?;
        self.line(f, &[plain(&names(&nothing, self.map.draft()))], Indent::all(4))
    }
}

impl MapText<'_> {
    fn line(&self, f: &mut fmt::Formatter<'_>, runs: &[Run<'_>], indent: Indent) -> fmt::Result {
        paragraph(f, runs, indent, self.style)
    }

    fn strong(&self, f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
        self.line(f, &[Run { text, look: Look::Strong }], Indent::all(0))
    }

    fn title(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (map, scheme) = (self.map, self.map.scheme());
        let scope = map.scope().map_or_else(String::new, |scope| format!(", {}", scope.path()));
        self.strong(f, &format!("{}{scope}: {}", cited(map.draft()), scheme.title()))?;
        let present = scheme.concepts().filter(|concept| map.is_present(*concept)).count();
        let Coverage { naming, clauses: searched, .. } = map.coverage();
        let summary = format!(
            "{present} of {} · {} in {naming} of {}",
            counted(scheme.concepts().len(), "concept"),
            counted(map.annotations().len(), "mention"),
            counted(searched, "clause"),
        );
        self.line(f, &[Run { text: &summary, look: Look::Faint }], Indent::all(0))
    }

    fn group(&self, f: &mut fmt::Formatter<'_>, group: &GroupCoverage<'_>) -> fmt::Result {
        let (present, absent) = (group.present(), group.absent());
        let title = group.group().title();
        let all = present.len() + absent.len();
        let title = format!("{title}: {} of {all}", present.len());
        self.others(f, &title, &group.group().members().collect::<Vec<_>>())
    }

    /// Concepts under a title, present or not.
    fn others(
        &self,
        f: &mut fmt::Formatter<'_>,
        title: &str,
        concepts: &[Concept<'_>],
    ) -> fmt::Result {
        if concepts.is_empty() {
            return Ok(());
        }
        f.write_char('\n')?;
        self.strong(f, title)?;
        concepts.iter().try_for_each(|&concept| self.concept(f, concept))
    }

    fn concept(&self, f: &mut fmt::Formatter<'_>, concept: Concept<'_>) -> fmt::Result {
        let name = concept.name(language(self.map.draft()));
        if !self.map.is_present(concept) {
            let text = format!("− {name}: absent");
            self.line(f, &[Run { text: &text, look: Look::Deleted }], Indent::hanging(2))?;
        } else {
            let sign = Run { text: "+ ", look: Look::Inserted };
            let words = match self.map.mentions_of(concept.id()).next() {
                Some(_) => wordings(self.map.mentions_of(concept.id())),
                None => {
                    let count = |concept: Concept<'_>| self.map.count(concept);
                    // the uppermost of those that are named
                    let named = |below: &Concept<'_>| {
                        count(*below) > 0 && below.broader().all(|above| count(above) == 0)
                    };
                    let below: Vec<_> = concept.with_narrower().into_iter().filter(named).collect();
                    format!("through {}", names(&below, self.map.draft()))
                }
            };
            let text = format!("{name}: {words}");
            self.line(f, &[sign, plain(&text)], Indent::hanging(2))?;
        }
        rejected(f, self.map.near_misses_of(concept.id()), self.style)
    }
}

/// How many different wordings, look-alikes and clauses are shown of one concept.
const SHOWN: usize = 3;

fn plain(text: &str) -> Run<'_> {
    Run { text, look: Look::Plain }
}

pub(super) fn language(draft: &Draft) -> &str {
    draft.language().unwrap_or("en")
}

/// "1 clause", "2 clauses"
pub(super) fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

pub(super) fn names(concepts: &[Concept<'_>], draft: &Draft) -> String {
    let names: Vec<_> = concepts.iter().map(|concept| concept.name(language(draft))).collect();
    names.join(", ")
}

/// “the public core” (10, 12), “public core” (14), and 2 more
pub(super) fn wordings<'m>(mentions: impl Iterator<Item = Mention<'m>>) -> String {
    let mut wordings: Vec<(String, Vec<Clause<'m>>)> = Vec::new();
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    for mention in mentions {
        let words = one_line(mention.words());
        let number = *known.entry(words.to_lowercase()).or_insert(wordings.len());
        if number == wordings.len() {
            wordings.push((words, Vec::new()));
        }
        let (clauses, clause) = (&mut wordings[number].1, mention.clause());
        // mentions come in reading order, and a page shows only the first clauses
        let is_new = clauses.last().is_none_or(|last| last.id() != clause.id());
        if is_new && clauses.len() <= SHOWN {
            clauses.push(clause);
        }
    }
    let shown = wordings.iter().take(SHOWN).map(|(words, clauses)| {
        let more = if clauses.len() > SHOWN { ", …" } else { "" };
        let paths = clauses.iter().take(SHOWN).map(|clause| clause.path()).collect::<Vec<_>>();
        format!("“{words}” ({}{more})", paths.join(", "))
    });
    let mut text = shown.collect::<Vec<_>>().join(", ");
    if wordings.len() > SHOWN {
        text.push_str(&format!(" and {}", counted(wordings.len() - SHOWN, "more wording")));
    }
    text
}

/// The look-alikes of a concept, each with the reason it does not count.
pub(super) fn rejected<'m>(
    f: &mut fmt::Formatter<'_>,
    misses: impl Iterator<Item = Miss<'m>>,
    style: Style,
) -> fmt::Result {
    let mut known: BTreeSet<String> = BTreeSet::new();
    for miss in misses {
        let (words, path) = (one_line(miss.words()), miss.clause().path());
        let text = format!("not counted: “{words}” ({path}): {}", miss.reason());
        if known.len() < SHOWN && !known.contains(&text) {
            let run = Run { text: &text, look: Look::Faint };
            paragraph(f, &[run], Indent::hanging(4), style)?;
        }
        known.insert(text);
    }
    match known.len().saturating_sub(SHOWN) {
        0 => Ok(()),
        more => {
            let text = format!("not counted: {}", counted(more, "more look-alike"));
            paragraph(f, &[Run { text: &text, look: Look::Faint }], Indent::hanging(4), style)
        }
    }
}

/// The words on one line, the middle left out of a long stretch.
pub(super) fn one_line(words: &str) -> String {
    const LONGEST: usize = 12;
    const ENDS: usize = 5;
    let words: Vec<_> = words.split_whitespace().collect();
    if words.len() <= LONGEST {
        return words.join(" ");
    }
    let (first, last) = (&words[..ENDS], &words[words.len() - ENDS..]);
    format!("{} … {}", first.join(" "), last.join(" "))
}
