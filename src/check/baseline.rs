//! What did not hold before.

use std::fmt;

use toml::de::DeTable;

use super::verdict::{Evidence, Finding, Outcome, Role, Verdict};
use crate::document::Quotation;
use crate::error::{Error, ErrorKind};
use crate::read::toml_tables::{Table, TomlTables};
use crate::span::Span;
use crate::text::quoted;

/// The answers that were trouble before, so that old failures do not hide new ones.
///
/// A failure is known if the same check failed of the same text, and by no words but those it failed by
/// then. Written in TOML, one `[[known]]` for each, to be kept beside the check file.
///
/// ```
/// use travaux::Draft;
/// use travaux::check::{Baseline, Checks};
///
/// let checks = Checks::from_toml(
///     "[[text]]\nname = \"rev\"\n[[check]]\nid = \"a\"\nsays = \"No ships.\"\n\
///      that = { absent = \"words:ships\" }",
/// )?;
/// let before = checks.run([&Draft::parse("rev", "1. Ships may enter.")]);
/// let baseline = Baseline::from_toml(&Baseline::of(&before).to_string())?;
/// assert_eq!(before.clone().against(&baseline).exit_status(), 0);
/// let after = checks.run([&Draft::parse("rev", "1. Ships may enter.\n\n2. Big ships shall pay.")]);
/// assert_eq!(after.against(&baseline).exit_status(), 2);
/// # Ok::<(), travaux::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Baseline {
    known: Vec<Known>,
}

/// One answer that was trouble before.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
struct Known {
    check: String,
    text: String,
    verdict: Verdict,
    words: Vec<String>,
}

/// The words by which a statement does not hold, in order, the same as often as they count; with what
/// stands around them, so that the same word elsewhere is another.
fn words(finding: &Finding) -> Vec<String> {
    let against = finding.evidence.iter().filter(|own| own.role == Role::Against);
    let around = |own: &Quotation| {
        // only what stands on the same line, and without its number, which follows others
        let before = own.prefix.rsplit('\n').next().unwrap_or_default();
        let before = before.trim_start_matches(|c: char| !c.is_alphabetic());
        let behind = own.suffix.split('\n').next().unwrap_or_default();
        let words = format!("{before}{}{behind}", own.exact);
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    // of what is no words, such as who is on a roster, or how many places more, the note
    let told = |own: &Evidence| own.quotation.as_ref().map_or(own.note.clone(), around);
    let mut words: Vec<String> = against.map(told).collect();
    words.sort_unstable();
    words
}

impl Baseline {
    /// What is trouble in an outcome.
    #[must_use]
    pub fn of(outcome: &Outcome) -> Self {
        let trouble = outcome.findings.iter().filter(|finding| finding.is_trouble());
        let known = trouble.map(|finding| Known {
            check: finding.check.clone(),
            text: finding.text.clone(),
            verdict: finding.verdict,
            words: words(finding),
        });
        Self { known: known.collect() }
    }

    /// Reads what [`Display`](fmt::Display) writes.
    ///
    /// # Errors
    /// If the text is no TOML, or not of that shape; all problems at once, each with its place.
    pub fn from_toml(text: &str) -> Result<Self, Error> {
        let mut reader = Reader { text, problems: Vec::new() };
        let (root, flaws) = DeTable::parse_recoverable(text);
        reader.flaws(&flaws);
        let mut baseline = Self::default();
        if flaws.is_empty() {
            reader.keys(root.get_ref(), &["known"]);
            for (table, span) in reader.tables(root.get_ref(), "known") {
                baseline.known.extend(reader.known(table, span));
            }
        }
        match Error::all(reader.problems) {
            Some(problems) => Err(problems),
            None => Ok(baseline),
        }
    }

    fn knows(&self, finding: &Finding) -> bool {
        let own = words(finding);
        self.known.iter().any(|known| {
            known.check == finding.check
                && known.text == finding.text
                && known.verdict == finding.verdict
                && own.iter().all(|words| known.words.binary_search(words).is_ok())
        })
    }
}

impl Outcome {
    /// The same answers, those marked that a baseline knows.
    #[must_use]
    pub fn against(mut self, baseline: &Baseline) -> Self {
        for finding in &mut self.findings {
            finding.known = finding.is_trouble() && baseline.knows(finding);
        }
        self
    }
}

impl fmt::Display for Baseline {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for known in &self.known {
            writeln!(f, "[[known]]\ncheck = {}", quoted(&known.check))?;
            writeln!(
                f,
                "text = {}\nverdict = {}",
                quoted(&known.text),
                quoted(known.verdict.name())
            )?;
            let words: Vec<String> = known.words.iter().map(|words| quoted(words)).collect();
            writeln!(f, "words = [{}]\n", words.join(", "))?;
        }
        Ok(())
    }
}

struct Reader<'t> {
    text: &'t str,
    problems: Vec<Error>,
}

impl TomlTables for Reader<'_> {
    fn problem(&mut self, span: Span, message: impl Into<String>) {
        let error = Error::new(ErrorKind::Checks, message).named("baseline");
        self.problems.push(error.at(self.text, span));
    }
}

impl Reader<'_> {
    fn known(&mut self, table: &Table<'_>, span: Span) -> Option<Known> {
        self.keys(table, &["check", "text", "verdict", "words"]);
        self.required(table, "text", span);
        let check = self.required(table, "check", span).and_then(|value| self.text_of(value));
        let verdict = self.required(table, "verdict", span).and_then(|value| self.text_of(value));
        let (verdict, at) = verdict?;
        let known = Verdict::ALL.into_iter().find(|own| own.name() == verdict);
        if known.is_none() {
            let allowed = Verdict::ALL.map(Verdict::name).join(", ");
            self.problem(at, format!("found `{verdict}` as `verdict`, allowed: {allowed}"));
        }
        // of rosters alone a check has no text
        let text = table.get("text").and_then(|value| value.get_ref().as_str()).unwrap_or_default();
        let mut words: Vec<String> =
            self.texts(table, "words").into_iter().map(|(words, _)| words.to_owned()).collect();
        words.sort_unstable();
        let check = check?.0.to_owned();
        Some(Known { check, text: text.to_owned(), verdict: known?, words })
    }
}
