//! The answers to checks as SARIF 2.1.0, which pages that host code show beside the lines.

use std::collections::BTreeMap;
use std::fmt::{self, Write};

use super::checks_text::sentence;
use crate::check::{Evidence, Finding, Outcome, Role, Severity, Verdict};
use crate::document::{Draft, Quotation};
use crate::span::{Location, Span};
use crate::text::quoted;

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// The file a draft was read from, so that its words can be shown on their lines.
#[derive(Clone, Copy, Debug)]
pub struct SourceFile<'s> {
    draft: &'s Draft,
    path: &'s str,
    text: &'s str,
}

impl<'s> SourceFile<'s> {
    /// The file of `draft` at `path`, as the repository has it, which holds `text`.
    #[must_use]
    pub const fn new(draft: &'s Draft, path: &'s str, text: &'s str) -> Self {
        Self { draft, path, text }
    }
}

/// Answers as SARIF 2.1.0: every check is a rule, every answer a result.
///
/// What holds is of the kind `pass`, what is undecided `open`; what fails or is not decidable is a `fail` of the
/// check's severity, and if it is known from before its baseline state is `unchanged`. Words of a draft whose
/// [`SourceFile`] is at hand have lines and columns, which count characters. What no word shows – that something stands
/// nowhere – is at the first line of the file, for code hosts refuse a result that is at no place.
///
/// ```
/// use travaux::Draft;
/// use travaux::check::Checks;
/// use travaux::render::SourceFile;
///
/// let checks = Checks::from_toml(
///     "[[text]]\nname = \"rev1\"\n[[check]]\nid = \"a\"\nsays = \"No ships.\"\n\
///      that = { absent = \"words:ships\" }",
/// )?;
/// let text = "1. All\nships may enter.";
/// let draft = Draft::parse("rev1", text);
/// let outcome = checks.run([&draft]);
/// let files = [SourceFile::new(&draft, "drafts/rev1.txt", text)];
/// assert!(outcome.sarif(&files).to_string().contains("\"startLine\": 2, \"startColumn\": 1"));
/// # Ok::<(), travaux::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct OutcomeSarif<'o> {
    outcome: &'o Outcome,
    files: &'o [SourceFile<'o>],
}

impl Outcome {
    /// The answers as SARIF, with the lines of the files given.
    #[must_use]
    pub const fn sarif<'o>(&'o self, files: &'o [SourceFile<'o>]) -> OutcomeSarif<'o> {
        OutcomeSarif { outcome: self, files }
    }
}

impl fmt::Display for OutcomeSarif<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rules: BTreeMap<&str, usize> = BTreeMap::new();
        let mut told = Vec::new();
        for finding in &self.outcome.findings {
            if !rules.contains_key(finding.check.as_str()) {
                rules.insert(&finding.check, told.len());
                told.push(rule(finding));
            }
        }
        let results: Vec<String> = self
            .outcome
            .findings
            .iter()
            .map(|finding| self.result(finding, rules[finding.check.as_str()]))
            .collect();
        writeln!(f, "{{\n  \"$schema\": \"{SCHEMA}\",\n  \"version\": \"2.1.0\",")?;
        writeln!(f, "  \"runs\": [{{\n    \"tool\": {{ \"driver\": {{")?;
        let version = env!("CARGO_PKG_VERSION");
        writeln!(f, "      \"name\": \"travaux\", \"version\": \"{version}\",")?;
        writeln!(f, "      \"rules\": [{}]", lines(&told, 8))?;
        writeln!(f, "    }} }},\n    \"columnKind\": \"unicodeCodePoints\",")?;
        writeln!(f, "    \"results\": [{}]", lines(&results, 6))?;
        writeln!(f, "  }}]\n}}")
    }
}

/// Entries of a list, one a line.
fn lines(entries: &[String], indent: usize) -> String {
    if entries.is_empty() {
        return String::new();
    }
    let (between, end) = (" ".repeat(indent), " ".repeat(indent - 2));
    format!("\n{between}{}\n{end}", entries.join(&format!(",\n{between}")))
}

fn level(severity: Severity) -> &'static str {
    severity.name()
}

fn rule(finding: &Finding) -> String {
    format!(
        "{{ \"id\": {}, \"shortDescription\": {{ \"text\": {} }}, \
         \"defaultConfiguration\": {{ \"level\": \"{}\" }} }}",
        quoted(&finding.check),
        quoted(&finding.says),
        level(finding.severity)
    )
}

impl OutcomeSarif<'_> {
    fn result(&self, finding: &Finding, rule: usize) -> String {
        let (kind, level) = match finding.verdict {
            Verdict::Holds => ("pass", "none"),
            Verdict::Undecided => ("open", "none"),
            _ => ("fail", level(finding.severity)),
        };
        let state = if finding.known { "unchanged" } else { "new" };
        let message =
            format!("{} – {}: {}", finding.says, finding.verdict.name(), sentence(finding));
        let mut json = format!(
            "{{ \"ruleId\": {}, \"ruleIndex\": {rule}, \"kind\": \"{kind}\", \"level\": \"{level}\", \
             \"baselineState\": \"{state}\", \"message\": {{ \"text\": {} }}",
            quoted(&finding.check),
            quoted(&message)
        );
        let (main, related): (Vec<&Evidence>, Vec<&Evidence>) = {
            // the words that speak against it are where a reader is led
            let leads = |own: &&Evidence| match finding.is_trouble() {
                true => own.role == Role::Against,
                false => own.role == Role::Shows,
            };
            finding.evidence.iter().filter(|own| own.quotation.is_some()).partition(leads)
        };
        let (main, related) = if main.is_empty() { (related, main) } else { (main, related) };
        let main = match main.first() {
            Some(own) if self.is_at_hand(own) => Some(self.location(own, None)),
            own => self.asked(finding).or_else(|| Some(self.location(own?, None))),
        };
        let ids = related.into_iter().enumerate();
        let related: Vec<String> = ids.map(|(id, own)| self.location(own, Some(id))).collect();
        for (name, places) in [("locations", Vec::from_iter(main)), ("relatedLocations", related)] {
            if !places.is_empty() {
                let _ = write!(json, ", \"{name}\": [{}]", places.join(", "));
            }
        }
        json + " }"
    }

    /// The place of an answer that no words show: the text that was asked, or any if it was of none.
    fn asked(&self, finding: &Finding) -> Option<String> {
        let any = self.files.first().filter(|_| finding.text.is_empty());
        let file = self.file(&finding.text).or(any)?;
        Some(format!("{{ \"physicalLocation\": {} }}", whole(file)))
    }

    /// Whether words stand in a file that is at hand.
    fn is_at_hand(&self, evidence: &Evidence) -> bool {
        evidence.quotation.as_ref().is_some_and(|own| self.file(&own.draft).is_some())
    }

    /// The file of a text.
    fn file(&self, text: &str) -> Option<&SourceFile<'_>> {
        self.files.iter().find(|file| file.draft.sigil() == text)
    }

    fn location(&self, evidence: &Evidence, id: Option<usize>) -> String {
        let id = id.map_or(String::new(), |id| format!("\"id\": {id}, "));
        let place = quoted(&format!("{}, {}", evidence.source, evidence.place));
        let mut json =
            format!("{{ {id}\"logicalLocations\": [{{ \"fullyQualifiedName\": {place} }}]");
        if let Some(physical) = evidence.quotation.as_ref().and_then(|own| self.physical(own)) {
            let _ = write!(json, ", \"physicalLocation\": {physical}");
        }
        let words = evidence.quotation.as_ref().map_or("", |quotation| &quotation.exact);
        let note = match evidence.note.is_empty() {
            true => format!("“{words}”"),
            false => format!("“{words}” – {}", evidence.note),
        };
        let _ = write!(json, ", \"message\": {{ \"text\": {} }}", quoted(&note));
        json + " }"
    }

    fn physical(&self, quotation: &Quotation) -> Option<String> {
        let file = self.file(&quotation.draft)?;
        let span: Span = file.draft.source_span(quotation.span);
        let Some(snippet) = file.text.get(span.range()) else { return Some(whole(file)) };
        let (start, end) =
            (Location::of(file.text, span.start()), Location::of(file.text, span.end()));
        Some(format!(
            "{{ \"artifactLocation\": {{ \"uri\": {} }}, \"region\": {{ \"startLine\": {}, \
             \"startColumn\": {}, \"endLine\": {}, \"endColumn\": {}, \"snippet\": {{ \"text\": {} }} }} }}",
            quoted(&uri(file.path)),
            start.line,
            start.column,
            end.line,
            end.column,
            quoted(snippet)
        ))
    }
}

/// A file as a place, for what stands on no line of it.
fn whole(file: &SourceFile<'_>) -> String {
    let uri = quoted(&uri(file.path));
    format!("{{ \"artifactLocation\": {{ \"uri\": {uri} }}, \"region\": {{ \"startLine\": 1 }} }}")
}

/// A path as a relative reference of RFC 3986.
fn uri(path: &str) -> String {
    let mut uri = String::new();
    for byte in path.replace('\\', "/").bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte));
            }
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}
