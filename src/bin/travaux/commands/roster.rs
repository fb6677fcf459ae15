//! Who signed, and who is not on the list.

use std::ffi::OsString;
use std::fmt::Write;
use std::path::PathBuf;

use travaux::Error;
use travaux::render::RosterReport;
use travaux::roster::{Date, Roster};

use crate::context::Context;
use crate::exit::{Exit, Failure};

/// Tell who is on a list, who came and left, and who of a group is not on it
#[derive(Debug, clap::Args)]
#[command(
    name = "roster",
    after_help = "\
Examples:
  travaux roster signatories.csv
  travaux roster signatories.toml --since 2031-06-01 --at 2032-02-11 g7.toml council.toml

Rosters are TOML or CSV; never to be on one is not said to be a refusal."
)]
pub(crate) struct RosterOf {
    /// The list
    roster: PathBuf,

    /// Groups: who of each is on the list, and who is not
    #[arg(value_name = "GROUP")]
    groups: Vec<OsString>,

    /// As of this date; else as of the last one the list is known for
    #[arg(long, value_name = "DATE")]
    at: Option<String>,

    /// Who came and left since this date
    #[arg(long, value_name = "DATE")]
    since: Option<String>,
}

impl RosterOf {
    pub(crate) fn run(&self, context: &Context<'_>) -> Result<Exit, Failure> {
        let roster = Roster::from_path(&self.roster)?;
        let at = self.at.as_deref().map(str::parse).transpose()?.unwrap_or(roster.known_as_of());
        let since: Option<Date> = self.since.as_deref().map(str::parse).transpose()?;
        let known = roster.known_as_of();
        if let Some(since) = since.filter(|since| known.is_before(*since) == Some(true)) {
            context.reader.note(format!(
                "the list is known as of {known}: of who came and left since {since} it says nothing"
            ));
        }
        let groups = self.groups.iter().map(Roster::from_path);
        let groups = groups.collect::<Result<Vec<Roster>, Error>>()?;
        match context.common.json {
            true => context.output.json(&report(&roster, at, since, &groups))?,
            false => context.output.page(page(&roster, at, since, &groups))?,
        }
        Ok(Exit::Quiet)
    }
}

fn page(roster: &Roster, at: Date, since: Option<Date>, groups: &[Roster]) -> String {
    let view = roster.as_of(at);
    let mut page = view.to_string();
    if let Some(since) = since {
        let _ = write!(page, "\n{}", roster.between(since, at));
    }
    for group in groups {
        let _ = write!(page, "\n{}", view.among(&group.as_of(at)));
    }
    page
}

fn report(roster: &Roster, at: Date, since: Option<Date>, groups: &[Roster]) -> RosterReport {
    let view = roster.as_of(at);
    let report = match since {
        Some(since) => view.report().with_movements(&roster.between(since, at)),
        None => view.report(),
    };
    groups.iter().fold(report, |report, group| report.with_group(&view.among(&group.as_of(at))))
}
