//! What the program is called with.

use std::path::PathBuf;

use clap::builder::styling::{AnsiColor, Style, Styles};
use clap::{Parser, ValueEnum};
use travaux::document::BracketReading;
use travaux::read::{Format, TrackedChanges};

use crate::commands::Command;
use crate::exit::STATUSES;

const STYLES: Styles = Styles::styled()
    .header(Style::new().bold())
    .usage(Style::new().bold())
    .literal(AnsiColor::Cyan.on_default());

const INPUTS: &str = "\
Inputs:
  FILE         plain text, Markdown, HTML, DOCX or Akoma Ntoso, told by content and name
  FOLDER       the files in it and below whose names end as those of such texts do, but READMEs
  'PATTERN'    files by a pattern: 'drafts/**/*.md'
  REV:PATH     a file as git remembers it: HEAD~3:policy.md
  -            standard input";

/// Reads the drafting history of public texts: what became of every clause from draft to draft, what the
/// changes do, and which ideas a text names or leaves out, with the words that show it.
#[derive(Debug, Parser)]
#[command(
    name = "travaux",
    version,
    styles = STYLES,
    after_help = format!("{INPUTS}\n\n{STATUSES}"),
    max_term_width = 100
)]
pub(crate) struct Arguments {
    #[command(flatten)]
    pub(crate) common: Common,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What goes for every command.
#[derive(Debug, clap::Args)]
pub(crate) struct Common {
    /// Write the answer for programs, in JSON
    #[arg(long, global = true, help_heading = "Output")]
    pub(crate) json: bool,

    /// Write to a file instead of the terminal
    #[arg(short, long, global = true, value_name = "FILE", help_heading = "Output")]
    pub(crate) output: Option<PathBuf>,

    /// When to color: on terminals, unless NO_COLOR is set
    #[arg(
        long,
        global = true,
        value_name = "WHEN",
        default_value = "auto",
        help_heading = "Output"
    )]
    pub(crate) color: When,

    /// Columns of a line, 40 at least; else those of the terminal, up to 120, or 80
    #[arg(long, global = true, value_name = "COLUMNS", help_heading = "Output", value_parser = columns)]
    pub(crate) width: Option<usize>,

    /// Write to the terminal itself, not through TRAVAUX_PAGER, PAGER or `less -FRX`
    #[arg(long, global = true, help_heading = "Output")]
    pub(crate) no_pager: bool,

    /// No progress, and nothing about oddities of texts and files that are left out
    #[arg(short, long, global = true, help_heading = "Output")]
    pub(crate) quiet: bool,

    /// The format of the inputs, whatever they look like; Markdown on standard input needs it
    #[arg(long = "as", global = true, value_name = "FORMAT", help_heading = "Input")]
    pub(crate) read_as: Option<FormatName>,

    /// How tracked changes and struck text are read
    #[arg(
        long,
        global = true,
        value_name = "STATE",
        default_value = "after",
        help_heading = "Input"
    )]
    pub(crate) tracked: TrackedName,

    /// How words in brackets, which are not agreed, are read
    #[arg(
        long,
        global = true,
        value_name = "READING",
        default_value = "printed",
        help_heading = "Input"
    )]
    pub(crate) brackets: BracketName,
}

/// How many columns are asked for.
fn columns(text: &str) -> Result<usize, String> {
    text.parse().map_err(|_| "expected a number of columns, 40 at least".to_owned())
}

/// When something is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum When {
    Auto,
    Always,
    Never,
}

/// A format by its short name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum FormatName {
    /// Plain text
    #[value(alias = "text", alias = "plain")]
    Txt,
    /// Markdown
    #[value(alias = "markdown")]
    Md,
    /// A page of HTML
    Html,
    /// A document of a word processor
    Docx,
    /// A table in comma-separated values
    #[value(alias = "tsv")]
    Csv,
    /// Akoma Ntoso
    #[value(alias = "xml")]
    Akn,
}

impl From<FormatName> for Format {
    fn from(name: FormatName) -> Self {
        match name {
            FormatName::Txt => Self::Plain,
            FormatName::Md => Self::Markdown,
            FormatName::Html => Self::Html,
            FormatName::Docx => Self::Docx,
            FormatName::Csv => Self::Csv,
            FormatName::Akn => Self::AkomaNtoso,
        }
    }
}

/// A state of tracked changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum TrackedName {
    /// As if all were accepted
    After,
    /// As if all were rejected
    Before,
    /// With both
    Marked,
}

impl From<TrackedName> for TrackedChanges {
    fn from(name: TrackedName) -> Self {
        match name {
            TrackedName::After => Self::After,
            TrackedName::Before => Self::Before,
            TrackedName::Marked => Self::Marked,
        }
    }
}

/// A reading of brackets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum BracketName {
    /// As they are printed
    Printed,
    /// As if all were accepted
    With,
    /// As if none were
    Without,
    /// As if of alternatives the first were
    First,
}

impl BracketName {
    /// The reading, unless all stays as printed.
    pub(crate) const fn reading(self) -> Option<BracketReading> {
        match self {
            Self::Printed => None,
            Self::With => Some(BracketReading::With),
            Self::Without => Some(BracketReading::Without),
            Self::First => Some(BracketReading::First),
        }
    }
}
