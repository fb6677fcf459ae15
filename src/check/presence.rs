//! What a text names, and what it leaves out.

use std::collections::BTreeSet;

use super::answer::{Answer, Decided, counted, fact, listed, not_found, quoted, words};
use super::qualifier::Qualifier;
use super::select::Spot;
use super::session::Session;
use super::statement::{Matter, Place};
use super::verdict::{Evidence, Role, Verdict};
use crate::concept::{Concept, Gap};
use crate::coverage::Region;
use crate::force::Act;

/// So many places of a matter are quoted; how many more there are is told.
const MOST_SHOWN: usize = 32;

impl Session<'_, '_> {
    /// The places of a matter as evidence.
    pub(super) fn shown(
        &self,
        role: Role,
        matter: &Matter,
        spots: &[Spot],
        text: usize,
    ) -> Vec<Evidence> {
        let draft = self.draft(text);
        let note = |spot: &Spot| match matter {
            // what words limit is what is to be read with them
            Matter::Qualifier(_) => self.act_at(text, *spot).map_or(String::new(), |act| {
                let predicate = quoted(draft, act.predicate);
                let content = act.content.as_ref().map(|content| quoted(draft, content.span));
                format!("with {predicate}: {}", content.unwrap_or_default())
            }),
            _ => String::new(),
        };
        let all = spots.iter().take(MOST_SHOWN);
        let mut shown: Vec<Evidence> =
            all.map(|spot| words(role, draft, spot.span, note(spot))).collect();
        let more = spots.len().saturating_sub(MOST_SHOWN);
        if more > 0 {
            let note = format!("and {} more", counted(more, "place"));
            shown.push(fact(role, draft.sigil(), note));
        }
        shown
    }

    pub(super) fn present(
        &self,
        matter: &Matter,
        times: usize,
        place: &Place,
        text: usize,
    ) -> Decided {
        let selection = self.select(place, text)?;
        if matches!(matter, Matter::Qualifier(_)) {
            self.readable(text)?;
        }
        let spots = match matter {
            Matter::Qualifier(name) if !place.about.is_empty() => {
                self.attached(name, &self.governing(place, &selection, text))
            }
            _ => selection.of(self.spots(matter, text)),
        };
        let (name, count) = (self.name(matter, text), spots.len());
        if count >= times {
            let because = match place.is_everywhere() {
                true => format!("{} names {name} {}", selection.name, often(count)),
                false => format!("{name} stands {} in {}", often(count), selection.name),
            };
            let answer = Answer::new(Verdict::Holds, because);
            return Ok(answer.with(self.shown(Role::Shows, matter, &spots, text)));
        }
        let because = match count {
            0 => not_found(&name, &selection.name),
            _ => format!(
                "{name} stands {} in {}, not {}",
                often(count),
                selection.name,
                often(times)
            ),
        };
        let mut answer = Answer::new(Verdict::Fails, because)
            .with(self.shown(Role::Shows, matter, &spots, text))
            .with(self.near_misses(matter, text));
        if !place.is_everywhere() && count == 0 {
            let elsewhere = self.spots(matter, text);
            let near = self.shown(Role::NearMiss, matter, &elsewhere, text).into_iter();
            answer =
                answer.with(near.map(|own| Evidence { note: elsewhere_note(own.note), ..own }));
        }
        Ok(answer.with([self.searched(matter, &selection, text)]))
    }

    /// The words of a class that limit these acts, be they in clauses above them.
    fn attached(&self, name: &str, acts: &[&Act]) -> Vec<Spot> {
        let Some(qualifier) = Qualifier::named(name) else { return Vec::new() };
        let of_act = |act: &&Act| {
            let clause = act.clause;
            qualifier.in_act(act).into_iter().map(move |span| Spot { clause, span })
        };
        let mut spots: Vec<Spot> = acts.iter().flat_map(of_act).collect();
        spots.sort_unstable();
        spots.dedup();
        spots
    }

    pub(super) fn absent(&self, matter: &Matter, place: &Place, text: usize) -> Decided {
        let found = self.present(matter, 1, place, text)?;
        let siblings = self.siblings(matter, text);
        let mut answer = found.negated();
        if answer.verdict == Verdict::Holds && !siblings.is_empty() && place.is_everywhere() {
            let names: Vec<_> = siblings.iter().map(|one| one.0.clone()).collect();
            answer.because.push_str(&format!("; {} present beside it", are(&names)));
            let draft = self.draft(text);
            answer = answer.with(siblings.into_iter().map(|(name, spot)| {
                words(Role::Shows, draft, spot.span, format!("{name}, of the same group"))
            }));
        }
        Ok(answer)
    }

    /// The members of the groups of an absent concept that are present, with the first place of each.
    fn siblings(&self, matter: &Matter, text: usize) -> Vec<(String, Spot)> {
        let Matter::Concept { scheme, id } = matter else { return Vec::new() };
        let gap = self.stock.map(text, scheme).and_then(|mapped| mapped.map.gap(id));
        let present = gap.map(Gap::present_siblings).unwrap_or_default();
        let first = |concept: Concept<'_>| {
            let matter = Matter::Concept { scheme: scheme.clone(), id: concept.id().to_owned() };
            let first = self.spots(&matter, text).first().copied()?;
            Some((self.name(&matter, text), first))
        };
        present.into_iter().filter_map(first).collect()
    }

    pub(super) fn gap(
        &self,
        concept: &Matter,
        beside: &[Matter],
        place: &Place,
        text: usize,
    ) -> Decided {
        let selection = self.select(place, text)?;
        let name = self.name(concept, text);
        let own = selection.of(self.spots(concept, text));
        if !own.is_empty() {
            let because = format!("{name} stands {} in {}", often(own.len()), selection.name);
            let answer = Answer::new(Verdict::Fails, because);
            return Ok(answer.with(self.shown(Role::Against, concept, &own, text)));
        }
        let wanted = match beside {
            [] => self.group_of(concept),
            _ => beside.to_vec(),
        };
        let (present, missing): (Vec<_>, Vec<_>) = wanted
            .into_iter()
            .partition(|matter| !selection.of(self.spots(matter, text)).is_empty());
        let names = |matters: &[Matter]| -> Vec<String> {
            matters.iter().map(|own| self.name(own, text)).collect()
        };
        let mut answer = match (present.is_empty(), beside.is_empty() || missing.is_empty()) {
            (false, true) => {
                let beside = are(&names(&present));
                let because =
                    format!("{name} is absent from {}, and {beside} present", selection.name);
                Answer::new(Verdict::Holds, because)
            }
            _ => {
                let absent = are(&names(&missing));
                let because = match missing.is_empty() {
                    true => format!(
                        "{name} is absent, and no group of the scheme sets it beside another"
                    ),
                    false => format!("{name} is absent from {}, but so {absent}", selection.name),
                };
                Answer::new(Verdict::Fails, because)
            }
        };
        for matter in &present {
            let spots = selection.of(self.spots(matter, text));
            let shown = self.shown(Role::Shows, matter, &spots[..1], text).into_iter();
            let note = format!("{} is present", self.name(matter, text));
            answer = answer.with(shown.map(|own| Evidence { note: note.clone(), ..own }));
        }
        Ok(answer
            .with(self.near_misses(concept, text))
            .with([self.searched(concept, &selection, text)]))
    }

    /// The other members of all groups of a concept.
    fn group_of(&self, matter: &Matter) -> Vec<Matter> {
        let Matter::Concept { scheme, id } = matter else { return Vec::new() };
        let concept = self.stock.checks.scheme(scheme).and_then(|own| own.concept(id));
        let groups = concept.into_iter().flat_map(Concept::groups);
        let members = groups.flat_map(|group| group.members()).filter(|member| member.id() != id);
        members
            .map(|member| Matter::Concept { scheme: scheme.clone(), id: member.id().to_owned() })
            .collect()
    }

    pub(super) fn mentions(
        &self,
        concept: &Matter,
        (with, without): (&[Matter], &[Matter]),
        place: &Place,
        text: usize,
    ) -> Decided {
        let region = place.reach.unwrap_or(Region::Clause);
        let selection = self.select(&Place { reach: None, ..place.clone() }, text)?;
        let (draft, name) = (self.draft(text), self.name(concept, text));
        let own = selection.of(self.spots(concept, text));
        if own.is_empty() {
            let answer = Answer::new(Verdict::Fails, not_found(&name, &selection.name));
            let searched = self.searched(concept, &selection, text);
            return Ok(answer.with(self.near_misses(concept, text)).with([searched]));
        }
        let home = |spot: &Spot| region.of(draft.clause(spot.clause));
        let homes: BTreeSet<_> = own.iter().map(home).collect();
        let mut answer = Answer::new(Verdict::Holds, String::new());
        answer = answer.with(self.shown(Role::Shows, concept, &own, text));
        let mut reasons = Vec::new();
        for matter in without {
            let spoils = self.spots(matter, text);
            let here: Vec<_> =
                spoils.into_iter().filter(|spot| homes.contains(&home(spot))).collect();
            if !here.is_empty() {
                reasons.push(format!("so is {}", self.name(matter, text)));
                answer = answer.with(self.shown(Role::Against, matter, &here, text));
            }
        }
        for matter in with {
            let theirs: BTreeSet<_> = self.spots(matter, text).iter().map(home).collect();
            if homes.iter().any(|home| !theirs.contains(home)) {
                reasons.push(format!("{} is not", self.name(matter, text)));
                answer = answer.with(self.near_misses(matter, text));
            }
        }
        answer.verdict = Verdict::of(reasons.is_empty());
        let around = match region {
            Region::Document => format!("in {}", selection.name),
            region => format!("in the same {}", region.name()),
        };
        answer.because = match reasons.is_empty() {
            true => {
                let beside = self.beside(with, without, text);
                format!("{name} is named {} {beside} {around}", often(own.len()))
            }
            false => format!("{name} is named, and {around} {}", listed(&reasons)),
        };
        Ok(answer)
    }

    /// “with norms and without force”
    fn beside(&self, with: &[Matter], without: &[Matter], text: usize) -> String {
        let parts = [("with", with), ("without", without)].map(|(word, matters)| {
            let names: Vec<String> = matters.iter().map(|own| self.name(own, text)).collect();
            (!names.is_empty()).then(|| format!("{word} {}", listed(&names)))
        });
        parts.into_iter().flatten().collect::<Vec<_>>().join(" and ")
    }
}

fn elsewhere_note(note: String) -> String {
    match note.is_empty() {
        true => "stands elsewhere".to_owned(),
        false => format!("stands elsewhere, {note}"),
    }
}

/// “once”, “twice”, “3 times”.
pub(super) fn often(count: usize) -> String {
    match count {
        0 => "nowhere".to_owned(),
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        count => format!("{count} times"),
    }
}

/// “a is”, “a and b are”.
pub(super) fn are(names: &[String]) -> String {
    format!("{} {}", listed(names), if names.len() == 1 { "is" } else { "are" })
}

/// “a does”, “a and b do”.
pub(super) fn do_all(names: &[String]) -> String {
    format!("{} {}", listed(names), if names.len() == 1 { "does" } else { "do" })
}
