//! A commentary beside the text it speaks of, as a person reads it in a terminal.

use std::fmt;

use super::style::Style;
use super::wrap::{Indent, Look, Run, paragraph};
use crate::document::Draft;
use crate::force::{Agreement, Audit, Finding};
use crate::span::Span;

/// An audit to be printed: verb by verb what the commentary says and what the text does.
#[derive(Clone, Copy, Debug)]
pub struct AuditText<'a> {
    audit: &'a Audit<'a>,
    style: Style,
}

impl Audit<'_> {
    /// The audit to be printed in a style.
    #[must_use]
    pub fn styled(&self, style: impl Into<Style>) -> AuditText<'_> {
        AuditText { audit: self, style: style.into() }
    }
}

impl fmt::Display for Audit<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.styled(Style::new()).fmt(f)
    }
}

impl fmt::Display for AuditText<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.audit.findings().iter().try_for_each(|finding| self.finding(f, finding))
    }
}

impl AuditText<'_> {
    fn finding(&self, f: &mut fmt::Formatter<'_>, finding: &Finding) -> fmt::Result {
        let (commentary, text) = (self.audit.commentary(), self.audit.text());
        let said = finding.said.union(finding.matter);
        let path = text.clause(finding.clause).path();
        let head = format!("“{}”", quoted(commentary, said));
        paragraph(f, &[Run { text: &head, look: Look::Strong }], Indent::hanging(0), self.style)?;
        let shared: Vec<String> = finding.shared.iter().map(|span| quoted(text, *span)).collect();
        let verdict = match finding.agreement {
            Agreement::Same => "as it is said",
            Agreement::Inflated => "weaker than it is said",
            Agreement::Deflated => "stronger than it is said",
            Agreement::Contested => "published orders disagree on which is stronger",
            Agreement::OtherAct => "another act",
        };
        let found = format!(
            "{path}: “{}” ({}), {verdict}; shared: {}",
            quoted(text, finding.found),
            finding.found_name,
            shared.join(", ")
        );
        paragraph(f, &[Run { text: &found, look: Look::Plain }], Indent::hanging(4), self.style)
    }
}

fn quoted(draft: &Draft, span: Span) -> String {
    let words = draft.text()[span.range()].split_whitespace();
    words.collect::<Vec<_>>().join(" ")
}
