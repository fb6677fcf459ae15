//! Schemes: which there are, and what is in one.

use std::fmt::Write;

use travaux::render::SchemesReport;
use travaux::{Concept, Scheme};

use crate::context::Context;
use crate::exit::{Exit, Failure};
use crate::schemes::{Loaded, concept};

/// List the built-in schemes, the concepts of one, or what one concept goes by
#[derive(Debug, clap::Args)]
#[command(
    name = "scheme",
    after_help = "\
Examples:
  travaux scheme
  travaux scheme cyber
  travaux scheme cyber confidentiality
  travaux scheme dictionary.cat        # one's own, and what could not be read of it
  travaux export turtle dictionary.cat -o dictionary.ttl"
)]
pub(crate) struct SchemeOf {
    /// The name of a built-in scheme, or a file: TOML, SKOS, or a dictionary
    scheme: Option<String>,

    /// One concept of it, by its id or name
    concept: Option<String>,
}

impl SchemeOf {
    pub(crate) fn run(&self, context: &Context<'_>) -> Result<Exit, Failure> {
        let Some(name) = &self.scheme else {
            let all = Scheme::BUILTIN.iter().map(|name| Scheme::builtin(name));
            let all = all.collect::<Result<Vec<&Scheme>, _>>()?;
            match context.common.json {
                true => context.output.json(&SchemesReport::new(all))?,
                false => {
                    context.output.page(all.into_iter().map(line).collect::<String>())?;
                }
            }
            return Ok(Exit::Quiet);
        };
        let scheme = Loaded::new(name)?;
        scheme.losses().iter().for_each(|loss| context.reader.note(loss));
        let wanted = self.concept.as_deref().map(|wanted| concept(&scheme, wanted)).transpose()?;
        match (wanted, context.common.json) {
            (wanted, true) => {
                let mut report = scheme.report();
                report.concepts.retain(|own| wanted.is_none_or(|wanted| wanted.id() == own.id));
                context.output.json(&report)?;
            }
            (None, false) => context.output.lines(&list(&scheme))?,
            (Some(wanted), false) => context.output.lines(&told(wanted))?,
        }
        Ok(Exit::Quiet)
    }
}

fn line(scheme: &Scheme) -> String {
    let (id, title, count) = (scheme.id(), scheme.title(), scheme.concepts().len());
    format!("{id:<20} {title}, {count} concepts\n")
}

fn list(scheme: &Scheme) -> String {
    let mut page = line(scheme);
    for group in scheme.groups() {
        let ids: Vec<&str> = group.members().map(Concept::id).collect();
        let _ = writeln!(page, "\n{} ({}): {}", group.title(), group.id(), ids.join(", "));
    }
    page.push('\n');
    for concept in scheme.concepts() {
        let _ = writeln!(page, "{:<36} {}", concept.id(), concept.name("en"));
    }
    page
}

fn told(concept: Concept<'_>) -> String {
    let mut page = format!("{}: {}\n", concept.id(), concept.name("en"));
    for words in concept.definition().into_iter().chain(concept.source()) {
        let _ = writeln!(page, "    {words}");
    }
    let ids = |concepts: Vec<&str>| concepts.join(", ");
    let (broader, narrower) = (concept.broader(), concept.narrower());
    for (word, own) in [
        ("broader", ids(broader.map(Concept::id).collect())),
        ("narrower", ids(narrower.map(Concept::id).collect())),
    ] {
        if !own.is_empty() {
            let _ = writeln!(page, "    {word}: {own}");
        }
    }
    for rule in concept.rules() {
        let kind = format!("{:?}", rule.kind()).to_lowercase();
        let language = rule.language().map_or(String::new(), |tag| format!(" [{tag}]"));
        let _ = writeln!(page, "    {kind}{language}: {}", rule.phrase());
    }
    page
}
