//! Words in their surroundings.

use std::ffi::OsString;
use std::fmt::Write;

use clap::ValueEnum;
use travaux::concordance::{Concordance, Keyness, Order};
use travaux::render::KeyTermsReport;
use travaux::{ConceptMap, Draft};

use crate::context::Context;
use crate::exit::{Exit, Failure};
use crate::schemes::{SchemeChoice, concept, pattern_failure};

/// Show words in their surroundings, hits under each other
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  travaux kwic 'norm|rule' drafts/
  travaux kwic --exact 'the Parties' treaty.docx
  travaux kwic --concept confidentiality --sort right drafts/*.md
  travaux kwic --key drafts/rev4.md --against archive/   # what one text is more about than others

Patterns are those of schemes: `a|b` for either, `act~` for all forms of a verb, `a NEAR/6 b`.")]
pub(crate) struct Kwic {
    /// The pattern, then the texts
    #[arg(required = true, value_name = "PATTERN TEXT")]
    given: Vec<OsString>,

    /// The pattern is just words, as they stand
    #[arg(long, conflicts_with_all = ["concept", "key"])]
    exact: bool,

    /// Look for a concept, by its id or name, in place of a pattern
    #[arg(long, value_name = "CONCEPT")]
    concept: Option<String>,

    /// The order of hits
    #[arg(long, value_name = "ORDER", default_value = "place")]
    sort: OrderName,

    /// No pattern: the terms that the texts are more about than those of `--against`, of which the scheme has
    /// no word
    #[arg(long, conflicts_with = "concept", requires = "against")]
    key: bool,

    /// The texts that `--key` compares with
    #[arg(long, value_name = "TEXT")]
    against: Vec<OsString>,

    #[command(flatten)]
    scheme: SchemeChoice,
}

/// The order of hits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum OrderName {
    /// As they stand in the texts
    Place,
    /// By the words before
    Left,
    /// By the words behind
    Right,
}

impl From<OrderName> for Order {
    fn from(name: OrderName) -> Self {
        match name {
            OrderName::Place => Self::Place,
            OrderName::Left => Self::Left,
            OrderName::Right => Self::Right,
        }
    }
}

impl Kwic {
    pub(crate) fn run(&self, context: &Context<'_>) -> Result<Exit, Failure> {
        let scheme = self.scheme.load()?;
        let wanted = self.concept.as_deref().map(|wanted| concept(&scheme, wanted));
        let wanted = wanted.transpose()?.map(|concept| concept.id());
        let (pattern, texts) = match self.given.split_first() {
            Some((pattern, texts)) if wanted.is_none() && !self.key => (pattern.to_str(), texts),
            _ => (None, self.given.as_slice()),
        };
        if texts.is_empty() {
            let failure = Failure::new("found a pattern and no text to look in");
            return Err(failure.tip("`travaux kwic PATTERN TEXT…`; `-` for standard input"));
        }
        let inputs = context.reader.all(texts)?;
        let drafts: Vec<&Draft> = inputs.iter().map(|input| &input.draft).collect();
        if self.key {
            let maps: Vec<ConceptMap<'_>> = drafts.iter().map(|own| scheme.annotate(own)).collect();
            return self.key_terms(context, &maps);
        }
        let lines = match (wanted, pattern) {
            (Some(id), _) => {
                let maps: Vec<_> = drafts.iter().map(|draft| scheme.annotate(draft)).collect();
                Concordance::of_concept(&maps, id)
            }
            (None, Some(words)) if self.exact => Concordance::of_words(&drafts, words),
            (None, given) => {
                let given = given.unwrap_or_default();
                Concordance::of_pattern(&drafts, given)
                    .map_err(|flaw| pattern_failure(given, &flaw))?
            }
        };
        let lines = lines.sorted(self.sort.into());
        if context.common.json {
            context.output.json(&lines.report())?;
        } else {
            context.output.page(lines.styled(context.output.style()))?;
            if lines.lines().len() == 0 {
                let texts = if drafts.len() == 1 {
                    "1 text".to_owned()
                } else {
                    format!("{} texts", drafts.len())
                };
                context.reader.note(format!("no hit in {texts}"));
            }
        }
        Ok(Exit::Quiet)
    }

    /// What texts are more about than others.
    fn key_terms(&self, context: &Context<'_>, maps: &[ConceptMap<'_>]) -> Result<Exit, Failure> {
        let others = context.reader.all(&self.against)?;
        let others: Vec<&Draft> = others.iter().map(|input| &input.draft).collect();
        let terms = Keyness::new().candidates(maps, &others);
        if context.common.json {
            context.output.json(&KeyTermsReport::new(terms))?;
            return Ok(Exit::Quiet);
        }
        let mut page = String::new();
        for term in &terms {
            let (words, here, elsewhere) = (&term.words, term.here, term.elsewhere);
            let _ = writeln!(page, "{words} ({here} here, {elsewhere} in the others)");
        }
        context.output.page(page)?;
        if terms.is_empty() {
            context.reader.note("no term stands out; short texts have few words to compare");
        }
        Ok(Exit::Quiet)
    }
}
