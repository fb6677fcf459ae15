//! Which clauses of which draft name which concept, and what is absent, on one page.

use std::fmt;

use maud::{Markup, html};

use super::marked::{Mark, marked};
use super::shell::Shell;
use crate::concept::{Concept, ConceptMap, Gap, GroupCoverage, Mention, Miss};
use crate::document::Clause;
use crate::render::comparison_text::cited;
use crate::render::gaps_text::searched;
use crate::render::map_text::{counted, language, one_line};

/// Concept maps of one scheme as a page, for one draft or several side by side: first what is absent, in words
/// and with what was searched for and what only looked like it; then for every concept where in the text it
/// stands, a mark for each clause with its words; then the texts themselves with the words marked.
///
/// Laws: there is a mark for every clause and concept that names it, and a gap for every concept of a
/// group that is absent where others of the group are present.
///
/// ```
/// use travaux::{Draft, Scheme, render::ConceptMapPage};
///
/// let scheme = Scheme::builtin("cyber")?;
/// let draft = Draft::parse("rev1", "1. Protect the integrity and the availability of data <everywhere>.");
/// let page = ConceptMapPage::new(&[scheme.annotate(&draft)]).to_string();
/// assert!(page.contains("&lt;everywhere&gt;"));
/// assert!(page.contains(r#"<strong>confidentiality</strong> is absent"#));
/// # Ok::<(), travaux::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct ConceptMapPage<'m> {
    maps: &'m [ConceptMap<'m>],
}

impl<'m> ConceptMapPage<'m> {
    /// The maps to be shown, in the order of the drafts; the concepts are those of the scheme of the first.
    #[must_use]
    pub const fn new(maps: &'m [ConceptMap<'m>]) -> Self {
        Self { maps }
    }
}

impl fmt::Display for ConceptMapPage<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let drafts: Vec<String> = self.maps.iter().map(|map| cited(map.draft())).collect();
        let scheme = self.maps.first().map_or("", |map| map.scheme().title());
        let title = format!("{scheme}: {}", drafts.join(", "));
        let page = Shell {
            title: &title,
            head: html! {
                h1 { (scheme) }
                @for map in self.maps { p.summary { (summary(map)) } }
            },
            counted: "concept",
            controls: html! { span.keys { kbd { "n" } " next concept, " kbd { "p" } " previous" } },
            body: html! {
                (self.absent())
                (self.matrix())
                (self.texts())
            },
            rules: String::new(),
            choices: Vec::new(),
        };
        f.write_str(&page.page())
    }
}

/// "draft-3 (2031-09-30): 27 of 123 concepts, 41 mentions in 30 of 46 clauses"
fn summary(map: &ConceptMap<'_>) -> String {
    let scheme = map.scheme();
    let present = scheme.concepts().filter(|concept| map.is_present(*concept)).count();
    let coverage = map.coverage();
    format!(
        "{}: {present} of {}, {} in {} of {}",
        cited(map.draft()),
        counted(scheme.concepts().len(), "concept"),
        counted(map.annotations().len(), "mention"),
        coverage.naming,
        counted(coverage.clauses, "clause"),
    )
}

impl<'m> ConceptMapPage<'m> {
    fn absent(&self) -> Markup {
        let Some(first) = self.maps.first() else { return html! {} };
        let covered: Vec<Vec<GroupCoverage<'_>>> =
            self.maps.iter().map(|map| map.groups().collect()).collect();
        let partial = first.scheme().groups().enumerate().filter_map(|(number, group)| {
            let absent = group.members().map(|concept| {
                let maps = self.maps.iter().zip(&covered).filter(|(_, covered)| {
                    covered.get(number).is_some_and(|own| is_missing(own, concept.id()))
                });
                (concept, maps.map(|(map, _)| map).collect::<Vec<_>>())
            });
            let absent: Vec<_> = absent.filter(|(_, maps)| !maps.is_empty()).collect();
            (!absent.is_empty()).then(|| (group.title(), absent))
        });
        let partial: Vec<_> = partial.collect();
        html! {
            section.absent {
                h2 { "What is absent beside what is there" }
                @if partial.is_empty() { p { "No group of concepts is there in part only." } }
                @for (title, absent) in partial {
                    h3 { (title) }
                    @for (concept, maps) in absent { (self.gap(concept, &maps)) }
                }
            }
        }
    }

    /// "confidentiality is absent from the last 2 of 4 drafts; integrity, availability are there in the last"
    fn gap(&self, concept: Concept<'_>, maps: &[&ConceptMap<'_>]) -> Markup {
        let Some(gap) = maps.last().and_then(|map| map.gap(concept.id())) else { return html! {} };
        let (map, tongue) = (gap.map(), language(gap.map().draft()));
        let names: Vec<_> =
            gap.present_siblings().iter().map(|sibling| sibling.name(tongue)).collect();
        let is_last = self.maps.last().is_some_and(|last| std::ptr::eq(last, map));
        let misses: Vec<_> = gap.near_misses().take(MOST_MISSES + 1).collect();
        html! {
            details.absence {
                summary {
                    strong { (concept.name(tongue)) } " is absent"
                    @if self.maps.len() > 1 { " from " (self.absent_from(maps)) }
                    @if !names.is_empty() {
                        "; " (names.join(", ")) @if names.len() == 1 { " is there" } @else { " are there" }
                        @if is_last && self.maps.len() > 1 { " in the last" }
                        @else if self.maps.len() > 1 { " in " (map.draft().sigil()) }
                    }
                    "."
                    @if !misses.is_empty() { span.faint { " Look-alikes are not counted." } }
                }
                (evidence(gap, &misses))
            }
        }
    }

    /// "all 4 drafts", "the first 2 of 4 drafts", and others by their names.
    fn absent_from(&self, maps: &[&ConceptMap<'_>]) -> String {
        let (all, own) = (self.maps.len(), maps.len());
        let are = |these: &[ConceptMap<'_>]| {
            these.iter().zip(maps).all(|(one, other)| std::ptr::eq(one, *other))
        };
        match own {
            _ if own == all => format!("all {all} drafts"),
            2.. if are(&self.maps[..own]) => format!("the first {own} of {all} drafts"),
            2.. if are(&self.maps[all - own..]) => format!("the last {own} of {all} drafts"),
            _ => maps.iter().map(|map| map.draft().sigil()).collect::<Vec<_>>().join(", "),
        }
    }

    /// A row for each concept that any draft names, and for those absent beside them.
    fn matrix(&self) -> Markup {
        let Some(first) = self.maps.first() else { return html! {} };
        let scheme = first.scheme();
        let is_named =
            |concept: &Concept<'_>| self.maps.iter().any(|map| is_named(map, concept.id()));
        let alone = scheme.concepts().filter(|c| c.groups().count() == 0).filter(is_named);
        let alone: Vec<Concept<'_>> = alone.collect();
        html! {
            h2 { "Where it stands" }
            div.strips.wide[self.maps.len() > MOST_BESIDE] style={ "--drafts:" (self.maps.len()) } { table.matrix {
                thead {
                    tr {
                        th scope="col" { "Concept" }
                        @for map in self.maps { th scope="col" { (cited(map.draft())) } }
                        @if self.maps.len() > 1 { th scope="col" { "First to last" } }
                    }
                }
                @for group in scheme.groups() {
                    @let members: Vec<Concept<'_>> = group.members().collect();
                    @if members.iter().any(is_named) {
                        (self.rows(Some(group.title()), &members))
                    }
                }
                @if !alone.is_empty() { (self.rows(None, &alone)) }
            } }
            (self.unnamed())
        }
    }

    /// The concepts that no draft names.
    fn unnamed(&self) -> Markup {
        let Some(first) = self.maps.first() else { return html! {} };
        let is_named =
            |concept: &Concept<'_>| self.maps.iter().any(|map| is_named(map, concept.id()));
        let unnamed = first.scheme().concepts().filter(|concept| !is_named(concept));
        let names: Vec<&str> = unnamed.map(|concept| concept.name("en")).collect();
        let drafts = if self.maps.len() == 1 { "this draft" } else { "any of these drafts" };
        html! {
            @if !names.is_empty() {
                details.unnamed open[names.len() <= MOST_UNNAMED] {
                    summary { (counted(names.len(), "concept")) " not named in " (drafts) }
                    p { (names.join(" · ")) }
                }
            }
        }
    }

    fn rows(&self, group: Option<&str>, concepts: &[Concept<'_>]) -> Markup {
        let columns = self.maps.len() + 1 + usize::from(self.maps.len() > 1);
        html! {
            tbody {
                tr.group { th colspan=(columns) scope="rowgroup" { (group.unwrap_or("Other concepts")) } }
                @for concept in concepts {
                    tr data-step {
                        th scope="row" title=[concept.definition()] { (concept.name("en")) }
                        @for (number, map) in self.maps.iter().enumerate() {
                            td { (strip(number, map, concept.id())) }
                        }
                        @if let [first, .., last] = self.maps {
                            td.turn { (turn(first, last, concept.id())) }
                        }
                    }
                }
            }
        }
    }

    fn texts(&self) -> Markup {
        html! {
            h2 { "The words" }
            @for (number, map) in self.maps.iter().enumerate() {
                details.text open[number + 1 == self.maps.len()] {
                    summary { (cited(map.draft())) }
                    @let mut mentions = map.mentions().peekable();
                    @for clause in map.draft().clauses() {
                        @let own = own_mentions(&mut mentions, clause);
                        (text(number, clause, &own))
                    }
                }
            }
        }
    }
}

/// The mentions of a clause; they come in its order.
fn own_mentions<'m>(
    mentions: &mut std::iter::Peekable<impl Iterator<Item = Mention<'m>>>,
    clause: Clause<'_>,
) -> Vec<Mention<'m>> {
    let mut own = Vec::new();
    while let Some(mention) = mentions.next_if(|next| next.clause().id() <= clause.id()) {
        own.push(mention);
    }
    own
}

fn text(number: usize, clause: Clause<'_>, mentions: &[Mention<'_>]) -> Markup {
    let marks = mentions.iter().map(|mention| Mark {
        span: mention.annotation().span,
        name: mention.concept().name(language(clause.draft())),
        class: "",
    });
    html! {
        div.clause id=(anchor(number, clause)) {
            span.place { bdi { (clause.path()) } }
            p lang=[clause.draft().language()] dir="auto" { (marked(clause, marks.collect())) }
        }
    }
}

fn anchor(number: usize, clause: Clause<'_>) -> String {
    format!("d{number}-{}", clause.id().index())
}

/// Whether a concept is absent and another of the group is there.
fn is_missing(group: &GroupCoverage<'_>, id: &str) -> bool {
    !group.present().is_empty() && group.absent().iter().any(|concept| concept.id() == id)
}

fn is_named(map: &ConceptMap<'_>, id: &str) -> bool {
    map.scheme().concept(id).is_some_and(|concept| map.is_present(concept))
}

/// Strips of so many drafts fit beside each other in a window of 68 rem; those of more are scrolled, as all are in a
/// narrower one.
const MOST_BESIDE: usize = 8;

/// So many concepts that no draft names are listed at once; more are folded.
const MOST_UNNAMED: usize = 24;

/// So many look-alikes of a gap are shown.
const MOST_MISSES: usize = 5;

/// What was searched for, and what was found and does not count.
fn evidence(gap: Gap<'_>, misses: &[Miss<'_>]) -> Markup {
    let map = gap.map();
    html! {
        @if !misses.is_empty() {
            ul {
                @for miss in misses.iter().take(MOST_MISSES) {
                    li { "not counted: " q { (one_line(miss.words())) } " (" bdi { (miss.clause().path()) } "): " (miss.reason()) }
                }
                @if misses.len() > MOST_MISSES { li { "and more" } }
            }
        }
        p.faint {
            "Searched " (counted(map.searched().count(), "clause")) " of " (map.draft().sigil()) " for "
            (gap.searched_for().into_iter().map(searched).collect::<Vec<_>>().join(", ")) "."
        }
    }
}

/// A draft from its first clause to its last, with a mark for each clause that names the concept or one
/// narrower than it.
fn strip(number: usize, map: &ConceptMap<'_>, id: &str) -> Markup {
    let Some(concept) = map.scheme().concept(id) else { return html! {} };
    let mut mentions: Vec<Mention<'_>> = Vec::new();
    for narrower in concept.with_narrower() {
        mentions.extend(map.mentions_of(narrower.id()));
    }
    mentions.sort_by_key(|mention| mention.annotation().span);
    let whole = map.draft().text().len().max(1);
    let cells = mentions.chunk_by(|one, next| one.clause().id() == next.clause().id());
    html! {
        div.stripe {
            @if mentions.is_empty() { span.none { "absent" } }
            @for cell in cells {
                @let clause = cell[0].clause();
                @let (start, end) = (clause.span().start(), clause.span().end());
                a.cell.(depth(cell.len())) href={ "#" (anchor(number, clause)) }
                    style={ "left:" (per_mille(start, whole)) "%;width:" (per_mille(end - start, whole)) "%" } {
                    span.tip { strong { bdi { (clause.path()) } } ": " bdi { (words(cell)) } }
                }
            }
        }
    }
}

/// Parts of a whole in hundredths with one decimal, by integers, so that bytes do not depend on the machine.
fn per_mille(part: usize, whole: usize) -> String {
    let mille = part * 1000 / whole;
    format!("{}.{}", mille / 10, mille % 10)
}

/// How dark the mark of so many mentions is.
fn depth(mentions: usize) -> &'static str {
    match mentions {
        0 | 1 => "once",
        2 => "twice",
        _ => "often",
    }
}

fn words(mentions: &[Mention<'_>]) -> String {
    let words = mentions.iter().map(|mention| format!("“{}”", one_line(mention.words())));
    words.collect::<Vec<_>>().join(", ")
}

/// What became of a concept from the first draft to the last.
fn turn(first: &ConceptMap<'_>, last: &ConceptMap<'_>, id: &str) -> &'static str {
    match (is_named(first, id), is_named(last, id)) {
        (false, true) => "new",
        (true, false) => "gone",
        (true, true) => "stays",
        (false, false) => "",
    }
}
