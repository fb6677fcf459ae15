//! The clauses in the order of the page, each with its place and its address.

use std::collections::HashSet;

use maud::{Markup, html};

use super::notes::Notes;
use super::tags::Tags;
use super::words;
use crate::align::{Change, Comparison, Fate, Nature};
use crate::document::{Clause, ClauseKind};
use crate::render::comparison_text::{fate, paths, shortened};

/// One thing under the others on the page.
pub(super) enum Entry<'c> {
    /// What became of a clause, where it stands now or, if it went, stood.
    Change(Change<'c>),
    /// Where a clause stood that moved.
    Left(Change<'c>),
    /// So many clauses of which nothing changed, and so many of these have another number; stands in front
    /// of them.
    Unchanged { clauses: usize, renumbered: usize },
}

/// The clauses in the order of the page.
pub(super) struct Rows<'c> {
    entries: Vec<Entry<'c>>,
    /// For every link of the alignment where it is on the page.
    anchors: Vec<String>,
}

impl<'c> Rows<'c> {
    pub(super) fn new(comparison: &'c Comparison<'c>) -> Self {
        let mut left = left_places(comparison);
        let mut entries: Vec<Entry<'c>> = left.0.drain(..).map(Entry::Left).collect();
        let mut unchanged = None;
        for change in comparison.clauses() {
            if is_unchanged(change) {
                let head: usize = *unchanged.get_or_insert(entries.len());
                let own = usize::from(change.is_renumbered());
                match entries.get_mut(head) {
                    Some(Entry::Unchanged { clauses, renumbered }) => {
                        *clauses += 1;
                        *renumbered += own;
                    }
                    _ => entries.push(Entry::Unchanged { clauses: 1, renumbered: own }),
                }
            } else {
                unchanged = None;
            }
            entries.push(Entry::Change(change));
            let behind = std::mem::take(&mut left.1[change.place()]);
            if !behind.is_empty() {
                unchanged = None;
            }
            entries.extend(behind.into_iter().map(Entry::Left));
        }
        Self { entries, anchors: anchors(comparison) }
    }

    pub(super) fn entries(&self) -> &[Entry<'c>] {
        &self.entries
    }

    pub(super) fn clauses(&self) -> usize {
        self.anchors.len()
    }

    /// Where the link is on the page.
    pub(super) fn anchor(&self, place: usize) -> &str {
        &self.anchors[place]
    }

    pub(super) fn row(&self, change: Change<'c>, tags: &Tags<'_>, notes: &Notes<'_>) -> Markup {
        let anchor = self.anchor(change.place());
        let (before, after) = (change.before_draft(), change.after_draft());
        let pieces = change.pieces();
        let nature = pieces.iter().filter_map(|piece| piece.nature).max();
        html! {
            section id=(anchor) class={ "row " (tags.classes(change, nature)) } {
                (self.place(change, nature))
                div.before lang=[before.language()] dir="auto" { (words::before(change, &pieces)) }
                div.after lang=[after.language()] dir="auto" { (words::after(change, &pieces, notes)) }
                (notes.of(change))
            }
        }
    }

    /// The numbers of a clause and what became of it.
    fn place(&self, change: Change<'c>, nature: Option<Nature>) -> Markup {
        let (before, after) = paths(change);
        let address = format!("#{}", self.anchor(change.place()));
        let what = fate(change, nature, true);
        html! {
            div.place {
                a href=(address) {
                    @match (before.is_empty(), after.is_empty()) {
                        (false, false) if before != after => { bdi.was { (before) } " → " bdi { (after) } },
                        (_, true) => bdi { (before) },
                        _ => bdi { (after) },
                    }
                }
                @if !what.is_empty() { " " span.what { (what) } }
                @if change.is_moved() {
                    " " a.from href={ "#from-" (self.anchor(change.place())) } { "moved: where it stood" }
                }
                @if change.is_coarse() {
                    " " span.coarse title="The search was cut short: a finer answer may exist." { "roughly" }
                }
            }
        }
    }

    /// Where a clause stood that moved.
    pub(super) fn left(&self, change: Change<'c>) -> Markup {
        let anchor = self.anchor(change.place());
        let (before, after) = paths(change);
        let text = change.before_clauses().map(Clause::body).collect::<Vec<_>>().join(" ");
        html! {
            section.row.left id={ "from-" (anchor) } {
                div.place { bdi.was { (before) } " " span.what { "moved" } }
                p.gone {
                    a href={ "#" (anchor) } { "to " bdi { (after) } } " "
                    bdi lang=[change.before_draft().language()] { (shortened(&text, 90)) }
                }
            }
        }
    }
}

/// Whether nothing of a clause is worth a look but for its number: its words, its print, its place.
pub(super) fn is_unchanged(change: Change<'_>) -> bool {
    change.fate() == Fate::Kept && !change.is_moved() && !change.is_editorial()
}

/// What moved, by where it stood: in front of everything, and behind each link that stayed.
fn left_places<'c>(comparison: &'c Comparison<'c>) -> (Vec<Change<'c>>, Vec<Vec<Change<'c>>>) {
    let links = comparison.alignment().links();
    let mut of_before = vec![usize::MAX; comparison.before().clauses().len()];
    for (place, link) in links.iter().enumerate() {
        link.before.iter().for_each(|id| of_before[id.index()] = place);
    }
    let (mut first, mut behind) = (Vec::new(), vec![Vec::new(); links.len()]);
    let (mut stayed, mut last) = (None, usize::MAX);
    for place in of_before.into_iter().filter(|place| *place != usize::MAX) {
        if !links[place].moved {
            stayed = Some(place);
        } else if place != last {
            let change = comparison.change(place);
            match stayed {
                Some(stayed) => behind[stayed].push(change),
                None => first.push(change),
            }
        }
        last = place;
    }
    (first, behind)
}

/// An address for every link: how its clause is cited, and the place of the link where two are cited alike.
fn anchors(comparison: &Comparison<'_>) -> Vec<String> {
    let mut taken = HashSet::new();
    let anchors = comparison.clauses().map(|change| {
        let (before, after) = paths(change);
        let cited = if after.is_empty() { format!("was-{before}") } else { after };
        let name = format!("c-{}", slug(&cited));
        let anchor = match taken.contains(&name) {
            true => format!("{name}-at-{}", change.place()),
            false => name,
        };
        taken.insert(anchor.clone());
        anchor
    });
    anchors.collect()
}

/// Letters and digits in small print, anything else a hyphen.
fn slug(words: &str) -> String {
    let mut slug = String::new();
    for c in words.chars() {
        match c.is_alphanumeric() {
            true => slug.extend(c.to_lowercase()),
            false if !slug.ends_with('-') => slug.push('-'),
            false => {}
        }
    }
    slug.trim_matches('-').to_owned()
}

/// How the words of a clause look: as a heading, and how deep.
pub(super) fn looks(clause: Clause<'_>) -> String {
    match clause.kind() {
        kind if kind.is_heading() => format!("heading level-{}", clause.level().clamp(1, 4)),
        ClauseKind::Footnote => "footnote".to_owned(),
        _ => {
            let governed = clause.governors().count();
            format!("depth-{}", governed.min(4))
        }
    }
}
