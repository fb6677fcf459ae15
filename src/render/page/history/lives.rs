//! Where clauses turned, and how long words lived.

use maud::{Markup, html};

use crate::history::{History, Lifespan, TurningPoints};
use crate::render::Style;
use crate::render::comparison_text::{cited, shortened};

/// So many turning points are told; the heaviest.
const MOST_POINTS: usize = 60;
/// So many columns of words stand for a clause.
const FIRST_WORDS: usize = 60;

pub(super) fn turning_points(turning: &TurningPoints<'_>) -> Markup {
    let history = turning.history();
    let mut points: Vec<_> = turning.points().iter().collect();
    points.sort_by_key(|point| std::cmp::Reverse(point.more.max(point.less)));
    points.truncate(MOST_POINTS);
    points.sort_by_key(|point| (point.draft, point.trace));
    html! {
        @if !points.is_empty() {
            h2 { "Where clauses got stronger or weaker" }
            ol.turns {
                @for point in points {
                    @let stages = &history.traces()[point.trace].stages;
                    @let draft = history.drafts()[point.draft];
                    @let clause = stages[point.draft].clauses.first().map(|id| draft.clause(*id));
                    @let stood = history.drafts()[point.parent];
                    @let gone = stages[point.parent].clauses.first().map(|id| stood.clause(*id));
                    @let last = stages.last().and_then(|stage| stage.clauses.first());
                    li data-step class=(point.swing.name()) {
                        strong { (point.swing.name()) } " in " (cited(draft))
                        @if let Some(clause) = clause {
                            ", " a href=[last.map(|id| format!("#w{}", id.index()))] { bdi { (clause.path()) } } " "
                            bdi.faint { (shortened(clause.body(), FIRST_WORDS)) }
                        } @else if let Some(gone) = gone {
                            ", where " bdi { (gone.path()) } " of " (cited(stood)) " has gone"
                        }
                        @for [before, after] in turning.words(point) {
                            div dir="auto" {
                                @if let Some(words) = before { del { (shortened(words, 200)) } }
                                @if before.is_some() && after.is_some() { " → " }
                                @if let Some(words) = after { ins { (shortened(words, 200)) } }
                            }
                        }
                    }
                }
            }
        }
    }
}

pub(super) fn lives(history: &History<'_>, lives: &[Lifespan]) -> Markup {
    let drafts = history.drafts();
    html! {
        @if !lives.is_empty() {
            h2 { "Lives of words and concepts" }
            div.scroll tabindex="0" role="region" aria-label="Lives" { table.lives {
                thead {
                    tr {
                        th scope="col" { "What" }
                        @for (number, draft) in drafts.iter().enumerate() {
                            th scope="col" title=(cited(draft)) { (number + 1) }
                        }
                        th scope="col" { "In words" }
                    }
                }
                tbody { @for life in lives { (row(history, life)) } }
            } }
        }
    }
}

fn row(history: &History<'_>, life: &Lifespan) -> Markup {
    let text = life.styled(history, Style::new());
    html! {
        tr data-step[!life.turns.is_empty()] {
            th scope="row" { (text.sought()) }
            @for (number, draft) in history.drafts().iter().enumerate() {
                @let found = life.occurrences.get(number).map_or(0, Vec::len);
                @let paths: Vec<String> = life.occurrences.get(number).into_iter().flatten()
                    .map(|one| draft.clause(one.clause).path()).collect();
                td.life.lives[found > 0] title=(paths.join(", ")) {
                    @if found > 0 { (found) } @else { span.sr { "none" } }
                }
            }
            td {
                (text.summary())
                @for turn in &life.turns {
                    div.faint { (turn.draft + 1) ". " (text.turn(turn)) }
                }
            }
        }
    }
}
