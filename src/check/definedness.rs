//! Which terms a text defines, which it does not, and who else does.

use super::answer::{Answer, fact, listed, quoted, words};
use super::presence::often;
use super::session::{Session, not_given};
use super::verdict::{Evidence, Role, Verdict};
use crate::roster::Date;
use crate::term::{Gloss, GlossKind, Standing, TermUse};

impl Session<'_, '_> {
    pub(super) fn defined(&self, term: &str, text: usize) -> Answer {
        let draft = self.draft(text);
        let terms = self.stock.terms(text);
        match terms.standing(term) {
            Standing::Defined(definitions) => {
                let places: Vec<String> =
                    definitions.iter().map(|own| draft.clause(own.clause).path()).collect();
                let because = format!("{} defines “{term}” in {}", draft.sigil(), listed(&places));
                let shown = definitions.iter().map(|own| {
                    let span = own.meaning.map_or(own.term, |meaning| own.term.union(meaning));
                    words(Role::Shows, draft, span, format!("by {}", own.form.name()))
                });
                Answer::new(Verdict::Holds, because).with(shown)
            }
            Standing::Undefined { first, uses, glosses } => {
                let because = format!(
                    "{} uses “{term}” {} and does not define it",
                    draft.sigil(),
                    often(uses)
                );
                let answer = Answer::new(Verdict::Fails, because);
                answer.with(self.first_use(first, text)).with(self.glosses(&glosses, text))
            }
            Standing::Absent => {
                let because = format!("{} does not use “{term}”", draft.sigil());
                Answer::new(Verdict::Fails, because).with(self.defining(text))
            }
        }
    }

    pub(super) fn undefined(&self, term: &str, text: usize) -> Answer {
        let draft = self.draft(text);
        match self.stock.terms(text).standing(term) {
            Standing::Absent => {
                Answer::new(Verdict::Fails, format!("{} does not use “{term}”", draft.sigil()))
            }
            Standing::Undefined { first, glosses, .. }
                if glosses.iter().any(|gloss| gloss.kind == GlossKind::Apposition) =>
            {
                let because = format!("{} explains “{term}” in passing", draft.sigil());
                let answer = Answer::new(Verdict::Undecided, because);
                let first =
                    self.first_use(first, text).map(|own| Evidence { role: Role::Shows, ..own });
                answer.with(first).with(self.glosses(&glosses, text))
            }
            _ => {
                let mut answer = self.defined(term, text).negated();
                if answer.verdict == Verdict::Holds {
                    answer = answer.with(self.defining(text));
                }
                answer
            }
        }
    }

    pub(super) fn defined_elsewhere(&self, term: &str, texts: &[String], text: usize) -> Answer {
        let missing = self.stock.missing(texts);
        if !missing.is_empty() {
            return not_given(&missing);
        }
        let own = self.undefined(term, text);
        if own.verdict != Verdict::Holds {
            return own;
        }
        let mut answer = Answer::new(Verdict::Fails, String::new()).with(own.evidence);
        let (mut defining, mut lacking) = (Vec::new(), Vec::new());
        for other in self.stock.all_texts(texts) {
            let found = self.defined(term, other);
            let sigil = self.draft(other).sigil();
            if found.verdict == Verdict::Holds {
                let dates = self.stock.date(other).zip(self.stock.date(text));
                defining.push(format!("{sigil}{}", order(dates)));
                answer = answer.with(found.evidence);
            } else {
                lacking.push(sigil.to_owned());
            }
        }
        answer.verdict = Verdict::of(!defining.is_empty());
        answer.because = match defining.is_empty() {
            true => format!("{}, and neither {} defines it", own.because, listed(&lacking)),
            false => format!("{}; it is defined in {}", own.because, listed(&defining)),
        };
        answer
    }

    fn first_use(&self, first: TermUse, text: usize) -> [Evidence; 1] {
        [words(Role::Against, self.draft(text), first.span, "first use")]
    }

    fn glosses(&self, glosses: &[Gloss], text: usize) -> Vec<Evidence> {
        let note = |gloss: &Gloss| match gloss.kind {
            GlossKind::Reference => "says where it is defined",
            _ => "explained in passing",
        };
        let shown = |gloss: &Gloss| words(Role::Against, self.draft(text), gloss.span, note(gloss));
        glosses.iter().map(shown).collect()
    }

    /// What the text does define.
    fn defining(&self, text: usize) -> [Evidence; 1] {
        const MOST_TERMS: usize = 6;
        let (draft, terms) = (self.draft(text), self.stock.terms(text));
        let mut defined: Vec<String> =
            terms.definitions().iter().map(|own| quoted(draft, own.term)).collect();
        defined.dedup();
        let more = defined.len().saturating_sub(MOST_TERMS);
        defined.truncate(MOST_TERMS);
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        let note = match defined.is_empty() {
            true => "no definition of any term".to_owned(),
            false => format!("the definitions there are: {}{more}", defined.join(", ")),
        };
        [fact(Role::Searched, draft.sigil(), note)]
    }
}

/// “, the older text”, as dates tell.
fn order(dates: Option<(Date, Date)>) -> &'static str {
    match dates.map(|(other, own)| other.is_before(own)) {
        Some(Some(true)) => ", the older text",
        Some(Some(false)) => ", no older text",
        _ => "",
    }
}
