//! What the effects of a comparison come to.

use std::collections::BTreeMap;

use super::effect::Effect;
use super::effects::Effects;
use super::kind::{EffectKind, Tendency};
use super::lists::Lists;
use crate::document::{Clause, Draft};
use crate::lexicon::Lexicon;
use crate::span::Span;
use crate::text::{Normalization, base_form};

/// What the effects come to: in all, by section, and by who is bound.
///
/// ```
/// use travaux::change::{Effects, Holder};
/// use travaux::{Comparison, Draft};
///
/// let before = Draft::parse("rev1", "1. States shall pay.\n\n2. Ports should rest.");
/// let after = Draft::parse("rev2", "1. States should pay.\n\n2. Ports should rest.");
/// let comparison = Comparison::new(&before, &after);
/// let balance = Effects::new(&comparison).balance();
/// assert_eq!((balance.whole().weaker, balance.whole().stronger), (1, 0));
/// assert_eq!(balance.actors()[0].holder, Holder::Actor("States".into()));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Balance {
    /// All effects.
    whole: Account,
    /// Those of each section, in order of the changes.
    sections: Vec<Account>,
    /// Those of acts that bind or ask each actor.
    actors: Vec<Account>,
}

/// Whose effects an account counts.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Holder {
    /// Those of all changes.
    Whole,
    /// Those below a heading, by its words.
    Section(String),
    /// Those of acts that bind or ask someone, by the words.
    Actor(String),
}

/// How many effects move a text which way.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Account {
    /// Whose they are.
    pub holder: Holder,
    /// More is promised or asked.
    pub stronger: usize,
    /// Less is promised or asked.
    pub weaker: usize,
    /// Hedges and conditions put in.
    pub hedged: usize,
    /// Hedges and conditions taken out.
    pub unhedged: usize,
    /// Obligations, calls, members of lists and the like put in.
    pub gained: usize,
    /// The same taken out.
    pub lost: usize,
    /// Brackets resolved.
    pub resolved: usize,
    /// Brackets opened.
    pub opened: usize,
    /// All else but print: other terms, numbers, dates, acts.
    pub other: usize,
    /// The [weights](EffectKind::weight) of its effects together.
    pub weight: u32,
    /// The weights of what makes it promise or ask more.
    pub more: u32,
    /// The weights of what makes it promise or ask less.
    pub less: u32,
    /// Its effects, by their places among [all](Effects::all), the heaviest first.
    pub effects: Vec<usize>,
}

impl Account {
    const fn new(holder: Holder) -> Self {
        Self {
            holder,
            stronger: 0,
            weaker: 0,
            hedged: 0,
            unhedged: 0,
            gained: 0,
            lost: 0,
            resolved: 0,
            opened: 0,
            other: 0,
            weight: 0,
            more: 0,
            less: 0,
            effects: Vec::new(),
        }
    }

    fn add(&mut self, place: usize, kind: EffectKind) {
        let count = match kind {
            EffectKind::BracketResolved => &mut self.resolved,
            EffectKind::BracketOpened => &mut self.opened,
            kind => match kind.tendency() {
                Tendency::Stronger => &mut self.stronger,
                Tendency::Weaker => &mut self.weaker,
                Tendency::Hedged => &mut self.hedged,
                Tendency::Unhedged => &mut self.unhedged,
                Tendency::Gained => &mut self.gained,
                Tendency::Lost => &mut self.lost,
                Tendency::Neutral => &mut self.other,
            },
        };
        *count += 1;
        self.weight += kind.weight();
        if kind.tendency().is_more() {
            self.more += kind.weight();
        }
        if kind.tendency().is_less() {
            self.less += kind.weight();
        }
        self.effects.push(place);
    }
}

/// Whose words tell an actor from others.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Key(bool, String);

impl Balance {
    pub(super) fn new(effects: &Effects<'_>) -> Self {
        let mut whole = Account::new(Holder::Whole);
        let mut accounts: Vec<Account> = Vec::new();
        let mut places = BTreeMap::new();
        let lists = Lists::of(effects.comparison().after().lexicon().language());
        for (place, effect) in effects.iter().enumerate() {
            if effect.kind == EffectKind::EditorialOnly {
                continue;
            }
            whole.add(place, effect.kind);
            let holders = section(effects, effect).into_iter().chain(bound(effects, effect));
            for holder in holders {
                let at = *places.entry(key(&holder, lists)).or_insert_with(|| {
                    accounts.push(Account::new(holder));
                    accounts.len() - 1
                });
                accounts[at].add(place, effect.kind);
            }
        }
        let heaviest = |account: &mut Account| {
            let weight = |place: &usize| std::cmp::Reverse(effects.all()[*place].kind.weight());
            account.effects.sort_by_key(weight);
        };
        heaviest(&mut whole);
        accounts.iter_mut().for_each(heaviest);
        accounts.sort_by_key(|account| std::cmp::Reverse(account.weight));
        let of = |account: &Account| matches!(account.holder, Holder::Section(_));
        let (sections, actors) = accounts.into_iter().partition(of);
        Self { whole, sections, actors }
    }

    /// All of it.
    #[must_use]
    pub fn whole(&self) -> &Account {
        &self.whole
    }

    /// By section, the heaviest first; clauses below no heading are in none.
    #[must_use]
    pub fn sections(&self) -> &[Account] {
        &self.sections
    }

    /// By who is bound or asked, the heaviest first.
    #[must_use]
    pub fn actors(&self) -> &[Account] {
        &self.actors
    }
}

fn key(holder: &Holder, lists: &Lists) -> Key {
    let fold = |words: &str| {
        let folded = Normalization::CaseInsensitive.fold(words).into_owned();
        let plain = folded.split_whitespace().skip_while(|word| lists.determiners.has(word));
        plain.map(base_form).collect::<Vec<_>>().join(" ")
    };
    match holder {
        Holder::Whole => Key(false, String::new()),
        Holder::Section(words) => Key(false, fold(words)),
        Holder::Actor(words) => Key(true, fold(words)),
    }
}

fn section(effects: &Effects<'_>, effect: &Effect) -> Option<Holder> {
    let heading = effects.change(effect).section()?;
    // "Article 4" without words goes by its number
    let words = if heading.body().is_empty() { heading.text() } else { heading.body() };
    Some(Holder::Section(one_line(words)))
}

fn bound(effects: &Effects<'_>, effect: &Effect) -> Option<Holder> {
    let comparison = effects.comparison();
    let words = |draft: &Draft, span: Span| {
        let clause = draft.clause_at(span.start());
        let lexicon = clause.map_or_else(|| draft.lexicon(), Clause::lexicon);
        affirmed(lexicon, &one_line(&draft.text()[span.range()]))
    };
    let after = effect.actor_after.map(|span| words(comparison.after(), span));
    let before = effect.actor_before.map(|span| words(comparison.before(), span));
    after.or(before).map(Holder::Actor)
}

/// Who is meant where nobody of them is to do something: *no State*, *none of the Parties*.
fn affirmed(lexicon: &Lexicon, actor: &str) -> String {
    let lists = Lists::of(lexicon.language());
    let fold = |word: &str| Normalization::CaseInsensitive.fold(word).into_owned();
    let mut words = actor.split(' ').peekable();
    let denies = words.next_if(|word| lists.negations.has(&fold(word))).is_some();
    let small = |word: &&str| {
        let folded = fold(word);
        denies && (lists.determiners.has(&folded) || lexicon.is_function_word(&folded))
    };
    while words.next_if(small).is_some() {}
    let rest: Vec<&str> = words.collect();
    if rest.is_empty() { actor.to_owned() } else { rest.join(" ") }
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
