//! What a text commits whom to.

use std::ffi::OsString;

use travaux::Force;
use travaux::force::Audit;

use crate::context::Context;
use crate::exit::{Exit, Failure};

/// Tell what every clause commits whom to, and how firmly
#[derive(Debug, clap::Args)]
#[command(
    name = "force",
    after_help = "\
Examples:
  travaux force declaration.md
  travaux force --said-by article.html declaration.md   # “calls for” against “recognizes”"
)]
pub(crate) struct ForceOf {
    /// The text
    text: OsString,

    /// A commentary: hold what it says that the text does against what the text does
    #[arg(long, value_name = "COMMENTARY")]
    said_by: Option<OsString>,
}

impl ForceOf {
    pub(crate) fn run(&self, context: &Context<'_>) -> Result<Exit, Failure> {
        let style = context.output.style();
        let Some(commentary) = &self.said_by else {
            let text = context.reader.one(&self.text)?;
            let force = Force::new(&text);
            if force.acts().is_empty() {
                let sigil = text.sigil();
                context
                    .reader
                    .note(format!("{sigil}: no act found; they are read in English and French"));
            }
            match context.common.json {
                true => context.output.json(&force.report())?,
                false => context.output.page(force.styled(style))?,
            }
            return Ok(Exit::Quiet);
        };
        let drafts = context.reader.each([commentary, &self.text])?;
        let force = Force::new(&drafts[1]);
        let audit = Audit::new(&drafts[0], &force);
        match context.common.json {
            true => context.output.json(&audit.report())?,
            false => context.output.page(audit.styled(style))?,
        }
        Ok(Exit::Quiet)
    }
}
