//! Which ideas a text names.

use std::ffi::OsString;
use std::fmt::Write;

use clap::ValueEnum;
use travaux::coverage::{Matrix, Region};
use travaux::render::SettingsReport;
use travaux::setting::{Setting, Settings};
use travaux::{ConceptMap, Draft, Force};

use crate::context::Context;
use crate::exit::{Exit, Failure};
use crate::schemes::{SchemeChoice, concept, note_language};

/// Tell which concepts texts name, and where, and which they leave out
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  travaux map declaration.md
  travaux map --scheme privacy policy.html
  travaux map --scheme mine.toml drafts/
  travaux map --show settings --concept availability declaration.md")]
pub(crate) struct Map {
    /// The texts
    #[arg(required = true, value_name = "TEXT")]
    texts: Vec<OsString>,

    #[command(flatten)]
    scheme: SchemeChoice,

    /// What of the map
    #[arg(long, value_name = "WHAT", default_value = "concepts")]
    show: View,

    /// Only this concept, by its id or name, with `--show settings`
    #[arg(long, value_name = "CONCEPT")]
    concept: Option<String>,
}

/// What is shown of a map.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum View {
    /// Group by group, what is there and what is not
    Concepts,
    /// How many clauses and words name each concept
    Coverage,
    /// In which way concepts stand: negated, prevented, hedged, and who is to act
    Settings,
    /// How often each text names each concept, as a table of texts and concepts
    Matrix,
}

impl Map {
    pub(crate) fn run(&self, context: &Context<'_>) -> Result<Exit, Failure> {
        let scheme = self.scheme.load()?;
        let wanted = self.concept.as_deref().map(|wanted| concept(&scheme, wanted));
        let wanted = wanted.transpose()?.map(|concept| concept.id());
        let inputs = context.reader.all(&self.texts)?;
        for input in &inputs {
            note_language(context, &scheme, &input.draft);
        }
        let bytes = inputs.iter().map(|input| input.draft.text().len()).sum();
        let progress = context.working("mapping", bytes);
        let maps: Vec<ConceptMap<'_>> =
            inputs.iter().map(|input| scheme.annotate(&input.draft)).collect();
        drop(progress);
        match context.common.json {
            true => self.value(context, &maps, wanted)?,
            false if self.show == View::Settings => {
                context.output.lines(&self.page(context, &maps, wanted))?;
            }
            false => context.output.page(self.page(context, &maps, wanted))?,
        }
        Ok(Exit::Quiet)
    }

    fn page(&self, context: &Context<'_>, maps: &[ConceptMap<'_>], wanted: Option<&str>) -> String {
        let style = context.output.style();
        let pages: Vec<String> = match self.show {
            View::Concepts => maps.iter().map(|map| map.styled(style).to_string()).collect(),
            View::Coverage => maps.iter().map(|map| map.coverage().to_string()).collect(),
            View::Settings => maps.iter().map(|map| settings(map, wanted)).collect(),
            View::Matrix => vec![matrix(maps)],
        };
        pages.join("\n")
    }

    fn value(
        &self,
        context: &Context<'_>,
        maps: &[ConceptMap<'_>],
        wanted: Option<&str>,
    ) -> Result<(), Failure> {
        match self.show {
            View::Concepts => context.output.reports(maps, ConceptMap::report),
            View::Coverage => context.output.reports(maps, |map| map.coverage().report()),
            View::Settings => context.output.reports(maps, |map| settings_of(map, wanted)),
            View::Matrix => context.output.json(&Matrix::new(maps, Region::Document).report()),
        }
    }
}

/// Each mention with the ways it stands in and who is to act.
fn settings(map: &ConceptMap<'_>, wanted: Option<&str>) -> String {
    let draft = map.draft();
    let force = Force::new(draft);
    let settings = Settings::new(map, &force);
    let mut page = String::new();
    for (mention, setting) in settings.iter() {
        let id = mention.concept().id();
        if wanted.is_some_and(|wanted| wanted != id) {
            continue;
        }
        let who = settings.act(setting).map_or(String::new(), |act| {
            let parties = act.actors.iter().chain(&act.addressees);
            let names: Vec<&str> = parties.map(|party| &draft.text()[party.span.range()]).collect();
            let names = names.join(", ");
            format!("  {}{}{names}", act.name, if names.is_empty() { "" } else { ": " })
        });
        let place = mention.clause().path();
        let ways = ways(setting, draft);
        let _ = writeln!(page, "{place:<10} {id}: “{}”{ways}{who}", mention.words());
    }
    page
}

fn ways(setting: &Setting, draft: &Draft) -> String {
    let way = |circumstance: &travaux::setting::Circumstance| {
        let words = &draft.text()[circumstance.evidence.range()];
        format!("  {} by “{words}”", circumstance.way.name())
    };
    setting.circumstances.iter().map(way).collect()
}

fn settings_of(map: &ConceptMap<'_>, wanted: Option<&str>) -> SettingsReport {
    let mut report = Settings::new(map, &Force::new(map.draft())).report();
    report.settings.retain(|own| wanted.is_none_or(|wanted| wanted == own.concept));
    report
}

/// A row for each concept that any text names, a column for each text.
fn matrix(maps: &[ConceptMap<'_>]) -> String {
    let Some(scheme) = maps.first().map(ConceptMap::scheme) else { return String::new() };
    let mut page = String::new();
    for (number, map) in maps.iter().enumerate() {
        let _ = writeln!(page, "{:>3}  {}", number + 1, map.draft().sigil());
    }
    page.push('\n');
    (1..=maps.len()).for_each(|number| _ = write!(page, "{number:>5}"));
    page.push('\n');
    for concept in scheme.concepts() {
        let counts: Vec<usize> = maps.iter().map(|map| map.count(concept)).collect();
        if counts.iter().any(|count| *count > 0) {
            counts.iter().for_each(|count| _ = write!(page, "{count:>5}"));
            let _ = writeln!(page, "  {}", concept.id());
        }
    }
    page
}
