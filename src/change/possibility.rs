//! What is so on one side and may be so on the other: *we share your address*, *we may share your address*; *delay leads
//! to harm*, *delay may lead to harm*.
//!
//! Of whoever is bound by others *may* allows something. Of those who speak, and of things, it leaves open what a
//! statement of fact says.

use std::ops::Range;

use super::effect::EffectRule;
use super::figures::is_month_name;
use super::kind::EffectKind as Kind;
use super::pairing::{Pairing, Placed};
use super::side::Side;
use super::site::Site;
use crate::force::{Norm, Party, Polarity, is_speaker};
use crate::lexicon::Grammar;
use crate::text::TokenKind;

/// No more adverbs and auxiliaries stand between a subject and its verb.
const MOST_BETWEEN: usize = 3;

/// Tells which modals on one side only leave open what the other side says is so.
pub(super) fn possibilities(site: &mut Site<'_>, pairing: &Pairing<'_>) {
    let (mut found, mut other_words) = (Vec::new(), Vec::new());
    for side in 0..2 {
        let own = &site.sides[side];
        let modals = (1..own.words.len()).filter(|at| {
            own.words[*at].is_free() && leaves_open(own, *at) && !is_month_name(own, *at)
        });
        for modal in modals {
            if !allows_nobody(pairing, side, modal) {
                continue;
            }
            match stated(site, pairing, side, modal) {
                Some([own, answer]) => found.push((side, own, answer)),
                None => {
                    let other = left_open(site, side, modal);
                    let other = other.filter(|at| allows_nobody(pairing, 1 - side, *at));
                    other_words.extend(other.map(|at| (1 - side, at)));
                }
            }
        }
    }
    for (side, at) in other_words {
        site.sides[side].claim(at..at + 1);
    }
    for (side, own, answer) in found {
        let (kind, ranges) = match side {
            0 => (Kind::HedgeRemoved, [own.clone(), answer.clone()]),
            _ => (Kind::HedgeAdded, [answer.clone(), own.clone()]),
        };
        site.push(kind, EffectRule::Hedge, ranges.map(Some));
        site.sides[side].claim(own);
        site.sides[1 - side].claim(answer);
    }
}

/// Whether a word leaves open whether something is so: *may*.
fn leaves_open(side: &Side<'_>, at: usize) -> bool {
    side.lists.possibility.has(&side.words[at].folded)
}

/// Whether a modal allows nobody anything: no act has it, or one without an answer by which those who speak, or things,
/// may do something.
fn allows_nobody(pairing: &Pairing<'_>, side: usize, modal: usize) -> bool {
    let mine = |placed: &Placed<'_>| placed.predicate.contains(&modal);
    let open = |party: &Party| party.class.is_none() || is_speaker(party);
    let acts = &pairing.acts[side];
    let Some(at) = acts.iter().position(mine) else { return true };
    let act = acts[at].act;
    matches!(act.norm, Some(Norm::Permission | Norm::Constitutive))
        && act.polarity == Polarity::Positive
        && act.addressees.is_empty()
        && act.actors.iter().all(open)
        && !pairing.pairs.iter().any(|pair| pair[side] == at)
}

/// The modal that stands at the same place of the other side and leaves the same open: *might*, *could*.
fn left_open(site: &Site<'_>, side: usize, modal: usize) -> Option<usize> {
    let (own, other) = (&site.sides[side], &site.sides[1 - side]);
    let answer = own.words[modal - 1].twin? + 1;
    let next = own.words.get(modal + 1)?.twin;
    let word = other.words.get(answer)?;
    (next == Some(answer + 1) && word.is_free() && leaves_open(other, answer)).then_some(answer)
}

/// The modal with its verb, and the verb with what stands before it that says the same without a doubt, behind the same
/// word of the subject.
fn stated(
    site: &Site<'_>,
    pairing: &Pairing<'_>,
    side: usize,
    modal: usize,
) -> Option<[Range<usize>; 2]> {
    let (own, other) = (&site.sides[side], &site.sides[1 - side]);
    let verb = verb_behind(own, modal + 1)?;
    let subject = (0..modal).rev().find(|at| !is_between(own, *at))?;
    let answer = own.words[subject].twin? + 1;
    let told = verb_behind(other, answer)?;
    // "may publish", "publishing"
    let gerund = |word: &str| {
        let mut endings = other.lists.circumstances.gerunds.iter();
        endings.any(|ending| word.ends_with(ending.as_str()))
    };
    if gerund(&other.words[told].folded) {
        return None;
    }
    let form = || own.is_form(&own.words[verb].folded, &other.words[told].folded);
    let are = || own.has(verb, Grammar::Be) && other.has(told, Grammar::Be);
    let same = own.words[verb].twin == Some(told) || form() || are();
    // "the Parties shall", "we decided to": what binds or asks is no statement
    let acts = pairing.acts[1 - side].iter();
    let binds = acts.into_iter().any(|placed| {
        let stands = placed.predicate.start < told + 1 && answer <= placed.predicate.start;
        stands && !placed.predicate.is_empty()
    });
    (same && !binds).then_some([modal..verb + 1, answer..told + 1])
}

/// The verb that stands at a place, or behind adverbs and auxiliaries there.
fn verb_behind(side: &Side<'_>, from: usize) -> Option<usize> {
    let end = side.words.len().min(from + MOST_BETWEEN + 1);
    let verb = (from..end).find(|at| !is_between(side, *at))?;
    let word = &side.words[verb];
    let is_verb = word.is_content() && word.kind == TokenKind::Word;
    (is_verb || side.has(verb, Grammar::Be)).then_some(verb)
}

/// Whether a word can stand between a subject and its verb and leaves nothing open: *will*, *also*.
fn is_between(side: &Side<'_>, at: usize) -> bool {
    let word = &side.words[at];
    let adverb = side.has(at, Grammar::Adverb) || side.lexicon.force().ends_adverb(&word.folded);
    word.is_word() && (adverb || side.lists.stating.has(&word.folded))
}
