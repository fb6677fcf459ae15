//! What became of what is done, asked and promised.

use std::ops::Range;

use super::effect::{EffectDetail, EffectRule};
use super::figures::is_month_name;
use super::kind::EffectKind as Kind;
use super::members::moves;
use super::pairing::{Bond, Pairing, Placed};
use super::side::{Side, Word};
use super::site::Site;
use crate::document::ClauseKind;
use crate::force::{ActType, Norm, Polarity, Profiles, Ranking, is_permissive};
use crate::span::Span;

/// Tells which acts are new or gone inside a clause that stands on both sides.
pub(super) fn lone_acts(site: &mut Site<'_>, pairing: &Pairing<'_>) {
    for side in 0..2 {
        let mut told: Option<Range<usize>> = None;
        for (number, at) in pairing.alone(side).enumerate() {
            let placed = &pairing.acts[side][at];
            let own = &site.sides[side];
            let inside = told.as_ref().is_some_and(|told| told.contains(&placed.extent.start));
            let all_new = own.all_new(placed.predicate.clone());
            let elsewhere = || number < MOST_ELSEWHERE && stands_elsewhere(site, pairing, side, at);
            let new = (all_new || elsewhere())
                && !placed.is_ability()
                && !is_turned_round(own, &site.sides[1 - side], placed)
                && !opens_instead(own, &site.sides[1 - side], placed);
            if inside || !new || is_month_name(own, placed.predicate.start) {
                continue;
            }
            let end = end_of(&pairing.acts[side], at).min(sentence_end(own, placed.extent.end));
            let range = own.new_around(placed, end);
            // a sentence that only changed its place
            let own = &site.sides[side];
            let count = |range: &Range<usize>| {
                own.words[range.clone()].iter().filter(|word| word.is_content()).count()
            };
            let says = count(&range);
            // "shall sail and report twice a year", "shall report twice a year and sail": one modal for both
            let deed = placed.verb.start.max(range.start)..range.end.max(placed.verb.start);
            let shared = !placed.verb.is_empty() && placed.act.polarity == Polarity::Positive;
            let goes = |range: &Range<usize>| {
                count(range) >= SHORTEST_SENTENCE && moves(site, side, range)
            };
            let moved = goes(&range) || shared && goes(&deed);
            // "will make sure", "will ensure": no more than other words for it
            if moved || says < SHORTEST_DUTY && !all_new {
                continue;
            }
            let kind = removed(placed);
            let actor = actor(placed);
            let effect = site.push_lone(kind, EffectRule::LoneAct, side, range.clone());
            *(if side == 0 { &mut effect.actor_before } else { &mut effect.actor_after }) = actor;
            site.sides[side].claim(range.clone());
            told = Some(range);
        }
    }
}

/// Whether the modal of an act without an answer stands on the other side in an act that has none either: *the owner
/// shall pay*, *the pilot shall sleep*.
fn stands_elsewhere(site: &Site<'_>, pairing: &Pairing<'_>, side: usize, at: usize) -> bool {
    let (own, placed) = (&site.sides[side], &pairing.acts[side][at]);
    let [modal] = &own.words[placed.predicate.clone()] else { return false };
    let Some(twin) = modal.twin.filter(|_| placed.act.act_type == ActType::Norm) else {
        return false;
    };
    let holds = |other: &usize| pairing.acts[1 - side][*other].predicate.contains(&twin);
    let verb = own.words[placed.verb.clone()].iter();
    let mut verb = verb.filter(|word| word.is_content()).peekable();
    verb.peek().is_some() && verb.all(Word::is_free) && pairing.alone(1 - side).any(|at| holds(&at))
}

/// Of so many acts of a change that have no answer it is asked whether their modal stands elsewhere, for all words are
/// looked through for each.
const MOST_ELSEWHERE: usize = 64;

/// So many words that say something make a sentence that can be told from others.
const SHORTEST_SENTENCE: usize = 3;

/// So many words with their modal are more than another word for what is done.
const SHORTEST_DUTY: usize = 5;

/// Whether the verb of an act stands on the other side in another form: *the Board adopts the rules*, *the rules are
/// adopted by the Board*; where nobody is bound, also that behind a modal: *nothing shall affect*, *nothing affects*.
fn is_turned_round(own: &Side<'_>, other: &Side<'_>, placed: &Placed<'_>) -> bool {
    let words = match placed.act.norm {
        Some(Norm::Constitutive) if !placed.verb.is_empty() => &placed.verb,
        _ => &placed.predicate,
    };
    let verb = own.words[words.clone()].iter().rfind(|word| word.is_content());
    let verb = verb.filter(|verb| !own.lexicon.openings().is_auxiliary(&verb.folded));
    let form = |word: &Word<'_>| {
        verb.is_some_and(|verb| word.is_free() && own.is_form(&verb.folded, &word.folded))
    };
    other.words.iter().any(form)
}

/// Whether an act that asks by opening its sentence took the place of another opening: *combat theft*, *prevent
/// theft*. Which verbs ask so, no list has them all.
fn opens_instead(own: &Side<'_>, other: &Side<'_>, placed: &Placed<'_>) -> bool {
    let opens = |side: &Side<'_>, at: usize| at == 0 || side.words[at - 1].is_stop();
    let start = placed.predicate.start;
    if !placed.act.actors.is_empty() || placed.act.act_type != ActType::Norm || !opens(own, start) {
        return false;
    }
    let next = own.words.get(own.run(placed.predicate.clone()).end);
    let answer = next.and_then(|next| next.twin).unwrap_or(0);
    let instead = (0..answer).rev().take_while(|at| other.words[*at].is_free()).last();
    instead.is_some_and(|first| opens(other, first))
}

/// Where the sentence ends that reaches at least up to a word.
fn sentence_end(side: &super::side::Side<'_>, from: usize) -> usize {
    let ends = |at: &usize| matches!(side.words[*at].print, "." | "!" | "?");
    (from..side.words.len()).find(ends).unwrap_or(side.words.len())
}

/// Where what an act does ends: before the next act that is no part of it.
fn end_of(acts: &[Placed<'_>], at: usize) -> usize {
    let own = &acts[at];
    let next = acts[at + 1..]
        .iter()
        .find(|next| next.act.within.is_none() && next.extent.start > own.extent.start);
    next.map_or(usize::MAX, |next| next.extent.start.min(next.predicate.start).max(own.extent.end))
}

impl Side<'_> {
    /// Whether all words of a range stand on this side only.
    fn all_new(&self, range: Range<usize>) -> bool {
        !range.is_empty() && self.words[range].iter().all(Word::is_free)
    }

    /// The free words around the verb of an act, up to where the next one begins.
    fn new_around(&self, placed: &Placed<'_>, end: usize) -> Range<usize> {
        let start = placed.extent.start.min(placed.predicate.start);
        let run = self.run(placed.predicate.clone());
        let behind = self.run_over_small(run.end, end);
        // the article that the act begins with
        let leads =
            (start..run.start).all(|at| self.words[at].is_word() && self.words[at].function);
        let from = if leads { start } else { run.start.max(start) };
        let range = from..behind.min(end).max(placed.predicate.end);
        let range = self.trimmed(range, false);
        // "its work by the" ends where words that stayed go on
        let ends = self.words.get(range.end).is_none_or(|next| !next.is_word());
        let small = |at: &usize| !ends && self.words[*at].function && *at >= placed.predicate.end;
        let last = range.clone().rev().find(|at| !small(at));
        self.trimmed(range.start..last.map_or(range.end, |last| last + 1), false)
    }

    /// Where the free words from a place on end, with small words among them that stand on both sides as they do in
    /// any two sentences: *hold a list of the lamps*.
    fn run_over_small(&self, from: usize, end: usize) -> usize {
        let mut at = from;
        while at < end.min(self.words.len()) {
            let small = |at: usize| self.words[at].is_word() && !self.words[at].is_content();
            let goes_on = |at: usize| {
                let next =
                    self.words[at + 1..].iter().take(MOST_SMALL).find(|word| word.is_content());
                next.is_some_and(Word::is_free)
            };
            if !(self.words[at].is_free() || small(at) && goes_on(at)) {
                break;
            }
            at += 1;
        }
        at
    }
}

/// No more small words stand between two that say something: *of the*.
const MOST_SMALL: usize = 2;

/// What it is that an act goes.
pub(super) fn removed(placed: &Placed<'_>) -> Kind {
    match placed.bond() {
        Bond::Recital => Kind::RecitalRemoved,
        Bond::Intention => Kind::IntentionRemoved,
        Bond::Permission if placed.act.norm == Some(Norm::Exemption) => Kind::ExemptionRemoved,
        Bond::Permission => Kind::PermissionRemoved,
        Bond::Entitlement => Kind::EntitlementRemoved,
        Bond::Call => Kind::CallRemoved,
        Bond::Provision => Kind::ProvisionRemoved,
        Bond::Decision => Kind::DecisionRemoved,
        Bond::Obligation if placed.forbids() => Kind::ProhibitionRemoved,
        Bond::Obligation => Kind::ObligationRemoved,
    }
}

/// The first of those it binds.
pub(super) fn actor(placed: &Placed<'_>) -> Option<Span> {
    let act = placed.act;
    act.actors.first().or(act.addressees.first()).map(|party| party.span)
}

/// Compares the acts that answer to each other.
pub(super) fn compare(site: &mut Site<'_>, pairing: &Pairing<'_>, profiles: &Profiles) {
    for [a, b] in &pairing.pairs {
        let pair = [&pairing.acts[0][*a], &pairing.acts[1][*b]];
        let is_told = polarity(site, pair);
        exemption(site, pair);
        strength(site, pair, is_told, profiles);
    }
}

/// So many words around a verb may hold the word that denies it.
const NEGATION_REACH: usize = 3;

/// Tells that one of two acts is denied; says whether it did.
fn polarity(site: &mut Site<'_>, pair: [&Placed<'_>; 2]) -> bool {
    let exempts = |placed: &Placed<'_>| placed.act.norm == Some(Norm::Exemption);
    let [one, other] = [0, 1].map(|side| is_denied(&site.sides[side], pair[side]));
    let turn = norms_turn(pair);
    let is_told = turn.is_some_and(|kind| !is_of_prohibition(kind));
    if one == other || pair.iter().any(|placed| exempts(placed)) || is_told {
        return false;
    }
    let side = usize::from(other);
    let Some(range) = denied(site, side, pair[side]) else { return false };
    let answer = pair[1 - side];
    let plain = if answer.predicate.is_empty() { &answer.verb } else { &answer.predicate };
    let plain = (!plain.is_empty()).then(|| plain.clone());
    let (kind, ranges) = match side {
        0 => (Kind::NegationRemoved, [Some(range.clone()), plain]),
        _ => (Kind::NegationAdded, [plain, Some(range.clone())]),
    };
    let effect = site.push(turn.unwrap_or(kind), EffectRule::Polarity, ranges);
    (effect.actor_before, effect.actor_after) = (actor(pair[0]), actor(pair[1]));
    let own = &mut site.sides[side];
    let lists = own.lists;
    own.words[range].iter_mut().filter(|word| lists.negations.has(&word.folded)).for_each(|word| {
        word.claimed = true;
    });
    true
}

/// Tells that a *not* behind a verb or modal of both sides frees someone, or is gone: *shall be liable*, *shall not be
/// liable*.
fn exemption(site: &mut Site<'_>, pair: [&Placed<'_>; 2]) {
    let side = match norms_turn(pair) {
        Some(Kind::ObligationToExemption) => 1,
        Some(Kind::ExemptionToObligation) => 0,
        _ => return,
    };
    let (placed, answer) = (pair[side], pair[1 - side]);
    let stays = |side: usize, range: &Range<usize>| {
        !range.is_empty() && !site.sides[side].any_free(range.clone())
    };
    if !stays(side, &placed.predicate) || !stays(1 - side, &answer.predicate) {
        return;
    }
    let Some(range) = denied(site, side, placed) else { return };
    let plain = answer.predicate.clone();
    let (kind, ranges) = match side {
        0 => (Kind::ExemptionToObligation, [range.clone(), plain]),
        _ => (Kind::ObligationToExemption, [plain, range.clone()]),
    };
    let effect = site.push(kind, EffectRule::Polarity, ranges.map(Some));
    (effect.actor_before, effect.actor_after) = (actor(pair[0]), actor(pair[1]));
    site.sides[side].claim(range);
}

/// Tells a *not* that stands on one side only between words of both, where no act says what it denies: *is
/// not binding*.
pub(super) fn bare_negations(site: &mut Site<'_>, pairing: &Pairing<'_>) {
    for side in 0..2 {
        // what an act denies is told with it
        let acts = |at: usize| pairing.acts[side].iter().any(|act| act.extent.contains(&at));
        for at in 1..site.sides[side].words.len().saturating_sub(1) {
            let (own, answer) = (&site.sides[side], &site.sides[1 - side]);
            let denies = own.words[at].is_free() && own.lists.negations.has(&own.words[at].folded);
            if !denies || acts(at) {
                continue;
            }
            let Some(other) = affirmed(own, answer, at) else { continue };
            if answer.words[other].is_content() {
                let plain = other..other + 1;
                let ranges = match side {
                    0 => [Some(at..at + 2), Some(plain)],
                    _ => [Some(plain), Some(at..at + 2)],
                };
                let kind = Kind::NegationRemoved;
                let kind = if side == 0 { kind } else { kind.mirrored() };
                site.push(kind, EffectRule::Polarity, ranges);
                site.sides[side].claim(at..at + 2);
                site.sides[1 - side].claim(other..other + 1);
            }
        }
    }
}

/// Where the word stands on the other side that a *not* denies on this one, with the words before both answering to
/// each other: *is not binding*, *is binding*; *does not apply*, *applies*.
fn affirmed(own: &Side<'_>, other: &Side<'_>, not: usize) -> Option<usize> {
    let auxiliary = |at: &usize| {
        own.words[*at].is_free() && own.lexicon.openings().is_auxiliary(&own.words[*at].folded)
    };
    let before = (0..not).rev().find(|at| !auxiliary(at))?;
    let (before, behind) = (&own.words[before], &own.words[not + 1]);
    let place = before.twin.filter(|_| before.is_word() && behind.is_word())? + 1;
    let word = other.words.get(place)?;
    let form = || behind.is_free() && word.is_free() && own.is_form(&behind.folded, &word.folded);
    (behind.twin == Some(place) || form()).then_some(place)
}

/// Whether it is the *not* that makes one norm another.
fn is_of_prohibition(kind: Kind) -> bool {
    matches!(kind, Kind::ProhibitionToPermission | Kind::PermissionToProhibition)
}

/// Whether what an act names is not to be done: *shall not attack*, *should refrain from attacking*.
fn is_denied(side: &Side<'_>, placed: &Placed<'_>) -> bool {
    let abstains = placed.verb.clone().any(|at| side.lists.abstaining.has(&side.words[at].folded));
    let denied = match placed.act.norm {
        // "is forbidden to", and "is not forbidden to"
        Some(Norm::Prohibition) => true,
        Some(Norm::Permission) => false,
        _ => placed.act.polarity == Polarity::Negative,
    };
    denied != abstains
}

/// The verb or modal with the word that denies it, if that stands on this side only.
fn denied(site: &Site<'_>, side: usize, placed: &Placed<'_>) -> Option<Range<usize>> {
    let own = &site.sides[side];
    let verb = if placed.predicate.is_empty() { &placed.verb } else { &placed.predicate };
    let from = verb.start.saturating_sub(NEGATION_REACH).max(placed.extent.start.min(verb.start));
    let to = own.words.len().min(verb.end.max(placed.verb.end) + NEGATION_REACH);
    let denies = |at: &usize| {
        let word = &own.words[*at];
        let lists = own.lists;
        let says_no = lists.negations.has(&word.folded) || lists.abstaining.has(&word.folded);
        word.is_free() && says_no
    };
    // "Nothing in this Agreement shall affect": what opens a sentence denies all of it
    let opening = placed.extent.start..from.min(placed.extent.start + 1);
    let found: Vec<usize> = opening.chain(from..to).filter(denies).collect();
    let (first, last) = (*found.first()?, *found.last()?);
    Some(first.min(verb.start)..(last + 1).max(verb.end))
}

/// Tells how one act became another; `is_told` if the word is told that denies one of them.
fn strength(site: &mut Site<'_>, pair: [&Placed<'_>; 2], is_told: bool, profiles: &Profiles) {
    let [one, other] = pair;
    let changed = |side: usize, placed: &Placed<'_>| {
        site.sides[side].words[placed.predicate.clone()].iter().any(Word::is_free)
    };
    if one.act.inherited.is_some() || other.act.inherited.is_some() {
        return;
    }
    if !changed(0, one) && !changed(1, other) {
        return;
    }
    let said = with_attitude(site, pair).map(|kind| (kind, None));
    let Some((kind, detail)) = said.or_else(|| turn(one, other, is_told, profiles)) else {
        // "have the right to", "may": no term stands for another
        if pair.iter().all(|placed| placed.act.act_type == ActType::Norm) {
            site.sides[0].claim(one.predicate.clone());
            site.sides[1].claim(other.predicate.clone());
        }
        return;
    };
    let ranges = [Some(one.predicate.clone()), Some(other.predicate.clone())];
    let effect = site.push(kind, EffectRule::Predicate, ranges);
    effect.detail = detail;
    (effect.actor_before, effect.actor_after) = (actor(one), actor(other));
    site.sides[0].claim(one.predicate.clone());
    site.sides[1].claim(other.predicate.clone());
}

/// What it is that one of two acts says with which mind the same is done, and the other does not: *notes with concern*
/// and *notes*, *prie instamment* and *prie*. Orders of verbs place these by what is felt, not by how strongly.
fn with_attitude(site: &Site<'_>, [one, other]: [&Placed<'_>; 2]) -> Option<Kind> {
    let speaks = |placed: &Placed<'_>| matches!(placed.bond(), Bond::Recital | Bond::Call);
    if !speaks(one) || one.bond() != other.bond() || one.norm().or(other.norm()).is_some() {
        return None;
    }
    let [a, b] = &site.sides;
    let goes_on = |less: (&Side<'_>, &Range<usize>), more: (&Side<'_>, &Placed<'_>)| {
        let ((own, plain), (side, placed)) = (less, more);
        let rest = placed.predicate.start + plain.len()..placed.predicate.end;
        let mut words = plain.clone().zip(placed.predicate.clone());
        // "its grave concern": an intensifier is told as one, unless it makes another verb, "prie instamment"
        let stressed = one.act.name == other.act.name && {
            let modifiers = placed.act.modifiers.iter().map(|one| side.at(one.span));
            modifiers.into_iter().any(|range| rest.contains(&range.start))
        };
        !plain.is_empty()
            && !stressed
            && words
                .all(|(at, answer)| own.is_form(&own.words[at].folded, &side.words[answer].folded))
            && rest.clone().any(|at| side.words[at].is_content())
    };
    match () {
        () if goes_on((b, &other.predicate), (a, one)) => Some(Kind::Weakened),
        () if goes_on((a, &one.predicate), (b, other)) => Some(Kind::Strengthened),
        () => None,
    }
}

/// What it is that one act has become the other; `is_told` if the word is told that denies one of them.
fn turn(
    one: &Placed<'_>,
    other: &Placed<'_>,
    is_told: bool,
    profiles: &Profiles,
) -> Option<(Kind, Option<EffectDetail>)> {
    if let Some(kind) = loosely_bound(one, other) {
        return Some((kind, None));
    }
    // "may leave" and "shall be able to leave" are one right, the second with more behind it
    let same_right = one.is_to_be_able() != other.is_to_be_able();
    if let (Some(kind), false) = (norms_turn([one, other]), same_right) {
        // a prohibition is told with the word that denies, unless it is *forbidden*
        return (!is_of_prohibition(kind) || !is_told).then_some((kind, None));
    }
    // "we intend to" and "we will"
    let binds = |placed: &Placed<'_>| placed.act.norm == Some(Norm::Obligation);
    if one.is_intention() && binds(other) {
        return Some((Kind::Strengthened, None));
    }
    if binds(one) && other.is_intention() {
        return Some((Kind::Weakened, None));
    }
    // "no Party may" and "Parties shall not" forbid alike
    let permissive = |placed: &Placed<'_>| is_permissive(&placed.act.name);
    if one.forbids() && other.forbids() && (permissive(one) || permissive(other)) {
        return None;
    }
    let ranking = match (as_norm(one), as_norm(other)) {
        (Some(name), Some(answer)) => profiles.rank_names(ActType::Norm, name, answer),
        _ => profiles.rank(one.act, other.act),
    };
    match ranking {
        Ranking::Weaker => return Some((Kind::Strengthened, None)),
        Ranking::Stronger => return Some((Kind::Weakened, None)),
        Ranking::Contested { weaker, stronger, .. } => {
            let detail = EffectDetail::Profiles { stronger: weaker, weaker: stronger };
            return Some((Kind::Contested, Some(detail)));
        }
        Ranking::Equal if one.act.act_type == other.act.act_type => return None,
        Ranking::Equal | Ranking::Unranked => {}
    }
    let is_norm = |placed: &Placed<'_>| placed.act.act_type == ActType::Norm;
    let kind = match one.bond().cmp(&other.bond()) {
        std::cmp::Ordering::Less => removed(other).mirrored(),
        std::cmp::Ordering::Greater => removed(one),
        std::cmp::Ordering::Equal if is_norm(one) && is_norm(other) => return None,
        std::cmp::Ordering::Equal if one.act.name == other.act.name => return None,
        std::cmp::Ordering::Equal => Kind::ActChanged,
    };
    Some((kind, None))
}

/// What it is that one act says that others may bind someone, and the other says more or less: *may be required to* is
/// less than *shall* and more than *need not*.
fn loosely_bound(one: &Placed<'_>, other: &Placed<'_>) -> Option<Kind> {
    let bond = |placed: &Placed<'_>| match placed.norm() {
        _ if placed.may_be_bound() => Some(1),
        Some(Norm::Obligation) => Some(2),
        Some(Norm::Exemption | Norm::Permission | Norm::Entitlement) => Some(0),
        _ => None,
    };
    if one.may_be_bound() == other.may_be_bound() {
        return None;
    }
    match bond(one)?.cmp(&bond(other)?) {
        std::cmp::Ordering::Less => Some(Kind::Strengthened),
        std::cmp::Ordering::Greater => Some(Kind::Weakened),
        std::cmp::Ordering::Equal => None,
    }
}

/// What an act is called among norms; *Parties are encouraged to* stands there beside *might consider*.
fn as_norm<'a>(placed: &'a Placed<'_>) -> Option<&'a str> {
    let act = placed.act;
    match (act.act_type, &*act.name) {
        (ActType::Norm, name) if placed.forbids() && is_permissive(name) => Some("shall"),
        (ActType::Norm, name) => Some(name),
        (ActType::Directive, "encourage" | "invite") if placed.asks_subject() => {
            Some("might consider")
        }
        _ => None,
    }
}

/// What it is that the norm of one act has become that of the other, if more than a matter of strength.
fn norms_turn([one, other]: [&Placed<'_>; 2]) -> Option<Kind> {
    norm_turn(one.norm()?, other.norm()?)
}

/// What it is that one norm has become another, where that is more than a matter of strength.
fn norm_turn(one: Norm, other: Norm) -> Option<Kind> {
    match (one, other) {
        (Norm::Obligation, Norm::Permission | Norm::Entitlement) => {
            Some(Kind::ObligationToPermission)
        }
        (Norm::Permission | Norm::Entitlement, Norm::Obligation) => {
            Some(Kind::PermissionToObligation)
        }
        (Norm::Obligation, Norm::Exemption) => Some(Kind::ObligationToExemption),
        (Norm::Exemption, Norm::Obligation) => Some(Kind::ExemptionToObligation),
        (Norm::Prohibition, Norm::Permission | Norm::Entitlement) => {
            Some(Kind::ProhibitionToPermission)
        }
        (Norm::Permission | Norm::Entitlement, Norm::Prohibition) => {
            Some(Kind::PermissionToProhibition)
        }
        _ => None,
    }
}

/// Tells whether a paragraph that defines a term differs.
pub(super) fn definition(site: &mut Site<'_>) {
    let defines = |side: usize| {
        let own = &site.sides[side];
        let mut clauses = own.clauses.iter().map(|id| own.draft.clause(*id));
        clauses.any(|clause| clause.kind() == ClauseKind::Definition)
    };
    if !defines(0) || !defines(1) {
        return;
    }
    let ranges = [0, 1].map(|side| {
        let words = &site.sides[side].words;
        let first = words.iter().position(|word| word.is_free() && word.is_word())?;
        let last = words.iter().rposition(|word| word.is_free() && word.is_word())?;
        Some(first..last + 1)
    });
    if ranges.iter().any(Option::is_some) {
        site.push(Kind::DefinitionChanged, EffectRule::Definition, ranges);
    }
}
