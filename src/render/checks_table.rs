//! The answers to checks as a table in Markdown.

use std::fmt;

use super::checks_text::{mark, sentence, totals};
use super::markdown::cell;
use crate::check::{Evidence, Finding, Outcome, Role};

/// So many pieces of evidence stand in a row.
const SHOWN: usize = 3;

/// Answers as a table in Markdown: the check, its statement, the verdict and why, the words.
///
/// ```
/// use travaux::Draft;
/// use travaux::check::Checks;
///
/// let checks = Checks::from_toml(
///     "[[text]]\nname = \"rev1\"\n[[check]]\nid = \"a\"\nsays = \"Ships may enter.\"\n\
///      that = { phrase = \"may enter\" }",
/// )?;
/// let outcome = checks.run([&Draft::parse("rev1", "1. Ships may enter.")]);
/// assert!(outcome.table().to_string().ends_with("| rev1, 1: “may enter” |\n"));
/// # Ok::<(), travaux::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct OutcomeTable<'o> {
    outcome: &'o Outcome,
}

impl Outcome {
    /// The answers as a table in Markdown.
    #[must_use]
    pub fn table(&self) -> OutcomeTable<'_> {
        OutcomeTable { outcome: self }
    }
}

impl fmt::Display for OutcomeTable<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "# {}\n\n{}\n", cell(&self.outcome.title), totals(self.outcome))?;
        writeln!(f, "| check | statement | verdict | why | words |")?;
        writeln!(f, "|---|---|---|---|---|")?;
        self.outcome.findings.iter().try_for_each(|finding| row(f, finding))
    }
}

fn row(f: &mut fmt::Formatter<'_>, finding: &Finding) -> fmt::Result {
    let known = if finding.known { ", known from before" } else { "" };
    let of = if finding.text.is_empty() { String::new() } else { format!(", {}", finding.text) };
    let quoting = finding.evidence.iter().filter(|own| own.quotation.is_some());
    let words: Vec<String> = quoting.take(SHOWN).map(words).collect();
    writeln!(
        f,
        "| {}{} | {} | {} {}{known} | {} | {} |",
        cell(&finding.check),
        cell(&of),
        cell(&finding.says),
        mark(finding.verdict),
        finding.verdict.name(),
        cell(&sentence(finding)),
        cell(&words.join("; ")),
    )
}

/// “rev1, 1: “may enter””, and what near misses are.
fn words(evidence: &Evidence) -> String {
    let quotation = evidence.quotation.as_ref();
    let exact = quotation.map_or("", |quotation| &quotation.exact);
    let near = if evidence.role == Role::NearMiss { "not counted: " } else { "" };
    let place = if evidence.place.is_empty() { "" } else { ", " };
    format!("{near}{}{place}{}: “{exact}”", evidence.source, evidence.place)
}
