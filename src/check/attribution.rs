//! What a commentator says that a text does.

use super::answer::{Answer, Decided, listed, quoted, words};
use super::commitments::act_evidence;
use super::select::act_name;
use super::session::Session;
use super::statement::Place;
use super::verdict::{Role, Verdict};
use crate::document::Draft;
use crate::force::{Act, Agreement, Audit, Profiles, Ranking};

impl Session<'_, '_> {
    /// What a commentator says the text does.
    pub(super) fn attributed(&self, said: &str, place: &Place, text: usize) -> Decided {
        self.readable(text)?;
        if Profiles::all().first().act_type(said).is_some() {
            return self.attributed_verb(said, place, text);
        }
        let (draft, force) = (self.draft(text), self.stock.force(text));
        let selection = self.select(place, text)?;
        let commentary = Draft::parse("commentary", said);
        let audit = Audit::new(&commentary, force);
        let findings = audit.findings().iter().filter(|found| selection.has(found.clause));
        let mut answer = Answer::new(Verdict::Holds, String::new());
        let (mut verdicts, mut reasons) = (Vec::new(), Vec::new());
        for finding in findings {
            let (verdict, how) = agreement(finding.agreement);
            let printed = quoted(&commentary, finding.said);
            reasons.push(format!(
                "it says {printed} ({}), {} does {}: {how}",
                finding.said_name,
                draft.clause(finding.clause).path(),
                finding.found_name
            ));
            verdicts.push(verdict);
            let role = if verdict == Verdict::Holds { Role::Shows } else { Role::Against };
            let note = format!("the text does {}", finding.found_name);
            answer.push(words(role, draft, finding.found, note));
            let shared: Vec<String> =
                finding.shared.iter().map(|span| draft.text()[span.range()].to_owned()).collect();
            let span = draft.clause(finding.clause).body_span();
            answer.push(words(Role::Shows, draft, span, format!("shares {}", listed(&shared))));
        }
        let Some(verdict) = verdicts.into_iter().reduce(Verdict::and) else {
            return Ok(Answer::not_decidable(format!(
                "no clause of {} shares enough words with the sentence, or it has no verb that does \
                 something by being said",
                draft.sigil()
            )));
        };
        answer.verdict = verdict;
        answer.because = reasons.join("; ");
        Ok(answer)
    }

    fn attributed_verb(&self, said: &str, place: &Place, text: usize) -> Decided {
        let (selection, acts) = self.acts(place, text)?;
        let draft = self.draft(text);
        let (mut answer, mut best) = (Answer::new(Verdict::Fails, String::new()), None);
        for act in acts {
            let (verdict, how) = agreement(agree(said, act));
            let role = if verdict == Verdict::Holds { Role::Shows } else { Role::Against };
            answer.push(act_evidence(role, draft, act));
            let because = format!("{} does {}: {how}", selection.name, act_name(act));
            if best.as_ref().is_none_or(|(known, _)| verdict < *known) {
                best = Some((verdict, because));
            }
        }
        let (verdict, because) = best.unwrap_or((Verdict::Fails, String::new()));
        (answer.verdict, answer.because) = (verdict, format!("said to {said}; {because}"));
        Ok(answer)
    }
}

fn agree(said: &str, act: &Act) -> Agreement {
    if said == act.name {
        return Agreement::Same;
    }
    if Profiles::all().first().act_type(said) != Some(act.act_type) {
        return Agreement::OtherAct;
    }
    match Profiles::all().rank_names(act.act_type, said, &act.name) {
        Ranking::Stronger => Agreement::Inflated,
        Ranking::Weaker => Agreement::Deflated,
        Ranking::Equal => Agreement::Same,
        Ranking::Contested { .. } => Agreement::Contested,
        Ranking::Unranked => Agreement::OtherAct,
    }
}

fn agreement(agreement: Agreement) -> (Verdict, &'static str) {
    match agreement {
        Agreement::Same => (Verdict::Holds, "as it is said"),
        Agreement::Inflated => (Verdict::Fails, "weaker than it is said"),
        Agreement::Deflated => (Verdict::Fails, "stronger than it is said"),
        Agreement::Contested => {
            (Verdict::Undecided, "published orders disagree on which is stronger")
        }
        Agreement::OtherAct => (Verdict::Fails, "another kind of act"),
    }
}
