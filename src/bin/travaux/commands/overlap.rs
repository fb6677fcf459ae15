//! Who of many texts has whose words.

use std::ffi::OsString;

use travaux::Draft;
use travaux::lineage::overlap::{Collection, Overlap, OverlapOptions, OverlapStep};

use crate::context::Context;
use crate::exit::{Exit, Failure};
use crate::inputs::Input;

/// Tell which of many texts share wording, who has it from whom, and in what groups
#[derive(Debug, clap::Args)]
#[command(
    name = "overlap",
    after_help = "\
Examples:
  travaux overlap submissions/
  travaux overlap --least .2 'bills/**/*.html'
  travaux export overlap-graphml submissions/ -o shared.graphml

Dates come from front matter, or else from names of files: call-2018-11-12.md."
)]
pub(crate) struct OverlapOf {
    /// The texts
    #[arg(required = true, value_name = "TEXT")]
    texts: Vec<OsString>,

    /// How like two texts must be, from 0 to 1
    #[arg(long, value_name = "LIKENESS")]
    least: Option<f64>,
}

impl OverlapOf {
    pub(crate) fn run(&self, context: &Context<'_>) -> Result<Exit, Failure> {
        let inputs = context.reader.all(&self.texts)?;
        context.reader.note_single(inputs.len());
        let collection = collection(&inputs);
        let mut options = OverlapOptions::new();
        if let Some(least) = self.least {
            options = options.least_likeness(least);
        }
        let overlap = watched(context, &collection, options);
        if context.common.json {
            context.output.json(&overlap.report())?;
        } else {
            let drafts: Vec<Draft> = inputs.into_iter().map(|input| input.draft).collect();
            context.output.page(overlap.styled(context.output.style()).quoting(&drafts))?;
        }
        Ok(Exit::Quiet)
    }
}

/// Texts to be compared, each with the date it or its file bears.
pub(crate) fn collection(inputs: &[Input]) -> Collection {
    let mut collection = Collection::new();
    for input in inputs {
        collection.add(input.source());
    }
    collection
}

/// Compares all texts with each other, and shows how far it is.
pub(crate) fn watched<'c>(
    context: &Context<'_>,
    collection: &'c Collection,
    options: OverlapOptions,
) -> Overlap<'c> {
    let words = collection.documents().iter().map(|document| document.len()).sum::<usize>();
    // a word is some six bytes
    let progress = context.working("comparing", words.saturating_mul(6));
    Overlap::watched(collection, options, |own| {
        let what = match own.step {
            OverlapStep::Weighing => "weighing",
            OverlapStep::Comparing => "comparing",
            OverlapStep::Matching => "matching",
        };
        progress.reached(what, own.done, own.of);
    })
}
