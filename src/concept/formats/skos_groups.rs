//! Collections of SKOS as groups.

use std::collections::{BTreeMap, BTreeSet};

use super::super::builder::{Builder, GroupEntry, Words};
use super::rdf::{Object, Resource};
use super::skos::{Thing, Things, local_id};
use crate::span::Span;

pub(super) fn read(
    groups: &[&Thing],
    things: &Things,
    ids: &BTreeMap<Resource, String>,
    builder: &mut Builder<'_>,
) {
    let mut taken = BTreeSet::new();
    for (number, thing) in (1..).zip(groups) {
        let mut id = local_id(&thing.resource);
        if id.is_empty() || taken.contains(&id) {
            id = match &thing.resource {
                Resource::Iri(iri) => iri.clone(),
                Resource::Blank(_) => format!("group-{number}"),
            };
        }
        taken.insert(id.clone());
        let titles = ["skos:prefLabel", "dcterms:title", "rdfs:label"];
        let title = thing.text(&titles).filter(|title| *title != id);
        let members = members(thing, &id, things, ids, builder);
        builder.group(GroupEntry { id: Some(Words::new(id, thing.span)), title, members });
        for title in thing.says("skos:prefLabel").skip(1) {
            builder.loss(title.1, local_id(&thing.resource), "a second title is left out");
        }
    }
}

/// The concepts of a collection and of those in it, each once.
fn members(
    thing: &Thing,
    id: &str,
    things: &Things,
    ids: &BTreeMap<Resource, String>,
    builder: &mut Builder<'_>,
) -> Vec<Words> {
    let mut members: Vec<Words> = Vec::new();
    let mut known = BTreeSet::new();
    let mut open = listed(thing, things);
    open.reverse();
    while let Some((object, span)) = open.pop() {
        let Object::Resource(resource) = object else { continue };
        if !known.insert(resource) {
            continue;
        }
        if let Some(member) = ids.get(resource) {
            members.push(Words::new(member.as_str(), span));
            continue;
        }
        let inner = things.get(object).map(|inner| listed(inner, things)).unwrap_or_default();
        let reason = match inner.is_empty() {
            true => "left out: a member that is no concept of this file",
            false => "the members of a collection in it are its own",
        };
        builder.loss(span, id, reason);
        open.extend(inner.into_iter().rev());
    }
    members
}

/// What a collection names as its members, in order if it has one.
fn listed<'t>(thing: &'t Thing, things: &'t Things) -> Vec<(&'t Object, Span)> {
    let mut listed: Vec<(&Object, Span)> = Vec::new();
    let mut seen = BTreeSet::new();
    let mut at = thing.says("skos:memberList").next().map(|(object, _)| object);
    while let Some(object @ Object::Resource(resource)) = at {
        // a list may lead back into itself
        if !seen.insert(resource) {
            break;
        }
        let Some(cell) = things.get(object) else { break };
        listed.extend(cell.says("rdf:first").next());
        at = cell.says("rdf:rest").next().map(|(object, _)| object);
    }
    listed.extend(thing.says("skos:member"));
    listed
}
