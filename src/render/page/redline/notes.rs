//! What the changes do, in the margin.

use std::collections::HashMap;

use maud::{Markup, html};

use super::rows::Rows;
use crate::align::{Change, Piece};
use crate::change::{Effect, EffectKind, Effects, Tendency};
use crate::render::Style;
use crate::render::comparison_closing::behind;
use crate::render::comparison_entries::Entries;
use crate::render::effects_text::{EffectsText, detail, quoted};

/// So many notes of a change are open; the others are folded, so that a note stands beside its words.
const MOST_OPEN: usize = 4;
/// So many words of a passage are quoted in the margin.
const MOST_WORDS: usize = 12;

/// The notes of every change. A note has the number of its effect among those that are told, from 1.
pub(super) struct Notes<'e> {
    effects: &'e Effects<'e>,
    text: EffectsText<'e>,
    /// The number of the first note of each link.
    first: Vec<usize>,
    /// What is to be checked about the references of a change.
    references: HashMap<usize, Vec<String>>,
}

/// Whether an effect has a note: of what differs in print alone the words say enough.
fn is_told(effect: &Effect) -> bool {
    effect.kind != EffectKind::EditorialOnly
}

impl<'e> Notes<'e> {
    pub(super) fn new(effects: &'e Effects<'e>, rows: &Rows<'_>) -> Self {
        let comparison = effects.comparison();
        let mut first = Vec::with_capacity(rows.clauses());
        let mut number = 1;
        for change in comparison.clauses() {
            first.push(number);
            number += effects.of(change).iter().filter(|effect| is_told(effect)).count();
        }
        let text = comparison.styled(Style::new());
        let entries = Entries::new(&text);
        let mut references = HashMap::<usize, Vec<String>>::new();
        for reference in behind(comparison) {
            let own = references.entry(reference.change().place()).or_default();
            own.push(entries.stale(reference));
        }
        Self { effects, text: effects.styled(Style::new()), first, references }
    }

    /// The effects of a change that are told in the margin, with their numbers.
    fn told(&self, change: Change<'_>) -> impl Iterator<Item = (usize, &'e Effect)> {
        let first = self.first[change.place()];
        let effects = self.effects.of(change).iter().filter(|effect| is_told(effect));
        effects.enumerate().map(move |(at, effect)| (first + at, effect))
    }

    /// The notes on words that end in the piece: where, in bytes of the words that are shown, and the
    /// number.
    pub(super) fn calls(&self, ends: &[Call], piece: &Piece<'_>) -> Vec<(usize, usize)> {
        let mut calls = Vec::new();
        for (later, span) in [(true, piece.after_span), (false, piece.before_span)] {
            let words = if later { piece.after } else { piece.before };
            if words.is_empty() {
                continue;
            }
            let from = ends.partition_point(|end| (end.later, end.end) <= (later, span.start()));
            let own = ends[from..].iter();
            let own = own.take_while(|end| end.later == later && end.end <= span.end());
            calls.extend(own.map(|end| (end.end - span.start(), end.number)));
        }
        calls
    }

    /// Where the words end that the notes of a change are about, in order.
    pub(super) fn ends(&self, change: Change<'_>) -> Vec<Call> {
        let ends = self.told(change).filter_map(|(number, effect)| {
            let later = effect.after.is_some();
            let end = effect.after.or(effect.before)?.end();
            Some(Call { later, end, number })
        });
        let mut ends: Vec<Call> = ends.collect();
        ends.sort();
        ends
    }

    pub(super) fn of(&self, change: Change<'_>) -> Markup {
        let references = self.references.get(&change.place());
        let told: Vec<_> = self.told(change).collect();
        let (first, more) = told.split_at(told.len().min(MOST_OPEN));
        let list = |notes: &[(usize, &Effect)]| {
            html! {
                ol { @for (number, effect) in notes { (self.note(*number, effect)) } }
            }
        };
        html! {
            @if !told.is_empty() || references.is_some() {
                div.notes role="note" {
                    @if !first.is_empty() { (list(first)) }
                    @if !more.is_empty() {
                        details { summary { (more.len()) " more" } (list(more)) }
                    }
                    @for line in references.into_iter().flatten() {
                        p.check { "Reference to check. " (line) }
                    }
                }
            }
        }
    }

    fn note(&self, number: usize, effect: &Effect) -> Markup {
        let [before, after] =
            self.effects.words(effect).map(|words| words.map(|words| quoted(words, MOST_WORDS)));
        html! {
            li id={ "n" (number) } value=(number) class=(direction(effect.kind.tendency())) {
                strong { (effect.describe()) }
                @if before.is_some() || after.is_some() { ": " }
                @if let Some(words) = &before { q.was { (words) } }
                @if before.is_some() && after.is_some() { " → " }
                @if let Some(words) = &after { q { (words) } }
                @if let Some(actor) = self.text.actor(effect) { " (" (actor) ")" }
                (detail(effect))
                span.rule { (effect.rule.describe()) }
            }
        }
    }
}

/// Where words end that a note is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Call {
    /// In the later draft, not the earlier one.
    later: bool,
    end: usize,
    number: usize,
}

/// Which way it goes, as the name of a class.
fn direction(tendency: Tendency) -> &'static str {
    match (tendency.is_less(), tendency.is_more()) {
        (true, _) => "less",
        (_, true) => "more",
        _ => "other",
    }
}
