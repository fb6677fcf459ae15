//! Where a text has its words from.

use std::ffi::OsString;

use travaux::lineage::Lineage;

use crate::context::Context;
use crate::exit::{Exit, Failure};
use crate::inputs::Input;

/// Tell which clause of a text has its words from which earlier text, and what is new
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  travaux trace declaration.md instruments/
  travaux trace --json declaration.md agenda-2025.md report-2028.docx

Dates come from front matter, or else from names of files: policy-2031-06-17.md. Without dates it is not said
who had the words first.")]
pub(crate) struct Trace {
    /// The text that is traced
    text: OsString,

    /// The texts it may have its words from
    #[arg(required = true, value_name = "SOURCE")]
    sources: Vec<OsString>,
}

impl Trace {
    pub(crate) fn run(&self, context: &Context<'_>) -> Result<Exit, Failure> {
        let (text, sources) = context.reader.with_sources(&self.text, &self.sources)?;
        let bytes = sources.iter().map(|input| input.draft.text().len()).sum();
        let progress = context.working("tracing", bytes);
        let lineage = Lineage::new(sources.iter().map(Input::source));
        let tracing = lineage.trace(text.source());
        drop(progress);
        match context.common.json {
            true => context.output.json(&tracing.report())?,
            false => context.output.page(tracing.styled(context.output.style()))?,
        }
        Ok(Exit::Quiet)
    }
}
