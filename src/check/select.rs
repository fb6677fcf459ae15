//! Which clauses a statement speaks of, and where a matter stands in them.

use std::collections::BTreeSet;

use super::answer::{Answer, counted, fact};
use super::qualifier::Qualifier;
use super::session::Session;
use super::statement::{Matter, Place};
use super::verdict::{Evidence, Role};
use crate::concept::Gap;
use crate::coverage::Region;
use crate::document::{Clause, ClauseId};
use crate::force::{Act, ActType};
use crate::span::Span;

/// A place a matter stands at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Spot {
    pub(super) clause: ClauseId,
    pub(super) span: Span,
}

/// The clauses a statement speaks of.
pub(super) struct Selection {
    /// Whether a clause is one of them, by its number; `None` for all.
    inside: Option<Vec<bool>>,
    /// How many they are.
    pub(super) count: usize,
    /// What they are, as a sentence says it: “of `draft-3`”, “of the clause about victims”.
    pub(super) name: String,
}

impl Selection {
    pub(super) fn has(&self, clause: ClauseId) -> bool {
        self.inside.as_ref().is_none_or(|inside| inside[clause.index()])
    }

    /// Those of some places that lie in the clauses.
    pub(super) fn of(&self, spots: Vec<Spot>) -> Vec<Spot> {
        spots.into_iter().filter(|spot| self.has(spot.clause)).collect()
    }
}

impl Session<'_, '_> {
    /// The clauses of a place in a text.
    ///
    /// # Errors
    /// The answer that there is none.
    pub(super) fn select(&self, place: &Place, text: usize) -> Result<Selection, Answer> {
        let draft = self.draft(text);
        let sigil = draft.sigil();
        let count = draft.clauses().len();
        if place.is_everywhere() {
            return Ok(Selection { inside: None, count, name: sigil.to_owned() });
        }
        let mut inside = self.at(place, text);
        for matter in &place.about {
            let mut named = vec![false; count];
            self.spots(matter, text).iter().for_each(|spot| named[spot.clause.index()] = true);
            inside.iter_mut().zip(named).for_each(|(inside, named)| *inside &= named);
        }
        let what = self.name_of(place, text);
        if !inside.contains(&true) {
            let searched = fact(Role::Searched, sigil, counted(count, "clause"));
            let mut answer =
                Answer::not_decidable(format!("no clause of {sigil} is {what}")).with([searched]);
            for matter in &place.about {
                answer = answer.with(self.near_misses(matter, text));
            }
            return Err(answer);
        }
        if let Some(region) = place.reach.filter(|region| *region != Region::Clause) {
            let chosen: Vec<_> = draft.clauses().filter(|own| inside[own.id().index()]).collect();
            let mut regions: Vec<_> = chosen.into_iter().map(|own| region.of(own)).collect();
            regions.sort_unstable();
            regions.dedup();
            let around = |clause: Clause<'_>| regions.binary_search(&region.of(clause)).is_ok();
            inside = draft.clauses().map(around).collect();
        }
        let count = inside.iter().filter(|inside| **inside).count();
        let reach = match place.reach {
            None | Some(Region::Clause) => String::new(),
            Some(region) => format!("the {} around ", region.name()),
        };
        let name = match count {
            1 => format!("{reach}the clause {what} in {sigil}"),
            _ => format!("{reach}the {count} clauses {what} in {sigil}"),
        };
        Ok(Selection { inside: Some(inside), count, name })
    }

    /// Whether each clause is where a place says, whatever it is about.
    fn at(&self, place: &Place, text: usize) -> Vec<bool> {
        let draft = self.draft(text);
        let in_part = |clause: Clause<'_>| place.part.is_none_or(|part| clause.part() == part);
        let mut inside: Vec<bool> = draft.clauses().map(in_part).collect();
        let mut keep = |is_meant: &dyn Fn(Clause<'_>) -> bool| {
            let mut marked = vec![false; inside.len()];
            for clause in draft.clauses().filter(|clause| is_meant(*clause)) {
                marked[clause.id().index()] = true;
                clause.below().for_each(|below| marked[below.id().index()] = true);
            }
            inside.iter_mut().zip(marked).for_each(|(inside, marked)| *inside &= marked);
        };
        if let Some(words) = place.section.as_ref().map(|words| words.to_lowercase()) {
            keep(&|own| own.kind().is_heading() && own.body().to_lowercase().contains(&words));
        }
        if let Some(path) = &place.at {
            keep(&|own| own.path() == *path || own.canonical_path() == *path);
        }
        inside
    }

    /// “about victims and under “Follow-up””.
    fn name_of(&self, place: &Place, text: usize) -> String {
        let mut parts = Vec::new();
        if !place.about.is_empty() {
            let names: Vec<_> = place.about.iter().map(|own| self.name(own, text)).collect();
            parts.push(format!("about {}", super::answer::listed(&names)));
        }
        parts.extend(place.at.as_ref().map(|path| format!("cited as {path}")));
        parts.extend(place.part.map(|part| match part {
            crate::document::Part::Preamble => "in the preamble".to_owned(),
            _ => "in the operative part".to_owned(),
        }));
        parts.extend(place.section.as_ref().map(|words| format!("under “{words}”")));
        parts.join(" and ")
    }

    /// What a matter is called, in the language of a text.
    pub(super) fn name(&self, matter: &Matter, text: usize) -> String {
        match matter {
            Matter::Concept { scheme, id } => {
                let concept = self.stock.checks.scheme(scheme).and_then(|own| own.concept(id));
                let language = self.draft(text).language().unwrap_or("en");
                concept.map_or(id.as_str(), |concept| concept.name(language)).to_owned()
            }
            Matter::Words(words) => format!("“{words}”"),
            Matter::Qualifier(name) => Qualifier::said(name),
        }
    }

    /// Where a matter stands in a text, in reading order.
    pub(super) fn spots(&self, matter: &Matter, text: usize) -> Vec<Spot> {
        match matter {
            Matter::Concept { scheme, id } => {
                let mapped = self.stock.map(text, scheme);
                let mentions = mapped.map(|mapped| mapped.mentions(id)).unwrap_or_default();
                let spot =
                    |own: crate::concept::Annotation| Spot { clause: own.clause, span: own.span };
                mentions.into_iter().map(spot).collect()
            }
            Matter::Words(words) => {
                let found = self.stock.words(text).find(words).into_iter();
                found.map(|(clause, span)| Spot { clause, span }).collect()
            }
            Matter::Qualifier(name) => {
                let Some(qualifier) = Qualifier::named(name) else { return Vec::new() };
                let acts = self.stock.force(text).acts().iter();
                let mut spots: Vec<Spot> = acts
                    .flat_map(|act| {
                        let own = qualifier.in_act(act).into_iter();
                        own.map(|span| Spot { clause: act.clause, span })
                    })
                    .collect();
                spots.sort_unstable();
                spots.dedup();
                spots
            }
        }
    }

    /// What looks like a matter in a text and is none.
    pub(super) fn near_misses(&self, matter: &Matter, text: usize) -> Vec<Evidence> {
        let draft = self.draft(text);
        match matter {
            Matter::Concept { scheme, id } => {
                let gap = self.stock.map(text, scheme).and_then(|mapped| mapped.map.gap(id));
                let misses = gap.into_iter().flat_map(Gap::near_misses);
                misses
                    .map(|miss| {
                        let note = format!("not counted: {}", miss.reason());
                        super::answer::words(Role::NearMiss, draft, miss.near_miss().span, note)
                    })
                    .collect()
            }
            Matter::Words(words) => {
                let index = self.stock.words(text);
                let parted =
                    index.parted(words).map(|(_, span)| (span, "with other words between"));
                let part = || {
                    let note = "the longest part of the phrase that stands in the text";
                    index.nearest(words).map(|(_, span)| (span, note))
                };
                let near = parted.or_else(part).into_iter();
                near.map(|(span, note)| super::answer::words(Role::NearMiss, draft, span, note))
                    .collect()
            }
            Matter::Qualifier(_) => Vec::new(),
        }
    }

    /// What was searched for a matter.
    pub(super) fn searched(&self, matter: &Matter, selection: &Selection, text: usize) -> Evidence {
        let clauses = counted(selection.count, "clause");
        let note = match matter {
            Matter::Concept { scheme, id } => {
                let gap = self.stock.map(text, scheme).and_then(|mapped| mapped.map.gap(id));
                let rules = gap.map(|gap| counted(gap.searched_for().len(), "label and pattern"));
                let rules = rules.map_or(String::new(), |rules| {
                    format!(" for {}", rules.replace("label and patterns", "labels and patterns"))
                });
                format!("{clauses}{rules} of {}", self.name(matter, text))
            }
            Matter::Words(words) => format!("{clauses} for “{words}”"),
            Matter::Qualifier(name) => {
                format!("{clauses} for words of the class “{}”", Qualifier::said(name))
            }
        };
        fact(Role::Searched, self.draft(text).sigil(), note)
    }

    /// The number of the act that a place of a clause stands in: that of the fewest words around it.
    fn act_number(&self, text: usize, spot: Spot) -> Option<usize> {
        let force = self.stock.force(text);
        let acts = force.acts_of(spot.clause);
        let first = force.acts().partition_point(|act| act.clause < spot.clause);
        let content = |(_, act): &(usize, &Act)| {
            act.content.as_ref().is_some_and(|content| content.span.contains(spot.span))
        };
        let size = |(_, act): &(usize, &Act)| {
            act.content.as_ref().map_or(usize::MAX, |content| content.span.len())
        };
        let numbered = || acts.iter().enumerate();
        let around = || numbered().filter(|(_, act)| act.extent.contains(spot.span));
        let inner = numbered().filter(content).min_by_key(size);
        let found = inner.or_else(|| around().min_by_key(|(_, act)| act.extent.len()));
        found.map(|(at, _)| first + at)
    }

    /// The act that a place of a clause stands in.
    pub(super) fn act_at(&self, text: usize, spot: Spot) -> Option<&Act> {
        self.act_number(text, spot).map(|number| &self.stock.force(text).acts()[number])
    }

    /// The acts that govern what a place names first, or else all of its clauses.
    pub(super) fn governing(&self, place: &Place, selection: &Selection, text: usize) -> Vec<&Act> {
        let acts = self.stock.force(text).acts();
        let first = place.about.first();
        let spots = first.map(|matter| selection.of(self.spots(matter, text))).unwrap_or_default();
        if spots.is_empty() {
            return acts.iter().filter(|act| selection.has(act.clause)).collect();
        }
        let numbers = spots.into_iter().filter_map(|spot| self.act_number(text, spot));
        let numbers: BTreeSet<usize> = numbers.collect();
        numbers.into_iter().map(|number| &acts[number]).collect()
    }

    /// Whether the language of a text has the word lists that acts are read by.
    ///
    /// # Errors
    /// The answer that it has not.
    pub(super) fn readable(&self, text: usize) -> Result<(), Answer> {
        let draft = self.draft(text);
        if draft.lexicons().any(|lexicon| !lexicon.force().is_empty()) {
            return Ok(());
        }
        let language = match draft.language() {
            Some(language) => format!("“{language}”, the language of {}", draft.sigil()),
            None => format!("the language of {}", draft.sigil()),
        };
        Err(Answer::not_decidable(format!("there are no word lists for {language}")))
    }
}

/// What an act does, in words: “welcome (approval)”.
pub(super) fn act_name(act: &Act) -> String {
    match act.norm {
        Some(norm) => format!("{} ({})", act.name, norm.name()),
        None => format!("{} ({})", act.name, type_name(act.act_type)),
    }
}

fn type_name(act_type: ActType) -> &'static str {
    match act_type {
        ActType::Recital => "says what is so",
        ActType::Approval => "approves",
        ActType::Disapproval => "disapproves",
        ActType::Directive => "asks others to act",
        ActType::Commissive => "binds the speakers",
        ActType::Decisive => "decides",
        ActType::Norm => "lays down what someone is to do",
    }
}
