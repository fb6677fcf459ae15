//! How good a scheme is.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fmt::Write;
use std::path::PathBuf;

use serde_json::json;
use travaux::Draft;
use travaux::evaluation::{
    Bootstrap, LabelFormat, Ratings, Scores, Silence, UnitLabel, unit_labels,
};
use travaux::read;

use crate::context::Context;
use crate::exit::{Exit, Failure};
use crate::names::nearest;
use crate::schemes::SchemeChoice;

/// Hold a scheme against what people found, and tell how far they agree
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  travaux evaluate labels.csv --coder ana charter.txt annex.txt

Labels are CSV or JSON lines, one for each clause and code: document, unit, coder, code.")]
pub(crate) struct Evaluate {
    /// The labels
    labels: PathBuf,

    /// The texts that were labelled
    #[arg(required = true, value_name = "TEXT")]
    texts: Vec<OsString>,

    /// Whose labels the scheme is held against
    #[arg(long, value_name = "NAME")]
    coder: String,

    #[command(flatten)]
    scheme: SchemeChoice,
}

impl Evaluate {
    pub(crate) fn run(&self, context: &Context<'_>) -> Result<Exit, Failure> {
        let scheme = self.scheme.load()?;
        let is_json = self.labels.extension().is_some_and(|own| own == "jsonl" || own == "json");
        let format = if is_json { LabelFormat::JsonLines } else { LabelFormat::Csv };
        let labels = unit_labels(&read::data(&self.labels)?, format)?;
        let inputs = context.reader.all(&self.texts)?;
        let drafts: Vec<&Draft> = inputs.iter().map(|input| &input.draft).collect();
        let by_scheme = |draft: &&Draft| UnitLabel::of_map(&scheme.annotate(draft), scheme.id());
        let mut found: Vec<UnitLabel> = drafts.iter().flat_map(by_scheme).collect();
        let gold: Vec<UnitLabel> =
            labels.iter().filter(|own| own.coder == self.coder).cloned().collect();
        if gold.is_empty() {
            return Err(self.unknown_coder(&labels));
        }
        let codes: BTreeSet<&str> = labels.iter().map(|own| own.code.as_str()).collect();
        // nobody looked for the other concepts of the scheme
        found.retain(|own| codes.contains(own.code.as_str()));
        let scores = Scores::of_units(&gold, &found).report(Bootstrap::new());
        let agreed = codes.into_iter().filter(|code| !code.is_empty()).map(|code| {
            let ratings = Ratings::of_code(&labels, code, Silence::Nothing);
            (code, ratings.report(Bootstrap::new(), &drafts))
        });
        if context.common.json {
            let agreed: Vec<_> =
                agreed.map(|(code, own)| json!({ "code": code, "agreement": own })).collect();
            context.output.json(&json!({ "scores": scores, "codes": agreed }))?;
        } else {
            let mut page = format!("The scheme against {}\n{scores}", self.coder);
            agreed.for_each(|(code, own)| _ = write!(page, "\n{code}\n{own}"));
            context.output.page(page)?;
        }
        Ok(Exit::Quiet)
    }

    fn unknown_coder(&self, labels: &[UnitLabel]) -> Failure {
        let coders: BTreeSet<&str> = labels.iter().map(|own| own.coder.as_str()).collect();
        let all = coders.iter().copied().collect::<Vec<_>>().join(", ");
        let failure = Failure::new(format!("found no coder `{}`, allowed: {all}", self.coder));
        failure.maybe(nearest(&self.coder, coders).map(|like| format!("there is `{like}`")))
    }
}
