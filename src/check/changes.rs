//! What became of words and clauses from draft to draft.

use super::answer::{Answer, Decided, counted, fact, listed, words};
use super::session::{Session, not_given};
use super::statement::Place as ClausePlace;
use super::stock::PREVIOUS;
use super::verdict::{Evidence, Role, Verdict};
use crate::align::{Change, Comparison};
use crate::change::{Effect, EffectKind};
use crate::document::{Clause, ClauseId, Draft};
use crate::lexicon::{Place, Places};
use crate::span::Span;
use crate::text::Normalization;

impl Session<'_, '_> {
    /// The comparison with an earlier draft.
    ///
    /// # Errors
    /// The answer that it was not given.
    fn compared(&self, from: &str, text: usize) -> Result<(usize, &Comparison<'_>), Answer> {
        let number = match self.stock.earlier(from, text) {
            Some(number) if !self.stock.share_language(number, text) => {
                let [old, sigil] = [number, text].map(|text| self.draft(text).sigil());
                let because = format!("{old} and {sigil} are in two languages");
                return Err(Answer::not_decidable(because));
            }
            Some(number) if number != text => number,
            Some(_) => {
                let sigil = self.draft(text).sigil();
                let because =
                    format!("{sigil} is that earlier draft itself: nothing can have changed");
                return Err(Answer::not_decidable(because));
            }
            None if from == PREVIOUS => {
                let because = format!("no draft was given before {}", self.draft(text).sigil());
                return Err(Answer::not_decidable(because));
            }
            None => return Err(not_given(&[from])),
        };
        let comparison = self.stock.comparison(number, text);
        Ok((number, comparison.ok_or_else(|| not_given(&[from]))?))
    }

    pub(super) fn substituted(
        &self,
        from: &str,
        [before, after]: [&str; 2],
        text: usize,
    ) -> Decided {
        let (earlier, comparison) = self.compared(from, text)?;
        let sigils = [self.draft(earlier).sigil(), self.draft(text).sigil()];
        let old = self.stock.words(earlier).find(before);
        let new = self.stock.words(text).find(after);
        let stays = self.stock.words(text).find(before);
        let was = self.stock.words(earlier).find(after);
        let has = |spots: &[(ClauseId, Span)], ids: &[ClauseId]| -> Option<Span> {
            ids.iter().find_map(|id| first_in(spots, *id))
        };
        let mut answer = Answer::new(Verdict::Fails, String::new());
        for link in comparison.alignment().links() {
            let gone = has(&old, &link.before).filter(|_| has(&stays, &link.after).is_none());
            let come = has(&new, &link.after).filter(|_| has(&was, &link.before).is_none());
            let (Some(gone), Some(come)) = (gone, come) else { continue };
            answer.push(words(Role::Shows, self.draft(earlier), gone, "before"));
            answer.push(words(Role::Shows, self.draft(text), come, "after"));
        }
        if !answer.evidence.is_empty() {
            let because =
                format!("“{before}” in {} gave way to “{after}” in {}", sigils[0], sigils[1]);
            return Ok(Answer { verdict: Verdict::Holds, because, ..answer });
        }
        let draft = |number: usize| self.draft(number);
        let near = |spots: &[(ClauseId, Span)], number: usize, note: &str| -> Vec<Evidence> {
            spots
                .iter()
                .map(|(_, span)| words(Role::NearMiss, draft(number), *span, note))
                .collect()
        };
        answer.because = match (old.is_empty(), new.is_empty()) {
            (true, _) => format!("“{before}” stands nowhere in {}", sigils[0]),
            (_, true) => format!("“{after}” stands nowhere in {}", sigils[1]),
            _ if !stays.is_empty() => format!("“{before}” still stands in {}", sigils[1]),
            _ => "the words stand in clauses that do not answer to each other".to_owned(),
        };
        Ok(answer
            .with(near(&old, earlier, "the words before"))
            .with(near(&new, text, "the words after"))
            .with(near(&stays, text, "the words before, still there")))
    }

    pub(super) fn conjunct_dropped(&self, from: &str, member: &str, text: usize) -> Decided {
        let (earlier, comparison) = self.compared(from, text)?;
        let Some(effects) = self.effects(earlier, text) else { return Ok(not_given(&[from])) };
        let folded = |words: &str| Normalization::CaseInsensitive.fold(words).into_owned();
        let is_member = |effect: &&Effect| {
            let gone = effects.words(effect)[0].map(folded).unwrap_or_default();
            effect.kind == EffectKind::ConjunctDropped && gone.contains(&folded(member))
        };
        let (sigil, old) = (self.draft(text).sigil(), self.draft(earlier).sigil());
        let found: Vec<&Effect> = effects.iter().filter(is_member).collect();
        if !found.is_empty() {
            let because = format!("a list of {old} has lost “{member}” in {sigil}");
            let answer = Answer::new(Verdict::Holds, because);
            return Ok(answer
                .with(found.into_iter().flat_map(|own| self.effect_evidence(own, earlier, text))));
        }
        let [was, is] = [earlier, text].map(|number| self.stock.words(number).find(member));
        if let Some((span, joined)) = self.left_list(&was, &is, comparison, text) {
            let because = format!("a list of {old} has lost “{member}” in {sigil}");
            return Ok(Answer::new(Verdict::Holds, because).with([
                words(Role::Shows, self.draft(earlier), span, "a list loses a member, before"),
                words(Role::Shows, self.draft(text), joined, "a member that stays"),
            ]));
        }
        let because = match (was.is_empty(), is.is_empty()) {
            (true, _) => format!("“{member}” stands nowhere in {old}"),
            (false, true) => {
                format!("“{member}” has gone from {old} to {sigil}, but from no list that stayed")
            }
            (false, false) => {
                format!("“{member}” still stands in {sigil}, or was in no list of {old}")
            }
        };
        let near = |spots: Vec<(ClauseId, Span)>, number: usize| -> Vec<Evidence> {
            let shown = |(_, span)| words(Role::NearMiss, self.draft(number), span, "the words");
            spots.into_iter().map(shown).collect()
        };
        Ok(Answer::new(Verdict::Fails, because).with(near(was, earlier)).with(near(is, text)))
    }

    /// Where words stood beside a joiner in a clause that lost them and kept what was joined; and where
    /// that stands now. Edits that go further than the list hide it from effects.
    fn left_list(
        &self,
        was: &[(ClauseId, Span)],
        is: &[(ClauseId, Span)],
        comparison: &Comparison<'_>,
        text: usize,
    ) -> Option<(Span, Span)> {
        let stays = |ids: &[ClauseId]| ids.iter().any(|id| first_in(is, *id).is_some());
        let links = comparison.alignment().links().iter().filter(|link| !stays(&link.after));
        links
            .filter_map(|link| Some((link, link.before.iter().find_map(|id| first_in(was, *id))?)))
            .find_map(|(link, gone)| {
                let joined = joined_words(comparison.before(), gone);
                joined.into_iter().find_map(|word| {
                    let spots = self.stock.words(text).find(&word);
                    let kept = link.after.iter().find_map(|id| first_in(&spots, *id));
                    kept.map(|span| (gone, span))
                })
            })
    }

    /// The clauses of a change, in both drafts, as evidence with what it does.
    fn effect_evidence(&self, effect: &Effect, earlier: usize, text: usize) -> Vec<Evidence> {
        let note = |when: &str| format!("{}, {when}", effect.describe());
        let before =
            effect.before.map(|span| words(Role::Shows, self.draft(earlier), span, note("before")));
        let after =
            effect.after.map(|span| words(Role::Shows, self.draft(text), span, note("after")));
        before.into_iter().chain(after).collect()
    }

    pub(super) fn effect(
        &self,
        from: &str,
        kinds: &[String],
        place: &ClausePlace,
        text: usize,
    ) -> Decided {
        let (earlier, comparison) = self.compared(from, text)?;
        let Some(effects) = self.effects(earlier, text) else { return Ok(not_given(&[from])) };
        let is_there = self.in_either(place, earlier, text)?;
        let wanted = |kind: EffectKind| {
            kinds.iter().any(|name| [kind.name(), kind.tendency().name()].contains(&name.as_str()))
        };
        let (mut answer, mut told) = (Answer::new(Verdict::Fails, String::new()), Vec::new());
        let mut others = 0;
        for change in comparison.clauses().filter(|change| is_there(*change)) {
            for effect in effects.of(change) {
                if !wanted(effect.kind) {
                    others += usize::from(effect.kind != EffectKind::EditorialOnly);
                    continue;
                }
                let [before, after] = effects.words(effect).map(|words| {
                    let words = words.map(|words| words.split_whitespace().collect::<Vec<_>>());
                    words.map(|words| format!("“{}”", words[..words.len().min(8)].join(" ")))
                });
                let words = [before, after].into_iter().flatten().collect::<Vec<_>>().join(" → ");
                told.push(format!("{} ({}): {words}", effect.describe(), place_of(change)));
                answer = answer.with(self.effect_evidence(effect, earlier, text));
            }
        }
        let (sigil, old) = (self.draft(text).sigil(), self.draft(earlier).sigil());
        if told.is_empty() {
            let untold = effects.untold().filter(|change| is_there(*change)).collect();
            return Ok(self.nothing_told(comparison, kinds, others, untold));
        }
        answer.verdict = Verdict::Holds;
        let more = told.len().saturating_sub(3);
        told.truncate(3);
        let more = match more {
            0 => String::new(),
            more => format!("; and {}", counted(more, "more effect")),
        };
        answer.because = format!("from {old} to {sigil}, {}{more}", told.join("; "));
        Ok(answer)
    }

    /// That no change does what was asked for; where some were left untold, that is said.
    fn nothing_told(
        &self,
        comparison: &Comparison<'_>,
        kinds: &[String],
        others: usize,
        untold: Vec<Change<'_>>,
    ) -> Answer {
        let (old, sigil) = (comparison.before().sigil(), comparison.after().sigil());
        let name = |kind: &String| match EffectKind::named(kind) {
            Some(kind) => kind.describe().to_owned(),
            None => kind.clone(),
        };
        let kinds: Vec<String> = kinds.iter().map(name).collect();
        let mut because =
            format!("no change from {old} to {sigil} is one of: {}", kinds.join(", "));
        let verdict = if untold.is_empty() { Verdict::Fails } else { Verdict::Undecided };
        if !untold.is_empty() {
            let changes = counted(untold.len(), "change");
            because.push_str(&format!(", as far as rules tell: they tell nothing of {changes}"));
        }
        let near = untold.into_iter().filter_map(|change| {
            let clause = change.after_clauses().next()?;
            let note = "changed, and no rule tells what that does";
            Some(words(Role::NearMiss, clause.draft(), clause.body_span(), note))
        });
        let (links, others) = (comparison.clauses().len(), counted(others, "effect"));
        let note = format!("{}, {others} of other kinds", counted(links, "clause"));
        let searched = fact(Role::Searched, format!("{old} → {sigil}"), note);
        Answer::new(verdict, because).with(near).with([searched])
    }

    /// Whether a change concerns clauses of a place, in the earlier draft or the later.
    fn in_either(
        &self,
        place: &ClausePlace,
        earlier: usize,
        text: usize,
    ) -> Result<impl Fn(Change<'_>) -> bool, Answer> {
        let selections = match [earlier, text].map(|number| self.select(place, number)) {
            [Err(_), Err(answer)] => return Err(answer),
            selections => selections.map(Result::ok),
        };
        Ok(move |change: Change<'_>| {
            let link = change.link();
            let has = |side: usize, ids: &[ClauseId]| {
                selections[side].as_ref().is_some_and(|own| ids.iter().any(|id| own.has(*id)))
            };
            has(0, &link.before) || has(1, &link.after)
        })
    }

    pub(super) fn fate(&self, from: &str, fate: &str, place: &ClausePlace, text: usize) -> Decided {
        let (earlier, comparison) = self.compared(from, text)?;
        let is_there = self.in_either(place, earlier, text)?;
        let is_so = |change: &Change<'_>| match fate {
            "moved" => change.is_moved(),
            fate => change.fate().name() == fate,
        };
        let (mut found, mut others) = (Vec::new(), Vec::new());
        for change in comparison.clauses().filter(|change| is_there(*change)) {
            let shown = |role: Role| {
                let clause = change.after_clauses().next();
                let (draft, clause): (_, Option<Clause<'_>>) = match clause {
                    Some(clause) => (self.draft(text), Some(clause)),
                    None => (self.draft(earlier), change.before_clauses().next()),
                };
                let note = match change.is_moved() {
                    true => format!("{}, moved", change.fate().name()),
                    false => change.fate().name().to_owned(),
                };
                clause.map(|clause| words(role, draft, clause.body_span(), note))
            };
            match is_so(&change) {
                true => found.extend(shown(Role::Shows)),
                false => others.extend(shown(Role::Against)),
            }
        }
        let (sigil, old) = (self.draft(text).sigil(), self.draft(earlier).sigil());
        let because = match found.len() {
            0 => format!("no such clause was {fate} from {old} to {sigil}"),
            count => {
                let were = if count == 1 { "was" } else { "were" };
                let places: Vec<String> =
                    found.iter().take(4).map(|own: &Evidence| own.place.clone()).collect();
                format!(
                    "{} {were} {fate} from {old} to {sigil}: {}",
                    counted(count, "clause"),
                    listed(&places)
                )
            }
        };
        let answer = Answer::new(Verdict::of(!found.is_empty()), because).with(found);
        Ok(if answer.verdict == Verdict::Fails { answer.with(others) } else { answer })
    }
}

/// The first of some places, which stand in reading order, in a clause.
fn first_in(spots: &[(ClauseId, Span)], clause: ClauseId) -> Option<Span> {
    let at = spots.partition_point(|(own, _)| *own < clause);
    spots.get(at).filter(|(own, _)| *own == clause).map(|(_, span)| *span)
}

/// The words next to those at `span`, apart from them by a comma or a word that joins.
fn joined_words(draft: &Draft, span: Span) -> Vec<String> {
    let body = draft.clause_at(span.start()).map_or(span, |clause| clause.body_span());
    let tokens: Vec<&str> = draft
        .tokens()
        .within(body)
        .map(|token| &draft.text()[draft.tokens().span(token).range()])
        .collect();
    let first = draft.tokens().within(Span::new(body.start(), span.start())).len();
    let last = first + draft.tokens().within(span).len();
    let joins = |word: &&str| {
        let joiner = Places::of(&[Place::Additive, Place::Alternative]);
        *word == "," || draft.lexicon().negation().places(word).meets(joiner)
    };
    let behind = tokens.get(last..).unwrap_or_default();
    let before: Vec<&str> = tokens.get(..first).unwrap_or_default().iter().rev().copied().collect();
    [behind, &before]
        .into_iter()
        .filter(|side| side.first().is_some_and(joins))
        .filter_map(|side| side.iter().find(|word| !joins(word)).map(|word| (*word).to_owned()))
        .collect()
}

/// Where a change is, as a person cites it.
fn place_of(change: Change<'_>) -> String {
    let path = |clause: Clause<'_>| clause.path();
    let after = change.after_clauses().next().map(path);
    let before = change.before_clauses().next().map(path);
    match (before, after) {
        (Some(before), Some(after)) if before != after => format!("{before} → {after}"),
        (_, Some(after)) => after,
        (Some(before), None) => format!("formerly {before}"),
        (None, None) => String::new(),
    }
}
