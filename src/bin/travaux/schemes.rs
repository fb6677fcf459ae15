//! Schemes and concepts by the names people give them.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::ops::Deref;
use std::path::Path;

use travaux::concept::{Rule, RuleKind};
use travaux::{Concept, Draft, Error, Scheme};

use crate::context::Context;
use crate::exit::Failure;
use crate::inputs::is_text;
use crate::names::nearest;

/// The choice of a scheme.
#[derive(Debug, clap::Args)]
pub(crate) struct SchemeChoice {
    /// The scheme of concepts: the name of a built-in one (see `travaux scheme`), or a file
    #[arg(short, long, value_name = "SCHEME", default_value = "cyber")]
    scheme: String,
}

impl SchemeChoice {
    pub(crate) fn load(&self) -> Result<Loaded, Failure> {
        Loaded::new(&self.scheme)
    }
}

/// A scheme, built in or of one's own.
#[derive(Debug)]
pub(crate) enum Loaded {
    Builtin(&'static Scheme),
    Own(Box<Scheme>),
}

impl Deref for Loaded {
    type Target = Scheme;

    fn deref(&self) -> &Scheme {
        match self {
            Self::Builtin(scheme) => scheme,
            Self::Own(scheme) => scheme,
        }
    }
}

impl Loaded {
    /// The scheme that is built in under a name, or that a file of this name holds.
    pub(crate) fn new(name: &str) -> Result<Self, Failure> {
        if let Ok(scheme) = Scheme::builtin(name) {
            return Ok(Self::Builtin(scheme));
        }
        if Path::new(name).exists() {
            let scheme = Scheme::from_path(name).map_err(|error| unreadable(name, error))?;
            return Ok(Self::Own(Box::new(scheme)));
        }
        let builtin = Scheme::BUILTIN.join(", ");
        let failure = Failure::new(format!(
            "found no scheme and no file `{name}`, allowed: {builtin}, or a file"
        ));
        let like = nearest(name, Scheme::BUILTIN.iter().copied());
        Err(failure.maybe(like.map(|like| format!("there is `{like}`"))))
    }
}

/// Why a scheme cannot be read; a text in its place is told as such. XML and plain text are formats of both.
fn unreadable(name: &str, error: Error) -> Failure {
    let ending = Path::new(name).extension().and_then(OsStr::to_str).unwrap_or_default();
    match is_text(Path::new(name)) && !["txt", "text", "xml"].contains(&ending) {
        true => Failure::new(format!("{name}: found a text, expected a scheme of concepts")).tip(
            "`travaux scheme` lists those that are built in; the third chapter of the guide shows how to write one",
        ),
        false => error.into(),
    }
}

/// Says of a text in a language that no word of the scheme is in that nothing could be found.
pub(crate) fn note_language(context: &Context<'_>, scheme: &Scheme, draft: &Draft) {
    let Some(language) = draft.language() else { return };
    let base = language.split('-').next().unwrap_or(language);
    let is_label = |rule: &&Rule| {
        matches!(rule.kind(), RuleKind::Preferred | RuleKind::Alternative | RuleKind::Hidden)
    };
    let labels = || scheme.rules().iter().filter(is_label);
    let known: BTreeSet<&str> = labels().filter_map(Rule::language).collect();
    let is_for_any = labels().any(|rule| rule.language().is_none());
    if !is_for_any && !known.contains(base) && !known.is_empty() {
        let (sigil, id) = (draft.sigil(), scheme.id());
        let known = known.into_iter().collect::<Vec<_>>().join(", ");
        context
            .reader
            .note(format!("{sigil}: in {language}; the scheme `{id}` has words in {known}"));
    }
}

/// Why a pattern cannot be read, without the scheme that was made of it.
pub(crate) fn pattern_failure(pattern: &str, flaw: &Error) -> Failure {
    let told = flaw.to_string();
    let what = told.lines().next().and_then(|line| line.split_once(": ")).map_or("", |own| own.1);
    let failure = Failure::new(format!("the pattern `{pattern}`: {what}"));
    failure.tip("`travaux kwic --help` shows patterns; `--exact` looks for words as they stand")
}

/// The concept of an id, or of a name in one of the languages of the crate.
pub(crate) fn concept<'s>(scheme: &'s Scheme, wanted: &str) -> Result<Concept<'s>, Failure> {
    let is_named = |concept: &Concept<'_>| {
        ["en", "fr"].iter().any(|tag| concept.name(tag).eq_ignore_ascii_case(wanted))
    };
    let found = scheme.concept(wanted).or_else(|| scheme.concepts().find(is_named));
    found.ok_or_else(|| {
        let ids = scheme.concepts().map(Concept::id);
        // dictionaries nest their entries: `trade.tariffs`
        let is_last = |id: &&str| id.rsplit('.').next().is_some_and(|last| last == wanted);
        let nested = scheme.concepts().map(Concept::id).find(is_last);
        let like = nested
            .or_else(|| nearest(wanted, ids.chain(scheme.concepts().map(|own| own.name("en")))));
        let failure =
            Failure::new(format!("found no concept `{wanted}` in the scheme `{}`", scheme.id()));
        match like {
            Some(like) => failure.tip(format!("there is `{like}`")),
            None => {
                // of a file only its caller knows the name
                let is_builtin = Scheme::builtin(scheme.id()).is_ok();
                let name = if is_builtin { scheme.id() } else { "FILE" };
                failure.tip(format!("`travaux scheme {name}` lists its concepts"))
            }
        }
    })
}
