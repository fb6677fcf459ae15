//! Clauses as streams from draft to draft.

use maud::{Markup, html};

use crate::align::{Comparison, Fate, Link};
use crate::document::{Clause, ClauseId, Draft};
use crate::history::History;
use crate::render::comparison_text::{cited, headline, paths};

/// The drawing, in units that are stretched to the width of the page.
const HEIGHT: usize = 440;
const TOP: usize = 34;
const COLUMN: usize = 12;
const LEFT: usize = 4;
/// How far apart the drafts stand: as far as the width of a page allows, within these.
const STEPS: std::ops::RangeInclusive<usize> = 140..=420;
const WIDTH: usize = 1200;
/// How wide a letter is at most, or nearly.
const LETTER: usize = 8;
/// The name of the last draft begins behind that of the one before it, which takes as much at least.
const NARROW: usize = 120;

pub(super) fn river(history: &History<'_>) -> Markup {
    let drafts = history.drafts();
    let step = step(drafts.len());
    let width = 2 * LEFT + COLUMN + step * drafts.len().saturating_sub(1).max(1);
    // all drafts in one measure, so that a text that grows is seen to grow
    let longest = drafts.iter().map(|draft| draft.text().len()).max().unwrap_or(0).max(1);
    html! {
        h2 { "Every clause from draft to draft" }
        figure.river {
            svg viewBox={ "0 0 " (width) " " (HEIGHT + TOP + 8) } role="img" aria-label=(alternative(history)) {
                @for (number, comparison) in history.steps().iter().enumerate() {
                    @let (from, to) = ends(history, number);
                    @for stream in streams(comparison) {
                        (band(comparison, &stream, (LEFT + step * from + COLUMN, LEFT + step * to), longest))
                    }
                }
                @for (number, draft) in drafts.iter().enumerate() {
                    @let x = LEFT + step * number;
                    // the name of the last stands left of its end, for nothing stands behind it
                    @let last = number > 0 && number + 1 == drafts.len();
                    @let at = if last { x + COLUMN } else { x };
                    text.end[last] x=(at) y="14" { (label(number, draft, room(number, drafts.len(), step))) title { (cited(draft)) } }
                    @if let Some(date) = draft.date() { text.faint.end[last] x=(at) y="28" { (date) } }
                    rect.column x=(x) y=(TOP) width=(COLUMN) height=(height(draft.text().len(), longest)) {}
                    @for (class, top, tall, name) in ends_of(history, number, longest) {
                        rect.(class) x=(x) y=(top) width=(COLUMN) height=(tall) { title { (name) } }
                    }
                }
            }
            figcaption {
                span.key.same { "as it was" } " " span.key.revised { "other words" } " "
                span.key.moved { "moved" } " " span.key.added { "new" } " " span.key.dropped { "dropped" }
            }
        }
    }
}

/// How wide a name may be: the last two share what lies between their columns.
fn room(number: usize, drafts: usize, step: usize) -> usize {
    match drafts - number {
        1 if number > 0 => step.saturating_sub(NARROW),
        2 => step.min(NARROW),
        _ => step,
    }
}

/// "3. draft-3", and of a long name what has room above a column.
fn label(number: usize, draft: &Draft, room: usize) -> String {
    let name = format!("{}. {}", number + 1, draft.sigil());
    let room = (room / LETTER).saturating_sub(1).max(4);
    match name.chars().count() > room {
        true => name.chars().take(room.saturating_sub(1)).chain(['…']).collect(),
        false => name,
    }
}

/// How far apart so many drafts stand.
fn step(drafts: usize) -> usize {
    (WIDTH / drafts.saturating_sub(1).max(1)).clamp(*STEPS.start(), *STEPS.end())
}

/// The drawing in words.
fn alternative(history: &History<'_>) -> String {
    let steps = history.steps().iter().map(|step| {
        let alignment = step.alignment();
        format!(
            "from {} to {}: {} revised, {} moved, {} new, {} dropped",
            cited(step.before()),
            cited(step.after()),
            alignment.count(Fate::Revised),
            alignment.moved(),
            alignment.count(Fate::Added),
            alignment.count(Fate::Dropped),
        )
    });
    let steps: Vec<String> = steps.collect();
    format!("Clauses from draft to draft; {}", steps.join("; "))
}

/// The drafts that a step leads from and to, by their numbers.
fn ends(history: &History<'_>, step: usize) -> (usize, usize) {
    history.stemma().steps().nth(step).unwrap_or((0, 0))
}

/// Clauses that go side by side.
struct Stream {
    class: &'static str,
    before: (usize, usize),
    after: (usize, usize),
    /// The place of its first link, and how many links it is.
    place: usize,
    links: usize,
}

/// What stands on both sides of a step: clauses of which nothing changed in one stream while they are
/// neighbours, any other alone.
fn streams(comparison: &Comparison<'_>) -> Vec<Stream> {
    let mut streams: Vec<Stream> = Vec::new();
    let mut last: Option<(ClauseId, ClauseId)> = None;
    for (place, link) in comparison.alignment().links().iter().enumerate() {
        let (Some(before), Some(after)) =
            (reach(comparison.before(), &link.before), reach(comparison.after(), &link.after))
        else {
            continue;
        };
        let class = class(link);
        let ids = (link.before[0], link.after[0]);
        let follows = last.is_some_and(|last| last.0.0 + 1 == ids.0.0 && last.1.0 + 1 == ids.1.0);
        last = Some((link.before[link.before.len() - 1], link.after[link.after.len() - 1]));
        match streams.last_mut() {
            Some(stream) if class == "same" && stream.class == "same" && follows => {
                stream.before.1 = before.1;
                stream.after.1 = after.1;
                stream.links += 1;
            }
            _ => streams.push(Stream { class, before, after, place, links: 1 }),
        }
    }
    streams
}

fn class(link: &Link) -> &'static str {
    match link.fate {
        _ if link.moved => "moved",
        Fate::Kept => "same",
        _ => "revised",
    }
}

/// Where clauses begin and end, in bytes.
fn reach(draft: &Draft, clauses: &[ClauseId]) -> Option<(usize, usize)> {
    let spans = clauses.iter().map(|id| draft.clause(*id).span());
    spans.reduce(|all, span| all.union(span)).map(|all| (all.start(), all.end()))
}

fn height(bytes: usize, longest: usize) -> usize {
    bytes * HEIGHT / longest
}

fn band(
    comparison: &Comparison<'_>,
    stream: &Stream,
    ends: (usize, usize),
    longest: usize,
) -> Markup {
    let (left, right) = ends;
    let y = |bytes: usize| TOP + height(bytes, longest);
    let middle = (left + right) / 2;
    let (a, b) = (y(stream.before.0), y(stream.before.1).max(y(stream.before.0) + 1));
    let (c, d) = (y(stream.after.0), y(stream.after.1).max(y(stream.after.0) + 1));
    let path = format!(
        "M{left} {a}C{middle} {a} {middle} {c} {right} {c}V{d}C{middle} {d} {middle} {b} {left} {b}Z"
    );
    html! {
        path.(stream.class) d=(path) { title { (name(comparison, stream)) } }
    }
}

/// "6 → 3: moved and revised"
fn name(comparison: &Comparison<'_>, stream: &Stream) -> String {
    let change = comparison.change(stream.place);
    if stream.class != "same" {
        return headline(change, false);
    }
    let (before, after) = paths(change);
    let more = match stream.links {
        1 => String::new(),
        links => format!(" and {} more, as they were", links - 1),
    };
    format!("{before} → {after}{more}")
}

/// Clauses that come in with a draft, or are not in what is made of it.
fn ends_of(
    history: &History<'_>,
    draft: usize,
    longest: usize,
) -> Vec<(&'static str, usize, usize, String)> {
    let mut marks = Vec::new();
    for (step, comparison) in history.steps().iter().enumerate() {
        let (from, to) = ends(history, step);
        for change in comparison.changes() {
            let (class, clause) = match change.fate() {
                Fate::Added if to == draft => ("added", change.after_clauses().next()),
                Fate::Dropped if from == draft => ("dropped", change.before_clauses().next()),
                _ => continue,
            };
            let Some(clause) = clause else { continue };
            let (top, end) = (clause.span().start(), clause.span().end());
            let tall = height(end - top, longest).max(1);
            marks.push((class, TOP + height(top, longest), tall, title(clause, class)));
        }
    }
    marks
}

fn title(clause: Clause<'_>, class: &str) -> String {
    format!("{}: {class}", clause.path())
}
