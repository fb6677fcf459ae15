//! A tracing as a person reads it in a terminal.

use std::fmt;

use super::clause_range::cited as cited_clause;
use super::comparison_text::{cited, shortened};
use super::shared_sentences::SharedSentences;
use super::style::Style;
use super::wrap::{Indent, Look, Run, columns, paragraph};
use crate::change::{Effect, EffectKind, Effects};
use crate::document::Clause;
use crate::lineage::{Attribution, DerivationClass, Origin, Passage, Precedence, Source, Tracing};
use crate::roster::Date;
use crate::span::Span;

/// A tracing to be printed: every clause for which a source was found, with what it has from where, then
/// the clauses for which none was.
#[derive(Clone, Copy, Debug)]
pub struct LineageText<'t, 'd> {
    tracing: &'t Tracing<'t, 'd>,
    style: Style,
}

impl<'d> Tracing<'_, 'd> {
    /// The tracing to be printed in a style.
    #[must_use]
    pub fn styled(&self, style: impl Into<Style>) -> LineageText<'_, 'd> {
        LineageText { tracing: self, style: style.into() }
    }
}

impl fmt::Display for Tracing<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.styled(Style::new()).fmt(f)
    }
}

impl fmt::Display for LineageText<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { tracing, .. } = *self;
        let texts = texts(tracing.lineage().sources().len());
        let head = format!("{} traced in {texts}", named(tracing.borrower()));
        self.line(f, &head, Look::Plain, 0)?;
        if let Some(left_out) = left_out(tracing) {
            self.line(f, &left_out, Look::Faint, 0)?;
        }
        let effects: Vec<Effects<'_>> = tracing.comparisons().iter().map(Effects::new).collect();
        let found: Vec<Origin<'_, '_>> =
            tracing.origins().filter(|origin| !is_thematic(*origin)).collect();
        for of_clause in found.chunk_by(|one, other| one.clause().id() == other.clause().id()) {
            writeln!(f)?;
            self.line(f, &self.first_words(of_clause[0].clause()), Look::Strong, 0)?;
            let (told, again): (Vec<usize>, Vec<usize>) =
                (0..of_clause.len()).partition(|at| has_own_words(&of_clause[..=*at]));
            for at in told {
                self.origin(f, of_clause[at], &effects)?;
            }
            self.again(f, again.into_iter().map(|at| of_clause[at]))?;
        }
        self.novel(f, &texts)
    }
}

impl LineageText<'_, '_> {
    fn line(&self, f: &mut fmt::Formatter<'_>, text: &str, look: Look, at: usize) -> fmt::Result {
        paragraph(f, &[Run { text, look }], Indent::hanging(at), self.style)
    }

    fn first_words(&self, clause: Clause<'_>) -> String {
        let path = clause.path();
        let room = self.style.width.saturating_sub(columns(&path) + 1);
        format!("{path} {}", shortened(clause.body(), room))
    }

    fn origin(
        &self,
        f: &mut fmt::Formatter<'_>,
        origin: Origin<'_, '_>,
        effects: &[Effects<'_>],
    ) -> fmt::Result {
        self.line(f, &self.headline(origin), Look::Plain, 4)?;
        if let (Some(change), Some(comparison)) = (origin.change(), origin.comparison()) {
            let shared = SharedSentences::of(origin);
            paragraph(f, &shared.runs(origin, self.style), Indent::all(8), self.style)?;
            let told = &effects[comparison];
            let is_told =
                |effect: &&Effect| effect.kind != EffectKind::EditorialOnly && shared.hold(effect);
            for effect in told.of(change).iter().filter(is_told) {
                self.line(f, &told.styled(self.style).effect(effect), Look::Plain, 8)?;
            }
            return Ok(());
        }
        self.shared_words(f, origin, 8)
    }

    /// "the same words also in 072 (2014-03), paragraph 10, and 002 (2014-03), paragraph 9"
    fn again<'o, 'd: 'o>(
        &self,
        f: &mut fmt::Formatter<'_>,
        origins: impl Iterator<Item = Origin<'o, 'd>>,
    ) -> fmt::Result {
        let place = |origin: Origin<'_, '_>| {
            format!("{}, {}", named(origin.source()), cited_clause(origin.source_clause()))
        };
        let places: Vec<String> = origins.map(place).collect();
        match places.is_empty() {
            true => Ok(()),
            false => self.line(
                f,
                &format!("the same words also in {}", places.join("; ")),
                Look::Plain,
                4,
            ),
        }
    }

    fn shared_words(
        &self,
        f: &mut fmt::Formatter<'_>,
        origin: Origin<'_, '_>,
        at: usize,
    ) -> fmt::Result {
        let (own, boilerplate) = self.phrases(origin);
        for (head, phrases) in [("", own), ("boilerplate: ", boilerplate)] {
            if !phrases.is_empty() {
                self.line(f, &format!("{head}{}", phrases.join(" · ")), Look::Faint, at)?;
            }
        }
        Ok(())
    }

    /// The words both have: those of few texts and single ones, and boilerplate.
    fn phrases(&self, origin: Origin<'_, '_>) -> (Vec<String>, Vec<String>) {
        let text = origin.clause().draft().text();
        let (mut own, mut boilerplate) = (Vec::new(), Vec::new());
        for passage in &origin.derivation().passages {
            let words = format!("“{}”", &text[passage.here.range()]);
            match passage.boilerplate {
                true => boilerplate.push(words),
                false => own.push(words),
            }
        }
        for word in origin.derivation().words.iter().map(|(here, _)| &text[here.range()]) {
            let word = format!("“{word}”");
            if !own.contains(&word) {
                own.push(word);
            }
        }
        (own, boilerplate)
    }

    /// "verbatim of gcsc-2017 (2017-11), norm 1; 18 words in a row, in 1 of 17 texts"
    fn headline(&self, origin: Origin<'_, '_>) -> String {
        let parts = self.remarks(origin);
        let place = cited_clause(origin.source_clause());
        let found = origin.derivation();
        let joint = match found.class {
            DerivationClass::Verbatim => "verbatim from",
            DerivationClass::Adapted => "adapted from",
            DerivationClass::Echo => "echoes",
            DerivationClass::Thematic if found.is_boilerplate() => "boilerplate, as in",
            DerivationClass::Thematic => "same subject as",
        };
        let end = if parts.is_empty() { String::new() } else { format!(": {}", parts.join("; ")) };
        format!("{joint} {}, {place}{end}", named(origin.source()))
    }

    /// "18 words in a row", "as in no other of 17 texts", "cited"
    pub(super) fn remarks(&self, origin: Origin<'_, '_>) -> Vec<String> {
        let found = origin.derivation();
        let mut parts = Vec::new();
        // two words in a row are in every sentence
        let run = found.run.filter(|(.., words)| *words > 2);
        if let Some((.., words)) = run.filter(|_| found.class != DerivationClass::Thematic) {
            parts.push(format!("{words} words in a row"));
        }
        let own = found.passages.iter().filter(|passage| !passage.boilerplate);
        if let Some(rarest) = own.max_by_key(|passage| passage.words) {
            let all = self.tracing.lineage().sources().len();
            let of = match (rarest.texts, all) {
                (_, 1) => String::new(),
                (1, _) => format!("as in no other of {}", texts(all)),
                (2, _) => format!("as in 1 other of {}", texts(all)),
                (some, _) => format!("as in {} others of {}", some - 1, texts(all)),
            };
            parts.extend((!of.is_empty()).then_some(of));
        }
        if found.class == DerivationClass::Thematic && found.is_boilerplate() {
            // of a formula in several parts the longest says how common it is
            let longest = found.passages.iter().max_by_key(|passage| passage.words);
            let all = self.tracing.lineage().sources().len();
            parts.extend(
                longest.map(|longest| format!("as in {} of {}", longest.texts, texts(all))),
            );
        }
        let is_told = found.class != DerivationClass::Thematic && found.is_boilerplate();
        parts.extend(is_told.then(|| "boilerplate".to_owned()));
        parts.extend(match found.precedence {
            Precedence::Earlier => None,
            Precedence::Contemporaneous => {
                Some("of the same month: who drew on whom the dates do not say".to_owned())
            }
            Precedence::Unknown => Some("which is older is not known".to_owned()),
        });
        parts.extend(found.attribution.map(|attribution| {
            match attribution {
                Attribution::Quoted => "cited, and words of it in quotation marks",
                Attribution::Cited => "cited",
                Attribution::InQuotes => "in quotation marks",
            }
            .to_owned()
        }));
        parts
    }

    fn novel(&self, f: &mut fmt::Formatter<'_>, texts: &str) -> fmt::Result {
        let novel: Vec<Clause<'_>> = self.tracing.novel().collect();
        if novel.is_empty() {
            return Ok(());
        }
        writeln!(f)?;
        let clauses = if novel.len() == 1 {
            "1 clause".to_owned()
        } else {
            format!("{} clauses", novel.len())
        };
        self.line(f, &format!("No source in {texts} for {clauses}:"), Look::Plain, 0)?;
        for clause in novel {
            self.line(f, &self.first_words(clause), Look::Plain, 4)?;
            // what shares the subject is no source, and the nearest of them shows so
            if let Some(nearest) = self.tracing.of_clause(clause.id()).find(|one| is_thematic(*one))
            {
                self.line(f, &self.headline(nearest), Look::Faint, 8)?;
                self.shared_words(f, nearest, 12)?;
            }
        }
        Ok(())
    }
}

/// Whether the last of some origins of a clause has wording that none before it has.
fn has_own_words(origins: &[Origin<'_, '_>]) -> bool {
    let Some((last, before)) = origins.split_last() else { return false };
    let own = |origin: &Origin<'_, '_>| {
        let found = origin.derivation();
        let is_own = |passage: &&Passage| !passage.boilerplate || found.is_boilerplate();
        found.passages.iter().filter(is_own).map(|passage| passage.here).collect()
    };
    let told: Vec<Span> = before.iter().flat_map(|origin| -> Vec<Span> { own(origin) }).collect();
    let words: Vec<Span> = own(last);
    words.is_empty() || !words.iter().all(|words| told.iter().any(|told| told.contains(*words)))
}

fn is_thematic(origin: Origin<'_, '_>) -> bool {
    origin.derivation().class == DerivationClass::Thematic
}

pub(super) fn texts(count: usize) -> String {
    if count == 1 { "1 text".to_owned() } else { format!("{count} texts") }
}

/// “left out as younger: rev3 (2031-06), rev4 (2031-09)”; of many the first.
pub(super) fn left_out(tracing: &Tracing<'_, '_>) -> Option<String> {
    let mut names: Vec<String> = tracing.younger().map(named).collect();
    let more = names.len().saturating_sub(MOST_LEFT_OUT);
    names.truncate(MOST_LEFT_OUT);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    (!names.is_empty()).then(|| format!("left out as younger: {}{more}", names.join(", ")))
}

/// So many texts are named that were left out.
const MOST_LEFT_OUT: usize = 6;

/// A text with its date.
pub(super) fn named(source: &Source<'_>) -> String {
    match source.date() {
        Some(date) => dated(source.draft().sigil(), Some(date)),
        None => cited(source.draft()),
    }
}

/// "gcsc-2017 (2017-11)", and "gcsc-2017-11" as it is: a sigil that holds the date has said it.
pub(super) fn dated(sigil: &str, date: Option<Date>) -> String {
    match date.map(|date| date.to_string()) {
        Some(date) if !sigil.contains(&date) => format!("{sigil} ({date})"),
        _ => sigil.to_owned(),
    }
}
