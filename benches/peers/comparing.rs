//! Two drafts, from two strings to what changed, against diffs of their words.

use std::path::PathBuf;
use std::process::Command;

use similar::TextDiff;
use travaux::{Comparison, Draft};

use crate::ratio::Race;
use crate::texts::{Dice, edited, english, first_words, policies, prose};

pub(crate) fn run(race: &mut Race) {
    each(race, "comparing", against_words);
    if let Some([before, after]) = climate_agreement() {
        let name = format!("comparing {CLIMATE_AGREEMENT}, as words");
        against_git(race, &name, &before, &after);
    }
}

const CLIMATE_AGREEMENT: &str = "two states of a climate agreement, three days apart";

/// Runs a task on texts and what an editor made of them, and on two states of a real treaty.
pub(crate) fn each(race: &mut Race, task: &str, run: impl Fn(&mut Race, &str, &str, &str)) {
    let texts = [
        Some(prose(10_000)),
        english("an English treaty", "texts/treaties", 4_000_000),
        policies(),
    ];
    for text in texts.iter().flatten() {
        let name = format!("{task} 10,000 words of {}, 5 % edited", text.name);
        let before = first_words(&text.text, 10_000);
        run(race, &name, before, &edited(before, 20, &mut Dice::new()));
    }
    if let Some([before, after]) = climate_agreement() {
        run(race, &format!("{task} {CLIMATE_AGREEMENT}"), &before, &after);
    }
}

/// `git` as people call it, on two files; not at all where it is not installed.
fn against_git(race: &mut Race, name: &str, before: &str, after: &str) {
    let is_there = Command::new("git").arg("--version").output().is_ok();
    if !is_there || race.runs(name).is_none() {
        return;
    }
    let folder = std::env::temp_dir().join(format!("travaux-bench-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder for two files");
    let files = [("before.txt", before), ("after.txt", after)].map(|(name, text)| {
        let path = folder.join(name);
        std::fs::write(&path, text).expect("room for two files");
        path
    });
    let ours = || {
        let (before, after) = (Draft::parse("before", before), Draft::parse("after", after));
        let comparison = Comparison::new(&before, &after);
        let pieces = comparison.clauses().flat_map(|change| change.pieces());
        pieces.filter(|piece| piece.nature.is_some()).count()
    };
    let theirs = || {
        let flags = ["diff", "--no-index", "--word-diff=porcelain", "--unified=0"];
        let output = Command::new("git").args(flags).args(&files).output().expect("git runs");
        output.stdout.iter().filter(|byte| **byte == b'\n').count()
    };
    let bytes = before.len() + after.len();
    race.run(name, "git --word-diff", bytes, (ours, theirs), |a, b| {
        assert!(a > 300 && b > 300, "{a} and {b} edits");
    });
    // a few kilobytes left behind harm nobody
    let _ = std::fs::remove_dir_all(folder);
}

fn against_words(race: &mut Race, name: &str, before: &str, after: &str) {
    let ours = || {
        let (before, after) = (Draft::parse("before", before), Draft::parse("after", after));
        let comparison = Comparison::new(&before, &after);
        comparison.alignment().links().iter().map(|link| link.edits.edits().len()).sum()
    };
    let theirs = || TextDiff::from_words(before, after).ops().len();
    race.run(name, "similar from_words", before.len() + after.len(), (ours, theirs), |a, b| {
        // hundreds of places differ; both must have seen most of them
        assert!(a > 300 && b > 300, "{a} and {b} edits");
    });
}

/// The last draft of a treaty and what was adopted, much of it rewritten.
fn climate_agreement() -> Option<[String; 2]> {
    let folder = PathBuf::from(std::env::var_os("TRAVAUX_TEXTS")?).join("texts/paris-agreement");
    let read = |date: &str| {
        let path = folder.join(format!("agreement-2015-12-{date}.en.md"));
        std::fs::read_to_string(path).expect("the state is there")
    };
    Some(["09", "12"].map(read))
}
