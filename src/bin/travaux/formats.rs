//! What can be written, by name: a row of a table for each format.

use std::ffi::OsString;
use std::fmt::Write;
use std::path::Path;

use serde::Serialize;
use travaux::check::{Baseline, suggestions};
use travaux::evaluation::UnitLabel;
use travaux::history::Collation;
use travaux::lineage::overlap::{Overlap, OverlapOptions};
use travaux::render::AkomaNtoso;
use travaux::{Comparison, Draft, History, SchemeFormat, ThreeWay};

use crate::commands::{Decided, collection, watched};
use crate::context::Context;
use crate::exit::Failure;
use crate::files;
use crate::names::nearest;
use crate::pages;
use crate::schemes::{Loaded, SchemeChoice};
use crate::tables;

/// What a format is made of.
#[derive(Debug)]
pub(crate) struct Asked<'a> {
    pub(crate) inputs: &'a [OsString],
    /// For formats that hold concepts.
    pub(crate) scheme: &'a SchemeChoice,
    /// Whose labels count, for scores.
    pub(crate) coder: Option<&'a str>,
}

/// A format with what writes it.
#[derive(Debug)]
pub(crate) struct Format {
    name: &'static str,
    /// What it is made of, as in a usage line.
    of: &'static str,
    /// How many inputs this takes.
    takes: std::ops::RangeInclusive<usize>,
    says: &'static str,
    write: fn(&Context<'_>, &Asked<'_>) -> Result<Vec<u8>, Failure>,
}

const MANY: usize = usize::MAX;

/// Pages of HTML, to be kept and sent.
pub(crate) const PAGES: &[Format] = &[
    format("redline", "BEFORE AFTER", 2..=2, "what became of every clause", pages::redline),
    format("map", "TEXT…", 1..=MANY, "clauses and concepts, and what is missing", pages::map),
    format("history", "DRAFT…", 1..=MANY, "every clause through all drafts", pages::history),
    format(
        "lineage",
        "TEXT SOURCE…",
        2..=MANY,
        "which clause has its words from where",
        pages::lineage,
    ),
    format(
        "checks",
        "FILE [TEXT…]",
        1..=MANY,
        "verdicts with the words that show them",
        pages::checks,
    ),
];

/// What other programs read.
pub(crate) const EXPORTS: &[Format] = &[
    format("text", "DRAFT", 1..=1, "the words of a draft as they are read, for `textconv`", text),
    format("akn", "DRAFT", 1..=1, "Akoma Ntoso, the XML of parliaments", akoma_ntoso),
    format("docx", "[BEFORE] AFTER", 1..=2, "DOCX, what changed as tracked changes", files::docx),
    format("csv", "TABLE INPUT…", 1..=MANY, "a table, for R and spreadsheets", tables::csv),
    format("jsonl", "TABLE INPUT…", 1..=MANY, "the same in JSON Lines", tables::json_lines),
    format("qdpx", "TEXT…", 1..=MANY, "concepts, for tools of analysts (REFI-QDA)", files::qdpx),
    format("annotations", "TEXT", 1..=1, "concepts as Web Annotations", files::annotations),
    format(
        "notes",
        "BEFORE AFTER",
        2..=2,
        "what changes do, as Web Annotations",
        files::effect_annotations,
    ),
    format("oscal", "BEFORE AFTER", 2..=2, "clauses that answer to each other", files::oscal),
    format("schema", "FORM", 1..=1, "the JSON Schema of what `--json` writes", files::schema),
    format(
        "redline-md",
        "BEFORE AFTER",
        2..=2,
        "the whole text in Markdown",
        files::redline_markdown,
    ),
    format("diff-md", "BEFORE AFTER", 2..=2, "what changed, in Markdown", files::diff_markdown),
    format(
        "effects-md",
        "BEFORE AFTER",
        2..=2,
        "what it does, in Markdown",
        files::effects_markdown,
    ),
    format("map-md", "TEXT…", 1..=MANY, "concepts, in Markdown", files::map_markdown),
    format("history-md", "DRAFT…", 1..=MANY, "all drafts, in Markdown", files::history_markdown),
    format("lineage-md", "TEXT SOURCE…", 2..=MANY, "sources, in Markdown", files::lineage_markdown),
    format("labels", "DRAFT…", 1..=MANY, "JSON Lines, a clause and a concept a line", labels),
    format("merged", "BASE LEFT RIGHT", 3..=3, "the merged text, conflicts in brackets", merged),
    format("collation", "DRAFT…", 1..=MANY, "JSON, a row for every place", collation),
    format("any-order", "DRAFT…", 1..=MANY, "the same where the order says nothing", any_order),
    format("red-lines", "BEFORE AFTER", 2..=2, "checks, in TOML, for what got weaker", red_lines),
    format("baseline", "FILE [TEXT…]", 1..=MANY, "what fails now, in TOML", baseline),
    format("checks-md", "FILE [TEXT…]", 1..=MANY, "verdicts as a table", checks_table),
    format("sarif", "FILE [TEXT…]", 1..=MANY, "verdicts for code hosts", sarif),
    format("junit", "FILE [TEXT…]", 1..=MANY, "verdicts for build servers, in XML", junit),
    format("overlap-csv", "TEXT…", 1..=MANY, "pairs that share wording, as a table", overlap_csv),
    format(
        "overlap-jsonl",
        "TEXT…",
        1..=MANY,
        "the same with their runs, a pair a line",
        overlap_lines,
    ),
    format("overlap-graphml", "TEXT…", 1..=MANY, "the same as a graph", overlap_graph),
    format("toml", "SCHEME", 1..=1, "a scheme, whole", scheme_toml),
    format("turtle", "SCHEME", 1..=1, "a scheme in SKOS, whole", scheme_turtle),
    format("jsonld", "SCHEME", 1..=1, "a scheme in SKOS as JSON-LD, whole", scheme_jsonld),
    format(
        "quanteda",
        "SCHEME",
        1..=1,
        "what YAML of quanteda can say of a scheme",
        scheme_quanteda,
    ),
];

const fn format(
    name: &'static str,
    of: &'static str,
    takes: std::ops::RangeInclusive<usize>,
    says: &'static str,
    write: fn(&Context<'_>, &Asked<'_>) -> Result<Vec<u8>, Failure>,
) -> Format {
    Format { name, of, takes, says, write }
}

impl Format {
    /// The bytes of the file.
    pub(crate) fn written(
        &self,
        context: &Context<'_>,
        asked: &Asked<'_>,
    ) -> Result<Vec<u8>, Failure> {
        let given = asked.inputs.len();
        if !self.takes.contains(&given) {
            let failure = miscounted(self.name, given, self.of);
            let is_table = self.of.starts_with("TABLE");
            return Err(failure.maybe(is_table.then(|| format!("tables: {}", tables::names()))));
        }
        (self.write)(context, asked)
    }
}

/// What is said of a format or a table that is made of more inputs or fewer.
pub(crate) fn miscounted(name: &str, given: usize, of: &str) -> Failure {
    let inputs = if given == 1 { "input" } else { "inputs" };
    Failure::new(format!("found {given} {inputs} for `{name}`, expected {of}"))
}

/// The formats of a table, a line each.
pub(crate) fn list(formats: &[Format]) -> String {
    let mut page = String::new();
    for Format { name, of, says, .. } in formats {
        let _ = writeln!(page, "  {name:<16} {of:<16} {says}");
    }
    page
}

/// The format of a name.
pub(crate) fn named(formats: &'static [Format], name: &str) -> Result<&'static Format, Failure> {
    formats.iter().find(|format| format.name == name).ok_or_else(|| {
        let names: Vec<&str> = formats.iter().map(|format| format.name).collect();
        let failure =
            Failure::new(format!("found no format `{name}`, allowed: {}", names.join(", ")));
        failure.maybe(nearest(name, names).map(|like| format!("there is `{like}`")))
    })
}

fn json(value: &impl Serialize) -> Result<Vec<u8>, Failure> {
    let json = serde_json::to_string_pretty(value);
    let json = json.map_err(|flaw| Failure::new(format!("the answer is no JSON: {flaw}")))?;
    Ok((json + "\n").into_bytes())
}

fn text(context: &Context<'_>, asked: &Asked<'_>) -> Result<Vec<u8>, Failure> {
    let text = context.reader.one(&asked.inputs[0])?.text().to_owned();
    Ok(if text.ends_with('\n') || text.is_empty() { text } else { text + "\n" }.into_bytes())
}

fn akoma_ntoso(context: &Context<'_>, asked: &Asked<'_>) -> Result<Vec<u8>, Failure> {
    let draft = context.reader.one(&asked.inputs[0])?;
    Ok(AkomaNtoso::new(&draft).to_string().into_bytes())
}

fn labels(context: &Context<'_>, asked: &Asked<'_>) -> Result<Vec<u8>, Failure> {
    let scheme = asked.scheme.load()?;
    let mut lines = String::new();
    for input in context.reader.all(asked.inputs)? {
        for label in UnitLabel::of_map(&scheme.annotate(&input.draft), scheme.id()) {
            let line = serde_json::to_string(&label).unwrap_or_default();
            let _ = writeln!(lines, "{line}");
        }
    }
    Ok(lines.into_bytes())
}

fn merged(context: &Context<'_>, asked: &Asked<'_>) -> Result<Vec<u8>, Failure> {
    let [base, left, right] = [0, 1, 2].map(|number: usize| asked.inputs[number].as_os_str());
    let drafts = context.reader.each([base, left, right])?;
    Ok(ThreeWay::new(&drafts[0], &drafts[1], &drafts[2]).text().into_bytes())
}

fn collation(context: &Context<'_>, asked: &Asked<'_>) -> Result<Vec<u8>, Failure> {
    let inputs = context.reader.all(asked.inputs)?;
    let drafts: Vec<&Draft> = inputs.iter().map(|input| &input.draft).collect();
    json(&History::new(&drafts).collation().report())
}

fn any_order(context: &Context<'_>, asked: &Asked<'_>) -> Result<Vec<u8>, Failure> {
    let inputs = context.reader.all(asked.inputs)?;
    let drafts: Vec<&Draft> = inputs.iter().map(|input| &input.draft).collect();
    json(&Collation::new(&drafts).report())
}

fn red_lines(context: &Context<'_>, asked: &Asked<'_>) -> Result<Vec<u8>, Failure> {
    let drafts = context.reader.each([&*asked.inputs[0], &*asked.inputs[1]])?;
    let found = suggestions(&Comparison::new(&drafts[0], &drafts[1]));
    let mut file = String::from("title = \"Red lines\"\n");
    for (draft, input) in drafts.iter().zip(asked.inputs) {
        let _ = write!(file, "\n[[text]]\nname = {:?}\n", draft.sigil());
        if let Some(path) = input.to_str().filter(|path| Path::new(path).is_file()) {
            let _ = writeln!(file, "path = {path:?}");
        }
    }
    for one in &found {
        let _ = write!(file, "\n# {}\n{}", one.asks, one.toml);
        if !one.toml.ends_with('\n') {
            file.push('\n');
        }
    }
    Ok(file.into_bytes())
}

/// The verdicts of a check file on texts.
pub(crate) fn decided(context: &Context<'_>, asked: &Asked<'_>) -> Result<Decided, Failure> {
    Decided::new(context, Path::new(&asked.inputs[0]), &asked.inputs[1..], None)
}

fn baseline(context: &Context<'_>, asked: &Asked<'_>) -> Result<Vec<u8>, Failure> {
    Ok(Baseline::of(&decided(context, asked)?.outcome).to_string().into_bytes())
}

fn checks_table(context: &Context<'_>, asked: &Asked<'_>) -> Result<Vec<u8>, Failure> {
    Ok(decided(context, asked)?.outcome.table().to_string().into_bytes())
}

fn sarif(context: &Context<'_>, asked: &Asked<'_>) -> Result<Vec<u8>, Failure> {
    Ok(decided(context, asked)?.sarif().into_bytes())
}

fn junit(context: &Context<'_>, asked: &Asked<'_>) -> Result<Vec<u8>, Failure> {
    Ok(decided(context, asked)?.outcome.junit().to_string().into_bytes())
}

/// What texts share, written by one of the ways there are.
fn overlap(
    context: &Context<'_>,
    asked: &Asked<'_>,
    write: fn(&Overlap<'_>) -> String,
) -> Result<Vec<u8>, Failure> {
    let collection = collection(&context.reader.all(asked.inputs)?);
    Ok(write(&watched(context, &collection, OverlapOptions::new())).into_bytes())
}

fn overlap_csv(context: &Context<'_>, asked: &Asked<'_>) -> Result<Vec<u8>, Failure> {
    overlap(context, asked, |overlap| overlap.csv().to_string())
}

fn overlap_lines(context: &Context<'_>, asked: &Asked<'_>) -> Result<Vec<u8>, Failure> {
    overlap(context, asked, |overlap| overlap.json_lines().to_string())
}

fn overlap_graph(context: &Context<'_>, asked: &Asked<'_>) -> Result<Vec<u8>, Failure> {
    overlap(context, asked, |overlap| overlap.graphml().to_string())
}

/// Of a large scheme every concept may lose something.
const SHOWN_LOSSES: usize = 12;

/// A scheme in a format; what the one says and the other cannot goes to the error stream.
fn scheme(
    context: &Context<'_>,
    asked: &Asked<'_>,
    format: SchemeFormat,
) -> Result<Vec<u8>, Failure> {
    let scheme = Loaded::new(&asked.inputs[0].to_string_lossy())?;
    let written = scheme.to_format(format)?;
    let losses: Vec<_> = scheme.losses().iter().chain(&written.losses).collect();
    losses.iter().take(SHOWN_LOSSES).for_each(|loss| context.reader.note(loss));
    if let Some(more @ 1..) = losses.len().checked_sub(SHOWN_LOSSES) {
        context.reader.note(format!("and {more} more that one of the formats cannot say"));
    }
    Ok(written.text.into_bytes())
}

fn scheme_toml(context: &Context<'_>, asked: &Asked<'_>) -> Result<Vec<u8>, Failure> {
    scheme(context, asked, SchemeFormat::Toml)
}

fn scheme_turtle(context: &Context<'_>, asked: &Asked<'_>) -> Result<Vec<u8>, Failure> {
    scheme(context, asked, SchemeFormat::Turtle)
}

fn scheme_jsonld(context: &Context<'_>, asked: &Asked<'_>) -> Result<Vec<u8>, Failure> {
    scheme(context, asked, SchemeFormat::JsonLd)
}

fn scheme_quanteda(context: &Context<'_>, asked: &Asked<'_>) -> Result<Vec<u8>, Failure> {
    scheme(context, asked, SchemeFormat::Quanteda)
}
