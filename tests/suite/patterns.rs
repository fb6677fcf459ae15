//! What patterns find, word by word: `corpus/cases/patterns`.

use proptest::prelude::*;
use travaux::{Draft, Scheme};

use crate::corpus::root;

/// A text with its marks taken out, and what they marked: the name of the capture, nothing for a match.
fn unmarked(line: &str) -> (String, Vec<(String, std::ops::Range<usize>)>) {
    let (mut text, mut marks, mut open) = (String::new(), Vec::new(), Vec::new());
    let line = line.replace("\\n", "\n");
    let mut rest = line.as_str();
    while let Some(c) = rest.chars().next() {
        let behind = &rest[c.len_utf8()..];
        rest = match c {
            '[' => {
                open.push((String::new(), text.len()));
                behind
            }
            '{' => {
                let (name, behind) = behind.split_once(':').expect("a name and a colon");
                open.push((name.to_owned(), text.len()));
                behind
            }
            ']' | '}' => {
                let (name, start) = open.pop().expect("a mark that was opened");
                marks.push((name, start..text.len()));
                behind
            }
            _ => {
                text.push(c);
                behind
            }
        };
    }
    assert!(open.is_empty(), "{line}: a mark that is not closed");
    (text, marks)
}

fn scheme(pattern: &str) -> Scheme {
    let quoted = serde_json::to_string(pattern).unwrap();
    let toml = format!(
        "scheme.id = \"case\"\n[[concept]]\nid = \"sought\"\nlabel.en.preferred = \"zzz\"\npattern = [{{ match = {quoted} }}]"
    );
    Scheme::from_toml(&toml).unwrap_or_else(|error| panic!("{pattern}: {error}"))
}

#[test]
fn patterns_find_what_their_cases_say() {
    let (mut checked, mut wrong) = (0, Vec::new());
    for entry in std::fs::read_dir(root().join("cases/patterns")).unwrap().flatten() {
        let path = entry.path();
        let mut known = None;
        for (number, line) in std::fs::read_to_string(&path).unwrap().lines().enumerate() {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let Some((sign, marked)) =
                line.split_once(' ').filter(|(s, _)| matches!(*s, "+" | "-"))
            else {
                known = Some(scheme(line));
                continue;
            };
            let scheme = known.as_ref().expect("a pattern before its texts");
            let (text, expected) = unmarked(marked);
            let draft = match text.starts_with('#') {
                true => travaux::read::markdown("case", &text),
                false => Draft::parse("case", &text),
            };
            let map = scheme.annotate(&draft);
            let mut found: Vec<_> = map
                .mentions()
                .flat_map(|mention| {
                    let span = mention.annotation().span;
                    let captures = mention.captures().map(|(name, span)| (name.to_owned(), span));
                    captures.chain([(String::new(), span)]).collect::<Vec<_>>()
                })
                .map(|(name, span)| (name, draft.text()[span.range()].to_owned()))
                .collect();
            found.dedup();
            let expected: Vec<_> =
                expected.into_iter().map(|(name, range)| (name, text[range].to_owned())).collect();
            let sorted = |mut list: Vec<(String, String)>| {
                list.sort();
                list
            };
            let place = format!("{}:{}: {line}", path.display(), number + 1);
            assert_eq!(sign == "+", !expected.is_empty(), "{place}: marks and sign disagree");
            let (found, expected) = (sorted(found), sorted(expected));
            if found != expected {
                wrong.push(format!("{place}\n  found {found:?}\n  expected {expected:?}"));
            }
            checked += 1;
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(checked > 60, "{checked} texts");
}

fn two_concepts(overlap: &str) -> Scheme {
    Scheme::from_toml(&format!(
        r#"
        scheme = {{ id = "case", overlap = "{overlap}" }}
        [[concept]]
        id = "law"
        label.en = {{ preferred = "law", alternative = ["international law", "law of the sea"] }}
        [[concept]]
        id = "sea"
        label.en = {{ preferred = "sea", alternative = ["sea lane"] }}
        reject = [{{ match = "sea NEAR/2 change", reason = "a figure of speech" }}]
        "#
    ))
    .unwrap()
}

/// What stands in a text, and what only looks so.
fn found(scheme: &Scheme, text: &str) -> (Vec<String>, Vec<String>) {
    let draft = Draft::parse("case", text);
    let map = scheme.annotate(&draft);
    let stands = map.mentions().map(|mention| mention.words().to_owned()).collect();
    let misses = map.near_misses().map(|miss| format!("{}: {}", miss.words(), miss.reason()));
    (stands, misses.collect())
}

#[test]
fn overlapping_matches_follow_the_policy_of_the_scheme() {
    let text = "International law of the sea lane";
    let of = |overlap| found(&two_concepts(overlap), text);
    let (stands, misses) = of("longest");
    assert_eq!(stands, ["International law", "sea lane"]);
    assert!(misses.is_empty());
    assert_eq!(of("all").0, ["International law", "law", "law of the sea", "sea", "sea lane"]);
    let (stands, misses) = found(&two_concepts("longest-of-all"), "The law of the sea lane");
    assert_eq!(stands, ["law of the sea"]);
    assert_eq!(misses, ["sea lane: part of “law of the sea” (law)"]);
}

#[test]
fn near_misses_say_why() {
    let (stands, misses) = found(&two_concepts("longest"), "A sea of change");
    assert!(stands.is_empty());
    assert_eq!(misses, ["sea: a figure of speech"]);
    let scheme = scheme("integrity NEAR/5 data NOT AFTER/1 territorial");
    let (stands, misses) = found(&scheme, "Data and territorial integrity");
    assert!(stands.is_empty());
    assert_eq!(misses, ["integrity: “territorial” stands right before it, where it must not"]);
}

/// Whether a relation holds between two words so far apart: 1 is the next word, -1 the one before.
fn holds(relation: &str, away: i64) -> bool {
    match relation {
        "NEAR" => true,
        "BEFORE" => away > 0,
        _ => away < 0,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn relations_hold_as_counting_words_says(
        words in prop::collection::vec(prop::sample::select(vec!["alpha", "beta", "gamma", "delta"]), 1..24),
        name in prop::sample::select(vec!["NEAR", "BEFORE", "AFTER"]),
        reach in 1..6_i64,
        negated: bool,
    ) {
        let not = if negated { "NOT " } else { "" };
        let scheme = scheme(&format!("alpha {not}{name}/{reach} beta"));
        let draft = Draft::parse("case", &words.join(" "));
        let map = scheme.annotate(&draft);
        let found: Vec<usize> =
            map.mentions().map(|mention| mention.annotation().span.start()).collect();
        let mut expected = Vec::new();
        let mut at = 0;
        for (index, word) in words.iter().enumerate() {
            let company = words.iter().enumerate().any(|(other, other_word)| {
                let away = other as i64 - index as i64;
                *other_word == "beta" && away.abs() <= reach && holds(name, away)
            });
            if *word == "alpha" && company != negated {
                expected.push(at);
            }
            at += word.len() + 1;
        }
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn any_pattern_is_read_or_refused(
        pattern in "(who:|NOT |NEAR/2 |BEFORE/sentence |AFTER/clause |OR |\\(|\\)|<2> |norm|=WHO|build~|new!|ru\\*| |\\|){0,16}",
        text in "(norms |WHO |built |new |rule |\\. |\n\n|# |1\\. ){0,30}",
    ) {
        let quoted = serde_json::to_string(&pattern).unwrap();
        let file = format!(
            "scheme.id = \"case\"\n[[concept]]\nid = \"a\"\nlabel.en.preferred = \"norm\"\npattern = [{{ match = {quoted} }}]"
        );
        if let Ok(scheme) = Scheme::from_toml(&file) {
            let draft = Draft::parse("case", &text);
            let map = scheme.annotate(&draft);
            for mention in map.mentions() {
                let clause = mention.clause().body_span();
                prop_assert!(clause.contains(mention.annotation().span));
                prop_assert!(mention.captures().all(|(_, span)| !draft.text()[span.range()].is_empty()));
            }
            prop_assert!(map.near_misses().all(|miss| !miss.reason().is_empty()));
        }
    }
}

#[test]
fn many_near_misses_beyond_the_clause_are_told_without_searching_all_again() {
    let scheme = scheme("norm NOT NEAR/document verdict");
    let text = format!("{}A verdict.", "A norm of ports.\n\n".repeat(4000));
    let draft = Draft::parse("case", &text);
    let map = scheme.annotate(&draft);
    assert_eq!(map.mentions().len(), 0);
    let reasons: Vec<String> = map.near_misses().map(|miss| miss.reason()).collect();
    assert_eq!(reasons.len(), 4000);
    assert!(reasons.iter().all(|reason| reason.contains("“verdict”")), "{}", reasons[0]);
}
