//! The manual page.

use std::path::PathBuf;

use clap::CommandFactory;
use clap_mangen::Man;

use crate::arguments::Arguments;
use crate::context::Context;
use crate::exit::{Exit, Failure};

/// Write the manual page; with a folder, one for every command
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  travaux manual | man -l -
  travaux manual --folder ~/.local/share/man/man1")]
pub(crate) struct Manual {
    /// Write the pages of all commands into this folder
    #[arg(long, value_name = "FOLDER")]
    folder: Option<PathBuf>,
}

impl Manual {
    pub(crate) fn run(&self, context: &Context<'_>) -> Result<Exit, Failure> {
        let mut command = Arguments::command();
        match &self.folder {
            Some(folder) => {
                let written = std::fs::create_dir_all(folder)
                    .and_then(|()| clap_mangen::generate_to(command, folder));
                written.map_err(|error| {
                    Failure::new(format!("{}: cannot be written: {error}", folder.display()))
                })?;
            }
            None => {
                command.build();
                let mut page = Vec::new();
                Man::new(command)
                    .render(&mut page)
                    .map_err(|error| Failure::new(format!("the manual page: {error}")))?;
                context.output.file(&page)?;
            }
        }
        Ok(Exit::Quiet)
    }
}
