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
            wanted.flat_map(|term| labelled(term[2].as_str().unwrap())).collect();
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
    // the three found and not wanted are defined all the same
    score.row("lexnlp-definitions", "term", 0.95);
}

/// The terms of a label: one, or those that it quotes, as in *“Including” and “includes”*.
fn labelled(label: &str) -> Vec<String> {
    let quoted: Vec<String> = label.split('"').skip(1).step_by(2).map(str::to_lowercase).collect();
    if quoted.is_empty() { vec![label.to_lowercase()] } else { quoted }
}
