//! Words that limit, extend, weaken or date what a clause says, by the names of their classes.

use crate::force::{Act, ModifierClass, ScopeClass, TimeKind};
use crate::span::Span;

/// A class of such words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Qualifier {
    Scope(ScopeClass),
    Modifier(ModifierClass),
    Time(TimeKind),
}

const SCOPES: [(&str, ScopeClass); 9] = [
    ("peacetime", ScopeClass::Peacetime),
    ("armed-conflict", ScopeClass::ArmedConflict),
    ("by-states", ScopeClass::ByStates),
    ("use-of-technology", ScopeClass::UseOfTechnology),
    ("national-law", ScopeClass::NationalLaw),
    ("international-law", ScopeClass::InternationalLaw),
    ("jurisdiction", ScopeClass::Jurisdiction),
    ("beyond-jurisdiction", ScopeClass::BeyondJurisdiction),
    ("transboundary", ScopeClass::Transboundary),
];

const TIMES: [TimeKind; 8] = [
    TimeKind::Deadline,
    TimeKind::Start,
    TimeKind::End,
    TimeKind::Interval,
    TimeKind::Duration,
    TimeKind::Frequency,
    TimeKind::Occasion,
    TimeKind::Urgency,
];

impl Qualifier {
    /// The class of that name.
    pub(super) fn named(name: &str) -> Option<Self> {
        let scope = SCOPES.iter().find(|(own, _)| *own == name).map(|(_, class)| *class);
        let modifier = ModifierClass::ALL.into_iter().find(|class| class.name() == name);
        let time = TIMES.into_iter().find(|kind| kind.name() == name);
        scope.map(Self::Scope).or(modifier.map(Self::Modifier)).or(time.map(Self::Time))
    }

    /// The class of that name as a sentence says it.
    pub(super) fn said(name: &str) -> String {
        match Self::named(name) {
            Some(Self::Scope(class)) => class.name().to_owned(),
            _ => name.replace('-', " "),
        }
    }

    /// The names of all classes.
    pub(super) fn names() -> impl Iterator<Item = &'static str> {
        let scopes = SCOPES.into_iter().map(|(name, _)| name);
        let modifiers = ModifierClass::ALL.into_iter().map(ModifierClass::name);
        scopes.chain(modifiers).chain(TIMES.into_iter().map(TimeKind::name))
    }

    /// Where an act has words of the class.
    pub(super) fn in_act(self, act: &Act) -> Vec<Span> {
        match self {
            Self::Scope(class) => {
                act.scopes.iter().filter(|scope| scope.class == class).map(|s| s.span).collect()
            }
            Self::Modifier(class) => {
                act.modifiers.iter().filter(|own| own.class == class).map(|own| own.span).collect()
            }
            Self::Time(kind) => {
                act.times.iter().filter(|time| time.kind == kind).map(|time| time.span).collect()
            }
        }
    }
}
