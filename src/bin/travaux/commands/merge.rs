//! What two sides made of one text.

use std::ffi::OsString;

use travaux::ThreeWay;
use travaux::merge::Accord;

use crate::context::Context;
use crate::exit::{Exit, Failure};

/// Merge what two sides made of one text; what cannot stand together is put in brackets
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  travaux merge chair.md coast.md river.md
  travaux merge --text chair.md coast.md river.md -o merged.md --exit-code")]
pub(crate) struct Merge {
    /// The text both began with
    base: OsString,

    /// What one side made of it
    left: OsString,

    /// What the other made of it
    right: OsString,

    /// The merged text itself, with conflicts in brackets
    #[arg(long, conflicts_with = "json")]
    text: bool,

    /// End in 1 if there is a conflict
    #[arg(long)]
    exit_code: bool,
}

impl Merge {
    pub(crate) fn run(&self, context: &Context<'_>) -> Result<Exit, Failure> {
        let drafts = context.reader.each([&self.base, &self.left, &self.right])?;
        let merge = ThreeWay::new(&drafts[0], &drafts[1], &drafts[2]);
        if self.text {
            context.output.file(merge.text().as_bytes())?;
        } else if context.common.json {
            context.output.json(&merge.report())?;
        } else {
            context.output.page(merge.styled(context.output.style()))?;
        }
        Ok(Exit::asked(self.exit_code, merge.count(Accord::Conflict) > 0))
    }
}
