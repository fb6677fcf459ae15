//! Answers as pages of HTML, each one file.

use std::fmt::Display;
use std::path::Path;

use travaux::history::{Series, TurningPoints};
use travaux::render::{ConceptMapPage, HistoryPage, LineagePage, OutcomePage, RedlinePage};
use travaux::{Comparison, ConceptMap, Draft, Effects, History, Lineage};

use crate::context::Context;
use crate::exit::Failure;
use crate::formats::{Asked, decided};
use crate::inputs::Input;

type Page = Result<Vec<u8>, Failure>;

fn bytes(page: &impl Display) -> Page {
    Ok(page.to_string().into_bytes())
}

pub(crate) fn redline(context: &Context<'_>, asked: &Asked<'_>) -> Page {
    let drafts = context.reader.each([&*asked.inputs[0], &*asked.inputs[1]])?;
    let scheme = asked.scheme.load()?;
    let comparison = Comparison::new(&drafts[0], &drafts[1]);
    let effects = Effects::new(&comparison);
    let maps = [scheme.annotate(&drafts[0]), scheme.annotate(&drafts[1])];
    bytes(&RedlinePage::new(&effects).maps(&maps[0], &maps[1]))
}

pub(crate) fn map(context: &Context<'_>, asked: &Asked<'_>) -> Page {
    let scheme = asked.scheme.load()?;
    let inputs = context.reader.all(asked.inputs)?;
    let maps: Vec<ConceptMap<'_>> =
        inputs.iter().map(|input| scheme.annotate(&input.draft)).collect();
    bytes(&ConceptMapPage::new(&maps))
}

pub(crate) fn history(context: &Context<'_>, asked: &Asked<'_>) -> Page {
    let scheme = asked.scheme.load()?;
    let inputs = context.reader.all(asked.inputs)?;
    let is_folder = matches!(asked.inputs, [one] if Path::new(one).is_dir());
    let (mut series, mut given) = (Series::default(), Vec::new());
    match is_folder {
        true => series = Series::new(inputs.into_iter().map(Input::named)),
        false => given = inputs.into_iter().map(|input| input.draft).collect(),
    }
    let drafts: Vec<&Draft> = series.drafts().into_iter().chain(&given).collect();
    let history = History::new(&drafts);
    let lives = history.lifespans(&scheme);
    let turning = TurningPoints::new(&history);
    bytes(&HistoryPage::new(&history).lives(&lives).turning_points(&turning))
}

pub(crate) fn lineage(context: &Context<'_>, asked: &Asked<'_>) -> Page {
    let (text, sources) = context.reader.with_sources(&asked.inputs[0], &asked.inputs[1..])?;
    let lineage = Lineage::new(sources.iter().map(Input::source));
    bytes(&LineagePage::new(&lineage.trace(text.source())))
}

pub(crate) fn checks(context: &Context<'_>, asked: &Asked<'_>) -> Page {
    bytes(&OutcomePage::new(&decided(context, asked)?.outcome))
}
