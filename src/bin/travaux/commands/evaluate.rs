//! How good a scheme is.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::fmt::Write;
use std::path::{Path, PathBuf};

use travaux::evaluation::{
    Bootstrap, LabelFormat, Ratings, Scores, Silence, UnitLabel, unit_labels,
};
use travaux::read;
use travaux::render::{AgreementReport, CodeReport, EvaluationReport, ScoresReport};
use travaux::{Draft, Scheme};

use crate::context::Context;
use crate::exit::{Exit, Failure};
use crate::names::nearest;
use crate::schemes::SchemeChoice;

/// Hold a scheme against what people found, and tell how far they agree
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  travaux evaluate labels.csv --coder ana charter.txt annex.txt

Labels are CSV or JSON lines, one for each clause and code: document, unit, coder, code. A document is
called as its file is, without what stands behind the dot; a unit is a clause by its path, as
`travaux outline` has it; a clause with nothing in it has an empty code.")]
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

/// A scheme held against the labels of one coder.
#[derive(Debug)]
pub(crate) struct Evaluated {
    labels: Vec<UnitLabel>,
    drafts: Vec<Draft>,
    pub(crate) scores: ScoresReport,
}

impl Evaluated {
    pub(crate) fn new(
        context: &Context<'_>,
        scheme: &SchemeChoice,
        labels: &Path,
        texts: &[OsString],
        coder: &str,
    ) -> Result<Self, Failure> {
        let scheme = scheme.load()?;
        let is_json = labels.extension().is_some_and(|own| own == "jsonl" || own == "json");
        let format = if is_json { LabelFormat::JsonLines } else { LabelFormat::Csv };
        let labels = unit_labels(&read::data(labels)?, format)
            .map_err(|error| error.named(labels.display().to_string()))?;
        let inputs = context.reader.all(texts)?;
        let drafts: Vec<Draft> = inputs.into_iter().map(|input| input.draft).collect();
        let by_scheme = |draft: &Draft| UnitLabel::of_map(&scheme.annotate(draft), scheme.id());
        let mut found: Vec<UnitLabel> = drafts.iter().flat_map(by_scheme).collect();
        let gold: Vec<UnitLabel> =
            labels.iter().filter(|own| own.coder == coder).cloned().collect();
        if gold.is_empty() {
            return Err(unknown_coder(coder, &labels));
        }
        note_strays(context, &scheme, &gold, &found);
        // nobody looked for the other concepts of the scheme
        let codes = codes(&labels);
        found.retain(|own| codes.contains(own.code.as_str()));
        let scores = Scores::of_units(&gold, &found).report(Bootstrap::new());
        Ok(Self { labels, drafts, scores })
    }

    /// How far the coders agree on each code.
    fn agreed(&self) -> impl Iterator<Item = (&str, AgreementReport)> {
        let drafts: Vec<&Draft> = self.drafts.iter().collect();
        codes(&self.labels).into_iter().filter(|code| !code.is_empty()).map(move |code| {
            let ratings = Ratings::of_code(&self.labels, code, Silence::Nothing);
            (code, ratings.report(Bootstrap::new(), &drafts))
        })
    }
}

/// Says which labels can only count as missed: those of concepts, texts and clauses that are not there.
fn note_strays(context: &Context<'_>, scheme: &Scheme, gold: &[UnitLabel], found: &[UnitLabel]) {
    let documents: BTreeSet<&str> = found.iter().map(|own| own.document.as_str()).collect();
    let units: BTreeSet<(&str, &str)> =
        found.iter().map(|own| (own.document.as_str(), own.unit.as_str())).collect();
    let mut strays: BTreeMap<String, usize> = BTreeMap::new();
    for own in gold.iter().filter(|own| !own.code.is_empty()) {
        let (document, unit, code) = (own.document.as_str(), own.unit.as_str(), own.code.as_str());
        let stray = if scheme.concept(code).is_none() {
            format!("no concept `{code}` in the scheme `{}`", scheme.id())
        } else if !documents.contains(document) {
            format!("no text `{document}` among those named")
        } else if !units.contains(&(document, unit)) {
            format!(
                "no clause `{unit}` in {document}; `travaux outline` shows what clauses are called"
            )
        } else {
            continue;
        };
        *strays.entry(stray).or_default() += 1;
    }
    for (stray, count) in strays {
        let labels =
            if count == 1 { "1 label counts".to_owned() } else { format!("{count} labels count") };
        context.reader.note(format!("{stray}: {labels} as missed"));
    }
}

fn codes(labels: &[UnitLabel]) -> BTreeSet<&str> {
    labels.iter().map(|own| own.code.as_str()).collect()
}

fn unknown_coder(coder: &str, labels: &[UnitLabel]) -> Failure {
    let coders: BTreeSet<&str> = labels.iter().map(|own| own.coder.as_str()).collect();
    let all = coders.iter().copied().collect::<Vec<_>>().join(", ");
    let failure = Failure::new(format!("found no coder `{coder}`, allowed: {all}"));
    failure.maybe(nearest(coder, coders).map(|like| format!("there is `{like}`")))
}

impl Evaluate {
    pub(crate) fn run(&self, context: &Context<'_>) -> Result<Exit, Failure> {
        let evaluated =
            Evaluated::new(context, &self.scheme, &self.labels, &self.texts, &self.coder)?;
        let (scores, agreed) = (&evaluated.scores, evaluated.agreed());
        if context.common.json {
            let codes =
                agreed.map(|(code, agreement)| CodeReport { code: code.to_owned(), agreement });
            context.output.json(&EvaluationReport::new(scores.clone(), codes.collect()))?;
        } else {
            let mut page = format!("The scheme against {}\n{scores}", self.coder);
            // one coder agrees with nobody
            let coders: BTreeSet<&str> =
                evaluated.labels.iter().map(|own| own.coder.as_str()).collect();
            if coders.len() > 1 {
                agreed.for_each(|(code, own)| _ = write!(page, "\n{code}\n{own}"));
            }
            context.output.page(page)?;
        }
        Ok(Exit::Quiet)
    }
}
