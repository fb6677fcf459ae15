//! Mappings of OSCAL: every clause on one side of one entry or in a gap, and the same UUIDs again.

use std::collections::BTreeSet;

use serde_json::Value;
use travaux::{Comparison, Draft, Scheme};

use crate::corpus::harbour;
use crate::schemas::pairs;

/// The entries and the ids in the gaps of either side.
fn check(json: &str) -> (Vec<Value>, [Vec<String>; 2]) {
    let document: Value = serde_json::from_str(json).unwrap();
    let mapping = &document["mapping-collection"]["mappings"][0];
    let mut uuids = BTreeSet::new();
    for part in json.split("\"uuid\": \"").skip(1) {
        let uuid = &part[..36];
        assert!(uuid.as_bytes()[14] == b'5' && uuids.insert(uuid.to_owned()), "{uuid}");
    }
    let gaps = ["source", "target"].map(|side| {
        let ids = &mapping[format!("{side}-gap-summary")]["unmapped-controls"][0]["with-ids"];
        let ids = ids.as_array().cloned().unwrap_or_default();
        ids.iter().map(|id| id.as_str().unwrap().to_owned()).collect::<Vec<_>>()
    });
    let maps = mapping["maps"].as_array().unwrap().clone();
    assert!(!maps.is_empty());
    for href in ["source-resource", "target-resource"] {
        let href = mapping[href]["href"].as_str().unwrap().trim_start_matches('#');
        assert!(uuids.contains(href));
    }
    (maps, gaps)
}

fn ids(maps: &[Value], side: &str) -> Vec<String> {
    let items = maps.iter().flat_map(|map| map[side].as_array().unwrap());
    items.map(|item| item["id-ref"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn every_clause_is_mapped_or_a_gap() {
    for [before, after] in pairs() {
        let comparison = Comparison::new(&before, &after);
        let Some(mapping) = comparison.oscal() else { continue };
        let json = mapping.to_string();
        assert_eq!(json, Comparison::new(&before, &after).oscal().unwrap().to_string());
        let (maps, gaps) = check(&json);
        for ((draft, side), gaps) in
            [(&before, "sources"), (&after, "targets")].into_iter().zip(gaps)
        {
            let mut all = ids(&maps, side);
            all.extend(gaps);
            let different: BTreeSet<&String> = all.iter().collect();
            assert_eq!((all.len(), different.len()), (draft.clauses().len(), all.len()));
            let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
            let token = |id: &&String| id.starts_with(|c: char| c.is_ascii_alphabetic());
            assert!(all.iter().all(|id| id.chars().all(plain)) && all.iter().all(|id| token(&id)));
        }
    }
}

#[test]
fn relationships_say_what_the_words_show() {
    let before = "1. Ships pay.\n\n2. Pilots shall steer with care.\n\n3. Ports are open to ships of all flags.\n\n\
                  4. Quays are dry and clean.";
    let after = "1. Ships pay.\n\n2. Pilots shall always steer with care.\n\n3. Ports are open to ships.\n\n\
                 4. Quays are dry and safe.\n\n5. Lighthouses burn.";
    let drafts = [("rev1", before), ("rev2", after)].map(|(name, text)| Draft::parse(name, text));
    let json = Comparison::new(&drafts[0], &drafts[1]).oscal().unwrap().to_string();
    let (maps, gaps) = check(&json);
    let said: Vec<&str> = maps.iter().map(|map| map["relationship"].as_str().unwrap()).collect();
    assert_eq!(said, ["equal-to", "subset-of", "superset-of", "intersects-with"]);
    assert_eq!(gaps, [vec![], vec!["clause-5".to_owned()]]);
    insta::assert_snapshot!("oscal", json);
}

#[test]
fn concepts_are_mapped_to_the_clauses_that_name_them() {
    let draft = harbour(4);
    let map = Scheme::builtin("cyber").unwrap().annotate(&draft);
    let (maps, gaps) = check(&map.oscal().unwrap().to_string());
    assert!(gaps[0].contains(&"confidentiality".to_owned()));
    let named = map.concepts().filter(|own| map.mentions_of(own.id()).next().is_some()).count();
    assert_eq!(maps.len(), named);
    let nothing = Draft::parse("rev1", "Nothing.");
    assert!(Scheme::builtin("cyber").unwrap().annotate(&nothing).oscal().is_none());
    assert!(Comparison::new(&nothing, &Draft::parse("", "")).oscal().is_none());
}
