//! What a text is made of.

use std::ffi::OsString;
use std::fmt::Write;

use clap::ValueEnum;
use travaux::document::Bracket;
use travaux::render::{
    BracketsReport, CitationsReport, Outline as OutlineText, OutlineReport, TermsReport,
    TokensReport,
};
use travaux::{Draft, Terms};

use crate::context::Context;
use crate::exit::{Exit, Failure};

/// Show the clauses of texts, or their brackets, terms, citations or tokens
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  travaux outline treaty.docx
  travaux outline --show brackets rev2.md
  curl -s https://example.org/policy | travaux outline --as html -")]
pub(crate) struct Outline {
    /// The texts
    #[arg(required = true, value_name = "TEXT")]
    texts: Vec<OsString>,

    /// What of them
    #[arg(long, value_name = "WHAT", default_value = "clauses")]
    show: Part,
}

/// What texts are made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Part {
    /// Every clause with its number and its first words
    Clauses,
    /// What is in brackets, and what each bracket is
    Brackets,
    /// The terms that are defined, and those used undefined
    Terms,
    /// The texts and paragraphs that are cited
    Citations,
    /// How the text is cut into words and marks
    Tokens,
}

impl Outline {
    pub(crate) fn run(&self, context: &Context<'_>) -> Result<Exit, Failure> {
        let inputs = context.reader.all(&self.texts)?;
        let drafts: Vec<&Draft> = inputs.iter().map(|input| &input.draft).collect();
        if context.common.json {
            self.json(context, &drafts)?;
        } else {
            let pages: Vec<String> = drafts.iter().map(|draft| self.text(context, draft)).collect();
            let titled = |(page, draft): (&String, &&Draft)| format!("{}\n{page}", draft.sigil());
            let page = match pages.as_slice() {
                [one] => one.clone(),
                all => all.iter().zip(&drafts).map(titled).collect::<Vec<_>>().join("\n"),
            };
            match self.show {
                Part::Clauses | Part::Tokens => context.output.page(page)?,
                _ => context.output.lines(&page)?,
            }
        }
        drafts.iter().for_each(|draft| context.reader.notices(draft));
        Ok(Exit::Quiet)
    }

    fn text(&self, context: &Context<'_>, draft: &Draft) -> String {
        match self.show {
            Part::Clauses => OutlineText::new(draft).styled(context.output.style()).to_string(),
            Part::Brackets => brackets(draft),
            Part::Terms => Terms::new(draft).to_string(),
            Part::Citations => citations(draft),
            Part::Tokens => tokens(draft),
        }
    }

    fn json(&self, context: &Context<'_>, drafts: &[&Draft]) -> Result<(), Failure> {
        match self.show {
            Part::Clauses => context.output.reports(drafts, |own| OutlineReport::new(own)),
            Part::Brackets => context.output.reports(drafts, |own| BracketsReport::new(own)),
            Part::Terms => context.output.reports(drafts, |own| TermsReport::new(own)),
            Part::Citations => context.output.reports(drafts, |own| CitationsReport::new(own)),
            Part::Tokens => context.output.reports(drafts, |own| TokensReport::new(own)),
        }
    }
}

/// What every bracket is, and how much is not settled.
fn brackets(draft: &Draft) -> String {
    let brackets = draft.brackets();
    let mut page = String::new();
    for bracket in brackets.all() {
        let (path, kind) = (draft.clause(bracket.first).path(), bracket.kind.name());
        let names = bracket.attribution.as_ref().map(|own| own.names.join(", "));
        let names = names.map_or_else(String::new, |names| format!(" {names}:"));
        let choice = bracket.alternative.map_or_else(String::new, |place| {
            format!(" (alternative {} of {})", place.position + 1, {
                let groups = brackets.groups();
                groups.get(place.group as usize).map_or(0, |group| group.alternatives.len())
            })
        });
        let _ = writeln!(page, "{path}: {kind}{choice}{names} {}", excerpt(draft, bracket));
    }
    let _ = writeln!(page, "{} not settled", brackets.unsettled_share_of_draft());
    page
}

/// The words of a bracket, or their beginning and end.
fn excerpt(draft: &Draft, bracket: &Bracket) -> String {
    let words: Vec<&str> = draft.text()[bracket.words.range()].split_whitespace().collect();
    match words.as_slice() {
        [first, second, .., last] if words.len() > 12 => format!("{first} {second} … {last}"),
        words => words.join(" "),
    }
}

fn citations(draft: &Draft) -> String {
    let mut page = String::new();
    for citation in draft.citations() {
        let words = &draft.text()[citation.span.range()];
        let place = draft.clause_at(citation.span.start()).map(|clause| clause.path());
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        let _ = writeln!(page, "{}: “{words}” {citation}", place.unwrap_or_default());
    }
    page
}

fn tokens(draft: &Draft) -> String {
    let mut page = String::new();
    for token in draft.tokens().iter(draft.text()) {
        let span = token.span();
        let (start, end, kind) = (span.start(), span.end(), format!("{:?}", token.kind()));
        let _ = writeln!(page, "{start:>6}..{end:<6} {kind:<12} {}", token.word());
    }
    page
}
