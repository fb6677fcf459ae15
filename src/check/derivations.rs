//! Whose words clauses have, and what went missing with them.

use super::answer::{Answer, Decided, counted, fact, listed, quoted, words};
use super::select::Selection;
use super::session::{Session, not_given};
use super::statement::{Matter, Place};
use super::verdict::{Evidence, Role, Verdict};
use crate::lineage::{Derivation, DerivationClass, Precedence, precedence};

impl<'s, 'd> Session<'s, 'd> {
    /// What clauses have from a source, what counts most first.
    fn taken(&self, source: usize, selection: &Selection, text: usize) -> Vec<&Derivation> {
        let (tracing, draft) = (self.tracing(text), self.draft(self.stock.same_text(source)));
        let origins = tracing.origins().filter(|own| std::ptr::eq(own.source().draft(), draft));
        let derivations = origins.map(|own| own.derivation());
        let mut taken: Vec<_> = derivations.filter(|own| selection.has(own.clause)).collect();
        taken.sort_by_key(|own| (own.class, std::cmp::Reverse(own.weight)));
        taken
    }

    /// The words on both sides.
    fn taking(&self, role: Role, own: &Derivation, source: usize, text: usize) -> [Evidence; 2] {
        let (draft, older) = (self.draft(text), self.draft(source));
        let spans = own.run.map(|(here, there, _)| (here, there));
        let clauses =
            (draft.clause(own.clause).body_span(), older.clause(own.source_clause).body_span());
        let (here, there) = spans.unwrap_or(clauses);
        let class = own.class.name();
        let passage = own.passages.iter().max_by_key(|passage| passage.words);
        let rare = passage.map_or(String::new(), |passage| match passage.texts {
            0 | 1 => ", which no other text asked for has".to_owned(),
            texts => format!(", which stand so in {texts} of the texts asked for"),
        });
        let run = match own.run {
            Some((.., count)) => {
                format!("{class}: {} in a row{rare}", counted(count as usize, "word"))
            }
            None => class.to_owned(),
        };
        [words(role, draft, here, run), words(role, older, there, "in the source")]
    }

    pub(super) fn echoes(
        &self,
        sources: &[String],
        (class, run): (DerivationClass, usize),
        place: &Place,
        text: usize,
    ) -> Decided {
        let missing = self.stock.missing(sources);
        if !missing.is_empty() {
            return Ok(not_given(&missing));
        }
        let selection = self.select(place, text)?;
        let draft = self.draft(text);
        let (mut answer, mut near) = (Answer::new(Verdict::Fails, String::new()), Vec::new());
        let (mut reasons, mut others) = (Vec::new(), Vec::new());
        for source in self.stock.all_texts(sources).into_iter().filter(|source| *source != text) {
            let sigil = self.draft(source).sigil();
            if self.is_later(source, text) {
                others.push(format!("{sigil} is the later text"));
                continue;
            }
            let taken = self.taken(source, &selection, text);
            let longest = |own: &Derivation| own.run.map_or(0, |(.., count)| count as usize);
            let (enough, less): (Vec<_>, Vec<_>) =
                taken.into_iter().partition(|own| own.class <= class && longest(own) >= run);
            near.extend(
                less.into_iter().flat_map(|own| self.taking(Role::NearMiss, own, source, text)),
            );
            let Some(best) = enough.first() else {
                others.push(format!("nothing of {sigil} is {} in it", class.name()));
                continue;
            };
            reasons.push(self.told(best, source, text));
            answer = answer
                .with(enough.iter().flat_map(|own| self.taking(Role::Shows, own, source, text)));
        }
        answer.verdict =
            reasons.iter().map(|own| own.0).reduce(Verdict::or).unwrap_or(Verdict::Fails);
        let told: Vec<String> = reasons
            .into_iter()
            .filter(|own| own.0 == answer.verdict)
            .map(|own| own.1)
            .chain(others.into_iter().filter(|_| answer.verdict == Verdict::Fails))
            .collect();
        answer.because = format!("in {}: {}", selection.name, told.join("; "));
        let library = self.stock.lineage().sources().len();
        let note =
            format!("{} against {}", counted(selection.count, "clause"), counted(library, "text"));
        Ok(answer.with(near).with([fact(Role::Searched, draft.sigil(), note)]))
    }

    /// What a clause has from where, and what its dates make of that.
    fn told(&self, own: &Derivation, source: usize, text: usize) -> (Verdict, String) {
        let (draft, older) = (self.draft(text), self.draft(source));
        let here = draft.clause(own.clause).path();
        let there = older.clause(own.source_clause).path();
        let run = own.run.map_or(String::new(), |(span, _, count)| {
            format!(" ({} in a row: {})", counted(count as usize, "word"), quoted(draft, span))
        });
        let (verdict, when) = by_precedence(own.precedence);
        let sigil = older.sigil();
        (verdict, format!("{here} is {} of {sigil}, {there}{run}{when}", class_of(own)))
    }

    /// Whether a text is surely the later one.
    fn is_later(&self, source: usize, text: usize) -> bool {
        match (self.stock.date(source), self.stock.date(text)) {
            (Some(source), Some(own)) => {
                !source.shares_month(own) && own.is_before(source) == Some(true)
            }
            _ => false,
        }
    }

    pub(super) fn inherited_gap(
        &self,
        concept: &Matter,
        source: &str,
        place: &Place,
        text: usize,
    ) -> Decided {
        let Some(source) = self.stock.number(source) else { return Ok(not_given(&[source])) };
        let selection = self.select(place, text)?;
        let older = self.draft(source).sigil();
        if self.is_later(source, text) {
            let because =
                format!("{older} is no source of {}: it is the later one", selection.name);
            return Ok(Answer::new(Verdict::Fails, because));
        }
        let name = self.name(concept, text);
        let own = selection.of(self.spots(concept, text));
        let mut theirs = self.spots(concept, source);
        let mut taking = Vec::new();
        let mut from = older.to_owned();
        if !place.is_everywhere() {
            // of the clauses asked about, those of the source whose words they have
            let taken = self.taken(source, &selection, text).into_iter();
            let taken: Vec<_> = taken.filter(|own| own.class <= DerivationClass::Echo).collect();
            if taken.is_empty() {
                let because = format!("{} has no words of {older}", selection.name);
                return Ok(Answer::new(Verdict::Fails, because));
            }
            theirs.retain(|spot| taken.iter().any(|own| own.source_clause == spot.clause));
            let clauses =
                taken.iter().map(|own| self.draft(source).clause(own.source_clause).path());
            let mut clauses: Vec<String> = clauses.collect();
            clauses.dedup();
            from = format!("{older}, {}, whose words it has", listed(&clauses));
            taking.extend(taken.iter().flat_map(|own| self.taking(Role::Shows, own, source, text)));
        }
        let names = [name.as_str(), &selection.name, &from];
        let (mut verdict, mut because) =
            whether_inherited([own.is_empty(), theirs.is_empty()], names);
        if verdict == Verdict::Holds {
            let (_, precedence) = precedence(self.stock.date(source), self.stock.date(text));
            let (of_dates, when) = by_precedence(precedence);
            verdict = of_dates;
            because.push_str(when);
        }
        let note = |text: usize| {
            let count = self.draft(text).clauses().len();
            fact(
                Role::Searched,
                self.draft(text).sigil(),
                format!("{} for {name}", counted(count, "clause")),
            )
        };
        Ok(Answer::new(verdict, because)
            .with(taking)
            .with(self.shown(Role::Against, concept, &own, text))
            .with(self.shown(Role::Against, concept, &theirs, source))
            .with(self.near_misses(concept, text))
            .with(self.near_misses(concept, source))
            .with([note(text), note(source)]))
    }
}

/// What the dates make of a text that has what a source has.
fn by_precedence(precedence: Precedence) -> (Verdict, &'static str) {
    match precedence {
        Precedence::Earlier => (Verdict::Holds, ""),
        Precedence::Contemporaneous => (
            Verdict::Undecided,
            "; both are of the same month, so that either, or neither, is the source",
        ),
        Precedence::Unknown => (Verdict::Undecided, "; which is older is not known"),
    }
}

/// The verdict on a gap by whether what is asked about and its source lack the concept, and the reason.
fn whether_inherited(
    [is_absent, was_absent]: [bool; 2],
    [name, here, from]: [&str; 3],
) -> (Verdict, String) {
    match (is_absent, was_absent) {
        (true, true) => (Verdict::Holds, format!("{name} is absent from {here}, as from {from}")),
        (true, false) => {
            (Verdict::Fails, format!("{name} is absent from {here}, and {from} names it"))
        }
        (false, _) => (Verdict::Fails, format!("{here} names {name}")),
    }
}

/// “an echo”, “an adaptation”, “the wording”.
fn class_of(own: &Derivation) -> &'static str {
    match own.class {
        DerivationClass::Verbatim => "the wording",
        DerivationClass::Adapted => "an adaptation",
        DerivationClass::Echo => "an echo",
        DerivationClass::Thematic => "on the matter",
    }
}
