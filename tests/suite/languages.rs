//! In which language a text is, told by its words: `corpus/cases/language`.

use travaux::Draft;

use crate::corpus::root;

#[test]
fn short_texts_are_told_to_be_in_a_language_or_in_none() {
    let path = root().join("cases/language/sentences.txt");
    let lines = std::fs::read_to_string(path).unwrap();
    let mut count = 0;
    for line in lines.lines().filter(|line| !line.starts_with('#')) {
        let (language, sentence) = line.split_once('\t').unwrap();
        let told = Draft::parse("sentence", sentence).language().unwrap_or("und").to_owned();
        assert_eq!(told, language, "{sentence}");
        count += 1;
    }
    assert!(count >= 20, "{count} sentences");
}

#[test]
fn each_clause_of_a_bilingual_text_is_in_its_language() {
    let path = root().join("cases/language/two-languages.txt");
    let file = std::fs::read_to_string(path).unwrap();
    let lines = file.lines().filter(|line| !line.starts_with('#'));
    let (languages, paragraphs): (Vec<_>, Vec<_>) =
        lines.map(|line| line.split_once('\t').unwrap()).unzip();
    let draft = Draft::parse("both", &paragraphs.join("\n\n"));
    let told: Vec<_> = draft.clauses().filter_map(|clause| clause.language()).collect();
    assert_eq!(told, languages);
}

#[test]
fn a_quotation_in_another_language_makes_no_text_bilingual() {
    let path = root().join("families/harbour-declaration/draft-2.md");
    let rest = std::fs::read_to_string(path).unwrap();
    let motto = "Les pilotes ont droit à une nuit de repos sur l'eau.";
    let draft = travaux::read::markdown("motto", &format!("{rest}\n\n{motto}\n"));
    assert!(draft.clauses().last().is_some_and(|clause| clause.body().ends_with(motto)));
    assert!(draft.clauses().all(|clause| clause.language() == Some("en")));
}

#[test]
fn texts_in_one_language_have_no_clause_in_another() {
    for family in ["families/harbour-declaration", "negotiations/pilot-pact"] {
        let folder = root().join(family);
        let mut count = 0;
        for entry in std::fs::read_dir(folder).unwrap() {
            let Ok(draft) = travaux::read::path(entry.unwrap().path()) else { continue };
            let own = draft.language();
            assert!(draft.clauses().all(|clause| clause.language() == own), "{}", draft.sigil());
            count += 1;
        }
        assert!(count > 1, "{family}");
    }
}
