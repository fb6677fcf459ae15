//! What changes do.

use std::ffi::OsString;

use travaux::{Comparison, Effects};

use crate::context::Context;
use crate::exit::{Exit, Failure};

/// Tell what changes do: what was weakened, hedged, gained or lost, and for whom
#[derive(Debug, clap::Args)]
#[command(
    name = "effects",
    after_help = "\
Examples:
  travaux effects rev1.md rev2.md
  travaux effects --exit-code rev1.md rev2.md || echo 'to be looked at'
  travaux export red-lines rev1.md rev2.md -o lines.toml   # checks for what got weaker"
)]
pub(crate) struct EffectsOf {
    /// The earlier draft
    before: OsString,

    /// The later draft
    after: OsString,

    /// End in 1 if any change does something, or cannot be told
    #[arg(long)]
    exit_code: bool,
}

impl EffectsOf {
    pub(crate) fn run(&self, context: &Context<'_>) -> Result<Exit, Failure> {
        let drafts = context.reader.each([&self.before, &self.after])?;
        let (before, after) = (&drafts[0], &drafts[1]);
        let progress = context.working("comparing", before.text().len() + after.text().len());
        let comparison = Comparison::new(before, after);
        let effects = Effects::new(&comparison);
        drop(progress);
        match context.common.json {
            true => context.output.json(&effects.report())?,
            false => context.output.page(effects.styled(context.output.style()))?,
        }
        let found = !effects.all().is_empty() || effects.untold().next().is_some();
        Ok(Exit::asked(self.exit_code, found))
    }
}
