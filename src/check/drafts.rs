//! What came and went in the course of drafts, and what is still open in one.

use super::answer::{Answer, Decided, counted, listed, words};
use super::session::{Session, not_given};
use super::statement::{PhraseTurn, Place};
use super::verdict::{Role, Verdict};
use crate::history::{Occurrence, TurnKind};

impl Session<'_, '_> {
    pub(super) fn phrase_life(&self, phrase: &str, turn: PhraseTurn, names: &[String]) -> Answer {
        let missing = self.stock.missing(names);
        if !missing.is_empty() {
            return not_given(&missing);
        }
        let drafts = self.stock.all_texts(names);
        let Some(history) = self.stock.history(&drafts).filter(|_| drafts.len() > 1) else {
            return Answer::not_decidable(
                "there are not two drafts, so that nothing comes or goes",
            );
        };
        let life = history.lifespan(phrase);
        let sigil = |at: usize| self.draft(drafts[at]).sigil();
        let has: Vec<String> = (0..drafts.len())
            .filter(|at| !life.occurrences[*at].is_empty())
            .map(|at| sigil(at).to_owned())
            .collect();
        let told = match has.is_empty() {
            true => format!("no draft has “{phrase}”"),
            false => format!("“{phrase}” stands in {}", listed(&has)),
        };
        let (so, what) = match turn {
            PhraseTurn::Born => (life.born().filter(|at| *at > 0), "came in with"),
            PhraseTurn::Died => (life.died(), "had gone by"),
            PhraseTurn::Returned => (life.returned().first().copied(), "came back with"),
        };
        let because = match so {
            Some(at) => format!("{told}: it {what} {}", sigil(at)),
            None => told,
        };
        let mut answer = Answer::new(Verdict::of(so.is_some()), because);
        let shown = |at: usize, own: &Occurrence, note: &str| {
            words(Role::Shows, self.draft(drafts[at]), own.span, note)
        };
        for turn in &life.turns {
            let (with, without, note) = match turn.kind {
                TurnKind::Vanished => (turn.draft - 1, turn.draft, "took its place"),
                TurnKind::Appeared => (turn.draft, turn.draft - 1, "gave way to it"),
            };
            answer.push(shown(with, &turn.phrase, "the phrase"));
            if let Some(other) = &turn.other {
                answer.push(shown(without, other, note));
            }
        }
        if life.turns.is_empty() {
            for (at, found) in life.occurrences.iter().enumerate() {
                answer = answer.with(found.first().map(|own| shown(at, own, "the phrase")));
            }
        }
        answer
    }

    pub(super) fn brackets_left(&self, place: &Place, text: usize) -> Decided {
        let selection = self.select(place, text)?;
        let draft = self.draft(text);
        let brackets = draft.brackets();
        let open = brackets.all().iter().filter(|own| own.kind.is_open() && own.depth == 1);
        let open: Vec<_> = open.filter(|own| selection.has(own.first)).collect();
        let because = match open.len() {
            0 => format!("nothing is in brackets in {}", selection.name),
            count => {
                let is = if count == 1 { "is" } else { "are" };
                format!("{} {is} still open in {}", counted(count, "bracket"), selection.name)
            }
        };
        let shown = open.iter().map(|own| words(Role::Shows, draft, own.span, own.kind.name()));
        let answer = Answer::new(Verdict::of(!open.is_empty()), because).with(shown);
        let other = brackets.all().iter().filter(|own| !own.kind.is_open());
        let other = other.filter(|own| selection.has(own.first));
        Ok(answer.with(other.map(|own| {
            let note = format!("not counted: {}, no words still open", own.kind.name());
            words(Role::NearMiss, draft, own.span, note)
        })))
    }
}
