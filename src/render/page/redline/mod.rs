//! The redline: what became of every clause, on one page.

mod atlas;
mod balance;
mod notes;
mod rows;
mod tags;
mod words;

use std::fmt;

use maud::{Markup, html};

use self::rows::{Entry, Rows};
use self::tags::Tags;
use super::shell::{Shell, choices};
use crate::align::Comparison;
use crate::change::Effects;
use crate::concept::ConceptMap;
use crate::document::Draft;
use crate::render::comparison_text::cited;

/// A comparison as a page: the later text with every word of the earlier one that went, inline or side by
/// side, and in the margin what the changes do and the rule by which that is told.
///
/// What moved stands where it stands now, and where it stood a line leads there; what was split or merged
/// stands together. The reader chooses what is shown – everything, changes, what bears on the sense, what
/// got weaker or stronger, what is in brackets, whom it binds, and with [`maps`](Self::maps) the concepts it
/// names –, none of which needs JavaScript. Every clause has an address of its own.
///
/// Laws: the words of the elements of class `after`, without `del`, are the words of the later draft clause
/// by clause; the words of `before` are those of the earlier one. Every word is escaped.
///
/// ```
/// use travaux::{Comparison, Draft, Effects, render::RedlinePage};
///
/// let before = Draft::parse("rev1", "1. The ports shall share their <charts>.");
/// let after = Draft::parse("rev2", "1. The ports should share their <charts>.");
/// let comparison = Comparison::new(&before, &after);
/// let page = RedlinePage::new(&Effects::new(&comparison)).to_string();
/// assert!(page.contains("<ins>should</ins>") && page.contains("share their &lt;charts&gt;."));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct RedlinePage<'r> {
    effects: &'r Effects<'r>,
    maps: Option<[&'r ConceptMap<'r>; 2]>,
}

impl<'r> RedlinePage<'r> {
    /// The comparison whose effects these are.
    #[must_use]
    pub const fn new(effects: &'r Effects<'r>) -> Self {
        Self { effects, maps: None }
    }

    /// The same with the concepts of both drafts to choose clauses by.
    #[must_use]
    pub const fn maps(self, before: &'r ConceptMap<'r>, after: &'r ConceptMap<'r>) -> Self {
        Self { maps: Some([before, after]), ..self }
    }
}

impl fmt::Display for RedlinePage<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let comparison = self.effects.comparison();
        let rows = Rows::new(comparison);
        let tags = Tags::new(self.effects, self.maps);
        let title = format!("{} → {}", cited(comparison.before()), cited(comparison.after()));
        let page = Shell {
            title: &title,
            head: head(&title, self.effects, &rows),
            counted: "change",
            controls: controls(&tags, &rows),
            body: body(self.effects, &rows, &tags),
            rules: String::new(),
            choices: tags.choices(),
        };
        f.write_str(&page.page())
    }
}

fn head(title: &str, effects: &Effects<'_>, rows: &Rows<'_>) -> Markup {
    let comparison = effects.comparison();
    html! {
        h1 { (title) }
        @if let Some(name) = name(comparison) { p.name { (name) } }
        (balance::balance(effects, rows))
    }
}

/// What the text is called, if it says so.
fn name<'c>(comparison: &Comparison<'c>) -> Option<&'c str> {
    let title = |draft: &'c Draft| draft.title();
    title(comparison.after()).or_else(|| title(comparison.before()))
}

/// A text of more clauses is opened with its changes alone.
const LONG: usize = 150;

fn controls(tags: &Tags<'_>, rows: &Rows<'_>) -> Markup {
    let shown = if rows.clauses() > LONG { "changes" } else { "all" };
    html! {
        (choices("view", "Words", &[("inline", "inline"), ("side", "side by side")], "inline"))
        (choices("show", "Clauses", &[
            ("all", "all"), ("changes", "changed"), ("substance", "in substance"),
            ("weaker", "weaker or less"), ("stronger", "stronger or more"), ("open", "in brackets"),
        ], shown))
        (tags.controls())
        label.pick { input type="checkbox" #rules; " by which rule" }
        span.keys { kbd { "n" } " next change, " kbd { "p" } " previous" }
    }
}

fn body(effects: &Effects<'_>, rows: &Rows<'_>, tags: &Tags<'_>) -> Markup {
    let notes = notes::Notes::new(effects, rows);
    html! {
        (atlas::atlas(effects.comparison(), rows))
        div.rows {
            @for entry in rows.entries() {
                @match entry {
                    Entry::Change(change) => (rows.row(*change, tags, &notes)),
                    Entry::Left(change) => (rows.left(*change)),
                    Entry::Unchanged { clauses, renumbered } => p.gap {
                        (clauses) @if *clauses == 1 { " clause" } @else { " clauses" } " unchanged"
                        @if *renumbered > 0 { ", " (renumbered) " renumbered" }
                    },
                }
            }
        }
    }
}
