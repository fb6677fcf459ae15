//! How much of a text is about something, and what comes first.

use std::collections::BTreeSet;

use super::answer::{Answer, Decided, counted, not_found, words};
use super::select::{Selection, Spot};
use super::session::Session;
use super::statement::{Among, Matter, Place};
use super::verdict::{Role, Verdict};
use crate::document::{Clause, ClauseId, ClauseKind};

impl Session<'_, '_> {
    /// The clauses that name a matter, each once.
    fn named(&self, matter: &Matter, selection: &Selection, text: usize) -> BTreeSet<ClauseId> {
        selection.of(self.spots(matter, text)).into_iter().map(|spot| spot.clause).collect()
    }

    pub(super) fn more_on(
        &self,
        matter: &Matter,
        than: &Matter,
        place: &Place,
        text: usize,
    ) -> Decided {
        let selection = self.select(place, text)?;
        let draft = self.draft(text);
        let [one, other] = [matter, than].map(|own| self.named(own, &selection, text).len());
        let [name, other_name] = [matter, than].map(|own| self.name(own, text));
        let because = format!(
            "in {}, {} on {name}, {} on {other_name}",
            selection.name,
            counted(one, "clause"),
            counted(other, "clause")
        );
        let shown = |role: Role, matter: &Matter, name: &str| -> Vec<_> {
            let spots = selection.of(self.spots(matter, text)).into_iter();
            spots.map(|spot| words(role, draft, spot.span, name.to_owned())).collect()
        };
        Ok(Answer::new(Verdict::of(one > other), because)
            .with(shown(Role::Shows, matter, &name))
            .with(shown(Role::Against, than, &other_name)))
    }

    pub(super) fn share_of(
        &self,
        matter: &Matter,
        among: Among,
        [at_least, at_most]: [Option<u32>; 2],
        place: &Place,
        text: usize,
    ) -> Decided {
        let selection = self.select(place, text)?;
        let counts = |clause: &Clause<'_>| match among {
            Among::Clauses => !clause.kind().is_heading(),
            Among::Items => clause.kind() == ClauseKind::Item,
        };
        let draft = self.draft(text);
        let all: BTreeSet<ClauseId> = draft
            .clauses()
            .filter(|clause| selection.has(clause.id()) && counts(clause))
            .map(Clause::id)
            .collect();
        let what = if among == Among::Items { "item" } else { "clause" };
        if all.is_empty() {
            return Err(Answer::not_decidable(format!("there is no {what} in {}", selection.name)));
        }
        let named = self.named(matter, &selection, text);
        let (count, whole) = (named.intersection(&all).count(), all.len());
        let is_enough = at_least.is_none_or(|least| 100 * count >= least as usize * whole);
        let is_few = at_most.is_none_or(|most| 100 * count <= most as usize * whole);
        let because = format!(
            "{} stands in {count} of {} of {}, {} of a hundred",
            self.name(matter, text),
            counted(whole, what),
            selection.name,
            100 * count / whole
        );
        let spots: Vec<Spot> = self.spots(matter, text);
        let inside = spots.into_iter().filter(|spot| all.contains(&spot.clause));
        let shown = inside.map(|spot| words(Role::Shows, draft, spot.span, ""));
        Ok(Answer::new(Verdict::of(is_enough && is_few), because).with(shown))
    }

    pub(super) fn first_on(&self, matter: &Matter, before: &Matter, text: usize) -> Answer {
        let draft = self.draft(text);
        let [one, other] = [matter, before].map(|own| self.spots(own, text).first().copied());
        let [name, other_name] = [matter, before].map(|own| self.name(own, text));
        let (Some(one), Some(other)) = (one, other) else {
            let gone = if one.is_none() { (matter, &name) } else { (before, &other_name) };
            let because = not_found(gone.1, draft.sigil());
            return Answer::not_decidable(because).with(self.near_misses(gone.0, text));
        };
        let is_first = one.span.start() < other.span.start();
        let (first, second) = if is_first { (&name, &other_name) } else { (&other_name, &name) };
        let because = format!("{} names {first} before {second}", draft.sigil());
        Answer::new(Verdict::of(is_first), because).with([
            words(Role::Shows, draft, one.span, format!("first on {name}")),
            words(Role::Against, draft, other.span, format!("first on {other_name}")),
        ])
    }
}
