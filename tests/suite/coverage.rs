//! What maps cover, how they differ, and what stands without what.

use std::fmt::Write;

use proptest::prelude::{ProptestConfig, Strategy, prop};
use proptest::{prop_assert, prop_assert_eq, proptest};
use travaux::concept::Inheritance;
use travaux::coverage::{MapDifference, Matrix, Query, Region};
use travaux::{ConceptMap, Draft, Scheme};

use crate::cases::each;
use crate::corpus::{harbour, read};

/// Concepts of a life of standards, and the three of security.
pub(crate) const SCHEME: &str = r#"
scheme.id = "small"
[[concept]]
id = "standards"
label.en = { preferred = "standard" }
[[concept]]
id = "creation"
label.en = { preferred = "create", alternative = ["creation", "creating"] }
[[concept]]
id = "implementation"
label.en = { preferred = "implement", alternative = ["implementation", "implementing"] }
[[concept]]
id = "testing"
broader = ["implementation"]
label.en = { preferred = "testing" }
[[concept]]
id = "secrecy"
label.en = { preferred = "secrecy" }
[[concept]]
id = "wholeness"
label.en = { preferred = "wholeness" }
[[concept]]
id = "readiness"
label.en = { preferred = "readiness" }
[[group]]
id = "three"
members = ["secrecy", "wholeness", "readiness"]
"#;

fn scheme() -> Scheme {
    Scheme::from_toml(SCHEME).unwrap()
}

/// A draft; its coverage; for every gap the lists its siblings stand in; and the answer to one query.
#[test]
fn coverage() {
    let scheme = scheme();
    each("coverage", "*.*", |path, _| {
        let draft = read(path);
        let map = scheme.annotate(&draft);
        let mut page = map.coverage().to_string();
        for gap in map.gaps() {
            for list in gap.sibling_lists() {
                let (id, joined) = (gap.concept().id(), list.joined().name());
                let at = list.clause().unwrap().path();
                writeln!(page, "{id} is absent from: {} ({joined}, {at})", list.words()).unwrap();
            }
        }
        let query = Query::parse("standards creation -implementation").unwrap();
        write!(page, "\n{}", query.ask(&map).unwrap()).unwrap();
        page
    });
}

/// The first and the last draft of a declaration.
#[test]
fn difference_of_two_drafts() {
    let scheme = Scheme::builtin("cyber").unwrap();
    let (before, after) = (harbour(1), harbour(4));
    let (before, after) = (scheme.annotate(&before), scheme.annotate(&after));
    insta::assert_snapshot!(MapDifference::new(&before, &after).to_string());
}

#[test]
fn a_concept_moves_between_the_parts() {
    let before =
        Draft::parse("a", "Recalling its mandate,\n\n1. Urges States to keep the secrecy of logs.");
    let after = Draft::parse("b", "Recalling the secrecy of logs,\n\n1. Urges States to act.");
    let scheme = scheme();
    let (before, after) = (scheme.annotate(&before), scheme.annotate(&after));
    let told = MapDifference::new(&before, &after).to_string();
    assert!(told.contains("secrecy: “secrecy” (1) → “secrecy” (preambular 1)"), "{told}");
    assert!(told.contains("1 moved to the preamble"), "{told}");
}

#[test]
fn a_query_names_what_the_scheme_lacks() {
    let scheme = scheme();
    let draft = Draft::parse("a", "1. Create.");
    let map = scheme.annotate(&draft);
    let error = Query::parse("creation nonsense -folly").unwrap().ask(&map).unwrap_err();
    assert_eq!(
        error.to_string().lines().next().unwrap(),
        "found no concept `nonsense`, allowed: standards, creation, implementation, testing, secrecy, \
         wholeness, readiness",
    );
    assert_eq!(error.more().len(), 1);
    for text in ["", "  ", "-creation"] {
        assert!(Query::parse(text).is_err());
    }
}

#[test]
fn a_gap_is_inherited_or_introduced() {
    let (full, poor) = (
        scheme(),
        Scheme::from_toml(
            "scheme.id = \"x\"\n[[concept]]\nid = \"other\"\nlabel.en.preferred = \"other\"",
        )
        .unwrap(),
    );
    let (draft, source) =
        (Draft::parse("a", "Wholeness counts."), Draft::parse("b", "Secrecy and testing count."));
    let map = full.annotate(&draft);
    let (rich_source, poor_source) = (full.annotate(&source), poor.annotate(&source));
    let of = |id: &str, source| map.gap(id).unwrap().inheritance(source);
    assert!(
        matches!(of("readiness", &rich_source), Inheritance::Inherited(gap) if gap.map().draft().sigil() == "b")
    );
    assert!(
        matches!(of("secrecy", &rich_source), Inheritance::Introduced(found) if found[0].words() == "Secrecy")
    );
    // a narrower concept is named
    assert!(matches!(of("implementation", &rich_source), Inheritance::Introduced(_)));
    assert!(matches!(of("secrecy", &poor_source), Inheritance::Unknown));
}

#[cfg(feature = "serde")]
#[test]
fn reports_are_read_back() {
    use travaux::render::{AnswerReport, CoverageReport, MapDifferenceReport};
    let scheme = Scheme::builtin("cyber").unwrap();
    let (before, after) = (harbour(1), harbour(2));
    let (before, after) = (scheme.annotate(&before), scheme.annotate(&after));
    let coverage = after.coverage().report();
    let json = serde_json::to_string(&coverage).unwrap();
    assert_eq!(serde_json::from_str::<CoverageReport>(&json).unwrap(), coverage);
    assert!(json.starts_with("{\"schema\":\"travaux/coverage/1\""));
    let difference = MapDifference::new(&before, &after).report();
    let json = serde_json::to_string(&difference).unwrap();
    assert_eq!(serde_json::from_str::<MapDifferenceReport>(&json).unwrap(), difference);
    let answer = Query::new("peacetime").without("armed-conflict").ask(&after).unwrap().report();
    let json = serde_json::to_string(&answer).unwrap();
    assert_eq!(serde_json::from_str::<AnswerReport>(&json).unwrap(), answer);
}

/// Laws of a map: figures add up, regions nest, verdicts follow them.
pub(crate) fn check_coverage(map: &ConceptMap<'_>) {
    let coverage = map.coverage();
    let all: usize = coverage.concepts.iter().map(|own| own.mentions).sum();
    assert_eq!(all, map.annotations().len());
    assert!(coverage.naming <= coverage.clauses && coverage.words_naming <= coverage.words);
    for own in &coverage.concepts {
        assert!(own.clauses <= own.mentions && own.clauses <= coverage.naming);
        assert!(own.in_headings + own.operative + own.preambular <= own.mentions);
        assert!((0.0..=1.0).contains(&own.share_of_words(&coverage)));
    }
    for region in Region::ALL {
        let matrix = Matrix::new(std::slice::from_ref(map), region);
        assert_eq!(matrix.cells.iter().map(|cell| cell.mentions).sum::<usize>(), all);
        for pair in matrix.together(1) {
            assert!(pair.rows <= pair.of_one.min(pair.of_other));
        }
    }
    for (smaller, larger) in Region::ALL.into_iter().zip(&Region::ALL[1..]) {
        let clauses: Vec<_> = map.searched().collect();
        for pair in clauses.windows(2) {
            assert!(
                !smaller.holds_both(pair[0], pair[1]) || larger.holds_both(pair[0], pair[1]),
                "{pair:?}"
            );
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn figures_add_up(words in prop::collection::vec(word(), 0..40), other in prop::collection::vec(word(), 0..40)) {
        let scheme = scheme();
        let (one, other) = (Draft::parse("a", &words.concat()), Draft::parse("b", &other.concat()));
        let (one, other) = (scheme.annotate(&one), scheme.annotate(&other));
        check_coverage(&one);
        let (there, back) = (MapDifference::new(&one, &other), MapDifference::new(&other, &one));
        prop_assert_eq!(there.shifts().len(), back.shifts().len());
        for (shift, mirrored) in there.shifts().zip(back.shifts()) {
            let kinds: Vec<_> = shift.kinds().iter().map(|kind| kind.mirrored()).collect();
            prop_assert_eq!(&kinds, mirrored.kinds());
            prop_assert_eq!(shift.mentions_before().count(), mirrored.mentions_after().count());
        }
        let same = MapDifference::new(&one, &one);
        prop_assert_eq!(same.shifts().len(), 0);
        let answer = Query::parse("standards creation -implementation").unwrap();
        let answer = answer.ask(&one).unwrap();
        for finding in answer.findings() {
            let verdicts: Vec<_> = finding.verdicts().collect();
            for pair in verdicts.windows(2) {
                // a larger region holds what a smaller one does
                prop_assert!(pair[0].spoiling().count() <= pair[1].spoiling().count());
                prop_assert!(pair[0].missing().count() >= pair[1].missing().count());
            }
        }
        for list in one.gaps().flat_map(|gap| gap.sibling_lists()) {
            prop_assert!(list.siblings().len() > 1);
        }
    }
}

/// Words, marks and numbers of clauses.
fn word() -> impl Strategy<Value = String> {
    prop::sample::select(vec![
        "standards ",
        "create ",
        "implement ",
        "testing ",
        "secrecy ",
        "wholeness ",
        "readiness ",
        "and ",
        "or ",
        ", ",
        ". ",
        "\n\n1. Urges States to: ",
        "\n(a) ",
        "\n\n# Aid\n\n",
        "\n\nRecalling ",
    ])
    .prop_map(str::to_owned)
}
