//! What a text has or lacks beside other texts, and what it leaves to its follow-up.

use super::answer::{Answer, Decided, counted, fact, listed};
use super::presence::{are, do_all};
use super::select::Selection;
use super::session::{Session, not_given};
use super::statement::{Matter, Place};
use super::verdict::{Evidence, Role, Verdict};
use crate::roster::Date;

impl Session<'_, '_> {
    pub(super) fn novel(&self, matter: &Matter, against: &[String], text: usize) -> Decided {
        let missing = self.stock.missing(against);
        if !missing.is_empty() {
            return Err(not_given(&missing));
        }
        let mut others = self.stock.all_texts(against);
        others.retain(|other| *other != text);
        let (draft, name) = (self.draft(text), self.name(matter, text));
        let own = self.spots(matter, text);
        let everywhere = Place::default();
        if own.is_empty() {
            return self.present(matter, 1, &everywhere, text);
        }
        let mut answer = Answer::new(Verdict::Holds, String::new());
        answer = answer.with(self.shown(Role::Shows, matter, &own, text));
        let (mut holders, mut lacking) = (Vec::new(), Vec::new());
        // a text that cannot be asked may name it
        let mut unread = None;
        for other in others {
            let sigil = self.draft(other).sigil().to_owned();
            let found = match self.present(matter, 1, &everywhere, other) {
                Ok(found) => found,
                Err(early) => {
                    unread.get_or_insert(early);
                    continue;
                }
            };
            match found.verdict {
                Verdict::Holds => {
                    let against = found.evidence.into_iter();
                    let against = against.map(|own| Evidence { role: Role::Against, ..own });
                    answer = answer.with(against);
                    holders.push(sigil);
                }
                _ => {
                    answer = answer.with(found.evidence);
                    lacking.push(sigil);
                }
            }
        }
        if let Some(early) = unread.filter(|_| holders.is_empty()) {
            return Err(early);
        }
        answer.verdict = Verdict::of(holders.is_empty());
        answer.because = match holders.is_empty() {
            true => format!("{} names {name}, and {} not", draft.sigil(), do_all(&lacking)),
            false => format!("{} names {name}, but so {}", draft.sigil(), do_all(&holders)),
        };
        Ok(answer)
    }

    pub(super) fn precedes(&self, other: &str, text: usize) -> Answer {
        let Some(other) = self.stock.number(other) else { return not_given(&[other]) };
        let [own, later] =
            [text, other].map(|number| (self.draft(number).sigil(), self.stock.date(number)));
        let ((sigil, Some(date)), (other, Some(later))) = (own, later) else {
            let undated = if own.1.is_none() { own.0 } else { later.0 };
            return Answer::not_decidable(format!("the date of {undated} is not known"));
        };
        let dates = format!("{sigil} is of {date}, {other} of {later}");
        let (verdict, because) = match date.is_before(later) {
            _ if date.shares_month(later) => {
                let because = format!(
                    "{dates}: of the same month, neither is likely to be the source of the other"
                );
                (Verdict::Undecided, because)
            }
            Some(is_before) => (Verdict::of(is_before), dates),
            None => (Verdict::Undecided, format!("{dates}, which leaves open which is older")),
        };
        let fact = |sigil: &str, date: Date| fact(Role::Shows, sigil, format!("dated {date}"));
        Answer::new(verdict, because).with([fact(sigil, date), fact(other, later)])
    }

    /// What a text says of its follow-up.
    pub(super) fn follow_up(
        &self,
        scheme: &str,
        (says, lacks): (&[String], &[String]),
        place: &Place,
        text: usize,
    ) -> Decided {
        let selection: Selection = self.select(place, text)?;
        let matter = |id: &String| Matter::Concept { scheme: scheme.to_owned(), id: id.clone() };
        let mut answer = Answer::new(Verdict::Holds, String::new());
        let (mut said, mut wrong) = (Vec::new(), Vec::new());
        for matter in says.iter().map(matter) {
            let (spots, name) = (selection.of(self.spots(&matter, text)), self.name(&matter, text));
            let shown = self.shown(Role::Shows, &matter, &spots, text).into_iter();
            answer = answer.with(shown.map(|own| Evidence { note: name.clone(), ..own }));
            if spots.is_empty() {
                wrong.push(format!("{name} is not"));
                answer = answer.with(self.near_misses(&matter, text));
            } else {
                said.push(name);
            }
        }
        let mut open = Vec::new();
        for matter in lacks.iter().map(matter) {
            let (spots, name) = (selection.of(self.spots(&matter, text)), self.name(&matter, text));
            let against = self.shown(Role::Against, &matter, &spots, text).into_iter();
            answer = answer.with(against.map(|own| Evidence { note: name.clone(), ..own }));
            if spots.is_empty() {
                answer = answer.with(self.near_misses(&matter, text));
                open.push(name);
            } else {
                wrong.push(format!("{name} is"));
            }
        }
        answer.verdict = Verdict::of(wrong.is_empty());
        answer.because = match (wrong.is_empty(), open.is_empty()) {
            (true, true) => format!("{} said in {}", are(&said), selection.name),
            (true, false) => {
                let said = are(&said);
                format!("{said} said in {}; {} left open", selection.name, are(&open))
            }
            (false, _) => format!("in {}, {} said", selection.name, listed(&wrong)),
        };
        let note = counted(selection.count, "clause");
        Ok(answer.with([fact(Role::Searched, self.draft(text).sigil(), note)]))
    }
}
