//! The answers to checks as JUnit XML, which build servers read.

use std::fmt;

use super::checks_text::{sentence, told};
use super::xml::{Words, Xml};
use crate::check::{Finding, Outcome, Verdict};

/// Answers as JUnit XML: one test suite, a test case for every check and text.
///
/// What fails is a `failure`, what is not decidable an `error`; what is undecided, or known from before, is
/// `skipped`. Messages quote the words.
///
/// ```
/// use travaux::Draft;
/// use travaux::check::Checks;
///
/// let checks = Checks::from_toml(
///     "[[text]]\nname = \"rev1\"\n[[check]]\nid = \"a\"\nsays = \"Ships may enter.\"\n\
///      that = { phrase = \"may enter\" }",
/// )?;
/// let xml = checks.run([&Draft::parse("rev1", "1. Ships shall enter.")]).junit().to_string();
/// assert!(xml.contains("tests=\"1\" failures=\"1\" errors=\"0\" skipped=\"0\""));
/// # Ok::<(), travaux::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct OutcomeJunit<'o> {
    outcome: &'o Outcome,
}

impl Outcome {
    /// The answers as JUnit XML.
    #[must_use]
    pub fn junit(&self) -> OutcomeJunit<'_> {
        OutcomeJunit { outcome: self }
    }
}

/// What a test case says of itself besides its name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Result {
    Passed,
    Failure,
    Error,
    Skipped,
}

fn result(finding: &Finding) -> Result {
    match finding.verdict {
        Verdict::Holds => Result::Passed,
        Verdict::Undecided => Result::Skipped,
        _ if finding.known => Result::Skipped,
        Verdict::Fails => Result::Failure,
        Verdict::NotDecidable => Result::Error,
    }
}

impl fmt::Display for OutcomeJunit<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let findings = &self.outcome.findings;
        let count = |wanted: Result| {
            findings.iter().filter(|own| result(own) == wanted).count().to_string()
        };
        let (tests, failures) = (findings.len().to_string(), count(Result::Failure));
        let (errors, skipped) = (count(Result::Error), count(Result::Skipped));
        let title = self.outcome.title.as_str();
        let totals = [
            ("name", title),
            ("tests", &tests),
            ("failures", &failures),
            ("errors", &errors),
            ("skipped", &skipped),
        ];
        let mut xml = Xml::new(f);
        xml.declaration()?;
        xml.open("testsuites", &totals[..4])?;
        xml.open("testsuite", &totals)?;
        findings.iter().try_for_each(|finding| case(&mut xml, title, finding))?;
        xml.close()?;
        xml.close()
    }
}

fn case(xml: &mut Xml<'_, '_>, title: &str, finding: &Finding) -> fmt::Result {
    let of = if finding.text.is_empty() { String::new() } else { format!(" ({})", finding.text) };
    let name = format!("{}{of}: {}", finding.check, finding.says);
    let attributes = [("name", name.as_str()), ("classname", title)];
    let result = result(finding);
    if result == Result::Passed {
        return xml.empty("testcase", &attributes);
    }
    xml.open("testcase", &attributes)?;
    let known = if finding.known { "known from before: " } else { "" };
    let message = format!("{known}{}", sentence(finding));
    let inside = |words: &mut Words<'_, '_>| {
        finding.evidence.iter().try_for_each(|evidence| words.line(&told(evidence)))
    };
    match result {
        Result::Skipped => xml.empty("skipped", &[("message", &message)])?,
        Result::Error => {
            let kind = [("message", message.as_str()), ("type", finding.severity.name())];
            xml.around("error", &kind, inside)?;
        }
        _ => {
            let kind = [("message", message.as_str()), ("type", finding.severity.name())];
            xml.around("failure", &kind, inside)?;
        }
    }
    xml.close()
}
