//! What looks like a concept and is not: `corpus/cases/concept/*.decoys`.

use std::collections::BTreeMap;
use std::path::Path;

use travaux::{Draft, Scheme};

use crate::corpus::root;

/// A text without its marks, and the words marked: `[a mention]`, `{a near miss}`.
pub(crate) fn unmarked(line: &str) -> (String, [Vec<String>; 2]) {
    let (mut text, mut marked, mut open) = (String::new(), [Vec::new(), Vec::new()], Vec::new());
    for c in line.replace("\\n", "\n").chars() {
        match c {
            '[' | '{' => open.push(text.len()),
            ']' | '}' => {
                let start = open.pop().unwrap_or_else(|| panic!("{line}: `{c}` closes nothing"));
                marked[usize::from(c == '}')].push(text[start..].to_owned());
            }
            _ => text.push(c),
        }
    }
    assert!(open.is_empty(), "{line}: a mark that is not closed");
    (text, marked)
}

/// What is wrong with one line; `None` if all is as it says.
fn fault(scheme: &Scheme, concept: &str, language: &str, line: &str) -> Option<String> {
    let (sign, rest) = line.split_once(' ').unwrap_or((line, ""));
    let (marked, because) = rest.split_once(" // ").unwrap_or((rest, ""));
    let (text, [stands, misses]) = unmarked(marked);
    if !matches!(sign, "+" | "-") {
        return Some("expected `+`, `-` or the id of a concept".to_owned());
    }
    if (sign == "+") == stands.is_empty() {
        return Some("the sign and the marks disagree".to_owned());
    }
    if sign == "-" && because.is_empty() {
        return Some("expected `// ` and why it is not the concept".to_owned());
    }
    let draft = Draft::parse("case", &format!("<!--\nlang: {language}\n-->\n\n{text}\n"));
    let map = scheme.annotate(&draft);
    let found: Vec<_> = map.mentions_of(concept).map(|mention| mention.words()).collect();
    if found != stands {
        return Some(format!("found {found:?}, expected {stands:?}"));
    }
    let found: Vec<_> = map.near_misses_of(concept).map(|miss| miss.words()).collect();
    let missing = misses.iter().find(|words| !found.contains(&words.as_str()));
    missing.map(|words| format!("found near misses {found:?}, expected {words:?} among them"))
}

/// Checks a file; the lines that look like the concept and are not, and all lines.
fn check(path: &Path, wrong: &mut Vec<String>) -> (usize, usize) {
    let name = path.file_name().unwrap().to_str().unwrap();
    let stem = name.strip_suffix(".decoys").unwrap();
    let (id, language) = stem.strip_suffix(".fr").map_or((stem, "en"), |id| (id, "fr"));
    let scheme = Scheme::builtin(id).unwrap();
    let (mut concept, mut decoys, mut all) = (None, 0, 0);
    for (number, line) in std::fs::read_to_string(path).unwrap().lines().enumerate() {
        let place = format!("{name}:{}: {line}", number + 1);
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        if !line.contains(' ') {
            concept = scheme.concept(line);
            if concept.is_none() {
                wrong.push(format!("{place}\n  found no such concept"));
            }
            continue;
        }
        let Some(concept) = concept else { continue };
        all += 1;
        decoys += usize::from(line.starts_with('-'));
        if let Some(fault) = fault(scheme, concept.id(), language, line) {
            wrong.push(format!("{place}\n  {fault}"));
        }
    }
    (decoys, all)
}

#[test]
fn decoys_are_told_from_concepts() {
    let mut wrong = Vec::new();
    let mut counts = BTreeMap::new();
    for entry in std::fs::read_dir(root().join("cases/concept")).unwrap().flatten() {
        let path = entry.path();
        if path.extension().is_some_and(|extension| extension == "decoys") {
            let count = check(&path, &mut wrong);
            counts.insert(path.file_name().unwrap().to_str().unwrap().to_owned(), count);
        }
    }
    for (name, (decoys, all)) in &counts {
        println!("{name}: {decoys} of {all} lines only look like the concept");
    }
    assert!(wrong.is_empty(), "{} lines:\n{}", wrong.len(), wrong.join("\n"));
    let decoys: usize = counts.values().map(|(decoys, _)| decoys).sum();
    assert!(decoys >= 200, "{decoys} decoys");
}
