//! For every kind of statement edits that turn its verdict, and decoys that must not.
//!
//! The format is told in `corpus/README.md`.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use travaux::Draft;
use travaux::check::{Checks, Verdict};

use crate::corpus::root;

/// A statement with the texts and lists it is of, by the keys they are written with.
#[derive(Clone, Default)]
struct Case {
    /// Lines of texts and lists: the key, what it says.
    said: Vec<(String, String)>,
    that: String,
    verdict: String,
    edits: Vec<Edit>,
}

#[derive(Clone)]
struct Edit {
    kind: String,
    old: String,
    new: String,
    line: usize,
}

const SAID: [&str; 9] =
    ["lang", "text", "before", "other", "text-date", "other-date", "roster", "group", "position"];

fn cases(file: &Path) -> Vec<Case> {
    let input = std::fs::read_to_string(file).unwrap();
    let mut cases: Vec<Case> = Vec::new();
    let mut open = false;
    for (number, line) in input.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            open = false;
            continue;
        }
        if !std::mem::replace(&mut open, true) {
            cases.push(Case::default());
        }
        let case = cases.last_mut().unwrap();
        let place = format!("{}:{}", file.display(), number + 1);
        let (key, value) = line.split_once(": ").unwrap_or_else(|| panic!("{place}: no key"));
        match key {
            "that" => case.that = value.to_owned(),
            "verdict" => case.verdict = value.to_owned(),
            "flip" | "decoy" | "open" => {
                let (edit, why) =
                    value.rsplit_once("//").unwrap_or_else(|| panic!("{place}: no why"));
                assert!(!why.trim().is_empty(), "{place}: say why");
                let (old, new) = edit.split_once("=>").unwrap_or_else(|| panic!("{place}: no =>"));
                let (old, new) = (old.trim().to_owned(), new.trim().to_owned());
                case.edits.push(Edit { kind: key.to_owned(), old, new, line: number + 1 });
            }
            key if SAID.contains(&key) => case.said.push((key.to_owned(), value.to_owned())),
            key => panic!(
                "{place}: found the key `{key}`, allowed: that, verdict, flip, decoy, open, {}",
                SAID.join(", ")
            ),
        }
    }
    cases
}

impl Case {
    /// The same with an edit, which must fit at just one place.
    fn edited(&self, edit: &Edit) -> Option<Self> {
        let mut case = self.clone();
        let (key, old) = match edit.old.split_once(':') {
            Some((key, old)) if SAID.contains(&key) => (Some(key), old),
            _ => (None, edit.old.as_str()),
        };
        // of several edits at once, each has its own old and new
        for (old, new) in old.split(" | ").zip(edit.new.split(" | ")) {
            let mut fits = case
                .said
                .iter_mut()
                .filter(|(own, said)| key.is_none_or(|key| own == key) && said.contains(old));
            let (_, said) = fits.next()?;
            if fits.next().is_some() || said.matches(old).count() > 1 {
                return None;
            }
            *said = said.replacen(old, new, 1);
        }
        Some(case)
    }

    fn all(&self, key: &str) -> Vec<&str> {
        self.said.iter().filter(|(own, _)| own == key).map(|(_, said)| said.as_str()).collect()
    }

    fn draft(&self, name: &str) -> Option<Draft> {
        let paragraphs = self.all(name);
        let date = self.all(&format!("{name}-date")).first().map(|date| format!("date: {date}\n"));
        let language = self.all("lang").first().copied().unwrap_or("en");
        let head = format!("<!--\nlang: {language}\n{}-->\n\n", date.unwrap_or_default());
        (!paragraphs.is_empty()).then(|| Draft::parse(name, &(head + &paragraphs.join("\n\n"))))
    }

    /// A file of a roster with the members said.
    fn roster(&self, key: &str, title: &str) -> Option<PathBuf> {
        let members = self.all(key);
        if members.is_empty() {
            return None;
        }
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("check-mutations");
        std::fs::create_dir_all(&folder).unwrap();
        let head = format!(
            "# title: {title}\n# source: invented\n# since: 2030-01-01\n# as-of: 2032-12-31\nname,type,from,until\n"
        );
        let path = folder.join(format!("{title}.csv"));
        std::fs::write(&path, head + &members.join("\n")).unwrap();
        Some(path)
    }

    fn verdict(&self) -> Result<(Verdict, String), String> {
        let mut toml = String::new();
        for name in ["text", "before", "other"] {
            toml.push_str(&format!("[[text]]\nname = \"{name}\"\n"));
        }
        for scheme in ["cyber", "actors"] {
            toml.push_str(&format!("[[scheme]]\nname = \"{scheme}\"\n"));
        }
        let follow_up = root().join("schemes/follow-up.toml");
        toml.push_str(&format!(
            "[[scheme]]\nname = \"follow-up\"\npath = '{}'\n",
            follow_up.display()
        ));
        for (key, title) in [("roster", "list"), ("group", "group")] {
            if let Some(path) = self.roster(key, title) {
                let name = title;
                toml.push_str(&format!(
                    "[[roster]]\nname = \"{name}\"\npath = '{}'\n",
                    path.display()
                ));
            }
        }
        let rows = self.all("position");
        if !rows.is_empty() {
            toml.push_str(&format!(
                "[[positions]]\nname = \"positions\"\nrow = [\n{}\n]\n",
                rows.join(",\n")
            ));
        }
        toml.push_str(&format!(
            "[[check]]\nid = \"x\"\nsays = \"x\"\ntext = \"text\"\nthat = {}\n",
            self.that
        ));
        let checks = Checks::from_toml(&toml).map_err(|error| format!("{error:#}"))?;
        let drafts: Vec<Draft> =
            ["text", "before", "other"].iter().filter_map(|name| self.draft(name)).collect();
        let outcome = checks.run(&drafts);
        let finding = &outcome.findings[0];
        Ok((finding.verdict, finding.because.clone()))
    }

    fn kinds(&self) -> BTreeSet<String> {
        let words = self.that.split(['{', ',']).filter_map(|part| part.split_once(" ="));
        words.map(|(key, _)| key.trim().to_owned()).collect()
    }
}

/// All kinds of statements, as check files write them.
const KINDS: [&str; 35] = [
    "all",
    "any",
    "not",
    "interpretive",
    "present",
    "absent",
    "phrase",
    "gap",
    "mentions",
    "force",
    "actor",
    "qualifier",
    "stands",
    "defined",
    "undefined",
    "defined-elsewhere",
    "substituted",
    "conjunct-dropped",
    "effect",
    "clause",
    "phrase-born",
    "phrase-died",
    "phrase-returned",
    "brackets",
    "roster",
    "more-on",
    "share-of",
    "first-on",
    "follow-up",
    "attributed",
    "join",
    "novel",
    "inherited-gap",
    "echoes",
    "precedes",
];

/// What edits did to verdicts.
#[derive(Default)]
struct Tally {
    turned: usize,
    left_open: usize,
    kept: usize,
    wrong: Vec<String>,
    /// Kinds of statements with kinds of edits.
    seen: BTreeSet<(String, String)>,
}

impl Tally {
    /// Decides a case of a file, and then all its edits.
    fn add(&mut self, file: &str, case: &Case) {
        match case.verdict() {
            Ok((own, because)) => {
                if own.name() != case.verdict {
                    self.wrong.push(format!("{file}: {}: {} – {because}", case.that, own.name()));
                }
                case.edits.iter().for_each(|edit| self.edit(file, case, own, edit));
            }
            Err(error) => self.wrong.push(format!("{file}: {error}")),
        }
    }

    fn edit(&mut self, file: &str, case: &Case, own: Verdict, edit: &Edit) {
        let place = format!("{file}:{}: {} => {}", edit.line, edit.old, edit.new);
        self.seen.extend(case.kinds().into_iter().map(|kind| (kind, edit.kind.clone())));
        let Some(edited) = case.edited(edit) else {
            return self.wrong.push(format!("{place}: fits nowhere, or at several places"));
        };
        let (verdict, because) = match edited.verdict() {
            Ok(found) => found,
            Err(error) => return self.wrong.push(format!("{place}: {error}")),
        };
        let (count, is_right) = match edit.kind.as_str() {
            "flip" => (&mut self.turned, verdict == own.negated() && verdict != own),
            "open" => {
                (&mut self.left_open, matches!(verdict, Verdict::Undecided | Verdict::NotDecidable))
            }
            _ => (&mut self.kept, verdict == own),
        };
        *count += 1;
        if !is_right {
            self.wrong.push(format!("{place}: {} {} – {because}", edit.kind, verdict.name()));
        }
    }
}

#[test]
fn edits_turn_verdicts_and_decoys_do_not() {
    let mut files: Vec<PathBuf> = std::fs::read_dir(root().join("cases/check"))
        .unwrap()
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|own| own == "mutations"))
        .collect();
    files.sort();
    let mut tally = Tally::default();
    for file in &files {
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        cases(file).iter().for_each(|case| tally.add(&name, case));
    }
    let Tally { turned, left_open, kept, wrong, seen } = tally;
    assert!(wrong.is_empty(), "{}\n{} wrong", wrong.join("\n"), wrong.len());
    println!("{turned} edits turn a verdict, {left_open} leave it open, {kept} decoys do not");
    assert!(turned >= 150 && kept >= 150, "{turned} and {kept}");
    let missing: Vec<_> = KINDS
        .iter()
        .flat_map(|kind| ["flip", "decoy"].map(|edit| (kind.to_string(), edit.to_owned())))
        // no edit turns what a person must judge
        .filter(|own| own != &("interpretive".to_owned(), "flip".to_owned()))
        .filter(|own| !seen.contains(own))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}
