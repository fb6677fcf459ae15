//! What a text leaves out.

use std::ffi::OsString;
use std::fmt::Write;

use travaux::coverage::{Answer, MapDifference, Query};
use travaux::render::{GapsReport, GapsText};
use travaux::{ConceptMap, Error};

use crate::context::Context;
use crate::exit::{Exit, Failure};
use crate::schemes::{SchemeChoice, concept, note_language};

/// Tell what a text leaves out, whether its source has it, and what stands alone
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  travaux gaps declaration.md
  travaux gaps --source agenda.md declaration.md
  travaux gaps --without 'standards-creation -standards-implementation' declaration.md

A query names concepts that should stand together, and behind a hyphen those that should not.")]
pub(crate) struct Gaps {
    /// The text
    text: OsString,

    /// A text it was made after: does it lack the same, and what else differs
    #[arg(long, value_name = "TEXT")]
    source: Option<OsString>,

    /// What should stand with or without what; may be given more than once
    #[arg(long = "without", visible_alias = "query", value_name = "QUERY")]
    queries: Vec<String>,

    /// Tell whole whatever is absent; else only what has siblings that are present, and the rest by name
    #[arg(long)]
    all: bool,

    /// End in 1 if there is any gap of those shown
    #[arg(long)]
    exit_code: bool,

    #[command(flatten)]
    scheme: SchemeChoice,
}

impl Gaps {
    pub(crate) fn run(&self, context: &Context<'_>) -> Result<Exit, Failure> {
        let scheme = self.scheme.load()?;
        let queries = self.queries.iter().map(|query| Query::parse(query));
        let queries = queries.collect::<Result<Vec<Query>, Error>>()?;
        for id in queries.iter().flat_map(|query| query.wanted().iter().chain(query.unwanted())) {
            concept(&scheme, id)?;
        }
        let mut names = vec![self.text.as_os_str()];
        names.extend(self.source.as_deref());
        let drafts = names.iter().map(|name| context.reader.one(name));
        let drafts = drafts.collect::<Result<Vec<_>, _>>()?;
        drafts.iter().for_each(|draft| note_language(context, &scheme, draft));
        let maps: Vec<ConceptMap<'_>> = drafts.iter().map(|draft| scheme.annotate(draft)).collect();
        let (map, source) = (&maps[0], maps.get(1));
        let answers = queries.iter().map(|query| query.ask(map));
        let answers = answers.collect::<Result<Vec<Answer<'_>>, Error>>()?;
        match context.common.json {
            true => context.output.json(&GapsReport::new(map, source, &answers))?,
            false => context.output.page(self.page(context, map, source, &answers))?,
        }
        let found = self.text(map, source).shown().next().is_some();
        Ok(Exit::asked(self.exit_code, found))
    }

    fn text<'m>(
        &self,
        map: &'m ConceptMap<'m>,
        source: Option<&'m ConceptMap<'m>>,
    ) -> GapsText<'m> {
        GapsText::new(map, source).with_all(self.all)
    }

    fn page(
        &self,
        context: &Context<'_>,
        map: &ConceptMap<'_>,
        source: Option<&ConceptMap<'_>>,
        answers: &[Answer<'_>],
    ) -> String {
        let mut page = String::new();
        // title and figures are those of the whole map
        let map_page = map.styled(context.output.style()).to_string();
        map_page.lines().take_while(|line| !line.is_empty()).for_each(|line| {
            let _ = writeln!(page, "{line}");
        });
        let gaps = self.text(map, source).styled(context.output.style());
        let _ = write!(page, "{gaps}");
        answers.iter().for_each(|answer| _ = write!(page, "\n{answer}"));
        if let Some(source) = source {
            let _ = write!(page, "\n{}", MapDifference::new(source, map));
        }
        page
    }
}
