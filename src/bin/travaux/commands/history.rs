//! Every clause and word through all drafts.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::path::Path;

use travaux::history::{Lifespan, Series};
use travaux::render::Chronicle;
use travaux::{Draft, History};

use crate::context::Context;
use crate::exit::{Exit, Failure};
use crate::git;
use crate::inputs::Input;
use crate::schemes::{Loaded, SchemeChoice, concept, pattern_failure};

/// Trace every clause and date every word through all drafts of a text
#[derive(Debug, clap::Args)]
#[command(
    name = "history",
    after_help = "\
Examples:
  travaux history drafts/                        # the files of a folder by their dates
  travaux history rev1.md rev2.md final.docx     # in this order
  travaux history --told rev*.md                 # draft by draft, in words
  travaux history --phrase 'common but differentiated' drafts/
  travaux history --git HEAD policy.md           # every commit of it
  travaux history --git v1.0..v2.0 --told policy.md

Dates come from front matter, or else from names of files: policy-2031-06-17.md."
)]
pub(crate) struct HistoryOf {
    /// The drafts, the earliest first; or a folder; or with `--git` one file
    #[arg(required = true, value_name = "DRAFT")]
    drafts: Vec<OsString>,

    /// The states of one file in these commits, a range as `git log` takes it
    #[arg(long, value_name = "RANGE")]
    git: Option<String>,

    /// Put the drafts into order by their dates; a folder is so by itself
    #[arg(long, conflicts_with = "git")]
    by_date: bool,

    /// Only drafts in this language, by its tag
    #[arg(long, value_name = "TAG")]
    language: Option<String>,

    /// Told draft by draft, not clause by clause
    #[arg(long)]
    told: bool,

    /// When a phrase came and went, and for what
    #[arg(long = "phrase", value_name = "WORDS", conflicts_with = "told")]
    phrases: Vec<String>,

    /// The same of a pattern
    #[arg(long = "pattern", value_name = "PATTERN", conflicts_with = "told")]
    patterns: Vec<String>,

    /// The same of a concept, by its id or name
    #[arg(long = "concept", value_name = "CONCEPT", conflicts_with = "told")]
    concepts: Vec<String>,

    #[command(flatten)]
    scheme: SchemeChoice,
}

impl HistoryOf {
    pub(crate) fn run(&self, context: &Context<'_>) -> Result<Exit, Failure> {
        let scheme = match self.concepts.is_empty() {
            true => None,
            false => Some(self.scheme.load()?),
        };
        let (series, drafts) = self.read(context)?;
        for entry in series.ties().chain(series.undated()) {
            context.reader.note(format!("{}: {}", entry.name, entry.reason.describe()));
        }
        let drafts: Vec<&Draft> = series.drafts().into_iter().chain(&drafts).collect();
        let languages: BTreeSet<&str> = drafts.iter().filter_map(|own| own.language()).collect();
        if languages.len() > 1 {
            let tags = languages.into_iter().collect::<Vec<_>>().join(", ");
            context.reader.note(format!("drafts in several languages ({tags}): see --language"));
        }
        context.reader.note_single(drafts.len());
        let bytes = drafts.iter().map(|draft| draft.text().len()).sum();
        let progress = context.working("tracing", bytes);
        let history = History::new(&drafts);
        drop(progress);
        let lives = self.lives(&history, scheme.as_ref())?;
        let style = context.output.style();
        match (context.common.json, lives.as_slice()) {
            (true, []) => context.output.json(&history.report())?,
            (true, lives) => {
                let reports: Vec<_> = lives.iter().map(|life| life.report(&history)).collect();
                context.output.json(&reports)?;
            }
            (false, []) if self.told => {
                context.output.page(Chronicle::with_style(&history, style))?;
            }
            (false, []) => context.output.page(history.styled(style))?,
            (false, lives) => {
                let page: String =
                    lives.iter().map(|life| life.styled(&history, style).to_string()).collect();
                context.output.page(page)?;
            }
        }
        Ok(Exit::Quiet)
    }

    /// The drafts in order: those whose dates told it, and those that were given so.
    fn read(&self, context: &Context<'_>) -> Result<(Series, Vec<Draft>), Failure> {
        if let Some(range) = &self.git {
            let [file] = self.drafts.as_slice() else {
                return Err(Failure::new("found several files, expected one with `--git`"));
            };
            let states = git::states(range, Path::new(file), context.reader.options())?;
            return Ok((Series::default(), self.in_language(states)?));
        }
        let inputs = context.reader.all(&self.drafts)?;
        let is_folder = matches!(self.drafts.as_slice(), [one] if Path::new(one).is_dir());
        if !self.by_date && !is_folder {
            let drafts = inputs.into_iter().map(|input| input.draft).collect();
            return Ok((Series::default(), self.in_language(drafts)?));
        }
        let mut named: Vec<(String, Draft)> = inputs.into_iter().map(Input::named).collect();
        named.retain(|(_, draft)| self.is_meant(draft));
        self.some(named.is_empty())?;
        Ok((Series::new(named), Vec::new()))
    }

    fn in_language(&self, mut drafts: Vec<Draft>) -> Result<Vec<Draft>, Failure> {
        drafts.retain(|draft| self.is_meant(draft));
        self.some(drafts.is_empty()).map(|()| drafts)
    }

    /// Whether a draft is in the language that was asked for.
    fn is_meant(&self, draft: &Draft) -> bool {
        let own = draft.language().unwrap_or("und");
        let base = own.split('-').next().unwrap_or(own);
        self.language.as_deref().is_none_or(|wanted| wanted == own || wanted == base)
    }

    fn some(&self, is_empty: bool) -> Result<(), Failure> {
        let language = self.language.as_deref().unwrap_or_default();
        match is_empty {
            true => Err(Failure::new(format!("found no draft in the language `{language}`"))),
            false => Ok(()),
        }
    }

    fn lives(
        &self,
        history: &History<'_>,
        scheme: Option<&Loaded>,
    ) -> Result<Vec<Lifespan>, Failure> {
        if self.phrases.iter().any(|phrase| !phrase.contains(char::is_alphanumeric)) {
            return Err(Failure::new("found no words in `--phrase`, expected some"));
        }
        let mut lives: Vec<Lifespan> =
            self.phrases.iter().map(|phrase| history.lifespan(phrase)).collect();
        for pattern in &self.patterns {
            let life = history.lifespan_of_pattern(pattern);
            lives.push(life.map_err(|flaw| pattern_failure(pattern, &flaw))?);
        }
        for wanted in &self.concepts {
            let Some(scheme) = scheme else { continue };
            let id = concept(scheme, wanted)?.id();
            lives.extend(history.lifespan_of_concept(scheme, id));
        }
        Ok(lives)
    }
}
