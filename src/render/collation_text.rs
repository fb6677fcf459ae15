//! Drafts side by side as a person reads them in a terminal.

use std::fmt::{self, Write};

use super::clause_range::cited as cited_clause;
use super::comparison_text::cited;
use super::style::Style;
use super::wrap::{Indent, Look, Run, paragraph};
use crate::history::{Collation, LocusKind, Passage};

/// A collation to be printed: the drafts by their numbers, then passage by passage the words all have,
/// and where they differ every variant with the drafts that have it.
#[derive(Clone, Copy, Debug)]
pub struct CollationText<'c> {
    collation: &'c Collation<'c>,
    style: Style,
}

impl Collation<'_> {
    /// The collation to be printed in a style.
    #[must_use]
    pub fn styled(&self, style: impl Into<Style>) -> CollationText<'_> {
        CollationText { collation: self, style: style.into() }
    }
}

impl fmt::Display for Collation<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.styled(Style::new()).fmt(f)
    }
}

impl fmt::Display for CollationText<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (number, draft) in self.collation.drafts().iter().enumerate() {
            self.line(f, &format!("{}. {}", number + 1, cited(draft)), Look::Plain, 0)?;
        }
        for passage in self.collation.passages() {
            self.passage(f, passage)?;
        }
        Ok(())
    }
}

impl CollationText<'_> {
    fn line(&self, f: &mut fmt::Formatter<'_>, text: &str, look: Look, at: usize) -> fmt::Result {
        paragraph(f, &[Run { text, look }], Indent::hanging(at), self.style)
    }

    fn passage(&self, f: &mut fmt::Formatter<'_>, passage: &Passage) -> fmt::Result {
        if passage.clauses.iter().all(Vec::is_empty) {
            return Ok(());
        }
        f.write_char('\n')?;
        self.line(f, &self.heading(passage), Look::Strong, 0)?;
        for row in passage.first..passage.first + passage.loci {
            let locus = &self.collation.loci()[row];
            let variants = self.collation.variants(row);
            match (locus.kind, variants.as_slice()) {
                // numbers stand in the heading
                (LocusKind::Number, _) => {}
                (LocusKind::Words, [all]) => self.line(f, all.words, Look::Plain, 4)?,
                (LocusKind::Words, variants) => {
                    for variant in variants {
                        let words = variant.words.trim();
                        let words = if words.is_empty() { "–" } else { words };
                        let line = format!("{}: {words}", numbers(&variant.witnesses));
                        self.line(f, &line, Look::Inserted, 8)?;
                    }
                }
            }
        }
        Ok(())
    }

    /// "1, 2: 5 (a) · 3: 6 (a) · not in 4"
    fn heading(&self, passage: &Passage) -> String {
        let mut places: Vec<(String, Vec<usize>)> = Vec::new();
        let mut missing = Vec::new();
        for (witness, clauses) in passage.clauses.iter().enumerate() {
            let draft = self.collation.drafts()[witness];
            let cited = |id: &crate::document::ClauseId| cited_clause(draft.clause(*id));
            let path = clauses.iter().map(cited).collect::<Vec<_>>().join(" + ");
            if clauses.is_empty() {
                missing.push(witness);
                continue;
            }
            match places.iter_mut().find(|(other, _)| *other == path) {
                Some((_, witnesses)) => witnesses.push(witness),
                None => places.push((path, vec![witness])),
            }
        }
        let mut parts: Vec<String> = match places.as_slice() {
            [(path, _)] => vec![path.clone()],
            places => {
                places.iter().map(|(path, own)| format!("{path} ({})", numbers(own))).collect()
            }
        };
        let present: Vec<usize> = places.into_iter().flat_map(|(_, own)| own).collect();
        match missing.len() {
            0 => {}
            len if len > present.len() && parts.len() == 1 => {
                parts.push(format!("only in {}", numbers(&present)));
            }
            _ => parts.push(format!("not in {}", numbers(&missing))),
        }
        parts.join(" · ")
    }
}

/// Numbers from 1, those that follow each other as a range: "1–3, 5".
pub(super) fn numbers(witnesses: &[usize]) -> String {
    let mut ranges: Vec<(usize, usize)> = Vec::new();
    for witness in witnesses {
        match ranges.last_mut() {
            Some((_, last)) if *last + 1 == *witness => *last = *witness,
            _ => ranges.push((*witness, *witness)),
        }
    }
    let shown = ranges.iter().map(|(first, last)| match last - first {
        0 => (first + 1).to_string(),
        1 => format!("{}, {}", first + 1, last + 1),
        _ => format!("{}–{}", first + 1, last + 1),
    });
    shown.collect::<Vec<_>>().join(", ")
}
