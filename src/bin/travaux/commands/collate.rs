//! Drafts side by side.

use std::ffi::OsString;

use travaux::history::Collation;
use travaux::{Draft, History};

use crate::context::Context;
use crate::exit::{Exit, Failure};

/// Put drafts side by side, a row for every place where they differ
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  travaux collate rev1.md rev2.md rev3.md
  travaux collate --any-order submissions/    # texts whose order says nothing")]
pub(crate) struct Collate {
    /// The drafts, the earliest first
    #[arg(required = true, value_name = "DRAFT")]
    drafts: Vec<OsString>,

    /// The order of the drafts says nothing
    #[arg(long)]
    any_order: bool,
}

impl Collate {
    pub(crate) fn run(&self, context: &Context<'_>) -> Result<Exit, Failure> {
        let inputs = context.reader.all(&self.drafts)?;
        let drafts: Vec<&Draft> = inputs.iter().map(|input| &input.draft).collect();
        context.reader.note_single(drafts.len());
        let bytes = drafts.iter().map(|draft| draft.text().len()).sum();
        let progress = context.working("collating", bytes);
        let collation = match self.any_order {
            true => Collation::new(&drafts),
            false => History::new(&drafts).collation(),
        };
        drop(progress);
        match context.common.json {
            true => context.output.json(&collation.report())?,
            false => context.output.page(collation.styled(context.output.style()))?,
        }
        Ok(Exit::Quiet)
    }
}
