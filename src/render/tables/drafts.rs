//! Tables of one draft: clauses, brackets, acts.

use super::cell::{several, spelled};
use super::characters::Characters;
use super::comparisons::label;
use super::{Table, table};
use crate::check::Outcome;
use crate::document::{Clause, Draft};
use crate::force::{Force, Party};
use crate::span::Span;

impl Table {
    /// The clauses of a draft, in reading order.
    ///
    /// `clause`, `parent` and `section` are numbers from 0 that hold in this draft alone; `section` is the
    /// nearest heading above. The four places are those of `text`, which leaves the printed number out.
    #[must_use]
    pub fn clauses(draft: &Draft) -> Self {
        let characters = Characters::new(draft);
        table! {
            "clauses", clause in draft.clauses(), {
                let number = |clause: Clause<'_>| clause.id().index();
            }
            draft: draft.sigil(),
            date: draft.date(),
            language: draft.language(),
            clause: number(clause),
            path: clause.path(),
            canonical_path: clause.canonical_path(),
            label: label(clause),
            kind: spelled(clause.kind()),
            part: spelled(clause.part()),
            depth: clause.depth(),
            parent: clause.parent().map(number),
            section: clause.section().map(number),
            words: clause.token_range().len(),
            @"" characters.place(clause.body_span()),
            text: clause.body(),
        }
    }

    /// The brackets of a draft, in order of their openings.
    ///
    /// `bracket` and `parent` are numbers from 0 that hold in this draft alone; `parent` is the bracket around
    /// it, `path_end` the clause its `]` stands in. `group` numbers the sets of words of which one will stay,
    /// `alternative` its place in one, from 0, and `alternatives` how many that has. `words` stand without
    /// marks and names. `clause_unsettled` and `clause_words` count the words of the clause it opens in,
    /// `clause_share` is the one in the other.
    #[must_use]
    pub fn brackets(draft: &Draft) -> Self {
        let characters = Characters::new(draft);
        let brackets = draft.brackets();
        table! {
            "brackets", (number, own) in brackets.all().iter().enumerate(), {
                let group = own.alternative.and_then(|place| {
                    brackets.groups().get(place.group as usize)
                });
                let names = own.attribution.iter().flat_map(|own| &own.names);
                let share = brackets.unsettled_share(own.first);
            }
            draft: draft.sigil(),
            bracket: number,
            clause: own.first.index(),
            path: draft.clause(own.first).path(),
            path_end: draft.clause(own.last).path(),
            kind: spelled(own.kind),
            depth: own.depth,
            parent: own.parent,
            group: own.alternative.map(|place| place.group),
            alternative: own.alternative.map(|place| place.position),
            alternatives: group.map(|group| group.alternatives.len()),
            names: several(names),
            words: &draft.text()[own.words.range()],
            clause_unsettled: share.unsettled,
            clause_words: share.words,
            clause_share: share.ratio(),
            @"" characters.place(own.words),
        }
    }

    /// What the clauses of a draft commit whom to: a row for each act.
    ///
    /// `act` is its number, `within` that of the act it stands inside, `inherited` the path of the clause
    /// above that holds its verb. `modifiers`, `scopes` and `times` name what their words do: `hedge: as
    /// appropriate`. The four places are those of `predicate`.
    #[must_use]
    pub fn acts(force: &Force<'_>) -> Self {
        let draft = force.draft();
        let characters = Characters::new(draft);
        let words = |span: Span| &draft.text()[span.range()];
        let parties = |all: &[Party]| several(all.iter().map(|party| words(party.span)));
        let classed = |class: String, span: Span| format!("{class}: {}", words(span));
        table! {
            "acts", (number, act) in force.acts().iter().enumerate(), {
                let content = act.content.as_ref();
                let modifiers = act.modifiers.iter().map(|own| classed(spelled(own.class), own.span));
                let scopes = act.scopes.iter().map(|own| classed(spelled(own.class), own.span));
                let times = act.times.iter().map(|own| classed(spelled(own.kind), own.span));
                let negations = act.negations.iter().flat_map(|own| &own.cue);
            }
            draft: draft.sigil(),
            act: number,
            clause: act.clause.index(),
            path: draft.clause(act.clause).path(),
            inherited: act.inherited.map(|id| draft.clause(id).path()),
            within: act.within,
            act_type: spelled(act.act_type),
            name: act.name.as_ref(),
            polarity: spelled(act.polarity),
            norm: act.norm.map(spelled),
            predicate: words(act.predicate),
            deed: content.and_then(|content| content.verb).map(words),
            prohibitive: content.is_some_and(|content| content.prohibitive),
            content: content.map(|content| words(content.span)),
            actors: parties(&act.actors),
            addressees: parties(&act.addressees),
            beneficiaries: parties(&act.beneficiaries),
            modifiers: several(modifiers),
            scopes: several(scopes),
            times: several(times),
            negations: several(negations.map(|span| words(*span))),
            @"" characters.place(act.predicate),
        }
    }

    /// The answers to checks: a row for each check and text.
    ///
    /// `draft` is the text that was asked, `evidence` how many things the verdict rests on, `words` those of
    /// them that are words.
    #[must_use]
    pub fn findings(outcome: &Outcome) -> Self {
        table! {
            "findings", finding in outcome.findings.iter(), {
                let quoted = finding.evidence.iter().filter_map(|own| own.quotation.as_ref());
            }
            draft: Some(finding.text.as_str()).filter(|text| !text.is_empty()),
            check: finding.check.as_str(),
            says: finding.says.as_str(),
            severity: spelled(finding.severity),
            verdict: spelled(finding.verdict),
            known: finding.known,
            because: finding.because.as_str(),
            evidence: finding.evidence.len(),
            words: several(quoted.map(|quotation| &quotation.exact)),
        }
    }
}
