//! Tables, a row for each thing found, of one input or of many under one another.

use std::ffi::OsString;
use std::path::Path;

use travaux::history::{Collation, TurningPoints};
use travaux::render::Table;
use travaux::setting::Settings;
use travaux::{Comparison, Draft, Effects, Force, History, Lineage};

use crate::commands::Evaluated;
use crate::context::Context;
use crate::exit::Failure;
use crate::formats::{Asked, decided, miscounted};
use crate::inputs::Input;
use crate::names::nearest;

/// What a table is made of.
#[derive(Clone, Copy)]
enum Made {
    /// Of each draft one, put under one another.
    Draft(fn(&Draft) -> Table),
    /// Of each draft and a scheme one.
    Map(fn(&travaux::ConceptMap<'_>) -> Table),
    /// Of two drafts.
    Pair(fn(&Comparison<'_>) -> Table),
    /// Of all drafts together.
    History(fn(&Context<'_>, &Asked<'_>, &History<'_>) -> Result<Table, Failure>),
    /// Of a draft and what it is traced in.
    Lineage,
    /// Of a check file and texts.
    Checks,
    /// Of labels, and the texts that were labelled.
    Scores,
}

const TABLES: &[(&str, Made)] = &[
    ("clauses", Made::Draft(Table::clauses)),
    ("brackets", Made::Draft(Table::brackets)),
    ("acts", Made::Draft(|draft| Table::acts(&Force::new(draft)))),
    ("annotations", Made::Map(Table::annotations)),
    ("settings", Made::Map(|map| Table::settings(&Settings::new(map, &Force::new(map.draft()))))),
    ("gaps", Made::Map(Table::gaps)),
    ("near-misses", Made::Map(Table::near_misses)),
    ("coverage", Made::Map(|map| Table::coverage(&map.coverage()))),
    ("changes", Made::Pair(Table::changes)),
    ("edits", Made::Pair(Table::edits)),
    ("effects", Made::Pair(|comparison| Table::effects(&Effects::new(comparison)))),
    ("traces", Made::History(|_, _, history| Ok(Table::traces(history)))),
    (
        "turning-points",
        Made::History(|_, _, history| Ok(Table::turning_points(&TurningPoints::new(history)))),
    ),
    ("loci", Made::History(|_, _, history| Ok(Table::loci(&Collation::new(history.drafts()))))),
    ("lifespans", Made::History(lifespans)),
    ("origins", Made::Lineage),
    ("findings", Made::Checks),
    ("scores", Made::Scores),
];

fn lifespans(_: &Context<'_>, asked: &Asked<'_>, history: &History<'_>) -> Result<Table, Failure> {
    Ok(Table::lifespans(history, &history.lifespans(&*asked.scheme.load()?)))
}

pub(crate) fn csv(context: &Context<'_>, asked: &Asked<'_>) -> Result<Vec<u8>, Failure> {
    let mut file = String::new();
    for table in tables(context, asked)? {
        let csv = if file.is_empty() { table.csv() } else { table.csv().without_head() };
        file.push_str(&csv.to_string());
    }
    Ok(file.into_bytes())
}

pub(crate) fn json_lines(context: &Context<'_>, asked: &Asked<'_>) -> Result<Vec<u8>, Failure> {
    let tables = tables(context, asked)?;
    let lines: String = tables.iter().map(|table| table.json_lines().to_string()).collect();
    Ok(lines.into_bytes())
}

fn tables(context: &Context<'_>, asked: &Asked<'_>) -> Result<Vec<Table>, Failure> {
    let name = asked.inputs[0].to_string_lossy();
    let found = TABLES.iter().find(|(own, _)| *own == name);
    let Some((_, made)) = found else {
        let names: Vec<&str> = TABLES.iter().map(|(own, _)| *own).collect();
        let failure =
            Failure::new(format!("found no table `{name}`, allowed: {}", names.join(", ")));
        return Err(failure.maybe(nearest(&name, names).map(|like| format!("there is `{like}`"))));
    };
    let inputs = &asked.inputs[1..];
    let of = match made {
        Made::Pair(_) if inputs.len() != 2 => "BEFORE AFTER",
        Made::Lineage if inputs.len() < 2 => "TEXT SOURCE…",
        Made::Checks if inputs.is_empty() => "FILE [TEXT…]",
        Made::Scores if inputs.len() < 2 => "LABELS TEXT… --coder NAME",
        _ if inputs.is_empty() => "TEXT…",
        _ => return made.tables(context, &Asked { inputs, ..*asked }),
    };
    Err(miscounted(&name, inputs.len(), of))
}

impl Made {
    fn tables(self, context: &Context<'_>, asked: &Asked<'_>) -> Result<Vec<Table>, Failure> {
        let inputs: &[OsString] = asked.inputs;
        Ok(match self {
            Self::Draft(table) => {
                context.reader.all(inputs)?.iter().map(|input| table(&input.draft)).collect()
            }
            Self::Map(table) => {
                let scheme = asked.scheme.load()?;
                let inputs = context.reader.all(inputs)?;
                inputs.iter().map(|input| table(&scheme.annotate(&input.draft))).collect()
            }
            Self::Pair(table) => {
                let drafts = context.reader.each([&*inputs[0], &*inputs[1]])?;
                vec![table(&Comparison::new(&drafts[0], &drafts[1]))]
            }
            Self::History(table) => {
                let inputs = context.reader.all(inputs)?;
                let drafts: Vec<&Draft> = inputs.iter().map(|input| &input.draft).collect();
                vec![table(context, asked, &History::new(&drafts))?]
            }
            Self::Lineage => {
                let (text, sources) = context.reader.with_sources(&inputs[0], &inputs[1..])?;
                let lineage = Lineage::new(sources.iter().map(Input::source));
                vec![Table::origins(&lineage.trace(text.source()))]
            }
            Self::Scores => {
                let coder = asked.coder.ok_or_else(|| {
                    Failure::new("found no coder")
                        .tip("say whose labels count, with `--coder NAME`")
                })?;
                let labels = Path::new(&inputs[0]);
                let evaluated = Evaluated::new(context, asked.scheme, labels, &inputs[1..], coder)?;
                vec![Table::scores(&evaluated.scores)]
            }
            Self::Checks => vec![Table::findings(&decided(context, asked)?.outcome)],
        })
    }
}

/// The names of the tables, for the help page.
pub(crate) fn names() -> String {
    let names: Vec<&str> = TABLES.iter().map(|(name, _)| *name).collect();
    names.join(", ")
}
