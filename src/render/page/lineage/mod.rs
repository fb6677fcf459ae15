//! A draft with the texts it has its words from, on one page.

mod timeline;

use std::collections::HashSet;
use std::fmt;

use maud::{Markup, html};

use super::marked::{Mark, around, marked};
use super::shell::{Shell, choices};
use crate::document::{Clause, ClauseId};
use crate::lineage::{Derivation, DerivationClass, Origin, Tracing};
use crate::render::Style;
use crate::render::clause_range::cited;
use crate::render::lineage_text::{LineageText, left_out, named, texts};
use crate::render::map_text::counted;
use crate::span::Span;

/// A tracing as a page: the texts that gave words, on a line of time; then the draft clause by clause, beside each the
/// clauses it has its words from, with the shared words marked on both sides, and of a long source what stands around
/// them; and the clauses for which none was found, said plainly.
///
/// Laws: every derivation is on the page; the words of the elements of class `here` are those of the draft,
/// clause by clause.
///
/// ```
/// use travaux::{Draft, Lineage, render::LineagePage};
///
/// let treaty = Draft::parse("treaty", "1. No port shall refuse a ship in distress its <pilots>.");
/// let call = Draft::parse("call", "a) Prevent refusing a ship in distress its <pilots>.");
/// let lineage = Lineage::new([&treaty]);
/// let page = LineagePage::new(&lineage.trace(&call)).to_string();
/// assert!(page.contains("ship in distress") && page.contains("&lt;"));
/// ```
#[derive(Clone, Debug)]
pub struct LineagePage<'t, 'd> {
    tracing: &'t Tracing<'t, 'd>,
    novel: HashSet<ClauseId>,
}

impl<'t, 'd> LineagePage<'t, 'd> {
    /// The tracing to be shown.
    #[must_use]
    pub fn new(tracing: &'t Tracing<'t, 'd>) -> Self {
        Self { tracing, novel: tracing.novel().map(Clause::id).collect() }
    }
}

impl fmt::Display for LineagePage<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tracing = self.tracing;
        let library = texts(tracing.lineage().sources().len());
        let title = format!("{} traced in {library}", named(tracing.borrower()));
        let page = Shell {
            title: &title,
            counted: "clause",
            head: html! {
                h1 { (title) }
                p.balance { (self.summary(&library)) }
            },
            controls: html! {
                (choices("class", "Clauses", &CHOICES, "all"))
                span.keys { kbd { "n" } " next clause, " kbd { "p" } " previous" }
            },
            body: html! {
                (timeline::timeline(tracing))
                h2 { "Clause by clause" }
                @for clause in tracing.borrower().draft().clauses() { (self.clause(clause)) }
            },
            rules: String::new(),
            choices: Vec::new(),
        };
        f.write_str(&page.page())
    }
}

const CHOICES: [(&str, &str); 5] = [
    ("all", "all"),
    ("verbatim", "verbatim"),
    ("adapted", "adapted"),
    ("echo", "echoes"),
    ("novel", "without a source"),
];

/// So many sources of a clause are open, unless they have no more than its subject …
const MOST_OPEN: usize = 1;
/// … and of so many the words are shown; a sentence of a hundred texts is shown once, and they are named.
const MOST_QUOTED: usize = 6;

impl<'t, 'd> LineagePage<'t, 'd> {
    /// "4 clauses verbatim, 3 adapted, 2 echoes; no source in 12 texts for 5 clauses"
    fn summary(&self, library: &str) -> String {
        let mut best: Vec<&Derivation> = self.tracing.derivations().iter().collect();
        best.sort_by_key(|one| (one.clause, one.class));
        best.dedup_by_key(|one| one.clause);
        let count = |class| best.iter().filter(|one| one.class == class).count();
        let found = format!(
            "{} verbatim, {} adapted, {}; no source in {library} for {}",
            counted(count(DerivationClass::Verbatim), "clause"),
            count(DerivationClass::Adapted),
            match count(DerivationClass::Echo) {
                1 => "1 echo".to_owned(),
                echoes => format!("{echoes} echoes"),
            },
            counted(self.novel.len(), "clause"),
        );
        match left_out(self.tracing) {
            Some(left_out) => format!("{found}; {left_out}."),
            None => format!("{found}."),
        }
    }

    fn clause(&self, clause: Clause<'d>) -> Markup {
        let origins: Vec<Origin<'_, 'd>> = self.tracing.of_clause(clause.id()).collect();
        let best = origins.iter().map(|origin| origin.derivation().class).min();
        let is_themed = best == Some(DerivationClass::Thematic);
        let is_formula =
            is_themed && origins.iter().all(|origin| origin.derivation().is_boilerplate());
        let open = if is_themed { 0 } else { origins.len().min(MOST_OPEN) };
        let novel = self.novel.contains(&clause.id());
        // single words only of the source that is shown, for in all of them together nearly every word stands
        let marks = origins
            .iter()
            .enumerate()
            .flat_map(|(at, origin)| marks(*origin, at < open, |(here, _)| here));
        let class = if novel { "novel" } else { best.map_or("silent", DerivationClass::name) };
        html! {
            section.traced.(class) id={ "c" (clause.id().index()) } data-step[novel || !origins.is_empty()] {
                div.place { bdi { (clause.path()) } }
                div.here lang=[clause.draft().language()] dir="auto" {
                    p { (marked(clause, marks.collect())) }
                }
                div.there {
                    @if novel && is_formula { p.faint { "Boilerplate: no source." } }
                    @else if novel { p.faint { "No source found." } }
                    @let (first, more) = origins.split_at(open);
                    @for origin in first { (self.origin(*origin, true)) }
                    @if !more.is_empty() {
                        details {
                            summary {
                                (more.len())
                                @if is_formula { " with the same: " }
                                @else if is_themed { " on the same subject: " }
                                @else { " more: " }
                                (self.givers(more))
                            }
                            @for (at, origin) in more.iter().enumerate() {
                                (self.origin(*origin, at + open < MOST_QUOTED))
                            }
                        }
                    }
                }
            }
        }
    }

    /// The names of further sources, each once.
    fn givers(&self, origins: &[Origin<'_, 'd>]) -> String {
        let mut names: Vec<&str> = Vec::new();
        for origin in origins {
            let name = origin.source().draft().sigil();
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names.join(", ")
    }

    fn origin(&self, origin: Origin<'_, 'd>, quoted: bool) -> Markup {
        let text: LineageText<'_, 'd> = self.tracing.styled(Style::new());
        let clause = origin.source_clause();
        let draft = clause.draft();
        html! {
            article.origin.(origin.derivation().class.name()) {
                p.tool {
                    strong { (origin.derivation().class.name()) } " " (named(origin.source())) ", " bdi { (cited(clause)) }
                    @for part in text.remarks(origin) { span.remark { (part) } }
                }
                @if quoted {
                    p lang=[draft.language()] dir="auto" {
                        (around(clause, marks(origin, true, |(_, there)| there).collect()))
                    }
                }
            }
        }
    }
}

/// The passages of an origin on one side, and the single words.
fn marks<'t>(
    origin: Origin<'t, '_>,
    words: bool,
    side: impl Fn((Span, Span)) -> Span,
) -> impl Iterator<Item = Mark<'t>> {
    let found = origin.derivation();
    let name = found.class.name();
    let passages = found.passages.iter().map(move |passage| {
        let class = if passage.boilerplate { "formula" } else { name };
        ((passage.here, passage.there), class)
    });
    let words = found.words.iter().filter(move |_| words).map(move |words| (*words, name));
    passages.chain(words).map(move |(spans, class)| Mark { span: side(spans), name, class })
}
