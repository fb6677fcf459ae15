//! Coverage, differences of maps and answers to queries as a person reads them in a terminal.

use std::fmt;

use super::comparison_text::cited;
use super::map_text::{counted, language, wordings};
use super::style::Style;
use super::wrap::{Indent, Look, Run, paragraph};
use crate::concept::{Concept, ConceptMap};
use crate::coverage::{
    Answer, ConceptCoverage, ConceptShift, Coverage, Finding, MapDifference, Place, Shift, Verdict,
};

fn line(f: &mut fmt::Formatter<'_>, text: &str, look: Look, indent: Indent) -> fmt::Result {
    paragraph(f, &[Run { text, look }], indent, Style::new())
}

/// The figures of every concept that is named, those in most clauses first, and what the shares are.
impl fmt::Display for Coverage<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let map = self.map();
        let scope = map.scope().map_or_else(String::new, |scope| format!(", {}", scope.path()));
        writeln!(f, "{}{scope}: {}", cited(map.draft()), map.scheme().title())?;
        let summary = format!(
            "{} in {} of {} ({} %), which hold {} % of {}",
            counted(map.annotations().len(), "mention"),
            self.naming,
            counted(self.clauses, "clause"),
            percent(self.share_of_clauses()),
            percent(self.share_of_words()),
            counted(self.words, "word"),
        );
        line(f, &summary, Look::Plain, Indent::all(0))?;
        let mut named: Vec<(Concept<'_>, &ConceptCoverage)> = Vec::new();
        named.extend(map.scheme().concepts().filter_map(|own| Some((own, self.get(own)?))));
        named.sort_by_key(|(_, own)| (std::cmp::Reverse((own.clauses, own.mentions)), own.first));
        let label = |concept: Concept<'_>| shortened(concept.name(language(map.draft())));
        let longest = named.iter().map(|(concept, _)| label(*concept).chars().count()).max();
        let width = longest.unwrap_or(0).max("concept".len());
        writeln!(f, "\n{:width$}  mentions   clauses   words  first, weightiest place", "concept")?;
        for (concept, own) in named {
            let name = label(concept);
            let (clauses, words) = (own.share_of_clauses(self), own.share_of_words(self));
            let first = map.draft().clause(own.first).path();
            writeln!(
                f,
                "{name:width$}  {:>8}  {:>3} {:>3} %  {:>3} %  {first}, {}",
                own.mentions,
                own.clauses,
                percent(clauses),
                percent(words),
                place(own)
            )?;
        }
        line(f, Coverage::FORMULA, Look::Plain, Indent::hanging(0))
    }
}

/// The name of a concept, as much of it as a column takes.
fn shortened(name: &str) -> String {
    const WIDEST: usize = 34;
    match name.chars().count() {
        ..=WIDEST => name.to_owned(),
        _ => name.chars().take(WIDEST - 1).chain(['…']).collect(),
    }
}

/// Whole percent, so that 1 of 3 is 33.
fn percent(share: f64) -> String {
    format!("{:.0}", share * 100.0)
}

fn place(own: &ConceptCoverage) -> &'static str {
    match own.place() {
        Place::Operative => "operative",
        Place::Preamble => "preamble only",
        Place::Heading => "headings only",
        Place::Unstated => "–",
    }
}

/// What was gained and lost first, then what moved, then what there is more or less of.
impl fmt::Display for MapDifference<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (before, after) = (self.before(), self.after());
        let title = after.scheme().title();
        writeln!(f, "{} → {}: {title}", cited(before.draft()), cited(after.draft()))?;
        let kinds = [
            Shift::Gained,
            Shift::Lost,
            Shift::ToOperative,
            Shift::ToPreamble,
            Shift::More,
            Shift::Less,
        ];
        let of = |kind: Shift| {
            // what moved is told once
            self.shifts().filter(move |shift| shift.kinds()[0] == kind).collect::<Vec<_>>()
        };
        let counts = kinds.iter().map(|kind| (of(*kind).len(), kind.name()));
        let counts: Vec<String> =
            counts.filter(|(n, _)| *n > 0).map(|(n, name)| format!("{n} {name}")).collect();
        let summary = if counts.is_empty() { "no change".to_owned() } else { counts.join(" · ") };
        line(f, &summary, Look::Plain, Indent::all(0))?;
        for kind in kinds {
            let shifts = of(kind);
            if !shifts.is_empty() {
                writeln!(f, "\n{}", capital(kind.name()))?;
            }
            shifts.into_iter().try_for_each(|shift| shifted(f, after, shift))?;
        }
        Ok(())
    }
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|c| c.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

fn shifted(
    f: &mut fmt::Formatter<'_>,
    map: &ConceptMap<'_>,
    shift: ConceptShift<'_>,
) -> fmt::Result {
    let name = shift.concept().map_or(shift.id(), |own| own.name(language(map.draft())));
    let text = match (shift.before(), shift.after()) {
        (None, _) => format!("+ {name}: {}", wordings(shift.mentions_after())),
        (_, None) => format!("− {name}: {}", wordings(shift.mentions_before())),
        (Some(old), Some(new)) => {
            let counts = match old.mentions == new.mentions {
                true => String::new(),
                false => format!(" {} → {}", old.mentions, new.mentions),
            };
            let (old, new) = (wordings(shift.mentions_before()), wordings(shift.mentions_after()));
            format!("{name}:{counts} {old} → {new}")
        }
    };
    line(f, &text, Look::Plain, Indent::hanging(2))
}

/// Every clause that names the first concept, and whether the query holds in each region around it.
impl fmt::Display for Answer<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let query = self.query();
        let mut title = query.wanted().join(" with ");
        if !query.unwanted().is_empty() {
            title = format!("{title}, without {}", query.unwanted().join(" and "));
        }
        writeln!(f, "{}: {title}", cited(self.map().draft()))?;
        if self.findings().len() == 0 {
            return writeln!(f, "{} is named nowhere", query.wanted()[0]);
        }
        self.findings().try_for_each(|finding| found(f, finding))
    }
}

fn found(f: &mut fmt::Formatter<'_>, finding: Finding<'_>) -> fmt::Result {
    let mut verdicts = finding.verdicts().peekable();
    let own = verdicts.peek().map(|verdict| {
        let words: Vec<String> =
            verdict.satisfying().map(|mention| format!("“{}”", mention.words())).collect();
        words.join(", ")
    });
    let text = format!("{}: {}", finding.clause().path(), own.unwrap_or_default());
    line(f, &text, Look::Plain, Indent::hanging(0))?;
    for verdict in verdicts {
        let text = format!("in the {}: {}", verdict.region().name(), told(verdict));
        line(f, &text, Look::Plain, Indent::hanging(4))?;
    }
    Ok(())
}

fn told(verdict: Verdict<'_>) -> String {
    if verdict.holds() {
        return "holds".to_owned();
    }
    let mut why = Vec::new();
    let missing: Vec<&str> = verdict.missing().collect();
    if !missing.is_empty() {
        why.push(format!("no {}", missing.join(", no ")));
    }
    if verdict.spoiling().next().is_some() {
        why.push(wordings(verdict.spoiling()));
    }
    format!("fails: {}", why.join("; "))
}
