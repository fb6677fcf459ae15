//! Statements in words.

use super::answer::listed;
use super::checks::Checks;
use super::qualifier::Qualifier;
use super::statement::{
    Among, Claim, ForceDemand, Matter, PhraseTurn, Place, RosterClaim, RosterDemand, Statement,
};
use super::stock::PREVIOUS;
use crate::concept::Concept;
use crate::document::Part;

impl Checks {
    /// What a statement claims, in words.
    pub(super) fn describe(&self, statement: &Statement) -> String {
        let of = statement.text.as_ref().map_or(String::new(), |text| format!(", in {text}"));
        let place = self.place(&statement.place);
        let at = if place.is_empty() { String::new() } else { format!(" {place}") };
        format!("{}{at}{of}", self.claim(&statement.claim))
    }

    fn matter(&self, matter: &Matter) -> String {
        match matter {
            Matter::Concept { scheme, id } => {
                let concept = self.scheme(scheme).and_then(|scheme| scheme.concept(id));
                concept.map_or(id.as_str(), |concept: Concept<'_>| concept.name("en")).to_owned()
            }
            Matter::Words(words) => format!("“{words}”"),
            Matter::Qualifier(name) => format!("words of the class “{}”", Qualifier::said(name)),
        }
    }

    fn matters(&self, matters: &[Matter]) -> String {
        listed(&matters.iter().map(|own| self.matter(own)).collect::<Vec<_>>())
    }

    fn place(&self, place: &Place) -> String {
        let mut parts = Vec::new();
        if !place.about.is_empty() {
            parts.push(format!("in clauses about {}", self.matters(&place.about)));
        }
        parts.extend(place.at.as_ref().map(|path| format!("in {path}")));
        parts.extend(place.part.map(|part| match part {
            Part::Preamble => "in the preamble".to_owned(),
            _ => "in the operative part".to_owned(),
        }));
        parts.extend(place.section.as_ref().map(|words| format!("under “{words}”")));
        parts.extend(place.reach.map(|region| format!("looking at the {}", region.name())));
        parts.join(", ")
    }

    fn claim(&self, claim: &Claim) -> String {
        match claim {
            Claim::All(_) => "all of these".to_owned(),
            Claim::Any(_) => "one of these at least".to_owned(),
            Claim::Not(_) => "not this".to_owned(),
            Claim::Interpretive { .. } => "for a person to judge".to_owned(),
            Claim::Present { matter, times: 1 } => format!("{} is named", self.matter(matter)),
            Claim::Present { matter, times } => {
                format!("{} is named {times} times at least", self.matter(matter))
            }
            Claim::Absent(matter) => format!("{} is not named", self.matter(matter)),
            Claim::Gap { concept, beside } if beside.is_empty() => {
                format!("{} is missing beside others of its group", self.matter(concept))
            }
            Claim::Gap { concept, beside } => {
                format!("{} is missing beside {}", self.matter(concept), self.matters(beside))
            }
            Claim::Mentions { concept, with, without } => {
                let with = match with.is_empty() {
                    true => String::new(),
                    false => format!(" with {}", self.matters(with)),
                };
                let without = match without.is_empty() {
                    true => String::new(),
                    false => format!(" without {}", self.matters(without)),
                };
                format!("{} is named{with}{without}", self.matter(concept))
            }
            Claim::Force(demand) => force(demand),
            Claim::Actor { actor, role } => {
                let role = role.map_or("named", super::commitments::role_name);
                format!("{} {role} in an act", actor.replace('-', " "))
            }
            Claim::Stands { concept, way } => format!("{} is {way}", self.matter(concept)),
            Claim::Defined(term) => format!("“{term}” is defined"),
            Claim::Undefined(term) => format!("“{term}” is used and not defined"),
            Claim::DefinedElsewhere { term, texts } => {
                format!("“{term}” is not defined here, and is in {}", listed(texts))
            }
            Claim::Attributed(said) => format!("the text does what “{said}” says"),
            Claim::Join { position, .. } => format!("the text names what {position} by the table"),
            Claim::Novel { matter, against } => {
                format!("{} is named here and not in {}", self.matter(matter), listed(against))
            }
            Claim::InheritedGap { concept, source } => {
                format!("{} is missing, as in {source}", self.matter(concept))
            }
            Claim::Echoes { sources, class, .. } => {
                format!("words of {}, {} or more", listed(sources), class.name())
            }
            _ => self.comparing(claim),
        }
    }

    /// What is claimed of dates, lists and amounts.
    fn comparing(&self, claim: &Claim) -> String {
        match claim {
            Claim::Precedes(other) => format!("older than {other}"),
            Claim::Roster(demand) => roster(demand),
            Claim::MoreOn { matter, than } => {
                format!("more on {} than on {}", self.matter(matter), self.matter(than))
            }
            Claim::ShareOf { matter, among, at_least, at_most } => {
                let what = if *among == Among::Items { "items" } else { "clauses" };
                let least = at_least.map(|least| format!(" at least {least}"));
                let most = at_most.map(|most| format!(" at most {most}"));
                let bounds: String = least.into_iter().chain(most).collect();
                format!("of a hundred {what},{bounds} name {}", self.matter(matter))
            }
            Claim::FirstOn { matter, before } => {
                format!("{} is named before {}", self.matter(matter), self.matter(before))
            }
            Claim::FollowUp { says, lacks, .. } if lacks.is_empty() => {
                format!("follow-up says {}", listed(says))
            }
            Claim::FollowUp { says, lacks, .. } => {
                format!("follow-up says {} and not {}", listed(says), listed(lacks))
            }
            _ => change(claim),
        }
    }
}

fn draft(from: &str) -> &str {
    if from == PREVIOUS { "the draft before" } else { from }
}

/// What is claimed of two drafts or more.
fn change(claim: &Claim) -> String {
    match claim {
        Claim::Substituted { from, before, after } => {
            format!("“{before}” gave way to “{after}” since {}", draft(from))
        }
        Claim::ConjunctDropped { from, words } => {
            format!("a list has lost “{words}” since {}", draft(from))
        }
        Claim::Effect { from, kinds } => {
            format!("a change since {} is one of: {}", draft(from), kinds.join(", "))
        }
        Claim::Fate { from, fate } => format!("a clause was {fate} since {}", draft(from)),
        Claim::PhraseLife { phrase, turn, drafts } => {
            let turn = match turn {
                PhraseTurn::Born => "came in",
                PhraseTurn::Died => "went",
                PhraseTurn::Returned => "came back",
            };
            format!("“{phrase}” {turn} in the course of {}", listed(drafts))
        }
        _ => "something is still in brackets".to_owned(),
    }
}

fn force(demand: &ForceDemand) -> String {
    let bounds = [
        demand.at_least.as_ref().map(|verb| format!("at least {verb}")),
        demand.at_most.as_ref().map(|verb| format!("at most {verb}")),
        demand.exactly.as_ref().map(|verb| format!("just {verb}")),
        (!demand.governed_by.is_empty()).then(|| format!("by {}", demand.governed_by.join(" or "))),
        demand.kind.as_ref().map(|kind| format!("of the kind {kind}")),
        demand.hedged.map(|hedged| if hedged { "hedged" } else { "without a hedge" }.to_owned()),
    ];
    let bounds: Vec<String> = bounds.into_iter().flatten().collect();
    format!("what is done is {}", listed(&bounds))
}

fn roster(demand: &RosterDemand) -> String {
    let RosterDemand { roster, as_of, claim } = demand;
    let claim = match claim {
        RosterClaim::Names { has, lacks } => {
            format!("has {}, lacks {}", listed(has), listed(lacks))
        }
        RosterClaim::MembersOf { group, has, .. } => format!("of {group} has just {}", listed(has)),
        RosterClaim::AllOf { group, .. } => format!("has all of {group}"),
        RosterClaim::NoneOf { group } => format!("has none of {group}"),
        RosterClaim::Count { at_least, at_most, .. } => match (at_least, at_most) {
            (Some(least), Some(most)) => format!("has {least} to {most} of a kind"),
            (Some(least), None) => format!("has at least {least} of a kind"),
            (None, Some(most)) => format!("has at most {most} of a kind"),
            (None, None) => "has members".to_owned(),
        },
    };
    format!("the roster {roster} at {as_of} {claim}")
}
