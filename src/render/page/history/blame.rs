//! The last draft, its words by the draft they came in with.

use std::fmt::Write;

use maud::{Markup, PreEscaped, Render, html};

use super::super::shell::Choice;
use crate::document::Clause;
use crate::history::{History, Stage};
use crate::render::comparison_text::cited;

pub(super) fn blame(history: &History<'_>) -> Markup {
    let Some(number) = history.drafts().len().checked_sub(1) else { return html! {} };
    let draft = history.drafts()[number];
    html! {
        h2 { "The words of " (cited(draft)) ", by the draft they came in with" }
        p.legend-line {
            @for (number, draft) in history.drafts().iter().enumerate() {
                span class={ "b b" (number) } { (number + 1) ". " (cited(draft)) } " "
            }
        }
        @for clause in draft.clauses() {
            @let trace = history.trace_number(number, clause.id()).map(|at| &history.traces()[at]);
            @let changed = trace.is_some_and(|trace| !trace.is_constant());
            div.clause id={ "w" (clause.id().index()) } data-step[changed] {
                span.place {
                    bdi { (clause.path()) }
                    @if let Some(trace) = trace { span.what { (life(&trace.stages)) } }
                }
                p.words lang=[draft.language()] dir="auto" { (words(history, number, clause)) }
            }
        }
    }
}

/// "since 1, changed in 2, 4"
fn life(stages: &[Stage]) -> String {
    let first = stages.iter().position(|stage| !stage.clauses.is_empty());
    let Some(first) = first else { return String::new() };
    let changed = stages.iter().enumerate().skip(first + 1).filter(|(_, stage)| {
        use crate::align::Fate;
        !matches!(stage.fate, None | Some(Fate::Kept | Fate::Dropped)) || stage.moved
    });
    let changed: Vec<String> = changed.map(|(draft, _)| (draft + 1).to_string()).collect();
    match changed.is_empty() {
        true => format!("since {}", first + 1),
        false => format!("since {}, changed in {}", first + 1, changed.join(", ")),
    }
}

/// The words of a clause, runs of one draft together.
fn words(history: &History<'_>, draft: usize, clause: Clause<'_>) -> Markup {
    let own = history.drafts()[draft];
    let text = own.text();
    let mut runs: Vec<(usize, usize, usize)> = Vec::new();
    for token in clause.token_range() {
        let since = history.word(draft, token).map_or(draft, |life| life.draft);
        let span = own.tokens().get(text, token).span();
        match runs.last_mut() {
            Some((last, _, end)) if *last == since => *end = span.end(),
            _ => runs.push((since, span.start(), span.end())),
        }
    }
    let mut out = String::new();
    let mut from = clause.body_span().start();
    for (since, start, end) in runs {
        text.get(from..start).unwrap_or_default().render_to(&mut out);
        let name = format!("draft {}", since + 1);
        html! { span class={ "b b" (since) } title=(name) { (&text[start..end]) } }
            .render_to(&mut out);
        from = end;
    }
    text.get(from..clause.body_span().end()).unwrap_or_default().render_to(&mut out);
    PreEscaped(out)
}

/// The choice of a draft fades the words of all others.
pub(super) fn choices(drafts: usize) -> Vec<Choice> {
    let choice = |number| Choice {
        id: format!("since-{number}"),
        rule: format!(".words .b:not(.b{}){{opacity:.35;background:none}}", number - 1),
    };
    (1..=drafts).map(choice).collect()
}

/// A color for each draft, from old and pale to young and deep.
pub(super) fn rules(drafts: usize) -> String {
    let mut rules = String::new();
    for number in 1..drafts {
        // over a third of the circle, so that neighbours differ in hue as well as in depth
        let turn = 230 + 130 * number / drafts;
        // no deeper, or words in it are hard to read on dark paper
        let depth = 15 + 30 * number / drafts;
        // writing to a String cannot fail
        let _ = writeln!(
            rules,
            ".b{number}{{background:color-mix(in srgb,hsl({turn} 80% 55%) {depth}%,transparent)}}"
        );
    }
    rules
}
