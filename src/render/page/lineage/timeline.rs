//! Which text gave how many clauses, on a line of time.

use std::collections::{BTreeMap, BTreeSet};

use maud::{Markup, html};

use crate::document::ClauseId;
use crate::lineage::{DerivationClass, Source, Tracing};
use crate::render::comparison_text::shortened;
use crate::render::lineage_text::named;
use crate::render::map_text::counted;

/// The drawing, in units that are stretched to the width of the page.
const WIDTH: usize = 1160;
const ROW: usize = 24;
const TOP: usize = 26;
/// Where the earliest text stands, behind the names, and the draft: in a narrow window the names are seen first.
const LEFT: usize = 400;
const RIGHT: usize = 1150;
/// So many columns of a name stand before its line.
const NAME: usize = 48;

/// A text that gave words.
struct Giver<'t, 'd> {
    source: &'t Source<'d>,
    clauses: usize,
    months: Option<usize>,
}

pub(super) fn timeline(tracing: &Tracing<'_, '_>) -> Markup {
    let givers = givers(tracing);
    let end = months(tracing.borrower());
    let first = givers.iter().filter_map(|giver| giver.months).min();
    let x = |months: Option<usize>| match (months, first, end) {
        (Some(own), Some(first), Some(end)) if end > first => {
            LEFT + (own - first) * (RIGHT - LEFT) / (end - first)
        }
        _ => LEFT,
    };
    let height = TOP + ROW * (givers.len() + 1);
    let most = givers.iter().map(|giver| giver.clauses).max().unwrap_or(1);
    html! {
        @if !givers.is_empty() {
            h2 { "Where the words come from" }
            figure.river {
                svg viewBox={ "0 0 " (WIDTH) " " (height) } role="img" aria-label=(alternative(tracing, &givers)) {
                    text x=(RIGHT) y="14" text-anchor="end" { (named(tracing.borrower())) }
                    line.axis x1=(RIGHT) x2=(RIGHT) y1=(TOP - 6) y2=(height - 6) {}
                    @for (at, giver) in givers.iter().enumerate() {
                        @let (own, y) = (x(giver.months).min(RIGHT - 40), TOP + ROW * at + 10);
                        line.flow x1=(own) x2=(RIGHT) y1=(y) y2=(y)
                            stroke-width=(1 + 11 * giver.clauses / most) {}
                        circle.flow cx=(own) cy=(y) r="5" {}
                        text x="8" y=(y + 4) {
                            (shortened(&named(giver.source), NAME)) ": " (counted(giver.clauses, "clause"))
                        }
                        @if giver.months.is_none() { text.faint x=(own + 8) y=(y - 6) { "undated" } }
                    }
                }
            }
        }
    }
}

fn givers<'t, 'd>(tracing: &'t Tracing<'_, 'd>) -> Vec<Giver<'t, 'd>> {
    let mut clauses = BTreeMap::<u32, BTreeSet<ClauseId>>::new();
    for origin in tracing.derivations() {
        if origin.class != DerivationClass::Thematic {
            clauses.entry(origin.source).or_default().insert(origin.clause);
        }
    }
    let mut givers: Vec<Giver<'_, '_>> = clauses
        .into_iter()
        .map(|(source, clauses)| {
            let source = &tracing.lineage().sources()[source as usize];
            Giver { source, clauses: clauses.len(), months: months(source) }
        })
        .collect();
    givers.sort_by_key(|giver| (giver.months, giver.source.draft().sigil().to_owned()));
    givers
}

fn months(source: &Source<'_>) -> Option<usize> {
    source.date().map(crate::roster::Date::month_number)
}

fn alternative(tracing: &Tracing<'_, '_>, givers: &[Giver<'_, '_>]) -> String {
    let givers = givers
        .iter()
        .map(|giver| format!("{} gave {}", named(giver.source), counted(giver.clauses, "clause")));
    let givers: Vec<String> = givers.collect();
    format!("Sources of {} in time: {}", named(tracing.borrower()), givers.join("; "))
}
