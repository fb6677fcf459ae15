//! Which act of one side answers to which of the other.

use std::ops::Range;

use super::side::Side;
use super::site::Site;
use crate::document::ClauseId;
use crate::force::{Act, ActType, Force, ModifierClass, Norm, Polarity, is_permissive};

/// An act of a side, with the places of its words there.
#[derive(Debug)]
pub(super) struct Placed<'f> {
    pub(super) act: &'f Act,
    /// The verb or modal; empty for an act taken over from a clause above.
    pub(super) predicate: Range<usize>,
    pub(super) verb: Range<usize>,
    pub(super) content: Range<usize>,
    pub(super) extent: Range<usize>,
    /// Whether its clause is a member of a list whose verb stands in the clause above: *reports shall contain:*
    pub(super) listed: bool,
}

impl<'f> Placed<'f> {
    fn new(side: &Side<'_>, act: &'f Act, force: &'f Force<'f>) -> Self {
        let predicate = side.at(act.predicate);
        let content = act.content.as_ref();
        Self {
            act,
            predicate: if act.inherited.is_some() { 0..0 } else { predicate },
            verb: content.and_then(|content| content.verb).map_or(0..0, |verb| side.at(verb)),
            content: content.map_or(0..0, |content| side.at(content.span)),
            extent: side.at(act.extent),
            listed: act.inherited.is_some_and(|from| is_listed(side, act, from, force)),
        }
    }

    /// Its norm, and for one that says how things are what its modal would make of a norm for someone.
    pub(super) fn norm(&self) -> Option<Norm> {
        match (self.act.norm?, &*self.act.name) {
            (Norm::Constitutive, name) if is_permissive(name) => Some(Norm::Permission),
            (Norm::Constitutive, "should") => Some(Norm::Recommendation),
            (Norm::Constitutive, _) => Some(Norm::Obligation),
            (norm, _) => Some(norm),
        }
    }

    /// Whether it only says what someone or something is able to do.
    pub(super) fn is_ability(&self) -> bool {
        self.act.name == "can" && self.act.actors.iter().all(|party| party.class.is_none())
    }

    /// Whether someone is to be able to do what is done: *shall be able to*.
    pub(super) fn is_to_be_able(&self) -> bool {
        self.act.modifiers.iter().any(|modifier| modifier.class == ModifierClass::Ability)
    }

    /// Whether others may bind whom it is said of: *members may be required to pay*.
    pub(super) fn may_be_bound(&self) -> bool {
        let permits = self.act.norm == Some(Norm::Permission);
        permits && self.act.actors.is_empty() && self.asks_subject()
    }

    /// Whether the subject is who is asked: *Parties are encouraged to*.
    pub(super) fn asks_subject(&self) -> bool {
        self.act.addressees.first().is_some_and(|first| first.span < self.act.predicate)
    }

    /// Whether it forbids.
    pub(super) fn forbids(&self) -> bool {
        self.act.norm == Some(Norm::Prohibition)
    }

    /// Whether it promises nothing yet: *we hope to*, *stand ready to*. The published orders put these below
    /// *undertake*.
    pub(super) fn is_intention(&self) -> bool {
        let weaker = matches!(&*self.act.name, "express willingness" | "intend" | "seek");
        self.act.act_type == ActType::Commissive && weaker
    }

    /// What it binds to.
    pub(super) fn bond(&self) -> Bond {
        match (self.act.act_type, self.norm()) {
            (ActType::Norm, Some(Norm::Obligation | Norm::Permission))
                if self.act.norm == Some(Norm::Constitutive) =>
            {
                Bond::Provision
            }
            (ActType::Norm, Some(Norm::Entitlement)) => Bond::Entitlement,
            (ActType::Recital | ActType::Approval | ActType::Disapproval, _) => Bond::Recital,
            (ActType::Norm, Some(Norm::Permission | Norm::Exemption)) => Bond::Permission,
            (ActType::Directive, _) | (ActType::Norm, Some(Norm::Recommendation)) => Bond::Call,
            (ActType::Decisive, _) => Bond::Decision,
            _ if self.is_intention() => Bond::Intention,
            _ => Bond::Obligation,
        }
    }
}

/// Whether the clause above says what is to be done with the items below it; behind *to* they say it themselves.
fn is_listed(side: &Side<'_>, act: &Act, from: ClauseId, force: &Force<'_>) -> bool {
    let above = force.acts_of(from).iter().find(|above| above.predicate == act.predicate);
    let verb = above.and_then(|above| above.content.as_ref()).and_then(|content| content.verb);
    let lead = side.draft.clause(from).body().trim_end_matches(|c: char| !c.is_alphabetic());
    let last = lead.rsplit(char::is_whitespace).next().unwrap_or_default();
    verb.is_some() && !side.lists.infinitives.has(&last.to_lowercase())
}

/// How far an act binds, the least first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Bond {
    Recital,
    Intention,
    Permission,
    Entitlement,
    Call,
    Provision,
    Decision,
    Obligation,
}

/// The acts of both sides and which answer to each other.
#[derive(Debug)]
pub(super) struct Pairing<'f> {
    pub(super) acts: [Vec<Placed<'f>>; 2],
    pub(super) pairs: Vec<[usize; 2]>,
}

impl<'f> Pairing<'f> {
    pub(super) fn new(site: &Site<'_>, forces: [&'f Force<'f>; 2]) -> Self {
        let acts = [0, 1].map(|side| {
            let own = &site.sides[side];
            let acts = own.clauses.iter().flat_map(|clause| forces[side].acts_of(*clause));
            acts.map(|act| Placed::new(own, act, forces[side])).collect::<Vec<_>>()
        });
        let pairs = pairs(site, &acts);
        Self { acts, pairs }
    }

    /// The act of a side among whose words one stands, the last of several.
    pub(super) fn around(&self, side: usize, at: usize) -> Option<&Placed<'f>> {
        // acts begin in the order of their numbers
        let acts = &self.acts[side];
        let end = acts.partition_point(|placed| placed.extent.start <= at);
        let near = acts[..end].iter().rev().take(NEAREST);
        near.into_iter().find(|placed| placed.extent.contains(&at))
    }

    /// The acts of a side that answer to none, by their numbers there.
    pub(super) fn alone(&self, side: usize) -> impl Iterator<Item = usize> {
        let mut paired = vec![false; self.acts[side].len()];
        self.pairs.iter().for_each(|pair| paired[pair[side]] = true);
        (0..paired.len()).filter(move |act| !paired[*act])
    }
}

/// So many acts that begin before a word may hold it.
const NEAREST: usize = 8;
/// Acts further apart in their order are not compared.
const REACH: usize = 24;
/// Two acts answer to each other from so many points on.
const ENOUGH: u32 = 5;
/// No more words of an act are looked at.
const MOST_WORDS: usize = 48;

fn pairs(site: &Site<'_>, acts: &[Vec<Placed<'_>>; 2]) -> Vec<[usize; 2]> {
    let mut likely: Vec<(u32, usize, usize)> = Vec::new();
    for (a, one) in acts[0].iter().enumerate() {
        let from = a.saturating_sub(REACH);
        for (b, other) in acts[1].iter().enumerate().take(a + REACH).skip(from) {
            let points = points(site, one, other);
            // the only two acts are one, unless a clause above says one of them
            let only = acts[0].len() == 1
                && acts[1].len() == 1
                && one.act.inherited.is_some() == other.act.inherited.is_some();
            if points >= ENOUGH || only && points > 0 {
                likely.push((points, a, b));
            }
        }
    }
    likely.sort_by_key(|(points, a, b)| (std::cmp::Reverse(*points), a.abs_diff(*b), a + b, *a));
    let mut taken = [vec![false; acts[0].len()], vec![false; acts[1].len()]];
    let mut pairs = Vec::new();
    for (_, a, b) in likely {
        if !taken[0][a] && !taken[1][b] && are_kin(site, &acts[0][a], &acts[1][b]) {
            (taken[0][a], taken[1][b]) = (true, true);
            pairs.push([a, b]);
        }
    }
    pairs.sort_unstable();
    pairs
}

/// One word in so many of an act must stand in another for both to be about one matter. Of 45 changes of real texts
/// that are told otherwise since it is asked, nearly all that one reader looked at are told better; where two in five
/// are enough, six of them are wrong again, and three right.
const KIN: usize = 2;

/// Whether two acts are about the same matter: they have the verb of what is done in common, or enough of the words of
/// the one that has fewer, or a party and at least a word beside it. *Shall* alone, or a form of the verb by which it
/// is said, makes no two duties one.
fn are_kin(site: &Site<'_>, one: &Placed<'_>, other: &Placed<'_>) -> bool {
    let [a, b] = &site.sides;
    let inherits = |placed: &Placed<'_>| placed.act.inherited.is_some();
    if inherits(one) || inherits(other) {
        return true;
    }
    let said = |placed: &Placed<'_>| placed.act.act_type != ActType::Norm;
    if said(one) && one.act.name == other.act.name || has_same_verb(a, one, b, other) {
        return true;
    }
    let [ours, theirs] = [matter(a, one), matter(b, other)];
    let answers = |at: &&usize| {
        a.words[**at].twin.is_some_and(|twin| theirs.contains(&twin))
            || theirs.iter().any(|answer| {
                a.words[**at].is_free()
                    && a.is_form(&a.words[**at].folded, &b.words[*answer].folded)
            })
    };
    let shared: Vec<usize> = ours.iter().filter(answers).copied().collect();
    let least = ours.len().min(theirs.len());
    let parties = parties(a, one);
    let party = shared.iter().filter(|at| parties.iter().any(|party| party.contains(at))).count();
    KIN * shared.len() >= least && least > 0 || party > 0 && shared.len() > party
}

/// The words that say what an act is about, or, where all of them belong to an act inside it, those of its sentence:
/// *stresses that the ports should close*.
fn matter(side: &Side<'_>, placed: &Placed<'_>) -> Vec<usize> {
    let says = |at: &usize| !placed.predicate.contains(at) && side.words[*at].is_content();
    let own: Vec<usize> = placed.extent.clone().filter(says).take(MOST_WORDS).collect();
    if !own.is_empty() {
        return own;
    }
    let behind = placed.extent.end..side.words.len();
    let sentence = behind.take_while(|at| !side.words[*at].is_stop());
    sentence.filter(says).take(MOST_WORDS).collect()
}

/// Whether what two acts ask for is said by one verb, in whatever form.
pub(super) fn has_same_verb(
    a: &Side<'_>,
    one: &Placed<'_>,
    b: &Side<'_>,
    other: &Placed<'_>,
) -> bool {
    let verb = |side: &Side<'_>, range: &Range<usize>| {
        range.clone().find(|at| side.words[*at].is_content())
    };
    let (Some(at), Some(answer)) = (verb(a, &one.verb), verb(b, &other.verb)) else { return false };
    a.words[at].twin == Some(answer) || a.is_form(&a.words[at].folded, &b.words[answer].folded)
}

/// Where those stand whom an act binds or asks.
fn parties(side: &Side<'_>, placed: &Placed<'_>) -> Vec<Range<usize>> {
    let parties = placed.act.actors.iter().chain(&placed.act.addressees);
    parties.map(|party| side.at(party.span)).collect()
}

/// Whether the words right behind two verbs answer to each other: *stresses that*, *notes that*.
fn stand_alike(site: &Site<'_>, one: &Placed<'_>, other: &Placed<'_>) -> bool {
    let next = site.sides[0].words.get(one.predicate.end).and_then(|word| word.twin);
    !one.predicate.is_empty() && !other.predicate.is_empty() && next == Some(other.predicate.end)
}

/// Whether one act is that someone does not do a thing, and the other that nobody lets them: *guilds should not
/// raid*, *prevent guilds from raiding*.
fn stops_others(one: &Placed<'_>, other: &Placed<'_>) -> bool {
    let denied = one.forbids() || one.act.polarity == Polarity::Negative;
    let stops = other.act.content.as_ref().is_some_and(|content| content.prohibitive);
    denied && stops && !one.act.actors.is_empty() && other.act.actors.is_empty()
}

/// How much speaks for two acts being one: their verbs, what they ask, the words they share.
fn points(site: &Site<'_>, one: &Placed<'_>, other: &Placed<'_>) -> u32 {
    if stops_others(one, other) || stops_others(other, one) {
        return 0;
    }
    let [a, b] = &site.sides;
    let answers = |from: &Range<usize>, to: &Range<usize>| {
        let words = a.words[from.clone()].iter().take(MOST_WORDS).filter(|word| word.is_word());
        words.filter(|word| word.twin.is_some_and(|twin| to.contains(&twin))).count() as u32
    };
    let shared = |from: &Range<usize>, to: &Range<usize>| {
        let words = a.words[from.clone()].iter().take(MOST_WORDS).filter(|word| word.is_content());
        words.filter(|word| word.twin.is_some_and(|twin| to.contains(&twin))).count() as u32
    };
    let print = |side: &Side<'_>, range: &Range<usize>| {
        side.words.get(range.start).map(|word| word.base().into_owned())
    };
    let mut points = 0;
    points += 4 * u32::from(answers(&one.predicate, &other.predicate) > 0);
    points += 4 * u32::from(one.act.inherited.is_some() && other.act.inherited.is_some());
    points += 4 * u32::from(answers(&one.verb, &other.verb) > 0);
    let same_verb = !one.verb.is_empty() && print(a, &one.verb) == print(b, &other.verb);
    points += 2 * u32::from(same_verb);
    let alike = one.act.act_type == other.act.act_type;
    points += 2 * u32::from(alike);
    points += 3 * u32::from(alike && stand_alike(site, one, other));
    points + 2 * shared(&one.extent, &other.extent).min(4)
}
