//! Answers as files of other programs: documents, projects, annotations, mappings, Markdown.

use travaux::render::{
    ComparisonDocx, DraftDocx, MapsQdpx, Packed, WebAnnotations, schema as schema_of, wire_forms,
};
use travaux::{Comparison, ConceptMap, Draft, Effects, History, Lineage, Loss};

use crate::context::Context;
use crate::exit::Failure;
use crate::formats::Asked;
use crate::inputs::Input;
use crate::names::nearest;

type File = Result<Vec<u8>, Failure>;

/// The file; what it cannot hold goes to the error stream.
fn packed(context: &Context<'_>, file: Packed) -> File {
    file.losses.iter().for_each(|loss: &Loss| context.reader.note(loss));
    Ok(file.bytes)
}

/// Two drafts compared, and what is written of them.
fn compared(
    context: &Context<'_>,
    asked: &Asked<'_>,
    write: impl FnOnce(&Comparison<'_>) -> File,
) -> File {
    let drafts = context.reader.each([&*asked.inputs[0], &*asked.inputs[1]])?;
    write(&Comparison::new(&drafts[0], &drafts[1]))
}

/// Drafts mapped to a scheme, and what is written of the maps.
fn mapped(
    context: &Context<'_>,
    asked: &Asked<'_>,
    write: impl FnOnce(&[ConceptMap<'_>]) -> File,
) -> File {
    let scheme = asked.scheme.load()?;
    let inputs = context.reader.all(asked.inputs)?;
    let maps: Vec<_> = inputs.iter().map(|input| scheme.annotate(&input.draft)).collect();
    write(&maps)
}

pub(crate) fn docx(context: &Context<'_>, asked: &Asked<'_>) -> File {
    if let [input] = asked.inputs {
        return packed(context, DraftDocx::new(&context.reader.one(input)?).write()?);
    }
    compared(context, asked, |comparison| {
        let effects = Effects::new(comparison);
        packed(context, ComparisonDocx::new(comparison).effects(&effects).write()?)
    })
}

pub(crate) fn qdpx(context: &Context<'_>, asked: &Asked<'_>) -> File {
    mapped(context, asked, |maps| {
        let name = maps.first().map_or("", |map| map.scheme().title());
        packed(context, MapsQdpx::new(maps).name(name).write()?)
    })
}

pub(crate) fn annotations(context: &Context<'_>, asked: &Asked<'_>) -> File {
    let source = asked.inputs[0].to_string_lossy();
    mapped(context, asked, |maps| match maps {
        [map] => Ok(WebAnnotations::of_map(map, &source).to_string().into_bytes()),
        maps => Err(Failure::new(format!("found {} texts, expected one", maps.len()))),
    })
}

pub(crate) fn effect_annotations(context: &Context<'_>, asked: &Asked<'_>) -> File {
    let [before, after] = [0, 1].map(|at: usize| asked.inputs[at].to_string_lossy());
    compared(context, asked, |comparison| {
        let effects = Effects::new(comparison);
        Ok(WebAnnotations::of_effects(&effects, &before, &after).to_string().into_bytes())
    })
}

pub(crate) fn oscal(context: &Context<'_>, asked: &Asked<'_>) -> File {
    compared(context, asked, |comparison| match comparison.oscal() {
        Some(mapping) => Ok(mapping.to_string().into_bytes()),
        None => {
            Err(Failure::new("found no clause that answers to another, of which OSCAL needs one"))
        }
    })
}

pub(crate) fn schema(_: &Context<'_>, asked: &Asked<'_>) -> File {
    let name = asked.inputs[0].to_string_lossy();
    schema_of(&name).map(|schema| schema.as_bytes().to_vec()).ok_or_else(|| {
        let names: Vec<&str> = wire_forms().collect();
        let failure =
            Failure::new(format!("found no form `{name}`, allowed: {}", names.join(", ")));
        failure.maybe(nearest(&name, names).map(|like| format!("there is `{like}`")))
    })
}

pub(crate) fn redline_markdown(context: &Context<'_>, asked: &Asked<'_>) -> File {
    compared(context, asked, |comparison| Ok(comparison.redline().to_string().into_bytes()))
}

pub(crate) fn diff_markdown(context: &Context<'_>, asked: &Asked<'_>) -> File {
    compared(context, asked, |comparison| Ok(comparison.markdown().to_string().into_bytes()))
}

pub(crate) fn effects_markdown(context: &Context<'_>, asked: &Asked<'_>) -> File {
    compared(context, asked, |comparison| {
        Ok(Effects::new(comparison).markdown().to_string().into_bytes())
    })
}

pub(crate) fn map_markdown(context: &Context<'_>, asked: &Asked<'_>) -> File {
    mapped(context, asked, |maps| {
        let pages: Vec<String> = maps.iter().map(|map| map.markdown().to_string()).collect();
        Ok(pages.join("\n").into_bytes())
    })
}

pub(crate) fn history_markdown(context: &Context<'_>, asked: &Asked<'_>) -> File {
    let inputs = context.reader.all(asked.inputs)?;
    let drafts: Vec<&Draft> = inputs.iter().map(|input| &input.draft).collect();
    Ok(History::new(&drafts).markdown().to_string().into_bytes())
}

pub(crate) fn lineage_markdown(context: &Context<'_>, asked: &Asked<'_>) -> File {
    let (text, sources) = context.reader.with_sources(&asked.inputs[0], &asked.inputs[1..])?;
    let lineage = Lineage::new(sources.iter().map(Input::source));
    Ok(lineage.trace(text.source()).markdown().to_string().into_bytes())
}
