//! Answers in the formats of other programs.

use std::ffi::OsString;

use crate::context::Context;
use crate::exit::{Exit, Failure};
use crate::formats::{Asked, EXPORTS, list, named};
use crate::schemes::SchemeChoice;
use crate::tables;

/// Write what other programs read; without a name, list the formats
#[derive(Debug, clap::Args)]
#[command(after_help = format!("\
Formats:
{}
Tables for `csv` and `jsonl`: {}

Examples:
  travaux export docx rev1.md rev2.md -o redline.docx
  travaux export csv annotations drafts/ -o annotations.csv
  travaux export csv scores labels.csv charter.txt --coder ana
  travaux export akn treaty.docx -o treaty.akn
  travaux export overlap-graphml submissions/ -o shared.graphml
  travaux export turtle cyber -o cyber.ttl", list(EXPORTS), tables::names()))]
pub(crate) struct Export {
    /// The format
    format: Option<String>,

    /// What it is made of
    #[arg(value_name = "INPUT")]
    inputs: Vec<OsString>,

    #[command(flatten)]
    scheme: SchemeChoice,

    /// Whose labels the table `scores` is made of
    #[arg(long, value_name = "NAME")]
    coder: Option<String>,
}

impl Export {
    pub(crate) fn run(&self, context: &Context<'_>) -> Result<Exit, Failure> {
        let Some(format) = &self.format else {
            context.output.page(list(EXPORTS))?;
            return Ok(Exit::Quiet);
        };
        let format = named(EXPORTS, format)?;
        let coder = self.coder.as_deref();
        let asked = Asked { inputs: &self.inputs, scheme: &self.scheme, coder };
        context.output.file(&format.written(context, &asked)?)?;
        Ok(Exit::Quiet)
    }
}
