//! Paragraphs of which one was to stay: *Option 1*, *Option 2*.

use std::collections::BTreeMap;

use super::effect::{EffectDetail, EffectRule};
use super::kind::EffectKind;
use super::site::Site;
use crate::align::Comparison;
use crate::document::{AlternativeForm, Brackets, Clause, ClauseId, Draft, EnumeratorStyle};

/// Where a clause stands among paragraphs of which one was to stay.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// The paragraphs it stands among, by their place in the groups of the draft.
    group: usize,
    /// Its option among them, from 0.
    position: usize,
    /// The option that stands on the other side as agreed words, if just one does.
    stays: Option<usize>,
    /// Whether it is the first clause of its option that answers to one of the other side.
    first: bool,
}

impl Place {
    /// Which option stands on the other side.
    pub(super) fn choice(self) -> Option<EffectDetail> {
        self.stays.map(|stays| EffectDetail::Alternative(stays as u32))
    }

    /// Whether here its option is told to have become agreed words.
    pub(super) fn tells_choice(self) -> bool {
        self.first && self.stays == Some(self.position)
    }
}

/// The clauses of a draft that stand in such paragraphs.
pub(super) type Places = BTreeMap<ClauseId, Place>;

/// Whether a draft may have paragraphs of which one was to stay.
pub(super) fn may_have_options(draft: &Draft) -> bool {
    let is_choice = |clause: Clause<'_>| {
        clause.enumerator().is_some_and(|own| own.style == EnumeratorStyle::Choice)
    };
    draft.clauses().any(is_choice)
}

/// The clauses of both drafts that stand in paragraphs of which one was to stay, and which did.
pub(super) fn places(comparison: &Comparison<'_>, brackets: [Option<&Brackets>; 2]) -> [Places; 2] {
    let drafts = [comparison.before(), comparison.after()];
    let mut places = [0, 1].map(|side| {
        brackets[side].map_or_else(Places::new, |brackets| inside(drafts[side], brackets))
    });
    if places.iter().all(Places::is_empty) {
        return places;
    }
    // for every option the first of its clauses that stands on the other side as agreed words
    let mut agreed = [BTreeMap::new(), BTreeMap::new()];
    for change in comparison.clauses() {
        let clauses = [
            change.before_clauses().map(Clause::id).collect::<Vec<_>>(),
            change.after_clauses().map(Clause::id).collect::<Vec<_>>(),
        ];
        for (side, own) in clauses.iter().enumerate() {
            let other = &clauses[1 - side];
            if other.is_empty() || other.iter().any(|clause| places[1 - side].contains_key(clause))
            {
                continue;
            }
            for (clause, place) in own.iter().filter_map(|own| Some((own, places[side].get(own)?)))
            {
                let first = agreed[side].entry((place.group, place.position)).or_insert(*clause);
                *first = (*first).min(*clause);
            }
        }
    }
    for (places, agreed) in places.iter_mut().zip(&agreed) {
        // the option of a group that stays, if only one does
        let mut stays = BTreeMap::new();
        for (group, position) in agreed.keys() {
            let one = stays.entry(*group).or_insert(Some(*position));
            *one = one.filter(|one| one == position);
        }
        for (clause, place) in places {
            place.stays = stays.get(&place.group).copied().flatten();
            place.first = agreed.get(&(place.group, place.position)) == Some(clause);
        }
    }
    places
}

/// Tells that a paragraph which was one of several to choose from stands on the other side as agreed words.
pub(super) fn chosen(site: &mut Site<'_>, options: [&Places; 2]) {
    for (side, places) in options.into_iter().enumerate() {
        let own = site.sides[side].clauses.iter().filter_map(|clause| places.get(clause));
        let Some(place) = own.copied().find(|place| place.tells_choice()) else { continue };
        let ranges = [0, 1].map(|side| Some(0..site.sides[side].words.len()));
        let kind = if side == 0 { EffectKind::BracketResolved } else { EffectKind::BracketOpened };
        site.push(kind, EffectRule::Bracket, ranges).detail = place.choice();
    }
}

/// The clauses of a draft that stand in options, each in the innermost.
fn inside(draft: &Draft, brackets: &Brackets) -> Places {
    let mut places = Places::new();
    let clauses: Vec<_> = draft.clauses().map(|one| (one.span().start(), one.id())).collect();
    let groups = brackets.groups().iter().enumerate();
    for (group, members) in groups.filter(|(_, group)| group.form == AlternativeForm::Options) {
        for (position, option) in members.alternatives.iter().enumerate() {
            let first = clauses.partition_point(|(start, _)| *start < option.span.start());
            let inside = clauses[first..].iter().take_while(|(at, _)| *at < option.span.end());
            places.extend(inside.map(|(_, clause)| {
                (*clause, Place { group, position, stays: None, first: false })
            }));
        }
    }
    places
}
