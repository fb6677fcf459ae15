//! Labels in other turns of phrase: `corpus/cases/variants`, and what holds of them everywhere.

use travaux::{Draft, Scheme};

use crate::corpus::{root, texts};
use crate::decoys::unmarked;

fn scheme(label: &str, language: &str, head: &str) -> Scheme {
    let label = serde_json::to_string(label).unwrap();
    let toml = format!(
        "[scheme]\nid = \"case\"\n{head}\n[[concept]]\nid = \"sought\"\nlabel.{language}.preferred = {label}"
    );
    Scheme::from_toml(&toml).unwrap_or_else(|error| panic!("{label}: {error}"))
}

fn found(scheme: &Scheme, language: &str, text: &str) -> Vec<String> {
    let draft = Draft::parse("case", &format!("<!--\nlang: {language}\n-->\n\n{text}\n"));
    scheme.annotate(&draft).mentions().map(|mention| mention.words().to_owned()).collect()
}

#[test]
fn labels_are_found_in_the_turns_their_cases_say() {
    let mut wrong = Vec::new();
    for language in ["en", "fr"] {
        let path = root().join(format!("cases/variants/{language}.txt"));
        let mut sought = None;
        for line in std::fs::read_to_string(path).unwrap().lines() {
            match line.split_once(' ') {
                Some(("+" | "-", marked)) => {
                    let (text, [stands, _]) = unmarked(marked);
                    let scheme: &Scheme = sought.as_ref().expect("a label before its sentences");
                    let found = found(scheme, language, &text);
                    if found != stands {
                        wrong.push(format!("{line}\n  found {found:?}"));
                    }
                }
                Some(("#", _)) => {}
                _ if line.is_empty() => {}
                _ => sought = Some(scheme(line, language, "variants = true")),
            }
        }
    }
    assert!(wrong.is_empty(), "{} lines:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn without_being_asked_for_there_are_none() {
    let plain = scheme("theft of trade secrets", "en", "");
    assert!(!plain.has_variants());
    assert!(found(&plain, "en", "Whoever steals trade secrets is expelled.").is_empty());
}

#[test]
fn synonyms_stand_for_each_other_in_labels_of_several_words() {
    let head = "variants = true\nsynonyms = [\"flaw|weakness\", \"report|signal\"]";
    let of = |label: &str, text: &str| found(&scheme(label, "en", head), "en", text);
    assert_eq!(of("hidden flaw", "A hidden weakness was found."), ["hidden weakness"]);
    assert!(of("flaw", "A weakness was found.").is_empty());
    let named = scheme("hidden flaw", "en", head);
    let expected = [vec!["flaw", "weakness"], vec!["report", "signal"]];
    assert_eq!(named.synonyms(), expected);
}

/// Variants add mentions and take none away: each mention stands still, or in a longer one.
#[test]
fn variants_only_add() {
    for name in ["actors", "cyber"] {
        let toml = root().join(format!("schemes/{name}.toml"));
        let toml = std::fs::read_to_string(toml).unwrap();
        let varied = Scheme::from_toml(&toml).unwrap();
        assert!(varied.has_variants());
        let plain = Scheme::from_toml(&toml.replace("variants = true\n", "")).unwrap();
        for path in texts(&root().join("families")) {
            let Ok(draft) = travaux::read::path(&path) else { continue };
            let (before, after) = (plain.annotate(&draft), varied.annotate(&draft));
            for mention in before.mentions() {
                let id = mention.concept().id();
                let stands = after
                    .mentions_of(id)
                    .any(|other| other.annotation().span.overlaps(mention.annotation().span));
                assert!(stands, "{name} {id}: {}", mention.words());
            }
        }
    }
}
