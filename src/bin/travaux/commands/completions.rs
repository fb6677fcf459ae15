//! What a shell completes.

use clap::CommandFactory;
use clap_complete::Shell;

use crate::arguments::Arguments;
use crate::context::Context;
use crate::exit::{Exit, Failure};

/// Write what a shell needs to complete commands and options
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  travaux completions bash > ~/.local/share/bash-completion/completions/travaux
  travaux completions zsh > ~/.zfunc/_travaux
  travaux completions fish > ~/.config/fish/completions/travaux.fish")]
pub(crate) struct Completions {
    /// The shell
    shell: Shell,
}

impl Completions {
    pub(crate) fn run(&self, context: &Context<'_>) -> Result<Exit, Failure> {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut Arguments::command(), "travaux", &mut script);
        context.output.file(&script)?;
        Ok(Exit::Quiet)
    }
}
