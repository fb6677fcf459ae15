//! Whether statements about texts hold.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use travaux::check::{Baseline, Checks, Outcome, Severity};
use travaux::render::SourceFile;
use travaux::{Draft, Error, ErrorKind, read};

use crate::context::Context;
use crate::exit::{Exit, Failure};
use crate::inputs::is_text;
use crate::names::nearest;

/// Decide statements about texts: red lines, the claims of an article
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  travaux check red-lines.toml
  travaux check red-lines.toml drafts/               # each draft, if the file names one text or none
  travaux check red-lines.toml before=rev3.md after=rev4.md
  travaux check red-lines.toml --format sarif -o red-lines.sarif
  travaux check red-lines.toml --explain no-backsliding
  travaux export baseline red-lines.toml -o red-lines.toml.known   # what fails now is known

Ends in 1 if a statement fails or cannot be decided, is not known from before, and matters as much as
`--fail-on` says. What FILE.known lists is known from before.")]
pub(crate) struct Check {
    /// The check file
    #[arg(value_name = "FILE")]
    file: PathBuf,

    /// The texts, in place of those the file names; `NAME=PATH` is called as the file calls it
    #[arg(value_name = "TEXT")]
    texts: Vec<OsString>,

    /// How it is written
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Form,

    /// From which severity on trouble ends in 1
    #[arg(long, value_name = "SEVERITY", default_value = "warning")]
    fail_on: FailOn,

    /// What failed before; else FILE.known, if there is such a file
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,

    /// Why one check has its verdict, statement by statement
    #[arg(long, value_name = "CHECK")]
    explain: Option<String>,
}

/// A way to write verdicts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Form {
    /// For a terminal
    Text,
    /// A table in Markdown, for a comment or a page
    Markdown,
    /// JUnit XML, for build servers
    Junit,
    /// SARIF 2.1.0, for code hosts
    Sarif,
    /// JSON, the same as `--json`
    Json,
}

/// A severity, or none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum FailOn {
    Error,
    Warning,
    Note,
    Never,
}

impl FailOn {
    fn is_met(self, worst: Option<Severity>) -> bool {
        let least = match self {
            Self::Error => Severity::Error,
            Self::Warning => Severity::Warning,
            Self::Note => Severity::Note,
            Self::Never => return false,
        };
        worst.is_some_and(|worst| worst >= least)
    }
}

/// Checks with their texts and what they came to.
#[derive(Debug)]
pub(crate) struct Decided {
    pub(crate) checks: Checks,
    pub(crate) drafts: Vec<Draft>,
    pub(crate) outcome: Outcome,
    /// Where the drafts are.
    paths: Vec<PathBuf>,
}

impl Decided {
    /// Decides the checks of a file, on the texts given or on those it names.
    pub(crate) fn new(
        context: &Context<'_>,
        file: &Path,
        texts: &[OsString],
        baseline: Option<&Path>,
    ) -> Result<Self, Failure> {
        let checks = Checks::from_path(file).map_err(|error| unreadable(file, error))?;
        let read: Vec<(PathBuf, Draft)> = match texts {
            [] => checks.read_files().map_err(|error| {
                Failure::from(error).tip(
                    "paths of texts are looked up from the folder of the check file; name others \
                     with `travaux check FILE TEXT…`",
                )
            })?,
            texts => given(context, &checks, texts)?,
        };
        if read.is_empty() {
            context
                .reader
                .note("the check file says of no text where it is: `travaux check FILE TEXT…`");
        }
        let (paths, drafts): (Vec<PathBuf>, Vec<Draft>) = read.into_iter().unzip();
        let bytes = drafts.iter().map(|draft| draft.text().len()).sum();
        let progress = context.working("deciding", bytes);
        let outcome = checks.run(&drafts);
        drop(progress);
        let mut beside = file.as_os_str().to_owned();
        beside.push(".known");
        let known = match baseline {
            Some(file) => known(file)?,
            None if Path::new(&beside).exists() => known(Path::new(&beside))?,
            None => Baseline::default(),
        };
        Ok(Self { checks, drafts, outcome: outcome.against(&known), paths })
    }

    /// The answers as SARIF, on the lines of those texts whose files are text.
    pub(crate) fn sarif(&self) -> String {
        // of what is no text, such as DOCX, no words can be shown
        let held = |path: &PathBuf| std::fs::read_to_string(path).unwrap_or_default();
        let held: Vec<(usize, String, String)> = self
            .paths
            .iter()
            .enumerate()
            .filter(|(_, path)| path.is_file())
            .map(|(number, path)| (number, slashed(path.as_os_str()), held(path)))
            .collect();
        let files: Vec<SourceFile<'_>> = held
            .iter()
            .map(|(number, path, text)| SourceFile::new(&self.drafts[*number], path, text))
            .collect();
        self.outcome.sarif(&files).to_string()
    }
}

/// What a file says is known from before.
fn known(file: &Path) -> Result<Baseline, Failure> {
    let known = Baseline::from_toml(&read::data(file)?);
    Ok(known.map_err(|error| error.named(file.display().to_string()))?)
}

/// Why `NAME=PATH` is no text, if the check file calls none so and there is no such file.
fn misnamed(checks: &Checks, text: &OsStr) -> Option<Failure> {
    let (name, path) = text.to_str()?.split_once('=')?;
    if Path::new(text).exists() || !Path::new(path).exists() {
        return None;
    }
    let names: Vec<&str> = checks.text_names().collect();
    let failure = match names.as_slice() {
        [] => Failure::new(format!("found the name `{name}`, and the check file calls no text")),
        names => Failure::new(format!("found the name `{name}`, allowed: {}", names.join(", "))),
    };
    Some(failure.tip(format!("without a name a text is called as its file is: `{path}`")))
}

/// The texts given in place of those that a file names: `NAME=PATH` is called so, others as their files are.
fn given(
    context: &Context<'_>,
    checks: &Checks,
    texts: &[OsString],
) -> Result<Vec<(PathBuf, Draft)>, Failure> {
    let named = |text: &OsString| {
        let (name, path) = text.to_str()?.split_once('=')?;
        checks.text_names().any(|own| own == name).then(|| (name.to_owned(), OsString::from(path)))
    };
    let (named, others): (Vec<_>, Vec<_>) =
        texts.iter().map(|text| named(text).ok_or(text)).partition(Result::is_ok);
    let mut read = Vec::new();
    for (name, path) in named.into_iter().flatten() {
        let draft = context.reader.one(&path)?.cited_as(&name);
        read.push((PathBuf::from(path), draft));
    }
    let others: Vec<OsString> = others.into_iter().filter_map(Result::err).cloned().collect();
    if let Some(failure) = others.iter().find_map(|text| misnamed(checks, text)) {
        return Err(failure);
    }
    if !others.is_empty() {
        let inputs = context.reader.all(&others)?;
        read.extend(inputs.into_iter().map(|input| (input.path, input.draft)));
    }
    let drafts: Vec<&Draft> = read.iter().map(|(_, draft)| draft).collect();
    let missing = checks.missing(&drafts);
    if let Some(name) = missing.first() {
        let names = missing.join(", ");
        context.reader.note(format!(
            "not given is what the check file calls {names}; `{name}=PATH` gives a text that name"
        ));
    }
    Ok(read)
}

/// Why a check file cannot be read; a text in its place is told as such, not by the grammar of check files.
fn unreadable(file: &Path, error: Error) -> Failure {
    match error.kind() != ErrorKind::Io && is_text(file) {
        true => {
            let file = file.display();
            Failure::new(format!("{file}: found a text, expected a file of statements, in TOML"))
                .tip(format!(
                    "the statements come first: `travaux check STATEMENTS {file}`; \
                     `travaux export red-lines BEFORE AFTER` writes some to begin with"
                ))
        }
        false => error.into(),
    }
}

/// A path as addresses write it.
fn slashed(path: &OsStr) -> String {
    let path = path.to_string_lossy().replace('\\', "/");
    path.trim_start_matches("./").to_owned()
}

impl Check {
    pub(crate) fn run(&self, context: &Context<'_>) -> Result<Exit, Failure> {
        let decided = Decided::new(context, &self.file, &self.texts, self.baseline.as_deref())?;
        if let Some(id) = &self.explain {
            return explain(context, &decided, id);
        }
        let outcome = &decided.outcome;
        match self.format {
            _ if context.common.json => context.output.json(outcome)?,
            Form::Json => context.output.json(outcome)?,
            Form::Text => context.output.page(outcome.styled(context.output.style()))?,
            Form::Markdown => context.output.file(outcome.table().to_string().as_bytes())?,
            Form::Junit => context.output.file(outcome.junit().to_string().as_bytes())?,
            Form::Sarif => context.output.file(decided.sarif().as_bytes())?,
        }
        Ok(Exit::asked(true, self.fail_on.is_met(outcome.worst())))
    }
}

fn explain(context: &Context<'_>, decided: &Decided, id: &str) -> Result<Exit, Failure> {
    let explained = decided.checks.explain(id, &decided.drafts);
    if explained.is_empty() {
        let ids: Vec<&str> = decided.checks.all().iter().map(|check| check.id.as_str()).collect();
        let failure = Failure::new(format!("found no check `{id}`, allowed: {}", ids.join(", ")));
        let like = nearest(id, ids).map(|like| format!("there is `{like}`"));
        return Err(failure.maybe(like));
    }
    match context.common.json {
        true => context.output.json(&explained)?,
        false => {
            let pages: Vec<String> = explained.iter().map(ToString::to_string).collect();
            context.output.page(pages.join("\n"))?;
        }
    }
    Ok(Exit::Quiet)
}
