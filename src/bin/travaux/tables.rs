//! Tables, a row for each thing found, of one input or of many under one another.

use std::ffi::OsString;

use travaux::history::Collation;
use travaux::render::Table;
use travaux::setting::Settings;
use travaux::{Comparison, Draft, Effects, Force, History, Lineage};

use crate::context::Context;
use crate::exit::Failure;
use crate::formats::{Asked, decided};
use crate::names::nearest;

/// What a table is made of.
#[derive(Clone, Copy)]
enum Made {
    /// Of each draft one, put under one another.
    OfDraft(fn(&Draft) -> Table),
    /// Of each draft and a scheme one.
    OfMap(fn(&travaux::ConceptMap<'_>) -> Table),
    /// Of two drafts.
    OfPair(fn(&Comparison<'_>) -> Table),
    /// Of all drafts together.
    OfHistory(fn(&Context<'_>, &Asked<'_>, &History<'_>) -> Result<Table, Failure>),
    /// Of a draft and what it is traced in.
    OfLineage,
    /// Of a check file and texts.
    OfChecks,
}

const TABLES: &[(&str, Made)] = &[
    ("clauses", Made::OfDraft(Table::clauses)),
    ("acts", Made::OfDraft(|draft| Table::acts(&Force::new(draft)))),
    ("annotations", Made::OfMap(Table::annotations)),
    ("settings", Made::OfMap(|map| Table::settings(&Settings::new(map, &Force::new(map.draft()))))),
    ("gaps", Made::OfMap(Table::gaps)),
    ("near-misses", Made::OfMap(Table::near_misses)),
    ("coverage", Made::OfMap(|map| Table::coverage(&map.coverage()))),
    ("changes", Made::OfPair(Table::changes)),
    ("edits", Made::OfPair(Table::edits)),
    ("effects", Made::OfPair(|comparison| Table::effects(&Effects::new(comparison)))),
    ("traces", Made::OfHistory(|_, _, history| Ok(Table::traces(history)))),
    ("loci", Made::OfHistory(|_, _, history| Ok(Table::loci(&Collation::new(history.drafts()))))),
    ("lifespans", Made::OfHistory(lifespans)),
    ("origins", Made::OfLineage),
    ("findings", Made::OfChecks),
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
        Made::OfPair(_) if inputs.len() != 2 => "BEFORE AFTER",
        Made::OfLineage if inputs.len() < 2 => "TEXT SOURCE…",
        Made::OfChecks if inputs.is_empty() => "FILE [TEXT…]",
        _ if inputs.is_empty() => "TEXT…",
        _ => return made.tables(context, &Asked { inputs, ..*asked }),
    };
    Err(Failure::new(format!("found too few or too many inputs for `{name}`, expected {of}")))
}

impl Made {
    fn tables(self, context: &Context<'_>, asked: &Asked<'_>) -> Result<Vec<Table>, Failure> {
        let inputs: &[OsString] = asked.inputs;
        Ok(match self {
            Self::OfDraft(table) => {
                context.reader.all(inputs)?.iter().map(|input| table(&input.draft)).collect()
            }
            Self::OfMap(table) => {
                let scheme = asked.scheme.load()?;
                let inputs = context.reader.all(inputs)?;
                inputs.iter().map(|input| table(&scheme.annotate(&input.draft))).collect()
            }
            Self::OfPair(table) => {
                let drafts = context.reader.each([&*inputs[0], &*inputs[1]])?;
                vec![table(&Comparison::new(&drafts[0], &drafts[1]))]
            }
            Self::OfHistory(table) => {
                let inputs = context.reader.all(inputs)?;
                let drafts: Vec<&Draft> = inputs.iter().map(|input| &input.draft).collect();
                vec![table(context, asked, &History::new(&drafts))?]
            }
            Self::OfLineage => {
                let draft = context.reader.one(&inputs[0])?;
                let sources = context.reader.all(&inputs[1..])?;
                let lineage = Lineage::new(sources.iter().map(|input| &input.draft));
                vec![Table::origins(&lineage.trace(&draft))]
            }
            Self::OfChecks => vec![Table::findings(&decided(context, asked)?.outcome)],
        })
    }
}

/// The names of the tables, for the help page.
pub(crate) fn names() -> String {
    let names: Vec<&str> = TABLES.iter().map(|(name, _)| *name).collect();
    names.join(", ")
}
