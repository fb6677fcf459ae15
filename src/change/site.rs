//! A change as the rules see it, and what they found.

use std::borrow::Cow;
use std::ops::Range;

use super::effect::{Effect, EffectRule};
use super::kind::EffectKind;
use super::side::{Side, Word};
use crate::align::{Change, Nature};
use crate::diff::EditKind;
use crate::span::Span;

/// A change with the words of both sides.
///
/// Which side comes first is told by the words, so that a rule which takes the sides one after the
/// other comes to the same answer in both directions.
#[derive(Debug)]
pub(super) struct Site<'c> {
    pub(super) change: Change<'c>,
    pub(super) sides: [Side<'c>; 2],
    /// Whether the first side is the later draft.
    turned: bool,
    /// Whether any word differs by more than print.
    pub(super) rewords: bool,
    found: Vec<Effect>,
}

/// In a piece of more words than this on both sides together, squared, no words are paired.
const MOST_PAIRED: usize = 40_000;

impl<'c> Site<'c> {
    pub(super) fn new(change: Change<'c>) -> Self {
        let (before, after) = (change.before_draft(), change.after_draft());
        let link = change.link();
        let mut sides = [Side::new(before, &link.before), Side::new(after, &link.after)];
        let one_language = sides[0].lexicon.language() == sides[1].lexicon.language();
        let mut rewords = false;
        for (number, piece) in change.pieces().into_iter().enumerate() {
            let [one, other] = &mut sides;
            let mut places = [0..0, 0..0];
            if !piece.before.is_empty() {
                places[0] = one.add(piece.before_span, number, [].iter());
            }
            if !piece.after.is_empty() {
                let goes_along = one_language && piece.nature.is_none();
                let known = if goes_along { places[0].clone() } else { 0..0 };
                places[1] = other.add(piece.after_span, number, one.words[known].iter());
            }
            let alike = piece.kind == EditKind::Keep || piece.nature < Some(Nature::Wording);
            match alike {
                true if places[0].len() == places[1].len() => {
                    for (one, other) in places[0].clone().zip(places[1].clone()) {
                        sides[0].words[one].twin = Some(other);
                        sides[1].words[other].twin = Some(one);
                    }
                }
                true => places.into_iter().enumerate().for_each(|(side, range)| {
                    sides[side].claim(range);
                }),
                false => {
                    rewords = true;
                    pair_words(&mut sides, places);
                }
            }
        }
        mark_near(&mut sides);
        let rank = |side: &Side<'c>| {
            let clauses = side.clauses.iter().map(|id| side.draft.clause(*id).body());
            let bodies: Vec<&str> = clauses.collect();
            (bodies.iter().map(|body| body.len()).sum::<usize>(), bodies)
        };
        let turned = rank(&sides[1]) < rank(&sides[0]);
        if turned {
            sides.reverse();
        }
        Self { change, sides, turned, rewords, found: Vec::new() }
    }

    /// Whether the first side is the later draft.
    pub(super) fn is_turned(&self) -> bool {
        self.turned
    }

    /// Notes an effect, given as one from the first side to the second.
    pub(super) fn push(
        &mut self,
        kind: EffectKind,
        rule: EffectRule,
        ranges: [Option<Range<usize>>; 2],
    ) -> &mut Effect {
        let [one, other] = ranges;
        let spans = [self.span(0, one), self.span(1, other)];
        self.push_spans(kind, rule, spans)
    }

    /// The same with the places of the words in the drafts.
    pub(super) fn push_spans(
        &mut self,
        kind: EffectKind,
        rule: EffectRule,
        [before, after]: [Option<Span>; 2],
    ) -> &mut Effect {
        let place = self.found.len();
        self.found.push(Effect {
            kind,
            rule,
            change: self.change.place(),
            before,
            after,
            actor_before: None,
            actor_after: None,
            detail: None,
        });
        &mut self.found[place]
    }

    /// Notes that words stand on one side only; `kind` is what it is if that is the first.
    pub(super) fn push_lone(
        &mut self,
        kind: EffectKind,
        rule: EffectRule,
        side: usize,
        range: Range<usize>,
    ) -> &mut Effect {
        match side {
            0 => self.push(kind, rule, [Some(range), None]),
            _ => self.push(kind.mirrored(), rule, [None, Some(range)]),
        }
    }

    fn span(&self, side: usize, range: Option<Range<usize>>) -> Option<Span> {
        range.and_then(|range| self.sides[side].span(range))
    }

    /// The effects from the earlier draft to the later, in order of place.
    pub(super) fn effects(self) -> Vec<Effect> {
        let turned = self.turned;
        let effects = self.found.into_iter();
        let mut effects: Vec<Effect> =
            effects.map(|effect| if turned { effect.mirrored() } else { effect }).collect();
        effects.sort_by_key(|effect| (effect.after.or(effect.before), effect.before, effect.kind));
        effects.dedup();
        effects
    }

    /// Whether hardly a word was kept, so that nothing can be said of single ones.
    pub(super) fn is_rewritten(&self) -> bool {
        let content = |side: &Side<'_>| {
            let words = side.words.iter().filter(|word| word.is_content());
            words.fold((0, 0), |(kept, all), word| {
                (kept + usize::from(word.twin.is_some()), all + 1)
            })
        };
        let [(kept, one), (_, other)] = [content(&self.sides[0]), content(&self.sides[1])];
        // what was only put in or taken out leaves the smaller side as it was
        kept * REWRITTEN < one.min(other) && one.max(other) > SHORT
    }
}

/// Marks on both sides the words around those that stand on one side only, and those that answer to
/// them.
fn mark_near(sides: &mut [Side<'_>; 2]) {
    sides.iter_mut().for_each(Side::mark_near);
    for side in 0..2 {
        let free = |at: &usize| {
            let words = &sides[side].words;
            let beside = |at: usize| words.get(at).is_some_and(|word| word.twin.is_none());
            beside(at + 1) || at.checked_sub(1).is_some_and(beside)
        };
        let edges = (0..sides[side].words.len()).filter(free);
        let twins: Vec<usize> = edges.filter_map(|at| sides[side].words[at].twin).collect();
        twins.into_iter().for_each(|twin| sides[1 - side].mark_around(twin));
    }
}

/// Of a clause of which not one word in so many was kept, terms and lists are not compared.
const REWRITTEN: usize = 2;
/// A clause of so few words is not called rewritten.
const SHORT: usize = 8;

/// So much more than an article or a comma a word weighs that says something.
const CONTENT_WEIGHT: u32 = 4;

/// Pairs the words that two stretches have in common, in order.
fn pair_words(sides: &mut [Side<'_>; 2], places: [Range<usize>; 2]) {
    let [one, other] = places;
    if one.is_empty() || other.is_empty() || one.len() * other.len() > MOST_PAIRED {
        return;
    }
    // one way round for both directions
    fn key<'w>(words: &'w [Word<'_>]) -> Vec<(Cow<'w, str>, bool)> {
        words.iter().map(|word| (word.unaccented(), word.is_content())).collect()
    }
    let keys = [key(&sides[0].words[one.clone()]), key(&sides[1].words[other.clone()])];
    let turned = (keys[1].len(), &keys[1]) < (keys[0].len(), &keys[0]);
    let pairs: Vec<_> = match turned {
        true => common(&keys[1], &keys[0]).into_iter().map(|(a, b)| (b, a)).collect(),
        false => common(&keys[0], &keys[1]),
    };
    for (a, b) in pairs {
        let (a, b) = (one.start + a, other.start + b);
        sides[0].words[a].twin = Some(b);
        sides[1].words[b].twin = Some(a);
    }
}

/// A heaviest common subsequence, in pairs of places. Words that say something outweigh the small ones
/// around them.
fn common(one: &[(Cow<'_, str>, bool)], other: &[(Cow<'_, str>, bool)]) -> Vec<(usize, usize)> {
    let width = other.len() + 1;
    let mut weights = vec![0u32; (one.len() + 1) * width];
    for a in (0..one.len()).rev() {
        for b in (0..other.len()).rev() {
            let skip = weights[(a + 1) * width + b].max(weights[a * width + b + 1]);
            let weight = if one[a].1 { CONTENT_WEIGHT } else { 1 };
            weights[a * width + b] = match one[a].0 == other[b].0 {
                true => skip.max(weights[(a + 1) * width + b + 1] + weight),
                false => skip,
            };
        }
    }
    let (mut a, mut b, mut pairs) = (0, 0, Vec::new());
    while a < one.len() && b < other.len() {
        let here = weights[a * width + b];
        if weights[(a + 1) * width + b] == here {
            a += 1;
        } else if weights[a * width + b + 1] == here {
            b += 1;
        } else {
            pairs.push((a, b));
            (a, b) = (a + 1, b + 1);
        }
    }
    pairs
}

/// Whether words differ in marks alone.
pub(super) fn is_mark(word: &Word<'_>) -> bool {
    !word.is_word()
        && word.print.chars().all(|c| {
            matches!(
                c,
                ',' | ';'
                    | ':'
                    | '.'
                    | '-'
                    | '–'
                    | '—'
                    | '"'
                    | '“'
                    | '”'
                    | '«'
                    | '»'
                    | '‘'
                    | '’'
                    | '\''
                    | '('
                    | ')'
                    | '…'
                    | '•'
                    | '*'
                    | '_'
                    | '\u{a0}'
            )
        })
}
