//! Verdicts with the words they rest on, on one page.

use std::fmt;

use maud::{Markup, html};

use super::shell::{Shell, choices};
use crate::check::{Evidence, Finding, Outcome, Verdict};
use crate::document::Quotation;
use crate::render::checks_text::{mark, sentence, totals};

/// The answers to checks as a page: what they come to, then each statement with its verdict, the reason and the
/// quotations it rests on. The reader chooses the verdicts to be shown.
///
/// ```
/// use travaux::{Checks, Draft, render::OutcomePage};
///
/// let checks = Checks::from_toml(
///     r#"
///     title = "Red lines"
///     [[text]]
///     name = "rev2"
///     [[check]]
///     id = "no-fees"
///     says = "Nobody pays <fees>."
///     that = { not = { phrase = "fees" } }
///     "#,
/// )?;
/// let draft = Draft::parse("rev2", "1. Ships shall pay fees.");
/// let page = OutcomePage::new(&checks.run([&draft])).to_string();
/// assert!(page.contains("Nobody pays &lt;fees&gt;.") && page.contains("<mark>fees</mark>"));
/// # Ok::<(), travaux::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct OutcomePage<'o> {
    outcome: &'o Outcome,
}

impl<'o> OutcomePage<'o> {
    /// The answers to be shown.
    #[must_use]
    pub const fn new(outcome: &'o Outcome) -> Self {
        Self { outcome }
    }
}

impl fmt::Display for OutcomePage<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let outcome = self.outcome;
        let page = Shell {
            title: &outcome.title,
            head: html! {
                h1 { (outcome.title) }
                p.balance { (totals(outcome)) "." }
                (contents(outcome))
            },
            counted: "answer",
            controls: controls(),
            body: html! { @for (at, one) in outcome.findings.iter().enumerate() { (finding(at, one)) } },
            rules: String::new(),
            choices: Vec::new(),
        };
        f.write_str(&page.page())
    }
}

fn class(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Holds => "holds",
        Verdict::Fails => "fails",
        Verdict::Undecided => "undecided",
        Verdict::NotDecidable => "unasked",
    }
}

fn controls() -> Markup {
    let labels = [
        ("every", "all"),
        ("trouble", "that fail"),
        ("unclear", "that are open"),
        ("fine", "that hold"),
    ];
    choices("verdicts", "Answers", &labels, "every")
}

/// Every answer in a square, so that a look tells how many hold; where several texts were asked a table of them, so
/// that it tells which text crosses which line.
fn contents(outcome: &Outcome) -> Markup {
    let mut texts: Vec<&str> = Vec::new();
    for finding in &outcome.findings {
        if !texts.contains(&finding.text.as_str()) {
            texts.push(&finding.text);
        }
    }
    if texts.len() > 1 && !texts.contains(&"") {
        return table(outcome, &texts);
    }
    html! {
        nav.squares aria-label="Answers" {
            @for (at, finding) in outcome.findings.iter().enumerate() { (square(at, finding)) }
        }
    }
}

/// A row for each statement, a column for each text.
fn table(outcome: &Outcome, texts: &[&str]) -> Markup {
    let numbered: Vec<(usize, &Finding)> = outcome.findings.iter().enumerate().collect();
    html! {
        nav.scroll tabindex="0" aria-label="Answers" { table.verdicts {
            thead {
                tr {
                    th scope="col" { "Statement" }
                    @for text in texts { th scope="col" { (text) } }
                }
            }
            tbody {
                @for row in numbered.chunk_by(|one, other| one.1.check == other.1.check) {
                    tr {
                        th scope="row" { strong { (row[0].1.check) } " " span.faint { (row[0].1.says) } }
                        @for text in texts {
                            @let own = row.iter().find(|(_, finding)| finding.text == *text);
                            td.squares { @if let Some((at, finding)) = own { (square(*at, finding)) } }
                        }
                    }
                }
            }
        } }
    }
}

fn square(at: usize, finding: &Finding) -> Markup {
    html! {
        a href={ "#answer-" (at + 1) } class=(class(finding.verdict))
            title={ (finding.check) ": " (finding.verdict.name()) } {
            (mark(finding.verdict))
        }
    }
}

fn finding(at: usize, finding: &Finding) -> Markup {
    html! {
        article.finding.(class(finding.verdict)) id={ "answer-" (at + 1) } data-step {
            h2 {
                span.mark aria-hidden="true" { (mark(finding.verdict)) } " " (finding.check)
                @if !finding.text.is_empty() { span.faint { ", " (finding.text) } }
            }
            p.says { (finding.says) }
            p.because {
                strong { (finding.verdict.name()) }
                @if finding.is_trouble() { ", " (finding.severity.name()) }
                @if finding.known { ", known from before" }
                ". " (sentence(finding))
            }
            @if !finding.evidence.is_empty() {
                dl.evidence { @for one in &finding.evidence { (evidence(one)) } }
            }
        }
    }
}

fn evidence(evidence: &Evidence) -> Markup {
    html! {
        dt {
            (evidence.role.name()) " " (evidence.source)
            @if !evidence.place.is_empty() { ", " bdi { (evidence.place) } }
        }
        dd dir="auto" {
            @if let Some(quotation) = &evidence.quotation {
                blockquote {
                    @let (before, behind) = surroundings(quotation);
                    span.faint { "…" (before) } mark { (quotation.exact) } span.faint { (behind) "…" }
                }
            }
            @if !evidence.note.is_empty() { p.faint { (evidence.note) } }
        }
    }
}

/// What stands around a quotation, in whole words.
fn surroundings(quotation: &Quotation) -> (&str, &str) {
    let (before, behind) = (quotation.prefix.as_str(), quotation.suffix.as_str());
    let from = before.find(char::is_whitespace).unwrap_or(before.len());
    let to = behind.rfind(char::is_whitespace).unwrap_or(0);
    (&before[from..], &behind[..to])
}
