//! The commands, one a file.

mod check;
mod collate;
mod completions;
mod diff;
mod effects;
mod evaluate;
mod export;
mod force;
mod gaps;
mod git_diff;
mod history;
mod kwic;
mod manual;
mod map;
mod merge;
mod outline;
mod overlap;
mod report;
mod roster;
mod scheme;
mod trace;

pub(crate) use check::Decided;
use clap::Subcommand;
pub(crate) use evaluate::Evaluated;
pub(crate) use overlap::{collection, watched};

use crate::arguments::Arguments;
use crate::context::Context;
use crate::exit::{Exit, Failure};

/// What can be asked.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Outline(outline::Outline),
    Diff(diff::Diff),
    Effects(effects::EffectsOf),
    Force(force::ForceOf),
    Map(map::Map),
    Gaps(gaps::Gaps),
    Kwic(kwic::Kwic),
    History(history::HistoryOf),
    Collate(collate::Collate),
    Trace(trace::Trace),
    Overlap(overlap::OverlapOf),
    Merge(merge::Merge),
    Roster(roster::RosterOf),
    Check(check::Check),
    Scheme(scheme::SchemeOf),
    Evaluate(evaluate::Evaluate),
    Report(report::Report),
    Export(export::Export),
    GitDiff(git_diff::GitDiff),
    Completions(completions::Completions),
    Manual(manual::Manual),
}

/// Does what was asked.
pub(crate) fn run(arguments: &Arguments) -> Result<Exit, Failure> {
    let context = Context::new(&arguments.common);
    match &arguments.command {
        Command::Outline(own) => own.run(&context),
        Command::Diff(own) => own.run(&context),
        Command::Effects(own) => own.run(&context),
        Command::Force(own) => own.run(&context),
        Command::Map(own) => own.run(&context),
        Command::Gaps(own) => own.run(&context),
        Command::Kwic(own) => own.run(&context),
        Command::History(own) => own.run(&context),
        Command::Collate(own) => own.run(&context),
        Command::Trace(own) => own.run(&context),
        Command::Overlap(own) => own.run(&context),
        Command::Merge(own) => own.run(&context),
        Command::Roster(own) => own.run(&context),
        Command::Check(own) => own.run(&context),
        Command::Scheme(own) => own.run(&context),
        Command::Evaluate(own) => own.run(&context),
        Command::Report(own) => own.run(&context),
        Command::Export(own) => own.run(&context),
        Command::GitDiff(own) => own.run(&context),
        Command::Completions(own) => own.run(&context),
        Command::Manual(own) => own.run(&context),
    }
}
