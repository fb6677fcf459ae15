//! Maps and effects in the formats of annotation tools: every position finds its words again.

use std::collections::BTreeMap;
use std::io::Read as _;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use serde_json::Value;
use travaux::render::{MapsQdpx, WebAnnotations};
use travaux::{Comparison, ConceptMap, Draft, Effects, Scheme};

use crate::corpus::{harbour, read, root, texts};

/// Characters beyond U+FFFF, line ends of all kinds, and marks that join the letter before them.
const ODD: &str = "𝄞 Protect the integrity\r\nof networks 🇫🇷, and\rthe e\u{301}tat, the availability of \
                   data;\r\n\r\nconfidential business information 𝕏 and integrity.\n\n\0integrity";

fn drafts() -> Vec<Draft> {
    let mut drafts = vec![Draft::parse("odd", ODD), Draft::parse("<sigil & \"more\">", ODD)];
    let families = [root().join("families"), root().join("instruments")];
    let paths = families.iter().flat_map(|folder| texts(folder));
    drafts.extend(paths.map(|path| read(&path)));
    drafts
}

/// The parts of an archive by their names.
fn parts(bytes: &[u8]) -> BTreeMap<String, String> {
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let names: Vec<String> = zip.file_names().map(str::to_owned).collect();
    let part = |name: String| {
        let mut text = String::new();
        zip.by_name(&name).unwrap().read_to_string(&mut text).unwrap();
        (name, text)
    };
    names.into_iter().map(part).collect()
}

/// What a project says, read without the help of the crate.
#[derive(Default)]
struct Project {
    codes: BTreeMap<String, String>,
    /// The name, the words between the positions, and the codes and notes of every selection.
    selections: Vec<(String, String, Vec<String>)>,
    notes: BTreeMap<String, String>,
    guids: Vec<String>,
}

impl Project {
    fn read(parts: &BTreeMap<String, String>) -> Self {
        let mut project = Self::default();
        let mut reader = Reader::from_str(&parts["project.qde"]);
        reader.config_mut().check_end_names = true;
        let mut text: Vec<char> = Vec::new();
        loop {
            match reader.read_event().unwrap() {
                Event::Start(tag) | Event::Empty(tag) => project.tag(&tag, parts, &mut text),
                Event::Eof => return project,
                _ => {}
            }
        }
    }

    fn tag(
        &mut self,
        tag: &BytesStart<'_>,
        parts: &BTreeMap<String, String>,
        text: &mut Vec<char>,
    ) {
        let said = |name: &str| {
            let value = tag.try_get_attribute(name).unwrap()?;
            let value = String::from_utf8(value.value.to_vec()).unwrap();
            Some(quick_xml::escape::unescape(&value).unwrap().into_owned())
        };
        if let Some(guid) = said("guid") {
            assert_eq!(guid.len(), 36, "{guid}");
            self.guids.push(guid);
        }
        match tag.name().as_ref() {
            b"Code" => {
                self.codes.insert(said("guid").unwrap(), said("name").unwrap());
            }
            b"Note" => {
                self.notes.insert(said("guid").unwrap(), said("name").unwrap());
            }
            b"TextSource" => {
                let path = said("plainTextPath").unwrap().replace("internal://", "sources/");
                *text = parts[&path].chars().collect();
                assert!(!text.contains(&'\r') && text.first() != Some(&'\u{feff}'));
            }
            b"PlainTextSelection" => {
                let place = |name| said(name).unwrap().parse::<usize>().unwrap();
                let words = text[place("startPosition")..place("endPosition")].iter().collect();
                self.selections.push((said("name").unwrap(), words, Vec::new()));
            }
            b"CodeRef" => {
                let code = self.codes[&said("targetGUID").unwrap()].clone();
                self.selections.last_mut().unwrap().2.push(code);
            }
            b"NoteRef" => {
                let note = said("targetGUID").unwrap();
                self.selections.last_mut().unwrap().2.push(note);
            }
            _ => {}
        }
    }
}

#[test]
fn positions_in_a_project_find_the_words() {
    let drafts = drafts();
    let schemes = ["cyber", "privacy"].map(|name| Scheme::builtin(name).unwrap());
    let annotate = |draft| schemes.map(|scheme: &Scheme| scheme.annotate(draft));
    let maps: Vec<ConceptMap<'_>> = drafts.iter().flat_map(annotate).collect();
    let write = || MapsQdpx::new(&maps).name("<Trust>").coder("A & B").write().unwrap();
    let file = write();
    assert_eq!(file, write(), "same input, same bytes");
    let parts = parts(&file.bytes);
    assert_eq!(parts.len(), drafts.len() + 1);
    let project = Project::read(&parts);
    let unique: std::collections::BTreeSet<_> = project.guids.iter().collect();
    assert_eq!(unique.len(), project.guids.len(), "every identifier is one thing");
    let mut expected: Vec<(String, String)> = Vec::new();
    for map in &maps {
        expected.extend(map.mentions().map(|one| {
            (
                one.words().replace("\r\n", "\n").replace('\r', "\n"),
                one.concept().name("en").to_owned(),
            )
        }));
        expected.extend(map.near_misses().map(|one| {
            (
                one.words().replace("\r\n", "\n").replace('\r', "\n"),
                format!("not {}", one.concept().name("en")),
            )
        }));
    }
    let mut found: Vec<(String, String)> = Vec::new();
    for (_, words, codes) in &project.selections {
        let name = |code: &String| project.notes.get(code).unwrap_or(code).clone();
        found.extend(codes.iter().map(|code| (words.clone(), name(code))));
    }
    expected.sort();
    found.sort();
    assert_eq!(found.len(), expected.len());
    assert!(found == expected);
    assert!(found.len() > 500, "{}", found.len());
    let losses: Vec<String> = file.losses.iter().map(ToString::to_string).collect();
    assert!(losses.iter().any(|loss| loss.contains("`odd`") && loss.contains("UTF-16")));
}

#[test]
fn a_project_without_maps_is_one() {
    let file = MapsQdpx::new(&[]).write().unwrap();
    assert_eq!(Project::read(&parts(&file.bytes)).guids.len(), 1);
}

/// The annotations of a collection, each of whose targets was found by both selectors.
fn annotations(json: &str, sources: &[(&str, &Draft)]) -> Vec<Value> {
    let collection: Value = serde_json::from_str(json).unwrap();
    let items = collection["first"]["items"].as_array().unwrap().clone();
    assert_eq!(collection["total"], items.len());
    for item in &items {
        let targets = match &item["target"] {
            Value::Array(targets) => targets.clone(),
            target => vec![target.clone()],
        };
        for target in targets {
            let (_, draft) = sources.iter().find(|(name, _)| target["source"] == *name).unwrap();
            let [quote, position] = [0, 1].map(|at| &target["selector"][at]);
            let place = |name: &str| position[name].as_u64().unwrap() as usize;
            let text: Vec<char> = draft.text().chars().collect();
            let words: String = text[place("start")..place("end")].iter().collect();
            assert_eq!(quote["exact"], words.as_str());
            let around: String =
                ["prefix", "exact", "suffix"].map(|name| quote[name].as_str().unwrap()).concat();
            assert!(draft.text().contains(&around), "{around:?}");
        }
    }
    let ids: std::collections::BTreeSet<_> = items.iter().map(|item| item["id"].as_str()).collect();
    assert_eq!(ids.len(), items.len(), "every annotation has its own identifier");
    items
}

#[test]
fn both_selectors_find_the_words() {
    let mut count = 0;
    for draft in drafts() {
        let map = Scheme::builtin("cyber").unwrap().annotate(&draft);
        let json = WebAnnotations::of_map(&map, "urn:draft").to_string();
        assert_eq!(json, WebAnnotations::of_map(&map, "urn:draft").to_string());
        let items = annotations(&json, &[("urn:draft", &draft)]);
        assert_eq!(items.len(), map.annotations().len());
        count += items.len();
    }
    assert!(count > 100, "{count}");
}

#[test]
fn effects_are_annotations_of_both_drafts() {
    let (before, after) = (harbour(2), harbour(3));
    let comparison = Comparison::new(&before, &after);
    let effects = Effects::new(&comparison);
    let json = WebAnnotations::of_effects(&effects, "urn:2", "urn:3").to_string();
    let items = annotations(&json, &[("urn:2", &before), ("urn:3", &after)]);
    assert!(items.len() > 5);
    let weaker = items.iter().find(|item| item["body"][0]["value"] == "weakened").unwrap();
    assert_eq!(weaker["target"].as_array().unwrap().len(), 2);
}
