//! Where clauses got stronger or weaker.

use super::timeline::History;
use super::transfer::Transfer;
use crate::change::{Effect, EffectKind, Effects, EffectsOptions, Tendency};
use crate::span::Span;

/// Which way a clause turned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Swing {
    /// It promises or asks more.
    Stronger,
    /// It promises or asks less.
    Weaker,
    /// More in one thing and less in another.
    Both,
    /// Published orders disagree which, or it says the opposite.
    Contested,
}

impl Swing {
    /// The swing in a word.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Stronger => "stronger",
            Self::Weaker => "weaker",
            Self::Both => "both",
            Self::Contested => "contested",
        }
    }
}

/// A step at which a clause got stronger or weaker.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct TurningPoint {
    /// The clause, by its place among [traces](History::traces).
    pub trace: usize,
    /// The draft it turned in, from 0.
    pub draft: usize,
    /// The draft, from 0, since which it turned.
    pub parent: usize,
    /// The place of the step among [`History::steps`].
    pub step: usize,
    /// Which way.
    pub swing: Swing,
    /// The [weights](EffectKind::weight) of what makes it more.
    pub more: u32,
    /// The weights of what makes it less.
    pub less: u32,
    /// What tells so, in order of place.
    pub effects: Vec<Effect>,
}

/// Where the clauses of a history got stronger or weaker, told by the effects of every step.
///
/// Only what changes force is told: acts, who is bound and asked, hedges, conditions, scopes, deadlines,
/// and what is denied. New recitals, terms and members of lists are changes and no turning points, and
/// neither is a passage that stands in another clause now.
/// Comparing two drafts the other way round gives the opposite swings.
///
/// ```
/// use travaux::history::{Swing, TurningPoints};
/// use travaux::{Draft, History};
///
/// let drafts = ["1. Ships shall pay.", "1. Ships should pay.", "1. Ships shall pay at once."]
///     .map(|text| Draft::parse("", text));
/// let history = History::new(&drafts.each_ref());
/// let turning = TurningPoints::new(&history);
/// let swings: Vec<_> = turning.points().iter().map(|point| (point.draft, point.swing)).collect();
/// assert_eq!(swings, [(1, Swing::Weaker), (2, Swing::Stronger)]);
/// assert_eq!(turning.words(&turning.points()[0]), [[Some("shall"), Some("should")]]);
/// ```
#[derive(Debug)]
pub struct TurningPoints<'h> {
    history: &'h History<'h>,
    points: Vec<TurningPoint>,
}

impl<'p> IntoIterator for &'p TurningPoints<'_> {
    type Item = &'p TurningPoint;
    type IntoIter = std::slice::Iter<'p, TurningPoint>;

    fn into_iter(self) -> Self::IntoIter {
        self.points.iter()
    }
}

impl<'h> TurningPoints<'h> {
    /// Tells them with the default options of effects.
    #[must_use]
    pub fn new(history: &'h History<'h>) -> Self {
        Self::with_options(history, EffectsOptions::new())
    }

    /// Tells them with the options given.
    #[must_use]
    pub fn with_options<'o>(
        history: &'h History<'h>,
        options: impl Into<EffectsOptions<'o>>,
    ) -> Self {
        let options = options.into();
        let mut points = Vec::new();
        for (step, (parent, draft)) in history.stemma().steps().enumerate() {
            let comparison = &history.steps()[step];
            let effects = Effects::with_options(comparison, options);
            let transfers = history.transfers(step);
            for change in comparison.clauses() {
                let is_told =
                    |effect: &&Effect| turns(effect.kind) && !only_moved(effect, &transfers);
                let own = effects.of(change).iter().filter(is_told);
                let (before, after) = (&change.link().before, &change.link().after);
                let trace = match (after.first(), before.first()) {
                    (Some(after), _) => history.trace_number(draft, *after),
                    (None, Some(before)) => history.trace_number(parent, *before),
                    (None, None) => None,
                };
                // what another parent has is neither new nor gone
                let known = (before.is_empty() || after.is_empty())
                    && trace.is_some_and(|trace| {
                        let stage = &history.traces()[trace].stages[draft];
                        stage.parent.is_some_and(|other| other != parent)
                    });
                let effects: Vec<Effect> = own.cloned().collect();
                let Some(trace) = trace.filter(|_| !effects.is_empty() && !known) else { continue };
                points.push(point(trace, (parent, draft, step), effects));
            }
        }
        Self { history, points }
    }

    /// The history they are points of.
    #[must_use]
    pub fn history(&self) -> &'h History<'h> {
        self.history
    }

    /// All of them, in order of the steps and inside one of the clauses.
    #[must_use]
    pub fn points(&self) -> &[TurningPoint] {
        &self.points
    }

    /// Those of one clause, by the place of its trace.
    pub fn of(&self, trace: usize) -> impl Iterator<Item = &TurningPoint> {
        self.points.iter().filter(move |point| point.trace == trace)
    }

    /// The words of its effects, before and after.
    #[must_use]
    pub fn words(&self, point: &TurningPoint) -> Vec<[Option<&'h str>; 2]> {
        let drafts = [point.parent, point.draft].map(|draft| self.history.drafts()[draft]);
        let words = |effect: &Effect| {
            let spans = [effect.before, effect.after];
            [0, 1].map(|side| drafts[side].text().get(spans[side]?.range()))
        };
        point.effects.iter().map(words).collect()
    }
}

/// Whether an effect of a kind makes a clause stronger or weaker, or may.
fn turns(kind: EffectKind) -> bool {
    use EffectKind as Kind;
    match kind {
        Kind::RecitalAdded
        | Kind::RecitalRemoved
        | Kind::ConjunctAdded
        | Kind::ConjunctDropped
        | Kind::ConceptGained
        | Kind::ConceptLost
        | Kind::DefinitionAdded
        | Kind::DefinitionRemoved
        | Kind::CitationAdded
        | Kind::CitationRemoved => false,
        Kind::Contested | Kind::NegationAdded | Kind::NegationRemoved => true,
        kind => kind.tendency() != Tendency::Neutral,
    }
}

/// Whether what has gone or is new stands in another clause now, or stood in one: it is as strong there.
fn only_moved(effect: &Effect, transfers: &[Transfer]) -> bool {
    match (effect.before, effect.after) {
        (Some(words), None) => transfers.iter().any(|one| is_most(one.before, words)),
        (None, Some(words)) => transfers.iter().any(|one| is_most(one.after, words)),
        _ => false,
    }
}

/// Whether a passage has more than half of some words.
fn is_most(passage: Span, words: Span) -> bool {
    let common = passage.end().min(words.end()).saturating_sub(passage.start().max(words.start()));
    common * 2 > words.len()
}

fn point(
    trace: usize,
    (parent, draft, step): (usize, usize, usize),
    effects: Vec<Effect>,
) -> TurningPoint {
    let weight = |is_wanted: fn(Tendency) -> bool| -> u32 {
        let own = effects.iter().filter(|effect| is_wanted(effect.kind.tendency()));
        own.map(|effect| effect.kind.weight()).sum()
    };
    let (more, less) = (weight(Tendency::is_more), weight(Tendency::is_less));
    let swing = match (more, less) {
        (0, 0) => Swing::Contested,
        (_, 0) => Swing::Stronger,
        (0, _) => Swing::Weaker,
        _ => Swing::Both,
    };
    TurningPoint { trace, draft, parent, step, swing, more, less, effects }
}
