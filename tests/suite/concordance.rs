//! Hits in their surroundings, stored runs, and candidate terms.

use proptest::prelude::{ProptestConfig, prop};
use proptest::{prop_assert, prop_assert_eq, proptest};
use travaux::concordance::{Concordance, Keyness, Order, Run, unused_rules};
use travaux::{Draft, Scheme};

use crate::corpus::{harbour, read, root};

#[test]
fn hits_stand_under_each_other() {
    let declaration = harbour(4);
    let report = read(&root().join("instruments/experts-report-2028.md"));
    let lines = Concordance::of_pattern(&[&declaration, &report], "norm").unwrap();
    insta::assert_snapshot!(lines.sorted(Order::Right).to_string());
}

/// Ideographs take two columns, marks over letters none; what runs leftwards is isolated; lines of the
/// text are none of the page.
#[test]
fn columns_hold_in_every_script() {
    let texts = [
        ("zh", "各国应当遵守负责任的国家行为规范 norm 并合作。"),
        ("ar", "تلتزم الدول بالقواعد norm في الفضاء الإلكتروني."),
        ("fr", "Les E\u{301}tats respectent la\nnorm   commune\r\net tardive."),
    ];
    let drafts: Vec<Draft> = texts.iter().map(|(sigil, text)| Draft::parse(*sigil, text)).collect();
    let drafts: Vec<&Draft> = drafts.iter().collect();
    let page = Concordance::of_words(&drafts, "NORM").to_string();
    let shown = |c: &char| !('\u{2066}'..='\u{2069}').contains(c);
    let before: Vec<usize> = page
        .lines()
        .map(|line| line.split("norm").next().unwrap().chars().filter(shown).collect::<String>())
        .map(|before| unicode_width::UnicodeWidthStr::width(before.as_str()))
        .collect();
    assert_eq!(before.len(), 3, "{page}");
    assert!(before.iter().all(|width| *width == before[0]), "{before:?}\n{page}");
    assert_eq!(page.matches('\u{2068}').count(), page.matches('\u{2069}').count());
}

#[test]
fn an_item_goes_on_from_its_chapeau() {
    let draft = Draft::parse("a", "1. Urges States:\n(a) to share charts;\n(b) to share lamps.");
    let lines = Concordance::of_words(&[&draft], "share lamps");
    let line = lines.lines().next().unwrap();
    assert_eq!((line.left().as_str(), line.right().as_str()), ("Urges States: / to ", "."));
    assert_eq!(line.clause().path(), "1 (b)");
    assert_eq!(Concordance::of_words(&[&draft], " , ").lines().len(), 0);
    assert!(Concordance::of_pattern(&[&draft], "\"<").is_err());
}

fn pilots(label: &str) -> Scheme {
    let text = format!(
        "scheme.id = \"s\"\n[[concept]]\nid = \"pilotage\"\n\
         label.en = {{ preferred = \"{label}\", alternative = [\"helmsman\"] }}\n"
    );
    Scheme::from_toml(&text).unwrap()
}

#[test]
fn a_changed_scheme_gains_and_loses() {
    let text = "1. Harbour pilots steer.\n\n2. A pilot project ends.";
    let draft = Draft::parse("a", text);
    let (wide, narrow) = (pilots("pilot"), pilots("harbour pilot"));
    let stored = Run::new(&[wide.annotate(&draft)]);
    let difference = Run::new(&[narrow.annotate(&draft)]).since(&stored);
    let words = |hits: &[travaux::concordance::Hit]| {
        hits.iter().map(|hit| hit.exact.clone()).collect::<Vec<_>>()
    };
    assert_eq!(words(&difference.gained), ["Harbour pilots"]);
    assert_eq!(words(&difference.lost), ["pilots", "pilot"]);
    // read anew, with other white space before and between
    let again = Draft::parse("a", "\n\n1.  Harbour pilots steer.\n\n2.  A pilot project ends.\n");
    let difference = Run::new(&[wide.annotate(&again)]).since(&stored);
    assert_eq!((difference.kept, difference.gained.len(), difference.lost.len()), (2, 0, 0));
    // a text that one run has not searched says nothing of the scheme
    let other = Draft::parse("b", text);
    let difference = Run::new(&[wide.annotate(&draft), wide.annotate(&other)]).since(&stored);
    assert!(difference.gained.is_empty());
    assert_eq!(unused_rules(&[wide.annotate(&draft)])[0].phrase(), "helmsman");
    assert!(unused_rules(&[]).is_empty());
}

#[cfg(feature = "serde")]
#[test]
fn runs_are_read_back() {
    let draft = harbour(4);
    let run = Run::new(&[Scheme::builtin("cyber").unwrap().annotate(&draft)]);
    let json = serde_json::to_string(&run).unwrap();
    assert_eq!(serde_json::from_str::<Run>(&json).unwrap(), run);
    assert!(json.starts_with("{\"schema\":\"travaux/run/1\""));
}

/// 10 of 100 words against 10 of 1,000: G² = 2 (10 ln(10 / 1.818) + 10 ln(10 / 18.18)) = 22.14, and ten
/// times as frequent, log₂ 10 = 3.32.
#[test]
fn keyness_by_hand() {
    let here = format!("{}so it is.\n\n{}", "lamp, and ".repeat(5), "lamp, and ".repeat(5))
        + &"the ".repeat(77)
        + ".";
    let there = "lamp, and ".repeat(10) + &"the ".repeat(980) + ".";
    let english = |text: &str| Draft::parse("a", &format!("---\nlang: en\n---\n\n{text}"));
    let (here, there) = (english(&here), english(&there));
    let terms = Keyness::new().terms(&[&here], &[&there]);
    let lamp = terms.iter().find(|term| term.words == "lamp").unwrap();
    assert_eq!((lamp.here, lamp.elsewhere, lamp.clauses), (10, 10, 2));
    assert!((lamp.log_likelihood - 22.14).abs() < 0.01, "{lamp:?}");
    assert!((lamp.log_ratio - std::f64::consts::LOG2_10).abs() < 1e-3, "{lamp:?}");
}

/// Titles repeat what stands below them, and what the scheme knows is no candidate.
#[test]
fn neither_headings_nor_known_words_are_candidates() {
    let text = "# Zebra\n\n# Zebra\n\n# Zebra\n\nThe pilot rests at the old quay.\n\n\
                A pilot sees the old quay.\n\nOne pilot leaves the old quay.";
    let draft = travaux::read::markdown("a", text);
    let other = Draft::parse("b", &"The cook cooks. ".repeat(200));
    let scheme = pilots("pilot");
    let terms = Keyness::new().candidates(&[scheme.annotate(&draft)], &[&other]);
    assert_eq!(terms.iter().map(|term| term.words.as_str()).collect::<Vec<_>>(), ["old quay"]);
    assert!(Keyness::new().terms(&[], &[]).is_empty());
    assert!(!Keyness::new().terms(&[&draft], &[]).iter().any(|term| term.log_ratio.is_nan()));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn hits_are_the_text_at_their_span(words in prop::collection::vec("(norm|Norms|state|, |\\. |\n\n|\n\\(a\\) |é|规范 | )", 0..40)) {
        let draft = Draft::parse("a", &words.concat());
        for lines in [Concordance::of_words(&[&draft], "norm"), Concordance::of_pattern(&[&draft], "norm").unwrap()] {
            let count = lines.lines().len();
            for order in [Order::Place, Order::Left, Order::Right] {
                let sorted = lines.clone().sorted(order);
                prop_assert_eq!(sorted.lines().len(), count);
                for line in sorted.lines() {
                    prop_assert_eq!(line.hit(), &draft.text()[line.span().range()]);
                    prop_assert!(line.clause().span().contains(line.span()));
                    prop_assert!(!line.left().contains('\n') && !line.right().contains('\n'));
                }
                prop_assert_eq!(sorted.to_string().lines().count(), count);
            }
        }
    }

    #[test]
    fn a_run_against_itself_keeps_all(words in prop::collection::vec("(pilot|helmsman|, |\n\n| )", 0..30), other in prop::collection::vec("(pilot|helmsman| )", 0..30)) {
        let scheme = pilots("pilot");
        let (one, other) = (Draft::parse("a", &words.concat()), Draft::parse("a", &other.concat()));
        let (one, other) = (Run::new(&[scheme.annotate(&one)]), Run::new(&[scheme.annotate(&other)]));
        let same = one.since(&one);
        prop_assert_eq!((same.kept, same.gained.len(), same.lost.len()), (one.hits.len(), 0, 0));
        let (there, back) = (one.since(&other), other.since(&one));
        prop_assert_eq!(there.kept, back.kept);
        prop_assert_eq!(there.kept + there.gained.len(), one.hits.len());
        prop_assert_eq!(there.gained.len(), back.lost.len());
    }
}
