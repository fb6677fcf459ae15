//! Answers as pages to be kept and sent.

use std::ffi::OsString;

use crate::context::Context;
use crate::exit::{Exit, Failure};
use crate::formats::{Asked, PAGES, list, named};
use crate::schemes::SchemeChoice;

/// Write an answer as a page of HTML; without a name, list them
#[derive(Debug, clap::Args)]
#[command(after_help = format!("\
Pages, each one file of HTML that fetches nothing:
{}
Examples:
  travaux report redline rev1.md rev2.docx -o redline.html
  travaux report history drafts/ -o history.html", list(PAGES)))]
pub(crate) struct Report {
    /// The page
    page: Option<String>,

    /// What it is made of
    #[arg(value_name = "INPUT")]
    inputs: Vec<OsString>,

    #[command(flatten)]
    scheme: SchemeChoice,
}

impl Report {
    pub(crate) fn run(&self, context: &Context<'_>) -> Result<Exit, Failure> {
        let Some(page) = &self.page else {
            context.output.page(list(PAGES))?;
            return Ok(Exit::Quiet);
        };
        let page = named(PAGES, page)?;
        let asked = Asked { inputs: &self.inputs, scheme: &self.scheme, coder: None };
        context.output.file(&page.written(context, &asked)?)?;
        Ok(Exit::Quiet)
    }
}
