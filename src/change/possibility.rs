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
    let open = [0, 1].map(|side| {
        let own = &site.sides[side];
        let modal = |at: &usize| {
            own.words[*at].is_free() && leaves_open(own, *at) && !is_month_name(own, *at)
        };
        (1..own.words.len()).filter(modal).collect::<Vec<usize>>()
    });
    if open.iter().all(Vec::is_empty) {
        return;
    }
    let acts = [0, 1].map(|side| Acts::new(&site.sides[side], pairing, side));
    let (mut found, mut alike) = (Vec::new(), Vec::new());
    for side in 0..2 {
        for modal in open[side].iter().filter(|at| acts[side].allows_nobody(**at)) {
            match stated(site, &acts[1 - side], side, *modal) {
                Some([own, answer]) => found.push((side, own, answer)),
                None => {
                    let other = left_open(site, side, *modal);
                    let other = other.filter(|at| acts[1 - side].allows_nobody(*at));
                    alike.extend(other.map(|at| (1 - side, at)));
                }
            }
        }
    }
    for (side, at) in alike {
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

/// The acts of a side, by the words of their verbs and modals.
struct Acts<'p, 'f> {
    placed: &'p [Placed<'f>],
    /// For every word the number of the act whose verb or modal it belongs to.
    at: Vec<Option<usize>>,
    /// For every act whether one of the other side answers to it.
    paired: Vec<bool>,
}

impl<'p, 'f> Acts<'p, 'f> {
    fn new(own: &Side<'_>, pairing: &'p Pairing<'f>, side: usize) -> Self {
        let placed = &pairing.acts[side];
        let mut at = vec![None; own.words.len()];
        for (number, placed) in placed.iter().enumerate() {
            at[placed.predicate.clone()].fill(Some(number));
        }
        let mut paired = vec![false; placed.len()];
        pairing.pairs.iter().for_each(|pair| paired[pair[side]] = true);
        Self { placed, at, paired }
    }

    /// Whether a modal allows nobody anything: no act has it, or one without an answer by which those who speak, or
    /// things, may do something.
    fn allows_nobody(&self, modal: usize) -> bool {
        let open = |party: &Party| party.class.is_none() || is_speaker(party);
        self.at[modal].is_none_or(|number| {
            let act = self.placed[number].act;
            !self.paired[number]
                && matches!(act.norm, Some(Norm::Permission | Norm::Constitutive))
                && act.polarity == Polarity::Positive
                && act.addressees.is_empty()
                && act.actors.iter().all(open)
        })
    }
}

/// Whether a word leaves open whether something is so: *may*.
fn leaves_open(side: &Side<'_>, at: usize) -> bool {
    side.lists.possibility.has(&side.words[at].folded)
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
/// word of the subject, unless it belongs to one of the acts.
fn stated(
    site: &Site<'_>,
    acts: &Acts<'_, '_>,
    side: usize,
    modal: usize,
) -> Option<[Range<usize>; 2]> {
    let (own, other) = (&site.sides[side], &site.sides[1 - side]);
    let verb = verb_behind(own, modal + 1)?;
    let mut before = (0..modal).rev().take(MOST_BETWEEN + 1);
    let answer = own.words[before.find(|at| !is_between(own, *at))?].twin? + 1;
    let told = verb_behind(other, answer)?;
    let [may_be, is] = [&own.words[verb], &other.words[told]];
    let are = || own.has(verb, Grammar::Be) && other.has(told, Grammar::Be);
    let same = may_be.twin == Some(told) || own.is_form(&may_be.folded, &is.folded) || are();
    // "may publish", "publishing"
    let mut gerunds = other.lists.circumstances.gerunds.iter();
    let gerund =
        may_be.twin.is_none() && gerunds.any(|ending| is.folded.ends_with(ending.as_str()));
    let binds = acts.at[answer..=told].iter().any(Option::is_some);
    (same && !gerund && !binds).then_some([modal..verb + 1, answer..told + 1])
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
