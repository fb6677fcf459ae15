//! What a commentary says beside what the text does, as a machine reads it.

use super::comparison_report::DraftReport;
use crate::document::{ClauseId, Quotation};
use crate::force::{Agreement, Audit, Finding};

/// An audit with all it found; owns everything.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct AuditReport {
    /// The name and version of the shape.
    pub schema: String,
    /// The commentary.
    pub commentary: DraftReport,
    /// The text it speaks of.
    pub text: DraftReport,
    /// The verbs, in order of the commentary.
    pub verbs: Vec<AuditedReport>,
}

impl AuditReport {
    /// The name and version of the shape.
    pub const SCHEMA: &'static str = "travaux/audit/1";
}

/// A verb of the commentary beside that of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct AuditedReport {
    /// How the two stand to each other.
    pub agreement: Agreement,
    /// What the commentary's verb does, as profiles call it.
    pub said_name: String,
    /// The commentary's verb.
    pub said: Quotation,
    /// What it is said of, in the commentary.
    pub matter: Quotation,
    /// The number of the clause of the text that speaks of the same, from 0.
    pub clause: ClauseId,
    /// How a person cites it.
    pub path: String,
    /// What the text's verb does, as profiles call it.
    pub found_name: String,
    /// The text's verb or modal.
    pub found: Quotation,
    /// The words of the clause that the commentary has too.
    pub shared: Vec<Quotation>,
}

impl Audit<'_> {
    /// All findings with the words that show them, in a shape of its own that serializes.
    #[must_use]
    pub fn report(&self) -> AuditReport {
        AuditReport {
            schema: AuditReport::SCHEMA.to_owned(),
            commentary: DraftReport::of(self.commentary()),
            text: DraftReport::of(self.text()),
            verbs: self.findings().iter().map(|finding| self.audited(finding)).collect(),
        }
    }

    fn audited(&self, finding: &Finding) -> AuditedReport {
        let (commentary, text) = (self.commentary(), self.text());
        AuditedReport {
            agreement: finding.agreement,
            said_name: finding.said_name.clone(),
            said: commentary.quote(finding.said),
            matter: commentary.quote(finding.matter),
            clause: finding.clause,
            path: text.clause(finding.clause).path(),
            found_name: finding.found_name.clone(),
            found: text.quote(finding.found),
            shared: finding.shared.iter().map(|span| text.quote(*span)).collect(),
        }
    }
}
