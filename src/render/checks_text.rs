//! The answers to checks, as a person reads them.

use std::fmt;

use super::map_text::counted;
use super::style::Style;
use super::wrap::{Indent, Look, Run, paragraph};
use crate::check::{Evidence, Explanation, Finding, Outcome, Verdict};

/// So much evidence is shown of a statement that holds …
const SHOWN_OF_HOLDING: usize = 3;
/// … and so much of others.
const SHOWN_OF_OTHERS: usize = 12;

/// Answers to be printed: what they come to, then one by one with the words they rest on.
#[derive(Clone, Copy, Debug)]
pub struct OutcomeText<'o> {
    outcome: &'o Outcome,
    style: Style,
}

impl Outcome {
    /// The answers to be printed in a style.
    #[must_use]
    pub fn styled(&self, style: impl Into<Style>) -> OutcomeText<'_> {
        OutcomeText { outcome: self, style: style.into() }
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.styled(Style::new()).fmt(f)
    }
}

impl fmt::Display for OutcomeText<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let head = format!("{}: {}", self.outcome.title, totals(self.outcome));
        line(f, &head, Look::Strong, Indent::hanging(0), self.style)?;
        for finding in &self.outcome.findings {
            f.write_str("\n")?;
            self.finding(f, finding)?;
        }
        Ok(())
    }
}

/// “4 checks: 2 hold, 1 fails, 1 not decidable from these texts”.
pub(super) fn totals(outcome: &Outcome) -> String {
    let counts = Verdict::ALL.map(|verdict| (verdict, outcome.of(verdict).count()));
    let told = counts.iter().filter(|(_, count)| *count > 0).map(|(verdict, count)| {
        let name = match (verdict, count) {
            (Verdict::Holds, 2..) => "hold",
            (Verdict::Fails, 2..) => "fail",
            (verdict, _) => verdict.name(),
        };
        format!("{count} {name}")
    });
    let told: Vec<String> = told.collect();
    let known = outcome.findings.iter().filter(|own| own.known).count();
    let known = if known > 0 { format!(" ({known} known from before)") } else { String::new() };
    format!("{}: {}{known}", counted(outcome.findings.len(), "answer"), told.join(", "))
}

/// The mark of a verdict.
pub(super) fn mark(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Holds => "✓",
        Verdict::Fails => "✗",
        Verdict::Undecided => "?",
        Verdict::NotDecidable => "–",
    }
}

impl OutcomeText<'_> {
    fn finding(&self, f: &mut fmt::Formatter<'_>, finding: &Finding) -> fmt::Result {
        let style = self.style;
        let of =
            if finding.text.is_empty() { String::new() } else { format!(", {}", finding.text) };
        let known = if finding.known { ", known from before" } else { "" };
        let severity = match finding.is_trouble() {
            true => format!(", {}", finding.severity.name()),
            false => String::new(),
        };
        let (mark, verdict) = (mark(finding.verdict), finding.verdict.name());
        let head = format!("{mark} {}{of}: {verdict}{severity}{known}", finding.check);
        line(f, &head, Look::Strong, Indent::hanging(0), style)?;
        line(f, &finding.says, Look::Plain, Indent::all(2), style)?;
        let because = format!("→ {}", sentence(finding));
        line(f, &because, Look::Plain, Indent::hanging(2), style)?;
        let most = match finding.verdict {
            Verdict::Holds => SHOWN_OF_HOLDING,
            _ => SHOWN_OF_OTHERS,
        };
        for evidence in finding.evidence.iter().take(most) {
            line(f, &told(evidence), Look::Faint, Indent::hanging(4), style)?;
        }
        match finding.evidence.len().saturating_sub(most) {
            0 => Ok(()),
            more => {
                let more = format!("and {more} more");
                line(f, &more, Look::Faint, Indent::hanging(4), style)
            }
        }
    }
}

/// Statement by statement, each indented under the one it stands in.
impl fmt::Display for Explanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let style = Style::new();
        let of = if self.text.is_empty() { String::new() } else { format!(", {}", self.text) };
        let head = format!("{}{of}: {}", self.check, self.says);
        line(f, &head, Look::Strong, Indent::hanging(0), style)?;
        for step in &self.steps {
            let indent = 2 * step.depth.min(DEEPEST_INDENT) + 2;
            let (mark, verdict) = (mark(step.verdict), step.verdict.name());
            let said = format!("{mark} {}: {verdict}", step.claims);
            line(f, &said, Look::Plain, Indent::hanging(indent), style)?;
            if step.evidence.is_empty() {
                continue;
            }
            let because = format!("→ {}", step.because);
            line(f, &because, Look::Plain, Indent::hanging(indent + 2), style)?;
            for evidence in step.evidence.iter().take(SHOWN_OF_OTHERS) {
                line(f, &told(evidence), Look::Faint, Indent::hanging(indent + 4), style)?;
            }
        }
        Ok(())
    }
}

/// Statements deeper than this stand no further to the right.
const DEEPEST_INDENT: usize = 8;

/// The reason for a verdict as a sentence of its own; names of texts begin as they are written.
pub(super) fn sentence(finding: &Finding) -> String {
    let because = finding.because.as_str();
    let first = because.split(' ').next().unwrap_or_default();
    let mut sources = finding.evidence.iter().map(|evidence| evidence.source.as_str());
    let is_name = first == finding.text || sources.any(|source| source == first);
    let mut letters = because.chars();
    match letters.next() {
        Some(letter) if !is_name => format!("{}{}.", letter.to_uppercase(), letters.as_str()),
        _ => format!("{because}."),
    }
}

/// A piece of evidence on one line: “shown by draft-3, 16 item 2: “…” – one term for another”.
pub(super) fn told(evidence: &Evidence) -> String {
    let place = match evidence.place.is_empty() {
        true => evidence.source.clone(),
        false => format!("{}, {}", evidence.source, evidence.place),
    };
    let words = evidence.quotation.as_ref().map(|quotation| {
        let words: Vec<&str> = quotation.exact.split_whitespace().collect();
        format!("“{}”", words.join(" "))
    });
    let told = [words, Some(evidence.note.clone()).filter(|note| !note.is_empty())];
    let told: Vec<String> = told.into_iter().flatten().collect();
    format!("{} {place}: {}", evidence.role.name(), told.join(" – "))
}

fn line(
    f: &mut fmt::Formatter<'_>,
    text: &str,
    look: Look,
    indent: Indent,
    style: Style,
) -> fmt::Result {
    paragraph(f, &[Run { text, look }], indent, style)
}
