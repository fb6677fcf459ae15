//! What a change does: pairs of sentences with the effects that a reader expects, in both directions.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use proptest::prelude::{ProptestConfig, prop};
use proptest::proptest;
use travaux::change::{Effect, EffectDetail, EffectKind, Effects, EffectsOptions, Holder};
use travaux::render::EffectsReport;
use travaux::{Clause, Comparison, Draft, Scheme, Span};

use crate::corpus::{harbour, root};

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

/// Reversing a comparison mirrors every effect; the words of each stand in the clauses of its change.
pub(crate) fn check_effects(forward: &Comparison<'_>, backward: &Comparison<'_>) {
    let ahead = Effects::new(forward);
    for effect in &ahead {
        let change = ahead.change(effect);
        let inside = |clauses: Vec<Clause<'_>>, span: Option<Span>| {
            let Some(span) = span else { return true };
            let first = clauses
                .iter()
                .any(|clause| clause.span().contains(Span::new(span.start(), span.start())));
            let last = clauses
                .iter()
                .any(|clause| clause.span().contains(Span::new(span.end(), span.end())));
            first && last && !span.is_empty()
        };
        assert!(inside(change.before_clauses().collect(), effect.before), "{effect:?}");
        assert!(inside(change.after_clauses().collect(), effect.after), "{effect:?}");
        assert!(effect.before.is_some() || effect.after.is_some(), "{effect:?}");
    }
    let sorted = |effects: Vec<Effect>| {
        let mut effects: Vec<String> = effects
            .into_iter()
            // the places of links differ where clauses moved
            .map(|effect| format!("{:?}", Effect { change: 0, ..effect }))
            .collect();
        effects.sort_unstable();
        effects
    };
    let back = Effects::new(backward).iter().cloned().map(Effect::mirrored).collect();
    assert_eq!(sorted(ahead.all().to_vec()), sorted(back), "{forward:?}");
}

#[test]
fn every_pair_has_its_effects() {
    let mut wrong = String::new();
    let (mut count, mut french, mut open) = (0, 0, 0);
    for file in pair_files() {
        for pair in pairs_of(&file) {
            count += 1;
            french += usize::from(file.to_str().unwrap().ends_with(".fr.pairs"));
            let [before, after] = &pair.drafts;
            check_effects(&Comparison::new(before, after), &Comparison::new(after, before));
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

/// Who must not do something is in a balance beside those who must: *no State*, *States*.
#[test]
fn a_balance_counts_those_forbidden_with_those_bound() {
    let text = |modal: &str| {
        format!("1. No State {modal} attack the pumps.\n\n2. States {modal} share the charts.")
    };
    let before = Draft::parse("rev1", &text("shall"));
    let after = Draft::parse("rev2", &text("should"));
    let comparison = Comparison::new(&before, &after);
    let balance = Effects::new(&comparison).balance();
    let accounts: Vec<_> =
        balance.actors().iter().map(|account| (account.holder.clone(), account.weaker)).collect();
    assert_eq!(accounts, [(Holder::Actor("State".into()), 2)]);
}

/// Moving clauses about changes no effect.
#[test]
fn the_order_of_clauses_changes_no_effect() {
    let clauses = [
        ["Carriers shall insure the cargo of timber.", "Carriers may insure the cargo of timber."],
        ["The museum shows maps, globes and letters.", "The museum shows maps and letters."],
        ["Urges States to mark such wrecks by 2030.", "Urges States to mark such wrecks by 2035."],
        ["The keeper of the weir lives in Karst.", "The keeper of the weir lives in Karst."],
        ["Pilots will, as appropriate, carry lamps.", "Pilots will carry lamps."],
    ];
    let draft = |sigil: &str, texts: Vec<&str>| Draft::parse(sigil, &texts.join("\n\n"));
    let before = draft("before", clauses.iter().map(|clause| clause[0]).collect());
    let mut shown = std::collections::BTreeSet::new();
    for order in orders(clauses.len()) {
        let after = draft("after", order.iter().map(|at| clauses[*at][1]).collect());
        let comparison = Comparison::new(&before, &after);
        let effects = Effects::new(&comparison);
        let mut page: Vec<String> = effects
            .iter()
            .map(|effect| format!("{} {:?}", effect.kind.name(), effects.words(effect)))
            .collect();
        page.sort();
        assert_eq!(page.len(), 4, "{page:?}");
        shown.insert(page);
    }
    assert_eq!(shown.len(), 1, "{shown:?}");
}

/// All orders of so many things.
fn orders(count: usize) -> Vec<Vec<usize>> {
    if count == 0 {
        return vec![Vec::new()];
    }
    let shorter = orders(count - 1);
    let insert = |order: Vec<usize>| {
        (0..count).map(move |at| {
            let mut longer = order.clone();
            longer.insert(at, count - 1);
            longer
        })
    };
    shorter.into_iter().flat_map(insert).collect()
}

#[test]
fn every_step_of_the_harbour_declaration_is_told() {
    for (before, after) in [(1, 2), (2, 3), (3, 4)] {
        let (before_draft, after_draft) = (harbour(before), harbour(after));
        let comparison = Comparison::new(&before_draft, &after_draft);
        let page = Effects::new(&comparison).to_string();
        assert!(page.lines().all(|line| line.chars().count() <= 80), "{page}");
        insta::assert_snapshot!(format!("harbour-effects-{before}-{after}"), page);
    }
}

#[test]
fn the_wire_form_of_effects_is_read_back() {
    let (before, after) = (harbour(2), harbour(3));
    let comparison = Comparison::new(&before, &after);
    let report = Effects::new(&comparison).report();
    let json = serde_json::to_string_pretty(&report).unwrap();
    assert_eq!(serde_json::from_str::<EffectsReport>(&json).unwrap(), report);
    insta::assert_snapshot!("harbour-effects-2-3-wire", json);
}

#[test]
fn a_scheme_tells_concepts_gained_and_lost() {
    let before = Draft::parse("before", "1. Protect the accessibility and integrity of data.");
    let after = Draft::parse("after", "1. Protect the availability or integrity of data.");
    let comparison = Comparison::new(&before, &after);
    let scheme = Scheme::builtin("cyber").unwrap();
    let effects = Effects::with_options(&comparison, EffectsOptions::new().scheme(scheme));
    let gained = effects.iter().find(|effect| effect.kind == EffectKind::ConceptGained).unwrap();
    assert_eq!(gained.detail, Some(EffectDetail::Concept("availability".into())));
    assert_eq!(effects.words(gained), [None, Some("availability")]);
}

#[test]
fn every_reason_to_contest_is_named() {
    let before = Draft::parse("before", "1. Requests the Director to draw up a list.");
    let after = Draft::parse("after", "1. Urges the Director to draw up a list.");
    let comparison = Comparison::new(&before, &after);
    let effects = Effects::new(&comparison);
    let Some(EffectDetail::Profiles { stronger, weaker }) = &effects.all()[0].detail else {
        panic!("{:?}", effects.all());
    };
    assert!(stronger.contains(&"un-general".to_owned()));
    assert!(weaker.contains(&"cop26-requests-high".to_owned()));
}

/// The climate agreement: what was known of its last days is found.
#[test]
fn the_paris_agreement_is_told() {
    let Some(root) = crate::real_texts::root() else { return };
    let state = |date: &str| {
        let file = format!("texts/paris-agreement/agreement-2015-{date}.en.md");
        travaux::read::path(root.join(file)).unwrap()
    };
    let (before, after) = (state("12-09"), state("12-12"));
    let comparison = Comparison::new(&before, &after);
    let effects = Effects::new(&comparison);
    let has = |kind: EffectKind, old: &str, new: &str| {
        effects
            .iter()
            .any(|effect| effect.kind == kind && effects.words(effect) == [Some(old), Some(new)])
    };
    assert!(has(EffectKind::Weakened, "shall", "should"));
    assert!(has(EffectKind::Strengthened, "are encouraged", "should"));
    let count = |kind| effects.iter().filter(|effect| effect.kind == kind).count();
    println!(
        "{} effects, {} brackets resolved, {} changes untold",
        effects.all().len(),
        count(EffectKind::BracketResolved),
        effects.untold().count()
    );
    assert!(count(EffectKind::BracketResolved) >= 90);
}

/// Words that rules look at.
const WORDS: [&str; 40] = [
    "States ",
    "the ",
    "shall ",
    "should ",
    "may ",
    "need ",
    "not ",
    "report ",
    "keep ",
    "charts ",
    "and ",
    "or ",
    ", ",
    ", ",
    ". ",
    "; ",
    "if ",
    "unless ",
    "subject to ",
    "within ",
    "30 ",
    "days ",
    "by 2030 ",
    "3 March ",
    "Article 5 ",
    "resolution 12/4 ",
    "[",
    "]",
    "as appropriate ",
    "consider ",
    "in peacetime ",
    "to ",
    "of ",
    "provide ",
    "urges ",
    "members ",
    "“vessel” means ",
    "\n\n",
    "\n\n2. ",
    "without delay ",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_effects_of_any_two_texts_mirror(
        words in prop::collection::vec(prop::sample::select(&WORDS[..]), 0..40),
        others in prop::collection::vec((0..40usize, prop::sample::select(&WORDS[..])), 0..8),
    ) {
        let mut edited = words.clone();
        for (at, word) in others {
            match at % 3 {
                0 if at < edited.len() => drop(edited.remove(at)),
                1 if at < edited.len() => edited[at] = word,
                _ => edited.insert(at.min(edited.len()), word),
            }
        }
        let (before, after) = (Draft::parse("before", &words.concat()), Draft::parse("after", &edited.concat()));
        check_effects(&Comparison::new(&before, &after), &Comparison::new(&after, &before));
    }
}
