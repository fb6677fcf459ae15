//! What became of every clause.

use std::ffi::OsString;

use clap::ValueEnum;
use travaux::render::Style;
use travaux::{Comparison, Draft, Effects, Nature};

use crate::context::Context;
use crate::exit::{Exit, Failure};

/// Compare two drafts: what became of every clause, word by word
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  travaux diff rev1.md rev2.docx
  travaux diff --lightest wording before.txt after.txt   # not what was respelled or renumbered
  travaux diff HEAD~1:policy.md policy.md
  travaux diff --json rev1.md rev2.md | jq '.changes[] | select(.fate == \"dropped\")'")]
pub(crate) struct Diff {
    /// The earlier draft
    before: OsString,

    /// The later draft
    after: OsString,

    #[command(flatten)]
    ways: Ways,

    /// What the earlier draft is called, and given once more, what the later is
    #[arg(long = "label", value_name = "NAME")]
    labels: Vec<String>,

    /// End in 1 if any clause is not as it was
    #[arg(long)]
    exit_code: bool,
}

/// How much of a comparison is shown.
#[derive(Debug, clap::Args)]
pub(crate) struct Ways {
    /// The lightest changes that are shown: whoever wants only what may change the sense asks for `wording`
    #[arg(long, value_name = "NATURE", default_value = "typography")]
    lightest: NatureName,

    /// Only the summary: how many clauses were kept, revised, added …
    #[arg(long)]
    stat: bool,

    /// What the changes do, behind what they are
    #[arg(long)]
    effects: bool,
}

/// How much a change can matter, from the least on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum NatureName {
    /// White space
    Spacing,
    /// Quotation marks, dashes
    Typography,
    /// Capitals
    Capitals,
    /// Another spelling of the same words
    Spelling,
    /// Numbers in references that follow a renumbering
    Reference,
    /// Other words
    Wording,
}

impl From<NatureName> for Nature {
    fn from(name: NatureName) -> Self {
        match name {
            NatureName::Spacing => Self::Spacing,
            NatureName::Typography => Self::Typography,
            NatureName::Capitals => Self::Capitals,
            NatureName::Spelling => Self::Spelling,
            NatureName::Reference => Self::Reference,
            NatureName::Wording => Self::Wording,
        }
    }
}

impl Diff {
    pub(crate) fn run(&self, context: &Context<'_>) -> Result<Exit, Failure> {
        let mut drafts = context.reader.each([&self.before, &self.after])?;
        for (draft, label) in drafts.iter_mut().zip(&self.labels) {
            *draft = draft.clone().cited_as(label);
        }
        let (before, after) = (&drafts[0], &drafts[1]);
        let progress = context.working("comparing", before.text().len() + after.text().len());
        let comparison = Comparison::new(before, after);
        drop(progress);
        match context.common.json {
            true => context.output.json(&comparison.report())?,
            false => context.output.page(self.ways.page(&comparison, context.output.style()))?,
        }
        Ok(Exit::asked(self.exit_code, comparison.changes().next().is_some()))
    }
}

impl Ways {
    /// The page of a comparison.
    pub(crate) fn page(&self, comparison: &Comparison<'_>, style: Style) -> String {
        let style = style.lightest(self.lightest.into());
        let mut page = comparison.styled(style).to_string();
        if self.stat {
            page = page.lines().take_while(|line| !line.is_empty()).fold(String::new(), joined);
        }
        if self.effects {
            let effects = Effects::new(comparison);
            // the title was printed
            page += "\n";
            page += effects.styled(style).to_string().split_once('\n').map_or("", |(_, rest)| rest);
        }
        page
    }

    /// The page of what git compares, under the names it knows the texts by.
    pub(crate) fn of_drafts(&self, before: &Draft, after: &Draft, style: Style) -> String {
        self.page(&Comparison::new(before, after), style)
    }
}

fn joined(page: String, line: &str) -> String {
    page + line + "\n"
}
