//! Where the changes are: both texts as strips, with a line from where a clause stood to where it stands.

use maud::{Markup, html};

use super::rows::{Rows, is_unchanged};
use crate::align::{Change, Comparison, Fate};
use crate::document::{Clause, Draft};
use crate::render::comparison_text::headline;

/// How high the drawing is; it is stretched to the window.
const HEIGHT: usize = 1000;
/// The strips, from left to right.
const BEFORE: (usize, usize) = (2, 18);
const AFTER: (usize, usize) = (40, 56);

pub(super) fn atlas(comparison: &Comparison<'_>, rows: &Rows<'_>) -> Markup {
    let changed: Vec<Change<'_>> =
        comparison.clauses().filter(|change| !is_unchanged(*change)).collect();
    html! {
        nav.atlas aria-label="Where the changes are" {
            svg viewBox={ "0 0 58 " (HEIGHT) } preserveAspectRatio="none" aria-hidden="true" {
                rect.strip x=(BEFORE.0) width=(BEFORE.1 - BEFORE.0) y="0" height=(HEIGHT) {}
                rect.strip x=(AFTER.0) width=(AFTER.1 - AFTER.0) y="0" height=(HEIGHT) {}
                @for change in changed {
                    a href={ "#" (rows.anchor(change.place())) } tabindex="-1" class=(class(change)) {
                        title { (headline(change, false)) }
                        (mark(change))
                    }
                }
            }
        }
    }
}

fn mark(change: Change<'_>) -> Markup {
    let before = extent(change.before_clauses(), change.before_draft());
    let after = extent(change.after_clauses(), change.after_draft());
    html! {
        @if let Some((top, height)) = before {
            rect x=(BEFORE.0) width=(BEFORE.1 - BEFORE.0) y=(top) height=(height) {}
        }
        @if let Some((top, height)) = after {
            rect x=(AFTER.0) width=(AFTER.1 - AFTER.0) y=(top) height=(height) {}
        }
        @if let (true, Some((left, high)), Some((right, tall))) = (change.is_moved(), before, after) {
            line x1=(BEFORE.1) x2=(AFTER.0) y1=(left + high / 2) y2=(right + tall / 2) {}
        }
    }
}

/// Where clauses begin, and how far they reach, in the height of the drawing.
fn extent<'c>(clauses: impl Iterator<Item = Clause<'c>>, draft: &Draft) -> Option<(usize, usize)> {
    let spans = clauses.map(Clause::span);
    let span = spans.reduce(|all, span| all.union(span))?;
    let whole = draft.text().len().max(1);
    let top = span.start() * HEIGHT / whole;
    Some((top, (span.end() * HEIGHT / whole - top).max(2)))
}

fn class(change: Change<'_>) -> &'static str {
    match change.fate() {
        Fate::Added => "added",
        Fate::Dropped => "dropped",
        _ if change.is_moved() => "moved",
        Fate::Kept => "kept",
        Fate::Revised | Fate::Split | Fate::Merged => "revised",
    }
}
