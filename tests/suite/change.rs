//! What a change does: pairs of sentences with the effects that a reader expects, in both directions.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use travaux::change::{Effect, EffectKind, Effects};
use travaux::{Comparison, Draft};

use crate::corpus::root;

/// Two texts and what a change from one to the other does; see `corpus/README.md`.
struct Pair {
    place: String,
    drafts: [Draft; 2],
    effects: Vec<Expected>,
    /// Why the rules do not tell this yet.
    open: Option<String>,
}

struct Expected {
    kind: EffectKind,
    /// The words before and after, as far as said.
    words: Option<[String; 2]>,
}

fn pair_files() -> Vec<PathBuf> {
    let folder = std::fs::read_dir(root().join("cases/change")).unwrap();
    let mut files: Vec<PathBuf> = folder.flatten().map(|entry| entry.path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "pairs"));
    files.sort();
    files
}

fn pairs_of(path: &Path) -> Vec<Pair> {
    let name = path.file_name().unwrap().to_str().unwrap();
    let language = if name.ends_with(".fr.pairs") { "fr" } else { "en" };
    let text = std::fs::read_to_string(path).unwrap();
    let mut pairs = Vec::new();
    let mut line = 1;
    for block in text.split("\n\n") {
        let place = format!("{name}:{line}");
        line += block.matches('\n').count() + 2;
        if block.lines().any(|line| line.starts_with("before:")) {
            pairs.push(pair(place, language, block));
        }
    }
    pairs
}

fn pair(place: String, language: &str, block: &str) -> Pair {
    let values = |key: &str| -> Vec<&str> {
        block.lines().filter_map(|line| line.strip_prefix(key)).map(str::trim).collect()
    };
    for line in block.lines() {
        let known = ["before:", "after:", "effect:", "because:", "open:", "#"];
        assert!(known.iter().any(|key| line.starts_with(key)), "{place}: {line}");
    }
    let draft = |key: &str| {
        let text = format!("<!--\nlang: {language}\n-->\n\n{}\n", values(key).join("\n\n"));
        Draft::parse(key.trim_end_matches(':'), &text)
    };
    let effects = values("effect:");
    assert!(!effects.is_empty(), "{place}: no effect");
    let decoy = effects == ["none"];
    assert!(!decoy || !values("because:").is_empty(), "{place}: no reason");
    let effects = effects.into_iter().filter(|effect| *effect != "none");
    let effects = effects.map(|effect| expected(&place, effect)).collect();
    let open = values("open:").first().map(|open| (*open).to_owned());
    Pair { drafts: [draft("before:"), draft("after:")], place, effects, open }
}

/// `weakened "shall" → "should"`; a single quotation stands for the side that has words.
fn expected(place: &str, effect: &str) -> Expected {
    let (name, rest) = effect.split_once(' ').unwrap_or((effect, ""));
    let kind = EffectKind::named(name).unwrap_or_else(|| panic!("{place}: no effect is {name}"));
    let quoted: Vec<String> = rest.split('"').skip(1).step_by(2).map(str::to_owned).collect();
    let words = match quoted.as_slice() {
        [] => None,
        [one] => Some([one.clone(), one.clone()]),
        [one, other] => Some([one.clone(), other.clone()]),
        _ => panic!("{place}: {effect}"),
    };
    Expected { kind, words }
}

/// Whether an effect found is the one expected.
fn is_as_expected(found: &Effect, words: [Option<&str>; 2], expected: &Expected) -> bool {
    let one_line = |words: &str| words.split_whitespace().collect::<Vec<_>>().join(" ");
    let same = |[one, other]: &[String; 2]| match words {
        [Some(before), None] => one_line(before) == *one,
        [None, Some(after)] => one_line(after) == *other,
        [Some(before), Some(after)] => one_line(before) == *one && one_line(after) == *other,
        [None, None] => false,
    };
    found.kind == expected.kind && expected.words.as_ref().is_none_or(same)
}

/// What was found that was not expected, and the other way round; empty if all is well.
fn difference(pair: &Pair) -> String {
    let comparison = Comparison::new(&pair.drafts[0], &pair.drafts[1]);
    let effects = Effects::new(&comparison);
    let mut wanted: Vec<&Expected> = pair.effects.iter().collect();
    let mut page = String::new();
    for effect in &effects {
        let words = effects.words(effect);
        match wanted.iter().position(|wanted| is_as_expected(effect, words, wanted)) {
            Some(at) => drop(wanted.remove(at)),
            None => writeln!(page, "    found {} {words:?}", effect.kind.name()).unwrap(),
        }
    }
    for missing in wanted {
        writeln!(page, "    missed {} {:?}", missing.kind.name(), missing.words).unwrap();
    }
    page
}

/// Reversing a comparison mirrors every effect.
pub(crate) fn check_mirrored(before: &Draft, after: &Draft) {
    let (forward, backward) = (Comparison::new(before, after), Comparison::new(after, before));
    let sorted = |effects: Vec<Effect>| {
        let mut effects: Vec<String> = effects
            .into_iter()
            // the places of links differ where clauses moved
            .map(|effect| format!("{:?}", Effect { change: 0, ..effect }))
            .collect();
        effects.sort_unstable();
        effects
    };
    let forward = sorted(Effects::new(&forward).all().to_vec());
    let backward = Effects::new(&backward).iter().cloned().map(Effect::mirrored).collect();
    assert_eq!(forward, sorted(backward), "{before:?} and {after:?}");
}

#[test]
fn every_pair_has_its_effects() {
    let mut wrong = String::new();
    let (mut count, mut french, mut open) = (0, 0, 0);
    for file in pair_files() {
        for pair in pairs_of(&file) {
            count += 1;
            french += usize::from(file.to_str().unwrap().ends_with(".fr.pairs"));
            check_mirrored(&pair.drafts[0], &pair.drafts[1]);
            let difference = difference(&pair);
            match (&pair.open, difference.is_empty()) {
                (None, true) => {}
                (Some(_), false) => open += 1,
                (Some(_), true) => writeln!(wrong, "{}: is told by now", pair.place).unwrap(),
                (None, false) => write!(wrong, "{}\n{difference}", pair.place).unwrap(),
            }
        }
    }
    println!("{count} pairs, {french} of them French, {open} not yet told");
    assert!(count >= 300 && french >= 60, "{count} pairs, {french} French");
    let failures = wrong.lines().filter(|line| !line.starts_with(' ')).count();
    assert!(wrong.is_empty(), "{failures} of {count} pairs:\n{wrong}");
}
