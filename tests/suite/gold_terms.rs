//! Defined terms, as annotators of contracts have them: LexNLP.

use std::collections::BTreeSet;

use travaux::term::DefinitionForm;
use travaux::{Draft, Terms};

use crate::gold::{Score, json_lines, table_head};
use crate::real_texts::root;

#[test]
fn defined_terms_of_contracts() {
    let Some(root) = root() else { return };
    let mut score = Score::default();
    for row in json_lines(&root.join("gold/lexnlp-definitions/contract_definitions.jsonl")) {
        let text = row["text"].as_str().unwrap();
        let wanted = row["terms"].as_array().unwrap().iter();
        let wanted: BTreeSet<_> =
            wanted.map(|term| term[2].as_str().unwrap().to_lowercase()).collect();
        let draft = Draft::parse("contract", text);
        let terms = Terms::new(&draft);
        // the set has no acronyms
        let found = terms.definitions().iter();
        let found = found.filter(|definition| definition.form != DefinitionForm::Acronym);
        let found: BTreeSet<_> =
            found.map(|definition| terms.words(definition.term).to_lowercase()).collect();
        score.add(Score::of(&found, &wanted));
    }
    table_head();
    // of the five found and not wanted three are defined all the same; two share one label
    score.row("lexnlp-definitions", "term", 0.92);
}
