//! Who is bound, asked or served, on one side and on the other.

use std::borrow::Cow;
use std::ops::Range;

use super::effect::EffectRule;
use super::joiners::joiner_at;
use super::kind::EffectKind as Kind;
use super::pairing::{Pairing, Placed, has_same_verb};
use super::side::{Side, Word};
use super::site::Site;
use super::spelled_out::spelled_out;
use super::terms::abbreviates;
use crate::document::Citation;
use crate::force::{ActType, Norm, Party};
use crate::lexicon::{Grammar, Roles};
use crate::span::Span;
use crate::text::TokenKind;

/// What a party is to an act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Actor,
    Addressee,
    Beneficiary,
}

impl Role {
    /// What it is that a party goes, is told by more words, and gives way to another.
    pub(super) const fn kinds(self) -> [Kind; 3] {
        match self {
            Self::Actor => [Kind::ActorRemoved, Kind::ActorNarrowed, Kind::ActorChanged],
            Self::Addressee => {
                [Kind::AddresseeRemoved, Kind::AddresseeNarrowed, Kind::AddresseeChanged]
            }
            Self::Beneficiary => {
                [Kind::BeneficiaryRemoved, Kind::BeneficiaryNarrowed, Kind::BeneficiaryChanged]
            }
        }
    }
}

/// No party is named by more words that say something.
const LONGEST_PARTY: usize = 8;
/// Two names that begin with so many same words are one that is told otherwise, unless all that differs is one word
/// of each.
const SAME_HEAD: usize = 2;
/// So many words behind a slot may say more of the last party in it.
const MOST_BEHIND: usize = 3;
/// Parties stand in so many words.
const LONGEST_SLOT: usize = 40;

/// A party: its words, and those that say something, without number and case.
#[derive(Debug)]
pub(super) struct Named {
    pub(super) words: Range<usize>,
    pub(super) key: Vec<String>,
    /// Whether it is named by whose it is: *the owner's insurer*.
    possesses: bool,
}

impl Named {
    /// Whether it begins as another name does, and goes on in other words than one for one: *the executive director of
    /// the League*, *of the Union*, are two.
    fn is_told_otherwise(&self, other: &Self) -> bool {
        let pairs = self.key.iter().zip(&other.key);
        let head = pairs.take_while(|(one, other)| one == other).count();
        let rest = [self, other].map(|named| named.key.len() - head);
        head >= SAME_HEAD && rest != [1, 1]
    }

    /// Whether more words stand behind those that name another.
    fn begins_as(&self, other: &Self) -> bool {
        self.key.len() > other.key.len() && self.key.starts_with(&other.key)
    }

    /// Whether all that names another names it too.
    fn holds(&self, other: &Self) -> bool {
        other.key.iter().all(|word| self.key.contains(word))
    }
}

/// Compares the parties of acts that answer to each other.
pub(super) fn parties(site: &mut Site<'_>, pairing: &Pairing<'_>, citations: [&[Citation]; 2]) {
    for [a, b] in &pairing.pairs {
        let pair = [&pairing.acts[0][*a], &pairing.acts[1][*b]];
        for role in [Role::Actor, Role::Addressee, Role::Beneficiary] {
            let slots = [0, 1].map(|side| slot(&site.sides[side], pair[side], role));
            let [Some(one), Some(other)] = slots else {
                unnamed(site, pair, role, slots, citations);
                continue;
            };
            if site.sides[0].any_free(one.clone()) || site.sides[1].any_free(other.clone()) {
                let known = [
                    Known::new(&site.sides[0], pair[0], &one),
                    Known::new(&site.sides[1], pair[1], &other),
                ];
                compare(site, role, &known, [one, other], citations);
            }
        }
    }
}

/// Tells that the passive of one side leaves out who acts: *the Secretariat shall publish the report*, *the report shall
/// be published*.
fn unnamed(
    site: &mut Site<'_>,
    pair: [&Placed<'_>; 2],
    role: Role,
    slots: [Option<Range<usize>>; 2],
    citations: [&[Citation]; 2],
) {
    let (side, slot) = match slots {
        [Some(slot), None] => (0, slot),
        [None, Some(slot)] => (1, slot),
        _ => return,
    };
    let (own, other) = (&site.sides[side], &site.sides[1 - side]);
    if role != Role::Actor || !says_passively(own, pair[side], other, pair[1 - side]) {
        return;
    }
    let listed = pair[side].act.actors.iter().any(|party| party.class.is_some());
    let named = named(own, slot, citations[side]);
    let acts = |party: &Named| {
        own.all_free(party.words.clone()) && (listed || is_body(own, party)) && is_named(own, party)
    };
    if named.is_empty() || !named.iter().all(acts) {
        return;
    }
    let [gone, ..] = role.kinds();
    named.iter().for_each(|party| lone(site, gone, side, party));
    for (side, placed) in pair.iter().enumerate() {
        site.sides[side].claim(placed.predicate.end..placed.verb.end.max(placed.predicate.end));
    }
}

/// Whether of two acts the first says who does what the second says is done, and by whom not.
fn says_passively(
    own: &Side<'_>,
    placed: &Placed<'_>,
    other: &Side<'_>,
    answer: &Placed<'_>,
) -> bool {
    let is_passive = |side: &Side<'_>, placed: &Placed<'_>| {
        let before = placed.predicate.start..placed.verb.start.max(placed.predicate.start);
        before.into_iter().any(|at| side.has(at, Grammar::Be))
    };
    answer.act.actors.is_empty()
        && answer.act.addressees.is_empty()
        && is_passive(other, answer)
        && !is_passive(own, placed)
        && has_same_verb(own, placed, other, answer)
}

/// What is known of those in a slot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Known {
    /// Where the actors of the act stand.
    actors: Vec<Range<usize>>,
    /// Whether a list knows one of them.
    listed: bool,
    /// Whether they stand where only those stand who act: *paid by the Fund*, *it is unlawful for a dealer*.
    placed: bool,
    /// Where the parties of the act stand that a list knows, and of which class they are.
    classes: Vec<(Range<usize>, Cow<'static, str>)>,
}

impl Known {
    fn new(side: &Side<'_>, placed: &Placed<'_>, slot: &Range<usize>) -> Self {
        let act = placed.act;
        let all = act.actors.iter().chain(&act.addressees).chain(&act.beneficiaries);
        let class = |party: &Party| Some((side.at(party.span), party.class.clone()?));
        Self {
            actors: act.actors.iter().map(|party| side.at(party.span)).collect(),
            listed: act.actors.iter().any(|party| party.class.is_some()),
            placed: slot.start > placed.predicate.start,
            classes: all.filter_map(class).collect(),
        }
    }

    /// The class of the party that stands among some words.
    pub(super) fn class(&self, words: &Range<usize>) -> Option<&str> {
        let meets = |party: &Range<usize>| party.start < words.end && words.start < party.end;
        self.classes.iter().find(|(party, _)| meets(party)).map(|(_, class)| &**class)
    }

    /// Whether an actor of the act stands among some words.
    fn acts_in(&self, words: &Range<usize>) -> bool {
        let meets = |actor: &Range<usize>| actor.start < words.end && words.start < actor.end;
        self.actors.iter().any(meets)
    }
}

/// Where the parties of an act stand that have a role in it.
fn slot(side: &Side<'_>, placed: &Placed<'_>, role: Role) -> Option<Range<usize>> {
    let act = placed.act;
    let found = match role {
        Role::Actor => {
            // how things are under the text binds nobody
            let binds = act.act_type == ActType::Norm && act.norm != Some(Norm::Constitutive);
            if !binds || act.inherited.is_some() {
                return None;
            }
            let (first, last) = (act.actors.first()?, act.actors.last()?);
            // "the statement shall be read": the subject binds nobody
            let passive =
                placed.verb.clone().any(|at| side.lists.being.has(&side.words[at].folded));
            let (first, last) = (side.at(first.span), side.at(last.span));
            let subject = first.start < placed.predicate.start;
            if passive && subject && act.actors.iter().all(|party| party.class.is_none()) {
                return None;
            }
            match subject {
                true => {
                    let start = described(side, first.start);
                    start..hedged_from(side, placed, last.end..placed.predicate.start)
                }
                false => first.start..last.end,
            }
        }
        Role::Addressee if act.act_type == ActType::Directive => {
            let first = act.addressees.first().map(|first| side.at(first.span).start);
            let before = first.filter(|first| *first < placed.predicate.start);
            match before {
                Some(first) => first..placed.predicate.start,
                None if is_behind_that(side, placed, first) => {
                    described(side, first?)..side.at(act.addressees.last()?.span).end
                }
                None if placed.verb.is_empty() => {
                    placed.predicate.end..deed(side, placed.predicate.end)?
                }
                // "insurers to consider reporting": a hedge stands before what is asked
                None => {
                    let deed = deed(side, placed.predicate.end).unwrap_or(placed.content.start);
                    // "il est demandé aux membres de": a preposition is no part of who they are
                    let small = |at: &usize| side.words[*at].function;
                    let leads = |first: &usize| (placed.predicate.end..*first).all(|at| small(&at));
                    let start = first.filter(leads).unwrap_or(placed.predicate.end);
                    start..placed.content.start.min(deed)
                }
            }
        }
        Role::Addressee => return None,
        Role::Beneficiary => served(side, placed)?,
    };
    (!found.is_empty() && found.end <= side.words.len() && found.len() <= LONGEST_SLOT)
        .then_some(found)
}

/// Where the first hedge of an act begins among words behind its actors, which tells of the act and not of them:
/// *Parties in a position to do so should*.
fn hedged_from(side: &Side<'_>, placed: &Placed<'_>, range: Range<usize>) -> usize {
    let modifiers = placed.act.modifiers.iter().map(|modifier| side.at(modifier.span).start);
    modifiers.filter(|start| range.contains(start)).min().unwrap_or(range.end)
}

/// Whether the first of those asked stands behind *that*, with small words alone before them: *demands that all
/// parties withdraw*.
fn is_behind_that(side: &Side<'_>, placed: &Placed<'_>, first: Option<usize>) -> bool {
    let words = &side.words;
    let small = |at: usize| words[at].function || side.lists.determiners.has(&words[at].folded);
    let that = words.get(placed.predicate.end);
    let that = that.is_some_and(|word| side.lists.breakers.has(&word.folded));
    first.is_some_and(|first| that && (placed.predicate.end..described(side, first)).all(small))
}

/// Where what is asked begins: behind the *to* of an infinitive.
fn deed(side: &Side<'_>, from: usize) -> Option<usize> {
    let end = side.words.len().min(from + LONGEST_SLOT);
    let verbs = side.lexicon.force();
    let is_verb = |word: &Word<'_>| {
        word.is_content() && !word.is_capital() && verbs.may_be_infinitive(&word.folded)
    };
    let begins = |at: &usize| {
        side.lists.infinitives.has(&side.words[*at].folded)
            && side.words.get(at + 1).is_some_and(is_verb)
    };
    let stop = (from..end).find(|at| side.words[*at].is_stop()).unwrap_or(end);
    (from + 1..stop).find(begins)
}

/// Where the words begin that describe a party: adjectives and articles before it.
fn described(side: &Side<'_>, start: usize) -> usize {
    let describes = |at: &usize| {
        let word = &side.words[*at];
        let small = word.function && !side.lists.determiners.has(&word.folded);
        word.is_word() && !small && joiner_at(side, *at).is_none()
    };
    (0..start).rev().take_while(describes).last().unwrap_or(start)
}

/// Where those stand whom something is given: behind *provide … to*.
fn served(side: &Side<'_>, placed: &Placed<'_>) -> Option<Range<usize>> {
    let verb = side.words.get(placed.verb.start)?;
    if placed.verb.is_empty() || !side.lists.giving.has(&verb.folded) {
        return None;
    }
    let to = (placed.verb.end..placed.extent.end.max(placed.verb.end).min(side.words.len()))
        .find(|at| side.lists.giving_to.has(&side.words[*at].folded))?;
    let ends = |at: &usize| {
        let word = &side.words[*at];
        let small = word.function
            && !side.lists.determiners.has(&word.folded)
            && !side.lists.giving_to.has(&word.folded)
            && joiner_at(side, *at).is_none();
        word.is_stop() || small
    };
    let end = (to + 1..side.words.len()).find(ends).unwrap_or(side.words.len());
    Some(to + 1..end)
}

/// The parties in a slot, apart where commas and joiners part them.
fn named(side: &Side<'_>, slot: Range<usize>, citations: &[Citation]) -> Vec<Named> {
    let slot = without_asides(side, slot);
    let mut found = Vec::new();
    let mut start = slot.start;
    let mut at = slot.start;
    let mut take = |range: Range<usize>| found.extend(party(side, range, citations));
    while at < slot.end {
        let joiner = joiner_at(side, at).map(|joiner| joiner.words.end);
        let mark = (!side.words[at].is_word()).then_some(at + 1);
        match joiner.or(mark) {
            Some(end) => {
                take(start..at);
                (start, at) = (end, end);
            }
            None => at += 1,
        }
    }
    take(start..slot.end);
    found
}

/// A slot up to the first mark behind its last joiner: what stands behind it is an aside, and no party.
fn without_asides(side: &Side<'_>, slot: Range<usize>) -> Range<usize> {
    let joiner = slot.clone().rev().find(|at| joiner_at(side, *at).is_some());
    let from = joiner.unwrap_or(slot.start);
    let mark = (from..slot.end).find(|at| !side.words[*at].is_word());
    slot.start..mark.unwrap_or(slot.end)
}

fn party(side: &Side<'_>, range: Range<usize>, citations: &[Citation]) -> Option<Named> {
    let range = side.trimmed(range.start..range.end.max(range.start), false);
    // "States to", "upon States": what leads in and on
    let leads = |at: &usize| {
        let word = &side.words[*at];
        word.function && !side.lists.determiners.has(&word.folded)
    };
    // "nul État ne": what is denied is told by itself
    let denies = |word: &Word<'_>| side.lists.negations.has(&word.folded);
    let says = |at: &usize| !side.words[*at].function && !denies(&side.words[*at]);
    let end = range.clone().rev().find(says)? + 1;
    if leads(&range.start) && !side.lists.giving_to.has(&side.words[range.start].folded) {
        return None;
    }
    let words = range.start..end;
    let content = words.clone().filter(|at| {
        let word = &side.words[*at];
        let told = word.kind == TokenKind::Number || is_cited(citations, word.span);
        word.is_content() && !told && !denies(word) && !side.lists.determiners.has(&word.folded)
    });
    // "agencies16": the call of a note is no part of a name
    let called = |at: usize| {
        let base = side.words[at].base();
        base.trim_end_matches(|c: char| c.is_ascii_digit()).to_owned()
    };
    let key: Vec<String> = content.map(called).collect();
    let pronoun = side.lists.pronouns.has(&side.words[words.start].folded)
        // "no one" is nobody
        || side.lists.pronouns.at(side.folded(words.start)) == Some(words.len());
    let names = side.lists.naming.at(side.folded(words.start)).is_some();
    (!key.is_empty() && key.len() <= LONGEST_PARTY && !pronoun && !names).then_some(Named {
        possesses: possesses(side, &words),
        words,
        key,
    })
}

/// The words that say something in a slot, without number and case.
fn words_of(side: &Side<'_>, slot: Range<usize>) -> Vec<String> {
    let words = side.words[slot].iter().filter(|word| word.is_content());
    words.map(|word| word.base().into_owned()).collect()
}

/// Whether a word before the last of a name says whose something is.
fn possesses(side: &Side<'_>, words: &Range<usize>) -> bool {
    let before = words.start..words.end.saturating_sub(1);
    side.words[before].iter().any(|word| word.print.ends_with("'s") || word.print.ends_with("’s"))
}

/// Whether words that no list knows can name someone: they begin with an article or a large letter, and hold no
/// verb that has a subject.
fn is_named(side: &Side<'_>, party: &Named) -> bool {
    let words = &side.words[party.words.clone()];
    let begins = |word: &Word<'_>| word.is_capital() || side.lists.determiners.has(&word.folded);
    words.first().is_some_and(begins)
        && !words.iter().any(|word| side.lexicon.openings().is_auxiliary(&word.folded))
}

/// Whether someone is meant for being one of a sort: *any person*, *every citizen*.
fn is_any(side: &Side<'_>, party: &Named) -> bool {
    side.lists.limits.universal.has(&side.words[party.words.start].folded)
}

/// Whether large letters name someone: *the Fund*, and no text that is cited.
fn is_body(side: &Side<'_>, party: &Named) -> bool {
    let cites = side.lexicon.citation_words();
    let large = |at: &usize| *at > 0 && side.words[*at].is_capital();
    let text = |at: &usize| cites.roles_any(side.words[*at].print).meets(Roles::TELLING);
    party.words.clone().any(|at| large(&at)) && !party.words.clone().any(|at| text(&at))
}

/// Whether a word stands in a citation, which is told as one: *the Parties to this Agreement*.
fn is_cited(citations: &[Citation], word: Span) -> bool {
    let next = citations.partition_point(|citation| citation.span.start() <= word.start());
    next.checked_sub(1).is_some_and(|last| citations[last].span.contains(word))
}

fn compare(
    site: &mut Site<'_>,
    role: Role,
    known: &[Known; 2],
    slots: [Range<usize>; 2],
    citations: [&[Citation]; 2],
) {
    let mut named =
        [0, 1].map(|side| named(&site.sides[side], slots[side].clone(), citations[side]));
    let counts = named.each_ref().map(Vec::len);
    cancel(site, &slots, &mut named);
    if counts.contains(&0) {
        return;
    }
    if role == Role::Actor {
        let listed = known.iter().any(|known| known.listed);
        let nameless = |side: usize, party: &Named| {
            let acts = listed && known[side].acts_in(&party.words);
            !acts && !is_named(&site.sides[side], party)
        };
        if named[0].iter().any(|party| nameless(0, party))
            || named[1].iter().any(|party| nameless(1, party))
        {
            return;
        }
    }
    if spelled_out(site, role, known, &named) {
        return;
    }
    let [gone, ..] = role.kinds();
    let [one, mut other] = named;
    for party in one {
        let akin = other.iter().position(|answer| party.holds(answer) || answer.holds(&party));
        let answer = akin.or((!other.is_empty()).then_some(0));
        let Some(answer) = answer.map(|at| other.remove(at)) else {
            lone(site, gone, 0, &party);
            continue;
        };
        let Some(kind) = turned(&site.sides, role, known, [&party, &answer]) else { continue };
        let ranges = [Some(party.words.clone()), Some(answer.words.clone())];
        let [before, after] = [0, 1].map(|side| {
            let range = if side == 0 { &party.words } else { &answer.words };
            site.sides[side].span(range.clone())
        });
        let effect = site.push(kind, EffectRule::Party, ranges);
        if role == Role::Actor {
            (effect.actor_before, effect.actor_after) = (before, after);
        }
        site.sides[0].claim(party.words.clone());
        site.sides[1].claim(answer.words.clone());
    }
    other.iter().for_each(|party| lone(site, gone, 1, party));
}

/// Takes out who stands on both sides, also where two share what describes them: *the owner of a ship*, *the owner or
/// master of a ship*.
fn cancel(site: &Site<'_>, slots: &[Range<usize>; 2], named: &mut [Vec<Named>; 2]) {
    let [one, other] = named;
    one.retain(|party| {
        let same = other.iter().position(|answer| {
            let [a, b] = &site.sides;
            answer.key == party.key || abbreviates(a, &party.words, b, &answer.words)
        });
        same.map(|at| other.remove(at)).is_none()
    });
    // "par l'autorité portuaire": adjectives behind
    let beside = [0, 1].map(|side| {
        let end = site.sides[side].words.len().min(slots[side].end + MOST_BEHIND);
        words_of(&site.sides[side], slots[side].start..end)
    });
    let shared = |less: &Named, more: &Named, beside: &[String]| {
        less.key.len() < more.key.len()
            && more.key.starts_with(&less.key)
            && more.key.iter().all(|word| beside.contains(word))
    };
    one.retain(|party| {
        let same = other.iter().position(|answer| {
            shared(party, answer, &beside[0]) || shared(answer, party, &beside[1])
        });
        same.map(|at| other.remove(at)).is_none()
    });
}

/// What it is that one party has given way to another; `None` where that is no matter of parties.
fn turned(
    sides: &[Side<'_>; 2],
    role: Role,
    known: &[Known; 2],
    [party, answer]: [&Named; 2],
) -> Option<Kind> {
    let sorts = [is_any(&sides[0], party), is_any(&sides[1], answer)];
    let bodies = is_body(&sides[0], party) && is_body(&sides[1], answer);
    let named = bodies || sorts == [true, true];
    let [_, narrowed, changed] = role.kinds();
    let unknown = role == Role::Actor && known.iter().all(|known| !known.listed);
    let placed = known.iter().all(|known| known.placed);
    let differ = known[0].listed != known[1].listed;
    let akin = party.holds(answer) || answer.holds(party);
    match () {
        // "the owner", "the owner's insurer": whose it is does not act
        () if party.possesses || answer.possesses => None,
        // "any personal data" are things, unless a list knows who is meant
        () if unknown && sorts.contains(&true) => None,
        // "the stocktake" and "the stocktake referred to in Article 14" are one thing
        () if unknown && akin && answer.key.len().abs_diff(party.key.len()) > 1 => None,
        // "the mechanism", "the mechanism set up in Article 14": a thing is told by more words
        () if unknown && (answer.begins_as(party) || party.begins_as(answer)) => None,
        // "the President", "the President of the Council"
        () if akin && is_whole_name(sides, known, [party, answer]) => None,
        () if answer.holds(party) => Some(narrowed),
        () if party.holds(answer) => Some(narrowed.mirrored()),
        // another word about the same thing is a matter of terms
        () if role == Role::Actor && differ && !placed && !named => None,
        () if unknown && party.key.iter().any(|word| answer.key.contains(word)) => None,
        // "the member of the body authorized by the Chair", "the member of the body set up by it"
        () if party.is_told_otherwise(answer) => None,
        () => Some(changed),
    }
}

/// Whether one of two bodies is called by its whole name, and the other by the beginning of it.
fn is_whole_name(sides: &[Side<'_>; 2], known: &[Known; 2], named: [&Named; 2]) -> bool {
    let sole = |side: usize| {
        matches!(known[side].class(&named[side].words), Some("bodies" | "secretariat"))
    };
    let goes_on = |side: usize| {
        let (own, words) = (&sides[side], &named[side].words);
        let lists = own.lexicon.force();
        let of = |at: usize| lists.grammars(lists.word(&own.words[at].folded)).has(Grammar::Whose);
        words.clone().any(of)
    };
    sole(0) && sole(1) && (goes_on(0) != goes_on(1))
}

fn lone(site: &mut Site<'_>, gone: Kind, side: usize, party: &Named) {
    // words that stand on both sides are no new party
    if !site.sides[side].any_free(party.words.clone()) {
        return;
    }
    site.push_lone(gone, EffectRule::Party, side, party.words.clone());
    let own = &site.sides[side];
    let run = own.run(party.words.clone());
    let joined = run.start..party.words.start;
    let joins = joined.clone().all(|at| joiner_at(own, at).is_some() || !own.words[at].is_word());
    let start = if joins { joined.start } else { party.words.start };
    let end = (party.words.end..run.end)
        .take_while(|at| joiner_at(own, *at).is_some() || !own.words[*at].is_word())
        .last()
        .map_or(party.words.end, |last| last + 1);
    site.sides[side].claim(start..end);
}
