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
